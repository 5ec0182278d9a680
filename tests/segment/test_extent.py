"""Files that hold more than one ruling, or one with its pages swapped: what is read, and what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.codes import Code
from pipeline.convert import convert, publish
from pipeline.languages import Language
from pipeline.read import read_text
from pipeline.segment.other_languages import told_language
from pipeline.terms import Kind
from tests.bench_damage import CUTS, RULINGS, STEMS, Piece, whole

if TYPE_CHECKING:
    from pipeline.model import Ruling

EXTENT = {Code.SECOND_RULING, Code.PARTS_DISORDERED, Code.MIXED_LANGUAGE, Code.PARAGRAPH_DOUBLED}


def converted(pieces) -> Ruling:
    ruling = convert(read_text(document(pieces).encode()))
    publish(ruling)
    return ruling


def document(pieces) -> str:
    return "\n\n".join(piece.text for piece in pieces)


def told(ruling: Ruling) -> list[tuple[Code, int]]:
    """Give the diagnostics about the file as a whole, each with its place in the source."""
    return [(d.code, d.source[0].start) for d in ruling.diagnostics if d.code in EXTENT]


def read(ruling: Ruling) -> list[tuple[str, str]]:
    return [(block.eId, block.text) for block in ruling.blocks()]


FOLLOWED = [
    "ks-2024-77.kaz",
    "ks-2023-147.rus",
    "kk-1998-4-1.kaz",
    "kk-2010-11.rus",
    "vs-1998-14.kaz",
]


@pytest.mark.parametrize("stem", FOLLOWED)
def test_of_two_rulings_the_first_is_read_and_the_second_kept(stem: str) -> None:
    pieces = CUTS["two rulings"](whole(stem))
    ruling, first = converted(pieces), converted(whole(stem).pieces)
    border = len(document(whole(stem).pieces)) + 2
    assert told(ruling) == [(Code.SECOND_RULING, border)]
    alone = read(first)
    assert [one for one in read(ruling) if one in alone] == alone
    rest = [block for block in ruling.conclusions if block.source[0].start >= border]
    notes = [block for block in ruling.notes if block.source[0].start >= border]
    assert len(rest) + len(notes) == len(pieces) - len(whole(stem).pieces)
    assert [o.text for o in ruling.outcomes] == [o.text for o in first.outcomes]
    assert (ruling.work, ruling.title) == (first.work, first.title)


def test_a_letterhead_in_two_languages_is_no_second_text() -> None:
    pieces = whole("ks-2024-77.kaz").pieces
    kazakh = "ҚАЗАҚСТАН РЕСПУБЛИКАСЫНЫҢ КОНСТИТУЦИЯЛЫҚ СОТЫ"
    for head in ("КОНСТИТУЦИОННЫЙ СУД РЕСПУБЛИКИ КАЗАХСТАН", "Конституционный Суд"):
        text = "\n\n".join([kazakh, head, *(piece.text for piece in pieces)])
        codes = {entry.code for entry in convert(read_text(text.encode())).diagnostics}
        assert Code.MIXED_LANGUAGE not in codes
        assert codes <= {entry.code for entry in converted(pieces).diagnostics}


@pytest.mark.parametrize("stem", ["ks-2024-77", "kk-2001-17"])
def test_of_two_languages_one_is_read_and_the_place_of_the_other_told(stem: str) -> None:
    kazakh, russian = whole(f"{stem}.kaz"), whole(f"{stem}.rus")
    border = len(document(kazakh.pieces)) + 2
    ruling = converted([*kazakh.pieces, *russian.pieces])
    assert told(ruling) == [(Code.MIXED_LANGUAGE, border), (Code.SECOND_RULING, border)]
    other = converted([*russian.pieces, *kazakh.pieces])
    assert told(other) == [(Code.MIXED_LANGUAGE, 0)]
    alone = converted(kazakh.pieces)
    assert ruling.language == other.language == Language.KAZ
    assert (ruling.work, ruling.title) == (alone.work, alone.title) == (other.work, other.title)
    assert [o.text for o in other.outcomes] == [o.text for o in alone.outcomes]
    assert ruling.body == alone.body
    assert [b.text for b in other.body.motivation] == [b.text for b in alone.body.motivation]


def test_reasons_in_the_other_language_are_told() -> None:
    pieces = CUTS["reasons in the other language"](whole("ks-2024-77.kaz"))
    first = next(piece for piece in pieces if piece.text.startswith("1. В соответствии"))
    ((code, place),) = told(converted(pieces))
    assert code is Code.MIXED_LANGUAGE
    assert document(pieces)[place:].startswith(first.text)


@pytest.mark.parametrize(
    ("cut", "places"),
    [
        ("pages 2, 1, 3", ["Нормативное постановление"]),
        ("pages 3, 2, 1", ["установил:", "Нормативное постановление"]),
        ("pages 1, 3, 2", ["установил:"]),
    ],
)
def test_swapped_pages_are_told(cut: str, places: list[str]) -> None:
    """At the first paragraph of a page that shows by itself that it belongs above."""
    pieces = CUTS[cut](whole("ks-2024-77.rus"))
    found = told(converted(pieces))
    assert {code for code, _ in found} == {Code.PARTS_DISORDERED}
    assert len(found) == len(places)
    text = document(pieces)
    assert all(text[at:].startswith(due) for (_, at), due in zip(found, places, strict=True))


def test_an_enactment_line_repeated_at_the_end_begins_no_ruling() -> None:
    pieces = whole("ks-2024-77.rus").pieces
    line = next(piece for piece in pieces if piece.text.startswith("Нормативное постановление"))
    assert told(converted([*pieces, line])) == []


def test_a_quotation_of_another_ruling_is_no_landmark() -> None:
    """A point may put a whole passage into an earlier ruling."""
    pieces = list(whole("ks-2024-77.rus").pieces)
    quoted = [
        "2. Изложить пункт 1 названного постановления в следующей редакции:",
        "«1. Суд вправе восстановить срок.",
        "Конституционный Суд исходит из следующего.",
        "Настоящее постановление вступает в силу со дня его принятия и является окончательным.",
        "Срок исчисляется в днях»;",
    ]
    at = next(at for at, piece in enumerate(pieces) if piece.text.startswith("2. Рекомендовать"))
    pieces[at : at + 1] = [Piece(text, None) for text in quoted]
    assert told(converted(pieces)) == []


CITED = {
    "ks-2024-77.rus": [
        "Нормативное постановление Конституционного Совета Республики Казахстан от 5 мая 1999 года № 8 (далее – постановление) выразило сходную позицию.",
        "Нормативное постановление Конституционного Совета Республики Казахстан от 5 мая 1999 года № 8;",
        "Конституционный Суд Республики Казахстан вправе учесть прежние решения.",
        "Конституционный Суд установил следующее правило: срок восстановим.",
    ],
    "ks-2024-77.kaz": [
        "Қазақстан Республикасы Конституциялық Кеңесінің 1999 жылғы 5 мамырдағы № 8 нормативтік қаулысы;",
        "Осы ұстанымның қайнар көзі – Қазақстан Республикасы Конституциялық Кеңесінің 1999 жылғы 5 мамырдағы № 8 нормативтік қаулысы.",
        "Қазақстан Республикасының Конституциялық Соты бұрынғы шешімдерді ескереді.",
    ],
}


@pytest.mark.parametrize(("stem", "text"), [(s, t) for s, texts in CITED.items() for t in texts])
def test_an_older_ruling_cited_in_the_reasons_is_no_landmark(stem: str, text: str) -> None:
    pieces = list(whole(stem).pieces)
    pieces.insert(24, Piece(text, None))
    assert told(converted(pieces)) == []


def test_a_doubled_page_is_told_once() -> None:
    pieces = whole("ks-2024-77.rus").pieces
    ruling = converted([*pieces[:20], *pieces[14:]])
    place = len(document(pieces[:20])) + 2
    assert (Code.PARAGRAPH_DOUBLED, place) in told(ruling)
    message = next(d.message for d in ruling.diagnostics if d.code is Code.PARAGRAPH_DOUBLED)
    assert message == "This and the next 5 stand above already, word for word."


@pytest.mark.parametrize("stem", ["kk-1998-4-1.kaz", "kk-2011-14.rus", "ks-2024-160.kaz"])
def test_the_second_half_of_an_additional_decision_says_that_it_is_one(stem: str) -> None:
    ruling = converted(CUTS["second half"](whole(stem)))
    assert ruling.kind is Kind.ADDITIONAL_DECISION


@pytest.mark.parametrize("stem", ["kk-1998-4-1.kaz", "kk-2011-14.rus", "ks-2024-160.kaz"])
def test_a_kind_that_nothing_tells_is_said_to_be_unknown(stem: str) -> None:
    ruling = converted(CUTS["middle half"](whole(stem)))
    assert Code.KIND_UNKNOWN in {diagnostic.code for diagnostic in ruling.diagnostics}


@pytest.mark.parametrize("stem", ["kk-2015-12.rus", "kk-2003-14.rus", "ks-2023-147.rus"])
def test_who_sat_is_no_title(stem: str) -> None:
    """Be the words that tell who sat unknown."""
    ruling = converted(CUTS["unknown form of composition"](whole(stem)))
    assert ruling.title == whole(stem).golden["title"]
    assert Code.PART_MISSING_COMPOSITION in {diagnostic.code for diagnostic in ruling.diagnostics}


def test_reasons_above_the_title_are_no_title() -> None:
    """A Kazakh title is known by its end; what stands above it may be anything."""
    pieces = CUTS["pages 2, 1, 3"](whole("kk-1996-9-1.kaz"))
    assert converted(pieces).title == whole("kk-1996-9-1.kaz").golden["title"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Бұл талап Конституцияның 13-бабына қайшы келеді деп танылсын.", Language.KAZ),
        ("Это требование не противоречит статье 13 и подлежит применению.", Language.RUS),
        ("Председатель Конституционного Совета Игильманов Р.Н.", None),
        ("Төраға А.Б.", None),
        ("", None),
    ],
)
def test_a_paragraph_tells_its_language(text: str, language: Language | None) -> None:
    assert told_language(text) is language


def test_a_quoted_sentence_in_another_language_is_no_part() -> None:
    pieces = list(whole("ks-2024-77.kaz").pieces)
    pieces.insert(
        20, Piece("«Это требование не противоречит статье 13 и подлежит применению».", None)
    )
    assert told(converted(pieces)) == []


@pytest.mark.parametrize("stem", STEMS)
def test_two_files_one_behind_the_other_are_told(stem: str) -> None:
    """As they come, in two layouts, of which one spoils what the other says of paragraphs."""
    same = [other for other in STEMS if other.endswith(whole(stem).language)]
    following = same[(same.index(stem) + 1) % len(same)]
    both = [(RULINGS / f"{name}.txt").read_bytes() for name in (stem, following)]
    assert told(convert(read_text(b"\n\n".join(both))))
