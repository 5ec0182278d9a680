"""Paragraphs in another language than the ruling's: databases and gazettes print both in one file."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.codes import Code
from pipeline.grammar import Grammar, own_words
from pipeline.languages import Language
from pipeline.text import Finding
from pipeline.words.folding import Folded

WORDS = 4
"""A paragraph with fewer words does not tell its language: a name may be in letters of any."""
SHARE = 0.08
"""The share of words that must be a language's own, by a letter or as one of its commonest."""
ENOUGH = 200
"""Characters in another language that are more than a quoted phrase."""


class ForeignRun(NamedTuple):
    """Neighbours in another language: the first and the last position, and their language."""

    first: int
    last: int
    language: Language


def told_language(text: str) -> Language | None:
    """The language that a paragraph tells by its words; None if it tells none."""
    words = text.lower().split()
    if len(words) < WORDS:
        return None
    shares = sorted(((own_words(words, language), language) for language in Language), reverse=True)
    (most, language), (next_most, _) = shares[:2]
    # Where two languages have as many words of their own, the paragraph tells neither.
    return language if most >= SHARE * len(words) and most > next_most else None


def foreign_runs(flow: Sequence[Folded], grammar: Grammar) -> tuple[ForeignRun, ...]:
    """The stretches in other languages; what tells none goes with its neighbours."""
    if not any(_may_be_foreign(line.text, grammar.language) for line in flow):
        return ()
    runs: list[ForeignRun] = []
    open_run = False
    for at, line in enumerate(flow):
        language = told_language(line.text)
        if language is None:
            continue
        if language is grammar.language:
            open_run = False
        elif open_run and runs[-1].language is language:
            runs[-1] = runs[-1]._replace(last=at)
        else:
            runs.append(ForeignRun(at, at, language))
            open_run = True
    foreign = (line for run in runs for line in flow[run.first : run.last + 1])
    return tuple(runs) if sum(len(line.text) for line in foreign) >= ENOUGH else ()


def _may_be_foreign(text: str, own: Language) -> bool:
    """Whether enough words of a paragraph are some other language's, which costs less than to count all."""
    words = text.lower().split()
    others = (language for language in Language if language is not own)
    return any(own_words(words, language) >= SHARE * len(words) for language in others)


def told_of_languages(
    flow: Sequence[Folded], foreign: Sequence[ForeignRun], grammar: Grammar
) -> Iterator[Finding]:
    """Say where paragraphs in another language begin, and how far they go."""
    for run in foreign:
        many = run.last - run.first + 1
        here = "This paragraph is" if many == 1 else f"From here on {many} paragraphs are"
        message = (
            f"{here} in another language ({run.language}) than the ruling ({grammar.language}), "
            f'whose words alone were looked for. If the file holds two texts, `language = "{run.language}"` '
            "in the decisions file reads the other."
        )
        yield Finding(Code.MIXED_LANGUAGE, flow[run.first].span, message)
