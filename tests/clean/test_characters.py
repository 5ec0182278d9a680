"""Characters: tables of what changes and, as important, of what does not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.characters import compose, invisible, newlines
from pipeline.clean.look_alikes import look_alikes
from pipeline.codes import Code
from tests.clean.tools import run


@pytest.mark.parametrize(
    ("given_", "due"),
    [
        ("а\r\nб\rв\nг", "а\nб\nв\nг"),
        ("а\u2028б\u2029в\x85г\x0bд", "а\nб\nв\nг\nд"),
        ("а\fб", "а\fб"),
    ],
)
def test_newlines(given_, due):
    assert run(newlines, given_).text == due


@pytest.mark.parametrize(
    ("given_", "due"),
    [
        ("\ufeffсот", "сот"),
        ("со\u200bт\u2060 \u200eзаң", "сот заң"),
        ("с\x01от\x7f", "сот"),
        ("кон\u00adститу\u00adция", "конституция"),
        ("консти\u00ad\nтуция", "консти\u00ad\nтуция"),
        ("консти\u00ad \nтуция", "консти\u00ad \nтуция"),
        ("консти\u00ad\fтуция", "консти\u00ad\fтуция"),
        ("а\tб\u00a0в\nг\fд", "а\tб\u00a0в\nг\fд"),
        ("Признать\u3164пункт", "Признать пункт"),
        ("вице\x1eпремьер", "вице-премьер"),
        ("десяти\ufffaтридцати\ufffb", "десяти\ufffaтридцати\ufffb"),
    ],
)
def test_invisible(given_, due):
    assert run(invisible, given_).text == due


def test_a_hyphen_as_word_shows_it_leaves_its_word():
    after = run(invisible, "Консти¬туция¬ ның ¬ 5¬6 нормасы¬\nның")
    assert after.text == "Конституцияның ¬ 5¬6 нормасы¬\nның"
    assert [doubt.code for doubt in after.doubts] == [Code.CHARACTER_READ]


@pytest.mark.parametrize(
    ("given_", "told"),
    [
        ("Верховно\u00ad Судья С. Искаков", True),
        ("Верховно\u00ad\u00a0\u00a0Судья", True),
        ("Верховно\u00adму Суду", False),
        ("Верховно\u00ad \nму Суду", False),
        ("Верховно\u00ad\fму Суду", False),
        ("Суду\u00ad – и", False),
    ],
)
def test_half_a_word_beside_another_is_told(given_, told):
    codes = [doubt.code for doubt in run(invisible, given_).doubts]
    assert codes == [Code.HYPHEN_DOUBTFUL] * told


@pytest.mark.parametrize(
    ("given_", "told"),
    [
        ("№ 5\u00ad7-НҚ", True),
        ("10\u00ad14, 18", True),
        ("26\u00adбап", False),
        ("26-\u00adбап", False),
    ],
)
def test_a_hyphen_that_nobody_sees_between_figures_is_told(given_, told):
    """Whether it is a range's or parts one number, the file does not say."""
    codes = [doubt.code for doubt in run(invisible, given_).doubts]
    assert codes == [Code.HYPHEN_DOUBTFUL] * told


@pytest.mark.parametrize(
    ("given_", "told"),
    [
        ("ста\x02ья", True),
        ("3\x004", True),
        ("слово\x02 и", False),
        ("клетка\x07\n", False),
        ("вице\x1fпремьер", False),
        ("вице\x1eпремьер", False),
    ],
)
def test_a_control_inside_a_word_may_stand_for_a_letter(given_, told):
    codes = [doubt.code for doubt in run(invisible, given_).doubts]
    assert codes == [Code.CHARACTER_LOST] * told


@pytest.mark.parametrize("sign", ["\ufffd", "(cid:123)"])
def test_a_lost_character_is_pointed_out_and_kept(sign):
    after = run(invisible, f"Конституция{sign}ның")
    assert after.text == f"Конституция{sign}ның"
    assert [doubt.code for doubt in after.doubts] == [Code.CHARACTER_LOST]


@pytest.mark.parametrize(
    ("given_", "due"),
    [
        ("и\u0306", "й"),
        ("Е\u0308лка", "Ёлка"),
        ("№ 484¹ ½ ﬁ", "№ 484¹ ½ ﬁ"),
        ("\u1112\u1161\u11ab", "한"),
        ("\u212b", "Å"),
    ],
)
def test_compose_is_nfc_and_never_nfkc(given_, due):
    assert run(compose, given_).text == due


@given(st.text())
def test_compose_gives_nfc(text):
    assert unicodedata.is_normalized("NFC", run(compose, text).text)


@pytest.mark.parametrize(
    ("language", "given_", "due"),
    [
        ("kaz", "шiлдедегi", "шілдедегі"),
        ("kaz", "Kонституцияның", "Конституцияның"),
        ("kaz", "тyралы", "туралы"),
        ("kaz", "YКІМЕТ", "ҮКІМЕТ"),
        ("kaz", "мəселе", "мәселе"),
        ("kaz", "21-HҚ", "21-НҚ"),
        ("kaz", "A.M. Сәрсенов", "А.М. Сәрсенов"),
        ("kaz", "M. Қадыров", "М. Қадыров"),
        ("rus", "cтатья Cуда", "статья Суда"),
        ("rus", "Азимовой Э.A.", "Азимовой Э.А."),
        # What is written in Latin letters stays.
        ("kaz", "e-gov порталы", "e-gov порталы"),
        ("kaz", "I. Жалпы ережелер", "I. Жалпы ережелер"),
        ("kaz", "XX ғасыр, № 480-V", "XX ғасыр, № 480-V"),
        # So does a Roman number in letters of one alphabet; of two, it is read in its own.
        ("kaz", "№ 310-III, ІІІ тарау, № 414-V ҚРЗ", "№ 310-III, ІІІ тарау, № 414-V ҚРЗ"),
        ("rus", "№ 310-III, № 120-ІІ, № 55-IV ЗРК", "№ 310-III, № 120-ІІ, № 55-IV ЗРК"),
        ("kaz", "№ 310-IІI, IХ сессия, II-IІI тараулар", "№ 310-III, IX сессия, II-III тараулар"),
        ("rus", "№ 310-IІI, ХVI съезд, ХIХ век, VΙ", "№ 310-III, XVI съезд, XIX век, VI"),
        ("kaz", "№ 310-IIIҚРЗ, XXIғасыр, Iс", "№ 310-IIIҚРЗ, XXIғасыр, Іс"),
        ("kaz", "заң күш\u0069N 2340", "заң күшіN 2340"),
        ("rus", "ex officio", "ex officio"),
        ("rus", "Covid-19", "Covid-19"),
        ("rus", "а) COP, б) MAX", "а) COP, б) MAX"),
        # A capital that opens a sentence is a word, as the text has it elsewhere.
        ("rus", "O мерах и о мостах", "О мерах и о мостах"),
        ("rus", "O мocтe и о реке. A bridge. А я", "О мосте и о реке. A bridge. А я"),
        ("rus", "Мост цел.\n      B селе в степи", "Мост цел.\n      В селе в степи"),
        ("rus", "витамин C не нужен, с ним", "витамин C не нужен, с ним"),
    ],
)
def test_look_alikes(language, given_, due):
    assert run(look_alikes, given_, language).text == due


def test_a_word_of_two_alphabets_that_is_not_settled_is_left_and_shown():
    after = run(look_alikes, "статьRя", "rus")
    assert after.text == "статьRя"
    assert [doubt.code for doubt in after.doubts] == [Code.MIXED_SCRIPT]


def test_a_number_sign_glued_to_a_word_is_no_letter_of_it():
    after = run(look_alikes, "от 5 мая годаN 3, ISIN 5", "rus")
    assert (after.text, after.doubts) == ("от 5 мая годаN 3, ISIN 5", ())


def test_a_roman_number_glued_to_a_word_is_no_letter_of_it():
    glued = "232-бабы төртінші бөлігінXIII 12-бабын, № 154-"
    after = run(look_alikes, glued, "kaz")
    assert (after.text, after.doubts) == (glued, ())
    assert run(look_alikes, "заңXа сай бөліIі", "kaz").text == "заңХа сай бөліІі"


def test_every_look_alike_of_the_tables_is_repaired_inside_a_word():
    from pipeline.grammar import load
    from pipeline.model import Language

    for language in Language:
        for latin, meant in load(language).letters.look_alikes.items():
            if latin not in load(language).letters.uncertain:
                due = meant if latin.isalpha() else meant.lower()
                assert run(look_alikes, f"тт{latin}тт", language).text == f"тт{due}тт"
