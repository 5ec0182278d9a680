"""`provisions.toml`: the units that laws are divided into, and how they are counted."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple, Self

from pydantic import model_validator

from pipeline.grammar.table import LanguageTable


class UnitKind(StrEnum):
    """What a unit is. A numbered point of a part is a `paragraph` in both languages."""

    SECTION = "section"
    SUBSECTION = "subsection"
    CHAPTER = "chapter"
    DIVISION = "division"
    ARTICLE = "article"
    PART = "part"
    PARAGRAPH = "paragraph"
    SUBPARAGRAPH = "subparagraph"
    INDENT = "indent"
    SENTENCE = "sentence"
    ANNEX = "annex"
    NOTE = "note"
    PREAMBLE = "preamble"


class Case(StrEnum):
    """Grammatical case. `attributive` is the Kazakh form in -дағы."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    LOCATIVE = "locative"
    ABLATIVE = "ablative"
    INSTRUMENTAL = "instrumental"
    PREPOSITIONAL = "prepositional"
    ATTRIBUTIVE = "attributive"


class Number(StrEnum):
    """Grammatical number."""

    SINGULAR = "singular"
    PLURAL = "plural"


class Gender(StrEnum):
    """Grammatical gender; `any` where the language has none or the forms do not tell."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"
    ANY = "any"


class Paradigm(LanguageTable):
    """A word in every case, in the order of `Provisions.cases`; a slash parts equal forms.

    One form alone stands for all cases.
    """

    number: Number = Number.SINGULAR
    gender: Gender = Gender.ANY
    possessed: bool = False
    """With the ending of possession (`бабы`, not `бап`)."""
    behind: frozenset[Case] = frozenset()
    """Cases of a unit right before it, without which the word means something else: `ескерту` is a warning, too."""
    forms: tuple[str, ...]


class Unit(LanguageTable):
    """A unit of provisions."""

    kind: UnitKind
    gender: Gender = Gender.ANY
    abbreviations: tuple[str, ...] = ()
    """With their full stop; they stand for all cases and may be shared by several units."""
    paradigms: tuple[Paradigm, ...]


class Ordinal(LanguageTable):
    """A number in one word that counts units (`екінші бөлігі`, `части второй`); behind tens it makes others."""

    value: int
    paradigms: tuple[Paradigm, ...]


class Provisions(LanguageTable):
    """How provisions are named in a language. Patterns are regular expressions without groups."""

    cases: tuple[Case, ...]
    """The order of forms in every paradigm."""
    nominal: tuple[str, ...] = ()
    """Endings of an attributive form that stands for a noun left out (`бабындағыдан`)."""
    numerals: str
    """Pattern of the number of a unit, an index included: `484`, `43-1`, `484¹`."""
    items: str
    """Pattern of a number with a closing bracket: `3)`, `3-1)`, `а)`."""
    joiner: str
    """What joins a number to the unit that follows it; empty where nothing does."""
    numeral_first: bool
    """Whether the number stands before its unit (`13-бабы`) or behind (`статья 13`)."""
    letters: dict[str, str]
    """Letters that count units (`а)`), in their order, as eIds hold them; Latin ones are themselves."""
    ordinal_endings: tuple[str, ...]
    """Endings that make a figure an ordinal, behind a hyphen (`части 2-й`)."""
    range_marks: tuple[str, ...]
    """What joins the ends of a range."""
    range_opening: tuple[str, ...] = ()
    """Words at the lower end of a range (`с 12 по 15`): behind it where numbers stand first."""
    range_closing: tuple[str, ...] = ()
    """Words at the upper end: before its number, or behind where numbers stand first."""
    inclusive: tuple[str, ...] = ()
    """Words behind a number that say that it belongs to the range (`по 15 включительно`)."""
    between: tuple[str, ...] = ()
    """Beginnings of words behind the ends of a range that mean all that lies between them."""
    lower_endings: tuple[str, ...] = ()
    """Endings behind the hyphen of a range's lower end (`12-ден`), where numbers stand first."""
    upper_endings: tuple[str, ...] = ()
    """The same of its upper end (`15-ке дейінгі`)."""
    clitics: tuple[str, ...] = ()
    """Words that may stand between a unit and its number: `часть же вторая`."""
    unnumbering: tuple[str, ...] = ()
    """Words in the place of a number that do not tell it, besides cardinals: `the last`, `both`."""
    lesser: tuple[str, ...] = ()
    """Words before a section's which say that it is one of the parts of a section: `smaller`."""
    composing: tuple[str, ...] = ()
    """Words behind units that say how many of them make up what is spoken of (`3 тармақтан тұрады`)."""
    note_joiners: tuple[str, ...] = ()
    """Words between a note and the unit that it explains (`примечание к статье 5`)."""
    note_datives: tuple[str, ...] = ()
    """How a noun ends that stands before a note in its place (`тізбеге ескертпе`)."""
    note_pronouns: tuple[str, ...] = ()
    """Pronouns in the place of that unit (`примечание к ней`)."""
    units: tuple[Unit, ...]
    ordinals: tuple[Ordinal, ...]

    @model_validator(mode="after")
    def _paradigms_are_whole(self) -> Self:
        owners: tuple[Unit | Ordinal, ...] = (*self.units, *self.ordinals)
        for owner in owners:
            for paradigm in owner.paradigms:
                if len(paradigm.forms) not in (1, len(self.cases)):
                    raise ValueError(f"a form for every case is needed: {paradigm.forms}")
        return self


class InflectedForm(NamedTuple):
    """One reading of a written word. What is not inflected has all cases and no number."""

    cases: frozenset[Case]
    number: Number | None
    gender: Gender
    possessed: bool
    behind: frozenset[Case]


def inflected_forms(
    paradigm: Paradigm, cases: tuple[Case, ...], gender: Gender = Gender.ANY
) -> Iterator[tuple[str, InflectedForm]]:
    """Each written form of a paradigm once, with all cases that it may stand in."""
    places: dict[str, set[Case]] = {}
    for place, forms in enumerate(paradigm.forms):
        standing = {cases[place]} if len(paradigm.forms) > 1 else set(cases)
        for word in forms.split("/"):
            # Several cases are often spelt alike (`части`): that is one reading with all of them.
            places.setdefault(word, set()).update(standing)
    # A noun has one gender, told of the unit; an ordinal has a paradigm for each.
    own = paradigm.gender if gender is Gender.ANY else gender
    for word, standing in places.items():
        number = paradigm.number if len(paradigm.forms) > 1 else None
        yield (
            word,
            InflectedForm(frozenset(standing), number, own, paradigm.possessed, paradigm.behind),
        )
