"""Charts as SVG, each with the same figures as a table beside it: some people look, some read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.pages.surroundings import PageLink
from pipeline.site.shared import PublishedSite, Spoken
from pipeline.terms import Verdict

_HEIGHT: Final = 190
"""Units of the tallest column."""
_COLUMN: Final = 28
_GAP: Final = 8
_BAR: Final = 30
_WIDTH: Final = 640

NONE: Final = "no-verdict"
"""Rulings without any of the three verdicts."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle of a chart, with the class that colours it."""

    x: float
    y: float
    width: float
    height: float
    manner: str


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Columns in parts, one a year, and their figures."""

    width: int
    height: int
    rects: tuple[Rect, ...]
    labels: tuple[tuple[float, str], ...]
    """Where each year is written."""
    tops: tuple[tuple[float, float, int], ...]
    """Where each sum is written."""
    table: tuple[tuple[str, tuple[int, ...]], ...]
    """For each year the number of rulings by verdict, those without one last."""


def rulings_by_year(site: PublishedSite) -> ColumnChart:
    """Rulings by year, a column in parts: the verdicts, gravest last, and rulings without one."""
    counted: dict[str, Counter[str]] = {}
    for ruled in site.catalogue.works.values():
        entry = next(iter(ruled.texts.values()))
        counted.setdefault(entry.year, Counter())[_manner(entry.verdicts)] += 1
    years = _every_year(counted)
    # Without rulings nothing is tallest, and the height must not be divided by nought.
    tallest = max((sum(counted[y].values()) for y in years if y in counted), default=1)
    unit = _HEIGHT / tallest
    rects, labels, tops = [], [], []
    for place, year in enumerate(years):
        x, y = place * (_COLUMN + _GAP) + _GAP, float(_HEIGHT + 24)
        for manner in _MANNERS:
            height = counted.get(year, Counter())[manner] * unit
            if height:
                # SVG counts from the top, so a column grows by getting smaller values.
                y -= height
                rects.append(Rect(x, round(y, 1), _COLUMN, round(height, 1), manner))
        labels.append((x + _COLUMN / 2, year))
        if total := sum(counted.get(year, Counter()).values()):
            tops.append((x + _COLUMN / 2, round(y - 6, 1), total))
    table = tuple(
        (year, tuple(counted[year][m] for m in _MANNERS)) for year in years if year in counted
    )
    width = len(years) * (_COLUMN + _GAP) + _GAP
    return ColumnChart(width, _HEIGHT + 48, tuple(rects), tuple(labels), tuple(tops), table)


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars with names, the longest first."""

    width: int
    height: int
    bars: tuple[tuple[Rect, PageLink, int], ...]


def bars_of(page: Spoken, counted: Sequence[tuple[str, int]]) -> BarChart:
    """What is cited most, as bars with links."""
    most = max((count for _, count in counted), default=1)
    bars = tuple(
        (
            Rect(0, place * _BAR * 1.6 + 20, round(_WIDTH * count / most, 1), _BAR / 3, "cited"),
            page.link(target),
            count,
        )
        for place, (target, count) in enumerate(counted)
    )
    return BarChart(_WIDTH, round(len(bars) * _BAR * 1.6), bars)


_MANNERS: Final = (*(one.value for one in Verdict), NONE)


def _manner(verdicts: Sequence[Verdict]) -> str:
    """The gravest verdict of a ruling colours it."""
    return max(verdicts, key=list(Verdict).index).value if verdicts else NONE


def _every_year(counted: dict[str, Counter[str]]) -> list[str]:
    """All years from the first to the last, those without rulings too."""
    known = sorted(map(int, counted))
    return [str(year) for year in range(known[0], known[-1] + 1)] if known else []
