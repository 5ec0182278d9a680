"""`runs.toml`: what surrounds citations, so that displaced ones can be put back in place."""

from typing import Annotated, Literal

from pipeline.grammar.provisions import Case, Gender, Paradigm, UnitKind
from pipeline.grammar.table import OPEN, LanguageTable


class ActNoun(LanguageTable):
    """What an act is called (`кодекс`, `постановление`), in lower case."""

    gender: Gender = Gender.ANY
    unit: UnitKind | None = None
    """What it is divided into, where that is settled: a code into articles, a ruling into points."""
    paradigms: tuple[Paradigm, ...]


class RunPhrase(LanguageTable):
    """Words that stand for one thing together (`части второй`, `3 және 4-тармақтары`).

    The pattern reads two letters a word: its kind, and a comma, a dot for other closing marks, or
    a blank. The head is the word whose case and number the phrase has.
    """

    kind: str
    head: Literal["first", "last"]
    pattern: str


class Runs(LanguageTable):
    """What the repair of displaced runs knows of a language beside the names of provisions."""

    larger_first: bool
    """Whether the larger unit stands before the smaller one (`13-бабының 2-тармағы`)."""
    year_words: tuple[str, ...]
    """What follows the figure of a year."""
    country: tuple[str, ...]
    """The words of the country's name, in every case."""
    owners: tuple[str, ...]
    """Bodies in the form in which they follow the name of their act."""
    about: tuple[str, ...]
    """What stands between the noun of an act and what the act is about."""
    conjunctions: tuple[str, ...]
    """What joins words and citations, one word each."""
    prepositions: tuple[str, ...]
    """Words that are never without a noun after them."""
    adjectives: tuple[Paradigm, ...]
    """Endings of adjectives."""
    participles: str
    """Pattern of endings of participles, which may govern a noun instead of agreeing with it."""
    nouns: tuple[Paradigm, ...]
    """Endings of nouns; of abbreviations behind a hyphen."""
    governors_before: Annotated[dict[Case, tuple[str, ...]], OPEN]
    """Words and the case that they ask of what follows them."""
    governors_after: Annotated[dict[Case, tuple[str, ...]], OPEN]
    """Words and the case that they ask of what stands before them."""
    phrases: tuple[RunPhrase, ...]
    """Tried in this order at each word."""
    positions: tuple[Paradigm, ...]
    """What counts units without a number (`последний`)."""
    acts: tuple[ActNoun, ...]
