"""The order in which a site is made: first what is known of all rulings, then page after page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.check.schema import published_schema
from pipeline.collection import (
    CHANGES,
    INVENTORY,
    PublishedRuling,
    WithdrawnRuling,
    changes,
    require_folder,
    ruling_at,
    rulings,
)
from pipeline.errors import InvalidOutputError, UnreadableSourceError
from pipeline.model import Ruling
from pipeline.pages.interface import interfaces
from pipeline.pages.templating import asset
from pipeline.places import spare_folder
from pipeline.registry import Registry
from pipeline.site.addresses import FORMS, expression_file, text_page
from pipeline.site.cited_pages import act_list, cited_pages
from pipeline.site.description import SCHEMA, description, robots
from pipeline.site.feed import feed_files
from pipeline.site.folder import SiteFile, SiteFolder
from pipeline.site.front_page import front_pages
from pipeline.site.list_pages import list_pages
from pipeline.site.resource_sync import page_list, sync_files
from pipeline.site.ruling_entries import Entry, entry_of
from pipeline.site.ruling_pages import ruling_files, withdrawn_pages, work_pages
from pipeline.site.search_index import SearchIndex, search_pages
from pipeline.site.settings import SiteSettings
from pipeline.site.shared import PublishedSite
from pipeline.site.site_catalogue import catalogue_of

_TITLE: Final = "qauly"


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What was made."""

    rulings: int
    files: int
    changed: int
    """Files that were written or taken away."""
    nameless: tuple[str, ...]
    """Stems of rulings that lack a public name and so have no page."""


def make_site(
    collection: Path, out: Path, settings: SiteSettings, registry: Registry
) -> SiteReport:
    """Make the site of a collection, or bring one up to date; only what changed is written.

    Raises UsageError where the folder of the site holds other things, UnreadableSourceError and
    InvalidOutputError for damaged rulings, CannotWriteError.
    """
    # Before anything is written: closing a site takes away all that was not put into it.
    spare_folder(collection, out)
    require_folder(collection)
    folder = SiteFolder.opened(out)
    site, nameless = _taken_in(collection, settings, registry)
    for path, data in _pages(site, collection):
        folder.write_file(path, data)
    # Last, since these lists hold the hashes of all files before them.
    for path, data in _for_programs(site, collection, dict(folder.files)):
        folder.write_file(path, data)
    folder.close()
    return SiteReport(len(site.catalogue.entries), len(folder.files), folder.changed, nameless)


def _taken_in(
    collection: Path, settings: SiteSettings, registry: Registry
) -> tuple[PublishedSite, tuple[str, ...]]:
    """What is known of all rulings, and the stems of those without a public name."""
    entries: list[Entry] = []
    withdrawn: list[WithdrawnRuling] = []
    nameless: list[str] = []
    for found in rulings(collection):
        if isinstance(found, WithdrawnRuling):
            withdrawn.append(found)
        elif (entry := entry_of(found)) is not None:
            entries.append(entry)
        else:
            nameless.append(found.stem)
    catalogue = catalogue_of(entries, withdrawn)
    site = PublishedSite(catalogue, registry, settings.checked(), changes(collection))
    return site, tuple(nameless)


def _pages(site: PublishedSite, collection: Path) -> Iterator[tuple[str, bytes]]:
    """What people read, the rulings first, one at a time."""
    index = SearchIndex()
    for entry in site.catalogue.entries:
        published = _published_ruling(collection, entry)
        try:
            yield from ruling_files(
                site, entry, published, _parallel_ruling(site, collection, entry)
            )
        except InvalidOutputError as error:
            raise published.damage_error(error) from error
        yield index.add(entry, published.ruling)
    yield from index.files()
    for work in site.catalogue.works:
        yield from work_pages(site, work)
    for target in site.targets():
        if target not in site.catalogue.works:
            yield from cited_pages(site, target)
    for gone in site.catalogue.withdrawn:
        yield from withdrawn_pages(site, gone)
    for pages in (act_list, list_pages, front_pages, search_pages):
        yield from pages(site)


def _for_programs(
    site: PublishedSite, collection: Path, files: Mapping[str, SiteFile]
) -> Iterator[tuple[str, bytes]]:
    """The log, the feed, the lists for mirrors, the description; `files` are those of the pages."""
    for name in (CHANGES, INVENTORY):
        if (collection / name).is_file():
            yield name, (collection / name).read_bytes()
    yield "assets/search.js", asset("search.js", __package__ or "").encode()
    yield from feed_files(site.settings, _TITLE, site.changes)
    entries = site.catalogue.entries
    own = (expression_file(entry.expression, form) for entry in entries for form in FORMS)
    yield from sync_files(site.settings, {path: files[path] for path in own}, site.changes)
    yield from page_list(site.settings, _pages_to_list(site, files), site.changes)
    yield "robots.txt", robots(site)
    yield SCHEMA, published_schema()
    yield "openapi.json", description(site, has_log=(collection / CHANGES).is_file())


def _pages_to_list(site: PublishedSite, files: Iterable[str]) -> set[str]:
    """The pages that search engines may list; of a text, the one that speaks its own language."""
    names = [entry.expression for entry in site.catalogue.entries]
    names += [gone.expression for gone in site.catalogue.withdrawn if gone.expression]
    texts = {text_page(name, language) for name in names for language in interfaces()}
    rulings = {
        expression_file(entry.expression, "html")
        for entry in site.catalogue.entries
        if site.settings.lists_ruling(is_private=entry.is_private)
    }
    pages = {path for path in files if path.endswith(".html")} - texts
    return (pages if site.settings.lists_pages else set()) | rulings


def _published_ruling(collection: Path, entry: Entry) -> PublishedRuling:
    """The ruling of an entry again. Raises UnreadableSourceError where it went away meanwhile."""
    found = ruling_at(collection, entry.stem)
    if not isinstance(found, PublishedRuling) or found.expression != entry.expression:
        raise UnreadableSourceError(f"{entry.stem} changed while it was read; try again")
    return found


def _parallel_ruling(site: PublishedSite, collection: Path, entry: Entry) -> Ruling | None:
    """The same ruling in another language; None where there is none."""
    others = site.catalogue.works[entry.work].parallel_texts(entry)
    return _published_ruling(collection, others[0]).ruling if others else None
