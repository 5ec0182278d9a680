"""Rulings from whatever file a person has at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.convert import convert_file
from pipeline.emit.json import from_json
from pipeline.read import USUAL, Limits, bytes_of

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.model import Ruling
    from pipeline.registry import Registry


def ruling_of(path: Path, registry: Registry | None = None, limits: Limits = USUAL) -> Ruling:
    """Give the ruling of a source or of a `STEM.json`; a source is converted, with its decisions."""
    if path.suffix == ".json":
        return from_json(bytes_of(path, limits))
    return convert_file(path, registry, limits)
