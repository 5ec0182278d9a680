"""A page of HTML → Source: what a browser shows of it, paragraphs and links from the markup.

Made for the pages of the state database (adilet.zan.kz): the act's title in `h1`, its enactment
line in `.slogan`, its text in `article` or `.container_gamma.text`. Of other pages `article` or
`main` holds the act, or the whole body. What stands beside the act, and what nobody sees, is in the
source too, pointed out as such.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.errors import UnreadableSourceError
from pipeline.read.file_kinds import FileKind, kind_of
from pipeline.read.html.markup import markup_of, parsed, saved
from pipeline.read.html.shown import PageText
from pipeline.read.html.styles import styles
from pipeline.read.limits import Limits
from pipeline.read.sides import refuse_two_languages
from pipeline.read.worker import bounded
from pipeline.read.writing import source_of

if TYPE_CHECKING:
    from lxml import html

    from pipeline.read.geometry import Furniture
    from pipeline.read.source import Source
    from pipeline.read.writing import Writing

__all__ = ["read_html"]

_TEXT = (
    "//article",
    "//div[contains(concat(' ', @class, ' '), ' container_gamma ') and contains(concat(' ', @class, ' '), ' text ')]",
    "//main",
    "//body",
)
_ABOVE = "//h1 | //*[contains(concat(' ', @class, ' '), ' slogan ')]//p"


def read_html(data: bytes, limits: Limits | None) -> Source:
    """Read the bytes of a page of HTML, in a process apart where there are limits.

    Raises UnreadableSourceError where it is damaged, beyond the limits, or holds no text.
    """
    return _read(data, Limits()) if limits is None else bounded(_read, data, limits)


def _read(data: bytes, limits: Limits) -> Source:
    markup, sheets = saved(data) if kind_of(data) is FileKind.MHTML else (markup_of(data), ())
    limits.check_tags(markup.count("<"))
    page = parsed(markup)
    shown = PageText(styles(page, sheets), _act(page))
    shown.take(page)
    furniture = shown.furniture()
    if not _has_text(shown.writing, furniture):
        raise UnreadableSourceError(_nothing(page))
    source = source_of(data, "text/html", shown.writing, furniture)
    refuse_two_languages(source)
    return source


def _act(page: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """The elements that hold the act: what stands above its text, and the text."""
    found = next((elements for path in _TEXT if (elements := page.xpath(path))), [page])
    text = max(found, key=lambda element: len(element.text_content()))
    within = {text, *text.iterdescendants(), *text.iterancestors()}
    return frozenset({text, *(above for above in page.xpath(_ABOVE) if above not in within)})


def _has_text(writing: Writing, furniture: tuple[Furniture, ...]) -> bool:
    """Whether the page shows any word that is not the site's."""
    written = writing.text()
    left_out = (*(item.span for item in furniture), *(item.span for item in writing.unseen))
    return len(written.split()) > sum(len(written[slice(*span)].split()) for span in left_out)


def _nothing(page: html.HtmlElement) -> str:
    """Why a page has no text, and what to do."""
    if page.find(".//frame") is not None or page.find(".//iframe") is not None:
        what, todo = "shows another page in a frame", "save the page in the frame"
    elif page.find(".//script") is not None:
        what = "is filled by a script and holds no text itself"
        todo = "open it in a browser and save the whole page, or print it to a PDF"
    else:
        what, todo = "holds no text", "save the page of the ruling itself"
    return f"cannot be read: the page of HTML {what}; {todo}"
