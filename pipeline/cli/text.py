"""`qauly clean`, `review`, `restore` and `cite`: one ruling, printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import terminal
from pipeline.cli.app import Bounds, Recognised, Registries, app, argument, option
from pipeline.cli.calls import UNPROVED, Result, bounds_of, registry_of, result_or_exit, run_each
from pipeline.emit.table_forms import TableForm
from pipeline.errors import UsageError
from pipeline.places import spare_inputs

if TYPE_CHECKING:
    from pipeline.read import Limits
    from pipeline.registry import Registry
    from pipeline.text import CleanText


@app.command()
def clean(
    file: Annotated[Path, argument("A source.")],
    ledger: Annotated[Path | None, option("Write every edit to this file, as JSON lines.")] = None,
    limits: Bounds = None,
    *,
    ocr: Recognised = False,
) -> None:
    """Print the cleaned text, one paragraph a line; what is doubtful of it is told on standard error."""
    from pipeline.clean import ledger_lines
    from pipeline.cleaned import cleaned
    from pipeline.decisions import decisions_path
    from pipeline.emit.files import write

    bounds = bounds_of(limits)

    def work() -> CleanText:
        if ledger is not None:
            spare_inputs([file, decisions_path(file)], [ledger])
        text = cleaned(file, bounds, recognised="take" if ocr else None)
        if ledger is not None:
            write(ledger.parent, {ledger.name: ledger_lines(text)})
        return text

    text = result_or_exit(work, file)
    for doubt in text.doubts:
        terminal.complain(f"{file}: {doubt.code}: {doubt.message}")
    terminal.print_bytes(text.text.encode() + b"\n", exact=True)


@app.command()
def review(
    file: Annotated[Path, argument("A source, or a folder of sources.")],
    registry: Registries = None,
    limits: Bounds = None,
) -> None:
    """List what is open, the least certain first: displaced words, doubts, citations that name nothing.

    The choices to be made go to STEM.decisions.toml beside the source, as comments; a file that is there stays.
    Of a folder, each source that has something open stands below its name.
    """
    bounds = bounds_of(limits)
    entries = registry_of(registry)
    if not file.is_dir():
        listed = result_or_exit(lambda: _open_in(file, entries, bounds), file)
        terminal.print_bytes(listed.encode(), exact=True)
        return

    def work(path: Path) -> Result:
        if listed := _open_in(path, entries, bounds):
            terminal.say(f"{path}:")
            terminal.print_bytes(listed.encode(), exact=True)
        return Result(str(path))

    results = run_each(work, _sources_in(file))
    for one in (one for one in results if one.error):
        terminal.complain(one.line())
    raise typer.Exit(max(one.exit_code for one in results))


def _open_in(file: Path, entries: Registry, bounds: Limits) -> str:
    """The list of what is open in a source; the choices to be made are written beside it."""
    from pipeline.decisions import decisions_path
    from pipeline.emit.files import write
    from pipeline.review import as_decisions, as_list, as_told, reviewed

    target = decisions_path(file)
    found = reviewed(file, bounds, entries)
    choices = as_decisions(file.name, *found)
    if choices and not target.exists():
        write(target.parent, {target.name: choices})
    elif choices:
        terminal.complain(f"{target} is there and stays; `qauly page` has the lines to paste")
    if found.view is None:
        terminal.complain(f"{file}: is read as no ruling; its lines alone are listed")
    return as_list(found.lines) + (as_told(found.view) if found.view else "")


def _sources_in(folder: Path) -> list[Path]:
    """The sources of a folder and those below it. Raises UsageError where there is none."""
    from pipeline.build.sources import find
    from pipeline.build.storage import LocalFolder

    found = [
        folder / one.path for each in find(LocalFolder(folder)).rulings for one in each.members
    ]
    if not found:
        raise UsageError(f"{folder} holds no source; name a source, or a folder that holds some")
    return found


@app.command()
def restore(file: Annotated[Path, argument("A STEM.json.")], limits: Bounds = None) -> None:
    """Print the source text again, from the ruling and its record of edits."""
    from pipeline.restored import restored

    bounds = bounds_of(limits)
    found = result_or_exit(lambda: restored(file, bounds), file)
    if not found.proved:
        terminal.complain(f"{file}: {UNPROVED}")
    terminal.print_bytes(found.data, exact=True)


@app.command()
def cite(
    file: Annotated[Path, argument("A source or a STEM.json.")],
    form: Annotated[TableForm, typer.Option("--format", help="How to print.")] = TableForm.TABLE,
    registry: Registries = None,
    limits: Bounds = None,
) -> None:
    """Print what a ruling cites: the words, what they name, whether that is known, and where."""
    from pipeline.confined import ruling_of
    from pipeline.emit.table_markup import citation_table

    bounds = bounds_of(limits)
    entries = registry_of(registry)
    table = result_or_exit(lambda: citation_table(ruling_of(file, entries, bounds), form), file)
    terminal.print_bytes(table, exact=form is TableForm.CSV)
