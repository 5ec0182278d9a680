"""Where a paragraph's lines break, and the runs of each line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from tests.layouts.marked import Paragraph, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.layouts.layout import Layout

_UNIT = 10
"""Width of an average character."""
_NARROW = frozenset(" .,:;!|()[]'\"-іiljIІtfг1")
_BROAD = frozenset("шщжмюыфШЩЖМЮЫФДдmwMWҚҢ—№@%")


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a visual line: an offset into the paragraph's text."""

    end: int
    keeps_blank: bool = True
    """Whether the blank that the line broke at is painted at its end."""


def find_breaks(
    text: str, layout: Layout, indent: int = 0, width: int | None = None
) -> tuple[Break, ...]:
    """Fill the lines of a paragraph greedily; no break stands at the paragraph's end."""
    full = (layout.width if width is None else width) * _UNIT
    if full <= 0:
        return ()
    marks = [
        0,
        *accumulate(_advance(character, proportional=layout.proportional) for character in text),
    ]
    places = [*sorted(_opportunities(text, layout)), len(text)]
    found: list[Break] = []
    start, room = 0, full - indent * _advance(" ", proportional=layout.proportional)
    while (end := _line_end(text, marks, places, start, room)) < len(text):
        fits = marks[end] - marks[start] <= room
        found.append(Break(end, _keeps_blank(layout, fits=fits)))
        start, room = end, full
    return tuple(found)


def _keeps_blank(layout: Layout, *, fits: bool) -> bool:
    return layout.own_blank == "kept" or (layout.own_blank == "fits" and fits)


def _line_end(text: str, marks: Sequence[int], places: Sequence[int], start: int, room: int) -> int:
    """The last place the line can end at, or the first one if nothing fits."""
    ahead = [place for place in places if place > start]
    end = ahead[0]
    for place in ahead:
        inked = place - (text[place - 1] == " ")
        if marks[inked] - marks[start] > room:
            break
        end = place
    return end


def _advance(character: str, *, proportional: bool) -> int:
    if not proportional:
        return _UNIT
    if character in _NARROW:
        return _UNIT // 2
    broad = character in _BROAD or character.isupper()
    return _UNIT * 14 // 10 if broad else _UNIT


def _opportunities(text: str, layout: Layout) -> Iterator[int]:
    """Offsets that a line can end at."""
    patterns = [r"(?<= )(?! )"]
    if layout.hyphen in ("after", "both"):
        patterns.append(r"(?<=\w-)(?=\w)")
    if layout.hyphen in ("before", "both"):
        patterns.append(r"(?<=[0-9])(?=-[^\W0-9])")
    if layout.before_stop:
        patterns.append(r"(?<=[\w)])(?=[,.](?: |\Z))")
    if layout.after_open:
        patterns.append(r"(?:(?<= [(\"«])|(?<=[(«]))(?=\S)")
    places = (match.start() for match in re.finditer("|".join(patterns), text))
    return (place for place in places if 0 < place < len(text))


def split_lines(
    paragraph: Paragraph, breaks: Sequence[Break], *, wrapped_blank: bool = True
) -> tuple[tuple[Run, ...], ...]:
    """The runs of each line; every character of the paragraph but lost blanks is in one of them."""
    starts = [0, *(at.end for at in breaks)]
    ends = [*breaks, Break(len(paragraph.text))]
    return tuple(
        _settle_blank(_cut(paragraph, start, at.end), at, wrapped_blank=wrapped_blank)
        for start, at in zip(starts, ends, strict=True)
    )


def _cut(paragraph: Paragraph, start: int, end: int) -> list[Run]:
    cut: list[Run] = []
    offset = 0
    for run in paragraph.runs:
        text = run.text[max(0, start - offset) : max(0, end - offset)]
        offset += len(run.text)
        cut += [Run(text, run.kind)] if text else []
    return cut


def _settle_blank(runs: list[Run], at: Break, *, wrapped_blank: bool) -> tuple[Run, ...]:
    last = runs[-1]
    keeps = at.keeps_blank and (last.kind is None or wrapped_blank)
    if keeps or not last.text.endswith(" "):
        return tuple(runs)
    text = last.text[:-1]
    return (*runs[:-1], *([Run(text, last.kind)] if text else []))
