"""Who sat: every form of name is read or told, in whatever place of the list."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from pipeline.codes import Code
from pipeline.convert import convert_file, publish
from pipeline.languages import Language
from pipeline.terms import BlockRole
from tests.people.attending import attending
from tests.people.composed import (
    WAYS,
    Composition,
    bench,
    composed,
    every_form,
    openings,
    printed,
    taking_part,
    verdict,
    with_paragraphs,
)
from tests.people.hands import clauses

BY_HAND = [
    ("hands", "kaz", 30),
    ("hands", "rus", 33),
    ("siblings", "kaz", 10),
    ("siblings", "rus", 8),
]
"""How many clauses of each table are right; all others are told."""
CASES = Path(__file__).parents[3] / "shared" / "cases" / "composition"


@pytest.mark.parametrize("language", ["kaz", "rus"])
def test_forms_of_names(language: str) -> None:
    for clause in islice(every_form(language), 0, None, 17):
        ruling = clause.ruling(language)
        assert verdict(clause, ruling) == "right", (clause, bench(ruling))
        publish(ruling)


@pytest.mark.parametrize("language", ["kaz", "rus"])
def test_nothing_is_wrong_in_silence(language: str) -> None:
    for clause in composed(language, 2, 24):
        assert verdict(clause, clause.ruling(language)) != "wrong", clause


@pytest.mark.parametrize("language", ["kaz", "rus"])
@pytest.mark.parametrize("table", ["courts", "eras", "docket"])
def test_no_printed_clause_is_wrong_in_silence(language: str, table: str) -> None:
    for clause in printed(language, table):
        ruling = clause.ruling(language)
        told = verdict(clause, ruling)
        assert told != "wrong", (clause, bench(ruling))
        if told == "right":
            assert [n.replace(" ", "") for n in bench(ruling)] == [
                n.replace(" ", "") for n in clause.judges
            ]


@pytest.mark.parametrize(("table", "language", "right"), BY_HAND)
def test_no_clause_by_hand_is_wrong_in_silence(table: str, language: str, right: int) -> None:
    verdicts = {clause.name: clause.verdict() for clause in clauses(language, table)}
    assert [name for name, told in verdicts.items() if told == "wrong"] == []
    assert [*verdicts.values()].count("right") >= right


@pytest.mark.parametrize("language", ["kaz", "rus"])
def test_those_who_took_part(language: str) -> None:
    for ruling, names in taking_part(language):
        # The applicant of the question stands in every one of these rulings, named or not.
        told = tuple(p.name for p in ruling.participants)
        assert told[: len(names)] == names
        assert len(told) <= len(names) + 1


@pytest.mark.parametrize("language", ["kaz", "rus"])
def test_whoever_took_part_is_read_or_told(language: str) -> None:
    for clause in attending(language, 2, 24):
        assert clause.verdict() != "wrong", clause


@pytest.mark.parametrize("language", ["kaz", "rus"])
@pytest.mark.parametrize("way", WAYS[:2])
def test_whole_openings(language: str, way: Callable[[str], str]) -> None:
    for opening in openings(language, way):
        found, ruling = opening.read()
        told = " ".join(d.message for d in ruling.diagnostics if d.code is Code.NAME_DOUBTFUL)
        for part, due in opening.due.items():
            wrong = set(due) ^ set(found[part])
            assert all(name.split("| ")[-1] in told for name in wrong - set(due)), (
                opening.name,
                part,
            )
            assert len(due) == len(found[part]), (opening.name, part)


@pytest.mark.parametrize(
    ("language", "clause", "represents"),
    [
        ("rus", 8, "группа депутатов Мажилиса Парламента"),
        ("rus", 11, "товарищество с ограниченной ответственностью «Жер Ана»"),
        ("kaz", 8, "Парламент Мәжілісінің бір топ депутаты"),
        ("kaz", 11, "«Жер Ана» жауапкершілігі шектеулі серіктестігі"),
    ],
)
def test_a_body_that_applied_is_represented(language: str, clause: int, represents: str) -> None:
    ruling, _ = [*taking_part(language)][clause]
    assert ruling.participants[0].represents == (represents,)


BROKEN = {
    Language.RUS: (
        (
            "Конституционный Суд Республики Казахстан в составе Председателя Сайфина\nБ.К., "
            "судей Ким\nОльги Ивановны, Пака К.\nБ. и Ли Д.А., с участием:"
        ),
        ("Сайфин Б.К.", "Ким Ольга Ивановна", "Пак К.Б.", "Ли Д.А."),
    ),
    Language.KAZ: (
        (
            "Қазақстан Республикасының Конституциялық Соты Төраға Б.К.\nСайфин, судьялар К.\nБ. "
            "Омаров, Д.А. Төлеуов және Ә.С.\nЛи қатысқан құрамда, мыналардың:"
        ),
        ("Б.К. Сайфин", "К.Б. Омаров", "Д.А. Төлеуов", "Ә.С. Ли"),
    ),
}


@pytest.mark.parametrize("language", Language)
def test_names_over_line_ends(language: Language) -> None:
    text, due = BROKEN[language]
    ruling = Composition(None, text, due).ruling(language.value)
    assert bench(ruling) == due
    publish(ruling)


PLENA = [
    (
        "rus",
        "Постановление Пленума Верховного Суда Республики Казахстан от 23 декабря 1994 года № 7",
        (
            "Пленум Верховного Суда Республики Казахстан под председательством Председателя Верховного "
            "Суда Сайфина Б.К., с участием Генерального Прокурора Омарова К.Б., обсудив материалы,"
        ),
        ("Сайфин Б.К.",),
    ),
    (
        "rus",
        "Постановление Пленума Верховного Суда Республики Казахстан от 23 декабря 1994 года № 7",
        (
            "Пленум Верховного Суда Республики Казахстан в составе председательствующего Сайфина Б.К., "
            "судей Омарова К.Б., Пака Д.А., при докладчике Ли А.А., обсудив материалы,"
        ),
        ("Сайфин Б.К.", "Омаров К.Б.", "Пак Д.А."),
    ),
    (
        "kaz",
        "Қазақстан Республикасы Жоғарғы Соты Пленумының 1994-жылғы 23-желтоқсан N 7 қаулысы",
        (
            "Қазақстан Республикасы Жоғарғы Сотының Пленумы төрағалық етуші Б.К. Сайфин, судьялар К.Б. "
            "Омаров, Д.А. Пак қатысқан құрамда,"
        ),
        ("Б.К. Сайфин", "К.Б. Омаров", "Д.А. Пак"),
    ),
]


@pytest.mark.parametrize(("language", "enactment", "text", "due"), PLENA)
def test_the_plenum_of_the_nineties(
    language: str, enactment: str, text: str, due: tuple[str, ...]
) -> None:
    ruling = Composition(enactment, text, due).ruling(language)
    assert bench(ruling) == due
    assert (ruling.date, ruling.number) == ("1994-12-23", "7")
    publish(ruling)


@pytest.mark.skipif(not CASES.is_dir(), reason="the shared cases are not here")
def test_shared_cases() -> None:
    for file in sorted(CASES.glob("*.txt")):
        ruling = convert_file(file)
        told = {diagnostic.code for diagnostic in ruling.diagnostics}
        assert len(bench(ruling)) > 2 or Code.COMPOSITION_UNREAD in told, file.name


def test_a_bracket_behind_a_name_tells_who_was_in_the_chair() -> None:
    names = ("Каримов Ш.Б.", "Дюсембаев Н.К.", "Яценко О.П.")
    words = "судей Каримова Ш.Б., Дюсембаева Н.К. (председательствующий), Яценко О.П."
    text = f"Конституционный Суд Республики Казахстан в составе {words}, с участием:"
    ruling = Composition(None, text, names).ruling("rus")
    assert ruling.composition.presiding is not None
    assert ruling.composition.presiding.name == "Дюсембаев Н.К."
    assert [judge.name for judge in ruling.composition.judges] == ["Каримов Ш.Б.", "Яценко О.П."]
    publish(ruling)


ROLES = {
    "sat": BlockRole.COMPOSITION,
    "took part": BlockRole.PARTICIPANTS,
    "reported": BlockRole.RAPPORTEURS,
}
# Who is named in the opening and is on no list, or is on one and was not there: each is told.
UNSETTLED = {
    "rus": [
        ("took part", "представителя акимата – заместителя акима Ли Вон Чер,", "Ли Вон Чер"),
        ("took part", "в отсутствие представителя палаты «Алтын» Орлова П.П.,", "в отсутствие"),
        ("took part", "директора Орлова П.П., которого заменила заместитель Зимина О.О.,", "которого заменила"),
        ("took part", "директора Орлова П.П. (по болезни которого выступила Зимина О.О.),", "Зимина О.О."),
        ("took part", "прокурора Орлова П.П. (Генеральный прокурор не прибыл),", "Генеральный прокурор не прибыл"),
        ("took part", "заместителя председателя палаты Мамед оглы Рустама,", "Мамед оглы Рустама"),
        ("reported", "Заслушав докладчика, изучив мнение профессора Жан-Пьера де Мориака,", "Жан-Пьера де Мориака"),
        ("reported", "Заслушав заключение прокурора Орлова П.П., Конституционный Суд", "Орлова П.П."),
    ],
    "kaz": [
        ("took part", "басшы П.П. Орлов ауырып қалғандықтан, оның орнына орынбасары О.О. Зимина қатысуымен,", "орнына"),
        ("took part", "палатаның өкілі – заң бөлімінің басшысы Дамир Сүлейменнің, қатысуымен", "Дамир Сүлейменнің"),
        ("took part", "директор П.П. Орловтың қатысуымен, кеңесші Йорг Мартин Фукс маман ретінде тыңдалып,", "Йорг Мартин Фукс"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "where", "words", "told"),
    [(language, *row) for language, rows in UNSETTLED.items() for row in rows],
)
def test_whoever_is_on_no_list_is_read_or_told(
    language: str, where: str, words: str, told: str
) -> None:
    ruling = with_paragraphs(language, ROLES[where], words)
    codes = {Code.COMPOSITION_UNREAD, Code.NAME_DOUBTFUL}
    messages = [d.message for d in ruling.diagnostics if d.code in codes]
    read = told in {one.as_written for one in ruling.participants}
    assert read or any(told in message for message in messages), messages


SEATED = {
    "rus": [
        ("под председательством Э.А. Ким, в составе судей Т.О. Орлова и С.С. Зимина,", "Э.А. Ким", ["Т.О. Орлов", "С.С. Зимин"]),
        ("в составе: председательствующий – судья Т.Р. Орлов, судьи Ж.А. Ким, П.О. Зимина,", "Т.Р. Орлов", ["Ж.А. Ким", "П.О. Зимина"]),
        ("в составе Председателя Орлова Т.Р., судей Кима Ж.А. (взамен Зиминой П.О.),", "Орлов Т.Р.", ["Ким Ж.А."]),
        ("в составе Председателя Орлова Т.Р., судей Кима Ж.А., в отсутствие находящейся в отпуске Зиминой П.О.,", "Орлов Т.Р.", ["Ким Ж.А."]),
    ],
    "kaz": [
        ("құрамында: Ким Әсел Нұрланқызы (Төраға), Орлов Павел Ильич, Зимина Ольга Ильинична бар,", "Ким Әсел Нұрланқызы", ["Орлов Павел Ильич", "Зимина Ольга Ильинична"]),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "words", "chair", "judges"),
    [(language, *row) for language, rows in SEATED.items() for row in rows],
)
def test_ways_to_seat_a_bench(language: str, words: str, chair: str, judges: list[str]) -> None:
    body = {
        "rus": "Конституционный Суд Республики Казахстан",
        "kaz": "Қазақстан Республикасының Конституциялық Соты",
    }
    sitting = with_paragraphs(
        language, BlockRole.COMPOSITION, f"{body[language]} {words}"
    ).composition
    assert sitting.presiding is not None
    assert sitting.presiding.name == chair
    assert [judge.name for judge in sitting.judges] == judges


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("rus", "субъекта обращения Бойко Е.П. – законного представителя несовершеннолетней Бойко А.,"),
        ("kaz", "өтініш субъектісі Е.П. Бойконың – кәмелетке толмаған А. Бойконың заңды өкілінің, қатысуымен,"),
    ],
)  # fmt: skip
def test_whoever_applies_for_another_represents_that_person(language: str, words: str) -> None:
    speaker, minor, *_ = with_paragraphs(language, BlockRole.PARTICIPANTS, words).participants
    assert (speaker.role, speaker.represents) == ("representative", (minor.name,))
    assert (minor.role, minor.position) == ("applicant", None)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("судью Верещагину О.Л. и судью Конституционного Суда Жаркынбаева Т.С., эксперта", ["Верещагина О.Л.", "Жаркынбаев Т.С."]),
        ("судью Верещагину О.Л. и представителя судьи Жаркынбаева Т.С., эксперта", ["Верещагина О.Л."]),
    ],
)  # fmt: skip
def test_another_rapporteur_stands_behind_an_office_alone(words: str, due: list[str]) -> None:
    clause = f"Заслушав докладчиков – {words} Лапина К.К., Конституционный Суд Республики Казахстан установил:"
    ruling = with_paragraphs("rus", BlockRole.RAPPORTEURS, clause)
    assert [one.name for one in ruling.rapporteurs] == due


def test_a_representative_in_common_is_no_part_of_the_bodies() -> None:
    words = "Ішкі істер министрлігі мен Қаржы агенттігінің ортақ өкілі полковник П.П. Орловтың қатысуымен"
    [present, *_] = with_paragraphs("kaz", BlockRole.PARTICIPANTS, words).participants
    assert (present.organization, present.position) == (
        "Ішкі істер министрлігі мен Қаржы агенттігі",
        "полковник",
    )


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("при секретаре Бегенове Т.Р.", "Бегенов Т.Р."),
        ("при секретаре судебного заседания Т.Р. Бегеновой", "Т.Р. Бегенова"),
        ("при секретаре Лисовском Т.Р.", "Лисовский Т.Р."),
        ("при секретаре Ким Т.Р.", "Ким Т.Р."),
    ],
)
def test_a_secretary_is_put_into_the_nominative(words: str, name: str) -> None:
    sat = "Конституционный Суд Республики Казахстан в составе Председателя Сайфина Б.К., судей Омарова К.Б. и Ли Д.А."
    ruling = Composition(None, f"{sat}, {words}, с участием:", ()).ruling("rus")
    assert name in [one.name for one in ruling.participants]
