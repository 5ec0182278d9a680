"""Two witnesses of one ruling, its PDF and a text of it: where their clean texts differ, and how."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from pipeline.clean import clean
from pipeline.decisions import Decisions
from pipeline.errors import UsageError
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.read import Source
    from pipeline.text import CleanText

_WORD = re.compile(r"\S+|\n")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_END = "\n"
_INDEXES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
_INDEX = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉]")
_MARKS = re.compile(r"[^\w\s]")
_LEAST_COMMON = 0.2
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
    MISSING = "missing"
    """Words that only the PDF has."""
    ADDED = "added"
    """Words that only the text has."""


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
    pdf: str
    text: str
    pdf_place: TextPlace
    text_place: TextPlace


class _WitnessWord(NamedTuple):
    text: str
    span: Span


class _Change(NamedTuple):
    """Words of the PDF that stand where others stand in the text, as ranges of indexes."""

    pdf: slice
    text: slice


@dataclass(frozen=True, slots=True)
class _Witness:
    source: Source
    clean: CleanText
    words: tuple[_WitnessWord, ...]

    @classmethod
    def of(cls, source: Source) -> _Witness:
        text = clean(Job(source, detect(source.body), Decisions()))
        words = (_WitnessWord(match[0], Span(*match.span())) for match in _WORD.finditer(text.text))
        return cls(source, text, tuple(words))

    def place(self, index: int) -> TextPlace:
        """Where a word stands; behind the last one the end."""
        if not self.words:
            return TextPlace(1, 1)
        span = self.words[min(index, len(self.words) - 1)].span
        at = min(part.start for part in self.clean.origin(span))
        page, line = _number(self.source.pages, at), _number(self.source.lines, at)
        if self.source.geometry is not None:
            line -= _number(self.source.lines, self.source.pages[page - 1].start) - 1
        return TextPlace(page, line)


def verify(pdf: Source, text: Source) -> tuple[TextDifference, ...]:
    """The differences between the clean texts of a PDF and of a text of the same ruling.

    Raises UsageError where the two are of different rulings.
    """
    one, other = _Witness.of(pdf), _Witness.of(text)
    if one.clean.text == other.clean.text:
        return ()
    _refuse_strangers(one, other)
    return _with_moved([_difference(one, other, change) for change in _changes(one, other)])


def _refuse_strangers(one: _Witness, other: _Witness) -> None:
    ours, theirs = (Counter(word.text for word in w.words) for w in (one, other))
    common, most = (ours & theirs).total(), max(ours.total(), theirs.total())
    if common < _LEAST_COMMON * most:
        message = (
            f"the two share {common} of {most} words, so they are no texts of one ruling; "
            "name a PDF and a text of the same"
        )
        raise UsageError(message)


def _with_moved(found: list[TextDifference]) -> tuple[TextDifference, ...]:
    """Differences with words that only the PDF has here and only the text there as moved."""
    there: dict[str, list[TextDifference]] = defaultdict(list)
    for difference in found:
        if difference.kind is DifferenceKind.ADDED:
            there[difference.text.strip()].append(difference)
    told: list[TextDifference] = []
    moved: list[TextDifference] = []
    for difference in found:
        partners = there.get(difference.pdf.strip(), [])
        if difference.kind is DifferenceKind.MISSING and partners and _END in difference.pdf:
            partner = partners.pop(0)
            moved.append(partner)
            told.append(
                replace(
                    partner,
                    kind=DifferenceKind.MOVED,
                    pdf=difference.pdf,
                    pdf_place=difference.pdf_place,
                )
            )
        else:
            told.append(difference)
    return tuple(difference for difference in told if not any(difference is m for m in moved))


def _changes(one: _Witness, other: _Witness) -> Iterator[_Change]:
    """What differs, word by word; what a move made two of is one again."""
    matcher = SequenceMatcher(
        None, [word.text for word in one.words], [word.text for word in other.words], autojunk=False
    )
    changes = [
        _Change(slice(a, b), slice(c, d))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
    ends = [index for index, word in enumerate(one.words) if word.text == _END]
    for _, found in groupby(changes, key=lambda change: bisect_right(ends, change.pdf.start)):
        group = list(found)
        whole = _Change(
            slice(group[0].pdf.start, group[-1].pdf.stop),
            slice(group[0].text.start, group[-1].text.stop),
        )
        yield from [whole] if len(group) > 1 and _is_moved(*_texts(one, other, whole)) else group


def _texts(one: _Witness, other: _Witness, change: _Change) -> tuple[str, str]:
    return _joined(one.words[change.pdf]), _joined(other.words[change.text])


def _joined(words: Iterable[_WitnessWord]) -> str:
    return (
        " ".join(word.text for word in words)
        .replace(" \n ", "\n")
        .replace("\n ", "\n")
        .replace(" \n", "\n")
    )


def _difference(one: _Witness, other: _Witness, change: _Change) -> TextDifference:
    pdf, text = _texts(one, other, change)
    places = one.place(_first(one, change.pdf)), other.place(_first(other, change.text))
    return TextDifference(_kind(pdf, text), pdf, text, *places)


def _first(witness: _Witness, change: slice) -> int:
    """The first word of a change; a paragraph end before it is the line before."""
    words = (i for i in range(change.start, change.stop) if witness.words[i].text != _END)
    return next(words, change.start)


def _kind(pdf: str, text: str) -> DifferenceKind:
    """How two pieces of text differ: the mildest way that explains all of it."""
    letters = ["".join(piece.split()) for piece in (pdf, text)]
    if letters[0] == letters[1]:
        same_words = pdf.split() == text.split()
        return DifferenceKind.PARAGRAPH if same_words else DifferenceKind.BLANK
    if _same(letter.translate(_INDEXES) for letter in letters) or _same(
        _INDEX.sub("", x) for x in letters
    ):
        return DifferenceKind.INDEX
    if _same(_HYPHEN.sub("", letter) for letter in letters):
        return DifferenceKind.HYPHEN
    if _is_moved(pdf, text):
        return DifferenceKind.ORDER
    if _same(_MARKS.sub("", letter) for letter in letters):
        return DifferenceKind.PUNCTUATION
    if not letters[1]:
        return DifferenceKind.MISSING
    return DifferenceKind.WORDING if letters[0] else DifferenceKind.ADDED


def _same(pieces: Iterable[str]) -> bool:
    return len(set(pieces)) == 1


def _is_moved(pdf: str, text: str) -> bool:
    """Whether two pieces have the same words and marks in another order."""
    one, other = _TOKEN.findall(pdf), _TOKEN.findall(text)
    return Counter(one) == Counter(other) and one != other


def _number(spans: tuple[Span, ...], at: int) -> int:
    return max(bisect_right(spans, (at, 1 << 62)), 1)
