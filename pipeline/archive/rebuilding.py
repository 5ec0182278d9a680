"""The proof that results are what this program makes of a source: a build's record, or made again."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline import registry as registries
from pipeline.build.keys import keys_by_hashes
from pipeline.collection.records import STATE, record_of_last_build
from pipeline.convert import Published, convert, publish
from pipeline.decisions import Decisions
from pipeline.emit.json import from_json
from pipeline.errors import faults_typed
from pipeline.linking import linked
from pipeline.model import Ruling
from pipeline.read import Limits, Source, read_bytes
from pipeline.read.worker import run_bounded


class Inputs(NamedTuple):
    """All that results depend on."""

    source: bytes
    decisions: bytes | None
    others: tuple[bytes, ...]
    """JSON of the same work in other languages."""
    registries: tuple[Path, ...] = ()


def is_on_record(
    folder: Path,
    inputs: Mapping[str, Sequence[str]],
    results: Mapping[str, Mapping[str, str]],
    common: str,
) -> bool:
    """Whether a build of this program notes that it made these results of these inputs.

    Both are the SHA-256 of files, of all texts of a ruling, by stem; `common` is of `common_key`.
    """
    keys = keys_by_hashes(inputs, common)
    records = ((stem, record_of_last_build(folder / STATE, stem)) for stem in results)
    return all(
        record and record.key == keys[stem] and results[stem].items() <= record.results.items()
        for stem, record in records
    )


def rebuilt(inputs: Inputs, limits: Limits) -> Published:
    """The ruling as this program makes it, in the process apart.

    Raises what converting raises.
    """
    return run_bounded(_rebuild_ruling, inputs, limits)


def _rebuild_ruling(inputs: Inputs, limits: Limits) -> Published:
    decisions = _decisions(inputs.decisions)
    source = read_bytes(inputs.source, limits, recognised=decisions.recognised is not None)
    with faults_typed():
        acts = registries.load(inputs.registries)
        ruling = convert(source, decisions, acts)
        return publish(linked(ruling, map(from_json, inputs.others), acts, decisions.seen), acts)


def read_as_before(ruling: Ruling, data: bytes, limits: Limits) -> Source:
    """The source of a ruling, read again; recognised words are taken where they were. Raises what reading does."""
    return read_bytes(data, limits, recognised=ruling.source.origin == "recognised")


def _decisions(data: bytes | None) -> Decisions:
    if data is None:
        return Decisions()
    told = tomllib.loads(data.decode())
    return Decisions.model_validate(told, by_alias=True, by_name=False)
