"""Which lines belong to the pages of a text and not to the ruling, read from one table.

The table has a row for each kind of line: lines that are the same word for word, or but for one number. It tells
the line and the page of each, and its number. A kind is the pages' where it counts them or repeats on them: at the
edges of most, where the file tells its pages or some counter has told them; else at even distances through the
text, or inside sentences.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, groupby, pairwise

from pipeline.clean.even_rows import ANY, NEXT, UNEVEN, even_row, reaches_through
from pipeline.clean.figures import number_due
from pipeline.clean.page_sentences import PageSentences, page_sentences
from pipeline.clean.pages import pages
from pipeline.clean.recurring import Recurring, figures, recurring
from pipeline.clean.rows import TextRow, cuts_a_sentence, full_length, rows_of
from pipeline.clean.site_lines import any_of, names_of_pages, notice
from pipeline.codes import Code
from pipeline.grammar import Grammar, load
from pipeline.languages import Language
from pipeline.text import Finding
from pipeline.words.list_numbers import roman
from pipeline.words.provision_words import unit_forms
from pipeline.words.quotes import ends_in

_LONGEST_NUMBER = 30
_LONGEST_HEAD = 200
_CLOSING = ").,;:»]”"
"""A sign that closes something has that something before it: `).4` was displaced to the line's end."""
_WORDED = re.compile(r"[^\W\d_]{2}")
_ADDRESS = re.compile("[!-~]+[./_:][!-~]+")
"""The address or the name of a file, which opens no sentence's middle though its letters are small."""
_SENTENCE = re.compile(r"[^\W\d_]{4}[.!?]\Z")
"""The end of a sentence, in the last five characters: no head of a page, and a shorter word may be abbreviated."""
_ROMANS = {roman(number).upper(): number for number in range(1, 40)}
_ROMAN_LETTERS = str.maketrans("ІХ", "IX")
"""Cyrillic letters that are written for those of Roman numbers."""
_REPEATED = 3
"""A line that stands at the same place of so many pages is a running head."""
_FIRST_PAGES = 2
"""One of them has the first number; the one before it may have none."""
_LEAST_HEADED = 0.6
"""Of the pages: so many must have a head, the first one aside."""
_LEAST_NUMBERED = 0.75
"""Of the numbers at the edges of pages: so many must count the pages."""
_EDGE = 3
"""Lines at a page's edge among which its marks stand."""
_FILLED = 0.8
"""Of the width: a line with less on it, its next word included, was not wrapped there."""
LAST_PAGE = 999
"""A greater number is rather a year."""


@dataclass(frozen=True)
class PageLines:
    """The lines of a text, and which of them are the marks of pages."""

    text: str
    grammar: Grammar

    @cached_property
    def rows(self) -> Sequence[TextRow]:
        """The lines that have words, with one blank between any two of them."""
        return [row._replace(text=" ".join(row.text.split())) for row in rows_of(self.text)]

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The lines that are nothing but a number, as pages have it: place and number."""
        return {
            row.at: number for row in self.rows if (number := page_number(row.text)) is not None
        }

    @cached_property
    def _numbers_asked_for(self) -> set[int]:
        """Those of them, without words or signs, for which the ruling's words ask; no other number stands below."""
        bare = filter(lambda at: self.rows[at].text.isdecimal(), self.numbers)
        below = {at: self.rows[at + 1 : at + 2] for at in bare}
        return {
            at
            for at, rows in below.items()
            if not (rows and rows[0].text[0].isdigit())
            and number_due(self.text, self.rows[at].span, self.grammar)
        }

    @cached_property
    def proven(self) -> set[int]:
        """The places of the lines that belong to pages."""
        marks = self.notices | self._full_lines_in_sentences.proven
        if "\f" in self.text:
            starts = [row.span.start for row in self.rows]
            whole = (range(*(bisect_left(starts, at) for at in page)) for page in pages(self.text))
            told = [page for page in whole if page]
            marks |= self._at_edges(told, 2 if self._counts_all(told) else _REPEATED, _EDGE)
        else:
            marks |= self._lines_at_even_distances(marks) - self._numbers_asked_for
            groups = groupby(range(len(self.rows)), lambda at: at in marks)
            between = [list(group) for is_mark, group in groups if not is_mark]
            # Above the first page it may be the ruling's own line that the others repeat.
            own: set[int] = set() if 1 in marks else {0}
            marks |= self._at_edges(between, 2, 1) - own
        return (
            marks
            | self._heads_cutting_sentences(marks)
            | names_of_pages(self.recurring_lines, self.rows)
        )

    @cached_property
    def _full_lines_in_sentences(self) -> PageSentences:
        """Lines as long as any other that pages have inside sentences."""
        kinds = [one for one in self.recurring_lines if not self._names_the_court(one.numbers)]
        found = page_sentences(self.rows, kinds, self.notices | self.numbers.keys())
        listed = {at for at in found.proven if self._is_protected(at)}
        return PageSentences(found.proven - listed, found.doubtful | listed)

    @cached_property
    def doubtful(self) -> list[TextRow]:
        """Lines that look like a page's, but for which there is no proof."""
        # Where words ask for a number it is the ruling's own, but for a page's that came to stand there.
        own = set() if self.proven & self.numbers.keys() else self._numbers_asked_for
        found = {at for at, number in self.numbers.items() if number <= LAST_PAGE} - own
        # Above the first page it may be the ruling's own line that the others repeat.
        heads = {self.rows[at].text for at in self.proven - self.numbers.keys()}
        found.update(row.at for row in self.rows if row.text in heads)
        found |= self._full_lines_in_sentences.doubtful
        cut = self._lines_in_sentences(self.proven)
        for places in self._heads_not_naming_the_court(self.proven):
            apart = not cut.isdisjoint(places) or all(map(self._opens_page, places))
            enough = len(places) + (0 in places) >= _REPEATED
            if enough and apart and all(map(self._stands_alone, places)):
                found.update(places)
        return [self.rows[at] for at in sorted(found - self.proven)]

    def _opens_page(self, at: int) -> bool:
        above = self.rows[at - 1].span.end if at else 0
        return not at or "\f" in self.text[above : self.rows[at].span.start]

    @cached_property
    def notices(self) -> set[int]:
        """The lines of a notice that a portal prints on what it hands out, which no court writes."""
        found: set[int] = set()
        end = 0
        for row in self.rows:
            match = notice().match(self.text, row.span.start) if row.span.start >= end else None
            end = match.end() if match else end
            found |= {row.at} if row.span.end <= end else set()
        return found

    def _at_edges(self, told: Sequence[Sequence[int]], least: int, depth: int) -> set[int]:
        """Lines that most pages have at one edge, or most of the even or odd ones."""
        found: set[int] = set()
        for side in (slice(depth), slice(-depth, None)):
            on = {at: page for page, lines in enumerate(told) for at in lines[side]}
            for one in (*self.recurring_lines, self._roman_numbers):
                counting = self._counting_alike(one.among(on), on)
                # Where each has the number of its page, two are proof.
                exact = one.moving and all(on[at] + 1 in one.numbers[at] for at in counting)
                fewest = 2 if exact else least
                if self._is_on_most(counting, {on[at] for at in counting}, len(told), fewest):
                    found.update(counting)
        return found

    def _counting_alike(self, lines: Recurring, on: Mapping[int, int]) -> list[int]:
        """Of lines that recur those that are the same word for word, or differ by a number that counts the pages."""
        moving, counter = lines.moving, lines.counter
        if not counter or (moving and any(map(self._is_protected, counter))):
            return []
        # Not the number but its distance to the page counts, since a file may begin at any page.
        offsets = {at: number - on[at] if moving else 0 for at, number in counter.items()}
        usual, times = Counter(offsets.values()).most_common(1)[0]
        least = _LEAST_NUMBERED if not lines.is_worded and not lines.is_marked else 1
        return (
            [at for at in counter if offsets[at] == usual] if times >= least * len(counter) else []
        )

    def _is_on_most(self, places: Sequence[int], on: set[int], many: int, least: int) -> bool:
        """Whether so many pages have lines of a shape that it is theirs."""
        if not places:
            return False
        if places[0] in self.numbers:
            return len(places) > 1
        text = self.rows[places[0]].text
        everywhere = len(on) >= max(_REPEATED, many - 1) and not _SENTENCE.search(text[-5:])
        may_be = _WORDED.search(text) and _may_be_head(text)
        # One page less, since the first one mostly has no head.
        sides = len({page % 2 for page in on})
        enough = len(on) >= max(least, _LEAST_HEADED * (many - 1) * sides / 2)
        return everywhere or bool(enough and may_be and not self._names_the_court(places))

    def _counts_all(self, told: Sequence[Sequence[int]]) -> bool:
        """Whether each page has at its edges its number and that of all pages."""
        edges = ([*one[:_EDGE], *one[-_EDGE:]] for one in told)
        return all(
            any(figures(self.rows[at].text)[-2:] == [page, len(told)] for at in places)
            for page, places in enumerate(edges, 1)
        )

    def _is_protected(self, at: int) -> bool:
        """Whether a line that counts may be one of a list: it names a provision, a date, a verdict."""
        row = self.rows[at]
        named = _WORDED.search(row.text) and _ruling_words(self.grammar).search(row.text)
        return bool(named) and any(map(str.isdigit, row.text)) and at not in self.numbers

    @cached_property
    def recurring_lines(self) -> Sequence[Recurring]:
        """The lines that are the same but for their numbers."""
        return recurring(self.rows)

    @cached_property
    def _counting_lines(self) -> list[Recurring]:
        """The lines that recur apart, in Roman numbers too; words do at all places then, where they fill a line as well."""
        apart = [(one, one.among(self._lines_standing_apart)) for one in self.recurring_lines]
        return [
            self._roman_numbers,
            *(one if one.is_worded else few for one, few in apart if len(few.numbers) > 1),
        ]

    @cached_property
    def _roman_numbers(self) -> Recurring:
        """The lines apart that are a Roman number."""
        words = (
            (at, self.rows[at].text.strip(" -–—·.").translate(_ROMAN_LETTERS))
            for at in sorted(self._lines_standing_apart)
        )
        return Recurring("I", {at: (_ROMANS[word],) for at, word in words if word in _ROMANS})

    def _lines_at_even_distances(self, known: set[int]) -> set[int]:
        """Lines that count at even distances, and cut sentences in two or stand as far apart as pages."""
        cut = self._lines_in_sentences(known)
        found: set[int] = {at for at in cut & self.numbers.keys() if self._is_named(at)}
        for one in self._counting_lines:
            for numbers in one.columns:
                row = self._even_row(numbers, ANY if one.is_marked else NEXT)
                torn = cut.intersection(row)
                fewest = _least_counting(row, numbers) if torn else _REPEATED
                enough = len(torn) > 1 or (
                    bool(torn or one.is_marked)
                    and len(row) >= fewest + (one.is_worded and not torn)
                    and reaches_through(row, len(self.rows), UNEVEN)
                )
                mark = one.is_marked and len(row) > 1 and self.numbers.keys() >= set(row)
                most = one.is_worded or 2 * len(row) > len(numbers)
                if most and (enough or mark) and not any(map(self._is_protected, row)):
                    found.update(
                        numbers if one.is_worded else (*row, *_lines_counted_between(row, numbers))
                    )
        return found

    def _even_row(self, numbers: Mapping[int, int], units: range = NEXT) -> list[int]:
        return even_row(list(numbers.items()), UNEVEN, self._last_unrepeated_line, units)

    @cached_property
    def _lines_standing_apart(self) -> frozenset[int]:
        """The lines that stand by themselves, as the marks of pages do."""
        heads = (
            row.at for row in self.rows if _may_be_head(row.text) and self._stands_alone(row.at)
        )
        return frozenset(self.numbers).union(heads)

    @cached_property
    def _last_unrepeated_line(self) -> int:
        """The place of the last line that no page repeats."""
        apart = self.numbers.keys() | set(chain.from_iterable(self._heads_repeated))
        return next((row.at for row in reversed(self.rows) if row.at not in apart), 0)

    def _is_named(self, at: int) -> bool:
        """Whether a number has the word for a page beside it."""
        return _WORDED.search(self.rows[at].text) is not None

    def _lines_in_sentences(self, proven: set[int]) -> frozenset[int]:
        """The numbers, marks and lines like others that stand, with those beside them, inside a sentence."""
        counted = (one.numbers for one in self._counting_lines if one.columns)
        apart = proven.union(self.numbers, *self._heads_repeated, *counted)
        counting = set(self.numbers).union(
            *(one.numbers for one in self._counting_lines if len(one.columns) == 1)
        )
        found: set[int] = set()
        for stands_apart, group in groupby(self.rows, lambda row: row.at in apart):
            places = [row.at for row in group]
            before = self.rows[places[0] - 1] if places[0] else None
            after = self.rows[places[-1] + 1] if places[-1] + 1 < len(self.rows) else None
            counts = not counting.isdisjoint(places) and self._runs_on(before, after)
            if stands_apart and (counts or cuts_a_sentence(before, after)):
                found.update(places)
        return frozenset(found)

    def _runs_on(self, before: TextRow | None, after: TextRow | None) -> bool:
        """Whether a line was wrapped and no sentence ended in it, be it that a name or a number goes on."""
        if before is None or after is None or ends_in(before.text, ".;:!?…"):
            return False
        return not self._has_room(before, after)

    @cached_property
    def _heads_repeated(self) -> list[list[int]]:
        """The places of lines that stand in the text twice or more, word for word, and may be heads."""
        worded = (one for one in self.recurring_lines if one.is_worded)
        several = chain.from_iterable(one.alike() for one in worded)
        return [places for places in several if _may_be_head(self.rows[places[0]].text)]

    def _heads_cutting_sentences(self, marks: set[int]) -> set[int]:
        """Repeated words at even distances through the text, twice or more inside sentences."""
        cut = self._lines_in_sentences(marks)
        found: set[int] = set()
        for places in self._heads_not_naming_the_court(marks):
            apart = [at for at in places if self._stands_alone(at)]
            row = self._even_row({at: nth for nth, at in enumerate(apart)})
            # Right at the text's start a line cuts no sentence, and is at a page's top.
            even = len(row) + (0 in row) > _REPEATED and reaches_through(
                row, len(self.rows), UNEVEN
            )
            if even and len(cut.intersection(apart)) > 1:
                found.update(apart)
        return found

    def _heads_not_naming_the_court(self, marks: set[int]) -> Iterator[list[int]]:
        """The places of lines that are the same, but for those that name the court above a formula."""
        for places in self._heads_repeated:
            left = [at for at in places if at not in marks]
            if left and not self._names_the_court(left):
                yield left

    def _names_the_court(self, lines: Iterable[int]) -> bool:
        """Whether a formula stands right below as many of the lines as not: they hold its subject.

        Of lines of one word one such place is enough, for they are mostly the rest of a name.
        """
        places = list(lines)
        # The number of a page may stand between the two.
        following = (at + 2 if at + 1 in self.numbers else at + 1 for at in places)
        below = [row.text for at in following for row in self.rows[at : at + 1]]
        least = len(below) / 2 if " " in self.rows[places[0]].text else 1
        return bool(below) and sum(map(bool, map(_formula_pattern().fullmatch, below))) >= least

    def _stands_alone(self, at: int) -> bool:
        """Whether a line is no wrapped one: the next one's first word would have fitted on it."""
        return self._has_room(self.rows[at], *self.rows[at + 1 : at + 2])

    def _has_room(self, line: TextRow, after: TextRow | None = None) -> bool:
        word = len(after.text.partition(" ")[0]) if after else 0
        return len(line.text) + 1 + word < _FILLED * self._full_width

    @cached_property
    def _full_width(self) -> int:
        return full_length(row.span.length for row in self.rows)


def doubt(row: TextRow) -> Finding:
    """What is told of a line that may be a page's and stays."""
    message = f"“{row.text}” may be the mark of a page; it is left in the text"
    return Finding(Code.FURNITURE_DOUBTFUL, row.span, message)


def _least_counting(row: Sequence[int], numbers: Mapping[int, int]) -> int:
    """How many lines must count: two, where the first stands as far from the text's start as its number says."""
    pages = numbers[row[0]] if len(row) > 1 else 0
    near = 0 < pages <= _FIRST_PAGES and row[0] <= (1 + UNEVEN) * pages * (row[1] - row[0])
    return _REPEATED - near


def _lines_counted_between(row: Sequence[int], numbers: Mapping[int, int]) -> Iterator[int]:
    """The lines whose numbers stand between those of a row, as they themselves do."""
    for a, b in pairwise(row):
        yield from (at for at, n in numbers.items() if a < at < b and numbers[a] < n < numbers[b])


def _may_be_head(text: str) -> bool:
    """Whether a line can stand by itself: it opens no sentence's middle and ends no clause."""
    begins = text[0] not in _CLOSING and (not text[0].islower() or _ADDRESS.match(text))
    ends = text[-1] not in ",;:(«–—-" or text[0] == text[-1]  # a number between two dashes
    ends = ends and not _SENTENCE.search(text[-5:])
    return bool(begins) and ends and len(text) <= _LONGEST_HEAD


def page_number(text: str) -> int | None:
    """The number of a line that has nothing else but the words and signs of a page's number."""
    found = _number_line().fullmatch(text) if len(text) <= _LONGEST_NUMBER else None
    if found is None:
        return None
    # A page is never beyond their count, so `5/3` is no page's number.
    number, *of = figures(text)
    return number if not of or number <= of[0] else None


@cache
def number_mark() -> str:
    """The pattern of a page's number with the words and signs that stand at one."""
    tables = (load(language).layout for language in Language)
    # Sorted, since a set of strings comes in another order in each process.
    words = "|".join(sorted({re.escape(word) for table in tables for word in table.page_words}))
    number = rf"(?:(?:{words})\s*(?:№\s*)?)?[0-9]{{1,4}}(?:\s*-?\s*(?:{words}))?(?:\s*(?:/|{words})\s*[0-9]+)?"
    signs = r"[-–—―·•|*~]"
    return rf"(?:{signs}\s*)?{number}(?:\s*{signs})?|\[\s*{number}\s*\]|\(\s*{number}\s*\)"


@cache
def _number_line() -> re.Pattern[str]:
    return re.compile(number_mark(), re.IGNORECASE)


@cache
def _formula_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('formulas')})\s*:?", re.IGNORECASE)


@cache
def _ruling_words(grammar: Grammar) -> re.Pattern[str]:
    """Words of a provision, a date or a verdict, and the number that opens a point."""
    months = (form for forms in grammar.calendar.months for form in forms)
    words: Iterable[str] = (*map(re.escape, unit_forms(grammar)), *months)
    verdicts = "|".join(grammar.layout.verdicts)
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(words)})(?!\w)|{verdicts}|\A[0-9]+[.)]|;\Z")
