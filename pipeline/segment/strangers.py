"""Paragraphs of another text, or of mixed-up letters: their words follow each other as in no legal text.

One measure tells them: what a word costs, in nats, by the language model that cleaning has. Of 1,977 paragraphs
of invented rulings that it never saw none costs more than is allowed; of 31 paragraphs of recipes, weather,
fiction, manuals, other languages and other keyboards 27 do, and so do 19 of 69 sound ones that were written to be as
odd as a ruling's facts can be. Shared words do not tell: what a case is about is often said in one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from pipeline.clean.displaced.learnt import learnt_of
from pipeline.clean.displaced.shapes import EDGE
from pipeline.codes import Code
from pipeline.grammar import Grammar
from pipeline.segment.structure import Placed
from pipeline.terms import BlockRole
from pipeline.text import Finding

_LATIN = re.compile(r"(?<!\S)[A-Za-z]{2,}(?!\w)")
_OWN = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f]")
_FOREIGN = 4
"""Words in Latin letters that are a sentence rather than a name."""
_UNKNOWN = 4
"""Where fewer than one of so many words was never learnt, the others cost little; the model is not read."""
_LEAST, _MOST = 9, 1000
"""Words and signs of a paragraph that tell, and after which no more are asked for."""
_STRANGE = 8.2
"""Nats that a word costs on average where it is of another text."""
_NAMING = {BlockRole.COMPOSITION, BlockRole.PARTICIPANTS, BlockRole.SIGNATURE}
"""Paragraphs that are names and offices for the most part."""


def stranger(one: Placed, prose: str, known: int, unknown: int, grammar: Grammar) -> Finding | None:
    """What is strange of a paragraph as a whole, by its text outside quotations and how many of its words were learnt."""
    text = one.line.text
    if not _OWN.search(text) and len(_LATIN.findall(text)) >= _FOREIGN:
        return Finding(Code.PARAGRAPH_STRANGE, one.line.span, f"“{text[:60]}” is in Latin letters")
    if one.role in _NAMING or _UNKNOWN * unknown < known + unknown:
        return None
    # Names and what they are made of are learnt by nobody.
    if _cost([word for word in prose.split() if word == word.lower()], grammar) < _STRANGE:
        return None
    message = f"the words of “{text[:60]}” follow each other as in no legal text"
    return Finding(Code.PARAGRAPH_STRANGE, one.line.span, message)


def _cost(words: Sequence[str], grammar: Grammar) -> float:
    """What a word or sign costs on average; nothing where they are few."""
    learnt = learnt_of(grammar.language)
    edge = learnt.tokens[EDGE]
    tokens = [*chain.from_iterable(learnt.tokens[word] for word in words[:_MOST])]
    if len(tokens) < _LEAST:
        return 0
    by_word, _, _ = learnt.costs([*edge, *edge, *tokens])
    return by_word / len(tokens)
