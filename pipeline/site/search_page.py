"""The page to search on: a form, and a script that loads what it needs of the index."""

from collections.abc import Iterator

from pipeline.pages.interface import interfaces
from pipeline.pages.templating import data_island
from pipeline.site.addresses import relative
from pipeline.site.shared import PublishedSite, in_every_language
from pipeline.terms import Court

_SAID = ("found", "nothing_found", "more", "searching")


def search_pages(site: PublishedSite) -> Iterator[tuple[str, bytes]]:
    """The search page in all languages."""
    languages = sorted({entry.language for entry in site.catalogue.entries})
    known = [
        (interfaces()[code].tag, interfaces()[code].name)
        for code in languages
        if code in interfaces()
    ]
    for page in in_every_language(site, "search.html"):
        speaks = page.interface
        said = {
            "speaks": speaks.language,
            "texts": {key: speaks.texts[key] for key in _SAID},
            "courts": {court.value: speaks.courts[court] for court in Court},
            "verdicts": {verdict.value: words for verdict, words in speaks.verdicts.items()},
            "date": speaks.date,
            "months": list(speaks.months),
            "root": relative(page.path, "index.html").removesuffix("index.html") or "./",
        }
        context = {"languages": known, "said": data_island(said)}
        yield page.path, page.html("search.html", speaks.texts["search"], context)
