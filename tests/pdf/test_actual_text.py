"""Text told beside the glyphs: what the library makes of it must never pass for what is painted."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.pdf.actual_text import NOTHING, as_told, with_actual_text
from pipeline.read.pdf.letter_runs import runs_of
from pipeline.read.pdf.streams import Streams, streams_of


@dataclass
class Span:
    text: str
    bbox: tuple[float, float, float, float]
    sequence: int = 0
    char_widths: tuple[float, ...] = ()
    font_size: float = 10.0
    font_name: str = "Roboto"


class Char:
    font_name = "Roboto"


def painted(letters, y=700.0, advance=5.0, step=5.0, angle=0.0):
    return [(c, (50 + n * step, y, advance, 10.0), angle) for n, c in enumerate(letters)]


def told(letters, y=700.0):
    return Span(letters, (50.0, y, 5.0 * len(letters), 10.0), char_widths=(5.0,) * len(letters))


def letters_of(glyphs):
    return "".join(glyph[0] for glyph in glyphs)


@given(st.text("абвгдежз", min_size=1, max_size=30), st.data())
def test_another_letter_is_never_kept(letters, data):
    wrong = list(letters)
    for at in data.draw(st.sets(st.integers(0, len(letters) - 1))):
        wrong[at] = "X"
    found = letters_of(as_told(painted(wrong, step=6.0), [told(letters)]))
    assert found == letters
    moved = letters_of(as_told(painted(wrong, step=5.0), [told(letters)]))
    assert all(a in (b, NOTHING) for a, b in zip(moved, letters, strict=True))


@given(st.text("абвгдежз ", min_size=1, max_size=30))
def test_what_both_tell_alike_stays(letters):
    glyphs = painted(letters)
    assert as_told(glyphs, [told(letters)]) == glyphs


def test_rows_are_compared_with_their_own_spans():
    glyphs = [*painted("484в", step=6.0), *painted("484в", y=680.0, step=6.0)]
    found = as_told(glyphs, [told("484-"), told("484в", y=680.0)])
    assert letters_of(found) == "484-484в"


def test_every_character_has_its_edge_where_the_library_tells_no_widths():
    glyphs = [*painted("тар"), (NOTHING, (65.0, 700.0, 5.0, 10.0), 0.0)]
    chars = [Char()] * len(glyphs)
    spans = [told("тар"), Span("\u00ad", (65.0, 700.0, 4.0, 10.0), char_widths=())]
    runs = with_actual_text(runs_of(glyphs, chars), glyphs, chars, spans)
    assert "".join(run.text for run in runs) == "тар\u00ad"
    assert all(len(run.edges) == len(run.text) + 1 for run in runs)


def test_text_that_is_painted_aside_is_unknown():
    assert letters_of(as_told(painted("484в", step=6.0, angle=90.0), [told("484-")])) == "484\ufffd"


def pdf(stream: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    packed = zlib.compress(stream)
    return b"1 0 obj\n<</Filter %s>>\nstream\n%s\nendstream\nendobj\n" % (filters, packed)


@pytest.mark.parametrize(
    ("told", "hard"),
    [
        (b"(-)", True),
        (b"<FEFF002D>", True),
        (b"<feff002d>", True),
        (b"(\\376\\377\\000-)", True),
        (b"(\xfe\xff\x00-)", True),
        (b"<FEFF04D9>", False),
        (b"(--)", False),
    ],
)
def test_streams_tell_of_text_beside_glyphs(told, hard):
    found = streams_of(pdf(b"x" * 3_000_000 + b"/Span<</ActualText%s>>BDC (a)Tj EMC" % told))
    assert found == Streams(damaged=False, actual_text=True, hard_hyphens=hard)


def test_what_cannot_be_unpacked_may_hold_it():
    assert not streams_of(pdf(b"BT (a)Tj ET")).actual_text
    assert streams_of(pdf(b"BT (a)Tj ET", b"/LZWDecode")).actual_text
    assert not streams_of(pdf(b"a picture", b"/DCTDecode")).actual_text


def test_a_stream_that_does_not_unpack():
    whole = pdf(bytes(range(256)))
    assert not streams_of(whole).damaged
    middle = len(whole) // 2
    assert streams_of(whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :]).damaged
