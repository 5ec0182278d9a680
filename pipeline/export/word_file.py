"""A ruling as a Word file, by python-docx: headings, numbered points, footnotes, links.

Numbers stand as printed, as words, not as Word's automatic numbers, which would count anew.
"""

import datetime as dt
import io
import zipfile
from typing import Any, Final

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree
from lxml.builder import ElementMaker

from pipeline import grammar
from pipeline.made_here import PART_HEADING
from pipeline.model import Ruling
from pipeline.outline import Outline, Passage, outline
from pipeline.terms import EDITORIAL, BlockRole

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The date of files in the archive, which would else be that of its making."""
_STEP: Final = 0.75
"""Centimetres that a level of points is moved in."""
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W: Final[Any] = ElementMaker(namespace=_WORD, nsmap={"w": _WORD})
_FOOTNOTES_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
)
_HYPERLINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_FOOTNOTES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
# Word has these two lines in every file of notes, numbered before the first note, which is 1.
_SEPARATORS: Final = (("separator", -1), ("continuationSeparator", 0))


def to_docx(ruling: Ruling) -> bytes:
    """The ruling as a Word file, the same bytes on every run."""
    view = outline(ruling)
    writer = _WordWriter(view, grammar.load(ruling.language).documents.tag)
    _set_properties(writer.document, ruling, view)
    for number, part in enumerate(view.parts):
        if part.heading:
            writer.add_part_heading(part.heading, number)
        for passage in part.passages:
            writer.add(passage)
    writer.add_footnotes()
    return _without_clock(writer.document)


class _WordWriter:
    """Writes passages into a new document; footnotes are counted as they are met."""

    def __init__(self, view: Outline, tag: str) -> None:
        self.document = docx.Document()
        self._view = view
        self._noted: dict[str, int] = {}
        _style(self.document, tag)

    def add_part_heading(self, words: str, number: int) -> None:
        """Write the heading of a part, marked as no words of the ruling."""
        heading = self.document.add_heading(words, level=2)
        named = {qn("w:id"): str(number), qn("w:name"): f"{PART_HEADING}_{number}"}
        heading._p.append(OxmlElement("w:bookmarkStart", named))  # noqa: SLF001
        heading._p.append(OxmlElement("w:bookmarkEnd", {qn("w:id"): str(number)}))  # noqa: SLF001

    def add(self, passage: Passage) -> None:
        """Write one passage: its number hangs before its words."""
        if passage.role is BlockRole.TITLE:
            paragraph = self.document.add_heading(level=1)
        else:
            style = "Intense Quote" if passage.role in EDITORIAL else "Body Text"
            paragraph = self.document.add_paragraph(style=style)
        self._indent_paragraph(paragraph, passage)
        if passage.num:
            paragraph.add_run(f"{passage.num}\t")
        for run in passage.runs:
            if run.note in self._view.footnotes:
                self._add_reference(paragraph, run.note)
            elif run.href:
                self._add_link(paragraph, run.text, run.href)
            else:
                paragraph.add_run(run.text)

    def add_footnotes(self) -> None:
        """Write the notes, those too that no words refer to, which follow at the end."""
        for eid, passage in self._view.footnotes.items():
            if eid not in self._noted:
                self.add(passage)
        if self._noted:
            package = self.document.part.package
            name = docx.opc.packuri.PackURI("/word/footnotes.xml")
            part = docx.opc.part.Part(name, _FOOTNOTES_TYPE, self._notes_xml(), package)
            self.document.part.relate_to(part, _FOOTNOTES)

    def _indent_paragraph(self, paragraph: Any, passage: Passage) -> None:  # noqa: ANN401
        if passage.level:
            shape = paragraph.paragraph_format
            shape.left_indent = docx.shared.Cm(_STEP * passage.level)
            shape.first_line_indent = docx.shared.Cm(-_STEP) if passage.num else None

    def _add_reference(self, paragraph: Any, note: str) -> None:  # noqa: ANN401
        number = self._noted.setdefault(note, len(self._noted) + 1)
        run = paragraph.add_run()
        run.font.superscript = True
        run._r.append(OxmlElement("w:footnoteReference", {qn("w:id"): str(number)}))  # noqa: SLF001

    def _add_link(self, paragraph: Any, words: str, address: str) -> None:  # noqa: ANN401
        relation = self.document.part.relate_to(address, _HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink", {qn("r:id"): relation})
        run = paragraph.add_run(words)
        run.underline = True
        link.append(run._r)  # noqa: SLF001
        paragraph._p.append(link)  # noqa: SLF001

    def _notes_xml(self) -> bytes:
        notes = _W.footnotes()
        for kind, number in _SEPARATORS:
            notes.append(_footnote_element(number, _W.p(_W.r(_W(kind)))))
            notes[-1].set(qn("w:type"), kind)
        for eid, number in self._noted.items():
            words = _W.t(f" {self._view.footnotes[eid].line()}")
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            notes.append(_footnote_element(number, _W.p(_W.r(_W.footnoteRef()), _W.r(words))))
        return etree.tostring(notes, xml_declaration=True, encoding="UTF-8", standalone=True)


def _footnote_element(number: int, paragraph: Any) -> Any:  # noqa: ANN401
    return _W.footnote(paragraph, {qn("w:id"): str(number)})


def _style(document: Any, tag: str) -> None:  # noqa: ANN401
    """Serif type, black headings, and the language, which a reading voice needs."""
    for name in ("Normal", "Heading 1", "Heading 2", "Intense Quote"):
        style = document.styles[name]
        style.font.name = "Times New Roman"
        style.font.color.rgb = docx.shared.RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        # A theme's font has precedence over the one that is named.
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        fonts.set(qn("w:cs"), "Times New Roman")
    language = OxmlElement("w:lang", {qn("w:val"): f"{tag}-KZ"})
    document.styles["Normal"].element.get_or_add_rPr().append(language)


def _set_properties(document: Any, ruling: Ruling, view: Outline) -> None:  # noqa: ANN401
    about = document.core_properties
    day = ruling.day or ruling.date
    moment = dt.datetime.fromisoformat(f"{day}T00:00:00") if day else dt.datetime(*_EPOCH)  # noqa: DTZ001
    # Core properties may have 255 characters at most, which python-docx holds to.
    about.title, about.language = view.title[:255], view.language
    about.author = grammar.load(ruling.language).bodies.titles[ruling.court]
    about.identifier = ruling.expression or ruling.text_sha256
    about.created = about.modified = moment
    about.last_modified_by = about.comments = about.keywords = ""


def _without_clock(document: Any) -> bytes:  # noqa: ANN401
    """The file's bytes, the dates in its archive taken away."""
    first, second = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(second, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, old.read(name))
    return second.getvalue()
