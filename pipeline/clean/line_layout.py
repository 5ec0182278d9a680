"""How a text is laid out: what its lines tell about where paragraphs start."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import groupby, pairwise
from typing import NamedTuple

from pipeline.clean.displaced.lines import MOST_LOST, inked_lines
from pipeline.clean.measure import Measure, measures
from pipeline.clean.rows import full_length
from pipeline.text import Span
from pipeline.words.quotes import ends_in

# Initials, numbers and words of one letter may be kept beside what stands behind them.
_WORD = re.compile(r"(?:(?:[^\W\d_]|(?:[^\W\d_]\.)+|[0-9]+(?:-[^\W\d_]+|\))?|№)\s)*\S+")
_TAB = "        "
_INDENT = 2
_LEAST_MARKED = 0.02
_LEAST_SET_APART = 0.5
_LEAST_AT_WIDTH = 0.4
_WIDEST_PAGE = 200
_FULL_SLACK = 0.14
"""A proportional font's lines differ in their number of characters by about a seventh."""
_FEWEST_GOING_ON, _LEAST_GOING_ON = 3, 0.35
_LEAST_CENTRED = 8
_ROOM = 0.7
"""Of the width: a line that ends before it left much room."""
_STOPS = ".;:!?…"
_CLAUSES = f"{_STOPS},"
_FEWEST_STRETCHED = 3
_OPENS, _TIGHT = "«“„(", '-–—/([{«“„"'
_FEWEST_KEPT, _LEAST_KEPT = 5, 0.97
"""Broken lines with a blank behind them that show it to be a rule, and their share."""
_FORMULA_WORDS = 2


class Style(Enum):
    """What starts a paragraph."""

    INDENTED = auto()
    SPACED = auto()
    """An empty line before it."""
    FLAT = auto()
    """Nothing but that the line before ended early."""
    UNWRAPPED = auto()
    """Every line is a paragraph."""


class LaidLine(NamedTuple):
    """A line that has text. `span` is the text without the blanks around it."""

    span: Span
    text: str
    indent: int
    empty_before: int
    """Empty lines before it."""
    after_page: bool
    """A page ends before it, so that empty lines there tell nothing."""
    kept_blank: bool | None
    """A blank stands behind its words as they were printed, as where a line is broken; none where others hide it."""
    moved: bool
    """Words of it were put back."""
    led: bool
    """Its first words were, a displaced link, which opens no paragraph."""
    left: bool
    """Its first words may be a displaced link that was not put back."""

    @property
    def length(self) -> int:
        """Characters up to the end of its text, the indent included."""
        return self.indent + self.span.length


class Displaced(NamedTuple):
    """Words were displaced in a text, so that an empty line may stand inside a paragraph."""

    kept: Mapping[int, bool | None]
    """By where lines start in which words were put back: whether a blank stood behind those that stayed."""
    led: frozenset[int] = frozenset()
    """Where lines start whose first words were put back."""
    left: frozenset[int] = frozenset()
    """Where lines start whose first words may be missing still."""


@dataclass(frozen=True)
class LineLayout:
    """The lines of a text, its width in characters, its style."""

    lines: tuple[LaidLine, ...]
    displaced: Displaced | None = None

    @classmethod
    def of(cls, text: str, page_ends: frozenset[int], displaced: Displaced | None) -> LineLayout:
        """Read the lines of a text; `page_ends` are the offsets of the new lines that end a page."""
        lines, last = list[LaidLine](), 0
        kept, led, left = displaced or Displaced({})
        for match in inked_lines(text):
            indent, (start, end) = len(match[1].replace("\t", _TAB)), match.span(2)
            empty = text.count("\n", last, match.start())
            after_page = not page_ends.isdisjoint(range(last - 1, match.start()))
            if after_page and lines:  # whose end took the blanks behind the line
                lines[-1] = lines[-1]._replace(kept_blank=lines[-1].kept_blank or None)
            words = kept.get(start, bool(match[3])), start in kept, start in led, start in left
            lines.append(LaidLine(Span(start, end), match[2], indent, empty, after_page, *words))
            last = match.end()
        # Some exports set the whole text in: only what is beyond the least indent tells anything.
        if margin := min((line.indent for line in lines), default=0):
            lines = [line._replace(indent=line.indent - margin) for line in lines]
        return cls(tuple(lines), displaced)

    @cached_property
    def width(self) -> int:
        """The width of a full line in characters; few are longer."""
        if self.is_even:
            return int(self.measures[0].full)
        return full_length(
            line.length
            for line in self.lines
            if not any(measure.is_two(line.text) for measure in self.measures)
        )

    @cached_property
    def is_even(self) -> bool:
        """Whether lines were filled by counting characters, not by the width of a font's letters."""
        return bool(self.measures) and all(one.is_counted for one in self.measures)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """What the lines agree on as their width; none where they do not."""
        return measures(self.ends)

    @cached_property
    def ends(self) -> tuple[LineEnd, ...]:
        """The end of each line but the last."""
        clauses = [True, *(ends_in(line.text, _CLAUSES) for line in self.lines)]
        pairs = enumerate(pairwise(self.lines))
        return tuple(
            LineEnd(self, at + 1, *pair, begins=clauses[at] or not pair[0].text[0].islower())
            for at, pair in pairs
        )

    @cached_property
    def style(self) -> Style:
        """What starts a paragraph in this text."""
        if not self._is_wrapped():
            return Style.UNWRAPPED
        if self._marks_paragraphs(lambda end: self._is_set_in(end.following)):
            return Style.INDENTED
        return Style.SPACED if self._marks_paragraphs(self._is_spaced) else Style.FLAT

    def _marks_paragraphs(self, is_marked: Callable[[LineEnd], bool]) -> bool:
        """Whether what sets lines apart stands before paragraphs as a rule, not before a few of them."""
        sure = [end for end in self.ends if end.is_sure]
        several = sum(map(is_marked, self.ends)) > max(1, _LEAST_MARKED * len(self.ends))
        return several and sum(map(is_marked, sure)) >= _LEAST_SET_APART * len(sure)

    def _is_set_in(self, line: LaidLine) -> bool:
        """Whether a line is indented, and neither a heading's place nor a displaced link explains it."""
        return self.is_indented(line) and not self.is_centred(line) and not line.left

    def _is_spaced(self, end: LineEnd) -> bool:
        """Whether an empty line stands between two lines, and no displaced link explains it."""
        led = any(one.led or one.left for one in (end.line, end.following))
        return bool(end.following.empty_before) and not led

    @property
    def has_displaced(self) -> bool:
        """Whether words were displaced in the text."""
        return self.displaced is not None

    @cached_property
    def gaps_follow(self) -> bool:
        """Whether the empty line that a displaced link leaves stands behind its line: it does in mid-sentence."""
        led = [end for end in self.ends if end.ends_led and not end.clause]
        return 2 * sum(end.following.empty_before > 0 for end in led) > len(led)

    @cached_property
    def gaps_add(self) -> bool:
        """Whether an empty line between paragraphs stands beside the one that a displaced link leaves behind its line."""
        led = (end for end in self.ends if end.line.led)
        return any(end.gaps and not end.following.after_page for end in led)

    def is_indented(self, line: LaidLine) -> bool:
        """Whether a line starts to the right of the margin (one blank is a lost word's)."""
        return line.indent >= self._least_indent

    def is_set_in_by_link(self, line: LaidLine) -> bool:
        """Whether the blanks before a line are those of a displaced link, be it the whole line."""
        return self.has_displaced and line.indent > 0 and not self.is_indented(line)

    @cached_property
    def _least_indent(self) -> int:
        """The usual indent of paragraphs where words were displaced, which leave smaller gaps before lines."""
        if not self.has_displaced:
            return _INDENT
        indents = Counter(line.indent for line in self.lines if line.indent >= _INDENT)
        usual = max(indents, key=indents.__getitem__, default=0)
        marks = self._marks_paragraphs(lambda end: end.following.indent >= usual)
        return usual if usual and marks else MOST_LOST + 1

    @cached_property
    def words(self) -> str:
        """All lines."""
        return "\n".join(line.text for line in self.lines)

    def crossings(self) -> Iterator[Span]:
        """The words in which lines ended that an extractor joined to the next ones."""
        for line in self.lines if self.measures else ():
            found = self.measures[-1].crossing(line.text)
            if found is not None:
                yield found.shift(line.span.start)

    @cached_property
    def first_lines(self) -> frozenset[int]:
        """Where lines of a flat text start that their width tells to be the first ones of paragraphs."""
        measures = self.measures[-1:] if self.style is Style.FLAT else ()
        return frozenset(e.line.span.start for m in measures for e in self.ends if m.opens(e))

    @cached_property
    def blanks_tell(self) -> bool:
        """Whether blanks stand behind lines that were broken in mid-sentence, and behind none that ends a paragraph."""
        kept = sum(end.line.kept_blank is True for end in self.ends if not end.ends)
        return kept >= _FEWEST_KEPT and not any(e.line.kept_blank for e in self.ends if e.is_sure)

    @cached_property
    def lacks_tell(self) -> frozenset[tuple[bool, int]]:
        """Kinds of lines that have a blank behind them wherever they were broken: with words put back, with room for it."""
        broken = [end for end in self.ends if not end.ends and end.is_divisible]
        kept: dict[tuple[bool, int], list[bool]] = {}
        for end in broken if self.blanks_tell else ():
            if end.line.kept_blank is not None:
                kept.setdefault((end.line.moved, end.room_for_blank), []).append(
                    end.line.kept_blank
                )
        return frozenset(
            kind
            for kind, found in kept.items()
            if sum(found) >= max(_FEWEST_KEPT, _LEAST_KEPT * len(found))
        )

    @cached_property
    def stretched(self) -> frozenset[int]:
        """Where lines of one word start that were one line, so stretched that each was taken for one."""
        found: set[int] = set()
        for alone, group in groupby(self.lines, lambda line: " " not in line.text):
            lines = list(group) if alone else []
            if len(lines) >= _FEWEST_STRETCHED and not any(line.empty_before for line in lines[1:]):
                found.update(line.span.start for line in lines if line.text[-1] not in _STOPS)
        return frozenset(found)

    def is_centred(self, line: LaidLine) -> bool:
        """Whether the blanks before a line are as many as could follow it."""
        rest = self.width - line.length
        near = line.indent >= _LEAST_CENTRED and abs(line.indent - rest) <= _FULL_SLACK * self.width
        return near and line.indent not in self._paragraph_indents

    @cached_property
    def _paragraph_indents(self) -> frozenset[int]:
        """The indents of full lines: a line in the middle has as much room behind it as before."""
        full = self.width - _LEAST_CENTRED // 2
        return frozenset(one.indent for one in self.lines if one.indent and one.length >= full)

    def _is_wrapped(self) -> bool:
        """Whether many lines end near one width, as no paragraphs of prose do."""
        if not 0 < self.width <= _WIDEST_PAGE:
            return False
        # Lines in which words were put back are lines of print, and no paragraphs.
        if self.displaced is not None and self.displaced.kept:
            return True
        least = 0.8 * self.width
        near = sum(line.length >= least for line in self.lines)
        return near >= _LEAST_AT_WIDTH * len(self.lines) or self._goes_on()

    def _goes_on(self) -> bool:
        """Whether many of the lines right below others go on in mid-sentence, as no paragraphs do."""
        below = [
            a.text[-1].isalnum() and b.text[0].islower()
            for a, b in pairwise(self.lines)
            if not (b.empty_before or self.is_indented(b))
        ]
        return sum(below) >= max(_FEWEST_GOING_ON, _LEAST_GOING_ON * len(below))


@dataclass(frozen=True, eq=False)
class LineEnd:
    """What tells of the end of a line: how it closes, how the next one opens, what lies between, the room left."""

    layout: LineLayout
    at: int
    """The place of the next line."""
    line: LaidLine
    following: LaidLine
    begins: bool
    """The line's own first word may begin a sentence."""

    @cached_property
    def row(self) -> str:
        """The line as it was broken, its indent included."""
        return " " * self.line.indent + self.line.text

    @cached_property
    def word(self) -> str:
        """What could have moved up to the line: a word, with what is kept beside it."""
        return _WORD.match(self.following.text)[0]  # type: ignore[index]

    @cached_property
    def ends(self) -> bool:
        """Whether a sentence or a clause of it may end: surely not where a small letter goes on from none."""
        text = self.following.text
        is_formula = text.endswith(":") and text.count(" ") < _FORMULA_WORDS
        apart = self.following.after_page or is_formula or self.is_stretched
        return self.clause or not self.lower or apart

    @cached_property
    def ended(self) -> bool:
        """Whether the line ends a sentence or a part of one."""
        return ends_in(self.line.text, _STOPS)

    @property
    def led(self) -> bool:
        """Whether a displaced link led the next line, be it whole, so that no paragraph begins there."""
        following = self.following
        goes_on = self.lower or not (self.ended or following.text.isupper())
        return following.led or (self.layout.is_set_in_by_link(following) and goes_on)

    @property
    def clause(self) -> bool:
        """Whether it does, or ends in a comma."""
        return self.ended or ends_in(self.line.text, ",")

    @property
    def lower(self) -> bool:
        """Whether the next line begins with a small letter."""
        return self.following.text[0].islower()

    @property
    def apart(self) -> bool:
        """Whether an indent, an empty line or a page's end lies between."""
        parted = self.following.after_page or self.following.empty_before > 0
        return parted or self.layout.is_indented(self.following)

    @property
    def gaps(self) -> int:
        """The empty lines between both, without the one that a link leaves behind its line, if not behind the line above."""
        empty = self.following.empty_before
        return empty - 1 if empty and self.layout.gaps_follow and self.ends_led else empty

    @property
    def spaced(self) -> bool:
        """Whether an empty line lies between where such a one parts paragraphs, which no link or page's end explains."""
        parts = self.layout.style is Style.SPACED and not self.following.after_page
        links = (self.line.led, self.line.left, self.following.led, self.following.left)
        return parts and self.following.empty_before > 0 and not any(links)

    @property
    def ends_led(self) -> bool:
        """Whether a link led the line, whose empty line is not behind the line above, nor lost at a page's end."""
        above = self.layout.lines[max(self.at - 2, 0)]
        led = above.led or above.left or self.layout.is_set_in_by_link(above)
        return self.line.led and not (led or self.following.after_page)

    @property
    def is_sure(self) -> bool:
        """Whether a sentence ends in a line that has much room, and another one starts behind it."""
        ends = self.ended and not (self.following.after_page or self.lower)
        return ends and self.has_room(_ROOM)

    @property
    def ends_early(self) -> bool:
        """Whether the line has much room though it is no part of one that was stretched."""
        return not self.is_stretched and self.has_room(_ROOM)

    @property
    def is_stretched(self) -> bool:
        """Whether the line was a part of one."""
        return self.line.span.start in self.layout.stretched

    @cached_property
    def full(self) -> bool:
        """Whether the next line's first word would not have fitted."""
        layout = self.layout
        if self.is_stretched:
            return True
        # Where indents or empty lines tell more than print does, characters are counted.
        if layout.measures and (layout.is_even or layout.style is Style.FLAT):
            return any(measure.is_full(self) for measure in layout.measures)
        return self.line.length + 1 + len(self.word) > layout.width * (1 - _FULL_SLACK)

    @property
    def may_be_full(self) -> bool:
        """Whether the measure of the text is known and does not surely have room for that word."""
        return any(not measure.has_room(self) for measure in self.layout.measures)

    @property
    def room_for_blank(self) -> int:
        """2 if one more blank would surely have fitted on the line, 1 if it may have, else 0."""
        return min((one.room_for(f"{self.row} ") for one in self.layout.measures), default=0)

    @property
    def broken(self) -> bool:
        """Whether a blank behind the line proves that it was broken there, and its paragraph goes on."""
        return bool(self.line.kept_blank) and self.layout.blanks_tell

    @property
    def is_divisible(self) -> bool:
        """Whether a blank would stand between both in one line, by the signs beside it."""
        first = self.following.text[0]
        return self.line.text[-1] not in _TIGHT and (first.isalnum() or first in _OPENS)

    @property
    def lacks_blank(self) -> bool:
        """Whether the blank is missing behind it that lines of its kind have wherever they were broken."""
        kind = self.line.moved, self.room_for_blank
        return (
            self.line.kept_blank is False and self.is_divisible and kind in self.layout.lacks_tell
        )

    @property
    def blind(self) -> bool:
        """Whether nothing but the room can tell that the next line starts a paragraph."""
        layout, start = self.layout, self.following.span.start
        return layout.style is Style.FLAT and start not in layout.first_lines

    @property
    def paged(self) -> bool:
        """Whether a page's end took the empty line that would tell."""
        return self.layout.style is Style.SPACED and self.following.after_page

    @property
    def stand_together(self) -> bool:
        """Whether the words at the line end stand side by side elsewhere in a line."""
        last, first = self.line.text.split()[-1], self.following.text.split()[0]
        return f"{last} {first.rstrip(',.;:)»')}" in self.layout.words

    def has_room(self, share: float) -> bool:
        """Whether the line ends before a share of the width, with the next line's first word on it."""
        return self.line.length + 1 + len(self.word) < self.layout.width * share
