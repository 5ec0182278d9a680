"""Charstrings: the small programs that draw the glyphs of CFF and Type 1 fonts, carried out by fontTools.

What it would draw otherwise than readers do is mended or not read: nothing is drawn behind a glyph's
end, and nobody moves on the page between its contours but by the steps that all readers take.
"""

from collections.abc import Mapping
from typing import Any

from fontTools.misc.psCharStrings import (
    T1CharString,
    T1OutlineExtractor,
    T2CharString,
    T2OutlineExtractor,
)
from fontTools.pens.recordingPen import RecordingPen

from pipeline.read.pdf.fonts.sfnt import Outline, Point

_DEEPEST = 10
_KNOWN = range(4)
"""Subroutines of PostScript that mend curves and hints (Adobe Type 1 Font Format, 8.3 and 8.4)."""
_DRAWN = frozenset(("moveTo", "lineTo", "curveTo", "closePath", "endPath"))


class _EndedError(Exception):
    """The glyph is drawn."""


class _Bounded:
    """An extractor of outlines that ends where the glyph ends."""

    callingStack: list[Any]  # noqa: N815 - fontTools' own names, here and below

    def execute(self, charstring: Any, **options: Any) -> None:  # noqa: ANN401
        """Raises ValueError where subroutines call each other without end."""
        if len(self.callingStack) > _DEEPEST:
            raise ValueError("subroutines that call each other")
        super().execute(charstring, **options)  # type: ignore[misc]

    def op_endchar(self, index: int) -> None:
        super().op_endchar(index)  # type: ignore[misc]
        raise _EndedError


class _TypeTwo(_Bounded, T2OutlineExtractor):  # type: ignore[misc]
    pass


class _TypeOne(_Bounded, T1OutlineExtractor):  # type: ignore[misc]
    def op_sbw(self, index: int) -> None:
        del index
        self.currentPoint = tuple(self.popall()[:2])

    def op_setcurrentpoint(self, index: int) -> None:
        del index
        self.popall()

    def op_callothersubr(self, index: int) -> None:
        if self.operandStack[-1] not in _KNOWN:
            raise ValueError("an unknown subroutine")
        super().op_callothersubr(index)


def outline_of(charstrings: Mapping[str, T2CharString], name: str) -> Outline | None:
    """The outline that one of some charstrings draws; None where it is damaged, or puts a letter together of others."""
    pen = RecordingPen()
    try:
        charstring = charstrings[name]
        if isinstance(charstring, T1CharString):
            _TypeOne(pen, charstring.subrs).execute(charstring)
        else:
            charstring.outlineExtractor = _TypeTwo
            charstring.draw(pen)
    except _EndedError:
        pass
    except Exception:  # noqa: BLE001 - the library raises whatever its parser met
        return None
    return _outline(pen.value)


def _outline(steps: list[tuple[str, tuple[tuple[float, float], ...]]]) -> Outline | None:
    contours: list[list[Point]] = []
    for step, places in steps:
        if step not in _DRAWN:
            return None
        if step == "moveTo":
            contours.append([])
        last = len(places) - 1
        contours[-1] += [(round(x), round(y), n == last) for n, (x, y) in enumerate(places)]
    return tuple(map(tuple, contours))
