"""Which ruling it is: every form of enactment line, title and question."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.describe.which_ruling import identify, question_kind
from pipeline.enactment.paragraph import read_enactment
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.read import read_text
from pipeline.terms import BlockRole, Court, Kind, MarkKind, QuestionKind
from pipeline.text import CleanText
from pipeline.words.folding import folded_paragraphs
from pipeline.words.works import frbr_number
from tests.segment.rulings import RULINGS, Text, named
from tests.whole_table import every_row

COURT, COUNCIL, SUPREME = Court
KAZ, RUS = Language

# Invented numbers and dates in the forms that enactment lines have.
LINES = [
    (KAZ, "Қазақстан Республикасы Конституциялық Сотының 2024 жылғы 5 маусымдағы № 91-НҚ нормативтік қаулысы", COURT, "2024-06-05", "91-НҚ"),
    (KAZ, "Қазақстан Республикасы Конституциялық Сотының 2023 жылғы 6 наурыздағы № 4 нормативтік қаулысы.", COURT, "2023-03-06", "4"),
    (KAZ, "ҚАЗАҚСТАН РЕСПУБЛИКАСЫ КОНСТИТУЦИЯЛЫҚ СОТЫНЫҢ 2024 ЖЫЛҒЫ 5 МАУСЫМДАҒЫ № 91-НҚ НОРМАТИВТІК ҚАУЛЫСЫ", COURT, "2024-06-05", "91-НҚ"),
    (KAZ, "Қазақстан Республикасы Конституциялық Сотының 2023 жылғы 22 мамырдағы № 93-НҚ қосымша қаулысы", COURT, "2023-05-22", "93-НҚ"),
    (KAZ, "Қазақстан Республикасы Конституциялық Сотының 2025 жылғы 1 қазандағы № 7 қосымша шешімі", COURT, "2025-10-01", "7"),
    (KAZ, "Қазақстан Республикасының Конституциялық Кеңестiң Қаулысы 1996 жылғы 11 қарашадағы N 77/3", COUNCIL, "1996-11-11", "77/3"),
    (KAZ, "Қазақстан Республикасы Конституциялық кеңесінің 2003 жылғы 3 шілдедегі N 8 қаулысы", COUNCIL, "2003-07-03", "8"),
    (KAZ, "Қазақстан Республикасы Конституциялық Кеңесінің 2007 жылғы 23 ақпандағы N 3 Қосымша Қаулысы", COUNCIL, "2007-02-23", "3"),
    (KAZ, "Қазақстан Республикасы Конституциялық Кеңесiнiң 1995 жылғы желтоқсанның 29-ындағы № 1/2 қаулысы", COUNCIL, "1995-12-29", "1/2"),
    (KAZ, "Қазақстан Республикасы Жоғарғы Сотының нормативтік 2010 жылғы 9 ақпандағы N 31 қаулысы.", SUPREME, "2010-02-09", "31"),
    (KAZ, "Қазақстан Республикасы Жоғарғы Сотының нормативтік қаулысы 2001 жылғы 13 желтоқсан N 21.", SUPREME, "2001-12-13", "21"),
    (KAZ, "Қазақстан Республикасы Жоғарғы Сотының 1999 жылғы 9 шілде N 9 Нормативтік қаулысы.", SUPREME, "1999-07-09", "9"),
    (KAZ, "2006 жылғы 20 сәуірдегі № 3 Қазақстан Республикасы Жоғарғы Сотының нормативтік қаулысы", SUPREME, "2006-04-20", "3"),
    (RUS, "Нормативное постановление Конституционного Суда Республики Казахстан от 19 февраля 2025 года № 97-НП", COURT, "2025-02-19", "97-НП"),
    (RUS, "НОРМАТИВНОЕ ПОСТАНОВЛЕНИЕ КОНСТИТУЦИОННОГО СУДА РЕСПУБЛИКИ КАЗАХСТАН ОТ 19 ФЕВРАЛЯ 2025 ГОДА № 97-НП", COURT, "2025-02-19", "97-НП"),
    (RUS, "Дополнительное решение Конституционного Суда Республики Казахстан от 3 мая 2024 года № 5", COURT, "2024-05-03", "5"),
    (RUS, "Постановление Конституционного Совета Республики Казахстан от 4 октября 1999 года № 88/4", COUNCIL, "1999-10-04", "88/4"),
    (RUS, "Постановление Конституционного Совета Республики Казахстан от 29 апреля 2005 года N 3", COUNCIL, "2005-04-29", "3"),
    (RUS, "Нормативное Постановление Конституционного совета Республики Казахстан от 18 апреля 2007 г. No 4.", COUNCIL, "2007-04-18", "4"),
    (RUS, "Нормативное постановление Верховного Cуда Республики Казахстан от 18.04.2003 N 44", SUPREME, "2003-04-18", "44"),
    (RUS, "Нормативное постановление Верховного суда Республики Казахстан № 5 от «14» июля 2006 года", SUPREME, "2006-07-14", "5"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "court", "date", "number"), LINES)
def test_enactment_lines(
    language: Language, text: str, court: Court, date: str, number: str
) -> None:
    grammar = load(language)
    (line,) = folded_paragraphs(text, grammar)
    found = read_enactment(line, grammar)
    assert found is not None
    when, digits = found.word("date"), found.word("number")
    assert when is not None
    assert digits is not None
    assert (found.court, when.text, text[slice(*digits.value)]) == (court, date, number)
    assert found.complete
    assert found.title is None


HEADERS = [
    line.split("\t")
    for line in (Path(__file__).parent / "segment/headers.tsv").read_text("utf-8").splitlines()[2:]
]


@every_row(("language", "header", "date", "number"), HEADERS)
def test_date_and_number_anywhere_in_the_header(
    language: str, header: str, date: str, number: str
) -> None:
    ruling = named({"kaz": "court-2024.kaz", "rus": "court-2025.rus"}[language])
    roles = [paragraph.role for paragraph in ruling.segment().paragraphs]
    body = ruling.lines[roles.index(BlockRole.COMPOSITION) :]
    read = convert(read_text("\n\n".join([*header.split("¶"), *body]).encode()))
    if date == "told":
        assert {Code.DATE_UNKNOWN, Code.NUMBER_UNKNOWN} & {one.code for one in read.diagnostics}
    else:
        assert (read.date, read.number) == (date, number)


@pytest.mark.parametrize(
    ("name", "site"),
    [
        ("court-2025.rus", "14 декабря 2031 года"),
        ("court-2025.rus", "№ 204"),
        ("court-2024.kaz", "14 желтоқсан 2031"),
        ("court-2024.kaz", "Астана қаласы, 2031 жылғы 14 желтоқсан"),
    ],
)
@pytest.mark.parametrize("at", [0, 1])
def test_a_day_or_number_that_no_enactment_line_tells_is_unclear(
    name: str, site: str, at: int
) -> None:
    ruling = named(name)
    lines = [*ruling.lines[:at], site, *ruling.lines[at:]]
    alone, read = (convert(read_text("\n\n".join(text).encode())) for text in (ruling.lines, lines))
    assert (read.date, read.number, read.title) == (alone.date, alone.number, alone.title)
    assert Code.HEADER_UNCLEAR in {one.code for one in read.diagnostics}


NOT_LINES = [
    (KAZ, "Қазақстан Республикасы Конституциялық Кеңесінің 2002 жылғы 15 ақпандағы № 1 қаулысын қайта қарау туралы"),
    (KAZ, "Конституцияның 13-бабын түсіндіру туралы 1997 жылғы 8 мамырдағы N 10/2 қаулысына түсiндiрме беру туралы Конституциялық Кеңестің қосымша қаулысы"),
    (KAZ, "Қазақстан Республикасы Үкіметінің 2016 жылғы 4 сәуірдегі № 9 қаулысы"),
    (RUS, "О внесении изменения в нормативное постановление Верховного Суда Республики Казахстан от 11 июля 2003 года № 5"),
    (RUS, "О ВНЕСЕНИИ ИЗМЕНЕНИЯ В НОРМАТИВНОЕ ПОСТАНОВЛЕНИЕ ВЕРХОВНОГО СУДА РЕСПУБЛИКИ КАЗАХСТАН ОТ 11 ИЮЛЯ 2003 ГОДА № 5"),
    (RUS, "О пересмотре нормативного постановления Конституционного Совета Республики Казахстан от 15 февраля 2002 года № 1"),
    (RUS, "Опубликовано в газете «Казахстанская правда» от 25 июня 2015 года № 118"),
    (RUS, "Постановление Конституционного Суда Российской Федерации от 1 марта 2030 года № 99-П"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NOT_LINES)
def test_names_of_other_acts_are_no_enactment_lines(language: Language, text: str) -> None:
    grammar = load(language)
    (line,) = folded_paragraphs(text, grammar)
    assert read_enactment(line, grammar) is None


SHARED = [
    (RUS, "О практике споров Нормативное постановление Верховного Суда Республики Казахстан от 18 апреля 2003 года N 44", "О практике споров"),
    (RUS, 'Нормативное постановление Верховного суда от 20.03.2003 N 2 "О применении норм"', '"О применении норм"'),
    (RUS, "О проверке Закона Республики Казахстан Постановление Конституционного Совета Республики Казахстан от 29 апреля 2005 года N 3", "О проверке Закона Республики Казахстан"),
    (KAZ, "Залог туралы Қазақстан Республикасы Жоғарғы Сотының 2003 жылғы 1 мамырдағы № 4 нормативтік қаулысы", "Залог туралы"),
    (KAZ, "Қазақстан Республикасы Конституциялық Кеңесінің 2019 жылғы 11 сәуірдегі №3 «Талап туралы» нормативтік қаулысы", "«Талап туралы»"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "title"), SHARED)
def test_title_and_enactment_line_in_one_paragraph(
    language: Language, text: str, title: str
) -> None:
    grammar = load(language)
    (line,) = folded_paragraphs(text, grammar)
    found = read_enactment(line, grammar)
    assert found is not None
    assert found.title is not None
    assert text[slice(*found.title)] == title


QUESTIONS = [
    (KAZ, "АПК-нің 112-бабының Конституцияға сәйкестігін қарау туралы", QuestionKind.CONFORMITY),
    (KAZ, "Заңның 27-бабының конституциялылығын тексеру туралы", QuestionKind.CONFORMITY),
    (KAZ, "Конституцияның 26-бабын ресми түсіндіру туралы", QuestionKind.INTERPRETATION),
    (KAZ, "Сарыарқа облыстық сотының ұсынысы бойынша Заңның 27-бабының конституциялылығын тексеру туралы", QuestionKind.COURT_SUBMISSION),
    (KAZ, "Конституцияны ресми түсіндіру туралы қаулыны қайта қарау туралы", QuestionKind.REVIEW),
    (RUS, "О рассмотрении на соответствие Конституции статьи 56 Кодекса", QuestionKind.CONFORMITY),
    (RUS, "О проверке конституционности статьи 21 Закона", QuestionKind.CONFORMITY),
    (RUS, "Об официальном толковании пункта 2 статьи 91 Конституции", QuestionKind.INTERPRETATION),
    (RUS, "О проверке конституционности статьи 21 Закона по представлению Каратальского районного суда", QuestionKind.COURT_SUBMISSION),
    (RUS, "О представлении Каратальского районного суда о признании неконституционной статьи 21 Закона", QuestionKind.COURT_SUBMISSION),
    (RUS, "О признании неконституционной статьи 21 Закона", QuestionKind.CONFORMITY),
    (KAZ, "Заңның 21-бабын конституциялық емес деп тану туралы", QuestionKind.CONFORMITY),
    (RUS, "О пересмотре постановления об официальном толковании Конституции", QuestionKind.REVIEW),
    (RUS, "О судебном решении", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "title", "kind"), QUESTIONS)
def test_questions(language: Language, title: str, kind: QuestionKind | None) -> None:
    grammar = load(language)
    assert question_kind(title, COURT, Kind.NORMATIVE_RESOLUTION, grammar) is kind
    additional = question_kind(title, COURT, Kind.ADDITIONAL_DECISION, grammar)
    assert additional is QuestionKind.ADDITIONAL
    guidance = question_kind(title, SUPREME, Kind.NORMATIVE_RESOLUTION, grammar)
    assert guidance is QuestionKind.GUIDANCE


IDENTITIES = {
    "council-1996.kaz": (COUNCIL, "77/3", "77-3", "1996-11-11", QuestionKind.INTERPRETATION),
    "council-1999.rus": (COUNCIL, "88/4", "88-4", "1999-10-04", QuestionKind.INTERPRETATION),
    "council-2005.rus": (COUNCIL, "19", "19", "2005-06-14", QuestionKind.COURT_SUBMISSION),
    "council-2007.kaz": (COUNCIL, "17", "17", "2007-05-03", QuestionKind.INTERPRETATION),
    "council-2018-review.rus": (COUNCIL, "9", "9", "2018-10-22", QuestionKind.REVIEW),
    "court-2023-additional.kaz": (COURT, "93-НҚ", "93", "2023-08-02", QuestionKind.ADDITIONAL),
    "court-2024.kaz": (COURT, "91-НҚ", "91", "2024-06-05", QuestionKind.CONFORMITY),
    "court-2025.rus": (COURT, "97-НП", "97", "2025-02-19", QuestionKind.CONFORMITY),
    "supreme-2003.rus": (SUPREME, "44", "44", "2003-04-18", QuestionKind.GUIDANCE),
    "supreme-2010.kaz": (SUPREME, "31", "31", "2010-02-09", QuestionKind.GUIDANCE),
    "ks-2023-21.kaz.clean": (COURT, "21-НҚ", "21", "2023-07-14", QuestionKind.CONFORMITY),
}


@pytest.mark.parametrize("ruling", RULINGS, ids=lambda ruling: ruling.name)
def test_whole_rulings(ruling: Text) -> None:
    sections = ruling.segment()
    found = identify(ruling.clean, sections, ruling.grammar)
    expected = IDENTITIES[ruling.name]
    assert (
        found.court,
        found.number,
        frbr_number(found.number or ""),
        found.date,
        found.question,
    ) == expected
    additional = "additional" in ruling.name
    assert found.kind is (Kind.ADDITIONAL_DECISION if additional else Kind.NORMATIVE_RESOLUTION)
    printed = [ruling.text[p.span.start : p.span.end] for p in sections.of(BlockRole.TITLE)]
    assert found.title == (" ".join(printed) or "О практике рассмотрения споров о залоге")
    assert not found.findings


@pytest.mark.parametrize("ruling", RULINGS, ids=lambda ruling: ruling.name)
def test_marks_of_the_header(ruling: Text) -> None:
    sections = ruling.segment()
    found = identify(ruling.clean, sections, ruling.grammar)
    titles = [mark for mark in sections.annotations if mark.kind is MarkKind.TITLE]
    marked = {m.kind: ruling.text[slice(*m.span)] for m in (*titles, *found.annotations)}
    always = {MarkKind.TITLE, MarkKind.COURT, MarkKind.DATE, MarkKind.NUMBER}
    assert always <= set(marked) <= {*always, MarkKind.DOC_TYPE}
    assert marked[MarkKind.NUMBER] == found.number
    assert marked[MarkKind.TITLE] == found.title
    values = {m.kind: m.value for m in found.annotations}
    assert (values[MarkKind.DATE], values[MarkKind.COURT]) == (found.date, found.court)


def without(ruling: Text, *roles: BlockRole) -> Text:
    kept = [p.role not in roles for p in ruling.segment().paragraphs]
    return ruling.changed([line for line, keep in zip(ruling.lines, kept, strict=True) if keep])


@pytest.mark.parametrize("ruling", RULINGS, ids=lambda ruling: ruling.name)
def test_court_without_enactment_line(ruling: Text) -> None:
    left = without(ruling, BlockRole.ENACTMENT)
    found = identify(left.clean, left.segment(), left.grammar)
    assert found.court is IDENTITIES[ruling.name][0]
    assert (found.number, found.date) == (None, None)


def test_a_title_that_a_site_has_cut_gives_way_to_the_whole_one() -> None:
    ruling = named("court-2023-additional.kaz")
    cut = ruling.changed([ruling.lines[0][:90], *ruling.lines[1:]])
    sections = cut.segment()
    assert [p.role for p in sections.paragraphs] == [p.role for p in ruling.segment().paragraphs]
    found = identify(cut.clean, sections, cut.grammar)
    assert found.title == ruling.lines[0]
    assert [finding.code for finding in found.findings] == [Code.TITLE_CUT]


@pytest.mark.parametrize("name", ["court-2025.rus", "council-2005.rus", "council-1996.kaz"])
def test_what_a_site_sets_below_a_whole_title_is_none_of_it(name: str) -> None:
    ruling = named(name)
    title, enactment, *rest = ruling.lines
    menu = ["Toggle Dropdown", "• Print"]
    ruling = ruling.changed([title, *menu, f"{title} {enactment}", *rest])
    sections = ruling.segment()
    found = identify(ruling.clean, sections, ruling.grammar)
    assert found.title == title
    assert Code.TITLE_CUT not in {finding.code for finding in found.findings}
    unclear = [f.span for f in sections.findings if f.code is Code.HEADER_UNCLEAR]
    assert [ruling.text[slice(*span)] for span in unclear] == menu


@pytest.mark.parametrize("name", ["council-1996.kaz", "council-1999.rus", "court-2024.kaz"])
def test_a_title_that_the_composition_was_glued_to(name: str) -> None:
    ruling = named(name)
    sections = ruling.segment()
    title, *_ = sections.of(BlockRole.TITLE)
    seated = next(i for i, p in enumerate(sections.paragraphs) if p.role is BlockRole.COMPOSITION)
    words = ruling.text[slice(*title.span)]
    rest = [line for line in ruling.lines[:seated] if line != words]
    glued = ruling.changed([*rest, f"{words} {ruling.lines[seated]}", *ruling.lines[seated + 1 :]])
    after = glued.segment()
    found = identify(glued.clean, after, glued.grammar)
    assert found.title == words
    assert Code.PART_MISSING_TITLE not in {finding.code for finding in after.findings}


def test_what_an_enactment_line_lacks_is_said() -> None:
    ruling = named("court-2025.rus")
    line = "Нормативное постановление Конституционного Суда Республики Казахстан"
    bare = ruling.changed([ruling.lines[0], line, *ruling.lines[2:]])
    found = identify(bare.clean, bare.segment(), bare.grammar)
    assert (found.number, found.date, found.court) == (None, None, COURT)
    assert {f.code for f in found.findings} == {Code.NUMBER_UNKNOWN, Code.DATE_UNKNOWN}


def test_a_heading_in_the_other_language_is_read_and_told() -> None:
    ruling = named("supreme-2003.rus")
    heading = [
        "Кепіл туралы дауларды қарау практикасы туралы",
        "Қазақстан Республикасы Жоғарғы Сотының нормативтік қаулысы 2003 жылғы 18 сәуір N 44.",
    ]
    mixed = ruling.changed([*heading, *ruling.lines[1:]])
    sections = mixed.segment()
    found = identify(CleanText.of(mixed.text), sections, mixed.grammar)
    assert (found.title, found.number, found.date) == (heading[0], "44", "2003-04-18")
    assert Code.MIXED_LANGUAGE in {finding.code for finding in sections.findings}
