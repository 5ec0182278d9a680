"""Words that are turned by a small angle are words of the text; stamps and watermarks are not."""

from __future__ import annotations

import io
import textwrap
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.clean import clean
from pipeline.codes import Code
from pipeline.decisions import Decisions
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.read import read_bytes
from tests.pdf.test_looks import BODY, LEADING, LEFT, SIZE
from tests.pdf.typeset import FONT, Sheet, typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.text import CleanText

LINES = textwrap.wrap(f"{BODY} " * 3, 78)
TOLD = Code.FURNITURE_DOUBTFUL
TOP, AT = 780, 4
"""The line that is turned, or in which a word is."""


class Tilted:
    """A page of a text, words of one line of which are turned around a point of their own."""

    def __init__(self) -> None:
        typeset([], Sheet())  # registers the font
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=(595, 842), invariant=1)

    def put(self, angle: float, about: float, words: slice) -> Tilted:
        for n, line in enumerate(LINES):
            for at, text, turned in self._pieces(line.split(), words if n == AT else slice(0, 0)):
                self.canvas.saveState()
                self.canvas.setFont(FONT, SIZE)
                pivot = about * self.canvas.stringWidth(text, FONT, SIZE)
                self.canvas.translate(at + pivot, TOP - n * LEADING)
                self.canvas.rotate(angle if turned else 0)
                self.canvas.drawString(-pivot, 0, text)
                self.canvas.restoreState()
        return self

    def _pieces(self, line: list[str], words: slice) -> Iterator[tuple[float, str, bool]]:
        first, last, _ = words.indices(len(line))
        x = LEFT
        for piece, turned in ((line[:first], 0), (line[first:last], 1), (line[last:], 0)):
            text = " ".join(piece)
            yield x, text, bool(turned)
            x += self.canvas.stringWidth(f"{text} " if text else "", FONT, SIZE)

    def stamp(self, angle: float, text: str, size: float = SIZE) -> Tilted:
        self.canvas.saveState()
        self.canvas.setFont(FONT, size)
        self.canvas.translate(300, 300)
        self.canvas.rotate(angle)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()
        return self

    def clean(self) -> CleanText:
        self.canvas.save()
        source = read_bytes(self.out.getvalue(), None)
        return clean(Job(source, detect(source.body), Decisions()))


def told(text: CleanText) -> list[str]:
    return [doubt.message for doubt in text.doubts if doubt.code is TOLD]


ANGLES = [0.2, 0.4, 0.7, 2.5, 3.4, 10.0, 19.0]


@pytest.mark.parametrize("about", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("angle", ANGLES)
def test_a_tilted_word_is_read_in_its_place(angle, sign, about):
    text = Tilted().put(sign * angle, about, slice(2, 3)).clean()
    assert " ".join(text.text.split()) == " ".join(LINES)
    assert bool(told(text)) == (angle >= 0.5)
    assert all(LINES[AT].split()[2] in message for message in told(text))


@pytest.mark.parametrize("about", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("angle", ANGLES)
def test_a_tilted_line_is_read_in_its_place_or_told(angle, sign, about):
    text = Tilted().put(sign * angle, about, slice(0, None)).clean()
    whole = " ".join(text.text.split()) == " ".join(LINES)
    codes = {doubt.code for doubt in text.doubts}
    assert (TOLD in codes) == (angle >= 0.5)
    # Further up it lies over the lines beside it, or off the page.
    assert whole or codes & {Code.OVERLAID_TEXT, Code.HIDDEN_TEXT}
    assert whole or angle > 2


@pytest.mark.parametrize("angle", [0.3, 0.7, 2.0, 3.3, -3.3, 12.0, 45.0])
def test_a_page_that_lies_tilted_is_read_as_if_it_lay_straight(angle):
    page = Tilted()
    page.canvas.translate(300, 420)
    page.canvas.rotate(angle)
    page.canvas.scale(0.6, 0.6)
    page.canvas.translate(-300, -600)
    text = page.put(0.0, 0.0, slice(0, 0)).clean()
    assert " ".join(text.text.split()) == " ".join(LINES)
    assert not told(text)


@pytest.mark.parametrize(
    ("angle", "size"), [(45, 11), (90, 8), (-90, 11), (30, 14), (10, 40), (5, 60)]
)
def test_stamps_and_watermarks_are_furniture(angle, size):
    text = Tilted().put(0.0, 0.0, slice(0, 0)).stamp(angle, "КӨШІРМЕ", size).clean()
    assert " ".join(text.text.split()) == " ".join(LINES)
    assert not told(text)


@pytest.mark.parametrize("angle", [21, -30, 90, -90, 150])
@pytest.mark.parametrize("word", [0, 3])
def test_a_word_that_is_turned_far_in_a_row_of_the_text_is_told(angle, word):
    """It is left out, as stamps are; what it says may turn the sentence about."""
    assert told(Tilted().put(angle, 0.5, slice(word, word + 1)).clean())


@pytest.mark.parametrize("angle", [0.3, 3, -12])
def test_a_tilted_word_under_a_bar_is_withheld(angle):
    page = Tilted().put(angle, 0.0, slice(2, 3))
    place = LEFT + page.canvas.stringWidth(" ".join([*LINES[AT].split()[:2], ""]), FONT, SIZE)
    page.canvas.rect(place, TOP - AT * LEADING - 15, 57, 32, fill=1)
    text = page.clean()
    assert "рассм" not in " ".join(text.text.split("\n")[AT - 1 : AT + 2]) + text.text[-40:]
    assert Code.WITHHELD_TEXT in {doubt.code for doubt in text.doubts}


@pytest.mark.parametrize("most", [0.02, 0.1, 0.2])
def test_words_that_each_lie_a_little_askew_are_read_in_their_rows(most):
    page = Tilted()
    for n, line in enumerate(LINES):
        x = LEFT
        for k, word in enumerate(line.split()):
            page.canvas.saveState()
            page.canvas.setFont(FONT, SIZE)
            page.canvas.translate(x, TOP - n * LEADING)
            page.canvas.rotate(most * ((n + 3 * k) % 5 - 2) / 2)
            page.canvas.drawString(0, 0, word)
            page.canvas.restoreState()
            x += page.canvas.stringWidth(f"{word} ", FONT, SIZE)
    text = page.clean()
    assert " ".join(text.text.split()) == " ".join(LINES)
    assert not told(text)
