"""What a page knows beside its ruling: the registry, other pages, the same ruling in other words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.model import Ruling
from pipeline.registry import Registry

if TYPE_CHECKING:
    from pipeline.pages.pictures import PagePicture


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to another page: its address, its words, and the language of both where it is another."""

    address: str
    words: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class PageContext:
    """All that a page shows or links beside its ruling; a page that stands alone has the registry."""

    registry: Registry = field(default_factory=Registry)
    address: Callable[[str], str | None] = lambda _: None
    """The address, relative to the page, of our own page about an IRI; None where there is none."""
    parallel: Ruling | None = None
    """The same ruling in another language, to be shown beside it."""
    parallels: tuple[PageLink, ...] = ()
    """The pages of the same ruling in other languages."""
    spoken: tuple[PageLink, ...] = ()
    """The same page in the other languages that pages speak."""
    newer: PageLink | None = None
    """The page of the latest text in the same language, where this one is not the latest."""
    later: tuple[tuple[str, PageLink], ...] = ()
    """What later rulings did to this one (`revises`, `amends`, `interprets`), and their pages."""
    files: tuple[PageLink, ...] = ()
    """The same ruling in other forms."""
    work: str | None = None
    """The address of the page of the ruling in all its languages."""
    home: str | None = None
    """The address of the first page of the site."""
    search: str | None = None
    canonical: str | None = None
    """The whole address of the page, where it has a public one."""
    is_indexed: bool = True
    """Search engines may list the page."""
    pictures: Mapping[int, PagePicture] = field(default_factory=dict)
    """Pictures of pages of the source, by number."""
