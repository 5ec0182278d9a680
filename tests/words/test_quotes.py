"""What a text quotes: every pair of marks is read alike, alone, nested and left open."""

import pytest

from pipeline.text import Span
from pipeline.words.quotes import quoted, without_quotations

PAIRS = ("«»", '""', "“”", "„“", "„”", "““", "‹›", "''", "‘’", "‚‘")
DOUBLE = [pair for pair in PAIRS if pair[0] not in "'‘‚"]


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[slice(*span)] for span in spans]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize(
    ("text", "outer"),
    [
        ("слова «статья 5 УК» исключить", ["«статья 5 УК»"]),
        ("«бап» деген сөз, «5» деген цифр", ["«бап»", "«5»"]),
        ("(«О суде»); «О праве».", ["«О суде»", "«О праве»"]),
        ("«Заң «Сот туралы» 2000 жылғы» сөздері", ["«Заң «Сот туралы» 2000 жылғы»"]),
        ("«О «суде «и» праве»»", ["«О «суде «и» праве»»"]),
    ],
)
def test_every_pair_of_marks_quotes(pair: str, text: str, outer: list[str]):
    if pair == "““" and text.count("«") > 2:
        pytest.skip("a mark that only closes is needed to tell the inner from the outer")
    marks = str.maketrans("«»", pair)
    written = text.translate(marks)
    assert words(written, quoted(written).outermost()) == [one.translate(marks) for one in outer]


@pytest.mark.parametrize("outer", DOUBLE)
@pytest.mark.parametrize("inner", [pair for pair in PAIRS if pair != "““"])
def test_any_pair_may_stand_within_any_other(outer: str, inner: str):
    title = f"{inner[0]}О суде{inner[1]}"
    whole = f"{outer[0]}О поправках в Закон {title} и другие{outer[1]}"
    text = f"Закон {whole}, статья 5"
    assert words(text, quoted(text).outermost()) == [whole]
    assert words(text, quoted(text).innermost()) == [title]


@pytest.mark.parametrize("pair", DOUBLE)
def test_a_mark_without_a_partner_is_told_and_hides_nothing(pair: str):
    opening = quoted(f"слова {pair[0]}статья 5 исключить")
    assert (opening.pairs, opening.opened, opening.closed) == ((), (6,), ())
    closing = quoted(f"статья 5{pair[1]} исключить")
    assert (closing.pairs, closing.opened, closing.closed) == ((), (), (8,))


def test_apostrophes_minutes_and_inches_quote_nothing():
    text = "д'Артаньян, об’єкт, 5' и 6'; 5‚ пункт"
    assert quoted(text) == ((), (), ())


def test_a_straight_mark_between_blanks_opens_and_closes_in_turn():
    text = 'слова " статья 5 " и " пункт 6 " исключить'
    assert words(text, quoted(text).outermost()) == ['" статья 5 "', '" пункт 6 "']


def test_words_behind_the_title_within_a_title_are_outside_both():
    text = "Закон «О поправках в Закон «О суде» признать"
    assert words(text, quoted(text).outermost()) == ["«О суде»"]
    assert words(text, quoted(text).outermost(shared=True)) == ["«О поправках в Закон «О суде»"]


def test_what_one_mark_ends_with_the_quotation_around_it_is_open_within_it():
    found = quoted('Закон «О поправках в Закон "О суде»')
    assert (found.pairs, found.opened) == ((Span(6, 35),), (27,))


def test_blanks_take_the_place_of_quotations_and_brackets():
    text = "а „б (в“ г) (д) е"
    assert without_quotations(text) == "а        г) (д) е"
    assert without_quotations(text, brackets=True) == "а        г)     е"
