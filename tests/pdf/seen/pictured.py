"""Words that a page shows and its text has not, by every operator that paints more than text."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import font_roboto
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont

from tests.pdf.seen.operators import form_of, resource
from tests.pdf.seen.reportlab_engine import SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from tests.pdf.seen.operators import Way, Words

_FINE = 4
"""Pixels a point."""


def _bits(words: Words) -> Image.Image:
    """The words as a picture of black and white."""
    size = max(1, round(_FINE * words.width)), round(_FINE * (SIZE + 3))
    picture = Image.new("1", size, 1)
    face = ImageFont.truetype(font_roboto.Roboto, _FINE * SIZE)
    ImageDraw.Draw(picture).text((0, 0), words.text, font=face, fill=0)
    return picture


def _place(words: Words) -> str:
    return f"q {words.width} 0 0 {SIZE + 3} {words.x} {words.y - 3} cm "


def _image(pdf: pikepdf.Pdf, words: Words, **more: object) -> pikepdf.Stream:
    picture = _bits(words)
    return pdf.make_stream(
        picture.tobytes(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        BitsPerComponent=1,
        **more,
    )


def picture(pdf: pikepdf.Pdf, words: Words) -> bytes:
    resource(pdf, "/XObject", "/I", _image(pdf, words, ColorSpace=Name.DeviceGray))
    return _place(words).encode() + b"/I Do Q"


def stencil(pdf: pikepdf.Pdf, words: Words) -> bytes:
    resource(pdf, "/XObject", "/I", _image(pdf, words, ImageMask=True))
    return _place(words).encode() + b"0 g /I Do Q"


def inline_picture(_: pikepdf.Pdf, words: Words) -> bytes:
    bits = _bits(words)
    head = f"BI /W {bits.width} /H {bits.height} /BPC 1 /CS /G /F /AHx ID "
    return (_place(words) + head + bits.tobytes().hex() + "> EI Q").encode()


def picture_in_a_form(pdf: pikepdf.Pdf, words: Words) -> bytes:
    image = _image(pdf, words, ColorSpace=Name.DeviceGray)
    form = form_of(pdf, _place(words).encode() + b"/I Do Q")
    form["/Resources"] = Dictionary(XObject=Dictionary(I=image))
    resource(pdf, "/XObject", "/F", form)
    return b"/F Do"


def masked_area(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """A black area that is seen through a mask of words."""
    mask = _image(pdf, words, ColorSpace=Name.DeviceGray, Decode=Array([1, 0]))
    kind = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 1, "Height": 1}
    image = pdf.make_stream(
        b"\0", **kind, ColorSpace=Name.DeviceGray, BitsPerComponent=8, SMask=mask
    )
    resource(pdf, "/XObject", "/I", image)
    return _place(words).encode() + b"/I Do Q"


def pattern_of_a_picture(pdf: pikepdf.Pdf, words: Words) -> bytes:
    image = _image(pdf, words, ColorSpace=Name.DeviceGray)
    tile = pdf.make_stream(
        _place(words).encode() + b"/I Do Q",
        Type=Name.Pattern,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=Array([0, 0, 595, 842]),
        XStep=595,
        YStep=842,
        Resources=Dictionary(XObject=Dictionary(I=image)),
    )
    resource(pdf, "/Pattern", "/P", tile)
    area = f"{words.x} {words.y - 3} {words.width} {SIZE + 3} re f"
    return f"q /Pattern cs /P scn {area} Q".encode()


def pattern_of_text(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """A pattern whose tile holds the words as text."""
    tile = pdf.make_stream(
        b"0 g " + words.block(),
        Type=Name.Pattern,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=Array([0, 0, 595, 842]),
        XStep=595,
        YStep=842,
        Resources=Dictionary(Font=pdf.pages[0].resources["/Font"]),
    )
    resource(pdf, "/Pattern", "/P", tile)
    area = f"{words.x} {words.y - 3} {words.width} {SIZE + 3} re f"
    return f"q /Pattern cs /P scn {area} Q".encode()


def squares(_: pikepdf.Pdf, words: Words) -> bytes:
    """Each pixel a square."""
    return " ".join(f"{x} {y} .5 .5 re f" for x, y in _dark(words, 0.5)).encode()


def squares_in_one(_: pikepdf.Pdf, words: Words) -> bytes:
    """All squares in one path."""
    return " ".join(f"{x} {y} .5 .5 re" for x, y in _dark(words, 0.5)).encode() + b" f"


def dots_apart(_: pikepdf.Pdf, words: Words) -> bytes:
    """As a printer of pins sets them."""
    return " ".join(f"{x} {y} .3 .3 re f" for x, y in _dark(words, 1.4)).encode()


def _dark(words: Words, step: float) -> Iterator[tuple[float, float]]:
    """Where the dark pixels of words lie, on a grid of so many points."""
    bits = _bits(words).resize((max(1, round(words.width / step)), round((SIZE + 3) / step)))
    pixels = bits.load()
    for x, y in product(range(bits.width), range(bits.height)):
        if not pixels[x, y]:
            yield words.x + x * step, words.y + SIZE - y * step


def dashes(_: pikepdf.Pdf, words: Words) -> bytes:
    """Each row of pixels a level line."""
    bits = _bits(words)
    pixels = bits.load()
    lines = []
    for y in range(bits.height):
        for x in range(bits.width):
            if not pixels[x, y]:
                left, up = words.x + x / _FINE, words.y + SIZE - y / _FINE
                lines.append(f"{left} {up} m {left + 1 / _FINE} {up} l")
    return ("0.3 w " + " ".join(lines) + " S").encode()


def glyphs_without_text(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """A font of Type 3 whose one glyph paints the words, and tells nothing."""
    glyph = pdf.make_stream(b"9000 0 d0 " + words.block())
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 595, 842]),
        FontMatrix=Array([1, 0, 0, 1, 0, 0]),
        CharProcs=Dictionary(g=glyph),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, Name.g])),
        FirstChar=65,
        LastChar=65,
        Widths=Array([1]),
        Resources=Dictionary(Font=pdf.pages[0].resources["/Font"]),
    )
    resource(pdf, "/Font", "/T", pdf.make_indirect(font))
    return b"BT /T 1 Tf 1 0 0 1 0 0 Tm (A) Tj ET"


PICTURED: dict[str, Way] = {
    way.__name__.replace("_", "-"): way
    for way in (
        picture,
        stencil,
        inline_picture,
        picture_in_a_form,
        masked_area,
        pattern_of_a_picture,
        pattern_of_text,
        squares,
        squares_in_one,
        dots_apart,
        dashes,
        glyphs_without_text,
    )
}
