"""What of a source stands nowhere in the text is told, with its page."""

import pytest

from pipeline.check.problem import Problem
from pipeline.check.rules import removals_are_repairs
from pipeline.codes import Rule
from pipeline.convert import convert
from pipeline.read import read_text
from tests.test_rulings import FOLDER, STEMS

MARKS = ("– {} –", "{}", "стр. {}", "{}-бет")


def laid_out(stem, mark):
    """A ruling on pages of twelve paragraphs, each with a form feed and a mark that counts."""
    rows = (FOLDER / f"{stem}.txt").read_text("utf-8").split("\n")
    pages = [rows[at : at + 12] for at in range(0, len(rows), 12)]
    marked = (["", mark.format(n), "", *page] for n, page in enumerate(pages, start=1))
    return "\f".join("\n".join(page) for page in marked), len(pages)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("stem", STEMS[:12:3])
def test_page_marks_that_went_are_told_with_their_pages(stem, mark):
    text, pages = laid_out(stem, mark)
    ruling = convert(read_text(text.encode()))
    told = [one for one in ruling.removed if one.rule is Rule.FURNITURE]
    assert [(one.text, one.page) for one in told] == [
        (mark.format(n), n) for n in range(1, pages + 1)
    ]
    assert all(text[start:end] == one.text for one in ruling.removed for start, end in one.source)


@pytest.mark.parametrize("stem", STEMS[1:12:5])
def test_a_text_without_furniture_has_lost_nothing(stem):
    assert convert(read_text((FOLDER / f"{stem}.txt").read_bytes())).removed == ()


def test_a_file_that_hides_what_was_left_out_is_refused():
    ruling = convert(read_text(laid_out(STEMS[0], MARKS[0])[0].encode()))
    hidden = ruling.model_copy(update={"removed": ruling.removed[1:]})
    assert [*removals_are_repairs(ruling)] == []
    assert [*removals_are_repairs(hidden)] == [
        Problem("/removed", "this is not what the repairs leave out")
    ]
