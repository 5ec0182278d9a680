"""How much one file may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for reading one file; what goes beyond them is refused as unreadable."""

    seconds: float = 30.0
    """Of wall time and of processor time, each."""
    memory: int = 1024
    """MiB beyond what the program has taken already."""
    pages: int = 3000
    characters: int = 8_000_000
