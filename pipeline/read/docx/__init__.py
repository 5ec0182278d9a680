"""A Word file → Source: what a reader sees of it, tracked changes accepted, all of it on record.

The document stands first, then its footnotes and endnotes; headers, footers and comments stand
around it and are pointed out as no part of it. Macros, pictures and what lies elsewhere are not
touched.
"""

from collections.abc import Iterator

from lxml.etree import _Element

from pipeline.errors import unreadable
from pipeline.read.docx.looks import RunLooks
from pipeline.read.docx.numbering import Numbering
from pipeline.read.docx.package import Package
from pipeline.read.docx.story import Story
from pipeline.read.docx.wordml import attribute, child, children, number
from pipeline.read.geometry import Furniture, FurnitureKind
from pipeline.read.limits import Limits
from pipeline.read.sides import refuse_two_languages
from pipeline.read.source import DOCX, Source
from pipeline.read.writing import Writing
from pipeline.text import Span

__all__ = ["read_docx"]


def read_docx(data: bytes, limits: Limits) -> Source:
    """Read the bytes of a Word file.

    Raises UnreadableSourceError for another ZIP file, and where the file is damaged, beyond the
    limits, protected, or holds no text.
    """
    package = Package(data, limits)
    writing = Writing()
    looks = RunLooks(package.part("styles"))
    story = Story(writing, looks, Numbering(package.part("numbering")), package.targets())
    story.at_hand, story.data = _notes_at_hand(package), tuple(package.parts("customXml"))
    furniture = list(_write_furniture(package, story, "header", FurnitureKind.RUNNING_HEAD))
    story.notes = _forms_of_notes(package)
    first = len(writing.lines)
    story.take(package.main())
    if not any(line.length for line in writing.lines[first:]):
        raise unreadable("the Word file holds no text; if it is a scan, recognise it first")
    furniture += (Furniture(writing.lines[n], FurnitureKind.RUNNING_HEAD) for n in story.headings)
    notes = tuple(_write_notes(story))
    furniture += _write_furniture(package, story, "comments", FurnitureKind.COMMENT)
    furniture += _write_furniture(package, story, "footer", FurnitureKind.RUNNING_HEAD)
    source = writing.source(data, DOCX, furniture, notes)
    refuse_two_languages(source)
    return source


def _write_furniture(
    package: Package, story: Story, kind: str, why: FurnitureKind
) -> Iterator[Furniture]:
    """Write down what is no part of the document, and point out its lines."""
    writing = story.writing
    story.is_text = False
    for part in package.parts(kind):
        first = len(writing.lines)
        story.take(part)
        writing.leave_untold(first)
        yield from (Furniture(line, why) for line in writing.lines[first:])
    story.is_text = True


def _forms_of_notes(package: Package) -> dict[str, tuple[int, str]]:
    """The first number and the form of footnotes and endnotes, where the document tells them."""
    found = {}
    for kind in ("footnote", "endnote"):
        parts = [package.part("settings"), *package.main().iter("{*}sectPr")]
        for told in (child(part, f"{kind}Pr") for part in parts):
            if told is not None:
                start = number(child(told, "numStart"))
                found[kind] = 1 if start is None else start, attribute(child(told, "numFmt")) or ""
    return found


def _notes_at_hand(package: Package) -> dict[tuple[str, str], _Element]:
    """The notes of a document by kind and identifier."""
    return {
        (kind, attribute(note, "id") or ""): note
        for kind in ("footnote", "endnote")
        for note in children(package.part(f"{kind}s"), kind)
    }


def _write_notes(story: Story) -> Iterator[Span]:
    """Write down the notes in the order of their marks, each on one line."""
    for kind, identifier, mark in tuple(story.referred):
        first, story.mark = len(story.writing.lines), mark
        story.take(story.at_hand[kind, identifier], inline=True)
        yield from story.writing.lines[first:]
