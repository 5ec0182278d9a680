"""What a machine reads on the pictures of a PDF's pages, and which words of a text it confirms.

Each page is rendered and recognised by tesseract, where it is installed (about a second a page). A
page that was recognised before is rendered at another density: a recogniser's mistakes mostly hang
on single dots, so that a word that comes out the same is as good as a word of two witnesses.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from pipeline.errors import UsageError
from pipeline.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.languages import Language
    from pipeline.read.source import Source

OTHER_DPI: Final = 250
"""A density that no scanner has, so that each dot of the picture falls between others."""
ONE_COLUMN: Final = 4
"""The layout that pages of rulings have, for tesseract (`--psm`)."""
_MOST_PIXELS: Final = 30_000_000
_SECONDS: Final = 120
"""How long one page may take."""
_TOKEN: Final = re.compile(r"\S+")
_ONE_SIGN: Final = str.maketrans({"—": "-", "–": "-", "ё": "е", "№": "N"})
_MARKS: Final = re.compile(r"(?<=\w)[,;:]+\Z|(?<=\w\.)[,;:]+\Z")
_MOST_TOKENS: Final = 20_000
"""Words of a page beyond which it is no page of a ruling, and none of them is confirmed."""


def pages_read(data: bytes, language: Language, dpi: int, layout: int) -> Iterator[str]:
    """The text that tesseract reads on each page of a PDF; `layout` is its `--psm`.

    Raises UsageError where it is not installed or fails.
    """
    if shutil.which("tesseract") is None:
        raise UsageError(
            "no recogniser is installed; on Debian: apt-get install tesseract-ocr "
            "tesseract-ocr-kaz tesseract-ocr-rus"
        )
    for picture in _pictures(data, dpi):
        yield _recognised(picture, language.value, layout)


def confirmed(source: Source, pages: Sequence[str], signs: Sequence[str]) -> tuple[Span, ...]:
    """The words of a source that stand on its pages in a second reading as well, in their order.

    `signs` are what recognisers make of №; whichever of them it is, it is one sign.
    """
    numero = re.compile(rf"\A(?:{'|'.join((*signs, 'N'))})(?=[0-9]|\Z)")

    def as_compared(word: str) -> str:
        """A word without what recognisers cannot tell apart."""
        return numero.sub("N", _MARKS.sub("", word.translate(_ONE_SIGN)))

    found: list[Span] = []
    for page, again in zip(source.pages, pages, strict=False):
        words = [
            Span(*match.span()).shift(page.start)
            for match in _TOKEN.finditer(source.text[page.start : page.end])
        ]
        others = list(map(as_compared, _TOKEN.findall(again)))
        if max(len(words), len(others)) <= _MOST_TOKENS:
            found += _alike(words, [as_compared(source.text[slice(*one)]) for one in words], others)
    return tuple(found)


def _alike(words: list[Span], own: list[str], others: list[str]) -> Iterator[Span]:
    """The words that both readings have; none beside which the other has words more."""
    sure: set[int] = set()
    for tag, a, b, c, d in SequenceMatcher(None, own, others, autojunk=False).get_opcodes():
        if tag == "equal":
            sure |= set(range(a, b))
        elif tag == "insert" and any(map(str.isalnum, "".join(others[c:d]))):
            sure.discard(a - 1)
    return (word for number, word in enumerate(words) if number in sure)


def _pictures(data: bytes, dpi: int) -> Iterator[bytes]:
    """Each page as a picture in grey (PGM)."""
    import pypdfium2  # noqa: PLC0415 - loading the library takes its time

    document = pypdfium2.PdfDocument(data)
    for page in document:
        width, height = page.get_size()
        scale = min(dpi / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
        picture = page.render(scale=scale, grayscale=True, no_smoothtext=False)
        head = f"P5 {picture.width} {picture.height} 255\n".encode()
        rows = bytes(picture.buffer)
        stride, wide = picture.stride, picture.width
        lines = (rows[at : at + wide] for at in range(0, stride * picture.height, stride))
        yield head + b"".join(lines)


def _recognised(picture: bytes, language: str, layout: int) -> str:
    command = ["tesseract", "stdin", "stdout", "-l", language, "--psm", f"{layout}"]
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
