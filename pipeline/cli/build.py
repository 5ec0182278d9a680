"""`qauly build` and `qauly release`: a folder of rulings, and the log of what has changed."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline import terminal
from pipeline.cli.app import Bounds, Count, Registries, app, argument, option
from pipeline.cli.calls import bounds_of
from pipeline.errors import UsageError
from pipeline.wordings import counted

Engine = Annotated[
    Literal["local", "ray"], typer.Option(help="This machine, or a cluster of Ray (RAY_ADDRESS).")
]
Shard = Annotated[str | None, option("Make part I of N only.", metavar="I/N")]
Report = Annotated[Path | None, option("Write what became of each source, as JSON lines.")]


@app.command()
def build(  # noqa: PLR0913 - an argument is an option
    folder: Annotated[str, argument("The folder of sources, or its address (s3://…).")],
    out: Annotated[Path, option("The folder for the results.")],
    *,
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0: one a processor.")] = 0,
    engine: Engine = "local",
    shard: Shard = None,
    report: Report = None,
    registry: Registries = None,
    limits: Bounds = None,
    strict: Annotated[bool, typer.Option(help="Exit 1 if anything is left to a person.")] = False,
    count: Count = False,
) -> None:
    """Make the results of all rulings of a folder: only what is stale, by content.

    Texts in several languages (NAME.kaz.pdf, NAME.rus.txt) are linked; of several files with one
    stem the better one is the source, and the others are held against it.
    """
    from pipeline import build as builder
    from pipeline.build import telling

    settings = builder.Settings(
        limits=bounds_of(limits),
        registries=tuple(registry or ()),
        jobs=jobs or _processors(),
        shard=telling.shard_of(shard),
        engine=engine,
    )
    if report is not None:
        telling.refuse_report(report, (Path(folder), out), registry or ())
    with telling.stoppable(), telling.progress() as progress:
        entries = list(builder.build(folder, out, settings, progress))
    for line in telling.lines(entries, count_alone=count):
        terminal.complain(line)
    terminal.say(telling.summary(entries))
    if report is not None:
        telling.write_report(report, entries)
    found = strict and any(entry.findings or entry.differences for entry in entries)
    raise typer.Exit(max([int(found), *(entry.exit_code for entry in entries)]))


def _processors() -> int:
    """Those that this process may use, where the system tells: a scheduler often gives a few of many."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@app.command()
def release(
    out: Annotated[Path, argument("A folder of results.")],
    at: Annotated[
        str | None, option("When, in UTC; without it, now.", metavar="2031-05-06T12:00:00Z")
    ] = None,
    reason: Annotated[str, option("Why sources are gone.")] = "",
) -> None:
    """Append to changes.jsonl what has changed since the last release, and renew inventory.jsonl."""
    from pipeline.build.release import release as released

    changes = released(out, _moment(at) if at else datetime.now(UTC), reason)
    for change in changes:
        terminal.say(f"{change.action} {change.kind} {change.expression}".replace("  ", " "))
    terminal.say(counted(len(changes), "change"))


def _moment(written: str) -> datetime:
    try:
        return datetime.strptime(written, "%Y-%m-%dT%H:%M:%S%z")
    except ValueError as error:
        raise UsageError(
            f"--at {written}: write it in UTC, such as 2031-05-06T12:00:00Z"
        ) from error
