"""`qauly page` and `site`: rulings as pages to read and review, and as a whole site."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import terminal
from pipeline.cli.app import AsJson, Bounds, Registries, app, argument, option
from pipeline.cli.calls import (
    Result,
    bounds_of,
    conclude,
    registry_of,
    require_distinct,
    rulings_at,
    run_each,
    run_next,
)
from pipeline.errors import UsageError, writes_typed
from pipeline.places import spare_inputs
from pipeline.site.settings import Unlisted
from pipeline.wordings import counted

if TYPE_CHECKING:
    from pipeline.model import Ruling
    from pipeline.read import Limits
    from pipeline.registry import Registry


@app.command()
def page(  # noqa: PLR0913 - an argument is an option
    files: Annotated[list[Path], argument("STEM.json files, folders of results, sources.")],
    out: Annotated[Path, option("The folder for the pages.")],
    sources: Annotated[
        Path | None,
        option("A folder with the sources: from STEM.pdf, places in doubt are shown as pictures."),
    ] = None,
    registry: Registries = None,
    limits: Bounds = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Make a page to read and review of each ruling: STEM.html, which needs no other file.

    It speaks the language of the ruling first, and every other one at a click. Texts of one ruling in two languages stand beside each other.
    """
    from pipeline.emit.files import write
    from pipeline.pages import PageContext, switching_page
    from pipeline.pages.pictures import pictures_for

    bounds = bounds_of(limits)
    found = dict(pair for path in files for pair in rulings_at(path))
    targets = {path: out / f"{name}.html" for path, name in found.items()}
    require_distinct(targets)
    spare_inputs(found, targets.values())
    _spare_what_is_no_page(targets.values())
    acts = registry_of(registry)
    rulings: dict[Path, Ruling] = {}

    def read(path: Path) -> Result:
        rulings[path] = _ruling_at(path, acts, bounds)
        return Result(str(path))

    def write_page(path: Path) -> Result:
        ruling, target = rulings[path], targets[path]
        pictures = pictures_for(ruling, sources, str(found[path])) if sources else {}
        around = PageContext(
            acts, parallel=_parallel_among(ruling, rulings.values()), pictures=pictures
        )
        write(target.parent, {target.name: switching_page(ruling, around)})
        return Result(str(path), outputs=(target.name,))

    conclude(run_next(write_page, run_each(read, found)), as_json=as_json)


def _ruling_at(path: Path, registry: Registry, bounds: Limits) -> Ruling:
    """The ruling of a source or a result; what stands on standard input was printed by a command before this one."""
    from pipeline.confined import ruling_of
    from pipeline.emit.json import from_json
    from pipeline.read.disk import STDIN
    from pipeline.restored import result_bytes

    if str(path) == STDIN:
        return from_json(result_bytes(path, bounds))
    return ruling_of(path, registry, bounds)


def _spare_what_is_no_page(targets: Iterable[Path]) -> None:
    """Raise UsageError where a page would take the place of another file.

    A source often lies beside what was made of it, under the name that its page would have.
    """
    from pipeline.pages import is_page

    for target in targets:
        with writes_typed(target):
            if target.is_file() and not is_page(target):
                raise UsageError(f"{target} is there and no page of qauly; name another folder")


def _parallel_among(ruling: Ruling, rulings: Iterable[Ruling]) -> Ruling | None:
    """The same ruling in another language, among those of the call."""
    others = (other for other in rulings if other.language != ruling.language)
    return next((o for o in others if ruling.work and o.work == ruling.work), None)


@app.command()
def site(
    folder: Annotated[Path, argument("A folder of rulings, as `build` makes it.")],
    out: Annotated[Path, option("The folder of the site.")],
    base: Annotated[
        str, typer.Option(help="The address at which the site will be published.")
    ] = "http://localhost:8000/",
    noindex: Annotated[
        Unlisted,
        typer.Option(
            help="Which pages ask search engines not to list them: of rulings that name private persons, or all."
        ),
    ] = Unlisted.NOTHING,
    registry: Registries = None,
) -> None:
    """Make a static site of all rulings of a folder, or bring one up to date.

    Pages of rulings, acts, provisions, judges, years, courts and outcomes, search without a server, and
    what programs want: the log of changes, a feed, lists for mirrors, a description of the addresses.
    """
    from pipeline.site.settings import SiteSettings
    from pipeline.site.whole_site import make_site

    entries = registry_of(registry)
    settings = SiteSettings(base, noindex)
    made = make_site(folder, out, settings, entries)
    for stem_of_none in made.nameless:
        terminal.complain(f"{stem_of_none}: no page, since court, date or number are unknown")
    terminal.say(
        f"{out}: {counted(made.rulings, 'ruling')}, {counted(made.files, 'file')}, {made.changed} changed"
    )
