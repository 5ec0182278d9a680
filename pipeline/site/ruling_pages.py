"""The pages and files of each ruling: to read, to download, in all languages, and when withdrawn."""

from collections.abc import Iterator

from pipeline.collection import PublishedRuling, ReleasedChange, WithdrawnRuling
from pipeline.model import Ruling
from pipeline.pages import (
    Interface,
    PageContext,
    PageLink,
    interface,
    interfaces,
    reading_pages,
    tag_of,
)
from pipeline.site.addresses import FORMS, expression_file, relative_link, work_page
from pipeline.site.ruling_entries import Entry, printed_line
from pipeline.site.shared import PublishedSite, Spoken, TextPage, in_every_language
from pipeline.words.works import language_of


def ruling_files(
    site: PublishedSite, entry: Entry, published: PublishedRuling, parallel: Ruling | None
) -> Iterator[tuple[str, bytes]]:
    """The pages of one ruling in one language, one for each that they speak, and its files, each with its path."""
    ruling = published.ruling
    pages = [TextPage(site, speaks, entry.expression) for speaks in interfaces().values()]
    spoken = [(page.interface, _page_context(page, entry, parallel)) for page in pages]
    yield from zip((page.path for page in pages), reading_pages(ruling, spoken), strict=True)
    yield expression_file(entry.expression, "json"), published.json
    yield expression_file(entry.expression, "akn.xml"), published.akn
    lines = (f"{printed_line(block)}\n" for block in ruling.blocks())
    yield expression_file(entry.expression, "txt"), "".join(lines).encode()


def work_pages(site: PublishedSite, work: str) -> Iterator[tuple[str, bytes]]:
    """The pages of one ruling in all its languages: its texts, its life, who cites it."""
    ruled = site.catalogue.works[work]
    names = {entry.expression for entry in ruled.editions}
    for page in in_every_language(site, work_page(work)):
        editions = [
            (entry, f"{interface(entry.language).name}, {page.interface.day(entry.day)}")
            for entry in ruled.editions
        ]
        context = {
            "work": work,
            "texts": [(edition, page.row(entry)) for entry, edition in editions],
            "files": [
                link
                for entry, edition in editions
                for link in _links_to_files(page, entry, f"{edition} · ")
            ],
            "history": [
                _line_of_history(one, page.interface)
                for one in site.changes
                if one.expression in names
            ],
            "later": [
                (relation, page.rows([other])[0])
                for relation, other in site.catalogue.later.get(work, ())
            ],
            "citing": page.rows(site.catalogue.cited.get(work, ())),
        }
        title = page.interface.work(work, site.registry)
        yield page.path, page.html("work.html", title, context)


def withdrawn_pages(site: PublishedSite, gone: WithdrawnRuling) -> Iterator[tuple[str, bytes]]:
    """The pages in the place of a withdrawn ruling: since when and why, none of its text."""
    if gone.expression is None or gone.work is None:
        return
    for speaks in interfaces().values():
        page = TextPage(site, speaks, gone.expression)
        told = {"gone": gone, "day": speaks.day(gone.date), "is_indexed": False}
        yield page.path, page.html("withdrawn.html", speaks.work(gone.work, site.registry), told)


def _page_context(page: TextPage, entry: Entry, parallel: Ruling | None) -> PageContext:
    site = page.site

    def address(iri: str) -> str | None:
        """A ruling of ours is shown as its text, everything else by the page about it."""
        cited = site.catalogue.works.get(iri)
        if cited is not None:
            return page.to_text(cited.text(entry.language).expression)
        found = site.page_of(iri)
        return page.to(found) if found else None

    ruled = site.catalogue.works[entry.work]
    newer = ruled.newer_text(entry)
    return PageContext(
        registry=site.registry,
        address=address,
        parallel=parallel,
        parallels=tuple(_link_to_parallel(page, other) for other in ruled.parallel_texts(entry)),
        spoken=tuple(page.others()),
        newer=PageLink(page.to_text(newer.expression), page.interface.day(newer.day))
        if newer
        else None,
        later=tuple(
            _link_to_later(page, *told) for told in site.catalogue.later.get(entry.work, ())
        ),
        files=_links_to_files(page, entry),
        home=page.to("index.html"),
        search=page.to("search.html"),
        work=page.to(work_page(entry.work)),
        canonical=site.settings.public_address(expression_file(entry.expression, "html")),
        is_indexed=site.settings.lists_ruling(is_private=entry.is_private),
    )


def _links_to_files(page: Spoken, entry: Entry, lead: str = "") -> tuple[PageLink, ...]:
    """The links to the files of a text, each under its form."""
    paths = {form: expression_file(entry.expression, form) for form in FORMS}
    return tuple(
        PageLink(relative_link(page.path, path), f"{lead}{form.upper()}")
        for form, path in paths.items()
    )


def _link_to_parallel(page: TextPage, other: Entry) -> PageLink:
    written = interface(other.language)
    name = written.name if written.language == other.language else other.language
    return PageLink(page.to_text(other.expression), name, tag_of(other.language))


def _link_to_later(page: TextPage, relation: str, work: str) -> tuple[str, PageLink]:
    entry = page.site.catalogue.works[work].text(page.interface.language)
    words = page.interface.work(work, page.site.registry)
    return relation, PageLink(page.to_text(entry.expression), words)


def _line_of_history(change: ReleasedChange, speaks: Interface) -> tuple[str, str, str]:
    """A line of a ruling's history: the day, what happened, why."""
    what = f"{change.action}_{change.kind}" if change.kind else change.action
    language = interface(language_of(change.expression)).name
    return speaks.day(change.at[:10]), f"{speaks.texts[what]} · {language}", change.reason
