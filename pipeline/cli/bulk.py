"""`qauly bulk`: all rulings as files to take away."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pipeline import terminal
from pipeline.cli.app import app, argument, option
from pipeline.cli.calls import told


@app.command()
def bulk(
    folder: Annotated[Path, argument("A folder of results.", metavar="DIR")],
    out: Annotated[Path, option("The folder for the files.")],
) -> None:
    """All rulings as CSV and Parquet tables and as JSON lines, cut by court and year, with hashes.

    points.jsonl holds one point a line, for language models; docs/researcher.md has examples.
    """
    from pipeline.bulk import write_bulk

    count = told(lambda: write_bulk(folder, out))
    terminal.say(f"{count} files in {out}; sha256sum -c SHA256SUMS checks them")
