"""Citations and outcomes of rulings as CSV (RFC 4180, UTF-8), a row for each thing and its target."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.model import Ruling

_CITATIONS: Final = (
    "expression", "court", "date", "number", "citation", "block", "start", "end", "text", "status",
    "confidence", "target", "reason", "by",
)  # fmt: skip
_OUTCOMES: Final = (
    "expression", "court", "date", "number", "point", "block", "start", "end", "kind", "verdict",
    "text", "target", "scope_kind", "scope_text", "addressee", "term",
)  # fmt: skip
_RUN: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
"""Signs that a spreadsheet takes for the beginning of a formula, or skips before one; and the apostrophe."""
_Row = tuple[object, ...]


def citation_rows(ruling: Ruling) -> bytes:
    """The citations of a ruling and of its separate opinions: a row for each target, one without a target for unresolved ones.

    Empty cells are what is unknown; offsets count code points in the block's text.
    """
    return _csv_of(_citations(ruling))


def outcome_rows(ruling: Ruling) -> bytes:
    """What a ruling decides: a row for each outcome and target, one without for those that have none."""
    return _csv_of(_outcomes(ruling))


def _citations(ruling: Ruling) -> Iterator[_Row]:
    for one in ruling.every_citation():
        place = (one.eId, one.block, one.start, one.end)
        for target in one.targets or ("",):
            found = (one.text, one.status, one.confidence, target, one.reason or "", one.by)
            yield (*_row_of_names(ruling), *place, *found)


def _outcomes(ruling: Ruling) -> Iterator[_Row]:
    for one in ruling.outcomes:
        place = (one.point, one.block, one.start, one.end, one.kind, one.verdict or "", one.text)
        scope = (one.scope.kind, one.scope.text) if one.scope else ("", "")
        for target in one.targets or ("",):
            yield (
                *_row_of_names(ruling),
                *place,
                target,
                *scope,
                one.addressee or "",
                one.term or "",
            )


def _row_of_names(ruling: Ruling) -> _Row:
    return ruling.expression or "", ruling.court, ruling.date or "", ruling.number or ""


def _csv_of(rows: Iterable[_Row]) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([_harmless_cell(cell) for cell in row] for row in rows)
    return file.getvalue().encode()


def _harmless_cell(cell: object) -> object:
    """A cell that no spreadsheet runs: what would begin a formula has an apostrophe before it.

    So has what begins with an apostrophe, so that a reader who takes one away has the words again.
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUN) else cell


CITATION_COLUMNS: Final = _csv_of([_CITATIONS])
OUTCOME_COLUMNS: Final = _csv_of([_OUTCOMES])
