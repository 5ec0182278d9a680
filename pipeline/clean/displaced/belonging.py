"""Belonging: how well the citations of a reading hang together, by what the grammar knows of them.

Which unit belongs to which, larger or smaller first as the language has it; what one link is made of.
The numbers were set by hand, in nats; how much their sums count beside the rest is learnt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.clean.displaced import cited_words as cw
from pipeline.clean.displaced.candidates import Candidate
from pipeline.clean.displaced.cited_words import CitedWord, CitedWords
from pipeline.clean.displaced.scale import Words, sewn
from pipeline.grammar.provisions import Case, UnitKind

Beside = tuple[Words, Words]
"""The words of the lines before and after, none where a paragraph ends."""
_STRONG, _GOOD, _FAIR, _ODD, _BAD, _BROKEN = 2.5, 1.2, 0.4, -0.8, -1.8, -3.5
"""The second needs the first; they go well; nothing is against it; they seldom stand together;
something is missing between them; no text has this."""
_LINK = {
    kind: cost
    for kinds, cost in (
        (cw.NUMBERED + cw.ACT_NUMBER, 0.0),
        (cw.TITLE + cw.ACT + cw.COUNTRY, 0.4),
        (cw.ORDINAL + cw.JOINING + cw.DATE + cw.ITEM + cw.ABBREVIATION, 1.0),
        (cw.UNIT + cw.NUMBER + cw.MONTH + cw.YEAR, 1.5),
        (cw.SIGN, 3.0),
        (cw.ADJECTIVE + cw.OPENING + cw.WORD, 4.0),
        (cw.TORN_NUMBER + cw.TORN_UNIT + cw.MARK, 6.0),
    )
    for kind in kinds
}
"""What each kind costs in a link: the rarer it is linked, the more."""
_TORN, _BROKEN_OFF, _EDGE, _MOST = 0.3, 3.0, 3.0, 9.0
"""Cost of what a line's end cut off, of a mark inside a link, of a conjunction at its edge; the most
that a link costs."""
_DESCRIBING = 0.4
"""Cost of an adjective before the name of an act."""
_HEADS = frozenset((cw.TORN_NUMBER, cw.SIGN, cw.ORDINAL, cw.UNIT, cw.DATE, cw.NUMBER))
_TAILS = frozenset(
    (cw.TORN_UNIT, cw.UNIT, cw.ORDINAL, cw.ITEM, cw.NUMBER, cw.MONTH, cw.YEAR, cw.DATE, cw.ACT_NUMBER)
)  # fmt: skip
_NAMES = frozenset((cw.WORD, cw.COUNTRY))
_ACTS = frozenset((cw.ACT, cw.ABBREVIATION))
_COUNTS = frozenset((cw.NUMBER, cw.ITEM, cw.ORDINAL))
_ENDS = _COUNTS | {cw.NUMBERED, cw.TORN_NUMBER}
"""What may end a range that a number begins."""
_NEVER_BEFORE_UNITS = _COUNTS | {cw.DATE, cw.MONTH, cw.ACT_NUMBER}
_QUOTES = '»”"'
_REACH = 4
"""Words of the lines beside that are read with a line."""
_ARTICLE = list(UnitKind).index(UnitKind.ARTICLE)


def belonging(text: str, one: Candidate, words: CitedWords, around: Beside) -> dict[str, float]:
    """How well the words of a reading of a line go together, and what its links cost."""
    before, after = around
    whole = words.phrases(
        *_words_of_two_lines(_words_of_two_lines(before[-_REACH:], one.words), after[:_REACH])
    )
    return {
        "together": sum(_pairs(whole, larger_first=words.numeral_first)),
        "price": sum(min(_MOST, price) for price in _prices_of_links(text, one, words)),
    }


def _words_of_two_lines(before: Words, after: Words) -> Words:
    """The words of two lines, be there none of one; a word that the line's end divided becomes one again."""
    return sewn(before, after) if before and after else before + after


def _prices_of_links(text: str, one: Candidate, words: CitedWords) -> Iterator[float]:
    """What each link of a reading costs."""
    last = len(one.filled) - 1
    for number, (quoted, (site, start, end, _)) in enumerate(
        zip(one.quoted(text), one.filled, strict=True)
    ):
        if quoted:
            yield _LINK[cw.TITLE]
            continue
        parts = words.phrases(*text[start:end].split())
        yield _price_of_link(parts, not site.start, closes=one.in_place and number == last)


def _price_of_link(parts: Sequence[CitedWord], opens: bool, *, closes: bool) -> float:  # noqa: FBT001
    """What it costs to take words for one link, which a line's start or end may have divided."""
    first, last = parts[0], parts[-1]
    cost = sum(map(_cost_of_part, parts, (*parts[1:], None)))
    cost += _BROKEN_OFF * sum(bool(part.after.strip(_QUOTES)) for part in parts[:-1])
    if opens and first.kind in _TAILS:
        cost += _TORN - _LINK[first.kind]
    if closes and last.kind in _HEADS:
        cost += _TORN - _LINK[last.kind]
    cost += _EDGE * (last.kind in cw.JOINING and not closes)
    return cost + _EDGE * (first.kind in cw.JOINING) + _EDGE * bool(last.after.strip(f"{_QUOTES})"))


def _cost_of_part(part: CitedWord, following: CitedWord | None) -> float:
    """The cost of one part of a link; an adjective belongs to the act that it describes."""
    described = following is not None and following.kind in (cw.ACT, cw.ADJECTIVE)
    return _DESCRIBING if described and part.kind == cw.ADJECTIVE else _LINK[part.kind]


def _pairs(phrases: Sequence[CitedWord], *, larger_first: bool) -> Iterator[float]:
    for first, dash, last in zip(phrases, phrases[1:], phrases[2:], strict=False):
        # A range that is whole is one thing.
        yield _BROKEN * (dash.kind == cw.DASH and first.kind in _COUNTS and last.kind not in _ENDS)
    for left, right in pairwise(phrases):
        if right.kind == cw.TORN_UNIT or left.kind == cw.TORN_NUMBER:
            yield _BROKEN
        elif left.after or right.before or left.kind in cw.JOINING or right.kind in cw.JOINING:
            yield _worth_of_parting(left, right, larger_first=larger_first)
        else:
            yield _BAD * (left.kind == right.kind and left.kind in _COUNTS)
            yield (
                _worth_of_owned_behind(left, right)
                if larger_first
                else _worth_of_owner_behind(left, right)
            )
            yield _worth_of_date(left, right)


def _worth_of_parting(left: CitedWord, right: CitedWord, *, larger_first: bool) -> float:
    """What it is worth to part two words by a mark or a conjunction; some must not be left alone."""
    if left.kind == cw.SIGN:
        return _BROKEN
    if left.kind == cw.UNIT and not larger_first:
        return _BAD
    if right.kind == cw.UNIT and larger_first:
        return _BAD if left.kind in cw.JOINING else _ODD
    return _BAD * (
        left.kind == cw.NUMBERED and larger_first and not left.possessed and _is_genitive(left)
    )


def _worth_of_date(left: CitedWord, right: CitedWord) -> float:
    """What the order date, number, name of an act is worth."""
    if left.kind == cw.DATE:
        return _STRONG if right.kind == cw.ACT_NUMBER else _BAD * (right.kind == cw.DATE)
    if left.kind in (cw.ACT_NUMBER, cw.ADJECTIVE):
        return _GOOD * (right.kind in (cw.ADJECTIVE, cw.ACT))
    if right.kind in (cw.MONTH, cw.YEAR):
        return _BAD
    return 0.0


def _worth_of_owned_behind(left: CitedWord, right: CitedWord) -> float:
    """What the order owner, owned is worth: `Конституцияның 13-бабының 2-тармағы`."""
    if right.kind == cw.NUMBERED:
        return _unit_after(left, right)
    if left.kind == cw.NUMBERED:
        if right.kind in (cw.UNIT, cw.ACT):
            return _BAD
        if right.kind in (cw.ORDINAL, cw.ITEM):
            return _GOOD if _may_own_what_follows(left) else _BAD
        return _ODD / 2 * (right.kind == cw.WORD and _is_genitive(left))
    if right.kind == cw.ACT:
        return _FAIR * (left.kind in (cw.COUNTRY, cw.ACT_NUMBER, cw.TITLE))
    return _ODD * (right.kind == cw.UNIT)


def _unit_after(left: CitedWord, right: CitedWord) -> float:
    if left.kind in (cw.NUMBERED, cw.UNIT):
        if _may_own_what_follows(left) and right.possessed and left.rank < right.rank:
            return _STRONG if left.kind == cw.NUMBERED else _GOOD
        return _BROKEN if left.kind == cw.NUMBERED else _BAD
    if left.kind in _ACTS:
        return (_STRONG if left.kind == cw.ACT else _GOOD) if left.governs else _BAD
    if left.kind in _NAMES:
        return _ODD / 2
    return _BROKEN if left.kind in _NEVER_BEFORE_UNITS else 0.0


def _worth_of_owner_behind(left: CitedWord, right: CitedWord) -> float:
    """What the order owned, owner is worth: `пункта 2 статьи 13 Конституции`."""
    if left.kind == cw.NUMBERED:
        return _owner_of_unit(left, right)
    if right.kind in (cw.NUMBERED, cw.UNIT):
        if left.kind == cw.UNIT:
            return _BROKEN if right.kind == cw.NUMBERED else _BAD
        if left.kind in _ACTS | _COUNTS | {cw.COUNTRY, cw.TITLE, cw.ACT_NUMBER, cw.DATE}:
            return _BAD
    if left.kind == cw.ACT and right.kind in (cw.COUNTRY, cw.TITLE, cw.ACT_NUMBER):
        return _GOOD
    return _ODD * (left.kind in _ACTS and right.kind == cw.ACT)


def _owner_of_unit(left: CitedWord, right: CitedWord) -> float:
    if right.kind in (cw.NUMBERED, cw.UNIT):
        return _STRONG if _is_genitive(right) and right.rank < left.rank else _BROKEN
    if right.kind in _ACTS:
        if not right.governs:
            return _BAD
        return _STRONG if left.rank <= _ARTICLE else _GOOD
    if right.kind in _COUNTS:
        return _BROKEN
    return _ODD * (right.kind in (cw.ACT_NUMBER, cw.DATE, cw.TITLE))


def _may_own_what_follows(word: CitedWord) -> bool:
    """Whether an owner stands in a form that what it owns can follow, larger first."""
    return _is_genitive(word) or (word.possessed and word.may_be(Case.NOMINATIVE))


def _is_genitive(word: CitedWord) -> bool:
    return word.may_be(Case.GENITIVE)
