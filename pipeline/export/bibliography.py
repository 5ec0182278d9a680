"""How rulings are cited in other people's works: CSL-JSON and BibTeX."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from pipeline import grammar
from pipeline.model import Ruling
from pipeline.outline import name_of, state_page

_TEX: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip


def to_csl(ruling: Ruling) -> bytes:
    """A ruling as an item of CSL-JSON; what is unknown is left out."""
    return json.dumps(_item(ruling), ensure_ascii=False, indent=1).encode()


def to_bibtex(ruling: Ruling) -> bytes:
    """A ruling as an entry of BibTeX in UTF-8; what is unknown is left out."""
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _fields(ruling))
    return f"@misc{{{key_of(ruling)},\n{fields}\n}}\n".encode()


def key_of(ruling: Ruling) -> str:
    """A key for a ruling in one language: `constitutional-court-2023-07-14-21-kaz`.

    That of another text than the one adopted ends in its day, or in `undated`.
    """
    if ruling.expression is None:
        return f"ruling-{ruling.text_sha256[:12]}"
    *_, court, date, number, version = ruling.expression.split("/")
    language, _, day = version.partition("@")
    edition = "" if day == ruling.date else f"-{day or 'undated'}"
    return re.sub(r"[^a-z0-9-]+", "-", f"{court}-{date}-{number}-{language}{edition}")


def _item(ruling: Ruling) -> dict[str, Any]:
    language = grammar.load(ruling.language)
    item = {
        "id": key_of(ruling),
        "type": "legal_case",
        "title": name_of(ruling),
        "authority": language.bodies.titles[ruling.court],
        "number": ruling.number,
        "issued": {"date-parts": [list(map(int, ruling.date.split("-")))]} if ruling.date else None,
        "jurisdiction": "kz",
        "language": language.documents.tag,
        "URL": state_page(ruling, ruling.language),
        "note": ruling.expression,
    }
    return {name: value for name, value in item.items() if value is not None}


def _fields(ruling: Ruling) -> Iterator[tuple[str, str]]:
    language = grammar.load(ruling.language)
    # In braces of its own, else BibTeX parts the court's name into forename and surname.
    yield "author", f"{{{_tex(language.bodies.titles[ruling.court])}}}"
    yield "title", f"{{{_tex(name_of(ruling))}}}"
    if ruling.number:
        yield "number", _tex(ruling.number)
    if ruling.date:
        yield from zip(("year", "month", "day"), ruling.date.split("-"), strict=True)
    yield "language", language.documents.tag
    if address := state_page(ruling, ruling.language):
        yield "url", address
    if ruling.expression:
        yield "note", _tex(ruling.expression)


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in text)
