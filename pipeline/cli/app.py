"""The command itself: its help, its version, and the options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from pipeline import __version__, terminal
from pipeline.cli.calls import tell_error
from pipeline.errors import CannotWriteError, UsageError

WRONG_USE: Any = typer.BadParameter.__bases__[0]
"""The class of all errors in a call, which typer does not export."""


class _Commands(TyperGroup):
    """The commands; whatever one of them raises is told in one line and becomes its exit code."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer's own
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort, WRONG_USE, CannotWriteError):
            raise  # what cannot be printed ends the whole call: `run` tells it and prints no more
        except Exception as error:
            # Here, since typer has codes of its own for some errors of the system.
            raise typer.Exit(tell_error(error)) from error


app = typer.Typer(
    name="qauly",
    cls=_Commands,
    help="Court rulings, as they come out of PDFs, as official, citable, machine-readable law.",
    epilog="Exit codes: 0 well · 1 findings (--strict), differences (compare, verify, check) · 2 wrong use · "
    "3 a file that is missing or unreadable · 4 no ruling · 5 a result that breaks the rules (made: nothing is "
    "written; read: it is none) · 6 cannot write.",
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def argument(told: str, **more: Any) -> Any:  # noqa: ANN401 - what typer makes of it
    """An argument of a command, without a word on a default: it has none."""
    return typer.Argument(help=told, show_default=False, **more)


def option(told: str, *names: str, **more: Any) -> Any:  # noqa: ANN401
    """An option of a command that says itself what happens without it."""
    return typer.Option(*names, help=told, show_default=False, **more)


Files = Annotated[list[Path], argument("Files to work on.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the results as JSON.")]
Count = Annotated[
    bool, typer.Option("--count", help="Tell how many findings there are, and not each of them.")
]
Registries = Annotated[
    list[Path] | None, option("A TOML file with further acts and bodies.", "--registry")
]
Bounds = Annotated[
    str | None,
    option(
        "How much one file may cost: seconds=30,memory=1024,size=16 (both MiB),"
        "pages=3000,characters=8000000,tags=1000000.",
        "--limits",
        metavar="NAME=NUMBER,…",
    ),
]

Recognised = Annotated[
    bool,
    typer.Option(
        "--ocr",
        help="Take words that a machine read in pictures of pages; what is doubtful is told.",
    ),
]

Looked = Annotated[
    bool,
    typer.Option(
        "--look",
        help="With --ocr: read the pictures a second time (tesseract), and doubt what differs.",
    ),
]


def _tell_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the option's value
    if wanted:
        terminal.say(f"qauly {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    *,
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", is_eager=True, callback=_tell_version),
    ] = False,
) -> None:
    """Take the options before a command; without a command, print the help as wrong use."""
    del version
    if context.invoked_subcommand is None:
        context.get_help()
        raise typer.Exit(UsageError.exit_code)
