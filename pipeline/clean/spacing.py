"""Letter-spaced words (`қ а у л ы  е т е д і`) become words again."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from pipeline.clean.blanks import BLANK
from pipeline.clean.displaced.learnt import words_of
from pipeline.codes import Code, Rule
from pipeline.grammar import Grammar
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Finding, Replacement, Span

# Four single letters or more, and the colon behind them; blanks of two and more divide words.
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[^\S\n]+[^\W\d_](?![^\W_])){3,}(?:[^\S\n]+(?=:))?")
_BLANKS, _WIDE = re.compile(r"[^\S\n]+"), re.compile(r"[^\S\n]{2,}")
_HINT = re.compile(rf"{BLANK}[^\W\d_]{BLANK}+[^\W\d_]{BLANK}")
_LONG_WORD = 5
"""Letters: so many in a row are no words and items of one letter each."""


def letter_spacing(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Remove the blanks between the letters of a word; between words one stays.

    Letters that make no known word may be words and items of their own: they stay, and are told.
    """
    for match in _SPACED.finditer(text.text) if _HINT.search(text.text) else ():
        phrase = _spaced_phrases(job.grammar).get(_BLANKS.sub("", match[0]).lower(), "")
        told = (_BLANKS.sub("", row) for row in _WIDE.split(match[0].strip()))
        words = phrase.split() or list(told)
        known = phrase or all(_may_be_word(word, job.grammar) for word in words)
        if known:
            yield from _blanks_removed(match, words)
        if not (known and (phrase or len(words) > 1)):
            message = f"where do the words of “{match[0]}” end?"
            yield Finding(Code.SPACING_DOUBTFUL, Span(*match.span()), message)


def _may_be_word(letters: str, grammar: Grammar) -> bool:
    """Whether letters that stand together may be a word, as one alone may."""
    short = 1 < len(letters) < _LONG_WORD
    return not short or letters.lower() in words_of(grammar.language)


def _blanks_removed(match: re.Match[str], words: Sequence[str]) -> Iterator[Edit]:
    """Remove the blanks inside words; behind each word but the last one stays."""
    borders = set(accumulate(map(len, words[:-1])))
    for letters, blanks in enumerate(_BLANKS.finditer(match[0]), 1):
        due = " " if letters in borders else ""
        if blanks[0] != due:
            yield Replacement(Rule.LETTER_SPACING, Span(*blanks.span()).shift(match.start()), due)


@cache
def _spaced_phrases(grammar: Grammar) -> dict[str, str]:
    """The known letter-spaced phrases by their letters."""
    return {phrase.replace(" ", ""): phrase for phrase in grammar.layout.spaced}
