"""Whose name in the nominative is in doubt: findings are placed in the source, people in blocks."""

from pipeline.codes import Code
from pipeline.model import Block, Diagnostic, RecordedEdit, Ruling
from pipeline.terms import RepairKind


def doubtful_people(ruling: Ruling) -> dict[str, Diagnostic]:
    """The findings on names in doubt, by the eId of the person."""
    blocks = ruling.by_eid()
    found: dict[str, Diagnostic] = {}
    changes = ruling.edits()
    for finding in ruling.diagnostics:
        if finding.code is Code.NAME_DOUBTFUL and finding.block:
            block = blocks[finding.block]
            offsets = _offsets_in_source(block, changes)
            wanted = {at for extent in finding.source for at in range(extent.start, extent.end)}
            for mark in block.marks:
                where = offsets[mark.start : mark.end]
                if mark.refers_to and wanted and wanted == set(where) - {None}:
                    found.setdefault(mark.refers_to, finding)
    return found


def _offsets_in_source(block: Block, repairs: tuple[RecordedEdit, ...]) -> list[int | None]:
    """For each character of the block's text its offset in the source; none for repairs."""
    copied = (at for extent in block.source for at in range(extent.start, extent.end))
    length = sum(extent.end - extent.start for extent in block.source)
    put = {
        (repair.offset or 0) + shift
        for repair in repairs
        if repair.kind is RepairKind.REPLACE and repair.block == block.eId
        for shift in range(len(repair.after))
    }
    printed = [None if at in put else next(copied, None) for at in range(length + len(put))]
    return printed[len(printed) - len(block.text) :]
