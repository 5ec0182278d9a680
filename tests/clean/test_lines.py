"""Pages, letter-spacing, hyphens, wraps, paragraphs and blanks, rule by rule."""

import re
import textwrap
from itertools import pairwise

import pytest

from pipeline.clean.blanks import blanks, lost_blanks, stray_blanks
from pipeline.clean.divisions import hyphens
from pipeline.clean.page_marks import page_marks
from pipeline.clean.pages import page_breaks
from pipeline.clean.spacing import letter_spacing
from pipeline.clean.starts import formula_starts, note_starts, point_starts
from pipeline.clean.wraps import wraps
from pipeline.codes import Code, Rule
from pipeline.decisions import Decisions, WrapDecision
from pipeline.text import CleanText
from tests.clean.tools import cleaned, context, run

PROSE = (
    "Сот әркімнің құқықтары мен бостандықтарының қорғалуын қамтамасыз етеді және осы мәселе "
    "бойынша бұған дейін қабылданған шешімдерді ескереді, өйткені олардың мазмұны бір-бірімен "
    "тығыз байланысты."
)


def page(*paragraphs, width=60):
    return "\n".join(
        textwrap.fill(p, width, initial_indent="      ", break_on_hyphens=False) for p in paragraphs
    )


@pytest.mark.parametrize(
    ("given_", "due"),
    [
        ("соңғы сөз \n\n\n\nкелесі бет\n" + "а\n" * 20, "соңғы сөз\nкелесі бет\n" + "а\n" * 20),
        ("соңғы\n\f\n      Келесі", "соңғы\n      Келесі"),
        ("соңғы\fкелесі", "соңғы\nкелесі"),
        ("бір\n\nекі\n\n\nүш", "бір\n\nекі\n\n\nүш"),
    ],
)
def test_page_breaks(given_, due):
    assert run(page_breaks, given_).text == due


def test_wide_gaps_between_all_paragraphs_are_no_page_ends():
    text = "\n\n\n\n".join(f"{n} сот" for n in range(9))
    assert run(page_breaks, text).text == text


def test_running_heads_and_page_numbers_go():
    pages = [f"Құқықтық база – {n}-бет\n{page(PROSE)}\n{n}" for n in (1, 2, 3)]
    after = run(page_marks, "\f".join(pages))
    assert "бет" not in after.text
    assert not any(line.strip().isdigit() for line in after.text.split("\n"))
    assert {record.edit.rule for record in after.records} == {Rule.FURNITURE}


def test_numbers_that_do_not_rise_are_no_page_numbers():
    text = "\f".join(
        f"{'аәб'[n % 3]} сот\n{'үйқ'[n % 3]} {PROSE}\n{'мнө'[n % 3]}\n{n}" for n in (5, 6, 9)
    )
    assert run(page_marks, text).text == text


@pytest.mark.parametrize(
    ("given_", "due"),
    [
        ("қ а у л ы  е т е д і:", "қаулы етеді:"),
        ("қ а у л ы е т е д і:", "қаулы етеді:"),
        ("п о с т а н о в л я е т :", "постановляет:"),
        ("а н ы қ т а д ы  :", "анықтады:"),
        ("А Н Ы Қ Т А Д Ы", "АНЫҚТАДЫ"),
        ("а б в", "а б в"),
        ("и в с ним", "и в с ним"),
        ("пункты а в  и д закона", "пункты а в  и д закона"),
        ("о с ы  ж е р д е", "осы жерде"),
    ],
)
def test_letter_spacing(given_, due):
    assert run(letter_spacing, given_).text == due


@pytest.mark.parametrize("given_", ["с о т м ә ж і л і с і", "если а в  и б о том"])
def test_letters_whose_words_nothing_tells_are_shown(given_):
    assert [d.code for d in run(letter_spacing, given_).doubts] == [Code.SPACING_DOUBTFUL]


@pytest.mark.parametrize(
    ("given_", "due"),
    [
        ("49-\nбабының", "49-бабының"),
        ("49- \n   бабының", "49-бабының"),
        ("484\n-бабы", "484-бабы"),
        ("484 \n -бабы", "484-бабы"),
        ("сондай-\nақ", "сондай-ақ"),
        ("консти\u00ad\nтуция", "конституция"),
        ("обжалова-\nниями, обжалования", "обжалованиями, обжалования"),
        ("қадір-\nқасиетін, қадір, қасиеті", "қадір-қасиетін, қадір, қасиеті"),
        ("конститу-\nция, ал конституция", "конституция, ал конституция"),
        ("мән-\nжай, мән-жайлар", "мән-жай, мән-жайлар"),
        ("№ 31\u00ad\nНП", "№ 31-НП"),
        ("№ 31¬\nНП", "№ 31-НП"),
        ("№ 31\u2010\nНП, мән-жай", "№ 31\u2010НП, мән-жай"),
        ("деген –\nосы", "деген –\nосы"),
        ("- бірінші\n- екінші", "- бірінші\n- екінші"),
    ],
)
def test_hyphens(given_, due):
    assert run(hyphens, given_).text == due


def test_a_hyphen_that_may_only_divide_is_kept_and_shown():
    after = run(hyphens, "қорғал-\nмаған")
    assert after.text == "қорғал-маған"
    assert [doubt.code for doubt in after.doubts] == [Code.HYPHEN_DOUBTFUL]


# Each begins or ends with what else may be a part of a word with a hyphen.
PLAIN = {
    "rus": """
        положение поступило помощь потерпевший потерпевшему подозреваемый подозреваемому позиция получение
        поэтому потому вопрос эксперт экспертиза эксплуатация постановлением порядок последнему постоянному
        полному поисковый полномочие проверка оценка место принято общество воспитание водоснабжение воинский
        конституционность нормативность административного социального бизнесмен генеральный экспорт экстремизм
        политически полицейски вице-президентом социально-правового""",
    "kaz": """
        жұмыс қылмыс тұрмыс болмыс басқа басшы бастап баспасөз басқару мәнді жолдау жолда алматы алған алдында
        бұлақ талау сұрау қарау қазақ халық мамандар әлеуметтік құқықтықтың бірінші интернеттің болады өзгеріс
        өздері өзінің бұрынғы жариялансын қызметкер мүмкіндік кепілдік азаматтықты мемлекеттің конституциялық
        вице-министрдің бір-бірімен""",
}
COMPOUND = {
    "rus": """
        по-новому по-русски по-казахски по-иному по-разному по-прежнему по-моему во-первых во-вторых в-третьих
        кое-кто кто-либо какой-нибудь что-то какая-то все-таки экс-министр вице-министр из-за из-под
        социально-экономический уголовно-процессуальный пресс-служба бизнес-план интернет-ресурс""",
    "kaz": """
        сондай-ақ бұрын-ақ қазір-ақ бірден-ақ мән-жай тепе-тең жол-көлік бір-бірімен өз-өзі өз-өзіне жеке-жеке
        қылмыстық-процестік әлеуметтік-экономикалық вице-министр экс-министр интернет-ресурс АК-нің ӘРПК-де""",
}


def _across(word, at, language):
    """The word when a line end divided it, with a hyphen where it has none, and whether that is told."""
    hyphen = "" if word[at - 1] == "-" else "-"
    after = run(hyphens, f"Суд {word[:at]}{hyphen}\n{word[at:]} туралы.", language)
    doubts = [doubt.code for doubt in after.doubts]
    return after.text.removeprefix("Суд ").removesuffix(" туралы."), Code.HYPHEN_DOUBTFUL in doubts


@pytest.mark.parametrize("language", PLAIN)
def test_a_word_divided_anywhere_is_whole_again_or_told(language):
    words = [one for text in (PLAIN, COMPOUND) for one in text[language].split()]
    places = [(word, at) for word in words for at in range(2, len(word) - 1) if word[at] != "-"]
    wrong = [
        (word, found) for word, at in places if (found := _across(word, at, language))[0] != word
    ]
    assert [one for one in wrong if not one[1][1]] == []
    assert len(wrong) < len(places) / 4


@pytest.mark.parametrize("language", COMPOUND)
def test_a_compound_that_a_line_end_divides_keeps_its_hyphen(language):
    for word in COMPOUND[language].split():
        assert _across(word, word.rindex("-") + 1, language) == (word, False)


@pytest.mark.parametrize(
    ("given_", "due"),
    [
        ("а  б\tв\u00a0г", "а б в г"),
        ("а б\nв", "а б\nв"),
    ],
)
def test_blanks(given_, due):
    assert run(blanks, given_).text == due


@pytest.mark.parametrize(
    ("language", "given_", "due"),
    [
        ("rus", "Закон от29 декабря 1998 года № 327", "Закон от 29 декабря 1998 года № 327"),
        ("rus", "Постановление от14.05.2009 г. № 7", "Постановление от 14.05.2009 г. № 7"),
        ("rus", "Письмо N14 мая 2009 года", "Письмо N14 мая 2009 года"),
        ("rus", "по статье52 и в пункте3 за 2009 год", "по статье52 и в пункте3 за 2009 год"),
        ("kaz", "Сотының2009 жылғы 14 мамырдағы № 7 қаулысы", "Сотының 2009 жылғы 14 мамырдағы № 7 қаулысы"),
    ],
)  # fmt: skip
def test_a_blank_is_put_before_a_date_that_is_glued_to_a_word(language, given_, due):
    after = run(lost_blanks, given_, language)
    assert after.text == due
    assert after.restore() == given_


@pytest.mark.parametrize(
    ("given_", "due"),
    [
        ("( 9-бап ), « сот »", "(9-бап), «сот»"),
        ("бап , тармақ ; сот :", "бап, тармақ; сот:"),
        ("сөз ... сөз", "сөз ... сөз"),
        ('"сот" және "заң"', '"сот" және "заң"'),
        ("„сот“ және “ заң”", "„сот“ және “заң”"),
    ],
)
def test_stray_blanks(given_, due):
    assert run(stray_blanks, given_).text == due


@pytest.mark.parametrize(
    ("language", "given_", "due"),
    [
        ("kaz", "Соты анықтады: Сотқа өтініш", "Соты анықтады:\nСотқа өтініш"),
        ("kaz", "Соты қаулы етеді: 1. Осы", "Соты қаулы етеді:\n1. Осы"),
        ("rus", "Суд установил: В суд", "Суд установил:\nВ суд"),
        ("rus", "Суд ПОСТАНОВЛЯЕТ: 1. Признать", "Суд ПОСТАНОВЛЯЕТ:\n1. Признать"),
        ("rus", "суд установил: что было", "суд установил: что было"),
        ("rus", "Суд установил, что: Закон", "Суд установил, что: Закон"),
    ],
)
def test_formula_starts(language, given_, due):
    assert run(formula_starts, given_, language).text == due


@pytest.mark.parametrize(
    ("given_", "due"),
    [
        (
            "1. Бірінші сөз. 2. Екінші сөз. 3. Үшінші.",
            "1. Бірінші сөз.\n2. Екінші сөз.\n3. Үшінші.",
        ),
        ("1. Заңның ст. 2. Сот", "1. Заңның ст. 2. Сот"),
        ("1. Бірінші сөз. 3. Үшінші.", "1. Бірінші сөз. 3. Үшінші."),
        ("Сөз. 2. Екінші", "Сөз. 2. Екінші"),
    ],
)
def test_point_starts(given_, due):
    assert run(point_starts, given_).text == due


@pytest.mark.parametrize(
    ("language", "given_", "due"),
    [
        (
            "kaz",
            "соттардың назары аударылсын. Ескерту. 1-тармаққа өзгеріс енгізілді - 31.03.2017 № 2 қаулысымен.",
            "соттардың назары аударылсын.\nЕскерту. 1-тармаққа өзгеріс енгізілді - 31.03.2017 № 2 қаулысымен.",
        ),
        (
            "rus",
            "суд отказывает. Сноска. Пункт 3 в редакции от 31.03.2017 № 2 (вводится в действие со дня опубликования).",
            "суд отказывает.\nСноска. Пункт 3 в редакции от 31.03.2017 № 2 (вводится в действие со дня опубликования).",
        ),
        ("rus", "1. Суд решает; Сноска: Пункт изменен.", "1. Суд решает;\nСноска: Пункт изменен."),
        ("rus", "как указывает сноска. Пункт 3", "как указывает сноска. Пункт 3"),
        ("rus", "в тексте Сноска. Пункт 3", "в тексте Сноска. Пункт 3"),
        ("kaz", "3-бап. Ескертпе. 1-бөлік", "3-бап. Ескертпе. 1-бөлік"),
    ],
)
def test_note_starts(language, given_, due):
    assert run(note_starts, given_, language).text == due


def test_a_note_that_runs_on_into_the_text_is_told():
    text = "Суд отказывает. Сноска. Пункт изменен постановлением. Судам учитывать доводы."
    found = list(note_starts(CleanText.of(text), context("сот", "rus")))
    assert [one.code for one in found] == [Code.FURNITURE_DOUBTFUL]


LAYOUTS = {
    "indented": lambda ps, w: "\n".join(
        textwrap.fill(p, w, initial_indent="      ", break_long_words=False) for p in ps
    ),
    "spaced": lambda ps, w: "\n\n".join(textwrap.fill(p, w, break_long_words=False) for p in ps),
    "shifted": lambda ps, w: "\n".join(
        "    " + line for line in LAYOUTS["indented"](ps, w).split("\n")
    ),
}
WIDTHS = (48, 57, 66, 75, 84, 93, 102, 120)
LINE_ENDS = {"lf": "\n", "crlf": "\r\n", "trailing blank": " \n"}


@pytest.mark.parametrize("line_end", LINE_ENDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_sample_in_other_layouts_gives_the_same_text(golden, layout, line_end):
    """Each layout in each width, with one end of line or another."""
    for width in WIDTHS[list(LINE_ENDS).index(line_end) :: len(LINE_ENDS)]:
        text = LAYOUTS[layout](golden, width).replace("\n", LINE_ENDS[line_end])
        assert cleaned(text).text.split("\n") == golden, width


@pytest.mark.parametrize("line_end", LINE_ENDS)
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["unwrapped", "unwrapped and spaced"])
def test_the_sample_without_wraps_gives_the_same_text(golden, between, line_end):
    text = between.join(golden).replace("\n", LINE_ENDS[line_end])
    assert cleaned(text).text.split("\n") == golden


def test_where_only_line_ends_tell_a_sentence_that_may_end_a_paragraph_is_shown(golden):
    text = "\n".join(textwrap.fill(p, 70, break_long_words=False) for p in golden)
    after = cleaned(text)
    shown = [" ".join(text[: doubt.source[0].start].split())[-40:] for doubt in after.doubts]
    joined = [
        first
        for first, second in pairwise(golden)
        if f"{first[-40:]} {second[:40]}" in after.text and first.endswith(".")
    ]
    assert joined
    assert all(paragraph[-40:] in shown for paragraph in joined)


@pytest.mark.parametrize(("reading", "count"), [("join", 1), ("paragraph", 2)])
def test_a_person_settles_a_wrap(reading, count):
    wrap = WrapDecision(before="байланысты.", after="Сот", reading=reading)
    settled = cleaned(page(PROSE, PROSE), Decisions(wraps=(wrap,)))
    assert len(settled.text.split("\n")) == count
    assert [r.edit.by_person for r in settled.records].count(True) == 1


def test_a_wrap_decision_that_fits_no_place_is_shown():
    wrap = WrapDecision(before="жоқ сөз", after="Сот", reading="join")
    after = cleaned(page(PROSE), Decisions(wraps=(wrap,)))
    assert Code.DECISION_UNMATCHED in [doubt.code for doubt in after.doubts]


@pytest.mark.parametrize("width", range(40, 90, 3))
def test_wraps_inside_quotes_and_brackets(width):
    """Lines break after an opening quote or bracket, and before a closing one or a comma, too."""
    paragraph = (
        f'{PROSE} Сот "Конституция туралы" заңның (Конституциялық Кеңестің қаулысы), мәні. {PROSE}'
    )
    lines, line = [], "     "
    for piece in re.findall(r'(?<=\s)["(]|[^\s"(),]+|[",)]+|\s', f" {paragraph}"):
        if len(line + piece) > width and piece != " ":
            lines.append(line)
            line = ""
        line += piece
    text = "\n".join([*lines, line])
    assert cleaned(f"{text}\n{text}").text == f"{paragraph}\n{paragraph}"


@pytest.mark.parametrize("divided", ["484\n-бабы", "484-\nбабы", "484 \n-бабы", "484- \n\n бабы"])
def test_a_unit_divided_at_its_hyphen_is_one_word_again(divided):
    assert "Сот 484-бабы" in cleaned(f"{page(PROSE)}\n      Сот {divided} {PROSE}").text


@pytest.mark.parametrize(("reading", "word"), [("join", "қорғал-маған"), ("word", "қорғалмаған")])
def test_a_person_settles_a_divided_word(reading, word):
    wrap = WrapDecision(before="қорғал-", after="маған", reading=reading)
    settled = cleaned(f"{page(PROSE)}\n      Сот қорғал-\nмаған {PROSE}", Decisions(wraps=(wrap,)))
    assert f"Сот {word} Сот" in settled.text
    assert Code.HYPHEN_DOUBTFUL not in [doubt.code for doubt in settled.doubts]


@pytest.mark.parametrize(
    ("title", "enacting", "language"),
    [
        (
            "О проверке конституционности пункта 3 статьи 61 Закона Республики Казахстан",
            "Постановление Конституционного Совета Республики Казахстан от 11 октября 2001 года N 14/2",
            "rus",
        ),
        (
            "Об официальном толковании пункта 2 статьи 82 Конституции Республики Казахстан",
            "Нормативное постановление Конституционного Суда Республики Казахстан от 4 июля 2023 года № 147-НП",
            "rus",
        ),
        (
            "Заңның 13-бабының Қазақстан Республикасының Конституциясына сәйкестігін қарау туралы",
            "Қазақстан Республикасы Конституциялық Сотының 2024 жылғы 19 ақпандағы № 38-НҚ нормативтік қаулысы",
            "kaz",
        ),
        (
            "Заңның 13-бабының Қазақстан Республикасының Конституциясына сәйкестігін қарау туралы",
            "«Қазақстан Республикасы Конституциялық Сотының 2024 жылғы 19 ақпандағы № 38-НҚ нормативтік қаулысы»",
            "kaz",
        ),
        (
            "Заңның 13-бабының Қазақстан Республикасының Конституциясына сәйкестігін қарау туралы",
            "Қазақстан Республикасы Конституциялық Сотының нормативтік қаулысы 2024 жылғы 19 ақпан № 38",
            "kaz",
        ),
    ],
)
@pytest.mark.parametrize("width", range(46, 120, 7))
@pytest.mark.parametrize("turned", [False, True])
def test_a_title_and_an_enactment_line_at_the_margin_are_two(
    title, enacting, language, width, turned
):
    head = [enacting, title] if turned else [title, enacting]
    lines = [line for one in head for line in textwrap.wrap(one, width, break_on_hyphens=False)]
    body = "\n".join(page(PROSE, PROSE, PROSE, width=width).split("\n"))
    text = "\n".join([*lines, body])
    assert run(wraps, text, language).text.split("\n")[:2] == head


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("бюросы-", "ның сарапшылары", "бюросының"),
        ("сараптама-", "ның мерзімі", "сараптаманың"),
        ("АПК-", "нің талабы", "АПК-нің"),
        ("15-", "тің талабы", "15-тің"),
    ],
)
def test_the_ending_of_a_case_is_parted_by_a_hyphen_from_no_plain_word(before, after, whole):
    found = run(hyphens, f"Бұл {before}\n{after} туралы.")
    told = any(doubt.code is Code.HYPHEN_DOUBTFUL for doubt in found.doubts)
    assert whole in found.text or told
    assert not (told and whole in ("АПК-нің", "15-тің"))


def test_a_hyphen_that_no_line_holds_only_divides_where_another_joins():
    after = cleaned("Лица, которые по\u2010\nнимаются в уголовно-процессуальном кодексе.")
    assert after.text == "Лица, которые понимаются в уголовно-процессуальном кодексе."


@pytest.mark.parametrize("lost", ["Уголовнопроцессуального кодекса", "8тармағына сәйкес"])
def test_a_word_that_the_text_else_joins_by_a_hyphen_is_told(lost):
    told = "уголовно-процессуальный, 5-тармақ, 6-тармаққа, 7-тармағы"
    (doubt,) = (
        one for one in cleaned(f"{told} {lost}.").doubts if one.code is Code.HYPHEN_DOUBTFUL
    )
    assert lost.split()[0] in doubt.message


def test_an_enactment_line_that_is_stretched_with_blanks_is_one():
    title = "Заңның 13-бабының Қазақстан Республикасының Конституциясына сәйкестігі туралы"
    enacting = "Қазақстан  Республикасы   Конституциялық  Сотының  2024 жылғы 19 ақпандағы"
    body = page(PROSE, PROSE, PROSE)
    text = run(wraps, f"{title}\n{enacting}\n№ 38-НҚ қаулысы\n{body}", "kaz").text
    assert text.split("\n")[0] == title


@pytest.mark.parametrize(
    ("language", "head"),
    [
        (
            "kaz",
            "Қазақстан Республикасы Конституциялық Сотының 2031 жылғы 9 мамырдағы № 4-НҚ нормативтік қаулысы",
        ),
        (
            "kaz",
            "Қазақстан Республикасы Конституциялық Кеңесінің 2004 жылғы 19 мамырдағы № 7 қаулысы",
        ),
        (
            "rus",
            "Нормативное постановление Конституционного Суда Республики Казахстан от 9 мая 2031 года № 4-НП",
        ),
    ],
)
@pytest.mark.parametrize("width", [24, 28, 30, 34])
def test_an_enactment_line_on_narrow_lines_is_one_paragraph(language, head, width):
    title = {"kaz": "Заңның сәйкестігін тексеру туралы", "rus": "О проверке закона"}[language]
    lines = ["\n".join(textwrap.wrap(one, width)) for one in (title, head, *[PROSE] * 3)]
    assert head in cleaned("\n\n".join(lines)).text.split("\n")


@pytest.mark.parametrize(
    ("language", "note", "is_told"),
    [
        ("rus", "2 Там же, с. 14.", True),
        ("kaz", "2 Сонда, 14-б.", True),
        ("rus", "2 Закона", False),
    ],
)
def test_a_note_of_a_page_inside_a_sentence_is_told(language, note, is_told):
    above = {
        "rus": "Суды и иные органы решают все дела на основании статьи",
        "kaz": "Соттар мен өзге органдар барлық істі заңның негізінде",
    }[language]
    above += " мер" if is_told else ""
    below = {"rus": "Конституции и законов.", "kaz": "Конституция бойынша шешеді."}[language]
    text = "\n\n".join(f"{above}\n{{}}{below}" for _ in range(3)).format(f"{note}\n", "", "")
    for indent in ("", " " * 8):
        doubts = run(wraps, textwrap.indent(text, indent), language).doubts
        assert (Code.FURNITURE_DOUBTFUL in {one.code for one in doubts}) == is_told
