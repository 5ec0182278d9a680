"""The codes of fonts that a file shows: a font that is embedded whole has many that nobody sees."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

import pikepdf

from pipeline.read.pdf.fonts.embedded import Font
from pipeline.read.pdf.fonts.faces import Face
from pipeline.read.pdf.resources import contents_of, values_of

_FOLLOWED = "Tf Tj TJ ' \" q Q"
_NO_FONT = (0, 0)


def as_used(pdf: pikepdf.Pdf, faces: Iterable[Face]) -> list[Font]:
    """The fonts of a file with the codes alone that pages and forms show.

    One that none of them shows, or whose text a state may set, has all its codes.
    """
    every = {face.font.entry.objgen: face for face in faces}
    codes: dict[tuple[int, int], set[int]] = defaultdict(set)
    for _, holder, resources in contents_of(pdf):
        if any("/Font" in state for state in values_of(resources.get("/ExtGState"))):
            return [face.font for face in faces]
        fonts = resources.get("/Font", pikepdf.Dictionary())
        font, saved = _NO_FONT, [_NO_FONT]
        for instruction in pikepdf.parse_content_stream(holder, _FOLLOWED):
            name, operands = str(instruction.operator), cast("list[Any]", instruction.operands)
            if name == "Tf":
                font = fonts[operands[0]].objgen if operands[0] in fonts else _NO_FONT
            elif name == "q":
                saved.append(font)
            elif name == "Q":
                font = saved.pop() if saved else font
            elif font in every and font != _NO_FONT:
                codes[font].update(every[font].codes(operands[-1]))
    used = {entry: frozenset(own) for entry, own in codes.items()}
    return [replace(face.font, used=used.get(face.font.entry.objgen)) for face in faces]
