"""A mention, its act and its levels → the citation with its targets, or with the reason why it has none."""

from itertools import pairwise

from pipeline.cite.meaning import Meaning
from pipeline.cite.provision_names import Provision, provisions
from pipeline.cite.values import Mention, ProvisionStep, Ref, ResolvedCitation
from pipeline.terms import CitationStatus, DecidedBy, OpenReason
from pipeline.text import Span


def citation(
    mention: Mention, identity: Meaning, steps: tuple[ProvisionStep, ...]
) -> ResolvedCitation:
    """The citation of the provisions that the levels name of an act."""
    named = () if identity.reason else provisions(steps, mention.own)
    if not steps and len(acts := identity.parts) > 1:
        return _resolved(mention, identity, tuple(act.iri for act in acts), ())
    works = [identity.work(provision.top) for provision in named]
    if not named or None in works:
        return _gap(mention, identity.reason or _untargeted(identity, named))
    part = f"{identity.division}__" if identity.division else ""
    targets = tuple(
        f"{work}/~{part}{provision.eid}" if provision.eid else f"{work}"
        for work, provision in zip(works, named, strict=True)
    )
    items = [provision.item for provision in named]
    refs = _refs(mention.span, targets, [item.span if item else None for item in items])
    return _resolved(mention, identity, tuple(dict.fromkeys(targets)), refs)


def _resolved(
    mention: Mention, identity: Meaning, targets: tuple[str, ...], refs: tuple[Ref, ...]
) -> ResolvedCitation:
    resolved, by = CitationStatus.RESOLVED, DecidedBy.PIPELINE
    return ResolvedCitation(mention.span, targets, refs, resolved, identity.confidence, None, by)


def _untargeted(identity: Meaning, named: tuple[Provision, ...]) -> OpenReason:
    """Why provisions of an act that is known have no target."""
    if not named:
        return OpenReason.MANY
    return OpenReason.BEYOND if len(identity.family or identity.acts) == 1 else OpenReason.SEVERAL


def _gap(mention: Mention, reason: OpenReason) -> ResolvedCitation:
    unresolved = CitationStatus.UNRESOLVED
    return ResolvedCitation(mention.span, (), (), unresolved, 0.0, reason, DecidedBy.PIPELINE)


def _refs(span: Span, targets: tuple[str, ...], items: list[Span | None]) -> tuple[Ref, ...]:
    """Share a citation's words among its targets: the first and the last take what is around.

    Gives none where the words of two targets are the same (`13, 14-баптардың 1-тармағы`).
    """
    if len(targets) == 1:
        return (Ref(span, targets[0]),)
    worded = sorted((i, t) for i, t in zip(items, targets, strict=True) if i)
    spans = [item for item, _ in worded]
    apart = all(a.end <= b.start for a, b in pairwise(spans))
    if not spans or not apart or spans[0].start < span.start or spans[-1].end > span.end:
        return ()
    spans[0] = Span(span.start, spans[0].end)
    spans[-1] = Span(spans[-1].start, span.end)
    return tuple(Ref(place, target) for place, (_, target) in zip(spans, worded, strict=True))
