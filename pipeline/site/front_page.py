"""The first page: what there is, in figures and charts, and what is new."""

from collections.abc import Iterator
from typing import Final

from pipeline.pages.surroundings import PageLink
from pipeline.site.addresses import list_page
from pipeline.site.charts import bars_of, rulings_by_year
from pipeline.site.cited_pages import most_cited
from pipeline.site.shared import PublishedSite, in_every_language
from pipeline.terms import Verdict

_LATEST: Final = 10
_MOST: Final = 12


def front_pages(site: PublishedSite) -> Iterator[tuple[str, bytes]]:
    """The first page in all languages."""
    chart, cited = rulings_by_year(site), most_cited(site, _MOST)
    latest = list(site.catalogue.works)[:_LATEST]
    acts = sum("/judgment/" not in work for work in site.catalogue.targets)
    counted = (
        ("rulings", list_page("year"), len(site.catalogue.works)),
        ("acts", "acts/index.html", acts),
        ("judges", list_page("judge"), len(site.catalogue.judges)),
    )
    for page in in_every_language(site, "index.html"):
        speaks = page.interface
        counts = [
            (PageLink(page.to(path), speaks.texts[name]), count) for name, path, count in counted
        ]
        context = {
            "chart": chart,
            "legend": [(v.value, speaks.verdicts[v]) for v in Verdict]
            + [("no-verdict", speaks.texts["no_verdict"])],
            "bars": bars_of(page, cited),
            "latest": page.rows(latest),
            "counts": counts,
        }
        yield page.path, page.html("front.html", speaks.texts["site"], context)
