"""The languages as data: one folder each, the same file names in all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, get_type_hints

import tomli

from pipeline.grammar.bodies import BodyNames
from pipeline.grammar.calendar import Calendar
from pipeline.grammar.citations import CitationWords
from pipeline.grammar.connectives import Connectives
from pipeline.grammar.documents import Documents
from pipeline.grammar.editions import Editions
from pipeline.grammar.endings import WordEndings
from pipeline.grammar.identity import IdentityWords
from pipeline.grammar.layout import LayoutWords
from pipeline.grammar.letters import Letters
from pipeline.grammar.names import Names
from pipeline.grammar.numerals import Numerals
from pipeline.grammar.outcomes import OutcomeWords
from pipeline.grammar.people import PeopleWords
from pipeline.grammar.provisions import Provisions
from pipeline.grammar.sections import SectionWords
from pipeline.grammar.verdicts import Verdicts
from pipeline.languages import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.grammar.table import LanguageTable

__all__ = ["Grammar", "detect", "load", "own_words"]


@dataclass(frozen=True, eq=False)
class Grammar:
    """All that the stages know of one language. A field is a file: `letters` is `letters.toml`."""

    language: Language
    bodies: BodyNames
    calendar: Calendar
    citations: CitationWords
    connectives: Connectives
    documents: Documents
    editions: Editions
    endings: WordEndings
    identity: IdentityWords
    layout: LayoutWords
    letters: Letters
    names: Names
    numerals: Numerals
    outcomes: OutcomeWords
    people: PeopleWords
    provisions: Provisions
    sections: SectionWords
    verdicts: Verdicts


@cache
def load(language: Language) -> Grammar:
    """Read the tables of a language."""
    # The annotations are text here; only this makes classes of them again.
    shapes: dict[str, type[LanguageTable]] = get_type_hints(Grammar)
    folder = resources.files(__name__) / language.value
    tables = {
        field.name: shapes[field.name].model_validate(
            tomli.loads((folder / f"{field.name}.toml").read_text(encoding="utf-8"))
        )
        for field in fields(Grammar)
        if field.name != "language"
    }
    return Grammar(language=language, **tables)  # type: ignore[arg-type]


def detect(text: str) -> Grammar:
    """The grammar of the language that most words of the text tell, by their letters or as common ones."""
    lower = text.lower()
    words = lower.split()
    # A tie goes to the first by its code, never to whichever comes by chance.
    return load(max(Language, key=lambda language: own_words(lower, words, language)))


def own_words(text: str, words: Sequence[str], language: Language) -> int:
    """How many words of a text in small letters are a language's, by a letter or as one of its commonest."""
    lettered, common = _own(language)
    return len(lettered.findall(text)) + sum(map(common.__contains__, words))


@cache
def _own(language: Language) -> tuple[re.Pattern[str], frozenset[str]]:
    """What a word is from its first own letter on, and the commonest words that have none."""
    table = load(language).letters
    # `(?!)` never matches: a language may have no letter that the others lack.
    lettered = re.compile(rf"[{table.own}]\S*") if table.own else re.compile(r"(?!)")
    return lettered, frozenset(word for word in table.common if not lettered.search(word))
