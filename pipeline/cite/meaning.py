"""What a naming stands for: an act of the registry, a ruling, or a reason why neither is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from pipeline.cite.catalogue import RULINGS, Catalogue, is_as_printed, only_kind
from pipeline.cite.values import (
    CURRENT,
    DRAFT,
    ENDED,
    FORMER,
    NEW,
    Days,
    Definition,
    Naming,
    Timing,
)
from pipeline.grammar.citations import ActKind
from pipeline.registry import Act
from pipeline.terms import Court, OpenReason
from pipeline.words.works import JudgmentName, frbr_number

ARTICLED = frozenset(
    {
        ActKind.CONSTITUTION,
        ActKind.CONSTITUTIONAL_LAW,
        ActKind.CODE,
        ActKind.LAW,
        ActKind.COVENANT,
        ActKind.CONVENTION,
    }
)
"""Kinds of acts that have no provision above which no article, chapter or section stands."""
NOT_IN_FORCE = {DRAFT: OpenReason.DRAFT, ENDED: OpenReason.NO_FORMER}
PRINTED, DEFINED, BY_DATE, DOUBTFUL = 1.0, 0.98, 0.95, 0.7
BARE_UNTIL = {
    Court.CONSTITUTIONAL_COURT: 1996,
    Court.CONSTITUTIONAL_COUNCIL: 2023,
    Court.SUPREME_COURT: 2000,
}
"""Up to which year words leave out that resolutions of a court are normative."""
TRANSITION_YEARS = 2
"""How long after an act took effect its name may still mean the one before."""


class Meaning(NamedTuple):
    """What a naming stands for. Several acts are the parts of one code; articles tell them apart."""

    acts: tuple[Act, ...] = ()
    ruling: str | None = None
    kind: str | None = None
    reason: OpenReason | None = None
    """Why it is not known."""
    confidence: float = 0.0
    words: str = ""
    """What tells one unknown act from another."""
    exact: bool = False
    """Whether the words tell one act of several that make a code."""
    rival: Act | None = None
    """Another act that the name may mean, in the years of transition from one to the other."""
    division: str = ""
    """The part of the ruling whose points are meant, as RulingDivision has it."""
    family: tuple[Act, ...] = ()
    """The acts that make the code which one of them was defined a short name for."""

    @property
    def key(self) -> tuple[str, ...]:
        """Equal for equal acts; an unknown one equals only the same words."""
        return tuple([act.iri for act in self.acts]) or (self.ruling or self.words,)

    @property
    def has_articles(self) -> bool:
        """Whether the acts are divided into articles, as far as their kind or the registry tells."""
        counted = all(act.articles is not None for act in self.acts)
        return bool(self.acts) and (self.kind in ARTICLED or counted)

    @property
    def parts(self) -> tuple[Act, ...]:
        """The acts that make the code which is meant, or the one act."""
        return self.acts if self.exact else self.family or self.acts

    def in_force(self, day: date) -> bool:
        """Whether any of the acts is in force on a day."""
        return any(act.in_force(day) for act in self.acts)

    def limited_to(self, confidence: float) -> Meaning:
        """The same, known no more surely than by a confidence."""
        return self if self.confidence <= confidence else self._replace(confidence=confidence)

    def work(self, top: tuple[str, int] | None) -> str | None:
        """Return the work's name; of the parts of one code, that of the part which holds the unit."""
        if self.ruling:
            return self.ruling
        fitting = [act for act in self.parts if top is None or act.may_hold(*top)]
        return fitting[0].iri if len(fitting) == 1 else None


class Citing(NamedTuple):
    """What is known of the text that cites."""

    court: Court | None = None
    day: date | None = None
    """From which it is as it stands; acts are named in it as they are in force then."""
    written: date | None = None
    """When it was written, however it was changed since."""
    number: str | None = None
    """That of a ruling, as names have it."""
    since: date | None = None
    """A day than which it is no older, where its own is not known."""
    dated: bool = True
    """False where the text was changed on a day that nobody knows."""


class Identifier:
    """Tells acts and rulings by their names, for one ruling."""

    def __init__(
        self, catalogue: Catalogue, definitions: tuple[Definition, ...], own: Citing
    ) -> None:
        self.catalogue, self.definitions, self.own = catalogue, definitions, own
        self.meanings: dict[Naming, Meaning] = {}
        self.bearers: dict[Naming, tuple[Act, ...]] = {}
        self.long_forms: list[Naming | None] = []
        for one in definitions:
            # A short name may be defined by one that was defined before.
            act = one.act
            again = act.short if act and act.short is not None else None
            self.long_forms.append(act if again is None else self.long_forms[again])

    def identify(self, naming: Naming) -> Meaning:
        """What a naming that says more than a kind stands for."""
        if naming not in self.meanings:
            self.meanings[naming] = self._identify_anew(naming)
        return self.meanings[naming]

    def _identify_anew(self, naming: Naming) -> Meaning:
        if naming.short is not None:
            return self._meaning_of_short_name(naming)
        if naming.foreign:
            return _unknown_meaning(naming, OpenReason.FOREIGN)
        if naming.era in NOT_IN_FORCE:
            return _unknown_meaning(naming, NOT_IN_FORCE[naming.era])
        if naming.kind in RULINGS:
            return self._meaning_of_ruling(naming)
        if naming.several:
            return _unknown_meaning(naming, OpenReason.SEVERAL)
        return self._meaning_of_act(naming)

    def lacks_parts(self, meant: Meaning) -> bool:
        """Whether an act is a part of a code of which the registry knows no other: that one may have any article."""
        alone = len(meant.parts) == 1 and not meant.exact
        return alone and self.catalogue.is_part(meant.parts[0])

    def work_of_short_name(self, one: Definition) -> str | None:
        """The name of the work that a short name stands for, where its words tell which one that is."""
        return None if one.act is None or one.act.generic else self.identify(one.act).work(None)

    def is_told_by_date(self, naming: Naming) -> bool:
        """Whether a date, a number or an era tells which act of its name is meant."""
        meant = self._long_form_of(naming)
        return bool(meant.date or meant.number or meant.era or meant.volume)

    def acts_called(self, naming: Naming) -> tuple[Act, ...]:
        """Every act that goes by the name, whenever it was in force; none for what has no name."""
        meant = self._long_form_of(naming)
        if meant not in self.bearers:
            unnamed = meant.generic or meant.short is not None or meant.kind in RULINGS
            self.bearers[meant] = () if unnamed else self.catalogue.acts_called(meant)
        return self.bearers[meant]

    def _long_form_of(self, naming: Naming) -> Naming:
        """The words that a short name was defined for; of any other name its own."""
        return naming if naming.short is None else self.long_forms[naming.short] or naming

    def _meaning_of_short_name(self, naming: Naming) -> Meaning:
        act = self.definitions[naming.short or 0].act
        if act is None:
            return _unknown_meaning(naming, OpenReason.SHORT_FOR_OTHER)
        if naming.era or naming.date or naming.days:
            return self._short_name_of_time(naming, act)
        if act.generic:
            return _unknown_meaning(naming, OpenReason.SHORT_FOR_NAMELESS)
        found = self.identify(act).limited_to(DEFINED)
        # One that is told by a short name again tells no act that is unlike.
        beside = (o for o in self.definitions[naming.short or 0].beside if o.short is None)
        if any(self.identify(other).key != found.key for other in beside if not other.generic):
            return _unknown_meaning(naming, OpenReason.KIND_SEVERAL)
        if len(found.acts) == 1 and self.catalogue.is_part(found.acts[0]):
            return found._replace(exact=False, family=self._family(found.acts[0]))
        return found

    def _short_name_of_time(self, naming: Naming, act: Naming) -> Meaning:
        """What a short name stands for beside which words tell when its act was in force."""
        if act.short is not None or act.generic:
            return _unknown_meaning(naming, OpenReason.SHORT_FOR_NAMELESS)
        past = naming.era not in {"", *CURRENT}
        if past and (act.date or act.number):
            return _unknown_meaning(naming, OpenReason.NO_FORMER)
        era, date = naming.era, act.date or naming.date
        full = act._replace(era=era, days=naming.days, date=date)
        meant, day = self.identify(full).limited_to(DEFINED), self.own.day
        # `Действующий Кодекс` is not one that has ended, whatever `Кодекс` was defined to stand for.
        ended = day and any(not one.in_force(day) for one in meant.acts)
        current = era in CURRENT
        return _unknown_meaning(naming, OpenReason.NO_FORMER) if current and ended else meant

    def _family(self, part: Act) -> tuple[Act, ...]:
        """The acts in force that make one code with an act.

        A short name that was defined for one part is used for the other part as well.
        """
        day = self.own.day or part.date
        acts = tuple(act for act in self.catalogue.namesakes(part) if act.in_force(day))
        return acts if one_code(acts) else ()

    def own_law(self) -> Meaning | None:
        """The constitutional law on the court that rules, where there is one."""
        if self.own.court is None or self.own.day is None:
            return None
        acts = self.catalogue.law_on(self.own.court, self.own.day)
        return _known_meaning(acts, DOUBTFUL) if len(acts) == 1 else None

    def _meaning_of_act(self, naming: Naming) -> Meaning:
        if naming.also is None:
            return self._meaning_by_name(naming)
        long, initials = self._meaning_by_name(naming._replace(also=None)), naming.also
        known = self._meaning_by_name(initials)
        if known.acts and long.acts and set(known.acts).isdisjoint(long.acts):
            return _unknown_meaning(naming, OpenReason.BRACKET_DIFFERS)
        if not known.acts:
            # From here on the initials alone mean what the long form beside them does.
            self.meanings[initials] = long.limited_to(DEFINED)
        return long if long.acts else known

    def _meaning_by_name(self, naming: Naming) -> Meaning:
        acts = self.catalogue.acts_called(naming)
        if not acts and naming.volume:  # articles are counted through the parts of one act
            whole = self.catalogue.acts_called(naming._replace(volume=""))
            acts = tuple(act for act in whole if not self.catalogue.is_part(act))
        # A title that the registry lacks is another act's, even with a date and a number that it
        # has.
        if not acts and not naming.title:
            acts = self.catalogue.acts_numbered(naming)
        if not acts:
            alone = naming.date and not (naming.title or naming.number or naming.named)
            return _unknown_meaning(naming, OpenReason.DATE_ALONE if alone else OpenReason.NO_ACT)
        printed = tuple(act for act in acts if is_as_printed(act, naming))
        if not printed and self._is_of_an_event(naming, acts):
            return self._meaning_by_name(naming._replace(date=None))
        if not printed:
            return _unknown_meaning(naming, OpenReason.TITLE_DIFFERS)
        if naming.date or naming.number:
            return _known_meaning(printed, PRINTED)._replace(exact=True)
        if self.catalogue.is_amending_title(naming.title):
            return _unknown_meaning(naming, OpenReason.TITLE_SHARED)
        return self._act_in_force(naming, printed)._replace(exact=bool(naming.volume))

    def _is_of_an_event(self, naming: Naming, acts: tuple[Act, ...]) -> bool:
        """Whether the day behind the Constitution is that of what was done: `по статье 72 Конституции 3 мая 2024 года поступило`."""
        own = self.own.day
        if naming.kind is not ActKind.CONSTITUTION or naming.adopted:
            return False
        day = naming.date and naming.date.whole
        if own is None or day is None:
            return False
        return day <= own and all(act.date < day or own < act.date for act in acts)

    def _act_in_force(self, naming: Naming, acts: tuple[Act, ...]) -> Meaning:
        """Choose between acts of one name by the days beside it, or by the ruling's date."""
        day = self.own.day
        if naming.days:
            return self._act_of_days(naming, acts, naming.days)
        if day is None or not self.own.dated:
            since = self.own.since or date.min
            possible = tuple(act for act in acts if act.period.ends_latest >= since)
            # An act that ended later may be meant, too, as the text may be as it stood before, or one
            # before them that nobody registered, unless the words tell a title.
            lasting = all(
                act.period.ends_latest == date.max and (naming.title or act.date <= since)
                for act in possible
            )
            if possible and lasting and one_code(possible) and naming.era != FORMER:
                return _known_meaning(possible, DOUBTFUL)
            undated = OpenReason.RULING_UNDATED if self.own.dated else OpenReason.EDITION_UNDATED
            return _unknown_meaning(naming, undated)
        valid = _not_succeeded(tuple(act for act in acts if act.in_force(day)), day)
        if naming.era == FORMER:
            past = tuple(one for one in acts if _went_before(one, valid))
            if not past:
                return _unknown_meaning(naming, OpenReason.NO_FORMER)
            return _known_meaning(past, BY_DATE)
        adopted = tuple(act for act in acts if act.date <= day < (act.period.start or day))
        if naming.era == NEW and len(adopted) == 1:
            return _known_meaning(adopted, DOUBTFUL)._replace(rival=next(iter(valid), None))
        ended = any(not act.period.surely_holds(day) for act in valid)
        if not valid or ended or not one_code(valid):
            unsure = any(not act.surely_in_force(day) for act in valid)
            reason = OpenReason.PERIOD_UNKNOWN if unsure else OpenReason.NONE_IN_FORCE
            return _unknown_meaning(naming, reason)
        rival = None if naming.era else _other_constitution(acts, valid, day)
        return _known_meaning(valid, DOUBTFUL if rival else BY_DATE)._replace(rival=rival)

    def _act_of_days(self, naming: Naming, acts: tuple[Act, ...], days: Days) -> Meaning:
        """Choose by days on which the act was in force, or until which it was, or from which it is."""
        day = self.own.day
        if days.told is Timing.ENDED:
            past = (a for a in acts if not day or a.period.ends_latest < day)
            found = tuple(a for a in past if days.hold(a.period.to))
            if found and one_code(found):
                return _known_meaning(found, BY_DATE)
            return _unknown_meaning(naming, OpenReason.NO_FORMER)
        adopted = tuple(a for a in acts if days.hold(a.date))
        found = adopted if days.told is not Timing.HELD else ()
        # Of the year in which an act was adopted nobody can tell whether it was in force by then.
        found = found or tuple(a for a in acts if a in adopted or days.meet(a))
        valid = tuple(a for a in acts if day and a.surely_in_force(day))
        sure = all(a.surely_in_force(days.first) and a.surely_in_force(days.last) for a in found)
        if not found or (days.told is Timing.NEAR and found != valid):
            return _unknown_meaning(naming, OpenReason.NONE_IN_FORCE)
        if not one_code(found) or not (sure or found in (adopted, valid)):
            return _unknown_meaning(naming, OpenReason.PERIOD_UNKNOWN)
        return _known_meaning(found, BY_DATE)

    def _meaning_of_ruling(self, naming: Naming) -> Meaning:
        if naming.date and naming.date.impossible:
            return _unknown_meaning(naming, OpenReason.NO_DAY)
        day = naming.date and naming.date.whole
        number = frbr_number(naming.number)
        if day is None or number is None:
            return _unknown_meaning(naming, OpenReason.RULING_NAMELESS)
        if naming.issuer:
            return _unknown_meaning(naming, OpenReason.NO_ACT)
        court, confidence = self._court_of_ruling(naming, day)
        if court is None:
            return _unknown_meaning(naming, OpenReason.NO_BODY)
        if (court, day, number) == (self.own.court, self.own.written, self.own.number):
            return _unknown_meaning(naming, OpenReason.SELF)
        name = JudgmentName(naming.kind or "", court, day.isoformat(), number).iri
        return Meaning(ruling=name, kind=naming.kind, confidence=confidence)

    def _court_of_ruling(self, naming: Naming, day: date) -> tuple[Court | None, float]:
        """The court that may have ruled on a day: the one named, the one named last, our own.

        A resolution that is not called normative may be anybody's, unless it is of the years in
        which the court left the word out, and never had a hundred of them in a year.
        """
        court, confidence = naming.court, PRINTED
        if court is None:
            court, confidence = naming.court_near, BY_DATE
            if court is None or not self.catalogue.court_sat(court, day):
                court, confidence = self.own.court, DOUBTFUL
                slashed = naming.normative and "/" in naming.number
                if court is Court.CONSTITUTIONAL_COURT and slashed:
                    court = Court.CONSTITUTIONAL_COUNCIL
                elif court and not self.catalogue.is_one_on(court, day, self.own.written or day):
                    return None, 0.0  # of a court of its name before it, or of any other
            few = not naming.number.isdigit() or len(naming.number) <= 2
            bare = court in BARE_UNTIL and few and day.year < BARE_UNTIL[court]
            if not (naming.normative or bare):
                return None, 0.0
        sat = court is not None and self.catalogue.court_sat(court, day)
        return (court, confidence) if sat else (None, 0.0)


def _not_succeeded(valid: tuple[Act, ...], day: date) -> tuple[Act, ...]:
    """The acts of one name that no later one has taken the place of.

    Of a repealed act whose end nobody found, the end is known all the same once a later act of its
    name is surely in force.
    """
    sure = max((act.date for act in valid if act.surely_in_force(day)), default=date.min)
    return tuple(act for act in valid if not act.period.ends_unknown or act.date >= sure)


def _known_meaning(acts: tuple[Act, ...], confidence: float) -> Meaning:
    return Meaning(acts=acts, kind=only_kind(acts), confidence=confidence)


def _unknown_meaning(naming: Naming, reason: OpenReason) -> Meaning:
    words = naming.title or " ".join((naming.name, naming.number, str(naming.date)))
    return Meaning(kind=naming.kind, reason=reason, words=words.casefold())


def one_code(acts: tuple[Act, ...]) -> bool:
    """Whether acts are one, or the parts of one code: each article stands in one of them."""
    return len(acts) == 1 or all(
        one.articles and other.articles and not one.articles.meets(other.articles)
        for one, other in combinations(acts, 2)
    )


def _went_before(old: Act, valid: Iterable[Act]) -> bool:
    """Whether an act ended the day before one in force took effect."""
    last = old.period.to
    return last is not None and any(new.period.start == last + timedelta(days=1) for new in valid)


def _other_constitution(acts: tuple[Act, ...], valid: tuple[Act, ...], day: date) -> Act | None:
    """The other Constitution where one was about to take effect, or just had."""
    for act in acts:
        start = act.period.start
        if act.kind == ActKind.CONSTITUTION.value and start and act.date <= day:
            # Compared part by part, as a year later there may be no 29 February.
            since = day.year - TRANSITION_YEARS, day.month, day.day
            if since >= (start.year, start.month, start.day):
                continue
            others = [other for other in acts if other not in valid]
            return max(others, key=lambda other: other.date, default=None)
    return None
