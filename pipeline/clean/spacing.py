"""Letter-spaced words (`қ а у л ы  е т е д і`) become words again."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.clean.blanks import BLANK
from pipeline.codes import Code, Rule
from pipeline.grammar import Grammar
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Finding, Replacement, Span

# Four single letters or more, and the colon behind them; blanks of two and more divide words.
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[^\S\n]+[^\W\d_](?![^\W_])){3,}(?:[^\S\n]+(?=:))?")
_BLANKS = re.compile(r"[^\S\n]+")
_HINT = re.compile(rf"{BLANK}[^\W\d_]{BLANK}+[^\W\d_]{BLANK}")


def letter_spacing(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Remove the blanks between the letters of a word; between words one stays."""
    for match in _SPACED.finditer(text.text) if _HINT.search(text.text) else ():
        words = _phrases(job.grammar).get(_BLANKS.sub("", match[0]).lower())
        wide = any(len(blanks) > 1 for blanks in _BLANKS.findall(match[0]))
        if words is None and not wide:
            yield Finding(
                Code.SPACING_DOUBTFUL,
                Span(*match.span()),
                f"where do the words of “{match[0]}” end?",
            )
        borders = _borders(words) if words else frozenset()
        yield from _joined(match, borders)


def _joined(match: re.Match[str], borders: frozenset[int]) -> Iterator[Edit]:
    """Remove the blanks inside words; where words end is known, or told by a wide blank."""
    for letters, blanks in enumerate(_BLANKS.finditer(match[0]), 1):
        border = letters in borders if borders else len(blanks[0]) > 1
        border = border and blanks.end() < len(match[0])
        due = " " if border else ""
        if blanks[0] != due:
            yield Replacement(Rule.LETTER_SPACING, Span(*blanks.span()).shift(match.start()), due)


@cache
def _phrases(grammar: Grammar) -> dict[str, str]:
    """The known letter-spaced phrases by their letters."""
    return {phrase.replace(" ", ""): phrase for phrase in grammar.layout.spaced}


def _borders(phrase: str) -> frozenset[int]:
    """After how many letters each word but the last ends."""
    words = phrase.split()
    return frozenset(len("".join(words[:n])) for n in range(1, len(words))) or frozenset({-1})
