"""Where in the text of their blocks the repairs stand, for the eye: before, after, and the words.

A repair tells the characters of the source and where in the printed form its own stand. One that only
put words in another order tells no place: it is found by the characters that came from its stretch.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.check.restore import printed
from pipeline.terms import RepairKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.model import Block, Repair, Ruling


@dataclass(frozen=True, slots=True)
class RepairedWords:
    """A repair with its place in a block's text; none where it stands in no block, or in its number."""

    number: int
    """Among the repairs of the ruling, from 1."""
    repair: Repair
    after: str
    """What a reader sees instead of `repair.before`."""
    block: str | None = None
    start: int = 0
    end: int = 0


def repaired_words(ruling: Ruling) -> tuple[RepairedWords, ...]:
    """Every repair of a ruling but those of plain layout, in the order of the source."""
    blocks = {block.eId: block for block in ruling.blocks()}
    changes: defaultdict[str, list[Repair]] = defaultdict(list)
    for edit in ruling.edits():
        if edit.kind is RepairKind.REPLACE and edit.block is not None:
            changes[edit.block].append(edit)
    forms = {eid: _PrintedForm(blocks[eid], changes[eid]) for eid in _touched(ruling, blocks)}
    return tuple(
        _placed(number, repair, forms.get(repair.block or ""))
        for number, repair in enumerate(ruling.repairs, start=1)
    )


def in_blocks(repairs: Sequence[RepairedWords]) -> Mapping[str, Sequence[RepairedWords]]:
    """The repairs that have a place in a block's text, by the block."""
    found: defaultdict[str, list[RepairedWords]] = defaultdict(list)
    for one in repairs:
        if one.block is not None:
            found[one.block].append(one)
    return found


def _touched(ruling: Ruling, blocks: Mapping[str, Block]) -> set[str]:
    return {eid for repair in ruling.repairs if (eid := repair.block) is not None and eid in blocks}


def _placed(number: int, repair: Repair, form: _PrintedForm | None) -> RepairedWords:
    if form is None:
        return RepairedWords(number, repair, repair.after)
    start, end = form.place(repair)
    after = form.text[start:end] if repair.kind is RepairKind.REORDER else repair.after
    inside = start - form.lead, end - form.lead
    if inside[0] < 0:
        return RepairedWords(number, repair, after)
    return RepairedWords(number, repair, after, form.eid, *inside)


class _PrintedForm:
    """A block as printed, with the place in the source of every character that was copied."""

    def __init__(self, block: Block, changes: Sequence[Repair]) -> None:
        self.eid = block.eId
        self.text = printed(block, changes)
        self.lead = len(self.text) - len(block.text)
        copied = [at for extent in block.source for at in range(extent.start, extent.end)]
        self._origins: list[int | None] = []
        for offset, after in sorted((c.offset or 0, c.after) for c in changes):
            take = max(offset - len(self._origins), 0)
            self._origins += [*copied[:take], *([None] * len(after))]
            copied = copied[take:]
        self._origins += copied

    def place(self, repair: Repair) -> tuple[int, int]:
        """From where to where a repair's words stand in the printed form."""
        if repair.kind is RepairKind.REPLACE:
            offset = repair.offset or 0
            return offset, offset + len(repair.after)
        first = min(extent.start for extent in repair.source)
        last = max(extent.end for extent in repair.source)
        inside = [
            at
            for at, origin in enumerate(self._origins)
            if origin is not None and first <= origin < last
        ]
        return (min(inside), max(inside) + 1) if inside else (self.lead, self.lead)
