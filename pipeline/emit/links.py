"""Citations as `ref`, `mref` or, where nothing was found, as a `span` that shows the gap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.emit.place import Empty, Stretch
from pipeline.emit.vocabulary import own
from pipeline.model import CitationStatus, DecidedBy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.emit.place import Place
    from pipeline.model import Citation, Mark


class _Part(NamedTuple):
    """A stretch of a citation's words and the targets that it stands for."""

    start: int
    end: int
    targets: list[str]


def links(place: Place, mark: Mark) -> Iterator[Stretch]:
    """Give the elements of one citation, the outer first."""
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
    yield from _refs(citation, mark, _parts(place, mark, citation))


def _gap(mark: Mark, citation: Citation) -> Stretch:
    reason = {own("reason"): citation.reason} if citation.reason else {}
    attributes = {"eId": citation.eId, "class": "unresolved", **reason}
    return Stretch(mark.start, mark.end, "span", attributes)


def _evidence(citation: Citation) -> dict[str, str]:
    """Give how sure the link is and who made it, where it is not the pipeline being sure."""
    by = {own("by"): citation.by.value} if citation.by is DecidedBy.PERSON else {}
    sure = citation.confidence >= 1
    return by if sure else {own("confidence"): f"{citation.confidence:g}", **by}


def _list_work(place: Place, citation: Citation, target: str) -> None:
    work = target.partition("/~")[0]
    abbreviations = place.document.ruling.abbreviations
    defined = (a.long for a in abbreviations if a.target == work)
    place.references.cited(work, next(defined, citation.text))


def _refs(citation: Citation, mark: Mark, parts: list[_Part]) -> Iterator[Stretch]:
    number = 0
    for start, end, targets in parts:
        named = [
            {"eId": f"{citation.eId}__ref_{number + i}", "href": target}
            for i, target in enumerate(targets, start=1)
        ]
        number += len(named)
        others = tuple(Empty("ref", attributes) for attributes in named[1:])
        yield Stretch(mark.start + start, mark.start + end, "ref", named[0], others)


def _parts(place: Place, mark: Mark, citation: Citation) -> list[_Part]:
    """Share the words among the targets by their last numbers.

    Where a number is in the text not once but twice, or other marks are in the way, the first
    target keeps all the words and the others stand behind it without any.
    """
    whole = [_Part(0, len(citation.text), list(citation.targets))]
    if any(
        mark.start < m.start < mark.end or mark.start < m.end < mark.end
        for m in place.block.marks
        if m.start < m.end
    ):
        return whole
    parts: list[_Part] = []
    for target in citation.targets:
        places = _places(target, citation.text)
        if len(places) > 1 or (not places and not parts):
            return whole
        if not places:
            parts[-1].targets.append(target)
        elif parts and places[0].start() < parts[-1].end:
            return whole
        else:
            parts.append(_Part(places[0].start(), places[0].end(), [target]))
    return _widened(parts, len(citation.text))


def _places(target: str, text: str) -> list[re.Match[str]]:
    number = target.rpartition("_")[2]
    return list(re.finditer(rf"(?<![0-9-]){re.escape(number)}(?![0-9])\)?", text))


def _widened(parts: list[_Part], end: int) -> list[_Part]:
    """Give the words before the first number to the first part, those behind the last to the last."""
    parts[0] = parts[0]._replace(start=0)
    parts[-1] = parts[-1]._replace(end=end)
    return parts
