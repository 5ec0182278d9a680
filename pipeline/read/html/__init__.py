"""A page of HTML → Source: what a browser shows of it, paragraphs and links from the markup.

What stands beside the act, and what nobody sees, is in the source too, pointed out as such.
"""

from dataclasses import replace

from pipeline.errors import unreadable
from pipeline.read.file_kinds import FileKind, kind_of
from pipeline.read.geometry import Furniture
from pipeline.read.html.act import act_of, error_without_text, has_frames, is_folded
from pipeline.read.html.markup import SavedPage, address_of, markup_of, parsed_page, saved_page
from pipeline.read.html.scripts import rewritten_elements
from pipeline.read.html.shown import PageText
from pipeline.read.html.styles import styles
from pipeline.read.limits import Limits
from pipeline.read.sides import refuse_two_languages
from pipeline.read.source import Source
from pipeline.read.writing import Writing, is_prose

__all__ = ["read_html"]


def read_html(data: bytes, limits: Limits) -> Source:
    """Read the bytes of a page of HTML.

    Raises UnreadableSourceError where it is damaged, beyond the limits, or holds no text.
    """
    file = saved_page(data) if kind_of(data) is FileKind.MHTML else SavedPage(markup_of(data))
    limits.check_tags(file.markup.count("<"))
    page = parsed_page(file.markup)
    try:
        act = act_of(page)
        shown = PageText(styles(page, file.sheet_at), act, rewritten_elements(page, act.within))
    except RecursionError as error:
        todo = "open it in a browser and print it to a PDF"
        raise unreadable(f"a style of the page of HTML is nested too deep; {todo}") from error
    shown.take(page)
    furniture = shown.furniture()
    if not (_has_text(shown.writing, furniture) and (shown.has_prose or not has_frames(page))):
        raise error_without_text(page)
    source = shown.writing.source(data, "text/html", furniture, tuple(shown.notes))
    if is_folded(page) and not any(map(is_prose, source.body.split("\n"))):
        raise error_without_text(page)
    source = replace(source, address=address_of(file, page))
    refuse_two_languages(source)
    return source


def _has_text(writing: Writing, furniture: tuple[Furniture, ...]) -> bool:
    """Whether the page shows any word that is not the site's."""
    written = writing.text()
    left_out = (*(item.span for item in furniture), *(item.span for item in writing.unseen))
    return len(written.split()) > sum(len(written[slice(*span)].split()) for span in left_out)
