"""The PDF holds every word of the ruling, whatever signs it is made of."""

import io
import re

import pypdfium2
import pytest

from pipeline.archive.typeset import Attached, typeset
from pipeline.codes import Code
from pipeline.model import Diagnostic
from pipeline.outline import outline
from pipeline.pages.interface import interface
from tests.export.samples import GOLDEN, OPINION, SAMPLE, ruling_at, stem_of
from tests.export.test_readable import footnoted

pytest.importorskip("typst")


def pages(pdf):
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as file:
        found = []
        for page in file:
            text = page.get_textpage()
            found.append(text.get_text_range())
            text.close()
            page.close()
        return found


def bare(text):
    """Letters and figures alone: lines, hyphens and blanks are the layout's."""
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("path", [SAMPLE, OPINION, *GOLDEN[::9]], ids=stem_of)
def test_every_block_is_in_it(path):
    ruling = ruling_at(path)
    found = [_between_margins(page) for page in pages(typeset(ruling, (), ()))]
    text = bare("".join(found))
    headings = {bare(part.heading) for part in outline(ruling).parts} - {""}
    for heading in headings:
        text = text.replace(heading, "", 1)
    for block in ruling.blocks():
        assert bare(block.text) in text, block.eId


def _between_margins(page):
    """A page without its running head, which stands first, and its number, which stands last."""
    first, *lines = page.strip().splitlines()
    head = [] if re.search(r"№ [\w/-]+, \d{4}-\d\d-\d\d$", first.strip()) else [first]
    return "\n".join([*head, *lines[:-1]])


def test_a_second_language_follows(collection):
    kazakh, russian = (
        ruling_at(collection / f"ks-2024-77.{language}.json") for language in ("kaz", "rus")
    )
    text = bare("".join(pages(typeset(kazakh, (russian,), ()))))
    first, second = (text.index(bare(r.body.decision[1].text)[:40]) for r in (kazakh, russian))
    assert first < second


def test_footnotes_are_at_the_foot():
    text = "".join(pages(typeset(footnoted(), (), ())))
    assert re.search(r"қаулы ?1 ?етеді:", text)
    assert re.search(r"1 ?Invented note\.", text)


@pytest.mark.parametrize("sign", ["中", "\ue000", "𐎠", "☃", "ﷺ"])
def test_a_sign_without_a_glyph_is_shown_by_its_number(sign):
    ruling = ruling_at(SAMPLE)
    first, *rest = ruling.body.decision
    odd = first.model_copy(update={"text": f"{first.text} {sign}", "marks": ()})
    body = ruling.body.model_copy(update={"decision": (odd, *rest)})
    text = "".join(pages(typeset(ruling.model_copy(update={"body": body}), (), ())))
    assert sign in text or f"U+{ord(sign):04X}" in text


def test_nothing_in_a_ruling_is_taken_for_markup():
    """Typst's own language in the words of a ruling stays words."""
    ruling = ruling_at(SAMPLE)
    first, *rest = ruling.body.decision
    words = '#import "x" *b* _i_ $m$ \\u{41} @ref <label> `raw` // no = 1 "q" {a}'
    odd = first.model_copy(update={"text": words, "marks": ()})
    body = ruling.body.model_copy(update={"decision": (odd, *rest)})
    text = "".join(pages(typeset(ruling.model_copy(update={"body": body}), (), ())))
    assert bare(words) in bare(text)
    assert "#import" in text


def test_a_bare_ruling_can_be_set():
    """Without title, number, date and name, as half a ruling may be."""
    ruling = ruling_at(SAMPLE).model_copy(
        update={"title": None, "number": None, "date": None, "expression": None, "header": ()}
    )
    attached = (Attached("source.txt", b"", "text/plain", "source", "Nothing"),)
    assert typeset(ruling, (), attached).startswith(b"%PDF-1.7")


def test_two_rulings_in_one_program_do_not_mix():
    first, second = (ruling_at(path) for path in (SAMPLE, GOLDEN[0]))
    alone = typeset(second, (), ())
    typeset(first, (), ())
    assert typeset(second, (), ()) == alone


def test_doubts_are_told_in_the_language_of_the_ruling():
    """As its pages tell them, the same ones counted."""
    ruling = ruling_at(SAMPLE)
    doubt = Diagnostic(
        code=Code.BRACKET_OPEN, severity="warning", message="English", block=None, source=()
    )
    text = "".join(
        pages(typeset(ruling.model_copy(update={"diagnostics": (doubt, doubt)}), (), ()))
    )
    assert bare(interface("kaz").codes[Code.BRACKET_OPEN]) + "2" in bare(text)
    assert "English" not in text


def test_a_number_is_not_parted_from_its_sign():
    title = f"{'О проверке ' * 5}№ 21-НП"
    ruling = ruling_at(SAMPLE)
    for words in range(12):
        odd = ruling.body.decision[0].model_copy(
            update={"text": f"{'о ' * words}{title}", "marks": ()}
        )
        body = ruling.body.model_copy(update={"decision": (odd,)})
        text = "".join(pages(typeset(ruling.model_copy(update={"body": body}), (), ())))
        assert "№ 21-НП" in text.replace("\r\n", "|")
