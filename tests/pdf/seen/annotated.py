"""The ruling with annotations and fields over one of its places."""

from __future__ import annotations

import io

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from tests.pdf.saving import saved
from tests.pdf.seen.reportlab_engine import FONT, LEADING, LEFT, SIZE, TOP, painted, width
from tests.pdf.seen.ruling import Target, parts


def annotated(  # noqa: PLR0913 - what an annotation may be
    subtype: str,
    target: Target,
    *,
    flags: int = 4,
    look: str = "words",
    text: str | None = None,
    rise: float = 0,
) -> bytes:
    """An annotation in a place, `rise` points above it: its look is its own `words`, a `bar` or `none`.

    Without a text of its own, the annotation lies over the words of the place, which are painted.
    """
    line, before, hidden, _ = parts(target)
    words = hidden.rstrip()
    data = painted((lambda *_: None) if text is not None else _words, target)
    x, y = LEFT + width(before), TOP - LEADING * line + rise
    box = [x, y - 3, x + width(words), y + SIZE]
    pdf = pikepdf.open(io.BytesIO(data))
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(subtype), Rect=pikepdf.Array(box), F=flags
    )
    if text is not None:
        note["/V" if subtype == "/Widget" else "/Contents"] = pikepdf.String(text)
    if subtype == "/Widget":
        note["/FT"], note["/T"] = pikepdf.Name.Tx, pikepdf.String("field")
    if look != "none":
        drawn = pikepdf.open(io.BytesIO(_look(look, text or "", box[2] - box[0])))
        form = pdf.copy_foreign(drawn.pages[0].as_form_xobject())
        note["/AP"] = pikepdf.Dictionary(N=form)
    page = pdf.pages[0].obj
    page["/Annots"] = pikepdf.Array([pdf.make_indirect(note)])
    if subtype == "/Widget":
        pdf.Root["/AcroForm"] = pikepdf.Dictionary(Fields=page["/Annots"])
    return saved(pdf)


def _words(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.drawString(x, y, text)


def _look(look: str, text: str, wide: float) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(wide, SIZE + 3), invariant=1)
    if look == "bar":
        canvas.rect(0, 0, wide, SIZE + 3, stroke=0, fill=1)
    else:
        canvas.setFont(FONT, SIZE)
        canvas.drawString(0, 3, text)
    canvas.save()
    return out.getvalue()
