"""What kind of file some bytes are, told by how they begin."""

import re
from enum import Enum, auto

_PDF = b"%PDF-"
_PDF_HEAD = 1024
"""Bytes in which the mark of a PDF stands (ISO 32000-1, annex H, note 13)."""
_ZIP = b"PK\x03\x04"
_HEAD = 4096
_BYTE_ORDER = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|\0)+")
_MARKUP = re.compile(
    # What begins a page may be left out, as parts of a page do that somebody copied (HTML, 13.1.2.4).
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|base|center|div|font"
    rb"|h[1-6]|link|main|meta|ol|p|script|section|span|style|table|title)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<(?:\?xml|!doctype|!--|[a-z_][\w.:-]*[\s/>])", re.IGNORECASE)
_RESULT = re.compile(rb"\s*(?:[{\[]\s*[\"{]|<(?:\?xml[^>]*>\s*<)?akomaNtoso\b)")
_FIELDS = rb"(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*?"
_PAGE_SAVED = re.compile(_FIELDS + rb"content-type:\s*multipart/related", re.IGNORECASE)
_MESSAGE = re.compile(
    _FIELDS + rb"(?:mime-version|message-id|content-type|server):|(?:HTTP|WARC)/\d", re.IGNORECASE
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
    """JSON or Akoma Ntoso, as results are."""
    MESSAGE = auto()
    """Headers and what was sent beneath them: mail (RFC 5322), what a server answered (HTTP, WARC)."""
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
    # In UTF-16 and UTF-32 the letters of markup stand between zeros.
    head = _BYTE_ORDER.sub(b"", head).replace(b"\0", b"")
    return next((kind for pattern, kind in _BEGINNINGS if pattern.match(head)), FileKind.TEXT)


_BEGINNINGS = (
    (_RESULT, FileKind.RESULT),
    (_PAGE_SAVED, FileKind.MHTML),
    (_MESSAGE, FileKind.MESSAGE),
    (_MARKUP, FileKind.HTML),
    (_XML, FileKind.XML),
)
