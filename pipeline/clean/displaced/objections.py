"""Objections: what forbids a reading, however likely it is; its line is left and told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.clean.displaced.candidates import Candidate
    from pipeline.clean.displaced.features import Scale

_NO_INK = re.compile(r"\W+")
_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“"}
_CLAUSE_MARKS = frozenset(",.;:–—")
_MARKS = '.,;:!?()[]«»“”"'
_LEAST = 4
"""Letters of a word that is told from an ending or an abbreviation."""
_DIVIDED = re.compile(r"[^\W\d_]-\Z")
_UNJOINED = re.compile(r"(?<![\w.-])(?<!№ )(?<!N )[0-9]{1,3} [0-9]{1,3}(?:\)|-[^\W\d_]+)?(?![\w-])")
"""Two numbers of a list with nothing between them: the gap that parted them was not seen."""


def objection(text: str, one: Candidate, scale: Scale) -> str:
    """Why a reading of a line is not to be published; empty where nothing forbids it."""
    if one.cut is None:
        return ""
    if _shifts_odd_marks(text, one):
        return "a mark stands where none belongs; it may be a stray one, or words may be missing"
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
    return any(_is_two(word, knows) or (word.islower() and len(word) < _LEAST) for word in strange)


def _is_two(word: str, knows: Callable[[str], bool]) -> bool:
    places = range(_LEAST, len(word) - _LEAST + 1)
    return any(knows(word[:place]) and knows(word[place:]) for place in places)


def _shifts_odd_marks(text: str, one: Candidate) -> bool:
    """Whether a reading leaves all words in their order and moves marks that belong behind none.

    A clause's mark and what closes a bracket or a quote may stand behind a link at a line's end. Other
    marks look so if somebody put them into a whole line.
    """
    before, after = "".join(text.split()), "".join(one.text.split())
    if before == after or _NO_INK.sub("", before) != _NO_INK.sub("", after):
        return False
    same = next(n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a != b)
    moved = before[same : before.index(after[same], same)]
    return ".." in moved or not all(_may_follow(before[:same], mark) for mark in moved)


def _may_follow(before: str, mark: str) -> bool:
    """Whether a mark ends a clause, or closes what is open in a line or was before it."""
    if mark in _CLAUSE_MARKS or not before:
        return mark in _CLAUSE_MARKS or mark in _PAIRS
    opening = _PAIRS.get(mark, mark)
    return before.count(opening) > before.count(mark) or (
        opening == mark and before.count(mark) % 2 == 1
    )
