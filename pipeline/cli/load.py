"""`qauly load` and `qauly bulk`: published rulings into a database, and as files to take away."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline import terminal
from pipeline.cli.app import app, argument, option
from pipeline.wordings import counted

Results = Annotated[Path, argument("A folder of results.", metavar="DIR")]


@app.command()
def load(
    url: Annotated[str, argument("sqlite:///FILE or postgresql://HOST/NAME.", metavar="URL")],
    folder: Results,
    *,
    verify: Annotated[
        bool, typer.Option("--verify", help="Load nothing: tell where the two disagree (exit 1).")
    ] = False,
) -> None:
    """Let a database hold what a folder of results holds: only what is new, one ruling at a time.

    Cut off at any moment, it loses nothing; the next load goes on. docs/operator.md has the tables.
    """
    from pipeline.load import differences
    from pipeline.load import load as loaded

    if not verify:
        terminal.say(str(loaded(url, folder)))
        return
    found = list(differences(url, folder))
    for difference in found:
        terminal.complain(difference)
    terminal.say(
        "database, inventory and files agree" if not found else f"{len(found)} differences"
    )
    raise typer.Exit(int(bool(found)))


@app.command()
def bulk(folder: Results, out: Annotated[Path, option("The folder for the files.")]) -> None:
    """All rulings as CSV and Parquet tables and as JSON lines, cut by court and year, with hashes.

    points.jsonl holds one point a line, for language models; docs/researcher.md has examples.
    """
    from pipeline.bulk import write_bulk

    count = write_bulk(folder, out)
    terminal.say(f"{counted(count, 'file')} in {out}; sha256sum -c SHA256SUMS checks them")
