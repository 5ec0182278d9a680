"""The command line: turns calls into calls of the library, and errors into exit codes."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator  # noqa: TC003 - typer reads annotations
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from pipeline import __version__
from pipeline.emit.forms import TableForm
from pipeline.errors import QaulyError, UnforeseenError, UsageError

if TYPE_CHECKING:
    from pipeline.read import Limits

app = typer.Typer(
    name="qauly",
    help="Court rulings, as they come out of PDFs, as official, citable, machine-readable law.",
    epilog="Exit codes: 0 well · 1 findings (--strict), differences (compare) · 2 wrong use · "
    "3 unreadable source · 4 no ruling · 5 invalid output, nothing written · 6 cannot write.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)

T = TypeVar("T")
Files = Annotated[list[Path], typer.Argument(help="Files to work on.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print the results as JSON.")]
Registries = Annotated[
    list[Path] | None,
    typer.Option(
        "--registry", help="A TOML file with further acts and bodies.", show_default=False
    ),
]
Bounds = Annotated[
    str | None,
    typer.Option(
        "--limits",
        metavar="NAME=NUMBER,…",
        help="How much reading one file may cost: seconds=30,memory=1024,size=16 (both MiB),"
        "pages=3000,characters=8000000.",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file."""

    file: str
    exit_code: int = 0
    error: str | None = None
    outputs: tuple[str, ...] = ()
    diagnostics: tuple[dict[str, Any], ...] = field(default=())

    def line(self) -> str:
        """Give the result as one line."""
        if self.error is not None:
            return f"{self.file}: {self.error}"
        return f"{self.file}: {', '.join(self.outputs) or 'well'}{self._doubts()}"

    def _doubts(self) -> str:
        count = sum(found["severity"] != "info" for found in self.diagnostics)
        return f" ({count} {'finding' if count == 1 else 'findings'})" if count else ""


@app.callback()
def options(
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Take the options before a command."""
    if version:
        typer.echo(f"qauly {__version__}")
        raise typer.Exit


@app.command()
def convert(  # noqa: PLR0913 - an argument is an option
    files: Files,
    out: Annotated[Path, typer.Option(help="The folder for the results.", show_default=False)],
    registry: Registries = None,
    pair: Annotated[
        list[Path] | None,
        typer.Option(
            help="The same ruling in another language: linked and compared, not written.",
            show_default=False,
        ),
    ] = None,
    limits: Bounds = None,
    *,
    strict: Annotated[bool, typer.Option(help="Exit 1 if anything is left to a person.")] = False,
    as_json: AsJson = False,
) -> None:
    """Convert rulings: STEM.json and STEM.akn.xml for each, checked.

    Texts of one ruling in two languages name each other, and their differences are findings.
    """
    from pipeline.compare.linking import Texts
    from pipeline.convert import convert_file, publish
    from pipeline.decisions import stem
    from pipeline.emit.files import write
    from pipeline.registry import load

    entries = _told(lambda: load(tuple(registry or ())))
    bounds = _bounds(limits)
    texts = Texts[Path](entries)

    def draft(path: Path) -> Result:
        texts.add(path, convert_file(path, entries, bounds))
        return Result(str(path))

    def finish(path: Path) -> Result:
        published = publish(texts.linked(path), entries)
        results = {f"{stem(path)}.json": published.json, f"{stem(path)}.akn.xml": published.akn}
        write(out, results)
        doubts = tuple(found.model_dump(mode="json") for found in published.ruling.diagnostics)
        open_ones = any(found["severity"] != "info" for found in doubts)
        return Result(str(path), int(strict and open_ones), None, tuple(results), doubts)

    _told(lambda: _distinct(files, stem))
    drafts = _run(draft, [*files, *(path for path in pair or () if path not in files)])
    done = [r if r.exit_code else _outcome(finish, Path(r.file)) for r in drafts[: len(files)]]
    _finish([*done, *(r for r in drafts[len(files) :] if r.exit_code)], as_json=as_json)


@app.command()
def clean(
    file: Annotated[Path, typer.Argument(help="A source.", show_default=False)],
    ledger: Annotated[
        Path | None,
        typer.Option(help="Write every edit to this file, as JSON lines.", show_default=False),
    ] = None,
    limits: Bounds = None,
) -> None:
    """Print the cleaned text, one paragraph a line."""
    from pipeline.clean import clean, ledger_lines
    from pipeline.decisions import decisions_for
    from pipeline.emit.files import write
    from pipeline.grammar import detect
    from pipeline.job import Job
    from pipeline.read import read

    bounds = _bounds(limits)

    def work() -> str:
        source = read(file, bounds)
        text = clean(Job(source, detect(source.body), decisions_for(file)))
        if ledger is not None:
            write(ledger.parent, {ledger.name: ledger_lines(text)})
        return text.text

    _print(_told(work, file).encode() + b"\n")


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="A STEM.json.", show_default=False)]) -> None:
    """Print the source text again, from the ruling and its record of edits."""
    from pipeline.check.restore import restore
    from pipeline.emit.json import from_json
    from pipeline.read import bytes_of

    _print(_told(lambda: restore(from_json(bytes_of(file))), file).encode())


@app.command()
def cite(
    file: Annotated[Path, typer.Argument(help="A source.", show_default=False)],
    form: Annotated[TableForm, typer.Option("--format", help="How to print.")] = TableForm.TABLE,
    registry: Registries = None,
    limits: Bounds = None,
) -> None:
    """Print what a ruling cites: the words, what they name, whether that is known, and where."""
    from pipeline.convert import convert
    from pipeline.decisions import decisions_for
    from pipeline.emit.tables import citation_table
    from pipeline.read import read
    from pipeline.registry import load

    bounds = _bounds(limits)

    def work() -> bytes:
        entries = load(tuple(registry or ()))
        return citation_table(convert(read(file, bounds), decisions_for(file), entries), form)

    _print(_told(work, file))


@app.command()
def check(files: Files, *, as_json: AsJson = False) -> None:
    """Check .json and .akn.xml files by the published schemas and the rules."""
    from pipeline.check import check_file
    from pipeline.read import bytes_of

    def work(path: Path) -> Result:
        check_file(path.name, bytes_of(path))
        return Result(str(path))

    _finish(_run(work, files), as_json=as_json)


@app.command()
def compare(  # noqa: PLR0913 - an argument is an option
    first: Annotated[Path, typer.Argument(help="A source or a STEM.json.", show_default=False)],
    second: Annotated[Path, typer.Argument(help="The other text.", show_default=False)],
    align: Annotated[
        Path | None,
        typer.Option(
            help="Write the paragraphs side by side to this file, as JSON lines.",
            show_default=False,
        ),
    ] = None,
    registry: Registries = None,
    limits: Bounds = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Compare two texts of one ruling, such as the Kazakh and the Russian. Exit 1: they differ."""
    from pipeline import compare as texts
    from pipeline.compare import report
    from pipeline.compare.files import ruling_of
    from pipeline.emit.files import write
    from pipeline.registry import load

    entries = _told(lambda: load(tuple(registry or ())))
    bounds = _bounds(limits)
    one = _told(lambda: ruling_of(first, entries, bounds), first)
    other = _told(lambda: ruling_of(second, entries, bounds), second)
    found = _told(lambda: texts.compare(one, other, entries))
    if align is not None:
        lines = report.alignment_lines(one, other, texts.align(one, other))
        _told(lambda: write(align.parent, {align.name: lines}))
    show = report.as_json if as_json else report.as_table
    _print(f"{show(one, other, found)}\n".encode())
    raise typer.Exit(int(any(difference.matters for difference in found)))


@app.command()
def verify(
    pdf: Annotated[Path, typer.Argument(help="The PDF.", show_default=False)],
    text: Annotated[Path, typer.Argument(help="A text of the same ruling.", show_default=False)],
    limits: Bounds = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Tell whether a PDF and a text give the same clean text. Exit 1: they differ."""
    from pipeline.check import witnesses
    from pipeline.emit.tables import difference_lines
    from pipeline.read import read

    bounds = _bounds(limits)
    sources = _told(lambda: read(pdf, bounds), pdf), _told(lambda: read(text, bounds), text)
    found = _told(lambda: witnesses.verify(*sources))
    _print(difference_lines(found, as_json=as_json))
    raise typer.Exit(int(bool(found)))


def main() -> None:
    """Run the command; the entry point of `qauly`."""
    app()


def _run(work: Callable[[Path], Result], files: Iterable[Path]) -> list[Result]:
    """Work on every file; what one of them raises stops none of the others."""
    return [_outcome(work, path) for path in _with_progress(list(files))]


def _outcome(work: Callable[[Path], Result], path: Path) -> Result:
    try:
        return work(path)
    except QaulyError as error:
        return Result(str(path), error.exit_code, str(error))
    except Exception as error:  # noqa: BLE001 - a fault of ours on one file must not cost the others
        fault = UnforeseenError(error)
        return Result(str(path), fault.exit_code, str(fault))


def _with_progress(files: list[Path]) -> Iterator[Path]:
    """Give the files, with a progress bar where a person looks on."""
    if len(files) < 2 or not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(files, console=Console(stderr=True), transient=True, description="rulings")


def _finish(results: list[Result], *, as_json: bool) -> None:
    """Print what became of the files and exit with the largest of their codes."""
    if as_json:
        rows = [{name: getattr(result, name) for name in Result.__slots__} for result in results]
        typer.echo(json.dumps({"files": rows}, ensure_ascii=False, indent=1))
    else:
        for result in results:
            typer.echo(result.line(), err=result.error is not None)
    raise typer.Exit(max((result.exit_code for result in results), default=0))


def _told(work: Callable[[], T], file: Path | None = None) -> T:
    """Do the work; an error is one line and its exit code."""
    try:
        return work()
    except QaulyError as error:
        typer.echo(f"{file}: {error}" if file else f"{error}", err=True)
        raise typer.Exit(error.exit_code) from error


def _bounds(text: str | None) -> Limits:
    from pipeline.read import Limits

    return _told(lambda: Limits.parse(text)) if text else Limits()


def _distinct(files: list[Path], stem: Callable[[Path], str]) -> None:
    """Refuse two files whose results would have one name."""
    seen: dict[str, Path] = {}
    for path in files:
        other = seen.setdefault(stem(path), path)
        if other != path:
            raise UsageError(
                f"{other} and {path} would both become {stem(path)}.json; convert them apart"
            )


def _print(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
