"""A PDF as it has to be for reading: open, and its fonts telling what they show."""

import io
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import pikepdf

from pipeline.read.pdf.annotations import Note, flatten, notes_of
from pipeline.read.pdf.container import facts_of, refuse_locked, refuse_portfolio, unreadable
from pipeline.read.pdf.fonts import mend_fonts
from pipeline.read.pdf.instructions import Instructions, instructions_of
from pipeline.read.pdf.odd_paints import make_plain, tiled_words
from pipeline.read.pdf.resources import contents_of, names_what_is_missing
from pipeline.read.pdf.streams import DAMAGED, content_of, has_damage, is_cut, make_bare
from pipeline.read.source import FileFacts

_TWICE = re.compile(
    r"duplicated key /(?:Annots|AP|Contents|CropBox|Encoding|Font|Kids|MediaBox|Pages|Resources|"
    r"Rotate|ToUnicode|XObject)\b"
)

_DAMAGED = "a part of the PDF is damaged", "get it again"
_RISE = re.compile(rb"\bTs\b")


class Plain(NamedTuple):
    """The bytes of a PDF to be read, and the annotations that lie on its pages."""

    data: bytes
    notes: tuple[Note, ...] = ()
    facts: FileFacts = FileFacts()
    may_be_blank: bool = False
    """A font may have letters without an outline."""
    instructions: Mapping[int, Instructions] = MappingProxyType({})
    """What the contents of pages, by their indexes, may do to letters; none where all are looked at closer."""
    tiled: frozenset[int] = frozenset()
    """The indexes of pages that may be painted with tiles in which words stand."""
    bare: bytes = b""
    """The same PDF, its long contents without drawings; nothing where none is long."""
    rises: bool = False
    """Text may be raised or lowered by an operator that the library of the letters does not know."""


def plain(data: bytes) -> Plain:
    """A PDF without encryption, raised digits told as such, annotations drawn into its pages.

    A file that cannot be opened comes back as it is: reading tells what it is. Raises
    UnreadableSourceError where it is locked, a portfolio, or damaged in what is read here, and
    where a font tells other letters than it shows.
    """
    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except (pikepdf.PdfError, pikepdf.PasswordError):
        refuse_locked(data)
        return Plain(data)
    except pikepdf.PikepdfError as error:
        raise unreadable(*_DAMAGED) from error
    try:
        with pdf:
            return _made_plain(data, pdf)
    except DAMAGED as error:
        raise unreadable(*_DAMAGED) from error


def _made_plain(data: bytes, pdf: pikepdf.Pdf) -> Plain:
    refuse_portfolio(pdf)
    facts = facts_of(data, pdf)
    (notes, is_painted), odd = notes_of(pdf), make_plain(pdf)
    if is_painted:
        flatten(pdf)
    contents = list(map(content_of, pdf.pages))
    fonts = mend_fonts(pdf, contents)
    is_changed = fonts.mended or odd or pdf.is_encrypted or is_painted
    made = _saved_bytes(pdf) if is_changed else data
    if has_damage(made if pdf.is_encrypted else data) or _tells_twice(pdf):
        raise unreadable(*_DAMAGED)
    contents = list(map(content_of, pdf.pages)) if fonts.laid_in else contents
    found: dict[int, Instructions] = {}
    if not fonts.may_be_blank:
        found = dict(enumerate(map(instructions_of, pdf.pages, contents)))
    tiled = tiled_words(pdf)
    held = list(_whole_contents(pdf, contents))
    rises = any(b"Ts" in content and _RISE.search(content) for _, content in held)
    bare = _saved_bytes(pdf) if make_bare(pdf, held) else b""
    return Plain(made, notes, facts, fonts.may_be_blank, found, tiled, bare, rises)


def _whole_contents(pdf: pikepdf.Pdf, contents: Sequence[bytes]) -> Iterator[tuple[Any, bytes]]:
    """The pages of a file and the forms in them, each with its content; `contents` are those of the pages.

    Raises UnreadableSourceError where one breaks off, or shows what is not there: readers leave out what follows.
    """
    for index, holder, resources in contents_of(pdf):
        content = contents[index] if isinstance(holder, pikepdf.Page) else content_of(holder)
        if is_cut(holder, content):
            raise unreadable(f"page {index + 1} of the PDF breaks off", "get it again")
        if names_what_is_missing(content, resources):
            what = f"page {index + 1} of the PDF names a font or a picture that is not in it"
            raise unreadable(what, "get it again")
        yield holder, content


def _saved_bytes(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, encryption=False, deterministic_id=True)
    return out.getvalue()


def _tells_twice(pdf: pikepdf.Pdf) -> bool:
    """Whether an object says twice what it holds: readers differ in which of the two they show."""
    return any(_TWICE.search(str(warning)) for warning in pdf.get_warnings())
