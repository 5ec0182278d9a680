"""`qauly check`, `compare` and `verify`: results and texts held against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import terminal
from pipeline.cli.app import AsJson, Bounds, Recognised, Registries, app, argument, option
from pipeline.cli.calls import (
    UNPROVED,
    Result,
    bounds_of,
    conclude,
    registry_of,
    result_or_exit,
    run_each,
)
from pipeline.errors import InvalidOutputError, UsageError
from pipeline.places import place_of, spare_inputs

if TYPE_CHECKING:
    from pipeline.confined import KnownSource
    from pipeline.read import Limits
    from pipeline.registry import Registry

_Sources = Annotated[
    list[Path] | None, option("What a .json was made from: it is made anew and held against that.")
]
_DIFFERS = 1
"""The exit code for what is sound and says something else."""
_NAME_THEM = ", so name its --source, with its decisions beside that, and its --registry"
_XML_ALONE = (
    "a --source is held against a .json alone; name that too, and the two are held together"
)


@app.command()
def check(
    files: Annotated[list[Path], argument("Files to check, or folders with all that is in them.")],
    source: _Sources = None,
    registry: Registries = None,
    limits: Bounds = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Check .json and .akn.xml files by the published schemas and the rules.

    Files that name one text of one ruling must hold the same words. A .json and an .akn.xml must say the
    same: two that share a STEM, that name one text of one ruling, or that alone are given.

    With its --source (and --registry) at hand a .json is made anew; without, one of a text file is made
    anew from the text that it holds. Exit 1: it says something else then. Where that may come of another
    version, of decisions or of a registry that are not at hand, it is told beside «well».
    """
    bounds = bounds_of(limits)
    entries = registry_of(registry) if registry else None
    files = _files_named(files)
    batch = _Batch(files, _made_anew(source or (), entries, bounds), entries, bounds)
    alone = dict(zip(files, run_each(batch.check_alone, files), strict=True))
    partners = _partners(batch.expressions)

    def checked_with_partners(path: Path) -> Result:
        if alone[path].error is None:
            batch.hold_against_others(path, partners.get(path, ()))
        return alone[path]

    conclude(run_each(checked_with_partners, files), as_json=as_json)


def _files_named(named: Iterable[Path]) -> list[Path]:
    """The files that are named, in place of a folder those in it. Raises UsageError for one without any."""
    from pipeline.collection.result_files import files_in

    each = (files_in(path) if path.is_dir() else [path] for path in named)
    return list(dict.fromkeys(chain.from_iterable(each)))


class _Batch:
    """The files of one call: each is checked by itself, then against the others."""

    def __init__(
        self,
        files: Sequence[Path],
        sources: Mapping[str, KnownSource],
        registry: Registry | None,
        bounds: Limits,
    ) -> None:
        self.sources, self.registry, self.bounds = sources, registry, bounds
        self.expressions: dict[Path, str | None] = dict.fromkeys(files)
        self.texts: defaultdict[str, dict[str, Path]] = defaultdict(dict)
        """For each expression its texts by their hashes, each with the first file that holds it."""

    def check_alone(self, path: Path) -> Result:
        """What is to be said of one file. Raises InvalidOutputError where it breaks a rule."""
        from pipeline.check import listed
        from pipeline.confined import checked

        found = checked(path, self.sources, self.registry, self.bounds)
        self.expressions[path] = found.expression
        if found.expression and found.text_sha256:
            self.texts[found.expression].setdefault(found.text_sha256, path)
        if found.otherwise:
            why = f"made anew from its {'source' if self.sources else 'own text'}"
            if found.other_makers:
                why += f"; it was made with {' and '.join(found.other_makers)}"
                why += "" if self.sources else _NAME_THEM
            # Without its source at hand, nobody can tell whether what made it would say the same.
            code = _DIFFERS if self.sources or not found.other_makers else 0
            return Result(str(path), code, note=f"{why}: {listed(found.otherwise)}")
        only = self.sources and path.suffix == ".xml" and len(self.expressions) == 1
        note = _XML_ALONE if only else None
        return Result(str(path), note=note if found.proved else UNPROVED)

    def hold_against_others(self, path: Path, partners: Iterable[Path]) -> None:
        """Raise InvalidOutputError where a sound file contradicts another one."""
        from pipeline.confined import checked_together

        for json in partners:
            checked_together(json, path, self.bounds)
        expression = self.expressions[path]
        first, *others = self.texts.get(expression or "", {}).values() or (path,)
        if others:
            named = f"{first} and {others[0]}"
            message = f"{named} hold other words of {expression}; keep the authentic one"
            raise InvalidOutputError(message)


def _made_anew(
    sources: Iterable[Path], entries: Registry | None, bounds: Limits
) -> dict[str, KnownSource]:
    """What each source gives now, by the hash of its bytes: a result names its source by that alone."""
    from pipeline.confined import known_source

    known = [result_or_exit(partial(known_source, path, bounds, entries), path) for path in sources]
    return {one.source.sha256: one for one in known}


def _partners(expressions: Mapping[Path, str | None]) -> dict[Path, list[Path]]:
    """Each XML among files and the texts that they name, with every JSON that must say the same."""
    from pipeline.check.checked_files import NOTICE

    forms = [path for path in expressions if path.name.endswith(".xml")]
    jsons = [
        path for path in expressions if path.suffix == ".json" and not path.name.endswith(NOTICE)
    ]
    if len(forms) == len(jsons) == 1:
        return {forms[0]: jsons}
    known: defaultdict[Path | str | None, dict[Path, None]] = defaultdict(dict)
    for json in jsons:
        for key in (place_of(json), expressions[json]):
            known[key][json] = None
    known.pop(None, None)
    return {
        akn: [*{**known[_json_beside(akn)], **known.get(expressions[akn], {})}] for akn in forms
    }


def _json_beside(akn: Path) -> Path:
    """Where the JSON of the same stem lies."""
    return place_of(akn.with_name(akn.name.removesuffix(".akn.xml") + ".json"))


@app.command()
def compare(  # noqa: PLR0913 - an argument is an option
    first: Annotated[Path, argument("A source or a STEM.json.")],
    second: Annotated[Path, argument("The other text.")],
    align: Annotated[
        Path | None, option("Write the paragraphs side by side to this file, as JSON lines.")
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

    entries = registry_of(registry)
    bounds = bounds_of(limits)
    inputs = [first, second, decisions_path(first), decisions_path(second), *(registry or ())]
    spare_inputs(inputs, [align] if align else [])
    one = result_or_exit(lambda: confined.ruling_of(first, entries, bounds), first)
    other = result_or_exit(lambda: confined.ruling_of(second, entries, bounds), second)
    found = confined.compared(one, other, entries, bounds)
    if align is not None:
        write(align.parent, {align.name: report.alignment_lines(one, other, found.pairs)})
    show = report.as_json if as_json else report.as_table
    terminal.print_bytes(f"{show(one, other, found.differences)}\n".encode())
    raise typer.Exit(int(any(difference.matters for difference in found.differences)))


@app.command()
def verify(  # noqa: PLR0913 - an argument is an option
    first: Annotated[Path, argument("A source of any kind.")],
    second: Annotated[Path | None, argument("Another file of the same text.")] = None,
    limits: Bounds = None,
    *,
    look: Annotated[
        bool, typer.Option(help="Hold a PDF's text against what a machine reads on its pages.")
    ] = False,
    ocr: Recognised = False,
    as_json: AsJson = False,
) -> None:
    """Whether two files give one text: words, numbers, dates, norms, names, verdicts.

    Any two of PDF, Word file, page of HTML and text. Exit 1: they differ.
    """
    from pipeline.compare.look import gross_differences, looked_at
    from pipeline.compare.report import witnesses_as_json, witnesses_as_lines
    from pipeline.confined import Held, differences_of_files, verified
    from pipeline.read import read

    bounds = bounds_of(limits)
    if (second is None) != look:
        raise UsageError("name two files, or one PDF with --look")
    source = result_or_exit(lambda: read(first, bounds, recognised=ocr), first)
    if second is None:
        other = result_or_exit(lambda: looked_at(first, source), first)
        found = Held(gross_differences(verified(source, other, bounds)), None)
    else:
        other = result_or_exit(lambda: read(second, bounds, recognised=ocr), second)
        found = differences_of_files(source, other, bounds)
        if found.facts is None:
            terminal.complain(
                "one of the two is no ruling: numbers, dates, norms, names and verdicts were "
                "compared as words only"
            )
    show = witnesses_as_json if as_json else witnesses_as_lines
    terminal.print_bytes(show(found.words, found.facts))
    raise typer.Exit(int(bool(found.words) or any((found.facts or {}).values())))
