"""The lines of a text that have words, and how one goes on in the next."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.text import Span
from pipeline.words.quotes import ends_in

_LINE = re.compile(r"\S[^\n\f]*(?<=\S)")
_ENDS = ".;:!?…"
"""Signs that end a sentence or a clause of it."""
_FEW_LONGER = 0.95
"""Of the lines: so many are no longer than a full one."""
# A word of one or two letters without a full stop ends no sentence: it is rather a preposition.
_OPENED = re.compile(r"[(«„“–—№-]\Z|(?<!\w)\w{1,2}\Z")


class TextRow(NamedTuple):
    """A line of the text without the blanks around it; `at` is its place among those with words."""

    at: int
    span: Span
    text: str


@lru_cache(maxsize=1)  # two rules ask for them, one behind the other
def rows_of(text: str) -> Sequence[TextRow]:
    """The lines that have words, from the first to the last."""
    found = enumerate(_LINE.finditer(text))
    return tuple(TextRow(at, Span(*m.span()), m[0]) for at, m in found)


def full_length(lengths: Iterable[int]) -> int:
    """The length of a full line among lines of such lengths; few are longer. 0 where there is none."""
    ordered = sorted(lengths)
    return ordered[int(len(ordered) * _FEW_LONGER)] if ordered else 0


def cuts_a_sentence(before: TextRow | None, after: TextRow | None) -> bool:
    """Whether what stands between two lines stands inside a sentence: the one is open, the other goes on."""
    if before is None or after is None or ends_in(before.text, _ENDS, '"»”)]'):
        return False
    return after.text[0].islower() or after.text[0] in ",;)»" or bool(_OPENED.search(before.text))
