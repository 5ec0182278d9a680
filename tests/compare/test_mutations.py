"""One thing changed in one of two equal texts is found, and nothing else."""

import pytest

from pipeline.codes import DifferenceCode as Is
from tests.compare.texts import changed, ruling, told

APPC = "/akn/kz/act/code/2020-06-29/350-vi"
CONSTITUTION = "/akn/kz/act/constitution/1995-08-30/constitution"
COUNCIL = "/akn/kz/judgment/normative-resolution/constitutional-council"

# What is changed in the Russian text of ks-2024-77: the words, the new words, what is told of it.
CHANGES = {
    "date in the facts": (
        "11 сентября 2023 года",
        "12 сентября 2023 года",
        (Is.DATE, "2023-09-11", "2023-09-12"),
    ),
    "month": ("11 сентября 2023", "11 октября 2023", (Is.DATE, "2023-09-11", "2023-10-11")),
    "date of the ruling": ("от 16 мая", "от 17 мая", (Is.RULING_DATE, "2024-05-16", "2024-05-17")),
    "number of the ruling": ("№ 77-НП", "№ 78-НП", (Is.RULING_NUMBER, "77", "78")),
    "article": (
        "пункту 2 статьи 13 и",
        "пункту 2 статьи 12 и",
        (Is.CITATION, f"{CONSTITUTION}/~art_13__para_2", f"{CONSTITUTION}/~art_12__para_2"),
    ),
    "point of an article": (
        "названных в пункте 3 статьи 39",
        "названных в пункте 2 статьи 39",
        (Is.CITATION, f"{CONSTITUTION}/~art_39__para_3", f"{CONSTITUTION}/~art_39__para_2"),
    ),
    "part in words": (
        "(часть седьмая статьи 136 АППК)",
        "(часть шестая статьи 136 АППК)",
        (Is.CITATION, f"{APPC}/~art_136__para_7", f"{APPC}/~art_136__para_6"),
    ),
    "number of a cited ruling": (
        "5 мая 1999 года № 8/2",
        "5 мая 1999 года № 8/3",
        (Is.CITATION, f"{COUNCIL}/1999-05-05/8-2", f"{COUNCIL}/1999-05-05/8-3"),
    ),
    "date of a cited ruling": (
        "5 мая 1999 года № 8/2",
        "6 мая 1999 года № 8/2",
        (Is.CITATION, f"{COUNCIL}/1999-05-05/8-2", f"{COUNCIL}/1999-05-06/8-2"),
    ),
    "citation left out": (
        " (пункт 1 статьи 14 Конституции)",
        "",
        (Is.CITATION, f"{CONSTITUTION}/~art_14__para_1", None),
    ),
    "span of time": (
        "в течение одного месяца",
        "в течение двух месяцев",
        (Is.NUMBER, "1 month", "2 month"),
    ),
    "verdict": (
        "соответствующим Конституции Республики Казахстан.\n2.",
        "не соответствующим Конституции Республики Казахстан.\n2.",
        (Is.VERDICT, "conforming", "non-conforming"),
    ),
    "what a point does": (
        "2. Рекомендовать Правительству Республики Казахстан рассмотреть вопрос о",
        "2. Прекратить производство о",
        (Is.OUTCOME, "recommendation", "termination"),
    ),
    "judge": ("Кравчука В.П.", "Громова В.П.", (Is.JUDGE, "В.П. Кравчук", "Громов В.П.")),
    "judge left out": ("Кравчука В.П., ", "", (Is.JUDGE, "В.П. Кравчук", None)),
    "initials of a judge": (
        "Дуйсенова Н.О.",
        "Дуйсенова Н.А.",
        (Is.JUDGE, "Н.Ө. Дүйсенов", "Дуйсенов Н.А."),
    ),
    "spelling of a judge": (
        "Дуйсенова Н.О.",
        "Дюйсенова Н.О.",
        (Is.NAME_SPELLING, "Н.Ө. Дүйсенов", "Дюйсенов Н.О."),
    ),
    "presiding judge": (
        "Султангазиной А.Н.",
        "Громовой А.Н.",
        (Is.PRESIDING, "Ә.Н. Сұлтанғазина", "Громова А.Н."),
    ),
    "participant": (
        "Самойленко В.В.",
        "Громова В.В.",
        (Is.PARTICIPANT, "В.В. Самойленко", "Громов В.В."),
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_changed_is_told_and_nothing_else(name):
    old, new, expected = CHANGES[name]
    other = changed("ks-2024-77", "rus", (old, new))
    assert told(ruling("ks-2024-77", "kaz"), other) == [expected]


@pytest.mark.parametrize("name", CHANGES)
def test_the_order_of_the_texts_changes_nothing_but_the_sides(name):
    old, new, (code, first, second) = CHANGES[name]
    other = changed("ks-2024-77", "rus", (old, new))
    assert told(other, ruling("ks-2024-77", "kaz")) == [(code, second, first)]


def test_the_other_judge_in_the_chair():
    other = changed(
        "ks-2024-77",
        "rus",
        (
            "Председателя Султангазиной А.Н., судей Алимбаева К.М.",
            "Председателя Алимбаева К.М., судей Султангазиной А.Н.",
        ),
    )
    assert told(ruling("ks-2024-77", "kaz"), other) == [
        (Is.PRESIDING, "Ә.Н. Сұлтанғазина", "Алимбаев К.М.")
    ]


def test_another_rapporteur():
    other = changed(
        "ks-2024-77", "rus", ("Оспанкулова Е.Т. и Бекбосыновой", "Рахметовой С.А. и Бекбосыновой")
    )
    assert told(ruling("ks-2024-77", "kaz"), other) == [
        (Is.RAPPORTEUR, "Е.Т. Оспанқұлов", "Рахметова С.А.")
    ]


def test_a_term_that_one_text_lacks():
    other = changed("kk-2020-31", "rus", (" не позднее шести месяцев", ""))
    found = told(ruling("kk-2020-31", "kaz"), other)
    assert [code for code, *_ in found] == [Is.NAME_SPELLING, Is.TERM]
    assert found[1][2] is None


SAME_TERMS = [
    ("2027 жылғы 1 қазанға дейінгі мерзімде", "в срок до 1 октября 2027 года"),
    ("2027 жылдың 1 қаңтарына дейін", "до 1 января 2027 года"),
    ("екі ай мерзімде", "в двухмесячный срок"),
    ("бір ай ішінде", "в течение месяца"),
    ("3 ай мерзімде", "в трехмесячный срок"),
    ("отыз күн мерзімде", "в тридцатидневный срок"),
]
OTHER_TERMS = [
    ("2027 жылғы 1 қазанға дейін", "до 1 ноября 2027 года"),
    ("екі ай мерзімде", "в месячный срок"),
    ("екі ай мерзімде", "в двухнедельный срок"),
    ("бір жыл ішінде", "в течение двух лет"),
]


@pytest.mark.parametrize("terms", SAME_TERMS + OTHER_TERMS)
def test_terms_are_compared_by_what_they_mean(terms):
    kaz, rus = terms
    ours = changed("kk-2020-31", "kaz", ("алты айдан кешіктірмей", kaz))
    theirs = changed("kk-2020-31", "rus", ("не позднее шести месяцев", rus))
    found = {code for code, *_ in told(ours, theirs)}
    assert found - {Is.NAME_SPELLING, Is.DATE} == ({Is.TERM} if terms in OTHER_TERMS else set())


def test_a_paragraph_left_out():
    whole = (
        "Следовательно, оспариваемая норма не дает основания для отказа без судебной проверки.\n"
    )
    other = changed("ks-2024-77", "rus", (whole, ""))
    found = told(ruling("ks-2024-77", "kaz"), other)
    assert [(code, second) for code, _, second in found] == [(Is.PARAGRAPH_MISSING, None)]


def test_a_paragraph_in_two_is_no_difference():
    other = changed(
        "ks-2024-77", "rus", ("срока. Вышестоящие судебные", "срока.\nВышестоящие судебные")
    )
    assert told(ruling("ks-2024-77", "kaz"), other) == []


def test_a_number_in_figures_here_and_in_words_there_is_no_difference():
    other = changed("ks-2024-77", "rus", ("в течение одного месяца", "в течение 1 месяца"))
    assert told(ruling("ks-2024-77", "kaz"), other) == []


def test_the_order_of_judges_is_no_difference():
    other = changed(
        "ks-2024-77",
        "rus",
        (
            "Алимбаева К.М., Бекбосыновой Г.С., Дуйсенова",
            "Бекбосыновой Г.С., Алимбаева К.М., Дуйсенова",
        ),
    )
    assert told(ruling("ks-2024-77", "kaz"), other) == []


def test_a_part_left_out():
    other = changed(
        "ks-2024-77", "rus", ("Конституционный Суд Республики Казахстан\nустановил:\n", "")
    )
    codes = {code for code, *_ in told(ruling("ks-2024-77", "kaz"), other)}
    assert codes <= {Is.PART_MISSING, Is.RAPPORTEUR}
    assert Is.PART_MISSING in codes


def test_a_scope_that_one_text_lacks():
    other = changed(
        "kk-2001-17", "rus", (' в части слов "или по решению местного исполнительного органа"', "")
    )
    assert (Is.SCOPE, "words", "whole") in told(ruling("kk-2001-17", "kaz"), other)


def test_another_question():
    asked = "О рассмотрении на соответствие Конституции Республики Казахстан подпункта"
    other = changed("ks-2024-77", "rus", (asked, "Об официальном толковании подпункта"))
    found = told(ruling("ks-2024-77", "kaz"), other)
    assert found[0] == (Is.QUESTION, "conformity", "interpretation")


def test_another_capacity():
    office = "представителя Республиканской коллегии адвокатов – председателя Самойленко В.В."
    other = changed(
        "ks-2024-77", "rus", (office, "эксперта – доктора юридических наук Самойленко В.В.")
    )
    assert told(ruling("ks-2024-77", "kaz"), other) == [
        (Is.PARTICIPANT_ROLE, "В.В. Самойленко: representative", "Самойленко В.В.: expert")
    ]


def test_another_addressee():
    other = changed(
        "ks-2024-77", "rus", ("2. Рекомендовать Правительству", "2. Рекомендовать Парламенту")
    )
    assert told(ruling("ks-2024-77", "rus"), other) == [
        (Is.ADDRESSEE, "Правительство Республики Казахстан", "Парламент Республики Казахстан")
    ]


def test_verdicts_that_change_places():
    """A point with two verdicts: the texts agree on how many of each, not on which norm."""
    norm = "подпункт {} части второй статьи 138 Административного процедурно-процессуального кодекса Республики Казахстан от 29 июня 2020 года"
    measure = "соответствующим Конституции Республики Казахстан."
    whole = f"1. Признать {norm.format('9)')} {measure}\n"
    both = "1. Признать {} {}{}\nПризнать {} {}{}\n"
    nine, eight = norm.format("9)"), norm.format("8)")
    one, other = (
        changed("ks-2024-77", "rus", (whole, both.format(nine, *first, eight, *second)))
        for first, second in (
            (("", measure), ("не ", measure)),
            (("не ", measure), ("", measure)),
        )
    )
    found = told(one, other)
    assert [code for code, *_ in found] == [Is.VERDICT, Is.VERDICT]
    assert all("point_" in first and first != second for _, first, second in found)
