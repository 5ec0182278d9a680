"""What kind of file some bytes are, told by how they begin."""

import re
from enum import Enum, auto

_PDF = b"%PDF-"
_PDF_HEAD = 1024
"""Bytes in which the mark of a PDF stands (ISO 32000-1, annex H, note 13)."""
_ZIP = b"PK\x03\x04"
_HEAD = 4096
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!doctype|!--|[a-z_][\w.:-]*[\s/>])", re.IGNORECASE
)
_RESULT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:[{\[]\s*[\"{]|<(?:\?xml[^>]*>\s*<)?akomaNtoso\b)")
_MESSAGE = re.compile(
    rb"(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*?content-type:\s*multipart/related",
    re.IGNORECASE,
)


class FileKind(Enum):
    """A kind of file that a ruling may come in; everything else is taken for text."""

    PDF = auto()
    PACKAGE = auto()
    """A ZIP file, as Word files are."""
    HTML = auto()
    MHTML = auto()
    """A page of HTML that a browser saved as one file (RFC 2557)."""
    RESULT = auto()
    """JSON or Akoma Ntoso, as results are written."""
    XML = auto()
    """Markup of another kind than HTML."""
    TEXT = auto()


def kind_of(data: bytes) -> FileKind:
    """The kind of file that bytes are."""
    head = data[:_HEAD]
    if _PDF in data[:_PDF_HEAD]:
        return FileKind.PDF
    if data.startswith(_ZIP):
        return FileKind.PACKAGE
    if _RESULT.match(head):
        return FileKind.RESULT
    if _MESSAGE.match(head):
        return FileKind.MHTML
    if _MARKUP.match(head):
        return FileKind.HTML
    return FileKind.XML if _XML.match(head) else FileKind.TEXT
