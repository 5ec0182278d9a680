"""Words that something lies on in part or goes through: half a bar, stripes, scribbles, lines of every make."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import cmap_format_4
from pikepdf import Array, Dictionary, Name

from tests.pdf.seen.operators import encoded, even_shading, form_of, resource
from tests.pdf.seen.reportlab_engine import LEFT, SIZE, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from tests.pdf.seen.operators import Way, Words

BLACK, WHITE = "0 g 0 G ", "1 g 1 G "


def area(words: Words, low: float, high: float, colour: str) -> bytes:
    """A filled rectangle over words, from and to a height above their baseline."""
    box = f"{words.x - 1} {words.y + low} {words.width + 2} {high - low} re f 0 g"
    return words.block() + (colour + box).encode()


def lines(words: Words, places: Iterator[tuple[float, float, float, float]], look: str) -> bytes:
    """Lines over words, each a path by itself; places are told from where the words begin."""
    drawn = " ".join(
        f"{words.x + a:.2f} {words.y + b:.2f} m {words.x + c:.2f} {words.y + d:.2f} l S"
        for a, b, c, d in places
    )
    return words.block() + f"{look} {drawn}".encode()


def steps(words: Words, step: float) -> Iterator[float]:
    """Places along words."""
    return (n * step for n in range(int(words.width / step) + 1))


def half_covered_from_above(_: pikepdf.Pdf, words: Words) -> bytes:
    return area(words, 1.2, 11, WHITE)


def half_covered_from_below(_: pikepdf.Pdf, words: Words) -> bytes:
    return area(words, -3, 4.5, WHITE)


def half_covered_in_black(_: pikepdf.Pdf, words: Words) -> bytes:
    return area(words, 1.2, 11, BLACK)


def struck_by_a_bar(_: pikepdf.Pdf, words: Words) -> bytes:
    return area(words, 1.2, 4.4, BLACK)


def striped(_: pikepdf.Pdf, words: Words) -> bytes:
    return lines(words, ((x, -2, x, 9) for x in steps(words, 1.3)), "0 G 0.9 w")


def striped_in_white(_: pikepdf.Pdf, words: Words) -> bytes:
    return lines(words, ((x, -2, x, 9) for x in steps(words, 1.3)), "1 G 1.1 w")


def hatched(_: pikepdf.Pdf, words: Words) -> bytes:
    return lines(words, ((x, -2, x + 6, 9) for x in steps(words, 2)), "0 G 0.7 w")


def dotted(_: pikepdf.Pdf, words: Words) -> bytes:
    return lines(words, ((x, 3, x + 1, 3) for x in steps(words, 1.5)), "0 G 0.6 w")


def crossed_out(_: pikepdf.Pdf, words: Words) -> bytes:
    """A cross over several lines of the page."""
    left = LEFT - words.x
    return lines(words, iter([(left, -30, left + 450, 30), (left, 30, left + 450, -30)]), "0 G 1 w")


def scribbled(_: pikepdf.Pdf, words: Words) -> bytes:
    points = [(words.x + x, words.y + (8 if n % 2 else -1)) for n, x in enumerate(steps(words, 3))]
    path = " ".join(f"{x} {y} {'l' if n else 'm'}" for n, (x, y) in enumerate(points))
    return words.block() + f"0 G 0.8 w {path} S".encode()


def scribbled_in_curves(_: pikepdf.Pdf, words: Words) -> bytes:
    y = words.y + 3
    curves = " ".join(
        f"{words.x + x + 1} {y + 9} {words.x + x + 2} {y - 8} {words.x + x + 3} {y} c"
        for x in steps(words, 3)
    )
    return words.block() + f"0 G 0.8 w {words.x} {y} m {curves} S".encode()


def two_lines_in_one_path(_: pikepdf.Pdf, words: Words) -> bytes:
    right = words.x + words.width
    path = " ".join(f"{words.x} {words.y + up} m {right} {words.y + up} l" for up in (2, 4.4))
    return words.block() + f"0 G 0.4 w {path} S".encode()


def struck_by_a_picture(pdf: pikepdf.Pdf, words: Words) -> bytes:
    picture = pdf.make_stream(
        b"\0",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
    resource(pdf, "/XObject", "/Line", picture)
    place = f"q {words.width} 0 0 0.7 {words.x} {words.y + 2.7} cm"
    return words.block() + f"{place} /Line Do Q".encode()


def struck_by_an_inline_picture(_: pikepdf.Pdf, words: Words) -> bytes:
    place = f"q {words.width} 0 0 0.7 {words.x} {words.y + 2.7} cm "
    return words.block() + place.encode() + b"BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"


def struck_by_a_shading(pdf: pikepdf.Pdf, words: Words) -> bytes:
    resource(pdf, "/Shading", "/Line", even_shading(0))
    clip = f"q {words.x} {words.y + 2.7} {words.width} 0.7 re W n /Line sh Q"
    return words.block() + clip.encode()


def struck_in_a_form(pdf: pikepdf.Pdf, words: Words) -> bytes:
    line = f"{words.x} {words.y + 3} m {words.x + words.width} {words.y + 3} l S"
    resource(pdf, "/XObject", "/Line", form_of(pdf, f"0 G 0.6 w {line}".encode()))
    return words.block() + b"/Line Do"


def struck_by_one_long_dash(pdf: pikepdf.Pdf, words: Words) -> bytes:
    font, shown = encoded(pdf, "–")
    wide = 100 * words.width / width("–")
    place = f"BT {wide:.1f} Tz /{font} {SIZE} Tf 1 0 0 1 {words.x} {words.y} Tm "
    return words.block() + place.encode() + shown + b" Tj 100 Tz ET"


def struck_by_a_pale_line(_: pikepdf.Pdf, words: Words) -> bytes:
    return words.block() + pale_line(words, "0.9 G 0.6 w")


def struck_by_a_pale_hair(_: pikepdf.Pdf, words: Words) -> bytes:
    return words.block() + pale_line(words, "0.85 G 0.3 w")


def on_a_pale_line(_: pikepdf.Pdf, words: Words) -> bytes:
    return pale_line(words, "0.9 G 1.2 w") + words.block()


def pale_line(words: Words, look: str) -> bytes:
    """A line through words that hardly stands out."""
    y = words.y + 3
    return f"q {look} {words.x} {y} m {words.x + words.width} {y} l S Q ".encode()


def blocks(pdf: pikepdf.Pdf, words: Words, told: str, size: float = SIZE + 2) -> bytes:
    """A row of black squares, each a glyph that is told as something else."""
    data = square_font()
    described = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name.Squares,
        Flags=4,
        FontBBox=Array([0, 0, 1000, 1000]),
        ItalicAngle=0,
        Ascent=1000,
        Descent=0,
        CapHeight=1000,
        StemV=80,
        FontFile2=pdf.make_stream(data, Length1=len(data)),
    )
    codes = f"<00> <FF> endcodespacerange 1 beginbfchar\n<41> <{ord(told):04X}>\nendbfchar"
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name.Squares,
        FirstChar=65,
        LastChar=65,
        Widths=Array([1000]),
        FontDescriptor=pdf.make_indirect(described),
        ToUnicode=pdf.make_stream(f"begincmap 1 begincodespacerange {codes} endcmap end".encode()),
    )
    resource(pdf, "/Font", "/Squares", pdf.make_indirect(font))
    row = "A" * (int(words.width / size) + 1)
    low = words.y - size / 4
    return f"0 g BT /Squares {size} Tf 1 0 0 1 {words.x} {low} Tm ({row}) Tj ET ".encode()


@cache
def square_font() -> bytes:
    """A font whose one glyph is a square, without a name that tells so."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 1000), (1000, 1000), (1000, 0)):
        pen.lineTo(corner)
    pen.closePath()
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "A": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (1000, 0)})
    builder.setupHorizontalHeader(ascent=1000, descent=0)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    table = cmap_format_4(4)
    table.platformID, table.platEncID, table.language, table.cmap = 1, 0, 0, {65: "A"}
    builder.font["cmap"].tables = [table]
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def under_squares_told_as_blanks(pdf: pikepdf.Pdf, words: Words) -> bytes:
    return words.block() + blocks(pdf, words, " ")


def under_squares_told_as_lines(pdf: pikepdf.Pdf, words: Words) -> bytes:
    return words.block() + blocks(pdf, words, "_")


def under_squares_told_as_stops(pdf: pikepdf.Pdf, words: Words) -> bytes:
    return words.block() + blocks(pdf, words, ".")


def under_a_large_square(pdf: pikepdf.Pdf, words: Words) -> bytes:
    return words.block() + blocks(pdf, words, "█", 40)


def on_a_large_square(pdf: pikepdf.Pdf, words: Words) -> bytes:
    return blocks(pdf, words, "█", 40) + words.block()


def mode_before_a_nought(_: pikepdf.Pdf, words: Words) -> bytes:
    """NUL is a blank to readers of PDF."""
    return words.block("3\0Tr\0")


def mode_before_a_comment(_: pikepdf.Pdf, words: Words) -> bytes:
    return words.block("3 Tr%x\n")


def transferred(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """A function of the state turns every colour white."""
    white = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([1]), N=1)
    resource(pdf, "/ExtGState", "/T", Dictionary(TR=white))
    return b"/T gs " + words.block()


CROSSINGS: dict[str, Way] = {
    way.__name__.replace("_", "-"): way
    for way in (
        half_covered_from_above,
        half_covered_from_below,
        half_covered_in_black,
        struck_by_a_bar,
        striped,
        striped_in_white,
        hatched,
        dotted,
        crossed_out,
        scribbled,
        scribbled_in_curves,
        two_lines_in_one_path,
        struck_by_a_picture,
        struck_by_an_inline_picture,
        struck_by_a_shading,
        struck_in_a_form,
        struck_by_one_long_dash,
        struck_by_a_pale_line,
        struck_by_a_pale_hair,
        on_a_pale_line,
        under_squares_told_as_blanks,
        under_squares_told_as_lines,
        under_squares_told_as_stops,
        under_a_large_square,
        on_a_large_square,
        mode_before_a_nought,
        mode_before_a_comment,
        transferred,
    )
}
