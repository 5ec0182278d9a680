"""Line ends of flat text in print: what is joined or cut wrongly is told, and titles that go on are not."""

import re
import textwrap
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.clean.divisions import division
from pipeline.clean.line_layout import LineLayout
from pipeline.clean.wraps import wraps
from pipeline.codes import Code, Rule
from pipeline.text import Finding
from tests.layouts import TEXTS, Layout, lay, load, unlinked
from tests.layouts.measure import job_of, prepared

FILES = sorted(path.name for path in Path(TEXTS).glob("co*.txt"))


def judged(name, width, **habits):
    """How often a line end was judged rightly or wrongly, told or in silence."""
    language = name.split(".")[-2]
    paragraphs = [unlinked(one) for one in load(TEXTS / name)]
    drawn = Layout(
        **{"displaced": False, "proportional": True, "indent": 0, "width": width} | habits
    )
    text = prepared(language, lay(paragraphs, drawn).text)
    ink, ends = 0, set()
    for paragraph in paragraphs:
        ink += len(re.sub(r"\s", "", paragraph.text))
        ends.add(ink)
    found = list(wraps(text, job_of(language, text.text)))
    told = {
        one.span.start
        for one in found
        if isinstance(one, Finding) and one.code is Code.WRAP_DOUBTFUL
    }
    joined = {
        one.span.start for one in found if not isinstance(one, Finding) and one.rule is Rule.WRAP
    }
    count, ink = Counter(), 0
    for line, _ in pairwise(LineLayout.of(text.text, frozenset(), None).lines):
        ink += len(re.sub(r"\s", "", line.text))
        if division(text.text, line.span.end) is None:  # else `hyphens` joins
            right = (line.span.end in joined) != (ink in ends)
            count["right" if right else "wrong", line.span.end in told] += 1
    return count


@pytest.mark.parametrize("width", [72, 88])
def test_little_is_cut_or_joined_in_silence_and_alarms_are_few(width):
    count = sum((judged(name, width) for name in FILES), Counter())
    assert count["wrong", False] <= 3
    assert count["right", True] < count["wrong", True]  # of the alarms more than half are true


@pytest.mark.parametrize("width", [72, 88])
def test_a_blank_where_each_line_was_broken_settles_every_end(width):
    stripped = sum((judged(name, width, strip=True) for name in FILES), Counter())
    kept = sum((judged(name, width, own_blank="kept") for name in FILES), Counter())
    assert stripped["right", True] + stripped["wrong", True] > 20
    assert not kept["wrong", False]
    assert kept["right", True] + kept["wrong", True] <= 3


@pytest.mark.parametrize("blank", ["", " "])
def test_a_blank_behind_one_paragraph_proves_nothing_of_the_others(blank):
    lines = ["Сот істі ашық отырыста қарап, мынаны анықтады деп есептейді және", "тоқтатты."]
    ends = LineLayout.of(
        "\n".join([" \n".join(lines)] * 6) + f"{blank}\nСот.\nСот.", frozenset(), None
    )
    assert ends.blanks_tell is not bool(blank)


WIDTH = 76
FILLING = (
    "Заявитель полагает, что оспариваемая норма лишает граждан возможности обратиться в суд, когда "
    "решение органа уже исполнено, и потому чрезмерно ограничивает право на судебную защиту и на "
    "возмещение вреда, причиненного незаконным решением органа или должностного лица его."
)


def asked_about(*lines):
    """The line ends of flat text of one width that are told, by the words behind them."""
    filling = textwrap.fill(FILLING, WIDTH)
    text = prepared("rus", "\n".join([*lines, filling, filling]))
    found = wraps(text, job_of("rus", text.text))
    codes = [one for one in found if isinstance(one, Finding) and one.code is Code.WRAP_DOUBTFUL]
    return [text.text[one.span.end :].split("\n")[0] for one in codes]


def full(text):
    """The end of a line that is as full as any."""
    words = "председательствующего палаты коллегии " * 4
    return words[len(words) - WIDTH + len(text) + 1 :].lstrip() + text


@pytest.mark.parametrize(
    ("line", "following", "told"),
    [
        (
            "в составе Омаровой А.К.,",
            "Саринжиповой Б.Е., Есжанова А.Т. и Ли В.Д., с участием:",
            False,
        ),
        ("в составе председательствующего", "Саринжиповой Б.Е., Есжанова А.Т. и Ли В.Д.,", False),
        ("и изучив материалы дела,", "Конституционный Суд Республики Казахстан", False),
        (
            "представителя – адвоката Омаровой А.К.,",
            "представителя Сената Парламента Ли В.Д.,",
            True,
        ),
        ("председателя палаты А.К. Омаровой", "рассмотрел в открытом заседании обращение", True),
    ],
)
def test_a_full_line_among_those_who_sat_is_told_where_a_name_may_end_a_paragraph(
    line, following, told
):
    assert asked_about(full(line), following, "установил:") == [following] * told


def test_a_formula_is_told_below_a_full_line_unless_the_other_one_stands_apart_for_certain():
    court, formula = full("Конституционный Суд Республики Казахстан"), "постановляет:"
    apart = "Конституционный Суд Республики Казахстан\nустановил:"
    assert formula in asked_about(court, formula)
    assert formula not in asked_about(apart, textwrap.fill(FILLING, WIDTH), court, formula)


@pytest.mark.parametrize(
    ("last", "number", "told"),
    [
        ("2. Суд", "3.", False),
        ("2. Суд", "4.", True),
        ("2) судом", "3.", True),
        ("7. Суд", "8.", False),
    ],
)
def test_the_number_behind_the_last_one_begins_a_point_below_a_page_end(last, number, told):
    filling, row = textwrap.fill(FILLING, WIDTH), f"{number} Норма Кодекса не соответствует ей."
    lines = "\n\n".join([filling, filling, textwrap.fill(f"{last} {FILLING}", WIDTH)])
    text = f"{lines}\n\n{filling}\n{full('и решения суда.')}\n\f{row}\n\n{filling}"
    found = wraps(prepared("rus", text), job_of("rus", text))
    codes = [one for one in found if isinstance(one, Finding) and one.code is Code.WRAP_DOUBTFUL]
    assert bool(codes) is told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("имеют лица: 1) имеющие на иждивении отца; 2) воспитывающие ребенка;", True),
        ("2) лицам, указанным в части второй, если они воспитывают ребенка;", False),
        ("2) пункт 2 статьи 5 и подпункт 2) пункта 1 статьи 12 этого Закона;", False),
    ],
)
def test_an_item_is_told_below_a_full_line_that_the_one_before_began_in(line, told):
    item = "3) имеющие двух и более детей."
    assert (item in asked_about(full(f" {line}"), item)) is told
