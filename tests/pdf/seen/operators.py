"""Hidden words by page operators that no typesetter writes: content and resources put in by hand."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.pdf.saving import saved
from tests.pdf.seen.reportlab_engine import LEADING, LEFT, SIZE, TOP, painted, width
from tests.pdf.seen.ruling import Target, parts

if TYPE_CHECKING:
    from collections.abc import Callable

    Way = Callable[[pikepdf.Pdf, "Words"], bytes]


class Words:
    """Hidden words in a place of the page, as operators that show them."""

    def __init__(self, pdf: pikepdf.Pdf, target: Target) -> None:
        line, before, hidden, _ = parts(target)
        self.x, self.y = LEFT + width(before), TOP - LEADING * line
        self.width, self.text = width(hidden.rstrip()), hidden.rstrip()
        self.font, self.shown = encoded(pdf, self.text)

    def block(self, before: str = "", size: float = SIZE, matrix: str = "1 0 0 1") -> bytes:
        """A text object, other operators before its words."""
        place = f"BT {before} /{self.font} {size} Tf {matrix} {self.x} {self.y} Tm "
        return place.encode() + self.shown + b" Tj ET\n"


def encoded(pdf: pikepdf.Pdf, text: str) -> tuple[str, bytes]:
    """The name of the ruling's font on the page, and the words in its codes."""
    fonts = pdf.pages[0].resources["/Font"]
    for name, font in fonts.items():
        if "/ToUnicode" not in font:
            continue
        codes = {}
        for row in font["/ToUnicode"].read_bytes().decode("latin-1").splitlines():
            entry = row.replace("<", " ").replace(">", " ").split()
            if len(entry) == 3 and entry[0] == entry[1]:
                codes[chr(int(entry[2], 16))] = entry[0]
            elif len(entry) == 2 and all(len(n) in (2, 4) for n in entry):
                codes[chr(int(entry[1], 16))] = entry[0]
        if set(text) <= set(codes):
            return str(name)[1:], b"<" + "".join(codes[c] for c in text).encode() + b">"
    raise AssertionError(text)


def by_operators(way: Way, target: Target) -> bytes:
    """The ruling with its hidden words shown by a way of `WAYS`."""
    data = painted((lambda *_: None), target)
    pdf = pikepdf.open(io.BytesIO(data))
    content = way(pdf, Words(pdf, target))
    pdf.pages[0].contents_add(pdf.make_stream(b"q\n" + content + b"\nQ"))
    return saved(pdf)


def resource(pdf: pikepdf.Pdf, kind: str, name: str, value: object) -> None:
    resources = pdf.pages[0].resources
    if kind not in resources:
        resources[kind] = Dictionary()
    resources[kind][name] = value


def layer_off(pdf: pikepdf.Pdf, words: Words) -> bytes:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="hidden"))
    pdf.Root["/OCProperties"] = Dictionary(
        OCGs=Array([group]), D=Dictionary(OFF=Array([group]), Order=Array())
    )
    resource(pdf, "/Properties", "/L", group)
    return b"/OC /L BDC " + words.block() + b"EMC"


def layer_by_an_expression(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """Shown where a group that is on is not: never."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="on"))
    never = Dictionary(Type=Name.OCMD, VE=Array([Name.Not, group]))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([group]), D=Dictionary(ON=Array([group])))
    resource(pdf, "/Properties", "/L", pdf.make_indirect(never))
    return b"/OC /L BDC " + words.block() + b"EMC"


def layer_for_print(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """Off on the screen, and on in print."""
    usage = Dictionary(View=Dictionary(ViewState=Name.OFF), Print=Dictionary(PrintState=Name.ON))
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="print", Usage=usage))
    events = [
        Dictionary(Event=event, OCGs=Array([group]), Category=Array([event]))
        for event in (Name.View, Name.Print)
    ]
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([group]), D=Dictionary(AS=Array(events)))
    resource(pdf, "/Properties", "/L", group)
    return b"/OC /L BDC " + words.block() + b"EMC"


def layer_for_the_screen(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """On the screen, and off in print."""
    group = pdf.make_indirect(
        Dictionary(
            Type=Name.OCG, Name="screen", Usage=Dictionary(Print=Dictionary(PrintState=Name.OFF))
        )
    )
    events = [Dictionary(Event=Name.Print, OCGs=Array([group]), Category=Array([Name.Print]))]
    config = Dictionary(ON=Array([group]), AS=Array(events))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([group]), D=config)
    resource(pdf, "/Properties", "/L", group)
    return b"/OC /L BDC " + words.block() + b"EMC"


def layer_of_a_magnified_page(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """Shown from 800 % on."""
    usage = Dictionary(Zoom=Dictionary(min=8))
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="near", Usage=usage))
    events = [Dictionary(Event=Name.View, OCGs=Array([group]), Category=Array([Name.Zoom]))]
    config = Dictionary(ON=Array([group]), AS=Array(events))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([group]), D=config)
    resource(pdf, "/Properties", "/L", group)
    return b"/OC /L BDC " + words.block() + b"EMC"


def layer_of_a_form(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """The layer is told by the form itself, not by the content around it."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="hidden"))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
    form = form_of(pdf, words.block())
    form["/OC"] = group
    resource(pdf, "/XObject", "/H", form)
    return b"/H Do"


def layer_of_a_form_by_a_policy(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """The form is shown where one group, told without a list, is off; it is on."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="on"))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([group]), D=Dictionary(ON=Array([group])))
    form = form_of(pdf, words.block())
    form["/OC"] = Dictionary(Type=Name.OCMD, OCGs=group, P=Name.AllOff)
    resource(pdf, "/XObject", "/H", form)
    return b"/H Do"


def layer_to_design(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """Off, and there for those who design; the file's layers are there for all intents."""
    content = layer_off(pdf, words)
    layers = pdf.Root["/OCProperties"]
    layers["/OCGs"][0]["/Intent"], layers["/D"]["/Intent"] = Name.Design, Name.All
    return content


def form_of(
    pdf: pikepdf.Pdf, content: bytes, box: tuple[float, ...] = (0, 0, 595, 842)
) -> pikepdf.Stream:
    return pdf.make_stream(
        content,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array(list(box)),
        Resources=pdf.pages[0].resources,
    )


def form_with_a_box(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """The form's box is elsewhere: it clips."""
    resource(pdf, "/XObject", "/H", form_of(pdf, words.block(), (0, 0, 10, 10)))
    return b"/H Do"


def three_forms_deep(pdf: pikepdf.Pdf, words: Words) -> bytes:
    content = words.block("3 Tr")
    for name in ("/C", "/B", "/A"):
        form = pdf.make_stream(
            content,
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 595, 842]),
            Resources=Dictionary(
                Font=pdf.pages[0].resources["/Font"],
                XObject=pdf.pages[0].resources.get("/XObject", Dictionary()),
            ),
        )
        resource(pdf, "/XObject", name, form)
        content = name.encode() + b" Do"
    return content


def soft_mask(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """A mask of nothing but black lets nothing through."""
    group = pdf.make_stream(
        b"0 g 0 0 595 842 re f",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 595, 842]),
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray),
    )
    mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=group)
    resource(pdf, "/ExtGState", "/M", Dictionary(SMask=mask))
    return b"/M gs " + words.block()


def state_alpha(pdf: pikepdf.Pdf, words: Words) -> bytes:
    resource(pdf, "/ExtGState", "/A", Dictionary(ca=0))
    return b"/A gs " + words.block()


def blend(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """Black that lightens the white that was painted before it."""
    resource(pdf, "/ExtGState", "/B", Dictionary(BM=Name.Lighten))
    ground = f"1 g {words.x} {words.y - 3} {words.width} {SIZE + 3} re f 0 g "
    return ground.encode() + b"/B gs " + words.block()


def blend_by_a_list(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """The first mode of a list that there is."""
    content = blend(pdf, words)
    pdf.pages[0].resources["/ExtGState"]["/B"]["/BM"] = Array([Name("/Own"), Name.Lighten])
    return content


def leaning_too_far(_: pikepdf.Pdf, words: Words) -> bytes:
    """Letters that lean until they are a hair along the line."""
    return words.block(matrix="1 0 400 1")


def coded_name(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """The layer, its key written in code."""
    return layer_off(pdf, words).replace(b"/OC ", b"/#4f#43 ")


def separation(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """No ink of a colour of its own: a number of 0 is white."""
    tint = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 0, 0, 1]), N=1
    )
    space = Array([Name.Separation, Name("/Own"), Name.DeviceCMYK, tint])
    resource(pdf, "/ColorSpace", "/S", space)
    return b"/S cs 0 scn " + words.block()


def white_by_cmyk(_: pikepdf.Pdf, words: Words) -> bytes:
    return b"0 0 0 0 k " + words.block()


def white_pattern(pdf: pikepdf.Pdf, words: Words) -> bytes:
    tile = pdf.make_stream(
        b"1 g 0 0 9 9 re f",
        Type=Name.Pattern,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=Array([0, 0, 9, 9]),
        XStep=9,
        YStep=9,
        Resources=Dictionary(),
    )
    resource(pdf, "/Pattern", "/P", tile)
    return b"/Pattern cs /P scn " + words.block()


def no_width(_: pikepdf.Pdf, words: Words) -> bytes:
    return words.block("0.1 Tz")


def negative_size(_: pikepdf.Pdf, words: Words) -> bytes:
    """A size below nothing, in white: turned twice over it reads as usual."""
    return b"1 g " + words.block(size=-SIZE, matrix="-1 0 0 -1")


def mirrored_down(_: pikepdf.Pdf, words: Words) -> bytes:
    return words.block(matrix="1 0 0 -1")


def mirrored_across(_: pikepdf.Pdf, words: Words) -> bytes:
    return _across(words) + words.block()


def mirrored_by_a_scale(_: pikepdf.Pdf, words: Words) -> bytes:
    place = f" {words.x} {words.y} Tm"
    return words.block("-100 Tz").replace(
        place.encode(), f" {words.x + words.width} {words.y} Tm".encode()
    )


def mirrored_in_a_form(pdf: pikepdf.Pdf, words: Words) -> bytes:
    resource(pdf, "/XObject", "/M", form_of(pdf, words.block()))
    return _across(words) + b"/M Do"


def _across(words: Words) -> bytes:
    return f"-1 0 0 1 {2 * words.x + words.width} 0 cm ".encode()


def under_itself_in_white(_: pikepdf.Pdf, words: Words) -> bytes:
    return words.block() + b"1 g " + words.block()


def raised_off_the_page(_: pikepdf.Pdf, words: Words) -> bytes:
    return words.block("2000 Ts")


def stroked_in_white(_: pikepdf.Pdf, words: Words) -> bytes:
    return b"1 G 0.3 w " + words.block("1 Tr")


def stroked_by_nothing(_: pikepdf.Pdf, words: Words) -> bytes:
    """Filled and stroked in white."""
    return b"1 g 1 G " + words.block("2 Tr")


def clip_even_odd(_: pikepdf.Pdf, words: Words) -> bytes:
    """Two equal rectangles, by the even-odd rule, let nothing through."""
    return b"0 0 595 842 re 0 0 595 842 re W* n " + words.block()


def clip_by_lines(_: pikepdf.Pdf, words: Words) -> bytes:
    return b"0 0 m 9 0 l 9 9 l 0 9 l h W n " + words.block()


def clip_by_text(_: pikepdf.Pdf, words: Words) -> bytes:
    """Another text is the clip, far from the words."""
    far = f"BT 7 Tr /{words.font} 8 Tf 1 0 0 1 5 5 Tm ".encode() + words.shown + b" Tj ET "
    return far + words.block("0 Tr")


def mode_in_the_block_before(_: pikepdf.Pdf, words: Words) -> bytes:
    """A mode outlives the text object in which it was set."""
    return b"BT 3 Tr ET " + words.block()


def mode_behind_a_comment_in_figures(_: pikepdf.Pdf, words: Words) -> bytes:
    """In a string of figures a sign for comments begins none."""
    return f"BT /{words.font} {SIZE} Tf <% > Tj 3 Tr ET ".encode() + words.block()


def mode_behind_a_comment_in_a_string(_: pikepdf.Pdf, words: Words) -> bytes:
    """Nor does it in parentheses, and a comment opens no string."""
    return f"BT /{words.font} {SIZE} Tf (%((%))) Tj %( \n 3 Tr ET ".encode() + words.block()


def state_by_a_coded_name(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """A state whose name the page writes with a code for one of its letters."""
    resource(pdf, "/ExtGState", "/Faint", Dictionary(ca=0))
    return b"/F#61int gs " + words.block()


def white_line_by_line(_: pikepdf.Pdf, words: Words) -> bytes:
    """A light ground that is painted before the words, and again after them."""
    ground = f" {words.x - 2} {words.y - 4} {words.width + 4} {SIZE + 5} re f ".encode()
    return b"0.9 g" + ground + b"0 g " + words.block() + b"0.9 g" + ground


def on_a_ground_of_another_colour(_: pikepdf.Pdf, words: Words) -> bytes:
    """Words on what is as dark as they are, in another colour."""
    ground = f"0.3 g {words.x - 2} {words.y - 4} {words.width + 4} {SIZE + 5} re f ".encode()
    return ground + b"0.28 0.3 0.32 rg " + words.block()


def thin_white_lines(_: pikepdf.Pdf, words: Words) -> bytes:
    """Fifty white strokes over the words, each thinner than a rule."""
    lines = "".join(
        f"{words.x - 2} {words.y - 3 + n * 0.3} m {words.x + words.width + 2} {words.y - 3 + n * 0.3} l S "
        for n in range(50)
    )
    return words.block() + b"1 G 0.5 w " + lines.encode()


def thin_black_lines(_: pikepdf.Pdf, words: Words) -> bytes:
    return thin_white_lines(_, words).replace(b"1 G", b"0 G")


def inline_picture(_: pikepdf.Pdf, words: Words) -> bytes:
    place = f"{words.width + 4} 0 0 {SIZE + 5} {words.x - 2} {words.y - 4} cm "
    return words.block() + place.encode() + b"BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI"


def even_shading(grey: int) -> Dictionary:
    """A shading that is everywhere the same: black (0) or white (1)."""
    even = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([grey] * 3), C1=Array([grey] * 3), N=1
    )
    return Dictionary(
        ShadingType=2,
        ColorSpace=Name.DeviceRGB,
        Coords=Array([0, 0, 1, 0]),
        Function=even,
        Extend=Array([True, True]),
    )


def shading_over(pdf: pikepdf.Pdf, words: Words) -> bytes:
    resource(pdf, "/Shading", "/W", even_shading(1))
    clip = f"{words.x - 2} {words.y - 4} {words.width + 4} {SIZE + 5} re W n /W sh"
    return words.block() + clip.encode()


def white_over_white_text(_: pikepdf.Pdf, words: Words) -> bytes:
    """The words in black, and then twice in white."""
    return words.block() + b"1 g " + words.block() + words.block()


def thick_dash(_: pikepdf.Pdf, words: Words) -> bytes:
    """A white stroke as high as the line, dashed so that it has no gaps."""
    line = f"[100 0] 0 d 14 w {words.x - 2} {words.y + 3} m {words.x + words.width + 2} {words.y + 3} l S"
    return words.block() + b"1 G " + line.encode()


def type_3(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """A font of Type 3 whose glyphs paint nothing, with a text for each."""
    letters = sorted(set(words.text))
    _type_3(pdf, letters, [b"500 0 d0"] * len(letters))
    codes = "".join(f"{letters.index(c) + 65:02X}" for c in words.text)
    return f"BT /T3 {SIZE} Tf 1 0 0 1 {words.x} {words.y} Tm <{codes}> Tj ET".encode()


def words_in_a_glyph(pdf: pikepdf.Pdf, words: Words, told: str) -> bytes:
    """One glyph that shows the words in another font, and a text for it."""
    shown = f"1200 0 d0 BT /{words.font} 1000 Tf ".encode() + words.shown + b" Tj ET"
    _type_3(pdf, [told], [shown])["/Resources"] = pdf.pages[0].resources
    return f"BT /T3 {SIZE} Tf 1 0 0 1 {words.x} {words.y} Tm <41> Tj ET".encode()


def _type_3(pdf: pikepdf.Pdf, texts: list[str], glyphs: list[bytes]) -> pikepdf.Object:
    names = [f"/g{n}" for n in range(len(glyphs))]
    rows = "".join(f"<{n + 65:02X}> <{ord(c):04X}>\n" for n, c in enumerate(texts))
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
        f"endcodespacerange {len(texts)} beginbfchar\n{rows}endbfchar endcmap end"
    )
    procs = {name: pdf.make_stream(glyph) for name, glyph in zip(names, glyphs, strict=True)}
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(procs),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, *map(Name, names)])),
        FirstChar=65,
        LastChar=64 + len(texts),
        Widths=Array([500] * len(texts)),
        ToUnicode=pdf.make_stream(cmap.encode()),
    )
    resource(pdf, "/Font", "/T3", pdf.make_indirect(font))
    return pdf.pages[0].resources["/Font"]["/T3"]


WAYS: dict[str, Way] = {
    way.__name__.replace("_", "-"): way
    for way in (
        layer_off,
        layer_by_an_expression,
        layer_for_print,
        layer_for_the_screen,
        layer_of_a_magnified_page,
        layer_of_a_form,
        layer_of_a_form_by_a_policy,
        layer_to_design,
        coded_name,
        form_with_a_box,
        three_forms_deep,
        soft_mask,
        state_alpha,
        blend,
        blend_by_a_list,
        leaning_too_far,
        separation,
        white_by_cmyk,
        white_pattern,
        no_width,
        negative_size,
        mirrored_down,
        mirrored_across,
        mirrored_by_a_scale,
        mirrored_in_a_form,
        under_itself_in_white,
        raised_off_the_page,
        stroked_in_white,
        stroked_by_nothing,
        clip_even_odd,
        clip_by_lines,
        clip_by_text,
        mode_in_the_block_before,
        mode_behind_a_comment_in_figures,
        mode_behind_a_comment_in_a_string,
        state_by_a_coded_name,
        white_line_by_line,
        on_a_ground_of_another_colour,
        thin_white_lines,
        thin_black_lines,
        inline_picture,
        shading_over,
        white_over_white_text,
        thick_dash,
        type_3,
    )
}
