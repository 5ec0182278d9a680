"""The fonts of a PDF: whether they tell the letters that they show."""

from __future__ import annotations

import io

import pikepdf

from pipeline.read.pdf.fonts.embedded import fonts_of
from pipeline.read.pdf.fonts.lies import lies_of, named
from pipeline.read.pdf.fonts.outlines import table as load_outlines
from pipeline.read.trust import Distrust, refusal

__all__ = ["load_outlines", "refuse_lies"]


def refuse_lies(data: bytes) -> None:
    """Raise UnreadableSourceError where a font of a PDF tells other letters than it shows."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        lies = lies_of(fonts_of(pdf))
    if lies:
        raise refusal(Distrust.LETTERS_CHANGED, named(lies))
