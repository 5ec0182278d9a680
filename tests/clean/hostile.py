"""Spoilt texts (the tables beside it): how each is made, and whether it is read right, told or wrong."""

from __future__ import annotations

import re
import tomllib
from functools import cache, partial
from itertools import zip_longest
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from tests.trust.text import Read, inside, laid_out, outcome, read_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER = Path(__file__).parent
TABLES = {
    name: tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    for name in ("hostile", "extracted", "copied", "contradicted", "printed")
}
BASES = {name: text.strip() for table in TABLES.values() for name, text in table["bases"].items()}
WIDTHS = {"narrow": 60, "layout": 90, "justified": 90}
MARGIN = 8
PAGE_LINES = 25
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]


class Case(NamedTuple):
    """A text and the base that it is made from."""

    kind: str
    name: str
    base: str
    layout: str
    data: bytes

    @property
    def due(self) -> Read:
        """What is read of the sound text."""
        return sound(self.base)


def cases(table: str, kind: str) -> Iterator[Case]:
    """The cases that must come out the same (`same`), not be wrong in silence (`damaged`), or not alarm (`quiet`)."""
    for name, bases, layout, how, *what in TABLES[table].get(kind, {}).get("cases", ()):
        for base in [bases] if isinstance(bases, str) else bases:
            text = "\n".join(_lines(base, layout))
            data = _HOW[how](text, *what)
            yield Case(kind, name, base, layout, data if isinstance(data, bytes) else data.encode())


@cache
def sound(base: str) -> Read:
    """What is read of a base, one paragraph a line."""
    return read_data(BASES[base].encode())


def found(case: Case) -> str:
    """How it ended: right, told, wrong (in silence), or alarm: right, and told though nothing was wrong."""
    new = read_data(case.data)
    if _plain(new) != _plain(case.due):
        return outcome(case.due, new)
    return "alarm" if case.kind == "same" and _said(new) - _said(case.due) else "right"


def _plain(read: Read) -> list[str]:
    return [_with_hyphens(one.casefold()) for one in read.paragraphs]


def _said(read: Read) -> set[tuple[str, str]]:
    """What is told; messages quote the text with its own signs."""
    return {(code, _with_hyphens(message)) for code, message in read.told}


def _with_hyphens(text: str) -> str:
    return text.replace("\u2011", "-")


def _lines(base: str, layout: str) -> list[str]:
    printed = FOLDER / "printed" / f"{layout}.txt"
    if printed.exists():
        return printed.read_text(encoding="utf-8").split("\n")
    paragraphs = BASES[base].split("\n")
    if layout in _LAYOUTS:
        return _LAYOUTS[layout](paragraphs)
    lines = laid_out(paragraphs, spaced=layout != "indented", width=WIDTHS.get(layout, 76))
    return [line for line in lines if line] if layout == "flat" else lines


def _adilet(paragraphs: list[str]) -> list[str]:
    """The title at the margin, each paragraph below it indented; an empty line between."""
    return "\n\n".join([*paragraphs[:2], *(f"      {p}" for p in paragraphs[2:])]).split("\n")


def _tabbed(paragraphs: list[str]) -> list[str]:
    return [f"\t{row}" if not at else row for p in paragraphs for at, row in enumerate(wrap(p, 76))]


def _printed(paragraphs: list[str], *, justified: bool = False) -> list[str]:
    """A page with a margin: first lines are indented, short paragraphs stand in the middle."""
    lines = []
    for paragraph in paragraphs:
        rows = wrap(paragraph, 90, initial_indent="" if len(paragraph) < 60 else " " * MARGIN)
        if len(rows) == 1 and len(paragraph) < 60 and not paragraph[0].isdigit():
            rows = [" " * ((90 - len(paragraph)) // 2) + paragraph]
        elif justified:
            rows = [*map(_stretched, rows[:-1]), rows[-1]]
        lines += [" " * MARGIN + row for row in rows]
    return lines


def _stretched(row: str) -> str:
    """A row whose first gaps are two blanks wide, as many as fill the line."""
    words = row.split()
    indent = " " * (len(row) - len(row.lstrip()))
    wide = min(90 - len(row), len(words) - 1)
    return indent + "  ".join(words[: wide + 1]) + "".join(f" {word}" for word in words[wide + 1 :])


_LAYOUTS: dict[str, Callable[[list[str]], list[str]]] = {
    "unwrapped": list,
    "adilet": _adilet,
    "tabbed": _tabbed,
    "layout": _printed,
    "justified": partial(_printed, justified=True),
}


def _each(text: str, template: str) -> str:
    lines, i = [], 0
    for at, line in enumerate(text.split("\n"), 1):
        i += bool(line)
        five = str(i) if i % 5 == 0 else ""
        made = template.format(line=line, i=i, all=at, five=five, page=(at - 1) % PAGE_LINES + 1)
        lines.append(made if line else "")
    return "\n".join(lines)


def _pages(text: str, every: int, *templates: str) -> str:
    lines, n = [], 0
    for at, line in enumerate(text.split("\n"), 1):
        due = at > 1 and line and (at // every) > n
        n += bool(due)
        lines += [_on_page(one, line, n) for one in templates] if due else [line]
    return "\n".join(lines)


def _on_page(template: str, line: str, n: int) -> str:
    one = template.replace("{n}", str(n)).replace("{roman}", ROMAN[n - 1])
    one = re.sub(r"\{one\|([^}]*)\}", lambda m: m[1].split("|")[(n - 1) % 4], one)
    one = re.sub(r"\{even\|([^}]*)\}", lambda m: m[1].split("|")[n % 2], one)
    return one.replace("{line}", line)


def _sub(text: str, *pairs: str, count: int = 0) -> str:
    for pattern, due in zip(pairs[::2], pairs[1::2], strict=True):
        text, times = re.subn(pattern, due, text, count=count)
        assert times, f"{pattern} stands nowhere"
    return text


def _first(text: str, *pairs: str) -> str:
    """At the first place only; a blank of a pattern may be a line's end."""
    spaced = (one.replace(" ", "\\s") if at % 2 == 0 else one for at, one in enumerate(pairs))
    return _sub(text, *spaced, count=1)


def _around(text: str, above: str, below: str) -> str:
    return "\n\n".join(part for part in (above, text, below) if part)


def _lost(text: str, nth: int) -> str:
    """Without the nth of the lines that go on in mid-sentence."""
    lines = text.split("\n")
    places = inside(lines)
    del lines[places[nth % len(places)]]
    return "\n".join(lines)


def _swapped(text: str, nth: int) -> str:
    """The nth of the lines that go on in mid-sentence, and the one behind it in its place."""
    lines = text.split("\n")
    places = inside(lines)
    at = places[nth % len(places)]
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    return "\n".join(lines)


def _columns(text: str, between: str = "") -> str:
    """The second half of the lines to the right of the first."""
    lines = text.split("\n")
    half = (len(lines) + 1) // 2
    pairs = zip_longest(lines[:half], lines[half:], fillvalue="")
    return "\n".join(f"{left:<64}{between}{right}".rstrip() for left, right in pairs)


def _garble(text: str, pattern: str, codec: str) -> str:
    """The words that a pattern finds, in another code page."""
    return re.sub(pattern, lambda found: _encode(found[0], codec).decode(), text, count=1)


def _encode(text: str, codec: str) -> bytes:
    if codec == "mojibake":
        return text.encode().decode("cp1251", "replace").encode()
    if "-as-" in codec:
        written, read = codec.removeprefix("twice-").split("-as-")
        for _ in range(1 + codec.startswith("twice-")):
            text = text.encode(written, "replace").decode(read, "replace")
        return text.encode()
    if codec == "utf-16-be-mark":
        return b"\xfe\xff" + text.encode("utf-16-be")
    return text.encode(codec, "replace" if codec in {"koi8-r", "cp866", "iso8859-5"} else "strict")


_HOW = {
    "each": _each,
    "pages": _pages,
    "sub": _sub,
    "first": _first,
    "around": _around,
    "encode": _encode,
    "garble": _garble,
    "lost": _lost,
    "swapped": _swapped,
    "columns": _columns,
}
