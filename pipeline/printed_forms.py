"""The paragraphs as printed, each character with its place in the source: from there to the text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.check.restore import edits_by_block, printed_form
from pipeline.model import Block, Extent, Mark, RecordedEdit, Ruling


class PrintedForm:
    """A block as printed: its number, a blank, its text."""

    def __init__(self, block: Block, changes: Sequence[RecordedEdit]) -> None:
        self.eid = block.eId
        self.text = printed_form(block, changes)
        self.lead = len(self.text) - len(block.text)
        """How many characters stand before the text."""
        copied = [at for extent in block.source for at in range(extent.start, extent.end)]
        self._origins: list[int | None] = []
        for offset, after in sorted((c.offset or 0, c.after) for c in changes):
            # What was put in came from nowhere in the source, and all else was copied in order.
            take = max(offset - len(self._origins), 0)
            self._origins += [*copied[:take], *([None] * len(after))]
            copied = copied[take:]
        self._origins += copied

    def origins(self, mark: Mark) -> set[int]:
        """Where in the source the characters that a mark covers come from, as far as they were copied."""
        inside = self._origins[self.lead + mark.start : self.lead + mark.end]
        return {at for at in inside if at is not None}

    def place(self, extents: Iterable[Extent]) -> tuple[int, int] | None:
        """From where to where stands what came from stretches of the source; None for nothing."""
        bounds = [(extent.start, extent.end) for extent in extents]
        first, last = min((b[0] for b in bounds), default=0), max((b[1] for b in bounds), default=0)
        inside = [
            at
            for at, origin in enumerate(self._origins)
            if origin is not None and first <= origin < last
        ]
        return (min(inside), max(inside) + 1) if inside else None


@dataclass(frozen=True)
class PrintedForms:
    """The printed forms of one ruling, each made when it is asked for."""

    ruling: Ruling
    _made: dict[str, PrintedForm] = field(default_factory=dict)

    def of(self, eid: str | None) -> PrintedForm | None:
        """The printed form of a block; None for the name of none."""
        block = self._blocks.get(eid or "")
        if block is None:
            return None
        if block.eId not in self._made:
            self._made[block.eId] = PrintedForm(block, self._edits_by_block.get(block.eId, []))
        return self._made[block.eId]

    @cached_property
    def _blocks(self) -> Mapping[str, Block]:
        return self.ruling.by_eid()

    @cached_property
    def _edits_by_block(self) -> Mapping[str, list[RecordedEdit]]:
        return edits_by_block(self.ruling.edits())
