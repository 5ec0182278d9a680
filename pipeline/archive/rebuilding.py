"""The results of a source made again: the proof that they are what this program makes of it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, NamedTuple

from pipeline import registry as registries
from pipeline.compare.linking import linked
from pipeline.convert import Published, convert, publish
from pipeline.decisions import Decisions
from pipeline.emit.json import from_json
from pipeline.errors import faults_typed
from pipeline.read import Limits, read_bytes
from pipeline.read.worker import bounded

if TYPE_CHECKING:
    from pathlib import Path


class Inputs(NamedTuple):
    """All that results depend on."""

    source: bytes
    decisions: bytes | None
    others: tuple[bytes, ...]
    """JSON of the same work in other languages."""
    registries: tuple[Path, ...] = ()


def rebuilt(inputs: Inputs, limits: Limits) -> Published:
    """The ruling as this program makes it, in the process apart.

    Raises what converting raises.
    """
    return bounded(_rebuilt, inputs, limits)


def _rebuilt(inputs: Inputs, limits: Limits) -> Published:
    source = read_bytes(inputs.source, limits)
    with faults_typed():
        acts = registries.load(inputs.registries)
        ruling = convert(source, _decisions(inputs.decisions), acts)
        return publish(linked(ruling, map(from_json, inputs.others), acts), acts)


def _decisions(data: bytes | None) -> Decisions:
    if data is None:
        return Decisions()
    told = tomllib.loads(data.decode())
    return Decisions.model_validate(told, by_alias=True, by_name=False)
