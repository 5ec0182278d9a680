"""What a ruling that amends others changes in them, paragraph by paragraph."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.codes import Code
from pipeline.describe.citation_marks import NamedCitation
from pipeline.describe.operative.subjects import innermost_targets
from pipeline.edition import NotedEdition
from pipeline.edition.amending import names_unread
from pipeline.model import Change
from pipeline.sections import Sections
from pipeline.terms import Operation
from pipeline.text import Finding, Span
from pipeline.words.quotes import BRACKETED, quoted
from pipeline.words.works import is_judgment, provision_of


def changes(
    text: str, sections: Sections, edition: NotedEdition, citations: Sequence[NamedCitation]
) -> Iterator[Change]:
    """Each instruction with the points that it names, or else with the ruling named last.

    Without either where a paragraph between may name another ruling, which no citation holds, and
    where some of what is named is left as it is, or what is taken out of the ruling is not named.
    """
    instructions = {one.paragraph: one for one in edition.instructions}
    cited: defaultdict[str, list[NamedCitation]] = defaultdict(list)
    for citation in citations:
        cited[citation.model.block].append(citation)
    ruling: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    # A ruling that changes nothing need not be read for what it could mean.
    for index, paragraph in enumerate(sections.paragraphs if instructions else ()):
        beside = cited[paragraph.eId]
        read = (one.span for one in beside)
        if index in edition.heads or names_unread(text, paragraph.body, read):
            ruling = ()
        named = [*_rulings_named(text, paragraph.body, beside)]
        if index not in edition.aside:
            ruling = tuple(target for _, target in named if not provision_of(target))[-1:] or ruling
        said = instructions.get(index)
        # `в пункте 3:` opens changes of that point, up to the next item.
        if index in edition.heads or paragraph.number:
            opened = ()
        if index in edition.below and not said and text[: paragraph.body.end].endswith(":"):
            opened = _points_named(named, [paragraph.body])
        if said:
            points = _points_named(named, said.clauses)
            if said.repeals and (said.excepts or not points):
                continue  # a ruling that loses its force, in whole or but for some points, is an outcome
            # What is taken out is a part, and only what stands above the points has no name.
            is_whole = said.of_heading or Operation.REMOVED not in said.operations
            whole = (opened or ruling) if is_whole else ()
            targets = () if said.excepts else points or whole
            yield Change(block=paragraph.eId, operations=said.operations, targets=targets)


def untargeted_changes(changed: Iterable[Change], sections: Sections) -> Iterator[Finding]:
    """A doubt for every change of nothing that is known."""
    spans = {paragraph.eId: paragraph.span for paragraph in sections.paragraphs}
    message = "something is changed here, and in which ruling or in what part of it is not known"
    for change in changed:
        if not change.targets:
            yield Finding(Code.AMENDMENT_DOUBTFUL, spans[change.block], message)


def _points_named(named: Iterable[tuple[Span, str]], clauses: Sequence[Span]) -> tuple[str, ...]:
    """The points that some clauses name, without the units above them."""
    here = (t for at, t in named if provision_of(t) and any(clause.holds(at) for clause in clauses))
    return innermost_targets(tuple(dict.fromkeys(here)))


def _rulings_named(
    text: str, body: Span, citations: Iterable[NamedCitation]
) -> Iterator[tuple[Span, str]]:
    """The rulings and their points that a paragraph names, each with its place.

    In brackets stand those that changed it before, in quotation marks what is changed.
    """
    bracketed = [Span(*found.span()) for found in BRACKETED.finditer(text, *body)]
    asides = [*bracketed, *quoted(text, body).outermost()]
    for citation in citations:
        if not any(aside.holds(citation.span) for aside in asides):
            yield from ((citation.span, t) for t in citation.model.targets if is_judgment(t))
