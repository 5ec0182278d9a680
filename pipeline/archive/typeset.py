"""The PDF that a person reads: PDF/A-3a and PDF/UA-1, set by typst, the same bytes on every run.

The source and the Akoma Ntoso are attached. Dates come from the ruling, fonts from typst itself, and
typst refuses what would break either standard; a sign that its fonts lack is shown by its number.
"""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from importlib import metadata, resources
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from pipeline import grammar
from pipeline.errors import InvalidOutputError
from pipeline.extras import library
from pipeline.grammar import Grammar
from pipeline.grammar.documents import Caption
from pipeline.model import Ruling
from pipeline.outline import Passage, outline
from pipeline.pages.interface import interface
from pipeline.words.indexes import RAISED

STANDARDS: Final = ("a-3a", "ua-1")
_MOST_SIGNS: Final = 500
"""So many kinds of signs without a glyph are looked for before the text is told to be none."""
# typst has no code for this error: its words are all that tells which signs no font shows.
_UNSHOWN: Final = re.compile(r'(?:the text|the codepoint) `"(.+?)"`', re.DOTALL)
_ESCAPE: Final = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)", re.DOTALL)
_NOTE_MARK: Final = re.compile(r"^(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*{1,3}|\[?[0-9]{1,3}[\])]?)(?=\s)")
_PLAIN: Final = str.maketrans({raised: plain for plain, raised in RAISED.items()})
_NOT_SURE: Final = frozenset({"warning", "error"})


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside the PDF."""

    name: str
    data: bytes
    media: str
    relationship: str
    """`source` or `alternative`, as PDF/A-3 has it."""
    description: str


def require_typst() -> ModuleType:
    """The library that sets the PDF. Raises UsageError, which says what to install."""
    return library("typst", "archive", "the PDF")


def typst_version() -> str:
    """The version of the library that sets the PDF; `none` where it is not there."""
    try:
        return metadata.version("typst")
    except metadata.PackageNotFoundError:
        return "none"


def typeset(ruling: Ruling, others: Sequence[Ruling], attached: Sequence[Attached]) -> bytes:
    """The PDF of a ruling, followed by its texts in other languages.

    Raises UsageError without typst, InvalidOutputError where the document cannot be set.
    """
    typst = require_typst()
    unshown: set[str] = set()
    with tempfile.TemporaryDirectory(prefix="qauly-") as name:
        folder = Path(name)
        template = resources.files(__package__) / "ruling.typ"
        (folder / "ruling.typ").write_bytes(template.read_bytes())
        for file in attached:
            (folder / file.name).write_bytes(file.data)
        # typst names the signs of one place at a time, so it is tried again until it names none.
        while True:
            document = _document(ruling, others, attached, unshown)
            (folder / "ruling.json").write_text(_json_without_signs(document, unshown), "utf-8")
            try:
                return _compiled_pdf(typst, folder)
            except typst.TypstError as error:
                found = _signs_without_font(error.message) - unshown
                if not found or len(unshown) > _MOST_SIGNS:
                    raise InvalidOutputError(f"no PDF can be set: {error.message}") from error
                unshown |= found


def _compiled_pdf(typst: Any, folder: Path) -> bytes:  # noqa: ANN401
    made: bytes = typst.compile(
        str(folder / "ruling.typ"),
        root=str(folder),
        # The fonts that typst brings along, and no clock: the same bytes on every machine.
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=list(STANDARDS),
        timestamp=0,
    )
    return made


def _signs_without_font(message: str) -> set[str]:
    """The signs that a message says no font has."""
    found = _UNSHOWN.search(message)
    if found is None:
        return set()
    text = _ESCAPE.sub(lambda e: chr(int(e[1], 16)) if e[1] else e[2], found[1])
    # ASCII is also what the JSON around the words is written in, so it must never be replaced.
    return {sign for sign in text if not sign.isascii()}


def _json_without_signs(document: dict[str, Any], unshown: Iterable[str]) -> str:
    """The document as JSON, with signs that no font has shown by their numbers."""
    written = json.dumps(document, ensure_ascii=False)
    table = {ord(sign): f"[{_code_point(sign)}]" for sign in unshown}
    return written.translate(table)


def _code_point(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def _document(
    ruling: Ruling, others: Sequence[Ruling], attached: Sequence[Attached], unshown: Iterable[str]
) -> dict[str, Any]:
    """What the template sets."""
    language = grammar.load(ruling.language)
    date = ruling.day or ruling.date
    running = [f"№ {ruling.number}" if ruling.number else "", ruling.date or ""]
    return {
        "lang": language.documents.tag,
        "title": outline(ruling).title,
        "court": language.bodies.titles[ruling.court],
        "running": ", ".join(filter(None, running)),
        "date": [int(part) for part in date.split("-")] if date else None,
        "keywords": [name for name in (ruling.expression,) if name],
        "texts": [_text(one) for one in (ruling, *others)],
        "about": _facts_of_ruling(ruling, language, attached, unshown),
        "attached": [
            {name: value for name, value in asdict(file).items() if name != "data"}
            for file in attached
        ],
    }


def _text(ruling: Ruling) -> dict[str, Any]:
    view = outline(ruling)
    referred = {run.note for passage in view.passages for run in passage.runs}
    return {
        "lang": grammar.load(ruling.language).documents.tag,
        "title": view.title,
        "titled": view.is_titled,
        "parts": [
            {"heading": part.heading, "nodes": _nested_nodes(list(part.passages), 0)}
            for part in view.parts
        ],
        "notes": {eid: _note(passage) for eid, passage in view.footnotes.items()},
        "loose": [_node_of(p) for eid, p in view.footnotes.items() if eid not in referred],
    }


def _nested_nodes(passages: Sequence[Passage], depth: int) -> list[dict[str, Any]]:
    """Passages as nodes: points of one list together, each with what stands in it."""
    nodes: list[dict[str, Any]] = []
    at = 0
    while at < len(passages):
        first = passages[at]
        if not first.num or first.level != depth + 1:
            nodes.append(_node_of(first))
            at += 1
            continue
        end = at + 1
        while end < len(passages) and _is_within(passages[end], depth + 1):
            end += 1
        inside = [_node_of(first, number=False), *_nested_nodes(passages[at + 1 : end], depth + 1)]
        if not nodes or "points" not in nodes[-1]:
            nodes.append({"points": []})
        nodes[-1]["points"].append({"num": first.num, "nodes": inside})
        at = end
    return nodes


def _is_within(passage: Passage, depth: int) -> bool:
    return passage.level > depth or (passage.level == depth and not passage.num)


def _node_of(passage: Passage, *, number: bool = True) -> dict[str, Any]:
    return {
        "role": passage.role.value,
        "num": passage.num if number else "",
        "runs": [run._asdict() for run in passage.runs],
    }


def _note(passage: Passage) -> dict[str, Any]:
    """A footnote, its printed mark apart, which stands in the text too."""
    runs = [run._asdict() for run in passage.runs]
    mark = passage.num
    if not mark and runs and (found := _NOTE_MARK.match(runs[0]["text"])):
        mark = found[0]
        runs[0]["text"] = runs[0]["text"][found.end() :].lstrip()
    # typst raises the mark: one that is raised already would be raised twice.
    return {"mark": mark.translate(_PLAIN) or "*", "runs": runs}


def _facts_of_ruling(
    ruling: Ruling, language: Grammar, attached: Sequence[Attached], unshown: Iterable[str]
) -> dict[str, Any]:
    captions = language.documents.captions
    edition = ruling.edition
    said = interface(ruling.language).codes
    # As pages tell readers, in their language; where it is, the JSON says.
    doubts = Counter(said[d.code] for d in ruling.diagnostics if d.severity in _NOT_SURE)
    open_places = [f"{what} ({times})" if times > 1 else what for what, times in doubts.items()]
    told: tuple[tuple[Caption, bool, list[str | None]], ...] = (
        (Caption.EXPRESSION, True, [ruling.expression]),
        (Caption.STATE_ID, True, [ruling.state_id.value if ruling.state_id else None]),
        (Caption.EDITION, False, [ruling.day]),
        (Caption.FORCE, False, [edition.status if edition else None]),
        (Caption.SOURCE, True, [ruling.source.sha256]),
        (Caption.TEXT, True, [ruling.text_sha256]),
        (Caption.ATTACHED, True, [file.name for file in attached]),
        (Caption.UNSHOWN, True, [_code_point(sign) for sign in sorted(unshown)]),
        (Caption.DOUBTS, False, [*open_places] or [captions[Caption.NO_DOUBTS]]),
    )
    rows = [
        {"caption": captions[caption], "plain": plain, "values": [v for v in values if v]}
        for caption, plain, values in told
        if any(values)
    ]
    return {"heading": captions[Caption.ABOUT], "notice": captions[Caption.NOTICE], "rows": rows}
