"""What is doubtful of recognised words, and of what rests on them; without any recogniser."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.clean.word_doubts import doubtful_words
from pipeline.codes import Code
from pipeline.convert import convert, publish
from pipeline.errors import UnreadableSourceError
from pipeline.grammar import detect, load
from pipeline.languages import Language
from pipeline.read import read_bytes
from pipeline.read.hocr import unsure_words
from pipeline.read.second_reading import confirmed_words
from tests.test_rulings import FOLDER, STEMS

WRONG = {
    Language("rus"): [
        "проверил изьятие имущества",
        "это принцин права",
        "Сембина ЕЛИ. и других",
        "Шорманова Т.А.., с участием",
        "судьи ю.М.; и других",
        "(пункт4 статьи 3)",
        "суды осПаривали это",
        "он не входит В ОДНО из них",
        "от 5 мая иот 6 мая",
        "пунктами Зи 4 статьи 5",
        "Кушербаевой 3.И., и других",
        "Нормы = закон",
        "в постановлении от и февраля 2003 года",
        "на русском В печати",
        "Казахстан —- депутата",
        "ограничение Должно быть, а другое Должно стать",
        "Кодекс (далее-АК)",
        "Кодекс (далее- АК)",
        "от 13 июля 2023 года № 147-НИ",
        "судьи Стамбекова У.Ъ. и других",
        "от 8 февраля 2016 года № 462-У",
        "п. 2 ст. 8, пи. 4) п. 1 ст. 11",
        "-. Закон допускает это",
    ],
    Language("kaz"): [
        "өтініш субьектісі келді",
        "республикалық ре спубликалық бюджет",
        "(26-бап З, 4-тармақтар)",
        "Фёдоров ФЕдоровтың сөзі",
    ],
}
RIGHT = {
    Language("rus"): [
        "Саринжипова Б.Е., членов Совета Байзакова К.Д. и Ветровой Л.П.;",
        "1. Признать пункт 2 статьи 34 не соответствующим Конституции.",
        "подпункт 3) пункта 4 статьи 23; ст. 31, п. 3 ст. 34",
        "вице-министра и Премьер-Министра по ГК РК",
        *(f"это {mark}Должно быть" for mark in '«"“„'),
    ],
    Language("kaz"): [
        "Төраға А.М. Тасболатова, судьялар К.Б. Ерменов және Қ.И.Омар-Ахмет",
        "72-бабының 3-тармағын, 23-бабы 4-тармағының 3) тармақшасын",
    ],
}


@pytest.mark.parametrize(
    ("language", "line"), [(language, line) for language in WRONG for line in WRONG[language]]
)
def test_a_recognisers_mistake_is_told(language, line):
    assert list(doubtful_words(f"Закон\n{line}", load(language)))


@pytest.mark.parametrize(
    ("language", "line"), [(language, line) for language in RIGHT for line in RIGHT[language]]
)
def test_sound_words_are_not(language, line):
    assert not list(doubtful_words(line, load(language)))


def test_few_words_of_sound_rulings_are():
    told = words = 0
    for stem in STEMS:
        text = (FOLDER / f"{stem}.clean.txt").read_text("utf-8")
        told += len(list(doubtful_words(text, load(Language(stem.rpartition(".")[2])))))
        words += len(text.split())
    assert told < 0.01 * words


def as_source(text: str):
    source = read_bytes(text.encode(), None)
    return replace(source, recognised=source.pages)


def as_recognised(text: str):
    return convert(as_source(text))


RULING = (FOLDER / "kk-2001-17.rus.clean.txt").read_text("utf-8").replace("\n", "\n\n")


def read_twice(text: str, again: str):
    source = as_source(text)
    return convert(replace(source, confirmed=confirmed_words(source, [again], ["Хе", "Не"])))


def codes(ruling, words: str) -> set[str]:
    return {one.code for one in ruling.diagnostics if words in one.message}


def test_what_stands_once_is_told_and_what_stands_twice_is_not():
    ruling = as_recognised(RULING)
    assert ruling.source.origin == "recognised"
    publish(ruling)
    assert codes(ruling, "18 декабря 2001") == {Code.RECOGNISED_DATE}
    assert codes(ruling, "Байзакова К.Д.") == {Code.RECOGNISED_NAME}
    assert codes(ruling, "пункт 1 статьи 6 Конституции") == {Code.RECOGNISED_CITATION}
    assert not codes(ruling, "Ветровой Л.П.")
    assert not codes(ruling, "статье 21 Закона")


def test_what_two_readings_have_is_not_told_and_what_differs_is():
    alike = read_twice(RULING, RULING.replace("\n\n", "\n"))
    told = [one for one in alike.diagnostics if one.code.startswith("recognised-")]
    assert {one.code for one in told} == {Code.RECOGNISED_TEXT}
    names = [RULING.replace("Остапчука", surname) for surname in ("Осташука", "Остапчука")]
    told = [codes(read_twice(name, name), "Г.И.") for name in names]
    assert told == [{Code.RECOGNISED_NAME}, set()]
    alike = read_twice(RULING, RULING.replace("Г.И.,", "Г.И..,"))
    assert not codes(alike, "Г.И.")
    again = RULING.replace("статьи 6 Конституции", "статьи 8 Конституции").replace(
        "Ветровой", "Вегровой"
    )
    ruling = read_twice(RULING, again)
    assert codes(ruling, "6") >= {Code.RECOGNISED_WORD, Code.RECOGNISED_CITATION}
    assert Code.RECOGNISED_WORD in codes(ruling, "Ветровой")
    assert not codes(ruling, "18 декабря 2001")


def record_of(text: str, doubtful: str = "") -> bytes:
    """The hOCR of a page: the recogniser is sure of all words but one."""
    words = "".join(
        f"<span class='ocrx_word' title='bbox 1 2 3 4; x_wconf {40 if word == doubtful else 96}'>{word}</span> "
        for word in text.split()
    )
    return f"<html><body><div class='ocr_page'>{words}</div></body></html>".encode()


def test_what_the_recogniser_was_not_sure_of_is_told():
    source = as_source(RULING)
    signs = detect(RULING).letters.numero
    assert not unsure_words(source, record_of(RULING), signs)
    unsure = unsure_words(source, record_of(RULING, "Ветровой"), signs)
    assert {source.text[slice(*span)] for span in unsure} == {"Ветровой"}
    told = convert(replace(source, unsure=unsure)).diagnostics
    assert Code.RECOGNISED_WORD in {one.code for one in told if "was not sure" in one.message}
    lost = record_of(RULING.replace("17", "", 1))
    assert unsure_words(source, lost, signs)


@pytest.mark.parametrize("record", [b"", b"<html></html>", record_of("Другой файл")])
def test_a_record_of_another_file_is_refused(record):
    with pytest.raises(UnreadableSourceError, match=r"\.hocr"):
        unsure_words(as_source(RULING), record, detect(RULING).letters.numero)


def test_a_sign_that_both_readings_have_letters_for_is_not_told_but_where_it_may_be_a_word():
    for letters, told in (("Хе", set()), ("Не", {Code.RECOGNISED_WORD})):
        ruling = read_twice(
            RULING.replace("года N 17", f"года {letters} 17"), RULING.replace("N 17", "№ 17")
        )
        assert ruling.number == "17"
        assert codes(ruling, f"{letters} 17") == told


def test_a_word_that_only_the_second_reading_has_is_told():
    ruling = read_twice(RULING.replace("не соответствующей", "соответствующей"), RULING)
    assert "non-conforming" not in [one.verdict for one in ruling.outcomes]
    assert Code.RECOGNISED_WORD in {one.code for one in ruling.diagnostics}


def test_nothing_of_it_is_told_of_a_written_text():
    ruling = convert(read_bytes(RULING.encode(), None))
    assert not [one for one in ruling.diagnostics if one.code.startswith("recognised")]


def test_no_verdict_rests_on_a_doubtful_word():
    due = convert(read_bytes(RULING.encode(), None)).outcomes
    ruling = as_recognised(RULING.replace("не соответствующей", "не соответсВующей"))
    assert [one.verdict for one in due if one.verdict] == ["non-conforming", "conforming"]
    assert "non-conforming" not in [one.verdict for one in ruling.outcomes]
    spoilt = as_recognised(RULING.replace("Признать статью 21", "Признатъ статью 21"))
    assert "non-conforming" not in [one.verdict for one in spoilt.outcomes]
    for found in (ruling, spoilt):
        told = {one.code for one in found.diagnostics if (one.block or "").startswith("decision")}
        assert told & {Code.RECOGNISED_VERDICT, Code.OUTCOME_DOUBTFUL, Code.OUTCOME_UNKNOWN}


def test_a_verdict_on_a_norm_of_which_nothing_else_speaks_is_told():
    changed = RULING.replace("1. Признать статью 21", "1. Признать статью 27")
    ruling = as_recognised(changed)
    block = "decision__para_1__p_1"
    assert Code.RECOGNISED_VERDICT in {o.code for o in ruling.diagnostics if o.block == block}


def test_what_recognisers_make_of_the_number_sign_is_read_as_it_and_told():
    ruling = as_recognised(RULING.replace("2001 года N 17", "2001 года Хе 17"))
    assert ruling.number == "17"
    assert codes(ruling, "Хе 17") == {Code.RECOGNISED_WORD}
