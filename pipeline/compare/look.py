"""What a machine reads on the pictures of a PDF's pages: a second witness of its text.

Each page is rendered at 300 dpi and recognised by tesseract, where it is installed (about a second
a page). The recogniser mistakes marks, dashes and look-alikes, so only gross differences count:
other words, other figures, words that one of the two lacks.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pipeline.compare.witnesses import DifferenceKind, TextDifference
from pipeline.errors import UsageError
from pipeline.grammar import detect
from pipeline.read import read_text
from pipeline.read.disk import bytes_of
from pipeline.read.second_reading import pages_read
from pipeline.read.source import Source

_DPI: Final = 300
_ONE_BLOCK: Final = 6
"""The layout that tesseract takes a page for (`--psm`)."""
_NUMERO: Final = "№"
"""A sign that the recogniser reads as letters, mostly as «Хо»."""
_MISTAKEN: Final = str.maketrans("ъ", "ь")
_GROSS: Final = frozenset(
    {DifferenceKind.ADDED, DifferenceKind.MISSING, DifferenceKind.NUMBER, DifferenceKind.WORDING}
)


def looked_at(path: Path, source: Source) -> Source:
    """What is read on the pages of a PDF, as a text.

    Raises UsageError where the file is no PDF or no recogniser is installed.
    """
    if source.media_type != "application/pdf":
        raise UsageError("only the pages of a PDF can be looked at; name one")
    pages = pages_read(bytes_of(path), detect(source.body).language, _DPI, _ONE_BLOCK)
    # A form feed ends a page in a text, so places are told by page here as well.
    return read_text("\f".join(pages).encode())


def gross_differences(found: Iterable[TextDifference]) -> tuple[TextDifference, ...]:
    """The differences that are more than a recogniser's usual mistakes."""
    return tuple(
        difference
        for difference in found
        if difference.kind in _GROSS
        and _without_lookalikes(difference.first) != _without_lookalikes(difference.second)
        and difference.first != _NUMERO
    )


def _without_lookalikes(words: str) -> str:
    """Words without what the recogniser cannot tell apart."""
    return words.translate(_MISTAKEN)
