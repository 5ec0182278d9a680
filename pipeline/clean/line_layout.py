"""How a text is laid out: what its lines tell about where paragraphs start."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property
from itertools import groupby, pairwise, starmap

from pipeline.clean.displaced.lines import MOST_LOST
from pipeline.clean.measure import Broken, Measure, measures
from pipeline.clean.rows import full_length
from pipeline.text import Span
from pipeline.words.quotes import ends_in

_LINE = re.compile(r"[^\S\n]*(\S[^\n]*(?<=\S))?[^\S\n]*(?:\n|\Z)")
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


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line that has text. `span` is the text without the blanks around it."""

    span: Span
    text: str
    indent: int
    empty_before: int
    """Empty lines before it."""
    after_page: bool
    """A page ends before it, so that empty lines there tell nothing."""

    @property
    def length(self) -> int:
        """Characters up to the end of its text, the indent included."""
        return self.indent + self.span.length


@dataclass(frozen=True, slots=True)
class Displaced:
    """Words were displaced in a text, so that an empty line may stand inside a paragraph."""

    led: frozenset[int]
    """Where lines start whose first words were put back: a displaced link opens no paragraph."""
    left: frozenset[int] = frozenset()
    """Where lines start whose first words may be missing still."""
    restored: bool = False
    """Words were put back in lines, which are lines of print, then, and no paragraphs."""


@dataclass(frozen=True)
class LineLayout:
    """The lines of a text, its width in characters, its style."""

    lines: tuple[LaidLine, ...]
    displaced: Displaced | None = None

    @classmethod
    def of(cls, text: str, page_ends: frozenset[int], displaced: Displaced | None) -> LineLayout:
        """Read the lines of a text; `page_ends` are the offsets of the new lines that end a page."""
        lines: list[LaidLine] = []
        empty, after_page = 0, False
        for match in _LINE.finditer(text):
            if match[1] is None:
                empty += 1
            else:
                blanks = text[match.start() : match.start(1)].replace("\t", _TAB)
                lines.append(
                    LaidLine(Span(*match.span(1)), match[1], len(blanks), empty, after_page)
                )
                empty, after_page = 0, False
            after_page = after_page or match.end() - 1 in page_ends
        # Some exports set the whole text in: only what is beyond the least indent tells anything.
        if margin := min((line.indent for line in lines), default=0):
            lines = [replace(line, indent=line.indent - margin) for line in lines]
        return cls(tuple(lines), displaced)

    @cached_property
    def width(self) -> int:
        """The width of a full line in characters; few are longer."""
        if self.is_even:
            return int(self._measures[0].full)
        return full_length(
            line.length
            for line in self.lines
            if not any(measure.is_two(line.text) for measure in self._measures)
        )

    @cached_property
    def is_even(self) -> bool:
        """Whether lines were filled by counting characters, not by the width of a font's letters."""
        return bool(self._measures) and all(one.is_counted for one in self._measures)

    @cached_property
    def _measures(self) -> tuple[Measure, ...]:
        return measures(self._broken)

    @cached_property
    def _broken(self) -> tuple[Broken, ...]:
        """Each line but the last, as it was broken."""
        ends = [True, *(ends_in(line.text, _CLAUSES) for line in self.lines)]
        return tuple(
            Broken(
                " " * line.indent + line.text,
                following.text[: self._first_word(following)],
                begins=above or not line.text[0].islower(),
                ends=below or not self._goes_on_in(line, following),
            )
            for (line, following), (above, below) in zip(
                pairwise(self.lines), pairwise(ends), strict=False
            )
        )

    def _goes_on_in(self, line: LaidLine, following: LaidLine) -> bool:
        """Whether a line that ends no clause surely goes on in the next one."""
        is_formula = following.text.endswith(":") and following.text.count(" ") < _FORMULA_WORDS
        apart = following.after_page or is_formula or line.span.start in self.stretched
        return following.text[0].islower() and not apart

    @cached_property
    def style(self) -> Style:
        """What starts a paragraph in this text."""
        if not self._is_wrapped():
            return Style.UNWRAPPED
        if self._marks_paragraphs(lambda _, line: self._is_set_in(line)):
            return Style.INDENTED
        return Style.SPACED if self._marks_paragraphs(self._is_spaced) else Style.FLAT

    def _marks_paragraphs(self, is_marked: Callable[[LaidLine, LaidLine], bool]) -> bool:
        """Whether what sets lines apart stands before paragraphs as a rule, not before a few of them."""
        pairs = list(pairwise(self.lines))
        ends = [pair for pair in pairs if self._ends_surely(*pair)]
        several = sum(starmap(is_marked, pairs)) > max(1, _LEAST_MARKED * len(pairs))
        return several and sum(starmap(is_marked, ends)) >= _LEAST_SET_APART * len(ends)

    def _is_set_in(self, line: LaidLine) -> bool:
        """Whether a line is indented, and neither a heading's place nor a displaced link explains it."""
        return self.is_indented(line) and not self.is_centred(line) and not self.is_left(line)

    def _ends_surely(self, line: LaidLine, following: LaidLine) -> bool:
        """Whether a sentence ends in a line that has much room, and another one starts behind it."""
        if following.after_page or following.text[0].islower():
            return False
        return ends_in(line.text, _STOPS) and self.has_room(line, following, _ROOM)

    def _is_spaced(self, line: LaidLine, following: LaidLine) -> bool:
        """Whether an empty line stands between two lines, and no displaced link explains it."""
        led = any(self.is_led_by_link(one) or self.is_left(one) for one in (line, following))
        return bool(following.empty_before) and not led

    @property
    def has_displaced(self) -> bool:
        """Whether words were displaced in the text."""
        return self.displaced is not None

    def is_led_by_link(self, line: LaidLine) -> bool:
        """Whether the first words of a line are a displaced link that was put back."""
        return self.displaced is not None and line.span.start in self.displaced.led

    def is_left(self, line: LaidLine) -> bool:
        """Whether the first words of a line may be a displaced link that was not put back."""
        return self.displaced is not None and line.span.start in self.displaced.left

    def is_indented(self, line: LaidLine) -> bool:
        """Whether a line starts to the right of the margin (one blank is a lost word's)."""
        return line.indent >= self._least_indent

    @cached_property
    def _least_indent(self) -> int:
        """The usual indent of paragraphs where words were displaced, which leave smaller gaps before lines."""
        if not self.has_displaced:
            return _INDENT
        indents = Counter(line.indent for line in self.lines if line.indent >= _INDENT)
        usual = max(indents, key=indents.__getitem__, default=0)
        marks = self._marks_paragraphs(lambda _, line: line.indent >= usual)
        return usual if usual and marks else MOST_LOST + 1

    def is_full(self, line: LaidLine, following: LaidLine) -> bool:
        """Whether the next line's first word would not have fitted on this one."""
        if line.span.start in self.stretched:
            return True
        # Where indents or empty lines tell more than print does, characters are counted.
        if self._measures and (self.is_even or self.style is Style.FLAT):
            broken = self._broken[self._places[line.span.start]]
            return any(measure.is_full(broken) for measure in self._measures)
        return line.length + 1 + self._first_word(following) > self.width * (1 - _FULL_SLACK)

    def leaves_room(self, line: LaidLine) -> bool:
        """Whether the measure of the text, where it is known, has room for the next line's first word."""
        broken = self._broken[self._places[line.span.start]]
        return bool(self._measures) and all(one.has_room(broken) for one in self._measures)

    def may_be_full(self, line: LaidLine) -> bool:
        """Whether the measure of the text is known and does not surely have room for the next line's first word."""
        return bool(self._measures) and not self.leaves_room(line)

    def stand_together(self, line: LaidLine, following: LaidLine) -> bool:
        """Whether the last word of a line and the first one of the next stand side by side elsewhere in a line."""
        last, first = line.text.split()[-1], following.text.split()[0].rstrip(",.;:)»")
        return f"{last} {first}" in self._words

    @cached_property
    def _words(self) -> str:
        return "\n".join(line.text for line in self.lines)

    def crossings(self) -> Iterator[Span]:
        """The words in which lines ended that an extractor joined to the next ones."""
        for line in self.lines if self._measures else ():
            found = self._measures[-1].crossing(line.text)
            if found is not None:
                yield found.shift(line.span.start)

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {line.span.start: at for at, line in enumerate(self.lines)}

    @cached_property
    def first_lines(self) -> frozenset[int]:
        """Where lines of a flat text start that their width tells to be the first ones of paragraphs."""
        measures = self._measures[-1:] if self.style is Style.FLAT else ()
        broken = list(zip(self.lines, self._broken, strict=False))
        return frozenset(line.span.start for m in measures for line, b in broken if m.opens(b))

    def is_blind(self, line: LaidLine) -> bool:
        """Whether nothing but the room of the line above can tell that a line starts a paragraph."""
        return self.style is Style.FLAT and line.span.start not in self.first_lines

    @cached_property
    def stretched(self) -> frozenset[int]:
        """Where lines of one word start that were one line, so stretched that each was taken for one."""
        found: set[int] = set()
        for alone, group in groupby(self.lines, lambda line: " " not in line.text):
            lines = list(group) if alone else []
            if len(lines) >= _FEWEST_STRETCHED and not any(line.empty_before for line in lines[1:]):
                found.update(line.span.start for line in lines if line.text[-1] not in _STOPS)
        return frozenset(found)

    def _first_word(self, line: LaidLine) -> int:
        """The length of what could have moved up to the line before: a word, with what is kept beside it."""
        return len(_WORD.match(line.text)[0])  # type: ignore[index]

    def has_room(self, line: LaidLine, following: LaidLine, share: float) -> bool:
        """Whether a line ends before a share of the width, with the next line's first word on it."""
        return line.length + 1 + self._first_word(following) < self.width * share

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
        if self.displaced is not None and self.displaced.restored:
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
