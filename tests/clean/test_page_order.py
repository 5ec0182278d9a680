"""The numbers of pages that do not count on are told; those that do, those of an annex and unread ones are not."""

import textwrap

import pytest

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.read import read_text
from tests.test_rulings import FOLDER

RULINGS = {
    "rus": (FOLDER / "ks-2025-178.rus.clean.txt", "- {} -"),
    "kaz": (FOLDER / "ks-2025-178.kaz.clean.txt", "{}-бет"),
}
PAGE = 24


def told(language, order):
    """What is told of a ruling on pages that have these numbers; of those without one the mark was not read."""
    path, mark = RULINGS[language]
    paragraphs = path.read_text("utf-8").splitlines()
    rows = "\n\n".join(textwrap.fill(p, 80, break_on_hyphens=False) for p in paragraphs).split("\n")
    pages = [rows[at : at + PAGE] for at in range(0, len(rows), PAGE)]
    numbers = [*order, *range(max(filter(None, order)) + 1, 99)]
    lines = [
        [*page, mark.format(number)] if number else page
        for page, number in zip(pages, numbers, strict=False)
    ]
    text = "\n".join(line for page in lines for line in page)
    return {d.code for d in convert(read_text(text.encode())).diagnostics}


@pytest.mark.parametrize("language", RULINGS)
@pytest.mark.parametrize(
    "order", [[1, 2, 4, 5, 6], [1, 2, 3, 6, 7], [1, 2, 3, 3, 4], [3, 4, 6, 5, 7, 8]]
)
def test_numbers_that_do_not_count_on_are_told(language, order):
    assert {Code.PAGES_DISORDERED, Code.FURNITURE_DOUBTFUL} & told(language, order)


@pytest.mark.parametrize("language", RULINGS)
@pytest.mark.parametrize("order", [[1, 2, 3], [14, 15], [1, None, 3, 4], [1, 2, 3, 4, 1, 2]])
def test_numbers_that_count_or_begin_anew_are_not(language, order):
    assert Code.PAGES_DISORDERED not in told(language, order)
