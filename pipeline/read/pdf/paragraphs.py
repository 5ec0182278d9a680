"""Where paragraphs start: told by indents, spacing, centring, type size, lines that end early."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from math import inf

from pipeline.read.pdf.columns import (
    ALIGNED,
    MARKER,
    OFF_MARGIN,
    Column,
    ends_clause,
    ends_sentence,
    goes_on,
)
from pipeline.read.pdf.habits import INDENT, INDEX, OTHER_SIZE, SAME, Habits, distance
from pipeline.read.pdf.text_lines import Line
from pipeline.words.equivalents import HYPHENS

# In ems.
_BLANK = 0.25
_SLACK = 0.1
_DEEPEST = 4.0
"""From an item's number to its text."""
_SPACED_AT_INDEX = 1.4
"""Times the leading: a raised index pushes lines apart a little."""
_DESCENT = 0.3
"""Times what a line's largest letter (an initial) is larger: so much it pushes the next line down."""
_UNEVEN = 0.05
"""Ems by which distances that are meant to be alike differ."""
_SHORT = 0.65
"""Of the width: a line that ends before it is a paragraph's last, however it goes on."""
_NARROWER, _FEWEST_NARROW = 1.0, 3
"""Ems by which lines in a box, a cell or a quotation end before the margin, and how many lines tell of one."""
_FAR_RIGHT = 0.35
"""Of the width: what starts beyond it, and ends at the right margin, is set at that."""
_SIDE_BY_SIDE = 2.0
"""Ems of white between two texts side by side."""
_DIVIDING = f"{HYPHENS}\u00ad"
_INITIAL = re.compile(r"\b[^\W\d_]\.")
_PERSON = re.compile(r"(?:[^\W\d_]\.\s?){1,2}[\w-]{2,}|[\w-]{2,}\s(?:[^\W\d_]\.\s?){1,2}")
# What does not stand at a line's end without what follows it: numbers, №, initials, short words.
_CLINGS = re.compile(r"(?:\W*\w{0,2}\W?|[0-9]+\S?|\S*\.)\Z")


class Starts:
    """One pass over the columns of a document in reading order."""

    def __init__(self, habits: Habits) -> None:
        self.habits = habits
        self.column: Column | None = None
        self.line: Line | None = None
        self.first: Line | None = None
        """The first line of the paragraph that `line` is in."""
        self.right = 0.0
        """The margin that `line` could have reached."""
        self.widest, self.room = 0.0, inf
        """How wide the lines of its paragraph are, and one of them, at least, with a word more."""

    def of(self, column: Column) -> Iterator[tuple[Line, bool, bool]]:
        """The lines of the next column: whether each starts a paragraph, whether that is in doubt."""
        if column.is_whole:
            self.line = None
            yield from ((line, not index, False) for index, line in enumerate(column.lines))
            return
        if self.column and not self.column.leads_to(column):
            self.line = None
        rights, offices = self._right_margins(column), dict(self._starts_of_offices(column))
        for index, line in enumerate(column.lines):
            following = column.lines[index + 1] if index + 1 < len(column.lines) else None
            starts, doubtful = self._starts_paragraph(
                column, line, following, same_column=index > 0
            )
            if not index and self._is_below_title(column, line):
                starts, doubtful = True, False
            starts, doubtful = offices.get(index) or self._in_rows(line, starts, doubtful)
            if starts or self.line is None:
                self.first, self.widest, self.room = line, 0.0, inf
            else:
                self.room = min(self.room, _width_with_next_words(self.line, line))
            self.widest = max(self.widest, _width(line))
            self.column, self.line, self.right = column, line, rights[index]
            yield line, starts, doubtful

    def _in_rows(self, line: Line, starts: bool, doubtful: bool) -> tuple[bool, bool]:  # noqa: FBT001
        """What is judged of a line, where it or the one before it is a row of cells or a name."""
        before = self.line
        if before is None:
            return starts, doubtful
        are_cells = _are_cells(before, line)
        if are_cells and line.text[:1].islower():
            return starts, True  # cells without rules may go on over several lines
        if are_cells or _are_persons(before, line):
            return True, False
        if _are_rows(before, line):
            are_names = _are_names(before, line)
            return starts or are_names, not are_names
        if _is_row(line) and self._has_ended(before, line):
            is_whole = bool(before.gaps) or ends_clause(before.text)
            return is_whole or not goes_on(before, line), False
        # An office may go on below the name beside it.
        return starts, doubtful or (not starts and _is_row(before))

    def _starts_of_offices(self, column: Column) -> Iterator[tuple[int, tuple[bool, bool]]]:
        """The lines of offices that go over several, with a name behind the last: whether each starts one, in doubt."""
        lines = column.lines
        apart = [self._is_set_apart(a, b, same_column=True) for a, b in pairwise(lines)]
        joined = [False, *(not one for one in apart), False]
        for end in [n for n, line in enumerate(lines) if _is_row(line)]:
            start, name = end, lines[end].gaps[0][1]
            while joined[start] and _is_below(above := lines[start - 1], lines[start]):
                if above.gaps or above.x1 >= name or ends_clause(above.text):
                    break
                if _face(above) != _face(lines[start]):
                    break  # a heading
                start -= 1
            is_below_row = joined[start] and _is_row(lines[start - 1])
            ended = is_below_row or not joined[start] or ends_clause(lines[start - 1].text)
            is_list = joined[end + 1] and _is_row(lines[end + 1])
            if start < end and ended and not is_list and lines[start].text[:1].isupper():
                yield start, (True, is_below_row)
                yield from ((n, (False, False)) for n in range(start + 1, end + 1))

    def _is_below_title(self, column: Column, line: Line) -> bool:
        """Whether the line before stands above a column, goes over its margin, and is not in mid-sentence."""
        before = self.line
        if before is None or line.y >= before.y:
            return False
        return column.right < before.x1 - line.size and not goes_on(before, line)

    def _right_margins(self, column: Column) -> list[float]:
        """By line, the margin at which it was broken: that of the column, or of a narrower block in it."""
        rights = [column.right] * len(column.lines)
        start = 0
        for end in range(1, len(rights) + 1):
            if end == len(rights) or not self._is_one_block(column, start, end):
                if right := _narrower_margin(column, start, end):
                    # What a block's last line could have reached is not told.
                    rights[start : end - 1] = [right] * (end - 1 - start)
                start = end
        return rights

    def _is_one_block(self, column: Column, start: int, at: int) -> bool:
        """Whether a line stands below another and where that starts; a block's first may be indented."""
        before, line = column.lines[at - 1], column.lines[at]
        is_below = _is_below(before, line) or (at - start == 1 and before.x0 > line.x0)
        wide = column.right - _NARROWER * line.size < max(before.x1, line.x1)
        return is_below and not wide and not self._is_set_apart(before, line, same_column=True)

    def _starts_paragraph(
        self, column: Column, line: Line, following: Line | None, *, same_column: bool
    ) -> tuple[bool, bool]:
        before, home = self.line, self.column
        if before is None or home is None or self._is_set_apart(before, line, same_column):
            return True, False
        if self._counts_on(before, line):
            return True, False
        are_flush = _is_flush_right(home, before) and _is_flush_right(column, line)
        if are_flush and not _is_below(before, line):
            return not goes_on(before, line), True  # they were broken by hand
        if self._goes_on_centred(home, before, column, line):
            return self._ends_centred(before, column, line, following)
        if self._hangs_below_item(column, line, following):
            return False, False
        if self._is_indented(column, line, following) or self._is_outdented(column, line):
            return True, False
        starts, doubtful = self._after_end(home, before, line)
        if same_column and self.habits.apart < inf:
            # No paragraph ends here but by its last line's length: that of one broken by the count of its letters.
            doubtful = starts and goes_on(before, line) and not ends_sentence(before.text)
        if not (same_column or starts) and self._ends_unstretched(before):
            return True, True
        return starts, doubtful

    def _ends_unstretched(self, before: Line) -> bool:
        """Whether the last line of a column is shorter than those of its paragraph, which are justified."""
        is_short = self.right - before.x1 > SAME * before.size
        return self.habits.justified and is_short and before.text[-1:] not in _DIVIDING

    def _counts_on(self, before: Line, line: Line) -> bool:
        """Whether a line opens the item behind the one that the line before it ends."""
        if not ends_clause(before.text):
            return False
        own = [MARKER.match(one.text) for one in (self.first or before, line)]
        numbers = [int(one["number"]) for one in own if one and one["number"]]
        return len(numbers) == 2 and numbers[1] == numbers[0] + 1

    def _goes_on_centred(self, home: Column, before: Line, column: Column, line: Line) -> bool:
        """Whether a line is centred below a centred one; the longest of them may be full."""
        first = self.first
        slack = OFF_MARGIN * line.size
        if abs(before.x0 - line.x0) < slack < abs(before.x1 - line.x1) / 2:
            return False  # centred lines of different lengths do not start at one place
        exact, centred = column.is_centred(line, slack=SAME), self._is_centred(column, line)
        if first is None:
            return False
        above = (
            home.is_centred(before)
            or home.is_centred(before, self.habits.indent if before is first else 0.0)
            or (
                home.is_full(before)
                and (home.is_centred(first) or (exact and _reads_on(before, line)))
            )
        )
        return above and (centred or column.is_full(line))

    def _ends_centred(
        self, before: Line, column: Column, line: Line, following: Line | None
    ) -> tuple[bool, bool]:
        """Whether a centred paragraph ends above a line, and whether that is in doubt.

        Other type ends it, small letters below capitals, text that runs on below its first line, and room
        for a word with a capital.
        """
        is_first = before is self.first and self._is_first_line(column, before)
        is_block = is_first or _is_below(before, line)
        runs_on = following and _is_below(line, following)
        is_text = column.is_full(line) and (runs_on or ends_clause(before.text))
        is_name = line.text.split(" ")[0].istitle()
        is_below_capitals = before.text.isupper() and is_name and not line.text.isupper()
        alike = _face(before) == _face(line) and abs(before.size - line.size) <= _UNEVEN * line.size
        if is_below_capitals or not alike or (is_text and not (is_first or goes_on(before, line))):
            return True, False
        if is_block or not (is_name or line.text.isupper()):
            return False, False
        need, width = _width_with_next_words(before, line), column.width - _SLACK * line.size
        runs_on = self.room == inf and following and _reads_on(line, following)
        room = _width_with_next_words(line, following) if runs_on and following else self.room
        # Where each word of a title has capitals, only lines that are full show how wide it is.
        widest = max(self.widest, _width(line)) if is_name else 0.0
        has_ended = need < (width if width < room < inf else widest)
        return has_ended, is_name and not has_ended and self.room == inf and need < width

    def _is_centred(self, home: Column, line: Line) -> bool:
        """Whether a line is centred; a first line with the usual indent may look so by chance."""
        return home.is_centred(line, slack=SAME) or (
            home.is_centred(line) and not self._is_first_line(home, line)
        )

    def _is_first_line(self, home: Column, line: Line) -> bool:
        """Whether a line starts at the usual indent."""
        indent = line.x0 - home.left
        return indent > INDENT * line.size and abs(indent - self.habits.indent) < SAME * line.size

    def _is_set_apart(self, before: Line, line: Line, same_column: bool) -> bool:  # noqa: FBT001
        """Whether a line is in other type than the one before it, or further below it."""
        if abs(before.size - line.size) > OTHER_SIZE * line.size:
            return True
        size, down = max(before.size, line.size), before.y - line.y
        room = self.habits.spaced * size + _DESCENT * max(0.0, before.largest - before.size)
        if not same_column or down <= room:
            return False
        both = before.text + line.text
        if "⁄" in both and not ends_clause(before.text):
            return False  # a fraction pushes lines apart
        is_usual = abs(distance(before, line) - self.habits.apart) < _UNEVEN
        more = _SPACED_AT_INDEX * self.habits.leading - self.habits.spaced
        return is_usual or not INDEX.search(both) or down > room + max(0.0, more) * size

    def _hangs_below_item(self, column: Column, line: Line, following: Line | None) -> bool:
        """Whether a line goes on below the text of an item, and is no first line whose indent is about as wide."""
        before, first = self.line, self.first
        if before is None or first is None:
            return False
        marker = MARKER.match(first.text)
        is_open = before is first and not ends_clause(first.text) and goes_on(first, line)
        if is_open and marker and 0 < line.x0 - first.x0 < _DEEPEST * line.size:
            return True  # in mid-sentence, to the right of an item's number
        inner = first.edges[marker.end()] if marker else first.x0
        if inner <= first.x0 or abs(line.x0 - inner) >= SAME * line.size:
            return False
        returns = (
            following is not None
            and column.indent(following) < INDENT
            and not MARKER.match(following.text)
            and self._is_first_line(column, line)
        )
        is_first = returns or self._has_ended(before, line)
        return column.indent(line) > INDENT and not (is_first and ends_clause(before.text))

    def _is_indented(self, column: Column, line: Line, following: Line | None) -> bool:
        """Whether a line starts further right than its paragraph goes on.

        A block whose lines all start there is no row of first lines, unless each ends early.
        """
        before, home, indent = self.line, self.column, column.indent(line)
        if indent <= INDENT or before is None or home is None:
            return False
        ended = self._has_ended(before, line)
        first = self._is_first_line(column, line)
        is_open = goes_on(before, line) and not ended and not ends_sentence(before.text)
        if is_open and not (first or column.is_centred(line)):
            return False
        if home.indent(before) + INDENT < indent:
            return True
        if self.right < home.right and line.x0 < before.x0 + OFF_MARGIN * line.size:
            return False
        returns = following is not None and column.indent(following) < indent - INDENT
        if goes_on(before, line) and not ends_clause(before.text):
            set_in = home.is_centred(before) and not ended  # from both margins: a quotation
            return first and ((returns and not set_in) or not self._is_first_line(home, before))
        return first or returns or ended

    def _is_outdented(self, column: Column, line: Line) -> bool:
        """Whether a line starts to the left of an indented block or of an item's text."""
        before, home, first = self.line, self.column, self.first
        if before is None or home is None or first is None or before is first:
            return False
        return home.indent(before) - column.indent(line) > INDENT

    def _after_end(self, home: Column, before: Line, line: Line) -> tuple[bool, bool]:
        """Judge by how the line before ends: whether it has ended early, and where it tells nothing."""
        ends = ends_clause(before.text)
        if self.first is not None and self._is_first_line(home, self.first) and not ends:
            return False, self._has_ended(before, line)
        is_open = not ends and goes_on(before, line)
        if self._has_ended(before, line):
            short = before.x1 - home.left < _SHORT * (self.right - home.left)
            return not is_open or short, is_open and not short
        sentence = ends_sentence(before.text) and not line.text[:1].islower()
        ragged_end = self.right - before.x1 > SAME * before.size
        if sentence and self.habits.justified:
            return ragged_end, False
        # First lines have the indent that the text has; in a box or a cell they may have none.
        set_in = self.first is not None and self.first.x0 > before.x0 + SAME * before.size
        tells = self.habits.indent and (set_in or self.right == home.right)
        return False, sentence and not tells

    def _has_ended(self, before: Line, line: Line) -> bool:
        """Whether the first words of a line would have fitted on the one before it."""
        need = _BLANK * line.size + _first_words(line)
        return before.x1 + need < self.right - _SLACK * line.size


def _narrower_margin(column: Column, start: int, end: int) -> float | None:
    """The margin of a block of lines, where sentences run on over each line's end, and no next word had room."""
    lines = column.lines[start:end]
    if len(lines) < _FEWEST_NARROW:
        return None
    right = max(line.x1 for line in lines)
    if sum(right - line.x1 < OFF_MARGIN * line.size for line in lines) >= _FEWEST_NARROW:
        return right
    open_ = [(before, line) for before, line in pairwise(lines) if not ends_clause(before.text)]
    on = [before for before, line in open_ if goes_on(before, line)]
    tight = all(
        before.x1 + _first_words(line) + _BLANK * line.size > right
        # Items of a list begin alike.
        and not (goes_on(before, line) and before.text.split(" ")[0] == line.text.split(" ")[0])
        for before, line in open_
    )
    return right if tight and len(on) + 1 >= _FEWEST_NARROW and 2 * len(on) >= len(open_) else None


def _are_rows(one: Line, other: Line) -> bool:
    """Whether two lines, each read over its one wide gap, have words in line behind it: they may be two texts side by side."""
    if len(one.gaps) != 1 or len(other.gaps) != 1:
        return False
    ((left, x), (other_left, other_x)) = (*one.gaps, *other.gaps)
    lined_up = min(abs(x - other_x), abs(x + one.x1 - other_x - other.x1))
    # Lines that are justified end at one place, too.
    flush = abs(one.x1 - other.x1) if _are_names(one, other) else ALIGNED
    is_wide = min(x, other_x) - max(left, other_left) > _SIDE_BY_SIDE * other.size
    return is_wide and min(lined_up, flush) < ALIGNED


def _are_cells(one: Line, other: Line) -> bool:
    """Whether a line has two wide gaps or more, and each meets one of the line before: running text has none such."""
    wide = [x1 - x0 > _SIDE_BY_SIDE * other.size for x0, x1 in other.gaps]
    return (
        len(one.gaps) == len(wide) > 1
        and all(wide)
        and all(
            min(x1, below_x1) - max(x0, below_x0) > INDENT * other.size
            for (x0, x1), (below_x0, below_x1) in zip(one.gaps, other.gaps, strict=True)
        )
    )


def _are_persons(one: Line, other: Line) -> bool:
    """Whether a line is a person's name and nothing else, as what stands behind the last gap of the one before."""
    if not _PERSON.fullmatch(other.text):
        return False
    last = one.split(one.gaps[-1][1])[-1] if one.gaps else one
    return bool(_PERSON.fullmatch(last.text))


def _is_row(line: Line) -> bool:
    """Whether a line is a name far behind an office, as they stand in a signature."""
    wide = [x1 - x0 > _SIDE_BY_SIDE * line.size for x0, x1 in line.gaps]
    return wide == [True] and _are_names(line)


def _are_names(*rows: Line) -> bool:
    """Whether names stand behind the gaps of lines, as those of persons behind their offices."""
    return all(_INITIAL.search(row.split(row.gaps[0][1])[-1].text) for row in rows)


def _reads_on(before: Line, line: Line) -> bool:
    """Whether a centred line is the rest of a full one, and no heading below it: set alike, in mid-sentence."""
    alike = _face(before) == _face(line) and before.text.isupper() == line.text.isupper()
    is_opening = INDEX.sub("", line.text).endswith(":")
    return alike and not (is_opening or ends_clause(before.text))


def _is_flush_right(column: Column, line: Line) -> bool:
    """Whether a line ends at the right margin, and starts far from the left one."""
    at_margin = column.right - line.x1 < SAME * line.size
    return at_margin and line.x0 - column.left > _FAR_RIGHT * column.width


def _is_below(one: Line, other: Line) -> bool:
    """Whether two lines start at one place."""
    return abs(one.x0 - other.x0) < OFF_MARGIN * other.size


def _face(line: Line) -> str:
    """The font's name without the mark of a subset; one font may come in several subsets."""
    return line.font.rpartition("+")[2]


def _width(line: Line) -> float:
    return line.x1 - line.x0


def _width_with_next_words(before: Line, line: Line) -> float:
    """How wide a line would have been with the first words of the next."""
    return _width(before) + _BLANK * line.size + _first_words(line)


def _first_words(line: Line) -> float:
    """The width of the first word, with the next where the two may not be parted."""
    words = line.text.split(" ")
    end = len(words[0])
    for word, following in pairwise(words):
        if not _CLINGS.match(word):
            break
        end += 1 + len(following)
    return line.edges[end] - line.x0
