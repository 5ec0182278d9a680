"""What each result depends on, as one hash: sources, decisions, pairs, registry, options, qauly.

Contents are hashed on every run, so that no clock is trusted: 10,000 files take less than a second.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pipeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.build.making import Settings
    from pipeline.build.sources import RulingFiles

_SCHEMAS = Path(pipeline.__file__).parent.parent / "schemas"


def common_key(settings: Settings) -> str:
    """What the keys of all sources of a build share."""
    return _digest([fingerprint(), settings.identity(), *map(_hash, settings.registries)])


def keys_of(folder: Path, group: RulingFiles, common: str) -> dict[str, str]:
    """The key of each source of a ruling, by stem: of it, of what lies beside it, of its pairs."""
    inputs = {
        member.stem: [_hash(folder / path) for path in member.inputs] for member in group.members
    }
    return {
        stem: _digest(
            [common, *own, "|", *(v for other, o in inputs.items() if other != stem for v in o)]
        )
        for stem, own in inputs.items()
    }


def _hash(path: Path) -> str:
    """The SHA-256 of a plain file; why there is none of anything else."""
    try:
        if not path.is_file():
            return "no file"
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"unreadable: {error.errno}"


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


@cache
def fingerprint() -> str:
    """What stands for this very program: the hash of its code, tables and schemas."""
    root = Path(pipeline.__file__).parent
    files = (
        path
        for folder in (root, _SCHEMAS)
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )
    # Sorted by what they are, not where: an installed qauly has its schemas elsewhere.
    return _digest(sorted(f"{path.name} {_hash(path)}" for path in files))
