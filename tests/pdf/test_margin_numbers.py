"""Numbers of lines and paragraphs in the margin are apart from the text; numbers in it are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.read import read_bytes
from tests.layouts import text
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
