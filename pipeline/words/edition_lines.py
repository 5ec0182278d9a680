"""Lines beside a text that name its day, and nothing else: `(с изм. и доп. по состоянию на 21.04.2022)`."""

import re
from typing import Final

from pipeline.grammar import Grammar
from pipeline.words.dates import dates

_WORD: Final = re.compile(r"[^\W\d_]+")


def names_edition(folded: str, grammar: Grammar) -> bool:
    """Whether a line holds a day and the words for a state of the text, and no other word.

    A line that says more, as that the text was another before that day, does not name its day.
    """
    known = grammar.editions
    days = [written.span for written in dates(folded, grammar)]
    if not days:
        return False
    starts, ends = [0, *(day.end for day in days)], [*(day.start for day in days), len(folded)]
    between = (folded[start:end] for start, end in zip(starts, ends, strict=True))
    words = _WORD.findall(" ".join(between))
    telling = [word for word in words if known.line_words.fullmatch(word)]
    return bool(telling) and all(
        known.line_words.fullmatch(word) or known.line_particles.fullmatch(word) for word in words
    )
