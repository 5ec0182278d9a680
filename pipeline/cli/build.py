"""`qauly build` and `qauly release`: a folder of rulings, and the log of what has changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline import terminal
from pipeline.cli.app import Bounds, Registries, app
from pipeline.cli.calls import bounds_of, told


@app.command()
def build(  # noqa: PLR0913 - an argument is an option
    folder: Annotated[Path, typer.Argument(help="The folder of sources.", show_default=False)],
    out: Annotated[Path, typer.Option(help="The folder for the results.", show_default=False)],
    *,
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0: one a processor.")] = 0,
    shard: Annotated[
        str | None,
        typer.Option(metavar="I/N", help="Make part I of N only.", show_default=False),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option(help="Write what became of each source, as JSON lines.", show_default=False),
    ] = None,
    registry: Registries = None,
    limits: Bounds = None,
    strict: Annotated[bool, typer.Option(help="Exit 1 if anything is left to a person.")] = False,
) -> None:
    """Make the results of all rulings of a folder: only what is stale, by content.

    Texts in several languages (NAME.kaz.pdf, NAME.rus.txt) are linked; of several files with one
    stem the better one is the source, and the others are held against it.
    """
    from pipeline import build as builder
    from pipeline.build import telling

    settings = told(lambda: telling.settings(jobs, shard, bounds_of(limits), tuple(registry or ())))
    with telling.stoppable(), telling.progress() as progress:
        entries = told(lambda: list(builder.build(folder, out, settings, progress)))
    if report is not None:
        told(lambda: telling.write_report(report, entries))
    for line in telling.lines(entries):
        terminal.complain(line)
    terminal.say(telling.summary(entries))
    found = strict and any(entry.findings for entry in entries)
    raise typer.Exit(max([int(found), *(entry.exit_code for entry in entries)]))


@app.command()
def release(
    out: Annotated[Path, typer.Argument(help="A folder of results.", show_default=False)],
    at: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%dT%H:%M:%SZ"], help="When, in UTC; now.", show_default=False),
    ] = None,
    reason: Annotated[str, typer.Option(help="Why sources are gone.", show_default=False)] = "",
) -> None:
    """Append to changes.jsonl what has changed since the last release, and renew inventory.jsonl."""
    from pipeline.build.release import release as released

    moment = at.replace(tzinfo=UTC) if at else datetime.now(UTC)
    changes = told(lambda: released(out, moment, reason))
    for change in changes:
        terminal.say(f"{change.action} {change.kind} {change.expression}".replace("  ", " "))
    terminal.say(f"{len(changes)} changes")
