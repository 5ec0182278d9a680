"""What lies on the pages of a PDF as annotations and fields."""

from __future__ import annotations

import io

import pikepdf
import pytest

from pipeline.convert import convert
from pipeline.errors import UnreadableSourceError
from pipeline.read import read_bytes
from tests.pdf.saving import saved
from tests.pdf.seen.annotated import annotated
from tests.pdf.seen.ruling import PLACES, TEXT, Target, letters, parts


def read(data: bytes) -> tuple[str, dict[str, str]]:
    """The letters of a ruling, and what is told of it, by its code."""
    ruling = convert(read_bytes(data, None))
    text = "".join((block.num or "") + block.text for block in ruling.blocks())
    return letters(text), {entry.code: entry.message for entry in ruling.diagnostics}


def with_words(target: Target) -> str:
    _, before, hidden, after = parts(target)
    return letters(TEXT.replace(before + after, before + hidden + after))


@pytest.mark.parametrize("subtype", ["/FreeText", "/Stamp", "/Widget"])
@pytest.mark.parametrize("target", [Target.WORD, Target.NUMBER, Target.NAME])
def test_painted_words_are_part_of_the_page_and_told(subtype, target):
    words = PLACES[target][2].rstrip()
    text, told = read(annotated(subtype, target, text=words))
    assert text == with_words(target)
    assert f"“{words}”" in told["annotation-text"]


@pytest.mark.parametrize("rise", [-6, -3, -1, 0.5, 2, 4, 8])
@pytest.mark.parametrize("target", Target)
def test_words_that_miss_the_baseline_stand_in_the_gap_of_their_line(target, rise):
    words = PLACES[target][2].rstrip()
    text, told = read(annotated("/FreeText", target, text=words, rise=rise))
    assert text == with_words(target)
    assert "annotation-text" in told


@pytest.mark.parametrize("flags", [2, 32])
def test_what_no_screen_shows_is_not_read(flags):
    text, told = read(annotated("/FreeText", Target.WORD, text="не", flags=flags))
    assert text == letters(TEXT)
    assert "annotation-text" not in told


def test_what_paper_alone_shows_is_told():
    text, told = read(annotated("/FreeText", Target.WORD, text="не", flags=4 | 32))
    assert text == letters(TEXT)
    assert "“не”" in told["annotation-text"]


@pytest.mark.parametrize("subtype", ["/FreeText", "/Widget"])
def test_words_without_a_look_are_told(subtype):
    text, told = read(annotated(subtype, Target.WORD, text="не", look="none"))
    assert text == letters(TEXT)
    assert "“не”" in told["annotation-text"]


@pytest.mark.parametrize(
    ("subtype", "look"),
    [("/Redact", "none"), ("/Redact", "bar"), ("/StrikeOut", "none"), ("/Square", "bar")],
)
def test_words_under_marks_are_withheld(subtype, look):
    text, told = read(annotated(subtype, Target.NAME, look=look))
    assert text.replace("█", "") == letters(TEXT)
    assert "withheld-text" in told
    assert "Кенесов" not in "".join(told.values())


@pytest.mark.parametrize("flags", [0, 1, 4])
@pytest.mark.parametrize("subtype", ["/Stamp", "/Link", "/Ink", "/Widget"])
def test_whatever_paints_a_bar_withholds(subtype, flags):
    text, told = read(annotated(subtype, Target.NAME, look="bar", flags=flags))
    assert text.replace("█", "") == letters(TEXT)
    assert "withheld-text" in told


def test_a_bar_withholds_where_looks_are_called_out_of_date():
    with pikepdf.open(io.BytesIO(annotated("/Widget", Target.NAME, look="bar"))) as pdf:
        pdf.Root["/AcroForm"]["/NeedAppearances"] = True
        text, told = read(saved(pdf))
    assert text.replace("█", "") == letters(TEXT)
    assert "withheld-text" in told


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_damaged_page_under_annotations_is_refused(share):
    data = annotated("/FreeText", Target.WORD, text="не")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        packed = pdf.pages[0].obj["/Contents"].read_raw_bytes()
    at = data.index(packed) + int(len(packed) * share)
    damaged = data[:at] + bytes([data[at] ^ 0x55]) * 8 + data[at + 8 :]
    with pytest.raises(UnreadableSourceError, match="a part of the PDF is damaged"):
        read_bytes(damaged, None)


@pytest.mark.parametrize("subtype", ["/Highlight", "/Underline", "/Text", "/Popup"])
def test_marks_that_take_nothing_away_are_quiet(subtype):
    text, told = read(annotated(subtype, Target.NAME, look="none"))
    assert text == with_words(Target.NAME)
    assert not told.keys() & {"annotation-text", "withheld-text", "hidden-text"}


@pytest.mark.parametrize(
    "subtype", ["/Caret", "/Ink", "/Line", "/PolyLine", "/Polygon", "/Squiggly", "/Stamp"]
)
def test_shapes_that_readers_draw_in_their_own_way_are_told(subtype):
    text, told = read(annotated(subtype, Target.NAME, look="none"))
    assert text == with_words(Target.NAME)
    assert "annotation-text" in told


def test_a_field_whose_look_does_not_show_its_value_is_told():
    text, told = read(annotated("/Widget", Target.WORD, text="не", look="bar"))
    assert text == letters(TEXT)
    assert "“не”" in told["annotation-text"]
