"""Pages: where one ends, by form feeds or by the wide gap that an extractor leaves."""

import re
from collections.abc import Iterator

from pipeline.clean.blanks import blanks_start
from pipeline.codes import Code, Rule
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Finding, Replacement, Span

# Three empty lines or more: extractors write a page's end as that where they write no form feed.
_KNOWN = re.compile(r"\s*\f\s*?(?=[^\S\n]*\S|\Z)")
_INFERRED = re.compile(r"\n(?:[^\S\n]*\n){3,}")
_EMPTY_LINE = re.compile(r"[^\S\n]*\n[^\S\n]*\n\s*")
_LONGEST_ITEM = 2_000
_MOST_PAGE_ENDS = 0.125
"""Of all lines: where more of them end in a wide gap, the gaps divide paragraphs, not pages."""


def page_breaks(text: CleanText, _: Job) -> Iterator[Edit | Finding]:
    """Make the gap at a page's end one line end, so that what it cuts in two can be joined."""
    for gap in _gaps_between_pages(text.text):
        yield Replacement(Rule.PAGE_BREAK, gap, "\n")
        yield from list_doubts(text.text, gap)


def list_doubts(text: str, gap: Span) -> Iterator[Finding]:
    """Doubt whether a sentence goes on behind a page's end where an item of a list may end there.

    Such is a comma or an initial with an empty line behind it, if the paragraph before ends like an
    item, too.
    """
    *_, border = (None, *_EMPTY_LINE.finditer(text, max(0, gap.start - _LONGEST_ITEM), gap.start))
    if border is None or text[border.start() - 1] not in ",;:":
        return
    if text[gap.start - 1] in ",." and text.count("\n", *gap) > 1:
        *_, line = text[border.end() : gap.start].split("\n")
        message = f"does an item end after “{line[-40:]}”, with its page?"
        yield Finding(Code.WRAP_DOUBTFUL, gap, message)


def pages(text: str) -> list[Span]:
    """The pages of a text that still has their ends, without the white space between them."""
    gaps = _gaps_between_pages(text)
    starts, ends = [0, *(gap.end for gap in gaps)], [*(gap.start for gap in gaps), len(text)]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def _gaps_between_pages(text: str) -> list[Span]:
    """The white space between pages, up to the indent of the next line."""
    if "\f" in text:
        return [Span(*match.span()) for match in _KNOWN.finditer(text)]
    gaps = [
        Span(blanks_start(text, match.start()), match.end())
        for match in _INFERRED.finditer(text)
        if text[: match.start()].strip() and text[match.end() :].strip()
    ]
    return gaps if len(gaps) <= max(1, text.count("\n") * _MOST_PAGE_ENDS) else []
