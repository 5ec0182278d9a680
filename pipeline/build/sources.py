"""Which files of a folder are sources, and which of them are one ruling."""

import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.build.storage import LocalFolder, SourceStorage
from pipeline.errors import UsageError
from pipeline.languages import Language
from pipeline.places import is_within

_RANKS: Final = {
    ".pdf": 0, ".docx": 1, ".docm": 1, ".mhtml": 2, ".mht": 2, ".html": 3, ".htm": 3, ".xhtml": 3, ".txt": 4,
    ".doc": 5, ".rtf": 5, ".odt": 5, ".tif": 5, ".tiff": 5, ".djvu": 5,
}  # fmt: skip
"""Kinds of files that are sources, the better ones first: of two kinds the first is the source.

The last ones cannot be read, which is told with what to do. Pictures of other kinds are no pages:
they come with pages saved from the web.
"""
_BESIDE: Final = (".decisions.toml", ".withdrawn.toml", ".hocr")
"""What bears on a source; in the last a recogniser says how sure it was of its words."""
_LANGUAGES: Final = frozenset(f".{language.value}" for language in Language)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One source of a ruling, and further files of the same text; all names are below the folder."""

    stem: str
    path: str
    witnesses: tuple[str, ...] = ()

    @property
    def withdrawal(self) -> str:
        """Where it says why and since when the ruling is withdrawn, if it is."""
        return f"{self.stem}.withdrawn.toml"

    @property
    def inputs(self) -> tuple[str, ...]:
        """All files that bear on its results, whether they are there or not."""
        beside = (f"{self.stem}{ending}" for ending in _BESIDE)
        return (self.path, *beside, *self.witnesses)


@dataclass(frozen=True, slots=True)
class RulingFiles:
    """A ruling in all its languages: `NAME.kaz.pdf` and `NAME.rus.txt`."""

    name: str
    members: tuple[SourceFile, ...]

    @property
    def stems(self) -> tuple[str, ...]:
        """The names that its sources share with their results."""
        return tuple(member.stem for member in self.members)


class SourceFolder(NamedTuple):
    """What a folder of sources holds."""

    rulings: tuple[RulingFiles, ...]
    """In the order of their names."""
    astray: tuple[str, ...]
    """What lies beside no source, or has its ending in capitals: whom it was meant for is unknown."""
    passed_over: tuple[str, ...]
    """What is no source by its ending."""
    made: tuple[str, ...] = ()
    """What qauly made of a ruling: a page, an exported Word file."""


def find(sources: SourceStorage, out: Path | None = None) -> SourceFolder:
    """The rulings of a folder and the folders below it; `out`, which may be one of them, is that of their results.

    Hidden files are no sources. Raises what the storage raises.
    """
    files: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    beside, others, made = [], [], []
    for path in sources.names():
        stem, suffix = os.path.splitext(path)  # noqa: PTH122 - of very many names
        rank = _RANKS.get(suffix.lower())
        if rank is not None and sources.has_made_here(path):
            made.append(path)
        elif rank is not None:
            files[stem].append((rank, path))
        elif path.lower().endswith(_BESIDE):
            beside.append(path)
        else:
            others.append(path)
    groups: defaultdict[str, list[SourceFile]] = defaultdict(list)
    for stem in sorted(files):
        first, *witnesses = (path for _, path in sorted(files[stem]))
        groups[ruling_name(stem)].append(SourceFile(stem, first, tuple(witnesses)))
    rulings = tuple(RulingFiles(name, tuple(members)) for name, members in sorted(groups.items()))
    astray = tuple(path for path in sorted(beside) if _stem_it_is_about(path) not in files)
    passed_over = tuple(sorted(_without_results(others, sources, out)))
    return SourceFolder(rulings, astray, passed_over, tuple(sorted(made)))


def _without_results(
    paths: Sequence[str], sources: SourceStorage, out: Path | None
) -> Iterator[str]:
    if out is None or not isinstance(sources, LocalFolder):
        return iter(paths)
    folders = {os.path.dirname(path) for path in paths}  # noqa: PTH120 - of very many names
    of_results = {folder for folder in folders if is_within(sources.path / folder, out)}
    return (path for path in paths if os.path.dirname(path) not in of_results)  # noqa: PTH120


def spare_sources(sources: SourceStorage, out: Path) -> None:
    """Raise UsageError for results that would go among sources: whose is whose could not be told.

    A folder below that of the sources will do where nothing in it is taken for a source.
    """
    if isinstance(sources, LocalFolder) and is_within(out, sources.path) and out.is_dir():
        rulings, astray, *_ = find(LocalFolder(out))
        if rulings or astray:
            first = rulings[0].members[0].path if rulings else astray[0]
            message = f"{out} holds sources ({first}); name a folder without any for the results"
            raise UsageError(message)


def _stem_it_is_about(path: str) -> str | None:
    """The stem of the source that a file beside it is about."""
    return next((path.removesuffix(end) for end in _BESIDE if path.endswith(end)), None)


def ruling_name(stem: str) -> str:
    """What the texts of a ruling in all languages share: `NAME` of `NAME.kaz`.

    Letters with marks are one sign on one system and two on another; here they are the same.
    """
    name, suffix = os.path.splitext(unicodedata.normalize("NFC", stem))  # noqa: PTH122
    return name if suffix.lower() in _LANGUAGES else f"{name}{suffix}"
