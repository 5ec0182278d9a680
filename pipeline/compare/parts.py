"""Whether two texts are of one work, by court, date and number; the parts, points and paragraphs that one lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.codes import Code, DifferenceCode
from pipeline.compare.alignment import Match
from pipeline.compare.difference import Difference, Side
from pipeline.errors import UsageError
from pipeline.model import Block, Ruling
from pipeline.terms import BlockRole
from pipeline.words.works import frbr_number, read_judgment

_MISSING: Final = "part-missing-"
_OFTEN_LEFT_OUT: Final = frozenset({Code.PART_MISSING_IN_THE_NAME})
_PROSE: Final = frozenset(
    {BlockRole.PARAGRAPH, BlockRole.POINT, BlockRole.GROUNDS, BlockRole.FOOTNOTE}
)
"""Formulas may stand in a line of their own or not; signatures and headers are laid out anyhow."""
_SHOWN: Final = 80


def work_number(ruling: Ruling) -> str | None:
    """The number as IRIs hold it, without its language suffix; None where it is not known."""
    named = read_judgment(ruling.work) if ruling.work else None
    return named.number if named else frbr_number(ruling.number or "")


def work_differences(first: Ruling, second: Ruling) -> tuple[Difference, ...]:
    """Compare what makes a work.

    One thing of three may be wrong in one of the texts and is a difference like any other. Raises
    UsageError, which names them, where more of court, date and number are not the same.
    """
    found = tuple(_work_differences(first, second))
    apart = [d for d in found if d.code is not DifferenceCode.RULING_KIND]
    if len(apart) > 1:
        told = ", ".join(
            f"{d.code.removeprefix('ruling-')} ({d.first.value or 'unknown'} and "
            f"{d.second.value or 'unknown'})"
            for d in apart
        )
        raise UsageError(f"these are not two texts of one ruling; they differ in {told}")
    return found


def _work_differences(first: Ruling, second: Ruling) -> Iterator[Difference]:
    rows = (
        (DifferenceCode.RULING_COURT, first.court, second.court),
        (DifferenceCode.RULING_DATE, first.date, second.date),
        (DifferenceCode.RULING_NUMBER, work_number(first), work_number(second)),
        (DifferenceCode.RULING_KIND, first.kind, second.kind),
    )
    for code, one, other in rows:
        if one is None or one != other:
            yield Difference(code, Side(None, one), Side(None, other))


def question_differences(first: Ruling, second: Ruling) -> Iterator[Difference]:
    """Compare what was asked."""
    if first.question is not second.question:
        sides = (Side(None, first.question), Side(None, second.question))
        yield Difference(DifferenceCode.QUESTION, *sides)


def part_differences(first: Ruling, second: Ruling) -> Iterator[Difference]:
    """Which parts only one text lacks."""
    ours, theirs = _missing_part_codes(first), _missing_part_codes(second)
    for part in sorted(ours ^ theirs):
        name = part.removeprefix(_MISSING)
        sides = (Side(None, None if part in lacking else name) for lacking in (ours, theirs))
        yield Difference(DifferenceCode.PART_MISSING, *sides)


def point_differences(match: Match) -> Iterator[Difference]:
    """A point or an opinion that one text lacks, or else paragraphs of what both have."""
    one, other = match.units
    unit = one or other
    if unit and not (one and other) and (unit.part or unit.is_opinion):
        code = DifferenceCode.POINT_MISSING if unit.part else DifferenceCode.PART_MISSING
        yield _missing_difference(code, unit.name, unit.blocks[0], ours=bool(one))
        return
    for pair in match.pairs:
        if not pair.first or not pair.second:
            for block in filter(lambda b: b.role in _PROSE, (*pair.first, *pair.second)):
                ours = bool(pair.first)
                yield _missing_difference(
                    DifferenceCode.PARAGRAPH_MISSING, block.eId, block, ours=ours
                )


def numbering_differences(found: Sequence[Match]) -> Iterator[Difference]:
    """Points whose numbers differ by more than the points do that one text alone has before them."""
    ahead: Counter[str] = Counter()
    for match in found:
        one, other = match.units
        if one and other and one.part:
            if one.number - other.number != ahead[one.part]:
                sides = (Side(unit.name, unit.blocks[0].num) for unit in (one, other))
                yield Difference(DifferenceCode.NUMBER, *sides)
        elif (unit := one or other) and unit.part:
            ahead[unit.part] += 1 if one else -1


def _missing_part_codes(ruling: Ruling) -> frozenset[str]:
    codes = {d.code for d in ruling.diagnostics} - _OFTEN_LEFT_OUT
    return frozenset(code for code in codes if code.startswith(_MISSING))


def _missing_difference(
    code: DifferenceCode, place: str, block: Block, *, ours: bool
) -> Difference:
    """What one text alone has."""
    side = Side(place, _beginning_of_block(block))
    return Difference(code, *((side, Side()) if ours else (Side(), side)))


def _beginning_of_block(block: Block) -> str:
    text = f"{block.num} {block.text}" if block.num else block.text
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rpartition(' ')[0]} …"
