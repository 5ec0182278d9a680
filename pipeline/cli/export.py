"""`qauly export`: published rulings in the forms that their users expect."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import terminal
from pipeline.cli.app import AsJson, Bounds, app, argument, option
from pipeline.cli.calls import (
    Result,
    bounds_of,
    conclude,
    require_distinct,
    result_or_exit,
    rulings_at,
    run_each,
)
from pipeline.errors import UsageError
from pipeline.export.forms import DEFAULT_BASE, ExportForm
from pipeline.places import is_one, spare_inputs

if TYPE_CHECKING:
    from pipeline.model import Ruling
    from pipeline.read import Limits


@app.command()
def export(  # noqa: PLR0913 - an argument is an option
    files: Annotated[list[Path], argument("STEM.json files, folders of results, sources.")],
    to: Annotated[ExportForm, option("The form.")],
    out: Annotated[
        Path | None, option("The folder for the files; without it one file is printed.")
    ] = None,
    base: Annotated[
        str, typer.Option(help="What stands before the IRIs of the rulings in RDF.")
    ] = DEFAULT_BASE,
    limits: Bounds = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Rulings in other forms, for readers, spreadsheets, the web of data, lists of literature.

    txt, md, docx, nt and ttl: a file for each ruling (STEM.md). csv (citations.csv, outcomes.csv),
    csl (rulings.csl.json) and bibtex (rulings.bib): all rulings in one file.
    """
    from pipeline.export.form_files import GATHERED

    bounds = bounds_of(limits)
    paths = dict(pair for path in files for pair in rulings_at(path))
    if out is None:
        _print_file(paths, to, base, bounds)
        return
    places = _places_of_results(paths, to, out)
    results = (
        _write_gathered(places, to, out, bounds)
        if to in GATHERED
        else _write_each(places, to, base, bounds)
    )
    conclude(results, as_json=as_json)


def _write_each(
    places: dict[Path, Path], form: ExportForm, base: str, bounds: Limits
) -> list[Result]:
    """Write a file for each ruling."""
    from pipeline.emit.files import write
    from pipeline.export.form_files import to_form

    def work(path: Path) -> Result:
        target = places[path]
        write(target.parent, {target.name: to_form(_ruling_at(path, bounds), form, base)})
        return Result(str(path), outputs=(target.name,))

    return run_each(work, places)


def _print_file(paths: dict[Path, Path], form: ExportForm, base: str, bounds: Limits) -> None:
    """Print the one file that there is. Raises a usage error where there are more."""
    from pipeline.export.form_files import GATHERED, to_form

    made = GATHERED.get(form, ())
    if len(made) > 1 or (not made and len(paths) != 1):
        raise UsageError("that gives several files; name a folder for them with --out")

    def piece(path: Path) -> bytes:
        ruling = _ruling_at(path, bounds)
        return made[0].piece(ruling) if made else to_form(ruling, form, base)

    pieces = [result_or_exit(partial(piece, path), path) for path in paths]
    terminal.print_bytes(made[0].file_of(pieces) if made else pieces[0], exact=True)


def _write_gathered(
    places: dict[Path, Path], form: ExportForm, out: Path, bounds: Limits
) -> list[Result]:
    """Write the files that hold all rulings; those that cannot be read are told and left out."""
    from pipeline.emit.files import write
    from pipeline.export.form_files import GATHERED

    pieces: dict[str, list[bytes]] = {made.name: [] for made in GATHERED[form]}

    def work(path: Path) -> Result:
        ruling = _ruling_at(path, bounds)
        for made in GATHERED[form]:
            pieces[made.name].append(made.piece(ruling))
        return Result(str(path), outputs=tuple(pieces))

    results = run_each(work, places)
    files = {made.name: made.file_of(pieces[made.name]) for made in GATHERED[form]}
    spare_inputs(places, [out / name for name in files])
    write(out, files)
    return results


def _ruling_at(path: Path, bounds: Limits) -> Ruling:
    from pipeline.confined import ruling_of

    return ruling_of(path, None, bounds)


def _places_of_results(paths: dict[Path, Path], form: ExportForm, out: Path) -> dict[Path, Path]:
    """Where each result goes. Raises UsageError where two would have one name, or take an input's."""
    from pipeline.export.form_files import GATHERED

    places = {path: out / f"{name}.{form}" for path, name in paths.items()}
    if form not in GATHERED:
        require_distinct(places)
    spare_inputs(paths, places.values())
    for path, place in places.items():
        # A source often lies beside what was made of it, under the name that its export would have.
        beside = is_one(place.parent, path.parent)
        if place.suffix in {".txt", ".docx"} and beside and place.exists():
            message = f"{place} lies beside {path.name}, as its source would; name another folder"
            raise UsageError(message)
    return places
