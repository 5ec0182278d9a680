"""Each object of a PDF in turn missing, or of another kind: the text, or one error that names the cause."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

import pipeline.read.pdf
from pipeline.errors import UnreadableSourceError
from pipeline.read import read_bytes
from tests.pdf.typeset import FONT, Sheet, typeset

KINDS = {
    "missing": None,
    "number": -1,
    "name": Name("/X"),
    "array": Array([Name("/a"), String("q"), Array()]),
    "dictionary": Dictionary(A=1),
}
WORDS = "Конституционный Суд"


def sound() -> bytes:
    """A page with a link, a typed note, a field, a mark, a form, a picture and states."""
    typeset([], Sheet())  # registers the font
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont(FONT, 11)
    canvas.beginForm("form")
    canvas.setFont(FONT, 11)
    canvas.drawString(70, 700, WORDS)
    canvas.endForm()
    canvas.doForm("form")
    canvas.setFont(FONT, 11)
    canvas.setFillAlpha(0.9)
    canvas.drawString(70, 720, WORDS)
    canvas.linkURL("http://a", (70, 700, 90, 712))
    canvas.freeTextAnnotation("x", "0 g", Rect=[70, 500, 90, 512])
    canvas.highlightAnnotation("x", Rect=[70, 500, 90, 512])
    canvas.acroForm.textfield(name="n", x=70, y=600, width=50, height=20, value="x")
    canvas.save()
    return out.getvalue()


SOUND = sound()


def places(pdf: pikepdf.Pdf) -> list[tuple[int, str | int]]:
    """Each entry of each object of a file: the number of the object, and the key in it."""
    found: list[tuple[int, str | int]] = []
    for number, entry in enumerate(pdf.objects):
        if isinstance(entry, Array):
            found += [(number, n) for n in range(len(entry))]
        elif hasattr(entry, "keys"):
            found += [(number, key) for key in entry.keys() if key != "/Length"]  # noqa: SIM118
    return found


def damaged(place: tuple[int, str | int], value: object) -> bytes | None:
    """The file with one entry missing or of another kind; None where it cannot be written."""
    with pikepdf.open(io.BytesIO(SOUND)) as pdf:
        entry = list(pdf.objects)[place[0]]
        try:
            if value is None:
                del entry[place[1]]
            else:
                entry[place[1]] = value
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
        except (pikepdf.PdfError, RuntimeError, TypeError, ValueError):
            return None
        return out.getvalue()


@pytest.mark.filterwarnings("ignore::pikepdf.exceptions.PageCopyWarning")  # on saving
@pytest.mark.parametrize("kind", KINDS)
def test_no_object_of_another_kind_is_a_fault(kind):
    with pikepdf.open(io.BytesIO(SOUND)) as pdf:
        every = places(pdf)
    assert len(every) > 50
    read = 0
    for place in every:
        data = damaged(place, KINDS[kind])
        if data is None:
            continue
        try:
            read += bool(read_bytes(data, None).text)
        except UnreadableSourceError as error:
            assert str(error).startswith("cannot be "), place  # noqa: PT017
            assert "Error" not in str(error), place  # noqa: PT017
    assert read


class PanicException(BaseException):
    """What the library raises where its own code did not foresee a file; one such file does it in a fresh process alone."""


def test_a_panic_of_the_library_is_a_damaged_file(monkeypatch):
    def panicked(*_args: object, **_options: object) -> None:
        raise PanicException("start byte index 4 is not a char boundary")

    monkeypatch.setattr(pipeline.read.pdf, "pages_of", panicked)
    with pytest.raises(UnreadableSourceError, match="a damaged PDF; get it again"):
        read_bytes(SOUND, None)
