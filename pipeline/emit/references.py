"""References: the people, bodies, roles, outcomes and works that the XML speaks of, each once.

An entry is made when something refers to it for the first time, so nothing is listed that is not
used and nothing is used that is not listed.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from pipeline import grammar
from pipeline.emit.frbr_names import FrbrNames
from pipeline.emit.known import RegistryNames
from pipeline.emit.vocabulary import box, line
from pipeline.errors import InvalidOutputError
from pipeline.model import Abbreviation, NamedAct, Participant, Ruling
from pipeline.registry import Registry
from pipeline.terms import Court
from pipeline.words.works import is_judgment, language_of

ONTOLOGY: Final = "/akn/ontology"
EDITOR: Final = "qauly"
_ORDER: Final = (
    "original",
    "passiveRef",
    "jurisprudence",
    "TLCReference",
    "TLCOrganization",
    "TLCPerson",
    "TLCRole",
    "TLCEvent",
    "TLCConcept",
    "TLCTerm",
)


class ReferenceEntry(NamedTuple):
    """One line of the references: its class, what it names, how it is shown."""

    tag: str
    href: str
    shown: str
    name: str | None = None


class References:
    """The references of one document while it is written. Its methods give `#eId`s."""

    def __init__(self, ruling: Ruling, registry: Registry) -> None:
        language = grammar.load(ruling.language)
        self.identity = FrbrNames.of(ruling)
        self._known = RegistryNames(registry, ruling)
        self.entries: dict[str, ReferenceEntry] = {}
        self._eids: dict[tuple[str, str], str] = {}
        self._ruling = ruling
        self.names, self._bodies = language.names, language.bodies
        self.judges = ruling.judges()
        self.participants: dict[str, Participant] = {p.eId: p for p in ruling.participants}
        self._abbreviations = {a.eId: a for a in ruling.abbreviations}
        self._organizations: dict[str, int] = {}
        self._offices: dict[str, int] = {}
        self._works: dict[str, str] = {}

    def editor(self) -> str:
        """Name who made the markup."""
        return self._list_entry(
            EDITOR, "TLCOrganization", f"{ONTOLOGY}/organization/{EDITOR}", EDITOR
        )

    def court(self, court: Court | None = None) -> str:
        """Name a court; without argument the one that gave the ruling."""
        court = court or self._ruling.court
        href = f"{ONTOLOGY}/organization/kz/{court}"
        return self._list_entry(court.value, "TLCOrganization", href, self._bodies.titles[court])

    def original(self) -> str:
        """Name the text as first issued."""
        shown = self._ruling.number or self.identity.work
        return self._list_entry("original", "original", self.identity.original, shown)

    def amending(self, act: NamedAct) -> str:
        """Name an act that changed or ended the ruling; the editor, who says so, where it has none."""
        if act.work is None:
            return self.editor()
        number = 1 + sum(entry.tag == "passiveRef" for entry in self.entries.values())
        shown = self._known.work_title(act.work) or act.text
        return self._list_entry(f"amending_{number}", "passiveRef", act.work, shown)

    def parallel(self, expression: str) -> str:
        """Name the same ruling in another language.

        `FRBRtranslation` would say that this text was translated from it; both are authentic.
        """
        language = language_of(expression)
        shown = self.names.languages.get(language, language)
        name = f"expression_{language}"
        return self._list_entry(name, "TLCReference", expression, shown, "expression")

    def role(self, key: str) -> str:
        """Name one of the roles that the languages have a word for."""
        folder = "role" if key in {"author", "editor"} else "role/kz"
        shown = self.names.role(key) or key
        return self._list_entry(f"role_{key}", "TLCRole", f"{ONTOLOGY}/{folder}/{key}", shown)

    def office(self, name: str) -> str:
        """Name an office outside the case, such as that of a vice-minister."""
        number = self._offices.setdefault(name, len(self._offices) + 1)
        href = f"{self.identity.work}/offices/{number}"
        return self._list_entry(f"office_{number}", "TLCRole", href, name)

    def event(self, key: str) -> str:
        """Name an event in the life of the ruling."""
        return self._list_entry(
            key, "TLCEvent", f"{ONTOLOGY}/event/kz/{key}", self.names.events[key]
        )

    def concept(self, key: str) -> str:
        """Name a verdict or another outcome."""
        return self._list_entry(
            key, "TLCConcept", f"{ONTOLOGY}/concept/kz/{key}", self.names.concept(key)
        )

    def questions(self) -> str:
        """Name the list of what courts are asked."""
        href = f"{ONTOLOGY}/concept/kz/questions"
        return self._list_entry("questions", "TLCConcept", href, self.names.question_list)

    def person(self, eid: str) -> str:
        """Name a judge or a participant. Raises InvalidOutputError for anybody else."""
        person = self.judges.get(eid) or self.participants.get(eid)
        if person is None:
            message = f"a mark refers to {eid}, whom the ruling does not describe"
            raise InvalidOutputError(message)
        return self._list_entry(eid, "TLCPerson", person.iri, person.name)

    def author_of(self, opinion: str) -> str:
        """Name the judge of a separate opinion; somebody without a name where nobody is told."""
        told = next(one for one in self._ruling.opinions if one.eId == opinion)
        if told.judge is not None:
            return self.person(told.judge)
        href = f"{ONTOLOGY}/person/{self.identity.work.removeprefix('/akn/')}/{opinion}"
        shown = self.names.role("judge") or "judge"
        return self._list_entry(f"{opinion}__author", "TLCPerson", href, shown)

    def organization(self, name: str) -> str:
        """Name a body; where the registry knows none by that name, its IRI is local to the ruling."""
        iri = self._known.body_iri(name)
        if iri is not None:
            return self._list_entry(iri.rpartition("/")[2], "TLCOrganization", iri, name)
        number = self._organizations.setdefault(name, len(self._organizations) + 1)
        href = f"{self.identity.work}/organizations/{number}"
        return self._list_entry(f"org_{number}", "TLCOrganization", href, name)

    def abbreviation(self, eid: str | None) -> Abbreviation | None:
        """An abbreviation that the ruling defines."""
        return self._abbreviations.get(eid) if eid else None

    def term(self, abbreviation: Abbreviation) -> str:
        """Name a short name that stands for an act or for words of the ruling."""
        href = abbreviation.target or f"{self.identity.work}/terms/{abbreviation.eId}"
        return self._list_entry(abbreviation.eId, "TLCTerm", href, abbreviation.short)

    def quotation(self, number: str) -> str:
        """Name a quotation that runs over several paragraphs."""
        href = f"{self.identity.work}/quotations/{number}"
        return self._list_entry(f"quotation_{number}", "TLCReference", href, number, "quotation")

    def cited(self, work: str, shown: str) -> None:
        """List a cited act or ruling, by its title if that is known."""
        if work in self._works:
            return
        judgment = is_judgment(work)
        tag, kind = ("jurisprudence", "jur") if judgment else ("TLCReference", "work")
        # The number goes by class, so that a cited act never moves the name of a cited ruling.
        number = 1 + sum(is_judgment(known) is judgment for known in self._works)
        title = self._known.work_title(work) or shown
        name = None if judgment else "cited"
        self._works[work] = self._list_entry(f"{kind}_{number}", tag, work, title, name)

    def works(self) -> Mapping[str, str]:
        """The `#eId` of each cited work that is listed, by its name."""
        return self._works

    def add_to(self, meta: Element) -> None:
        """Write the entries, class by class, in the order of their first use."""
        element = box(meta, "references", {"source": self.editor()})
        ordered = sorted(self.entries.items(), key=lambda item: _ORDER.index(item[1].tag))
        for eid, (tag, href, shown, name) in ordered:
            named = {"name": name} if name else {}
            line(element, tag, {"eId": eid, "href": href, "showAs": shown, **named})

    def _list_entry(
        self, eid: str, tag: str, href: str, shown: str, name: str | None = None
    ) -> str:
        """List an entry. What is one thing by its IRI stands there once, under its first name."""
        # Two short names of one act have its IRI in common, and yet an entry each.
        known = self._eids.setdefault((tag, eid if tag == "TLCTerm" else href), eid)
        self.entries.setdefault(known, ReferenceEntry(tag, href, shown, name))
        return f"#{known}"
