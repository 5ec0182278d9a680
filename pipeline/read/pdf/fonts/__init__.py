"""The fonts of a PDF: whether they tell the letters that they show."""

from collections.abc import Sequence
from typing import NamedTuple

import pikepdf

from pipeline.read.pdf.fonts.faces import Face
from pipeline.read.pdf.fonts.half_told import whole_told
from pipeline.read.pdf.fonts.lies import lies_of, named
from pipeline.read.pdf.fonts.outlines import table as load_outlines
from pipeline.read.pdf.fonts.replacement_text import lay_in
from pipeline.read.pdf.fonts.used import as_used
from pipeline.read.trust import Distrust, refusal

__all__ = ["load_outlines", "mend_fonts"]


class FontWork(NamedTuple):
    """What was done to the fonts of a file, and what is left to do."""

    mended: bool
    """Something was changed."""
    laid_in: bool
    """So were contents of pages."""
    may_be_blank: bool
    """Letters may be without an outline, and nobody sees them then."""


def mend_fonts(pdf: pikepdf.Pdf, contents: Sequence[bytes]) -> FontWork:
    """Let raised digits, small capitals and text beside glyphs be told by the fonts themselves.

    `contents` are those of the pages. Raises UnreadableSourceError where a font tells other letters than it shows, or where text beside
    glyphs says something else, and an error of `DAMAGED` where what has to be read for that is
    damaged.
    """
    told = list(whole_told(pdf))
    fonts = [font for font, _ in told]
    # The PDF library reads a map that goes on elsewhere in part, and leaves letters out without a word.
    odd = next((f for f in fonts if f.rests_on_another_map or f.has_letters_unlike_outlines), None)
    if odd:
        raise refusal(Distrust.LOST_CHARACTERS, f"font {odd.name}")
    faces = list(map(Face, fonts))
    lies = lies_of(as_used(pdf, faces)) if lies_of(fonts) else []
    laid_in, beside = lay_in(pdf, contents, faces)
    if lies or beside:
        raise refusal(Distrust.LETTERS_CHANGED, named(lies or beside))
    mended = [face for face in faces if face.finish(pdf)]
    is_mended = laid_in or bool(mended) or any(is_half for _, is_half in told)
    return FontWork(is_mended, laid_in, any(font.may_be_blank for font in fonts))
