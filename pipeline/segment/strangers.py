"""Paragraphs that have hardly a word in common with the rest: of another text, or of mixed-up letters.

A ruling comes back to its words. Of the paragraphs of the invented rulings that have seven long words
or more, every one has some word of which another paragraph has a form. Where few of a paragraph's words
are said elsewhere, those that no legal text has tell it, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from pipeline.clean.displaced.learnt import words_of
from pipeline.codes import Code
from pipeline.grammar import Grammar
from pipeline.languages import Language
from pipeline.segment.structure import Placed
from pipeline.terms import BlockRole
from pipeline.text import Finding

_LONG_WORD = re.compile(r"\w{4,}")
_LATIN = re.compile(r"(?<!\S)[A-Za-z]{2,}(?!\w)")
_OWN = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f]")
_FOREIGN = 4
"""Words in Latin letters that are a sentence rather than a name."""
_STEM = 5
"""Letters in which the forms of a word agree."""
_FEWEST, _MANY = 7, 16
"""Long words of a paragraph of which none may be known elsewhere, and of which one may."""
_FEW = 5
"""Long words of a paragraph that is held against legal texts."""
_KNOWN_HERE, _UNKNOWN_AT_ALL = 0.25, 0.33
"""Of those: at most so many are said elsewhere in the ruling, at least so many in no legal text."""
_LEAST_RULING = 150
"""Long words that the rest must have to be held against."""
_NAMING = {BlockRole.COMPOSITION, BlockRole.PARTICIPANTS, BlockRole.SIGNATURE}
"""Paragraphs that are names and offices for the most part, which nothing else repeats."""


def strangers(placed: Sequence[Placed], grammar: Grammar) -> Iterator[Finding]:
    """Say which paragraphs share no long word with any other, or few, and have words of no legal text.

    Of a paragraph in Latin letters nothing else is asked.
    """
    for one in placed:
        if not _OWN.search(one.line.text) and len(_LATIN.findall(one.line.text)) >= _FOREIGN:
            yield Finding(
                Code.PARAGRAPH_STRANGE, one.line.span, f"“{one.line.text[:60]}” is in Latin letters"
            )
    long = [[*filter(str.isalpha, _LONG_WORD.findall(one.line.folded))] for one in placed]
    stems = [[word[:_STEM] for word in words] for words in long]
    holding = Counter(chain.from_iterable(map(set, stems)))
    total = sum(map(len, stems))
    elsewhere = {stem for stem, many in holding.items() if many > 1}
    for one, words, found in zip(placed, long, stems, strict=True):
        if one.line.text[-1] == ";" and len(found) < _MANY:
            continue  # an item of a list, which names what nothing else in the ruling is about
        known = sum(map(elsewhere.__contains__, found))
        # A chance word in common is allowed for each so many words, and none to a short paragraph.
        alone = known * _MANY <= len(found) and (known == 0 or len(found) >= _MANY)
        strange = len(found) >= _FEWEST and alone
        if len(found) >= _FEW and known <= _KNOWN_HERE * len(found):
            strange = strange or _is_unlegal(words, grammar)
        # In a short rest it is chance which words it shares.
        if strange and one.role not in _NAMING and total - len(found) >= _LEAST_RULING:
            message = (
                f"“{one.line.text[:60]}” has hardly a word in common with the rest of the ruling"
            )
            yield Finding(Code.PARAGRAPH_STRANGE, one.line.span, message)


def _is_unlegal(words: Sequence[str], grammar: Grammar) -> bool:
    """Whether many words are of no legal text; never where none were learnt."""
    letters = grammar.layout.telling_letters
    legal = _legal_beginnings(grammar.language, letters)
    unknown = sum(word[:letters] not in legal for word in words)
    return bool(legal) and unknown >= _UNKNOWN_AT_ALL * len(words)


@cache
def _legal_beginnings(language: Language, letters: int) -> frozenset[str]:
    """The first letters of all words that were learnt from legal texts."""
    return frozenset(word[:letters] for word in words_of(language))
