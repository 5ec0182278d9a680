"""Words side by side that no sentence has: where some between them were lost, or two changed places.

Only what the grammar of a language excludes is told, so that most lost words stay unknown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pipeline.codes import Code
from pipeline.text import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.grammar import Grammar
    from pipeline.segment.structure import Placed

_SIGNS = '«»“”„"(),;:.'


def clashing(placed: Sequence[Placed], grammar: Grammar) -> Iterator[Finding]:
    """Say which words cannot stand side by side."""
    never = _never(grammar)
    for one in placed:
        words = one.line.folded.split(" ")
        for first, second in pairwise(words):
            behind, before = never.behind.get(first), never.before.get(second.rstrip(_SIGNS))
            if (behind and behind.fullmatch(second.strip(_SIGNS))) or (
                before and before.fullmatch(first)
            ):
                message = f"“{first} {second}”: no sentence has these side by side"
                yield Finding(Code.SENTENCE_CUT, one.line.span, message)


class _Never(NamedTuple):
    """By a word, what cannot be the word behind it, or before it."""

    behind: Mapping[str, re.Pattern[str]]
    before: Mapping[str, re.Pattern[str]]


@cache
def _never(grammar: Grammar) -> _Never:
    behind: dict[str, list[str]] = defaultdict(list)
    before: dict[str, list[str]] = defaultdict(list)
    for row in grammar.connectives.impossible:
        for word in row.words:
            behind[word] += row.behind
            before[word] += row.before
    return _Never(*(_compiled(found) for found in (behind, before)))


def _compiled(found: Mapping[str, Sequence[str]]) -> Mapping[str, re.Pattern[str]]:
    return {word: re.compile("|".join(patterns)) for word, patterns in found.items() if patterns}
