"""Analysis: what the court decided and relied on, every repair, every doubt."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.closed import closed
from pipeline.emit.body import spans
from pipeline.emit.vocabulary import akn, box, line, own
from pipeline.terms import BlockRole, DecidedBy, Operation, OutcomeKind, RepairKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from pipeline.emit.place import Document
    from pipeline.model import Change, Diagnostic, Outcome, Repair, Ruling

# A norm is upheld, narrowed to the reading that conforms, or set against the Constitution.
TAGS: Final = {
    Verdict.CONFORMING: "supports",
    Verdict.CONFORMING_AS_INTERPRETED: "restricts",
    Verdict.NON_CONFORMING: "contrasts",
}
closed(Verdict, TAGS)
MODIFICATIONS: Final = {
    Operation.CHANGED: "substitution",
    Operation.NEW: "substitution",
    Operation.ADDED: "insertion",
    Operation.REMOVED: "repeal",
    Operation.THROUGHOUT: "substitution",
}
"""What the standard calls the change of a text."""
closed(Operation, MODIFICATIONS)
_BY_KIND: Final = {OutcomeKind.INTERPRETATION: "applies", OutcomeKind.REVISION: "overrules"}

# What XML cannot hold, what an attribute would change, and what a reader could not see; a literal
# «U+» before four hexadecimals is written so itself, so that the record reads back one way only.
_UNSEEN: Final = re.compile(
    "[\\x00-\\x1f\\x7f-\\xa0\\xad\\u061c\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f"
    "\\u3000\\ufe00-\\ufe0f\\ufeff\\ufffe\\uffff]|U(?=\\+[0-9A-F]{4})"
)


@lru_cache(maxsize=1024)  # line ends and indents, over and over
def code_points(text: str) -> str:
    """Text with unseen characters as code points: `U+0001`, `U+00AD`."""
    return _UNSEEN.sub(lambda found: f"U+{ord(found[0]):04X}", text)


def add_analysis(meta: _Element, document: Document) -> None:
    """Write the judicial analysis where a target is resolved, and the record of repairs."""
    ruling, source = document.ruling, {"source": document.references.editor()}
    arguments = list(_arguments(document))
    changes = [change for change in ruling.changes if change.targets]
    if not (arguments or changes or ruling.repairs or ruling.diagnostics):
        return
    analysis = box(meta, akn("analysis"), source)
    if changes:
        _add_modifications(analysis, changes)
    if arguments:
        _add_judicial(analysis, ruling, arguments)
    if ruling.repairs or ruling.diagnostics:
        other = box(analysis, akn("otherAnalysis"), source)
        if ruling.repairs:
            _add_repairs(other, ruling.repairs)
        if ruling.diagnostics:
            _add_diagnostics(other, ruling.diagnostics)


def _add_modifications(analysis: _Element, changes: Iterable[Change]) -> None:
    """Write what this ruling changes in others: from which place, in which."""
    active = box(analysis, akn("activeModifications"))
    told = ((change, kind) for change in changes for kind in _kinds(change))
    for number, (change, kind) in enumerate(told, 1):
        textual = box(active, akn("textualMod"), {"eId": f"am_{number}", "type": kind})
        line(textual, akn("source"), {"href": f"#{change.block}"})
        for target in change.targets:
            line(textual, akn("destination"), {"href": target})


def _kinds(change: Change) -> tuple[str, ...]:
    return tuple(dict.fromkeys(MODIFICATIONS[operation] for operation in change.operations))


class _Argument(NamedTuple):
    """What a place of the ruling does to which norms or rulings."""

    tag: str
    here: str
    targets: tuple[str, ...]


def _arguments(document: Document) -> Iterator[_Argument]:
    for outcome in document.ruling.outcomes:
        tag = _relation(outcome)
        if tag and outcome.targets:
            place = (outcome.block, outcome.start, outcome.end)
            yield _Argument(tag, document.eids.get(place, outcome.block), outcome.targets)
    grounds = {b.eId for b in document.ruling.body.motivation if b.role is BlockRole.GROUNDS}
    for citation in document.ruling.citations:
        if citation.block in grounds and citation.targets:
            yield _Argument("applies", citation.eId, citation.targets)


def _relation(outcome: Outcome) -> str | None:
    if outcome.verdict is not None:
        return TAGS[outcome.verdict]
    return _BY_KIND.get(outcome.kind)


def _add_judicial(analysis: _Element, ruling: Ruling, arguments: Iterable[_Argument]) -> None:
    judicial = box(analysis, akn("judicial"))
    # The schema's results speak of appeals; what was decided stands in our own words inside.
    result = box(judicial, akn("result"), {"type": "decide"})
    for outcome in ruling.outcomes:
        line(result, own("outcome"), dict(_decision(outcome)))
    count: Counter[str] = Counter()
    for tag, here, targets in arguments:
        count[tag] += 1
        argument = box(judicial, akn(tag), {"eId": f"{tag}_{count[tag]}"})
        line(argument, akn("source"), {"href": f"#{here}"})
        for target in targets:
            line(argument, akn("destination"), {"href": target})


def _decision(outcome: Outcome) -> Iterator[tuple[str, str]]:
    yield "point", f"#{outcome.point}"
    yield "kind", outcome.kind.value
    if outcome.verdict is not None:
        yield "verdict", outcome.verdict.value
    if outcome.scope is not None:
        yield "scope", outcome.scope.kind.value
        yield "scopeText", outcome.scope.text
    if outcome.addressee is not None:
        yield "addressee", outcome.addressee
    if outcome.term is not None:
        yield "term", outcome.term


def _add_repairs(parent: _Element, repairs: Iterable[Repair]) -> None:
    """Write the record of edits; a repair that says no more replaces, surely, by the pipeline."""
    element = box(parent, own("repairs"))
    for repair in repairs:
        attributes = {
            "rule": repair.rule,
            "source": spans(repair.source),
            "before": code_points(repair.before),
            "after": code_points(repair.after),
        }
        if repair.block is not None:
            attributes["block"] = f"#{repair.block}"
        if repair.offset is not None:
            attributes["offset"] = str(repair.offset)
        if repair.kind is not RepairKind.REPLACE:
            attributes["kind"] = repair.kind.value
        if repair.confidence < 1:
            attributes["confidence"] = f"{repair.confidence:g}"
        if repair.by is not DecidedBy.PIPELINE:
            attributes["by"] = repair.by.value
        line(element, own("repair"), attributes)


def _add_diagnostics(parent: _Element, diagnostics: Iterable[Diagnostic]) -> None:
    element = box(parent, own("diagnostics"))
    for diagnostic in diagnostics:
        attributes = {
            "code": diagnostic.code.value,
            "severity": diagnostic.severity.value,
            "source": spans(diagnostic.source),
        }
        if diagnostic.block is not None:
            attributes["block"] = f"#{diagnostic.block}"
        line(element, own("diagnostic"), attributes).text = diagnostic.message
