"""Which lines belong to the pages of a text and not to the ruling: pages first, then what their edges have alike.

Pages are told by form feeds, else by lines that count: alike but for a number (`_kinds`), they cut sentences in
two, or stand as far apart as pages are long, at even distances. What most pages have at one place from their
edges inwards is theirs, too. Words that repeat without numbers are a running head where they cut sentences.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import count, groupby, pairwise, product
from statistics import median

from pipeline.clean.figures import number_due
from pipeline.clean.pages import pages
from pipeline.clean.rows import TextRow, cuts_a_sentence, full_length, rows_of
from pipeline.clean.site_lines import any_of, names_of_pages, notice
from pipeline.grammar import Grammar, load
from pipeline.languages import Language
from pipeline.read.list_numbers import roman
from pipeline.words.provision_words import unit_forms

_LONGEST_NUMBER = 30
_LONGEST_HEAD = 200
# A longer row of digits counts no pages, and of thousands no number can be made.
_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,18}(?![0-9])")
_CLOSING = ").,;:»]”"
"""A sign that closes something has that something before it: `).4` was displaced to the line's end."""
_WORDED = re.compile(r"[^\W\d_]{2}")
_ADDRESS = re.compile("[!-~]+[./_:][!-~]+")
"""The address or the name of a file, which opens no sentence's middle though its letters are small."""
_ROMANS = {roman(number).upper(): number for number in range(1, 40)}
_REPEATED = 3
"""A line that stands at the same place of so many pages is a running head."""
_MOST_WITHOUT = 0.4
"""Of the pages: a head may be missing on so many, on the first one above all."""
_MOST_NUMBERED = 0.75
"""Of the numbers at one place of pages: so many must count the pages."""
_EDGE_LINES = 2
SHORTEST_PAGE = 10
"""Lines."""
_FILLED = 0.8
"""Of the width: a line with less on it, its next word included, was not wrapped there."""
UNEVEN = 0.35
"""By how much of the usual one a page's number of lines may differ."""
LAST_PAGE = 999
"""A greater number is rather a year."""
_ALONE = "a number alone"


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
    def proven(self) -> set[int]:
        """The places of the lines that belong to pages."""
        marks = self._on_pages() | self._notices
        # Where the file tells its pages, a place on them is
        # the better proof, and distances add none.
        if "\f" not in self.text:
            marks |= self._counting(marks)
            marks |= self._between(marks) if marks else set()
        return marks | self._heads(marks) | names_of_pages(self.rows)

    @cached_property
    def doubtful(self) -> list[TextRow]:
        """Lines that look like a page's, but for which there is no proof."""
        # Where words ask for a number it is the ruling's own, wrapped onto a line of its own.
        left = {
            at
            for at, number in self.numbers.items()
            if number <= LAST_PAGE and not number_due(self.text, self.rows[at].span, self.grammar)
        }
        cut = self._torn(self.proven)
        # Above the first page it may be the ruling's own line that the others repeat.
        heads = {self.rows[at].text for at in self.proven - self.numbers.keys()}
        like = {row.at for row in self.rows if row.text in heads and row.at not in self.proven}
        repeating = self._repeating(self.proven)
        like.update(*(places for places in repeating if self._may_head(places, cut)))
        return [self.rows[at] for at in sorted(like | left - self.proven)]

    def _may_head(self, places: Sequence[int], cut: frozenset[int]) -> bool:
        """Whether lines that are the same may be heads: one cuts a sentence or each opens a page, none is wrapped."""
        enough = len(places) + (0 in places) >= _REPEATED
        apart = not cut.isdisjoint(places) or all(map(self._opens_page, places))
        return (
            enough
            and apart
            and not self._names_the_court(places)
            and all(map(self._has_room, places))
        )

    def _opens_page(self, at: int) -> bool:
        above = self.rows[at - 1].span.end if at else 0
        return not at or "\f" in self.text[above : self.rows[at].span.start]

    @cached_property
    def _notices(self) -> set[int]:
        """The lines of a notice that a portal prints on what it hands out, which no court writes."""
        found = [match.span() for match in notice().finditer(self.text)]
        return {
            r.at for r in self.rows if any(a <= r.span.start and r.span.end <= b for a, b in found)
        }

    def _is_marked(self, at: int) -> bool:
        """Whether a number has a word or signs of its own, as no number of a point has."""
        return not self.rows[at].text.rstrip(".").isdigit()

    def _on_pages(self) -> set[int]:
        """Lines at the edges of the pages that the file tells."""
        starts = [row.span.start for row in self.rows]
        whole = [range(*(bisect_left(starts, at) for at in page)) for page in pages(self.text)]
        told = [page for page in whole if page]
        least = 2 if self._counts_all(told) else _REPEATED
        return self._at_edges(told, least) if len(told) > 1 else set()

    def _between(self, marks: set[int]) -> set[int]:
        """Lines at the edges of the pages that end, or begin, with some marks."""
        groups = groupby(self.rows, lambda row: row.at in marks)
        told = [[row.at for row in group] for is_mark, group in groups if not is_mark]
        # Above the first page it may be the ruling's own line that the others repeat.
        own: set[int] = set() if 1 in marks else {0}
        return self._at_edges([range(one[0], one[-1] + 1) for one in told], 2) - own

    def _at_edges(self, told: Sequence[range], least: int) -> set[int]:
        """Lines that most pages have alike, or most of the even or odd ones, from their edges inwards."""
        found: set[int] = set()
        for depth, step in product(range(_EDGE_LINES), (1, -1)):
            at = {page: one[::step][depth] for page, one in enumerate(told) if len(one) > depth}
            while same := set(self._same(at, len(told), least)):
                found |= same
                on = {page: row + step if row in same else row for page, row in at.items()}
                at = {page: row for page, row in on.items() if row in told[page]}
        return found

    def _counts_all(self, told: Sequence[range]) -> bool:
        """Whether each page has at its edges its number and that of all pages."""
        edges = ([*one[:_EDGE_LINES], *one[-_EDGE_LINES:]] for one in told)
        return all(
            any(_figures(self.rows[at].text)[-2:] == [page, len(told)] for at in places)
            for page, places in enumerate(edges, 1)
        )

    def _same(self, lines: Mapping[int, int], many: int, least: int) -> Iterator[int]:
        """Of lines at one place of each page, the ones with the page's number and the running heads."""
        # Not the number but its distance to the page counts, since a file may begin at any page.
        numbered = {page: at for page, at in lines.items() if at in self.numbers}
        offsets = Counter(self.numbers[at] - page for page, at in numbered.items())
        counted = max(2, _MOST_NUMBERED * offsets.total())
        for page, at in numbered.items():
            if offsets[self.numbers[at] - page] >= counted:
                yield at
        heads: dict[str, dict[int, int]] = defaultdict(dict)
        for page, at in lines.items():
            if at not in self.numbers:
                heads[_NUMBER.sub("0", self.rows[at].text)][page] = at
        for alike in heads.values():
            # One page less, since the first one mostly has no head.
            sides = len({page % 2 for page in alike})
            enough = len(alike) >= max(least, (1 - _MOST_WITHOUT) * (many - 1) * sides / 2)
            if enough and self._is_head(alike, everywhere=len(alike) >= max(least, many - 1)):
                yield from alike.values()

    def _is_head(self, alike: Mapping[int, int], *, everywhere: bool) -> bool:
        """Whether lines are the same word for word, or differ by a number that counts the pages.

        What nearly every page has at one place may begin and end as it likes.
        """
        text = self.rows[min(alike.values())].text
        may_be = _WORDED.search(text) and _may_be_head(text)
        if not everywhere and (not may_be or self._names_the_court(alike.values())):
            return False
        numbers = {page: _figures(self.rows[at].text) for page, at in alike.items()}
        moving = [values for values in zip(*numbers.values(), strict=True) if len(set(values)) > 1]
        offsets = {
            value - page for values in moving for page, value in zip(numbers, values, strict=True)
        }
        listed = moving and any(map(self._is_protected, alike.values()))
        return len(moving) <= 1 and len(offsets) <= 1 and not listed

    def _is_protected(self, at: int) -> bool:
        """Whether a line that counts may be one of a list: it names a provision, a date, a verdict."""
        named = _ruling_words(self.grammar).search(self.rows[at].text)
        return named is not None and self._is_named(at) and page_number(self.rows[at].text) is None

    @cached_property
    def _apart(self) -> set[int]:
        """The lines with words that stand by themselves, as the marks of pages do."""
        return {
            row.at
            for row in self.rows
            if row.at not in self.numbers and _may_be_head(row.text) and self._has_room(row.at)
        }

    @cached_property
    def _alike(self) -> dict[str, dict[int, int]]:
        """Lines that stand apart, by what is the same in them: the place and the number of each."""
        found: dict[str, dict[int, int]] = defaultdict(dict)
        found[_ALONE] = self.numbers
        for at in sorted(self._apart):
            for kind, number in _kinds(self.rows[at].text):
                found[kind][at] = number
        alike = {kind: places for kind, places in found.items() if len(places) > 1}
        # Words that stand apart at several numbers are the page's where they fill a line, too.
        worded = {kind for kind in alike if _WORDED.search(kind.partition(" of ")[2])}
        for row in self.rows if worded else ():
            if row.at not in self._apart:
                for kind, number in _kinds(row.text):
                    if kind in worded:
                        alike[kind] = dict(sorted({**alike[kind], row.at: number}.items()))
        return alike

    def _counting(self, proven: set[int]) -> set[int]:
        """Lines that cut sentences in two at even distances and count, and those between them that fit."""
        cut = self._torn(proven)
        found: set[int] = set()
        for kind, alike in self._alike.items():
            places = [at for at in alike if at not in proven]
            torn = [at for at in places if at in cut]
            known = self._rising(torn, alike) or self._on_long_pages(places, torn, alike)
            if known and not any(map(self._is_protected, known)):
                found.update(self._fitting(kind, places, known, alike))
            elif kind is _ALONE:
                marked = self._rising([at for at in places if self._is_marked(at)], alike)
                found.update(marked, (at for at in torn if self._is_named(at)))
        return found

    def _on_long_pages(
        self, places: Sequence[int], torn: Sequence[int], numbers: Mapping[int, int]
    ) -> list[int]:
        """Lines that count through the text at even distances as long as pages; three, four of words.

        Mere figures that cut no sentence may be the numbers of points.
        """
        known = self._rising(places, numbers)
        if not (torn or any(map(self._is_marked, known))):
            return []
        # Lines with words count in the ruling, too (its annexes do), so that they need one more.
        worded = not torn and any(map(self._is_named, known))
        whole = known[:-1] if known and known[-1] >= self._end else known
        long = all(b - a >= SHORTEST_PAGE * (numbers[b] - numbers[a]) for a, b in pairwise(whole))
        enough = len(known) >= _REPEATED + worded
        return known if enough and long and spans(known, len(self.rows)) else []

    def _rising(self, places: Sequence[int], numbers: Mapping[int, int]) -> list[int]:
        """The places if their numbers rise at even distances; two of them at least."""
        if len(places) < 2 or any(numbers[b] <= numbers[a] for a, b in pairwise(places)):
            return []
        steps = [(b - a) / (numbers[b] - numbers[a]) for a, b in pairwise(places)]
        # The last page may be short: behind the text's end its number comes sooner than due.
        if len(steps) > 1 and places[-1] >= self._end and steps[-1] < steps[-2]:
            steps.pop()
        usual = median(steps)
        return list(places) if all(abs(s - usual) <= UNEVEN * usual for s in steps) else []

    def _fitting(
        self, kind: str, places: Iterable[int], known: Sequence[int], numbers: Mapping[int, int]
    ) -> Iterator[int]:
        """The places where a number stands as the known ones say that its page ends, or in their words."""
        worded = _WORDED.search(kind.partition(" of ")[2])
        step = median((b - a) / (numbers[b] - numbers[a]) for a, b in pairwise(known))
        for at in places:
            index = bisect_left(known, at)
            near = min(known[max(0, index - 1) : index + 1], key=lambda one: abs(one - at))
            due = near + (numbers[at] - numbers[near]) * step
            ordered = (numbers[at] > numbers[near]) == (at > near)
            # The last page may be short: behind the text's end its number comes sooner than due.
            early = self._end <= at < due
            even = worded or early or abs(at - due) <= UNEVEN * step
            if at == near or (ordered and even):
                yield at

    @cached_property
    def _end(self) -> int:
        """The place of the last line that no page repeats."""
        rest = (row.at for row in reversed(self.rows) if row.at not in self._repeated)
        return next((at for at in rest if at not in self.numbers), 0)

    def _is_named(self, at: int) -> bool:
        """Whether a number has the word for a page beside it."""
        return _WORDED.search(self.rows[at].text) is not None

    def _torn(self, proven: set[int]) -> frozenset[int]:
        """The numbers, marks and lines like others that stand, with those beside them, inside a sentence."""
        apart = proven.union(self.numbers, self._repeated, *self._alike.values())
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
        times = Counter(row.text for row in self.rows)
        return {
            row.at
            for row in self.rows
            if times[row.text] > 1 and _is_worded(row.text) and _may_be_head(row.text)
        }

    def _heads(self, marks: set[int]) -> set[int]:
        """Repeated words inside sentences at even distances, or inside sentences more often than not."""
        cut = self._torn(marks)
        found: set[int] = set()
        for places in self._repeating(marks):
            apart = [at for at in places if self._has_room(at)]
            torn = [at for at in apart if at in cut]
            if not self._names_the_court(places) and self._is_cutting(apart, torn, len(places)):
                found.update(apart)
        return found

    def _is_cutting(self, apart: Sequence[int], torn: Sequence[int], many: int) -> bool:
        """Whether lines cut sentences in two more often than not, or do so and stand at even distances."""
        pages = dict(zip(apart, count(), strict=False))
        # Right at the text's start a line cuts no sentence, and is at a page's top.
        enough = len(apart) + (0 in apart) > _REPEATED
        even = enough and self._on_long_pages(apart, torn, pages)
        return len(torn) >= (2 if even else _REPEATED) and (bool(even) or 2 * len(torn) > many)

    def _repeating(self, marks: set[int]) -> Iterator[list[int]]:
        """The places of lines that are the same."""
        same: dict[str, list[int]] = defaultdict(list)
        for at in sorted(self._repeated - marks):
            same[self.rows[at].text].append(at)
        yield from same.values()

    def _names_the_court(self, places: Iterable[int]) -> bool:
        """Whether a formula stands right below one of the lines: they hold its subject."""
        below = (self.rows[at + 1 : at + 2] for at in places)
        return any(_formula().fullmatch(one.text) for rows in below for one in rows)

    def _has_room(self, at: int) -> bool:
        """Whether the next line's first word would have fitted on a line: then it is no wrapped one."""
        after = self.rows[at + 1 : at + 2]
        word = len(after[0].text.partition(" ")[0]) if after else 0
        return len(self.rows[at].text) + 1 + word < _FILLED * self._width

    @cached_property
    def _width(self) -> int:
        return full_length(row.span.length for row in self.rows)


def spans(places: Sequence[int], end: int) -> bool:
    """Whether places at even distances reach from one of the text's first two pages to one of its last two."""
    page = (1 + UNEVEN) * max(b - a for a, b in pairwise(places))
    return max(places[0], end - places[-1]) <= 2 * page


def _kinds(text: str) -> Iterator[tuple[str, int]]:
    """What a line may have in common with other pages' marks, and the number by which it would count."""
    if number := _ROMANS.get(text.strip(" -–—·.")):
        yield "a Roman number", number
    shape = _NUMBER.sub("0", text)
    for at, number in enumerate(_NUMBER.findall(text)):
        yield f"number {at} of {shape}", int(number)


def _is_worded(text: str) -> bool:
    """Whether a line has a word, or nothing but signs as a rule between pages has."""
    return _WORDED.search(text) is not None or not any(map(str.isalnum, text))


def _figures(text: str) -> list[int]:
    return [int(figures) for figures in _NUMBER.findall(text)]


def _may_be_head(text: str) -> bool:
    """Whether a line can stand by itself: it opens no sentence's middle and ends no clause."""
    begins = text[0] not in _CLOSING and (not text[0].islower() or _ADDRESS.match(text))
    ends = text[-1] not in ",;:(«–—-" or text[0] == text[-1]  # a number between two dashes
    return bool(begins) and ends and len(text) <= _LONGEST_HEAD


def page_number(text: str) -> int | None:
    """The number of a line that has nothing else but the words and signs of a page's number."""
    found = _number_line().fullmatch(text) if len(text) <= _LONGEST_NUMBER else None
    if found is None:
        return None
    # A page is never beyond their count, so `5/3` is no page's number.
    number, *of = (int(figures) for figures in _NUMBER.findall(text))
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
def _formula() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('formulas')})\s*:?", re.IGNORECASE)


@cache
def _ruling_words(grammar: Grammar) -> re.Pattern[str]:
    """Words of a provision, a date or a verdict, and the number that opens a point."""
    months = (form for forms in grammar.calendar.months for form in forms)
    words: Iterable[str] = (*map(re.escape, unit_forms(grammar)), *months)
    verdicts = "|".join(grammar.layout.verdicts)
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(words)})(?!\w)|{verdicts}|\A[0-9]+[.)]|;\Z")
