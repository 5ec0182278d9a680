"""The folder of a site: files are written where they changed, and go where nothing makes them."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import writes_typed
from pipeline.places import KEPT, SITE, keep_as, spare_others


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site: SHA-256 and number of its bytes."""

    sha256: str
    length: int


@dataclass
class SiteFolder:
    """A site on disk while it is made. It holds nothing but what was put there."""

    root: Path
    files: dict[str, SiteFile] = field(default_factory=dict)
    """What was put, by path."""
    changed: int = 0
    """How many files were written or taken away."""

    @classmethod
    def opened(cls, root: Path) -> SiteFolder:
        """The folder of a site, made if need be. Raises UsageError for one that holds other things."""
        with writes_typed(root):
            spare_others(root, SITE)
            keep_as(root, SITE)
        return cls(root)

    def write_file(self, path: str, data: bytes) -> None:
        """Write a file unless it is there already. Raises CannotWriteError, ValueError for a second one."""
        if path in self.files:
            raise ValueError(f"two pages of the site are {path}")
        self.files[path] = SiteFile(hashlib.sha256(data).hexdigest(), len(data))
        target = self.root / path
        with writes_typed(target):
            # What mirrors and web servers compare is the time
            # of a file, which stays where nothing changed.
            if target.is_file() and target.read_bytes() == data:
                return
            target.parent.mkdir(parents=True, exist_ok=True)
            # A web server may read the file meanwhile, and must find the old one or the new one.
            part = target.with_name(f".{target.name}.new")
            part.write_bytes(data)
            part.replace(target)
        self.changed += 1

    def close(self) -> None:
        """Take away every file that was not put, and folders that are empty then."""
        mark = self.root / KEPT
        # From below, so that a folder is seen after all that was in it is gone.
        for folder, _, names in os.walk(self.root, topdown=False):
            place = Path(folder)
            for path in (place / name for name in names):
                if path.relative_to(self.root).as_posix() not in self.files and path != mark:
                    path.unlink()
                    self.changed += 1
            if place != self.root and not any(place.iterdir()):
                place.rmdir()
