"""Where a citation leads: a page of our own, else the state's legal database, else nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model import Citation, CitedWork, Judge, NamedAct
from pipeline.pages.interface import Interface
from pipeline.pages.page_context import PageContext, PageLink
from pipeline.words.works import work_of


@dataclass(frozen=True, slots=True)
class Destinations:
    """The links of one ruling's page.

    The state's database is linked only where the ruling or the registry holds a certain identifier.
    """

    interface: Interface
    around: PageContext
    works: Mapping[str, CitedWork]

    def name(self, target: str) -> str:
        """What a target is called, in the language of the page."""
        known = self.works.get(work_of(target))
        return self.interface.target(target, self.around.registry, known.title if known else None)

    def address(self, target: str) -> str | None:
        """The address of the page about a target; None where there is none."""
        own, work = self.around.address(target), work_of(target)
        if own is not None:
            return own
        known = self.works.get(work)
        told = known.state_id if known else None
        return self.interface.state_work(work, self.around.registry, told)

    def page(self, target: str) -> PageLink:
        """A link to the page about a target; without an address where there is none."""
        return PageLink(self.address(target) or "", self.name(target))

    def link_to_act(self, act: NamedAct) -> PageLink:
        """A link to an act under the words that name it; templates ask for it."""
        return PageLink((self.address(act.work) or "") if act.work else "", act.text)

    def person(self, judge: Judge) -> PageLink:
        """A link to the page about a judge, where there is one."""
        return PageLink(self.around.address(judge.iri) or "", judge.name)

    def link(self, target: str) -> tuple[str, dict[str, str]]:
        """The element around words that stand for a target, and its attributes."""
        address, told = self.address(target), {"class": "citation", "title": self.name(target)}
        return ("a", {"href": address, **told}) if address else ("span", told)

    def why_unresolved(self, citation: Citation) -> str:
        """What a reader is told of a citation that found nothing."""
        why = self.interface.reason(citation.reason) if citation.reason else ""
        return ": ".join(filter(None, (self.interface.texts["unresolved"], why)))
