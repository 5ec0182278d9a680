"""The directions in which the text of a page is painted: most of it in one, stamps in others."""

from pdf_oxide.pdf_oxide import TextChar

from pipeline.read.pdf.letter_runs import Glyph, Run, runs_of
from pipeline.read.pdf.text_lines import Line, lines_of
from pipeline.read.pdf.turns import by_turn, turned
from pipeline.read.pdf.veil import Veil


def directions(
    glyphs: list[Glyph], chars: list[TextChar], veil: Veil
) -> tuple[list[Run], list[tuple[Line, float]]]:
    """The upright runs of a page, and the lines in other directions."""
    runs, rotated = list[Run](), list[tuple[Line, float]]()
    for angle, part in by_turn(glyphs, chars).items():
        if angle:
            lines = lines_of(runs_of(*turned(*_unveiled(*part, veil), angle)))
            rotated += [(line, angle) for line in lines]
        else:
            runs = veil.lifted(runs_of(*part))
    return runs, rotated


def _unveiled(
    glyphs: list[Glyph], chars: list[TextChar], veil: Veil
) -> tuple[list[Glyph], list[TextChar]]:
    if not veil.unseen:
        return glyphs, chars
    kept = [n for n, (letter, (x, y, *_), _) in enumerate(glyphs) if not veil.hides(letter, x, y)]
    return [glyphs[n] for n in kept], [chars[n] for n in kept]
