"""The shipped table of outlines: which letters a glyph shows that free fonts have as well.

Made by `tests.pdf.letter_tables`, where the fonts are named.
"""

import hashlib
from base64 import b64decode
from functools import cache, lru_cache
from pathlib import Path

from pipeline.read.pdf.fonts.programs import Outline

PATH = Path(__file__).with_name("outlines.tsv")
_SIZE = 5
"""Bytes of a key: among ten thousand outlines no two share one by chance."""


def key_of(outline: Outline) -> bytes:
    """The key of an outline: the same for the same points, whoever packed them."""
    return hashlib.blake2b(repr(outline).encode(), digest_size=_SIZE).digest()


@lru_cache(maxsize=2048)
def shown(outline: Outline) -> str | None:
    """The letters that glyphs with this outline show, or None where no font of the table has it."""
    return table().get(key_of(outline))


@cache
def table() -> dict[bytes, str]:
    """Key → the letters that fonts have with that outline."""
    found: dict[bytes, str] = {}
    for line in PATH.read_text(encoding="utf-8").splitlines():
        letters, keys = line.split("\t")
        data = b64decode(keys)
        found |= {data[at : at + _SIZE]: letters for at in range(0, len(data), _SIZE)}
    return found
