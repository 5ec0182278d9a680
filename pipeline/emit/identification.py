"""Identification: the ruling as Work, Expression and Manifestation, and the events of its life."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

from pipeline.emit.frbr_names import UNKNOWN_DATE, FrbrNames
from pipeline.emit.references import References
from pipeline.emit.vocabulary import akn, box, line, own
from pipeline.model import Ruling
from pipeline.words.works import COUNTRY


def add_identification(
    meta: _Element, ruling: Ruling, identity: FrbrNames, references: References
) -> None:
    """Write who made what, when, under which name."""
    source = references.editor()
    element = box(meta, akn("identification"), {"source": source})
    author = {"href": references.court(), "as": references.role("author")}
    editor = {"href": source, "as": references.role("editor")}
    work = _level(element, "Work", identity.work)
    if ruling.title:  # first, since some take the first alias for the title
        line(work, akn("FRBRalias"), {"name": "title", "value": ruling.title})
    _add_state_id(work, ruling)
    _add_origin(work, identity.date, "adoption", author)
    _add_work(work, ruling, identity)
    expression = _level(element, "Expression", identity.expression)
    made = "amendment" if identity.changed else "adoption"
    _add_origin(expression, identity.day, made, author)
    for other in ruling.parallels:
        references.parallel(other)
    line(expression, akn("FRBRauthoritative"), {"value": "true"})
    line(expression, akn("FRBRlanguage"), {"language": ruling.language.value})
    file = _level(element, "Manifestation", identity.expression, ".xml")
    _add_origin(file, identity.day, made, editor)
    _add_preservation(file, ruling)
    line(file, akn("FRBRformat"), {"value": "xml"})


def add_component(
    meta: _Element, ruling: Ruling, references: References, name: str, author: dict[str, str]
) -> None:
    """Write who made a part of the document that is attached to it, under which name."""
    source, identity = references.editor(), references.identity
    element = box(meta, akn("identification"), {"source": source})
    made = "amendment" if identity.changed else "adoption"
    work = _level(element, "Work", identity.work, component=name)
    _add_origin(work, identity.date, "adoption", author)
    line(work, akn("FRBRcountry"), {"value": COUNTRY})
    expression = _level(element, "Expression", identity.expression, component=name)
    _add_origin(expression, identity.day, made, author)
    line(expression, akn("FRBRlanguage"), {"language": ruling.language.value})
    file = _level(element, "Manifestation", identity.expression, ".xml", name)
    _add_origin(file, identity.day, made, {"href": source, "as": references.role("editor")})
    line(file, akn("FRBRformat"), {"value": "xml"})


def add_publication(meta: _Element, ruling: Ruling) -> None:
    """Write where the ruling was published first, of which the standard holds one place."""
    printed = ruling.edition.publications if ruling.edition else ()
    # One that is older than the ruling is a doubt, told already, and never its first.
    dated = [one for one in printed if one.date and one.date >= (ruling.date or one.date)]
    if not dated:
        return
    first = min(dated, key=lambda one: one.date or "")
    number = {"number": first.number} if first.number else {}
    told = {"date": str(first.date), "name": first.name, "showAs": first.name, **number}
    line(meta, akn("publication"), told)


def add_classification(meta: _Element, ruling: Ruling, references: References) -> None:
    """Write what was asked, if the title tells."""
    if ruling.question is None:
        return
    element = box(meta, akn("classification"), {"source": references.editor()})
    keyword = {
        "eId": "kw_1",
        "dictionary": references.questions(),
        "value": ruling.question.value,
        "showAs": references.names.questions[ruling.question],
    }
    line(element, akn("keyword"), keyword)


def add_lifecycle(meta: _Element, ruling: Ruling, references: References) -> None:
    """Write when the ruling was adopted, amended and repealed, as far as it is told."""
    if ruling.date is None:
        return
    lifecycle = box(meta, akn("lifecycle"), {"source": references.editor()})
    adoption = _Event(ruling.date, "adoption", "generation", references.original())
    for number, event in enumerate((adoption, *_later_events(ruling, references)), 1):
        told = {
            "eId": f"eref_{number}",
            "date": event.date,
            "source": event.source,
            "refersTo": references.event(event.name),
            "type": event.kind,
        }
        line(lifecycle, akn("eventRef"), told)


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


def _level(
    parent: _Element, level: str, iri: str, suffix: str = "", component: str = "main"
) -> _Element:
    element = box(parent, akn(f"FRBR{level}"))
    line(element, akn("FRBRthis"), {"value": f"{iri}/!{component}{suffix}"})
    line(element, akn("FRBRuri"), {"value": f"{iri}{suffix}"})
    return element


def _add_origin(level: _Element, date: str, name: str, author: dict[str, str]) -> None:
    name = "unknown" if date == UNKNOWN_DATE else name
    line(level, akn("FRBRdate"), {"date": date, "name": name})
    line(level, akn("FRBRauthor"), author)


def _add_state_id(work: _Element, ruling: Ruling) -> None:
    """Write the identifier of the state's database, which no ruling prints: so it says."""
    if ruling.state_id is not None:
        alias = {"name": "adilet", "value": ruling.state_id.value, own("derived"): "true"}
        sure = {} if ruling.state_id.certain else {own("certain"): "false"}
        line(work, akn("FRBRalias"), {**alias, **sure})


def _add_work(work: _Element, ruling: Ruling, identity: FrbrNames) -> None:
    line(work, akn("FRBRcountry"), {"value": COUNTRY})
    line(work, akn("FRBRsubtype"), {"value": ruling.kind.value})
    shown = {"showAs": ruling.number} if ruling.number else {}
    line(work, akn("FRBRnumber"), {"value": identity.number, **shown})
    line(work, akn("FRBRprescriptive"), {"value": "true"})
    line(work, akn("FRBRauthoritative"), {"value": "true"})


def _add_preservation(file: _Element, ruling: Ruling) -> None:
    element = box(file, akn("preservation"))
    source = ruling.source
    about = {
        "mediaType": source.media_type,
        "sha256": source.sha256,
        "characters": str(source.characters),
        "lines": str(source.lines),
        "pages": str(source.pages),
        "pagesInferred": str(source.pages_inferred).lower(),
    }
    line(element, own("source"), about)
    algorithm = {"algorithm": "SHA-256", "canonicalization": "nfc-ws-stripped"}
    line(element, own("contentHash"), algorithm).text = ruling.text_sha256
