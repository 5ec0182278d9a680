"""Hyphens that a font's tables call soft: what is painted inside a line is a hyphen.

A font may use one glyph for `-` and U+00AD; a PDF without its own map, or with one that was made of
these tables, then tells the wrong one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.pdf.fonts.faces import SOFT_HYPHEN
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.text_lines import Line

_SOFT, _DIVIDING = "\u00ad", "\u2010"
_HARD_INSIDE, _DIVIDING_INSIDE = re.compile(r"-\w"), re.compile(r"\u2010\w")
_PAINTED = 0.15
"""Ems: a soft hyphen inside a line has no width."""


def with_plain_hyphens(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with hyphens that are hard as such, and those that only divide words at a line's end as soft.

    Soft ones are hard if one of them is painted inside a line, and may be where the text has no others.
    A producer (WeasyPrint, Chromium) divides words by U+2010, which then stands at ends of lines alone,
    while `-` stands inside them.
    """
    text = "\n".join(line.text for page in pages for line in page.lines)
    change = {}
    if SOFT_HYPHEN in text or _SOFT in text:
        is_hard = "-" not in text or any(
            _is_painted_inside(line) for page in pages for line in page.lines
        )
        change = dict.fromkeys((SOFT_HYPHEN, _SOFT), "-" if is_hard else _SOFT)
    if _DIVIDING in text and _HARD_INSIDE.search(text) and not _DIVIDING_INSIDE.search(text):
        change[_DIVIDING] = _SOFT
    return (
        tuple(_with_hyphens_changed(page, str.maketrans(change)) for page in pages)
        if change
        else tuple(pages)
    )


def _with_hyphens_changed(page: Page, table: dict[int, str]) -> Page:
    lines = (replace(line, text=line.text.translate(table)) for line in page.lines)
    return replace(page, lines=tuple(lines))


def _is_painted_inside(line: Line) -> bool:
    return any(
        letter in (SOFT_HYPHEN, _SOFT) and line.edges[n + 1] - line.edges[n] > _PAINTED * line.size
        for n, letter in enumerate(line.text[:-1])
        if line.text[n + 1].isalnum()
    )
