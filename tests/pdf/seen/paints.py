"""Words in every paint, layer, blend, clip and form that PDF has: each once unseen, and once seen well.

A colour by numbers of a calibrated space, a group of layers by an expression, a pattern, a mask: the
same operators hide words or show them by a number alone, so that each unseen one has a sound twin.
"""

from __future__ import annotations

import zlib
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms

from tests.pdf.seen.operators import form_of, resource
from tests.pdf.seen.reportlab_engine import SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pikepdf

    from tests.pdf.seen.operators import Way, Words

    Space = Callable[[pikepdf.Pdf], Any]

_D65 = {"/WhitePoint": Array([0.9505, 1, 1.089])}


class Twins(NamedTuple):
    """One way to paint words, so that they are not seen, and so that they are."""

    unseen: Way
    seen: Way


def _space(make: Space, numbers: str) -> Way:
    """Words in a colour of a space."""

    def way(pdf: pikepdf.Pdf, words: Words) -> bytes:
        resource(pdf, "/ColorSpace", "/Odd", make(pdf))
        return f"/Odd cs {numbers} scn ".encode() + words.block()

    return way


def _cal_gray(_: pikepdf.Pdf, gamma: float = 2.2) -> object:
    return Array([Name.CalGray, Dictionary(_D65 | {"/Gamma": gamma})])


def _cal_rgb(_: pikepdf.Pdf, gamma: float = 2.2) -> object:
    matrix = [0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505]
    calibrated = {"/Gamma": Array([gamma] * 3), "/Matrix": Array(matrix)}
    return Array([Name.CalRGB, Dictionary(_D65 | calibrated)])


def _lab(_: pikepdf.Pdf) -> object:
    return Array([Name.Lab, Dictionary(_D65 | {"/Range": Array([-100, 100, -100, 100])})])


def _icc(pdf: pikepdf.Pdf) -> object:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return Array([Name.ICCBased, pdf.make_stream(profile, N=3, Alternate=Name.DeviceRGB)])


def _icc_that_is_none(pdf: pikepdf.Pdf) -> object:
    return Array([Name.ICCBased, pdf.make_stream(b"none", N=1, Alternate=Name.DeviceGray)])


def _icc_of_lab(pdf: pikepdf.Pdf) -> object:
    """Numbers from 0 to 100: what is light for a device is dark here."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    ranges = Array([0, 100, -128, 127, -128, 127])
    return Array([Name.ICCBased, pdf.make_stream(profile, N=3, Alternate=_lab(pdf), Range=ranges)])


def _indexed(_: pikepdf.Pdf) -> object:
    """0 is white, 1 is black."""
    return Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\xff\xff\xff\0\0\0")])


def _indexed_calibrated(pdf: pikepdf.Pdf) -> object:
    table = pdf.make_stream(zlib.decompress(zlib.compress(b"\xff\0")))
    return Array([Name.Indexed, _cal_gray(pdf), 1, table])


def _tint(low: list[float], high: list[float]) -> Dictionary:
    return Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array(low), C1=Array(high), N=1)


def _inverse(_: pikepdf.Pdf) -> object:
    """A colour of its own whose full ink is white."""
    return Array([Name.Separation, Name("/Own"), Name.DeviceGray, _tint([0], [1])])


def _separated_lab(pdf: pikepdf.Pdf) -> object:
    return Array([Name.Separation, Name("/Own"), _lab(pdf), _tint([100, 0, 0], [10, 0, 0])])


def _all(_: pikepdf.Pdf) -> object:
    return Array([Name.Separation, Name("/All"), Name.DeviceGray, _tint([1], [0])])


def _two_inks(pdf: pikepdf.Pdf) -> object:
    program = pdf.make_stream(
        b"{ add 2 div 1 exch sub }",
        FunctionType=4,
        Domain=Array([0, 1, 0, 1]),
        Range=Array([0, 1]),
    )
    inks = Array([Name("/One"), Name("/Two")])
    return Array([Name.DeviceN, inks, Name.DeviceGray, program])


def _standing_for(pdf: pikepdf.Pdf, words: Words, number: str, gamma: float) -> bytes:
    """The device's grey is a calibrated one."""
    grey = Array([Name.CalGray, Dictionary(_D65 | {"/Gamma": gamma})])
    resource(pdf, "/ColorSpace", "/DefaultGray", grey)
    return f"{number} g ".encode() + words.block()


def _inks_of_none(unseen: str) -> Way:
    """A colour that paints nothing at all, whatever its number is."""

    def way(pdf: pikepdf.Pdf, words: Words) -> bytes:
        space = Array([Name.Separation, Name(unseen), Name.DeviceGray, _tint([1], [0])])
        resource(pdf, "/ColorSpace", "/Odd", space)
        return b"/Odd cs 1 scn " + words.block()

    return way


def _state(words_of: str = "", **state: object) -> Way:
    """Words under a graphics state."""

    def way(pdf: pikepdf.Pdf, words: Words) -> bytes:
        resource(pdf, "/ExtGState", "/Odd", Dictionary(**state))
        return f"/Odd gs {words_of} ".encode() + words.block()

    return way


def _blended(colour: str, mode: object) -> Way:
    """Words that are mixed with the white that was painted before them."""

    def way(pdf: pikepdf.Pdf, words: Words) -> bytes:
        resource(pdf, "/ExtGState", "/Odd", Dictionary(BM=mode))
        ground = f"1 g {words.x + 0.4} {words.y - 4} {words.width - 0.8} {SIZE + 5} re f {colour} "
        return ground.encode() + b"/Odd gs " + words.block()

    return way


def _mask(group: str, **mask: object) -> Way:
    """Words through a soft mask."""

    def way(pdf: pikepdf.Pdf, words: Words) -> bytes:
        content = group.format(x=words.x, y=words.y - 4, w=words.width, h=SIZE + 4)
        form = form_of(pdf, content.encode())
        form["/Group"] = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
        soft = Dictionary(Type=Name.Mask, G=form, S=Name.Luminosity, **mask)
        resource(pdf, "/ExtGState", "/Odd", Dictionary(SMask=soft))
        return b"/Odd gs " + words.block()

    return way


def _stroked(before: str) -> Way:
    return lambda _, words: before.encode() + b" " + words.block("1 Tr")


def _tile(pdf: pikepdf.Pdf, content: str, step: float = 4, **more: object) -> object:
    return pdf.make_stream(
        content.encode(),
        Type=Name.Pattern,
        PatternType=1,
        PaintType=more.pop("PaintType", 1),
        TilingType=1,
        BBox=Array([0, 0, 4, 4]),
        XStep=step,
        YStep=step,
        Resources=Dictionary(),
        **more,
    )


def _tiled(content: str, step: float = 4, **more: object) -> Way:
    def way(pdf: pikepdf.Pdf, words: Words) -> bytes:
        resource(pdf, "/Pattern", "/P", _tile(pdf, content, step, **more))
        return b"/Pattern cs /P scn " + words.block()

    return way


def _tiled_in_a_colour(grey: float) -> Way:
    """A pattern without a colour of its own."""

    def way(pdf: pikepdf.Pdf, words: Words) -> bytes:
        resource(pdf, "/Pattern", "/P", _tile(pdf, "0 0 5 5 re f", PaintType=2))
        resource(pdf, "/ColorSpace", "/Odd", Array([Name.Pattern, Name.DeviceGray]))
        return f"/Odd cs {grey} /P scn ".encode() + words.block()

    return way


def _shaded(low: float, high: float) -> Way:
    """A shading as a pattern."""

    def way(pdf: pikepdf.Pdf, words: Words) -> bytes:
        shading = Dictionary(
            ShadingType=2,
            ColorSpace=Name.DeviceGray,
            Coords=Array([0, 0, 595, 0]),
            Function=_tint([low], [high]),
            Extend=Array([True, True]),
        )
        resource(pdf, "/Pattern", "/P", Dictionary(PatternType=2, Shading=shading))
        return b"/Pattern cs /P scn " + words.block()

    return way


def _layer(make: Callable[[Any, Any], Dictionary], **more: object) -> Way:
    """Words in a membership of two groups, of which the first is on and the second off."""

    def way(pdf: pikepdf.Pdf, words: Words) -> bytes:
        on, off = (
            pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(n))) for n in ("on", "off")
        )
        config = Dictionary(OFF=Array([off]), Order=Array(), **more)
        pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([on, off]), D=config)
        resource(pdf, "/Properties", "/L", pdf.make_indirect(make(on, off)))
        return b"/OC /L BDC " + words.block() + b"EMC"

    return way


def _members(policy: str, *which: int) -> Way:
    def make(*groups: object) -> Dictionary:
        chosen = Array([groups[n] for n in which])
        return Dictionary(Type=Name.OCMD, OCGs=chosen, P=Name("/" + policy))

    return _layer(make)


def _member(which: int, policy: str) -> Way:
    """One group that is no array: of some policies readers show what it hides, or hide what it shows."""
    return _layer(
        lambda *groups: Dictionary(Type=Name.OCMD, OCGs=groups[which], P=Name("/" + policy))
    )


def _expression(*words: str | int) -> Way:
    """An operator and its groups, the second half negated where a number is below nothing."""

    def make(*groups: object) -> Dictionary:
        operands = [
            groups[n] if n >= 0 else Array([Name.Not, groups[~n]])
            for n in words
            if n in range(-2, 2)
        ]
        return Dictionary(Type=Name.OCMD, VE=Array([Name(f"/{words[0]}"), *operands]))

    return _layer(make)


def _base_state(*on: int) -> Way:
    """All groups are off but those that are named."""

    def way(pdf: pikepdf.Pdf, words: Words) -> bytes:
        group, other = (
            pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(n))) for n in ("a", "b")
        )
        config = Dictionary(BaseState=Name.OFF, ON=Array([(group, other)[n] for n in on]))
        pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([group, other]), D=config)
        resource(pdf, "/Properties", "/L", group)
        return b"/OC /L BDC " + words.block() + b"EMC"

    return way


def _nested_layers(outer: int) -> Way:
    """Words in a group that is on, inside another."""

    def way(pdf: pikepdf.Pdf, words: Words) -> bytes:
        inner = _layer(lambda *groups: groups[0])(pdf, words)
        groups = pdf.Root["/OCProperties"]["/OCGs"]
        resource(pdf, "/Properties", "/M", groups[outer])
        return b"/OC /M BDC " + inner + b" EMC"

    return way


def _clip(path: str, rule: str = "W") -> Way:
    """Words behind a clip whose path is told from where they stand."""

    def way(_: pikepdf.Pdf, words: Words) -> bytes:
        shown = path.format(x=words.x - 2, y=words.y - 4, w=words.width + 4, h=SIZE + 6)
        return f"{shown} {rule} n ".encode() + words.block()

    return way


def _clips(*paths: str) -> Way:
    """Words behind several clips, one in the other."""
    return _clip(" W n ".join(paths))


def _band(low: float, high: float) -> Way:
    """A level band of the words alone, from and to a height above their baseline."""

    def way(_: pikepdf.Pdf, words: Words) -> bytes:
        band = f"0 {words.y + low} 595 {high - low} re W n "
        return band.encode() + words.block()

    return way


def _placed(matrix: str, inner: str = "1 0 0 1") -> Way:
    """Words in a form, moved by the content around it or by its own matrix."""

    def way(pdf: pikepdf.Pdf, words: Words) -> bytes:
        form = form_of(pdf, words.block(), (-2000, -2000, 2000, 2000))
        form["/Matrix"] = Array([float(n) for n in (*inner.split(), "0", "0")])
        resource(pdf, "/XObject", "/H", form)
        return matrix.encode() + b" cm /H Do"

    return way


def _under_a_group(alpha: float) -> Way:
    """A group as a whole is as clear as the state that it is painted in."""

    def way(pdf: pikepdf.Pdf, words: Words) -> bytes:
        form = form_of(pdf, words.block())
        form["/Group"] = Dictionary(S=Name.Transparency)
        resource(pdf, "/XObject", "/H", form)
        resource(pdf, "/ExtGState", "/Odd", Dictionary(ca=alpha, CA=alpha))
        return b"/Odd gs /H Do"

    return way


def _covered(cover: Callable[[pikepdf.Pdf, Words], bytes]) -> Way:
    """Something is painted over the words, or before them."""
    return lambda pdf, words: words.block() + b"\n" + cover(pdf, words)


def _beneath(cover: Callable[[pikepdf.Pdf, Words], bytes]) -> Way:
    return lambda pdf, words: cover(pdf, words) + b"\n" + words.block()


def _place(words: Words) -> str:
    return f"q {words.width - 0.8} 0 0 {SIZE + 5} {words.x + 0.4} {words.y - 4} cm "


def _stencil(pdf: pikepdf.Pdf, words: Words) -> bytes:
    """A picture that is a mask for the colour in force."""
    picture = pdf.make_stream(
        b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ImageMask=True,
        BitsPerComponent=1,
    )  # fmt: skip
    resource(pdf, "/XObject", "/S", picture)
    return _place(words).encode() + b"0.98 g /S Do Q"


def _picture_with_a_mask(pdf: pikepdf.Pdf, words: Words, alpha: bytes) -> bytes:
    kind = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 1, "Height": 1}
    grey = kind | {"ColorSpace": Name.DeviceGray, "BitsPerComponent": 8}
    mask = pdf.make_stream(alpha, **grey)
    resource(pdf, "/XObject", "/S", pdf.make_stream(b"\xff", **grey, SMask=mask))
    return _place(words).encode() + b"/S Do Q"


def _tiles_over(pdf: pikepdf.Pdf, words: Words) -> bytes:
    resource(pdf, "/Pattern", "/P", _tile(pdf, "1 g 0 0 5 5 re f"))
    area = f"{words.x + 0.4} {words.y - 4} {words.width - 0.8} {SIZE + 5} re f"
    return f"q /Pattern cs /P scn {area} Q".encode()


def _white_form(pdf: pikepdf.Pdf, words: Words) -> bytes:
    resource(pdf, "/XObject", "/W", form_of(pdf, b"1 g 0 0 1 1 re f", (0, 0, 1, 1)))
    return _place(words).encode() + b"/W Do Q"


def _flattened(up: float) -> Way:
    return lambda _, words: words.block(matrix=f"1 0 0 {up}")


def _size(size: float, scale: float) -> Way:
    """A size of the font and a matrix that undoes it, or not."""
    return lambda _, words: words.block(size=size, matrix=f"{scale} 0 0 {scale}")


def _in_pieces(gap: int) -> Way:
    """A clip of stripes: letters fall between them, or do not."""

    def way(_: pikepdf.Pdf, words: Words) -> bytes:
        stripes = " ".join(
            f"{words.x - 2 + n * 0.5} {words.y - 4} {0.5 - gap * 0.45} {SIZE + 6} re"
            for n in range(int(2 * words.width) + 8)
        )
        return f"{stripes} W n ".encode() + words.block()

    return way


_LOW, _HIGH = "{x} {y} {w} {h} re", "0 0 9 9 re"
PAINTS: dict[str, Twins] = {
    "calibrated-grey": Twins(_space(_cal_gray, "1"), _space(_cal_gray, "0.1")),
    "calibrated-grey-by-gamma": Twins(
        _space(partial(_cal_gray, gamma=0.01), "0.2"), _space(partial(_cal_gray, gamma=9), "0.7")
    ),
    "calibrated-colour-by-gamma": Twins(
        _space(partial(_cal_rgb, gamma=0.01), "0.2 0.2 0.2"),
        _space(partial(_cal_rgb, gamma=9), "0.7 0.7 0.7"),
    ),
    "calibrated-colour": Twins(_space(_cal_rgb, "1 1 1"), _space(_cal_rgb, "0 0 0.3")),
    "lab": Twins(_space(_lab, "100 0 0"), _space(_lab, "10 0 0")),
    "profile": Twins(_space(_icc, "1 1 1"), _space(_icc, "0 0 0")),
    "broken-profile": Twins(_space(_icc_that_is_none, "1"), _space(_icc_that_is_none, "0")),
    "profile-of-lab": Twins(_space(_icc_of_lab, "99 0 0"), _space(_icc_of_lab, "1 0 0")),
    "indexed": Twins(_space(_indexed, "0"), _space(_indexed, "1")),
    "indexed-calibrated": Twins(_space(_indexed_calibrated, "0"), _space(_indexed_calibrated, "1")),
    "inverse-ink": Twins(_space(_inverse, "1"), _space(_inverse, "0")),
    "ink-of-lab": Twins(_space(_separated_lab, "0"), _space(_separated_lab, "1")),
    "all-inks": Twins(_space(_all, "0"), _space(_all, "1")),
    "two-inks": Twins(_space(_two_inks, "0 0"), _space(_two_inks, "1 1")),
    "no-ink": Twins(_inks_of_none("/None"), _inks_of_none("/Black")),
    "standing-for-grey": Twins(
        partial(_standing_for, number="0.6", gamma=0.01),
        partial(_standing_for, number="0.05", gamma=1.0),
    ),
    "difference": Twins(_blended("0 g", Name.Difference), _blended("1 g", Name.Difference)),
    "exclusion": Twins(_blended("0 g", Name.Exclusion), _blended("1 g", Name.Exclusion)),
    "screen": Twins(_blended("0 g", Name.Screen), _blended("0 g", Name.Multiply)),
    "dodge": Twins(_blended("0 g", Name.ColorDodge), _blended("0 g", Name.Darken)),
    "multiply": Twins(_blended("1 g", Name.Multiply), _blended("0 g", Name.HardLight)),
    "several-blends": Twins(
        _blended("0 g", Array([Name.Lighten, Name.Normal])),
        _blended("0 g", Array([Name.Normal, Name.Lighten])),
    ),
    "blend-on-no-ground": Twins(_state("1 g", BM=Name.Difference), _state("0 g", BM=Name.Screen)),
    "alpha-of-strokes": Twins(
        _state("1 Tr", CA=0),
        _state("1 Tr 0.4 w", CA=1),
    ),
    "mask": Twins(_mask("0 g 0 0 595 842 re f"), _mask("1 g 0 0 595 842 re f")),
    "mask-backdrop": Twins(_mask("", BC=Array([0])), _mask("", BC=Array([1]))),
    "mask-here": Twins(
        _mask("1 g 0 0 595 842 re f 0 g {x} {y} {w} {h} re f"), _mask("1 g {x} {y} {w} {h} re f")
    ),
    "no-dashes": Twins(_stroked("[0.01 900] 300 d 0.4 w"), _stroked("[] 0 d 0.4 w")),
    "empty-tiles": Twins(_tiled(""), _tiled("0 g 0 0 5 5 re f")),
    "white-tiles": Twins(_tiled("1 g 0 0 5 5 re f"), _tiled("0.2 g 0 0 5 5 re f")),
    "tiles-far-apart": Twins(_tiled("0 g 0 0 4 4 re f", 3000), _tiled("0 g 0 0 4 4 re f", 3.9)),
    "tiles-of-dots": Twins(_tiled("0 g 0 0 .7 .7 re f"), _tiled("0 g 0 0 5 4.9 re f")),
    "tiles-in-a-colour": Twins(_tiled_in_a_colour(1), _tiled_in_a_colour(0.1)),
    "shading": Twins(_shaded(1, 1), _shaded(0, 0.3)),
    "all-on": Twins(_members("AllOn", 0, 1), _members("AllOn", 0)),
    "all-off": Twins(_members("AllOff", 0, 1), _members("AllOff", 1)),
    "any-off": Twins(_members("AnyOff", 0), _members("AnyOff", 0, 1)),
    "any-on": Twins(_members("AnyOn", 1), _members("AnyOn", 0, 1)),
    "one-all-off": Twins(_member(0, "AllOff"), _member(0, "AnyOn")),
    "one-any-off": Twins(_member(1, "AnyOff"), _member(0, "AllOn")),
    "expression-and": Twins(_expression("And", 0, 1), _expression("And", 0, ~1)),
    "expression-or": Twins(_expression("Or", ~0, 1), _expression("Or", ~0, 0)),
    "expression-not": Twins(_expression("Not", 0), _expression("Not", 1)),
    "base-state": Twins(_base_state(), _base_state(0)),
    "nested-layers": Twins(_nested_layers(1), _nested_layers(0)),
    "clip-elsewhere": Twins(_clip(_HIGH), _clip(_LOW)),
    "clip-of-nothing": Twins(_clip("{x} {y} 0 0 re"), _clip("{x} {y} {w} {h} re {x} {y} 0 0 re")),
    "clips-that-do-not-meet": Twins(
        _clips("{x} 0 900 {y} re", _LOW), _clips(_LOW, "0 0 900 900 re")
    ),
    "clip-with-a-hole": Twins(
        _clip("0 0 595 842 re " + _LOW, "W*"), _clip("0 0 595 842 re {x} 0 2 2 re", "W*")
    ),
    "clip-of-a-triangle": Twins(_clip("0 0 m 9 0 l 9 9 l h"), _clip("0 0 m 3000 0 l 0 3000 l h")),
    "clip-of-curves": Twins(
        _clip("0 0 m 0 9 9 9 9 0 c h"), _clip("-900 -900 m -900 3000 3000 3000 3000 -900 c h")
    ),
    "upper-half": Twins(_band(4, 12), _band(-4, 12)),
    "lower-half": Twins(_band(-4, 1.6), _band(-3.2, 9.6)),
    "middle": Twins(_band(1.6, 3.2), _band(-4, 10)),
    "clip-of-stripes": Twins(_in_pieces(1), _in_pieces(0)),
    "form-moved-away": Twins(_placed("1 0 0 1 2000 0"), _placed("1 0 0 1 0 0")),
    "form-scaled-away": Twins(_placed("0.01 0 0 0.01 0 0"), _placed("0.5 0 0 0.5 0 0", "2 0 0 2")),
    "form-scaled-by-itself": Twins(
        _placed("1 0 0 1 0 0", "0.001 0 0 0.001"), _placed("1 0 0 1 0 0", "1 0 0 1")
    ),
    "clear-group": Twins(_under_a_group(0), _under_a_group(0.95)),
    "stencil": Twins(_covered(_stencil), _beneath(_stencil)),
    "picture-with-a-mask": Twins(
        _covered(partial(_picture_with_a_mask, alpha=b"\xff")),
        _covered(partial(_picture_with_a_mask, alpha=b"\0")),
    ),
    "tiles-over": Twins(_covered(_tiles_over), _beneath(_tiles_over)),
    "form-over": Twins(_covered(_white_form), _beneath(_white_form)),
    "flattened": Twins(_flattened(0.01), _flattened(0.98)),
    "size-undone": Twins(_size(110, 0.001), _size(110, 0.1)),
}
"""Ways by name."""


def twins() -> Iterator[tuple[str, bool, Way]]:
    """Every way once so that words are not seen, and once so that they are."""
    for name, pair in PAINTS.items():
        yield name, False, pair.unseen
        yield name, True, pair.seen
