"""Who signed: every name of the signature, with the office before it, and the judge it means."""

from __future__ import annotations

import pytest

from pipeline.convert import publish
from pipeline.emit.akn import to_akn
from pipeline.terms import BlockRole, MarkKind
from tests.people.composed import with_paragraphs

SIGNED = {
    "rus": [
        (
            ("Председатель Верховного Суда ¶ Республики Казахстан ¶ А. Ж. Бектемир ¶ Судья Верховного Суда, "
            "¶ секретарь пленарного заседания ¶ Рахимов Тимур Ильдар улы"),
            [
                ("signatory_1", "А.Ж. Бектемир", "Председатель Верховного Суда Республики Казахстан"),
                ("signatory_2", "Рахимов Тимур Ильдар улы", "Судья Верховного Суда, секретарь пленарного заседания"),
            ],
        ),
        (
            "Председатель Ж. Юрченко-Абдильдин ¶ Члены Совета: Н. Акуев, К. Шаухар",
            [
                ("signatory_1", "Ж. Юрченко-Абдильдин", "Председатель"),
                ("signatory_2", "Н. Акуев", "Члены Совета"),
                ("signatory_3", "К. Шаухар", "Члены Совета"),
            ],
        ),
        (
            "Председатель Ж. Юрченко-Абдильдин ¶ Судьи Н. Акуев К. Шаухар Т. Рахимов",
            [
                ("signatory_1", "Ж. Юрченко-Абдильдин", "Председатель"),
                ("signatory_2", "Н. Акуев", "Судьи"),
                ("signatory_3", "К. Шаухар", "Судьи"),
                ("signatory_4", "Т. Рахимов", "Судьи"),
            ],
        ),
        (
            "Судьи Верховного Суда Н. Акуев К. Шаухар",
            [
                ("signatory_1", "Н. Акуев", "Судьи Верховного Суда"),
                ("signatory_2", "К. Шаухар", "Судьи Верховного Суда"),
            ],
        ),
        ("Конституционный Суд Республики Казахстан", []),
        (
            "Т. Рахимов ¶ заместитель Председателя Конституционного Суда ¶ К. Шаухар ¶ судья",
            [
                ("signatory_1", "Т. Рахимов", "заместитель Председателя Конституционного Суда"),
                ("signatory_2", "К. Шаухар", "судья"),
            ],
        ),
    ],
    "kaz": [
        (
            "Төраға М. Тәжібай ¶ Судьялар Л.Қ. Ахмет-заде Н. Жалғас",
            [
                ("signatory_1", "М. Тәжібай", "Төраға"),
                ("signatory_2", "Л.Қ. Ахмет-заде", "Судьялар"),
                ("signatory_3", "Н. Жалғас", "Судьялар"),
            ],
        ),
        (
            "Жоғарғы Сот Төрағасы М. Т. ТӘЖІБАЙ ¶ Жалпы отырыс хатшысы, судья Л. Қ. Ахмет-заде",
            [
                ("signatory_1", "М.Т. ТӘЖІБАЙ", "Жоғарғы Сот Төрағасы"),
                ("signatory_2", "Л.Қ. Ахмет-заде", "Жалпы отырыс хатшысы, судья"),
            ],
        ),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "words", "due"),
    [(language, *row) for language, rows in SIGNED.items() for row in rows],
)
def test_whoever_signed(language: str, words: str, due: list[tuple[str, str, str]]) -> None:
    ruling = with_paragraphs(language, BlockRole.SIGNATURE, words)
    assert [(one.eId, one.name, one.role) for one in ruling.signatories] == due
    marks = [m for block in ruling.conclusions for m in block.marks if m.kind is MarkKind.JUDGE]
    assert [mark.refers_to for mark in marks] == [eid for eid, _, _ in due]
    publish(ruling)


@pytest.mark.parametrize("initials", [slice(None), slice(2)])
def test_a_judge_who_signed_is_the_one_who_sat(initials: slice) -> None:
    sitting = with_paragraphs("rus", BlockRole.SIGNATURE, "Конституционный Суд").composition
    assert sitting.presiding is not None
    surname, given = sitting.presiding.name.split()
    words = f"Председатель {given[initials]} {surname}"
    ruling = with_paragraphs("rus", BlockRole.SIGNATURE, words)
    [signatory] = ruling.signatories
    assert (signatory.eId, signatory.iri) == (sitting.presiding.eId, sitting.presiding.iri)
    assert surname in signatory.as_written
    assert b'<signature refersTo="#judge_1"' in to_akn(ruling)
