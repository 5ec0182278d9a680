"""Bytes of a page → its markup and tree; also of a page that a browser saved as one file (MHTML)."""

from __future__ import annotations

import email
import email.policy
import re
from typing import TYPE_CHECKING

from lxml import etree, html

from pipeline.errors import UnreadableSourceError
from pipeline.read.encoding import decode

if TYPE_CHECKING:
    from email.message import EmailMessage

_CHARSET = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_LINE_END = re.compile(r"</br\s*>", re.IGNORECASE)
_HEAD = 4096
_CODECS = {
    "windows-1251": "cp1251",
    "kz-1048": "kz1048",
    "strk1048-2002": "kz1048",
    "rk1048": "kz1048",
}


def markup_of(data: bytes, named: str | None = None) -> str:
    """The markup of a page, in the encoding that is named beside or in it, or in UTF-8."""
    found = _CHARSET.search(data, 0, _HEAD)
    name = (named or (found[1].decode("ascii") if found else "utf-8")).lower()
    if name in {"utf-8", "utf8"} or data.startswith(b"\xef\xbb\xbf"):
        return decode(data).text
    try:
        return data.decode(_CODECS.get(name, name))
    except (LookupError, UnicodeDecodeError) as error:
        message = f"cannot be read: the page of HTML is not in {name}, as it says; save it as UTF-8"
        raise UnreadableSourceError(message) from error


def saved(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The markup of the page in a file of MHTML, and the style sheets that were saved with it."""
    parts: list[EmailMessage] = [
        part
        for part in email.message_from_bytes(data, policy=email.policy.default).walk()
        if not part.is_multipart()
    ]
    pages = [
        part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}
    ]
    if not pages:
        message = "cannot be read: the file (MHTML) holds no page; save the page again"
        raise UnreadableSourceError(message)
    sheets = (part for part in parts if part.get_content_type() == "text/css")
    return _text_of(pages[0]), tuple(map(_text_of, sheets))


def _text_of(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    return markup_of(content if isinstance(content, bytes) else b"", part.get_content_charset())


def parsed(markup: str) -> html.HtmlElement:
    """The tree of a page. Raises UnreadableSourceError where a parser would leave something out."""
    parser = html.HTMLParser(remove_pis=True, no_network=True, huge_tree=True)
    markup = _LINE_END.sub("<br>", markup.removeprefix("\ufeff"))
    try:
        page = html.document_fromstring(markup, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        message = f"cannot be read: the page of HTML is damaged ({error}); save it again"
        raise UnreadableSourceError(message) from error
    # The parser mends what it can; beyond its own limits it leaves out the rest without a word.
    if fatal := parser.error_log.filter_from_fatals():
        message = (
            f"cannot be read: the page of HTML is beyond bounds ({fatal[0].message}); save it again"
        )
        raise UnreadableSourceError(message)
    return page
