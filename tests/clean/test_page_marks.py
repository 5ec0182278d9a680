"""Page numbers and running heads: every form at every place goes or is told; lists and points stay."""

import textwrap
from itertools import cycle

import pytest

from pipeline.clean.line_numbers import line_numbers
from pipeline.clean.page_marks import page_marks
from pipeline.clean.site_lines import site_lines
from pipeline.codes import Code, Rule
from tests.clean.test_lines import PROSE, page
from tests.clean.tools import cleaned, run
from tests.test_rulings import FOLDER

STEMS = ("ks-2025-178.kaz", "kk-2003-14.rus")
PARAGRAPHS = {
    stem: (FOLDER / f"{stem}.clean.txt").read_text("utf-8").splitlines() for stem in STEMS
}
FORMS = {
    "plain": "{}",
    "hyphens": "- {} -",
    "dashes": "– {} –",
    "long dashes": "— {} —",
    "glued dashes": "-{}-",
    "square brackets": "[{}]",
    "round brackets": "({})",
    "stars": "* {} *",
    "bar": "| {}",
    "стр.": "стр. {}",
    "Стр.": "Стр. {}",
    "стр. behind": "{} стр.",
    "с.": "с. {}",
    "лист": "Лист {}",
    "страница из": "Страница {} из 40",
    "из": "{} из 40",
    "slash": "{}/40",
    "wide slash": "{} / 40",
    "бет with a hyphen": "{}-бет",
    "бет": "{} бет",
    "бет before": "Бет {}",
    "б.": "{} б.",
}
BLANKS = {"none": ("", ""), "above": ("\n", ""), "below": ("", "\n"), "both": ("\n", "\n")}
HEADS = {
    "no head": "{mark}",
    "head below": "{mark}\n{blank}Конституционный Суд – база решений",
    "head above": "Нормативное постановление № 178-НП\n{blank}{mark}",
}
STYLES = {
    "spaced": lambda paragraphs: "\n\n".join(textwrap.fill(p, 76) for p in paragraphs),
    "indented": lambda paragraphs: "\n".join(
        textwrap.fill(p, 76, initial_indent="      ") for p in paragraphs
    ),
}
TOLD = {Code.FURNITURE_DOUBTFUL, Code.WRAP_DOUBTFUL}


def marked(text, form, blanks, head, first):
    """The text with a page's mark behind every 22 of its lines."""
    above, below = blanks
    lines = text.split("\n")
    pages = [lines[at : at + 22] for at in range(0, len(lines), 22)]
    marks = [
        above + head.format(mark=form.format(number), blank=above or below) + below
        for number, _ in enumerate(pages, first)
    ]
    return "\n".join("\n".join([*page, mark]) for page, mark in zip(pages, marks, strict=True))


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("head", HEADS)
def test_marks_without_page_ends_go_and_sentences_are_joined(stem, style, head):
    """Nine in ten give the text without marks, at least; the others are told."""
    text = STYLES[style](PARAGRAPHS[stem])
    due = cleaned(text).text
    right = trials = 0
    for form, blanks, first in zip(FORMS.values(), cycle(BLANKS.values()), cycle((1, 2, 7))):
        after = cleaned(marked(text, form, blanks, HEADS[head], first))
        trials += 1
        right += after.text == due
        told = {doubt.code for doubt in after.doubts} & TOLD
        assert after.text == due or told, (form, blanks, first)
    assert right >= 0.9 * trials


@pytest.mark.parametrize("form", FORMS)
def test_numbers_at_the_ends_of_pages_that_the_file_tells(form):
    pages = [f"Сот {word} қарады\n{FORMS[form].format(n)}" for n, word in enumerate("абвгд", 3)]
    after = run(page_marks, "\f".join(pages))
    assert after.text.split("\f") == [f"Сот {word} қарады\n" for word in "абвгд"]
    assert {record.edit.rule for record in after.records} == {Rule.FURNITURE}


@pytest.mark.parametrize("form", ["{}", "– {} –", "{}."])
def test_roman_numbers_at_the_ends_of_pages_that_the_file_tells(form):
    words = ["қарады", "тыңдады", "шешті", "жазды"]
    # The third is written with Cyrillic letters.
    marks = map(form.format, ("I", "II", "ІІІ", "IV"))
    lines = (
        f"Конституциялық Сот бұл істі бүгін {word}\n{mark}"
        for word, mark in zip(words, marks, strict=True)
    )
    after = run(page_marks, "\f".join(lines))
    assert [page.split()[-1] for page in after.text.split("\f")] == words


@pytest.mark.parametrize(
    "items",
    [
        ["пункт {} статьи {} Закона о выборах;", "3 52", "4 53", "5 54", "6 55"],
        ["{}-бабының {}-тармағы;", "3 1", "4 2", "5 3", "6 4"],
        ["Признать пункт {} не соответствующим Конституции", "1", "2", "3", "4"],
        ["от {} июля 2020 года", "1", "2", "3", "4"],
        ["{}. Признать закон", "1", "2", "3", "4"],
        ["статья {}", "1", "2", "3", "4"],
        ["Заявитель с этим согласен.", "", "", "", ""],
    ],
)
@pytest.mark.parametrize("place", ["top", "bottom"])
def test_a_list_over_pages_stays_whole(items, place):
    form, *values = items
    lines = [form.format(*value.split()) for value in values]
    words = ["право", "закон", "суд", "дело"]
    pages = [
        f"{line}\n{word} и ещё" if place == "top" else f"{word} и ещё\n{line}"
        for line, word in zip(lines, words, strict=True)
    ]
    text = "\f".join(pages)
    assert run(page_marks, text, "rus").text == text


def test_heads_that_count_the_pages_go():
    pages = [f"База решений – лист дела {n}\nсуд {word}" for n, word in enumerate("абвг", 1)]
    assert "База" not in run(page_marks, "\f".join(pages), "rus").text


def test_a_line_of_one_page_is_no_head():
    text = "Суд решил.\nСуд решил.\nСуд решил."
    assert run(page_marks, text, "rus").text == text


@pytest.mark.parametrize("dot", ["", ".", ")"])
def test_numbers_of_points_on_lines_of_their_own_stay(dot):
    text = "ПОСТАНОВЛЯЕТ:\n" + "\n".join(
        f"{n}{dot}\nПризнать закон {word}." for n, word in enumerate("абвг", 1)
    )
    after = run(page_marks, text, "rus")
    assert after.text == text
    assert bool(after.doubts) == (not dot)


def test_numbers_of_long_points_on_lines_of_their_own_stay():
    """They count through the text at even distances as well, and cut no sentence."""
    paragraph = textwrap.fill("Суд указал на право каждого обратиться за защитой. " * 20, 76)
    text = "\n".join(f"{n}\n{paragraph}" for n in range(1, 6))
    assert run(page_marks, text, "rus").text == text


SITE = [
    "Текст",
    "Комментарии",
    "© 2012. РГП",
    "Мәтін",
    "Официальная публикация",
    "Вложения:",
    "Просмотров: 12",
    "Читайте также: новый порядок",
    "Автор: Н. Сериков",
    "Сондай-ақ оқыңыз: жаңа тәртіп",
    "Сурет: баспасөз қызметі",
]


@pytest.mark.parametrize("word", SITE)
def test_a_site_s_line_goes_at_the_edges_only(word):
    body = "Суд рассмотрел дело о\n{}правах граждан."
    for text in (f"{word}\n{body.format('')}", f"{body.format('')}\n{word}"):
        after = run(site_lines, text, "rus")
        assert word not in after.text
        assert not after.doubts
    inside = run(site_lines, body.format(f"{word}\n"), "rus")
    assert word in inside.text
    assert {doubt.code for doubt in inside.doubts} == {Code.FURNITURE_DOUBTFUL}


def test_buttons_that_stand_together_go_anywhere():
    menu = "Официальная публикация\nКомментарии (3)\nВложения:\n"
    assert run(site_lines, f"Постановление\n{menu}Суд решил.", "rus").text.split() == [
        "Постановление",
        "Суд",
        "решил.",
    ]


def test_a_menu_of_a_site_goes_with_the_signs_before_its_items():
    menu = "Toggle Dropdown\n• Комментировать\n• Поставить закладку\n  • Редакции абзаца\n"
    after = run(site_lines, f"• Мое избранное\nПостановление\n{menu}Суд решил.", "rus")
    assert after.text.split() == ["Постановление", "Суд", "решил."]
    alone = run(site_lines, "Суд указал:\n• Поставить закладку\nСуд решил.", "rus")
    assert "закладку" in alone.text
    assert {doubt.code for doubt in alone.doubts} == {Code.FURNITURE_DOUBTFUL}


HEADS_OF_ADILET = {
    "rus": """Әділет
Вернуться к мобильной версии
Әділет

Информационно-правовая система нормативных правовых актов Республики Казахстан

Институт законодательства
и правовой информации
Министерство юстиции
Республики Казахстан
Инфо Статистика
  • Разместить рекламу
  • A
    A
  • ҚАЗ
  • РУС
  • Официальное
    опубликование
  • Документы "ООН"
  • Кабинет
  • Полная версия сайта

""",
    "kaz": """Әділет
Әділет
Мобильдік нұсқаға қайта оралу
Әділет

Қазақстан Республикасы нормативтік құқықтық актілерінің ақпараттық-құқықтық жүйесі

Заңнама және құқықтық
ақпарат институты
Қазақстан Республикасы
Әділет министрлігі
Ақпарат Статистика
  • Көру қабілеті төмен режимінен шығу
  • Ресми
    жариялау
  • ЖҚС
  • Полная версия сайта
  • Құжатқа қайту

""",
}
TABS_OF_ADILET = {
    "rus": "  • Ссылки\n    Ссылки из документа Ссылки на документ\n  • Скачать\n    PDF DOCX Версия ЭКБ\n\n",
    "kaz": "  • Көшіру\n    PDF DOCX ЭББ нұсқасы\n  • Басқа\n    Екі тілде Толықэкранды режим Қағазға шығару\n\n",
}


@pytest.mark.parametrize("language", HEADS_OF_ADILET)
def test_the_head_of_adilet_goes_though_words_of_it_stand_on_two_lines_each(language):
    stem = next(stem for stem in STEMS if stem.endswith(language))
    text = "\n\n".join(PARAGRAPHS[stem][:12])
    title, rest = text.split("\n\n", 1)
    head, tabs = HEADS_OF_ADILET[language], TABS_OF_ADILET[language]
    after = cleaned(f"{head}{title}\n\n{tabs}{rest}")
    assert after.text == cleaned(text).text


def test_a_button_goes_beside_what_a_publisher_says_of_the_text():
    above = "• Мое избранное\nВнимание! Недействующая редакция документа.\nОтправить по почте\n"
    assert "почте" not in run(site_lines, f"{above}Постановление\nСуд решил.", "rus").text
    told = run(site_lines, "Постановление\nОтправить по почте\nСуд решил.", "rus")
    assert "почте" in told.text


def test_the_name_of_a_site_above_pages_proves_no_button_beside_it():
    lines = page(PROSE, PROSE, PROSE)
    text = f"Әділет\n{lines}\nӘділет\nТекст\n{lines}\nӘділет\n{lines}"
    assert "Текст" in run(site_lines, text, "rus").text


@pytest.mark.parametrize(
    "line", ['ИПС "Әділет"    25.11.2025', 'ИПС "Әділет"     1 / 2', "«Әділет» АҚЖ    1-бет"]
)
def test_what_an_export_prints_at_the_edges_of_a_ruling_goes(line):
    after = run(site_lines, f"{line}\nПостановление\nСуд решил.\n{line}", "rus")
    assert after.text.split() == ["Постановление", "Суд", "решил."]


def test_dots_of_a_table_of_contents_go_with_their_numbers_and_those_of_a_gap_stay():
    contents = "I. Жалпы ережелер ............ 1\nII. Мерзімдер ……… 12\nСот қаулы етеді."
    assert run(page_marks, contents).text == "I. Жалпы ережелер \nII. Мерзімдер \nСот қаулы етеді."
    for gap in ("шешім ............ 2019\nжылы", "шешім ...... 9\nал келісім ...... 4\nжоқ"):
        assert run(page_marks, gap).text == gap


@pytest.mark.parametrize("sign", ["> ", ">", ">> ", "> > "])
def test_signs_of_a_mail_s_quotation_go_where_nearly_every_line_has_them(sign):
    lines = page(PROSE, PROSE, PROSE).split("\n")
    quoted = "\n".join(f"{sign}{line}" for line in lines)
    assert run(line_numbers, quoted).text == "\n".join(lines)
    some = "\n".join(f"{sign}{line}" if at % 3 else line for at, line in enumerate(lines))
    assert run(line_numbers, some).text == some


def test_the_head_and_the_foot_of_a_mail_hide_no_quotation():
    lines = page(PROSE, PROSE, PROSE).split("\n")
    head, foot = ["От: А. Иванова", "Тема: постановление", ""], ["", "--", "А. Иванова"]
    mail = "\n".join([*head, *(f"> {line}" for line in lines), *foot])
    assert run(line_numbers, mail).text == "\n".join([*head, *lines, *foot])
    answers = "\n".join(
        [*head, *(f"> {line}" if at % 3 else line for at, line in enumerate(lines))]
    )
    assert run(line_numbers, answers).text == answers


@pytest.mark.parametrize("sign", [".", ")", ". 1."])
def test_the_numbers_of_points_stay_though_nearly_every_line_is_a_point(sign):
    points = "\n".join(f"{n}{sign} Право на суд гарантируется законом." for n in range(1, 60))
    assert run(line_numbers, points, "rus").text == points
    counted = "\n".join(f"{n} {line}" for n, line in enumerate(points.split("\n"), start=1))
    assert run(line_numbers, counted, "rus").text.replace(" ", "") == points.replace(" ", "")


def test_figures_that_a_line_end_parts_from_their_units_are_no_pages():
    rows = [
        f"Заңның {n}-бабы осы мәселе бойынша сот тәжірибесін жан-жақты реттейді" for n in range(40)
    ]
    for n in (1, 2, 3):
        rows[12 * n] = f"Кодекстің {n + 20}-бабының {n}-"
        rows[12 * n + 1] = "тармағы осы мәселені реттемейді деп көрсетті"
    text = "\n".join(rows)
    assert all(f"-бабының {n}-" in run(page_marks, text).text for n in (1, 2, 3))


def test_three_figures_that_count_among_others_at_line_ends_are_no_pages():
    rows = ["Заңның осы нормасы сот тәжірибесін жан-жақты реттейді деп көрсетті"] * 60
    for at, n in enumerate((7, 31, 12, 55)):
        rows[5 + 12 * at] = f"Бұл ережені Кодекстің баптары толық реттейді: {n}"
    for n in (1, 2, 3):
        rows[15 * n] = f"Бұл ережені 5-баптың {n}"
    text = "\n".join(rows)
    assert run(page_marks, text).text == text


@pytest.mark.parametrize("form", ["{}", "– {} –", "[{}]", "{} бет", "9 беттің {}-беті"])
@pytest.mark.parametrize("pages", [3, 4, 6])
def test_the_number_of_a_short_last_page_hides_none_of_the_others(form, pages):
    rows = textwrap.wrap(" ".join(PARAGRAPHS["ks-2025-178.kaz"]), 76)[: 30 * pages - 20]
    rows = [row.rstrip(".,;:") for row in rows]  # else a mark may stand between two sentences
    ends = [*range(30, 30 * pages, 30), len(rows)]
    text = "\n\n".join(
        "\n".join([*rows[30 * at : end], "", form.format(at + 1)]) for at, end in enumerate(ends)
    )
    assert "\n".join(filter(None, run(page_marks, text).text.split("\n"))) == "\n".join(rows)


def test_a_first_line_that_the_heads_of_pages_repeat_stays_and_is_told():
    rows = textwrap.wrap(" ".join(PARAGRAPHS["ks-2025-178.kaz"]), 76)[:120]
    pages = ["\n".join(rows[at : at + 30]) for at in range(0, 120, 30)]
    text = "\n".join(f"№ 7-НҚ\n\n{words}\n\nбет {at}\n" for at, words in enumerate(pages, 1))
    after = run(page_marks, text)
    assert (after.text.count("№ 7-НҚ"), after.text.count("бет ")) == (1, 0)
    assert [d.code for d in after.doubts] == [Code.FURNITURE_DOUBTFUL]


@pytest.mark.parametrize("head", ["№ 7-НҚ", "Конституциялық Сот", "Нормативтік қаулы № 7-НҚ"])
@pytest.mark.parametrize("pages", [2, 3, 5])
def test_heads_without_numbers_go_or_are_told(head, pages):
    rows = textwrap.wrap(" ".join(PARAGRAPHS["ks-2025-178.kaz"]), 76)[: 30 * pages]
    rows = [f"{row.rstrip('.,;:')} және" if at % 30 == 29 else row for at, row in enumerate(rows)]
    text = "\n".join("\n".join([head, *rows[at : at + 30]]) for at in range(0, len(rows), 30))
    after = run(page_marks, text)
    left = after.text.split("\n").count(head)
    assert left == (0 if pages > 2 else 2)
    assert sum(d.code is Code.FURNITURE_DOUBTFUL for d in after.doubts) == left


@pytest.mark.parametrize("mark_below", [False, True])
def test_the_court_above_its_formula_is_no_head_though_page_numbers_stand_beside(mark_below):
    rows = textwrap.wrap(" ".join(PARAGRAPHS["kk-2003-14.rus"]), 76)[:120]
    pages = ["\n".join([*rows[at : at + 30], "", str(at // 30 + 1)]) for at in range(0, 120, 30)]
    court, formula = "Конституционный Совет Республики Казахстан", "постановляет:"
    mark = "" if mark_below else "5\n"
    cut = f"{mark}{court}\n{'5' if mark_below else ''}\n{formula}"
    text = "\n\n".join([*pages, "\n".join(rows[:30]), cut, "\n".join(rows[:28]), f"{court}\n6"])
    assert run(page_marks, text, "rus").text.count(court) == text.count(court)


@pytest.mark.parametrize("rest", [").{}", "),{}", "»{}", ";{}"])
def test_what_closes_something_before_a_number_is_no_page_s_mark(rest):
    """Extractors put the number of a link behind the signs that stood after it."""
    lines = [f"слова предложения идут строка за строкой номер {n} и далее" for n in range(60)]
    lines[20:20] = ["отстраняются судом (пункты 3", "", rest.format(4), ""]
    lines[40:40] = ["по статье (часть 2", "", rest.format(5), ""]
    text = "\n".join(lines)
    assert run(page_marks, text, "rus").text == text


def test_lines_that_begin_with_the_same_words_are_no_heads():
    opening = "Қазақстан Республикасы"
    rest = (
        "Әділет министрлігінің өкілі",
        "Бас Прокурорының кеңесшісі",
        "Үкіметінің атынан сөйлеген",
    )
    lines = textwrap.wrap(" ".join(PARAGRAPHS["ks-2025-178.kaz"]), 76)
    for at, words in zip((40, 20, 10), rest, strict=True):
        lines.insert(at, f"{opening} {words}")
    after = run(page_marks, "\n".join(lines))
    assert all(f"{opening} {words}" in after.text for words in rest)


@pytest.mark.parametrize("number", ["1", "3", "12"])
@pytest.mark.parametrize("stem", STEMS)
def test_a_single_number_between_two_sentences_is_told(stem, number):
    paragraphs = PARAGRAPHS[stem]
    after = run(page_marks, "\n".join([*paragraphs[:9], number, *paragraphs[9:]]), stem[-3:])
    assert [one.message[1 : 1 + len(number)] for one in after.doubts] == [number]


@pytest.mark.parametrize("unit", ["статьи", "№"])
def test_a_number_of_the_ruling_on_a_line_of_its_own_stays_quiet(unit):
    after = run(page_marks, f"Суд рассмотрел довод о нарушении {unit}\n12\nКонституции.", "rus")
    assert not after.doubts
    assert "\n12\n" in after.text


@pytest.mark.parametrize("day", ["14.03.2025, 15:42", "3/14/25, 3:42 PM"])
@pytest.mark.parametrize(
    "beside", ["", " О проверке закона", "   О проверке https://example.kz/1 1/2"]
)
def test_what_a_browser_prints_above_a_page_goes(day, beside):
    after = run(page_marks, f"Суд рассмотрел довод\n{day}{beside}\nо нарушении закона.", "rus")
    assert after.text == "Суд рассмотрел довод\nо нарушении закона."


@pytest.mark.parametrize("gap", [3, 40, 60])
def test_a_head_and_its_number_far_to_the_right_count_as_one_line(gap):
    lines = textwrap.wrap(" ".join(PARAGRAPHS["kk-2003-14.rus"]), 76)
    pages = [lines[at : at + 22] for at in range(0, len(lines), 22)]
    heads = [f"Сборник решений{' ' * (gap - n % 3)}{n}" for n in range(1, len(pages) + 1)]
    text = "\n".join("\n".join([head, *page]) for head, page in zip(heads, pages, strict=True))
    assert "Сборник" not in run(page_marks, text, "rus").text


@pytest.mark.parametrize("many", [2, 3])
def test_a_browsers_foot_goes_however_its_number_is_set(many):
    """As `pdftotext -layout` gives it: the blanks before the number differ from page to page."""
    body = textwrap.wrap(" ".join(PARAGRAPHS[STEMS[1]]), 80)[: 40 * many]
    head, foot = "11/29/26, 5:33 AM{}ruling", "file:///home/user/ruling.html{}{}/{}"
    pages = []
    for number in range(many):
        blanks = " " * (40 + 7 * number)
        rows = body[40 * number : 40 * number + 40]
        pages.append([head.format(blanks), "", *rows, "", foot.format(blanks, number + 1, many)])
    after = cleaned("\f".join("\n".join(rows) + "\n" for rows in pages))
    assert "file:" not in after.text
    assert "11/29/26" not in after.text


@pytest.mark.parametrize("end", ["слова закона", "(Закона"])
def test_a_first_line_that_opens_the_second_page_too_is_told(end):
    body = textwrap.wrap(" ".join(PARAGRAPHS[STEMS[1]]), 70)[:60]
    rows = [
        "Мұрағат көшірмесі",
        "",
        *body[:30],
        end,
        "\fМұрағат көшірмесі",
        "",
        "15 статьи",
        *body[30:],
    ]
    after = cleaned("\n".join(rows))
    told = any(one.code is Code.FURNITURE_DOUBTFUL for one in after.doubts)
    assert told or "Мұрағат" not in after.text


@pytest.mark.parametrize(
    ("above", "below", "is_told"),
    [
        ("Конституционный Суд установил, что порядок", "рассмотрения обращений соблюден.", True),
        ("Қаулының қарар бөлігіндегі", "1-тармағына түсіндірме беру туралы", True),
        (
            "Нормативное постановление от 5 мая 2022 года № 10",
            "О судебной практике по спорам",
            False,
        ),
        ("Заявитель с этим согласен.", "Суд удовлетворил иск.", False),
    ],
)
def test_a_sentence_that_a_line_of_a_site_may_cut_is_told_above_it(above, below, is_told):
    filling = "Иной порядок рассмотрения законом не предусмотрен."
    text = f"{filling}\n\n{above}\n\nСкачать приложение\n\nКомментарии\n\n{below}\n\n{filling}"
    doubts = run(site_lines, text).doubts
    assert any("may go on below" in one.message for one in doubts) == is_told


SENTENCES = {
    "rus": (
        ("Республики", "Конституции", "Казахстана", "Парламента"),
        "и суды всех уровней применяют его одинаково ко всем",
    ),
    "kaz": (
        ("Республика", "Конституция", "Қазақстан", "Парламент"),
        "және барлық сот оны бәріне бірдей қолдануға тиіс болады",
    ),
}


def on_pages(language, mark, many=3, length=14):
    """One sentence over pages, each of which begins with a name and ends in a mark; the pages without marks."""
    names, rest = SENTENCES[language]
    words = rest.split()
    turned = [" ".join(words[n % len(words) :] + words[: n % len(words)]) for n in range(99)]
    pages = [
        "\n".join([f"{name} {rest}", *turned[length * nth : length * (nth + 1)]])
        for nth, name in enumerate(names[: many + 1])
    ]
    marks = [f"\n{mark.format(number)}\n" for number in range(1, many + 1)]
    return "".join(map("".join, zip(pages, marks, strict=False))) + pages[-1], pages


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("many", [2, 3])
def test_a_page_s_number_before_a_name_inside_a_sentence_goes(language, many):
    text, pages = on_pages(language, "{}", many)
    assert run(page_marks, text, language).text == "\n".join(pages)


@pytest.mark.parametrize("language", SENTENCES)
def test_two_numbers_that_are_not_the_first_pages_stay_and_are_told(language):
    first, second, third = on_pages(language, "", 2)[1]
    text = f"{first}.\n5\n{second}\n6\n{third}"
    after = run(page_marks, text, language)
    assert after.text == text
    assert Code.FURNITURE_DOUBTFUL in {doubt.code for doubt in after.doubts}


@pytest.mark.parametrize(
    ("language", "above", "below"),
    [("rus", "по статье", "закона"), ("rus", "не позднее", "мая"), ("kaz", "заңның", "-бабы")],
)
def test_numbers_that_count_where_words_ask_for_them_stay(language, above, below):
    text, _ = on_pages(language, f"{above}\n{{}}\n{below}")
    assert run(page_marks, text, language).text == text


@pytest.mark.parametrize(
    ("language", "head"), [("rus", "Официальное издание"), ("kaz", "Ресми басылым")]
)
def test_two_heads_that_have_the_numbers_of_their_pages_go(language, head):
    first, second, third = on_pages(language, "", 2)[1]
    pages = [first, f"{head}    2\n{second}", f"{head}    3\n{third}"]
    assert head not in run(page_marks, "\f".join(pages), language).text


def test_the_court_above_its_formula_and_at_the_end_is_no_head_beside_page_numbers():
    court = "Конституционный Суд Республики Казахстан"
    first, second, third = on_pages("rus", "", 2)[1]
    text = f"{first}\n{court}\n1\nустановил:\n{second}\n2\n{third}\n{court}"
    assert run(page_marks, text, "rus").text.count(court) == 2
