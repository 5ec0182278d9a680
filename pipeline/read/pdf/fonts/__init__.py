"""The fonts of a PDF: do they tell the letters that they show?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.read.pdf.fonts.embedded import fonts_of
from pipeline.read.pdf.fonts.lies import lies_of, named
from pipeline.read.trust import Distrust, refusal

if TYPE_CHECKING:
    import pikepdf

__all__ = ["refuse_lies"]


def refuse_lies(pdf: pikepdf.Pdf) -> None:
    """Raise UnreadableSourceError where a font tells other letters than it shows."""
    lies = lies_of(fonts_of(pdf))
    if lies:
        raise refusal(Distrust.LETTERS_CHANGED, named(lies))
