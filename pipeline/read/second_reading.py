"""What a machine reads on the pictures of a PDF's pages, and which words of a text it confirms.

Each page is rendered and recognised by tesseract, where it is installed (about a second a page). A
page that was recognised before is rendered at another density: a recogniser's mistakes mostly hang
on single dots, so that a word that comes out the same is as good as a word of two witnesses.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from pipeline.errors import UsageError
from pipeline.languages import Language
from pipeline.read.source import Source
from pipeline.text import Span

Block = tuple[str, int, int, int, int]
OTHER_DPI: Final = 250
"""A density that no scanner has, so that each dot of the picture falls between others."""
ONE_COLUMN: Final = 4
"""The layout that pages of rulings have, for tesseract (`--psm`)."""
_MOST_PIXELS: Final = 30_000_000
_SECONDS: Final = 120
"""How long one page may take."""
_TOKEN: Final = re.compile(r"\S+")
_ONE_SIGN: Final = str.maketrans({"—": "-", "–": "-", "ё": "е", "№": "N"})
_MARKS: Final = re.compile(r"(?<=\w)[,;:]+\Z|(?<=\w\.)[.,;:]+\Z")
"""Marks behind a word, of which recognisers make one more or less; in a text of its own these are told."""
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
        yield _recognised_text(picture, language.value, layout)


def confirmed_words(source: Source, pages: Sequence[str], signs: Sequence[str]) -> tuple[Span, ...]:
    """The words of a source that stand on its pages in a second reading as well, in their order.

    None beside which the second reading has words more; `signs` as in `matched_words`.
    """
    found: list[Span] = []
    others = [_TOKEN.findall(page) for page in pages]
    for other, (words, blocks) in zip(others, matched_words(source, others, signs), strict=False):
        sure: set[int] = set()
        for tag, a, b, c, d in blocks:
            if tag == "equal":
                sure |= set(range(a, b))
            elif tag == "insert" and any(map(str.isalnum, "".join(other[c:d]))):
                sure.discard(a - 1)
        found += (word for at, word in enumerate(words) if at in sure)
    return tuple(found)


def matched_words(
    source: Source, pages: Iterable[Sequence[str]], signs: Sequence[str]
) -> Iterator[tuple[list[Span], Sequence[Block]]]:
    """The words of each page of a source, and how they match those of another reading (`get_opcodes`).

    `signs` are what recognisers make of №; whichever of them it is, it is one sign.
    """
    numero = re.compile(rf"\A(?:{'|'.join((*signs, 'N'))})(?=[0-9]|\Z)")

    def as_compared(word: str) -> str:
        """A word without what recognisers cannot tell apart."""
        return numero.sub("N", _MARKS.sub("", word.translate(_ONE_SIGN)))

    for page, other in zip(source.pages, pages, strict=False):
        found = list(_TOKEN.finditer(source.text, *page))
        words = [Span(*match.span()) for match in found]
        if max(len(words), len(other)) > _MOST_TOKENS:
            yield words, []
            continue
        sides = ([as_compared(match[0]) for match in found], list(map(as_compared, other)))
        yield words, SequenceMatcher(None, *sides, autojunk=False).get_opcodes()


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


def _recognised_text(picture: bytes, language: str, layout: int) -> str:
    command = ["tesseract", "stdin", "stdout", "-l", language, "--psm", f"{layout}"]
    # By more threads a page is hardly read sooner, and takes six times the work.
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - our own words alone
            command, input=picture, capture_output=True, timeout=_SECONDS, check=True, env=alone
        )
    except (OSError, subprocess.SubprocessError) as error:
        message = (
            f"the recogniser failed ({type(error).__name__}); is its language {language} installed?"
        )
        raise UsageError(message) from error
    return done.stdout.decode("utf-8", "replace").strip("\f")
