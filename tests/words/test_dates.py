"""Dates: one reader, so the enactment line and citations read every form alike."""

from __future__ import annotations

import calendar
import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cite.lexicon import words
from pipeline.cite.pieces import Shorts, find_pieces
from pipeline.cite.tokenized import Tokenized
from pipeline.codes import Code
from pipeline.convert import convert, publish
from pipeline.enactment.enactment_words import read_words
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.read import read_text
from pipeline.text import Span
from pipeline.words.dates import date_at, date_pattern, dates
from pipeline.words.folding import fold
from tests.segment.rulings import named
from tests.whole_table import every_row

KAZ, RUS = Language
LEAP = 2024
QUOTES = ("{}", "«{}»", '"{}"', "“{}”", "„{}“")

# Forms of 14 July 2023; `@` is where the day stands, which a form filled in by hand quotes.
FORMS = {
    RUS: [
        "@ июля 2023 года", "@ июля 2023 г.", "@ июля 2023 г", "@ июля 2023", "@ июля 2023 год",
        "@ ИЮЛЯ 2023 ГОДА", "@ июля  2023 года", "@ июля 2023года", "14.07.2023", "14.07.2023 г.",
        "14.07.2023 года", "14.7.2023", "2023.07.14", "14-го июля 2023 года", "14.07.23 г.", "14.07.23г.",
    ],
    KAZ: [
        "2023 жылғы @ шілде", "2023 жылғы @ шілдедегі", "2023 жылы @ шілдедегі", "2023 жыл @ шілде",
        "2023 ж. @ шілде", "2023 ж @ шілдедегі", "2023 жылғы @ шілдесіндегі", "2023 жылдың @ шілдесі",
        "2023 жылғы шілденің 14-індегі", "2023 жылғы шілденің @", "@ шілде 2023 жыл", "@ шілде 2023 ж.",
        "@ шілде 2023", "14.07.2023", "14.07.2023 ж.", "14.07.2023 жылғы", "2023.07.14", "2023жылғы @ шілдедегі",
    ],
}  # fmt: skip
WRITTEN = [
    (language, form.replace("@", quote.format("14")))
    for language, forms in FORMS.items()
    for form, quote in product(forms, QUOTES)
    if "@" in form or quote == "{}"
]


def in_enactment(text: str, language: Language) -> list[str]:
    grammar = load(language)
    words = read_words(fold(text, grammar), grammar)
    return [word.text for word in words if word.kind == "date"]


def in_citation(text: str, language: Language) -> list[str | None]:
    grammar = load(language)
    known = words(grammar)
    line = Tokenized(text, fold(text, grammar), Span(0, len(text)), known)
    pieces = find_pieces(line, known, Shorts()).all
    return [piece.date.iso for piece in pieces if piece.date]


@every_row(("language", "written"), WRITTEN)
def test_every_form_in_every_place(language: Language, written: str) -> None:
    around = {RUS: "постановление от {} № 13-НП", KAZ: "Сотының {} № 13-НҚ қаулысы"}[language]
    text = around.format(written)
    assert in_enactment(text, language) == ["2023-07-14"]
    assert in_citation(text, language) == ["2023-07-14"]


@pytest.mark.parametrize("language", Language)
def test_every_month_in_every_form(language: Language) -> None:
    grammar = load(language)
    order = "2024 жылғы 5 {}" if language is KAZ else "5 {} 2024 года"
    for number, forms in enumerate(grammar.calendar.months, 1):
        for form in forms:
            text = order.format(form)
            assert in_enactment(text, language) == [f"2024-{number:02}-05"], form
            assert in_citation(text, language) == [f"2024-{number:02}-05"], form


ENDINGS = {
    "қаңтар мамыр": "дың ды ға да дан мен дағы ының ын ына ында ынан ындағы",
    "ақпан маусым қазан желтоқсан": "ның ды ға да нан мен дағы ының ын ына ында ынан ындағы",
    "наурыз тамыз": "дың ды ға да дан бен дағы ының ын ына ында ынан ындағы",
    "сәуір": "дің ді ге де ден мен дегі інің ін іне інде інен індегі",
    "шілде": "нің ні ге де ден мен дегі сінің сін сіне сінде сінен сіндегі",
    "қыркүйе": "ктің кті кке кте ктен кпен ктегі гінің гін гіне гінде гінен гіндегі",
    "қараша": "ның ны ға да дан мен дағы сының сын сына сында сынан сындағы",
}
CASES = [(stem, endings) for stems, endings in ENDINGS.items() for stem in stems.split()]


@pytest.mark.parametrize(("stem", "endings"), CASES)
def test_kazakh_dates_in_every_case(stem: str, endings: str) -> None:
    grammar = load(KAZ)
    months = enumerate(grammar.calendar.months, 1)
    number = next(number for number, forms in months if forms[0].startswith(stem))
    for ending, year in product(endings.split(), ("жылғы", "жылдың", "жылының")):
        text = fold(f"Ол 2027 {year} 1 {stem}{ending} бастап", grammar)
        assert [one.date.iso for one in dates(text, grammar)] == [f"2027-{number:02}-01"], ending


def days(month: int) -> list[int]:
    return [day for day in range(40) if not 0 < day <= calendar.monthrange(LEAP, month)[1]]


IMPOSSIBLE = [(month, day) for month in range(1, 13) for day in days(month)]


@every_row(("month", "day"), IMPOSSIBLE)
def test_days_that_the_calendar_lacks_are_told_and_no_date(month: int, day: int) -> None:
    for language in Language:
        name = load(language).calendar.months[month - 1][0]
        worded = f"{LEAP} жылғы {day} {name}" if language is KAZ else f"{day} {name} {LEAP} года"
        for text in (worded, f"{day:02}.{month:02}.{LEAP}"):
            (found,) = dates(fold(text, load(language)), load(language))
            assert found.date.impossible
            assert in_enactment(text, language) == [""]
            assert in_citation(text, language) == [None]


@pytest.mark.parametrize("day", ["31 июня", "31 февраля", "30 февраля", "29 февраля", "0 мая"])
def test_a_ruling_of_an_impossible_day(day: str) -> None:
    text = named("court-2025.rus").text.replace("19 февраля 2025", f"{day} 2025", 1)
    published = publish(convert(read_text(text.encode())))
    assert published.ruling.date is None
    assert Code.DATE_UNKNOWN in {told.code for told in published.ruling.diagnostics}


@pytest.mark.parametrize("day", ["31 июня", "31 февраля", "30 февраля", "29 февраля", "0 мая"])
def test_a_cited_ruling_of_an_impossible_day(day: str) -> None:
    own = named("court-2025.rus").text
    cited = f"Суд учёл нормативное постановление Конституционного Суда от {day} 2023 года № 5-НП."
    published = publish(convert(read_text(own.replace("\n", f"\n{cited}\n", 8).encode())))
    reasons = {one.reason for one in published.ruling.citations}
    assert "the calendar has no such date" in reasons


@pytest.mark.parametrize("language", Language)
@given(data=st.data())
def test_whatever_the_pattern_takes_both_readers_take(
    language: Language, data: st.DataObject
) -> None:
    pattern = re.compile(date_pattern(load(language)).pattern, re.ASCII)
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    found = date_at(fold(text, load(language)), 0, load(language))
    if found is None or found.span.length < len(text):
        return
    assert in_citation(text, language) == [iso or None for iso in in_enactment(text, language)]


def test_a_name_of_an_act_keeps_the_month_that_ends_like_an_adverb() -> None:
    done = "2023 жылғы 14 шілдеде"
    grammar = load(KAZ)
    found = [date_at(text, 0, grammar) for text in (done, done.removesuffix("де"))]
    assert [one.adverbial for one in found if one] == [True, False]


@pytest.mark.parametrize("language", Language)
def test_a_date_ends_with_its_paragraph(language: Language) -> None:
    text = "постановление от 14 июля\n2023 года" if language is RUS else "2023 жылғы\n14 шілде"
    assert list(dates(fold(text, load(language)), load(language))) == []
