"""A PDF that was changed, as bytes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a PDF, the same each time."""
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
