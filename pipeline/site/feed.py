"""The changes of a collection as an Atom feed, in pages of which the closed ones never change.

RFC 4287 (Atom), RFC 5005 (archives), RFC 6721 (tombstones). An entry tells only what its line of the log
tells, so that it can be made again, to the byte, at any time.
"""

import uuid
from collections.abc import Iterator, Sequence
from typing import Final

from lxml.etree import _Element

from pipeline.collection import ReleasedChange
from pipeline.nodes import document, maker
from pipeline.site.addresses import MEDIA, expression_file
from pipeline.site.settings import SiteSettings
from pipeline.words.works import language_of, read_judgment

_ATOM: Final = "http://www.w3.org/2005/Atom"
_HISTORY: Final = "http://purl.org/syndication/history/1.0"
_TOMBSTONES: Final = "http://purl.org/atompub/tombstones/1.0"
_FORMS: Final = ("html", "json", "akn.xml")
_PAGE: Final = 100
"""Changes on a closed page."""
_NONE: Final = "1970-01-01T00:00:00Z"
"""When a feed was last changed that nothing is in: Atom wants a time."""

_atom = maker(_ATOM, {None: _ATOM, "fh": _HISTORY, "at": _TOMBSTONES})
_fh = maker(_HISTORY)
_at = maker(_TOMBSTONES)


def feed_files(
    settings: SiteSettings, title: str, changes: Sequence[ReleasedChange]
) -> Iterator[tuple[str, bytes]]:
    """The feed of what changed last, and the archive of what changed before, each with its path."""
    pages = [changes[start : start + _PAGE] for start in range(0, len(changes), _PAGE)]
    # RFC 5005: an archive never changes again, so only a full page becomes one.
    closed = [page for page in pages if len(page) == _PAGE]
    for number, page in enumerate(closed, start=1):
        yield _archive_name(number), document(_feed(settings, title, page, number - 1, number))
    last = pages[-1] if pages else []
    # A full last page is an archive too, and the feed must not name its own lines as those before.
    before = len(closed) - 1 if last and len(last) == _PAGE else len(closed)
    yield "feed.atom", document(_feed(settings, title, last, before, None))


def _archive_name(number: int) -> str:
    return f"feed/{number}.atom"


def _feed(
    settings: SiteSettings,
    title: str,
    page: Sequence[ReleasedChange],
    before: int,
    closed: int | None,
) -> _Element:
    """One document of the feed; `before` is the number of the archive before it, 0 for none."""
    own = _archive_name(closed) if closed else "feed.atom"
    feed = _atom.feed(
        _atom.id(_urn(settings.public_address("feed.atom"))),
        _atom.title(title),
        _atom.updated(page[-1].at if page else _NONE),
        _atom.author(_atom.name("qauly")),
        _link("self", settings.public_address(own)),
    )
    if closed:
        feed.append(_fh.archive())
        feed.append(_link("current", settings.public_address("feed.atom")))
    if before:
        feed.append(_link("prev-archive", settings.public_address(_archive_name(before))))
    feed.extend(_entry(settings, change) for change in reversed(page))
    return feed


def _link(relation: str, address: str, media: str = "application/atom+xml") -> _Element:
    return _atom.link({"rel": relation, "type": media, "href": address})


def _entry(settings: SiteSettings, change: ReleasedChange) -> _Element:
    name = _urn(settings.public_address(change.expression.lstrip("/")))
    if change.action == "withdraw":
        # RFC 6721: a reader that keeps entries is told to forget this one.
        gone = {"ref": name, "when": change.at}
        return _at("deleted-entry", gone, _at.comment(change.reason))
    kind = f"{change.action} {change.kind}".strip()
    files = ((expression_file(change.expression, form), MEDIA[form]) for form in _FORMS)
    return _atom.entry(
        _atom.id(name),
        _atom.title(_title_of(change.expression)),
        _atom.updated(change.at),
        *(_link("alternate", settings.public_address(path), media) for path, media in files),
        _atom.category({"term": kind}),
        _atom.summary(change.reason or kind),
    )


def _title_of(expression: str) -> str:
    """What an expression's name tells, which holds no name of a person: court, day, number, language."""
    told = read_judgment(expression.rpartition("/")[0])
    if told is None:
        return expression
    return f"{told.court}, {told.date}, № {told.number} ({language_of(expression)})"


def _urn(address: str) -> str:
    """A name that stays when the site moves from http to https: by the address, RFC 4122 version 5."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address.partition('://')[2])}"
