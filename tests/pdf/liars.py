"""PDFs whose fonts tell other letters than they show, made of sound ones by construction."""

from __future__ import annotations

import io
import re
from functools import cache

import font_roboto
import pikepdf
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as Embedded
from reportlab.pdfgen.canvas import Canvas

from tests.pdf.saving import saved
from tests.pdf.seen.reportlab_engine import register_font

SWAPS = {
    "6/9": {"6": "9", "9": "6"},
    "3/8": {"3": "8", "8": "3"},
    "1/7": {"1": "7", "7": "1"},
    "1→¹": {"1": "¹"},
    "2→₂": {"2": "₂"},
    "ж/ш": {"ж": "ш", "ш": "ж"},
    "п/н": {"п": "н", "н": "п"},
    "и/й": {"и": "й", "й": "и"},
    "қ→к": {"қ": "к"},
    "ұ→ү": {"ұ": "ү"},
    "ә→э": {"ә": "э", "ə": "э"},
    "ң→н": {"ң": "н"},
    "ғ→г": {"ғ": "г"},
    "shift": {chr(n): chr(0x430 + (n - 0x430 + 13) % 32) for n in range(0x430, 0x450)},
}
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_SECTION = re.compile(rb"(beginbf(?:char|range))(.*?)(endbf(?:char|range))", re.DOTALL)


def liar(data: bytes, swap: dict[str, str]) -> bytes | None:
    """A PDF with the letters of `swap` changed in every /ToUnicode map; None where none has them."""
    changed = False
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and "/ToUnicode" in entry:
                told = told_by(entry["/ToUnicode"].read_bytes())
                lies = {code: swap.get(text, text) for code, text in told.items()}
                changed = changed or lies != told
                entry["/ToUnicode"] = pdf.make_stream(map_of(lies))
        return saved(pdf) if changed else None


def without_maps(data: bytes) -> bytes:
    """A file whose fonts tell no letters at all."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and "/ToUnicode" in entry:
                del entry["/ToUnicode"]
        return saved(pdf)


def told_by(data: bytes) -> dict[bytes, str]:
    """Code → text of a /ToUnicode map; a plain reader, apart from the one that is tested."""
    told: dict[bytes, str] = {}
    for kind, body, _ in _SECTION.findall(data):
        for line in filter(None, (row.strip() for row in re.split(rb"[\r\n]+", body))):
            found = [bytes.fromhex(item.decode()) for item in _HEX.findall(line)]
            if kind == b"beginbfchar":
                pairs = zip(found[::2], found[1::2], strict=True)
                told |= {code: text.decode("utf-16-be") for code, text in pairs}
                continue
            first, last, *texts = found
            for n in range(int.from_bytes(last, "big") - int.from_bytes(first, "big") + 1):
                code = (int.from_bytes(first, "big") + n).to_bytes(len(first), "big")
                text = texts[n] if b"[" in line else texts[0]
                by = 0 if b"[" in line else n
                told[code] = (
                    chr(int.from_bytes(text, "big") + by)
                    if len(text) == 2
                    else text.decode("utf-16-be")
                )
    return told


def map_of(told: dict[bytes, str]) -> bytes:
    """A /ToUnicode map that tells each code by itself."""
    width = max(map(len, told), default=1)
    rows = "\n".join(f"<{c.hex()}> <{t.encode('utf-16-be').hex()}>" for c, t in told.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <{'00' * width}> <{'ff' * width}> endcodespacerange\n"
        f"{len(told)} beginbfchar\n{rows}\nendbfchar\nendcmap end end\n"
    ).encode()


@cache
def unknown_font() -> str:
    """The name of a font that no table has: Roboto, each outline drawn a little higher."""
    font = TTFont(font_roboto.Roboto)
    glyphs = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = glyphs[name]
        if glyph.numberOfContours > 0:
            points = glyph.coordinates
            for n, (x, y) in enumerate(points):
                points[n] = (x, y + round(y / 50))
    out = io.BytesIO()
    font.save(out)
    out.seek(0)
    pdfmetrics.registerFont(Embedded("Unknown", out))
    return "Unknown"


def set_in(font: str, lines: list[str]) -> bytes:
    """A PDF of lines in a font that reportlab knows by name."""
    register_font()
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for number, line in enumerate(lines):
        if number and not number % 45:
            canvas.showPage()
        canvas.setFont(font, 11)
        canvas.drawString(60, 780 - 16 * (number % 45), line)
    canvas.save()
    return out.getvalue()


def in_type3(data: bytes) -> bytes:
    """The PDF of reportlab with each glyph as a content of its own, drawn in cubic curves."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for entry in list(pdf.objects):
            if isinstance(entry, pikepdf.Dictionary) and "/FontDescriptor" in entry:
                _draw(pdf, entry)
        return saved(pdf)


def _draw(pdf: pikepdf.Pdf, entry: pikepdf.Dictionary) -> None:
    program = TTFont(io.BytesIO(entry["/FontDescriptor"]["/FontFile2"].read_bytes()))
    em, glyphs = program["head"].unitsPerEm, program.getGlyphSet()
    names = next(t.cmap for t in program["cmap"].tables if t.platformID == 1)
    contents = pikepdf.Dictionary()
    for code, name in names.items():
        whole, drawn = DecomposingRecordingPen(glyphs), RecordingPen()
        glyphs[name].draw(whole)
        whole.replay(Qu2CuPen(drawn, 1.0, all_cubic=True))
        body = "\n".join(map(_operator, drawn.value))
        contents[f"/g{code}"] = pdf.make_stream(f"{em} 0 0 0 {em} {em} d1\n{body}\nf".encode())
    del entry["/FontDescriptor"]
    entry["/Subtype"] = pikepdf.Name("/Type3")
    entry["/FontMatrix"] = [1 / em, 0, 0, 1 / em, 0, 0]
    entry["/FontBBox"] = [0, 0, em, em]
    entry["/CharProcs"] = contents
    first = int(entry["/FirstChar"])
    entry["/Widths"] = [float(width) * em / 1000 for width in entry["/Widths"]]
    entry["/Encoding"] = pikepdf.Dictionary(
        Differences=[first, *(pikepdf.Name(f"/g{code}") for code in range(first, max(names) + 1))]
    )


def _operator(step: tuple[str, tuple[tuple[float, float], ...]]) -> str:
    word = {"moveTo": "m", "lineTo": "l", "curveTo": "c", "closePath": "h", "endPath": "h"}[step[0]]
    return " ".join(f"{number:g}" for point in step[1] for number in point) + f" {word}"
