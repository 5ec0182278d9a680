"""What the pages of a PDF do not show is no part of the text, and never goes without a word."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.convert import convert, publish
from pipeline.decisions import Decisions
from pipeline.errors import UnreadableSourceError
from pipeline.read import Limits, read_bytes
from pipeline.read.geometry import Box
from pipeline.read.pdf import ink
from pipeline.read.pdf.ink import Letter, PageLetters
from pipeline.read.pdf.twins import twins_of
from tests.pdf.saving import saved
from tests.pdf.seen.crossings import CROSSINGS
from tests.pdf.seen.marks import MARKS, marked
from tests.pdf.seen.operators import WAYS, by_operators, words_in_a_glyph
from tests.pdf.seen.outcome import TOLD, Outcome, outcome
from tests.pdf.seen.paints import PAINTS
from tests.pdf.seen.pictured import PICTURED
from tests.pdf.seen.reportlab_engine import (
    DRAWN,
    FONT,
    HIDING,
    LEADING,
    SEEN,
    SOUND,
    TOP,
    painted,
)
from tests.pdf.seen.ruling import Target, with_words
from tests.pdf.seen.sheets import FRAMES, framed

FILES = sorted((Path(__file__).parent / "files").glob("*.pdf"))
SHARED = Path(__file__).parents[3] / "shared/cases"
KEPT = {"dashes", "speck", "light-grey", "white-on-pale", "overlaid", "overlaid-in-white"}
"""Told, and left in the text."""
TARGETS = dict(zip(HIDING, list(Target) * len(HIDING), strict=False))
"""A target for each way of hiding; `make trust` tries them all."""


@pytest.mark.parametrize("way", HIDING)
def test_hidden_words_are_kept_out_on_record(way):
    found, told = outcome(painted(HIDING[way], TARGETS[way]))
    assert told
    assert found is (Outcome.TOLD if way in KEPT else Outcome.KEPT_OUT)


@pytest.mark.parametrize(("way", "target"), [*zip(WAYS, list(Target) * len(WAYS), strict=False)])
def test_no_operator_hides_words_without_a_word(way, target):
    found, told = outcome(by_operators(WAYS[way], target))
    assert told
    assert found is not Outcome.WRONG


@pytest.mark.parametrize(
    ("way", "target"), [*zip(CROSSINGS, list(Target) * len(CROSSINGS), strict=False)]
)
def test_nothing_lies_on_words_without_a_word(way, target):
    found, told = outcome(by_operators(CROSSINGS[way], target))
    assert told
    assert found is not Outcome.WRONG


@pytest.mark.parametrize(
    ("way", "target"), [*zip(PAINTS, list(Target) * len(PAINTS), strict=False)]
)
def test_the_same_paint_hides_words_and_shows_them(way, target):
    found, told = outcome(by_operators(PAINTS[way].unseen, target))
    assert told
    assert found is not Outcome.WRONG
    seen = by_operators(PAINTS[way].seen, target)
    assert outcome(seen, with_words(target)) == (Outcome.KEPT_OUT, [])


@pytest.mark.parametrize(("kind", "target"), [*zip(MARKS, list(Target) * len(MARKS), strict=False)])
def test_the_same_annotation_takes_words_away_and_stands_beside_them(kind, target):
    _, told = outcome(marked(MARKS[kind].over, target), with_words(target))
    assert told
    beside = marked(MARKS[kind].beside, target)
    assert outcome(beside, with_words(target)) == (Outcome.KEPT_OUT, [])


@pytest.mark.parametrize("way", SEEN)
def test_words_that_are_seen_stay(way):
    found = outcome(painted(SEEN[way], Target.NAME), with_words(Target.NAME))
    assert found == (Outcome.KEPT_OUT, [])


@pytest.mark.parametrize("way", DRAWN)
@pytest.mark.parametrize("target", Target)
def test_words_without_text_are_told(way, target):
    ruling = convert(read_bytes(painted(DRAWN[way], target), None))
    assert "drawn-words" in {entry.code for entry in ruling.diagnostics}


@pytest.mark.parametrize(
    ("way", "target"),
    [*zip(PICTURED, list(Target) * len(PICTURED), strict=False), ("dots-apart", Target.LETTER)],
)
def test_no_operator_shows_words_without_text_in_silence(way, target):
    _, told = outcome(by_operators(PICTURED[way], target))
    assert told


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("way", ["white", "under-black-box", "struck"])
def test_no_frame_of_a_page_hides_words(frame, way):
    found, told = outcome(framed(painted(HIDING[way], Target.WORD), frame))
    assert told
    assert found is not Outcome.WRONG


@pytest.mark.parametrize("frame", [name for name in FRAMES if "turned" in name])
@pytest.mark.parametrize("way", ["mode-3", "struck", "under-black-box", "narrow", "light-grey"])
def test_turned_pages_lose_no_more_than_upright_ones(frame, way):
    upright = painted(HIDING[way], Target.NAME)
    assert outcome(framed(upright, frame)) == outcome(upright)


@pytest.mark.parametrize("turn", [90, -90, 30])
def test_a_bar_over_a_text_that_is_painted_aside_withholds_it(turn):
    def stamp(canvas, x, y, _):
        canvas.translate(x + 440, y - 420)
        canvas.rotate(turn)
        canvas.setFont(FONT, 11)
        canvas.drawString(0, 0, "Исполнитель Кенесов")
        canvas.rect(65, -3, 60, 12, fill=1)

    published = publish(convert(read_bytes(painted(None, None, stamp), None)))
    assert "Кенесов" not in published.json.decode()
    assert "withheld-text" in {entry.code for entry in published.ruling.diagnostics}


@pytest.mark.parametrize("frame", FRAMES)
def test_sound_pages_stay_quiet_in_any_frame(frame):
    assert outcome(framed(painted(None, None), frame)) == (Outcome.KEPT_OUT, [])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sound_files_stay_quiet_when_they_are_painted(path, monkeypatch):
    monkeypatch.setattr("pipeline.read.pdf.extract.is_harmless", lambda *_: False)
    told = {entry.code for entry in convert(read_bytes(path.read_bytes(), None)).diagnostics}
    assert not told & TOLD


@pytest.mark.parametrize("way", SOUND)
def test_sound_pages_stay_quiet(way):
    assert outcome(painted(None, None, SOUND[way])) == (Outcome.KEPT_OUT, [])


def test_the_record_gives_the_hidden_words_back():
    ruling = convert(read_bytes(painted(HIDING["white"], Target.NAME), None))
    removed = [repair for repair in ruling.repairs if repair.rule == "hidden-text"]
    assert [(repair.before, repair.after) for repair in removed] == [("Кенесова Б.А.,", "")]


@pytest.mark.parametrize("way", ["under-black-box", "under-white-box", "struck"])
def test_words_under_bars_and_rules_are_in_no_output(way):
    published = publish(convert(read_bytes(painted(HIDING[way], Target.NAME), None)))
    for output in (published.json, published.akn):
        assert "Кенесов" not in output.decode()
    text = "".join(block.text for block in published.ruling.blocks())
    assert ("█" in text) is (way == "under-black-box")


def test_a_person_can_have_them_published():
    source = read_bytes(painted(HIDING["under-black-box"], Target.NAME), None)
    told = convert(source)
    line = "судей ████████ █████ Досановой А.К., Ермекова Т.О., с участием представителя субъекта обращения"
    (message,) = (d.message for d in told.diagnostics if d.code == "withheld-text")
    assert line in message
    decided = {"withheld": [{"line": line, "reading": "show"}]}
    ruling = convert(source, Decisions.model_validate(decided))
    assert ruling.composition.judges[0].name == "Кенесов Б.А."
    assert [d.code for d in ruling.diagnostics if d.code == "withheld-text"] == []
    assert [(r.before, r.after, r.by) for r in ruling.repairs if r.rule == "hidden-text"] == [
        ("████████ █████", "Кенесова Б.А.,", "person")
    ]


def test_a_decision_that_fits_no_line_is_told():
    decided = Decisions.model_validate({"withheld": [{"line": "█", "reading": "show"}]})
    ruling = convert(read_bytes(painted(HIDING["struck"], Target.NAME), None), decided)
    assert "decision-unmatched" in {entry.code for entry in ruling.diagnostics}


@pytest.mark.parametrize(
    ("target", "block", "severity"),
    [(Target.WORD, "decision", "error"), (Target.NAME, "header", "error")],
)
def test_in_the_header_and_the_operative_part_it_is_an_error(target, block, severity):
    ruling = convert(read_bytes(painted(HIDING["mode-3"], target), None))
    told = [entry for entry in ruling.diagnostics if entry.code == "hidden-text"]
    assert [(str(entry.block).split("__")[0], entry.severity) for entry in told] == [
        (block, severity)
    ]


def test_a_plain_page_is_not_painted(monkeypatch):
    monkeypatch.setattr("pipeline.read.pdf.ink.Sheets.sheet", None)
    assert outcome(painted(None, None)) == (Outcome.KEPT_OUT, [])


def shaded_rows(canvas, x, y, _):
    for n in range(0, 20, 2):
        canvas.setFillGray(0.85)
        canvas.rect(x - 3, y - 4 - LEADING * n, 500, LEADING, fill=1, stroke=0)


def clipped_apart(canvas, x, y, _):
    """A clip for the text of the page, and a number below it that is painted before."""
    canvas.setFont(FONT, 9)
    canvas.drawString(x + 240, 20, "(50%)")
    path = canvas.beginPath()
    path.rect(x - 3, 30, 520, y)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(x, y + 20, "Нормативтік қаулы")


@pytest.mark.parametrize("decorate", [shaded_rows, clipped_apart])
def test_a_page_whose_text_is_dark_on_light_grounds_is_not_painted(decorate, monkeypatch):
    monkeypatch.setattr("pipeline.read.pdf.ink.Sheet._painted_part", None)
    assert outcome(painted(None, None, decorate))[0] is not Outcome.REFUSED


def test_words_on_the_edge_of_a_light_ground_are_told():
    """The edge is thin by its number, and broad by the scale of the page; it is as dark as the words."""

    def ground(canvas, x, y, _):
        canvas.scale(10, 10)
        canvas.setFillGray(0.95)
        canvas.setLineWidth(1.4)
        canvas.rect(x / 10 - 1, (y - 12 * LEADING + 8) / 10, 60, 6, fill=1, stroke=1)

    assert outcome(painted(None, None, ground))[1]


@pytest.mark.parametrize("high", [0.5, 2.0])
def test_a_light_line_under_words_strikes_none_out(high):
    def line(canvas, x, y, _):
        canvas.setFillGray(0.9)
        canvas.rect(x, y - 18 * LEADING + 3, 100, high, fill=1, stroke=0)

    assert outcome(painted(None, None, line))[0] is Outcome.KEPT_OUT


def test_the_state_of_another_page_paints_none(monkeypatch):
    pdf = pikepdf.open(io.BytesIO(painted(None, None)))
    pdf.pages[0].resources["/ExtGState"] = pikepdf.Dictionary(Faint=pikepdf.Dictionary(ca=0.1))
    monkeypatch.setattr("pipeline.read.pdf.ink.Sheets.sheet", None)
    assert outcome(saved(pdf)) == (Outcome.KEPT_OUT, [])


def white_words_on_a_bar(canvas, x, y, _):
    """Two letters as light strokes on a dark bar beside a short line, one shade a piece."""
    y -= LEADING * 4
    canvas.setFillGray(0)
    canvas.rect(x + 260, y - 3, 40, 13, fill=1, stroke=0)
    canvas.setFillGray(1)
    for n, across in enumerate((268, 276, 284)):
        canvas.rect(x + across, y, 1.2 + 0.3 * n, 8, fill=1, stroke=0)


def test_light_shapes_on_dark_ones_are_looked_at(monkeypatch):
    data = painted(None, None, white_words_on_a_bar)
    monkeypatch.setattr("pipeline.read.pdf.ink.Sheet._painted_part", None)
    assert outcome(data)[0] is Outcome.REFUSED


def test_a_page_that_cannot_be_painted_is_refused(monkeypatch):
    monkeypatch.setattr(ink, "_MOST_TILES", 0)
    found, (message,) = outcome(painted(HIDING["white"], Target.WORD))
    assert found is Outcome.REFUSED
    assert "page 1" in message


def test_a_page_of_five_metres_is_painted_in_bounded_memory():
    painted(None, None)  # registers the font
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(14400, 14400), invariant=1)
    for n in range(40):
        canvas.setFont(FONT, 11)
        canvas.drawString(50 + 350 * n, 14300 - 350 * n, "Конституционный Суд Республики Казахстан")
    canvas.setFillGray(1)
    canvas.drawString(50, 50, "не соответствует")
    canvas.save()
    source = read_bytes(out.getvalue(), Limits(memory=300, seconds=60))
    assert source.geometry is not None
    assert [source.text[slice(*item.span)] for item in source.geometry.unseen] == [
        "не соответствует"
    ]


@pytest.mark.parametrize("x", [-295.0, -20.0, 600.0, 900.0])
def test_a_word_beside_the_page_is_not_seen(x):
    painted(None, None)  # registers the font
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for n in range(20):
        canvas.setFont(FONT, 11)
        canvas.drawString(50, 780 - 16 * n, "Конституционный Суд Республики Казахстан " * 2)
    canvas.drawString(x, 780 - 16 * 9, "не")
    canvas.save()
    source = read_bytes(out.getvalue(), None)
    assert [source.text[slice(*item.span)] for item in source.geometry.unseen] == ["не"]


def codes(name: str) -> set[str]:
    ruling = convert(read_bytes((SHARED / f"seen-text/{name}.pdf").read_bytes()))
    return {entry.code for entry in ruling.diagnostics}


@pytest.mark.skipif(not SHARED.exists(), reason="no shared cases here")
class TestCases:
    @pytest.mark.parametrize(
        "name",
        ["white", "tr3", "ocg", "clip", "offpage", "t_tiny", "crop"],
    )
    def test_hidden_words_are_told(self, name):
        assert "hidden-text" in codes(name)

    @pytest.mark.parametrize("name", ["t_black", "rl.graybox", "t_strike", "black-box"])
    def test_words_under_bars_are_withheld(self, name):
        assert "withheld-text" in codes(name)

    def test_two_texts_in_one_place_are_told(self):
        assert "overlaid-text" in codes("t_under")

    @pytest.mark.parametrize("name", ["none", "chromium.opacity0"])
    def test_sound_files_stay_quiet(self, name):
        assert not codes(name) & TOLD

    @pytest.mark.parametrize(
        ("name", "reason"),
        [
            ("scans/recognised.rus", "recognised: page 1"),
            ("scans/recognised.kaz", "recognised: page 1, 2"),
            ("seen-text/underscan", "hidden-text: page 1, 2"),
        ],
    )
    def test_text_under_pictures_is_refused(self, name, reason):
        with pytest.raises(UnreadableSourceError, match=reason):
            read_bytes((SHARED / f"{name}.pdf").read_bytes())


@pytest.mark.parametrize("told", [" ", ",", "\u200b", "\u00ad"])
def test_words_that_a_glyph_shows_in_another_font_are_told(told):
    way = partial(words_in_a_glyph, told=told)
    assert outcome(by_operators(way, Target.WORD), with_words(Target.WORD))[0] is Outcome.TOLD


@pytest.mark.parametrize("size", [20, 26, 60])
@pytest.mark.parametrize("down", [0.5, 4, 8, 11])
def test_large_dark_words_over_lines_are_told(size, down):
    """Each is seen, but neither can be read; nothing on the page is light or filled."""

    def large(canvas: Canvas, *_: object) -> None:
        canvas.setFont(FONT, size)
        canvas.drawString(120, TOP - LEADING * 14 - down, "СОГЛАСОВАНО")

    assert outcome(painted(None, None, large))[1]


def test_letters_that_one_library_places_aside_in_their_row_are_its_letters_too():
    """It sums up the advances of blanks in another font; narrow letters would stand on white there."""
    letters = [
        Letter(text, 100.0 + 6 * n, 700.0, Box(100.0 + 6 * n, 700.0, 104.0 + 6 * n, 706.0))
        for n, text in enumerate("судья")
    ]
    glyphs = [
        (one.text, (one.x + 9.0 * (n > 1), 700.0, 6.0, 11.0), 0.0) for n, one in enumerate(letters)
    ]
    found = PageLetters("судья", lambda n: (letters[n].x, letters[n].y), letters.__getitem__)
    assert twins_of(glyphs, found) == [0, 1, 2, 3, 4]
    assert twins_of([*glyphs, ("м", (160.0, 700.0, 6.0, 11.0), 0.0)], found)[2:] == [None] * 4
