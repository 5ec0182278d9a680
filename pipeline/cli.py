"""The command line: turns calls into calls of the library, and errors into exit codes."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence  # noqa: TC003 - typer reads annotations
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer

from pipeline import __version__, terminal
from pipeline.emit.forms import TableForm
from pipeline.errors import CannotWriteError, UsageError, typed

if TYPE_CHECKING:
    from pipeline.read import Limits

app = typer.Typer(
    name="qauly",
    help="Court rulings, as they come out of PDFs, as official, citable, machine-readable law.",
    epilog="Exit codes: 0 well · 1 findings (--strict), differences (compare, verify) · 2 wrong use · "
    "3 unreadable source · 4 no ruling · 5 invalid output, nothing written · 6 cannot write.",
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
        help="How much one file may cost: seconds=30,memory=1024,size=16 (both MiB),"
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
    note: str | None = None
    """What a person should know although all is well."""

    def line(self) -> str:
        """The result as one line."""
        if self.error is not None:
            return f"{self.file}: {self.error}"
        note = f", but {self.note}" if self.note else ""
        return f"{self.file}: {', '.join(self.outputs) or 'well'}{self._doubts()}{note}"

    def _doubts(self) -> str:
        count = sum(found["severity"] != "info" for found in self.diagnostics)
        return f" ({count} {'finding' if count == 1 else 'findings'})" if count else ""


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
    """Convert rulings: STEM.json and STEM.akn.xml for each, checked. A file `-` is standard input.

    Texts of one ruling in two languages name each other, and their differences are findings.
    """
    from pipeline.compare.linking import Texts
    from pipeline.confined import published
    from pipeline.convert import convert_file
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
        done = published(texts.beside(path), entries, bounds)
        results = {f"{stem(path)}.json": done.json, f"{stem(path)}.akn.xml": done.akn}
        write(out, results)
        doubts = tuple(found.model_dump(mode="json") for found in done.ruling.diagnostics)
        open_ones = any(found["severity"] != "info" for found in doubts)
        return Result(str(path), int(strict and open_ones), None, tuple(results), doubts)

    pairs = [path for path in pair or () if path not in files]
    targets = [out / f"{stem(path)}{end}" for path in files for end in (".json", ".akn.xml")]
    _told(lambda: _distinct(files, stem))
    _told(lambda: _spare([*files, *pairs, *(registry or ())], targets))
    drafts = _run(draft, [*files, *pairs])
    done = [r if r.exit_code else _outcome(finish, Path(r.file)) for r in drafts[: len(files)]]
    _finish([*done, *(r for r in drafts[len(files) :] if r.exit_code)], as_json=as_json)


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
    from pipeline.build import telling as told

    settings = _told(lambda: told.settings(jobs, shard, _bounds(limits), tuple(registry or ())))
    with told.stoppable(), told.progress() as progress:
        entries = _told(lambda: list(builder.build(folder, out, settings, progress)))
    if report is not None:
        _told(lambda: told.write_report(report, entries))
    for line in told.lines(entries):
        terminal.complain(line)
    terminal.say(told.summary(entries))
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
    changes = _told(lambda: released(out, moment, reason))
    for change in changes:
        terminal.say(f"{change.action} {change.kind} {change.expression}".replace("  ", " "))
    terminal.say(f"{len(changes)} changes")


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
    from pipeline.clean import ledger_lines
    from pipeline.confined import cleaned
    from pipeline.decisions import decisions_path
    from pipeline.emit.files import write

    bounds = _bounds(limits)

    def work() -> str:
        if ledger is not None:
            _spare([file, decisions_path(file)], [ledger])
        text = cleaned(file, bounds)
        if ledger is not None:
            write(ledger.parent, {ledger.name: ledger_lines(text)})
        return text.text

    terminal.put(_told(work, file).encode() + b"\n", exact=True)


@app.command()
def review(
    file: Annotated[Path, typer.Argument(help="A source.", show_default=False)],
    limits: Bounds = None,
) -> None:
    """List the lines with displaced words, the least certain first, and the choices to be made.

    The choices go to STEM.decisions.toml beside the source, as comments; a file that is there stays.
    """
    from pipeline.confined import reviewed
    from pipeline.decisions import decisions_path
    from pipeline.emit.files import write
    from pipeline.review import as_decisions, as_list

    bounds = _bounds(limits)
    target = decisions_path(file)

    def work() -> str:
        rows = reviewed(file, bounds)
        if not target.exists() and not all(row.restored for row in rows):
            write(target.parent, {target.name: as_decisions(file.name, rows)})
        return as_list(rows)

    terminal.put(_told(work, file).encode(), exact=True)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A STEM.json.", show_default=False)],
    limits: Bounds = None,
) -> None:
    """Print the source text again, from the ruling and its record of edits."""
    from pipeline.confined import restored

    bounds = _bounds(limits)
    found = _told(lambda: restored(file, bounds), file)
    if not found.proved:
        terminal.complain(f"{file}: {_UNPROVED}")
    terminal.put(found.text.encode(), exact=True)


@app.command()
def cite(
    file: Annotated[Path, typer.Argument(help="A source.", show_default=False)],
    form: Annotated[TableForm, typer.Option("--format", help="How to print.")] = TableForm.TABLE,
    registry: Registries = None,
    limits: Bounds = None,
) -> None:
    """Print what a ruling cites: the words, what they name, whether that is known, and where."""
    from pipeline.convert import convert_file
    from pipeline.emit.table_markup import citation_table
    from pipeline.registry import load

    bounds = _bounds(limits)
    entries = _told(lambda: load(tuple(registry or ())))
    table = _told(lambda: citation_table(convert_file(file, entries, bounds), form), file)
    terminal.put(table, exact=form is TableForm.CSV)


@app.command()
def check(
    files: Files,
    source: Annotated[
        list[Path] | None,
        typer.Option(
            help="What a .json was made from: its text is held against that.", show_default=False
        ),
    ] = None,
    limits: Bounds = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Check .json and .akn.xml files by the published schemas and the rules.

    Of STEM.json and STEM.akn.xml together it is checked that they say the same.
    """
    from pipeline.confined import checked, checked_together
    from pipeline.read import read

    bounds = _bounds(limits)
    read_again = [_told(partial(read, path, bounds), path) for path in source or ()]
    sources = {one.sha256: one for one in read_again}
    others = {path.with_name(path.name.removesuffix(".json") + ".akn.xml"): path for path in files}

    def work(path: Path) -> Result:
        proved = checked(path, sources, bounds).proved
        if path in others and others[path] != path:
            checked_together(others[path], path, bounds)
        return Result(str(path), note=None if proved else _UNPROVED)

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
    from pipeline import confined
    from pipeline.compare import report
    from pipeline.decisions import decisions_path
    from pipeline.emit.files import write
    from pipeline.registry import load

    entries = _told(lambda: load(tuple(registry or ())))
    bounds = _bounds(limits)
    inputs = [first, second, decisions_path(first), decisions_path(second), *(registry or ())]
    _told(lambda: _spare(inputs, [align] if align else []))
    one = _told(lambda: confined.ruling_of(first, entries, bounds), first)
    other = _told(lambda: confined.ruling_of(second, entries, bounds), second)
    found = _told(lambda: confined.compared(one, other, entries, bounds))
    if align is not None:
        lines = _told(lambda: report.alignment_lines(one, other, found.pairs))
        _told(lambda: write(align.parent, {align.name: lines}))
    show = report.as_json if as_json else report.as_table
    terminal.put(f"{_told(lambda: show(one, other, found.differences))}\n".encode())
    raise typer.Exit(int(any(difference.matters for difference in found.differences)))


@app.command()
def verify(
    first: Annotated[Path, typer.Argument(help="A source of any kind.", show_default=False)],
    second: Annotated[
        Path | None, typer.Argument(help="Another file of the same text.", show_default=False)
    ] = None,
    limits: Bounds = None,
    *,
    look: Annotated[
        bool, typer.Option(help="Hold a PDF's text against what a machine reads on its pages.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Whether two files of a ruling give the same clean text. Exit 1: they differ."""
    from pipeline.check.look import gross, looked_at
    from pipeline.confined import verified
    from pipeline.emit.table_markup import difference_lines
    from pipeline.read import read

    bounds = _bounds(limits)
    if (second is None) != look:
        _told(lambda: _refuse("name two files, or one PDF with --look"))
    source = _told(lambda: read(first, bounds), first)
    other = _told(lambda: read(second, bounds) if second else looked_at(first, source), second)
    found = _told(lambda: verified(source, other, bounds))
    found = gross(found) if look else found
    terminal.put(difference_lines(found, as_json=as_json))
    raise typer.Exit(int(bool(found)))


def _refuse(what: str) -> NoReturn:
    raise UsageError(what)


def main() -> NoReturn:
    """Run the command and end with its exit code; the entry point of `qauly`."""
    sys.exit(run())


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of a call. Whatever goes wrong has been told in one line by then."""
    terminal.prepare()
    try:
        code = app(args=arguments, standalone_mode=False)
        terminal.finish()
    except SystemExit:  # by typer, where the reader of the help went away
        return CannotWriteError.exit_code
    except _WRONG_USE as error:
        command = error.ctx.command_path if error.ctx else "qauly"
        terminal.complain(f"{error.format_message()} See {command} --help.")
        return UsageError.exit_code
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last net of all
        return _fallen(error)
    return _fallen(KeyboardInterrupt()) if code == _INTERRUPTED else code or 0


_UNPROVED = (
    "nothing here ties its text to the PDF or page that it was made from; "
    "`qauly check --source FILE` does"
)
_WRONG_USE: Any = typer.BadParameter.__bases__[0]
"""The class of all errors in a call, which typer does not export."""
_INTERRUPTED = 130
"""What typer gives for a call that a person stopped."""


def _fallen(error: BaseException, file: Path | None = None) -> int:
    told = typed(error)
    terminal.complain(f"{file}: {told}" if file else f"{told}")
    return told.exit_code


def _run(work: Callable[[Path], Result], files: Iterable[Path]) -> list[Result]:
    """Work on every file; what one of them raises stops none of the others."""
    return [_outcome(work, path) for path in _with_progress(list(files))]


def _outcome(work: Callable[[Path], Result], path: Path) -> Result:
    try:
        return work(path)
    except Exception as error:  # noqa: BLE001 - a fault on one file must not cost the others
        told = typed(error)
        return Result(str(path), told.exit_code, str(told))


def _with_progress(files: list[Path]) -> Iterator[Path]:
    """The files, with a progress bar where a person looks on."""
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
        printed = json.dumps({"files": rows}, ensure_ascii=False, indent=1)
        terminal.put(f"{printed}\n".encode("utf-8", "surrogatepass"))  # a name may be no UTF-8
    else:
        for result in results:
            (terminal.complain if result.error else terminal.say)(result.line())
    raise typer.Exit(max((result.exit_code for result in results), default=0))


def _told(work: Callable[[], T], file: Path | None = None) -> T:
    """What the work gives; an error is one line and its exit code."""
    try:
        return work()
    except Exception as error:
        raise typer.Exit(_fallen(error, file)) from error


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


def _spare(inputs: Iterable[Path], outputs: Iterable[Path]) -> None:
    """Refuse results that would take the place of what they are made from."""
    sources = list(inputs)
    for target in outputs:
        for source in sources:
            if _is_one(source, target):
                raise UsageError(f"{target} is what is read; name another place for the results")


def _is_one(source: Path, target: Path) -> bool:
    try:
        return source.samefile(target)
    except OSError:
        return source.resolve() == target.resolve()
