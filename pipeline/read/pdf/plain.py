"""A PDF as it has to be for reading: open, and its fonts telling what they show."""

from __future__ import annotations

import io

import pikepdf

from pipeline.read.pdf.fonts import mend_fonts


def plain(data: bytes) -> bytes:
    """The bytes of a PDF without encryption, raised digits told as such; else as they are.

    A file that needs a password, or is damaged, comes back as it is: reading tells what it is.
    Raises UnreadableSourceError where a font tells other letters than it shows.
    """
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PdfError:
        return data
    with pdf:
        if not mend_fonts(pdf) and not pdf.is_encrypted:
            return data
        out = io.BytesIO()
        pdf.save(out, encryption=False, deterministic_id=True)
        return out.getvalue()
