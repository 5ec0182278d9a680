"""Citations as `ref`, `mref` or, where nothing was found, as a `span` that shows the gap."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from pipeline.emit.place import Empty, Stretch
from pipeline.emit.vocabulary import own
from pipeline.terms import CitationStatus, DecidedBy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.emit.place import BlockPlace
    from pipeline.model import Citation, Mark


class _LinkPart(NamedTuple):
    """A stretch of the block's words and the targets that it stands for."""

    start: int
    end: int
    targets: list[str]


def links(place: BlockPlace, mark: Mark) -> Iterator[Stretch]:
    """The elements of one citation, the outer first."""
    citation = place.document.citation(mark)
    if citation.status is CitationStatus.UNRESOLVED or not citation.targets:
        yield _gap(mark, citation)
        return
    for target in citation.targets:
        _list_work(place, citation, target)
    if len(citation.targets) == 1:
        attributes = {"eId": citation.eId, "href": citation.targets[0], **_evidence(citation)}
        yield Stretch(mark.start, mark.end, "ref", attributes)
        return
    yield Stretch(mark.start, mark.end, "mref", {"eId": citation.eId, **_evidence(citation)})
    yield from _refs(citation, _parts(place, mark, citation))


def _gap(mark: Mark, citation: Citation) -> Stretch:
    reason = {own("reason"): citation.reason} if citation.reason else {}
    attributes = {"eId": citation.eId, "class": "unresolved", **reason}
    return Stretch(mark.start, mark.end, "span", attributes)


def _evidence(citation: Citation) -> dict[str, str]:
    """How sure the link is and who made it, where it is not the pipeline being sure."""
    by = {own("by"): citation.by.value} if citation.by is DecidedBy.PERSON else {}
    sure = citation.confidence >= 1
    return by if sure else {own("confidence"): f"{citation.confidence:g}", **by}


def _list_work(place: BlockPlace, citation: Citation, target: str) -> None:
    work = target.partition("/~")[0]
    abbreviations = place.document.ruling.abbreviations
    defined = (a.long for a in abbreviations if a.target == work)
    place.references.cited(work, next(defined, citation.text))


def _refs(citation: Citation, parts: Iterable[_LinkPart]) -> Iterator[Stretch]:
    number = count(1)
    for start, end, targets in parts:
        first, *others = (
            {"eId": f"{citation.eId}__ref_{next(number)}", "href": target} for target in targets
        )
        yield Stretch(start, end, "ref", first, tuple(Empty("ref", other) for other in others))


def _parts(place: BlockPlace, mark: Mark, citation: Citation) -> list[_LinkPart]:
    """Share the words among the targets; one without words of its own stands behind another.

    Where other marks are in the way, the first target has all the words.
    """
    whole = [_LinkPart(mark.start, mark.end, list(citation.targets))]
    parts: list[_LinkPart] = []
    words = list(citation.refs)
    for target in citation.targets:
        if words and words[0].target == target:
            ref = words.pop(0)
            parts.append(_LinkPart(ref.start, ref.end, [target]))
        elif parts:
            parts[-1].targets.append(target)
        else:
            return whole
    return whole if words or _in_the_way(place, parts) else parts


def _in_the_way(place: BlockPlace, parts: Iterable[_LinkPart]) -> bool:
    return any(
        mark.start < part.start < mark.end < part.end
        or part.start < mark.start < part.end < mark.end
        for part in parts
        for mark in place.block.marks
    )
