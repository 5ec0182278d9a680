"""Pages that are read turned (a sheet lies across, a text is painted aside), turned so that they stand upright."""

import io
from collections.abc import Iterable, Mapping
from typing import Any

import pikepdf
from pikepdf import Array

from pipeline.read.geometry import Box
from pipeline.read.pdf.matrices import Matrix, hull, rotation
from pipeline.read.pdf.plain import Plain

_POINTS = ("/QuadPoints", "/L", "/Vertices", "/CL")


def upright_pages(pdf: Plain, turns: Mapping[int, float]) -> Plain:
    """The PDF with some of its pages, by their indexes, turned back by the degrees in which they are read.

    A place on such a page is one of the page as it was, turned around its origin.
    """
    found = {n: pdf.instructions[n].turned(-turns[n]) for n in turns if n in pdf.instructions}
    return pdf._replace(
        data=_pages_set_upright(pdf.data, turns),
        bare=_pages_set_upright(pdf.bare, turns) if pdf.bare else b"",
        notes=tuple(note.turned(turns.get(note.page - 1, 0)) for note in pdf.notes),
        instructions=found,
    )


def _pages_set_upright(data: bytes, turns: Mapping[int, float]) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as file:
        for index, degrees in turns.items():
            _turn_back(file, file.pages[index], degrees)
        out = io.BytesIO()
        file.save(out, deterministic_id=True)
    return out.getvalue()


def _turn_back(pdf: pikepdf.Pdf, page: pikepdf.Page, degrees: float) -> None:
    matrix = rotation(-degrees)
    boxes = {"/MediaBox": page.mediabox, "/CropBox": page.cropbox}
    for name, box in boxes.items():
        page.obj[name] = _box_turned(box, matrix)
    page.obj["/Rotate"] = 0
    turn = " ".join(f"{number:.9f}" for number in matrix)
    page.contents_add(pdf.make_stream(f"q {turn} cm\n".encode()), prepend=True)
    page.contents_add(pdf.make_stream(b"\nQ"))
    for note in page.obj.get("/Annots", ()):
        if isinstance(note, pikepdf.Dictionary) and "/Rect" in note:
            note["/Rect"] = _box_turned(note["/Rect"].as_list(), matrix)
            for key in _POINTS:
                if isinstance(note.get(key), pikepdf.Array):
                    note[key] = _points_moved(note[key].as_list(), matrix)


def _box_turned(box: Iterable[Any], matrix: Matrix) -> Array:
    x0, y0, x1, y1 = map(float, box)
    return Array(list(hull(Box(x0, y0, x1, y1), matrix)))


def _points_moved(points: Iterable[Any], matrix: Matrix) -> Array:
    numbers = [float(number) for number in points]
    pairs = zip(numbers[::2], numbers[1::2], strict=False)
    return Array([side for x, y in pairs for side in hull(Box(x, y, x, y), matrix)[:2]])
