"""Numbers: what opens a point, what its eId is, and what is said of numbers that do not fit."""

from __future__ import annotations

import pytest

from pipeline.codes import Code
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.sections import Part
from pipeline.segment.openers import opener
from pipeline.segment.opening import stage
from pipeline.terms import BlockRole
from pipeline.words.folding import folded_paragraphs
from tests.segment.rulings import Text, named

RUS = load(Language.RUS)
OPENERS = [
    ("1. Признать", (1, "1", "1.", "Признать")),
    ("1.Признать", (1, "1", "1.", "Признать")),
    ("12) пункт", (3, "12", "12)", "пункт")),
    ("12)пункт", (3, "12", "12)", "пункт")),
    ("1-1. Соттар", (1, "1-1", "1-1.", "Соттар")),
    ("1.2. Суд", (1, "1-2", "1.2.", "Суд")),
    ("3. «Статья", (1, "3", "3.", "«Статья")),
    ("II. О мерах", (0, "II", "II.", "О мерах")),
    ("IV. Мера", (0, "IV", "IV.", "Мера")),
    ("1.", (1, "1", "1.", "")),
]


@pytest.mark.parametrize(("text", "expected"), OPENERS)
def test_openers(text: str, expected: tuple[int, str, str, str]) -> None:
    (line,) = folded_paragraphs(text, RUS)
    number = opener(line)
    assert number is not None
    printed = text[slice(*number.span)]
    assert (number.level, number.value, printed, text[number.body :]) == expected


NO_OPENERS = [
    "14.07.2023 г. принят закон",
    "2014 жылғы 4 шілдеде",
    "1 января 2024 года",
    "2023. Год",
    "13-бап.",
    "484-бабы",
    "3.5 млн тенге",
    "№ 1. Закон",
    "(1) норма",
    "1.5",
    "I Раздел",
    "X. А. Абишев",
    "«1. Каждый",
    "1,2. Суд",
]


@pytest.mark.parametrize("text", NO_OPENERS)
def test_no_openers(text: str) -> None:
    (line,) = folded_paragraphs(text, RUS)
    assert opener(line) is None


def operative(points: list[str]) -> tuple[list[str], list[tuple[Code, str]]]:
    """Give eIds and findings of operative paragraphs, put into an invented ruling."""
    ruling = named("council-2005.rus")
    sections = ruling.segment()
    start = next(at for at, p in enumerate(sections.paragraphs) if p.part is Part.DECISION) + 1
    changed: Text = ruling.changed([*ruling.lines[:start], *points, ruling.lines[-1]])
    after = changed.segment()
    ids = [p.eId.removeprefix("decision__") for p in after.within(Part.DECISION)][1:]
    known = {f.code for f in sections.findings}
    return ids, [
        (f.code, changed.text[slice(*f.span)]) for f in after.findings if f.code not in known
    ]


LISTS = {
    "sub-points and what follows them": (
        ["1. Признать:", "1) часть;", "2) пункт,", "не соответствующими.", "2. Всё."],
        ["para_1__p_1", "para_1__point_1__p_1", "para_1__point_2__p_1", "para_1__wrapup__p_1", "para_2__p_1"],
        [],
    ),
    "text between sub-points belongs to the one before": (
        ["1. Признать:", "1) часть;", "в полном объёме", "2) пункт.", "2. Всё."],
        ["para_1__p_1", "para_1__point_1__p_1", "para_1__point_1__p_2", "para_1__point_2__p_1", "para_2__p_1"],
        [],
    ),
    "a second list in one point": (
        ["1. Признать:", "1) часть;", "2) пункт.", "Отклонить:", "1) абзац;", "2) слово."],
        ["para_1__p_1", "para_1__point_1__p_1", "para_1__point_2__p_1", "para_1__point_2__p_2",
         "para_1__point_1-dup2__p_1", "para_1__point_2-dup2__p_1"],
        [],
    ),
    "a sub-point that announces its text": (
        ["1. Изменить:", "1) изложить так:", "«Первое»;", "«Второе».", "Остальное сохранить."],
        ["para_1__p_1", "para_1__point_1__p_1", "para_1__point_1__p_2", "para_1__point_1__p_3", "para_1__wrapup__p_1"],
        [],
    ),
    "a number doubled": (
        ["1. А.", "2. Б.", "2. В.", "3. Г."],
        ["para_1__p_1", "para_2__p_1", "para_2-dup2__p_1", "para_3__p_1"],
        [(Code.NUMBER_DOUBLED, "2.")],
    ),
    "a number missing": (
        ["1. А.", "3. В.", "7. Д."],
        ["para_1__p_1", "para_3__p_1", "para_7__p_1"],
        [(Code.POINTS_GAP, "3."), (Code.POINTS_GAP, "7.")],
    ),
    "numbers that go back": (
        ["1. А.", "2. Б.", "4. Г.", "3. В.", "5. Д."],
        ["para_1__p_1", "para_2__p_1", "para_4__p_1", "para_3__p_1", "para_5__p_1"],
        [(Code.POINTS_GAP, "4."), (Code.NUMBER_BACK, "3."), (Code.POINTS_GAP, "5.")],
    ),
    "numbering begins again": (
        ["1. А.", "2. Б.", "1. В.", "2. Г."],
        ["para_1__p_1", "para_2__p_1", "para_1-dup2__p_1", "para_2-dup2__p_1"],
        [(Code.NUMBER_DOUBLED, "1.")],
    ),
    "inserted points": (
        ["1. А.", "1-1. Б.", "1-2. В.", "2. Г."],
        ["para_1__p_1", "para_1-1__p_1", "para_1-2__p_1", "para_2__p_1"],
        [],
    ),
    "an inserted point without its point": (
        ["1-1. Б.", "2. Г."],
        ["para_1-1__p_1", "para_2__p_1"],
        [(Code.POINTS_GAP, "1-1.")],
    ),
    "Roman points above Arabic ones": (
        ["I. Внести:", "1. А.", "2. Б.", "II. Отменить:", "1. В."],
        ["para_I__p_1", "para_I__para_1__p_1", "para_I__para_2__p_1", "para_II__p_1", "para_II__para_1__p_1"],
        [],
    ),
    "points of other acts in a point": (
        ["1. Внести изменения:", "1. В постановление № 3:", "1) пункт 2 изменить;", "2) пункт 4 исключить.",
         "Остальное сохранить.", "2. В постановление № 5:", "1) пункт 1 исключить.", "2. Опубликовать."],
        ["para_1__p_1", "para_1__para_1__p_1", "para_1__para_1__point_1__p_1", "para_1__para_1__point_2__p_1",
         "para_1__para_1__wrapup__p_1", "para_1__para_2__p_1", "para_1__para_2__point_1__p_1", "para_2__p_1"],
        [],
    ),
    "more points of other acts than own ones": (
        ["1. Внести изменения:", "1. В первое.", "2. Во второе.", "3. В третье.", "2. Признать.", "3. Всё."],
        ["para_1__p_1", "para_1__para_1__p_1", "para_1__para_2__p_1", "para_1__para_3__p_1", "para_2__p_1", "para_3__p_1"],
        [],
    ),
    "points of other acts in two points": (
        ["1. Изменить:", "1. Первое.", "2. Второе.", "2. Отменить:", "1. Третье.", "2. Четвёртое.", "3. Всё."],
        ["para_1__p_1", "para_1__para_1__p_1", "para_1__para_2__p_1",
         "para_2__p_1", "para_2__para_1__p_1", "para_2__para_2__p_1", "para_3__p_1"],
        [],
    ),
    "new wording with its number and without marks": (
        ["1. Внести изменения:", "1) пункт 7 изложить так:", "7. Суды вправе.", "2) пункт 9 исключить.", "2. Всё."],
        ["para_1__p_1", "para_1__point_1__p_1", "para_1__point_1__para_7__p_1", "para_1__point_2__p_1", "para_2__p_1"],
        [(Code.POINTS_GAP, "7.")],
    ),
    "numbers that begin again below a colon, and no own ones follow": (
        ["1. А.", "2. Указать:", "1. Первое.", "2. Второе."],
        ["para_1__p_1", "para_2__p_1", "para_1-dup2__p_1", "para_2-dup2__p_1"],
        [(Code.NUMBER_DOUBLED, "1.")],
    ),
    "sub-points without a point": (
        ["Признать:", "1) часть;", "2) пункт.", "Обжалованию не подлежит."],
        ["p_2", "point_1__p_1", "point_2__p_1", "p_3"],
        [],
    ),
    "a number on its own line": (
        ["1.", "Признать статью.", "2.", "Всё."],
        ["para_1__p_1", "para_1__p_2", "para_2__p_1", "para_2__p_2"],
        [],
    ),
    "quoted numbers": (
        ["1. Признать «1. Право", "2. Обязанность» и", "3. «Первое», второе.", "2. Всё."],
        ["para_1__p_1", "para_1__p_2", "para_3__p_1", "para_2__p_1"],
        [(Code.POINTS_GAP, "3."), (Code.NUMBER_BACK, "2.")],
    ),
    "a quotation in a quotation in a quotation": (
        ["1. Указать: «Первое „второе “третье”", "2. четвёртое“ пятое", "3. шестое».", "2. Всё."],
        ["para_1__p_1", "para_1__p_2", "para_1__p_3", "para_2__p_1"],
        [],
    ),
    "a closing mark too many": (
        ["1. А».", "2. Б».", "3. «В»»."],
        ["para_1__p_1", "para_2__p_1", "para_3__p_1"],
        [],
    ),
    "every quoted paragraph opens anew": (
        ["1. Указать: «Первое.", "«2. Второе.", "«3. Третье».", "2. Всё."],
        ["para_1__p_1", "para_1__p_2", "para_1__p_3", "para_2__p_1"],
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_lists(name: str) -> None:
    points, ids, findings = LISTS[name]
    assert operative(points) == (ids, findings)


def test_a_quotation_that_never_closes_swallows_nothing() -> None:
    ids, findings = operative(["1. Указать: «Первое.", *(f"{n}. Пункт." for n in range(2, 20))])
    assert ids == [f"para_{n}__p_1" for n in range(1, 20)]
    assert findings == []  # the fixture itself has such a mark, so the code is no news


TRAPS = {
    "court-2024.kaz": [
        "Сот бұл мән-жайларды анықтады.",
        "Тергеу органы мыналарды анықтады:",
        "Қазақстан Республикасының Жоғарғы Соты анықтады:",
        "Бұл мәселе бойынша Қазақстан Республикасының Конституциялық Кеңесі қаулы етті.",
        "Қазақстан Республикасының Жоғарғы Соты қаулы етеді:",
        "Үкімет қаулы етеді: қағидалар бекітілсін.",
        "Судьялар өтінішті ашық отырыста қарады.",
        "Баяндамашы бұл туралы айтты.",
        "Қазақстан Республикасының атынан сот билігі жүзеге асырылады.",
        "Заң туралы",
    ],
    "court-2025.rus": [
        "Суд первой инстанции установил:",
        "Верховный Суд Республики Казахстан установил:",
        "Об этом Конституционный Совет Республики Казахстан постановил.",
        "Верховный Суд Республики Казахстан постановляет:",
        "Рассмотрев доводы, суд отклонил их.",
        "Заслушав эксперта, Конституционный Суд согласился с ним.",
        "На основании изложенного Конституционный Суд приходит к выводу.",
        "О правах человека",
        "Представители органов согласны.",
    ],
}


@pytest.mark.parametrize(
    ("name", "trap"), [(name, trap) for name, traps in TRAPS.items() for trap in traps]
)
def test_the_same_words_in_the_reasons_are_no_markers(name: str, trap: str) -> None:
    ruling = named(name)
    before = ruling.segment()
    at = next(i for i, p in enumerate(before.paragraphs) if p.eId == "motivation__para_2__p_1")
    changed = ruling.changed([*ruling.lines[:at], trap, *ruling.lines[at:]])
    after = changed.segment()
    rest = [p for i, p in enumerate(after.paragraphs) if i != at]
    assert [(p.eId, p.role) for p in rest] == [(p.eId, p.role) for p in before.paragraphs]
    assert after.paragraphs[at].eId.startswith("motivation__para_1__p_")


def test_questions_that_are_numbered_as_points_are_no_reasons() -> None:
    ruling = named("council-2005.rus")
    turn = next(at for at, line in enumerate(ruling.lines) if "исходит из следующего" in line)
    questions = [
        "Субъект обращения поставил вопросы:",
        "1. Вправе ли суд?",
        "2. Кем и когда?",
        "Эти вопросы возникли у суда.",
    ]
    for end in ".:":
        asked = [
            *ruling.lines[:turn],
            *questions,
            ruling.lines[turn][:-1] + end,
            *ruling.lines[turn + 1 :],
        ]
        after, before = ruling.changed(asked).segment(), ruling.segment()
        assert after.within(Part.MOTIVATION) != ()
        assert [p.eId for p in after.within(Part.MOTIVATION)] == [
            p.eId for p in before.within(Part.MOTIVATION)
        ]
        assert len(after.within(Part.BACKGROUND)) == len(before.within(Part.BACKGROUND)) + len(
            questions
        )
        assert {f.code for f in after.findings} == {f.code for f in before.findings}


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("В заседании приняли участие:", BlockRole.PARTICIPANTS),
        ("На открытом заседании участвовали:", BlockRole.PARTICIPANTS),
        ("Рассмотрев имеющиеся материалы, заслушав доклад, Совет", BlockRole.RAPPORTEURS),
        ("рассмотрел обращение суда", BlockRole.QUESTION),
        ("в открытом заседании рассмотрел обращение суда", BlockRole.QUESTION),
        ("Судья Г.Б. Отарованың баяндамасын тыңдап, Конституциялық Сот", BlockRole.RAPPORTEURS),
    ],
)
def test_the_first_words_of_the_opening(line: str, role: BlockRole) -> None:
    grammar = load(Language.KAZ if "Сот" in line else Language.RUS)
    (folded,) = folded_paragraphs(line, grammar)
    assert stage(folded, grammar) is role


def test_points_right_below_the_formula_leave_the_start_of_the_reasons_open() -> None:
    ruling = named("council-2005.rus")
    start = ruling.lines.index("установил:") + 1
    first = next(at for at, line in enumerate(ruling.lines) if line.startswith("1. "))
    told = {
        f.code
        for f in ruling.changed([*ruling.lines[:start], *ruling.lines[first:]]).segment().findings
    }
    assert Code.REASONS_START_UNCLEAR in told
    assert Code.REASONS_START_UNCLEAR not in {f.code for f in ruling.segment().findings}
