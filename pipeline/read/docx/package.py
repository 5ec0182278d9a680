"""The parts of a Word file (ECMA-376, part 2: a ZIP of XML parts and their relationships)."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Final

from lxml import etree
from lxml.etree import _Element

from pipeline.errors import unreadable
from pipeline.read.limits import Limits

_MOST: Final = 256 << 20
"""Bytes that all parts may have together when unpacked."""
_TYPES: Final = "[Content_Types].xml"
_MAIN: Final = "wordprocessingml.document.main+xml"
_MACROS: Final = "ms-word.document.macroEnabled.main+xml"
_CONVERT: Final = "convert it first: soffice --headless --convert-to docx FILE"
_OTHERS: Final = {
    b"opendocument.text": f"it is an OpenDocument text (.odt); {_CONVERT}",
    b"opendocument": "it is an OpenDocument file, no text; save the ruling as a text",
    b"spreadsheetml": "it is a spreadsheet; save the ruling as a text",
    b"ms-excel": "it is a spreadsheet; save the ruling as a text",
    b"presentationml": "it is a presentation; save the ruling as a text",
    b"epub": "it is a book (EPUB); unpack it, and take the page that holds the ruling (.xhtml)",
    b"etsi.asic": "it is a container of signed files (ASiC); unpack it, and take the ruling out of it",
    b"wordprocessingml.template": f"it is a Word template; {_CONVERT}",
}


_DAMAGE: Final = (
    EOFError, OSError, RuntimeError, ValueError, etree.XMLSyntaxError, lzma.LZMAError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


class Package:
    """The XML parts of a Word file, each read when it is asked for.

    Raises UnreadableSourceError for any other ZIP file, and for one that is damaged or too large.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        with _damage_told():
            self._zip = zipfile.ZipFile(BytesIO(data))
            parts = self._zip.infolist()
        self._names = {part.filename for part in parts}
        if sum(part.file_size for part in parts) > _MOST:
            raise unreadable(f"its parts take more than {_MOST >> 20} MiB when unpacked")
        if any(part.flag_bits & 1 for part in parts):
            raise unreadable("it is protected by a password; save it without one")
        # Of two parts of one name (case is no difference) some readers take the first, others the last.
        if len({name.casefold() for name in self._names}) < len(parts):
            raise unreadable("two parts of the Word file have one name; get it again")
        self._main = self._main_part()

    def main(self) -> _Element:
        """The document itself."""
        return self._root_of_part(self._main)

    def part(self, kind: str) -> _Element | None:
        """A part that the document needs once (`styles`, `numbering`, `footnotes`), if it is there."""
        return next(self.parts(kind), None)

    def parts(self, kind: str) -> Iterator[_Element]:
        """All parts of a kind that the document names (`header`, `footer`), in the order of names."""
        targets = {
            target
            for _, target, kind_of, is_external in self._relationships()
            if kind_of == kind and not is_external
        }
        for name in sorted(targets & self._names):
            yield self._root_of_part(name)

    def targets(self) -> Mapping[str, str]:
        """Where the hyperlinks of the document lead, by the identifier of the relationship."""
        return {
            identifier: target
            for identifier, target, kind, is_external in self._relationships()
            if kind == "hyperlink" and is_external
        }

    def _main_part(self) -> str:
        """The part that the package names as its document, else the first that is said to be one."""
        kinds = self._bytes(_TYPES) if _TYPES in self._names else b""
        told = self._parsed_part(kinds) if kinds.startswith(b"<") else ()
        documents = [one for one in told if str(one.get("ContentType")).endswith((_MAIN, _MACROS))]
        names = [str(one.get("PartName", "")).lstrip("/") for one in documents]
        endings = tuple(f".{one.get('Extension')}" for one in documents if one.get("Extension"))
        named = [t for _, t, kind, _ in self._relationships("") if kind == "officeDocument"]
        fitting = (one for one in named if one in names or one.endswith(endings))
        if found := next(filter(None, (*fitting, *names)), None):
            if self._names.intersection(named) - {found}:
                raise unreadable("it names two parts as its document; get it again")
            return found
        kinds += self._bytes("mimetype") if "mimetype" in self._names else b""
        for mark, what in _OTHERS.items():
            if mark in kinds:
                raise unreadable(what)
        raise unreadable("it is a ZIP file; take the ruling out of it first")

    def _relationships(self, part: str | None = None) -> Iterator[tuple[str, str, str, bool]]:
        """Identifier, target, kind and whether it lies outside, of what a part refers to: the document, or all ("")."""
        part = self._main if part is None else part
        folder = dirname(part)
        name = join(folder, "_rels", f"{part.removeprefix(folder).lstrip('/')}.rels")
        for one in self._root_of_part(name) if name in self._names else ():
            target, is_external = str(one.get("Target")), one.get("TargetMode") == "External"
            if not is_external:
                # A target is relative to the part's folder, or
                # to the package if it begins with a slash.
                target = normpath(join("/" if target.startswith("/") else folder, target)).lstrip(
                    "/"
                )
            # The last part alone: strict files have the same
            # kinds under another address (purl.oclc.org).
            kind = str(one.get("Type")).rpartition("/")[2]
            yield str(one.get("Id")), target, kind, is_external

    def _root_of_part(self, name: str) -> _Element:
        if name not in self._names:
            raise unreadable(f"the Word file lacks its part {name}; get it again")
        return self._parsed_part(self._bytes(name))

    def _bytes(self, name: str) -> bytes:
        with _damage_told():
            return self._zip.read(name)

    def _parsed_part(self, data: bytes) -> _Element:
        self._limits.check_tags(data.count(b"<"))
        # A file comes from strangers: entities could name
        # files of this machine, or swell without bound.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        with _damage_told():
            root = etree.fromstring(data, parser)
        if root.getroottree().docinfo.internalDTD is not None:
            raise unreadable("a part of the Word file declares a document type, as none may")
        return root


@contextmanager
def _damage_told() -> Iterator[None]:
    """Raises UnreadableSourceError for whatever the libraries raise on a damaged file."""
    try:
        yield
    except _DAMAGE as error:
        what = f"the Word file is damaged ({error}); get it again"
        if isinstance(error, etree.XMLSyntaxError) and "depth" in str(error):
            what = "its tables or boxes stand in each other too deep; save it as a PDF"
        raise unreadable(what) from error
