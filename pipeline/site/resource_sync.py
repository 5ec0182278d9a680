"""What there is and what changed, for mirrors: ResourceSync (ANSI/NISO Z39.99-2017), which a sitemap is.

The list names the files of every ruling with their hashes; the list of changes comes from the log, and says
all that changes in them. Pages are no part of it, since one changes without its ruling where a later one
cites it: search engines have a list of their own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from lxml.etree import _Element

from pipeline.collection import ReleasedChange
from pipeline.nodes import document, maker
from pipeline.site.addresses import FORMS, MEDIA, expression_file
from pipeline.site.folder import SiteFile
from pipeline.site.settings import SiteSettings

_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_RS: Final = "http://www.openarchives.org/rs/terms/"
_MOST: Final = 50_000
"""The protocol's limit of one list."""
_CHANGE: Final = {
    "create": "created",
    "update": "updated",
    "withdraw": "deleted",
    # ResourceSync knows no return: what was deleted is created once more.
    "restore": "created",
}
PAGES: Final = "sitemap-pages.xml"
LIST: Final = "sitemap.xml"
CHANGE_LIST: Final = "changelist.xml"
CAPABILITIES: Final = "capabilitylist.xml"
SOURCE: Final = ".well-known/resourcesync"

_map = maker(_SITEMAP, {None: _SITEMAP, "rs": _RS})
_rs = maker(_RS)


def sync_files(
    settings: SiteSettings, files: Mapping[str, SiteFile], changes: Sequence[ReleasedChange]
) -> Iterator[tuple[str, bytes]]:
    """The lists for mirrors and search engines, each with its path.

    `files` are those to be mirrored, by path; their dates come from the log alone.
    """
    at, since = ({"at": changes[-1].at}, {"from": changes[0].at}) if changes else ({}, {})
    dates = _dates(changes, *FORMS)
    entries = [
        _url(settings, path, dates.get(path), _file_metadata(path, file))
        for path, file in sorted(files.items())
    ]
    yield from _in_parts(settings, LIST, entries, lambda: _head(settings, "resourcelist", **at))
    changed = (one for change in changes for one in _urls_of_change(settings, change))
    yield CHANGE_LIST, _list(_head(settings, "changelist", **since), changed)
    lists = {LIST: "resourcelist", CHANGE_LIST: "changelist"}
    known = [_url(settings, path, None, _capability(what)) for path, what in lists.items()]
    yield CAPABILITIES, _list(_head(settings, "capabilitylist", SOURCE), known)
    own = _url(settings, CAPABILITIES, None, _capability("capabilitylist"))
    yield SOURCE, _list([_capability("description")], [own])


def page_list(
    settings: SiteSettings, pages: Iterable[str], changes: Sequence[ReleasedChange]
) -> Iterator[tuple[str, bytes]]:
    """The sitemap of pages for search engines, by path; those of rulings with the day of their change."""
    dates = _dates(changes, "html")
    entries = [_url(settings, path, dates.get(path)) for path in sorted(pages)]
    yield from _in_parts(settings, PAGES, entries, list)


def _dates(changes: Sequence[ReleasedChange], *forms: str) -> dict[str, str]:
    """When the files of rulings last changed, by path."""
    return {expression_file(one.expression, form): one.at for one in changes for form in forms}


def _in_parts(
    settings: SiteSettings,
    name: str,
    entries: Sequence[_Element],
    head: Callable[[], list[_Element]],
) -> Iterator[tuple[str, bytes]]:
    """One list, or an index of several where there are more entries than one may hold.

    The head is made anew for each, since lxml moves an element that is put into a second document.
    """
    if len(entries) <= _MOST:
        yield name, _list(head(), entries)
        return
    parts = [entries[start : start + _MOST] for start in range(0, len(entries), _MOST)]
    names = [name.replace(".xml", f"-{number}.xml") for number in range(1, len(parts) + 1)]
    for part_name, part in zip(names, parts, strict=True):
        yield part_name, _list(head(), part)
    sitemaps = (_map.sitemap(_map.loc(settings.public_address(one))) for one in names)
    yield name, document(_map.sitemapindex(*head(), *sitemaps))


def _list(head: Iterable[_Element], entries: Iterable[_Element]) -> bytes:
    return document(_map.urlset(*head, *entries))


def _head(settings: SiteSettings, what: str, up: str = CAPABILITIES, **told: str) -> list[_Element]:
    """What a list begins with: the one above it, and what it is."""
    return [_rs.ln({"rel": "up", "href": settings.public_address(up)}), _capability(what, **told)]


def _capability(what: str, **told: str) -> _Element:
    return _rs.md({"capability": what, **told})


def _url(settings: SiteSettings, path: str, at: str | None, *more: _Element) -> _Element:
    """A file or page of a list, and when it changed, where that is known."""
    day = [_map.lastmod(at)] if at else []
    return _map.url(_map.loc(settings.public_address(path)), *day, *more)


def _file_metadata(path: str, file: SiteFile) -> _Element:
    media = next(MEDIA[form] for form in FORMS if path.endswith(f".{form}"))
    return _rs.md({"hash": f"sha-256:{file.sha256}", "length": str(file.length), "type": media})


def _urls_of_change(settings: SiteSettings, change: ReleasedChange) -> Iterator[_Element]:
    # Of the plain text the log has the hash of its words alone, which is not that of the file.
    hashes = {"json": change.json_sha256, "akn.xml": change.akn_sha256}
    for form in FORMS:
        told = {"change": _CHANGE[change.action], "datetime": change.at}
        if hashes.get(form):
            told["hash"] = f"sha-256:{hashes[form]}"
        about = _rs.md({**told, "type": MEDIA[form]})
        yield _url(settings, expression_file(change.expression, form), change.at, about)
