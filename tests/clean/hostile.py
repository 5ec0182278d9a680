"""Hostile texts (`hostile.toml`): how each is made, and whether what is read of it is right, told or wrong."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.trust.text import Read, laid_out, outcome, read_data

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
WIDTHS = {"narrow": 60, "unwrapped": 10_000}
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
        return sound(self.base, self.layout)


def cases(kind: str) -> Iterator[Case]:
    """The cases that must come out the same (`same`), or not be wrong in silence (`damaged`)."""
    for name, base, layout, how, *what in TABLE[kind]["cases"]:
        text = "\n".join(_lines(base, layout))
        data = _HOW[how](text, *what) if how in _HOW else text
        yield Case(kind, name, base, layout, data if isinstance(data, bytes) else data.encode())


@cache
def sound(base: str, layout: str) -> Read:
    """What is read of a base in a layout."""
    return read_data("\n".join(_lines(base, layout)).encode())


def found(case: Case) -> str:
    """How it ended: right, told, wrong (in silence), or alarm: right, and told though nothing was wrong."""
    new = read_data(case.data)
    if _plain(new) != _plain(case.due):
        return outcome(case.due, new)
    return "alarm" if case.kind == "same" and new.told - case.due.told else "right"


def _plain(read: Read) -> list[str]:
    return [one.casefold().replace("\u2011", "-") for one in read.paragraphs]


def _lines(base: str, layout: str) -> list[str]:
    paragraphs = TABLE["bases"][base].strip().split("\n")
    if layout == "unwrapped":
        return paragraphs
    lines = laid_out(paragraphs, spaced=layout != "indented", width=WIDTHS.get(layout, 76))
    return [line for line in lines if line] if layout == "flat" else lines


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
    one = re.sub(r"\{one\|([^}]*)\}", lambda m: m[1].split("|")[(n - 1) % 4], template)
    one = re.sub(r"\{even\|([^}]*)\}", lambda m: m[1].split("|")[n % 2], one)
    return one.replace("{line}", line).replace("{n}", str(n)).replace("{roman}", ROMAN[n - 1])


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


def _encode(text: str, codec: str) -> bytes:
    if codec == "mojibake":
        return text.encode().decode("cp1251", "replace").encode()
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
}
