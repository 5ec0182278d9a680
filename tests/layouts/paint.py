"""One visual line as it is written by an extractor that follows paint order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.layouts.marked import Run


@dataclass(frozen=True, slots=True)
class Painted:
    """A visual line as extracted, beside how it reads."""

    extracted: str
    restored: str
    kinds: tuple[str, ...] = ()
    """Of the runs painted after the base, in order; the last may stand in place."""
    displaced: bool = False
    """The words changed their order, or a gap is left among them; blanks at the margins are none."""
    opens_with_gap: bool = False


def _never(_: str) -> bool:
    return False


def paint(
    runs: Sequence[Run], *, opens_paragraph: bool = False, wide: Callable[[str], bool] = _never
) -> Painted:
    """Write the base runs of a line, then its links.

    A link that opens a paragraph is written in place. `wide` tells, by the words that left a gap,
    whether the gap shows a third blank.
    """
    base, links, gap = "", "", ""
    kinds: list[str] = []
    for place, run in enumerate(runs):
        if run.kind is not None and not (opens_paragraph and place == 0):
            touching = place > 0 and bool(gap)
            links += run.text if touching or not links else f" {run.text}"
            kinds.append(run.kind)
            gap += run.text
            continue
        base += _gap(base, run.text, gap, wide) + run.text
        gap = ""
    opens_with_gap = bool(base and kinds and runs[0].kind is not None and not opens_paragraph)
    extracted, restored = base + links, read(runs)
    displaced = extracted.strip(" ") != restored.strip(" ")
    return Painted(extracted, restored, tuple(kinds), displaced, opens_with_gap)


def _gap(left: str, right: str, moved: str, wide: Callable[[str], bool]) -> str:
    """The blank an extractor adds where a gap has none at its left, or where it is wide."""
    if not (left and moved):
        return ""
    between_blanks = left.endswith(" ") and right.startswith(" ") and right.strip() != ""
    return " " if not left.endswith(" ") or (between_blanks and wide(moved)) else ""


def read(runs: Sequence[Run]) -> str:
    """The line's words in reading order."""
    return "".join(run.text for run in runs)
