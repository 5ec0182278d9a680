"""Whole rulings with all that they cite, decide and name told by hand (`README.md`), and how a reading compares."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from pipeline.cite import find, resolve
from pipeline.cite.values import CitedWorks, ResolvedCitation
from pipeline.clean.look_alikes import look_alikes
from pipeline.codes import Code
from pipeline.decisions import Decisions
from pipeline.describe import describe
from pipeline.edition import NotedEdition, read_edition
from pipeline.grammar import Grammar, load
from pipeline.job import Job
from pipeline.languages import Language
from pipeline.model import Outcome, Ruling
from pipeline.read import read_text
from pipeline.registry import Registry
from pipeline.registry import load as load_registry
from pipeline.sections import Sections
from pipeline.segment import segment
from pipeline.text import CleanText, Finding, Span
from tests.layouts import load as load_marked

FOLDER = Path(__file__).parent / "rulings"
DECISIONS = Path(__file__).parent / "decisions"
"""Short rulings that are almost all operative part, of which only the decisions are labelled."""
OPENINGS = Path(__file__).parent / "openings"
"""Short rulings whose openings and citations have as many forms as courts give them, labelled for all subjects."""
SUBJECTS = ("citations", "points", "people")
RIGHT, TOLD, LOST, WRONG = "right", "told", "lost", "wrong"
"""Lost is what nothing was read of; it is as silent as what was read wrongly."""


class Judged(NamedTuple):
    """One label with what became of it."""

    verdict: str
    paragraph: int
    """Counted from 1; 0 for a person."""
    due: str
    got: str


@dataclass(frozen=True)
class LabelledRuling:
    """A ruling and its labels; `path` is that of its text, whose links are marked as in `tests/layouts`."""

    path: Path

    @cached_property
    def text(self) -> CleanText:
        """One paragraph a line, as cleaning leaves it: old pages have Latin letters for their look-alikes."""
        written = CleanText.of("\n".join(self.written))
        job = Job(read_text(written.text.encode()), self.grammar, Decisions())
        return written.apply(look_alikes(written, job))

    @cached_property
    def written(self) -> list[str]:
        """The paragraphs as they were published; cleaning moves no letter of them."""
        return [one.text for one in load_marked(self.path)]

    @cached_property
    def grammar(self) -> Grammar:
        """Of the language that the file's name tells."""
        return load(Language(self.path.stem.rpartition(".")[2]))

    @cached_property
    def sections(self) -> Sections:
        """The parts of the text."""
        return segment(self.text, self.grammar)

    @cached_property
    def read(self) -> tuple[tuple[ResolvedCitation, ...], tuple[Finding, ...], Ruling]:
        """What is cited, the doubts of citing, and the ruling."""
        job, edition, cited = self._cited(load_registry())
        ruling = describe(self.text, self.sections, cited, job, edition)
        return cited.citations, cited.findings, ruling

    def _cited(self, registry: Registry) -> tuple[Job, NotedEdition | None, CitedWorks]:
        job = Job(read_text(self.text.text.encode()), self.grammar, Decisions(), registry)
        edition = read_edition(self.text, self.sections, job)
        found = find(self.text, self.sections, job)
        return job, edition, resolve(found, self.text, self.sections, job, edition)

    def _labels(self, subject: str) -> Path:
        return self.path.with_suffix(f".{'labels' if subject == 'citations' else subject}.tsv")

    def rows(self, subject: str) -> list[dict[str, str]]:
        """The labels of a subject; none where the ruling was not labelled for it."""
        path = self._labels(subject)
        if not path.exists():
            return []
        lines = (one for one in path.read_text("utf-8").splitlines() if not one.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))

    def judged(self, subject: str) -> Iterator[Judged]:
        """Each label of a subject with what was read; none where the ruling was not labelled for it."""
        if not self._labels(subject).exists():
            return iter(())
        if subject == "citations":
            return self._citations(*self.read[:2])
        return {"points": self._points, "people": self._people}[subject]()

    @cached_property
    def acts(self) -> Counter[str]:
        """The acts that it cites, by how often."""
        due = (target for row in self.rows("citations") for target in row["targets"].split())
        works = (target.partition("/~")[0] for target in due)
        return Counter(work for work in works if load_registry().act(work))

    def sent_elsewhere(self, act: str) -> list[Judged]:
        """The citations that are read as of other acts where the registry lacks one, and only there."""
        known = load_registry()
        acts = tuple(one for one in known.acts if one.iri != act)
        less = self._cited(Registry(acts, known.bodies, known.persons))[2]
        wrong = {one.due for one in self.judged("citations") if one.verdict == WRONG}
        judged = self._citations(less.citations, less.findings)
        moved = (one for one in judged if one.verdict == WRONG and one.due not in wrong)
        works = ((one, {got.partition("/~")[0] for got in one.got.split()}) for one in moved)
        return [one for one, read in works if any(work not in one.due for work in read)]

    def _paragraph(self, at: int) -> int:
        return self.text.text.count("\n", 0, at) + 1

    def _citations(
        self, found: Sequence[ResolvedCitation], findings: Sequence[Finding]
    ) -> Iterator[Judged]:
        labels = [(row, self._span(row)) for row in self.rows("citations")]
        for row, span in labels:
            touched = [one for one in found if one.span.meets(span)]
            got = {target for one in touched for target in one.targets}
            due = set(row["targets"].split())
            beside = [one for one in findings if one.span.meets(span)]
            told = beside or any(not one.targets for one in touched)
            if got == due and touched:
                verdict = RIGHT
            elif (told and got <= due) or any(_names(one, due) for one in beside):
                verdict = TOLD
            else:
                verdict = WRONG if touched else LOST
            yield Judged(verdict, int(row["paragraph"]), _named(row["text"], due), " ".join(got))
        for one in found:
            if one.targets and not any(one.span.meets(span) for _, span in labels):
                words = self.text.text[slice(*one.span)]
                yield Judged(WRONG, self._paragraph(one.span.start), words, " ".join(one.targets))

    def _span(self, row: dict[str, str]) -> Span:
        lines = self.written
        number = int(row["paragraph"])
        start, line = sum(len(one) + 1 for one in lines[: number - 1]), lines[number - 1]
        at = -1
        for _ in range(int(row["occurrence"])):
            at = line.index(row["text"], at + 1)
        return Span(start + at, start + at + len(row["text"]))

    def _points(self) -> Iterator[Judged]:
        cited, _, ruling = self.read
        place = {one.eId: self._paragraph(one.span.start) for one in self.sections.paragraphs}
        unresolved = {self._paragraph(one.span.start) for one in cited if not one.targets}
        told = {place.get(d.block) for d in ruling.diagnostics if d.block}
        # A doubt of one sentence withholds the verdicts of its whole point.
        doubted = {_top(d.block) for d in ruling.diagnostics if d.code is Code.OUTCOME_DOUBTFUL}
        told |= {number for eid, number in place.items() if _top(eid) in doubted}
        by_paragraph: dict[int, list[Outcome]] = defaultdict(list)
        for one in ruling.outcomes:
            by_paragraph[place[one.block]].append(one)
        within = {number: eid for eid, number in place.items()}
        rows = self.rows("points")
        labels = {int(row["paragraph"]) for row in rows}
        for row in rows:
            labelled = paragraph = int(row["paragraph"])
            found = by_paragraph[paragraph]
            alike = [one for one in found if _kind(one) == _kind_of(row)]
            if not found and row["outcome"] != "none":
                # What decides on the items of a list may stand above them, or be labelled above them
                # together, each with a share of its own.
                point = within[paragraph]
                above = [
                    place[o.block] for o in ruling.outcomes if point.startswith(f"{o.point}__")
                ]
                before = [one for one in above if one < paragraph]
                below = [one for one in by_paragraph if one > paragraph and one not in labels]
                below = [one for one in below if _top(within[one]) == _top(point)]
                paragraph = next(iter(before or below), paragraph)
                found = [one for at in before[:1] or below for one in by_paragraph[at]]
                alike = [
                    o
                    for o in found
                    if (_kind(o) if before else (_kind(o)[0], False)) == _kind_of(row)
                ]
            beside = [r for r in rows if r["paragraph"] == row["paragraph"]]
            if row["outcome"] == "none":
                others = {_kind_of(r) for r in beside}
                verdict = RIGHT if all(_kind(one) in others for one in found) else WRONG
            elif _is_read(row, rows, alike):
                verdict = RIGHT
            else:
                # What is only less than labelled is told by a citation that stays unresolved.
                less = alike and {n for o in alike for n in o.targets} < set(row["norms"].split())
                doubts = told | (unresolved if less else set())
                verdict = TOLD if {paragraph, labelled} & doubts else WRONG if found else LOST
            shown = _named(row["outcome"], row["norms"].split()) + ("/" * bool(row["scope"]))
            shown += _shown(_told_of(row))
            yield Judged(verdict, paragraph, shown, "; ".join(map(_decision, found)))

    def _people(self) -> Iterator[Judged]:
        *_, ruling = self.read
        read = {(role, name) for role, name in _named_people(ruling)}
        told = "\n".join(one.message for one in ruling.diagnostics)
        for row in self.rows("people"):
            role = row["role"]
            names = {name for of, name in read if of in _ROLES.get(role, (role,))}
            surname = max(_key(row["name"]).split(), key=len)
            # Who signs may have fewer initials there than in the composition.
            signed = role == "signatory" and any(surname in name.split() for name in names)
            if signed or _key(row["name"]) in names:
                verdict = RIGHT
            else:
                verdict = TOLD if surname[:5] in told else LOST
            yield Judged(verdict, 0, f"{role} {row['name']}", "")


_ROLES = {
    "applicant": ("applicant", "participant"),
    "representative": ("representative", "participant"),
    # Where the court's own judges sign, nobody is published as a signer apart.
    "signatory": ("signatory", "chair", "judge"),
    # The secretary of a session is one of the others, or signs a resolution of the plenum by that office.
    "secretary": ("secretary", "signatory", "other"),
}


def _names(finding: Finding, due: Iterable[str]) -> bool:
    """Whether a doubt says that the acts may be meant which are: it names them by their days."""
    days = {day[0] for target in due if (day := re.search(r"\d{4}-\d\d-\d\d", target))}
    told = finding.code is Code.CITATION_DOUBTFUL
    return told and bool(days) and all(day in finding.message.split() for day in days)


def _named(words: str, targets: Iterable[str]) -> str:
    return f"{words} [{' '.join(sorted(targets))}]"


def _top(eid: str | None) -> str:
    """The eId of the operative point that a paragraph is in."""
    return "__".join((eid or "").split("__")[:2])


def _kind(one: Outcome) -> tuple[str, bool]:
    return one.verdict or one.kind, bool(one.scope)


def _kind_of(row: dict[str, str]) -> tuple[str, bool]:
    return row["outcome"], bool(row["scope"])


def _is_read(row: dict[str, str], rows: Iterable[dict[str, str]], alike: Sequence[Outcome]) -> bool:
    """Whether decisions of a label's kind are about its norms, and tell whom it tells, by when."""
    # A label names together what several clauses or items do to their own norms each.
    due, read = set(row["norms"].split()), {norm for one in alike for norm in one.targets}
    same = [one for one in rows if _kind_of(one) == _kind_of(row)]
    asked = {norm for one in same for norm in one["norms"].split()}
    own = [one for one in alike if (due.intersection(one.targets) if due else not one.targets)]
    if not own or not due <= read or (due and not read <= asked):
        return False
    told = {(_plain(one.addressee), _plain(one.term)) for one in own}
    return "term" not in row or (_told_of(row) in told and told <= set(map(_told_of, same)))


def _told_of(row: dict[str, str]) -> tuple[str, str]:
    return _plain(row.get("addressee")), _plain(row.get("term"))


def _plain(words: str | None) -> str:
    return (words or "").translate(_SAME_LETTERS).replace("\N{NO-BREAK SPACE}", " ")


def _shown(told: tuple[str, str]) -> str:
    return f" {told}" if any(told) else ""


def _decision(one: Outcome) -> str:
    told = _shown((one.addressee or "", one.term or ""))
    return _named(one.verdict or one.kind, one.targets) + ("/" * bool(one.scope)) + told


_SAME_LETTERS = str.maketrans({"ё": "е", "i": "\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}"})
"""Old pages have a Latin letter in Kazakh names, which cleaning puts right."""


def _key(name: str) -> str:
    """A name whatever the order and blanks of its parts, in the letters that both spellings share."""
    parts = (
        name.translate(_SAME_LETTERS).replace(".", ". ").replace("\N{NO-BREAK SPACE}", " ").split()
    )
    return " ".join(sorted(parts))


def _named_people(ruling: Ruling) -> Iterator[tuple[str, str]]:
    composition = ruling.composition
    if composition and composition.presiding:
        yield "chair", _key(composition.presiding.name)
    for judge in composition.judges if composition else ():
        yield "judge", _key(judge.name)
    for one in ruling.rapporteurs:
        yield "rapporteur", _key(one.name)
    for signer in ruling.signatories:
        yield "signatory", _key(signer.name)
    for party in ruling.participants:
        yield party.role, _key(party.name)
        yield "participant", _key(party.name)


def rulings(folder: Path = FOLDER, language: str = "*") -> list[LabelledRuling]:
    """The labelled rulings of a folder, by name."""
    return [LabelledRuling(path) for path in sorted(folder.glob(f"*.{language}.txt"))]
