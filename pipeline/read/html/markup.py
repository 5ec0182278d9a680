"""Bytes of a page → its markup, tree and address; also of a page that a browser saved as one file (MHTML)."""

import email
import email.policy
import re
from collections.abc import Mapping
from contextlib import suppress
from email.message import EmailMessage
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import etree, html

from pipeline.errors import unreadable
from pipeline.read.encoding import decode

_CHARSET = re.compile(
    rb"<(?:meta\b(?![^>]*\bname\s*=)[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*[\"']?\s*([\w-]+)",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_DECLARED = re.compile(r"\s*<\?xml\b[^>]*>")
_SAVED = re.compile(r"<!--\s*saved from url=\([0-9]+\)(\S+)")
_ITS_ADDRESS = "//link[@rel='canonical'] | //meta[@property='og:url']"
_ON_THE_WEB = re.compile(r"https?://[^\s<>]+")
_BARE = str.maketrans("", "", "<>")
_LINE_END = re.compile(r"</br\s*>", re.IGNORECASE)
_HEAD = 4096
_CODECS = {
    "windows-1251": "cp1251",
    "kz-1048": "kz1048",
    "strk1048-2002": "kz1048",
    "rk1048": "kz1048",
    "x-mac-cyrillic": "mac_cyrillic",
}


def markup_of(data: bytes, named: str | None = None) -> str:
    """The markup of a page, in the encoding that is named beside or in it, or in UTF-8."""
    found = _CHARSET.search(_COMMENT.sub(b"", data[:_HEAD]))
    name = (named or (found[1].decode("ascii") if found else "utf-8")).lower()
    if name in {"utf-8", "utf8"} or data.startswith(b"\xef\xbb\xbf"):
        # A page may well hold letters as references, or escapes in its scripts, and nothing else beyond ASCII.
        with suppress(UnicodeDecodeError):
            if "\0" not in (text := data.decode("utf-8")):
                return text
        return decode(data).text
    try:
        return data.decode(_CODECS.get(name, name))
    except (LookupError, UnicodeDecodeError) as error:
        what = f"the page of HTML is not in {name}, as it says; save it as UTF-8"
        raise unreadable(what) from error


class SavedPage(NamedTuple):
    """The markup of a page, and what was saved with it."""

    markup: str
    address: str = ""
    """Where it was, as the file that holds it tells."""
    sheets: Mapping[str, str] = MappingProxyType({})
    """Style sheets by their address."""

    def sheet_at(self, address: str) -> str:
        """The style sheet of an address that the page names; empty where it was not saved."""
        return self.sheets.get(urljoin(self.address, address), "")


def saved_page(data: bytes) -> SavedPage:
    """The page in a file of MHTML, and the style sheets that were saved with it."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts: list[EmailMessage] = [part for part in message.walk() if not part.is_multipart()]
    pages = [
        part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}
    ]
    if not pages:
        raise unreadable("the file (MHTML) holds no page; save the page again")
    address = pages[0]["Content-Location"] or message["Snapshot-Content-Location"]
    sheets = {
        f"{address}": _text_of(part)
        for part in parts
        if part.get_content_type() == "text/css"
        for address in (
            part["Content-Location"],
            f"cid:{part['Content-ID'] or ''}".translate(_BARE),
        )
        if address
    }
    return SavedPage(_text_of(pages[0]), f"{address or ''}".strip(), sheets)


def _text_of(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    return markup_of(content if isinstance(content, bytes) else b"", part.get_content_charset())


def address_of(file: SavedPage, page: html.HtmlElement) -> str | None:
    """Where a page was on the web: as the browser that saved it tells, else as the page itself does."""
    opened = _SAVED.findall(file.markup, 0, _HEAD)
    told = (one.get("href") or one.get("content") or "" for one in page.xpath(_ITS_ADDRESS))
    found = (address.strip() for address in (file.address, *opened, *told))
    return next((address for address in found if _ON_THE_WEB.fullmatch(address)), None)


def parsed_page(markup: str) -> html.HtmlElement:
    """The tree of a page. Raises UnreadableSourceError where a parser would leave something out."""
    parser = html.HTMLParser(remove_pis=True, no_network=True, huge_tree=True)
    # The parser takes no text that names the encoding it was in.
    markup = _DECLARED.sub("", _LINE_END.sub("<br>", markup.removeprefix("\ufeff")), count=1)
    try:
        page = html.document_fromstring(markup, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise unreadable(f"the page of HTML is damaged ({error}); save it again") from error
    # The parser mends what it can; beyond its own limits it leaves out the rest without a word.
    if fatal := parser.error_log.filter_from_fatals():
        raise unreadable(
            f"the page of HTML is beyond bounds ({fatal[0].message}); print it to a PDF"
        )
    return page
