"""Page numbers and running heads: lines that belong to a page and not to the ruling.

A line is taken out only on proof. On pages that the file tells it stands at the same place of several
of them, its text the same but for a number that counts the pages. Where the file tells of no pages, a
number must cut sentences in two, at even distances, counting up; a head must stand beside such numbers,
or cut sentences itself. What looks like a page's line without proof stays and is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from pipeline.clean.pages import list_doubts, pages
from pipeline.clean.rows import Row, cuts_a_sentence, rows_of
from pipeline.clean.told_layout import located
from pipeline.codes import Code, Rule
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.text import Finding, Replacement, Span
from pipeline.words.units import unit_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.grammar import Grammar
    from pipeline.job import Job
    from pipeline.text import CleanText, Edit

_LONGEST_NUMBER = 30
_LONGEST_HEAD = 200
_NUMBER = re.compile(r"[0-9]+")
_WORDED = re.compile(r"[^\W\d_]{2}")
_REPEATED = 3
"""A line that stands at the same place of so many pages is a running head."""
_MOST_WITHOUT = 0.4
"""Of the pages: a head may be missing on so many, on the first one above all."""
_MOST_NUMBERED = 0.75
"""Of the numbers at one place of pages: so many must count the pages."""
_EDGE_LINES = 2
_FILLED = 0.8
"""Of the width: a line with less on it, its next word included, was not wrapped there."""
_UNEVEN = 0.35
"""By how much of the usual one a page's number of lines may differ."""


def page_marks(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Take out what belongs to the pages; it stays in the record. Tell of what only seems to."""
    geometry = job.source.geometry
    if geometry is not None:
        for span in sorted(set(located(text, (item.span for item in geometry.furniture)))):
            yield Replacement(Rule.FURNITURE, span, "")
        return
    marked = _Marked(text.text, job.grammar)
    yield from _without(text.text, marked.rows, marked.proven)
    for row in marked.doubtful:
        message = f"“{row.text}” may be the mark of a page; it is left in the text"
        yield Finding(Code.FURNITURE_DOUBTFUL, row.span, message)


def _without(text: str, rows: Sequence[Row], proven: set[int]) -> Iterator[Edit | Finding]:
    """Remove marks, and of the white space around them all but the one line end of a page."""
    groups = [
        _Group(text, rows, tuple(marks))
        for is_mark, marks in groupby(rows, lambda row: row.at in proven)
        if is_mark
    ]
    spaced = any(group.has_empty and group.cuts for group in groups)
    for group in groups:
        for row in group.marks:
            yield Replacement(Rule.FURNITURE, row.span, "")
        if group.is_inside and not group.ends_page:
            paragraph = group.has_empty and not group.cuts and not spaced
            yield from group.line_ends("\n\n" if paragraph else "\n")
            yield from () if paragraph else list_doubts(text, group.whole)


class _Group(NamedTuple):
    """Marks that follow each other."""

    text: str
    rows: Sequence[Row]
    marks: tuple[Row, ...]

    @property
    def before(self) -> Row | None:
        """The line above."""
        return self.rows[self.marks[0].at - 1] if self.marks[0].at else None

    @property
    def after(self) -> Row | None:
        """The line below."""
        below = self.marks[-1].at + 1
        return self.rows[below] if below < len(self.rows) else None

    @property
    def is_inside(self) -> bool:
        """Whether lines of the ruling stand above and below."""
        return self.before is not None and self.after is not None

    @property
    def ends_page(self) -> bool:
        """Whether a form feed stands among the marks."""
        end = self.after.span.start if self.after else len(self.text)
        return "\f" in self.text[self.whole.start : end]

    @property
    def whole(self) -> Span:
        """From the end of the line above up to the line below, its indent left out."""
        start = self.before.span.end if self.before else 0
        end = self.after.span.start if self.after else len(self.text)
        return Span(start, self.text.rfind("\n", start, end) + 1 or end)

    @property
    def cuts(self) -> bool:
        """Whether the marks stand inside a sentence."""
        return cuts_a_sentence(self.before, self.after)

    @property
    def has_empty(self) -> bool:
        """Whether an empty line stands above or below."""
        above = self.text[self.whole.start : self.marks[0].span.start]
        below = self.text[self.marks[-1].span.end : self.whole.end]
        return max(above.count("\n"), below.count("\n")) > 1

    def line_ends(self, due: str) -> Iterator[Edit]:
        """Put the line ends that are due above the marks, and take out those between and below."""
        edges = [self.whole.start, *(at for row in self.marks for at in row.span), self.whole.end]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            if start < end:
                yield Replacement(Rule.PAGE_BREAK, Span(start, end), due)
            due = ""


@dataclass(frozen=True)
class _Marked:
    """The lines of a text, and which of them are the marks of pages."""

    text: str
    grammar: Grammar

    @cached_property
    def rows(self) -> list[Row]:
        """The lines that have words."""
        return rows_of(self.text)

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The lines that are nothing but a number, as pages have it: place and number."""
        return {
            row.at: number for row in self.rows if (number := _page_number(row.text)) is not None
        }

    @cached_property
    def proven(self) -> set[int]:
        """The places of the lines that belong to pages."""
        told = self._on_pages()
        numbers = told if "\f" in self.text else told | self._counting(told)
        return numbers | self._heads(numbers) | self._notices

    @cached_property
    def doubtful(self) -> list[Row]:
        """Lines that look like a page's, but for which there is no proof."""
        left = [at for at in self.numbers if at not in self.proven]
        cut = self._torn(self.proven)
        alone = [at for at in left if self._is_alone(at) or (at in cut and self._is_marked(at))]
        counting = sum(self.numbers[b] == self.numbers[a] + 1 for a, b in pairwise(left))
        return [self.rows[at] for at in (left if counting > 1 else alone)][:1]

    def _is_alone(self, at: int) -> bool:
        """Whether empty lines stand above and below, or the text begins or ends there."""
        above, below = self.rows[at - 1] if at else None, self.rows[at + 1 : at + 2]
        span = self.rows[at].span
        before = self.text[above.span.end : span.start] if above else "\n\n"
        behind = self.text[span.end : below[0].span.start] if below else "\n\n"
        return min(before.count("\n"), behind.count("\n")) > 1

    @cached_property
    def _notices(self) -> set[int]:
        """The lines of a notice that a portal prints on what it hands out, which no court writes."""
        found = [match.span() for match in _notice().finditer(self.text)]
        return {
            r.at for r in self.rows if any(a <= r.span.start and r.span.end <= b for a, b in found)
        }

    def _is_marked(self, at: int) -> bool:
        """Whether a number has a word or signs of its own, as no number of a point has."""
        return not self.rows[at].text.isdigit()

    def _on_pages(self) -> set[int]:
        """Lines at one place of the pages that the file tells."""
        places: dict[int, list[tuple[int, Row]]] = defaultdict(list)
        told = pages(self.text)
        starts = [row.span.start for row in self.rows]
        for number, page in enumerate(told):
            first, last = (bisect_left(starts, at) for at in page)
            lines = self.rows[first:last]
            for place in range(min(_EDGE_LINES, len(lines))):
                places[place].append((number, lines[place]))
                places[-1 - place].append((number, lines[-1 - place]))
        if len(told) < 2:
            return set()
        return {at for lines in places.values() for at in self._same(lines, len(told))}

    def _same(self, lines: Sequence[tuple[int, Row]], count: int) -> Iterator[int]:
        """Of lines at one place of each page, the ones with the page's number and the running heads."""
        offsets = Counter(
            self.numbers[row.at] - page for page, row in lines if row.at in self.numbers
        )
        counted = max(2, _MOST_NUMBERED * offsets.total())
        for page, row in lines:
            if row.at in self.numbers and offsets[self.numbers[row.at] - page] >= counted:
                yield row.at
        heads: dict[str, list[tuple[int, Row]]] = defaultdict(list)
        for page, row in lines:
            if row.at not in self.numbers and _WORDED.search(row.text):
                heads[_NUMBER.sub("0", row.text)].append((page, row))
        for alike in heads.values():
            enough = len(alike) >= max(_REPEATED, (1 - _MOST_WITHOUT) * (count - 1))
            if enough and self._is_head(alike):
                yield from (row.at for _, row in alike)

    def _is_head(self, alike: Sequence[tuple[int, Row]]) -> bool:
        """Whether lines are the same word for word, or differ by a number that counts the pages."""
        texts = {row.text for _, row in alike}
        if not _may_be_head(alike[0][1].text):
            return False
        if len(texts) == 1:
            return True
        found = [(page, [int(n) for n in _NUMBER.findall(row.text)]) for page, row in alike]
        steps = zip(*(numbers for _, numbers in found), strict=True)
        moving = [values for values in steps if len(set(values)) > 1]
        counted = all(
            value - page == values[0] - found[0][0]
            for values in moving
            for (page, _), value in zip(found, values, strict=True)
        )
        return len(moving) == 1 and counted and not any(self._is_protected(t) for t in texts)

    def _is_protected(self, text: str) -> bool:
        """Whether a line that counts may be one of a list: it names a provision, a date, a verdict."""
        return _ruling_words(self.grammar).search(text) is not None

    def _counting(self, proven: set[int]) -> set[int]:
        """Numbers that cut sentences in two at even distances, and those that stand between them so."""
        left = [at for at in self.numbers if at not in proven]
        cut = self._torn(proven)
        torn = [at for at in left if at in cut]
        known = self._rising(torn)
        if not known:
            marked = [at for at in left if self._is_marked(at)]
            return set(self._rising(marked)) | {at for at in torn if self._is_named(at)}
        step = median((b - a) / (self.numbers[b] - self.numbers[a]) for a, b in pairwise(known))
        return {at for at in left if self._fits(at, known, step)}

    def _rising(self, places: Sequence[int]) -> list[int]:
        """The places if their numbers rise at even distances; two of them at least."""
        numbers = [self.numbers[at] for at in places]
        if len(places) < 2 or any(b <= a for a, b in pairwise(numbers)):
            return []
        steps = [
            (b - a) / (n - m)
            for (a, b), (m, n) in zip(pairwise(places), pairwise(numbers), strict=True)
        ]
        usual = median(steps)
        return list(places) if all(abs(s - usual) <= _UNEVEN * usual for s in steps) else []

    def _fits(self, at: int, known: Sequence[int], step: float) -> bool:
        """Whether a number stands where the known ones say that its page ends."""
        index = bisect_left(known, at)
        near = min(known[max(0, index - 1) : index + 1], key=lambda other: abs(other - at))
        due = near + (self.numbers[at] - self.numbers[near]) * step
        ordered = (self.numbers[at] > self.numbers[near]) == (at > near)
        early = self._end <= at < due
        return at == near or (ordered and (early or abs(at - due) <= _UNEVEN * step))

    @cached_property
    def _end(self) -> int:
        """The place of the last line that no page repeats."""
        rest = (row.at for row in reversed(self.rows) if row.at not in self._repeated)
        return next((at for at in rest if at not in self.numbers), 0)

    def _is_named(self, at: int) -> bool:
        """Whether a number has the word for a page beside it."""
        return _WORDED.search(self.rows[at].text) is not None

    def _torn(self, proven: set[int]) -> frozenset[int]:
        """The numbers, marks and repeated lines that stand, with those beside them, inside a sentence."""
        apart = frozenset(self.numbers) | proven | self._repeated
        found: set[int] = set()
        for stands_apart, group in groupby(self.rows, lambda row: row.at in apart):
            places = [row.at for row in group]
            before = self.rows[places[0] - 1] if places[0] else None
            after = self.rows[places[-1] + 1] if places[-1] + 1 < len(self.rows) else None
            if stands_apart and cuts_a_sentence(before, after):
                found.update(places)
        return frozenset(found)

    @cached_property
    def _repeated(self) -> set[int]:
        """The lines that stand in the text twice or more, word for word, and may be heads."""
        count = Counter(row.text for row in self.rows)
        return {
            row.at
            for row in self.rows
            if count[row.text] > 1 and _WORDED.search(row.text) and _may_be_head(row.text)
        }

    def _heads(self, marks: set[int]) -> set[int]:
        """Repeated lines beside page numbers, or inside sentences more often than not."""
        groups: dict[str, list[int]] = defaultdict(list)
        for at in self._repeated - marks:
            groups[self.rows[at].text].append(at)
        cut = self._torn(marks)
        found: set[int] = set()
        for places in groups.values():
            apart = [at for at in places if self._stands_apart(at)]
            beside = [at for at in apart if {at - 1, at + 1} & marks]
            torn = [at for at in apart if at in cut]
            if len(beside) > 1:
                found.update(beside)
            elif len(torn) >= _REPEATED and 2 * len(torn) > len(places):
                found.update(apart)
        return found

    def _stands_apart(self, at: int) -> bool:
        """Whether a line is no wrapped one: an empty line is beside it, or its next word had room on it."""
        row, after = self.rows[at], self.rows[at + 1] if at + 1 < len(self.rows) else None
        before = self.rows[at - 1].span.end if at else 0
        gaps = [self.text[before : row.span.start]]
        gaps += [self.text[row.span.end : after.span.start]] if after else []
        word = len(after.text.split()[0]) if after else 0
        has_room = row.span.length + 1 + word < _FILLED * self._width
        return has_room or any(gap.count("\n") > 1 for gap in gaps)

    @cached_property
    def _width(self) -> int:
        """The length of a full line: few are longer."""
        lengths = sorted(row.span.length for row in self.rows)
        return lengths[int(len(lengths) * 0.95)] if lengths else 0


def _may_be_head(text: str) -> bool:
    """Whether a line can stand by itself: it opens no sentence's middle and ends no clause."""
    return not text[0].islower() and text[-1] not in ",;:(«–—-" and len(text) <= _LONGEST_HEAD


def _page_number(text: str) -> int | None:
    """The number of a line that has nothing else but the words and signs of a page's number."""
    found = _number_line().fullmatch(text) if len(text) <= _LONGEST_NUMBER else None
    if found is None:
        return None
    number, *of = (int(figures) for figures in _NUMBER.findall(text))
    return number if not of or number <= of[0] else None


@cache
def _number_line() -> re.Pattern[str]:
    tables = (load(language).layout for language in Language)
    words = "|".join(sorted({re.escape(word) for table in tables for word in table.page_words}))
    number = rf"(?:(?:{words})\s*(?:№\s*)?)?[0-9]{{1,4}}(?:\s*-?\s*(?:{words}))?(?:\s*(?:/|{words})\s*[0-9]+)?"
    signs = r"[-–—―·•|*~]"
    return re.compile(
        rf"(?:{signs}\s*)?{number}(?:\s*{signs})?|\[\s*{number}\s*\]|\(\s*{number}\s*\)",
        re.IGNORECASE,
    )


@cache
def _notice() -> re.Pattern[str]:
    tables = (load(language).layout for language in Language)
    patterns = "|".join(pattern for table in tables for pattern in table.notices)
    return re.compile(rf"(?ms)^[^\S\n]*(?:{patterns})[^\S\n]*$")


@cache
def _ruling_words(grammar: Grammar) -> re.Pattern[str]:
    """Words of a provision, a date or a verdict, and the number that opens a point."""
    months = (form for forms in grammar.calendar.months for form in forms)
    words: Iterable[str] = (*map(re.escape, unit_forms(grammar)), *months)
    verdicts = "|".join(grammar.layout.verdicts)
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(words)})(?!\w)|{verdicts}|\A[0-9]+[.)]|;\Z")
