"""Sites: the places of a line that words may have left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pipeline.clean.displaced.lines import Line

_SITE = re.compile(
    r"""\s{2,}                          # two blanks between words
    | (?<=[(\[{«“„])\s+                 # a blank after an opening mark
    | \s(?=[,.;:!?)\]}»”](?!\w))        # a blank before a closing mark
    | \s(?=-[^\W\d_])                   # a blank before what was joined to a number
    """,
    re.VERBOSE,
)
_OPENING = "([{«“„"
_CLOSING = ",.;:!?)]}»”"
_JOINED = re.compile(r"-[^\W\d_]")
_TORN = re.compile(r"(?:\A|[^\w-])[0-9]+-\Z")
_QUOTE = re.compile(r'(?<=\s)"(?=\s)')
_STARTS_CLOSED = re.compile(r"[,.;:!?)\]}»”]|-[^\W\d_]")
_SURE_START = re.compile(r"[)\]}»”]")


class Site(NamedTuple):
    """A place in a line's text: the blanks that stand there, none at a line's very start."""

    start: int
    end: int
    joins_left: bool = False
    """No blank belongs between what stands before and what fills the place."""
    joins_right: bool = False
    optional: bool = False
    """It may be no gap at all."""


def sites_of(line: Line) -> list[Site]:
    """Give the places of a line, from left to right."""
    text = line.text
    found = [_at(text, *match.span()) for match in _SITE.finditer(text, line.starts_with_blank)]
    found += [site for match in _QUOTE.finditer(text) if (site := _at_quote(text, match.start()))]
    return [*_at_start(line), *sorted(found)]


def _at(text: str, start: int, end: int) -> Site:
    joins_left = text[start - 1] in _OPENING or bool(_TORN.search(text, max(0, start - 8), start))
    joins_right = text[end] in _CLOSING or bool(_JOINED.match(text, end))
    return Site(start, end, joins_left, joins_right)


def _at_quote(text: str, place: int) -> Site | None:
    """Tell by parity which side of a straight quote between blanks was left by a word."""
    if text.count('"', 0, place) % 2:
        return Site(place - 1, place, joins_right=True) if text[place - 2] != " " else None
    after = Site(place + 1, place + 2, joins_left=True)
    return after if text[after.end] != " " else None


def _at_start(line: Line) -> list[Site]:
    text = line.text
    if line.indented:
        return []
    if line.starts_with_blank:
        return [Site(0, 1, joins_right=bool(_STARTS_CLOSED.match(text, 1)))]
    if _STARTS_CLOSED.match(text):
        return [Site(0, 0, joins_right=True, optional=not _SURE_START.match(text))]
    return []
