"""Sentences that cite provisions, put together from parts, so that what they cite is known."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ACT = "/akn/kz/act/"
CODES = {
    "code/2014-07-03/226-v": ("УК", "Уголовного кодекса", "ҚК-нің", "Қылмыстық кодекстің"),
    "code/2014-07-04/231-v": ("УПК", "УПК Республики Казахстан", "ҚПК-нің", "Қылмыстық-процестік кодекстің"),
    "code/2015-11-23/414-v": ("Трудового кодекса", "ТК", "Еңбек кодексінің", "ЕК-нің"),
    "constitution/1995-08-30/constitution": ("Конституции", "Основного Закона", "Конституцияның", "Негізгі Заңның"),
}  # fmt: skip
NUMBERS = [(7, 2, 3), (12, 1, 4), (21, 3, 2), (48, 2, 5), (90, 4, 1)]
ORDINALS = {1: ("первая", "бірінші"), 2: ("вторая", "екінші"), 3: ("третья", "үшінші"), 4: ("четвертая", "төртінші"), 5: ("пятая", "бесінші")}  # fmt: skip


class Composed(NamedTuple):
    """A sentence and everything that it cites, whole names of targets, citations set aside."""

    group: str
    sentence: str
    targets: frozenset[str]


# A shape has the act as {act}, article, part or paragraph, and point as {a}, {b}, {c}, the next
# ones as {a2}, {a3}; its targets name them by these letters.
RUSSIAN = {
    "smallest first": [
        ("Применяется пункт {b} статьи {a} {act}.", "a__b"),
        ("Применяется подпункт {c}) пункта {b} статьи {a} {act}.", "a__b__c"),
        ("Применяется п. {b} ст. {a} {act}.", "a__b"),
        ("Применяется п.{c}) ч.{b} ст.{a} {act}.", "a__b__c"),
        ("Применяется пункт {c} части {b} статьи {a} {act}.", "a__b__c"),
    ],
    "largest first": [
        ("Применяется статья {a}, часть {b}, пункт {c} {act}.", "a__b__c"),
        ("Применяется статья {a} часть {b} {act}.", "a__b"),
        ("Применяется ст.{a} ч.{b} {act}.", "a__b"),
        ("Применяется ст. {a}, п. {b}, пп. {c}) {act}.", "a__b__c"),
        ("Применяются ст. {a}, п. {b} и ст. {a2}, п. {b} {act}.", "a__b a2__b"),
        ("Применяются статья {a}, часть {b}, статья {a2}, часть {b} {act}.", "a__b a2__b"),
    ],
    "lists and ranges": [
        ("Применяются статьи {a}, {a2} и {a3} {act}.", "a a2 a3"),
        ("Применяются статьи {a} – {a3} {act}.", "a a2 a3"),
        ("Применяются статьи {a}-{a3}, {a5} {act}.", "a a2 a3 a5"),
        ("Применяются ст.ст. {a}-{a3} {act}.", "a a2 a3"),
        ("Применяются положения статей с {a} по {a3} {act}.", "a a2 a3"),
        ("Применяются положения статей {a}—{a2}-1 {act}.", "a a2 i2"),
        ("Применяются пункты {b} и 6 статьи {a}, статья {a2} {act}.", "a__b a__6 a2"),
    ],
    "brackets": [
        ("Применяются статьи {a} (пункт {b}), {a2} (пункты 1 и 6) {act}.", "a__b a2__1 a2__6"),
        ("Применяется статья {a} (часть {b}) {act}.", "a__b"),
    ],
    "notes": [
        ("Применяется примечание к статье {a} {act}.", "a_note"),
        ("Применяется пункт {b} примечания к статье {a} {act}.", "a_note__b"),
    ],
    "chapters": [
        ("Применяется глава {b} {act}.", "chp"),
        ("Применяется раздел {b} {act}.", "sec"),
    ],
    "impossible": [
        ("Применяется часть {b} {act}.", ""),
        ("Применяется ч. {b} п. {c} {act}.", ""),
    ],
    "repeated acts": [
        ("Применяются статьи {a} {act}, {a2} {act}.", "a a2"),
        ("Применяются статьи {a}, {a2} {act}, {a5} {act}.", "a a2 a5"),
    ],
}
KAZAKH = {
    "largest first": [
        ("{act} {a}-бабының {b}-тармағы қолданылады.", "a__b"),
        ("{act} {a}-бабы {b}-тармағының {c}) тармақшасы қолданылады.", "a__b__c"),
        ("{act} {a}-бабының {b}-бөлігінің {c}) тармағы қолданылады.", "a__b__c"),
        ("{act} {a}-бабы, {b}-бөлігі, {c}-тармағы қолданылады.", "a__b__c"),
        ("{act} {a} – бабының {b} – тармағы қолданылады.", "a__b"),
        ("{act} {a}бабының {b}тармағы қолданылады.", "a__b"),
        ("{act} {a}\u2011бабының {b}\u2011тармағы қолданылады.", "a__b"),
    ],
    "lists and ranges": [
        ("{act} {a}, {a2} және {a3}-баптары қолданылады.", "a a2 a3"),
        ("{act} {a} – {a3}-баптары қолданылады.", "a a2 a3"),
        ("{act} {a}-{a3}, {a5}-баптары қолданылады.", "a a2 a3 a5"),
        ("{act} {a}-баптан {a3}-бапқа дейінгі нормалары.", "a a2 a3"),
        ("{act} {a}—{a2}-1-баптары қолданылады.", "a a2 i2"),
        ("{act} {a}-бабының {b} және 6-тармақтары, {a2}-бабы қолданылады.", "a__b a__6 a2"),
    ],
    "brackets": [
        ("{act} {a}-бабы ({b}-тармағы), {a2}-бабы (1 және 6-тармақтары).", "a__b a2__1 a2__6"),
        ("{act} {a} ({b}-тармақ), {a2} (1-тармақ) баптары.", "a__b a2__1"),
    ],
    "notes": [
        ("{act} {a}-бабының ескертпесі қолданылады.", "a_note"),
        ("{act} {a}-бабына ескертпенің {b}-тармағы қолданылады.", "a_note__b"),
    ],
    "chapters": [
        ("{act} {b}-тарауы қолданылады.", "chp"),
        ("{act} {b}-бөлімі қолданылады.", "sec"),
    ],
    "impossible": [("{act} {b}-бөлігі қолданылады.", "")],
    "repeated acts": [
        ("{act} {a}, {act} {a2}-баптары қолданылады.", "a a2"),
        ("{act} {a}-бабы, {act} {a2}-бабы қолданылады.", "a a2"),
    ],
}
SHAPES = {"rus": (RUSSIAN, slice(0, 2)), "kaz": (KAZAKH, slice(2, 4))}


def composed(language: str) -> Iterator[Composed]:
    """Every shape with every act and every set of numbers."""
    shapes, names = SHAPES[language]
    flat = ((group, shape) for group, some in shapes.items() for shape in some)
    for (group, (words, due)), (act, named), numbers in product(flat, CODES.items(), NUMBERS):
        for name in named[names]:
            yield _sentence(group, words.replace("{act}", name), due, ACT + act, numbers)


def _sentence(
    group: str, words: str, due: str, act: str, numbers: tuple[int, int, int]
) -> Composed:
    a, b, c = numbers
    values = {"a": a, "a2": a + 1, "a3": a + 2, "a5": a + 4, "b": b, "c": c}
    eids = {
        **{key: f"art_{values[key]}" for key in ("a", "a2", "a3", "a5")},
        "b": f"para_{b}",
        "c": f"point_{c}",
        "chp": f"chp_{b}",
        "sec": f"sec_{b}",
        "1": "para_1",
        "6": "para_6",
        "i2": f"art_{a + 1}-1",
        "a_note": f"art_{a}__note",
    }
    named = ("__".join(eids[part] for part in target.split("__")) for target in due.split())
    return Composed(group, words.format(**values), frozenset(f"{act}/~{eid}" for eid in named))
