"""Words side by side that no sentence has: where some between them were lost, or two changed places.

Only what the grammar of a language excludes is told, so that most lost words stay unknown.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipeline.codes import Code
from pipeline.grammar import Grammar
from pipeline.grammar.wording import NOTHING
from pipeline.segment.structure import Placed
from pipeline.text import Finding, Span

_SIGNS = '«»“”„"(),;:.'
_WORD_END = rf"[{re.escape(_SIGNS)}]*(?: (?![^\W\d_]\.)|\Z)"
"""The end of a word with no initials behind: the names of persons may not be declined."""


def find_clashes(placed: Sequence[Placed], grammar: Grammar) -> Iterator[Finding]:
    """Say which words cannot stand side by side."""
    never = _impossible_neighbours(grammar)
    for one in placed:
        words = one.line.folded.split(" ")
        for at in [at for at, word in enumerate(words) if word in never]:
            behind, before = never[words[at]]
            if behind.match(" ".join(words[at + 1 : at + 3])):
                yield _clash_finding(one, words, at)
            if at and before.match(" ".join(words[at - 1 : at + 2])):
                yield _clash_finding(one, words, at - 1)


def _clash_finding(one: Placed, every: Sequence[str], at: int) -> Finding:
    """The finding for a word of a paragraph and the next one, which cannot stand side by side."""
    start = one.line.span.start + sum(len(word) + 1 for word in every[:at])
    words = " ".join(every[at : at + 2])
    message = f"“{words}”: no sentence has these side by side"
    return Finding(Code.SENTENCE_CUT, Span(start, start + len(words)), message)


@cache
def _impossible_neighbours(
    grammar: Grammar,
) -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """By a word, with a sign behind it or without one, what cannot be behind it and before it."""
    found: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for row in grammar.connectives.impossible:
        for word in row.words:
            found[word][0].extend(row.behind)
            found[word][1].extend(row.before)
    compiled = {
        word: (_any_of(one, _WORD_END), _any_of(two, " ")) for word, (one, two) in found.items()
    }
    signed = {
        word + sign: (NOTHING, before)
        for word, (_, before) in compiled.items()
        if before is not NOTHING
        for sign in _SIGNS
    }
    return {**compiled, **signed}


def _any_of(patterns: Sequence[str], end: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(patterns)}){end}") if patterns else NOTHING
