"""Citations as `ref`, `mref` or, where nothing was found, as a `span` that shows the gap."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.emit.place import BlockPlace
from pipeline.marked_words import Stretch, are_targets_crossed
from pipeline.model import Citation, Mark
from pipeline.terms import CitationStatus
from pipeline.words.works import work_of


class _TargetStretch(NamedTuple):
    """A stretch of the block's words and the targets that it stands for."""

    start: int
    end: int
    targets: list[str]


def links(place: BlockPlace, mark: Mark) -> Iterator[Stretch]:
    """The elements of one citation, the outer first.

    What is between the ends of a range, or shares its words with another target, has no element: it
    is an implicit reference.
    """
    citation = place.document.citation(place.block, mark)
    if citation.status is CitationStatus.UNRESOLVED or not citation.targets:
        yield Stretch(
            mark.start, mark.end, "span", {"eId": citation.eId, "class": CitationStatus.UNRESOLVED}
        )
        return
    for target in citation.targets:
        _list_work(place, citation, target)
    if len(citation.targets) == 1:
        attributes = {"eId": citation.eId, "href": citation.targets[0]}
        yield Stretch(mark.start, mark.end, "ref", attributes)
        return
    yield Stretch(mark.start, mark.end, "mref", {"eId": citation.eId})
    yield from _ref_stretches(place, citation, _parts_by_target(place, mark, citation))


def _list_work(place: BlockPlace, citation: Citation, target: str) -> None:
    work = work_of(target)
    abbreviations = place.document.ruling.abbreviations
    defined = (a.long for a in abbreviations if a.target == work)
    place.references.cited(work, next(defined, citation.text))


def _ref_stretches(
    place: BlockPlace, citation: Citation, parts: Iterable[_TargetStretch]
) -> Iterator[Stretch]:
    for number, (start, end, (first, *others)) in enumerate(parts, 1):
        name = f"{citation.eId}__ref_{number}"
        place.document.implied += [(name, other) for other in others]
        yield Stretch(start, end, "ref", {"eId": name, "href": first})


def _parts_by_target(place: BlockPlace, mark: Mark, citation: Citation) -> list[_TargetStretch]:
    """Share the words among the targets; one without words of its own stands behind another.

    Where other marks are in the way, the first target has all the words.
    """
    whole = [_TargetStretch(mark.start, mark.end, list(citation.targets))]
    parts: list[_TargetStretch] = []
    words = list(citation.refs)
    for target in citation.targets:
        if words and words[0].target == target:
            ref = words.pop(0)
            parts.append(_TargetStretch(ref.start, ref.end, [target]))
        elif parts:
            parts[-1].targets.append(target)
        else:
            return whole
    return whole if words or are_targets_crossed(place.block, citation) else parts
