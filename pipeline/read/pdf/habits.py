"""How a document is set: its leading, its indents, the white between its paragraphs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from pipeline.read.pdf.columns import OFF_MARGIN, Column, ends_clause, goes_on
from pipeline.read.pdf.text_lines import Line

# In ems.
INDENT = 0.5
SAME = 0.25
OTHER_SIZE = 0.08
_SPACED, _LEAST_SPACED, _FEWEST_SPACED = 1.22, 1.05, 3
"""Times the leading, and how often: a smaller space that comes up again behind ends of sentences."""
_JUSTIFIED = 0.6
_EARLY, _PARTED, _FEWEST_PARTED = 0.75, 0.95, 5
"""Of the width: where a paragraph ends early for certain; how many of these have white behind them, where all have."""
INDEX = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉]")
_FEW_LINES = 20
"""In so few lines an indent that comes up once is that of the paragraphs."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document is set."""

    leading: float
    """Ems from baseline to baseline."""
    spaced: float
    """Ems from baseline to baseline beyond which a paragraph starts."""
    indent: float
    """Points; 0 where first lines have none."""
    justified: bool
    apart: float = inf
    """Ems from baseline to baseline of two paragraphs, where white parts all of them; else beyond any."""

    @classmethod
    def of(cls, columns: Sequence[Column]) -> Habits:
        """Read the habits of a document from its columns."""
        pairs = [(column, *two) for column in columns for two in pairwise(column.lines)]
        leadings = Counter(
            distance(line, following, 1)
            for _, line, following in pairs
            if abs(line.size - following.size) < OTHER_SIZE * line.size
        )
        indents = Counter(
            round(line.x0 - column.left)
            for column in columns
            for before, line, following in zip(
                (None, *column.lines), column.lines, column.lines[1:], strict=False
            )
            if _is_first(column, before, line, following)
        )
        full = [
            column.right - line.x1 < SAME * line.size
            for column, line, following in pairs
            if goes_on(line, following) and not ends_clause(line.text)
        ]
        usual = [value for value, count in leadings.items() if count * 5 >= leadings.total()]
        leading = min(usual, default=1.2)
        indent, often = indents.most_common(1)[0] if indents else (0.0, 0)
        total = sum(len(column.lines) for column in columns)
        spaced = _distance_of_paragraphs(columns, leading)
        return cls(
            leading=leading,
            spaced=spaced,
            indent=indent if often > 1 or total < _FEW_LINES else 0.0,
            justified=sum(full) > _JUSTIFIED * len(full),
            apart=_usual_distance_apart(pairs, spaced),
        )


def _is_first(column: Column, before: Line | None, line: Line, following: Line) -> bool:
    """Whether a line is set in, and the next is not: but the last one of a block that is set in is none."""
    if not column.indent(line) > INDENT > column.indent(following) or column.is_centred(line):
        return False
    is_below = before is not None and abs(before.x0 - line.x0) < OFF_MARGIN * line.size
    return before is None or not (
        is_below and goes_on(before, line) and not ends_clause(before.text)
    )


def _distance_of_paragraphs(columns: Sequence[Column], leading: float) -> float:
    """The ems from baseline to baseline beyond which a paragraph starts.

    Small spaces count where they are alike, come up again, and only behind ends of sentences.
    """
    gaps: dict[float, list[bool]] = defaultdict(list)
    for column in columns:
        for line, following in pairwise(column.lines):
            if line.size == following.size and not INDEX.search(line.text + following.text):
                gaps[distance(line, following)].append(ends_clause(line.text))
    usual = max(gaps, key=lambda gap: len(gaps[gap]), default=leading)
    small = [
        gap
        for gap, ends in gaps.items()
        if _LEAST_SPACED * usual < gap and len(ends) >= _FEWEST_SPACED and all(ends)
    ]
    least = min(small, default=_SPACED * leading)
    # A producer that rounds to its pixels sets lines of one paragraph at several distances.
    inner = [gap for gap, ends in gaps.items() if gap < least and 2 * sum(ends) < len(ends)]
    return min(_SPACED * leading, (max(inner, default=usual) + least) / 2)


def distance(line: Line, following: Line, digits: int = 2) -> float:
    """The ems from a line's baseline to that of the next."""
    return round((line.y - following.y) / line.size, digits)


def _usual_distance_apart(pairs: Sequence[tuple[Column, Line, Line]], spaced: float) -> float:
    """The usual distance of paragraphs where white stands behind all that end early; else one beyond any."""
    ends = [
        distance(line, following)
        for column, line, following in pairs
        if ends_clause(line.text) and line.x1 - column.left < _EARLY * column.width
        if not column.is_centred(line)
        if abs(line.size - following.size) < OTHER_SIZE * line.size
    ]
    wide = Counter(distance for distance in ends if distance > spaced)
    are_parted = len(ends) >= _FEWEST_PARTED and wide.total() >= _PARTED * len(ends)
    return wide.most_common(1)[0][0] if are_parted else inf
