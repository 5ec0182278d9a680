"""The ruling painted by reportlab, with every way to hide words that PDF's operators have."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import font_roboto
from fontTools import ttLib
from fontTools.pens.basePen import BasePen
from fontTools.ttLib.tables import _g_l_y_f
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.pdf.seen.ruling import LINES, Target, parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.pathobject import PDFPathObject

    Painter = Callable[[Canvas, float, float, str], None]

FONT, SIZE, LEFT, TOP, LEADING = "Roboto", 11.0, 56.0, 790.0, 17.0


def painted(paint: Painter | None, target: Target | None, decorate: Painter | None = None) -> bytes:
    """The ruling with the hidden words of a target painted in one way; `decorate` comes first."""
    register_font()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    if decorate:
        canvas.saveState()
        decorate(canvas, LEFT, TOP, "")
        canvas.restoreState()
    line, before, hidden, after = parts(target) if target else (-1, "", "", "")
    for number, text in enumerate(LINES):
        y = TOP - LEADING * number
        canvas.setFont(FONT, SIZE)
        canvas.setFillGray(1 if decorate is dark_cell and number < 2 else 0)
        if number != line or paint is None:
            canvas.drawString(LEFT, y, text)
            continue
        x = LEFT + width(before)
        canvas.drawString(LEFT, y, before)
        canvas.drawString(x + width(hidden), y, after)
        canvas.saveState()
        paint(canvas, x, y, hidden.rstrip())
        canvas.restoreState()
    canvas.save()
    return out.getvalue()


def register_font() -> None:
    """Let reportlab know the font of the ruling."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, font_roboto.Roboto))


def width(text: str, size: float = SIZE) -> float:
    """How wide words are, in points."""
    return float(pdfmetrics.stringWidth(text, FONT, size))


def _mode(mode: int) -> Painter:
    def paint(canvas: Canvas, x: float, y: float, text: str) -> None:
        block = canvas.beginText(x, y)
        block.setFont(FONT, SIZE)
        block.setTextRenderMode(mode)
        block.textOut(text)
        canvas.drawText(block)

    return paint


def _colour(*colour: float) -> Painter:
    def paint(canvas: Canvas, x: float, y: float, text: str) -> None:
        canvas.setFillColor(Color(*colour))
        canvas.drawString(x, y, text)

    return paint


def _on_box(colour: tuple[float, ...], box: tuple[float, ...]) -> Painter:
    def paint(canvas: Canvas, x: float, y: float, text: str) -> None:
        canvas.setFillColor(Color(*box))
        canvas.rect(x - 1, y - 3, width(text) + 2, SIZE + 3, stroke=0, fill=1)
        _colour(*colour)(canvas, x, y, text)

    return paint


def _under_box(*colour: float) -> Painter:
    def paint(canvas: Canvas, x: float, y: float, text: str) -> None:
        canvas.drawString(x, y, text)
        canvas.setFillColor(Color(*colour))
        canvas.rect(x - 1, y - 3, width(text) + 2, SIZE + 3, stroke=0, fill=1)

    return paint


def under_stroke(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.drawString(x, y, text)
    canvas.setStrokeGray(1)
    canvas.setLineWidth(SIZE + 2)
    canvas.line(x - 1, y + 3.5, x + width(text) + 1, y + 3.5)


def under_picture(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.drawString(x, y, text)
    canvas.drawImage(ImageReader(Image.new("L", (4, 4), 255)), x, y - 3, width(text), SIZE + 3)


def struck(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.drawString(x, y, text)
    canvas.setLineWidth(0.6)
    canvas.line(x, y + 3, x + width(text), y + 3)


def overlaid(canvas: Canvas, x: float, y: float, text: str) -> None:
    """Over the words that follow."""
    canvas.drawString(x + width(text) + 6, y, text)


def overlaid_in_white(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.setFillGray(1)
    overlaid(canvas, x, y, text)


def dashes(canvas: Canvas, x: float, y: float, text: str) -> None:
    """Struck out by dashes that are text themselves."""
    canvas.drawString(x, y, text)
    canvas.drawString(x, y, "—" * max(1, int(width(text) / width("—"))))


def slanted(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.drawString(x, y, text)
    canvas.line(x - 1, y + 1, x + width(text) + 1, y + 5)


def on_noise(canvas: Canvas, x: float, y: float, text: str) -> None:
    """Black on a picture that is nearly black."""
    picture = Image.new("L", (60, 20))
    picture.putdata([n * 7 % 14 for n in range(1200)])
    canvas.drawImage(ImageReader(picture), x - 1, y - 4, width(text) + 2, 15)
    canvas.drawString(x, y, text)


def on_gradient(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(x - 2, y - 4, width(text) + 4, 15)
    canvas.clipPath(path, stroke=0, fill=0)
    ends = Color(0.23, 0.23, 0.23), Color(0.27, 0.27, 0.27)
    canvas.linearGradient(x, y, x + width(text), y, ends, extend=True)
    canvas.restoreState()
    canvas.setFillGray(0.25)
    canvas.drawString(x, y, text)


def under_rows(canvas: Canvas, x: float, y: float, text: str) -> None:
    """Under forty white rectangles, each thinner than a rule."""
    canvas.drawString(x, y, text)
    canvas.setFillGray(1)
    for n in range(40):
        canvas.rect(x - 1, y - 3 + n * 0.35, width(text) + 2, 0.4, stroke=0, fill=1)


def under_a_curve(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.drawString(x, y, text)
    canvas.setFillGray(1)
    path, end = canvas.beginPath(), x + width(text)
    path.moveTo(x - 1, y - 3)
    path.curveTo(x, y - 4, end, y - 4, end + 1, y - 3)
    path.lineTo(end + 1, y + 10)
    path.lineTo(x - 1, y + 10)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def clipped(canvas: Canvas, x: float, y: float, text: str) -> None:
    path = canvas.beginPath()
    path.rect(0, 0, 10, 10)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(x, y, text)


def off_page(canvas: Canvas, _: float, y: float, text: str) -> None:
    canvas.drawString(620, y, text)


def tiny(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.setFont(FONT, 0.4)
    canvas.drawString(x, y, text)


def speck(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.setFont(FONT, 3)
    canvas.drawString(x, y + 4, text)


def scaled_away(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.translate(x, y)
    canvas.scale(0.001, 0.001)
    canvas.drawString(0, 0, text)


def narrow(canvas: Canvas, x: float, y: float, text: str) -> None:
    block = canvas.beginText(x, y)
    block.setFont(FONT, SIZE)
    block.setHorizScale(0.5)
    block.textOut(text)
    canvas.drawText(block)


def in_a_form(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.beginForm("hidden")
    _mode(3)(canvas, x, y, text)
    canvas.endForm()
    canvas.doForm("hidden")


def in_nested_forms(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.beginForm("inner")
    canvas.setFillGray(1)
    canvas.setFont(FONT, SIZE)
    canvas.drawString(x, y, text)
    canvas.endForm()
    canvas.beginForm("outer")
    canvas.doForm("inner")
    canvas.endForm()
    canvas.doForm("outer")


def without_outlines(canvas: Canvas, x: float, y: float, text: str) -> None:
    """In a font in which every glyph is empty."""
    if "Empty" not in pdfmetrics.getRegisteredFontNames():
        font = ttLib.TTFont(font_roboto.Roboto)
        for name in font.getGlyphOrder():
            font["glyf"][name] = _g_l_y_f.Glyph()
        for record in font["name"].names:
            record.string = "Empty"
        data = io.BytesIO()
        font.save(data)
        data.seek(0)
        pdfmetrics.registerFont(TTFont("Empty", data))
    canvas.setFont("Empty", SIZE)
    canvas.drawString(x, y, text)


def through_a_pattern(canvas: Canvas, x: float, y: float, text: str) -> None:
    """White by a shading: text as a clip, and a gradient from white to white painted through it."""
    block = canvas.beginText(x, y)
    block.setFont(FONT, SIZE)
    block.setTextRenderMode(7)
    block.textOut(text)
    canvas.drawText(block)
    canvas.linearGradient(x, y, x + 50, y, (Color(1, 1, 1), Color(1, 1, 1)), extend=True)


HIDING: dict[str, Painter] = {
    "mode-3": _mode(3),
    "mode-7": _mode(7),
    "white": _colour(1, 1, 1),
    "nearly-white": _colour(0.98, 0.98, 0.98),
    "light-grey": _colour(0.9, 0.9, 0.9),
    "alpha-0": _colour(0, 0, 0, 0),
    "alpha-0.02": _colour(0, 0, 0, 0.02),
    "alpha-0.1": _colour(0, 0, 0, 0.1),
    "grey-on-grey": _on_box((0.6, 0.6, 0.6), (0.6, 0.6, 0.6)),
    "black-on-black": _on_box((0, 0, 0), (0, 0, 0)),
    "white-on-pale": _on_box((1, 1, 1), (0.9, 0.9, 0.9)),
    "red-on-red": _on_box((0.8, 0.1, 0.1), (0.8, 0.1, 0.1)),
    "under-white-box": _under_box(1, 1, 1),
    "under-black-box": _under_box(0, 0, 0),
    "under-white-stroke": under_stroke,
    "under-picture": under_picture,
    "struck": struck,
    "slanted": slanted,
    "overlaid": overlaid,
    "overlaid-in-white": overlaid_in_white,
    "dashes": dashes,
    "on-noise": on_noise,
    "on-gradient": on_gradient,
    "under-rows": under_rows,
    "under-a-curve": under_a_curve,
    "clipped": clipped,
    "off-page": off_page,
    "tiny": tiny,
    "speck": speck,
    "scaled-away": scaled_away,
    "narrow": narrow,
    "form": in_a_form,
    "nested-forms": in_nested_forms,
    "without-outlines": without_outlines,
    "pattern": through_a_pattern,
}
"""Ways to paint words so that nobody sees them, or hardly."""


class _Outline(BasePen):
    """A glyph as a path of a page."""

    def __init__(
        self, glyphs: object, path: PDFPathObject, place: tuple[float, float, float]
    ) -> None:
        super().__init__(glyphs)
        self.path, self.place = path, place

    def _at(self, point: tuple[float, float]) -> tuple[float, float]:
        x, y, scale = self.place
        return x + scale * point[0], y + scale * point[1]

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - the base's name
        self.path.moveTo(*self._at(pt))

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.path.lineTo(*self._at(pt))

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.path.curveTo(*(n for point in points for n in self._at(point)))

    def _closePath(self) -> None:  # noqa: N802
        self.path.close()


def as_shapes(canvas: Canvas, x: float, y: float, text: str) -> None:
    font = ttLib.TTFont(font_roboto.Roboto)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    scale = SIZE / font["head"].unitsPerEm
    for letter in text:
        path = canvas.beginPath()
        glyphs[names[ord(letter)]].draw(_Outline(glyphs, path, (x, y, scale)))
        canvas.drawPath(path, stroke=0, fill=1)
        x += width(letter)


def as_a_picture(canvas: Canvas, x: float, y: float, text: str) -> None:
    picture = Image.new("L", (max(1, round(4 * width(text))), 56), 255)
    face = ImageFont.truetype(font_roboto.Roboto, 44)
    ImageDraw.Draw(picture).text((0, 0), text, font=face, fill=0)
    canvas.drawImage(ImageReader(picture), x, y - 3, width(text), SIZE + 2)


DRAWN: dict[str, Painter] = {"shapes": as_shapes, "picture": as_a_picture}
"""Ways to show words without any text."""


def bold(canvas: Canvas, x: float, y: float, text: str) -> None:
    """Painted twice, a little aside."""
    canvas.drawString(x, y, text)
    canvas.drawString(x + 0.3, y, text)


def underlined(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.drawString(x, y, text)
    canvas.setLineWidth(0.5)
    canvas.line(x, y - 1.2, x + width(text), y - 1.2)


def boxed(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.drawString(x, y, text)
    canvas.rect(x - 1, y - 3, width(text) + 2, SIZE + 3)


def small(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.setFont(FONT, 3.6)
    canvas.drawString(x, y, text)


def white_on_picture(canvas: Canvas, x: float, y: float, text: str) -> None:
    picture = ImageReader(Image.new("L", (4, 4), 30))
    canvas.drawImage(picture, x - 1, y - 4, width(text) + 2, 15)
    canvas.setFillGray(1)
    canvas.drawString(x, y, text)


def shadowed(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.setFillGray(0.7)
    canvas.drawString(x + 0.8, y - 0.8, text)
    canvas.setFillGray(0)
    canvas.drawString(x, y, text)


SEEN: dict[str, Painter] = {
    "filled-and-stroked": _mode(2),
    "blue": _colour(0, 0, 0.8),
    "grey": _colour(0.55, 0.55, 0.55),
    "on-yellow": _on_box((0, 0, 0), (1, 1, 0.3)),
    "bold": bold,
    "underlined": underlined,
    "boxed": boxed,
    "small": small,
    "white-on-picture": white_on_picture,
    "shadowed": shadowed,
}
"""Ways to paint words that everybody sees."""


def shaded_table(canvas: Canvas, x: float, y: float, _: str) -> None:
    for row in range(4):
        canvas.setFillGray(0.85 if row % 2 else 0.95)
        canvas.rect(x - 4, y - 6 - LEADING * row, 480, LEADING, stroke=0, fill=1)


def dark_cell(canvas: Canvas, x: float, y: float, _: str) -> None:
    """A cell under the first lines, whose type is white then."""
    canvas.setFillGray(0.1)
    canvas.rect(x - 4, y - 6 - LEADING, 490, 2 * LEADING + 6, stroke=0, fill=1)


def watermark(canvas: Canvas, x: float, y: float, _: str) -> None:
    canvas.saveState()
    canvas.translate(x + 80, y - 400)
    canvas.rotate(40)
    canvas.setFont(FONT, 60)
    canvas.setFillGray(0.9)
    canvas.drawString(0, 0, "КОПИЯ")
    canvas.restoreState()


def watermark_in_lines(canvas: Canvas, x: float, y: float, _: str) -> None:
    canvas.setFont(FONT, 64)
    canvas.setFillGray(0.9)
    canvas.drawString(x + 20, y - 380, "КОПИЯ")


def highlight(canvas: Canvas, x: float, y: float, _: str) -> None:
    canvas.setFillColor(Color(1, 1, 0, 0.4))
    canvas.rect(x, y - 3 - LEADING * 18, 200, LEADING, stroke=0, fill=1)


def stamp(canvas: Canvas, x: float, y: float, _: str) -> None:
    canvas.setStrokeColor(Color(0, 0, 0.7))
    canvas.circle(x + 400, y - 420, 40)
    canvas.drawImage(ImageReader(Image.new("L", (40, 40), 200)), x + 380, y - 440, 40, 40)


def letterhead(canvas: Canvas, *_: object) -> None:
    """A pale picture under the whole page."""
    canvas.drawImage(ImageReader(Image.new("L", (60, 84), 240)), 0, 0, 595, 842)


def plain(*_: object) -> None:
    """Nothing at all."""


def microtext(canvas: Canvas, x: float, y: float, _: str) -> None:
    """A line of tiny words, over and over, as on the paper of deeds; the last ones are cut off."""
    canvas.setFont(FONT, 1)
    canvas.drawString(x, y + 2 * LEADING, ("КОНСТИТУЦИОННЫЙ СУД " * 40)[:-7])


SOUND: dict[str, Painter] = {
    "plain": plain,
    "microtext": microtext,
    "shaded-table": shaded_table,
    "highlight": highlight,
    "stamp": stamp,
    "watermark": watermark,
    "letterhead": letterhead,
    "dark-cell": dark_cell,
    "watermark-in-lines": watermark_in_lines,
}
"""Decorations under text that is seen well."""
