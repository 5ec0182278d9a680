"""Identification: the ruling as Work, Expression and Manifestation, and the events of its life."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pipeline.emit.frbr_names import UNKNOWN_DATE
from pipeline.emit.references import References
from pipeline.emit.vocabulary import box, line
from pipeline.model import Ruling
from pipeline.words.works import COUNTRY


def add_identification(meta: Element, ruling: Ruling, references: References) -> None:
    """Write who made what, when, under which name."""
    element = box(meta, "identification", {"source": references.editor()})
    author = {"href": references.court(), "as": references.role("author")}
    work, expression, file = _add_levels(element, references, author, "main", _aliases(ruling))
    line(work, "FRBRsubtype", {"value": ruling.kind.value})
    shown = {"showAs": ruling.number} if ruling.number else {}
    line(work, "FRBRnumber", {"value": references.identity.number, **shown})
    line(work, "FRBRprescriptive", {"value": "true"})
    line(work, "FRBRauthoritative", {"value": "true"})
    for other in ruling.parallels:
        references.parallel(other)
    line(expression, "FRBRauthoritative", {"value": "true"})
    line(expression, "FRBRlanguage", {"language": ruling.language.value})
    _add_preservation(file, ruling)
    line(file, "FRBRformat", {"value": "xml"})


def add_component(
    meta: Element, ruling: Ruling, references: References, name: str, author: dict[str, str]
) -> None:
    """Write who made a part of the document that is attached to it, under which name."""
    element = box(meta, "identification", {"source": references.editor()})
    _, expression, file = _add_levels(element, references, author, name)
    line(expression, "FRBRlanguage", {"language": ruling.language.value})
    line(file, "FRBRformat", {"value": "xml"})


def _add_levels(
    element: Element,
    references: References,
    author: dict[str, str],
    component: str,
    aliases: Iterable[dict[str, str]] = (),
) -> list[Element]:
    """Work, Expression and Manifestation with their names, days and makers."""
    identity = references.identity
    editor = {"href": references.editor(), "as": references.role("editor")}
    made = "amendment" if identity.changed else "adoption"
    levels = []
    for level, iri, suffix, date, name, by in (
        ("Work", identity.work, "", identity.date, "adoption", author),
        ("Expression", identity.expression, "", identity.day, made, author),
        ("Manifestation", identity.expression, ".xml", identity.day, made, editor),
    ):
        named = box(element, f"FRBR{level}")
        line(named, "FRBRthis", {"value": f"{iri}/!{component}{suffix}"})
        line(named, "FRBRuri", {"value": f"{iri}{suffix}"})
        for alias in aliases if level == "Work" else ():
            line(named, "FRBRalias", alias)
        line(named, "FRBRdate", {"date": date, "name": "unknown" if date == UNKNOWN_DATE else name})
        line(named, "FRBRauthor", by)
        levels.append(named)
    line(levels[0], "FRBRcountry", {"value": COUNTRY})
    return levels


def _aliases(ruling: Ruling) -> Iterator[dict[str, str]]:
    """The title, and the identifier of the state's database, which no ruling prints: so it says."""
    if ruling.title:  # first, since some take the first alias for the title
        yield {"name": "title", "value": ruling.title}
    if ruling.state_id is not None:
        sure = {} if ruling.state_id.certain else {"q:certain": "false"}
        yield {"name": "adilet", "value": ruling.state_id.value, "q:derived": "true", **sure}


def add_publication(meta: Element, ruling: Ruling) -> None:
    """Write where the ruling was published first, of which the standard holds one place."""
    printed = ruling.edition.publications if ruling.edition else ()
    # One that is older than the ruling is a doubt, told already, and never its first.
    dated = [one for one in printed if one.date and one.date >= (ruling.date or one.date)]
    if not dated:
        return
    first = min(dated, key=lambda one: one.date or "")
    number = {"number": first.number} if first.number else {}
    told = {"date": str(first.date), "name": first.name, "showAs": first.name, **number}
    line(meta, "publication", told)


def add_classification(meta: Element, ruling: Ruling, references: References) -> None:
    """Write what was asked, if the title tells."""
    if ruling.question is None:
        return
    element = box(meta, "classification", {"source": references.editor()})
    keyword = {
        "eId": "kw_1",
        "dictionary": references.questions(),
        "value": ruling.question.value,
        "showAs": references.names.questions[ruling.question],
    }
    line(element, "keyword", keyword)


def add_lifecycle(meta: Element, ruling: Ruling, references: References) -> None:
    """Write when the ruling was adopted, amended and repealed, as far as it is told."""
    if ruling.date is None:
        return
    lifecycle = box(meta, "lifecycle", {"source": references.editor()})
    adoption = _Event(ruling.date, "adoption", "generation", references.original())
    for number, event in enumerate((adoption, *_later_events(ruling, references)), 1):
        told = {
            "eId": f"eref_{number}",
            "date": event.date,
            "source": event.source,
            "refersTo": references.event(event.name),
            "type": event.kind,
        }
        line(lifecycle, "eventRef", told)


class _Event(NamedTuple):
    """A day in the life of a ruling, and the act that made it one."""

    date: str
    name: str
    kind: str
    source: str


def _later_events(ruling: Ruling, references: References) -> Iterator[_Event]:
    """The amendments by their days, each act once, and the repeal behind them."""
    edition = ruling.edition
    if edition is None:
        return
    told = {
        (a.date, a.number): a for a in edition.amendments if a.date and a.date >= str(ruling.date)
    }
    for (day, _), act in sorted(told.items(), key=lambda item: item[0][0] or ""):
        source = references.amending(act)
        yield _Event(str(day), "amendment", "amendment", source)
        if act.in_force and act.in_force > str(day):
            yield _Event(act.in_force, "entry-into-force", "amendment", source)
    if edition.repeal and edition.repeal.date:
        yield _Event(edition.repeal.date, "repeal", "repeal", references.amending(edition.repeal))


def _add_preservation(file: Element, ruling: Ruling) -> None:
    element = box(file, "preservation")
    source = ruling.source
    about = {
        "mediaType": source.media_type,
        "sha256": source.sha256,
        "characters": str(source.characters),
        "lines": str(source.lines),
        "pages": str(source.pages),
        "pagesInferred": str(source.pages_inferred).lower(),
    }
    line(element, "q:source", about)
    algorithm = {"algorithm": "SHA-256", "canonicalization": "nfc-ws-stripped"}
    line(element, "q:contentHash", algorithm).text = ruling.text_sha256
