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

from pipeline.grammar.citations import ActKind
from pipeline.words.quotes import without_quotes
from pipeline.words.works import ACT

BodyKind = Literal[
    "administration",
    "agency",
    "apparatus",
    "assembly",
    "association",
    "bank",
    "board",
    "centre",
    "chamber",
    "commission",
    "committee",
    "council",
    "court",
    "fund",
    "government",
    "head-of-state",
    "international",
    "ministry",
    "ombudsman",
    "parliament",
    "prosecution",
    "school",
    "service",
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

Code = Annotated[str, StringConstraints(pattern=r"^[a-z]{3}$")]
"""A language, ISO 639-3."""
Wording = Annotated[Mapping[Code, Text], Field(min_length=1)]
"""One wording in each language, in the nominative."""
Wordings = Mapping[Code, tuple[Text, ...]]
"""Any number of wordings in each language."""

LONGEST_WAIT = dt.timedelta(days=366)
"""How long after its date an act takes effect at the latest, where the day was not found."""
_STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)
_BODY_IRI = re.compile(r"/akn/ontology/organization/[a-z]{2}/(?P<key>[a-z0-9]+(?:-[a-z0-9]+)*)\Z")


_FULL_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)* (?:[^\W\d_]{1,2}\.[ -]?)+")


def folded(text: str) -> str:
    """Return the text as a key: case, quotation marks and the number of blanks do not count."""
    return " ".join(without_quotes(text.casefold()).split())


@dataclass(frozen=True, slots=True, config=_STRICT)
class Period:
    """First and last day in force, both included; an end that is open or not known is absent.

    Where a day is only known to lie between two others («ten days after publication»), these stand
    in its place: `from_earliest` and `from_latest`, `to_earliest` and `to_latest`. An earliest last
    day alone says that the act was repealed later, nobody found when.
    """

    start: Annotated[dt.date | None, Field(alias="from")] = None
    from_earliest: dt.date | None = None
    from_latest: dt.date | None = None
    to: dt.date | None = None
    to_earliest: dt.date | None = None
    to_latest: dt.date | None = None

    @model_validator(mode="after")
    def _is_sound(self) -> Period:
        for exact, bounds in (
            (self.start, (self.from_earliest, self.from_latest)),
            (self.to, (self.to_earliest, self.to_latest)),
        ):
            if exact and any(bounds):
                message = f"period names the day {exact} and bounds of it too; keep one"
                raise ValueError(message)
        days = (self.start, self.from_earliest, self.from_latest, self.to_earliest, self.to_latest)
        known = [day for day in (*days, self.to) if day]
        if known != sorted(known):
            message = f"period ends on {known[-1]}, before it begins on {known[0]}"
            raise ValueError(message)
        return self

    @property
    def ends_unknown(self) -> bool:
        """Whether the act is known to have been repealed, but not by which day."""
        return self.to_earliest is not None and self.to_latest is None

    def holds(self, day: dt.date) -> bool:
        """Whether the day may lie within the period."""
        first = self.start or self.from_earliest or dt.date.min
        return first <= day <= self.ends_latest

    @property
    def ends_latest(self) -> dt.date:
        """The last day on which the act may have been in force; of an open end the last there is."""
        return self.to or self.to_latest or dt.date.max

    def surely_holds(self, day: dt.date) -> bool:
        """Whether the day lies within the period wherever its uncertain ends are."""
        first = self.start or self.from_latest or dt.date.min
        return first <= day <= (self.to or self.to_earliest or dt.date.max)


@dataclass(frozen=True, slots=True, config=_STRICT)
class NumberRange:
    """The whole numbers that articles, chapters or sections of an act bear, both ends included.

    An indexed unit (`43-1`) lies where its whole number does.
    """

    first: Annotated[int, Field(ge=1)] = 1
    last: Annotated[int | None, Field(ge=1)] = None

    @model_validator(mode="after")
    def _is_sound(self) -> NumberRange:
        if self.last and self.last < self.first:
            message = f"its last number, {self.last}, is below its first, {self.first}"
            raise ValueError(message)
        return self

    def holds(self, number: int) -> bool:
        """Whether the number lies within the range."""
        return self.first <= number <= (self.last or number)

    def meets(self, other: NumberRange) -> bool:
        """Whether some number lies within both ranges."""
        return not (_lies_before(self, other) or _lies_before(other, self))


def _lies_before(one: NumberRange, other: NumberRange) -> bool:
    return one.last is not None and one.last < other.first


@dataclass(frozen=True, slots=True, config=_STRICT)
class Act:
    """A legal act that rulings cite.

    `title` is the official one without the words «of the Republic of Kazakhstan» around it.
    `number` is the one given on adoption, with the suffix of the convocation (231-V), without
    the language's own (ЗРК, ҚРЗ); absent where the act has none. `adopted_as` is what it was when
    texts first cited it, where its form was changed since: an edict with the force of law.
    `articles`, `chapters` and `sections` are those that stand in it, of a code adopted in several
    acts those of this one. `state_id` is the identifier in the state's legal database, recorded
    only where a page's address showed it.
    """

    iri: Text
    kind: ActKind
    date: dt.date
    title: Wording
    source: Annotated[tuple[Text, ...], Field(min_length=1)]
    number: Text | None = None
    adopted_as: Literal["edict"] | None = None
    period: Period = Field(default_factory=Period)
    abbreviations: Wordings = Field(default_factory=dict)
    aliases: Wordings = Field(default_factory=dict)
    articles: NumberRange | None = None
    chapters: NumberRange | None = None
    sections: NumberRange | None = None
    state_id: Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{6,10}_?$")] | None = None

    @model_validator(mode="after")
    def _agrees_with_its_iri(self) -> Act:
        parts = ACT.match(self.iri)
        if parts is None:
            message = (
                f"iri {self.iri!r} is not of the form /akn/<country>/act/<kind>/<date>/<number>"
            )
            raise ValueError(message)
        _require_same("kind", parts["kind"], self.kind)
        _require_same("date", parts["date"], self.date.isoformat())
        if self.number is not None:
            _require_same("number", parts["number"], self.number.lower())
        # A Constitution has no number; its IRI has the kind once more in that place.
        elif self.kind == "constitution":
            _require_same("number", parts["number"], self.kind)
        return self

    def __hash__(self) -> int:
        # The hash of all fields is none: they hold dictionaries.
        return hash(self.iri)

    def in_force(self, day: dt.date) -> bool:
        """Whether the act may have been in force on that day, as far as its dates are known."""
        return self._start_of_force <= day and self.period.holds(day)

    def surely_in_force(self, day: dt.date) -> bool:
        """Whether the act was in force on that day wherever its uncertain dates lie."""
        known = self.period.start or self.period.from_latest
        return (known or self.date + LONGEST_WAIT) <= day and self.period.surely_holds(day)

    @property
    def _start_of_force(self) -> dt.date:
        """No act is in force before its date, but where it was given force for days past."""
        return self.period.start or self.date

    def may_hold(self, unit: str, number: int) -> bool:
        """Whether an article (`art`), chapter (`chp`) or section (`sec`) may stand in the act."""
        known = {"art": self.articles, "chp": self.chapters, "sec": self.sections}.get(unit)
        return known is None or known.holds(number)

    def titles(self, language: str) -> tuple[str, ...]:
        """Return the official title and the other names by which the act goes."""
        official = (self.title[language],) if language in self.title else ()
        return (*official, *self.aliases.get(language, ()))


@dataclass(frozen=True, slots=True, config=_STRICT)
class RegisteredBody:
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
    earlier: Period | None = None
    """That of a body of the name which there was before."""

    def existed_on(self, day: dt.date) -> bool:
        """Whether there was a body of the name on a day."""
        return self.period.holds(day) or (self.earlier is not None and self.earlier.holds(day))

    def is_one_on(self, day: dt.date, other: dt.date) -> bool:
        """Whether it is one body on both days, and not that of the name which there was before on one of them."""
        return self.earlier is None or self.earlier.holds(day) == self.earlier.holds(other)

    @model_validator(mode="after")
    def _agrees_with_its_iri(self) -> RegisteredBody:
        parts = _BODY_IRI.match(self.iri)
        if parts is None:
            message = (
                f"iri {self.iri!r} is not of the form /akn/ontology/organization/<country>/<key>"
            )
            raise ValueError(message)
        _require_same("key", parts["key"], self.key)
        empty = [language for language, names in self.names.items() if not names]
        if empty or not self.names:
            message = f"names.{empty[0]} is empty" if empty else "names is empty"
            raise ValueError(f"{message}: give the body's name in each language that has one")
        return self

    def __hash__(self) -> int:
        return hash(self.iri)


@dataclass(frozen=True, slots=True, config=_STRICT)
class RegisteredPerson:
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
    def _has_names_with_initials(self) -> RegisteredPerson:
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


def _require_same(field: str, named: str, given: str) -> None:
    if named != given:
        message = f"iri names the {field} {named!r}, but {field} is {given!r}"
        raise ValueError(message)
