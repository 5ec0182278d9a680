"""The directions in which the text of a page is painted: most of it in one, stamps in others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.read.pdf.letter_runs import runs_of
from pipeline.read.pdf.text_lines import lines_of
from pipeline.read.pdf.turns import by_turn, main_turn, turned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pdf_oxide.pdf_oxide import TextChar, TextSpan

    from pipeline.read.pdf.letter_runs import Glyph, Run
    from pipeline.read.pdf.text_lines import Line
    from pipeline.read.pdf.veil import Veil


def directions(
    glyphs: list[Glyph], chars: list[TextChar], veil: Veil, spans: Sequence[TextSpan]
) -> tuple[int, list[Run], list[tuple[Line, int]]]:
    """The direction of most of a page, the runs in it, and the lines in other directions."""
    painted = sorted(spans, key=lambda span: span.sequence)
    told = "".join("".join(span.text.split()) for span in painted)
    main, turn, runs = main_turn(glyphs), 0, list["Run"]()
    rotated: list[tuple[Line, int]] = []
    for angle, part in by_turn(glyphs, chars).items():
        if angle == 0:
            found, direction = veil.lifted(runs_of(*part)), 0
        else:
            found, direction = _turned_runs(_unveiled(*part, veil), angle, told)
        if angle == main:
            turn, runs = direction, found
        else:
            rotated += [(line, direction) for line in lines_of(found)]
    return turn, runs, rotated


def _unveiled(
    glyphs: list[Glyph], chars: list[TextChar], veil: Veil
) -> tuple[list[Glyph], list[TextChar]]:
    if not veil.unseen:
        return glyphs, chars
    kept = [n for n, (letter, (x, y, *_), _) in enumerate(glyphs) if not veil.hides(letter, x, y)]
    return [glyphs[n] for n in kept], [chars[n] for n in kept]


def _turned_runs(
    part: tuple[list[Glyph], list[TextChar]], angle: int, told: str
) -> tuple[list[Run], int]:
    """The runs of text painted at an angle, and the angle.

    Where the page's axes are flipped, the library gives the angle with the wrong sign: the order of
    the letters as they were painted (`told`) decides.
    """
    readings = [(runs_of(*turned(*part, degrees)), degrees) for degrees in (angle, -angle)]
    return max(readings, key=lambda reading: _agreement(lines_of(reading[0]), told))


def _agreement(lines: list[Line], told: str) -> int:
    return sum(
        len(line.text)
        for line in lines
        if line.text.replace(" ", "") in told and len(line.text) > 1
    )
