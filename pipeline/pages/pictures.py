"""Pictures of a source's pages, drawn by pdfium: what a reviewer holds the text against."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final

import pypdfium2

from pipeline.errors import UsageError
from pipeline.model import Region, Ruling
from pipeline.pages.repaired import repaired_words
from pipeline.pages.review_view import review_view
from pipeline.printed_forms import PrintedForms
from pipeline.read import bytes_of

_SCALE: Final = 1.5
"""Pixels a point: 108 an inch, which small print is read at."""
_GREYS: Final = 16
"""Shades that are kept, so that a page takes some tens of kilobytes."""
_MARGIN: Final = 18.0
"""Points of the page that are shown around a region."""
_NARROWEST: Final = 360.0
"""Points of the page that are shown side by side, where it is that wide."""


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

    def rectangle(self, region: Region) -> tuple[float, float, float, float]:
        """A region in points from the upper left corner: left, top, width, height."""
        # A PDF counts from the lower left corner, a page of the web from the upper one.
        return region.x0, self.height - region.y1, region.x1 - region.x0, region.y1 - region.y0

    def frame(self, region: Region) -> tuple[float, float, float, float]:
        """The part of the page that shows a region, with a margin; as a rectangle is told."""
        left, top, width, height = self.rectangle(region)
        x0, y0 = max(left - _MARGIN, 0), max(top - _MARGIN, 0)
        # A few words alone would be drawn larger than life.
        x1 = min(max(left + width + _MARGIN, x0 + _NARROWEST), self.width)
        return x0, y0, x1 - x0, min(top + height + _MARGIN, self.height) - y0


def pictures_for(ruling: Ruling, folder: Path, stem: str) -> dict[int, PagePicture]:
    """Pictures of the pages of a ruling's PDF that hold anything in doubt; none for other sources.

    Raises UsageError where the folder holds no such PDF, or another one than the ruling was read from.
    """
    if ruling.source.media_type != "application/pdf":
        return {}
    path = folder / f"{stem}.pdf"
    data = bytes_of(path) if path.is_file() else b""
    if sha256(data).hexdigest() != ruling.source.sha256:
        raise UsageError(f"{path} is not the file that the ruling was read from")
    forms = PrintedForms(ruling)
    return page_pictures(data, review_view(forms, repaired_words(forms)).pages())


def page_pictures(pdf: bytes, pages: Iterable[int]) -> dict[int, PagePicture]:
    """Pictures of the pages of a PDF with these numbers, counted from 1; there may be fewer pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return {n: _picture_of(document[n - 1]) for n in sorted(pages) if n <= len(document)}
    finally:
        document.close()


def _picture_of(page: pypdfium2.PdfPage) -> PagePicture:
    image = page.render(scale=_SCALE, grayscale=True).to_pil()
    held = BytesIO()
    image.quantize(_GREYS).save(held, "PNG", optimize=True)
    return PagePicture(held.getvalue(), *page.get_size())
