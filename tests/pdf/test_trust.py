"""A text layer that is not what the pages show is refused, with its reason."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.convert import convert
from pipeline.errors import NotARulingError, UnreadableSourceError
from pipeline.read import read_bytes
from pipeline.read.trust import Distrust, Figures, distrust
from tests.layouts import names, text
from tests.layouts.marked import Paragraph, Run
from tests.pdf.liars import set_in
from tests.pdf.saving import saved
from tests.pdf.typeset import FONT, Sheet, typeset

KAZAKH = text("court-2025.kaz")
JUMBLED = str.maketrans("абвгдежзийклмнопрстуфхцчшщъыьэюя", "бвгдежзийклмнопрстуфхцчшщъыьэюяа")
LOST = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "?" * 18)
RUSSIFIED = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")


def changed(table: dict[int, int | str]) -> list[Paragraph]:
    return [Paragraph((Run(paragraph.text.translate(table)),)) for paragraph in KAZAKH]


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableSourceError) as caught:
        read_bytes(data)
    return str(caught.value)


def scanned(pages: str, mode: int = 0) -> bytes:
    """Pages: `p` a picture, `s` one in strips, `t` text, `b` both."""
    out = io.BytesIO()
    typeset([], Sheet())  # registers the font
    canvas = Canvas(out, invariant=1)
    picture = ImageReader(Image.new("L", (80, 110), 200))
    for kind in pages:
        if kind in "pb":
            canvas.drawImage(picture, 0, 0, 595, 842)
        if kind == "s":
            for n in range(6):
                canvas.drawImage(picture, 0, 842 * n / 6, 595, 842 / 6)
        if kind in "tb":
            block = canvas.beginText(70, 760)
            block.setFont(FONT, 11)
            block.setTextRenderMode(mode)
            for paragraph in KAZAKH[:20]:
                block.textLine(paragraph.text[:80])
            canvas.drawText(block)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("name", [name for name in names() if not name.startswith("table")])
def test_right_texts_pass(name):
    assert distrust(Figures.of("\n".join(p.text for p in text(name)))) is None


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (JUMBLED, Distrust.NOT_WORDS),
        (LOST, Distrust.KAZAKH_LETTERS_LOST),
        (RUSSIFIED, Distrust.KAZAKH_LETTERS_LOST),
    ],
)
def test_wrong_letters(table, reason):
    assert f"({reason}:" in refused(typeset(changed(table), Sheet()))


def test_fonts_without_a_map():
    data = typeset(KAZAKH, Sheet())
    assert b"/ToUnicode" in data
    message = refused(data.replace(b"/ToUnicode", b"/ToNothing"))
    assert re.search(r"\((lost-characters|not-cyrillic|not-words):", message)


def test_figures_alone_are_what_is_left_of_fonts_that_tell_no_letter():
    data = set_in("Helvetica", ["1. 2 34, 16 2018 9", "61- 4- 2011"])
    with pytest.raises(UnreadableSourceError, match="lost-characters: no letter"):
        read_bytes(data)


def test_what_is_no_ruling_without_its_hidden_letters_says_so():
    typeset([], Sheet())  # registers the font
    canvas = Canvas(out := io.BytesIO())
    for paragraph, y in (("Письмо", 780), ("Ответ на обращение дан в срок.", 760)):
        canvas.setFont(FONT, 11)
        canvas.drawString(60, y, paragraph)
    canvas.setFillGray(1)
    canvas.drawString(60, 700, "Конституционный Суд")
    canvas.save()
    with pytest.raises(NotARulingError, match=r"do not show 18 letters that it holds"):
        convert(read_bytes(out.getvalue()))


def test_one_page_of_wrong_letters():
    sound, wrong = KAZAKH[:12], changed(JUMBLED)[12:]
    sheet = replace(Sheet(), size=18)
    assert re.search(r"\(not-words: page [2-9]", refused(typeset([*sound, *wrong], sheet)))


@pytest.mark.parametrize(
    ("pages", "mode", "reason"),
    [
        ("pp", 0, "scan: page 1, 2"),
        ("tpt", 0, "page-without-text: page 2"),
        ("tst", 0, "page-without-text: page 2"),
        ("bb", 3, "hidden-text: page 1, 2"),
    ],
)
def test_scans_say_what_to_do(pages, mode, reason):
    message = refused(scanned(pages, mode))
    assert f"({reason})" in message
    assert "ocrmypdf -l kaz" in message


@pytest.mark.parametrize("corner", [(-300, -400), (200, 900), (-595, 0)])
def test_a_scan_is_one_wherever_its_pages_begin(corner):
    with pikepdf.open(io.BytesIO(scanned("bb", 3))) as pdf:
        for page in pdf.pages:
            x, y, width, height = *corner, *map(float, page.mediabox[2:])
            page.contents_add(f"q 1 0 0 1 {x} {y} cm".encode(), prepend=True)
            page.contents_add(b"Q")
            page.MediaBox = pikepdf.Array([x, y, x + width, y + height])
        moved = saved(pdf)
    assert "(hidden-text: page 1, 2)" in refused(moved)


@pytest.mark.parametrize("hide", [(11, 1.0), (0.6, 0.0)])
def test_pages_of_hidden_words_alone_are_refused_as_such(hide):
    size, grey = hide
    typeset([], Sheet())  # registers the font
    canvas = Canvas(out := io.BytesIO())
    canvas.setFont(FONT, size)
    canvas.setFillGray(grey)
    canvas.drawString(60, 700, "Конституционный Суд")
    canvas.save()
    assert "(hidden-text: page 1)" in refused(out.getvalue())


def test_text_over_a_picture_passes():
    assert "Конституция" in read_bytes(scanned("b")).text


@pytest.mark.parametrize("page", ["kz1048", "ptcp154"])
def test_a_kazakh_code_page_taken_for_another_is_reversed_on_record(page, cleaned):
    def misread(words: str) -> str:
        return "".join(
            letter.encode(page).decode("cp1251") if letter in "әғқңөұүһӘҒҚҢӨҰҮҺ" else letter
            for letter in words
        )

    wrong = [Paragraph((Run(misread(paragraph.text)),)) for paragraph in KAZAKH]
    source = read_bytes("\n".join(paragraph.text for paragraph in wrong).encode())
    clean = cleaned(source)
    assert clean.text.splitlines() == [paragraph.text for paragraph in KAZAKH]
    assert clean.restore() == source.text
    assert any(record.edit.rule == "code-page" for record in clean.records)


def test_a_misread_pdf_is_read_as_what_it_is(cleaned):
    wrong = [Paragraph((Run(p.text.encode("kz1048", "replace").decode("cp1251")),)) for p in KAZAKH]
    expected = [p.text.encode("kz1048", "replace").decode("kz1048") for p in KAZAKH]
    found = cleaned(read_bytes(typeset(wrong, Sheet()))).text
    assert "".join(found.split()) == "".join("".join(expected).split())


@pytest.mark.parametrize("letter", "ғқңәөұү")
def test_a_long_text_without_a_letter_that_all_have(letter):
    lost = changed({ord(letter): RUSSIFIED[ord(letter)]})
    assert f"no “{letter}” among" in refused(typeset(lost, Sheet()))
