"""All rulings of a site at once: who cites what, what was decided on what, who did what to whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pipeline.collection import WithdrawnRuling
from pipeline.collection.treatments import Relation
from pipeline.site.addresses import judge_key
from pipeline.site.ruling_entries import DecidedPoint, Entry
from pipeline.words.works import holders, provision_of, work_of

K = TypeVar("K")
V = TypeVar("V")


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """The values of each key, each value once; both in the order in which they come."""
    found: defaultdict[K, dict[V, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: tuple(values) for key, values in found.items()}


@dataclass(frozen=True, slots=True)
class Ruled:
    """One ruling: its texts, in all languages and of all editions."""

    editions: tuple[Entry, ...]
    """Every text, the latest edition first."""

    @property
    def texts(self) -> Mapping[str, Entry]:
        """The latest text in each language."""
        # The latest edition comes first, so from the end it is the one that stays.
        return {entry.language: entry for entry in reversed(self.editions)}

    @property
    def first(self) -> Entry:
        """One of the latest texts, which speaks for all where they say the same."""
        return next(iter(self.texts.values()))

    def text(self, language: str) -> Entry:
        """The text in a language, or another one where there is none."""
        return self.texts.get(language) or self.first

    def parallel_texts(self, entry: Entry) -> tuple[Entry, ...]:
        """The texts of the other languages that go with one: of the same day, else the latest."""
        same = {other.language: other for other in self.editions if other.day == entry.day}
        others = {**self.texts, **same}
        return tuple(other for code, other in sorted(others.items()) if code != entry.language)

    def newer_text(self, entry: Entry) -> Entry | None:
        """The latest text in the language of one that is not the latest; None for one that is."""
        latest = self.texts[entry.language]
        return None if latest is entry else latest


@dataclass(frozen=True)
class SiteCatalogue:
    """What a site is made from, beside the texts themselves."""

    entries: tuple[Entry, ...]
    """In the order of their days and names."""
    withdrawn: tuple[WithdrawnRuling, ...]

    @cached_property
    def works(self) -> Mapping[str, Ruled]:
        """The rulings by their work, the latest first."""
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in sorted(self.entries, key=_order_of_age, reverse=True):
            found[entry.work].append(entry)
        return {work: Ruled(tuple(editions)) for work, editions in found.items()}

    @cached_property
    def cited(self) -> Mapping[str, Sequence[str]]:
        """The works that cite a target, by the target's whole name, the latest first."""
        return grouped(
            (target, work)
            for work, ruled in self.works.items()
            for entry in ruled.texts.values()
            for target in entry.cited
        )

    @cached_property
    def decided(self) -> Mapping[str, Sequence[tuple[str, DecidedPoint]]]:
        """What was decided on a target: the work, and one outcome, the latest first.

        Both languages of a ruling say the same, so the first one speaks for it.
        """
        return grouped(
            (target, (work, outcome))
            for work, ruled in self.works.items()
            for outcome in ruled.first.decided
            for target in outcome.targets
        )

    @cached_property
    def targets(self) -> Mapping[str, tuple[str, ...]]:
        """Every work that is cited or decided on, with its provisions, those above them included."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for target in {*self.cited, *self.decided}:
            found[work_of(target)] |= set(filter(None, map(provision_of, holders(target))))
        return {work: tuple(sorted(found[work], key=provision_key)) for work in sorted(found)}

    @cached_property
    def later(self) -> Mapping[str, Sequence[tuple[Relation, str]]]:
        """What later rulings did to one, and which they are: see `Entry.treated`."""
        return grouped(
            (target, (relation, work))
            for work, ruled in self.works.items()
            for relation, target in ruled.first.treated
        )

    @cached_property
    def judges(self) -> Mapping[str, Sequence[str]]:
        """The works of each judge who has a name of their own, by the key in addresses."""
        found = grouped(
            (key, work)
            for work, ruled in self.works.items()
            for entry in ruled.texts.values()
            for iri, _ in entry.judges
            if (key := judge_key(iri))
        )
        return dict(sorted(found.items()))

    @cached_property
    def judge_names(self) -> Mapping[tuple[str, str], str]:
        """The name of a judge as it was first written in a language, by key and language."""
        found: dict[tuple[str, str], str] = {}
        for entry in self.entries:
            for iri, name in entry.judges:
                if key := judge_key(iri):
                    found.setdefault((key, entry.language), name)
                    # For pages in a language in which no ruling names the judge.
                    found.setdefault((key, ""), name)
        return found

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Titles of works as rulings have them, where the registry may have none."""
        # From the last to the first, so that of several titles the earliest ruling's stays.
        return {work: t for entry in reversed(self.entries) for work, t in entry.titles.items()}

    @cached_property
    def state_ids(self) -> Mapping[str, str]:
        """Identifiers of works in the state's database, as far as they are certain."""
        return {work: s for entry in reversed(self.entries) for work, s in entry.state_ids.items()}


def catalogue_of(entries: Iterable[Entry], withdrawn: Iterable[WithdrawnRuling]) -> SiteCatalogue:
    """The catalogue of rulings, in an order of its own."""
    return SiteCatalogue(
        tuple(sorted(entries, key=lambda one: (one.date, one.expression))),
        tuple(sorted(withdrawn, key=lambda one: one.expression or "")),
    )


def _order_of_age(entry: Entry) -> tuple[object, ...]:
    """The order of rulings: by day, then by number, the texts of one by their days."""
    return entry.date, provision_key(entry.work.rpartition("/")[2]), entry.work, entry.day


def provision_key(eid: str) -> tuple[tuple[tuple[int, str], ...], ...]:
    """The order of provisions: numbers by their value (`art_9` before `art_13`)."""
    return tuple(
        tuple(
            # Pairs, because numbers and words cannot be compared with each other.
            (int(part), "") if part.isdigit() else (0, part)
            for part in step.replace("-", "_").split("_")
        )
        for step in eid.split("__")
    )
