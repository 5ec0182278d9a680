"""One ruling in two languages, side by side, however narrow the white between them is."""

from __future__ import annotations

import io
import textwrap

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import UnreadableSourceError
from pipeline.read import read_bytes
from tests.layouts import text
from tests.pdf.typeset import FONT, Sheet, typeset

SIZE, LEADING, LEFT, WIDE = 9.0, 12.0, 40.0, 250.0


def wrapped(name: str) -> list[str]:
    return [line for p in text(name)[:20] for line in textwrap.wrap(p.text, 46)][:60]


def set_beside(left: list[str], right: list[str], gap: float) -> bytes:
    """Justified columns on common baselines, under a heading over both."""
    typeset([], Sheet())  # registers the font
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont(FONT, SIZE)
    canvas.drawString(LEFT, 800, "Қазақстан Республикасы Конституциялық Сотының қаулысы " * 2)
    for number, pair in enumerate(zip(left, right, strict=True)):
        for column, line in enumerate(pair):
            blanks = max(line.count(" "), 1)
            canvas.drawString(
                LEFT + column * (WIDE + gap),
                780 - LEADING * number,
                line,
                wordSpace=(WIDE - stringWidth(line, FONT, SIZE)) / blanks,
            )
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("gap", [3, 5, 8, 20])
@pytest.mark.parametrize(
    "names", [("court-2025.kaz", "court-2025.rus"), ("court-2025.rus", "court-2025.kaz")]
)
def test_two_languages_beside_each_other_are_refused(gap, names):
    left, right = map(wrapped, names)
    with pytest.raises(UnreadableSourceError, match="in two languages, side by side"):
        read_bytes(set_beside(left, right, gap), None)


def test_two_columns_of_one_language_are_read():
    lines = wrapped("court-2025.kaz")
    read_bytes(set_beside(lines[:30], lines[30:], 20), None)
