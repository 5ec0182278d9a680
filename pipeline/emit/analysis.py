"""Analysis: what the court decided and relied on, every repair, every doubt."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from pipeline.closed import require_every_kind
from pipeline.emit.place import Document
from pipeline.emit.vocabulary import box, line
from pipeline.model import Block, Change, Citation, Diagnostic, Extent, Outcome, Region, Ruling
from pipeline.terms import BlockRole, DecidedBy, Operation, OutcomeKind, Verdict

# A norm is upheld, narrowed to the reading that conforms, or set against the Constitution.
TAGS: Final = {
    Verdict.CONFORMING: "supports",
    Verdict.CONFORMING_AS_INTERPRETED: "restricts",
    Verdict.NON_CONFORMING: "contrasts",
}
require_every_kind(Verdict, TAGS)
_SURE: Final = 0.9
"""The confidence from which on a link says nothing of it; the JSON has every figure."""
MODIFICATIONS: Final = {
    Operation.CHANGED: "substitution",
    Operation.NEW: "substitution",
    Operation.ADDED: "insertion",
    Operation.REMOVED: "repeal",
    Operation.THROUGHOUT: "substitution",
}
"""What the standard calls the change of a text."""
require_every_kind(Operation, MODIFICATIONS)
_BY_KIND: Final = {OutcomeKind.INTERPRETATION: "applies", OutcomeKind.REVISION: "overrules"}


def add_analysis(meta: Element, document: Document) -> None:
    """Write the judicial analysis where a target is resolved, what is implied, and the evidence."""
    source = {"source": document.references.editor()}
    arguments = list(_arguments(document))
    changes = [change for change in document.ruling.changes if change.targets]
    analysis = box(meta, "analysis", source)
    if changes:
        _add_modifications(analysis, changes)
    if arguments:
        _add_judicial(analysis, document.ruling.outcomes, arguments)
    alternatives = list(_alternatives(document))
    if document.implied or alternatives:
        element = box(analysis, "otherReferences", source)
        for name, target in document.implied:
            line(element, "implicitReference", {"for": f"#{name}", "href": target})
        for attributes in alternatives:
            line(element, "alternativeReference", attributes)
    evidence = box(analysis, "otherAnalysis", source)
    if not arguments:  # which the schema asks a judicial analysis for
        _add_outcomes(evidence, document.ruling.outcomes)
    _add_evidence(evidence, document.ruling)


def _alternatives(document: Document) -> Iterator[dict[str, str]]:
    """The identifiers in the state's legal database of what is cited."""
    listed = document.references.works()
    for work in document.ruling.works:
        if work.state_id and work.work in listed:
            yield {"for": listed[work.work], "href": f"adilet:{work.state_id}"}


def _add_modifications(analysis: Element, changes: Iterable[Change]) -> None:
    """Write what this ruling changes in others: from which place, in which."""
    active = box(analysis, "activeModifications")
    told = (
        (change, kind)
        for change in changes
        for kind in dict.fromkeys(map(MODIFICATIONS.__getitem__, change.operations))
    )
    for number, (change, kind) in enumerate(told, 1):
        textual = box(active, "textualMod", {"eId": f"am_{number}", "type": kind})
        line(textual, "source", {"href": f"#{change.block}"})
        for target in change.targets:
            line(textual, "destination", {"href": target})


class _Argument(NamedTuple):
    """What a place of the ruling does to which norms or rulings."""

    tag: str
    here: str
    targets: tuple[str, ...]


def _arguments(document: Document) -> Iterator[_Argument]:
    ruling = document.ruling
    for outcome in ruling.outcomes:
        tag = TAGS[outcome.verdict] if outcome.verdict else _BY_KIND.get(outcome.kind)
        if tag and outcome.targets:
            place = (outcome.block, outcome.start, outcome.end)
            yield _Argument(tag, document.eids.get(place, outcome.block), outcome.targets)
    for block in ruling.body.motivation:
        grounds = (c for c in ruling.citations if c.block == block.eId)
        if block.role is BlockRole.GROUNDS:
            targets = tuple(dict.fromkeys(t for citation in grounds for t in citation.targets))
            if targets:
                yield _Argument("applies", block.eId, targets)


def _add_judicial(
    analysis: Element, outcomes: Iterable[Outcome], arguments: Iterable[_Argument]
) -> None:
    judicial = box(analysis, "judicial")
    # The schema's results speak of appeals; what was decided stands in our own words inside.
    result = box(judicial, "result", {"type": "decide"})
    _add_outcomes(result, outcomes)
    count: Counter[str] = Counter()
    for tag, here, targets in arguments:
        count[tag] += 1
        argument = box(judicial, tag, {"eId": f"{tag}_{count[tag]}"})
        line(argument, "source", {"href": f"#{here}"})
        for target in targets:
            line(argument, "destination", {"href": target})


def _add_outcomes(parent: Element, outcomes: Iterable[Outcome]) -> None:
    for outcome in outcomes:
        scope = outcome.scope
        told = {
            "point": f"#{outcome.point}",
            "kind": outcome.kind,
            "verdict": outcome.verdict,
            "scope": scope and scope.kind,
            "scopeText": scope and scope.text,
            "addressee": outcome.addressee,
            "term": outcome.term,
        }
        line(parent, "q:outcome", {name: str(value) for name, value in told.items() if value})


def _add_evidence(parent: Element, ruling: Ruling) -> None:
    """Write where each paragraph comes from, and what is doubtful, keyed by names.

    Nothing foreign stands in the text, and what was changed, to the character, is in the JSON of the
    same ruling.
    """
    line(parent, "q:sources").text = "\n" + "\n".join(map(source_line, ruling.blocks())) + "\n"
    for citation in ruling.every_citation():
        if told := _evidence_of_citation(citation):
            line(parent, "q:citation", {"href": f"#{citation.eId}", **told})
    if ruling.diagnostics:
        _add_diagnostics(parent, ruling.diagnostics)


def _evidence_of_citation(citation: Citation) -> dict[str, str]:
    """How sure a target is and who chose it, where it is not the pipeline being sure; why none."""
    told = {} if citation.by is DecidedBy.PIPELINE else {"by": citation.by.value}
    if citation.reason:
        told["reason"] = citation.reason
    elif citation.confidence < _SURE:
        told["confidence"] = f"{citation.confidence:g}"
    return told


def _add_diagnostics(parent: Element, diagnostics: Iterable[Diagnostic]) -> None:
    element = box(parent, "q:diagnostics")
    for diagnostic in diagnostics:
        attributes = {
            "code": diagnostic.code.value,
            "severity": diagnostic.severity.value,
            "source": _spans(diagnostic.source),
        }
        if diagnostic.by is not DecidedBy.PIPELINE:
            attributes["by"] = diagnostic.by.value
        if diagnostic.block is not None:
            attributes["block"] = f"#{diagnostic.block}"
        line(element, "q:diagnostic", attributes).text = diagnostic.message


def source_line(block: Block) -> str:
    """A block's name, the stretch of the source that it comes from, and its regions on pages.

    The stretch runs from the first of its characters to the last; each span of it is in the JSON.
    """
    told = [block.eId]
    if block.source:  # a block may be of repairs alone
        last = max(extent.end for extent in block.source)
        told.append(f"{min(block.source).start}-{last}")
    return " ".join([*told, *map(_rectangle_in_words, block.regions)])


def _spans(extents: Sequence[Extent]) -> str:
    """Source spans as `start-end`, with blanks between them."""
    return " ".join([f"{extent.start}-{extent.end}" for extent in extents])


def _rectangle_in_words(region: Region) -> str:
    return f"{region.page}:{region.x0:g},{region.y0:g},{region.x1:g},{region.y1:g}"
