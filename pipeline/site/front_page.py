"""The first page: what there is, in figures and charts, and what is new.

Charts are SVG, each with the same figures as words beside it: some people look, some read.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.pages.page_context import PageLink
from pipeline.site.addresses import list_page
from pipeline.site.cited_pages import most_cited
from pipeline.site.shared import PublishedSite, in_every_language
from pipeline.terms import Verdict
from pipeline.words.works import is_judgment

_LATEST: Final = 10
_MOST: Final = 12
_HEIGHT: Final = 190
"""Units of the tallest column."""
_COLUMN: Final = 28
_GAP: Final = 8
_WIDTH: Final = 640
"""Units of the longest bar."""
_NONE: Final = "no-verdict"
"""Rulings without any of the three verdicts."""
_MANNERS: Final = (*(one.value for one in Verdict), _NONE)


def front_pages(site: PublishedSite) -> Iterator[tuple[str, bytes]]:
    """The first page in all languages."""
    chart, cited = _rulings_by_year(site), most_cited(site, _MOST)
    most = max((count for _, count in cited), default=1)
    latest = list(site.catalogue.works)[:_LATEST]
    acts = sum(not is_judgment(work) for work in site.catalogue.targets)
    counted = (
        ("rulings", list_page("year"), len(site.catalogue.works)),
        ("acts", "acts/index.html", acts),
        ("judges", list_page("judge"), len(site.catalogue.judges)),
    )
    for page in in_every_language(site, "index.html"):
        speaks = page.interface
        context = {
            "chart": chart,
            "legend": [
                *((verdict.value, speaks.verdicts[verdict]) for verdict in Verdict),
                (_NONE, speaks.texts["no_verdict"]),
            ],
            "bars": [(round(_WIDTH * n / most, 1), page.link(target), n) for target, n in cited],
            "longest": _WIDTH,
            "latest": page.rows(latest),
            "counts": [
                (PageLink(page.to(path), speaks.texts[name]), count)
                for name, path, count in counted
            ],
        }
        yield page.path, page.html("front.html", speaks.texts["site"], context)


def _rulings_by_year(site: PublishedSite) -> dict[str, object]:
    """Rulings by year, a column in parts: the verdicts, gravest last, and rulings without one.

    `rects` are these parts (x, y, width, height, and what colours it), `labels` and `tops` tell where
    each year and each sum is written, `table` is the same in figures, by year and verdict.
    """
    counted: dict[str, Counter[str]] = {}
    for ruled in site.catalogue.works.values():
        counted.setdefault(ruled.first.year, Counter())[_gravest_verdict(ruled.first.verdicts)] += 1
    years = _every_year(counted)
    # Without rulings nothing is tallest, and the height must not be divided by nought.
    unit = _HEIGHT / max((one.total() for one in counted.values()), default=1)
    rects, labels, tops = [], [], []
    for place, year in enumerate(years):
        x, y = place * (_COLUMN + _GAP) + _GAP, float(_HEIGHT + 24)
        counts = counted.get(year, Counter())
        for manner in _MANNERS:
            if height := counts[manner] * unit:
                # SVG counts from the top, so a column grows by getting smaller values.
                y -= height
                rects.append((x, round(y, 1), _COLUMN, round(height, 1), manner))
        labels.append((x + _COLUMN / 2, year))
        if counts:
            tops.append((x + _COLUMN / 2, round(y - 6, 1), counts.total()))
    return {
        "width": len(years) * (_COLUMN + _GAP) + _GAP,
        "height": _HEIGHT + 48,
        "rects": rects,
        "labels": labels,
        "tops": tops,
        "table": [(year, [counted[year][m] for m in _MANNERS]) for year in sorted(counted)],
    }


def _gravest_verdict(verdicts: Sequence[Verdict]) -> str:
    """The gravest verdict of a ruling colours it."""
    return max(verdicts, key=list(Verdict).index).value if verdicts else _NONE


def _every_year(counted: dict[str, Counter[str]]) -> list[str]:
    """All years from the first to the last, those without rulings too."""
    known = sorted(map(int, counted))
    return [str(year) for year in range(known[0], known[-1] + 1)] if known else []
