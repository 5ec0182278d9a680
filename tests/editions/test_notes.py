"""What notes and status lines tell, in every order and shape. All rulings here are invented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pipeline.convert import convert, publish
from pipeline.edition import NotedEdition, read_edition
from pipeline.grammar import load as load_grammar
from pipeline.languages import Language
from pipeline.read import read_bytes, read_text
from pipeline.sections import Paragraph, Part, Sections
from pipeline.terms import BlockRole, Court
from pipeline.text import CleanText, Span
from tests.cite.labelled import settled
from tests.editions.printed_notes import RULINGS

if TYPE_CHECKING:
    from pipeline.model import Ruling

ENACTMENT = {
    "rus": "Нормативное постановление Верховного Суда Республики Казахстан от 25 июня 2001 года № 7",
    "kaz": "Қазақстан Республикасы Жоғарғы Сотының 2001 жылғы 25 маусымдағы № 7 нормативтік қаулысы",
}


def read_with(language: str, *said: str, below: int = 2) -> Ruling:
    """What is read of an invented ruling with paragraphs below so many of its own, the enactment line if not said."""
    lines = RULINGS[language]
    return convert(read_text("\n\n".join((*lines[:below], *said, *lines[below:])).encode()))


def edition(
    language: str, *notes: str, enactment: str = "", role: BlockRole = BlockRole.NOTE
) -> NotedEdition:
    """The edition that notes beside an enactment line tell."""
    grammar = load_grammar(Language(language))
    lines = (enactment or ENACTMENT[language], *notes)
    text = CleanText.of("\n".join(lines))
    paragraphs, start = [], 0
    for number, line in enumerate(lines):
        span = Span(start, start + len(line))
        kind = role if number else BlockRole.ENACTMENT
        paragraphs.append(Paragraph(span, span, None, Part.NOTES, kind, f"p_{number}"))
        start = span.end + 1
    return read_edition(
        text, Sections(tuple(paragraphs), Court.CONSTITUTIONAL_COURT), settled(grammar)
    )


def rows(found: NotedEdition) -> list[str]:
    """The amendments, each as `date number operations`."""
    return [f"{a.act.date} {a.act.number} {'+'.join(a.operations)}" for a in found.amendments]


RUSSIAN = [
    ("Сноска. Пункт 8 – в редакции нормативного постановления Верховного Суда РК от 07.12.2023 № 4 (вводится в действие со дня первого официального опубликования).", ["2023-12-07 4 new"]),
    ("Сноска. С изменениями, внесенными нормативными постановлениями Верховного Суда РК от 31.03.2017 № 2; от 21.04.2022 № 5.", ["2017-03-31 2 changed", "2022-04-21 5 changed"]),
    ("Сноска. Преамбула в редакции нормативного постановления Верховного Суда РК от 31.03.2017 № 2 (вводится в действие с 01.05.2017); с изменением, внесенным нормативным постановлением Верховного Суда РК от 21.04.2022 № 5 (вводится в действие со дня опубликования); от 07.12.2023 № 4.", ["2017-03-31 2 new", "2022-04-21 5 changed", "2023-12-07 4 changed"]),
    ("Сноска. Нормативное постановление дополнено пунктом 11-1 в соответствии с нормативным постановлением Верховного Суда РК от 30 декабря 2011 года № 5.", ["2011-12-30 5 added"]),
    ("Сноска. В пункт 5 внесены изменения и дополнения нормативным постановлением Верховного Суда РК от 22.12.2008 № 20.", ["2008-12-22 20 changed+added"]),
    ("Сноска. Абзац третий пункта 2 исключен нормативным постановлением Верховного Суда РК от 25.06.2010 № 4.", ["2010-06-25 4 removed"]),
    ("Сноска. Пункт 6 утратил силу нормативным постановлением Верховного Суда РК от 25.06.2010 № 4.", ["2010-06-25 4 removed"]),
    ("Сноска. По всему тексту слова «лесхозы» заменены словами «лесничества» в соответствии с нормативным постановлением Верховного Суда РК от 25.06.2010 № 4.", ["2010-06-25 4 throughout"]),
    ("Сноска. См. нормативное постановление Конституционного Суда РК от 18.05.2023 № 13-НП.", []),
    ("Примечание ИЗПИ! В пункт 3 предусматривается изменение нормативным постановлением Верховного Суда РК от 05.02.2026 № 1.", []),
    ("Сноска. Утратило силу нормативным постановлением Верховного Суда РК от 02.10.2020 № 6 (вводится в действие со дня опубликования).", []),
    ("Сноска. Пункт 1 с изменением, внесенным нормативным постановлением Верховного Суда РК от 31.02.2017 № 2.", ["None 2 changed"]),
    ("Сноска. По всему тексту слова «арестом», «ареста» заменить соответственно словами «стражей», «стражи»; в соответствии с нормативным постановлением Верховного Суда РК от 07.12.2023 № 4 (вводится в действие со дня его первого официального опубликования).", ["2023-12-07 4 throughout"]),
    ("Сноска. Слова «арестом», «ареста» исключить; в соответствии с нормативным постановлением Верховного Суда РК от 07.12.2023 № 4.", ["2023-12-07 4 removed"]),
    ("В пункт 5 внесены изменения в соответствии с нормативным постановлением Верховного Суда РК от 25.06.10 г. № 6 (см. стар. ред.); изложен в редакции нормативного постановления Верховного Суда РК от 06.10.17 г. № 9 (см. стар. ред.)", ["2010-06-25 6 changed", "2017-10-06 9 new"]),
    ("Исключен в соответствии с нормативным постановлением Верховного Суда РК от 20.04.18 г. № 7 (см. стар. ред.)", ["2018-04-20 7 removed"]),
]  # fmt: skip
KAZAKH = [
    ("Ескерту. 8-тармақ жаңа редакцияда – ҚР Жоғарғы Сотының 07.12.2023 № 4 (алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі) нормативтік қаулысымен.", ["2023-12-07 4 new"]),
    ("Ескерту. 5-тармаққа өзгеріс енгізілді - ҚР Жоғарғы Сотының 31.03.2017 № 2 (алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі); 21.04.2022 № 5 нормативтік қаулыларымен.", ["2017-03-31 2 changed", "2022-04-21 5 changed"]),
    ("Ескерту. Қаулыға өзгерту енгізілді - ҚР 2004.12.20 N 13 (қолданысқа енгізілу тәртібін 2-баптан қараңыз), 2007.07.21 N 307 Заңдарымен.", ["2004-12-20 13 changed", "2007-07-21 307 changed"]),
    ("Ескерту. Кіріспе ҚР Жоғарғы Сотының 2008 жылғы 22 желтоқсандағы № 20 нормативтік қаулысымен өзгертілді, 2010.06.25 № 4 нормативтік қаулысымен толықтырылды.", ["2008-12-22 20 changed", "2010-06-25 4 added"]),
    ("Ескерту. 3-тармақ алып тасталды - ҚР Жоғарғы Сотының 25.06.2010 № 4 нормативтік қаулысымен.", ["2010-06-25 4 removed"]),
    ("Ескерту. Бүкіл мәтін бойынша «орманшы» деген сөз «орман күзетшісі» деген сөздермен ауыстырылды – ҚР Жоғарғы Сотының 25.06.2010 № 4 нормативтік қаулысымен.", ["2010-06-25 4 throughout"]),
    ("РҚАО-ның ескертпесі! 3-тармаққа өзгеріс енгізу көзделген – ҚР Жоғарғы Сотының 05.02.2026 № 1 нормативтік қаулысымен.", []),
    ("Ескерту. Күші жойылды - ҚР Жоғарғы Сотының 02.10.2020 № 6 нормативтік қаулысымен.", []),
    ("ҚР Жоғарғы Сотының 2017.06.10. № 9 нормативтік қаулысымен 1-тармақ жаңа редакцияда (бұр. ред. қара)", ["2017-10-06 9 new"]),
    ("ҚР Жоғарғы Сотының 2010.25.06. № 6 (бұр. ред. қара); 2017.06.10. № 9 (бұр. ред. қара) нормативтік қаулыларымен 2-тармақ өзгертілді", ["2010-06-25 6 changed", "2017-10-06 9 changed"]),
    ("ҚР Жоғарғы Сотының 20.10.04 ж. № 5 нормативтік қаулысымен 3-тармақ алып тасталды (бұр.ред. қара)", ["2004-10-20 5 removed"]),
]  # fmt: skip


@pytest.mark.parametrize(("note", "due"), RUSSIAN)
def test_russian_notes(note: str, due: list[str]):
    assert rows(edition("rus", note)) == due


@pytest.mark.parametrize(("note", "due"), KAZAKH)
def test_kazakh_notes(note: str, due: list[str]):
    assert rows(edition("kaz", note)) == due


def test_the_latest_amendment_dates_the_text():
    found = edition("rus", RUSSIAN[1][0], RUSSIAN[0][0], RUSSIAN[10][0])
    assert (found.basis, str(found.day)) == ("amendment", "2023-12-07")
    court = "/akn/kz/judgment/normative-resolution/supreme-court"
    assert [a.act.work for a in found.amendments] == [
        f"{court}/2017-03-31/2",
        f"{court}/2022-04-21/5",
        f"{court}/2023-12-07/4",
    ]
    assert found.repeal
    assert found.repeal.work == f"{court}/2020-10-02/6"


ELSEWHERE = [
    ("rus", "Сноска. В пункт 2 внесено изменение на казахском языке, текст на русском языке не изменяется нормативным постановлением Верховного Суда РК от 31.03.2017 № 2."),
    ("kaz", "Ескерту. 2-тармаққа орыс тілінде өзгеріс енгізілді, қазақ тіліндегі мәтіні өзгермейді - ҚР Жоғарғы Сотының 31.03.2017 № 2 нормативтік қаулысымен."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "note"), ELSEWHERE)
def test_a_change_of_the_other_language_alone_is_none(language: str, note: str):
    found = edition(language, note)
    assert (found.basis, found.amendments, found.findings) == ("original", (), ())


UNTOLD = [
    ("rus", "Сноска. Действие пункта 2 приостановлено до 01.01.2020 нормативным постановлением Верховного Суда РК от 31.03.2017 № 2.", "original", "amendment-doubtful"),
    ("rus", "Сноска. Заголовок изменен.", "unknown", "edition-unknown"),
    ("kaz", "Ескерту. Қаулыға өзгерту енгізілді - ҚР Жоғарғы Соты Пленумының 2002.40.12. N 10 қаулысымен.", "unknown", "edition-unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "note", "basis", "code"), UNTOLD)
def test_a_note_that_is_not_understood_is_told(language: str, note: str, basis: str, code: str):
    found = edition(language, note)
    assert (found.basis, found.amendments) == (basis, ())
    assert [finding.code for finding in found.findings] == [code]


@pytest.mark.parametrize("language", ["rus", "kaz"])
def test_without_notes_the_text_is_the_first(language: str):
    found = edition(language)
    assert (found.basis, str(found.day), found.repeal) == ("original", "2001-06-25", None)


@pytest.mark.parametrize(("language", "word"), [("rus", "Обновленный"), ("kaz", "Жаңартылған")])
def test_an_updated_text_without_a_date_is_of_no_known_day(language: str, word: str):
    found = edition(language, word, role=BlockRole.STATUS)
    assert (found.basis, found.day) == ("unknown", None)
    assert [finding.code for finding in found.findings] == ["edition-unknown"]


def test_a_status_may_stand_in_the_enactment_line():
    found = edition("rus", enactment=f"{ENACTMENT['rus']} Обновленный")
    assert (found.basis, found.status is not None) == ("unknown", True)


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("rus", "Суд решает: 1) дело; 2) исключен нормативным постановлением Верховного Суда РК от 31.03.2017 № 3; 3) иное."),
        ("rus", "Утратил силу нормативным постановлением Верховного Суда РК от 31.03.2017 № 3."),
        ("kaz", "Сот шешеді: 1) іс; 2) алып тасталды - ҚР Жоғарғы Сотының 31.03.2017 № 3 нормативтік қаулысымен; 3) өзге."),
        ("kaz", "(Алынып тасталды - ҚР Жоғарғы Сотының 31.03.2017 № 3 нормативтік қаулысымен)"),
    ],
)  # fmt: skip
def test_a_point_may_say_that_it_was_removed(language: str, paragraph: str):
    found = edition(language, paragraph, role=BlockRole.POINT)
    assert rows(found) == ["2017-03-31 3 removed"]
    assert found.repeal is None


@pytest.mark.parametrize(
    "paragraph",
    [
        "Утратило силу постановление Пленума Верховного Суда от 12.05.1995 № 3, на которое ссылается суд.",
        "Исключен Законом Республики Казахстан от 31.03.2017 № 49-VI и пункт 2 статьи 5 Закона.",
    ],
)  # fmt: skip
def test_a_paragraph_may_tell_of_other_acts(paragraph: str):
    found = edition("rus", paragraph, role=BlockRole.POINT)
    assert (rows(found), found.basis, found.findings) == ([], "original", ())


@pytest.mark.parametrize(("language", "word"), [("rus", "Действующий"), ("kaz", "Қолданыстағы")])
def test_a_status_says_nothing_of_the_text(language: str, word: str):
    found = edition(language, word, role=BlockRole.STATUS)
    assert found.status is not None
    assert found.basis == "original"


@pytest.mark.parametrize(
    ("language", "rest", "number"),
    [
        ("rus", " Утратило силу нормативным постановлением Верховного Суда Республики Казахстан от 2 октября 2020 года № 6", "6"),
        ("rus", ". Утратило силу Кодексом Республики Казахстан от 29 июня 2020 года № 350-VI (вводится в действие с 01.07.2021)", "350-VI"),
        ("kaz", ". Күші жойылды - Қазақстан Республикасы Жоғарғы Сотының 2020 жылғы 2 қазандағы № 6 нормативтік қаулысымен", "6"),
    ],
)  # fmt: skip
def test_a_repeal_in_the_enactment_line(language: str, rest: str, number: str):
    found = edition(language, enactment=ENACTMENT[language] + rest)
    assert found.repeal
    assert found.repeal.number == number
    assert found.basis == "original"


def test_an_act_older_than_the_ruling_dates_nothing():
    note = "Сноска. С изменением, внесенным нормативным постановлением Верховного Суда РК от 31.03.1999 № 2."
    found = edition("rus", note)
    assert (found.basis, found.day) == ("unknown", None)
    assert {finding.code for finding in found.findings} == {"amendment-doubtful", "edition-unknown"}


IN_FORCE = {
    "rus": (
        ("от 07.12.2023 № 4 (вводится в действие с 01.01.2024)", ["2024-01-01"]),
        ("от 07.12.2023 № 4 (вводится в действие со дня первого официального опубликования)", [None]),
        ("от 31.03.2017 № 2 (вступает в силу с 1 июля 2017 года); от 21.04.2022 № 5", ["2017-07-01", None]),
        ("от 31.03.2017 № 2; от 21.04.2022 № 5 (вводится в действие с 01.07.2022)", [None, "2022-07-01"]),
    ),
    "kaz": (
        ("07.12.2023 № 4 нормативтік қаулысымен (01.01.2024 бастап қолданысқа енгізіледі)", ["2024-01-01"]),
        ("07.12.2023 № 4 (01.01.2024 бастап қолданысқа енгізіледі) нормативтік қаулысымен", ["2024-01-01"]),
        ("31.03.2017 № 2 (01.07.2017 бастап қолданысқа енгізіледі); 21.04.2022 № 5 нормативтік қаулыларымен", ["2017-07-01", None]),
    ),
}  # fmt: skip
OPENS = {
    "rus": "Сноска. Пункт 1 с изменениями, внесенными нормативными постановлениями Верховного Суда РК",
    "kaz": "Ескерту. 1-тармаққа өзгеріс енгізілді - ҚР Жоғарғы Сотының",
}


@pytest.mark.parametrize(
    ("language", "acts", "due"),
    [(name, *case) for name, every in IN_FORCE.items() for case in every],
)
def test_the_day_from_which_a_change_applies_is_an_event_of_its_own(language, acts, due):
    found = publish(read_with(language, f"{OPENS[language]} {acts}.", below=5))
    assert [one.in_force for one in found.ruling.edition.amendments] == due
    assert found.ruling.edition.date == max(a.date for a in found.ruling.edition.amendments)
    events = re.findall(
        rb'<eventRef eId="\w+" date="([^"]*)"[^>]*refersTo="#entry-into-force"', found.akn
    )
    assert [day.decode() for day in events] == [day for day in due if day]


STATED = {
    "rus": (
        ("(с изменениями и дополнениями по состоянию на 21.04.2022 г.)", "stated 2022-04-21"),
        ("С изменениями и дополнениями по состоянию на 21 апреля 2022 года", "stated 2022-04-21"),
        ("(с изменениями от 21.04.2022 г.)", "stated 2022-04-21"),
        ("Редакция от 21.04.2022", "stated 2022-04-21"),
        ("https://adilet.zan.kz/rus/docs/P03000041S_/21.04.2022", "stated 2022-04-21"),
        ("https://adilet.zan.kz/rus/docs/P03000041S_/20.03.2003", None),
        ("https://adilet.zan.kz/rus/docs/P03000042S_/21.04.2022", None),
        ("Редакция с изменениями и дополнениями по состоянию на 21.04.2022 г.", "stated 2022-04-21"),
        # Some publishers print this above every text, also above one that nothing has changed.
        ("Редакция с изменениями и дополнениями по состоянию на 20.03.2003 г.", None),
        ("Изменения и дополнения по состоянию на 21.04.2022", "stated 2022-04-21"),
        ("с изм. и доп. от 21.04.2022 г.", "stated 2022-04-21"),
        ("(с изм. и доп. по сост. на 21.04.2022 г.)", "stated 2022-04-21"),
        ("(в ред. от 21.04.2022)", "stated 2022-04-21"),
        ("Дата редакции: 21.04.2022", "stated 2022-04-21"),
        ("Редакция на 21 апреля 2022 года", "stated 2022-04-21"),
        ("(последние изменения 21.04.2022 г.)", "stated 2022-04-21"),
        ("Последнее обновление: 21.04.2022", "stated 2022-04-21"),
        ("(с изменениями по состоянию на 31.02.2022 г.)", "unknown None"),
        ("(с изменениями по состоянию на 21.04.2001 г.)", "unknown None"),
        ("(см. редакцию от 21.04.2022)", "unknown None"),
        ("Данная редакция действовала до внесения изменений от 16 ноября 2022 года № 5", "unknown None"),
    ),
    "kaz": (
        ("(2022.21.04. берілген өзгерістер мен толықтырулармен)", "stated 2022-04-21"),
        ("(21.04.2022 ж. жағдай бойынша өзгерістер мен толықтырулармен)", "stated 2022-04-21"),
        ("(21.04.2022 ж. өзгерістер мен толықтырулармен)", "stated 2022-04-21"),
        ("(21.04.2022 ж. редакцияда)", "stated 2022-04-21"),
        ("(соңғы өзгерістер 21.04.2022 ж.)", "stated 2022-04-21"),
        ("Редакция күні: 21.04.2022", "stated 2022-04-21"),
        ("21.04.2022 жағдайына", "stated 2022-04-21"),
        ("(2022.04.05. берілген өзгерістер мен толықтырулармен)", "unknown None"),
        ("(2022 жылғы 21 сәуірдегі өзгерістер мен толықтырулармен)", "stated 2022-04-21"),
        ("https://adilet.zan.kz/kaz/docs/P03000041S_/21.04.2022", "stated 2022-04-21"),
        ("Осы редакция 2022 жылғы 16 қарашада енгізілген өзгерістеріне дейін қолданылды", "unknown None"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "line", "due"),
    [(name, *case) for name, every in STATED.items() for case in every],
)
def test_a_line_or_the_address_may_state_the_day_of_the_text(language, line, due):
    ruling = read_with(language, line)
    edition = ruling.edition
    assert (f"{edition.basis} {edition.date}" if edition else None) == due
    unknown = any(d.code == "edition-unknown" for d in ruling.diagnostics)
    assert unknown == (due == "unknown None")


@pytest.mark.parametrize("part", ["в редакции от 21.04.2022 года", "с изменениями от 21.04.2022"])
def test_the_rest_of_a_sentence_that_is_cut_states_no_day(part: str):
    cut = [*RULINGS["rus"][:-3], "Суды применяют Кодекс", part, *RULINGS["rus"][-3:]]
    ruling = convert(read_text("\n\n".join(cut).encode()))
    assert not ruling.edition or ruling.edition.basis.value != "stated"


def test_the_address_of_a_saved_page_states_the_day_of_its_text():
    address = "https://adilet.zan.kz/rus/docs/P03000041S_/21.04.2022"
    body = "".join(f"<p>{line}</p>" for line in RULINGS["rus"])
    page = f"<html><head><link rel='canonical' href='{address}'></head><body>{body}</body></html>"
    ruling = convert(read_bytes(page.encode()))
    assert ruling.source.address == address
    assert ruling.edition
    assert f"{ruling.edition.basis} {ruling.edition.date}" == "stated 2022-04-21"


def test_a_stated_day_is_not_earlier_than_the_latest_amendment():
    note = RUSSIAN[0][0]
    for day, due in (
        ("08.12.2021", None),
        ("07.12.2023", "2023-12-07"),
        ("01.02.2024", "2024-02-01"),
    ):
        ruling = read_with("rus", f"(с изменениями по состоянию на {day} г.)", note)
        assert ruling.edition
        assert ruling.edition.date == due


def test_the_first_publication_stands_in_the_xml():
    line = "Опубликовано: «Казахстанская правда», 19.07.2003, № 208; «Егемен Қазақстан», 18.07.2003, № 181"
    found = publish(read_with("rus", line))
    assert re.findall(rb"<publication [^>]*>", found.akn) == [
        '<publication date="2003-07-18" name="Егемен Қазақстан" showAs="Егемен Қазақстан" number="181"/>'.encode()
    ]


@pytest.mark.parametrize(
    ("language", "note"),
    [
        (
            "rus",
            "Сноска. Пункт 2 не изменен нормативным постановлением Верховного Суда РК от 25.12.2006 № 11.",
        ),
        (
            "rus",
            "Сноска. Пункт 2 с изменениями, внесенными нормативными постановлениями Верховного Суда РК от 25.12.2006 № 11, № 12.",
        ),
        (
            "kaz",
            "Ескерту. 2-тармақ өзгертілген жоқ - ҚР Жоғарғы Сотының 2006.12.25 № 11 қаулысымен.",
        ),
        (
            "kaz",
            "Ескерту. 2-тармаққа өзгерістер енгізілмеген - ҚР Жоғарғы Сотының 2006.12.25 № 11 қаулысымен.",
        ),
        (
            "kaz",
            "Ескерту. 2-тармаққа өзгерістер енгізілді - ҚР Жоғарғы Сотының 2006.12.25 № 11 және басқа қаулыларымен.",
        ),
    ],
)
def test_what_a_note_denies_or_leaves_out_is_told(language: str, note: str):
    ruling = read_with(language, note, below=5)
    assert "amendment-doubtful" in [d.code for d in ruling.diagnostics]


COUNCIL, SUPREME = "constitutional-council", "supreme-court"
OF_EACH = [
    ("rus", "Сноска. Пункт 1 с изменениями, внесенными Законом РК от 10.07.2012 № 32-V (вводится в действие с 01.08.2012); нормативным постановлением Верховного Суда РК от 31.03.2017 № 2.", [None, f"normative-resolution/{SUPREME}/2017-03-31/2"]),
    ("rus", "Сноска. Пункт 1 в редакции постановления Конституционного Совета РК от 27.04.2011 № 4; с изменением, внесенным дополнительным решением Конституционного Суда РК от 14.07.2023 № 21-НП/1.", [f"normative-resolution/{COUNCIL}/2011-04-27/4", "additional-decision/constitutional-court/2023-07-14/21-1"]),
    ("kaz", "Ескерту. 1-тармаққа өзгерістер енгізілді - ҚР 10.07.2012 № 32-V (01.08.2012 бастап қолданысқа енгізіледі) Заңымен, ҚР Жоғарғы Сотының 31.03.2017 № 2 нормативтік қаулысымен.", [None, f"normative-resolution/{SUPREME}/2017-03-31/2"]),
    ("kaz", "Ескерту. 1-тармақ жаңа редакцияда - ҚР Конституциялық Кеңесінің 27.04.2011 № 4 қаулысымен; өзгеріс енгізілді - ҚР Конституциялық Сотының 14.07.2023 № 21-НҚ/1 қосымша шешімімен.", [f"normative-resolution/{COUNCIL}/2011-04-27/4", "additional-decision/constitutional-court/2023-07-14/21-1"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "note", "due"), OF_EACH)
def test_each_act_of_a_note_is_of_its_own_kind_and_court(language: str, note: str, due: list[str]):
    works = [one.act.work for one in edition(language, note).amendments]
    assert works == [one and f"/akn/kz/judgment/{one}" for one in due]


AMENDING = {
    "rus": "в редакции нормативного постановления Верховного Суда РК от 31.05.2019 № 3",
    "kaz": "жаңа редакцияда - ҚР Жоғарғы Сотының 31.05.2019 № 3 нормативтік қаулысымен",
}
INSERTED = [
    ("rus", "Иск рассматривается судом. ({})"),
    ("rus", "Иск ({}) рассматривается судом."),
    ("rus", "({})"),
    ("kaz", "Талап қоюды сот қарайды. ({})"),
    ("kaz", "Талап қоюды ({}) сот қарайды."),
    ("kaz", "({})"),
]
OF_ANOTHER = [
    ("rus", "Суды руководствуются нормативным постановлением «О судебном решении» ({}) и законом."),
    ("kaz", "Соттар «Сот шешімі туралы» нормативтік қаулыны ({}) және заңды басшылыққа алады."),
]


@pytest.mark.parametrize(("language", "sentence"), INSERTED)
def test_a_bracket_of_the_text_may_tell_of_a_later_change(language: str, sentence: str):
    found = edition(language, sentence.format(AMENDING[language]), role=BlockRole.POINT)
    assert (rows(found), str(found.day)) == (["2019-05-31 3 new"], "2019-05-31")
    assert found.findings == ()


@pytest.mark.parametrize(("language", "sentence"), OF_ANOTHER)
def test_a_later_change_of_a_ruling_named_before_leaves_the_day_of_the_text_open(
    language: str, sentence: str
):
    found = edition(language, sentence.format(AMENDING[language]), role=BlockRole.POINT)
    assert (rows(found), found.basis) == ([], "unknown")
    assert {finding.code for finding in found.findings} == {"amendment-doubtful", "edition-unknown"}


@pytest.mark.parametrize(("language", "sentence"), [*INSERTED, *OF_ANOTHER])
def test_an_earlier_change_in_a_bracket_is_of_what_is_cited(language: str, sentence: str):
    told = sentence.format(AMENDING[language].replace("2019", "1999"))
    found = edition(language, told, role=BlockRole.POINT)
    assert (rows(found), found.basis, found.findings) == ([], "original", ())


@pytest.mark.parametrize(
    ("language", "bracket", "day"),
    [
        ("rus", " (с изменениями от 17 апреля 2017 года)", "stated 2017-04-17"),
        ("kaz", " (2017 жылғы 17 сәуірдегі өзгерістерімен)", "stated 2017-04-17"),
        ("rus", f" ({AMENDING['rus']})", "amendment 2019-05-31"),
        ("kaz", f" ({AMENDING['kaz']})", "amendment 2019-05-31"),
    ],
)
def test_the_line_of_the_enactment_may_state_a_change(language: str, bracket: str, day: str):
    found = edition(language, enactment=ENACTMENT[language] + bracket)
    assert f"{found.basis} {found.day}" == day


@pytest.mark.parametrize(
    ("language", "point"),
    [
        ("rus", "Исключен."),
        ("rus", "(утратил силу);"),
        ("kaz", "Алып тасталды."),
        ("kaz", "(Күші жойылды)"),
    ],
)
def test_a_point_that_is_empty_says_that_the_text_was_changed(language: str, point: str):
    found = edition(language, point, role=BlockRole.POINT)
    assert (found.basis, [one.code for one in found.findings]) == ("unknown", ["edition-unknown"])


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("rus", "Сноска. С изменениями, внесенными нормативными постановлениями Верховного Суда РК от 31.03.2017 № 2; в 2019 году."),
        ("kaz", "Ескерту. Қаулыға өзгерістер енгізілді - ҚР Жоғарғы Сотының 31.03.2017 № 2; 2019 ж. нормативтік қаулыларымен."),
    ],
)  # fmt: skip
def test_a_year_alone_is_of_an_act_that_is_not_named(language: str, note: str):
    found = edition(language, note)
    assert found.basis == "unknown"
    assert {one.code for one in found.findings} == {"amendment-doubtful", "edition-unknown"}


@pytest.mark.parametrize(
    ("language", "point"),
    [
        ("rus", "Статья 226 ГПК (в редакции Закона Республики Казахстан от 10 июля 2012 года № 32-V) применяется."),
        ("kaz", "АПК-нің 226-бабы (2012 жылғы 10 шілдедегі № 32-V Заңның редакциясында) қолданылады."),
    ],
)  # fmt: skip
def test_a_text_of_the_supreme_court_that_names_a_later_act_was_changed(language: str, point: str):
    ruling = read_with(language, point, below=5)
    assert ruling.edition.basis == "unknown"
    assert "edition-unknown" in [one.code for one in ruling.diagnostics]


OF_THE_END = [
    ("rus", "Сноска. Утратило силу нормативным постановлением Верховного Суда РК от 21.04.1999 № 5.", "1999-04-21"),
    ("rus", "Сноска. Утратило силу нормативным постановлением Верховного Суда РК от 31.02.2022 № 5.", "None"),
    ("rus", "Сноска. Не утратило силу, действует в редакции нормативного постановления Верховного Суда РК от 22.12.2017 № 14.", ""),
    ("rus", "Сноска. Утратило силу нормативным постановлением Верховного Суда РК от 22.12.2017 № 14; восстановлено нормативным постановлением Верховного Суда РК от 20.04.2018 № 6.", "2017-12-22"),
    ("kaz", "Ескерту. Күші жойылды - ҚР Жоғарғы Сотының 21.04.1999 № 5 нормативтік қаулысымен.", "1999-04-21"),
    ("kaz", "Ескерту. Күші жойылды - ҚР Жоғарғы Сотының 31.02.2022 № 5 нормативтік қаулысымен.", "None"),
    ("kaz", "Ескерту. Күші жойылған жоқ, ҚР Жоғарғы Сотының 22.12.2017 № 14 нормативтік қаулысымен сақталды.", ""),
    ("kaz", "Ескерту. Күші жойылды - ҚР Жоғарғы Сотының 22.12.2017 № 14 нормативтік қаулысымен; ҚР Жоғарғы Сотының 20.04.2018 № 6 нормативтік қаулысымен қалпына келтірілді.", "2017-12-22"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "note", "day"), OF_THE_END)
def test_an_end_that_cannot_be_or_is_taken_back_is_told(language: str, note: str, day: str):
    found = edition(language, note)
    assert str(found.repeal.date if found.repeal else "") == day
    assert rows(found) == []
    assert [one.code for one in found.findings] == ["amendment-doubtful"]


def test_a_note_of_the_text_itself_stays_in_it():
    own = "Ескертпе. Осы тармақтың мақсаттары үшін талапкер деп жұмыскер түсініледі."
    ruling = read_with("kaz", own, below=5)
    assert [block.text for block in ruling.body.decision if block.text == own] == [own]


@pytest.mark.parametrize(
    ("language", "notes"),
    [
        ("rus", ("Сноска. По всему тексту слова:", "«заявитель» заменены словом «истец»;", "«жалоба» заменено словом «иск» в соответствии с нормативным постановлением Верховного Суда РК от 31.03.2017 № 2.")),
        ("kaz", ("Ескерту. Бүкіл мәтін бойынша:", "«арызданушы» деген сөз «талапкер» деген сөзбен ауыстырылды;", "«301» деген цифрлар «321» деген цифрлармен ауыстырылды - ҚР Жоғарғы Сотының 31.03.2017 № 2 нормативтік қаулысымен.")),
    ],
)  # fmt: skip
def test_a_note_may_run_over_several_paragraphs(language: str, notes: tuple[str, ...]):
    assert rows(edition(language, *notes)) == ["2017-03-31 2 throughout"]
    assert rows(edition(language, notes[0], "x", *notes[2:])) == ["2017-03-31 2 changed"]


ENDS = {
    "rus": (
        "Документ утратил силу с 21.01.2015 г.",
        "Внимание! Документ утратил силу с 21.01.2015 г",
        "Настоящее постановление утратило силу с 1 января 2015 года.",
        "Данный акт утратил силу 21 января 2015 года",
        "Признано утратившим силу с 21.01.2015",
    ),
    "kaz": (
        "Құжат 2015 жылғы 21 қаңтардан бастап күшін жойды",
        "Назар аударыңыз! Құжат 21.01.2015 ж. бастап күшін жойды.",
        "Осы нормативтік қаулының күші жойылды, 2015 жылғы 21 қаңтардан бастап",
        "Күші жойылды 21.01.2015 ж.",
    ),
}
ENDED_BY = {
    "rus": (
        "Утратило силу с 1 января 2015 года в соответствии с нормативным постановлением Верховного Суда РК от 24.12.2014 № 3.",
        "Настоящее постановление утратило силу в соответствии с Нормативным постановлением Верховного Суда РК от 24.12.2014 г. № 3",
        "Документ утратил силу 21 января 2015 года на основании нормативного постановления Верховного Суда Республики Казахстан от 24 декабря 2014 года № 3",
    ),
    "kaz": (
        "Осы Нормативтік қаулы күшін жойды 2015 жылғы 21 қаңтардан бастап ҚР Жоғарғы Сотының 24.12.2014 жылғы № 3 Нормативтік қаулысына сәйкес",
        "2015.01.21 бастап ҚР Жоғарғы Сотының 24.12.2014 № 3 қаулысымен күші жойылды",
        "Құжаттың күші жойылды – ҚР Жоғарғы Сотының 24.12.2014 № 3 нормативтік қаулысымен",
    ),
}


@pytest.mark.parametrize(("language", "line"), [(k, one) for k, of in ENDS.items() for one in of])
def test_a_line_that_tells_the_end_is_the_publishers(language: str, line: str):
    ruling = read_with(language, line)
    assert [note.text for note in ruling.notes] == [line]
    assert ruling.edition
    assert (ruling.edition.status, ruling.edition.repeal) == (line, None)
    assert ruling.edition.basis == "original"
    assert not {one.code for one in ruling.diagnostics} & {"edition-unknown", "amendment-doubtful"}


@pytest.mark.parametrize(
    ("language", "line"), [(k, one) for k, of in ENDED_BY.items() for one in of]
)
def test_a_line_may_tell_the_end_and_the_act_that_ended_the_ruling(language: str, line: str):
    ruling = read_with(language, line)
    assert [note.text for note in ruling.notes] == [line]
    assert ruling.edition
    assert ruling.edition.repeal
    assert (ruling.edition.repeal.number, str(ruling.edition.repeal.date)) == ("3", "2014-12-24")
    assert ruling.edition.basis == "original"
    assert not {one.code for one in ruling.diagnostics} & {"edition-unknown", "amendment-doubtful"}


def test_the_enactment_line_may_tell_the_end():
    line = f"{RULINGS['rus'][1]}. Утратило силу с 21 января 2015 года"
    text = "\n\n".join((RULINGS["rus"][0], line, *RULINGS["rus"][2:]))
    ruling = convert(read_text(text.encode()))
    assert ruling.edition
    assert ruling.edition.status == "Утратило силу с 21 января 2015 года"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("rus", "Закон от 5 мая 2003 года № 408 утратил силу с 1 января 2010 года."),
        ("rus", "Нормативное постановление Верховного Суда от 24.12.2014 № 3 утратило силу."),
        ("rus", "Договор утратил силу с 1 января 2010 года."),
        ("kaz", "Шарт 2010 жылғы 1 қаңтардан бастап күшін жойды."),
        (
            "kaz",
            "ҚР Жоғарғы Сотының 24.12.2014 № 3 қаулысы 2015 жылғы 21 қаңтардан бастап күшін жойды.",
        ),
    ],
)
def test_the_end_of_another_act_is_the_courts_to_tell(language: str, line: str):
    ruling = read_with(language, line)
    assert line not in [note.text for note in ruling.notes]
