"""IRIs of people."""

import re

import pytest

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.describe.identifiers import official_iri, private_iri
from pipeline.read import read_text
from pipeline.registry import RegistryError, load
from tests.test_rulings import FOLDER


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
    local = "/akn/ontology/person/local/constitutional-court-2024-02-29-41"
    assert private_iri(work, "party_1") == f"{local}-party-1"
    assert private_iri(None, "rep_2") == "/akn/ontology/person/local/rep-2"


@pytest.mark.parametrize("name", ["Ёлкин", "Y.М", "О’Коннор", "Smith", "Müller"])
def test_any_name_gives_a_valid_iri(name):
    assert re.fullmatch(r"/akn/[a-z0-9/@-]+", official_iri("А.", name))


PERSON = """
[[person]]
iri = "/akn/ontology/person/kz/{}"
names = {{ kaz = ["Бірінші {}"], rus = ["Первый {}"] }}
source = ["invented"]
"""


def test_the_registry_makes_one_person_of_two_spellings(tmp_path):
    file = tmp_path / "persons.toml"
    file.write_text(PERSON.format("birinshi-a-b", "Ә.Б.", "А. Б."), "utf-8")
    known = load((file,))
    for initials, surname in (("Ә.Б.", "Бірінші"), ("А.Б.", "Первый")):
        assert official_iri(initials, surname, known) == "/akn/ontology/person/kz/birinshi-a-b"
    assert official_iri("А.В.", "Первый", known) == official_iri("А.В.", "Первый")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Первый А.", "Первый", "no surname with initials"),
        ('rus = ["Первый А."]', "rus = []", "fewer than two"),
        ("/person/kz/", "/people/kz/", "another form"),
    ],
)
def test_a_faulty_person_is_named(tmp_path, old, new, told):
    text = PERSON.format("birinshi-a", "А.", "А.")
    assert old in text
    file = tmp_path / "persons.toml"
    file.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(RegistryError, match=told):
        load((file,))


@pytest.mark.parametrize("person", load().persons, ids=lambda person: person.iri)
def test_persons_of_the_registry_need_their_entry(person):
    made = {
        official_iri(initials, surname)
        for names in person.names.values()
        for surname, _, initials in (name.partition(" ") for name in names)
    }
    assert person.iri in made
    assert len(made) > 1


def test_two_judges_of_one_name_are_pointed_out():
    text = (FOLDER / "ks-2024-77.rus.clean.txt").read_text("utf-8")
    second, alike = "Дуйсенова Н.О.", "Алымбаева К.М."
    twice = text.replace(second, alike)
    assert alike in twice
    found = [[d.code for d in convert(read_text(t.encode())).diagnostics] for t in (text, twice)]
    assert [codes.count(Code.PERSON_DOUBLED) for codes in found] == [0, 1]
