"""Lines: the visual lines of a text, as displaced runs see them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.text import Span

_LINE = re.compile(r"([^\S\n]*)(\S[^\n]*(?<=\S))?([^\S\n]*)(?:\n|\Z)")
_INDENT = 2
_MARGIN_SHARE = 0.2
"""Where more of the lines than this begin with a blank, it is the margin and no lost word's."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that has text."""

    span: Span
    """From the blank that a gap left at its start, or its first character, to its last one."""
    text: str
    indented: bool
    """More than one blank stands before it."""
    empty_before: bool
    kept_blank: bool
    """A blank stands at its end."""

    @property
    def starts_with_blank(self) -> bool:
        """Whether a single blank stands before its first word."""
        return self.text[0].isspace()

    @property
    def opens_with_gap(self) -> bool:
        """Whether words may be missing at its start."""
        return self.starts_with_blank or (not self.indented and self.text[0] in ",.;:)]»”-")


def lines_of(text: str) -> list[Line]:
    """Give the lines of a text that are not empty."""
    found: list[Line] = []
    empty = False
    for match in _LINE.finditer(text):
        if match[2] is None:
            empty = True
            continue
        blank = len(match[1]) == 1
        start = match.start(1) if blank else match.start(2)
        span = Span(start, match.end(2))
        indented = len(match[1]) >= _INDENT or match[1] == "\t"
        found.append(Line(span, text[start : span.end], indented, empty, bool(match[3])))
        empty = False
    return _without_margin(found)


def _without_margin(lines: list[Line]) -> list[Line]:
    """Take the blank off where it stands before lines as a rule."""
    starting = sum(line.starts_with_blank for line in lines)
    if len(lines) < 3 or starting <= _MARGIN_SHARE * len(lines):
        return lines
    return [_bare(line) if line.starts_with_blank else line for line in lines]


def _bare(line: Line) -> Line:
    span = Span(line.span.start + 1, line.span.end)
    return Line(span, line.text[1:], line.indented, line.empty_before, line.kept_blank)
