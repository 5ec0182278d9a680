"""The same text from other engines is the same text."""

from __future__ import annotations

import io
from collections import Counter

import font_roboto
import pdfplumber
import pytest
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.codes import Code, Rule
from pipeline.convert import convert, publish
from pipeline.read import Limits, read, read_bytes
from pipeline.read.geometry import FurnitureKind
from pipeline.read.regions import regions
from pipeline.terms import BlockRole, MarkKind
from pipeline.text import Span
from tests.layouts import text
from tests.layouts.marked import Paragraph, Run
from tests.pdf.typeset import FONT, Sheet, typeset

RULING = "ks-2023-21.kaz"
ENGINES = ("", ".chromium", ".libreoffice", ".weasyprint", ".cairo")


@pytest.mark.parametrize("engine", ENGINES)
def test_the_ruling_from_every_engine(files, engine, golden, cleaned):
    source = read(files / f"{RULING}{engine}.pdf")
    clean = cleaned(source)
    assert clean.text.splitlines() == golden
    assert clean.restore() == source.text
    rules = Counter(record.edit.rule for record in clean.records)
    assert not rules[Rule.DISPLACED_RUN]


SHEETS = {
    "in order": Sheet(),
    "links last": Sheet(paint="links-last", size=14),
    "links reversed": Sheet(
        paint="links-reversed", size=10, head="Нормативтік қаулы", numbered=True
    ),
    "small and ragged": Sheet(
        width=420, height=595, margin=40, size=9, justified=False, numbered=True, stamp="КӨШІРМЕ"
    ),
    "barely spaced": Sheet(indent=0, spacing=2.2, size=10, numbered=True),
    "spaced": Sheet(width=612, height=792, indent=0, spacing=7, size=12, numbered=True),
}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_the_ruling_in_every_measure(sheet, golden, cleaned):
    source = read_bytes(typeset(text("sample.kaz"), sheet))
    assert cleaned(source).text.splitlines() == golden


@pytest.mark.parametrize(
    "name", ["court-2023.rus", "court-2025.kaz", "council-2012.kaz", "council-2014.rus"]
)
@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_invented_rulings_in_every_measure(sheet, name, cleaned):
    paragraphs = text(name)
    found = cleaned(read_bytes(typeset(paragraphs, sheet))).text
    assert found.splitlines() == [paragraph.text for paragraph in paragraphs]


@pytest.mark.parametrize(
    ("caption", "is_told"),
    [
        (
            "Осы құжат «Электрондық құжат туралы» Заңға сәйкес қағаз жеткізгіштегі құжатпен бірдей.",
            False,
        ),
        ("Данный документ равнозначен документу на бумажном носителе.", False),
        ("Данный документ равнозначен приговору суда.", True),
    ],
)
def test_what_stands_under_a_code_behind_the_signature(caption, is_told):
    """The sentence that makes a print an electronic document is none of the court's; any other is told."""
    paragraphs = [*text("court-2025.rus"), Paragraph((Run(caption),))]
    found = convert(read_bytes(typeset(paragraphs, Sheet())))
    codes = {one.code for one in found.diagnostics}
    assert (Code.TEXT_AFTER_SIGNATURE in codes) is is_told
    assert any(caption in block.text for block in found.blocks()) is is_told


def test_letters_told_beside_their_glyphs(files, cleaned):
    source = read(files / "court-2025.kaz.typst.pdf")
    found = cleaned(source).text.splitlines()
    assert found == [paragraph.text for paragraph in text("court-2025.kaz")]
    assert "\u00ad" in source.text  # a word divided at a line end, told from `484-`


def test_the_order_of_words_is_that_of_another_reader(files):
    source = read(files / f"{RULING}.pdf")
    with pdfplumber.open(files / f"{RULING}.pdf") as other:
        told = [page.extract_text() for page in other.pages]
    assert ["".join(source.text[a:b].split()) for a, b in source.pages] == [
        "".join(t.split()) for t in told
    ]


@pytest.mark.parametrize("engine", ["weasyprint", "chromium"])
class TestHousing:
    """A ruling with all that a page may have."""

    @pytest.fixture
    def source(self, files, engine):
        return read(files / f"housing.kaz.{engine}.pdf")

    def test_text(self, source, files, cleaned):
        clean = cleaned(source)
        assert clean.text == (files / "housing.kaz.txt").read_text("utf-8").rstrip("\n")
        assert clean.restore() == source.text

    def test_footnotes_are_notes_that_the_text_refers_to(self, source):
        ruling = publish(convert(source)).ruling
        notes = {b.eId: b.text[0] for b in ruling.notes if b.role is BlockRole.FOOTNOTE}
        referred = {
            mark.refers_to: block.text[mark.start : mark.end]
            for block in ruling.blocks()
            for mark in block.marks
            if mark.kind is MarkKind.NOTE_REFERENCE
        }
        assert referred == notes
        assert list(notes.values()) == ["¹", "²"]

    def test_furniture_is_on_record(self, source, cleaned):
        kinds = Counter(item.kind for item in source.geometry.furniture)
        assert kinds == {
            FurnitureKind.RUNNING_HEAD: 2,
            FurnitureKind.PAGE_NUMBER: 2,
            FurnitureKind.ROTATED: 1,
        }
        removed = [r.before for r in cleaned(source).records if r.edit.rule is Rule.FURNITURE]
        head = "Нормативтік қаулы № 77-НҚ"
        assert Counter(removed) == {"1": 1, "2": 1, head: 2, "КӨШІРМЕ": 1}

    def test_table(self, source):
        (table,) = source.geometry.tables
        cells = [[source.text[a:b].split("\n") for a, b in row] for row in table.rows]
        assert [len(row) for row in cells] == [3, 3, 3]
        assert [" ".join(cell[0].split()[:1]) for cell in cells[1]] == ["Мүшені", "Мүшені", "1"]

    def test_links_keep_their_words(self, source):
        found = [
            (source.text[a:b], link.uri) for link in source.geometry.links for a, b in [link.span]
        ]
        address = "http://adilet.zan.kz/kaz/docs/K950001000_#z26"
        assert [uri for _, uri in found] == [address] * len(found)
        assert "".join(words for words, _ in found) == "26-бабының 2-тармағы72-бабының 3-тармағын"

    def test_every_line_has_its_box(self, source):
        assert len(source.geometry.places) == len(source.lines)
        for line, place in zip(source.lines, source.geometry.places, strict=True):
            assert len(place.edges) == line.length + 1
            assert place.box.x0 < place.box.x1
            assert place.box.y0 < place.box.y1


def test_regions_tell_page_and_box(files):
    source = read(files / f"{RULING}.pdf")
    start = source.text.index("Конституциялық заң)")
    (region,) = regions(source, [Span(start, start + len("Конституциялық заң"))])
    assert region.page == 2
    assert 71 < region.box.x0 < region.box.x1 < 524
    assert 11 < region.box.y1 - region.box.y0 < 13
    whole = Span(0, len(source.text))
    assert sorted({region.page for region in regions(source, [whole])}) == list(range(1, 8))
    assert len(regions(source, [Span(source.lines[0].start, source.lines[2].end)])) == 1


def test_a_superscript_stays_an_index(cleaned):
    paragraphs = text("court-2023.kaz")
    indexed = [p for p in paragraphs if "¹" in p.text] or paragraphs
    found = cleaned(read_bytes(typeset(paragraphs, Sheet()))).text
    for paragraph in indexed:
        assert paragraph.text in found


def test_pages_beyond_the_limit(files):
    with pytest.raises(Exception, match="7 pages, more than 6"):
        read(files / f"{RULING}.pdf", Limits(pages=6))


def test_a_confined_caller_reads_without_a_process_of_its_own(files):
    path = files / f"{RULING}.pdf"
    assert read(path, None) == read(path)


class TestRepeatedLines:
    """What stands at the top of two pages: a head, or the end of a sentence that both have."""

    @staticmethod
    def pages(*tops: str) -> bytes:
        paragraphs = [paragraph.text for paragraph in text("court-2025.kaz")][20:26]
        out = io.BytesIO()
        canvas = Canvas(out, invariant=1)
        if FONT not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(FONT, font_roboto.Roboto))
        for number, top in enumerate(tops):
            canvas.setFont(FONT, 11)
            canvas.drawString(60, 780, top)
            for row, words in enumerate(simpleSplit(paragraphs[number], FONT, 11, 470)):
                canvas.drawString(60, 745 - 15 * row, words)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def removed(self, cleaned, *tops: str) -> list[str]:
        records = cleaned(read_bytes(self.pages(*tops))).records
        return [record.before for record in records if record.edit.rule is Rule.FURNITURE]

    def test_a_head_of_two_pages_is_furniture(self, cleaned):
        head = "Нормативтік қаулы № 77-НҚ"
        assert self.removed(cleaned, head, head, "Тағы бір бет осы") == [head, head]

    def test_the_end_of_a_sentence_is_none(self, cleaned):
        for words in ("атқарушы органның шешімі бойынша", "Атқарушы органның шешімі бойынша."):
            assert self.removed(cleaned, words, words, "Тағы бір бет осы") == []

    @pytest.mark.parametrize(
        "top",
        [
            "27.11.2026, 10:05 Нормативтік қаулы",
            "11/27/26, 10:05 AM Нормативтік қаулы",
            "https://adilet.zan.kz/kaz/docs/S2300000021 1/1",
        ],
    )
    def test_what_a_browser_prints_on_one_page_is(self, cleaned, top):
        assert self.removed(cleaned, top) == [top]

    def test_a_date_that_opens_a_text_is_none(self, cleaned):
        assert self.removed(cleaned, "27.11.2026 жылғы шешім қабылданды") == []

    def test_an_address_is(self, cleaned):
        address = "file:///home/user/qauly.html"
        assert self.removed(cleaned, address, address) == [address, address]
