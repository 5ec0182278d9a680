"""Characters that no ruling holds: each kind in whole tables, repaired where one reading is certain, else told."""

import html.entities
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.allowed import foreign_characters
from pipeline.clean.bidi import bidi
from pipeline.clean.characters import combining_marks
from pipeline.clean.code_page import code_page, controls, private_use
from pipeline.clean.entities import entities
from pipeline.clean.figures import figures_as_letters, foreign_digits, letters_as_figures
from pipeline.clean.look_alikes import look_alikes, slips
from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.read import read_text
from tests.clean.tools import cleaned, run
from tests.test_rulings import FOLDER

WINGDINGS = "\uf06c\uf06e\uf076\uf0a7\uf0d8\uf0fc"
LANGUAGES = [language.value for language in Language]
PROSE = {
    "kaz": "Конституциялық Сот осы істі қарап, құқық туралы заңның ережелерін және бапты зерделеді.",
    "rus": "Конституционный Суд рассмотрел настоящее дело и исследовал положения статьи закона о праве.",
}


def codes(text):
    return {doubt.code for doubt in text.doubts}


def pairs():
    return [
        (language, foreign, own)
        for language in LANGUAGES
        for foreign, own in load(Language(language)).letters.look_alikes.items()
    ]


@pytest.mark.parametrize("place", ["{}тт", "т{}т", "тт{}"])
def test_every_look_alike_at_every_place_of_a_word(place):
    for language, foreign, own in pairs():
        word = place.format(foreign)
        # A sign has the case of the letter before it.
        due = place.format(own if foreign.isalpha() or word[0] == foreign else own.lower())
        after = run(look_alikes, f"{word} {place.format(own)}", language)
        assert after.text == f"{due} {place.format(own)}", (language, foreign)
        is_latin = foreign.isascii() or foreign in "Əə"
        assert is_latin or codes(after) <= {Code.CHARACTER_READ}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Скот ███████ находился в зоне карантина.", True),
        ("Суд учитывает степень _____ вины потерпевшего.", True),
        ("Сот кінәнің __________ дәрежесін ескереді.", True),
        ("Скот был забит,, возмещение не выплачено.", True),
        ("Мал сойылған, , өтемақы төленбеген.", True),
        ("Өтемақы төленбеген.<br>Сот талап қоюды қарады.", True),
        ("Мал %D0%B0%D1%83%D1%81 індетінің ошағында болған.", True),
        ('HYPERLINK "jl:1005029.0" Скот был забит.', True),
        ("Конституцияның 26-бабының ₃-тармағына сай.", True),
        ("Закон принят 4 июля 2003 года №№ 476 «О дорогах».", True),
        ("Закон принят 4 июля 2003 года JV® 476.", True),
        ("Со дня официального îïóáëèêîâàíèÿ.", True),
        ("Постановления №№ 3, 4, №№ 5 и 7, №№ 5 – 9, №№ 1 мен 2, Wörth, Ångström, Üeé.", False),
        ("Проба воды H₂O и СО₂, ссылка http://sud.kz/%D0%B0%D1%83%D1%81, 5 %.", False),
        ("■ Скот был забит, а возмещение не выплачено.", False),
        ("Председатель ________ А. Искаков, «___» ________ 2024 года.", False),
        ("Закон ,,О скоте” был принят.", False),
    ],
)
def test_what_covers_words_or_stands_for_lost_ones_is_told(sentence, told):
    assert (Code.CHARACTER_FOREIGN in codes(run(foreign_characters, sentence, "rus"))) is told


def test_a_sign_that_stands_for_a_letter_is_small_beside_small_ones():
    assert run(look_alikes, "М¥ндай т¥л, М¥НДАЙ").text == "Мұндай тұл, МҰНДАЙ"


def test_a_look_alike_of_another_script_is_told_with_its_name():
    after = run(look_alikes, "жαлоба", "rus")
    assert after.text == "жалоба"
    assert "GREEK SMALL LETTER ALPHA" in after.doubts[0].message


@pytest.mark.parametrize(
    ("language", "given_", "due"),
    [
        ("kaz", "сөйлеy, сөйлеу", "сөйлеу, сөйлеу"),
        ("kaz", "YКІМЕТ, Үкімет", "ҮКІМЕТ, Үкімет"),
        ("rus", "PK и РК", "РК и РК"),
        ("rus", "раз c законом, с правом", "раз с законом, с правом"),
        ("rus", "жάлоба", "жалоба"),
        ("rus", "жａлоба ж𝐚лоба", "жалоба жалоба"),
        ("kaz", "¥лттық", "Ұлттық"),
        # What is written in Latin letters stays, whatever stands beside it.
        ("rus", "раздел IX, пункт c), MAX и SMS", "раздел IX, пункт c), MAX и SMS"),
    ],
)
def test_words_of_the_text_decide(language, given_, due):
    assert run(look_alikes, given_, language).text == due


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("бӧлім", "бөлім"),
        ("заќым Ќала", "зақым Қала"),
        ("жылѓы", "жылғы"),
        ("жӓне", "және"),
        ("қӯқық", "құқық"),
        ("ӯшін", "үшін"),
    ],
)
def test_letters_of_other_cyrillic_alphabets_are_read_as_kazakh_ones_and_told(written, meant):
    after = run(look_alikes, written, "kaz")
    assert after.text == meant
    assert codes(after) == {Code.CHARACTER_READ}


def test_one_of_two_letters_that_nothing_decides_is_told():
    assert codes(run(look_alikes, "сөйлеy", "kaz")) == {Code.CHARACTER_READ}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_judge_keeps_the_seat_whatever_stands_in_the_name(language):
    stem = f"ks-2025-178.{language}"
    source = (FOLDER / f"{stem}.clean.txt").read_text("utf-8")
    sound = convert(read_text(source.encode()))
    judge = sound.composition.judges[0].name
    surname = max(judge.split(), key=len)
    for stranger in ("α", "á", "а\u0301", "а\u0336", "ａ", "ӓ", "օ", "ɑ"):
        damaged = source.replace(surname[:3], surname[:2] + stranger)
        found = convert(read_text(damaged.encode()))
        assert len(found.composition.judges) == len(sound.composition.judges), stranger
        new = {d.code for d in found.diagnostics} - {d.code for d in sound.diagnostics}
        assert new & {Code.CHARACTER_READ, Code.CHARACTER_FOREIGN, Code.MIXED_SCRIPT}, stranger


def test_figures_of_every_script():
    every = [chr(c) for c in range(sys.maxunicode) if unicodedata.category(chr(c)) == "Nd"]
    for figure in every:
        after = run(foreign_digits, f"статья {figure}", "rus")
        assert after.text == f"статья {unicodedata.decimal(figure)}"
        assert figure.isascii() or codes(after) == {Code.CHARACTER_READ}


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("kaz", "Конституцияның S-тармағын, S-бабының", 2),
        ("rus", "пункта S статьи 5", 1),
        ("rus", "части II, раздела III, S. Smith, класса S", 0),
    ],
)
def test_letters_where_a_number_is_due_are_told(language, words, told):
    assert [one.code for one in run(letters_as_figures, words, language).doubts] == (
        [Code.MIXED_SCRIPT] * told
    )


@pytest.mark.parametrize(
    ("language", "given_", "due"),
    [
        ("rus", "пункта З статьи Ч", "пункта 3 статьи 4"),
        ("rus", "подпунктом З) пункта\nЧ, и", "подпунктом 3) пункта\n4, и"),
        ("rus", "ст. З Закона", "ст. 3 Закона"),
        ("rus", "от З июля 2О14 года № З", "от 3 июля 2014 года № 3"),
        ("rus", "статьи З4 и 1О, О1.02.2023", "статьи 34 и 10, 01.02.2023"),
        ("rus", "20l4 года", "2014 года"),
        ("rus", "2. Да.\nЗ. Нет.\n4. Вот.", "2. Да.\n3. Нет.\n4. Вот."),
        ("kaz", "З-тармағы, Ч-бабының, З) тармақшасы", "3-тармағы, 4-бабының, 3) тармақшасы"),
        ("kaz", "2О25 жылғы З шілде", "2025 жылғы 3 шілде"),
        # Names, lettered items and suffixes stay.
        ("rus", "З. Ахметов и Ч. Ли", "З. Ахметов и Ч. Ли"),
        ("rus", "подпункта з) и пункт 5б, статья 10а", "подпункта з) и пункт 5б, статья 10а"),
        ("rus", "статьи О свободе", "статьи О свободе"),
        ("rus", "закон № 12-З", "закон № 12-З"),
        ("rus", "2. Да.\nЗ. Нет.\n5. Вот.", "2. Да.\nЗ. Нет.\n5. Вот."),
    ],
)
def test_letters_in_the_place_of_figures(language, given_, due):
    after = run(letters_as_figures, given_, language)
    assert after.text == due
    assert (codes(after) == {Code.CHARACTER_READ}) == (given_ != due)


@pytest.mark.parametrize(
    ("given_", "due"),
    [
        ("статьі и ісходит", "статьи и исходит"),
        ("Статьі закона. По статьи", "Статьи закона. По статьи"),
        ("республиқанский", "республиканский"),
        # Names and words of the other language stay.
        ("судьи Нұрмұханова, Нурмуханова", "судьи Нұрмұханова, Нурмуханова"),
        ("слова «екінші іс» и і)", "слова «екінші іс» и і)"),
    ],
)
def test_a_letter_of_a_neighbouring_language_is_read_where_a_known_word_comes_of_it(given_, due):
    after = run(slips, given_, "rus")
    assert after.text == due
    assert (codes(after) == {Code.CHARACTER_READ}) == (given_ != due)


@pytest.mark.parametrize(
    "words",
    [
        *("суд _отказал", "суд_ отказал", "суд •отказал", "суд ¦отказал", "суд\n,отказал"),
        *("құқығын ?сынады", "қо?амдық игілік", "?азақстан", "«?аулы»"),
    ],
)
def test_a_sign_at_the_edge_of_a_word_is_told(words):
    assert codes(run(foreign_characters, words, "rus")) == {Code.CHARACTER_FOREIGN}


@pytest.mark.parametrize(
    "words",
    [
        "от «___» ________ 2019",
        "гражданин_____ и",
        "из:\n•суд\n–право",
        "вправе ли суд? Нет.",
        "суд(?) решил",
    ],
)
def test_a_gap_of_a_form_and_an_item_have_signs_of_their_own(words):
    assert codes(run(foreign_characters, words, "rus")) == set()


@pytest.mark.parametrize("text", ["кабинет О64, № ОО7", "от 29 декабря 1995 года  «О4 статьи 17"])
def test_a_letter_before_figures_that_would_make_no_number_is_told(text):
    after = run(letters_as_figures, text, "rus")
    assert after.text == text
    assert codes(after) == {Code.MIXED_SCRIPT}


@pytest.mark.parametrize(
    ("given_", "due"),
    [
        ("к0нституция", "конституция"),
        ("пре3идент и су6ъект", "президент и субъект"),
        ("статья 10б и 5-й, А4Б", "статья 10б и 5-й, А4Б"),
        ("слово3 и 3слово", "слово3 и 3слово"),
    ],
)
def test_figures_inside_words(given_, due):
    after = run(figures_as_letters, given_, "rus")
    assert after.text == due
    assert (codes(after) == {Code.CHARACTER_READ}) == (given_ != due)


def test_every_control_above_ascii_is_a_sign_or_told():
    for control in map(chr, range(0x80, 0xA0)):
        after = run(controls, f"суд {control} право\x96", "rus")
        both = {bytes([ord(control)]).decode(page, "ignore") for page in ("cp1251", "cp1252")}
        assert (len(both) == 1) == (codes(after) == set()), hex(ord(control))
        assert "–" in after.text


def test_the_next_line_of_old_systems_stays_a_line_end():
    assert run(controls, "суд\x85право").text == "суд\x85право"


def test_every_character_reference_of_html():
    for name, meant in html.entities.html5.items():
        if name.endswith(";"):
            assert run(entities, f"суд &{name} право").text == f"суд {meant} право"


@pytest.mark.parametrize(
    ("given_", "due"),
    [
        ("&laquo;О праве&raquo;", "«О праве»"),
        ("&#171;О праве&#xBB;", "«О праве»"),
        ("&amp;laquo;О праве&amp;raquo;", "«О праве»"),
        ("далее&nbsp&ndash; Закон", "далее\u00a0– Закон"),
        ("A&B; AT&T, R & D", "A&B; AT&T, R & D"),
        ("?a=1&lt=2", "?a=1&lt=2"),
    ],
)
def test_character_references(given_, due):
    assert run(entities, given_).text == due


@pytest.mark.parametrize(
    ("given_", "due", "told"),
    [
        ("№ \u202e512\u202c-НП", "№ 215-НП", True),
        ("№ \u202e512", "№ 215", True),
        ("№ \u202ea\u0301б\u202c", "№ бa\u0301", True),
        ("№ \u202b215\u202c", "№ 215", True),
        ("№ \u2067215\u2069", "№ 215", True),
        ("№ \u200e215\u200f, \u2066суд\u2069", "№ 215, суд", False),
    ],
)
def test_controls_of_direction(given_, due, told):
    after = run(bidi, given_)
    seen = "".join(c for c in after.text if unicodedata.category(c) != "Cf")
    assert seen == due
    assert (codes(after) == {Code.CHARACTER_ORDER}) == told


@pytest.mark.parametrize(
    ("given_", "due"),
    [
        ("закон \uf0abО праве\uf0bb, \uf0b9 5", "закон «О праве», № 5"),
        ("\uf0b7 первое\n\uf0b7 второе", "• первое\n• второе"),
        *(
            (f"{sign} первое", f"{due} первое")
            for sign, due in zip(WINGDINGS, "●■◆▪➢✓", strict=True)
        ),
        ("\uf0a7 5 и \uf0a75", "§ 5 и §5"),
        ("право \uf096 закон", "право – закон"),
        ("пра\uf0abво", "пра\uf0abво"),
    ],
)
def test_signs_of_symbol_fonts(given_, due):
    assert run(private_use, given_).text == due


@pytest.mark.parametrize("sign", WINGDINGS[:3])
def test_a_sign_of_wingdings_inside_a_line_is_told(sign):
    after = cleaned(f"Суд установил {sign} следующее.")
    assert sign in after.text
    assert Code.CHARACTER_FOREIGN in {one.code for one in after.doubts}


@pytest.mark.parametrize("word", ["нормативтік \uf071аулысы", "норматив\uf071ік", "қаул\uf071"])
def test_every_word_with_a_letter_of_a_font_of_its_own_is_told(word):
    after = run(foreign_characters, f"Соттың {word} және {word}")
    assert after.text == f"Соттың {word} және {word}"
    assert [one.code for one in after.doubts] == [Code.CHARACTER_FOREIGN] * 2
    assert all("\uf071" in one.message for one in after.doubts)


@pytest.mark.parametrize(
    ("given_", "due"),
    [
        ("бо\u0301льшая часть", "большая часть"),
        ("Токжа\u0308нов", "Токжанов"),
        ("н\u0336е\u0336 подлежит", "н\u0336е\u0336 подлежит"),
    ],
)
def test_combining_marks(given_, due):
    after = run(combining_marks, given_)
    assert after.text == due
    assert codes(after) == {Code.CHARACTER_FOREIGN}


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_any_letter_mark_or_figure_in_a_word_is_repaired_or_told(language, data):
    """What is put into a word changes nothing, or is told, or belongs to the languages of the house."""
    house = {c for one in Language for c in load(one).letters.alphabet}
    kinds = ("L", "M", "Nd", "Nl", "Co", "Cf")
    stranger = data.draw(
        st.characters(categories=kinds).filter(
            lambda c: c not in house and not c.isascii() and c not in "Əə\uf020\uf02d"
        )
    )
    prose = PROSE[language]
    at = data.draw(
        st.sampled_from([m for m in range(1, len(prose)) if prose[m - 1 : m + 1].isalpha()])
    )
    after = cleaned(f"{prose[:at]}{stranger}{prose[at:]}")
    assert after.text == prose or after.doubts, stranger


@pytest.mark.parametrize("language", LANGUAGES)
def test_prose_is_quiet(language):
    assert not cleaned(PROSE[language]).doubts


def test_a_kazakh_code_page_that_was_taken_for_the_russian_one_is_read_as_it_was_meant():
    sound = (FOLDER / "vs-2026-5.kaz.clean.txt").read_text("utf-8")
    wrong = sound.encode("kz1048").decode("cp1251", "replace")
    assert wrong != sound
    assert run(code_page, wrong).text == sound


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "пункта б статьи 52"),
        ("rus", "пунктом 1 статьи I4"),
        ("rus", "статьями 55 – 5В, 62"),
        ("rus", "статьи 5В Закона"),
        ("kaz", "5В-бабының"),
        ("kaz", "55 – 5В, 62-баптарын"),
        ("rus", "статьями 55 – 58, б2 Закона"),
        ("kaz", "55 – 58, б2-баптарын"),
        ("rus", "пунктом з4"),
    ],
)
def test_what_stands_for_a_number_and_is_none_is_told(language, text):
    after = run(letters_as_figures, text, language)
    assert (after.text, codes(after)) == (text, {Code.MIXED_SCRIPT})


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "подпункта б) пункта 1, пункт «б», дом 12А, в ст. 5, п. ч. 3"),
        ("rus", "статьи 34¹, раздела I, главы II, пункты и подпункты"),
        ("kaz", "б) тармақшасы, 12А үй, 5-бап, І тарау"),
    ],
)
def test_letters_that_count_or_name_are_no_figures(language, text):
    after = run(letters_as_figures, text, language)
    assert (after.text, codes(after)) == (text, set())


def test_a_reference_without_its_semicolon_is_read_if_html_has_it():
    assert run(entities, "Казахстан &ndash вице-министр, AT&T и B&Bond").text == (
        "Казахстан – вице-министр, AT&T и B&Bond"
    )


def test_a_figure_in_a_kazakh_word_becomes_a_letter_of_the_language():
    after = run(figures_as_letters, "өт1н1ш1н")
    assert after.text == "өтінішін"


def test_a_sign_read_as_a_letter_has_the_case_of_its_word():
    after = run(look_alikes, "қ¥қық, ҚҰҚЫҚ, Қ¥ҚЫҚ")
    assert after.text == "құқық, ҚҰҚЫҚ, ҚҰҚЫҚ"


def test_a_letter_of_an_address_is_no_look_alike():
    text = "по адресу http://x.kz/a?b=1&c=2 с жалобой и а"
    assert run(look_alikes, text, "rus").text == text


@pytest.mark.parametrize("sign", "^_~")
def test_a_sign_between_figures_that_stands_for_a_raised_one_is_told(sign):
    after = run(foreign_characters, f"Конституцияның 14{sign}1-бабы")
    assert codes(after) == {Code.CHARACTER_FOREIGN}


def test_two_points_for_the_dash_of_a_range_are_told():
    after = run(foreign_characters, "статьями 55..58, 62 Закона", "rus")
    assert codes(after) == {Code.CHARACTER_FOREIGN}


def test_dots_that_touch_the_word_behind_are_told():
    after = run(foreign_characters, "Правительству Республики …Казахстан", "rus")
    assert codes(after) == {Code.CHARACTER_FOREIGN}


@pytest.mark.parametrize(
    ("text", "language", "is_told"),
    [
        ("в соответствии с пунктом I статьи 14 и пунктом 2 статьи 20", "rus", True),
        ("41-баптың I-тармағына және 20-баптың 2-тармағына сәйкес", "kaz", True),
        ("положения раздела I и статьи 14 Закона", "rus", False),
        ("пунктом 1 статьи 14 главы I, пунктом 2 статьи 20", "rus", False),
    ],
)
def test_a_stroke_for_a_figure_is_told_where_its_word_is_counted_by_figures(
    text, language, is_told
):
    after = run(letters_as_figures, text, language)
    assert after.text == text
    assert [doubt.code for doubt in after.doubts] == [Code.MIXED_SCRIPT] * is_told
