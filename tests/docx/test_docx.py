"""Word files: the text that a reader sees, changes accepted and told. All of it is invented."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from pipeline.clean import clean
from pipeline.codes import Code
from pipeline.decisions import Decisions
from pipeline.errors import UnreadableSourceError
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.read import Limits, read_bytes
from tests.docx.builder import (
    MAIN,
    STRICT,
    W,
    docx,
    level,
    numbered,
    numbering,
    packed,
    paragraph,
    run,
)
from tests.test_rulings import FOLDER, STEMS

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "Қазақстан Республикасының Конституциялық Соты осы істі ашық отырыста қарады."
LAST = "Осы нормативтік қаулы қабылданған күнінен бастап қолданысқа енгізіледі."


def cleaned(data: bytes):
    source = read_bytes(data)
    text = clean(Job(source, detect(source.body), Decisions()))
    assert text.restore() == source.text
    return text


def lines(body: str, **parts: str) -> list[str]:
    """The cleaned lines between two of prose."""
    text = cleaned(docx(paragraph(FIRST) + body + paragraph(LAST), **parts)).text.split("\n")
    assert text[0] == FIRST
    return text[1 : text.index(LAST)]


def codes(data: bytes) -> set[Code]:
    return {doubt.code for doubt in cleaned(data).doubts}


@pytest.mark.parametrize("names", ["transitional", "strict"])
@pytest.mark.parametrize("stem", STEMS)
def test_the_text_is_that_of_the_ruling(stem, names):
    due = (FOLDER / f"{stem}.clean.txt").read_text("utf-8").rstrip("\n").split("\n")
    body = "".join(map(paragraph, due))
    data = docx(body, names=STRICT) if names == "strict" else docx(body)
    assert cleaned(data).text.split("\n") == due


W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
HIDDEN = {
    "vanish": "<w:vanish/>",
    "white": '<w:color w:val="FFFFFF"/>',
    "nearly white": '<w:color w:val="FDFDFD"/>',
    "white of the theme": '<w:color w:themeColor="background1"/>',
    "colour of the shading": '<w:color w:val="112233"/><w:shd w:val="clear" w:fill="112233"/>',
    "colour of the highlight": '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
    "struck": "<w:strike/>",
    "struck twice": '<w:dstrike w:val="true"/>',
    "tiny": '<w:sz w:val="2"/>',
    "narrowed to a line": '<w:w w:val="1"/>',
    "pressed together": '<w:spacing w:val="-400"/>',
    "without a fill": f"<w14:textFill {W14}><w14:noFill/></w14:textFill>",
    "with a white fill": f'<w14:textFill {W14}><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/>'
    "</w14:solidFill></w14:textFill>",
    "under a pattern": '<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>',
    "by its style": '<w:rStyle w:val="hidden"/>',
    "by a style below its style": '<w:rStyle w:val="deeper"/>',
}
STYLES = (
    '<w:style w:type="character" w:styleId="hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="deeper"><w:basedOn w:val="hidden"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="struck"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="back"><w:rPr><w:strike/></w:rPr></w:style>'
)


@pytest.mark.parametrize("form", HIDDEN)
def test_what_nobody_sees_is_kept_out_and_told(form):
    words = paragraph("Норма Конституцияға сәйкес ", run("емес ", HIDDEN[form]), "деп танылсын.")
    assert lines(words, styles=STYLES) == ["Норма Конституцияға сәйкес деп танылсын."]
    assert Code.HIDDEN_TEXT in codes(docx(words, styles=STYLES))


SHOWN = {
    "plain": "",
    "bold": "<w:b/>",
    "not hidden": '<w:vanish w:val="0"/>',
    "white on black": '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>',
    "automatic": '<w:color w:val="auto"/>',
    "hidden on the web alone": "<w:webHidden/>",
    "underlined": '<w:u w:val="single"/>',
    "small": '<w:sz w:val="12"/>',
    "unhidden again": '<w:rStyle w:val="hidden"/><w:vanish w:val="false"/>',
}


@pytest.mark.parametrize("form", SHOWN)
def test_what_a_reader_sees_is_in_the_text(form):
    words = paragraph("Норма Конституцияға сәйкес ", run("емес ", SHOWN[form]), "деп танылсын.")
    assert lines(words, styles=STYLES) == ["Норма Конституцияға сәйкес емес деп танылсын."]
    assert not codes(docx(words, styles=STYLES))


def test_a_toggle_of_two_styles_is_off_again():
    words = paragraph(
        run("көрінеді", '<w:rStyle w:val="back"/>'), properties='<w:pStyle w:val="struck"/>'
    )
    assert lines(words, styles=STYLES) == ["көрінеді"]


def test_white_words_on_what_a_tables_style_lays_beneath_are_seen():
    styles = (
        '<w:style w:type="table" w:styleId="T"><w:tblStylePr w:type="firstRow"><w:tcPr>'
        '<w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>'
    )
    white = '<w:color w:val="FFFFFF"/>'
    cells = [f"<w:tc>{paragraph(run(words, white))}</w:tc>" for words in ("бір", "екі")]
    rows = f"<w:tr>{''.join(cells)}</w:tr>"
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr>{rows}{{}}</w:tbl>'
    assert lines(table.format(""), styles=styles) == ["бір екі"]
    second = docx(paragraph(FIRST) + table.format(rows) + paragraph(LAST), styles=styles)
    assert Code.HIDDEN_TEXT in codes(second)


def test_what_stands_for_another_program_alone_is_text():
    inside = "<mc:AlternateContent><mc:Fallback><w:r><w:t>емес</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    name = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    assert lines(f"<w:p {name}>{inside}</w:p>") == ["емес"]


def test_the_hidden_row_and_the_white_word_on_a_dark_cell():
    row = "<w:tr>{}<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc></w:tr>"
    white = paragraph(run("ақ", '<w:color w:val="FFFFFF"/>'))
    dark = row.format("", '<w:shd w:fill="222222"/>', white)
    hidden = row.format("<w:trPr><w:hidden/></w:trPr>", "", paragraph("жасырын"))
    assert lines(f"<w:tbl>{dark}{hidden}</w:tbl>") == ["ақ"]


DELETED = "<w:del><w:r><w:delText xml:space='preserve'>{}</w:delText></w:r></w:del>"


@pytest.mark.parametrize(
    ("body", "due"),
    [
        (paragraph("бір ", DELETED.format("емес "), "екі"), ["бір екі"]),
        (paragraph("бір ", "<w:ins>" + run("емес ") + "</w:ins>", "екі"), ["бір емес екі"]),
        (paragraph("<w:moveFrom>" + run("үш") + "</w:moveFrom>", "төрт"), ["төрт"]),
        (paragraph("<w:moveTo>" + run("үш ") + "</w:moveTo>", "төрт"), ["үш төрт"]),
        (
            paragraph("бір", properties="<w:rPr><w:del/></w:rPr>") + paragraph(" екі"),
            ["бір екі"],
        ),
        (paragraph("бір", properties="<w:rPr><w:ins/></w:rPr>") + paragraph("екі"), ["бір", "екі"]),
        (
            "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
            + paragraph("жоқ")
            + "</w:tc></w:tr></w:tbl>",
            [],
        ),
        (
            paragraph(run("бар", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")),
            ["бар"],
        ),
    ],
)
def test_tracked_changes_are_read_as_accepted(body, due):
    assert lines(body) == due


def test_tracked_changes_are_told():
    inserted = docx(paragraph("бір ", "<w:ins>" + run("емес ") + "</w:ins>", "екі"))
    assert Code.TRACKED_CHANGE in codes(inserted)
    assert Code.HIDDEN_TEXT in codes(docx(paragraph("бір ", DELETED.format("емес "), "екі")))


@pytest.mark.parametrize(
    ("properties", "due"),
    [
        ('<w:vertAlign w:val="superscript"/>', "34¹-бап"),
        ('<w:vertAlign w:val="subscript"/>', "34₁-бап"),
        ('<w:position w:val="8"/>', "34¹-бап"),
        ('<w:vertAlign w:val="baseline"/>', "341-бап"),
        ("<w:caps/>", "341-бап"),
    ],
)
def test_a_raised_index_is_never_a_figure_of_the_number(properties, due):
    assert lines(paragraph("34", run("1", properties), "-бап")) == [due]


@pytest.mark.parametrize(
    ("levels", "items", "due"),
    [
        ([level(0, "%1.")], [0, 0, 0], ["1.", "2.", "3."]),
        ([level(0, "%1.", start=4)], [0, 0], ["4.", "5."]),
        (
            [level(0, "%1."), level(1, "%1.%2)")],
            [0, 1, 1, 0, 1],
            ["1.", "1.1)", "1.2)", "2.", "2.1)"],
        ),
        ([level(0, "%1)", "lowerLetter")], [0] * 3, ["a)", "b)", "c)"]),
        ([level(0, "%1)", "russianLower")], [0] * 4, ["а)", "б)", "в)", "г)"]),
        ([level(0, "%1.", "upperRoman")], [0] * 4, ["I.", "II.", "III.", "IV."]),
        ([level(0, "–", "bullet")], [0, 0], ["–", "–"]),
        ([level(0, "\uf0b7", "bullet")], [0, 0], ["•", "•"]),
        ([level(0, "%1.", "none")], [0], ["."]),
        ([level(0, "§ %1")], [0, 0], ["§ 1", "§ 2"]),
        (
            [level(0, "%1.", "upperRoman"), level(1, "%1.%2.", more="<w:isLgl/>")],
            [0, 1, 0, 1],
            ["I.", "1.1.", "II.", "2.1."],
        ),
        (
            [level(0, "%1."), level(1, "%2)", more='<w:lvlRestart w:val="0"/>')],
            [0, 1, 0, 1],
            ["1.", "1)", "2.", "2)"],
        ),
    ],
)
def test_paragraphs_have_the_numbers_that_a_reader_sees(levels, items, due):
    body = "".join(numbered("сөз", at) for at in items)
    expected = [f"{number} сөз".strip() for number in due]
    if due[0].startswith(("a", "I")):  # Latin letters beside Cyrillic ones are a matter of cleaning
        source = read_bytes(docx(body, numbering=numbering(*levels)))
        assert source.text.split("\n") == expected
    else:
        assert lines(body, numbering=numbering(*levels)) == expected


def test_two_lists_of_one_form_count_on_unless_one_begins_anew():
    body = numbered("а", number=1) + numbered("б", number=2) + numbered("в", number=1)
    plain = numbering(level(0, "%1."))
    assert lines(body, numbering=plain) == ["1. а", "2. б", "3. в"]
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    assert lines(body, numbering=numbering(level(0, "%1."), overrides=anew)) == [
        "1. а",
        "7. б",
        "8. в",
    ]


def test_a_style_numbers_its_paragraphs():
    styles = (
        '<w:style w:type="paragraph" w:styleId="point"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    body = paragraph("сөз", properties='<w:pStyle w:val="point"/>') * 2
    assert lines(body, styles=styles, numbering=numbering(level(0, "%1."))) == ["1. сөз", "2. сөз"]


def test_notes_stand_behind_the_text_with_their_marks():
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = (
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Ескерту'
        "</w:t></w:r></w:p><w:p><w:r><w:t>жалғасы.</w:t></w:r></w:p></w:footnote>"
    )
    source = read_bytes(docx(paragraph("сөз", reference, " бар"), footnotes=note))
    assert source.text == "сөз¹ бар\n¹ Ескерту жалғасы."
    assert [source.text[slice(*note)] for note in source.geometry.notes] == ["¹ Ескерту жалғасы."]


def test_headers_footers_and_comments_are_on_record_alone():
    data = docx(
        paragraph(FIRST),
        header=paragraph("Жоғарғы жазу"),
        footer=paragraph("1-бет"),
        comments=f"<w:comment>{paragraph('Пікір')}</w:comment>",
    )
    text = cleaned(data)
    assert text.text == FIRST
    assert all(words in text.restore() for words in ("Жоғарғы жазу", "1-бет", "Пікір"))


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def test_fields_show_their_results_and_links_are_evidence():
    link = '<w:hyperlink r:id="link">' + run("Конституция") + "</w:hyperlink>"
    field = FIELD.format(' HYPERLINK "https://adilet.zan.kz/x" ', run("Заң"))
    counted = FIELD.format(" PAGE ", run("7"))
    source = read_bytes(docx(paragraph(link, ", ", field, ", ", counted)))
    assert source.text == "Конституция, Заң, 7"
    found = [(source.text[slice(*link.span)], link.uri) for link in source.geometry.links]
    assert found == [
        ("Конституция", "https://adilet.zan.kz/rus/docs/K950001000_"),
        ("Заң", "https://adilet.zan.kz/x"),
    ]


@pytest.mark.parametrize(
    ("inside", "due"),
    [
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("сөз") + "</w:sdtContent></w:sdt>", "сөз"),
        ('<w:smartTag w:element="x">' + run("сөз") + "</w:smartTag>", "сөз"),
        ("<w:r><w:t>34</w:t><w:noBreakHyphen/><w:t>бап</w:t></w:r>", "34‑бап"),
        ("<w:r><w:t>сө</w:t><w:softHyphen/><w:t>з</w:t></w:r>", "сөз"),
        ("<w:r><w:t>бір</w:t><w:tab/><w:t>екі</w:t></w:r>", "бір екі"),
        ("<w:r><w:t>бір</w:t><w:br/><w:t>екі</w:t></w:r>", "бір екі"),
        ('<w:r><w:t>бір</w:t><w:br w:type="page"/><w:t>екі</w:t></w:r>', "бір екі"),
        ("<w:r><w:t>бір<?sign?> екі</w:t></w:r>", "бір екі"),
        ("<w:r><w:t>бір<w:proofErr/> екі</w:t></w:r>", "бір екі"),
        (run("сөз", "<w:caps/>"), "СӨЗ"),
        ('<w:bdo w:val="rtl">' + run("215") + "</w:bdo>", "512"),
        (
            (
                "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
                f"<mc:Choice>{run('сөз')}</mc:Choice><mc:Fallback>{run('сөз')}</mc:Fallback>"
                "</mc:AlternateContent>"
            ),
            "сөз",
        ),
    ],
)
def test_what_stands_in_a_paragraph(inside, due):
    assert lines(paragraph(inside)) == [due]


MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


@pytest.mark.parametrize(
    ("kind", "over", "due", "told"),
    [
        ("bar", "1", "¹⁄₂ бөлігі", False),
        ("lin", "11", "¹¹⁄₂ бөлігі", False),
        ("noBar", "1", "1⁄2 бөлігі", True),
        ("bar", "а", "а⁄2 бөлігі", True),
    ],
)
def test_a_fraction_has_its_line_and_is_no_number_of_two_figures(kind, over, due, told):
    parts = (f"<m:{n}><m:r><m:t>{t}</m:t></m:r></m:{n}>" for n, t in (("num", over), ("den", "2")))
    form = f'<m:fPr><m:type m:val="{kind}"/></m:fPr>'
    body = paragraph(f"<m:oMath {MATH}><m:f>{form}{''.join(parts)}</m:f></m:oMath>", " бөлігі")
    assert lines(body) == [due]
    assert (Code.ORDER_DOUBTFUL in codes(docx(body))) == told


def test_a_fraction_in_another_or_in_an_index_is_told():
    half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    two = "<m:r><m:t>2</m:t></m:r>"
    for inside in (
        f"<m:f><m:num>{half}</m:num><m:den>{two}</m:den></m:f>",
        f"<m:sSup><m:e>{two}</m:e><m:sup>{half}</m:sup></m:sSup>",
    ):
        body = paragraph(f"<m:oMath {MATH}>{inside}</m:oMath>", " бөлігі")
        assert Code.ORDER_DOUBTFUL in codes(docx(body))


def test_a_number_in_a_form_of_its_own_is_told():
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{choice}<w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = f"{listed}{run('Заң')}</w:p>"
    assert Code.ORDER_DOUBTFUL in codes(docx(body, numbering=numbering))


def test_a_box_is_read_and_its_place_told():
    box = (
        "<w:r><w:pict><w:txbxContent>"
        + paragraph("Рамкадағы сөз.")
        + "</w:txbxContent></w:pict></w:r>"
    )
    data = docx(paragraph(FIRST, box) + paragraph(LAST))
    assert cleaned(data).text.split("\n") == [FIRST, "Рамкадағы сөз.", LAST]
    assert Code.ORDER_DOUBTFUL in codes(data)


NAMES = (
    f'{W} xmlns:wp="urn:schemas-microsoft-com:wp" xmlns:wps="urn:schemas-microsoft-com:wps" '
    'xmlns:a="urn:schemas-microsoft-com:a" xmlns:v="urn:schemas-microsoft-com:vml"'
)
FLOATING = (
    '<w:r><w:drawing><wp:anchor behindDoc="{behind}"><wp:{wrap}/><wps:wsp><wps:spPr>{fill}</wps:spPr>'
    "</wps:wsp></wp:anchor></w:drawing></w:r>"
)
FILL = "<a:solidFill/>"
OLD = (
    '<w:r><w:pict><v:rect style="position:absolute;z-index:{at}" filled="{filled}"/></w:pict></w:r>'
)


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        (FLOATING.format(behind=0, wrap="wrapNone", fill=FILL), True),
        (FLOATING.format(behind=1, wrap="wrapNone", fill=FILL), False),
        (FLOATING.format(behind=0, wrap="wrapSquare", fill=FILL), False),
        (FLOATING.format(behind=0, wrap="wrapNone", fill="<a:ln/>"), False),
        (OLD.format(at=1, filled="t"), True),
        (OLD.format(at=-1, filled="t"), False),
        (OLD.format(at=1, filled="f"), False),
        ("<w:r><w:contentPart/></w:r>", True),
    ],
)
def test_what_may_lie_over_words_is_told(shape, told):
    data = docx(paragraph("Норма ", shape, "сәйкес емес деп танылсын."), names=NAMES)
    assert (Code.DRAWN_WORDS in codes(data)) is told


def test_cells_stand_in_their_rows():
    row = (
        "<w:tr>"
        + "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("бір", "екі"))
        + "</w:tr>"
    )
    source = read_bytes(docx(f"<w:tbl>{row}{row}</w:tbl>"))
    assert source.text == "бір\tекі\nбір\tекі"
    (table,) = source.geometry.tables
    assert len(table.rows) == 2


BOMB = packed({
    "[Content_Types].xml": "<Types/>", "word/document.xml": " " * (300 << 20),
})  # fmt: skip


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(paragraph("")), "holds no text"),
        (docx(paragraph("x"))[:200], "damaged"),
        (docx("<w:altChunk/>"), "another document inside"),
        (docx(paragraph("<w:r><w:t>x</w:r>")), "damaged"),
        (docx(paragraph("x"), main="application/vnd.ms-excel.spreadsheetml"), "spreadsheet"),
        (docx(paragraph("x"), main="application/vnd.ms-excel.sheet.binary"), "spreadsheet"),
        (packed({"mimetype": "application/epub+zip"}), "EPUB"),
        (packed({"mimetype": "application/vnd.etsi.asic-e+zip"}), "ASiC"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "soffice --headless"),
        (packed({"ruling.txt": "x"}), "take the ruling out"),
        (
            packed({"[Content_Types].xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><Types>&b;</Types>"}),
            "document type",
        ),
        (BOMB, "MiB"),
        (docx("<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300), "save it as a PDF"),
        (b"{\\rtf1 \\u1055?}", "soffice --headless --convert-to docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "soffice --headless --convert-to docx"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (
            docx(
                paragraph(
                    FIELD.format(" LISTNUM ", "").replace(
                        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', ""
                    )
                )
            ),
            "LISTNUM",
        ),
        (
            docx(paragraph(FIRST + " ", FIELD.partition("<w:instrText>")[0] + "</w:r>", FIRST)),
            "without an end; open it in Word",
        ),
    ],
)
def test_one_clear_error(data, reason):
    with pytest.raises(UnreadableSourceError, match=reason):
        read_bytes(data)


def elsewhere(data: bytes, *, named: bool) -> bytes:
    """A Word file whose document is another part than usual, beside one with other words; `named`: as it should be."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["text/main.xml"] = parts["word/document.xml"]
    parts["text/_rels/main.xml.rels"] = parts["word/_rels/document.xml.rels"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(FIRST, "x")
    types = parts["[Content_Types].xml"]
    override = f'<Override PartName="/text/main.xml" ContentType="{MAIN}"/></Types>'
    default = f'<Default Extension="xml" ContentType="{MAIN}"/>'
    usual = '<Default Extension="xml" ContentType="application/xml"/>'
    parts["[Content_Types].xml"] = (
        types.replace("</Types>", override) if named else types.replace(usual, default)
    )
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("word/document.xml", "/text/main.xml")
    return packed(parts)


@pytest.mark.parametrize("named", [True, False])
def test_the_document_is_the_part_that_the_package_names(named):
    source = read_bytes(elsewhere(docx(paragraph(FIRST) + paragraph(LAST)), named=named))
    assert source.text == f"{FIRST}\n{LAST}"


@pytest.mark.parametrize(
    "body",
    [
        paragraph("<w:r><w:t>а</w:t></w:r>" * 50_000),
        paragraph("<w:smartTag>" * 200 + run("а") + "</w:smartTag>" * 200),
        paragraph("<w:smartTag>" * 5_000 + run("а") + "</w:smartTag>" * 5_000),
        "<w:tbl><w:tr><w:tc>" * 80 + paragraph("а") + "</w:tc></w:tr></w:tbl>" * 80,
        numbered("а", 3) * 3_000,
        "<w:tbl>" + f"<w:tr><w:tc>{paragraph('а')}</w:tc></w:tr>" * 20_000 + "</w:tbl>",
        paragraph("<w:r/>" * 1_000_000),
    ],
    ids=["runs", "levels", "too many levels", "tables", "numbers", "rows", "a million runs"],
)
def test_hostile_files_are_bounded(body):
    style = '<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>'
    try:
        source = read_bytes(docx(body + paragraph(LAST), styles=style), Limits(seconds=30))
    except UnreadableSourceError:
        return
    assert LAST in source.text


def test_a_file_of_another_hand():
    """What python-docx writes: its own template with all of Word's styles."""
    import docx as python_docx

    document = python_docx.Document()
    document.add_heading("Тақырып", 1)
    document.add_paragraph("Бірінші.", style="List Number")
    document.add_paragraph("Екінші.", style="List Number")
    document.add_paragraph("Сызықша.", style="List Bullet")
    raised = document.add_paragraph("34")
    raised.add_run("1").font.superscript = True
    raised.add_run("-бап")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "бір", "екі"
    document.sections[0].header.paragraphs[0].text = "Жоғарғы жазу"
    out = io.BytesIO()
    document.save(out)
    body = read_bytes(out.getvalue()).body.strip("\n").split("\n")
    assert body == [
        "Тақырып",
        "1. Бірінші.",
        "2. Екінші.",
        "\uf0b7 Сызықша.",
        "34¹-бап",
        "бір\tекі",
    ]


OFFICE = shutil.which("soffice")


@pytest.mark.skipif(not OFFICE, reason="no word processor is here")
def test_numbers_are_those_that_a_word_processor_shows(tmp_path: Path):
    levels = [
        level(0, "%1."), level(1, "%1.%2."), level(2, "%3)", "russianLower"), level(3, "(%4)", "lowerRoman"),
    ]  # fmt: skip
    order = (0, 1, 1, 2, 2, 3, 3, 2, 1, 2, 0, 1, 2, 3, 0, 2, 0)
    body = "".join(numbered(f"сөз{n}", at) for n, at in enumerate(order))
    data = docx(paragraph(FIRST) + body, numbering=numbering(*levels))
    (tmp_path / "a.docx").write_bytes(data)
    office("txt:Text (encoded):UTF8", tmp_path / "a.docx")
    shown = (tmp_path / "a.txt").read_text("utf-8-sig").split()
    assert read_bytes(data).text.split() == shown


@pytest.mark.skipif(not OFFICE, reason="no word processor is here")
@pytest.mark.parametrize("stem", ["ks-2024-77.kaz", "kk-2015-12.rus", "vs-2016-12.rus"])
def test_what_a_word_processor_wrote(tmp_path: Path, stem):
    due = (FOLDER / f"{stem}.clean.txt").read_text("utf-8").rstrip("\n").split("\n")
    page = "".join(f"<p>{line.replace('&', '&amp;').replace('<', '&lt;')}</p>" for line in due)
    (tmp_path / "a.html").write_text(f"<meta charset=utf-8><body>{page}", "utf-8")
    office("docx:Office Open XML Text", tmp_path / "a.html", "--infilter=HTML (StarWriter)")
    assert zipfile.is_zipfile(tmp_path / "a.docx")
    assert cleaned((tmp_path / "a.docx").read_bytes()).text.split("\n") == due


def office(form: str, file: Path, *more: str) -> None:
    profile = f"-env:UserInstallation=file://{file.parent / 'profile'}"
    command = [
        OFFICE or "",
        profile,
        "--headless",
        *more,
        "--convert-to",
        form,
        "--outdir",
        str(file.parent),
    ]
    subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=300)


@pytest.mark.parametrize("flipped", [0x01, 0x5A, 0xFF])
def test_a_list_of_parts_with_other_bytes_is_a_text_or_one_error(flipped):
    sound = docx(paragraph("сот қаулы етті") * 9)
    for at in range(sound.index(b"PK\x01\x02"), len(sound)):
        data = bytearray(sound)
        data[at] ^= flipped
        with suppress(UnreadableSourceError):
            assert read_bytes(bytes(data), None).text == read_bytes(sound, None).text


@pytest.mark.parametrize("name", ["word/document.xml", "Word/Document.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(name):
    """Which of the two is shown hangs on the program that opens the file."""
    file = io.BytesIO(docx(paragraph("Признать соответствующей.")))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, archive.read("word/document.xml").replace(b"<w:t", b"<w:x"))
    with pytest.raises(UnreadableSourceError, match="one name"):
        read_bytes(file.getvalue(), None)


@pytest.mark.parametrize("kind", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packed_part_with_other_bytes_is_a_damaged_file(kind):
    """Whatever the packing makes of them: bytes all over the document itself are changed in turn."""
    sound = docx(paragraph("сот қаулы етті") * 9)
    with zipfile.ZipFile(io.BytesIO(sound)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", kind) as file:
        for name, inside in parts.items():
            file.writestr(name, inside)
        place = file.getinfo("word/document.xml")
    start = place.header_offset + 30 + len(place.filename)
    told = 0
    for at in range(start, start + place.compress_size, 5):
        data = bytearray(whole.getvalue())
        data[at] ^= 0x5A
        try:
            assert read_bytes(bytes(data), None).text == read_bytes(sound, None).text
        except UnreadableSourceError as error:
            assert "damaged" in str(error)  # noqa: PT017 - a byte may be one that fills up the last
            told += 1
    assert told > 20
