"""The same pages in other frames: turned, shifted, cut, in other units. What they show stays."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array

from tests.pdf.saving import saved

if TYPE_CHECKING:
    from collections.abc import Callable


def _box(name: str, *corners: float) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj[name] = Array(list(corners))

    return change


def _turn(degrees: int) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj["/Rotate"] = degrees

    return change


def _shifted(pdf: pikepdf.Pdf) -> None:
    """The page's corner is not its origin."""
    page = pdf.pages[0]
    page.contents_add(pdf.make_stream(b"q 1 0 0 1 -300 200 cm\n"), prepend=True)
    page.contents_add(pdf.make_stream(b"\nQ"))
    page.obj["/MediaBox"] = Array([-300, 200, 295, 1042])


def _unit(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj["/UserUnit"] = 2


def _inherited(pdf: pikepdf.Pdf) -> None:
    """The box is told by the tree of pages alone."""
    pdf.Root["/Pages"]["/MediaBox"] = pdf.pages[0].obj["/MediaBox"]
    del pdf.pages[0].obj["/MediaBox"]


def _turned_twice(degrees: int, *, flipped: bool = False) -> Callable[[pikepdf.Pdf], None]:
    """The content is turned one way, and the page back; its axes may point down, as a browser's do."""
    matrix, box = {
        90: ("0 1 -1 0 842 0", (0, 0, 842, 595)),
        180: ("-1 0 0 -1 595 842", (0, 0, 595, 842)),
        270: ("0 -1 1 0 0 595", (0, 0, 842, 595)),
    }[degrees]

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        down = "1 0 0 -1 0 842 cm 1 0 0 -1 0 842 cm" if flipped else ""
        page.contents_add(pdf.make_stream(f"q {matrix} cm {down}\n".encode()), prepend=True)
        page.contents_add(pdf.make_stream(b"\nQ"))
        page.obj["/MediaBox"] = Array(list(box))
        page.obj["/Rotate"] = degrees

    return change


def _in_a_form(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    form = pdf.make_stream(
        page.obj["/Contents"].read_bytes(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=Array([0, 0, 595, 842]),
        Resources=page.obj["/Resources"],
    )
    page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
    page.obj["/Contents"] = pdf.make_stream(b"/F Do")


FRAMES: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "turned-90": _turn(90),
    "turned-180": _turn(180),
    "turned-270": _turn(270),
    "turned-twice": _turned_twice(90),
    "turned-twice-180": _turned_twice(180),
    "turned-twice-270": _turned_twice(270),
    "turned-and-flipped": _turned_twice(90, flipped=True),
    "shifted": _shifted,
    "cropped": _box("/CropBox", 20, 20, 580, 830),
    "wide-media": _box("/MediaBox", -500, -500, 1500, 1500),
    "unit": _unit,
    "inherited": _inherited,
    "form": _in_a_form,
}


def framed(data: bytes, frame: str) -> bytes:
    """A file of one page, its page in another frame."""
    pdf = pikepdf.open(io.BytesIO(data))
    FRAMES[frame](pdf)
    return saved(pdf)
