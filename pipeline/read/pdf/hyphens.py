"""Hyphens that a font's tables call soft: what is painted inside a line is a hyphen.

A font may use one glyph for `-` and U+00AD; a PDF without its own map then tells the wrong one. A
producer that tells the hard ones beside their glyph (Typst) leaves the soft ones to the glyph.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.read.pdf.letter_runs import Glyph
    from pipeline.read.pdf.page import Page
    from pipeline.read.pdf.text_lines import Line

_SOFT = "\u00ad"
_PAINTED = 0.15
"""Ems: a soft hyphen inside a line has no width."""


def with_hard_hyphens(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with every soft hyphen as a hyphen, if one of them is painted inside a line."""
    if not any(
        _is_painted_inside(line) for page in pages for line in page.lines if _SOFT in line.text
    ):
        return tuple(pages)
    return tuple(replace(page, lines=tuple(map(_hard, page.lines))) for page in pages)


def with_soft_hyphens(lines: Iterable[Line], glyphs: Iterable[Glyph]) -> list[Line]:
    """Lines with each hyphen as a soft one that no text beside its glyph calls hard."""
    soft = {(round(x), round(y)) for letter, (x, y, *_), _ in glyphs if letter == "-"}
    return [_soft(line, soft) if "-" in line.text else line for line in lines]


def _soft(line: Line, soft: set[tuple[int, int]]) -> Line:
    letters = [
        _SOFT if letter == "-" and (round(edge), round(line.y)) in soft else letter
        for letter, edge in zip(line.text, line.edges, strict=False)
    ]
    return replace(line, text="".join(letters))


def _is_painted_inside(line: Line) -> bool:
    return any(
        letter == _SOFT and line.edges[n + 1] - line.edges[n] > _PAINTED * line.size
        for n, letter in enumerate(line.text[:-1])
        if line.text[n + 1].isalnum()
    )


def _hard(line: Line) -> Line:
    return replace(line, text=line.text.replace(_SOFT, "-")) if _SOFT in line.text else line
