"""What a ruling that amends others changes in them, paragraph by paragraph."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.codes import Code
from pipeline.describe.citation_marks import NamedCitation
from pipeline.describe.operative.subjects import innermost
from pipeline.edition import NotedEdition
from pipeline.edition.amending import BRACKETED, names_unread
from pipeline.model import Change
from pipeline.sections import Sections
from pipeline.text import Finding, Span

JUDGMENT = "/judgment/"


def changes(
    text: str,
    sections: Sections,
    edition: NotedEdition | None,
    citations: Sequence[NamedCitation],
) -> tuple[Change, ...]:
    """Each instruction with the points that it names, or else with the ruling named last.

    Without either where a paragraph between may name another ruling, which no citation holds.
    """
    return tuple(_changes(text, sections, edition, citations)) if edition else ()


def unplaced(changed: Iterable[Change], sections: Sections) -> Iterator[Finding]:
    """A doubt for every change of nothing that is known."""
    spans = {paragraph.eId: paragraph.span for paragraph in sections.paragraphs}
    message = "something is changed here, and the ruling that it stands in is not known"
    for change in changed:
        if not change.targets:
            yield Finding(Code.AMENDMENT_DOUBTFUL, spans[change.block], message)


def _changes(
    text: str,
    sections: Sections,
    edition: NotedEdition,
    citations: Sequence[NamedCitation],
) -> Iterator[Change]:
    told = {one.paragraph: one.operations for one in edition.instructions}
    cited: defaultdict[str, list[NamedCitation]] = defaultdict(list)
    for citation in citations:
        cited[citation.model.block].append(citation)
    ruling: tuple[str, ...] = ()
    for index, paragraph in enumerate(sections.paragraphs):
        beside = cited[paragraph.eId]
        here = dict.fromkeys(_named(text, paragraph.body, beside))
        points = innermost(tuple(target for target in here if "/~" in target))
        read = (one.span for one in beside)
        if index in edition.heads or names_unread(text, paragraph.body, read):
            ruling = ()
        ruling = tuple(target for target in here if "/~" not in target)[-1:] or ruling
        if index in told:
            yield Change(block=paragraph.eId, operations=told[index], targets=points or ruling)


def _named(text: str, body: Span, citations: Iterable[NamedCitation]) -> Iterator[str]:
    """The rulings and their points that a paragraph names: in brackets stand those that changed it before."""
    brackets = [Span(*found.span()) for found in BRACKETED.finditer(text, *body)]
    for citation in citations:
        if not any(bracket.holds(citation.span) for bracket in brackets):
            yield from (target for target in citation.model.targets if JUDGMENT in target)
