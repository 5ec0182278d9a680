"""Names of people as they stand in the text: one pattern, among those who sat and in the signature."""

import pytest

from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.segment.signature import is_signature
from pipeline.text import Span
from pipeline.words.folding import folded_paragraphs
from pipeline.words.personal_names import listed_names, written_names

KAZ = load(Language.KAZ)
RUS = load(Language.RUS)


def found(grammar, text, *, hidden=False):
    names = written_names(grammar, text, Span(0, len(text)), hidden=hidden)
    return [(text[slice(*n.span)], n.initials, n.surname) for n in names]


@pytest.mark.parametrize(
    ("text", "initials", "surname"),
    [
        ("Б.Қ. Тұманова", "Б.Қ.", "Тұманова"),
        ("Б.Қ.Тұманова", "Б.Қ.", "Тұманова"),
        ("Б. Қ. Тұманова", "Б.Қ.", "Тұманова"),
        ("У. Шапақ", "У.", "Шапақ"),
        ("А-К.Ж. Дәрқұловтың", "А-К.Ж.", "Дәрқұловтың"),
        ("Дж.М. Қарасаев", "Дж.М.", "Қарасаев"),
        ("В.А Малинин", "В.А.", "Малинин"),
        ("М. Жұмабаева-Шомина", "М.", "Жұмабаева-Шомина"),
        ("Ә.Б.С. Ли", "Ә.Б.С.", "Ли"),
        ("Б. ТҰМАНОВ", "Б.", "ТҰМАНОВ"),
    ],
)
def test_initials_first(text, initials, surname):
    assert found(KAZ, f"Төраға {text}, судьялар") == [(text, initials, surname)]


@pytest.mark.parametrize(
    ("text", "initials", "surname"),
    [
        ("Тумановой Б.К.", "Б.К.", "Тумановой"),
        ("Тумановой Б. К.", "Б.К.", "Тумановой"),
        ("Смолина А.С", "А.С.", "Смолина"),
        ("Шапак У.", "У.", "Шапак"),
        ("Петровой-Ким А-Б.С.", "А-Б.С.", "Петровой-Ким"),
        ("К.А. Сами", "К.А.", "Сами"),
        ("Ю.Ким", "Ю.", "Ким"),
    ],
)
def test_surname_first_or_initials_first(text, initials, surname):
    assert found(RUS, f"судьи {text}, судьи") == [(text, initials, surname)]


def test_titles_beside_initials_are_no_surnames():
    assert [n[0] for n in found(RUS, "Председателя К.А. Сами, членов Совета А.К. Лисина")] == [
        "К.А. Сами",
        "А.К. Лисина",
    ]


@pytest.mark.parametrize(
    ("grammar", "text", "name"),
    [
        (KAZ, "өтініш субъектісі Н.-нің өкілі", "Н.-нің"),
        (KAZ, "өтініш субъектісі Н-ның өкілі", "Н-ның"),
        (KAZ, "өтініш субъектісі Б.Қ.-ға берілген", "Б.Қ.-ға"),
        (RUS, "обращение И. о проверке", "И."),
        (RUS, "обращение И.И. о проверке", "И.И."),
    ],
)
def test_names_reduced_to_initials(grammar, text, name):
    (only,) = found(grammar, text, hidden=True)
    assert (only[0], only[2]) == (name, "")
    assert found(grammar, text) == []


@pytest.mark.parametrize(
    ("grammar", "text"),
    [
        (KAZ, "Б. Тоқаш атындағы академия"),
        (RUS, "академии имени Б. Токаша"),
        (RUS, "г. Алматы, п. 2 ст. 13 Кодекса"),
        (KAZ, "№ 5. Осы қаулы"),
        (KAZ, "ҚПК-нің 484-бабы"),
    ],
)
def test_no_names(grammar, text):
    assert found(grammar, text, hidden=True) == []


SIGNED = [
    "Дж. {0}",
    "Дж.М. {0}",
    "А-К.Ж. {0}",
    "В.А {0}",
    "Б. Қ. {0}",
    "Ә.Б.С. {0}",
    "У. {0}-Шомин",
]


@pytest.mark.parametrize("form", SIGNED)
@pytest.mark.parametrize(
    ("grammar", "office", "surname"),
    [(KAZ, "Төраға", "Қарасаев"), (RUS, "Председатель", "Карасаев")],
)
def test_whoever_is_named_among_those_who_sat_can_sign(grammar, office, surname, form):
    name = form.format(surname)
    assert [one[0] for one in found(grammar, f"{office} {name}, судьи")] == [name]
    assert is_signature(folded_paragraphs(f"{office} {name}", grammar), grammar)


@pytest.mark.parametrize(
    ("grammar", "name", "following"),
    [
        (RUS, "Шин Вера Николаевна", "Конституционный Суд Республики Казахстан"),
        (KAZ, "Оспан Айгүл Қанатқызы", "Қазақстан Республикасының Конституциялық Соты"),
    ],
)
def test_no_name_in_full_goes_on_in_the_next_paragraph(grammar, name, following):
    text = f"{name}\n{following}"
    names = listed_names(grammar, text, Span(0, len(text)), hidden=False)
    assert [text[slice(*one.span)] for one in names] == [name]
