"""Where in the text of their blocks the repairs stand, for the eye: before, after, and the words.

A repair tells the characters of the source and where in the printed form its own stand. One that only
put words in another order tells no place: it is found by the characters that came from its stretch.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Repair
from pipeline.printed_forms import PrintedForm, PrintedForms
from pipeline.terms import RepairKind


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


def repaired_words(forms: PrintedForms) -> tuple[RepairedWords, ...]:
    """Every repair of a ruling but those of plain layout, in the order of the source."""
    return tuple(
        _words_of_repair(number, repair, forms.of(repair.block))
        for number, repair in enumerate(forms.ruling.repairs, start=1)
    )


def in_blocks(repairs: Sequence[RepairedWords]) -> Mapping[str, Sequence[RepairedWords]]:
    """The repairs that have a place in a block's text, by the block."""
    found: defaultdict[str, list[RepairedWords]] = defaultdict(list)
    for one in repairs:
        if one.block is not None:
            found[one.block].append(one)
    return found


def _words_of_repair(number: int, repair: Repair, form: PrintedForm | None) -> RepairedWords:
    if form is None:
        return RepairedWords(number, repair, repair.after)
    start, end = _place_of_words(repair, form)
    after = form.text[start:end] if repair.kind is RepairKind.REORDER else repair.after
    if start < form.lead:
        return RepairedWords(number, repair, after)
    return RepairedWords(number, repair, after, form.eid, start - form.lead, end - form.lead)


def _place_of_words(repair: Repair, form: PrintedForm) -> tuple[int, int]:
    """From where to where a repair's words stand in a printed form."""
    if repair.kind is RepairKind.REORDER:
        return form.place(repair.source) or (form.lead, form.lead)
    offset = repair.offset or 0
    return offset, offset + len(repair.after)
