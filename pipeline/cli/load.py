"""`qauly load`: published rulings into a database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline import terminal
from pipeline.cli.app import app, argument
from pipeline.cli.calls import told


@app.command()
def load(
    url: Annotated[str, argument("sqlite:///FILE or postgresql://HOST/NAME.", metavar="URL")],
    folder: Annotated[Path, argument("A folder of results.", metavar="DIR")],
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
        terminal.say(str(told(lambda: loaded(url, folder))))
        return
    found = told(lambda: list(differences(url, folder)))
    for difference in found:
        terminal.complain(difference)
    terminal.say(
        "database, inventory and files agree" if not found else f"{len(found)} differences"
    )
    raise typer.Exit(int(bool(found)))
