"""Annotations of every kind on the ruling, told by their places and colours: each once over words, and once beside them.

A border, an underline or a highlight takes nothing away where it stands as it should; the same one
a few points higher, or in black, strikes words out or covers them.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.pdf.saving import saved
from tests.pdf.seen.operators import Words, form_of
from tests.pdf.seen.reportlab_engine import SIZE, painted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.pdf.seen.ruling import Target

    Mark = Callable[[pikepdf.Pdf, Words], Dictionary]
    Box = tuple[float, float, float, float]


class Pair(NamedTuple):
    """An annotation that strikes out, crosses or covers words, and one like it that does not."""

    over: Mark
    beside: Mark


def marked(mark: Mark, target: Target) -> bytes:
    """The ruling with the words of a target, and an annotation there."""
    data = painted((lambda canvas, x, y, text: canvas.drawString(x, y, text)), target)
    pdf = pikepdf.open(io.BytesIO(data))
    note = mark(pdf, Words(pdf, target))
    page = pdf.pages[0].obj
    page["/Annots"] = Array([pdf.make_indirect(note)])
    if note["/Subtype"] == "/Widget":
        pdf.Root["/AcroForm"] = Dictionary(Fields=page["/Annots"])
    return saved(pdf)


def _box(words: Words, low: float, high: float) -> Box:
    """From and to a height about the baseline of words."""
    return words.x, words.y + low, words.x + words.width, words.y + high


def _note(kind: str, box: Box, **more: object) -> Dictionary:
    place = Array(list(box))
    return Dictionary(
        {"/Type": Name.Annot, "/Subtype": Name("/" + kind), "/Rect": place, "/F": 4}
        | {"/" + key: value for key, value in more.items()}
    )


def _plain(kind: str, low: float, high: float, **more: object) -> Mark:
    """An annotation without a look of its own."""
    return lambda _, words: _note(kind, _box(words, low, high), **more)


def _quads(kind: str, low: float, high: float, **more: object) -> Mark:
    """An annotation that tells the lines which it marks; its own rectangle is far larger."""

    def mark(_: pikepdf.Pdf, words: Words) -> Dictionary:
        x0, y0, x1, y1 = _box(words, low, high)
        quads = Array([x0, y1, x1, y1, x0, y0, x1, y0])
        return _note(kind, (20, 20, 570, 820), QuadPoints=quads, **more)

    return mark


def _looking(kind: str, look: str, low: float = -3, high: float = SIZE, **more: object) -> Mark:
    """An annotation with a look: operators in its own rectangle, `w` wide and `h` high."""

    def mark(pdf: pikepdf.Pdf, words: Words) -> Dictionary:
        box = _box(words, low, high)
        wide, tall = box[2] - box[0], box[3] - box[1]
        form = form_of(pdf, look.format(w=wide, h=tall).encode(), (0, 0, wide, tall))
        form["/Resources"] = Dictionary(
            ExtGState=Dictionary(M=Dictionary(BM=Name.Multiply), C=Dictionary(ca=0.2, CA=0.2))
        )
        return _note(kind, box, AP=Dictionary(N=form), **more)

    return mark


def _line(from_y: float, to_y: float, **more: object) -> Mark:
    def mark(_: pikepdf.Pdf, words: Words) -> Dictionary:
        ends = [words.x, words.y + from_y, words.x + words.width, words.y + to_y]
        return _note("Line", _box(words, -3, 12), L=Array(ends), **more)

    return mark


def _in_states(chosen: str) -> Mark:
    """A check box: a bar in one of its states."""

    def mark(pdf: pikepdf.Pdf, words: Words) -> Dictionary:
        note = _looking("Widget", _BAR)(pdf, words)
        bar, nothing = note["/AP"]["/N"], form_of(pdf, b"")
        note["/AP"] = Dictionary(N=Dictionary(On=bar, Off=nothing))
        note["/AS"], note["/FT"], note["/T"] = Name("/" + chosen), Name.Btn, String("box")
        return note

    return mark


def _in_a_layer(key: str) -> Mark:
    """A bar in a layer that is on, or off."""

    def mark(pdf: pikepdf.Pdf, words: Words) -> Dictionary:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer")))
        config = Dictionary({"/" + key: Array([group])})
        pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([group]), D=config)
        return _looking("Stamp", _BAR, OC=group)(pdf, words)

    return mark


def _moved(dx: float) -> Mark:
    """The look's own box and matrix place it anew: only where it ends up counts."""

    def mark(pdf: pikepdf.Pdf, words: Words) -> Dictionary:
        note = _looking("Square", _BAR)(pdf, words)
        form = note["/AP"]["/N"]
        form["/BBox"] = Array([-dx, 0, words.width - dx, SIZE + 3])
        form["/Matrix"] = Array([2, 0, 0, 2, 70, -30])
        return note

    return mark


_BAR = "0 g 0 0 {w} {h} re f"
_WHITE_BAR = "1 g 0 0 {w} {h} re f"
_STROKE = "0 G 0.6 w 0 6 m {w} 6 l S"
_LOW_STROKE = "0 G 0.6 w 0 1 m {w} 1 l S"
_BLACK, _WHITE, _YELLOW, _RED = (
    Array(numbers) for numbers in ([0, 0, 0], [1, 1, 1], [1, 1, 0.2], [1, 0, 0])
)
_BORDER = {"Border": Array([0, 0, 1]), "C": _RED}
_THICK = {"Border": Array([0, 0, 12]), "C": _WHITE}
MARKS: dict[str, Pair] = {
    "link-border": Pair(_plain("Link", 3, 16, **_BORDER), _plain("Link", -3, 11, **_BORDER)),
    "link-border-below": Pair(_plain("Link", -9, 3, **_BORDER), _plain("Link", -5, 12, **_BORDER)),
    "link-border-style": Pair(
        _plain("Link", 3, 16, BS=Dictionary(W=1, S=Name.S), C=_RED),
        _plain("Link", 3, 16, BS=Dictionary(W=0)),
    ),
    "link-border-by-default": Pair(
        _plain("Link", 3, 16), _plain("Link", 3, 16, Border=Array([0, 0, 0]))
    ),
    "link-thick-border": Pair(
        _plain("Link", -1, 9, **_THICK),
        _plain("Link", -4, 12, Border=Array([0, 0, 2]), C=_WHITE),
    ),
    "link-look": Pair(_looking("Link", _STROKE), _looking("Link", _LOW_STROKE, low=-4)),
    "square": Pair(_plain("Square", 3, 16, C=_RED), _plain("Square", -3, 11, C=_RED)),
    "square-filled": Pair(
        _plain("Square", -3, 11, IC=_WHITE, C=_WHITE), _plain("Square", -3, 11, C=_BLACK)
    ),
    "square-filled-black": Pair(
        _plain("Square", -3, 11, IC=_BLACK), _plain("Square", 900, 940, IC=_BLACK)
    ),
    "circle-filled": Pair(
        _plain("Circle", -9, 17, IC=_WHITE), _plain("Circle", 900, 940, IC=_WHITE)
    ),
    "line": Pair(_line(3, 3), _looking("Line", _LOW_STROKE, low=-4)),
    "underline": Pair(_quads("Underline", 3, 12), _quads("Underline", -2, 10)),
    "underline-look": Pair(
        _looking("Underline", _STROKE), _looking("Underline", _LOW_STROKE, low=-4)
    ),
    "squiggly-look": Pair(_looking("Squiggly", _STROKE), _looking("Squiggly", _LOW_STROKE, low=-4)),
    "strike": Pair(_quads("StrikeOut", -2, 10), _quads("StrikeOut", 900, 910)),
    "strike-look": Pair(_looking("StrikeOut", _STROKE), _quads("StrikeOut", -400, -390)),
    "strike-hidden": Pair(_quads("StrikeOut", -2, 10), _quads("StrikeOut", -2, 10, F=2)),
    "highlight-black": Pair(
        _quads("Highlight", -2, 10, C=_BLACK), _quads("Highlight", -2, 10, C=_YELLOW)
    ),
    "highlight-dark": Pair(
        _quads("Highlight", -2, 10, C=Array([0.1])), _quads("Highlight", -2, 10, C=Array([0.9]))
    ),
    "highlight-look": Pair(
        _looking("Highlight", "1 1 0 rg 0 0 {w} {h} re f"),
        _looking("Highlight", "/M gs 1 1 0 rg 0 0 {w} {h} re f"),
    ),
    "highlight-clear": Pair(
        _looking("Highlight", _BAR), _looking("Highlight", "/C gs 1 1 0 rg 0 0 {w} {h} re f")
    ),
    "ink": Pair(_looking("Ink", _STROKE), _looking("Ink", _LOW_STROKE, low=-4)),
    "caret": Pair(_looking("Caret", _WHITE_BAR), _looking("Caret", _BAR, low=-5, high=-3)),
    "polygon": Pair(
        _looking("Polygon", _BAR), _looking("Polygon", "0 G 0 0 {w} {h} re s", low=-4, high=12)
    ),
    "stamp": Pair(_looking("Stamp", _WHITE_BAR), _looking("Stamp", "")),
    "free-text": Pair(_looking("FreeText", _WHITE_BAR), _looking("FreeText", "")),
    "watermark": Pair(_looking("Watermark", _BAR), _looking("Watermark", _BAR, F=2)),
    "printed-only": Pair(_looking("Stamp", _BAR, F=0), _looking("Stamp", _BAR, F=32)),
    "file": Pair(_looking("FileAttachment", _BAR), _looking("FileAttachment", "")),
    "screen": Pair(_looking("Screen", _BAR), _looking("Screen", "")),
    "rich-media": Pair(_looking("RichMedia", _WHITE_BAR), _looking("RichMedia", "")),
    "unknown-kind": Pair(_looking("Odd", _BAR), _looking("Odd", _BAR, F=2)),
    "redact-look": Pair(_looking("Redact", ""), _quads("Redact", 900, 910)),
    "field": Pair(
        _looking("Widget", _WHITE_BAR, FT=Name.Tx, T=String("f")),
        _looking("Widget", "", FT=Name.Tx, T=String("f")),
    ),
    "field-ground": Pair(
        _plain("Widget", -3, 11, FT=Name.Tx, T=String("f"), MK=Dictionary(BG=_WHITE)),
        _plain("Widget", -3, 11, FT=Name.Tx, T=String("f"), MK=Dictionary(BG=_WHITE), F=2),
    ),
    "check-box": Pair(_in_states("On"), _in_states("Off")),
    "layer": Pair(_in_a_layer("ON"), _in_a_layer("OFF")),
    "moved-look": Pair(_moved(0), _moved(-3000)),
    "note-on-click": Pair(_looking("Stamp", _BAR), _looking("Popup", _BAR)),
}
"""Annotations by name."""


def pairs() -> Iterator[tuple[str, bool, Mark]]:
    """Every annotation: its name, whether it takes nothing away, and how it is made."""
    for name, pair in MARKS.items():
        yield name, False, pair.over
        yield name, True, pair.beside
