"""The measure that lines were broken at, and the blanks that stretched them or moved them to its middle."""

import random

import pytest

from pipeline.clean import clean
from pipeline.clean.justification import centred, stretched
from pipeline.clean.line_layout import LineLayout, Style
from pipeline.clean.measure import Measure, printed
from pipeline.clean.page_marks import page_marks
from pipeline.codes import Code
from tests.clean.tools import context, run

WORDS = [
    "суд",
    "заявление",
    "рассматривает",
    "порядок",
    "в",
    "установленном",
    "законом",
    "срок",
    "и",
    "решение",
    "по",
    "делу",
    "выносит",
    "обращение",
    "граждан",
    "о",
    "проверке",
    "нормы",
    "подлежит",
    "рассмотрению",
    "с",
    "участием",
    "сторон",
    "если",
    "иное",
    "не",
    "предусмотрено",
    "настоящим",
    "кодексом",
]


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - a choice, no secret


def _paragraph(rng: random.Random) -> str:
    return " ".join(["Суд", *rng.choices(WORDS, k=rng.randint(8, 60))]) + "."


def _set(paragraph: str, measure: float, indent: float, width_of) -> list[str]:
    """The lines of a paragraph as print breaks them; the indent takes room and leaves no blank."""
    lines, row = [], ""
    for word in paragraph.split():
        longer = f"{row} {word}".strip()
        if width_of(longer) > measure - (0 if lines else indent):
            lines.append(row)
            longer = word
        row = longer
    return [*lines, row]


@pytest.mark.parametrize("indent", [0, 45])
@pytest.mark.parametrize("seed", range(6))
def test_flat_text_is_parted_rightly_or_told_at_the_place(seed, indent):
    rng = _chance(seed)
    paragraphs = [_paragraph(rng) for _ in range(25)]
    text = "\n".join(row for p in paragraphs for row in _set(p, 600, indent, printed))
    after = clean(context(text, "rus"))
    told = {span.start for d in after.doubts if d.code is Code.WRAP_DOUBTFUL for span in d.source}
    ends, at = {}, 0
    for paragraph in paragraphs[:-1]:
        at += len(paragraph)
        ends[at] = paragraph
        at += 1
    found = {after.source_of(at) for at, sign in enumerate(after.text) if sign == "\n"}
    assert found <= ends.keys()
    assert ends.keys() - found <= told
    if indent:
        assert len(ends.keys() - found) <= len(ends) / 10


@pytest.mark.parametrize("width", [48, 66, 90])
def test_lines_filled_by_counting_are_even(width):
    rng = _chance(width)
    rows = [row for _ in range(9) for row in _set(_paragraph(rng), width, 0, len)]
    layout = LineLayout.of("\n".join(rows), frozenset(), None)
    assert layout.is_even
    assert layout.width <= width


@pytest.mark.parametrize(
    ("width_of", "row", "room"),
    [(len, 100, 2), (len, 101, 0), (printed, 97, 2), (printed, 99, 1), (printed, 101, 0)],
)
def test_a_line_of_print_that_is_nearly_as_wide_as_the_measure_may_have_room(width_of, row, room):
    measure = Measure(width_of, width_of("н" * 100), None)
    assert measure.room_for("н" * row) == room


def test_words_that_print_stretched_over_a_line_are_one_line():
    rng = _chance(1)
    rows = [row for _ in range(9) for row in _set(_paragraph(rng), 600, 0, printed)]
    rows[1:2] = ["рассматривает", "установленном", "предусмотрено", "рассмотрению"]
    layout = LineLayout.of("\n".join(rows), frozenset(), None)
    assert layout.style is Style.FLAT
    assert len(layout.stretched) == 4


@pytest.mark.parametrize("seed", range(4))
def test_lines_that_an_extractor_made_of_two_widen_no_text_and_tell_what_they_may_hide(seed):
    rng = _chance(seed)
    rows = [row for _ in range(12) for row in _set(_paragraph(rng), 600, 0, printed)]
    full = [at for at, row in enumerate(rows) if printed(row) > 540 and not row.endswith(".")]
    for at in sorted(full[:: len(full) // 7], reverse=True):
        rows[at : at + 2] = [f"{rows[at].rpartition(' ')[0]} судебнотехнический {rows[at + 1]}"]
    layout = LineLayout.of("\n".join(rows), frozenset(), None)
    assert layout.width < 80
    after = clean(context("\n".join(rows), "rus"))
    assert not any("ends early" in one.message for one in after.doubts)
    told = [one for one in after.doubts if one.code is Code.HYPHEN_DOUBTFUL]
    assert len(told) == "\n".join(rows).count("судебнотехнический") >= 7


def test_a_formula_below_a_full_line_that_goes_on_is_told():
    rng = _chance(3)
    rows = [row for _ in range(9) for row in _set(_paragraph(rng), 600, 0, printed)]
    at = next(n for n, row in enumerate(rows) if printed(row) > 590 and row[-1].isalpha())
    after = clean(context("\n".join([*rows[: at + 1], "постановляет:", *rows[at + 1 :]]), "rus"))
    assert f"{rows[at]}\nпостановляет:" in after.text
    asked = [one.message for one in after.doubts if one.code is Code.WRAP_DOUBTFUL]
    assert any(rows[at][-20:] in message for message in asked)


@pytest.mark.parametrize("style", [0, 4])
def test_signatures_joined_are_told_and_an_office_over_two_lines_is_not(style):
    rng = _chance(5)
    paragraphs = [_set(_paragraph(rng), 600, 0, printed) for _ in range(12)]
    rows = [f"{' ' * style * (not at)}{row}" for p in paragraphs for at, row in enumerate(p)]
    office = "Председатель Верховного Суда Республики Казахстан"
    first, second = f"{office} Ж. Б. Сапаргалиев", "Судья, секретарь заседания Н. Л. Ройтман"
    after = clean(context("\n".join([*rows, first, second]), "rus"))
    asked = [one.message for one in after.doubts if one.code is Code.WRAP_DOUBTFUL]
    assert f"{first}\n" in after.text or any("Сапаргалиев" in message for message in asked)
    for tail in (
        ["Конституционный Суд", "Республики Казахстан"],
        [f"{office} К. Р. Суд", "О. Т. Ли"],
    ):
        after = clean(context("\n".join([*rows, *tail]), "rus"))
        assert not any("Суд”" in d.message for d in after.doubts if d.code is Code.WRAP_DOUBTFUL)


def test_a_line_with_but_wide_gaps_is_stretched():
    text = "Суд   рассматривает    дело    по   существу\nСуд   рассматривает дело по существу"
    assert (
        run(stretched, text).text == f"Суд рассматривает дело по существу\n{text.split(chr(10))[1]}"
    )


def test_the_title_in_the_middle_comes_to_the_margin_and_a_gap_further_below_stays():
    body = [f"{'       ' if at % 3 == 0 else ''}{'суд решение ' * 5}" for at in range(12)]
    words = ["О проверке пункта 4 статьи 41 Закона о реках", "и о местах у воды"]
    title = [f"{line:^66}".rstrip() for line in words]
    text = "\n".join([*title, *body, "             о порядке рассмотрения"])
    after = run(centred, text).text.split("\n")
    assert after[:2] == words
    assert after[2:] == text.split("\n")[2:]


FOOT = ("Бұл парақ көшірмеден алынды, оның", "түпнұсқасы мұрағатта сақталады,", "нөмірі жоқ.")


@pytest.mark.parametrize("foot", [FOOT, FOOT[:1], ("14.03.2025, 15:42", *FOOT)])
def test_whatever_all_pages_have_at_their_edges_goes(foot):
    pages = [f"{at}. Сот істі {at} рет қарады және шешім шығарды." for at in range(1, 5)]
    text = "\f".join("\n".join([page, *foot]) for page in pages)
    assert run(page_marks, text).text.split() == " ".join(pages).split()


def test_two_pages_that_count_all_pages_have_heads_too():
    text = "Реки\nСуд решил дело.\nreki.html 1/2\fРеки\nРешение вступает в силу.\nreki.html 2/2"
    left = run(page_marks, text, "rus").text
    assert left.split() == ["Суд", "решил", "дело.", "Решение", "вступает", "в", "силу."]
    told = run(page_marks, text.replace("2/2", "2/3"), "rus").text
    assert told.count("Реки") == 2


def _full(words: str, measure: int, width_of=len) -> str:
    """The words, filled up at their start to a line that has no room for another word."""
    return f"Ж{'ж' * (measure - width_of(words) - 2)} {words}"


@pytest.mark.parametrize(
    ("above", "first", "second"),
    [
        (False, _full("по правам граждан Республики", 66), "Нормативное постановление № 4"),
        (False, _full("постановлений о судах", 66), "«О судах и о порядке их работы» пленум"),
        (False, _full("судей А. Н. Ли, Р. Р. Касымовой,", 66), "с участием заявителя и адвоката"),
        (True, _full("материалы дела, Конституционный Суд", 66), "ПОСТАНОВЛЯЕТ:"),
        (True, _full("и выслушав участников, Суд", 66), "ОПРЕДЕЛЯЕТ:"),
        (True, _full("заслушав мнения, Суд", 66), "дополнительно постановляет:"),
    ],
)
def test_a_paragraph_that_a_full_line_may_end_without_a_stop_is_told(above, first, second):
    rng = _chance(7)
    body = [row for _ in range(9) for row in _set(_paragraph(rng), 66, 0, len)]
    rows = [*body, first, second, *body] if above else [first, second, "установил:", *body]
    after = clean(context("\n".join(rows), "rus"))
    asked = [one.message for one in after.doubts if one.code is Code.WRAP_DOUBTFUL]
    assert any(first[-20:] in message for message in asked)


def test_a_signature_above_an_opinion_is_told_where_it_fills_its_line():
    rng = _chance(8)
    body = [row for _ in range(9) for row in _set(_paragraph(rng), 66, 0, len)]
    signature = _full("Суда, председательствующая С. Даулетова", 66)
    rows = [*body, "Решение окончательно.", signature, "Мнение судьи Т. Р. Мустафина", *body]
    after = clean(context("\n".join(rows), "rus"))
    asked = [one.message for one in after.doubts if one.code is Code.WRAP_DOUBTFUL]
    assert f"{signature}\n" in after.text or any("Даулетова" in message for message in asked)


def test_a_comma_ends_no_paragraph_inside_a_stretched_line_and_is_told():
    rng = _chance(1)
    rows = [row for _ in range(9) for row in _set(_paragraph(rng), 600, 0, printed)]
    rows[1:2] = ["Тарабрина,", "бывшего", "директора", "товарищества,", "о"]
    after = clean(context("\n".join(rows), "rus"))
    assert "Тарабрина, бывшего директора товарищества, о" in after.text
    asked = [one.message for one in after.doubts if one.code is Code.WRAP_DOUBTFUL]
    assert any("Тарабрина," in message for message in asked)


def test_a_point_that_no_empty_line_parts_is_told_where_they_part_paragraphs():
    rng = _chance(2)
    paragraphs = ["\n".join(_set(_paragraph(rng), 66, 0, len)) for _ in range(9)]
    points = "1) часть первая статьи двенадцатой кодекса подлежит отмене;\n2) часть вторая:"
    after = clean(context("\n\n".join([*paragraphs, points, *paragraphs]), "rus"))
    asked = [one.message for one in after.doubts if one.code is Code.WRAP_DOUBTFUL]
    assert "отмене;\n2)" in after.text or any("отмене;" in message for message in asked)


@pytest.mark.parametrize("number", ["131", "88VII"])
def test_a_number_in_which_a_line_ended_is_told_to_have_lost_its_hyphen(number):
    rng = _chance(4)
    body = [row for _ in range(9) for row in _set(_paragraph(rng), 66, 0, len)]
    rows = [*body, f"{_full('статьи', 64)} {number} {body[0]}", *body[1:]]
    after = clean(context("\n".join(rows), "rus"))
    told = [one.message for one in after.doubts if one.code is Code.HYPHEN_DOUBTFUL]
    assert any(f"“{number}”" in message for message in told)
