"""What a person has decided on citations, put in the place of what was resolved, and what is not known of it."""

import datetime as dt
from collections.abc import Iterable

from pipeline.cite.targets import LABELS
from pipeline.cite.values import Ref, ResolvedCitation
from pipeline.codes import Code
from pipeline.decisions import CitationDecision
from pipeline.registry import Registry
from pipeline.terms import DecidedBy, OpenReason
from pipeline.text import Finding, Span
from pipeline.words.eids import steps_of
from pipeline.words.works import day_of, provision_of, read_judgment, work_of

_COUNTED = {"art": "article", "chp": "chapter", "sec": "section"}
"""The units that are counted through an act, as the registry knows them."""

_NOT_ONCE = (
    "these words, in their context, do not stand "
    "in the text once and only once; give more of the sentence as `context`"
)
_DECIDED = "another decision has some of these words, too; keep one of them"


def apply_decisions(
    citations: tuple[ResolvedCitation, ...], decisions: Iterable[CitationDecision], text: str
) -> tuple[tuple[ResolvedCitation, ...], tuple[Finding, ...]]:
    """The citations as decided, in the order of the text, and the decisions that fit nowhere.

    A decision takes the place of every citation that its words touch; where none was found, it
    makes one. Words that stand nowhere, or more than once, or on which another decision was made decide nothing.
    """
    findings: list[Finding] = []
    for decision in decisions:
        place = _place_of_quote(decision, text)
        at = place or Span(0, 0)  # words that stand nowhere have no place that could be shown
        touched = [c for c in citations if c.span.start < at.end and at.start < c.span.end]
        if place and not any(one.by is DecidedBy.PERSON for one in touched):
            apart = (one for one in citations if one not in touched)
            with_it = (*apart, _decided_citation(decision, place))
            citations = tuple(sorted(with_it, key=lambda citation: citation.span))
            continue
        message = f"decision on the citation «{decision.quote}»: {_DECIDED if place else _NOT_ONCE}"
        findings.append(Finding(Code.DECISION_UNMATCHED, at, message))
    return citations, tuple(findings)


def _place_of_quote(decision: CitationDecision, text: str) -> Span | None:
    """Where the quoted words stand: once in their context, which stands once in the text."""
    context, quote = decision.context or decision.quote, decision.quote
    if text.count(context) != 1 or context.count(quote) != 1:
        return None
    start = text.index(context) + context.index(quote)
    return Span(start, start + len(quote))


def _decided_citation(decision: CitationDecision, span: Span) -> ResolvedCitation:
    """The citation of what a person decided that some words cite."""
    targets = decision.targets
    # A person does not say which of the words stand for which of several targets.
    refs = (Ref(span, targets[0]),) if len(targets) == 1 else ()
    sure, reason = (1.0, None) if targets else (0.0, OpenReason.LEFT_OPEN)
    return ResolvedCitation(span, targets, refs, sure, reason, DecidedBy.PERSON)


def doubtful_targets(
    citations: Iterable[ResolvedCitation], registry: Registry, day: dt.date | None
) -> tuple[Finding, ...]:
    """What a person named that is not known: each holds, since a registry is never complete."""
    return tuple(
        Finding(Code.DECISION_TARGET_UNKNOWN, one.span, f"decided to be {target}: {why}")
        for one in citations
        if one.by is DecidedBy.PERSON
        for target in one.targets
        if (why := _why_unknown(target, registry, day))
    )


def _why_unknown(target: str, registry: Registry, day: dt.date | None) -> str:
    """Why a target is not known to be there; empty where nothing speaks against it."""
    work, eid = work_of(target), provision_of(target)
    act, stated = registry.act(work), day_of(work)
    if day and stated and stated > day.isoformat():
        return f"it is later than the ruling, which is of {day}"
    if act is None and read_judgment(work) is None:
        return "the registry has no act of that name"
    if act is None or eid is None:
        return ""
    for unit, number in steps_of(eid):
        if unit not in LABELS.values():
            return f"“{unit}_{number}” is the name of no unit of an act, as art_5 and para_2 are"
    for step in steps_of(eid):
        if step.whole is not None and not act.may_hold(step.unit, step.whole):
            return f"the act has no {_COUNTED[step.unit]} {step.number}, as the registry knows it"
    return ""
