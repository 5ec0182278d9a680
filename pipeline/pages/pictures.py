"""Pictures of a source's pages, drawn by pdfium: what a reviewer holds the text against."""

from __future__ import annotations

import base64
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page, drawn: a PNG, and the size of the page in points."""

    png: bytes
    width: float
    height: float

    @property
    def address(self) -> str:
        """The picture as an address that holds it."""
        return "data:image/png;base64," + base64.b64encode(self.png).decode("ascii")
