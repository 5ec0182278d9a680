"""The labelled texts: paragraphs, and every citation in them with what it cites. See README.md."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from pipeline.cite import find, resolve
from pipeline.decisions import Decisions
from pipeline.grammar import Grammar, load
from pipeline.job import Job
from pipeline.languages import Language
from pipeline.model import TargetIri
from pipeline.read import read_text
from pipeline.registry import Registry
from pipeline.registry import load as load_registry
from pipeline.sections import Paragraph, Part, Sections
from pipeline.segment import segment
from pipeline.terms import BlockRole, Court
from pipeline.text import CleanText, Span

if TYPE_CHECKING:
    from pipeline.cite.values import CitedWorks

TEXTS = Path(__file__).parent / "texts"
FROZEN = Path(__file__).parent / "frozen"
"""Held-out texts: nothing is tuned on them."""
NOTHING_SETTLED = Decisions()


@dataclass(frozen=True)
class Label:
    """One citation; `span` is in the text, `targets` are names by the naming convention."""

    span: Span
    text: str
    targets: tuple[str, ...]
    status: str


@dataclass(frozen=True)
class Labelled:
    """A ruling and all its citations."""

    name: str
    text: CleanText
    grammar: Grammar
    sections: Sections
    labels: tuple[Label, ...]

    def cited(self, registry: Registry | None = None) -> CitedWorks:
        """Give what the pipeline finds and resolves."""
        job = settled(self.grammar, registry=registry)
        return resolve(find(self.text, self.sections, job), self.text, self.sections, job)


def names(folder: Path = TEXTS) -> list[str]:
    """Give the names of all labelled texts."""
    return sorted(path.name.removesuffix(".labels.tsv") for path in folder.glob("*.labels.tsv"))


@cache
def labelled(name: str, folder: Path = TEXTS) -> Labelled:
    """Read a labelled text."""
    text = (folder / f"{name}.txt").read_text(encoding="utf-8").removesuffix("\n")
    rows = (folder / f"{name}.labels.tsv").read_text(encoding="utf-8").splitlines()[2:]
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    labels = tuple(_label(row.split("\t"), text, starts) for row in rows)
    grammar = load(Language(name.rpartition(".")[2]))
    clean = CleanText.of(text)
    return Labelled(name, clean, grammar, segment(clean, grammar), labels)


def _label(row: list[str], text: str, starts: list[int]) -> Label:
    paragraph, words, occurrence, targets, status = row
    start = starts[int(paragraph) - 1] - 1
    for _ in range(int(occurrence)):
        start = text.index(words, start + 1)
    assert start + len(words) < starts[int(paragraph)], row
    return Label(Span(start, start + len(words)), words, tuple(targets.split()), status)


def settled(
    grammar: Grammar, decisions: Decisions = NOTHING_SETTLED, registry: Registry | None = None
) -> Job:
    """Give the context of a ruling without a source."""
    return Job(read_text(b"x"), grammar, decisions, registry or load_registry())


_NAMES = TypeAdapter(tuple[TargetIri, ...])


def cite(
    *paragraphs: str,
    language: str = "kaz",
    enactment: str = "",
    decisions: Decisions = NOTHING_SETTLED,
    registry: Registry | None = None,
) -> tuple[str, CitedWorks]:
    """Give the text of some paragraphs and what they cite; the enactment line tells the date."""
    grammar = load(Language(language))
    text = CleanText.of("\n".join((enactment or ENACTMENT[language], *paragraphs)))
    sections = sections_of(text)
    job = settled(grammar, decisions, registry)
    cited = resolve(find(text, sections, job), text, sections, job)
    for one in cited.citations:
        _NAMES.validate_python(one.targets)  # what the schema has no name for ends the conversion
    return text.text, cited


def targets(*paragraphs: str, **options: object) -> list[list[str]]:
    """Give the targets of every citation, without what all of them begin with."""
    _, cited = cite(*paragraphs, **options)  # type: ignore[arg-type]
    return [[short(target) for target in one.targets] for one in cited.citations]


def short(target: str) -> str:
    """Leave out what the names of all acts, or of all rulings, begin with."""
    return target.removeprefix("/akn/kz/act/").removeprefix(
        "/akn/kz/judgment/normative-resolution/"
    )


ENACTMENT = {
    "kaz": "Қазақстан Республикасы Конституциялық Сотының 2024 жылғы 19 ақпандағы № 38-НҚ нормативтік қаулысы",
    "rus": "Нормативное постановление Конституционного Суда Республики Казахстан от 19 февраля 2024 года № 38-НП",
}


def sections_of(text: CleanText) -> Sections:
    """Give the paragraphs of a text, the first of them the enactment line, which tells the court."""
    paragraphs, start = [], 0
    head = text.text.partition("\n")[0]
    court = next((one for word, one in _COURTS.items() if word in head), Court.CONSTITUTIONAL_COURT)
    for number, line in enumerate(text.text.split("\n"), 1):
        span = Span(start, start + len(line))
        role = BlockRole.ENACTMENT if number == 1 else BlockRole.PARAGRAPH
        name = f"motivation__p_{number}"
        paragraphs.append(Paragraph(span, span, None, Part.MOTIVATION, role, name))
        start = span.end + 1
    return Sections(tuple(paragraphs), court)


_COURTS = {
    "Совет": Court.CONSTITUTIONAL_COUNCIL,
    "Кеңес": Court.CONSTITUTIONAL_COUNCIL,
    "Верховн": Court.SUPREME_COURT,
    "Жоғарғы": Court.SUPREME_COURT,
}
"""By a word of their names; the Constitutional Court, where none of them stands."""
