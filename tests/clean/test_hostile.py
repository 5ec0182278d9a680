"""Texts spoilt in many ways: read right, told or refused, and not wrong in silence."""

import pytest

from pipeline.convert import convert
from pipeline.read import read_bytes
from tests.clean.hostile import BASES, TABLES, cases, found
from tests.trust.text import DAMAGE, read_data

UNBETRAYED = {
    "a tab opens each paragraph",
    "two words swapped",
    "a preposition behind its noun",
    "two words of a name swapped",
    "a figure changed in one of two namings",
    "a foreign paragraph",
    "a foreign paragraph of three words",
    "a foreign sentence",
    "a line lost in mid-sentence",
    "words torn by blanks",
    "words run together",
    "letters that a recogniser mistook",
    "an act of a later year than the ruling",
    "an application after the ruling",
    "a year of three figures",
    "the day of one answer named twice",
    "the number of the ruling beside its court's letters",
    "a line lost in the words on force",
    "a line lost behind a date's first half",
    "a line lost behind a number's unit",
    "a number behind its unit's word",
    "lines of a paragraph swapped",
}
"""What is wrong in silence."""
TOLD_IN_PART = {
    "the contested article in the title",
    "the interpreted article in the operative part",
    "the interpreted paragraph in the title",
    "a court's address below each page",
    "a table with strokes in the text",
    "a catch word below each page",
    "a chat's stamps",
    "a law reporter's stars",
    "a file's address with a counter",
    "a formula glued to the words before it",
    "a bar code's number",
    "the last letters of the lines cut off",
    "headings in bold as Markdown has them",
    "Latin letters for whole short words",
    "heads of even and odd pages",
    "a page lost, its number with it, no form feeds",
    "a line lost above a page's end",
    "a footnote below a page",
    "letters of a font of its own",
    "a line lost below a page's end",
    "two columns read across, -layout",
    "bullets of a symbol font before items",
    "the court's name above and «Стр. 2 из 3» below, -layout",
    "printed by a browser, -layout",
}
"""What comes out otherwise at several places, and is told at some of them only."""
OTHERWISE_RIGHT = {
    "pdftotext -layout": "the lines of a signature in the middle of the page are one paragraph",
    "pdftotext -layout of justified pages": "as above",
    "«Стр. 3 из 12» at the right": "as above",
    "the number's sign without a blank": "the text's own sign is kept",
    "a signature by the chair's initials behind": "as it is written",
    "a registry's stamp above": "kept apart, as a line on the ruling's status",
    "a signature glued to the last point": "marked as a signature where it stands",
    "Latin letters in every short word": "a letter that may stand for two is told",
    "a signature with seals": "the rule for a signature and the seal's letters are the text's own",
    "vertical tabs inside the signature as Word has": "a line end that Word sets is one",
    "the title inside the enactment line": "one paragraph holds both, and each is read",
}
"""What is read rightly, though not as the base: the label of a case asked for too much."""


def _all(kind):
    for table in TABLES:
        for case in cases(table, kind):
            if case.name not in UNBETRAYED | TOLD_IN_PART:
                yield pytest.param(case, id=f"{case.base} {case.layout} {case.name}")


@pytest.mark.parametrize("case", list(_all("same")))
def test_what_harms_no_word_is_read_without_alarm(case):
    assert found(case) in {"right", "told"} or case.name in OTHERWISE_RIGHT


@pytest.mark.parametrize("case", list(_all("damaged")))
def test_what_spoils_a_text_is_put_right_or_told(case):
    assert found(case) != "wrong" or case.name in OTHERWISE_RIGHT


@pytest.mark.parametrize("case", list(_all("quiet")))
def test_sound_words_that_come_near_to_damage_are_not_told(case):
    assert not {code for code, _ in read_data(case.data).told - case.due.told} & DAMAGE


LABELS = {
    base: labels for table in TABLES.values() for base, labels in table.get("labels", {}).items()
}


@pytest.mark.parametrize("base", LABELS)
def test_a_sound_text_is_read_as_labelled(base):
    labels = LABELS[base]
    ruling = convert(read_bytes(BASES[base].encode()))
    texts = [f"{block.num} {block.text}" if block.num else block.text for block in ruling.blocks()]
    # A Latin letter among Kazakh ones is read as the Kazakh one.
    assert "\n".join(texts).lower().replace("і", "i") == BASES[base].lower().replace("і", "i")
    points = [block for block in ruling.body.decision if block.num and block.num.endswith(".")]
    found = {
        "court": ruling.court,
        "date": str(ruling.date),
        "number": ruling.number,
        "points": len([block for block in points if block.num[0].isdigit()]),
        "signature": len(ruling.conclusions),
        "opinions": len(ruling.opinions),
        "notes": len(ruling.notes),
    }
    assert found == labels
