"""Dates, numbers and spans of time, as both languages write them."""

import pytest

from pipeline import grammar
from pipeline.compare.quantities import dates, durations, in_words, numbers
from pipeline.languages import Language

KAZ, RUS = (grammar.load(language) for language in (Language.KAZ, Language.RUS))
DATES = [
    ("2024 жылғы 14 ақпанда", "14 февраля 2024 года", ["2024-02-14"]),
    ("1995 жылғы желтоқсанның 29-ындағы", "от 29 декабря 1995 года", ["1995-12-29"]),
    ("2024 жылғы 31 ақпанда", "31 февраля 2024 года", []),
    ("2024 жылы ақпанда", "в феврале 2024 года", []),
]
NUMBERS = [
    ("2024 жылғы 14 ақпанда 1 500 000 теңге", "14 февраля 2024 года 1 500 000 тенге", ["1500000"]),
    ("43-1-бабы", "статья 43-1", ["43", "1"]),
    ("3,5 пайыз", "3,5 процента", ["3.5"]),
    ("№ 150-НҚ", "№ 150-НП", ["150"]),
    ("55 – 58, 62-баптар", "статьи 55 – 58, 62", ["55", "58", "62"]),
]
DURATIONS = [
    ("алты айдан кешіктірмей", "не позднее шести месяцев", {"6 month"}),
    ("6 (алты) айдан", "6 (шести) месяцев", {"6 month"}),
    ("он сегіз ай ішінде", "в течение восемнадцати месяцев", {"18 month"}),
    ("жиырма бес күнтізбелік күн", "двадцати пяти календарных дней", {"25 day"}),
    ("он жылдан аспайтын", "не более десяти лет", {"10 year"}),
    ("бір апта және екі жыл", "одна неделя и два года", {"1 week", "2 year"}),
    ("жыл сайын, ай бойы", "ежегодно, помесячно", set()),
    ("екі айлық мерзімде", "в двухмесячный срок", {"2 month"}),
    ("жиырма бес күн", "двадцатипятидневный", {"25 day"}),
    ("он апта, бес жылдық", "10-недельный, пятилетний", {"10 week", "5 year"}),
    ("есептік көрсеткіш", "двух месячных расчетных показателей", set()),
]
WORDS = [
    ("екінші бөлігі", "часть вторая", {"2"}),
    ("он екінші", "двенадцатая", {"12"}),
    ("жиырма бес", "двадцать пять", {"25"}),
    ("үш рет", "трёх раз", {"3"}),
    ("бірлік", "единство, триста", set()),
]


@pytest.mark.parametrize(("kaz", "rus", "values"), DATES)
def test_dates(kaz, rus, values):
    for text, language in ((kaz, KAZ), (rus, RUS)):
        assert [figure.value for figure in dates(text, language)] == values


@pytest.mark.parametrize(("kaz", "rus", "values"), NUMBERS)
def test_numbers(kaz, rus, values):
    for text, language in ((kaz, KAZ), (rus, RUS)):
        found = numbers(text, dates(text, language))
        assert [figure.value for figure in found] == values
        assert all(text[slice(*f.span)].replace(" ", "")[0] == f.value[0] for f in found)


@pytest.mark.parametrize(("kaz", "rus", "values"), DURATIONS)
def test_durations(kaz, rus, values):
    for text, language in ((kaz, KAZ), (rus, RUS)):
        assert {str(span) for span in durations(text, language)} == values


@pytest.mark.parametrize(("kaz", "rus", "values"), WORDS)
def test_numbers_in_words(kaz, rus, values):
    for text, language in ((kaz, KAZ), (rus, RUS)):
        assert in_words(text, language) == values


@pytest.mark.parametrize("language", [KAZ, RUS], ids=["kaz", "rus"])
def test_every_numeral_is_read_alone_and_with_every_unit_of_time(language):
    units = {"day": ("күн", "дней"), "month": ("ай", "месяцев"), "year": ("жыл", "лет")}
    for numeral in language.numerals.cardinals:
        for form in numeral.forms:
            assert in_words(f"({form})", language) >= {str(numeral.value)}, form
            for period, names in units.items():
                name = names[language is RUS]
                found = [str(span) for span in durations(f"{form} {name}", language)]
                assert found == [f"{numeral.value} {period}"], form
