"""What the pages of a site share: links from one to another, and a ruling in one line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from jinja2 import ChoiceLoader, Environment, PackageLoader

from pipeline.collection import ReleasedChange
from pipeline.pages.interface import Interface, interfaces, tag_of
from pipeline.pages.page_context import PageLink
from pipeline.pages.templating import asset, environment
from pipeline.registry import Registry
from pipeline.site.addresses import (
    judge_key,
    list_page,
    path_in_language,
    provision_page,
    relative_link,
    text_page,
    work_page,
)
from pipeline.site.ruling_entries import Entry
from pipeline.site.settings import SiteSettings
from pipeline.site.site_catalogue import SiteCatalogue
from pipeline.words.works import parted, work_of

KINDS: Final = ("year", "court", "outcome", "judge")
"""What rulings are listed by."""
_PACKAGE: Final = __package__ or ""


@dataclass(frozen=True, slots=True)
class RulingRow:
    """A ruling in one line of a list."""

    link: PageLink
    kicker: str
    verdicts: tuple[tuple[str, str], ...]
    """Each with the class that colours it, and its words."""
    repealed: bool
    points: tuple[PageLink, ...] = ()
    """Places in it that the list is about."""


@dataclass(frozen=True)
class PublishedSite:
    """A site that is being made."""

    catalogue: SiteCatalogue
    registry: Registry
    settings: SiteSettings
    changes: Sequence[ReleasedChange]

    def targets(self) -> Iterator[str]:
        """Everything that has a page because it is cited: works and provisions."""
        for work, eids in self.catalogue.targets.items():
            yield work
            yield from (f"{work}/~{eid}" for eid in eids)

    def page_of(self, iri: str) -> str | None:
        """The path of the page about a work, a provision or a judge; None where there is none."""
        if iri.startswith("/akn/ontology/"):
            key = judge_key(iri)
            return list_page("judge", key) if key and key in self.catalogue.judges else None
        work, eid = parted(iri)
        if not eid and work in self.catalogue.works:
            return work_page(work)
        known = self.catalogue.targets.get(work)
        return provision_page(iri) if known is not None and (not eid or eid in known) else None

    def name(self, target: str, interface: Interface) -> str:
        """What a work or a provision is called."""
        work = work_of(target)
        return interface.target(target, self.registry, self.catalogue.titles.get(work))


@dataclass(frozen=True)
class Spoken:
    """One page of a site in one of the languages that pages speak."""

    site: PublishedSite
    interface: Interface
    plain: str
    """The path without a language."""

    @property
    def path(self) -> str:
        """Where it stands."""
        return self.at(self.interface.language)

    def at(self, language: str) -> str:
        """Where it stands in a language that pages speak."""
        return path_in_language(self.plain, language)

    def to(self, plain: str) -> str:
        """A link to another page of the same language."""
        return relative_link(self.path, path_in_language(plain, self.interface.language))

    def to_text(self, expression: str) -> str:
        """A link to the page of a text, which speaks the same language."""
        return relative_link(self.path, text_page(expression, self.interface.language))

    def link(self, target: str) -> PageLink:
        """A link to the page of a work or provision; without an address where there is none."""
        page = self.site.page_of(target)
        return PageLink(self.to(page) if page else "", self.site.name(target, self.interface))

    def rows(
        self, works: Iterable[str], points: Mapping[str, Iterable[str]] | None = None
    ) -> tuple[RulingRow, ...]:
        """Rulings in lines; of each, links to places in it."""
        known = self.site.catalogue.works
        return tuple(
            self.row(known[work].text(self.interface.language), (points or {}).get(work, ()))
            for work in works
        )

    def row(self, entry: Entry, points: Iterable[str] = ()) -> RulingRow:
        """A ruling in a line, with links to blocks of it."""
        page = self.to_text(entry.expression)
        number = f"№ {entry.number}" if entry.number else ""
        told = (self.interface.courts[entry.court], self.interface.day(entry.date), number)
        return RulingRow(
            PageLink(page, entry.title or number, tag_of(entry.language)),
            " · ".join(filter(None, told)),
            tuple((one.value, self.interface.verdicts[one]) for one in entry.verdicts),
            entry.repealed,
            tuple(
                PageLink(f"{page}#{block}", str(count))
                for count, block in enumerate(points, start=1)
            ),
        )

    @property
    def root(self) -> str:
        """Where the site begins, as what goes before the path of a file that speaks no language."""
        return relative_link(self.path, "index.html").removesuffix("index.html") or "./"

    def html(self, template: str, title: str, context: Mapping[str, Any]) -> bytes:
        """The page, filled in."""
        told = {
            "ui": self.interface,
            "t": self.interface.said,
            "title": title,
            "page": self,
            "nav": self._navigation(),
            "is_indexed": self.site.settings.lists_pages,
            "canonical": self.site.settings.public_address(self.path),
            "others": self.others(),
            "site_style": asset("site.css", _PACKAGE),
        }
        return _templates().get_template(template).render({**told, **context}).encode()

    def _navigation(self) -> list[PageLink]:
        pages = {"search": "search.html", "acts": "acts/index.html"}
        pages |= {f"by_{kind}": list_page(kind) for kind in KINDS}
        return [PageLink(self.to(page), self.interface.texts[key]) for key, page in pages.items()]

    def others(self) -> list[PageLink]:
        """The same page in the other languages that pages speak."""
        return [
            PageLink(relative_link(self.path, self.at(other.language)), other.name, other.tag)
            for other in interfaces().values()
            if other is not self.interface
        ]


class TextPage(Spoken):
    """The page of a ruling's text, whose plain name is the text's own."""

    def at(self, language: str) -> str:
        """Where it stands in a language that pages speak."""
        return text_page(self.plain, language)


@cache
def _templates() -> Environment:
    """The templates of a site, which rest on those of pages."""
    pages = environment()
    own = PackageLoader(_PACKAGE, "templates")
    return pages.overlay(loader=ChoiceLoader([own, pages.loader] if pages.loader else [own]))


def in_every_language(site: PublishedSite, plain: str) -> Iterator[Spoken]:
    """A page in all languages that pages speak."""
    return (Spoken(site, interface, plain) for interface in interfaces().values())
