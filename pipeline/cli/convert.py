"""`qauly convert`: sources to checked JSON and Akoma Ntoso."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from pipeline.cli.app import (
    AsJson,
    Bounds,
    Count,
    Files,
    Looked,
    Recognised,
    Registries,
    app,
    option,
)
from pipeline.cli.calls import (
    Result,
    bounds_of,
    conclude,
    registry_of,
    require_distinct,
    run_each,
    run_next,
)
from pipeline.errors import UsageError
from pipeline.places import spare_inputs

if TYPE_CHECKING:
    from pipeline.decisions import Recognised as Decided
    from pipeline.linking import Texts
    from pipeline.read import Limits
    from pipeline.registry import Registry


@app.command()
def convert(  # noqa: PLR0913 - an argument is an option
    files: Files,
    out: Annotated[Path, option("The folder for the results.")],
    registry: Registries = None,
    pair: Annotated[
        list[Path] | None,
        option("The same ruling in another language: linked and compared, not written."),
    ] = None,
    limits: Bounds = None,
    *,
    ocr: Recognised = False,
    look: Looked = False,
    strict: Annotated[bool, typer.Option(help="Exit 1 if anything is left to a person.")] = False,
    count: Count = False,
    as_json: AsJson = False,
) -> None:
    """Convert rulings: STEM.json and STEM.akn.xml for each, checked. A file `-` is standard input.

    Texts of one ruling in two languages name each other, and their differences are findings.
    """
    from pipeline.decisions import stem
    from pipeline.linking import Texts

    if look and not ocr:
        raise UsageError(
            "--look reads pictures a second time; name it with --ocr, which takes their words"
        )
    bounds = bounds_of(limits)
    recognised: Decided | None = "look" if look else "take" if ocr else None
    pairs = [path for path in pair or () if path not in files]
    targets = [out / f"{stem(path)}{end}" for path in files for end in (".json", ".akn.xml")]
    require_distinct({path: out / f"{stem(path)}.json" for path in files})
    spare_inputs([*files, *pairs, *(registry or ())], targets)
    conversion = _Conversion(out, registry_of(registry), bounds, recognised, strict, Texts[Path]())
    drafts = run_each(conversion.draft, [*files, *pairs])
    own, others = drafts[: len(files)], drafts[len(files) :]
    # Of a ruling that failed nobody knows whether this is its pair.
    if not any(result.exit_code for result in own):
        others = run_next(conversion.link, others)
    told = [result for result in others if result.exit_code]
    # A pair that is none is wrong use, so nothing is written; one that cannot be read costs itself alone.
    wrong = any(result.exit_code == UsageError.exit_code for result in told)
    done = [] if wrong else run_next(conversion.publish, own)
    conclude([*done, *told], as_json=as_json, count_alone=count)


class _Conversion(NamedTuple):
    """The files of one call: each is read on its own, and published beside those of its ruling."""

    out: Path
    entries: Registry
    bounds: Limits
    recognised: Decided | None
    is_strict: bool
    texts: Texts[Path]

    def draft(self, path: Path) -> Result:
        """Read and convert the file, unpublished."""
        from pipeline.convert import convert_file
        from pipeline.decisions import decisions_for

        found = convert_file(path, self.entries, self.bounds, recognised=self.recognised)
        self.texts.add(path, found, decisions_for(path).seen)
        return Result(str(path))

    def link(self, path: Path) -> Result:
        """Tell of a pair that is no text of any of the rulings in another language."""
        if not self.texts.has_other(path):
            message = "is none of these rulings in another language; name its pair, or leave it out"
            raise UsageError(message)
        return Result(str(path))

    def publish(self, path: Path) -> Result:
        """Check and write the results of a file that has been read."""
        from pipeline.confined import published
        from pipeline.decisions import stem
        from pipeline.emit.files import write
        from pipeline.emit.json import document

        done = published(self.texts.beside(path), self.entries, self.bounds)
        results = {f"{stem(path)}.json": done.json, f"{stem(path)}.akn.xml": done.akn}
        write(self.out, results)
        doubts = tuple(document(done.ruling)["diagnostics"])
        made = Result(str(path), outputs=tuple(results), diagnostics=doubts)
        return replace(made, exit_code=int(self.is_strict and bool(made.findings)))
