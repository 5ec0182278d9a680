"""The source text put together again from the ruling alone: the proof that nothing was lost.

A block's `source` spans are characters that were copied; what a repair changed stands in the
repair. Where a block's printed form is not its repairs' `after`, it is a copy, character by
character in the order of `source`. The only characters in no block and no repair are the line ends
that part two paragraphs.
"""

from collections.abc import Iterable
from hashlib import sha256

from pipeline.errors import InvalidOutputError
from pipeline.model import Block, Extent, RecordedEdit, Ruling
from pipeline.terms import BlockRole, RepairKind

_Stretch = tuple[int, str]
"""Where in the source characters begin, and what they are."""


def restore(ruling: Ruling) -> str:
    """The source text, to the character.

    Raises InvalidOutputError where the record does not account for every character exactly once,
    and where the text is not the one whose hash the ruling carries.
    """
    edits = ruling.edits()
    stretches = sorted(_stretches_of_source(ruling, edits))
    ends = _line_ends(stretches, ruling.source.characters)
    _refuse_other_gaps(ruling, edits, len(ends))
    text = "".join([characters for _, characters in sorted([*stretches, *ends])])
    _refuse_other_source(ruling, text)
    return text


def restore_file(ruling: Ruling) -> bytes:
    """The source text in the encoding of its file: the bytes of that, where it is a text file."""
    return _encoded_text(ruling, restore(ruling))


def clean_text(ruling: Ruling) -> str:
    """The text of the ruling: every paragraph as printed, in the order of the source.

    Footnotes are the last, as cleaning has it.
    """
    repairs = edits_by_block(ruling.edits())
    blocks = sorted(
        ruling.blocks(),
        key=lambda block: (
            block.role is BlockRole.FOOTNOTE,
            _start_in_source(block, repairs.get(block.eId, ())),
        ),
    )
    return "\n".join(printed_form(block, repairs.get(block.eId, ())) for block in blocks)


def printed_form(block: Block, repairs: Iterable[RecordedEdit]) -> str:
    """A block's number and text as printed; its spans and repairs tell if a blank parts them."""
    if block.num is None:
        return block.text
    length = sum(e.end - e.start for e in block.source) + sum(len(r.after) for r in repairs)
    together = block.num + block.text
    return together if length == len(together) else f"{block.num} {block.text}"


def _stretches_of_source(ruling: Ruling, edits: Iterable[RecordedEdit]) -> list[_Stretch]:
    """What blocks and repairs hold of the source, those without characters left out."""
    found: list[_Stretch] = []
    repairs = edits_by_block(edits)
    for block in ruling.blocks():
        found += _stretches_of_spans(
            block.source, _copied_characters(block, repairs.pop(block.eId, [])), block.eId
        )
    for eid in repairs:
        message = f"a repair stands in {eid}, which is no block"
        raise InvalidOutputError(message)
    for repair in edits:
        if repair.kind is RepairKind.REPLACE:
            found += _stretches_of_spans(repair.source, repair.before, repair.rule)
    return found


def edits_by_block(repairs: Iterable[RecordedEdit]) -> dict[str, list[RecordedEdit]]:
    """The edits that put other characters into blocks, by the blocks' names."""
    found: dict[str, list[RecordedEdit]] = {}
    for repair in repairs:
        if repair.kind is RepairKind.REPLACE and repair.block is not None:
            found.setdefault(repair.block, []).append(repair)
    return found


def _copied_characters(block: Block, repairs: list[RecordedEdit]) -> str:
    """What of a block's printed form its repairs did not bring in."""
    form, at, parts = printed_form(block, repairs), 0, []
    for offset, after in sorted((r.offset or 0, r.after) for r in repairs):
        if offset < at or not form.startswith(after, offset):
            message = f"{block.eId}: no repair can have put {after!r} at {offset}"
            raise InvalidOutputError(message)
        parts.append(form[at:offset])
        at = offset + len(after)
    return "".join([*parts, form[at:]])


def _stretches_of_spans(extents: tuple[Extent, ...], text: str, where: str) -> list[_Stretch]:
    """Share characters among the spans that they were copied from."""
    at, found = 0, []
    for extent in extents:
        length = extent.end - extent.start
        if length:
            found.append((extent.start, text[at : at + length]))
            at += length
    if at != len(text):
        message = f"{where}: {len(text)} characters for spans of {at}"
        raise InvalidOutputError(message)
    return found


def _line_ends(stretches: list[_Stretch], characters: int) -> list[_Stretch]:
    """The single characters that nothing accounts for: each is a line end."""
    at, ends = 0, []
    for start, text in [*stretches, (characters, "")]:
        if start == at + 1:
            ends.append((at, "\n"))
        elif start != at:
            what = "are accounted for twice" if start < at else "are in no block and no repair"
            message = f"{abs(start - at)} characters of the source at {min(at, start)} {what}"
            raise InvalidOutputError(message)
        at = start + len(text)
    return ends


def _refuse_other_gaps(ruling: Ruling, edits: Iterable[RecordedEdit], ends: int) -> None:
    between = (r for r in edits if r.kind is RepairKind.REPLACE and r.block is None)
    found = ends + sum(repair.after.count("\n") for repair in between)
    wanted = max(len(ruling.blocks()) - 1, 0)
    if found != wanted:
        message = f"{wanted} line ends part the paragraphs, but the record accounts for {found}"
        raise InvalidOutputError(message)


def _refuse_other_source(ruling: Ruling, text: str) -> None:
    # The hash of a PDF or a page of HTML is of its bytes, which no text can give back.
    is_text = ruling.source.media_type == "text/plain"
    if is_text and sha256(_encoded_text(ruling, text)).hexdigest() != ruling.source.sha256:
        message = "the text put together again is not the source: its SHA-256 is another"
        raise InvalidOutputError(message)


def _encoded_text(ruling: Ruling, text: str) -> bytes:
    """A text in the encoding of the ruling's file; older files of results name none, and it is UTF-8."""
    return text.encode(ruling.source.encoding or "utf-8")


def _start_in_source(block: Block, repairs: Iterable[RecordedEdit]) -> int:
    extents = (*block.source, *(extent for repair in repairs for extent in repair.source))
    return min((extent.start for extent in extents), default=0)
