"""Paragraphs of another text, or of mixed-up letters: their words follow each other as in no legal text.

One likelihood tells them: how much less likely their words are by the language model that cleaning has than by
one in which each costs the same. Of the paragraphs of 1,560 invented texts two are told, both in a damaged file.
A short sentence of plain words may be of any text (`Музей открыт с десяти до шести`): some are not told, and some
sound ones about rare facts are. Shared words tell nothing of a paragraph, as what a case is about is often said in
one alone; a sentence that shares a rare word with others is of the case.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise

from pipeline.clean.displaced.learnt import learnt_of
from pipeline.clean.displaced.shapes import EDGE
from pipeline.codes import Code
from pipeline.grammar import Grammar
from pipeline.segment.structure import Placed
from pipeline.terms import BlockRole
from pipeline.text import Finding, Span

_LATIN = re.compile(r"(?<!\S)[A-Za-z]{2,}(?!\w)")
_OWN = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f]")
_FOREIGN = 4
"""Words in Latin letters that are a sentence rather than a name."""
_UNKNOWN = 4
"""Where fewer than one of so many words was never learnt, the others cost little; the model is not read."""
_MOST = 1000
"""Words and signs after which no more are asked for."""
_ELSEWHERE = 8.0
"""Nats that a word or sign costs in any text."""
_STRANGE = 6.0
"""Nats that a paragraph of another text costs more than that."""
_STRANGE_SENTENCE = 10.0
"""The same of one sentence among others: of those of 120 rulings that nothing was learnt from, none costs so much."""
_BEGINNING = 5
"""Letters of a word that its forms share."""
_FEW = 5
"""Words of which most may be rare by chance are fewer."""
_SENTENCE_ENDS = re.compile(r"(?<=[^\W\d_]{3}[.!?]) (?=[^\W\d_])")
_NAMING = frozenset(
    {BlockRole.ENACTMENT, BlockRole.COMPOSITION, BlockRole.PARTICIPANTS, BlockRole.SIGNATURE}
)
"""Paragraphs that are names and offices for the most part."""


def stranger(one: Placed, prose: str, known: int, unknown: int, grammar: Grammar) -> Finding | None:
    """What is strange of a paragraph as a whole, by its text outside quotations and how many of its words were learnt."""
    text = one.line.text
    if not _OWN.search(text) and len(_LATIN.findall(text)) >= _FOREIGN:
        return Finding(Code.PARAGRAPH_STRANGE, one.line.span, f"“{text[:60]}” is in Latin letters")
    if one.role in _NAMING or not unknown or _UNKNOWN * unknown < known + unknown:
        return None
    if not _is_strange(prose, _STRANGE, known, unknown, grammar):
        return None
    message = f"the words of “{text[:60]}” follow each other as in no legal text"
    return Finding(Code.PARAGRAPH_STRANGE, one.line.span, message)


def strange_sentences(
    one: Placed,
    prose: str,
    unlearnt: Mapping[int, str],
    ruling: Sequence[Sequence[str]],
    grammar: Grammar,
) -> Iterator[Finding]:
    """The sentences of a paragraph that are of another text, by the places of its words, each empty that was learnt.

    `ruling` has the words of all paragraphs.
    """
    ends = [end.start() for end in _SENTENCE_ENDS.finditer(prose)]
    if not ends or one.role in _NAMING:
        return
    for start, end in pairwise((0, *ends, len(prose))):
        words = [word for at, word in unlearnt.items() if start <= at < end]
        rare = Counter(_beginning(word) for word in words if word)
        few = rare.total()
        if not few or _UNKNOWN * few < len(words):
            continue
        strange = _is_strange(prose[start:end], _STRANGE_SENTENCE, len(words) - few, few, grammar)
        if strange and not _is_of_the_case(rare, ruling):
            said_there = prose[start:end].strip()[:60]
            message = f"the words of “{said_there}” follow each other as in no legal text"
            span = Span(start, end).shift(one.line.span.start)
            yield Finding(Code.PARAGRAPH_STRANGE, span, message)


def _is_of_the_case(rare: Counter[str], ruling: Sequence[Sequence[str]]) -> bool:
    """Whether the ruling says elsewhere, too, what begins like one of the rare words of a sentence."""
    beginnings = map(_beginning, chain.from_iterable(ruling))
    said = Counter(filter(rare.__contains__, beginnings))
    return any(said[root] > count for root, count in rare.items())


def _beginning(word: str) -> str:
    """What a word shares with its other forms."""
    return word[:_BEGINNING].lower()


def _is_strange(prose: str, least: float, known: int, unknown: int, grammar: Grammar) -> bool:
    """Whether words cost that much more than elsewhere; of which two in three were never learnt, anything more."""
    rare = known + unknown >= _FEW and unknown >= 2 * known
    return _excess(prose, grammar) >= (0.0 if rare else least)


def _excess(prose: str, grammar: Grammar) -> float:
    """How many nats a text costs more by what was learnt of its language than elsewhere.

    Of words in capitals alone nobody knows which have one elsewhere, too: the likelier reading counts.
    """
    learnt = learnt_of(grammar.language)
    edge = learnt.tokens[EDGE]
    readings = (prose.lower(), prose.title()) if prose.isupper() else (prose,)

    def excess(words: str) -> float:
        tokens = [
            *islice(chain.from_iterable(map(learnt.tokens.__getitem__, words.split())), _MOST)
        ]
        by_word, _, _ = learnt.costs([*edge, *edge, *tokens])
        return by_word - _ELSEWHERE * len(tokens)

    return min(map(excess, readings))
