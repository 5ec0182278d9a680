"""`STEM.decisions.toml`: what a person settled or overruled, replayed on every run.

Each decision quotes what it is about, so that it cannot hit another place after a change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class LineDecision:
    """The reading order of one line: `extracted` is the line as in the source, without its ends."""

    extracted: str
    restored: str


@dataclass(frozen=True, slots=True)
class WrapDecision:
    """What a line end is: `before` ends the line, `after` opens the next line that has text."""

    before: str
    after: str
    reading: Literal["join", "paragraph"]


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions on one source."""

    lines: tuple[LineDecision, ...] = ()
    wraps: tuple[WrapDecision, ...] = ()
