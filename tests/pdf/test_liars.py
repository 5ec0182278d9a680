"""Fonts that tell other letters than they show are refused, with font and letters."""

from __future__ import annotations

import io
import random
import re
from contextlib import suppress
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING

import font_roboto
import pikepdf
import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import UnreadableSourceError
from pipeline.read import read_bytes
from pipeline.read.geometry import Notice
from pipeline.read.limits import Limits
from pipeline.read.pdf.extract import pages_of
from pipeline.read.pdf.fonts.cmaps import to_glyphs, to_unicode
from pipeline.read.pdf.fonts.glyph_names import letters_of
from pipeline.read.pdf.fonts.programs import Program
from pipeline.read.pdf.plain import plain
from tests.layouts import text
from tests.pdf.liars import SWAPS, in_type3, liar, map_of, set_in, told_by, unknown_font
from tests.pdf.saving import saved
from tests.pdf.typeset import FONT, Sheet, typeset

if TYPE_CHECKING:
    from collections.abc import Callable

URW = Path("/usr/share/fonts")
CASES = Path(__file__).parents[3] / "shared" / "cases" / "fonts"
PRODUCED = sorted((Path(__file__).parent / "files").glob("*.pdf"))


def made() -> bytes:
    return typeset(text("court-2025.kaz"), Sheet())


def sources() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in PRODUCED} | {"reportlab": made()}


@pytest.mark.parametrize("name", [path.name for path in PRODUCED] + ["reportlab"])
def test_fonts_of_every_producer(name):
    data = sources()[name]
    plain(data)
    for swap, letters in SWAPS.items():
        lying = liar(data, letters)
        assert lying is not None, swap
        with pytest.raises(
            UnreadableSourceError, match=r"letters-changed: font \S+ \(page \d+\): "
        ) as caught:
            plain(lying)
        if swap != "shift":
            told = [f"{b} for a painted {a}" for a, b in letters.items()]
            assert any(pair in str(caught.value) for pair in told), swap


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("chromium.zhsh", "font Tinos (page 1): ж for a painted ш, ш for a painted ж"),
        ("digits-6-9-swapped", "font DejaVuSerif (page 1): 6 for a painted 9, 9 for a painted 6"),
        ("lo.qk", "font NotoSerif-Regular (page 1): к for a painted қ"),
        ("one-letter-u-u.kaz", "font NotoSerif-Regular (page 1): ү for a painted ұ"),
        ("shift-13", "font NotoSerif-Bold (page 1): "),
        ("typst.69", "font Tinos (page 1): 6 for a painted 9, 9 for a painted 6"),
    ],
)
def test_fonts_of_the_cases(name, said):
    path = CASES / f"{name}.pdf"
    if not path.exists():
        pytest.skip("../shared is not here")
    with pytest.raises(UnreadableSourceError) as caught:
        plain(path.read_bytes())
    assert said in str(caught.value)


@pytest.mark.parametrize("swap", SWAPS)
def test_fonts_that_no_table_has(swap):
    lines = [
        line for p in text("court-2025.kaz") for line in re.findall(r".{1,80}(?: |\Z)", p.text)
    ]
    data = set_in(unknown_font(), lines)
    plain(data)
    lying = liar(data, SWAPS[swap])
    assert lying is not None
    with pytest.raises(UnreadableSourceError, match="letters-changed: font "):
        plain(lying)


@pytest.mark.parametrize(("own", "other"), ["42", "93", "қк", "шн", "33", "нн"])
def test_a_letter_painted_for_one_that_its_program_names_rightly(own, other):
    """Its points stand a little aside, so that no table has the outline."""
    path = Path(__file__).parent / "files" / "housing.kaz.weasyprint.pdf"
    with pikepdf.open(path) as pdf:
        for stream in [entry.FontFile2 for entry in _descriptors(pdf)]:
            font = TTFont(io.BytesIO(stream.read_bytes()))
            names = font.getBestCmap()
            if {ord(own), ord(other)} <= names.keys():
                font["glyf"][names[ord(own)]] = aside = copy(font["glyf"][names[ord(other)]])
                aside.coordinates = GlyphCoordinates([(x + 40, y) for x, y in aside.coordinates])
                font["hmtx"][names[ord(own)]] = (font["hmtx"][names[ord(own)]][0], aside.xMin + 40)
            out = io.BytesIO()
            font.save(out)
            stream.write(out.getvalue())
        data = saved(pdf)
    if own == other:
        plain(data)
    else:
        with pytest.raises(UnreadableSourceError, match=f"{own} for a painted {other}"):
            plain(data)


def _descriptors(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    dictionaries = (entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary))
    return [entry for entry in dictionaries if "/FontFile2" in entry]


@pytest.mark.parametrize(
    "swap",
    [
        ",;",
        ",.",
        ".,",
        ";,",
        ":;",
        "-(",
        ")-",
        "»,",
        "–:",
        "«»",
        "»«",
        "()",
        ")(",
        '«"',
        "»”",
        "«„",
    ],
)
@pytest.mark.parametrize("font", [FONT, "unknown"])
def test_marks_that_stand_elsewhere(font, swap):
    lines = ["Пункты (1), 2; 3: «Закон» – 34-бап."]
    data = set_in(FONT if font == FONT else unknown_font(), lines)
    plain(data)
    said = f"{swap[1]} for a painted shape elsewhere"
    with pytest.raises(UnreadableSourceError, match=re.escape(said)):
        plain(liar(data, {swap[0]: swap[1]}))


@pytest.mark.parametrize("swap", ["6/9", "3/8", "1/7", "ж/ш", "п/н", "и/й", "қ→к", "shift"])
def test_fonts_whose_glyphs_are_contents(swap):
    data = in_type3(made())
    assert b"Type3" in data
    plain(data)
    with pytest.raises(UnreadableSourceError, match="letters-changed: font of Type 3: "):
        plain(liar(data, SWAPS[swap]))


@pytest.mark.parametrize("is_drawn", [True, False])
def test_a_letter_that_nothing_tells_is_none_of_ascii(is_drawn):
    """Glyphs that are numbered, without a map: libraries read `A` for the first."""
    data = set_in(FONT, ["Қаулы 34-бап"])
    with pikepdf.open(io.BytesIO(in_type3(data) if is_drawn else data)) as pdf:
        for font in pdf.pages[0].resources["/Font"].values():
            if not is_drawn and "/ToUnicode" in font:
                codes = sorted(code[0] for code in told_by(font["/ToUnicode"].read_bytes()))
                names = [part for code in codes for part in (code, Name(f"/g{code}"))]
                font["/Encoding"] = Dictionary(Differences=Array(names))
            if "/ToUnicode" in font:
                del font["/ToUnicode"]
        made = saved(pdf)
    (page,) = pages_of(plain(made), Limits())
    assert {letter for line in page.lines for letter in line.text} == {"\ufffd", " "}


@pytest.mark.parametrize("is_missing", [True, False])
def test_a_font_that_is_not_in_the_file_is_told_on_any_page(is_missing):
    """What it shows nobody knows; one that is named, and shows nothing, is none of the page's."""
    data = set_in(FONT, ["Заңның 34-бабы күшін жояды."])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/Helvetica" in [font["/BaseFont"] for font in pdf.pages[0].resources.Font.values()]
        for descriptor in _descriptors(pdf) if is_missing else ():
            del descriptor["/FontFile2"]
        made = saved(pdf)
    (page,) = pages_of(plain(made), Limits())
    assert [what for what, _ in page.noticed] == [Notice.FONTLESS] * is_missing


@pytest.mark.parametrize("encoding", ["/WinAnsiEncoding", "/MacRomanEncoding", ""])
@pytest.mark.parametrize("told", ["7", "1"])
def test_a_standard_font_whose_map_tells_other_digits(encoding, told):
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(60, 700, "7")
    canvas.save()
    with pikepdf.open(out) as pdf:
        (font,) = pdf.pages[0].resources.Font.values()
        del font["/Encoding"]
        if encoding:
            font["/Encoding"] = Name(encoding)
        font["/ToUnicode"] = pdf.make_stream(map_of({b"7": told}))
        data = saved(pdf)
    if told == "7":
        plain(data)
        return
    with pytest.raises(UnreadableSourceError, match="1 for a painted 7"):
        plain(data)


@pytest.mark.parametrize("swap", ["", "34", "бж"])
def test_a_font_elsewhere_whose_map_contradicts_its_names(swap):
    """Readers find such a font by its name, and its glyphs by theirs."""
    data = set_in(FONT, ["Пункты 3, 4: бюджет"])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for font in pdf.pages[0].resources.Font.values():
            if "/ToUnicode" in font:
                told = told_by(font["/ToUnicode"].read_bytes())
                names = [[code[0], Name(f"/uni{ord(own):04X}")] for code, own in told.items()]
                del font["/FontDescriptor"]["/FontFile2"]
                parts = [part for pair in sorted(names) for part in pair]
                font["/Encoding"] = Dictionary(Differences=Array(parts))
        made = saved(pdf)
    if not swap:
        plain(made)
        return
    with pytest.raises(UnreadableSourceError, match=f"{swap[1]} for a painted {swap[0]}"):
        plain(liar(made, {swap[0]: swap[1], swap[1]: swap[0]}))


@pytest.mark.parametrize("swapped", [False, True])
def test_glyphs_that_a_map_of_their_own_numbers(swapped):
    data = (Path(__file__).parent / "files" / "ks-2023-21.kaz.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and "/DescendantFonts" in entry:
                told = told_by(entry["/ToUnicode"].read_bytes())
                codes = {text: int.from_bytes(code, "big") for code, text in told.items()}
                glyphs = list(range(max(codes.values()) + 1))
                if swapped:
                    glyphs[codes["6"]], glyphs[codes["9"]] = codes["9"], codes["6"]
                table = b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)
                entry["/DescendantFonts"][0]["/CIDToGIDMap"] = pdf.make_stream(table)
        out = io.BytesIO()
        pdf.save(out)
    if not swapped:
        plain(out.getvalue())
        return
    with pytest.raises(UnreadableSourceError, match="6 for a painted 9, 9 for a painted 6"):
        plain(out.getvalue())


@pytest.mark.parametrize("outside", ["a part", "all", "none"])
def test_maps_of_codes_that_rest_on_another_are_refused(outside):
    data = (Path(__file__).parent / "files" / "ks-2023-21.kaz.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and "/DescendantFonts" in entry:
                if outside == "none":
                    del entry["/Encoding"]
                elif outside == "all":
                    entry["/Encoding"] = pikepdf.Name("/Elsewhere-H")
                else:
                    entry["/Encoding"] = pdf.make_stream(b"/Identity-H usecmap begincmap endcmap")
        out = io.BytesIO()
        pdf.save(out)
    with pytest.raises(UnreadableSourceError, match=r"\(lost-characters: font Tinos"):
        plain(out.getvalue())


def test_characters_for_private_use_tell_nothing():
    plain(liar(made(), {"ә": "\ue001"}))


def beside(told: str, painted: str) -> bytes:
    """A PDF whose file gives a text beside some glyphs."""
    typeset([], Sheet())
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont(FONT, 12)
    canvas.drawString(60, 700, "Суд признал статью")
    mark = f"/Span <</ActualText <FEFF{told.encode('utf-16-be').hex()}>>> BDC"
    canvas._code.append(mark)  # noqa: SLF001
    canvas.drawString(200, 700, painted)
    canvas._code.append("EMC")  # noqa: SLF001
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("told", "painted"),
    [
        ("соответствующей", "соответствующей"),
        ("не  соответствующей", "не соответствующей"),
        ("ә", "ə"),
        ("за\u00ad", "за-"),
        ("", "-"),
        ("\u00ad", "-"),
        ("fi", "ﬁ"),
        ("34\u00b9", "34¹"),
        ("сч\u00ebт", "сч\u0451т"),
    ],
)
def test_text_beside_glyphs_that_says_what_they_show(told, painted):
    plain(beside(told, painted))


@pytest.mark.parametrize(
    ("told", "painted"),
    [
        ("соответствующей", "не соответствующей"),
        ("не соответствующей", "соответствующей"),
        ("36", "39"),
        ("қ", "к"),
        ("", "не"),
        ("нет", "да"),
    ],
)
def test_text_beside_glyphs_that_says_something_else(told, painted):
    with pytest.raises(UnreadableSourceError, match="letters-changed: font Roboto"):
        plain(beside(told, painted))


@pytest.mark.parametrize("swap", [{"6": "9"}, {"қ": "к"}, {"а": "б"}])
def test_one_outline_for_two_letters(swap):
    lines = ["Суд признал 69 и 96, қаулы к абзацу, аа бб ққ кк " * 2]
    data = set_in(unknown_font(), lines * 4)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and "/ToUnicode" in entry:
                told = told_by(entry["/ToUnicode"].read_bytes())
                row = "".join(
                    f"<{c.hex()}> <{ord(swap[t]):04x}>" for c, t in told.items() if t in swap
                )
                more = f"1 beginbfchar {row} endbfchar".encode()
                entry["/ToUnicode"] = pdf.make_stream(entry["/ToUnicode"].read_bytes() + more)
        out = io.BytesIO()
        pdf.save(out)
    plain(data)
    with pytest.raises(UnreadableSourceError, match="letters-changed: font Roboto"):
        plain(out.getvalue())


@pytest.mark.parametrize("told", ["не", "13", "昀昀昀"])
def test_several_letters_for_one_shape(told):
    lines = ["Суд признал норму § соответствующей Конституции, қаулы күшіне енеді " * 2] * 4
    data = set_in(unknown_font(), lines)
    plain(data)
    lying = liar(data, {"§": told})
    assert lying is not None
    with pytest.raises(UnreadableSourceError, match=f"{told} for a painted shape"):
        plain(lying)


@pytest.mark.parametrize(
    ("told", "letters"),
    [("昀昀", "ff"), ("昀椀", "fi"), ("昀氀", "fl"), ("昀케", "ffi"), ("昀툀", "ffl")],
)
def test_letters_of_ligatures_that_ghostscript_turns_about_are_read(told, letters):
    lines = ["Суд указал адрес электронной почты заявителя: a@b."] * 3
    data = liar(set_in(unknown_font(), lines), {"@": told})
    assert data is not None
    assert f"заявителя: a{letters}b." in read_bytes(data, None).text


def test_outlines_are_those_that_fonttools_draws():
    data = Path(font_roboto.Roboto).read_bytes()
    font, program = TTFont(io.BytesIO(data)), Program(data)
    glyphs = font["glyf"]
    for name in [*font.getGlyphOrder()[1:400], font.getGlyphOrder()[-1]]:
        number = font.getGlyphID(name)
        points, ends, flags = glyphs[name].getCoordinates(glyphs)
        found = [point for contour in program[number] for point in contour]
        # Painted where its bearing says, which may be a unit away from where it was drawn.
        aside = font["hmtx"][name][1] - min((x for x, _ in points), default=0)
        assert [(x, y) for x, y, _ in found] == [(x + aside, y) for x, y in points], name
        assert [on for *_, on in found] == [bool(flag & 1) for flag in flags], name
        assert len(program[number]) == len(ends)
    assert all(
        chr(code) in program.unicode[font.getGlyphID(n)] for code, n in font.getBestCmap().items()
    )
    pen = RecordingPen()
    font.getGlyphSet()["uni0416"].draw(pen)
    assert program[font.getGlyphID("uni0416")].letters == "Ж"


@pytest.mark.parametrize("name", ["NimbusRoman-Regular", "NimbusSans-Bold", "C059-Italic"])
def test_programs_of_every_kind_have_the_same_outlines(name):
    type1, opentype = URW / f"type1/urw-base35/{name}.t1", URW / f"opentype/urw-base35/{name}.otf"
    if not (type1.exists() and opentype.exists()):
        pytest.skip("fonts-urw-base35 is not installed")
    one, other = Program(type1.read_bytes()), Program(opentype.read_bytes())
    told = {glyph: min(letters_of(glyph), default="") for glyph in TTFont(opentype).getGlyphOrder()}
    known = {glyph: letter for glyph, letter in told.items() if letter.isalnum()}
    assert len(known) > 120
    for glyph, letter in known.items():
        assert one[one.called(glyph)] == other[other.called(glyph)], letter
    assert sum(letter in one[one.called(n)].letters for n, letter in known.items()) > 80


@pytest.mark.parametrize(
    ("map_", "told"),
    [
        (b"1 beginbfchar\n<0003> <0416>\nendbfchar", {3: {"Ж"}}),
        (b"1 beginbfchar <03><00660069> endbfchar", {3: {"fi"}}),
        (b"1 beginbfrange <0003> <0005> <0430> endbfrange", {3: {"а"}, 4: {"б"}, 5: {"в"}}),
        (b"1 beginbfrange <03><04>[<0430> <0416>] endbfrange", {3: {"а"}, 4: {"Ж"}}),
        (b"beginbfchar <03><0430> endbfchar beginbfchar <03><0431> endbfchar", {3: {"а", "б"}}),
        (b"beginbfchar % <03> <0430>\n<04> <0431> endbfchar", {4: {"б"}}),
        (b"beginbfrange <0000> <ffff> <0000> endbfrange"[:40], {}),
    ],
)
def test_maps(map_, told):
    assert to_unicode(map_) == {code: frozenset(texts) for code, texts in told.items()}


def test_encodings_of_the_file():
    assert to_glyphs(b"2 begincidrange <10> <12> 7 endcidrange begincidchar <20> 3 endcidchar") == {
        0x10: 7,
        0x11: 8,
        0x12: 9,
        0x20: 3,
    }


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("six", "6"),
        ("afii10072", "ж"),
        ("afii10023", "Ё"),
        ("afii10055", "І"),
        ("afii10103", "і"),
        ("endash", "–"),
        ("uni04D9", "ә"),
        ("u04D9.alt", "ә"),
        ("one.superior", "¹"),
        ("f_i", ""),
        (".notdef", ""),
    ],
)
def test_names(name, text):
    assert letters_of(name) == (frozenset({text}) if text else frozenset())


@pytest.mark.parametrize("seed", range(12))
def test_damage_is_told_in_one_way(seed):
    chance = random.Random(seed)  # noqa: S311
    source = in_type3(made()) if seed % 2 else PRODUCED[seed % len(PRODUCED)].read_bytes()
    with pikepdf.open(io.BytesIO(source)) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Stream) and chance.random() < 0.5:
                body = bytearray(entry.read_bytes())
                for at in chance.choices(range(len(body)), k=4) if body else ():
                    body[at] = chance.randrange(256)
                entry.write(bytes(body))
        out = io.BytesIO()
        pdf.save(out)
    with suppress(UnreadableSourceError):
        plain(out.getvalue())


def _with_programs(change: Callable[[TTFont], None]) -> bytes:
    """A sound file whose font programs are changed."""
    with pikepdf.open(io.BytesIO(made())) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and "/FontFile2" in entry:
                changed = _changed(entry["/FontFile2"].read_bytes(), change)
                entry["/FontFile2"] = pdf.make_stream(changed)
        return saved(pdf)


def _changed(program: bytes, change: Callable[[TTFont], None]) -> bytes:
    font, out = TTFont(io.BytesIO(program)), io.BytesIO()
    change(font)
    font.save(out)
    return out.getvalue()


def _tables(*places: tuple[int, int], more: dict[int, int] | None = None) -> bytes:
    """A file whose fonts hold their codes under these platforms and encodings, and `more` with them."""

    def change(font: TTFont) -> None:
        names = {code: font.getGlyphName(glyph) for code, glyph in (more or {}).items()}
        codes = font["cmap"].tables[0].cmap | names
        font["cmap"].tables = [_table(place, codes) for place in places]

    return _with_programs(change)


def _table(place: tuple[int, int], codes: dict[int, str]) -> CmapSubtable:
    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID = place
    table.cmap, table.language, table.reserved, table.length, table.nGroups = codes, 0, 0, 0, 0
    return table


@pytest.mark.parametrize("place", [(0, 3), (3, 1), (3, 10), (1, 0), (3, 0)])
def test_codes_are_looked_up_where_viewers_do(place):
    data = _tables(place)
    plain(data)
    with pytest.raises(UnreadableSourceError, match="6 for a painted 9, 9 for a painted 6"):
        plain(liar(data, SWAPS["6/9"]))


def test_codes_above_all_characters_do_not_hide_a_lie():
    data = _tables((1, 0), (3, 10), more={0x11FFFF: 3})
    plain(data)
    with pytest.raises(UnreadableSourceError, match="6 for a painted 9, 9 for a painted 6"):
        plain(liar(data, SWAPS["6/9"]))


def test_codes_without_any_table_are_glyphs():
    with pytest.raises(UnreadableSourceError, match="letters-changed: font Roboto"):
        plain(_tables())  # the glyphs of the subset stand in another order than its codes


def _with_names(swap: dict[str, str]) -> bytes:
    """A file whose symbolic font tells letters by name, and has a table of letters that agrees."""
    texts: dict[int, str] = {}

    def change(font: TTFont) -> None:
        codes = font["cmap"].tables[0].cmap
        letters = {ord(text): codes[code] for code, text in texts.items() if code in codes}
        font["cmap"].tables.append(_table((3, 1), letters))

    with pikepdf.open(io.BytesIO(made())) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and "/ToUnicode" in entry:
                told = told_by(entry["/ToUnicode"].read_bytes())
                del entry["/ToUnicode"]
                texts = {code[0]: text for code, text in told.items()}
                said = {code: f"/uni{ord(swap.get(t, t)):04X}" for code, t in texts.items()}
                names = [item for code, name in said.items() for item in (code, pikepdf.Name(name))]
                entry["/Encoding"] = pikepdf.Dictionary(Differences=names)
                about = entry["/FontDescriptor"]
                changed = _changed(about["/FontFile2"].read_bytes(), change)
                about["/FontFile2"] = pdf.make_stream(changed)
        return saved(pdf)


def test_names_that_some_viewers_set_aside_are_held_against_both_glyphs():
    plain(_with_names({}))
    with pytest.raises(UnreadableSourceError, match="6 for a painted 9, 9 for a painted 6"):
        plain(_with_names(SWAPS["6/9"]))


def _turned(font: TTFont) -> None:
    """Let a program have 6 for 9, and 9 for 6."""
    glyphs, codes = font["glyf"], font["cmap"].tables[0].cmap
    six, nine = codes[ord("6")], codes[ord("9")]
    glyphs[six], glyphs[nine] = glyphs[nine], glyphs[six]


@pytest.mark.parametrize("flags", [5, pikepdf.Name("/Symbolic")])
def test_flags_of_any_kind_do_not_hide_a_lie(flags):
    with pikepdf.open(io.BytesIO(_with_names(SWAPS["6/9"]))) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and "/Flags" in entry:
                entry["/Flags"] = flags
        data = saved(pdf)
    with pytest.raises(UnreadableSourceError, match="6 for a painted 9, 9 for a painted 6"):
        plain(data)


@pytest.mark.parametrize(
    "content",
    [
        b"600 0 d0 BT /F1 1000 Tf <39> Tj ET",
        b"600 0 0 0 600 800 d1 BI /IM true /W 8 /H 1 /BPC 1 ID \xf0 EI",
        b"600 0 d0 /Form Do",
        b"600 0 d0 1 2 3 c f",
    ],
    ids=["letters of another font", "a picture", "a form", "damage"],
)
def test_letters_that_no_outline_tells_of_are_refused(content):
    with pytest.raises(UnreadableSourceError, match="lost-characters: font Roboto"):
        plain(_with_one_more(content, "ж"))
    plain(_with_one_more(content, "•"))  # signs may be pictures


def test_letters_drawn_with_states_of_any_kind_are_read():
    plain(_with_one_more(b"600 0 d0 [3 1]0 d 1 J 0 0 1 RG /G cs 1 sc 0 0 300 700 re B", "І"))


def _with_one_more(content: bytes, letter: str) -> bytes:
    """A file of glyphs that are contents, with one more, for a letter."""
    with pikepdf.open(io.BytesIO(in_type3(made()))) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and "/CharProcs" in entry:
                entry["/CharProcs"]["/odd"] = pdf.make_stream(content)
                entry["/Encoding"]["/Differences"].extend([250, pikepdf.Name("/odd")])
                told = told_by(entry["/ToUnicode"].read_bytes()) | {b"\xfa": letter}
                entry["/ToUnicode"] = pdf.make_stream(map_of(told))
        return saved(pdf)


@pytest.mark.parametrize("glyph", [-1, 0, 0xFFFF, 0x10000, 1 << 32, 1 << 200])
def test_glyphs_of_any_number_may_be_asked_for(glyph):
    program = Program(Path(font_roboto.Roboto).read_bytes())
    assert program[glyph] is None
    assert not program.name(glyph)


def test_of_two_programs_the_one_that_is_painted_is_read():
    with pikepdf.open(io.BytesIO(made())) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and "/FontFile2" in entry:
                entry["/FontFile"] = sound = entry["/FontFile2"]
                entry["/FontFile2"] = pdf.make_stream(_changed(sound.read_bytes(), _turned))
        plain(saved(pdf))


def test_letters_whose_bearings_are_all_nothing_are_no_lie():
    def change(font: TTFont) -> None:
        sides = font["hmtx"].metrics
        sides.update({name: (width, 0) for name, (width, _) in sides.items()})

    data = _with_programs(change)
    plain(data)
    with pytest.raises(UnreadableSourceError, match="letters-changed: font Roboto"):
        plain(liar(data, SWAPS["6/9"]))


def test_a_damaged_font_tells_nothing():
    data = made()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and "/FontFile2" in entry:
                whole = entry["/FontFile2"].read_bytes()
                entry["/FontFile2"] = pdf.make_stream(whole[: len(whole) // 2])
        out = io.BytesIO()
        pdf.save(out)
    plain(out.getvalue())


def test_a_font_whose_glyphs_are_not_told_is_refused_as_damaged():
    with pikepdf.open(io.BytesIO(made())) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and entry.get("/Subtype") == "/TrueType":
                glyph = pdf.make_stream(b"0 0 d0 0 0 500 700 re f")
                entry.Subtype, entry.FontMatrix = pikepdf.Name.Type3, pikepdf.Array([0.001])
                entry.CharProcs = pikepdf.Dictionary(a=glyph)
                entry.Encoding = pikepdf.Dictionary(Differences=pikepdf.Array([65, pikepdf.Name.a]))
        out = io.BytesIO()
        pdf.save(out)
    with pytest.raises(UnreadableSourceError, match="damaged"):
        plain(out.getvalue())


@pytest.mark.parametrize("operator", ["", "q /Fm0 Do Q"], ids=["on no page", "in a form"])
def test_a_letter_that_no_page_shows_tells_no_lie(operator):
    """A font that is embedded whole has codes for signs that its file never paints."""
    typeset([], Sheet())
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for words in ("Суд исходит из того, что на это не указано", "8"):
        canvas.setFont(FONT, 12)
        canvas.drawString(60, 700, words)
        canvas.showPage()
    canvas.save()
    lying = liar(out.getvalue(), {"8": "3"})
    assert lying is not None
    with pikepdf.open(io.BytesIO(lying)) as pdf:
        second = pdf.pages[1]
        form = pdf.make_stream(second.Contents.read_bytes())
        form.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form})
        form["/BBox"] = pikepdf.Array([0, 0, 600, 850])
        form["/Resources"] = second.resources
        second.Contents = pdf.make_stream(operator.encode())
        second.resources["/XObject"] = pikepdf.Dictionary({"/Fm0": form} if operator else {})
        data = saved(pdf)
    if operator:
        with pytest.raises(UnreadableSourceError, match="letters-changed"):
            plain(data)
    else:
        plain(data)
