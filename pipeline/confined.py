"""The work of each command on its files, done in the process apart and bounded by limits.

Whatever a file makes of it (a parser that hangs, an hour of comparing, all memory) ends there, in a
result or in one typed error.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.check import (
    check_file,
    check_pair,
    check_source,
    other_makers,
    read_otherwise,
    stated_otherwise,
)
from pipeline.check.checked_files import NOTICE, content_hash_of, expression_of, read_akn
from pipeline.check.restore import clean_text, restore_file
from pipeline.convert import Published, convert, convert_file, publish
from pipeline.decisions import Decisions, decisions_for
from pipeline.emit.json import from_json
from pipeline.errors import InvalidOutputError, NotARulingError
from pipeline.job import made_with
from pipeline.linking import Beside, with_other_texts
from pipeline.model import Ruling
from pipeline.read import Limits, Source, bytes_of, read, read_text
from pipeline.read.worker import run_apart
from pipeline.registry import Registry

if TYPE_CHECKING:
    from pipeline.compare import Difference, Pair
    from pipeline.compare.facts import FactDifferences
    from pipeline.compare.witnesses import TextDifference


def published(beside: Beside, registry: Registry, limits: Limits) -> Published:
    """A ruling linked with what its run holds of the same work, in all forms, checked."""
    return run_apart(limits, _publish_with_texts, beside, registry)


def _publish_with_texts(beside: Beside, registry: Registry) -> Published:
    return publish(with_other_texts(beside, registry), registry)


class KnownSource(NamedTuple):
    """What a file may have been made from: a source, what a person decided on it, and which acts are known."""

    source: Source
    decisions: Decisions
    registry: Registry | None = None


class Checked(NamedTuple):
    """A file that breaks no schema and no rule."""

    proved: bool
    """Whether its text is shown to be that of its source."""
    expression: str | None = None
    """Which text of which ruling it says that it holds; None for a notice and where it cannot tell."""
    text_sha256: str | None = None
    """The hash that it gives of its words."""
    otherwise: tuple[str, ...] = ()
    """Where it differs from what its source, or the text or the words that it holds itself, are converted to anew."""
    other_makers: tuple[str, ...] = ()
    """What it was made with that it is not made anew with."""


def known_source(path: Path, limits: Limits, registry: Registry | None = None) -> KnownSource:
    """A source that a file may have been made from, words that a machine read in pictures, too."""
    return KnownSource(read(path, limits, recognised=True), decisions_for(path), registry)


def checked(
    path: Path, sources: Mapping[str, KnownSource], registry: Registry | None, limits: Limits
) -> Checked:
    """A file after its checks, against its source if that is among the sources by SHA-256.

    Raises InvalidOutputError for a file that breaks a schema or a rule, or holds another text.
    """
    return run_apart(
        limits, _check_bytes, path.name, bytes_of(path, limits), dict(sources), registry
    )


def _check_bytes(
    name: str, data: bytes, sources: dict[str, KnownSource], registry: Registry | None
) -> Checked:
    check_file(name, data)
    if name.endswith(NOTICE):
        return Checked(proved=True)
    if not name.endswith(".json"):
        tree = read_akn(data)
        return Checked(True, expression_of(tree), content_hash_of(tree))  # noqa: FBT003 - proved
    ruling = from_json(data)
    known = sources.get(ruling.source.sha256)
    if known is not None:
        check_source(data, known.source)
    elif sources:
        raise InvalidOutputError("it was made from none of the sources; name its own")
    elif ruling.source.media_type == "text/plain":
        known = KnownSource(read_text(restore_file(ruling)), Decisions(), registry)
    made = made_with(*known[1:]) if known else made_with(Decisions(), registry)
    others = other_makers(ruling.made_with, made)
    found = Checked(known is not None, ruling.expression, ruling.text_sha256, other_makers=others)
    if known:
        return found._replace(otherwise=_differences_from_source(ruling, known))
    # Words that something else read say nothing of how these are read.
    return found if others else found._replace(otherwise=_differences_from_words(ruling, registry))


def _differences_from_source(ruling: Ruling, known: KnownSource) -> tuple[str, ...]:
    """Where a ruling differs from what its source is converted to anew."""
    try:
        # What made it is no part of what it says.
        anew = convert(*known).model_copy(update={"made_with": ruling.made_with})
        return stated_otherwise(ruling, anew)
    except NotARulingError as error:
        return (str(error),)


def _differences_from_words(ruling: Ruling, registry: Registry | None) -> tuple[str, ...]:
    """Where a ruling says otherwise of its words than is read in them, though its source is not at hand."""
    try:
        anew = convert(read_text(clean_text(ruling).encode()), None, registry)
    except NotARulingError:
        return ()
    return read_otherwise(ruling, anew)


def checked_together(json: Path, akn: Path, limits: Limits) -> None:
    """Nothing for two files of one ruling that say the same. Raises InvalidOutputError."""
    try:
        run_apart(limits, check_pair, bytes_of(json, limits), bytes_of(akn, limits))
    except InvalidOutputError as error:
        raise InvalidOutputError(f"held against {json}: {error}") from None


def ruling_of(path: Path, registry: Registry | None, limits: Limits) -> Ruling:
    """The ruling of a source, converted with its decisions, or of a `STEM.json`."""
    if path.suffix == ".json":
        return run_apart(limits, from_json, bytes_of(path, limits))
    return convert_file(path, registry, limits)


class Compared(NamedTuple):
    """What two texts of one ruling differ in, and which paragraphs correspond."""

    differences: tuple[Difference, ...]
    pairs: Sequence[Pair]


def compared(first: Ruling, second: Ruling, registry: Registry, limits: Limits) -> Compared:
    """Two texts of one ruling side by side. Raises UsageError where they are of two."""
    return run_apart(limits, _compare_rulings, first, second, registry)


def _compare_rulings(first: Ruling, second: Ruling, registry: Registry) -> Compared:
    from pipeline.compare import align, compare  # noqa: PLC0415 - most commands compare nothing

    return Compared(compare(first, second, registry), align(first, second))


def verified(first: Source, second: Source, limits: Limits) -> tuple[TextDifference, ...]:
    """Where the clean texts of two files differ. Raises UsageError for two rulings."""
    from pipeline.compare.witnesses import verify  # noqa: PLC0415 - as above

    return run_apart(limits, verify, first, second)


class Held(NamedTuple):
    """What two files of one text differ in: their words, and what is read of them."""

    words: tuple[TextDifference, ...]
    facts: FactDifferences | None
    """None where one of the two is read as no ruling, so that only words can be compared."""


def differences_of_files(first: Source, second: Source, limits: Limits) -> Held:
    """Where two files of one text differ in words and facts. Raises UsageError for two rulings."""
    return run_apart(limits, _differences_of_files, first, second)


def _differences_of_files(first: Source, second: Source) -> Held:
    from pipeline.compare.facts import fact_differences  # noqa: PLC0415 - as above
    from pipeline.compare.witnesses import verify  # noqa: PLC0415

    words = verify(first, second)
    try:
        rulings = convert(first), convert(second)
    except NotARulingError:
        return Held(words, None)
    return Held(words, fact_differences(*rulings))
