"""What stands at a page's end: what a portal prints there, numbers alone, the last line of a paragraph."""

import textwrap
from collections import Counter

import pytest

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.read import read_text
from tests.test_rulings import FOLDER, STEMS

WIDTH, PAGE = 78, 24
NOTICES = (
    "Осы құжат «Электрондық құжат және электрондық цифрлық қолтаңба туралы» Қазақстан Республикасының 2003 жылғы 7 қаңтардағы Заңы 7-бабының 1-тармағына сәйкес қағаз тасығыштағы құжатпен бірдей.",
    "Данный документ согласно пункту 1 статьи 7 ЗРК от 7 января 2003 года «Об электронном документе и электронной цифровой подписи» равнозначен документу на бумажном носителе",
)


def blocks(ruling):
    return [(block.num, block.text) for block in ruling.blocks()]


def codes(ruling):
    return Counter(finding.code for finding in ruling.diagnostics)


def laid_out(stem):
    """The clean text of an invented ruling in lines, an empty one behind each paragraph."""
    paragraphs = (FOLDER / f"{stem}.clean.txt").read_text("utf-8").splitlines()
    return [
        line
        for one in paragraphs
        for line in (*textwrap.wrap(one, WIDTH, break_on_hyphens=False), "")
    ]


def paged(stem, foot):
    """The same on pages, with what stands at each one's foot."""
    lines = laid_out(stem)
    pages = [lines[at : at + PAGE] for at in range(0, len(lines), PAGE)]
    feet = [foot(number) for number in range(1, len(pages))] + [[]]
    return "\n".join(line for page, end in zip(pages, feet, strict=True) for line in (*page, *end))


def converted(text):
    return convert(read_text(text.encode()))


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize("width", [40, 90, 400])
@pytest.mark.parametrize("stem", STEMS[2:40:9])
def test_what_a_portal_prints_on_its_pages_is_none_of_the_courts(stem, width, notice):
    ruling = converted(paged(stem, lambda _: textwrap.wrap(notice, width)))
    plain = converted("\n".join(laid_out(stem)))
    assert ruling.language is plain.language
    same = blocks(ruling) == blocks(plain)
    assert same or codes(ruling) - codes(plain)
    removed = " ".join(one.text for one in ruling.removed)
    assert removed.count(notice.split()[0]) >= paged(stem, lambda _: ["\f"]).count("\f")


@pytest.mark.parametrize(
    "mark", ["Page {} of 9", "page {}", "{} / 9", "Бет {}", "Страница {} из 9"]
)
@pytest.mark.parametrize("stem", STEMS[2:40:9])
def test_marks_of_pages_go_or_what_they_leave_is_told(stem, mark):
    ruling = converted(paged(stem, lambda number: [mark.format(number)]))
    plain = converted("\n".join(laid_out(stem)))
    assert blocks(ruling) == blocks(plain) or codes(ruling) - codes(plain)
    if len(ruling.removed) > 1:
        assert not any("9" in text and "age" in text for _, text in blocks(ruling))


@pytest.mark.parametrize("stem", STEMS[1:40:8])
def test_a_number_alone_is_told(stem):
    lines = laid_out(stem)
    at = next(n for n in range(len(lines) // 2, len(lines)) if not lines[n])
    ruling = converted("\n".join([*lines[:at], "", "7", "", *lines[at:]]))
    assert Code.FURNITURE_DOUBTFUL in codes(ruling) or not any(
        text == "7" for _, text in blocks(ruling)
    )


@pytest.mark.parametrize("stem", STEMS[1:40:8])
def test_each_of_two_numbers_alone_is_told(stem):
    lines = laid_out(stem)
    ends = [n for n in range(len(lines) // 3, len(lines)) if not lines[n]]
    first, second = ends[0], ends[len(ends) // 2]
    parts = [lines[:first], ["", "7", ""], lines[first:second], ["", "4", ""], lines[second:]]
    ruling = converted("\n".join(line for part in parts for line in part))
    told = " ".join(d.message for d in ruling.diagnostics if d.code is Code.FURNITURE_DOUBTFUL)
    assert "“7” may be the mark" in told
    assert "“4” may be the mark" in told


@pytest.mark.parametrize("stem", STEMS[:45:4])
def test_a_paragraph_that_ends_with_its_page_ends_or_is_told(stem):
    """A line with room for the next word was not wrapped there, on whatever page that word stands."""
    ruling = converted(paged(stem, lambda _: ["\f"]))
    plain = converted("\n".join(laid_out(stem)))
    assert blocks(ruling) == blocks(plain) or codes(ruling) - codes(plain)
