"""A column of lines, and what is asked of lines that follow each other in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.read.pdf.text_lines import Line

# In ems.
OFF_MARGIN = 0.1
_OFF_CENTRE, _OFF_CENTRE_LONG = 1.0, 0.3
ALIGNED = 1.5
"""Points by which lines start apart that start at one place."""
# An initial's dot ends nothing.
_ENDS_CLAUSE = re.compile(r"(?:(?<!\b[^\W\d_])\.|[;:!?…]|(?P<comma>,))[\"»”)]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*\Z")
MARKER = re.compile(
    r"(?:(?P<number>[0-9]{1,3})[.)]|(?:[0-9]{1,3}\.){2,}|[IVX]+[.)]|\(?[^\W_]{1,2}\)|[-–—•])\s"
)


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that follow each other in one column of one page, and its margins."""

    lines: tuple[Line, ...]
    left: float
    right: float
    is_whole: bool = False
    """Its lines are one paragraph: those of a letterhead."""
    is_apart: bool = False
    """No paragraph goes on into it, or out of it."""

    @property
    def width(self) -> float:
        """From margin to margin."""
        return self.right - self.left

    def leads_to(self, other: Column) -> bool:
        """Whether paragraphs may go on in another column: out of a box only into the rest of it."""
        is_same = abs(self.left - other.left) < ALIGNED and self.is_apart and other.is_apart
        return is_same or not (self.is_apart or other.is_apart)

    def indent(self, line: Line) -> float:
        """How far right of the margin a line starts, in ems."""
        return (line.x0 - self.left) / line.size

    def is_centred(self, line: Line, indent: float = 0.0, slack: float = _OFF_CENTRE) -> bool:
        """Whether a line has as much white before it as behind it; a long one very nearly so.

        A first line may be moved by its indent (in points).
        """
        before, behind = line.x0 - self.left - indent, self.right - line.x1
        slack = slack if before > line.size else min(slack, _OFF_CENTRE_LONG)
        return before > OFF_MARGIN * line.size and abs(before - behind) < slack * line.size

    def is_full(self, line: Line) -> bool:
        """Whether a line reaches from margin to margin."""
        return max(line.x0 - self.left, self.right - line.x1) <= _OFF_CENTRE_LONG * line.size


@lru_cache(maxsize=1 << 12)
def ends_clause(text: str) -> bool:
    """Whether a line ends a clause: that is asked many times of each."""
    return _ENDS_CLAUSE.search(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a line ends a sentence, or an item of a list: a clause, and not by a comma."""
    found = _ENDS_CLAUSE.search(text)
    return found is not None and found["comma"] is None


def goes_on(before: Line, line: Line) -> bool:
    """Whether a line opens with a small letter, or right below another with a figure that numbers nothing."""
    if line.text[:1].isdecimal() and not MARKER.match(line.text):
        return abs(before.x0 - line.x0) < OFF_MARGIN * line.size
    return line.text[:1].islower()
