"""How sure a recogniser was of its words, as it says itself in hOCR beside the file that it made.

PDFs with a recogniser's text keep nothing of it; `tesseract … pdf hocr` writes both.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree
from lxml.etree import _Element

from pipeline.errors import UnreadableSourceError
from pipeline.read.second_reading import matched_words
from pipeline.read.source import Source
from pipeline.text import Span

_SURE: Final = re.compile(r"\bx_wconf\s+([0-9]{1,3})")
_LEAST: Final = 90
"""Percent: below it stand half of the wrong words and 1 to 3 of a hundred right ones (tesseract 5.3)."""


def unsure_words(source: Source, data: bytes, signs: Sequence[str]) -> tuple[Span, ...]:
    """The words of a source of which its recogniser was not sure, or does not speak; `signs` as in `matched_words`.

    Raises UnreadableSourceError where the hOCR is damaged, or of another file.
    """
    pages = _words_of(data)
    words = [[word for word, _ in page] for page in pages]
    found: list[Span] = []
    known = 0
    for page, (own, blocks) in zip(pages, matched_words(source, words, signs), strict=False):
        same = [
            (a + n, c + n) for tag, a, b, c, _ in blocks if tag == "equal" for n in range(b - a)
        ]
        sure = {at for at, other in same if page[other][1] >= _LEAST}
        known += len(same)
        found += (word for at, word in enumerate(own) if at not in sure)
    if len(pages) != len(source.pages) or 2 * known < len(source.text.split()):
        raise _unusable_record("it is of another file; write it anew, or take it away")
    return tuple(found)


def _words_of(data: bytes) -> list[list[tuple[str, int]]]:
    """The words of each page, with the percent of how sure the recogniser was."""
    from lxml import html  # noqa: PLC0415 - few files have hOCR beside them

    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise _unusable_record(
            f"it is damaged ({error}); write it anew, or take it away"
        ) from error
    return [
        [
            (word, int(told[1]) if (told := _SURE.search(node.get("title") or "")) else 0)
            for node in _of_class(page, "ocrx_word")
            for word in "".join(map(str, node.itertext())).split()
        ]
        for page in _of_class(root, "ocr_page")
    ]


def _of_class(node: _Element, name: str) -> Iterator[_Element]:
    return (one for one in node.iter() if name in (one.get("class") or "").split())


def _unusable_record(what: str) -> UnreadableSourceError:
    return UnreadableSourceError(
        f"the recogniser's record beside the file (.hocr) cannot be used: {what}"
    )
