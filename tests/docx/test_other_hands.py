"""Word files that LibreOffice and python-docx wrote, and numbers held against LibreOffice's."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Pt, RGBColor

from pipeline.clean import clean
from pipeline.codes import Code
from pipeline.decisions import Decisions
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.read import read_bytes
from tests.docx.builder import docx, level, numbered, numbering, paragraph, run
from tests.test_rulings import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document

OFFICE = shutil.which("soffice")
FIRST = "Қазақстан Республикасының Конституциялық Соты осы істі ашық отырыста қарады."
LAST = "Осы нормативтік қаулы қабылданған күнінен бастап қолданысқа енгізіледі."


def cleaned(data: bytes):
    source = read_bytes(data, None)
    text = clean(Job(source, detect(source.body), Decisions()))
    assert text.restore() == source.text
    return text


def ruling(stem: str) -> list[str]:
    return (FOLDER / f"{stem}.clean.txt").read_text("utf-8").rstrip("\n").split("\n")


def style(name: str, inside: str, based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{inside}</w:pPr></w:style>"
    )


def linked(at: int, text: str, name: str, form: str = "decimal") -> str:
    return level(at, text, form, more=f'<w:pStyle w:val="{name}"/>')


def styled(name: str, text: str) -> str:
    return paragraph(text, properties=f'<w:pStyle w:val="{name}"/>')


THIRD = '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'
NUM = '<w:numPr><w:numId w:val="1"/></w:numPr>'
STYLES = (
    style("H1", NUM)
    + style("H2", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
    + style("H3", THIRD)
    + style("H2b", "", based_on="H2")
    + style("Plain", '<w:numPr><w:numId w:val="0"/></w:numPr>', based_on="H1")
)
LINKED = numbering(
    linked(0, "%1.", "H1"), linked(1, "%1.%2.", "H2"), linked(2, "%3)", "H3", "russianLower")
)
NUMBERED = {
    "styles tell the level": (
        "".join(styled(name, f"сөз{n}") for n, name in enumerate(
            ("H1", "H2", "H2", "H3", "H3", "H1", "H2", "H3", "H2b", "Plain", "H1")
        )),
        LINKED,
    ),
    "a level of its own beside a style's list": (
        styled("H1", "а")
        + paragraph("ә", properties='<w:pStyle w:val="H1"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
        + paragraph("б", properties='<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + styled("H1", "в"),
        LINKED,
    ),
    "four levels": (
        "".join(numbered(f"сөз{n}", at) for n, at in enumerate((0, 1, 1, 2, 2, 3, 3, 2, 1, 0, 1, 2, 3, 0))),
        numbering(level(0, "%1."), level(1, "%1.%2."), level(2, "%3)", "lowerLetter"), level(3, "(%4)", "lowerRoman")),
    ),
    "a list that begins anew": (
        "".join(numbered(f"сөз{n}", 0, number) for n, number in enumerate((1, 1, 2, 2, 2))),
        numbering(
            level(0, "%1)"),
            overrides='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>',
        ),
    ),
}  # fmt: skip


def numbered_file(name: str) -> bytes:
    body, numbers = NUMBERED[name]
    return docx(paragraph(FIRST) + body, numbering=numbers, styles=STYLES)


@pytest.mark.parametrize("own", ['<w:ilvl w:val="2"/>', '<w:ilvl w:val="0"/>', ""])
def test_the_link_of_a_style_tells_the_level_of_a_list(own):
    """Word goes by the link (`pStyle`), whatever the style says of the level; LibreOffice does not."""
    body, numbers = NUMBERED["styles tell the level"]
    third = f'<w:numPr>{own}<w:numId w:val="1"/></w:numPr>'
    styles = STYLES.replace(style("H3", THIRD), style("H3", third))
    data = docx(paragraph(FIRST) + body, numbering=numbers, styles=styles)
    found = read_bytes(data, None).text.split("\n")[1:]
    assert found == [
        "1. сөз0", "1.1. сөз1", "1.2. сөз2", "а) сөз3", "б) сөз4", "2. сөз5", "2.1. сөз6", "а) сөз7",
        "2.2. сөз8", "сөз9", "3. сөз10",
    ]  # fmt: skip


FORMS = {
    "ruling, Kazakh": "".join(map(paragraph, ruling("ks-2024-77.kaz"))),
    "ruling, Russian": "".join(map(paragraph, ruling("kk-2015-12.rus"))),
    "ruling of the Supreme Court": "".join(map(paragraph, ruling("vs-2016-12.rus"))),
    "raised index": paragraph("34", run("1", '<w:vertAlign w:val="superscript"/>'), "-бап"),
    "bold and letter-spaced": paragraph(run("Қаулы", '<w:b/><w:spacing w:val="40"/>'), " етеді."),
    "hidden": paragraph("Норма ", run("жасырын ", "<w:vanish/>"), "сәйкес."),
    "struck": paragraph("Норма ", run("емес ", "<w:strike/>"), "сәйкес."),
    "white": paragraph("Норма ", run("емес ", '<w:color w:val="FFFFFF"/>'), "сәйкес."),
    "inserted": paragraph(
        "Норма ",
        f'<w:ins w:id="1" w:author="А" w:date="2031-01-01T00:00:00Z">{run("жаңа ")}</w:ins>',
        "сәйкес.",
    ),
    "deleted": paragraph(
        "Норма ",
        '<w:del w:id="1" w:author="А" w:date="2031-01-01T00:00:00Z"><w:r><w:delText '
        'xml:space="preserve">ескі </w:delText></w:r></w:del>',
        "сәйкес.",
    ),
    "table": "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    + "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>".format(paragraph("бір"), paragraph("екі")) * 2
    + "</w:tbl>",
    "hyphens": paragraph("<w:r><w:t>НҚ</w:t><w:noBreakHyphen/><w:t>5 құ</w:t><w:softHyphen/><w:t>қық</w:t></w:r>"),
}  # fmt: skip
TOLD = {
    "hidden": Code.HIDDEN_TEXT, "struck": Code.HIDDEN_TEXT, "white": Code.HIDDEN_TEXT,
    "deleted": Code.HIDDEN_TEXT, "inserted": Code.TRACKED_CHANGE,
}  # fmt: skip


NAMES = (
    ("office", "office:1.0"), ("style", "style:1.0"), ("text", "text:1.0"), ("draw", "drawing:1.0"),
    ("fo", "xsl-fo-compatible:1.0"), ("svg", "svg-compatible:1.0"), ("table", "table:1.0"),
)  # fmt: skip
LOOKS = {
    "hidden": 'text:display="none"', "white": 'fo:color="#ffffff"', "struck": 'style:text-line-through-style="solid"',
    "up": 'style:text-position="super 58%"', "raised": 'style:text-position="40% 60%"',
    "capitals": 'fo:text-transform="uppercase"', "white on black": 'fo:color="#ffffff" fo:background-color="#000000"',
}  # fmt: skip
LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=". "/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix=") " text:display-levels="2"/>'
    '</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1" '
    'text:bullet-char="–"/></text:list-style><style:style style:name="D" style:family="paragraph">'
    '<style:paragraph-properties><style:drop-cap style:lines="2" style:length="1"/></style:paragraph-properties></style:style>'
)


def spanned(look: str, words: str) -> str:
    return f'<text:span text:style-name="{look}">{words}</text:span>'


def items(style: str, *paragraphs: str, inner: str = "", start: str = "") -> str:
    one, *rest = (f"<text:p>{words}</text:p>" for words in paragraphs)
    more = "".join(f"<text:list-item>{item}</text:list-item>" for item in rest)
    return f'<text:list text:style-name="{style}"><text:list-item{start}>{one}{inner}</text:list-item>{more}</text:list>'


IN_OFFICE = {
    "hidden": (f"<text:p>Норма {spanned('hidden', 'емес ')}сәйкес.</text:p>", "Норма сәйкес."),
    "white": (f"<text:p>Норма {spanned('white', 'емес ')}сәйкес.</text:p>", "Норма сәйкес."),
    "struck": (f"<text:p>Норма {spanned('struck', 'емес ')}сәйкес.</text:p>", "Норма сәйкес."),
    "white on black": (
        f"<text:p>Норма {spanned('white on black', 'емес ')}сәйкес.</text:p>", "Норма емес сәйкес.",
    ),
    "up": (f"<text:p>34{spanned('up', '1')}-бап</text:p>", "34¹-бап"),
    "raised": (f"<text:p>34{spanned('raised', '1')}-бап</text:p>", "34¹-бап"),
    "capitals": (f"<text:p>{spanned('capitals', 'қаулы етеді:')}</text:p>", "ҚАУЛЫ ЕТЕДІ:"),
    "levels": (
        items("L", "Бірінші.", "Екінші.", inner=items("L", "Ішкі.", "Тағы ішкі.")),
        "1. Бірінші.\n1.1) Ішкі.\n1.2) Тағы ішкі.\n2. Екінші.",
    ),
    "start": (
        items("L", "Жетінші.", "Сегізінші.", start=' text:start-value="7"'), "7. Жетінші.\n8. Сегізінші.",
    ),
    "dashes": (items("B", "Сызықша."), "– Сызықша."),
    "drop capital": ('<text:p text:style-name="D">Қаулы етеді.</text:p>', "Қаулы етеді."),
    "blanks": ('<text:p>бір<text:tab/>екі<text:line-break/>үш<text:s text:c="3"/>төрт</text:p>', "бір екі үш төрт"),
}  # fmt: skip
"""Texts as LibreOffice itself describes them, and what it shows of them."""


def flat(body: str) -> str:
    """A text in LibreOffice's own form (flat ODT)."""
    names = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}"' for k, v in NAMES)
    looks = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
        for name, look in LOOKS.items()
    )
    return (
        f'<?xml version="1.0"?><office:document {names} office:version="1.2" office:mimetype='
        f'"application/vnd.oasis.opendocument.text"><office:automatic-styles>{looks}{LIST}</office:automatic-styles>'
        f"<office:body><office:text><text:p>{FIRST}</text:p>{body}<text:p>{LAST}</text:p></office:text>"
        "</office:body></office:document>"
    )


@pytest.fixture(scope="module")
def written_anew(tmp_path_factory) -> Path:
    """Every form and every list as LibreOffice writes them, and the lists as it shows them."""
    folder = tmp_path_factory.mktemp("office")
    inside = folder / "in"
    inside.mkdir()
    for number, body in enumerate(FORMS.values()):
        data = docx(paragraph(FIRST) + body + paragraph(LAST), styles=STYLES)
        (inside / f"form{number}.docx").write_bytes(data)
    for number, name in enumerate(NUMBERED):
        (inside / f"list{number}.docx").write_bytes(numbered_file(name))
    for number, (body, _) in enumerate(IN_OFFICE.values()):
        (inside / f"flat{number}.fodt").write_text(flat(body))
    for form, names in (("docx", "*.*"), ("txt:Text (encoded):UTF8", "list*.docx")):
        files = sorted(map(str, inside.glob(names)))
        profile = f"-env:UserInstallation=file://{folder / 'profile'}"
        command = [OFFICE or "", profile, "--headless", "--convert-to", form]
        command += ["--outdir", str(folder), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
    return folder


@pytest.mark.skipif(not OFFICE, reason="no word processor is here")
def test_what_libreoffice_writes_is_read_as_what_it_was_written_from(written_anew):
    for number, (name, body) in enumerate(FORMS.items()):
        due = cleaned(docx(paragraph(FIRST) + body + paragraph(LAST), styles=STYLES))
        found = cleaned((written_anew / f"form{number}.docx").read_bytes())
        assert found.text == due.text, name
        if name in TOLD:
            assert TOLD[name] in {doubt.code for doubt in found.doubts}, name


@pytest.mark.skipif(not OFFICE, reason="no word processor is here")
def test_what_libreoffice_makes_of_its_own_texts_is_read_as_it_shows_them(written_anew):
    for number, (name, (_, due)) in enumerate(IN_OFFICE.items()):
        text = cleaned((written_anew / f"flat{number}.docx").read_bytes())
        shown = re.sub(r"\t| {2,}", " ", text.text)
        assert shown == f"{FIRST}\n{due}\n{LAST}", name
        is_told = Code.HIDDEN_TEXT in {doubt.code for doubt in text.doubts}
        assert is_told == (name in {"hidden", "white", "struck"}), name


@pytest.mark.skipif(not OFFICE, reason="no word processor is here")
def test_numbers_are_those_that_libreoffice_shows(written_anew):
    for number, name in enumerate(NUMBERED):
        shown = (written_anew / f"list{number}.txt").read_text("utf-8-sig").split()
        assert read_bytes(numbered_file(name), None).text.split() == shown, name
        again = (written_anew / f"list{number}.docx").read_bytes()
        assert read_bytes(again, None).text.split() == shown, name


def by_python_docx(made: Callable[[Document], object]) -> bytes:
    document = python_docx.Document()
    document.add_paragraph(FIRST)
    made(document)
    document.add_paragraph(LAST)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def add(document: Document, *parts: tuple[str, Callable] | str) -> None:
    one = document.add_paragraph()
    for part in parts:
        words, look = part if isinstance(part, tuple) else (part, None)
        added = one.add_run(words)
        if look:
            look(added.font)


def fonts(name: str, value: object = True) -> Callable:  # noqa: FBT002
    return lambda font: setattr(font, name, value)


def white(font) -> None:
    font.color.rgb = RGBColor(255, 255, 255)


def table(document: Document) -> None:
    made = document.add_table(2, 2)
    for row in made.rows:
        row.cells[0].text, row.cells[1].text = "бір", "екі"


def listed(document: Document) -> None:
    for words in ("Бірінші.", "Екінші."):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("Сызықша.", style="List Bullet")
    document.add_paragraph("Ішкі.", style="List Number 2")


def broken(document: Document) -> None:
    one = document.add_paragraph("Бірінші жол")
    one.add_run().add_break(WD_BREAK.LINE)
    one.add_run("екінші жол.")


def furnished(document: Document) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "Жоғарғы жазу"
    section.footer.paragraphs[0].text = "1"
    document.add_paragraph("Мәтін.")


def centred(document: Document) -> None:
    one = document.add_paragraph("ҚАУЛЫ ЕТЕДІ:")
    one.alignment = WD_ALIGN_PARAGRAPH.CENTER


def paged(document: Document) -> None:
    document.add_paragraph("Бірінші бет.")
    document.add_page_break()
    document.add_paragraph("Екінші бет.")


PYTHON = {
    "headings": (lambda d: d.add_heading("Тақырып", 1), "Тақырып"),
    "lists": (listed, "1. Бірінші.\n2. Екінші.\n• Сызықша.\n1. Ішкі."),
    "table": (table, "бір екі\nбір екі"),
    "raised": (lambda d: add(d, "34", ("1", fonts("superscript")), "-бап"), "34¹-бап"),
    "hidden": (lambda d: add(d, "Норма ", ("емес ", fonts("hidden")), "сәйкес."), "Норма сәйкес."),
    "struck": (lambda d: add(d, "Норма ", ("емес ", fonts("strike")), "сәйкес."), "Норма сәйкес."),
    "white": (lambda d: add(d, "Норма ", ("емес ", white), "сәйкес."), "Норма сәйкес."),
    "tiny": (lambda d: add(d, "Норма ", ("емес ", fonts("size", Pt(1))), "сәйкес."), "Норма сәйкес."),
    "capitals": (lambda d: add(d, ("қаулы етеді:", fonts("all_caps"))), "ҚАУЛЫ ЕТЕДІ:"),
    "line ends": (broken, "Бірінші жол екінші жол."),
    "furniture": (furnished, "Мәтін."),
    "centred": (centred, "ҚАУЛЫ ЕТЕДІ:"),
    "pages": (paged, "Бірінші бет.\nЕкінші бет."),
}  # fmt: skip


@pytest.mark.parametrize("name", PYTHON)
def test_what_python_docx_writes(name):
    made, due = PYTHON[name]
    text = cleaned(by_python_docx(made))
    shown = re.sub(r"\t| {2,}", " ", text.text)
    assert shown == f"{FIRST}\n{due}\n{LAST}"
    is_told = Code.HIDDEN_TEXT in {doubt.code for doubt in text.doubts}
    assert is_told == (name in {"hidden", "struck", "white", "tiny"})
