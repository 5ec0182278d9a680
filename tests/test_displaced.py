"""Displaced runs: the real ruling, whole layouts, doubt, decisions, and anything at all."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean.displaced import displaced_runs
from pipeline.codes import Code, Rule
from pipeline.decisions import Decisions, LineDecision
from pipeline.grammar import load as load_grammar
from pipeline.job import Job
from pipeline.languages import Language
from pipeline.read.source import Source
from pipeline.text import CleanText, Finding, Reordering, Span
from tests.bench_displaced import DEV, trial
from tests.layouts import Layout, lay, layout, load, unlinked
from tests.test_layouts import PAINTED, sample_lines

RULING = Path(__file__).parent.parent / "rulings/ks-2023-21.kaz.txt"
KAZAKH, RUSSIAN = Language.KAZ, Language.RUS


def repair(text: str, language: Language = KAZAKH, *decisions: LineDecision) -> CleanText:
    source = Source("", "text/plain", text, (Span(0, len(text)),), ())
    job = Job(source, load_grammar(language), Decisions(lines=decisions))
    clean = CleanText.of(text)
    return clean.apply(displaced_runs(clean, job))


def decided(extracted: str, restored: str) -> LineDecision:
    return LineDecision(extracted=extracted, restored=restored)


SHOWN = {
    KAZAKH: (
        "Сот Конституцияның  басшылыққа алып, мыналарды анықтады 74-бабын",
        "деп көрсеткен. Заңның  сәйкес әркімнің құқығы қорғалады 12-бабына",
        "және Кодекстің  көзделген негіздер бойынша сот 15-бабында",
        "шешім шығарады. Конституцияның  қайшы келмейді деп 39-бабына",
    ),
    RUSSIAN: (
        "Суд руководствуется  Конституции Республики Казахстан и статьей 74",
        "указал, что согласно  Закона каждый имеет право статье 12",
        "а также исходит из  Кодекса, по смыслу которых лицо статьи 15",
        "вправе обжаловать. Это не противоречит  Конституции, как статье 39",
    ),
}
"""Lines that show beyond doubt that words were displaced: alone, a line is never changed."""


AFTER = {
    KAZAKH: "өзінің құқықтары мен бостандықтарын сот арқылы қорғай алады деп атап көрсетті",
    RUSSIAN: "которое имеет право на судебную защиту своих прав и свобод и может обратиться",
}


def repair_among(line: str, language: Language = KAZAKH, *decisions: LineDecision) -> CleanText:
    """A text that shows displaced words, with more lines in it."""
    return repair("\n".join((*SHOWN[language], line, AFTER[language])), language, *decisions)


def of_line(text: CleanText, line: str) -> list[str]:
    """The messages about lines that read so."""
    found = (d for d in text.doubts for span in d.source if text.source[slice(*span)] == line)
    return [doubt.message for doubt in found]


def lines(text: CleanText) -> list[str]:
    """The lines as the later rules leave their blanks."""
    return [" ".join(line.split()) for line in text.text.split("\n")]


# --- the real ruling ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def raw() -> list[str]:
    return RULING.read_text(encoding="utf-8").replace("i", "і").split("\n")


@pytest.fixture(scope="module")
def restored(raw: list[str]) -> CleanText:
    return repair("\n".join(raw))


@pytest.mark.parametrize("number", PAINTED)
def test_every_line_of_the_ruling_is_restored(
    number: int, raw: list[str], restored: CleanText
) -> None:
    due = dict(sample_lines(raw))[number].restored
    assert lines(restored)[number - 1] == " ".join(due.split())


def test_no_other_line_of_the_ruling_is_touched(raw: list[str], restored: CleanText) -> None:
    kept = [n for n in range(1, len(raw) + 1) if n not in PAINTED]
    assert [restored.text.split("\n")[n - 1] for n in kept] == [raw[n - 1] for n in kept]


def test_nothing_in_the_ruling_is_left_in_doubt(restored: CleanText) -> None:
    assert restored.doubts == ()
    assert {record.edit.rule for record in restored.records} == {Rule.DISPLACED_RUN}
    assert all(0.5 < record.edit.confidence <= 1 for record in restored.records)


# --- whole layouts ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["codes.kaz", "guidance.kaz", "codes.rus", "guidance.rus"])
def test_most_lines_of_a_text_are_restored_and_hardly_any_is_wrong(name: str) -> None:
    verdicts = [v for seed in range(1, 4) for v in trial(DEV / f"{name}.txt", seed).verdicts]
    outcomes = Counter(verdict.outcome for verdict in verdicts)
    assert outcomes["exact"] > 0.85 * outcomes.total()
    assert outcomes["wrong"] < 0.02 * outcomes.total()


@pytest.mark.parametrize("path", sorted(DEV.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "habits",
    [
        Layout(),
        Layout(justified=True, displaced=False),
        Layout(justified=True, displaced=False, width=58, indent=0, between=1),
        Layout(before_stop=True, after_open=True, hyphen="both", indent=3, width=66),
        Layout(width=0),
        Layout(strip=True, newline="\r\n"),
    ],
)
def test_nothing_moves_in_a_text_without_links(path: Path, habits: Layout) -> None:
    text = lay([unlinked(paragraph) for paragraph in load(path)], habits).text
    text = text.replace("\r\n", "\n")
    assert repair(text, Language(path.stem[-3:])).text == text


@pytest.mark.parametrize("path", sorted(DEV.glob("*.txt")), ids=lambda path: path.stem)
def test_links_in_place_stay_in_place(path: Path) -> None:
    for seed in (0, 5, 10):
        laid = lay(load(path), layout(seed))
        assert not any(line.displaced for line in laid.lines)
        text = laid.text.replace("\r\n", "\n").replace("\f", "")
        assert not repair(text, Language(path.stem[-3:])).records


# --- single lines -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "extracted", "due"),
    [
        (KAZAKH, "Заңның  сәйкес әркім 12-бабына", "Заңның 12-бабына сәйкес әркім"),
        (KAZAKH, "(ҚК-нің ) көзделген жағдай 12-бабы", "(ҚК-нің 12-бабы) көзделген жағдай"),
        (KAZAKH, "Заңның  сәйкес әркім12-бабына", "Заңның 12-бабына сәйкес әркім"),
        (KAZAKH, "Заңның  қайшы келеді.12-бабына", "Заңның 12-бабына қайшы келеді."),
        (KAZAKH, "Заңның  бойынша 12-бабы", "Заңның 12-бабы бойынша"),
        (
            KAZAKH,
            "ҚК-нің 188-1-бабының  мал деп танылатын жануарлардыескертпесі",
            "ҚК-нің 188-1-бабының ескертпесі мал деп танылатын жануарларды",
        ),
        (
            KAZAKH,
            "Сот Қазақстан Республикасы   (Еңбек кодексінің",
            "Сот Қазақстан Республикасы Еңбек кодексінің (",
        ),
        (
            KAZAKH,
            "Сот « » Конституциялық заңға сүйеніп шешім Қазақстан Республикасының Конституциялық Соты туралы",
            "Сот «Қазақстан Республикасының Конституциялық Соты туралы» Конституциялық заңға сүйеніп шешім",
        ),
        (
            KAZAKH,
            "Сот ұйымның  3-бабы қатысушы «Мұрағатты сақтау туралы» № 12 конвенциясының",
            "Сот ұйымның «Мұрағатты сақтау туралы» № 12 конвенциясының 3-бабы қатысушы",
        ),
        (RUSSIAN, "согласно  Закона каждый статье 12", "согласно статье 12 Закона каждый"),
        (RUSSIAN, "по правилам  УПК судстатьи 12", "по правилам статьи 12 УПК суд"),
        (
            RUSSIAN,
            "согласно  и  статьи 14 УПК пунктам 1 3",
            "согласно пунктам 1 и 3 статьи 14 УПК",
        ),
    ],
)
def test_a_line_among_others_is_restored(language: Language, extracted: str, due: str) -> None:
    assert lines(repair_among(extracted, language))[len(SHOWN[language])] == due


@pytest.mark.parametrize(
    ("extracted", "due"),
    [
        (
            "Под  пункта 3 статьи 17 Закона не противоречит пункт 3)",
            "Подпункт 3) пункта 3 статьи 17 Закона не противоречит",
        ),
        (
            "Под    Закона не противоречит пункт 3) пункта 3 статьи 17",
            "Подпункт 3) пункта 3 статьи 17 Закона не противоречит",
        ),
        (
            "согласно под  статьи 17 Закона каждый пункту 3)",
            "согласно подпункту 3) статьи 17 Закона каждый",
        ),
        (
            "подпадает под  пункта 3 статьи 17 Закона каждый подпункт 3)",
            "подпадает под подпункт 3) пункта 3 статьи 17 Закона каждый",
        ),
        ("а также под  Закона каждый имеет право пункт 3)", ""),
        ("понимается под  Закона каждый имеет право разделом 3", ""),
        ("деяние подпадает под  статьи 17 Закона каждый пункт 3)", ""),
    ],
)
def test_a_link_that_begins_inside_the_name_of_a_unit_is_joined_or_told(
    extracted: str, due: str
) -> None:
    text = repair_among(extracted, RUSSIAN)
    assert lines(text)[len(SHOWN[RUSSIAN])] == (due or " ".join(extracted.split()))
    assert bool(of_line(text, extracted)) is not bool(due)


@pytest.mark.parametrize("language", [KAZAKH, RUSSIAN])
def test_a_line_alone_is_told_and_never_changed(language: Language) -> None:
    for line in SHOWN[language]:
        text = repair(f"сот\n{line}\nсот\n", language)
        assert text.text == f"сот\n{line}\nсот\n"
        assert of_line(text, line)


@pytest.mark.parametrize(
    ("language", "extracted", "due"),
    [
        (
            KAZAKH,
            "13-бабының  және 14-бабының 2-тармағымен 1-тармағымен",
            "13-бабының 2-тармағымен және 14-бабының 1-тармағымен",
        ),
        (
            KAZAKH,
            "бұл жаза  ретінде ғана қолданылады ultima ratio",
            "бұл жаза ultima ratio ретінде ғана қолданылады",
        ),
        (
            RUSSIAN,
            "мера применяется как  и не иначе ultima ratio",
            "мера применяется как ultima ratio и не иначе",
        ),
        (RUSSIAN, "в законе  суд вправе отказать в иске", ""),
        (RUSSIAN, "суд ( ) указал статья 9", "суд (статья 9) указал"),
    ],
)
def test_a_hard_line_comes_out_right_or_is_flagged(
    language: Language, extracted: str, due: str
) -> None:
    text = repair_among(extracted, language)
    restored = lines(text)[len(SHOWN[language])] == due
    assert restored != bool(of_line(text, extracted))
    assert restored or extracted in text.text


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (KAZAKH, "Заңның  , 12-бабының ,3-тармағы"),
        (KAZAKH, "нің   ).136-бабы алтыншы бөлігінің екінші,  абзацы"),
        (KAZAKH, "Заңның  сәйкес ) әркім 12-бабына"),
        (KAZAKH, "Қазақстан ) Республикасының атынан"),
        (KAZAKH, "сот )Заңның"),
        (RUSSIAN, "согласно  Закона ,каждый статье 12"),
        (RUSSIAN, "Республики  )Казахстан"),
        (RUSSIAN, "Конституционный Суд ,Республики Казахстан"),
    ],
)
def test_a_stray_mark_among_displaced_words_goes_nowhere(language: Language, line: str) -> None:
    text = repair_among(line, language)
    assert line in text.text
    assert of_line(text, line)


def test_numbers_that_ran_together_are_left() -> None:
    line = "Конституцияның 13-бабының  және 142-тармағымен"
    text = repair_among(f"{line}\n-баптың 3-тармағымен бірге")
    assert line in text.text
    assert of_line(text, line)


@pytest.mark.parametrize(
    ("language", "above", "line"),
    [
        (RUSSIAN, "то решение касалось подпункта 8) пункта", " статьи 92-1.2"),
        (KAZAKH, "", "Заңның 488-бабының  бір жыл ішінде қырық АЕКон бірінші бөлігі"),
        (KAZAKH, "Лауазымды адамға", "ҚК-нің 366-бабы  ескертпесінің 2-тармағы"),
    ],
)
def test_a_line_that_was_read_wrongly_is_told(language: Language, above: str, line: str) -> None:
    text = repair_among(f"{above}\n{line}", language)
    assert line in text.text
    assert of_line(text, line)


def test_a_line_that_shows_no_gap_for_certain_is_not_told() -> None:
    text = "Кодекстің 175-бабы ескертпесінің 2\n-тармағы бойынша зиян мөлшері қолданыстағы заңнан"
    restored = repair_among(text)
    assert text in restored.text
    assert not restored.doubts


def test_a_wrapped_link_is_told_by_both_its_lines() -> None:
    text = "Заңның 14-бабының 5-\n, егер бұл  бойынша орын алса тармағы 9-бабы"
    due = ["Заңның 14-бабының 5-", "тармағы, егер бұл 9-бабы бойынша орын алса"]
    assert lines(repair_among(text))[4:6] == due


# --- decisions ----------------------------------------------------------------------------------

DOUBTFUL = "13-бабының  және 14-бабының 2-тармағымен 1-тармағымен"
SETTLED = "13-бабының 1-тармағымен және 14-бабының 2-тармағымен"


def test_a_person_settles_a_line() -> None:
    text = repair(f"сот\n{DOUBTFUL}\nсот\n", KAZAKH, decided(DOUBTFUL, SETTLED))
    assert lines(text)[1] == SETTLED
    (record,) = text.records
    assert isinstance(record.edit, Reordering)
    assert record.edit.by_person
    assert record.edit.confidence == 1.0
    assert text.doubts == ()


def test_a_person_leaves_a_line_as_it_is() -> None:
    line = "Заңның  сәйкес әркім 12-бабына"
    text = repair_among(line, KAZAKH, decided(line, line))
    assert line in text.text
    assert not of_line(text, line)


def test_a_person_overrules_the_repair() -> None:
    line, other = "Заңның  сәйкес әркім 12-бабына", "12-бабына Заңның сәйкес әркім"
    assert lines(repair_among(line, KAZAKH, decided(line, other)))[4] == other


@pytest.mark.parametrize(
    ("decision", "why"),
    [
        (decided("жоқ жол", "жол жоқ"), "no line"),
        (decided("сот", "тос"), "2 lines"),
        (decided(DOUBTFUL, SETTLED + " да"), "other characters"),
        (decided(DOUBTFUL, " ".join("".join(SETTLED.split()))), "too few blanks"),
    ],
)
def test_a_decision_that_does_not_fit_is_told(decision: LineDecision, why: str) -> None:
    text = repair(f"сот\n{DOUBTFUL}\nсот\n", KAZAKH, decision)
    unmatched = [doubt for doubt in text.doubts if doubt.code is Code.DECISION_UNMATCHED]
    assert [why in doubt.message for doubt in unmatched] == [True]
    assert decision.extracted in unmatched[0].message
    assert text.text == f"сот\n{DOUBTFUL}\nсот\n"


@given(st.permutations(["Заңның", "12-бабы", "бойынша", "3)", "тармақ"]))
def test_any_order_of_words_can_be_decided(words: list[str]) -> None:
    line = "Заңның  12-бабы бойынша 3) тармақ"
    text = repair(line, KAZAKH, decided(line, " ".join(words)))
    assert lines(text) == [" ".join(words)]


# --- anything at all ----------------------------------------------------------------------------

WORDS = st.sampled_from(
    (
        *(
            "13-бабының",
            "2-тармағы",
            "5-",
            "тармағы",
            "-бабы",
            "екінші",
            "3)",
            "№",
            "8/2",
            "ҚПК-нің",
        ),
        *("статьи", "13", "пункта", "части", "второй", "Конституции", "УПК", "от", "июля", "года"),
        *("және", "по", "Заң", "сот.", "(", ")", ",", "«О", "актах»", '"', "–", "кодексінің"),
        *("қаулысында№", "түсті.3", "статьи13", "И"),
    )
)
BLANKS = st.sampled_from([" ", " ", " ", "  ", "   ", "\n", " \n", "\n ", "\n\n", "\u00a0", ""])
LIKELY = st.lists(st.tuples(WORDS, BLANKS), max_size=60).map(
    lambda pairs: "".join(word + blank for word, blank in pairs)
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), LIKELY), st.sampled_from([KAZAKH, RUSSIAN]))
def test_every_line_keeps_its_characters(text: str, language: Language) -> None:
    repaired = repair(text, language)
    before, after = text.split("\n"), repaired.text.split("\n")
    assert len(before) == len(after)
    assert [sorted(line) for line in before] == [sorted(line) for line in after]
    assert repaired.restore() == text
    for record in repaired.records:
        assert isinstance(record.edit, Reordering)
        assert "\n" not in record.before
        # Where nothing else moves, a line that a link leads loses the blank that it left before it.
        assert record.before.strip() != record.after.strip() or record.before[0].isspace()


@pytest.mark.parametrize(
    "line",
    [
        "сот" + " " * 10_000 + "12-бабы",
        "бап  " * 100 + "12-бабы",
        "12-бабы " * 5_000,
        "12-бабының  ," + " 2-тармағы" * 30,
        "сот  " + "баптың" * 5_000,
        "сот  " + "." * 20_000 + "а",
        "а.-б" * 5_000 + " ,",
        "сот -а" * 60 + " 12-бабы",
        ", " * 3_000 + "12-бабы",
        "«О " * 3_000 + "актах» " * 3_000,
    ],
    ids=lambda line: line[:12],
)
@pytest.mark.parametrize("language", [KAZAKH, RUSSIAN])
def test_no_line_takes_long(line: str, language: Language) -> None:
    repair("жылу", language)
    start = process_time()
    text = repair(f"{line}\n" * 3, language)
    assert process_time() - start < 1.5
    assert sorted(text.text) == sorted(f"{line}\n" * 3)


@pytest.mark.parametrize(
    ("language", "line"),
    [(RUSSIAN, "суд отказал по правилам ГПК.440"), (KAZAKH, "сот қаулысында№ 13-НҚ")],
)
def test_a_moved_word_at_the_end_of_a_line_without_a_gap_is_told(
    language: Language, line: str
) -> None:
    text = repair_among(line, language)
    assert line in text.text
    assert of_line(text, line)


def test_a_line_with_too_many_gaps_is_flagged() -> None:
    line = "Заңның  " * 20 + "12-бабы"
    assert ["too many gaps" in message for message in of_line(repair_among(line), line)] == [True]


def test_findings_and_edits_are_in_order_and_apart() -> None:
    laid = lay(load(DEV / "codes.rus.txt"), layout(3))
    text = CleanText.of(laid.text.replace("\r\n", "\n"))
    source = Source("", "text/plain", text.text, (Span(0, len(text.text)),), ())
    job = Job(source, load_grammar(RUSSIAN), Decisions())
    spans = [change.span for change in displaced_runs(text, job)]
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert any(isinstance(change, Finding) for change in displaced_runs(text, job))
