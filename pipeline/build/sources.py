"""Which files of a folder are sources, and which of them are one ruling."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.languages import Language

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.build.storage import SourceStorage

_RANKS: Final = {
    ".pdf": 0, ".docx": 1, ".docm": 1, ".mhtml": 2, ".mht": 2, ".html": 3, ".htm": 3, ".xhtml": 3, ".txt": 4,
}  # fmt: skip
"""Kinds of files that are sources, the better ones first: of two kinds the first is the source."""
_LANGUAGES: Final = frozenset(f".{language.value}" for language in Language)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One source of a ruling, and further files of the same text; all names are below the folder."""

    stem: str
    path: str
    witnesses: tuple[str, ...] = ()

    @property
    def decisions(self) -> str:
        """Where the decisions on it lie, if there are any."""
        return f"{self.stem}.decisions.toml"

    @property
    def withdrawal(self) -> str:
        """Where it says why and since when the ruling is withdrawn, if it is."""
        return f"{self.stem}.withdrawn.toml"

    @property
    def inputs(self) -> tuple[str, ...]:
        """All files that bear on its results, whether they are there or not."""
        return (self.path, self.decisions, self.withdrawal, *self.witnesses)


@dataclass(frozen=True, slots=True)
class RulingFiles:
    """A ruling in all its languages: `NAME.kaz.pdf` and `NAME.rus.txt`."""

    name: str
    members: tuple[SourceFile, ...]

    @property
    def stems(self) -> tuple[str, ...]:
        """The names that its sources share with their results."""
        return tuple(member.stem for member in self.members)


def find(sources: SourceStorage, out: Path) -> tuple[RulingFiles, ...]:
    """The rulings of a folder and the folders below it, in the order of their names.

    Hidden files and the results are no sources. Raises UsageError where the folder is none.
    """
    files: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for path in sources.names(out):
        stem, suffix = os.path.splitext(path)  # noqa: PTH122 - of very many names
        rank = _RANKS.get(suffix.lower())
        if rank is not None:
            files[stem].append((rank, path))
    groups: defaultdict[str, list[SourceFile]] = defaultdict(list)
    for stem in sorted(files):
        first, *others = (path for _, path in sorted(files[stem]))
        groups[_name(stem)].append(SourceFile(stem, first, tuple(others)))
    return tuple(RulingFiles(name, tuple(members)) for name, members in sorted(groups.items()))


def _name(stem: str) -> str:
    """What the texts of a ruling in all languages share: `NAME` of `NAME.kaz`."""
    name, suffix = os.path.splitext(stem)  # noqa: PTH122
    return name if suffix in _LANGUAGES else stem
