"""The command line: turns calls into calls of the library, and errors into exit codes."""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Sequence
from copy import copy
from functools import cache
from inspect import cleandoc
from itertools import pairwise
from typing import Any, NoReturn

from typer.main import get_command

from pipeline import terminal
from pipeline.cli import archive, build, check, convert, export, load, site, text  # noqa: F401 - each adds its commands
from pipeline.cli.app import WRONG_USE, app
from pipeline.cli.calls import tell_error
from pipeline.errors import CannotWriteError, UsageError

__all__ = ["app", "command", "main", "run"]

_STDIN = "-"
_RARELY = 100_000
"""New values between two looks for garbage."""
_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
"""Inside a paragraph."""
_EMPTY_OPTION = re.compile("--[a-z-]+=")
_FAR_OUT = re.compile(r"--out=([A-Za-z][\w+.-]+://.*)", re.DOTALL)
_OUT_OF_DASH = re.compile(r"(--(?:align|ledger|out|report))=(-.*)", re.DOTALL)
_WIDEST = "9999"
"""Columns."""
_INTERRUPTED = 130
"""What typer gives for a call that a person stopped."""


def main() -> NoReturn:
    """Run the command and end with its exit code; the entry point of `qauly`."""
    # Nearly all that a command makes stays until it ends: to look for garbage in it, as it starts and
    # once more as it ends, took a tenth of a short one.
    gc.set_threshold(_RARELY)
    code = run()
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of a call. Whatever goes wrong has been told in one line by then."""
    terminal.prepare()
    _bound_width()
    given = sys.argv[1:] if arguments is None else arguments
    try:
        _refuse_odd(given)
        # A path has no `./` before it, so that a file of this name would be taken for standard input.
        plain = [os.path.abspath(one) if one == "./-" else one for one in given]  # noqa: PTH100
        code = command(*given[:1])(args=plain, standalone_mode=False)
        terminal.finish()
    except SystemExit:  # by typer, where the reader of the help went away
        return CannotWriteError.exit_code
    except WRONG_USE as error:
        named = error.ctx.command_path if error.ctx else "qauly"
        terminal.complain(f"{error.format_message().removesuffix('.')}. See {named} --help.")
        return UsageError.exit_code
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last net of all
        return tell_error(error)
    return tell_error(KeyboardInterrupt()) if code == _INTERRUPTED else code or 0


def _bound_width() -> None:
    """Keep the width that the environment gives within what a terminal can have: help fills its lines with blanks."""
    for name in ("COLUMNS", "TERMINAL_WIDTH"):
        width = os.environ.get(name, "").strip()
        if width and not width.strip("0"):
            # A terminal that tells none has nought, for which nothing at all would be printed.
            del os.environ[name]
        elif len(width) > len(_WIDEST):
            os.environ[name] = _WIDEST


@cache
def command(name: str = "") -> Any:  # noqa: ANN401 - typer's own
    """The command of a name with its options, made out of its function's signature; all where none has it."""
    named = [
        one for one in app.registered_commands if getattr(one.callback, "__name__", "") == name
    ]
    called = app
    if named:
        called = copy(app)
        called.registered_groups, called.registered_commands = [], named
    made = get_command(called)
    _let_flow(made)
    return made


def _let_flow(made: Any) -> None:  # noqa: ANN401
    """Join the lines of each paragraph of the help, which is set anew for each width of a terminal."""
    made.help = _LINE_END.sub(" ", cleandoc(made.help or ""))
    for one in getattr(made, "commands", {}).values():
        _let_flow(one)


def _refuse_odd(arguments: Sequence[str]) -> None:
    """Raise UsageError for what would pass for a file or folder that nobody meant.

    An empty argument is the current folder, `--out` before another option has that for its name, and
    `--report -` a file of that name; an address (`s3://…`) would be a folder of such a name, and
    standard input can be read once.
    """
    for before, one in pairwise(["", *arguments]):
        if odd := _OUT_OF_DASH.fullmatch(one) or _OUT_OF_DASH.fullmatch(f"{before}={one}"):
            name, what = odd[2], "folder" if odd[1] == "--out" else "file"
            raise UsageError(f"{odd[1]} {name}: name a {what}; write ./{name} for one of that name")
        if far := _FAR_OUT.match(one) or _FAR_OUT.match(f"{before}={one}"):
            raise UsageError(f"{far[1]}: results are written to this machine; name a folder of it")
        if not one or _EMPTY_OPTION.fullmatch(one):
            raise UsageError(f"an argument is empty ({one or repr(one)}): is a variable not set?")
    if arguments.count(_STDIN) > 1:
        raise UsageError("standard input (-) can be read once; save it as a file")
