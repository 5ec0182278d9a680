"""A page of HTML → Source: paragraphs and links from the markup, the site's own parts left out.

Made for the pages of the state database (adilet.zan.kz): the act's title in `h1`, its enactment
line in `.slogan`, its text in `article` or `.container_gamma.text`. Of other pages `article` or
`main` is read, or the whole body without what is no text.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from lxml import etree, html

from pipeline.errors import UnreadableSourceError
from pipeline.read.encoding import decode
from pipeline.read.geometry import Geometry
from pipeline.read.html_text import Text
from pipeline.read.limits import Limits
from pipeline.read.source import Source
from pipeline.read.worker import bounded
from pipeline.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4096
_CODECS = {
    "windows-1251": "cp1251",
    "kz-1048": "kz1048",
    "strk1048-2002": "kz1048",
    "rk1048": "kz1048",
}
_TEXT = (
    "//article",
    "//div[contains(concat(' ', @class, ' '), ' container_gamma ') and contains(concat(' ', @class, ' '), ' text ')]",
    "//main",
    "//body",
)
_ABOVE = "//h1 | //*[contains(concat(' ', @class, ' '), ' slogan ')]//p"


def is_html(data: bytes) -> bool:
    """Tell whether a file is a page of HTML."""
    return _MARKUP.match(data[:_HEAD]) is not None


def read_html(data: bytes, limits: Limits | None) -> Source:
    """Read the bytes of a page of HTML, in a process apart where there are limits.

    Raises UnreadableSourceError where it is damaged, beyond the limits, or holds no text.
    """
    return _read(data, Limits()) if limits is None else bounded(_read, data, limits)


def _read(data: bytes, _: Limits) -> Source:
    page = _parsed(_decoded(data))
    text = Text()
    for element in _parts(page):
        text.take(element)
    written = text.written()
    if not written.strip():
        message = (
            "cannot be read: the page of HTML holds no text; save the page of the ruling itself"
        )
        raise UnreadableSourceError(message)
    return Source(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/html",
        text=written,
        pages=(Span(0, len(written)),),
        lines=tuple(text.lines),
        geometry=Geometry(
            places=(),
            starts=frozenset(text.starts),
            doubtful=frozenset(),
            furniture=tuple(text.furniture),
            links=tuple(text.links),
            tables=tuple(text.tables),
        ),
    )


def _decoded(data: bytes) -> str:
    """Give the markup, in the encoding that it names, or in UTF-8."""
    named = _CHARSET.search(data, 0, _HEAD)
    name = named[1].decode("ascii").lower() if named else "utf-8"
    if name in {"utf-8", "utf8"} or data.startswith(b"\xef\xbb\xbf"):
        return decode(data)
    try:
        return data.decode(_CODECS.get(name, name))
    except (LookupError, UnicodeDecodeError) as error:
        message = f"cannot be read: the page of HTML is not in {name}, as it says; save it as UTF-8"
        raise UnreadableSourceError(message) from error


def _parsed(markup: str) -> html.HtmlElement:
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        page = html.document_fromstring(markup.removeprefix("\ufeff"), parser=parser)
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


def _parts(page: html.HtmlElement) -> Sequence[html.HtmlElement]:
    """Give the elements that hold the act: what stands above its text, and the text."""
    found = next((elements for path in _TEXT if (elements := page.xpath(path))), [page])
    text = max(found, key=lambda element: len(element.text_content()))
    within = {text, *text.iterdescendants(), *text.iterancestors()}
    return [*(element for element in page.xpath(_ABOVE) if element not in within), text]
