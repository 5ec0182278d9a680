"""Numbers that open a paragraph: `1.`, `1-1.`, `2)`, `IV.`."""

import re
from enum import IntEnum
from typing import NamedTuple

from pipeline.text import Span
from pipeline.words.equivalents import AS_ROMAN
from pipeline.words.folding import Folded

# `14.07.2023` is no number of a point: after the full stop a blank, a letter or a quote must come.
ARABIC = re.compile(
    r"(?P<value>[0-9]{1,3}(?:[-.][0-9]{1,3}){0,3})\s?(?P<sign>[.)])(?![\w.,)]|\Z)\s*"
)
# Where the blank is missing (`1.Внести`), only a letter shows that it is no decimal and no date.
TIGHT = re.compile(r"(?P<value>[0-9]{1,3}(?:-[0-9]{1,3})?)(?P<sign>[.)])(?=[^\W\d_])")
ALONE = re.compile(r"(?P<value>[0-9]{1,3}(?:-[0-9]{1,3})?)(?P<sign>[.)])\Z")
# The last two of the class are Cyrillic; before an
# initial it is an initial itself (`I. Н. Петров`).
ROMAN = re.compile(r"(?P<value>[IVXІХ]{1,5})(?P<sign>\.)\s+(?=(?:[0-9]{1,3}-)?[^\W\d_](?!\.))")


class Level(IntEnum):
    """How deep a number stands, the outermost first. What it looks like does not tell all."""

    SECTION = 0
    """`IV.`"""
    POINT = 1
    """`1.`"""
    LISTED = 2
    """`1.` in a list that a point announces."""
    SUB_POINT = 3
    """`1)`"""
    QUOTED = 4
    """`1.` in what a sub-point announces."""


class Opener(NamedTuple):
    """A number as it opens a paragraph.

    `value` is the number as an eId holds it; `order` compares; `span` is the number in the
    paragraph, `body` where its text begins.
    """

    level: Level
    value: str
    order: tuple[int, ...]
    span: Span
    body: int


def opener(line: Folded) -> Opener | None:
    """The number that opens a paragraph, if one does."""
    text = line.text
    if text[0] in "IVXІХ":
        return _number(ROMAN.match(text), roman=True)
    if not ("0" <= text[0] <= "9"):
        return None
    return _number(ARABIC.match(text) or TIGHT.match(text) or ALONE.match(text))


def _number(match: re.Match[str] | None, *, roman: bool = False) -> Opener | None:
    if match is None:
        return None
    value = match["value"].translate(AS_ROMAN) if roman else re.sub(r"[-.]", "-", match["value"])
    order = (_roman_value(value),) if roman else tuple(map(int, value.split("-")))
    level = Level.SECTION if roman else Level.POINT if match["sign"] == "." else Level.SUB_POINT
    return Opener(level, value, order, Span(match.start(), match.end("sign")), match.end())


def _roman_value(value: str) -> int:
    """The number that Roman figures stand for."""
    figures = [{"I": 1, "V": 5, "X": 10}[letter] for letter in value]
    # A figure that stands before a larger one is taken away from it (`IX`).
    return sum(
        -figure if figure < max(figures[at:]) else figure for at, figure in enumerate(figures)
    )
