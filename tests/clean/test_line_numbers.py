"""Counters beside the lines: each goes where nearly every line has the one that is due."""

import pytest

from pipeline.clean.line_numbers import line_numbers
from tests.clean.tools import run

LINES = (
    "Сот әркімнің құқықтары мен",
    "бостандықтарының қорғалуын",
    "қамтамасыз етеді және осы",
    "мәселе бойынша бұған дейін",
    "қабылданған шешімдерді",
    "ескереді, өйткені олардың",
    "мазмұны бір-бірімен",
    "тығыз байланысты.",
)


@pytest.mark.parametrize("form", ["{n:>3}  {line}", "{line:<30}{n:>3}", "{line}  {n} "])
def test_a_counter_of_all_lines_goes(form):
    text = "\n".join(form.format(n=n, line=line) for n, line in enumerate(LINES, 1))
    assert [line.rstrip() for line in run(line_numbers, text).text.split("\n")] == list(LINES)


@pytest.mark.parametrize("form", ["{n}  {line}", "{line}  {n}"])
def test_figures_that_do_not_count_stay(form):
    figures = (3, 21, 8, 40, 2, 17, 5, 11)
    text = "\n".join(form.format(n=n, line=line) for n, line in zip(figures, LINES, strict=True))
    assert run(line_numbers, text).text == text
