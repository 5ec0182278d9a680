"""What the registry knows of one act and of one body.

An IRI is the act's name by the Akoma Ntoso naming convention. What it spells out (kind, date,
number) stands in fields of its own too, and both must agree: a slip of the pen in a data file is
found when the file is read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints, model_validator
from pydantic.dataclasses import dataclass

from pipeline.words.quotes import unquoted

ActKind = Literal[
    "constitution",
    "constitutional-law",
    "code",
    "law",
    "edict",
    "charter",
    "covenant",
    "convention",
    "declaration",
    "protocol",
    "general-comment",
]
BodyKind = Literal[
    "agency",
    "association",
    "bank",
    "chamber",
    "commission",
    "committee",
    "council",
    "court",
    "government",
    "head-of-state",
    "international",
    "ministry",
    "ombudsman",
    "parliament",
    "prosecution",
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

Code = Annotated[str, StringConstraints(pattern=r"^[a-z]{3}$")]
"""A language, ISO 639-3."""
Wording = Annotated[Mapping[Code, Text], Field(min_length=1)]
"""One wording in each language, in the nominative."""
Wordings = Mapping[Code, tuple[Text, ...]]
"""Any number of wordings in each language."""

_STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)
_ACT_IRI = re.compile(
    r"/akn/[a-z]{2}/(?:act|doc)/(?P<kind>[a-z][a-z-]*)/(?:[a-z][a-z-]*/)?"
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})/(?P<number>[a-z0-9]+(?:-[a-z0-9]+)*)\Z"
)
_BODY_IRI = re.compile(r"/akn/ontology/organization/[a-z]{2}/(?P<key>[a-z0-9]+(?:-[a-z0-9]+)*)\Z")


_FULL_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)* (?:[^\W\d_]{1,2}\.[ -]?)+")


def folded(text: str) -> str:
    """Return the text as a key: case, quotation marks and the number of blanks do not count."""
    return " ".join(unquoted(text.casefold()).split())


@dataclass(frozen=True, slots=True, config=_STRICT)
class Period:
    """First and last day, both included; an end that is open or not known is absent."""

    start: Annotated[dt.date | None, Field(alias="from")] = None
    to: dt.date | None = None

    @model_validator(mode="after")
    def _runs_forward(self) -> Period:
        if self.start and self.to and self.to < self.start:
            message = f"period ends on {self.to}, before it begins on {self.start}"
            raise ValueError(message)
        return self

    def holds(self, day: dt.date) -> bool:
        """Tell whether the day lies within the period."""
        return (self.start or dt.date.min) <= day <= (self.to or dt.date.max)


@dataclass(frozen=True, slots=True, config=_STRICT)
class ArticleRange:
    """The articles that stand in this act, where one code was adopted in several acts."""

    first: Annotated[int, Field(ge=1)] = 1
    last: Annotated[int | None, Field(ge=1)] = None

    def holds(self, article: int) -> bool:
        """Tell whether the article's number lies within the range."""
        return self.first <= article <= (self.last or article)


@dataclass(frozen=True, slots=True, config=_STRICT)
class Act:
    """A legal act that rulings cite.

    `title` is the official one without the words «of the Republic of Kazakhstan» around it.
    `number` is the one given on adoption, with the suffix of the convocation (231-V), without
    the language's own (ЗРК, ҚРЗ); absent where the act has none. `state_id` is the identifier in
    the state's legal database, recorded only where a page's address showed it.
    """

    iri: Text
    kind: ActKind
    date: dt.date
    title: Wording
    source: Annotated[tuple[Text, ...], Field(min_length=1)]
    number: Text | None = None
    period: Period = Field(default_factory=Period)
    abbreviations: Wordings = Field(default_factory=dict)
    aliases: Wordings = Field(default_factory=dict)
    articles: ArticleRange | None = None
    state_id: Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{6,10}_?$")] | None = None

    @model_validator(mode="after")
    def _agrees_with_its_iri(self) -> Act:
        parts = _ACT_IRI.match(self.iri)
        if parts is None:
            message = (
                f"iri {self.iri!r} is not of the form /akn/<country>/act/<kind>/<date>/<number>"
            )
            raise ValueError(message)
        _same("kind", parts["kind"], self.kind)
        _same("date", parts["date"], self.date.isoformat())
        if self.number is not None:
            _same("number", parts["number"], self.number.lower())
        elif self.kind == "constitution":
            _same("number", parts["number"], self.kind)
        return self

    def __hash__(self) -> int:
        return hash(self.iri)

    def in_force(self, day: dt.date) -> bool:
        """Tell whether the act was in force on that day, as far as its dates are known."""
        return self.date <= day and self.period.holds(day)

    def titles(self, language: str) -> tuple[str, ...]:
        """Return the official title and the other names by which the act goes."""
        official = (self.title[language],) if language in self.title else ()
        return (*official, *self.aliases.get(language, ()))


@dataclass(frozen=True, slots=True, config=_STRICT)
class Body:
    """A court, a body of the state or an association, under one name over one period.

    A ministry that was renamed is another entry with another period. The first of `names` is the
    full one; in the nominative, without «of the Republic of Kazakhstan».
    """

    iri: Text
    key: Text
    kind: BodyKind
    names: Wordings
    source: Annotated[tuple[Text, ...], Field(min_length=1)]
    period: Period = Field(default_factory=Period)

    @model_validator(mode="after")
    def _agrees_with_its_iri(self) -> Body:
        parts = _BODY_IRI.match(self.iri)
        if parts is None:
            message = (
                f"iri {self.iri!r} is not of the form /akn/ontology/organization/<country>/<key>"
            )
            raise ValueError(message)
        _same("key", parts["key"], self.key)
        empty = [language for language, names in self.names.items() if not names]
        if empty or not self.names:
            message = f"names.{empty[0]} is empty" if empty else "names is empty"
            raise ValueError(f"{message}: give the body's name in each language that has one")
        return self

    def __hash__(self) -> int:
        return hash(self.iri)


@dataclass(frozen=True, slots=True, config=_STRICT)
class Person:
    """A judge or an official whose name is not spelt alike in two languages.

    Spellings that differ by the rules of the languages need no entry. `names` are as rulings print
    them in the nominative, surname and initials: «Ахметов А.Б.».
    """

    iri: Annotated[
        str, StringConstraints(pattern=r"^/akn/ontology/person/[a-z]{2}/[a-z]+(?:-[a-z]+)*$")
    ]
    names: Wordings
    source: Annotated[tuple[Text, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _has_names_with_initials(self) -> Person:
        spellings = [name for names in self.names.values() for name in names]
        if len(spellings) < 2:
            message = (
                "names has fewer than two spellings; a name that is spelt alike needs no entry"
            )
            raise ValueError(message)
        for name in spellings:
            if not _FULL_NAME.fullmatch(name):
                message = f"{name!r} is no surname with initials, such as «Ахметов А.Б.»"
                raise ValueError(message)
        return self

    def __hash__(self) -> int:
        return hash(self.iri)


def _same(field: str, named: str, given: str) -> None:
    if named != given:
        message = f"iri names the {field} {named!r}, but {field} is {given!r}"
        raise ValueError(message)
