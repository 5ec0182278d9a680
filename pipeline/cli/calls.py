"""What the commands share: errors become exit codes, many files are worked on, nothing read is lost."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from pipeline import terminal
from pipeline.codes import Severity
from pipeline.errors import UsageError, typed
from pipeline.json_text import json_document
from pipeline.wordings import counted

if TYPE_CHECKING:
    from pipeline.read import Limits
    from pipeline.registry import Registry

T = TypeVar("T")

UNPROVED = (
    "nothing here ties its text to the PDF or page that it was made from; "
    "`qauly check --source FILE` does"
)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file."""

    file: str
    exit_code: int = 0
    error: str | None = None
    outputs: tuple[str, ...] = ()
    diagnostics: tuple[dict[str, Any], ...] = field(default=())
    note: str | None = None
    """What a person should know although all is well."""

    def line(self) -> str:
        """The result as one line."""
        if self.error is not None:
            return f"{self.file}: {self.error}"
        note = f", but {self.note}" if self.note else ""
        return f"{self.file}: {', '.join(self.outputs) or 'well'}{self._count_of_findings()}{note}"

    @property
    def findings(self) -> list[dict[str, Any]]:
        """The diagnostics that ask for a look."""
        return [found for found in self.diagnostics if found["severity"] != Severity.INFO]

    def _count_of_findings(self) -> str:
        count = len(self.findings)
        return f" ({counted(count, 'finding')})" if count else ""


def tell_error(error: BaseException, file: Path | None = None) -> int:
    """The exit code of an error, which is told in one line."""
    known = typed(error)
    terminal.complain(f"{file}: {known}" if file else f"{known}")
    return known.exit_code


def run_each(work: Callable[[Path], Result], files: Iterable[Path]) -> list[Result]:
    """Work on every file; what one of them raises stops none of the others."""
    return [_result_of_work(work, path) for path in _with_progress(list(files))]


def run_next(work: Callable[[Path], Result], results: Iterable[Result]) -> list[Result]:
    """The next step of the files that went well; what became of the others stays."""
    return [one if one.exit_code else _result_of_work(work, Path(one.file)) for one in results]


def _result_of_work(work: Callable[[Path], Result], path: Path) -> Result:
    """What became of one file, whatever its work raises."""
    try:
        return work(path)
    except Exception as error:  # noqa: BLE001 - a fault on one file must not cost the others
        known = typed(error)
        return Result(str(path), known.exit_code, str(known))


def _with_progress(files: list[Path]) -> Iterator[Path]:
    """The files, with a progress bar where a person looks on."""
    if len(files) < 2 or not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(files, console=Console(stderr=True), transient=True, description="rulings")


def conclude(results: list[Result], *, as_json: bool, count_alone: bool = False) -> None:
    """Print what became of the files and exit with the largest of their codes.

    Each finding is told on standard error, unless they are only counted.
    """
    from pipeline.check.findings import in_a_line

    if as_json:
        rows = [{name: getattr(result, name) for name in Result.__slots__} for result in results]
        terminal.print_bytes(json_document({"files": rows}))
    else:
        for result in results:
            (terminal.complain if result.error else terminal.say)(result.line())
            for found in () if count_alone else result.findings:
                terminal.complain(f"{result.file}: {in_a_line(found)}")
    raise typer.Exit(max((result.exit_code for result in results), default=0))


def result_or_exit(work: Callable[[], T], file: Path) -> T:
    """What the work on a file gives; an error is one line that names the file, and its exit code."""
    try:
        return work()
    except Exception as error:
        raise typer.Exit(tell_error(error, file)) from error


def registry_of(files: Sequence[Path] | None) -> Registry:
    """The acts and bodies that are known, those of further files among them."""
    from pipeline.registry import load

    return load(tuple(files or ()))


def rulings_at(path: Path) -> Iterator[tuple[Path, Path]]:
    """The files to read at a path, each with the name of its result, without an ending.

    Raises UsageError for a folder without a ruling.
    """
    from pipeline.collection import PublishedRuling, rulings
    from pipeline.decisions import stem

    if not path.is_dir():
        yield path, Path(stem(path))
        return
    found = None
    for found in rulings(path):
        if isinstance(found, PublishedRuling):
            yield found.json_path, Path(found.stem)
    if found is None:
        raise UsageError(
            f"{path}: there is no ruling in it; name results of `qauly build`, or files"
        )


def bounds_of(text: str | None) -> Limits:
    """The limits that the option asks for; the usual ones without it."""
    from pipeline.read import Limits

    return Limits.parse(text) if text else Limits()


def require_distinct(places: Mapping[Path, Path]) -> None:
    """Raise UsageError for two files whose results would go to one place."""
    seen: dict[Path, Path] = {}
    for path, place in places.items():
        other = seen.setdefault(place, path)
        if other != path:
            raise UsageError(
                f"{other} and {path} would both become {place}; rename one, or call twice with two folders"
            )
