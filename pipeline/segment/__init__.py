"""A ruling's clean text into its parts.

First the landmarks are found (the two formulas, the opening, the numbers, the grounds, the
signature), then every paragraph gets its place between them. So a landmark that is missing moves
only the border that it stands for.

Where the borders lie:

- header: title to participants; introduction: the question; background: the rapporteurs, the
  formula «established» and the circumstances, up to the paragraph in which the court says what it
  proceeds from («мыналарды негізге алады», «исходит из следующего»), which opens the reasons. Is
  there no such paragraph, the first numbered point opens them; is there none either, what follows
  the paragraphs that tell of the application does, and a finding says so.
- the paragraph on the norms right above «resolves» closes the reasons and belongs to no point.
- a formula at the end of a longer paragraph does not divide it: the paragraph belongs to the part
  that it closes.
- a resolution of the Supreme Court has no parties, circumstances or reasons: its preamble is the
  introduction, since it says why the court speaks, and its points are the decision, since they
  bind.
"""

from collections.abc import Iterator, Sequence

from pipeline.annotation import Annotation
from pipeline.codes import Code
from pipeline.grammar import Grammar
from pipeline.sections import Part, Sections
from pipeline.segment.assembly import Landmarks, doubts, marks, place_paragraphs, read_quoted
from pipeline.segment.borders import Below, first_of_body, read_body
from pipeline.segment.clashes import find_clashes
from pipeline.segment.clauses import opening_clauses
from pipeline.segment.contents import contents_of
from pipeline.segment.doubles import find_doubles
from pipeline.segment.formulas import Formulas, find_formulas
from pipeline.segment.header import header_end, read_header, title_spans
from pipeline.segment.joints import loose_ends, outside_tables
from pipeline.segment.lacking import missing_parts
from pipeline.segment.odd_words import odd_words
from pipeline.segment.opening import Opening, read_opening
from pipeline.segment.structure import Placed, number_parts
from pipeline.segment.testimony import court_of
from pipeline.terms import Court, MarkKind
from pipeline.text import CleanText, Finding, Span
from pipeline.words.folding import Folded

__all__ = ["segment"]


def segment(
    text: CleanText,
    grammar: Grammar,
    footnotes: Sequence[Span] = (),
    table_rows: Sequence[Span] = (),
) -> Sections:
    """The parts of a clean text: every paragraph with its part, role and eId. Raises NotARulingError.

    `footnotes` and `table_rows` are spans of the source.
    """
    held = contents_of(text, grammar, footnotes)
    formulas = find_formulas(held.ruling, grammar)
    court = court_of(held.ruling, formulas, grammar)
    found = _landmarks(held.ruling, formulas, court, grammar)
    placed = place_paragraphs(found, grammar)
    titles = title_spans([(one.role, one.line) for one in placed], grammar)
    every = sorted([*placed, *held.other_paragraphs()], key=lambda one: one.line.index)
    opinions = (one for one in every if one.opinion)
    prose = outside_tables(table_rows, [*placed, *opinions], text)
    notes = (one for one in every if one.part is Part.NOTES)
    paragraphs, misnumbered = number_parts(every)
    findings = (
        *held.findings,
        *found.opening.findings,
        *misnumbered,
        *doubts(found, placed),
        *find_doubles([*prose, *notes], grammar),
        *loose_ends(prose, grammar),
        *find_clashes(prose, grammar),
        *odd_words(prose, grammar),
        *_odd_languages(placed, prose, grammar),
        *missing_parts(placed, formulas, court, grammar, titled=bool(titles)),
    )
    return Sections(
        paragraphs,
        court,
        tuple(sorted(findings, key=lambda finding: (finding.span, finding.code))),
        (
            *(Annotation(MarkKind.TITLE, span) for span in titles),
            *marks(found, placed, grammar),
            *held.marks(len(found.quoted.quotations)),
        ),
        opening_clauses(text.text, paragraphs, grammar),
    )


def _odd_languages(
    placed: Sequence[Placed], prose: Sequence[Placed], grammar: Grammar
) -> Iterator[Finding]:
    """Say where points that stand in the rows of a table have words of another language."""
    beside = {one.line.index for one in prose}
    rows = [p for p in placed if p.part is Part.DECISION and p.line.index not in beside]
    found = odd_words(rows, grammar)
    yield from (one for one in found if one.code is Code.MIXED_LANGUAGE)


def _landmarks(
    flow: Sequence[Folded], formulas: Formulas, court: Court, grammar: Grammar
) -> Landmarks:
    """All that divides the ruling's own paragraphs."""
    guidance = court is Court.SUPREME_COURT
    opening = _opening(flow, formulas, grammar, guidance=guidance)
    start = len(opening.roles)
    quoted = read_quoted(flow, start, formulas.resolves, grammar)
    rest = Below(flow, quoted.numbers, start, grammar)
    body = read_body(rest, formulas.resolves, guidance=guidance, opened=opening.recognised)
    return Landmarks(flow, opening, formulas, quoted, body, guidance)


def _opening(
    flow: Sequence[Folded], formulas: Formulas, grammar: Grammar, *, guidance: bool
) -> Opening:
    limit = first_of_body(flow, formulas, grammar)
    if not guidance:
        return read_opening(flow, formulas.established, limit, grammar)
    roles, findings = read_header(flow[: header_end(flow[:limit], grammar)], grammar)
    return Opening(tuple(roles), tuple(findings))
