"""The line ends of a text: what tells at each whether a paragraph ends there, and one judgement of that.

A table has one row a line end. The judgement goes from what tells most to what tells least: the words of
headings, an indent, the signs beside the line end, an empty line, the room that the line leaves. It is told where
the rest speaks for the other reading, or would look the same in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from pipeline.clean.displaced.learnt import learnt_of
from pipeline.clean.displaced.lines import MOST_LOST
from pipeline.clean.displaced.scale import Scale
from pipeline.clean.enactment_lines import parts_title
from pipeline.clean.line_layout import LineEnd, LineLayout, Style
from pipeline.clean.told_layout import KnownStarts
from pipeline.grammar import Grammar
from pipeline.words.quotes import MARKS, ends_in

_SENTENCE_ENDS, _PART_ENDS = ".;:!?…", ":;"
_HANGS, _GOES_ON = "([«“„–—№", ",;:)»”"
"""No paragraph ends so, but a line whose last words a link took away does; with the others none begins."""
_BULLET = re.compile(r"[•●▪■◦➢✓]")
_POINT = re.compile(rf"[0-9]{{1,3}}(?:-[0-9]{{1,2}})?[.)]|{_BULLET.pattern}")
"""The number of a point, or an item's bullet."""
_DASH = re.compile(r"[–—-](?!\w)")
_NUMBERED = re.compile(r"[0-9]{1,3}(?:-[0-9]{1,2})?\. [^\W\d_]|(?:[0-9]{1,3}|[^\W\d_])\) \S")
"""A point or, with its bracket, an item, and the beginning of its text."""
_COUNTED = re.compile(r"([0-9]{1,3})([.)]) ")
_INLINE = re.compile(r"(?<=[:;] )([0-9]{1,3})\) ")
"""The number of an item within a line."""
_CITED = re.compile(r"[0-9]+(?:-[0-9]+)?-[^\W\d_]")
"""A number with what is joined to it, as in `240-бабы`: it numbers no point."""
_ABBREVIATED = re.compile(r"(?<!\w)[^\W\d_]{1,3}\.\Z")
_REST = re.compile(r"(?:[–—-] )?(?:\S+ )?\S+[.;]\Z")
"""One word or two with the end of a sentence: no paragraph, and no heading, which has no full stop."""
_INITIALS = re.compile(r"(\S+) (?:[^\W\d_]\. ?){2}\Z")
"""Initials of a name and the word before them, a surname perhaps."""
_SIGNED = re.compile(r"(?<!\w)[^\W\d_]\. ?[^\W\d_][^\W\d_-]+\Z")
"""An initial and the surname behind it, at the end."""
_NAME = re.compile(
    r"(?<!\w)(?:(?:[^\W\d_]\. ?){1,2}[^\W\d_][^\W\d_-]+|[^\W\d_][\w-]+ (?:[^\W\d_](?:-[^\W\d_])?\. ?){1,2})"
)
_NAME_ENDS = re.compile(rf"{_NAME.pattern}(?: \w+){{0,2}}\)?,\Z")
"""A name, hardly a word, and a comma."""
_LISTED, _ITEM = -10.0, 4.0
"""Nats by which words must speak for a doubtful end before a list's small letter, and before one behind a part's sign."""
_BRIEF, _LENGTHENS = 7.0, 1 / 25
"""The same behind the first sentence of a paragraph, and how many fewer are asked for each character that it has by then:
the longer it is, the likelier it ends."""
_FORMULA_BLANKS = 4
"""A line with more of them is a sentence rather than a formula."""


class LineEndJudgement(NamedTuple):
    """The judgement of a line end: whether a paragraph ends, and whether that is doubtful."""

    ends: bool
    doubtful: bool = False


@dataclass(frozen=True)
class LineEnds:
    """How the line ends of a text are read."""

    layout: LineLayout
    grammar: Grammar

    def read(self) -> Iterator[LineEndJudgement]:
        """The judgement of each line end."""
        began, begun, sign = True, 0, ""
        last: dict[str, int] = {}
        for row in self.layout.ends:
            # A point's number on a line of its own belongs to the paragraph below it.
            number = began and _POINT.fullmatch(row.line.text)
            # So does a line with the blank behind it that it was broken at.
            joined = number or row.broken
            reading = LineEndJudgement(ends=False) if joined else self._by_words(row)
            if not (joined or reading.ends):
                if parts_title(self.layout.lines, begun, row.at, self.grammar):
                    reading = LineEndJudgement(ends=True)
                elif self._may_end(row, begun, sign):
                    reading = LineEndJudgement(ends=False, doubtful=True)
            point = _COUNTED.match(row.following.text)
            if reading.doubtful and (row.lacks_blank or _counts_on(row, point, last)):
                reading = LineEndJudgement(ends=True)
            elif reading.doubtful and self.layout.has_displaced and (row.blind or row.paged):
                reading = self._by_neighbours(row, begun)
            began = reading.ends
            if began:
                begun, sign = row.at, row.line.text[-1]
                last |= {point[2]: int(point[1])} if point else {}
            yield reading

    def _by_words(self, row: LineEnd) -> LineEndJudgement:
        """The judgement by the words of formulas and by pairs of words, or else by what lies between the lines."""
        line, following, layout = row.line, row.following, self.layout
        opens = self._is_heading(following.text)
        both = self._is_heading(f"{line.text} {following.text}")
        # Two lines that are one heading together are asked for before each of them alone.
        if row.led or (both and not (row.apart and opens)):
            return LineEndJudgement(ends=False)
        if layout.style is Style.UNWRAPPED or self._is_heading(line.text) or self._is_state(row):
            return LineEndJudgement(ends=True, doubtful=not opens and self._is_cut(row))
        if opens:
            flows = row.full and not row.apart and layout.style is not Style.FLAT
            return LineEndJudgement(ends=not flows, doubtful=self._may_be_rest(row))
        middle = layout.is_centred(line) and layout.is_centred(following)
        # Where a line may be full, it goes on in a word that stands behind its last one elsewhere, too.
        asked = layout.style is Style.FLAT or layout.has_displaced
        set_in = layout.style is Style.INDENTED and layout.is_indented(following)
        asked = asked and not (row.clause or set_in)
        pair = asked and row.may_be_full and row.stand_together
        if pair or (middle and not following.empty_before):
            told = row.spaced and following.text[0] not in _GOES_ON
            return LineEndJudgement(ends=False, doubtful=told)
        reading = (
            LineEndJudgement(ends=True) if layout.is_indented(following) else self._by_signs(row)
        )
        # Words that were displaced took their room with them, and left blanks or an empty line.
        roomy = layout.style is Style.FLAT and not row.full
        mid = (row.may_be_full or row.line.moved) and not row.clause
        unsure = layout.has_displaced and (mid or (row.may_be_full and roomy))
        # A line that its words left looks short, and `Республикасы ⏎ Заңының` as an end does.
        tells = asked and layout.has_displaced and layout.style is Style.FLAT
        doubt = reading.ends and (unsure or self._is_cut(row) or (tells and row.stand_together))
        return LineEndJudgement(reading.ends, reading.doubtful or doubt)

    def _by_signs(self, row: LineEnd) -> LineEndJudgement:
        """The judgement by the signs beside a line end where no indent tells; by an empty line, or by room."""
        line, following, style = row.line, row.following, self.layout.style
        dash = _DASH.match(following.text)
        if _BULLET.match(following.text) or (dash and ends_in(line.text, _PART_ENDS)):
            return LineEndJudgement(ends=True)
        hangs = self.layout.has_displaced and (line.text[-1] in _HANGS or _is_rest(row))
        if hangs or following.text[0] in _GOES_ON or (dash and not following.empty_before):
            return LineEndJudgement(ends=False)
        # Where indents tell, the empty lines at a page's end are the page's.
        if row.gaps and not (following.after_page and style is Style.INDENTED):
            return self._at_gap(row)
        if row.gaps < following.empty_before and style is Style.SPACED and row.ended:
            # The empty line of a displaced link, beside which one of a paragraph would stand if others do.
            may_end = not self.layout.gaps_add
            return LineEndJudgement(may_end, doubtful=may_end)
        return self._in_flat(row) if style is Style.FLAT else self._by_room(row)

    def _at_gap(self, row: LineEnd) -> LineEndJudgement:
        """The judgement by an empty line, which a displaced link may have left."""
        following, style, moved = row.following, self.layout.style, self.layout.has_displaced
        torn = row.lower or following.text[0].isdigit()
        left = moved and row.full and not row.clause and (torn or style is Style.INDENTED)
        joined = left or (row.lower and style is not Style.SPACED)
        ends = not joined or row.ended
        # Behind a link's own line the empty one may be the link's, where a sentence can go on.
        own = row.ends_led and row.lower and not row.ended
        doubtful = own if ends else left and (style is Style.SPACED or not row.lower)
        return LineEndJudgement(ends, doubtful)

    def _by_room(self, row: LineEnd) -> LineEndJudgement:
        """The judgement by the room of a line with nothing below it where indents or empty lines tell of paragraphs."""
        spaced, last = self.layout.style is Style.SPACED, row.line.text[-1]
        # A page's end takes the empty line before an item away, but not the room of the line above it.
        room = row.ended and not row.full
        if (room and not row.lower) or (
            row.paged and last in _PART_ENDS and (room or (not row.lower and last == ";"))
        ):
            return LineEndJudgement(ends=True)
        if row.paged:
            told = row.full and ends_in(row.line.text, _PART_ENDS if row.lower else _SENTENCE_ENDS)
            return LineEndJudgement(
                ends=False, doubtful=told or not (row.ended or row.full or row.lower)
            )
        roomy = self.layout.measures and not row.may_be_full
        told = bool(roomy) or (spaced and _opens_point(row))
        return LineEndJudgement(ends=False, doubtful=row.ended and not row.lower and told)

    def _in_flat(self, row: LineEnd) -> LineEndJudgement:
        """The judgement by room where nothing else tells of paragraphs: none shows behind a full line."""
        first = row.following.span.start in self.layout.first_lines
        ended = self.layout.is_even or not row.lower or row.clause
        room = ended and (not row.full or (row.clause and first))
        ends = room or _opens_point(row)
        if first:
            # A small letter may go on from a comma, and from more where words were put back.
            moved = self.layout.has_displaced
            goes_on = row.lower and not (row.ended and not moved)
            return LineEndJudgement(ends, ends and (goes_on or (moved and row.full)))
        if ends_in(row.line.text, _PART_ENDS if row.lower else _SENTENCE_ENDS):
            return LineEndJudgement(ends, row.full and not ends and not _begins_name(row.line.text))
        return LineEndJudgement(ends, ends and (row.lower if row.full else row.may_be_full))

    def _by_neighbours(self, row: LineEnd, begun: int) -> LineEndJudgement:
        """What is likelier of a doubtful end by the words beside it, whose model displaced words have loaded.

        Behind a sentence it is the likelier the longer the paragraph is that `begun` there.
        """
        least = _LISTED if row.lower else 0
        if row.ended:
            length = row.line.span.end - self.layout.lines[begun].span.start
            least = _ITEM if row.lower else _BRIEF - _LENGTHENS * length
        words = self._line_end_scale.parted(row.line.text.split(), row.following.text.split())
        return LineEndJudgement(words > least, doubtful=True)

    @cached_property
    def _line_end_scale(self) -> Scale:
        return Scale(learnt_of(self.grammar.language))

    def _is_cut(self, row: LineEnd) -> bool:
        """Whether a paragraph ends in a word right above one that begins as a sentence goes on.

        An indent that no link left parts them; an empty line or a page's end for certain only where the first of them left room.
        """
        goes_on = row.lower or _CITED.match(row.following.text)
        most = MOST_LOST if self.layout.has_displaced else 0
        if not (goes_on and row.line.text[-1].isalnum()) or row.following.indent > most:
            return False
        return not row.apart or (row.full and self.layout.style is not Style.UNWRAPPED)

    def _may_end(self, row: LineEnd, begun: int, sign: str) -> bool:
        """Whether another paragraph may begin where the one that `begun` goes on; the one before ended in a `sign`."""
        text = row.following.text
        named = text[:2].isalpha() and text[0].isupper() and _SIGNED.search(row.line.text)
        # Behind a name, where no running text can stand around the line end.
        alone = row.at > self._place_behind_last_sentence or (begun == row.at - 1 and row.blind)
        short = self.layout.has_displaced and row.lower and row.ends_early
        if (named and alone) or self._may_be_rest(row) or short:
            return True
        # Names that follow each other stand in one sentence.
        if not row.blind or _NAME.match(text):
            return False
        return self._may_end_title(row) or self._may_be_item(row, sign)

    @cached_property
    def _place_behind_last_sentence(self) -> int:
        """The place behind the last sentence; signatures follow."""
        return max((row.at for row in self.layout.ends if row.ended), default=0)

    @cached_property
    def _first_line_below_titles(self) -> int:
        """The place of the first line that ends a clause or names somebody: titles stand above."""
        rows = (row.at for row in self.layout.ends if row.clause or _NAME.search(row.line.text))
        return next(rows, 1) - 1

    @cached_property
    def _place_of_first_formula(self) -> int:
        """The place of the first formula: above it stands who took part, paragraphs that end in commas."""
        lines = enumerate(self.layout.lines)
        return next((at for at, one in lines if _formula_pattern(self.grammar).search(one.text)), 0)

    @cached_property
    def _sets_apart(self) -> bool:
        """Whether formulas of the text stand below lines with room, and none at the end of a sentence's line."""
        found = [
            row
            for row in self.layout.ends
            if _formula_pattern(self.grammar).search(row.following.text)
        ]
        alone = [row for row in found if self._is_heading(row.following.text)]
        inside = any(row.following.text.endswith(":") for row in found if row not in alone)
        return not inside and not all(row.full for row in alone)

    def _may_be_rest(self, row: LineEnd) -> bool:
        """Whether a formula below a full line, with little else, may be the rest of a sentence or not."""
        text = row.following.text
        opens = text.endswith(":") and text.count(" ") <= _FORMULA_BLANKS
        opens = opens and (text.isupper() or bool(_formula_pattern(self.grammar).search(text)))
        return opens and row.full and row.blind and not self._sets_apart

    def _may_end_title(self, row: LineEnd) -> bool:
        """Whether a full line may end a title, which has no full stop: nothing goes on from it in the next one."""
        first = row.following.text[0]
        begins = (first.isupper() or first in MARKS) and row.line.text[-1] not in _HANGS
        title = row.at <= self._first_line_below_titles and begins
        return title and not row.stand_together

    def _may_be_item(self, row: LineEnd, sign: str) -> bool:
        """Whether a full line may end a paragraph with its comma, as others do there, or with a name."""
        text = row.line.text
        if row.at < self._place_of_first_formula:
            asks = self.grammar.sections.question_open.match(row.following.text.lower())
            return bool(asks or _NAME_ENDS.search(text))
        listed = sign == "," or (sign == ":" and not row.lower)
        return text[-1] == "," and (listed or row.is_stretched)

    def _is_heading(self, text: str) -> bool:
        return _heading_pattern(self.grammar).fullmatch(text) is not None

    def _is_state(self, row: LineEnd) -> bool:
        """Whether one of two lines is the word of a site for the state of an edition: `Жаңартылған`, `Новый`."""
        state = self.grammar.sections.status_line
        texts = (row.line.text, row.following.text)
        return any(text[0].isupper() and state.match(text.lower()) for text in texts)


def told_ends(
    layout: LineLayout, known: KnownStarts, grammar: Grammar
) -> Iterator[LineEndJudgement]:
    """The judgement of each line end where the layout of the source tells; a number above a point belongs to it.

    Lines that markup breaks within a paragraph (`br`) are judged as those of a text.
    """
    broken = {row.at for row in layout.ends if known.is_broken(row.following.span.start)}
    read = [*LineEnds(layout, grammar).read()] if broken else []
    for place, row in enumerate(layout.ends):
        line, following = row.line, row.following
        if row.at in broken:
            yield read[place]
            continue
        number = _POINT.fullmatch(line.text) and known.is_start(line.span.start)
        starts = known.is_start(following.span.start) and not number
        doubtful = known.is_doubtful(following.span.start)
        opens = _heading_pattern(grammar).fullmatch(following.text) is not None
        yield LineEndJudgement(opens if doubtful else starts, doubtful)


def _opens_point(row: LineEnd) -> bool:
    """Whether a line begins as a point or an item does, behind a sentence or a part of one.

    The items of a list within a paragraph begin no lines of their own, as the one before shows.
    """
    text = row.following.text
    opens = _NUMBERED.match(text) and row.ended and not _ABBREVIATED.search(row.line.text)
    within = (f"{int(one[1]) + 1}) " for one in _INLINE.finditer(row.line.text))
    return bool(opens) and not text.startswith(tuple(within))


def _counts_on(row: LineEnd, point: re.Match[str] | None, last: Mapping[str, int]) -> bool:
    """Whether a line begins with the number that follows the one of the last point, or item, behind a sentence."""
    counted = point is not None and int(point[1]) == last.get(point[2], -1) + 1
    return counted and _opens_point(row)


def _is_rest(row: LineEnd) -> bool:
    """Whether a line that is hardly one, or begins with a citation, ends an open sentence."""
    text = row.following.text
    rest = _REST.fullmatch(text) and not _POINT.fullmatch(text)
    return not row.clause and bool(rest or _CITED.match(text))


def _begins_name(text: str) -> bool:
    """Whether a line ends in initials whose surname does not stand before them, and so follows."""
    initials = _INITIALS.search(text)
    return initials is not None and (initials[1][0].islower() or initials[1][-1] == ",")


@cache
def _formula_pattern(grammar: Grammar) -> re.Pattern[str]:
    """For `search`: a line ends in a formula, or goes on behind one."""
    formulas = "|".join(f"(?:{one})" for one in grammar.layout.formulas)
    return re.compile(rf"(?<!\w)(?:{formulas})(?:\s*:?\Z| )", re.IGNORECASE)


@cache
def _heading_pattern(grammar: Grammar) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in grammar.layout.headings), re.IGNORECASE)
