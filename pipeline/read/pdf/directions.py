"""The directions in which the text of a page is painted: most of it in one, stamps in others."""

from collections.abc import Sequence

from pdf_oxide.pdf_oxide import TextChar, TextSpan

from pipeline.read.pdf.letter_runs import Glyph, Run, runs_of
from pipeline.read.pdf.text_lines import Line, lines_of
from pipeline.read.pdf.turns import by_turn, turned
from pipeline.read.pdf.veil import Veil


def signed(
    turn: float, glyphs: list[Glyph], chars: list[TextChar], spans: Sequence[TextSpan]
) -> float:
    """The direction of the glyphs that are painted at an angle, with the sign that their order tells."""
    return _turned_runs(by_turn(glyphs, chars)[turn], turn, _told(spans))[1]


def directions(
    glyphs: list[Glyph], chars: list[TextChar], veil: Veil, spans: Sequence[TextSpan]
) -> tuple[list[Run], list[tuple[Line, float]]]:
    """The upright runs of a page, and the lines in other directions."""
    told, runs = _told(spans), list["Run"]()
    rotated: list[tuple[Line, float]] = []
    for angle, part in by_turn(glyphs, chars).items():
        if angle:
            found, direction = _turned_runs(_unveiled(*part, veil), angle, told)
            rotated += [(line, direction) for line in lines_of(found)]
        else:
            runs = veil.lifted(runs_of(*part))
    return runs, rotated


def _told(spans: Sequence[TextSpan]) -> str:
    painted = sorted(spans, key=lambda span: span.sequence)
    return "".join("".join(span.text.split()) for span in painted)


def _unveiled(
    glyphs: list[Glyph], chars: list[TextChar], veil: Veil
) -> tuple[list[Glyph], list[TextChar]]:
    if not veil.unseen:
        return glyphs, chars
    kept = [n for n, (letter, (x, y, *_), _) in enumerate(glyphs) if not veil.hides(letter, x, y)]
    return [glyphs[n] for n in kept], [chars[n] for n in kept]


def _turned_runs(
    part: tuple[list[Glyph], list[TextChar]], angle: float, told: str
) -> tuple[list[Run], float]:
    """The runs of text painted at an angle, and the angle.

    Where the page's axes are flipped, the library gives the angle with the wrong sign: the order of
    the letters as they were painted (`told`) decides.
    """
    readings = [(runs_of(*turned(*part, degrees)), degrees) for degrees in (angle, -angle)]
    return max(readings, key=lambda reading: _agreement(lines_of(reading[0]), told))


def _agreement(lines: list[Line], told: str) -> float:
    """How much of each line was painted in its order: of a small angle the wrong sign breaks lines in pieces."""
    found = (
        _painted("".join(line.text.split()), told) or _words_painted(line, told) for line in lines
    )
    return sum(found) / max(len(lines), 1)


def _words_painted(line: Line, told: str) -> int:
    return sum(_painted(word, told) for word in line.text.split())


def _painted(letters: str, told: str) -> int:
    return len(letters) ** 2 if len(letters) > 1 and letters in told else 0
