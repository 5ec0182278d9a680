"""What shapes, colours and clips do to letters is told by their places as it is by a rendering: any page, looked at both ways."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import Source, read_bytes
from pipeline.read.geometry import Notice
from pipeline.read.pdf import extract
from pipeline.read.pdf.harmless import is_harmless
from tests.pdf.seen.reportlab_engine import FONT, LEADING, LEFT, SIZE, TOP, painted
from tests.pdf.seen.ruling import LINES

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTICED = (Notice.FAINT, Notice.OVERLAID, Notice.DRAWN, Notice.FONTLESS)
DARK, LIGHT = (
    st.sampled_from((0, 0.1, 0.3, 0.55)),
    st.sampled_from((0, 0.62, 0.8, 0.9, 0.95, 1)),
)


class Shape(NamedTuple):
    """Something painted about a line of the page, before it or over it."""

    line: int
    is_over: bool
    kind: str
    grey: float
    x: float
    up: float
    wide: float
    high: float
    stroke: float

    def paint(self, canvas: Canvas) -> None:
        """Paint it; a line may slant a little."""
        x, y = self.x, TOP - LEADING * self.line + self.up
        canvas.setFillGray(self.grey)
        canvas.setStrokeGray(self.grey)
        canvas.setLineWidth(self.stroke)
        if self.kind == "line":
            canvas.line(x, y, x + self.wide, y)
        elif self.kind == "slanted":
            canvas.line(x, y, x + self.wide, y + self.high)
        elif self.kind == "circle":
            canvas.circle(x, y, self.high, fill=1)
        else:
            fill, stroke = self.kind != "frame", self.kind != "area"
            canvas.rect(x, y, self.wide, self.high, fill=fill, stroke=stroke)


LINE = st.integers(0, len(LINES) - 1)
PLACE = st.sampled_from((LEFT - 6, LEFT, LEFT + 44, LEFT + 144, LEFT + 244))
WIDE = st.sampled_from((1, 8, 40, 100, 300, 480))
THICK = st.sampled_from((0.3, 0.5, 1, 2, 2.4))
ANY = "area", "edged", "frame", "line", "slanted", "circle"


def up(low: float, high: float) -> st.SearchStrategy[float]:
    """A height above a baseline, to a tenth of a point."""
    return st.integers(round(10 * low), round(10 * high)).map(lambda tenths: tenths / 10)


def shape(kinds: Sequence[str], grey: st.SearchStrategy[float], *size: object) -> object:
    """A shape of some kinds before or over the words of its line; how high it stands, how wide and high it is."""
    kind = st.sampled_from(kinds)
    return st.builds(Shape, LINE, st.booleans(), kind, grey, PLACE, *size, THICK)


UNDERLINES = shape(("area", "line"), DARK, up(-6, -2), WIDE, THICK)
GROUNDS = shape(("area",), LIGHT, up(-6, 4), WIDE, up(2, 30)).map(
    lambda ground: ground._replace(is_over=False)
)
PAGES = st.lists(
    UNDERLINES | shape(ANY, DARK, up(-8, 10), WIDE, up(0.5, 14)), max_size=3
) | st.lists(
    UNDERLINES | GROUNDS | GROUNDS | shape(ANY, LIGHT, up(-8, 10), WIDE, up(0.5, 14)),
    max_size=3,
)
CLIPS = st.tuples(*map(st.sampled_from, ((40, 54, 60), (20, 380), (300, 520, 560), (360, 800))))


def page(every: Sequence[Shape], clip: tuple[float, float, float, float] | None) -> bytes:
    """The ruling with shapes; all lines but the last one are clipped."""
    painted(None, None)  # which makes its font known
    canvas = Canvas(out := io.BytesIO(), pagesize=(595, 842), invariant=1)
    canvas.saveState()
    if clip:
        (path := canvas.beginPath()).rect(*clip)
        canvas.clipPath(path, stroke=0)
    for number, text in enumerate(LINES):
        own = [shape for shape in every if shape.line == number]
        for shape in own:
            if not shape.is_over:
                shape.paint(canvas)
        if number == len(LINES) - 1:
            canvas.restoreState()
        canvas.setFillGray(0)
        canvas.setFont(FONT, SIZE)
        canvas.drawString(LEFT, TOP - LEADING * number, text)
        for shape in own:
            if shape.is_over:
                shape.paint(canvas)
    canvas.save()
    return out.getvalue()


def told(source: Source) -> dict[str, list[str]]:
    """The words of which anything is told, by what that is."""
    layout = source.geometry
    every = {what.value: layout.spans_noticed(what) for what in NOTICED} | {
        "unseen": layout.unseen,
        "withheld": layout.withheld,
    }
    return {
        name: [source.text[slice(*getattr(item, "span", item))] for item in found]
        for name, found in every.items()
    }


@settings(max_examples=settings.default.max_examples // 4)
@given(PAGES, st.none() | st.none() | CLIPS)
def test_places_tell_of_shapes_what_a_rendering_tells(every, clip):
    data, found = page(every, clip), list[bool]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            extract, "is_harmless", lambda *of: found.append(is_harmless(*of)) or found[-1]
        )
        by_places = read_bytes(data, None)
        patch.setattr(extract, "is_harmless", lambda *_: False)
        by_looking = read_bytes(data, None) if any(found) else by_places
    assert told(by_places) == told(by_looking)
    assert by_places.text == by_looking.text
