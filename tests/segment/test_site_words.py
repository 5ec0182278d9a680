"""What sites set above and beside a ruling: it becomes none of the court's words in silence."""

import pytest

from pipeline.codes import Code
from pipeline.describe.which_ruling import identify
from pipeline.terms import BlockRole
from tests.segment.rulings import Text, named

KAZ, RUS = named("supreme-2010.kaz"), named("supreme-2003.rus")
SITE = [
    (KAZ, "ХАБАРЛАНДЫРУЕскерту. Тақырыпта «арыз» деген сөз «талап қою» деген сөзбен ауыстырылды."),
    (KAZ, "Осы Нормативтік қаулы күшін жойды 2019 жылғы 3 мамырдан бастап"),
    (KAZ, "Внимание! Документ утратил силу с 03.05.2019 г."),
    (KAZ, "Мәтінді дерекқорға енгізу күні: 05.06.2012."),
    (KAZ, "Бірегей нөмір:"),
    (KAZ, "Күшінде"),
    (
        KAZ,
        "ҚР Жоғарғы Сотының 2010.25.06. № 6 (бұр.ред.қара) нормативтік қаулысымен 2-тармақ өзгертілді",
    ),
    (
        RUS,
        "Исключен в соответствии с нормативным постановлением Верховного Суда РК от 20.04.18 г. № 7 (см. стар. ред.)",
    ),
    (RUS, "См.: Письмо Министерства труда от 5 мая 2016 года"),
    (RUS, "ОБЪЯВЛЕНИЕСноска. Заголовок изложен в новой редакции."),
    (RUS, "Настоящее Нормативное постановление утратило силу с 3 мая 2019 года"),
    (RUS, "Дата ввода текста в базу: 05.06.2012."),
    (RUS, "Уникальный номер:"),
    (KAZ, "Назар аударыңыз! Құжат өзгертілген."),
    (KAZ, "БЕЙРЕСМИ АУДАРМА"),
    (RUS, "Внимание! Документ изменен."),
    (RUS, "Прим. ред.: так в подлиннике."),
    (RUS, "Неофициальный перевод"),
    (RUS, "Редакция с изменениями и дополнениями по состоянию на 09.10.2008 г."),
    (RUS, "Изменение вводится в действие с 06.05.2022 г."),
    (RUS, "Документ утратил силу"),
    (KAZ, "Құжат күшін жойған"),
    (RUS, "См. изменения и дополнения"),
    (
        RUS,
        "Утратило силу в соответствии с нормативным постановлением Верховного Суда Республики Казахстан от 28 ноября 2024 года № 4",
    ),
    (KAZ, "ҚР Жоғарғы Сотының 28.11.2024 № 4 нормативтік қаулысымен күші жойылды"),
    (
        RUS,
        "Согласно Нормативному постановлению Верховного Суда РК от 31.03.2017 г. № 2 по всему тексту документа цифры «159» заменены цифрами «156» (см. редакцию от 24.12.2014 г.)",
    ),
    *((RUS, told) for told in ("Статус:", "Сведения об акте:", "Дата принятия документа:")),
    (RUS, "18131-P09000007S_"),
    (RUS, 'газета "Казахстанская правда", №120 16.06.2009 г.'),
    (KAZ, "Мемлекеттік тізілім нөмірі:"),
    (KAZ, '"Егемен Қазақстан" газеті, №190 16.06.2009 ж.'),
    *(
        (RUS, f"{told} Верховного Суда РК от 21.04.2022 г. № 5")
        for told in (
            "Пункт 3 дополнен абзацами вторым, третьим Нормативным постановлением",
            "Абзац второй пункта 3 изложен в новой редакции Нормативного постановления",
            "Подпункт 2) исключен Нормативным постановлением",
            "Пункты 3 - 5 изложены в редакции нормативного постановления",
            "В пункт 3 внесены изменения Нормативным постановлением",
            "В пункте 3 слова «а» заменены словами «б» нормативным постановлением",
            "Пункт 3 с изменениями, внесенными нормативным постановлением",
            "(Пункт 3 в редакции нормативного постановления",
            "Постановление дополнено пунктом 3-1 в соответствии с Нормативным постановлением",
            "Действие пункта 3 приостановлено нормативным постановлением",
            "Пункт 3 утратил силу в соответствии с нормативным постановлением",
        )
    ),
    *(
        (KAZ, f"{told} ҚР Жоғарғы Сотының 21.04.2022 ж. № 5 нормативтік {done}")
        for told, done in (
            ("3-тармақ", "қаулысының жаңа редакциясында жазылған"),
            ("3-тармақтың екінші абзацы", "қаулысымен алып тасталды"),
            ("Нормативтік қаулы", "қаулысымен 3-1-тармақпен толықтырылды"),
            ("3-тармаққа", "қаулысымен өзгерістер енгізілді"),
        )
    ),
]
THE_COURTS = [
    (
        RUS,
        "Пункт 3 Закона изложен в новой редакции, о чём судам сообщено нормативным постановлением Верховного Суда РК от 21.04.2022 г. № 5.",
    ),
    (
        RUS,
        "Пункт 3 применяется с изменениями, о которых сказано в нормативном постановлении Верховного Суда Республики Казахстан.",
    ),
    (RUS, "Дата регистрации заявления определяется по книге учета: она ведется судом."),
    (RUS, "Газета «Правда», № 5 которой опубликовал сведения, обязана их опровергнуть."),
    (
        RUS,
        "Согласно нормативному постановлению Верховного Суда РК по тексту жалобы суд проверяет ее.",
    ),
    (
        RUS,
        "Пункты 3 и 5 нормативного постановления Верховного Суда РК от 21.04.2022 № 5 исключены быть не могут.",
    ),
    (
        KAZ,
        "3-тармақ Заңның талаптарына сай ҚР Жоғарғы Сотының 21.04.2022 ж. № 5 нормативтік қаулысына қайшы келмейді.",
    ),
]
PREAMBLES = ((KAZ, 7), (RUS, 3))


def roles(ruling: Text) -> dict[str, BlockRole]:
    every = ruling.segment().paragraphs
    return {ruling.text[slice(*one.span)]: one.role for one in every}


def above(ruling: Text, at: int, *lines: str) -> Text:
    return ruling.changed([*ruling.lines[:at], *lines, *ruling.lines[at:]])


@pytest.mark.parametrize(("ruling", "line"), SITE)
def test_a_line_of_the_publisher_is_none_of_the_court(ruling: Text, line: str) -> None:
    found = roles(above(ruling, {text.name: at for text, at in PREAMBLES}[ruling.name], line))
    assert found[line] in {BlockRole.NOTE, BlockRole.STATUS}


@pytest.mark.parametrize(("ruling", "line"), THE_COURTS)
def test_what_the_court_says_of_a_part_is_no_word_of_the_publisher(ruling: Text, line: str) -> None:
    found = roles(above(ruling, {text.name: at for text, at in PREAMBLES}[ruling.name], line))
    assert found[line] not in {BlockRole.NOTE, BlockRole.STATUS}


@pytest.mark.parametrize(("ruling", "at"), PREAMBLES)
def test_the_card_of_an_act_goes_with_the_values_below_its_labels(ruling: Text, at: int) -> None:
    labels = ["Уникальный номер:", "Номер принятия акта:", "Дата принятия документа:"]
    if ruling is KAZ:
        labels = ["Бірегей нөмір:", "Актіні қабылдау нөмірі:", "Актіні қабылдау күні:"]
    values = ["P09000007S_", "7", "14.05.2009"]
    card = [line for pair in zip(labels, values, strict=True) for line in pair]
    found = roles(above(ruling, at, *card))
    assert {found[line] for line in card} == {BlockRole.STATUS}


def test_a_formula_is_no_value_of_a_label_above_it() -> None:
    found = roles(above(RUS, 3 + 1, "Источник опубликования:", "постановляет:"))
    assert found["постановляет:"] is not BlockRole.STATUS


def test_what_a_ruling_bids_to_change_throughout_is_no_word_of_the_publisher():
    told = "По всему тексту слова «суда» {} словами «судов»"
    done, bidden = (told.format(word) for word in ("заменены", "заменить"))
    found = roles(above(RUS, 3, done, bidden))
    assert found[done] is BlockRole.STATUS
    assert found[bidden] is not BlockRole.STATUS


@pytest.mark.parametrize(("ruling", "at"), PREAMBLES)
@pytest.mark.parametrize("lines", [["18131"], ["P0300", "18131"], ["Toggle Dropdown"]])
def test_what_is_no_sentence_above_a_preamble_is_told(
    ruling: Text, at: int, lines: list[str]
) -> None:
    filled = above(ruling, at, *lines)
    told = [f.span for f in filled.segment().findings if f.code is Code.FURNITURE_DOUBTFUL]
    assert [filled.text[slice(*span)] for span in told] == lines


@pytest.mark.parametrize("name", ["court-2024.kaz", "supreme-2010.kaz", "council-1996.kaz"])
def test_a_menu_is_none_of_a_kazakh_title(name: str) -> None:
    ruling = named(name)
    menu = ["Мәліметтер жүйесі", "• ҚАЗ", "• Іздеу", "• Құжатқа қайту"]
    led = above(ruling, 0, *menu)
    title, plain = (identify(one.clean, one.segment(), one.grammar).title for one in (led, ruling))
    assert title == plain
    unclear = [f.span for f in led.segment().findings if f.code is Code.HEADER_UNCLEAR]
    assert [led.text[slice(*span)] for span in unclear] == menu


def test_explanations_announced_by_a_sentence_are_operative() -> None:
    at = KAZ.lines.index("ҚАУЛЫ ЕТЕДІ")
    said = f"{KAZ.lines[at - 1]} мынадай түсініктемелер беруге қаулы етеді."
    ruling = KAZ.changed([*KAZ.lines[: at - 1], said, *KAZ.lines[at + 1 :]])
    codes = {finding.code for finding in ruling.segment().findings}
    assert Code.PART_MISSING_RESOLVES not in codes


CUT = "Об официальном толковании " + "пункта 3 статьи 7 и пункта 5 статьи 6, " * 7


@pytest.mark.parametrize("length", [255, 254, 256])
def test_a_title_as_long_as_a_field_of_a_database_may_be_cut(length: int) -> None:
    ruling = named("council-1999.rus")
    at = next(at for at, line in enumerate(ruling.lines) if line.startswith("О"))
    ruling = ruling.changed(
        [*ruling.lines[:at], CUT[:length].strip().ljust(length, "и"), *ruling.lines[at + 1 :]]
    )
    found = identify(ruling.clean, ruling.segment(), ruling.grammar)
    assert found.title is not None
    assert len(found.title) == length
    assert (Code.TITLE_CUT in {f.code for f in found.findings}) is (length == 255)


@pytest.mark.parametrize("menu", [["О суде"], ["О нас", "О сайте", "Новости"], ["О суде", "Судьи"]])
def test_a_menu_that_opens_like_a_title_is_none_of_it(menu: list[str]) -> None:
    ruling = named("court-2025.rus")
    led = above(ruling, 0, *menu)
    title, plain = (identify(one.clean, one.segment(), one.grammar).title for one in (led, ruling))
    assert title == plain
    unclear = [f.span for f in led.segment().findings if f.code is Code.HEADER_UNCLEAR]
    assert [led.text[slice(*span)] for span in unclear] == menu


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("court-2025.rus", "[Первая редакция]"),
        ("court-2025.rus", "(Первоначальная редакция)"),
        ("court-2025.rus", "(новая редакция)."),
        ("court-2025.rus", "(с изменениями)"),
        ("court-2025.rus", "(с изменениями и дополнениями по состоянию на 01.02.2026)"),
        ("court-2025.rus", "(редакция от 1 мая 2026 года)"),
        ("court-2024.kaz", "(өзгерістермен)"),
        ("court-2024.kaz", "(өзгерістер мен толықтырулармен)"),
        ("court-2024.kaz", "[Бірінші редакция]"),
        ("court-2024.kaz", "(алғашқы редакциясы)"),
    ],
)
def test_the_mark_of_an_edition_is_none_of_the_title_behind_which_it_stands(
    name: str, mark: str
) -> None:
    ruling = named(name)
    plain = identify(ruling.clean, ruling.segment(), ruling.grammar).title
    line = next(one for one in ruling.lines if one in (plain or ""))
    at = ruling.lines.index(line)
    marked = ruling.changed([*ruling.lines[:at], f"{line} {mark}", *ruling.lines[at + 1 :]])
    assert identify(marked.clean, marked.segment(), marked.grammar).title == plain
    unclear = [f.span for f in marked.segment().findings if f.code is Code.HEADER_UNCLEAR]
    assert [marked.text[slice(*span)] for span in unclear] == [mark]


def test_the_mark_of_an_edition_takes_no_quotation_mark_of_the_title_along() -> None:
    ruling = named("court-2025.rus")
    plain = identify(ruling.clean, ruling.segment(), ruling.grammar).title
    at = next(n for n, one in enumerate(ruling.lines) if one in (plain or ""))
    title = f"{ruling.lines[at]} Закона «О садах»"
    for mark, due in (
        (" (новая редакция)", title),
        (" (в части срока)", f"{title} (в части срока)"),
    ):
        lines = [*ruling.lines[:at], title + mark, *ruling.lines[at + 1 :]]
        marked = ruling.changed(lines)
        found = identify(marked.clean, marked.segment(), marked.grammar).title
        assert (found or "").endswith(due)


def test_a_quotation_mark_that_closes_behind_the_mark_of_an_edition_opens_no_title() -> None:
    line = 'Нормативное постановление Верховного суда от 19.12.2014 N 9 "О спорах о садах [Первая редакция]"'
    at = next(n for n, one in enumerate(RUS.lines) if "постановляет" in one)
    marked = RUS.changed([line, *RUS.lines[at:]])
    found = identify(marked.clean, marked.segment(), marked.grammar).title
    assert found == "О спорах о садах"
