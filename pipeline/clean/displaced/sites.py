"""Sites: the places of a line that words may have left."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pipeline.clean.displaced.lines import Line
from pipeline.grammar import Grammar
from pipeline.text import Span
from pipeline.words.personal_names import written_names

# Two blanks between words; one before a closing mark, or before what was joined to a number. In this and the next
# pattern for a search what is rare comes first: it passes over all else then.
_SITE = re.compile(r"\s(?:\s+|(?=[,.;:!?)\]}»”]|-[^\W_]))")
MAY_BE_GAP = re.compile(r'\s(?:[^\S\n]|[,.;:!?)\]}»”]|"\s)')
"""For `search`: what any line that shows a gap for certain has, in it or before it, and few texts without one."""
_OPENING = "([{«“„"
DASHES = ("–", "—", "-")
_BULLET = re.compile(r"[•·●○◦▪▫■□➢✓]")
_SIGNED = re.compile(r"\S {2,}(?P<name>\S.{2,40})\Z")
_COLUMNS = re.compile(r" {8,}")
"""More blanks than links ever left side by side."""
_LONGEST_COLUMN = 40
_OPENS_COLUMN = re.compile(r"[0-9№«\"]|[^\W\d_]{1,3}\. ")
_CLOSING = ",.;:!?)]}»”"
_WIDE = 3
_JOINED = re.compile(r"-[^\W_]")
_TORN = re.compile(r"(?:\A|[^\w-])[0-9]+-\Z")
_QUOTE = re.compile(r'"(?<=\s.)(?=\s)')
_GAP = r"(?:\s\s|\s[,.;:!?)\]}»”])"
_RANGE = re.compile(rf"(?<=\S) (?=[–—-]{_GAP}|[–—][^\W_])")
"""Before the dash of a range, where the words behind it left a gap as well, or are glued to it."""
_STARTS_CLOSED = re.compile(rf"[,.;:!?)\]}}»”]|-[^\W\d_]|\A[–—-]{_GAP}|\A\"\s")
_ENDING = re.compile(r"(?:\A|(?<=\S) )([^\W\d_]{1,3})(?=[\s,;:]|\Z)")
"""Letters that stand alone, as the ending of a word does that was linked without it."""
_SURE_MARK = re.compile(r"[,.;:)]")
_SURE_START = re.compile(r"[)\]}»”]|[.,;:](?=[^\W\d_A-Za-z])")
"""No line begins so; behind a mark before Latin letters may be the name of a zone: `.kz`."""


class Site(NamedTuple):
    """A place in a line's text: the blanks that stand there, none at a line's very start."""

    start: int
    end: int
    joins_left: bool = False
    """No blank belongs between what stands before and what fills the place."""
    joins_right: bool = False
    optional: bool = False
    """It may be no gap at all."""
    links: int = 1
    """How many links left it, each a blank more."""
    wide: bool = False
    """It may as well be one link fewer, in a gap that came out wide."""


def sites_of(line: Line) -> list[Site]:
    """The places of a line, from left to right."""
    text = line.text
    lead = len(text) - len(text.lstrip())
    found = [_at(text, *match.span()) for match in _SITE.finditer(text, lead)]
    for match in _QUOTE.finditer(text):
        found += _at_quote(text, match.start())
    for match in _RANGE.finditer(text, lead):
        found.append(Site(*match.span(), joins_right=True, optional=True))
    return [*_at_start(line, lead), *sorted(found)]


def with_endings(line: Line, sites: list[Site], is_ending: Callable[[str], bool]) -> list[Site]:
    """The same with those before letters that can be no word, but the ending of one that was linked."""
    found = [
        Site(match.start(), match.start(1), joins_right=True, optional=True)
        for match in _ENDING.finditer(line.text)
        if match[1].islower() and is_ending(match[1])
    ]
    return sorted([*sites, *found]) if found else sites


def is_columned(line: Line, grammar: Grammar) -> bool:
    """Whether the parts of a line stand in columns: its date, number and place, or an office and who signs.

    No words are displaced there: none stand behind a name that ends the line, and no gap is so wide.
    """
    columns = _COLUMNS.split(line.text.strip())
    if len(columns) > 1 and all(map(_is_column, columns)):
        return True
    signed = _SIGNED.search(line.text) if "  " in line.text else None
    if signed is None:
        return False
    name = signed["name"]
    found = written_names(grammar, name, Span(0, len(name)), hidden=False)
    return any(one.span == (0, len(name)) for one in found)


def _is_column(text: str) -> bool:
    """Whether a part of a line is short, has no gap, and begins as a thing of its own does."""
    opens = text[:1].isupper() or _OPENS_COLUMN.match(text) is not None
    return opens and len(text) <= _LONGEST_COLUMN and not MAY_BE_GAP.search(text)


def _at(text: str, start: int, end: int) -> Site:
    joins_left = text[start - 1] in _OPENING or bool(_TORN.search(text, max(0, start - 8), start))
    joined = bool(_JOINED.match(text, end))
    marked = text[end] in _CLOSING
    return Site(
        start,
        end,
        joins_left,
        text[end] in _CLOSING or joined,
        optional=joined and end - start == 1,
        links=max(1, end - start - (not marked)),
        wide=not (marked or joins_left) and end - start >= _WIDE,
    )


def _at_quote(text: str, place: int) -> Iterator[Site]:
    """Where, by parity, a word stood before a straight quote between blanks, or behind it.

    Either may be so where a quote of the line belongs to one of another line.
    """
    closes, alone = text.count('"', 0, place) % 2 == 1, text.count('"') % 2 == 1
    if (closes or alone) and text[place - 2] != " ":
        yield Site(place - 1, place, joins_right=True, optional=alone)
    if (alone or not closes) and text[place + 2] != '"':
        yield Site(place + 1, place + 2, joins_left=True, joins_right=True, optional=alone)


def _at_start(line: Line, lead: int) -> list[Site]:
    text = line.text
    if (line.indented and not _SURE_MARK.match(text)) or _BULLET.match(text, lead):
        return []
    closed = bool(_STARTS_CLOSED.match(text, lead))
    if lead:
        return [
            Site(
                0,
                lead,
                joins_right=closed,
                optional=line.may_be_indented,
                links=lead + closed,
                wide=lead >= _WIDE,
            )
        ]
    if closed:
        optional = bool(_JOINED.match(text)) or not _SURE_START.match(text)
        return [Site(0, 0, joins_right=True, optional=optional)]
    return []
