"""Footnotes: lines in smaller type at the foot of a column that open with a mark."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.pdf.text_lines import Line
from pipeline.words.indexes import TO_RAISED

_SMALLER = 0.93
_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*{1,3}|\[[0-9]{1,3}\]|(?P<plain>[0-9]{1,3})[.)]?(?= )")


def notes_of(
    lines: list[Line], body_size: float, before: Sequence[Line] = (), *, goes_on: bool = False
) -> tuple[list[Line], list[list[Line]]]:
    """Part the lines of a page into text and footnotes; each note opens with its mark.

    It may belong to the text of the page before; where that has notes (`goes_on`), the first may be the rest of
    its last one.
    """
    foot = len(lines)
    while foot and lines[foot - 1].size < _SMALLER * body_size:
        foot -= 1
    marks = [n for n in range(foot, len(lines)) if opens_note(lines[n], [*before, *lines[:foot]])]
    rest = goes_on and foot < len(lines) and lines[foot].text[:1].islower()
    first = foot if rest else next(iter(marks), len(lines))
    borders = sorted({first, *marks, len(lines)})
    return lines[:first], [lines[start:end] for start, end in pairwise(borders)]


def opens_note(line: Line, text: Sequence[Line] = ()) -> bool:
    """Whether a line opens with a mark; a plain number is one if the text has it raised."""
    match = _MARK.match(line.text)
    if match is None or match["plain"] is None:
        return match is not None
    raised = re.compile(rf"(?<![⁰-⁹¹²³]){match['plain'].translate(TO_RAISED)}(?![⁰-⁹¹²³])")
    return any(raised.search(above.text) for above in text)
