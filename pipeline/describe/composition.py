"""Who sat: the judge in the chair and the others.

Their list is parted at commas, conjunctions, dashes and the words of offices. What stands between two
of them must be one whole name; whatever else is left there is told, never dropped.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from pipeline.describe.inflection import NOMINATIVE
from pipeline.describe.participants import Attendant
from pipeline.describe.persons import Person, person
from pipeline.describe.roll import (
    Item,
    OpeningReading,
    items,
    list_joint,
    offices_only,
    read_gap,
)
from pipeline.describe.titles import is_nominative
from pipeline.grammar import Grammar
from pipeline.grammar.people import Seat
from pipeline.grammar.wording import alternation
from pipeline.text import Span
from pipeline.words.alphabet import lower, upper
from pipeline.words.equivalents import DASH, HYPHENS
from pipeline.words.personal_names import Written, whole_name, written_names

_SIGNS: Final = re.compile(r"[,;:()]")
_BEHIND_DASH: Final = re.compile(rf"\s?{DASH}\s([^,;\n]*)(?=[,;\n]|\Z)")


class Sitting(NamedTuple):
    """The judges, the one in the chair first if `chair` (the words of the office) is there."""

    judges: tuple[Person, ...] = ()
    chair: Span | None = None
    unread: tuple[Span, ...] = ()
    """What stands among them and is no name that is read."""
    reported: tuple[Written, ...] = ()
    """The names of those of whom words of the list or beside them say that they reported."""


def sitting(reading: OpeningReading) -> Sitting:
    """The composition of the court, empty where no clause names it."""
    grammar, text, clause = reading.grammar, reading.text, reading.sections.clauses.composition
    listed, rest = _bench(grammar, text, clause.span) if clause else ([], [])
    if clause is None or not listed:
        return Sitting()
    # An office in the nominative has all who sit beside it in the nominative.
    first = listed[0]
    offices = first.before, _words_behind_dash(text, Span(first.end, clause.span.end))
    plain = any(is_nominative(grammar, text[slice(*words)]) for words in offices)
    cases = (NOMINATIVE,) if plain else clause.cases
    judges: dict[tuple[str, str], Person] = {}
    chair, reported = None, []
    for item in listed:
        told = (c for c in grammar.people.closings if c.role is Seat.RAPPORTEUR)
        if any(closing.pattern.match(text, *item.remark) for closing in told):
            reported.append(item.name)
        own, behind = _chaired_behind(grammar, text, item.name)
        judge = person(grammar, item.name, own or cases)
        office = None if chair else _office(grammar, text, item, behind, clause.span.end)
        if office:
            judges = {judge.key(): judge} | judges
        judges.setdefault(judge.key(), judge)
        chair = chair or office
    return Sitting(tuple(judges.values()), chair, tuple(rest), tuple(reported))


def with_seated(sat: Sitting, present: Iterable[Attendant]) -> Sitting:
    """The sitting with those whom the words beside other names put in a seat."""
    judges = {judge.key(): judge for judge in sat.judges}
    chair, reported = sat.chair, list(sat.reported)
    for one in present:
        if one.office.role is Seat.RAPPORTEUR:
            reported.append(one.person.written)
        elif one.office.role is Seat.CHAIR and not chair and one.office.position:
            chair = one.office.position
            judges = {one.person.key(): one.person} | judges
        elif one.office.role in {Seat.CHAIR, Seat.JUDGE}:
            judges.setdefault(one.person.key(), one.person)
    return sat._replace(judges=tuple(judges.values()), chair=chair, reported=tuple(reported))


def _bench(grammar: Grammar, text: str, clause: Span) -> tuple[list[Item], list[Span]]:
    """The items of the list that a clause is, in their order, and the stretches that are no name."""
    names: list[Written] = []
    unread: list[Span] = []
    for words in _words_outside(text, clause, _matches(_SIGNS, text, clause)):
        # «в отсутствие Председателя …»: whoever is named behind such words did not sit.
        if grammar.people.away.match(text, *words):
            unread.append(words)
            continue
        for part in _words_outside(text, words, _matches(_separators(grammar), text, words)):
            name = whole_name(grammar, text, part)
            found = [name] if name else [*_names_inside(grammar, text, part)]
            names += found
            unread += _words_outside(text, part, (one.span for one in found))
    listed = [*items(text, clause, names)]
    aside = {
        item.name: one for item in listed if (one := _capacity_beside(grammar, text, item, unread))
    }
    unread = [one for one in unread if not any(words.meets(one) for words in aside.values())]
    seated = [item for item in listed if item.name not in aside]
    return seated, sorted([*unread, *aside.values()])


def _capacity_beside(
    grammar: Grammar, text: str, item: Item, unread: Iterable[Span]
) -> Span | None:
    """A name with the words before it that tell another capacity: «судьялар А, хатшы Б қатысқан құрамда».

    So may words that nobody knows, where they open an item of the list: «судей А, Б, помощником судьи В».
    """
    gap = read_gap(grammar, text, item.before, heading=False)
    if gap.office and gap.office.introduced and not isinstance(gap.office.role, Seat):
        return Span(gap.words.start, item.name.span.end)
    strange = (one for one in unread if _opens_item(grammar, text, item, one))
    return next((Span(one.start, item.name.span.end) for one in strange), None)


def _opens_item(grammar: Grammar, text: str, item: Item, words: Span) -> bool:
    """Whether nothing but what joins a list stands before words of an item, and an office at most behind them."""
    before = Span(item.before.start, words.start)
    behind = Span(words.end, item.name.span.start).stripped(text, " ")
    return (
        item.before.holds(words)
        and list_joint(grammar).fullmatch(text, *before) is not None
        and (not behind.length or offices_only(grammar).fullmatch(text, *behind) is not None)
    )


def _words_outside(text: str, span: Span, taken: Iterable[Span]) -> Iterator[Span]:
    """What stands between the stretches that are taken, without signs around it, if a letter or a figure is in it."""
    at = span.start
    for start, end in (*taken, Span(span.end, span.end)):
        if any(map(str.isalnum, text[at:start])):
            yield Span(at, start).stripped(text, " \n,;")
        at = end


def _matches(pattern: re.Pattern[str], text: str, span: Span) -> Iterator[Span]:
    """Where a pattern stands in a stretch."""
    return (Span(*found.span()) for found in pattern.finditer(text, *span))


def _names_inside(grammar: Grammar, text: str, item: Span) -> Iterator[Written]:
    """The names in what is no name, but for those of whom something is said: `Ли В.А. был болен`; nor half a name."""
    for name in written_names(grammar, text, item, hidden=False):
        if not _predicate().match(text, name.span.end, item.end):
            yield name


def _chaired_behind(
    grammar: Grammar, text: str, name: Written
) -> tuple[tuple[str, ...], Span | None]:
    """The cases that the words right behind a name put it in with the chair, and these words.

    «А-ның төрағалық етуімен, судьялар Б, В қатысқан құрамда»: the first name is in another case.
    """
    for clause in grammar.sections.clauses.composition:
        # One blank parts a name from the words behind it.
        closed = clause.chairs and clause.closes and clause.closes.match(text, name.span.end + 1)
        if closed:
            return clause.cases, Span(*closed.span())
    return (), None


def _office(grammar: Grammar, text: str, item: Item, behind: Span | None, end: int) -> Span | None:
    """The office in the chair that the words before a name in its paragraph hold, those behind, or its bracket.

    `А – Председателя, Б – члена Совета`: what a dash joins to a name is no office of the next.
    """
    before = _words_behind_dash(text, Span(item.before.start, item.name.span.start))
    line = max(before.end, text.rfind("\n", *item.before) + 1)
    return (
        _chair_office(grammar, text, Span(line, item.before.end))
        or behind
        or _chair_office(grammar, text, item.remark)
        or _chair_office(grammar, text, _words_behind_dash(text, Span(item.end, end)))
    )


def _words_behind_dash(text: str, within: Span) -> Span:
    """The words up to a comma that a dash joins to what stands before them."""
    found = _BEHIND_DASH.match(text, *within)
    return Span(*found.span(1)) if found else Span(within.start, within.start)


def _chair_office(grammar: Grammar, text: str, words: Span) -> Span | None:
    """The office in the chair that words hold, to their end."""
    if (match := grammar.people.chair.search(text, *words)) is None:
        return None
    return Span(match.start(), words.end).stripped(text, " ,:–—-")


@cache
def _predicate() -> re.Pattern[str]:
    """What stands right behind a name of which something is said, words in small letters, or that goes on."""
    return re.compile(rf"\s[{lower()}]{{2,}}(?:\s[{lower()}]|\W*\Z)|[{HYPHENS}][{lower()}]")


@cache
def _separators(grammar: Grammar) -> re.Pattern[str]:
    joining = alternation((*grammar.connectives.adding, *grammar.connectives.further))
    offices = alternation(grammar.people.offices)
    # `Зайцева И.О.`: two capitals are initials, where small letters are an office («и.о. Председателя»).
    initials = rf"(?![{upper()}]\.\s?[{upper()}]\.)"
    office = rf"(?<!\w){initials}(?i:{offices}(?!\w))"
    return re.compile(
        # With a capital letter and initials behind it, a conjunction is a surname or an initial: `Ни В.В.`, `Рогов И И`.
        rf"(?<=\s){DASH}(?=\s)|(?<!\w)(?:{joining}(?=\s)|(?i:{joining})(?=\s(?![{upper()}]\b)))"
        rf"|{office}(?:\s?{DASH}(?=\s))?"
    )
