"""Text told beside the glyphs: it is the text of the glyphs themselves, and moves nothing."""

from __future__ import annotations

import io
import zlib
from base64 import a85encode
from functools import cache
from typing import TYPE_CHECKING

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import ContentStreamInstruction, Dictionary, Name, Operator, String

from pipeline.errors import UnreadableSourceError
from pipeline.read import read_bytes
from pipeline.read.limits import Limits
from pipeline.read.pdf.extract import pages_of
from pipeline.read.pdf.plain import plain
from pipeline.read.pdf.streams import has_damage
from tests.layouts import text
from tests.pdf.liars import liar, set_in, told_by, without_maps
from tests.pdf.saving import saved
from tests.pdf.seen.reportlab_engine import FONT
from tests.pdf.typeset import Sheet, typeset

if TYPE_CHECKING:
    from collections.abc import Callable

SHOWN = 150
"""Strings on the first page of the file that is marked here, at least."""


@cache
def ruling() -> bytes:
    return typeset(text("court-2025.kaz")[:14], Sheet(width=400, height=500))


def marked(
    data: bytes, told: Callable[[str], str | None], *, by_name: bool = False, turned: int = 0
) -> bytes:
    """A file in which each string that `told` gives a text has it beside it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            fonts = page.resources["/Font"]
            maps = {
                name: told_by(font["/ToUnicode"].read_bytes())
                for name, font in fonts.items()
                if "/ToUnicode" in font
            }
            written, font = [], ""
            page.resources["/Properties"] = Dictionary()
            for instruction in pikepdf.parse_content_stream(page):
                operands, operator = instruction
                font = str(operands[0]) if str(operator) == "Tf" else font
                own = None
                if str(operator) == "Tj" and font in maps:
                    letters = (maps[font].get(bytes([code]), "") for code in bytes(operands[0]))
                    own = told("".join(letters))
                if own is None:
                    written.append(instruction)
                    continue
                entry = Dictionary(ActualText=String(own))
                if by_name:
                    name = Name(f"/P{len(written)}")
                    page.resources["/Properties"][name] = pdf.make_indirect(entry)
                    entry = name
                begin = ContentStreamInstruction([Name.Span, entry], Operator("BDC"))
                written += [begin, instruction, ContentStreamInstruction([], Operator("EMC"))]
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(written))
            page.rotate(turned, relative=True)
        return saved(pdf)


def lines(data: bytes) -> list[tuple[str, tuple[float, ...]]]:
    return [
        (line.text, line.edges) for page in pages_of(plain(data), Limits()) for line in page.lines
    ]


@settings(max_examples=12)
@given(st.sets(st.integers(0, SHOWN)), st.booleans(), st.sampled_from((0, 90, 180, 270)))
def test_what_is_told_truly_changes_nothing(chosen, by_name, turned):
    numbers = iter(range(10**6))
    data = marked(
        ruling(),
        lambda own: own if next(numbers) in chosen else None,
        by_name=by_name,
        turned=turned,
    )
    assert lines(data) == lines(marked(ruling(), lambda _: None, turned=turned))


@pytest.mark.parametrize("shown", ["34¹-бап", "¹", "ст. 34²"])
def test_a_raised_digit_that_is_told_as_a_plain_one(shown):
    """Chromium tells `1` beside the font's own glyph of `¹`."""
    data = set_in(FONT, [f"Заңның {shown} бойынша"])
    plain_digit = str.maketrans("¹²", "12")
    told = marked(data, lambda own: own.translate(plain_digit) if shown in own else None)
    assert lines(told) == lines(data)
    assert shown in lines(data)[0][0]


@pytest.mark.parametrize("turned", [0, 90])
def test_a_letter_that_the_font_cannot_tell(turned):
    schwa = liar(ruling(), {"ә": "ə"})
    assert schwa
    data = marked(schwa, lambda own: own.replace("ə", "ә") if "ə" in own else None, turned=turned)
    assert lines(data) == lines(marked(ruling(), lambda _: None, turned=turned))


def test_one_glyph_for_two_letters():
    schwa = liar(ruling(), {"ә": "ə"})
    assert schwa
    numbers = iter(range(10**6))
    data = marked(
        schwa, lambda own: own.replace("ə", "ә") if "ə" in own and next(numbers) % 2 else None
    )
    found = "".join(line for line, _ in lines(data))
    expected = "".join(line for line, _ in lines(ruling()))
    assert found.count("ә")
    assert found.count("ə")
    assert found.replace("ə", "ә") == expected


@pytest.mark.parametrize("told", ["\u00ad", "\u2010", "-"])
def test_hyphens_are_what_they_are_told_as(told):
    data = marked(ruling(), lambda own: own.replace("-", told) if "-" in own else None)
    inside = "-" if told == "\u00ad" else told  # a soft one that is painted inside a line is none
    assert [line for line, _ in lines(data)] == [
        line.replace("-", inside) for line, _ in lines(ruling())
    ]


def test_a_soft_hyphen_may_be_told_where_none_is_painted():
    data = marked(ruling(), lambda own: own.replace("ста", "с\u00adта") if "ста" in own else None)
    assert [line for line, _ in lines(data)] == [line for line, _ in lines(ruling())]


def test_a_blank_may_stand_for_a_hyphen_that_no_line_end_shows():
    data = marked(ruling(), lambda own: "\u00ad" if own == " " else None)
    assert lines(data) == lines(ruling())


@pytest.mark.parametrize("by_name", [True, False])
def test_another_word_than_is_painted_is_refused(by_name):
    data = marked(ruling(), lambda own: "емес" if own == "және" else None, by_name=by_name)
    with pytest.raises(UnreadableSourceError, match="letters-changed"):
        plain(data)


def stream(content: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    packed = zlib.compress(content)
    return b"1 0 obj\n<</Filter %s>>\nstream\n%s\nendstream\nendobj\n" % (filters, packed)


def test_a_stream_that_does_not_unpack():
    whole = stream(bytes(range(256)))
    assert not has_damage(whole)
    middle = len(whole) // 2
    spoilt = whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :]
    assert has_damage(spoilt)
    assert not has_damage(spoilt.replace(b"/FlateDecode", b"/DCTDecode"))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.97])
def test_a_packed_stream_that_breaks_off(share):
    packed = zlib.compress(bytes(range(256)) * 4)
    data = b"1 0 obj\n<</Filter /FlateDecode>>\nstream\n%s\nendstream"
    assert has_damage(data % packed[: int(len(packed) * share)])
    assert not has_damage(data % packed[:-4])  # readers take one without its checksum
    open_end = zlib.compressobj()
    assert not has_damage(data % (open_end.compress(b"q Q") + open_end.flush(zlib.Z_SYNC_FLUSH)))


PACKINGS = {
    "": bytes,
    "/ASCIIHexDecode": lambda content: content.hex().encode() + b">",
    "/ASCII85Decode": lambda content: a85encode(content) + b"~>",
    "/RunLengthDecode": lambda content: (
        b"".join(
            bytes([len(content[at : at + 128]) - 1]) + content[at : at + 128]
            for at in range(0, len(content), 128)
        )
        + b"\x80"
    ),
}


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_whole_content_is_read_however_it_is_packed(packing):
    with pikepdf.open(io.BytesIO(ruling())) as pdf:
        part = PACKINGS[packing](pdf.pages[0].Contents.read_bytes())
        filters = [Name(packing)] if packing else []
        pdf.pages[0].Contents = pdf.make_stream(part, Filter=pikepdf.Array(filters))
        packed = saved(pdf)
    assert read_bytes(packed, None).text == read_bytes(ruling(), None).text


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("share", [0.3, 0.5, 0.8, 0.95, 0.99])
def test_a_content_that_breaks_off_is_refused(packing, share):
    with pikepdf.open(io.BytesIO(ruling())) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
        part = PACKINGS[packing](content[: int(len(content) * share)])
        filters = [Name(packing)] if packing else []
        pdf.pages[0].Contents = pdf.make_stream(part, Filter=pikepdf.Array(filters))
        broken = saved(pdf)
    with pytest.raises(UnreadableSourceError, match="page 1 of the PDF breaks off"):
        plain(broken)


@pytest.mark.parametrize("end", [b"\n", b" % as it was", b"\nBI /W 1 /H 1 ID BT EI", b"/X BMC EMC"])
def test_contents_end_in_many_ways(end):
    with pikepdf.open(io.BytesIO(ruling())) as pdf:
        pdf.pages[0].contents_add(end)
        plain(saved(pdf))


def test_a_content_of_which_one_part_is_missing_is_refused():
    with pikepdf.open(io.BytesIO(ruling())) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
        at = content.index(b"\n", len(content) // 2)
        parts = [pdf.make_stream(part) for part in (content[:at], content[at:])]
        pdf.pages[0].Contents = pikepdf.Array(parts)
        plain(saved(pdf))
        pdf.pages[0].Contents[1] = pikepdf.Object.parse(b"null")
        broken = saved(pdf)
    with pytest.raises(UnreadableSourceError, match="a part of the PDF is damaged"):
        plain(broken)


@pytest.mark.parametrize("kind", ["/Font", "/XObject"])
def test_words_in_a_font_or_a_form_that_is_not_there_are_missed(kind):
    with pikepdf.open(io.BytesIO(ruling())) as pdf:
        shown = b"/Fm7 Do" if kind == "/XObject" else b"BT /F 9 Tf (x) Tj ET"
        pdf.pages[1].contents_add(shown)
        broken = saved(pdf)
    with pytest.raises(UnreadableSourceError, match="page 2 of the PDF names"):
        plain(broken)


@pytest.mark.parametrize(
    "other", ["BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI", "/Face gs", "/None gs", "Q Q", "EMC"]
)
def test_whatever_else_stands_in_a_content(other):
    """A state may set a font; pictures stand in line; a content may close more than it opened."""
    with pikepdf.open(io.BytesIO(ruling())) as pdf:
        page = pdf.pages[0]
        font = next(iter(page.resources["/Font"].values()))
        page.resources["/ExtGState"] = Dictionary(Face=Dictionary(Font=[font, 9]))
        page.contents_add(f"{other}\n".encode("latin-1"), prepend=True)
        data = saved(pdf)
    assert lines(marked(data, lambda own: own)) == lines(data)


@pytest.mark.parametrize("key", [b"/Actual#54ext", b"/#41ctualText", b"/ActualTex#74"])
def test_the_key_of_the_text_may_be_written_in_codes(key):
    def coded(data: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                content = page.Contents.read_bytes()
                assert b"/ActualText" in content
                page.Contents = pdf.make_stream(content.replace(b"/ActualText", key))
            return saved(pdf)

    assert lines(coded(marked(ruling(), lambda own: own))) == lines(ruling())
    with pytest.raises(UnreadableSourceError, match="letters-changed"):
        plain(coded(marked(ruling(), lambda own: own.replace("2", "3"))))


def test_glyphs_that_no_map_tells_show_what_their_outlines_are():
    assert lines(without_maps(marked(ruling(), lambda own: own))) == lines(ruling())
    for one, other in (("2", "3"), ("тар", "та"), ("нің", "ның"), ("бап", "бап емес")):
        lie = marked(ruling(), lambda own, one=one, other=other: own.replace(one, other))
        with pytest.raises(UnreadableSourceError, match="letters-changed"):
            plain(without_maps(lie))
