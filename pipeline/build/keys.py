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
    from collections.abc import Iterable, Mapping

    from pipeline.build.sources import RulingFiles, SourceFile
    from pipeline.build.workers import Settings

_CHUNK = 1 << 20
_SCHEMAS = Path(pipeline.__file__).parent.parent / "schemas"


class Keys:
    """The key of each source, and the hash of its own bytes."""

    def __init__(self, keys: Mapping[str, str], sources: Mapping[str, str]) -> None:
        self._keys, self._sources = keys, sources

    @classmethod
    def of(cls, folder: Path, groups: Iterable[RulingFiles], settings: Settings) -> Keys:
        """Hash the files of a folder."""
        common = _digest([fingerprint(), settings.identity(), *map(_hash, settings.registries)])
        keys: dict[str, str] = {}
        sources: dict[str, str] = {}
        for group in groups:
            inputs = {member.stem: _inputs(folder, member) for member in group.members}
            for member in group.members:
                others = [v for stem, value in inputs.items() if stem != member.stem for v in value]
                keys[member.stem] = _digest([common, *inputs[member.stem], "|", *others])
                sources[member.stem] = inputs[member.stem][0]
        return cls(keys, sources)

    def __getitem__(self, stem: str) -> str:
        return self._keys[stem]

    def source(self, stem: str) -> str:
        """The SHA-256 that the source had when the key was made."""
        return self._sources[stem]


def _inputs(folder: Path, member: SourceFile) -> list[str]:
    paths = (member.path, member.decisions, member.withdrawal, *member.witnesses)
    return [_hash(folder / path) for path in paths]


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
    files = sorted(
        path
        for folder in (root, _SCHEMAS)
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )
    return _digest(f"{path.name} {_hash(path)}" for path in files)
