"""What a file holds: one ruling, and beside it notes, separate opinions, and what is left unread."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.annotation import Annotation
from pipeline.grammar import Grammar
from pipeline.sections import Part
from pipeline.segment.assembly import quotation_marks, unclosed_findings
from pipeline.segment.extent import extent
from pipeline.segment.opinions import SeparateOpinion, opinions_behind
from pipeline.segment.other_languages import foreign_runs, told_of_languages
from pipeline.segment.published_notes import footnotes_among, published_notes
from pipeline.segment.structure import Placed
from pipeline.terms import BlockRole
from pipeline.text import CleanText, Finding, Span
from pipeline.words.folding import Folded, folded_paragraphs


class FileContents(NamedTuple):
    """The paragraphs of a file by what they belong to."""

    ruling: Sequence[Folded]
    above: Sequence[Folded]
    """What stands above the ruling and is left unread."""
    below: Sequence[Folded]
    opinions: Sequence[SeparateOpinion]
    notes: Sequence[tuple[Folded, BlockRole]]
    """The publisher's, and footnotes."""
    findings: tuple[Finding, ...]

    def other_paragraphs(self) -> Iterator[Placed]:
        """Every paragraph that is not the ruling's, with its part and role."""
        for line, role in self.notes:
            yield Placed(line, Part.NOTES, role)
        for line in self.above:
            yield Placed(line, Part.HEADER, BlockRole.PARAGRAPH)
        for line in self.below:
            yield Placed(line, Part.CONCLUSIONS, BlockRole.PARAGRAPH)
        for opinion in self.opinions:
            yield from opinion.placed_paragraphs()

    def marks(self, counted: int) -> Iterator[Annotation]:
        """The quotations over several paragraphs of the opinions; so many were counted before."""
        for opinion in self.opinions:
            found = opinion.quoted.quotations
            yield from quotation_marks(opinion.lines, found, counted + 1)
            counted += len(found)


def contents_of(text: CleanText, grammar: Grammar, footnotes: Sequence[Span]) -> FileContents:
    """What the paragraphs of a clean text belong to; `footnotes` are spans of the source."""
    rows = folded_paragraphs(text.text, grammar)
    below = footnotes_among(rows, text, footnotes)
    notes = published_notes(rows[: len(rows) - len(below)], grammar) | below
    every = [line for line in rows if line.index not in notes]
    opinions = opinions_behind(every, grammar)
    # Before the extent is looked for: an opinion's own forms would be landmarks of another ruling.
    attached = {line.index for opinion in opinions for line in opinion.lines}
    flow = [line for line in every if line.index not in attached]
    foreign = foreign_runs(flow, grammar)
    own = extent(flow, foreign, grammar)
    findings = [*own.findings, *told_of_languages(flow, foreign, grammar)]
    for opinion in opinions:
        findings += unclosed_findings(opinion.lines, opinion.quoted)
    return FileContents(
        ruling=flow[own.first : own.end],
        above=flow[: own.first],
        below=flow[own.end :],
        opinions=opinions,
        notes=[(rows[at], role) for at, role in notes.items()],
        findings=tuple(findings),
    )
