"""Which files of a folder are sources, and which of them are one ruling."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.errors import UsageError
from pipeline.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

_RANKS: Final = {
    ".pdf": 0, ".docx": 1, ".docm": 1, ".mhtml": 2, ".mht": 2, ".html": 3, ".htm": 3, ".xhtml": 3, ".txt": 4,
}  # fmt: skip
"""Kinds of files that are sources, the better ones first: of two kinds the first is the source."""
_LANGUAGES: Final = frozenset(f".{language.value}" for language in Language)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One source of a ruling, and further files of the same text."""

    stem: str
    path: Path
    """Below the folder."""
    witnesses: tuple[Path, ...] = ()

    @property
    def decisions(self) -> Path:
        """Where the decisions on it lie, if there are any."""
        return self.path.with_name(f"{Path(self.stem).name}.decisions.toml")

    @property
    def withdrawal(self) -> Path:
        """Where it says why and since when the ruling is withdrawn, if it is."""
        return self.path.with_name(f"{Path(self.stem).name}.withdrawn.toml")

    @property
    def inputs(self) -> tuple[Path, ...]:
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


def find(folder: Path, out: Path) -> tuple[RulingFiles, ...]:
    """The rulings of a folder and the folders below it, in the order of their names.

    Links to folders are not followed, hidden files and the results are no sources. Raises
    UsageError where the folder is none.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder; name the one that holds the sources")
    files: defaultdict[str, list[Path]] = defaultdict(list)
    for path in _files(folder, out):
        if path.suffix.lower() in _RANKS:
            files[str(path.with_suffix(""))].append(path)
    groups: defaultdict[str, list[SourceFile]] = defaultdict(list)
    for stem in sorted(files):
        first, *others = sorted(files[stem], key=lambda p: (_RANKS[p.suffix.lower()], str(p)))
        groups[_name(stem)].append(SourceFile(stem, first, tuple(others)))
    return tuple(RulingFiles(name, tuple(members)) for name, members in sorted(groups.items()))


def _name(stem: str) -> str:
    """What the texts of a ruling in all languages share: `NAME` of `NAME.kaz`."""
    path = Path(stem)
    return str(path.with_suffix("")) if path.suffix in _LANGUAGES else stem


def _files(folder: Path, out: Path) -> Iterator[Path]:
    results = out.resolve()
    for here, folders, names in os.walk(folder):
        below = Path(here)
        folders[:] = sorted(
            name for name in folders if name[0] != "." and (below / name).resolve() != results
        )
        yield from ((below / name).relative_to(folder) for name in names if name[0] != ".")
