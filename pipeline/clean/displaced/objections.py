"""Objections: what speaks against a reading, which is then restored only if it is all but certain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.clean.displaced.candidates import Candidate
from pipeline.clean.displaced.scale import Scale
from pipeline.clean.displaced.sites import Site
from pipeline.clean.displaced.source_spans import UNKNOWN, pattern

_NO_INK = re.compile(r"\W+")
_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“"}
_CLAUSE_MARKS = frozenset(",.;:–—")
_MARKS = '.,;:!?()[]«»“”"'
_LEAST, _SURE, _NEVER = 0.99, 0.999, 2.0
"""From which probability on a reading is restored in spite of what speaks against it."""
_SHORTEST = 4
"""Letters of a word that is told from an ending or an abbreviation."""
_PARTED = re.compile(r"[0-9]-[0-9]{2}")
_TWO_FIGURES = re.compile(r"[0-9]-[0-9]")
_JOINED = re.compile(r"[0-9]+-([^\W\d_]+)")
_FIGURE = re.compile(r"[0-9]")
_DIVIDED = re.compile(r"[^\W\d_]-\Z")
_UNJOINED = re.compile(r"(?<![\w.-])(?<!№ )(?<!N )[0-9]{1,3} [0-9]{1,3}(?:\)|-[^\W\d_]+)?(?![\w-])")
"""Two numbers of a list with nothing between them: the gap that parted them was not seen."""


class Objection(NamedTuple):
    """What speaks against a reading, and how likely the reading must be all the same."""

    why: str
    least: float


def objection(
    text: str, one: Candidate, sites: Sequence[Site], scale: Scale, *, goes_on: bool
) -> Objection | None:
    """What speaks against publishing a reading of a line that has these gaps."""
    if one.cut is None:
        return None
    if _leaves_gap(one, sites):
        return Objection("a gap would stay, or be filled by fewer links than left it", _NEVER)
    marks = _moved_marks(text, one)
    if marks and not _FIGURE.search(text, one.cut.start):
        least = _NEVER if goes_on else _SURE
        return Objection("a mark may be a stray one, or words may be missing before it", least)
    if ".." in marks or not all(_may_follow(text, one, mark) for mark in marks):
        return Objection(
            "a mark stands where none belongs; it may be a stray one, or words may be missing",
            _LEAST,
        )
    if _may_be_parted(text, one.cut.start, scale):
        return Objection("a figure with a hyphen may end the line, a moved word begin it", _SURE)
    why = _doubtful(text, one, scale)
    return Objection(why, _LEAST) if why else None


def _leaves_gap(one: Candidate, sites: Sequence[Site]) -> bool:
    """Whether a place that is a gap for certain gets no link, or fewer than its blanks tell."""
    filled = Counter(place.site for place in one.filled)
    due = {site: 1 if site.wide else site.links for site in sites if not site.optional}
    return any(filled[site] < count for site, count in due.items())


def _may_be_parted(text: str, cut: int, scale: Scale) -> bool:
    """Whether the word at the cut has a figure, a hyphen and what is not known to be joined to one."""
    word = _word_at(text, cut)
    joined = _JOINED.fullmatch(word)
    return bool(_PARTED.search(word) or (joined and not scale.model.joins(joined[1])))


def _word_at(text: str, place: int) -> str:
    start = text.rfind(" ", 0, place) + 1
    return text[start:].split(maxsplit=1)[0].strip(_MARKS)


def interchangeable(text: str, one: Candidate, scale: Scale) -> Objection | None:
    """What speaks against a reading if the words before the moved ones may have moved in their place.

    `13-бабының  және 14-бабының 2-тармағымен 1-тармағымен`: the last words may stand where they belong.
    """
    if one.cut is None or one.cut.glue or one.in_place:
        return None
    _, start, end = one.filled[-1]
    moved = text[start:end].split()
    kept = text[: one.cut.start].split()[-len(moved) :]
    kinds = [scale.names[" ".join(words)] for words in (moved, kept)]
    first, second = (pattern(names, 0, len(names)) for names in kinds)
    if first != second or first == UNKNOWN:
        return None
    return Objection("the words before the moved ones are of their kind: which moved?", _LEAST)


def _doubtful(text: str, one: Candidate, scale: Scale) -> str:
    """What is odd in the words of a reading."""
    assert one.cut is not None  # noqa: S101 - only such readings move words
    if _TWO_FIGURES.search(_word_at(text, one.cut.start)):
        return "a number with a hyphen may be two: the end of the line, and a moved one"
    if _DIVIDED.search(text, 0, one.cut.start):
        return "a word with a hyphen may be one word, or the end of the line and a moved word"
    if _UNJOINED.search(one.text):
        return "two numbers would stand together with nothing between them"
    if any(_is_stuck(text[start:end], scale) for _, start, end in one.filled):
        return "a moved word may be two that stuck together"
    return ""


def _is_stuck(link: str, scale: Scale) -> bool:
    """Whether a word of a link is none, but two words would make it, or a word and an abbreviation."""
    knows = scale.model.knows
    words = (word.strip(_MARKS) for word in link.split())
    strange = [word for word in words if word.isalpha() and not (word.isascii() or knows(word))]
    return any(
        _is_two(word, knows) or (word.islower() and len(word) < _SHORTEST) for word in strange
    )


def _is_two(word: str, knows: Callable[[str], bool]) -> bool:
    places = range(_SHORTEST, len(word) - _SHORTEST + 1)
    return any(knows(word[:place]) and knows(word[place:]) for place in places)


def _moved_marks(text: str, one: Candidate) -> str:
    """The marks that a reading moves if it leaves all words in their order."""
    before, after = "".join(text.split()), "".join(one.text.split())
    if before == after or _NO_INK.sub("", before) != _NO_INK.sub("", after):
        return ""
    same = _common(before, after)
    return before[same : before.index(after[same], same)]


def _common(before: str, after: str) -> int:
    """How many characters two texts begin with alike."""
    return next(n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a != b)


def _may_follow(text: str, one: Candidate, mark: str) -> bool:
    """Whether a mark ends a clause, or closes what is open in a line or was before it.

    Such marks may stand behind a link at a line's end; others look so if somebody put them into a
    whole line.
    """
    whole = "".join(text.split())
    before = whole[: _common(whole, "".join(one.text.split()))]
    if mark in _CLAUSE_MARKS or not before:
        return mark in _CLAUSE_MARKS or mark in _PAIRS
    opening = _PAIRS.get(mark, mark)
    return before.count(opening) > before.count(mark) or (
        opening == mark and before.count(mark) % 2 == 1
    )
