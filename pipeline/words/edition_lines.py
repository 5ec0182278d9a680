"""Lines beside a text that tell its day or its end, and nothing else: every word of them is known.

`(с изм. и доп. по состоянию на 21.04.2022)`, `Документ утратил силу с 21.01.2015 г.`
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pipeline.grammar import Grammar
from pipeline.words.body_names import bodies
from pipeline.words.dates import dates

_WORD: Final = re.compile(r"[^\W\d_]+")
_WORD_OR_FIGURE: Final = re.compile(r"[^\W\d_]+|[0-9]+")
_NUMBER: Final = re.compile(r"(?:№|\bn)[ ]?\w+(?:[-/]\w+)*")


def names_edition(folded: str, grammar: Grammar) -> bool:
    """Whether a line holds a day and the words for a state of the text, and no other word.

    A line that says more, as that the text was another before that day, does not name its day.
    """
    known = grammar.editions
    beside = _beside_days(folded, grammar)
    words = _WORD.findall(" ".join(beside)) if len(beside) > 1 else []
    telling = [word for word in words if known.line_words.fullmatch(word)]
    return bool(telling) and all(
        known.line_words.fullmatch(word) or known.line_particles.fullmatch(word) for word in words
    )


def names_end(folded: str, grammar: Grammar) -> bool:
    """Whether a line says that the ruling lost its force, from when or by which act, and no other word.

    The act that it begins with is the ruling: one that is named by its number lost its force itself, as a point does.
    """
    known = grammar.editions
    if not known.repealed.search(folded):
        return False
    rest = _NUMBER.sub(" ", " ".join(_beside_days(folded, grammar)))
    for pattern in (known.repealed, known.own_act, bodies(grammar).named):
        rest = pattern.sub(" ", rest)
    return all(map(known.end_particles.fullmatch, _WORD_OR_FIGURE.findall(rest)))


def _beside_days(folded: str, grammar: Grammar) -> Sequence[str]:
    """What stands before, between and behind the days of a line."""
    days = (written.span for written in dates(folded, grammar))
    edges = [0, *(edge for day in days for edge in day), len(folded)]
    return [folded[start:end] for start, end in list(pairwise(edges))[::2]]
