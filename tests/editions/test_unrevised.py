"""Points of a consolidated text that no note says were changed since a code took over its name; the rulings are invented."""

from __future__ import annotations

import pytest

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.read import read_text

RULING = {
    "rus": """О судебной практике по спорам о колодцах

Нормативное постановление Верховного Суда Республики Казахстан от 28 декабря 2009 года № 7
{above}
В целях единообразного применения закона пленарное заседание Верховного Суда Республики Казахстан

постановляет:

1. Споры о колодцах рассматриваются по правилам статьи 27 Гражданского процессуального кодекса (далее – ГПК).
{first}
2. Суд проверяет, не пропущен ли срок, по статье 65 ГПК.
{second}
3. Настоящее нормативное постановление вводится в действие со дня официального опубликования.
""",
    "kaz": """Құдық туралы даулар бойынша сот практикасы туралы

Қазақстан Республикасы Жоғарғы Сотының 2009 жылғы 28 желтоқсандағы № 7 нормативтік қаулысы
{above}
Заңның біркелкі қолданылуын қамтамасыз ету мақсатында Қазақстан Республикасы Жоғарғы Сотының жалпы отырысы

қаулы етеді:

1. Құдық туралы даулар Еңбек кодексінің 27-бабы бойынша қаралады.
{first}
2. Сот мерзімнің өткізіп алынбағанын Еңбек кодексінің 65-бабы бойынша тексереді.
{second}
3. Осы нормативтік қаулы ресми жарияланған күнінен бастап қолданысқа енгізіледі.
""",
}
NOTE = {
    "rus": "Сноска. {what} с изменением, внесенным нормативным постановлением Верховного Суда РК от {day} № 4.",
    "kaz": "Ескерту. {what} өзгеріс енгізілді – ҚР Жоғарғы Сотының {day} № 4 нормативтік қаулысымен.",
}
WHAT = {
    "rus": ("Нормативное постановление", "Пункт 1", "Пункт 2"),
    "kaz": ("Нормативтік қаулыға", "1-тармаққа", "2-тармаққа"),
}
BEFORE, SINCE = "30.12.2011", "20.12.2018"


def told(language: str, **notes: str | None) -> list[str | None]:
    """The points in which a code is taken with a doubt for the one of today."""
    lines = {}
    for place, what in zip(("above", "first", "second"), WHAT[language], strict=True):
        day = notes.get(place)
        lines[place] = f"\n{NOTE[language].format(what=what, day=day)}\n" if day else ""
    ruling = convert(read_text(RULING[language].format(**lines).encode()))
    doubts = (one for one in ruling.diagnostics if one.code is Code.CITATION_DOUBTFUL)
    return [one.block for one in doubts if "no note says" in one.message]


@pytest.mark.parametrize("language", ["rus", "kaz"])
def test_a_point_without_a_note_may_mean_the_code_of_its_day(language: str) -> None:
    assert told(language, first=SINCE) == ["decision__para_2__p_1"]
    assert told(language, first=SINCE, second=BEFORE) == ["decision__para_2__p_1"]
    assert told(language, second=SINCE) == ["decision__para_1__p_1"]


@pytest.mark.parametrize("language", ["rus", "kaz"])
@pytest.mark.parametrize(
    "notes",
    [
        pytest.param({"above": SINCE}, id="all changed"),
        pytest.param({"above": SINCE, "first": BEFORE}, id="all changed later"),
        pytest.param({"first": SINCE, "second": SINCE}, id="each changed"),
        pytest.param({"first": BEFORE}, id="nothing changed since"),
        pytest.param({}, id="no edition"),
    ],
)
def test_nothing_is_told_of_a_point_that_is_as_the_text_is(
    language: str, notes: dict[str, str]
) -> None:
    assert told(language, **notes) == []


APPLIED = {
    "rus": "Сноска. Пункт 2 в редакции нормативного постановления Верховного Суда РК от {day} № 4 (вводится в действие с 01.01.2016).",
    "kaz": "Ескерту. 2-тармақ жаңа редакцияда – ҚР Жоғарғы Сотының {day} № 4 (01.01.2016 бастап қолданысқа енгізіледі) нормативтік қаулысымен.",
}


@pytest.mark.parametrize("language", ["rus", "kaz"])
def test_a_point_that_applies_from_a_later_day_may_mean_the_code_of_that_day(language: str) -> None:
    note = f"\n{APPLIED[language].format(day='25.12.2015')}\n"
    text = RULING[language].format(above="", first="", second=note)
    assert applied_later(text) == ["decision__para_2__p_1"]
    whole = note.replace("Пункт 2", "Постановление").replace("2-тармақ", "Қаулы")
    text = RULING[language].format(above=whole, first="", second="")
    assert applied_later(text) == ["decision__para_1__p_1", "decision__para_2__p_1"]


def applied_later(text: str) -> list[str]:
    """The points of which a doubt says that their words apply from a later day."""
    told = convert(read_text(text.encode())).diagnostics
    doubts = (one for one in told if one.code is Code.CITATION_DOUBTFUL)
    return [one.block for one in doubts if "apply from a later day" in one.message]


HEADINGS = {
    "rus": "Сноска. Заголовок в редакции нормативного постановления Верховного Суда РК от 20.12.2018 № 4.",
    "kaz": "Ескерту. Тақырыбы жаңа редакцияда – ҚР Жоғарғы Сотының 20.12.2018 № 4 нормативтік қаулысымен.",
}


@pytest.mark.parametrize("language", ["rus", "kaz"])
def test_a_note_on_the_heading_alone_says_nothing_of_the_points(language: str) -> None:
    text = RULING[language].format(above=f"\n{HEADINGS[language]}\n", first="", second="")
    ruling = convert(read_text(text.encode()))
    doubts = [one.block for one in ruling.diagnostics if one.code is Code.CITATION_DOUBTFUL]
    assert doubts == ["decision__para_1__p_1", "decision__para_2__p_1"]
