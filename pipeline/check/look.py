"""What a machine reads on the pictures of a PDF's pages: a second witness of its text.

Each page is rendered at 300 dpi and recognised by tesseract, where it is installed (about a second
a page). The recogniser mistakes marks, dashes and look-alikes, so only gross differences count:
other words, other figures, words that one of the two lacks.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Final

from pipeline.check.witnesses import DifferenceKind
from pipeline.errors import UsageError
from pipeline.grammar import detect
from pipeline.read import read_text
from pipeline.read.disk import bytes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pipeline.check.witnesses import TextDifference
    from pipeline.read.source import Source

_DPI: Final = 300
_MOST_PIXELS: Final = 30_000_000
_SECONDS: Final = 120
"""How long one page may take."""
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
    if shutil.which("tesseract") is None:
        raise UsageError(
            "no recogniser is installed; on Debian: apt-get install tesseract-ocr "
            "tesseract-ocr-kaz tesseract-ocr-rus"
        )
    language = detect(source.body).language.value
    pages = (_recognised(picture, language) for picture in _pictures(bytes_of(path)))
    return read_text("\f".join(pages).encode())


def gross(found: Iterable[TextDifference]) -> tuple[TextDifference, ...]:
    """The differences that are more than a recogniser's usual mistakes."""
    return tuple(
        difference
        for difference in found
        if difference.kind in _GROSS
        and _alike(difference.first) != _alike(difference.second)
        and difference.first != _NUMERO
    )


def _alike(words: str) -> str:
    """Words without what the recogniser cannot tell apart."""
    return words.translate(_MISTAKEN)


def _pictures(data: bytes) -> Iterator[bytes]:
    """Each page as a picture in grey (PGM)."""
    import pypdfium2  # noqa: PLC0415 - loading the library takes its time

    document = pypdfium2.PdfDocument(data)
    for page in document:
        width, height = page.get_size()
        scale = min(_DPI / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
        picture = page.render(scale=scale, grayscale=True, no_smoothtext=False)
        head = f"P5 {picture.width} {picture.height} 255\n".encode()
        rows = bytes(picture.buffer)
        stride, wide = picture.stride, picture.width
        lines = (rows[at : at + wide] for at in range(0, stride * picture.height, stride))
        yield head + b"".join(lines)


def _recognised(picture: bytes, language: str) -> str:
    command = ["tesseract", "stdin", "stdout", "-l", language, "--psm", "6"]
    try:
        done = subprocess.run(  # noqa: S603 - our own words alone
            command, input=picture, capture_output=True, timeout=_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        message = (
            f"the recogniser failed ({type(error).__name__}); is its language {language} installed?"
        )
        raise UsageError(message) from error
    return done.stdout.decode("utf-8", "replace").strip("\f")
