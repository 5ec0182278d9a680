"""Points, sub-points and the eIds of all paragraphs.

A part's paragraphs make a list: `motivation__para_2` is a point, `…__point_1` a sub-point in it,
`…__p_1` its first paragraph. What follows the last sub-point of a point is its `wrapup`; what
stands between sub-points belongs to the one before it. A number that its list already has gets
`-dup2`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.codes import Code
from pipeline.grammar import Grammar
from pipeline.sections import Paragraph, Part
from pipeline.segment.openers import Level, Opener
from pipeline.segment.signature import signature_at_end
from pipeline.terms import BlockRole
from pipeline.text import Finding, Span
from pipeline.words.eids import OPINION
from pipeline.words.folding import Folded


class Placed(NamedTuple):
    """A paragraph with its part and role, and the number that opens it."""

    line: Folded
    part: Part
    role: BlockRole
    number: Opener | None = None
    opinion: int = 0
    """Which separate opinion it stands in; 0 for none."""

    @property
    def root(self) -> str:
        """The name that the eIds of its part begin with."""
        return f"{OPINION}_{self.opinion}" if self.opinion else self.part.value


def signature_inside(placed: Sequence[Placed], grammar: Grammar) -> Span | None:
    """The place of a signature that shares the last operative paragraph, where none has its own."""
    if any(one.role is BlockRole.SIGNATURE for one in placed):
        return None
    last = next((one.line for one in reversed(placed) if one.part is Part.DECISION), None)
    at = signature_at_end(last, grammar) if last else None
    return None if last is None or at is None else Span(at, len(last.text)).shift(last.span.start)


@dataclass(slots=True)
class _List:
    """The numbers of one list so far; `since` are those since it last began at 1."""

    since: set[str] = field(default_factory=set)
    last: tuple[int, ...] = (0,)

    def begins_anew(self, number: Opener) -> bool:
        """Whether a number is the first of the list once more: a point may hold several lists of sub-points."""
        return number.order == (1,) and number.value in self.since


class _PartNumbering:
    """The eIds of one part, handed out from top to bottom."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.path: list[tuple[Level, str]] = []
        self.lists: dict[str, _List] = {}
        self.count: Counter[str] = Counter()
        self.named: Counter[str] = Counter()
        self.runs_on = False
        self.last_point: tuple[int, ...] = (0,)
        self.findings: list[Finding] = []

    def eid(self, placed: Placed, *, more: bool) -> str:
        """A paragraph's eId. A sub-point that announces something holds it, to the full stop."""
        eid = f"{self._holder_eid(placed, more=more)}__p_"
        announces = placed.number is not None and placed.line.text.endswith(":")
        goes_on = placed.line.text.endswith((":", ";", ","))
        self.runs_on = announces or (placed.number is None and self.runs_on and goes_on)
        self.count[eid] += 1
        return f"{eid}{self.count[eid]}"

    def _holder_eid(self, placed: Placed, *, more: bool) -> str:
        """What holds a paragraph: the open point, its end below sub-points, or the part itself."""
        if placed.number:
            return self._opened_point(placed, placed.number)
        if placed.role is not BlockRole.PARAGRAPH or not self.path:
            return self.root
        over = self.path[-1][0] >= Level.SUB_POINT and not (more or self.runs_on)
        if not over and f"{self._open_eid()}__wrapup__p_" not in self.count:
            return self._open_eid()
        while self.path and self.path[-1][0] >= Level.SUB_POINT:
            self.path.pop()
        return f"{self._open_eid()}__wrapup" if self.path else self.root

    def _opened_point(self, placed: Placed, number: Opener) -> str:
        """The point that a number opens."""
        while self.path and self.path[-1][0] >= number.level:
            self.path.pop()
        above = self._open_eid()
        known = self._list(above, number)
        kind = "point" if number.level is Level.SUB_POINT else "para"
        name = f"{above}__{kind}_{number.value}"
        self.named[name] += 1  # by name: lists of two levels can stand in one place
        again = self.named[name]
        self.path.append((number.level, f"{name}-dup{again}" if again > 1 else name))
        self.findings += _number_doubts(placed, number, known)
        if known.begins_anew(number):
            known.since.clear()
        known.since.add(number.value)
        known.last = number.order
        if number.level is Level.POINT:
            self.last_point = number.order
        return self._open_eid()

    def _list(self, above: str, number: Opener) -> _List:
        """The list that a number belongs to. Points may be counted through all sections, or anew in each."""
        runs_on = number.level is Level.POINT and number.order > (1,)
        begun = _List(last=self.last_point) if runs_on else _List()
        return self.lists.setdefault(f"{above}/{number.level}", begun)

    def _open_eid(self) -> str:
        """The eId of the innermost open point, or of the part itself."""
        return self.path[-1][1] if self.path else self.root


def _number_doubts(placed: Placed, number: Opener, known: _List) -> Iterator[Finding]:
    """What is wrong with a number: doubled, lower than the one before, others missing."""
    span, shown = number.span.shift(placed.line.span.start), placed.line.text[: number.span.end]
    again, anew = number.value in known.since, known.begins_anew(number)
    if again and not (anew and number.level is Level.SUB_POINT):
        yield Finding(Code.NUMBER_DOUBLED, span, f"Number {shown} stands twice in its list.")
    elif number.order < known.last and not anew:
        yield Finding(Code.NUMBER_BACK, span, f"Number {shown} follows a higher one.")
    elif (due := _number_due(number)) > known.last[0]:
        message = _gap_message(shown, known.last[0] + 1, due)
        yield Finding(Code.POINTS_GAP, span, message)


def _number_due(number: Opener) -> int:
    """The number that must stand above: 2 above `3.`, 3 above `3-1.`."""
    return number.order[0] - (len(number.order) == 1)


def _gap_message(shown: str, first: int, last: int) -> str:
    """The message on the numbers that are missing before one."""
    missing = str(first) if first == last else f"{first} to {last}"
    return f"Missing before number {shown} {missing}."


def number_parts(placed: Sequence[Placed]) -> tuple[tuple[Paragraph, ...], tuple[Finding, ...]]:
    """Every paragraph its eId, in the order given, and what is wrong with the numbers."""
    parts = {root: _PartNumbering(root) for root in dict.fromkeys(one.root for one in placed)}
    ahead = _sub_points_ahead(placed)
    paragraphs = tuple(
        _paragraph(one, parts[one.root].eid(one, more=more))
        for one, more in zip(placed, ahead, strict=True)
    )
    return paragraphs, tuple(finding for part in parts.values() for finding in part.findings)


def _sub_points_ahead(placed: Sequence[Placed]) -> list[bool]:
    """For each paragraph whether a sub-point follows before the next point of its part."""
    ahead: list[bool] = []
    more = False
    part: str | None = None
    # From the end, so that one pass knows of each paragraph what comes below it.
    for one in reversed(placed):
        if one.part is not Part.NOTES and one.root != part:
            more, part = False, one.root
        ahead.append(more)
        if one.number:
            more = one.number.level >= Level.SUB_POINT
        elif one.role is BlockRole.GROUNDS:
            more = False
    return ahead[::-1]


def _paragraph(placed: Placed, eid: str) -> Paragraph:
    span = placed.line.span
    # A number with nothing behind it is the paragraph's text: else the paragraph would have none.
    number = placed.number if placed.number and placed.number.body < len(placed.line.text) else None
    return Paragraph(
        span=span,
        body=Span(span.start + number.body, span.end) if number else span,
        number=number.span.shift(span.start) if number else None,
        part=placed.part,
        role=placed.role,
        eId=eid,
    )
