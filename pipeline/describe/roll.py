"""The list of items by which people are named: the words before each name, the name, and a bracket behind it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from pipeline.describe.titles import names_body, names_post
from pipeline.grammar import Grammar
from pipeline.grammar.people import Client, Seat
from pipeline.grammar.wording import alternation
from pipeline.sections import Sections
from pipeline.terms import ParticipantRole
from pipeline.text import Span
from pipeline.words.alphabet import lower, upper
from pipeline.words.equivalents import HYPHENS
from pipeline.words.personal_names import Written, listed_names
from pipeline.words.quotes import quoted

SIGNS = " \n,;:.–—-"
"""What stands around the words of an office."""


@dataclass(frozen=True)
class OpeningReading:
    """What people are read in: a text, its parts, its language."""

    text: str
    sections: Sections
    grammar: Grammar

    @cached_property
    def _names_in_opening(self) -> tuple[Written, ...]:
        """The names in the opening, those reduced to initials too; each clause takes its own of them.

        One that is quoted alone in a paragraph is what somebody is called («Контора Ли В.А.»), and nobody; a
        quotation of several is the name of a case.
        """
        opening = self.sections.clauses.span
        names = tuple(listed_names(self.grammar, self.text, opening, hidden=True, foreign=True))
        quotes = [q for q in quoted(self.text, opening).outermost() if not _is_parted(self.text, q)]
        held = ([name for name in names if quote.holds(name.span)] for quote in quotes)
        called = [one for inside in held for one in inside if len(inside) == 1]
        return tuple(name for name in names if name not in called)

    def names(self, span: Span, *, hidden: bool = False) -> Iterator[Written]:
        """The names in a stretch of the opening; those reduced to initials only if `hidden`."""
        first = bisect_left(self._names_in_opening, span.start, key=lambda name: name.span.start)
        last = bisect_right(self._names_in_opening, span.end, key=lambda name: name.span.end)
        return (name for name in self._names_in_opening[first:last] if hidden or name.surname)


def _is_parted(text: str, span: Span) -> bool:
    """Whether a stretch runs over several paragraphs."""
    return "\n" in text[slice(*span)]


class Item(NamedTuple):
    """A name of a list with what is said of its bearer; `before` and `remark` may be empty."""

    before: Span
    """All words since the name before, those of its remark included."""
    name: Written
    remark: Span
    """The words in a bracket right behind the name, or one that looks like more of the name."""
    end: int
    """Where the remark ends, or else the name."""


def roll(reading: OpeningReading, span: Span, *, hidden: bool = False) -> tuple[Item, ...]:
    """The items of a stretch of the opening; names reduced to initials only if `hidden`."""
    return tuple(items(reading.text, span, reading.names(span, hidden=hidden)))


def items(text: str, span: Span, names: Iterable[Written]) -> Iterator[Item]:
    """The names of a stretch as items; whoever is named in a bracket has an item of his own."""
    at = span.start
    for name in names:
        end = name.span.end
        found = _remark().match(text, end, span.end)
        remark = Span(*found.span(found.lastgroup or 0)) if found else Span(end, end)
        yield Item(Span(at, name.span.start), name, remark, found.end() if found else end)
        at = end


def leading_items(grammar: Grammar, text: str, listed: Iterable[Item]) -> Iterator[Item]:
    """The first item and those that follow it with nothing but signs of a list between."""
    for number, item in enumerate(listed):
        if number and not list_joint(grammar).fullmatch(text, *item.before):
            return
        yield item


@cache
def _remark() -> re.Pattern[str]:
    more = f" (?P<more>[{upper()}][{lower()}]+)"  # `С. Мамед оглы Гасанов` is read to the particle
    return re.compile(rf"\s*\((?P<words>[^()]*)\)|[{HYPHENS}](?P<bound>\w+\.?)|{more}")


@cache
def list_joint(grammar: Grammar) -> re.Pattern[str]:
    """What stands between two members of a list."""
    return re.compile(f"[,;]? (?:{alternation(grammar.connectives.adding)} )?")


_AFTER_COMMA = re.compile(r", ")
_AFTER_DASH = re.compile(r" ?[–—-] ")
_SIGNS = " \n–—:-(,;"
_OPENING = re.compile(r"[\s,;:().]*(?:[–—-]\s)?(?:[0-9]+[.)]\s)?")
_SEPARATOR = re.compile(r"[,;]\s")


class Office(NamedTuple):
    """In what capacity somebody took part, and the words that say so."""

    role: ParticipantRole | Seat
    client: Client = Client.NOBODY
    organization: Span | None = None
    position: Span | None = None
    many: bool = False
    introduced: bool = True
    """The words of an introduction tell the role; else there is an office only."""
    cases: tuple[str, ...] = ()
    """The cases that its words put a name in; none where the clause tells them."""


class Gap(NamedTuple):
    """What the words before a name say.

    `trailing` is the office of the name before, `office` that of the name behind; none where the
    list just goes on.
    """

    trailing: Span | None
    office: Office | None
    words: Span
    """The words of the office, without signs and conjunction."""
    joined: bool
    """A conjunction links the two."""
    listed: bool
    """The two stand in one paragraph, and no heading between."""
    dashed: bool
    """Only a dash stands between the name before and the office."""
    heading: bool
    """From here on all items are representatives."""


def read_gap(grammar: Grammar, text: str, span: Span, *, heading: bool) -> Gap:
    """What the words between two names say; `heading`: they stand under a heading."""
    under = grammar.people.heading.search(text, *span)
    listed = not under and "\n" not in text[slice(*span)]
    if under:
        span, heading = Span(under.end(), span.end).stripped(text), True
    dash = _AFTER_DASH.match(text, *span)
    behind = dash or _AFTER_COMMA.match(text, *span)
    trailing, rest = None, span
    if capacity := grammar.people.capacity.match(text, *span):
        trailing, rest = Span(*capacity.span("role")), Span(capacity.end(), span.end)
    elif behind:
        cut = _trailing_office(grammar, text, Span(behind.end(), span.end), dashed=dash is not None)
        trailing, rest = cut if dash or cut[0] else (None, span)
    rest, joined = _without_conjunction(grammar, text, rest)
    if polite := grammar.people.courtesy.search(text, *rest):
        rest = _trim_signs(text, Span(rest.start, polite.start()))
    dashed = dash is not None and trailing is None
    office = _office(grammar, text, rest, heading=heading and not dashed) if rest.length else None
    return Gap(trailing, office, rest, joined, listed, dashed, heading)


def _trailing_office(
    grammar: Grammar, text: str, rest: Span, *, dashed: bool
) -> tuple[Span | None, Span]:
    """Split what follows a name and a dash or comma: the office of that name, and what introduces the next.

    Behind a comma it is a post alone that a sign parts from the next name or its introduction.

    Without a separator before the next name, the office is the next one's:
    `представителя Иванова И.И. – адвоката Петрова П.П.`.
    """
    cuts = [Span(*m.span()) for m in _SEPARATOR.finditer(text, *rest)]
    cuts += [
        Span(*m.span()) for m in _conjunction(grammar).finditer(text, *rest) if m.end() == rest.end
    ]
    introducing = (c for c in cuts if _is_introduction(grammar, text, Span(c.end, rest.end)))
    # The first separator with a known introduction behind it; else the last, since offices hold
    # commas.
    cut = next(introducing, cuts[-1] if cuts and dashed else None)
    if cut is None:
        return None, rest
    trailing = _trim_signs(text, Span(rest.start, cut.start))
    office = trailing.length and (dashed or names_post(grammar, text[slice(*trailing)]))
    return (trailing if office else None), Span(cut.start, rest.end)


def _is_introduction(grammar: Grammar, text: str, rest: Span) -> bool:
    """Whether words introduce somebody: none at all do, as does a post behind a conjunction."""
    span, joined = _without_conjunction(grammar, text, rest)
    post = joined and names_post(grammar, text[slice(*span)])
    return post or not span.length or introduction(grammar, text, span) is not None


def _office(grammar: Grammar, text: str, span: Span, *, heading: bool) -> Office:
    introduced = introduction(grammar, text, span)
    # Under a heading whoever has an office beside the applicant's words, or a dash, came for the applicant.
    came_for = (
        heading
        and introduced
        and introduced.role is ParticipantRole.APPLICANT
        and (introduced.position or _AFTER_DASH.match(text, span.end))
    )
    if introduced and not came_for:
        return introduced
    if heading:
        return under_heading(grammar, text, span)._replace(introduced=False)
    # A bare figure is no office: it is rather the number of a page.
    worded = any(map(str.isalpha, text[slice(*span)]))
    return Office(ParticipantRole.OTHER, position=span if worded else None, introduced=False)


def under_heading(grammar: Grammar, text: str, span: Span) -> Office:
    """Read an item as if the heading's word stood before it.

    A post is of no body, but one with a capital letter, which may send somebody itself.
    """
    item = text[slice(*span)]
    if item[:1].islower() and names_post(grammar, item) and not names_body(grammar, item):
        return Office(ParticipantRole.REPRESENTATIVE, position=span)
    word = grammar.people.under_heading
    office = introduction(grammar, word + item, Span(0, len(word + item)), span.start - len(word))
    # The heading is of several, the item is not.
    return (
        office._replace(many=False)
        if office
        else Office(ParticipantRole.REPRESENTATIVE, position=span)
    )


def introduction(grammar: Grammar, text: str, span: Span, shift: int = 0) -> Office | None:
    """The office that the first introduction tells which words are, none where they are none."""
    for introduction in grammar.people.introductions:
        if match := introduction.pattern.fullmatch(text, *span):
            return Office(
                introduction.role,
                introduction.client,
                organization=_group_span(match, "organization", shift),
                position=_group_span(match, "position", shift),
                many=_group_span(match, "many", shift) is not None,
                cases=introduction.cases,
            )
    return None


def _group_span(match: re.Match[str], name: str, shift: int) -> Span | None:
    """The place of a group in the text; None where the pattern lacks it or it took nothing."""
    if name not in match.re.groupindex or match[name] is None:
        return None
    return Span(*match.span(name)).shift(shift)


def _without_conjunction(grammar: Grammar, text: str, span: Span) -> tuple[Span, bool]:
    """Leave out the signs at both ends and the conjunction before; tell whether it was there."""
    opening = _OPENING.match(text, *span)
    start = min(opening.end(), span.end) if opening else span.start
    conjunction = _conjunction(grammar).match(text, start, span.end)
    start = conjunction.end() if conjunction else start
    return _trim_signs(text, Span(start, span.end)), conjunction is not None


def _trim_signs(text: str, span: Span) -> Span:
    """Leave out signs and blanks at the ends, and whatever belongs to a paragraph before."""
    end = span.stripped(text, _SIGNS).end
    return Span(max(span.start, text.rfind("\n", span.start, end) + 1), end).stripped(text, _SIGNS)


@cache
def offices_only(grammar: Grammar) -> re.Pattern[str]:
    """Words that are nothing but offices of those who sit."""
    return re.compile(rf"(?i)(?:{alternation(grammar.people.offices)}[ –—-]*)+")


@cache
def _conjunction(grammar: Grammar) -> re.Pattern[str]:
    joins = grammar.connectives
    # «и.о. министра»: with a full stop behind it a letter is part of an office.
    return re.compile(f"(?<!\\w){alternation((*joins.adding, *joins.further))}(?![\\w.])\\s*")
