"""IRIs of people."""

import re

import pytest

from pipeline.describe.identifiers import official_iri, private_iri


@pytest.mark.parametrize(
    ("kazakh", "russian", "slug"),
    [
        (("Б.Қ.", "Тұманова"), ("Б.К.", "Туманова"), "tumanova-b-k"),
        (("Ә.Ө.", "Әбішев"), ("А.О.", "Абишев"), "abishev-a-o"),
        (("Ұ.Ғ.", "Қасымбеков"), ("У.Г.", "Касымбеков"), "kasimbekov-u-g"),
        (("Е.Ә.", "Сағынтаев"), ("Е.А.", "Сагинтаев"), "sagintaev-e-a"),
        (("І.Ж.", "Қыдыралиев"), ("И.Ж.", "Кидиралиев"), "kidiraliev-i-zh"),
        (("А.Ң.", "Дауылбеков"), ("А.Н.", "Даулбеков"), "daulbekov-a-n"),
        (("А.Н.", "Жайылханова"), ("А.Н.", "Жаилханова"), "zhailkhanova-a-n"),
        (("А-К.Ж.", "Дәрқұлов"), ("А-К.Ж.", "Даркулов"), "darkulov-a-k-zh"),
        (("У.", "Шапақ"), ("У.", "Шапак"), "shapak-u"),
        (("Ю.Я.", "Щёлкин-Цой"), ("Ю.Я.", "Щелкин-Цой"), "shchelkin-tsoi-yu-ya"),
    ],
)
def test_both_languages_give_one_name(kazakh, russian, slug):
    assert official_iri(*kazakh) == official_iri(*russian) == f"/akn/ontology/person/kz/{slug}"


def test_what_russian_spells_with_other_letters_stays_apart():
    assert official_iri("А.А.", "Бақтыбаев") != official_iri("А.А.", "Бахтыбаев")
    assert official_iri("А.А.", "Мұханова") != official_iri("А.А.", "Мұқанова")


def test_private_iri_is_local_and_anonymous():
    work = "/akn/kz/judgment/normative-resolution/constitutional-court/2024-02-29/41"
    assert private_iri(work, "party_1") == f"{work}/persons/party-1"
    assert private_iri(None, "rep_2") == "/akn/ontology/person/local/rep-2"


@pytest.mark.parametrize("name", ["Ёлкин", "Y.М", "О’Коннор", "Smith", "Müller"])
def test_any_name_gives_a_valid_iri(name):
    assert re.fullmatch(r"/akn/[a-z0-9/@-]+", official_iri("А.", name))
