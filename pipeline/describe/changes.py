"""What a ruling that amends others changes in them, paragraph by paragraph."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.codes import Code
from pipeline.describe.citation_marks import NamedCitation
from pipeline.edition import NotedEdition
from pipeline.model import Change
from pipeline.sections import Sections
from pipeline.terms import Operation
from pipeline.text import Finding

JUDGMENT = "/judgment/"


def changes(
    sections: Sections, edition: NotedEdition | None, citations: Iterable[NamedCitation]
) -> tuple[Change, ...]:
    """Each instruction with the points that it names, or else with the ruling named last."""
    told = {one.paragraph: one.operations for one in edition.instructions} if edition else {}
    return tuple(_changes(sections, told, citations)) if told else ()


def unplaced(changed: Iterable[Change], sections: Sections) -> Iterator[Finding]:
    """A doubt for every change of nothing that is known."""
    spans = {paragraph.eId: paragraph.span for paragraph in sections.paragraphs}
    message = "something is changed here, and the ruling that it stands in is not known"
    for change in changed:
        if not change.targets:
            yield Finding(Code.AMENDMENT_DOUBTFUL, spans[change.block], message)


def _changes(
    sections: Sections, told: dict[int, tuple[Operation, ...]], citations: Iterable[NamedCitation]
) -> Iterator[Change]:
    cited: defaultdict[str, list[str]] = defaultdict(list)
    for citation in citations:
        judgments = (target for target in citation.model.targets if JUDGMENT in target)
        cited[citation.model.block] += judgments
    ruling: tuple[str, ...] = ()
    for index, paragraph in enumerate(sections.paragraphs):
        here = dict.fromkeys(cited[paragraph.eId])
        points = tuple(target for target in here if "/~" in target)
        ruling = tuple(target for target in here if "/~" not in target)[-1:] or ruling
        if index in told:
            yield Change(block=paragraph.eId, operations=told[index], targets=points or ruling)
