"""`qauly archive`: packages for keeping, made, signed, stamped, verified, and opened again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from pipeline import terminal
from pipeline.cli.app import AsJson, Bounds, Registries, app, argument, option
from pipeline.cli.calls import bounds_of, result_or_exit
from pipeline.json_text import json_document

if TYPE_CHECKING:
    from pipeline.archive.packing import ArchiveEntry

_MAKE = "make"
Bag = Annotated[Path, argument("A bag.")]


class _BagsByDefault(TyperGroup):
    """`qauly archive DIR` makes bags; a first word that is a command of the group is that."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer's own
        first = next((word for word in args if not word.startswith("-")), None)
        # An option before the first word belongs to `make`, for the group has none of its own.
        named = first in self.commands and args[0] == first
        if args and not named and args[0] not in {"--help", "-h"}:
            args = [_MAKE, *args]
        return super().parse_args(ctx, args)


archive = typer.Typer(
    name="archive",
    cls=_BagsByDefault,
    help="Make bags (BagIt) of rulings: `qauly archive DIR --out BAGS`; sign, verify, restore them.",
    no_args_is_help=False,
)
app.add_typer(archive)


@archive.command(_MAKE)
def make(  # noqa: PLR0913 - an argument is an option
    folder: Annotated[Path, argument("A folder of results.")],
    out: Annotated[Path, option("The folder for the bags.")],
    *,
    sources: Annotated[
        Path | None,
        option("The folder of sources; without it those of texts are restored from their JSON."),
    ] = None,
    ocfl: Annotated[
        Path | None, option("Keep the bags as versions in this OCFL root, too.")
    ] = None,
    registry: Registries = None,
    limits: Bounds = None,
    as_json: AsJson = False,
) -> None:
    """Make a bag of each ruling and version of a folder of results; the word `make` may be left out.

    A bag holds source, JSON, Akoma Ntoso, PDF/A, decisions and the record of preservation. What is
    there stays as it is.
    """
    from pipeline.archive.packing import ArchiveSettings
    from pipeline.archive.packing import archive as archived

    settings = ArchiveSettings(sources, tuple(registry or ()), bounds_of(limits))
    if ocfl is not None:
        from pipeline.archive.versions import keep, require_ocfl

        # Before any bag is made, or a library that is missing would stop the work half-way.
        require_ocfl()
    entries = list(archived(folder, out, settings))
    if ocfl is not None:
        for bag in (out / entry.bag for entry in entries if entry.bag):
            result_or_exit(partial(keep, bag, ocfl), bag)
    _tell_entries(entries, as_json=as_json)


def _tell_entries(entries: list[ArchiveEntry], *, as_json: bool) -> None:
    from dataclasses import asdict

    if as_json:
        terminal.print_bytes(json_document({"rulings": [asdict(entry) for entry in entries]}))
    else:
        for entry in entries:
            if entry.error:
                terminal.complain(f"{entry.stem}: {entry.error}")
            else:
                note = f" ({entry.note})" if entry.note else ""
                terminal.say(f"{entry.stem}: {entry.status} {entry.bag}{note}".rstrip())
    raise typer.Exit(max((entry.exit_code for entry in entries), default=0))


@archive.command()
def verify(  # noqa: PLR0913 - an argument is an option
    bags: Annotated[Path, argument("A bag, or a folder of bags.")],
    trust: Annotated[Path | None, option("Certificates that are trusted (PEM).")] = None,
    command: Annotated[
        str,
        option(
            "Verifies a signature that openssl does not know: called with the signed file and "
            "the signature; 0 valid, 1 not valid, anything else: it cannot tell.",
            "--with",
            metavar="COMMAND",
        ),
    ] = "",
    limits: Bounds = None,
    *,
    signed: Annotated[
        bool, typer.Option(help="A bag without a valid signature is broken, too.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Whether bags are what they were. Exit 5: one is not; 1: a signature could not be verified."""
    from pipeline.archive.seals import Trust
    from pipeline.archive.verifying import BagReport, bags_of, report_on

    bounds = bounds_of(limits)
    reports: list[BagReport] = []
    for bag in bags_of(bags):
        reports.append(
            result_or_exit(partial(report_on, bag, Trust(trust, signed, command), bounds), bag)
        )
        if not as_json:
            for line in reports[-1].lines():
                terminal.say(line)
    if as_json:
        terminal.print_bytes(json_document({"bags": [report.as_json() for report in reports]}))
    raise typer.Exit(max(report.exit_code for report in reports))


@archive.command()
def restore(
    bag: Bag, out: Annotated[Path, option("The folder for the files.")], limits: Bounds = None
) -> None:
    """Give a bag's source back, byte for byte, and make JSON and Akoma Ntoso of it again.

    Where another version of qauly made them, they are taken from the bag, and the version is told.
    """
    from pipeline.archive.restoring import restore_bag

    done = result_or_exit(lambda: restore_bag(bag, out, bounds_of(limits)), bag)
    terminal.say(f"{bag}: {', '.join(done.files)}")
    terminal.say(f"{bag}: the results were {done.message}")


@archive.command()
def sign(
    bag: Bag,
    key: Annotated[Path, option("The private key (PEM).")],
    certificate: Annotated[Path, option("Its certificate (PEM).")],
    limits: Bounds = None,
) -> None:
    """Sign a bag: a detached CMS signature (CAdES) over its tag manifest, by openssl."""
    from pipeline.archive.signing import sign as signed

    path = result_or_exit(lambda: signed(bag, key, certificate, bounds_of(limits)), bag)
    terminal.say(f"{bag}: {path}")


@archive.command()
def stamp(
    bag: Bag,
    by: Annotated[
        str,
        option(
            "Gets a request (RFC 3161) on its standard input and gives the authority's reply: "
            "curl -sf -H 'Content-Type: application/timestamp-query' --data-binary @- ADDRESS",
            metavar="COMMAND",
        ),
    ],
    limits: Bounds = None,
) -> None:
    """Have a bag's signature stamped with the time, or the bag itself where it has none."""
    from pipeline.archive.signing import stamp as stamped

    path = result_or_exit(lambda: stamped(bag, by, bounds_of(limits)), bag)
    terminal.say(f"{bag}: {path}")


@archive.command()
def attach(
    bag: Bag,
    file: Annotated[Path, argument("FILE.p7s (CMS) or FILE.tsr (RFC 3161).")],
    limits: Bounds = None,
) -> None:
    """Put a signature or a time stamp that was made elsewhere into a bag."""
    from pipeline.archive.signing import attach as attached
    from pipeline.read import bytes_of

    bounds = bounds_of(limits)
    data = result_or_exit(lambda: bytes_of(file, bounds), file)
    seal = result_or_exit(lambda: attached(bag, data, file.suffix.lower(), bounds), file)
    terminal.say(f"{bag}: {seal.path}: {seal.state}: {seal.message}")
