"""Tables of what a ruling holds, for the terminal and for other programs."""

import csv
import io
from collections.abc import Iterable, Sequence

from pipeline.emit.table_forms import TableForm
from pipeline.json_text import json_document
from pipeline.model import Ruling

_COLUMNS = ("text", "targets", "status", "where", "reason")
_WIDTH = 200
"""Columns of the terminal that a table of citations takes."""


def citation_table(ruling: Ruling, form: TableForm) -> bytes:
    """The citations of a ruling, one a row: words, targets, status, block, reason."""
    rows = [(c.text, c.targets, c.status.value, c.block, c.reason or "") for c in ruling.citations]
    if form is TableForm.JSON:
        entries = [dict(zip(_COLUMNS, row, strict=True)) for row in rows]
        return json_document(entries)
    flat = [(text, "\n".join(targets), *rest) for text, targets, *rest in rows]
    return _csv(flat) if form is TableForm.CSV else printed(_COLUMNS, flat, _WIDTH).encode()


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as RFC 4180 CSV; several targets are divided by blanks."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(_COLUMNS)
    writer.writerows([cell.replace("\n", " ") for cell in row] for row in rows)
    return file.getvalue().encode()


def printed(columns: Sequence[str], rows: Iterable[Sequence[str]], width: int) -> str:
    """A table for the terminal, of so many columns of it."""
    from rich.console import Console  # noqa: PLC0415 - only people need it, and it takes its time
    from rich.table import Table  # noqa: PLC0415

    table = Table()
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*row)
    file = io.StringIO()
    # Words of a ruling may stand in square brackets, which are rich's own markup.
    Console(file=file, width=width, markup=False).print(table)
    return file.getvalue()
