"""A PDF → Source: the words in the order in which they stand on the page."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.errors import UnreadableSourceError
from pipeline.read.limits import Limits
from pipeline.read.pdf.container import refuse_form, unreadable
from pipeline.read.pdf.extract import pages_of
from pipeline.read.pdf.fonts import load_outlines
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.plain import plain
from pipeline.read.pdf.reading import source_of
from pipeline.read.pdf.recognised import distrusted
from pipeline.read.pdf.two_texts import two_texts
from pipeline.read.sides import side_by_side
from pipeline.read.source import Source
from pipeline.read.trust import (
    Distrust,
    common_words,
    refusal,
    require_all_letters,
    require_trust,
)
from pipeline.read.worker import run_bounded
from pipeline.text import Span

__all__ = ["read_pdf"]

_FEWEST_LETTERS = 60
"""A page with fewer is a picture, whatever is printed over it."""
_PICTURE = 0.5
_PANIC = "PanicException"


def read_pdf(data: bytes, limits: Limits | None, *, recognised: bool = False) -> Source:
    """Read the bytes of a PDF, in a process of its own; with `recognised` words that a machine read in pictures are taken too.

    Without limits it is read in this very process, for a caller that is confined itself.
    Raises UnreadableSourceError where it is damaged, locked, a scan, beyond the limits, or where
    its text is not what its pages show.
    """
    if limits is None:
        return _source_of_file((data, recognised), Limits())
    common_words()  # loaded here once, not in every process
    load_outlines()
    return run_bounded(_source_of_file, (data, recognised), limits)


def _source_of_file(file: tuple[bytes, bool], limits: Limits) -> Source:
    data, recognised = file
    pdf = plain(data)
    try:
        pages = pages_of(pdf, limits, recognised=recognised)
        _refuse_scans(pages)
        source = source_of(data, pages)
        if side_by_side(source):
            source = source_of(data, *two_texts(pages))
        texts = [source.visible_text(page) for page in source.pages]
        whole = "".join(texts)
        _require_letters(whole, pages)
        require_trust(texts, list(_paragraphs(source)))
        require_all_letters(whole)
    except UnreadableSourceError:
        refuse_form(pdf.facts)
        raise
    except BaseException as error:
        # A panic of the library, which is written in Rust, comes as what is no Exception.
        if type(error).__name__ == _PANIC:
            raise unreadable("it is a damaged PDF", "get it again") from error
        raise
    return replace(source, file=pdf.facts)


def _paragraphs(source: Source) -> Iterator[tuple[int, str]]:
    """The text of each paragraph, as far as the layout tells them, with the number of its page."""
    starts = sorted(source.geometry.starts)
    firsts = [page.start for page in source.pages]
    for start, end in pairwise([*starts, len(source.text)]):
        yield bisect_right(firsts, start), source.visible_text(Span(start, end))


def _require_letters(text: str, pages: Sequence[Page]) -> None:
    hidden = [page.number for page in pages if page.unseen]
    if hidden and not text.strip():
        raise refusal(Distrust.HIDDEN_TEXT, _pages_named(hidden))
    if text.strip() and not any(map(str.isalpha, text)):
        raise refusal(Distrust.LOST_CHARACTERS, "no letter among its characters")


def _refuse_scans(pages: Sequence[Page]) -> None:
    pictures = [
        page.number
        for page in pages
        if page.picture > _PICTURE and _letters(page) < _FEWEST_LETTERS
    ]
    for reason in (Distrust.RECOGNISED, Distrust.HIDDEN_TEXT):
        found = [page.number for page in pages if distrusted(page) is reason]
        if found:
            raise refusal(reason, _pages_named(found))
    if pictures:
        reason = Distrust.SCAN if len(pictures) == len(pages) else Distrust.PAGE_WITHOUT_TEXT
        raise refusal(reason, _pages_named(pictures))


def _letters(page: Page) -> int:
    return sum(map(str.isalpha, "".join(line.text for line in page.lines)))


def _pages_named(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:5]))
    return f"page {shown}" if len(numbers) <= 5 else f"pages {shown} and {len(numbers) - 5} more"
