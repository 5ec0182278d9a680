"""Maps of Ghostscript, which makes one byte of the two of a letter: the outlines tell which letter it is."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from pipeline.errors import UnreadableSourceError
from pipeline.read import read_bytes
from tests.pdf.liars import SWAPS, liar, map_of, told_by
from tests.pdf.saving import saved

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = Path(__file__).parent / "files"
PRODUCED = (
    "ks-2023-21.kaz.chromium.pdf",
    "ks-2023-21.kaz.libreoffice.pdf",
    "ks-2023-21.kaz.weasyprint.pdf",
)
HALVES = {"low byte": lambda code: code % 256, "sum": lambda code: sum(divmod(code, 256))}


def half_told(data: bytes, half: Callable[[int], int]) -> bytes:
    """A PDF with a byte for each Cyrillic letter, and for the dash, in every map."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and "/ToUnicode" in entry:
                told = told_by(entry["/ToUnicode"].read_bytes())
                halves = {code: _halved(text, half) for code, text in told.items()}
                entry["/ToUnicode"] = pdf.make_stream(map_of(halves))
        return saved(pdf)


def _halved(text: str, half: Callable[[int], int]) -> str:
    is_whole = len(text) == 1 and ("\u0400" <= text < "\u0530" or text == "–")
    return chr(half(ord(text))) if is_whole else text


@pytest.mark.parametrize("half", HALVES.values(), ids=HALVES)
@pytest.mark.parametrize("name", PRODUCED)
def test_half_told_letters_are_read(name, half):
    data = (FILES / name).read_bytes()
    assert read_bytes(half_told(data, half), None).text == read_bytes(data, None).text


@pytest.mark.parametrize("half", HALVES.values(), ids=HALVES)
@pytest.mark.parametrize("swap", ["п/н", "и/й", "shift"])
def test_half_of_another_letter_is_refused(half, swap):
    lying = liar((FILES / PRODUCED[0]).read_bytes(), SWAPS[swap])
    with pytest.raises(UnreadableSourceError, match="letters-changed"):
        read_bytes(half_told(lying, half), None)
