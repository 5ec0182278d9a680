"""Numbers that open a paragraph: `1.`, `1-1.`, `2)`, `IV.`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.text import Span

if TYPE_CHECKING:
    from pipeline.segment.lines import Line

# `14.07.2023` is no number of a point: after the full stop a blank, a letter or a quote must come.
ARABIC = re.compile(
    r"(?P<value>[0-9]{1,3}(?:[-.][0-9]{1,3}){0,3})\s?(?P<sign>[.)])(?![\w.,)]|\Z)\s*"
)
TIGHT = re.compile(r"(?P<value>[0-9]{1,3}(?:-[0-9]{1,3})?)(?P<sign>[.)])(?=[^\W\d_])")
ALONE = re.compile(r"(?P<value>[0-9]{1,3}(?:-[0-9]{1,3})?)(?P<sign>[.)])\Z")
ROMAN = re.compile(r"(?P<value>[IVXІХ]{1,5})(?P<sign>\.)\s+(?=[^\W\d_](?!\.))")
LATIN = str.maketrans("ІХ", "IX")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it opens a paragraph.

    `level` is 0 for Roman numbers, 1 for `1.`, 2 for `1)`; `value` is the number as an eId holds
    it; `order` compares; `span` is the number in the paragraph, `body` where its text begins.
    """

    level: int
    value: str
    order: tuple[int, ...]
    span: Span
    body: int


def opener(line: Line) -> Number | None:
    """Give the number that opens a paragraph, if one does."""
    text = line.text
    if text[0] in "IVXІХ":
        return _number(ROMAN.match(text), roman=True)
    if not ("0" <= text[0] <= "9"):
        return None
    return _number(ARABIC.match(text) or TIGHT.match(text) or ALONE.match(text))


def _number(match: re.Match[str] | None, *, roman: bool = False) -> Number | None:
    if match is None:
        return None
    value = match["value"].translate(LATIN) if roman else re.sub(r"[-.]", "-", match["value"])
    order = (_roman(value),) if roman else tuple(map(int, value.split("-")))
    level = 0 if roman else 1 if match["sign"] == "." else 2
    return Number(level, value, order, Span(match.start(), match.end("sign")), match.end())


def _roman(value: str) -> int:
    figures = [{"I": 1, "V": 5, "X": 10}[letter] for letter in value]
    return sum(
        -figure if figure < max(figures[at:]) else figure for at, figure in enumerate(figures)
    )
