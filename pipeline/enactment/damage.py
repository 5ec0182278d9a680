"""Enactment lines that extraction has damaged: what can still be read of them, and no more.

A date is read only if no figure and no unknown word touches it, a number only if none follows it:
what touches them may be cut off from them.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.enactment.enactment_words import EnactmentWord, has_letter_or_figure, read_words
from pipeline.enactment.paragraph import LONG, Damage, Enactment, reads_as_title
from pipeline.grammar import Grammar
from pipeline.text import Span
from pipeline.words.folding import Folded

READ = 0.6
"""The share of its letters that must be words of an enactment line."""
ENOUGH = 3
"""How many of body, act, date and number must show, in whatever state."""
TORN = 4
"""Unknown words in a row, at most: more are a title, and fewer may be one by their form."""
SHOWN = {"court", "act", "date", "number"}
SCRAPS = {"scrap": "date", "sign": "number"}
"""What a word that cannot be read may be all that is left of."""


def read_damaged(line: Folded, grammar: Grammar) -> Enactment | None:
    """What is left of an enactment line; None if the paragraph may be anything else."""
    if len(line.text) > LONG or reads_as_title(line.folded, grammar):
        return None
    tokens = tuple(read_words(line.folded, grammar, damaged=True))
    shown = SHOWN & {SCRAPS.get(token.kind, token.kind) for token in tokens}
    read = sum(token.span.length for token in tokens)
    if len(shown) < ENOUGH or read < READ * len(line.text):
        return None
    every = tuple(_with_gaps(line.folded, tokens))
    gaps = [line.folded[slice(*token.span)] for token in every if token.kind == "gap"]
    if any(_is_title(gap, grammar) for gap in gaps):
        return None
    damage = Damage.WORDS if gaps else Damage.FIGURES
    left = tuple(_words_untouched(every))
    return Enactment(Span(0, len(line.text)), None, left, grammar.language, damage)


def _is_title(gap: str, grammar: Grammar) -> bool:
    count = len(gap.split())
    return count > TORN or (count > 2 and reads_as_title(gap, grammar))


def _with_gaps(folded: str, tokens: Sequence[EnactmentWord]) -> Iterator[EnactmentWord]:
    """The words that were read and what stands between them."""
    borders = [Span(0, 0), *(token.span for token in tokens), Span(len(folded), len(folded))]
    for (before, after), token in zip(pairwise(borders), (*tokens, None), strict=True):
        gap = Span(before.end, after.start)
        if has_letter_or_figure(folded[gap.start : gap.end]):
            yield EnactmentWord("gap", gap, gap)
        if token:
            yield token


def _words_untouched(tokens: Sequence[EnactmentWord]) -> Iterator[EnactmentWord]:
    """Leave out scraps and what they touch; the sign of a number ends what stands before it.

    Two dates or two numbers tell nothing: one belongs to something else.
    """
    kinds = ["", *(token.kind for token in tokens), ""]
    doubled = {kind for kind in ("date", "number") if kinds.count(kind) > 1}
    for before, token, after in zip(kinds, tokens, kinds[2:], strict=False):
        # Any other word is judged by its own kind: scraps, signs and gaps go.
        cut = {"date": {before, after} - {"sign"}, "number": {after}}.get(token.kind, {token.kind})
        if token.kind not in doubled and cut.isdisjoint({"scrap", "sign", "gap"}):
            yield token
