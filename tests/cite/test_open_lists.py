"""Ranges with one end, numbers apart from their unit, and lists that words give to each other in their order."""

from __future__ import annotations

import pytest

from pipeline.codes import Code
from tests.cite.labelled import cite, targets

UK, OLD_UK, UPK = "code/2014-07-03/226-v", "code/1997-07-16/167-i", "code/2014-07-04/231-v"
CONSTITUTION = "constitution/1995-08-30/constitution"


def _codes(text: str, language: str) -> list[Code]:
    return [one.code for one in cite(text, language=language)[1].findings]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Применены нормы начиная со статьи 476 УПК."),
        ("rus", "Применены нормы УПК, кончая статьей 484."),
        ("rus", "Статьи 476 и последующие УПК определяют порядок."),
        ("kaz", "ҚПК-нің 485-баптан басталатын баптары қолданылды."),
        ("rus", "Применены с 476 по 484 статьи УПК."),
        ("kaz", "ҚПК-нің 476 және одан кейінгі баптары қолданылды."),
        ("kaz", "ҚПК-нің 10, 11 және басқа баптары қолданылды."),
    ],
)
def test_a_range_of_one_end_is_told(language, text):
    assert _codes(text, language) == [Code.CITATION_DOUBTFUL]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Применены статьи начиная с 485 УПК."),
        ("rus", "Запрет дан всеми статьями до 15 включительно Конституции."),
        ("rus", "Статьи Конституции 14 и 26 применены."),
        ("rus", "Пункты статьи 26 Конституции 2 и 3 применены."),
        ("rus", "Он осужден по 188 статье УК."),
        ("rus", "Это следует из 10 и 11 статей, а также согласно 12 и 13 статьям УПК."),
        ("rus", "Применена статья УК номер 188."),
        ("rus", "Статья номер 188 УК применена."),
        ("rus", "Статья 188-я УК и 190-я применены."),
        ("rus", "Статья 434 КоАП и 437 применены."),
        ("kaz", "ҚК-нің бабы 188 қолданылды."),
        ("kaz", "ҚК-нің 188-бабының бөлігі 3 қолданылды."),
        ("kaz", "10 (ҚПК), 188 (ҚК) және 8 (АПК) баптар келтірілген."),
        ("kaz", "Конституцияның 5 (бес) бабы қолданылды."),
    ],
)
def test_a_number_apart_from_its_unit_is_told(language, text):
    assert Code.CITATION_NUMBER_UNREAD in _codes(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Нормы статей 12 – 15 Конституции действуют до 15 мая 2025 года."),
        ("rus", "Действует с пункта 5 мая."),
        ("rus", "Статьи до 2015 года не применялись."),
        ("rus", "Кодекс из 5 статей; 1 часть дома отошла ему."),
        ("rus", "Нарушены пункт 5 статьи 6 и часть 2 статьи 7 Конституции."),
        ("kaz", "Конституцияның 14-бабы және басқа да нормалар қолданылды."),
        (
            "rus",
            "Нарушены пункты 1 и 2 статьи 14 Конституции, статья 188 УК и 3 довода отвергнуты.",
        ),
        ("rus", "Со статьи 476 по статью 484 УПК."),
        ("kaz", "ҚК-нің 188 бабы 3 бөлігі қолданылды."),
        ("kaz", "ҚПК-нің 484-бабы екінші бөлігі 1) тармағының нормасы қолданылды."),
        ("kaz", "ҚПК-нің 476-бабынан бастап 484-бабына дейінгі нормалары қолданылды."),
        ("kaz", "2015 жылғы 1 қаңтардан бастап ҚК-нің 188-бабы қолданылды."),
    ],
)
def test_a_range_of_two_ends_and_days_are_told_by_nothing(language, text):
    assert _codes(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Статьи 5 и 6 УК соответственно 7 и 8 УПК применены."),
        ("kaz", "ҚК-нің 5 және 6, тиісінше ҚПК-нің 7 және 8-баптары қолданылды."),
    ],
)
def test_numbers_that_words_give_to_others_are_of_their_own_act(language, text):
    due = [[f"{UK}/~art_5", f"{UK}/~art_6"], [f"{UPK}/~art_7", f"{UPK}/~art_8"]]
    assert targets(text, language=language) == due


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", ("Уголовный и Уголовно-процессуальный кодексы (далее соответственно – ОК, ПК).", "Статья 188 ОК и статья 10 ПК.")),
        ("kaz", ("Қылмыстық және Қылмыстық-процестік кодекстер (бұдан әрі тиісінше – ОК, ПК).", "ОК-нің 188-бабы мен ПК-нің 10-бабы.")),
    ],
)  # fmt: skip
def test_short_names_are_given_to_acts_in_their_order(language, text):
    assert targets(*text, language=language)[-2:] == [[f"{UK}/~art_188"], [f"{UPK}/~art_10"]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", ("В Уголовных кодексах 1997 и 2014 годов (статьи 175 и 188) кража наказуема.",)),
        ("kaz", ("Ұрлық 1997 және 2014 жылғы Қылмыстық кодекстердің 175 және 188-баптарында жазаланады.",)),
        ("rus", ("В другом УПК, а именно в статье 5, сказано иначе.",)),
        ("kaz", ("Екі Қылмыстық кодексте де 3-бап бар.",)),
        ("rus", ("Применены УК и УПК (далее – Кодексы).", "Статья 5 Кодексов сходна.")),
    ],
)  # fmt: skip
def test_several_acts_of_a_name_are_no_single_one(language, text):
    assert not any(targets(*text, language=language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Статья 175 УК 1997 года (ныне статья 188) толкуется одинаково."),
        ("kaz", "1997 жылғы ҚК-нің 175-бабы (қазіргі 188-бап) бірдей түсіндіріледі."),
    ],
)
def test_an_article_that_is_so_numbered_today_is_of_no_former_act(language, text):
    assert targets(text, language=language) == [[f"{OLD_UK}/~art_175"], []]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Верховный суд США в решении по делу Брауна от 17 мая 1954 года признал это."),
        ("rus", "Суд Евразийского экономического союза решением от 4 апреля 2016 года признал это."),
        ("kaz", "ГФР Федералдық конституциялық соты 2010 жылғы 2 наурыздағы шешімінде бұны таныды."),
    ],
)  # fmt: skip
def test_what_a_court_of_another_state_decided_on_a_day_is_found(language, text):
    assert targets(text, language=language) == [[]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "До введения в действие Уголовного кодекса 2014 года применялась статья 175 УК."),
        ("kaz", "2014 жылғы Қылмыстық кодекс қолданысқа енгізілгенге дейін ҚК-нің 175-бабы қолданылды."),
    ],
)  # fmt: skip
def test_the_act_before_may_be_meant_before_the_one_named_was_in_force(language, text):
    assert _codes(text, language) == [Code.CITATION_DOUBTFUL]


def test_a_number_with_its_convocation_tells_the_act():
    assert targets("Статья 5 Кодекса № 226-V применена.", language="rus") == [[f"{UK}/~art_5"]]


def test_an_abbreviation_in_a_bracket_is_a_smaller_unit():
    due = [[f"{UK}/~art_10__para_2__point_3"]]
    assert targets("Применен п. 2 (пп. 3) ст. 10 УК.", language="rus") == due
