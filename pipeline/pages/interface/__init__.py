"""What pages say to their readers, as data: one file a language, the same keys in all.

A further language is a further file here, named by its ISO 639-3 code.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import SimpleNamespace
from typing import Final

import tomli

from pipeline.codes import Code, Remedy, Rule, Severity
from pipeline.grammar.table import LanguageTable
from pipeline.outline import STATE_DATABASE
from pipeline.registry import Registry
from pipeline.sections import Part
from pipeline.terms import (
    Court,
    Kind,
    OpenReason,
    Operation,
    OutcomeKind,
    ParticipantRole,
    QuestionKind,
    Verdict,
)
from pipeline.words.eids import Step, steps_of
from pipeline.words.works import parted, read_judgment

_ENDING: Final = ".toml"


class Interface(LanguageTable):
    """All texts of the pages in one language. A name with braces is filled in by its method."""

    language: str
    """ISO 639-3, the name of the file."""
    tag: str
    """The same for browsers (BCP 47)."""
    name: str
    """What the language calls itself."""
    date: str
    """A day in words."""
    months: tuple[str, ...]
    """In the form that `date` takes, January first."""
    courts: dict[Court, str]
    kinds: dict[Kind, str]
    questions: dict[QuestionKind, str]
    verdicts: dict[Verdict, str]
    outcomes: dict[OutcomeKind, str]
    roles: dict[ParticipantRole, str]
    parts: dict[Part, str]
    severities: dict[Severity, str]
    codes: dict[Code, str]
    """What a diagnostic says in plain words."""
    remedies: dict[Remedy, str]
    """What a person does about it."""
    rules: dict[Rule, str]
    """What a repair did."""
    reasons: dict[OpenReason, str]
    """Why a citation has no target."""
    operations: dict[Operation, str]
    units: dict[str, str]
    """How a step of a provision's name is said, by its label in the name (`art`, `para`)."""
    texts: dict[str, str]
    """Everything else, by keys that the templates use."""

    @property
    def said(self) -> SimpleNamespace:
        """The texts as attributes, for templates: a key may have the name of a dictionary's method."""
        return SimpleNamespace(**self.texts)

    def day(self, iso: str) -> str:
        """A day in words; as it is where the calendar has no such day."""
        try:
            day = dt.date.fromisoformat(iso)
        except ValueError:
            return iso
        return self.date.format(year=day.year, month=self.months[day.month - 1], day=day.day)

    def outcome(self, kind: OutcomeKind, verdict: Verdict | None) -> str:
        """What an outcome is called: by its verdict where it is one."""
        return self.verdicts[verdict] if verdict else self.outcomes[kind]

    def reason(self, told: str) -> str:
        """Why a citation has no target; in the words of the JSON where another version wrote it."""
        return self.reasons[OpenReason(told)] if told in set(OpenReason) else told

    def state_work(self, iri: str, registry: Registry, told: str | None = None) -> str | None:
        """Where the state's database shows a work; `told` is its identifier where a ruling has it."""
        act = registry.act(iri)
        identifier = told or (act.state_id if act else None)
        if not identifier:
            return None
        return STATE_DATABASE.format(language=self.language, state_id=identifier)

    def provision(self, eid: str) -> str:
        """The name of a provision inside its act: `art_13__para_2` as «13-бап · 2»."""
        named = eid.replace("para_", "top_", 1) if eid.startswith("para_") else eid
        return " · ".join(map(self._step_in_words, steps_of(named))) if eid else ""

    def work(self, iri: str, registry: Registry, told: str | None = None) -> str:
        """What an act or a ruling is called; `told` is its title where the registry has none."""
        judgment = read_judgment(iri)
        if judgment is not None and judgment.court in self.courts and judgment.kind in self.kinds:
            court, kind = self.courts[Court(judgment.court)], self.kinds[Kind(judgment.kind)]
            return f"{court}, {kind.lower()}, {self.day(judgment.date)}, № {judgment.number}"
        act = registry.act(iri)
        title = act.title.get(self.language) if act else None
        if act and title in _shared_titles(registry, self.language):
            return f"{title} ({act.date.year})"
        return title or told or (next(iter(act.title.values())) if act else iri)

    def target(self, iri: str, registry: Registry, told: str | None = None) -> str:
        """What a citation's target is called: its work, and the provision where one is meant."""
        work, eid = parted(iri)
        return ", ".join(filter(None, (self.work(work, registry, told), self.provision(eid))))

    def _step_in_words(self, step: Step) -> str:
        return self.units.get(step.unit, f"{step.unit} {{number}}").format(number=step.number)


@cache
def _shared_titles(registry: Registry, language: str) -> frozenset[str]:
    """Titles that several acts have: the Constitutions, a code and the one that took its place."""
    titles = Counter(title for act in registry.acts if (title := act.title.get(language)))
    return frozenset(title for title, times in titles.items() if times > 1)


@cache
def interfaces() -> Mapping[str, Interface]:
    """Every language that pages speak, by its code. Raises ValueError where one lacks a text."""
    folder = resources.files(__name__)
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(_ENDING))
    found: dict[str, Interface] = {}
    for name in names:
        language = name.removesuffix(_ENDING)
        told = tomli.loads((folder / name).read_text(encoding="utf-8"))
        found[language] = Interface.model_validate({**told, "language": language})
    _refuse_other_keys(found)
    return found


def interface(language: str) -> Interface:
    """The texts in a language; in the first one of all for a language that has none."""
    known = interfaces()
    return known.get(language) or next(iter(known.values()))


def tag_of(language: str) -> str:
    """What browsers call a language (BCP 47): of one without an interface its own code."""
    known = interfaces().get(language)
    return known.tag if known else language


def _refuse_other_keys(found: Mapping[str, Interface]) -> None:
    first = next(iter(found.values()))
    for one in found.values():
        for ours, theirs in ((first.texts, one.texts), (first.units, one.units)):
            if odd := sorted(ours.keys() ^ theirs.keys()):
                raise ValueError(f"{one.language}{_ENDING} and {first.language}{_ENDING}: {odd}")
