"""The words between two names of a list: what belongs to the first, what to the second."""

import re
from dataclasses import dataclass, replace
from functools import cache

from pipeline.grammar import Grammar
from pipeline.grammar.people import Client
from pipeline.grammar.wording import alternation
from pipeline.terms import ParticipantRole
from pipeline.text import Span

_AFTER_DASH = re.compile(r" ?[–—-] ")
_SIGNS = " \n–—:-(,;"
_OPENING = re.compile(r"[\s,;:().]*(?:[–—-]\s)?(?:[0-9]+[.)]\s)?")
_SEPARATOR = re.compile(r"[,;]\s")


@dataclass(frozen=True, slots=True)
class Office:
    """In what capacity somebody took part, and the words that say so."""

    role: ParticipantRole
    client: Client = Client.NOBODY
    organization: Span | None = None
    position: Span | None = None
    many: bool = False
    told: bool = True
    """The words of an introduction tell the role; else there is an office only."""


@dataclass(frozen=True, slots=True)
class Gap:
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
    trailing, rest = _trailing(grammar, text, Span(dash.end(), span.end)) if dash else (None, span)
    rest, joined = _opened(grammar, text, rest)
    if polite := grammar.people.courtesy.search(text, *rest):
        rest = _trimmed(text, Span(rest.start, polite.start()))
    dashed = dash is not None and trailing is None
    office = _office(grammar, text, rest, heading=heading and not dashed) if rest.length else None
    return Gap(trailing, office, rest, joined, listed, dashed, heading)


def _trailing(grammar: Grammar, text: str, rest: Span) -> tuple[Span | None, Span]:
    """Split what follows a name and a dash: the office of that name, and what introduces the next.

    Without a separator before the next name, the office is the next one's:
    `представителя Иванова И.И. – адвоката Петрова П.П.`.
    """
    cuts = [Span(*m.span()) for m in _SEPARATOR.finditer(text, *rest)]
    cuts += [
        Span(*m.span()) for m in _conjunction(grammar).finditer(text, *rest) if m.end() == rest.end
    ]
    told = (c for c in cuts if _told(grammar, text, Span(c.end, rest.end)))
    # The first separator with a known introduction behind it; else the last, since offices hold
    # commas.
    cut = next(told, cuts[-1] if cuts else None)
    if cut is None:
        return None, rest
    trailing = _trimmed(text, Span(rest.start, cut.start))
    return (trailing if trailing.length else None), Span(cut.start, rest.end)


def _told(grammar: Grammar, text: str, rest: Span) -> bool:
    span, _ = _opened(grammar, text, rest)
    return not span.length or introduction(grammar, text, span) is not None


def _office(grammar: Grammar, text: str, span: Span, *, heading: bool) -> Office:
    told = introduction(grammar, text, span)
    # Under a heading whoever has an office beside the applicant's words came for the applicant.
    came_for = heading and told and told.role is ParticipantRole.APPLICANT and told.position
    if told and not came_for:
        return told
    if heading:
        return replace(under_heading(grammar, text, span), told=False)
    return Office(ParticipantRole.OTHER, position=span, told=False)


def under_heading(grammar: Grammar, text: str, span: Span) -> Office:
    """Read an item as if the heading's word stood before it."""
    word = grammar.people.under_heading
    item = word + text[slice(*span)]
    told = introduction(grammar, item, Span(0, len(item)), span.start - len(word))
    # The heading is of several, the item is not.
    return (
        replace(told, many=False) if told else Office(ParticipantRole.REPRESENTATIVE, position=span)
    )


def introduction(grammar: Grammar, text: str, span: Span, shift: int = 0) -> Office | None:
    """The office that the first introduction tells which words are, none where they are none."""
    for introduction in grammar.people.introductions:
        if match := introduction.pattern.fullmatch(text, *span):
            return Office(
                introduction.role,
                introduction.client,
                organization=_group(match, "organization", shift),
                position=_group(match, "position", shift),
                many=_group(match, "many", shift) is not None,
            )
    return None


def _group(match: re.Match[str], name: str, shift: int) -> Span | None:
    if name not in match.re.groupindex or match[name] is None:
        return None
    return Span(*match.span(name)).shift(shift)


def _opened(grammar: Grammar, text: str, span: Span) -> tuple[Span, bool]:
    """Leave out the signs at both ends and the conjunction before; tell whether it was there."""
    opening = _OPENING.match(text, *span)
    start = min(opening.end(), span.end) if opening else span.start
    conjunction = _conjunction(grammar).match(text, start, span.end)
    start = conjunction.end() if conjunction else start
    return _trimmed(text, Span(start, span.end)), conjunction is not None


def _trimmed(text: str, span: Span) -> Span:
    """Leave out signs and blanks at the ends, and whatever belongs to a paragraph before."""
    end = span.stripped(text, _SIGNS).end
    return Span(max(span.start, text.rfind("\n", span.start, end) + 1), end).stripped(text, _SIGNS)


@cache
def _conjunction(grammar: Grammar) -> re.Pattern[str]:
    joins = grammar.connectives
    return re.compile(f"(?<!\\w){alternation((*joins.adding, *joins.further))}(?!\\w)\\s*")
