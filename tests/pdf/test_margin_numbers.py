"""Numbers of lines and paragraphs in the margin are apart from the text; numbers in it are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.read import Source, read_bytes
from pipeline.read.geometry import Notice, joined
from tests.layouts import text
from tests.pdf.test_boxes import LEADING, LEFT, TEXT, WIDTH, Measure, _set
from tests.pdf.test_sound_layouts import TOP, canvas_
from tests.pdf.typeset import Sheet, typeset

SAID = "court-2025.kaz"


def read(sheet: Sheet, paragraphs=None):
    return read_bytes(typeset(paragraphs or text(SAID), sheet))


@pytest.mark.parametrize("every", [1, 2, 5, 10, -1])
@pytest.mark.parametrize("numbers_at", [50.0, 545.0])
@pytest.mark.parametrize(("restart", "number_as"), [(False, "{}"), (True, "{}"), (False, "[{}]")])
def test_numbers_in_the_margin(every, numbers_at, restart, number_as, cleaned):
    plain = Sheet()
    sheet = replace(plain, every=every, numbers_at=numbers_at, restart=restart)
    source = read(replace(sheet, number_as=number_as))
    assert cleaned(source).text == cleaned(read(plain)).text
    apart = [item for item in source.geometry.furniture if item.kind == "margin-number"]
    assert len(apart) >= 3
    assert all(source.text[slice(*item.span)].strip("[]").isdecimal() for item in apart)


def test_what_goes_up_by_no_equal_steps_stays():
    source = read(Sheet())
    assert not any(item.kind == "margin-number" for item in source.geometry.furniture)


def beside(*words: tuple[float, int, str]) -> Source:
    """A text with words painted at a place from the left, each beside a line of it."""
    canvas, out = canvas_()
    y = TOP
    for _ in range(4):
        y = _set(canvas, TEXT, y, Measure(indent=26.0))
    for x, line, said in words:
        canvas.drawString(x, TOP - line * LEADING, said)
    canvas.save()
    return read_bytes(out.getvalue(), None)


def told_beside(*words: tuple[float, int, str]) -> list[str]:
    """What is told of them."""
    source = beside(*words)
    found = joined(source.text, source.geometry.spans_noticed(Notice.FOREIGN))
    return [source.text[slice(*span)] for span in found]


@pytest.mark.parametrize("said", ["§ 12", "[14]", "Ред.", "Ескерту"])
@pytest.mark.parametrize("x", [4.0, LEFT + WIDTH + 14])
def test_words_alone_in_the_margin_are_told(x, said):
    assert told_beside((x, 2, said)) == [said]
    more = len(beside((x, 2, said)).geometry.starts) - len(beside().geometry.starts)
    assert more in (0, 1)  # that line itself


def test_words_in_many_lines_beside_a_text_are_no_notes():
    assert not told_beside(*((LEFT + WIDTH + 14, line, "1 204") for line in (1, 2, 3)))


@pytest.mark.parametrize("said", ["1.", "2)", "а)"])
def test_marks_of_items_may_hang_in_the_margin(said):
    assert not told_beside((LEFT - 20, 2, said))
