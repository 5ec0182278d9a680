"""Two witnesses of one ruling, files of any kind: where their clean texts differ, and how."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from pipeline.clean import clean
from pipeline.decisions import Decisions
from pipeline.errors import UsageError
from pipeline.job import Job
from pipeline.read import Source
from pipeline.text import CleanText, Span

_WORD = re.compile(r"\S+|\n")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_END = "\n"
_INDEXES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
_INDEX = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉]")
_MARKS = re.compile(r"[^\w\s]")
_LEAST_COMMON = 0.2
_FIGURES = re.compile("[0-9]+")
_HYPHEN = re.compile("[-\u2010\u2011\u00ad]")


class DifferenceKind(StrEnum):
    """How two texts of one ruling differ at one place."""

    INDEX = "index"
    """One has a raised index where the other has plain digits or nothing: text cannot know it."""
    PARAGRAPH = "paragraph"
    """A paragraph ends in one only."""
    BLANK = "blank"
    """Words are parted in one only."""
    HYPHEN = "hyphen"
    """A word has a hyphen in one only."""
    PUNCTUATION = "punctuation"
    """Other marks between the same words."""
    ORDER = "order"
    """The same words in another order."""
    MOVED = "moved"
    """Whole paragraphs that stand at another place."""
    WORDING = "wording"
    """Other words."""
    NUMBER = "number"
    """Other figures: a number, a date, a provision."""
    MISSING = "missing"
    """Words that only the first has."""
    ADDED = "added"
    """Words that only the second has."""


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where in a source something stands, counted from 1.

    The line is one of the page in a PDF, one of the file in a text.
    """

    page: int
    line: int


@dataclass(frozen=True, slots=True)
class TextDifference:
    """A place where the clean texts of two sources differ; new lines stand for paragraph ends."""

    kind: DifferenceKind
    first: str
    second: str
    first_place: TextPlace
    second_place: TextPlace


class _WitnessWord(NamedTuple):
    text: str
    span: Span


class _WordChange(NamedTuple):
    """Words of the first that stand where others stand in the second, as ranges of indexes."""

    first: slice
    second: slice


@dataclass(frozen=True, slots=True)
class _Witness:
    source: Source
    clean: CleanText
    words: tuple[_WitnessWord, ...]

    @classmethod
    def of(cls, source: Source) -> _Witness:
        text = clean(Job.of(source, Decisions()))
        words = (_WitnessWord(match[0], Span(*match.span())) for match in _WORD.finditer(text.text))
        return cls(source, text, tuple(words))

    def place(self, index: int) -> TextPlace:
        """Where a word stands; behind the last one the end."""
        if not self.words:
            return TextPlace(1, 1)
        span = self.words[min(index, len(self.words) - 1)].span
        at = min(part.start for part in self.clean.origin(span))
        page, line = _number_at(self.source.pages, at), _number_at(self.source.lines, at)
        if self.source.is_laid_out:
            line -= _number_at(self.source.lines, self.source.pages[page - 1].start) - 1
        return TextPlace(self.source.page_number(page), line)


def verify(first: Source, second: Source) -> tuple[TextDifference, ...]:
    """The differences between the clean texts of two files of one ruling, in the first's order.

    Raises UsageError where the two are of different rulings.
    """
    one, other = _Witness.of(first), _Witness.of(second)
    if one.clean.text == other.clean.text:
        return ()
    _refuse_strangers(one, other)
    return _with_moved(
        [_difference(one, other, change) for change in _changes_of_words(one, other)]
    )


def _refuse_strangers(one: _Witness, other: _Witness) -> None:
    ours, theirs = (Counter(word.text for word in w.words) for w in (one, other))
    common, most = (ours & theirs).total(), max(ours.total(), theirs.total())
    if common < _LEAST_COMMON * most:
        message = (
            f"the two share {common} of {most} words, so they are no texts of one ruling; "
            "name two files of the same"
        )
        raise UsageError(message)


def _with_moved(found: list[TextDifference]) -> tuple[TextDifference, ...]:
    """Differences with words that only the first has here and only the second there as moved."""
    there: dict[str, list[TextDifference]] = defaultdict(list)
    for difference in found:
        if difference.kind is DifferenceKind.ADDED:
            there[difference.second.strip()].append(difference)
    told: list[TextDifference] = []
    moved: list[TextDifference] = []
    for difference in found:
        partners = there.get(difference.first.strip(), [])
        if difference.kind is DifferenceKind.MISSING and partners and _END in difference.first:
            partner = partners.pop(0)
            moved.append(partner)
            told.append(
                replace(
                    partner,
                    kind=DifferenceKind.MOVED,
                    first=difference.first,
                    first_place=difference.first_place,
                )
            )
        else:
            told.append(difference)
    # By identity, since the same words may be added twice in one line.
    return tuple(difference for difference in told if not any(difference is m for m in moved))


def _changes_of_words(one: _Witness, other: _Witness) -> Iterator[_WordChange]:
    """What differs, word by word; what a move made two of is one again."""
    # By itself difflib leaves out what comes often in long texts: commas, line ends, «и».
    matcher = SequenceMatcher(
        None, [word.text for word in one.words], [word.text for word in other.words], autojunk=False
    )
    changes = [
        _WordChange(slice(a, b), slice(c, d))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
    ends = [index for index, word in enumerate(one.words) if word.text == _END]
    for _, found in groupby(changes, key=lambda change: bisect_right(ends, change.first.start)):
        group = list(found)
        whole = _WordChange(
            slice(group[0].first.start, group[-1].first.stop),
            slice(group[0].second.start, group[-1].second.stop),
        )
        yield from (
            [whole] if len(group) > 1 and _is_moved(*_changed_texts(one, other, whole)) else group
        )


def _changed_texts(one: _Witness, other: _Witness, change: _WordChange) -> tuple[str, str]:
    return _words_joined(one.words[change.first]), _words_joined(other.words[change.second])


def _words_joined(words: Iterable[_WitnessWord]) -> str:
    return re.sub(" ?\n ?", "\n", " ".join(word.text for word in words))


def _difference(one: _Witness, other: _Witness, change: _WordChange) -> TextDifference:
    first, second = _changed_texts(one, other, change)
    places = (
        one.place(_first_word(one, change.first)),
        other.place(_first_word(other, change.second)),
    )
    return TextDifference(_kind_of_difference(first, second), first, second, *places)


def _first_word(witness: _Witness, change: slice) -> int:
    """The first word of a change; a paragraph end before it is the line before."""
    words = (i for i in range(change.start, change.stop) if witness.words[i].text != _END)
    return next(words, change.start)


def _kind_of_difference(first: str, second: str) -> DifferenceKind:
    """How two pieces of text differ: the mildest way that explains all of it."""
    letters = ["".join(piece.split()) for piece in (first, second)]
    if letters[0] == letters[1]:
        same_words = first.split() == second.split()
        return DifferenceKind.PARAGRAPH if same_words else DifferenceKind.BLANK
    if _are_all_same(letter.translate(_INDEXES) for letter in letters) or _are_all_same(
        _INDEX.sub("", x) for x in letters
    ):
        return DifferenceKind.INDEX
    if _are_all_same(_HYPHEN.sub("", letter) for letter in letters):
        return DifferenceKind.HYPHEN
    if _is_moved(first, second):
        return DifferenceKind.ORDER
    if _are_all_same(_MARKS.sub("", letter) for letter in letters):
        return DifferenceKind.PUNCTUATION
    if not letters[1]:
        return DifferenceKind.MISSING
    if not letters[0]:
        return DifferenceKind.ADDED
    figures = (" ".join(_FIGURES.findall(letter)) for letter in letters)
    return DifferenceKind.WORDING if _are_all_same(figures) else DifferenceKind.NUMBER


def _are_all_same(pieces: Iterable[str]) -> bool:
    return len(set(pieces)) == 1


def _is_moved(first: str, second: str) -> bool:
    """Whether two pieces have the same words and marks in another order."""
    one, other = _TOKEN.findall(first), _TOKEN.findall(second)
    return Counter(one) == Counter(other) and one != other


def _number_at(spans: tuple[Span, ...], at: int) -> int:
    # The pair is greater than every span that begins here, so that such a one counts as begun.
    return max(bisect_right(spans, (at, 1 << 62)), 1)
