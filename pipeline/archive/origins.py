"""Where a published ruling came from: its source, byte for byte, and a person's decisions.

A text file is given back by the ruling's own record of edits; any other source must be there.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.build.sources import SourceFile
from pipeline.build.storage import NO_FILE, LocalFolder, hash_of
from pipeline.check.restore import restore_file
from pipeline.codes import Code
from pipeline.decisions import decisions_path
from pipeline.errors import UsageError
from pipeline.model import Ruling
from pipeline.read import Limits
from pipeline.read.disk import is_there
from pipeline.terms import DecidedBy

_TEXT: Final = "text/plain"
_NO_SOURCE: Final = (
    "its source (SHA-256 {sha}…) is not to be had from its JSON, only a text's is; "
    "name the folder that holds it with --sources"
)
_NO_DECISIONS: Final = (
    "a person's decisions bear on it, and they are not here; "
    "name the folder that holds its source and its .decisions.toml with --sources"
)


@dataclass(frozen=True, slots=True)
class Origin:
    """A source and what a person decided on it."""

    data: bytes
    name: str = ""
    """The file's own name, where it is known."""
    decisions: bytes | None = None


class Origins:
    """The sources of a folder, found by their content; without a folder, what JSON gives back.

    Of files with the same content the first is taken, in the order of names.
    """

    def __init__(self, folder: Path | None, limits: Limits) -> None:
        self._paths: dict[str, Path] = {}
        if folder is not None:
            sources = LocalFolder(folder)
            for name in sorted(sources.names()):
                self._paths.setdefault(sources.hash_of(name, limits), folder / name)

    def inputs(self, sha256: str) -> tuple[str, ...]:
        """The SHA-256 of a source and of what lies beside it, as `build.sources` orders them."""
        path = self._paths.get(sha256)
        _, *beside = SourceFile("" if path is None else str(path.with_suffix("")), "").inputs
        return (sha256, *(NO_FILE if path is None else hash_of(name) for name in beside))

    def of(self, ruling: Ruling) -> Origin:
        """The source of a ruling. Raises UsageError where it, or a person's decisions, are missing."""
        path = self._paths.get(ruling.source.sha256)
        if path is not None:
            decisions = decisions_path(path)
            decided = decisions.read_bytes() if is_there(decisions) else None
            return Origin(path.read_bytes(), path.name, decided)
        if ruling.source.media_type != _TEXT:
            raise UsageError(_NO_SOURCE.format(sha=ruling.source.sha256[:12]))
        # A decision that fitted nothing left no edit
        # behind, but its finding is part of the results.
        unmatched = any(d.code is Code.DECISION_UNMATCHED for d in ruling.diagnostics)
        if decided_by_person(ruling) or unmatched:
            raise UsageError(_NO_DECISIONS)
        return Origin(restore_file(ruling))


def decided_by_person(ruling: Ruling) -> int:
    """How many of its edits, citations and diagnostics a person decided on."""
    decided = (*ruling.edits(), *ruling.every_citation(), *ruling.diagnostics)
    return sum(one.by is DecidedBy.PERSON for one in decided)
