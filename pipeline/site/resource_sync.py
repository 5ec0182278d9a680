"""What there is and what changed, for mirrors: ResourceSync (ANSI/NISO Z39.99-2017), which a sitemap is.

The list names the files of every ruling with their hashes; the list of changes comes from the log, and says
all that changes in them. Pages are no part of it, since one changes without its ruling where a later one
cites it: search engines have a list of their own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from lxml.etree import _Element

from pipeline.collection import Change
from pipeline.site.addresses import Addresses, expression_file
from pipeline.site.folder import SiteFile
from pipeline.site.nodes import Namespace, document

_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_RS: Final = "http://www.openarchives.org/rs/terms/"
_MOST: Final = 50_000
"""The protocol's limit of one list."""
_MEDIA: Final = {
    "json": "application/json",
    "xml": "application/xml",
    "txt": "text/plain",
}
_CHANGE: Final = {
    "create": "created",
    "update": "updated",
    "withdraw": "deleted",
    # ResourceSync knows no return: what was deleted is created once more.
    "restore": "created",
}
FORMS: Final = ("json", "akn.xml", "txt")
"""The forms of a ruling that are mirrored."""
PAGES: Final = "sitemap-pages.xml"
LIST: Final = "sitemap.xml"
CHANGE_LIST: Final = "changelist.xml"
CAPABILITIES: Final = "capabilitylist.xml"
SOURCE: Final = ".well-known/resourcesync"

_map = Namespace(_SITEMAP, {None: _SITEMAP, "rs": _RS}).node
_rs = Namespace(_RS).node


def sync_files(
    addresses: Addresses, files: Mapping[str, SiteFile], changes: Sequence[Change]
) -> Iterator[tuple[str, bytes]]:
    """The lists for mirrors and search engines, each with its path.

    `files` are those to be mirrored, by path; their dates come from the log alone.
    """
    at = {"at": changes[-1].at} if changes else {}
    dates = {change.expression.lstrip("/"): change.at for change in changes}
    entries = [_resource(addresses, path, file, dates) for path, file in sorted(files.items())]
    yield from _lists(addresses, entries, at)
    yield CHANGE_LIST, document(_changes(addresses, changes))
    yield CAPABILITIES, document(_capabilities(addresses))
    yield SOURCE, document(_description(addresses))


def page_list(
    addresses: Addresses, pages: Iterable[str], changes: Sequence[Change]
) -> Iterator[tuple[str, bytes]]:
    """The sitemap of pages for search engines, by path; those of rulings with the day of their change."""
    dates = {expression_file(change.expression, "html"): change.at for change in changes}
    entries = [
        _map("url", _map("loc", addresses.public(path)), *_day(dates.get(path)))
        for path in sorted(pages)
    ]
    yield from _in_parts(addresses, PAGES, entries, ())


def _day(at: str | None) -> Iterator[_Element]:
    if at:
        yield _map("lastmod", at)


def _lists(
    addresses: Addresses, entries: list[_Element], at: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    # Made anew for each part, since lxml moves an element that is put into a second document.
    about = [lambda: _up(addresses), lambda: _capability("resourcelist", **at)]
    yield from _in_parts(addresses, LIST, entries, about)


def _in_parts(
    addresses: Addresses,
    name: str,
    entries: Sequence[_Element],
    about: Sequence[Callable[[], _Element]],
) -> Iterator[tuple[str, bytes]]:
    """One list, or an index of several where there are more entries than one may hold.

    `about` makes what stands at the head of each.
    """
    if len(entries) <= _MOST:
        yield name, document(_map("urlset", *(make() for make in about), *entries))
        return
    parts = [entries[start : start + _MOST] for start in range(0, len(entries), _MOST)]
    names = [name.replace(".xml", f"-{number}.xml") for number in range(1, len(parts) + 1)]
    for part_name, part in zip(names, parts, strict=True):
        yield part_name, document(_map("urlset", *(make() for make in about), *part))
    sitemaps = (_map("sitemap", _map("loc", addresses.public(one))) for one in names)
    yield name, document(_map("sitemapindex", *(make() for make in about), *sitemaps))


def _resource(
    addresses: Addresses, path: str, file: SiteFile, dates: Mapping[str, str]
) -> _Element:
    expression, ending = _parted(path)
    day = _day(dates.get(expression))
    told = {"hash": f"sha-256:{file.sha256}", "length": str(file.length), "type": _MEDIA[ending]}
    return _map("url", _map("loc", addresses.public(path)), *day, _rs("md", told=told))


def _parted(path: str) -> tuple[str, str]:
    """The expression and the last part of the ending."""
    folder, _, name = path.rpartition("/")
    stem, _, _ = name.partition(".")
    return f"{folder}/{stem}", name.rpartition(".")[2]


def _changes(addresses: Addresses, changes: Sequence[Change]) -> _Element:
    span = {"from": changes[0].at} if changes else {}
    entries = (url for change in changes for url in _changed(addresses, change))
    return _map("urlset", _up(addresses), _capability("changelist", **span), *entries)


def _changed(addresses: Addresses, change: Change) -> Iterable[_Element]:
    # Of the plain text the log has the hash of its words alone, which is not that of the file.
    hashes = {"json": change.json_sha256, "akn.xml": change.akn_sha256}
    for ending in FORMS:
        action = {"change": _CHANGE[change.action], "datetime": change.at}
        known = {"hash": f"sha-256:{hashes[ending]}"} if hashes.get(ending) else {}
        told = {**action, **known, "type": _MEDIA[ending.rpartition(".")[2]]}
        yield _map(
            "url",
            _map("loc", addresses.public(expression_file(change.expression, ending))),
            _map("lastmod", change.at),
            _rs("md", told=told),
        )


def _capabilities(addresses: Addresses) -> _Element:
    up = _rs("ln", told={"rel": "up", "href": addresses.public(SOURCE)})
    lists = [(LIST, "resourcelist"), (CHANGE_LIST, "changelist")]
    entries = [_lists_entry(addresses, *one) for one in lists]
    return _map("urlset", up, _capability("capabilitylist"), *entries)


def _description(addresses: Addresses) -> _Element:
    entry = _lists_entry(addresses, CAPABILITIES, "capabilitylist")
    return _map("urlset", _capability("description"), entry)


def _lists_entry(addresses: Addresses, path: str, what: str) -> _Element:
    return _map("url", _map("loc", addresses.public(path)), _capability(what))


def _capability(what: str, **told: str) -> _Element:
    return _rs("md", told={"capability": what, **told})


def _up(addresses: Addresses) -> _Element:
    return _rs("ln", told={"rel": "up", "href": addresses.public(CAPABILITIES)})
