"""Pictures of pages with a text layer: what a machine recognised, or what somebody hid.

A recogniser writes its words unpainted over the ink of the picture in which it found them. Without
ink in their places they are no more than hidden words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.read.geometry import Appearance
from pipeline.read.trust import Distrust

if TYPE_CHECKING:
    from pipeline.read.pdf.extract import Page

_MOST = 0.5
"""Of a page, that a picture must cover to be its picture; of its letters, that are not seen."""


def distrusted(page: Page) -> Distrust | None:
    """Why the text layer of a page that is a picture is not taken; None for any other page."""
    unseen = sum(len(line.text) for line, _ in page.unseen) + page.covered
    seen = sum(len(line.text) for line in page.lines) - page.covered
    if page.picture <= _MOST or unseen <= _MOST * (unseen + seen):
        return None
    over_ink = sum(len(line.text) for line, why in page.unseen if why is Appearance.UNDER_PICTURE)
    return Distrust.RECOGNISED if over_ink > _MOST * unseen else Distrust.HIDDEN_TEXT
