"""What lies under words or shades them: it divides nothing, loses nothing, and is no alarm."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from functools import cache

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name

from pipeline.read import read_bytes
from pipeline.read.geometry import Box, Notice, joined
from pipeline.read.limits import Limits
from pipeline.read.pdf.extract import pages_of
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.painted_paths import rules_of
from pipeline.read.pdf.plain import plain
from pipeline.read.pdf.reading import source_of
from pipeline.read.pdf.tables import Frame, grid
from pipeline.read.pdf.text_lines import Line
from pipeline.text import Span
from tests.layouts import text
from tests.pdf.saving import saved
from tests.pdf.typeset import Sheet, typeset

HIGH = 15


@cache
def ruling(*, justified: bool) -> bytes:
    return typeset(text("court-2025.kaz")[:12], Sheet(justified=justified))


@cache
def words(*, justified: bool) -> tuple[tuple[float, float, float], ...]:
    """Where the words of the first page stand: left, right, baseline."""
    page = pages_of(plain(ruling(justified=justified)), Limits())[0]
    found = []
    for line in page.lines:
        edges, start = line.edges, 0
        for word in line.text.split(" "):
            end = start + len(word)
            found.append((edges[start], edges[end], line.y))
            start = end + 1
    return tuple(found)


def with_contents(data: bytes, before: str = "", after: str = "", state: str = "Normal") -> bytes:
    """A PDF with more instructions on its first page, and a state `G` that blends in some way."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        page.resources["/ExtGState"] = Dictionary(G=Dictionary(BM=Name(f"/{state}")))
        page.contents_add(f"q {before} Q".encode(), prepend=True)
        page.contents_add(f"q {after} Q".encode())
        return saved(pdf)


@settings(max_examples=25, deadline=None)
@example(justified=True, chosen=set(range(51, 60)), room=3.0, is_dense=True)
@example(justified=True, chosen=set(range(60)), room=2.9, is_dense=False)
@given(
    justified=st.booleans(),
    chosen=st.sets(st.integers(0, 60), min_size=1),
    room=st.floats(-1, 3),
    is_dense=st.booleans(),
)
def test_words_on_grounds_of_their_own(justified, chosen, room, is_dense):
    places = words(justified=justified)
    high = HIGH if is_dense else HIGH - 3
    grounds = " ".join(
        f"{left - room:.2f} {y - 4:.2f} {right - left + 2 * room:.2f} {high} re f"
        for left, right, y in (places[n] for n in chosen)
    )
    data = with_contents(ruling(justified=justified), before=f"1 1 0 rg {grounds}")
    assert read_bytes(data, None).text == read_bytes(ruling(justified=justified), None).text


@pytest.mark.parametrize("first", range(0, 60, 12))
def test_marks_that_multiply_cover_nothing(first):
    marks = " ".join(
        f"{left:.2f} {y - 3:.2f} {right - left:.2f} {HIGH} re f"
        for left, right, y in words(justified=True)[first : first + 6]
    )
    data = with_contents(ruling(justified=True), after=f"/G gs 1 1 0 rg {marks}", state="Multiply")
    page = pages_of(plain(data), Limits())[0]
    assert (page.noticed, page.withheld, page.unseen) == ((), (), ())


@pytest.mark.parametrize(("grey", "is_faint"), [(0.5, False), (0.67, False), (0.93, True)])
@pytest.mark.parametrize("size", [5, 6, 8])
def test_small_type_is_as_faint_as_its_ink(grey, size, is_faint):
    foot = f"{grey} g BT /F1 {size} Tf 60 20 Td (In this place the fine print of a page may stand) Tj ET"
    with pikepdf.open(io.BytesIO(ruling(justified=True))) as pdf:
        pdf.pages[0].resources["/Font"]["/F1"] = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
        out = io.BytesIO()
        pdf.save(out)
    page = pages_of(plain(with_contents(out.getvalue(), after=foot)), Limits())[0]
    assert any(what is Notice.FAINT for what, _ in page.noticed) is is_faint


def line(letters: str, x: float, y: float) -> Line:
    edges = tuple(x + 5.0 * n for n in range(len(letters) + 1))
    return Line(letters, y, 10.0, edges, "Roboto")


PLACES = st.lists(st.floats(0, 500), min_size=2, max_size=6, unique=True).map(sorted)


@given(
    PLACES,
    PLACES,
    st.lists(
        st.tuples(
            st.text("абвгд ", min_size=1, max_size=40), st.floats(-50, 550), st.floats(-9, 509)
        )
    ),
)
def test_a_table_has_every_letter_of_its_lines(heights, places, found):
    lines = [line(letters, x, y) for letters, x, y in found]
    rows = grid(Frame(tuple(reversed(heights)), tuple(places)), lines).rows
    kept = Counter("".join(part.text for row in rows for cell in row for part in cell))
    wanted = Counter("".join(letters for letters, _, _ in found))
    del kept[" "], wanted[" "]
    assert kept == wanted


def test_ink_between_recognised_words_is_told_beside_its_line():
    above, below = line("абвгд", 50, 700), line("абвгд", 50, 680)
    page = Page(
        1,
        Box(0, 0, 595, 842),
        lines=(above, below),
        noticed=((Notice.UNREAD, (Box(90, 678, 120, 688),)),),
    )
    source = source_of(b"", [page])
    assert source.geometry is not None
    assert source.geometry.noticed == ((Notice.UNREAD, source.lines[1]),)


def test_places_told_in_any_order_are_joined_by_line():
    """As the ones under seals are, the largest of which comes first wherever it lies."""
    lines = "первая строка\nвторая строка"
    low, high, inside = Span(14, 27), Span(0, 13), Span(2, 5)
    assert joined(lines, [low, high, inside]) == (high, low)


@pytest.mark.parametrize(
    ("grounds", "are_cells"),
    [
        (((57, 83), (97, 123)), False),
        (((57, 98), (99, 150)), True),
        (((57, 83), (97, 150)), True),
        (((30, 83), (97, 123)), True),
        (((57, 83),), True),
    ],
)
def test_grounds_that_end_with_their_words_are_marks_and_no_cells(grounds, are_cells):
    words = replace(line("абвг____дежз", 60, 700), gaps=((80.0, 100.0),))
    paths = [
        {"bbox": (x0, 695, x1 - x0, 15), "stroke_color": None, "operations": [{"op": "rectangle"}]}
        for x0, x1 in grounds
    ]
    assert bool(rules_of(paths, [words])) is are_cells
