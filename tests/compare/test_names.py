"""Names across the languages: letter for letter, in another spelling, or another name."""

import pytest

from pipeline.compare.person_names import NameLikeness, PersonName

SAME = [
    ("Н.Ө. Дүйсенов", "Дуйсенов Н.О."),
    ("Ж.Е. Қойшыбаева", "Койшыбаева Ж.Е."),
    ("А-Б.С. Нүркенов", "Нуркенов А-Б.С."),
    ("Ғ.Һ. Әлиев", "Г.Х. Алиев"),
    ("И.Л. Шевцов", "Шевцов И. Л."),
    ("Н.", "Н."),
    ("Ю.М. Ковальский", "Ковальский Ю.М."),
]
SPELLING = [
    ("Ә.С. Тілеубердина", "Тлеубердина А.С."),
    ("А.А. Темірханов", "Темерханов А.А."),
    ("І.Ж. Бақтияров", "Бахтияров И.Ж."),
    ("А.С. Орынбеков", "Орунбеков А.С."),
    ("Р.М. Жүнісова", "Жунусова Р.М."),
    ("Ж.Ж. Жақыпов", "Джакупов Ж.Ж."),
    ("М.М. Мұхамедов", "Мухаммедов М.М."),
    ("С.Ң. Таңатаров", "Тангатаров С.Н."),
    ("Ө. Шалғын", "Шалгын О.Е."),
]
INITIALS = [("Л.Р. Гаріпова", "Гарипова Л.Г."), ("А.Б. Сейітов", "Сеитов Б.А.")]
NONE = [
    ("В.П. Кравчук", "Громов В.П."),
    ("А.А. Сарин", "Карин А.А."),
    ("Н.", "Н.А. Каримов"),
    ("Н.", "И."),
    ("А.А. Бекова", "Беров А.А."),
]
TABLE = [
    (*names, likeness)
    for likeness, rows in (
        (NameLikeness.SAME, SAME),
        (NameLikeness.SPELLING, SPELLING),
        (NameLikeness.INITIALS, INITIALS),
        (NameLikeness.NONE, NONE),
    )
    for names in rows
]


@pytest.mark.parametrize(("kaz", "rus", "likeness"), TABLE)
def test_likeness_of_names(kaz, rus, likeness):
    one, other = PersonName.of(kaz), PersonName.of(rus)
    assert one.likeness(other) is likeness
    assert other.likeness(one) is likeness
