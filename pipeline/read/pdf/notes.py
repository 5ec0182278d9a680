"""Footnotes: lines in smaller type at the foot of a column that open with a mark."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.read.pdf.lines import Line

_SMALLER = 0.93
_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*{1,3}")


def notes_of(lines: list[Line], body_size: float) -> tuple[list[Line], list[list[Line]]]:
    """Part the lines of a page into text and footnotes; each note opens with its mark."""
    foot = len(lines)
    while foot and lines[foot - 1].size < _SMALLER * body_size:
        foot -= 1
    first = next((n for n in range(foot, len(lines)) if _MARK.match(lines[n].text)), len(lines))
    marks = [n for n in range(first, len(lines)) if _MARK.match(lines[n].text)]
    borders = [*marks, len(lines)]
    return lines[:first], [lines[start:end] for start, end in pairwise(borders)]
