"""How the letters of a run look: what its styles and its own properties come to (17.3.2, 17.7)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from lxml.etree import _Element

from pipeline.read.colours import BLACK, WHITE, Colour, colour_of, is_faint, unseen
from pipeline.read.docx.wordml import (
    attribute,
    child,
    children,
    is_on,
    is_on_attribute,
    local,
    number,
)
from pipeline.read.geometry import Appearance

_TOGGLES: Final = frozenset({"caps", "dstrike", "strike", "vanish"})
"""Properties that a paragraph's and a character's style switch back and forth between them."""
_TINIEST: Final = 6
"""Half-points below which nobody reads a letter."""
_LEAST_SHIFT: Final = 4
"""Half-points above or below the line from which a letter is an index."""
_FAR: Final = 100
"""Half-points above or below the line where no index stands."""
_OF_THEMES: Final = {
    **dict.fromkeys(("background1", "bg1", "light1", "lt1"), WHITE),
    **dict.fromkeys(("dark1", "dk1", "text1", "tx1"), BLACK),
}
_SIGNS: Final = re.compile(r"symbol|wingdings|webdings", re.IGNORECASE)
"""Fonts that have signs in the place of letters."""
_PARTS: Final = (
    ("band1Vert", 0), ("band2Vert", 0), ("band1Horz", 0), ("band2Horz", 0), ("lastCol", 0x100),
    ("firstCol", 0x80), ("lastRow", 0x40), ("firstRow", 0x20),
)  # fmt: skip
"""Parts of a table that a style has looks for, the weakest first, with the bit that switches them on."""
_NO_ROWS_BANDED, _NO_COLUMNS_BANDED, _USUAL_LOOK = 0x200, 0x400, 0x4A0
_LOOKS: Final = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip
_HIGHLIGHTS: Final = {
    "black": "#000", "blue": "#00f", "cyan": "#0ff", "darkblue": "#00008b", "darkcyan": "#008b8b",
    "darkgray": "#a9a9a9", "darkgreen": "#006400", "darkmagenta": "#800080", "darkred": "#8b0000",
    "darkyellow": "#808000", "green": "#0f0", "lightgray": "#d3d3d3", "magenta": "#f0f", "red": "#f00",
    "white": "#fff", "yellow": "#ff0",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What bears on whether letters are seen, and as which."""

    toggles: frozenset[str] = frozenset()
    colour: Colour | None = None
    """None where Word takes black or white, whichever is seen on the ground."""
    ground: Colour = WHITE
    size: int = 22
    """In half-points."""
    raised: int = 0
    pressed: bool = False
    """The letters are so narrow, or so close, that they are one stroke."""
    is_far: bool = False
    """The letters stand lines above or below their own."""
    signs: bool = False
    """The letters are signs of a font such as Wingdings."""

    @property
    def appearance(self) -> Appearance | None:
        """Why the letters are not plainly seen, if so."""
        if "vanish" in self.toggles:
            return Appearance.HIDDEN
        if self.toggles & {"strike", "dstrike"}:
            return Appearance.STRUCK
        if self.size < _TINIEST or self.pressed:
            return Appearance.TINY
        if self.colour is None or self.is_far:
            return Appearance.FAINT if self.is_far else None
        if unseen(self.colour, self.ground):
            return Appearance.UNPAINTED
        return Appearance.FAINT if is_faint(self.colour, self.ground) else None


PLAIN: Final = Look()


class Cell(NamedTuple):
    """The place of a cell in its table: its row and column from 0, and how many there are."""

    row: int
    rows: int
    column: int
    columns: int


class Numbered(NamedTuple):
    """Of which list a paragraph is, and on which level."""

    identifier: str | None
    level: int
    styles: tuple[str, ...] = ()
    """The paragraph's style and those that it is based on, where one of them may tell the level."""


class RunLooks:
    """The looks of a document's runs, by its styles."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: Mapping[str, _Element] = {
            attribute(style, "styleId") or "": style for style in children(root, "style")
        }
        self.plain = _look_with(PLAIN, child(root, "docDefaults", "rPrDefault", "rPr"))
        usual = (
            name
            for name, style in self._styles.items()
            if attribute(style, "type") == "paragraph" and is_on_attribute(style, "default")
        )
        self._usual = next(usual, "")
        self._known: dict[tuple[str, Look, bool], Look] = {}

    def of_paragraph(self, properties: _Element | None, base: Look) -> Look:
        """The look of the letters of a paragraph, before what its runs say; `base` lies beneath it."""
        look = self._with_style(attribute(child(properties, "pStyle")) or self._usual, base)
        return with_ground(look, properties)

    def of_run(self, paragraph: Look, properties: _Element | None) -> Look:
        """The look of a run of a paragraph of that look."""
        if properties is None:
            return paragraph
        # A toggle in the paragraph's style and in the character's cancel each other (17.7.3).
        name = attribute(child(properties, "rStyle")) or ""
        return _look_with(self._with_style(name, paragraph, switching=True), properties)

    def of_cell(self, properties: _Element | None, cell: Cell, base: Look) -> Look:
        """What the style of a table of these properties lays beneath a cell's paragraphs (17.7.6)."""
        on = _parts_on(child(properties, "tblLook"), cell)
        for style in self._style_chain(attribute(child(properties, "tblStyle")) or ""):
            parts = {attribute(part, "type"): part for part in children(style, "tblStylePr")}
            for part in (style, *(parts[name] for name in on if name in parts)):
                base = with_ground(_look_with(base, child(part, "rPr")), child(part, "tcPr"))
        return base

    def list_and_level(self, properties: _Element | None) -> Numbered:
        """The list and the level of a paragraph: its own, or those of its style."""
        own = child(properties, "numPr")
        chain = self._style_chain(attribute(child(properties, "pStyle")) or self._usual)[::-1]
        identifier, level = attribute(child(own, "numId")), child(own, "ilvl")
        if identifier is not None:
            return Numbered(identifier, number(level) or 0)
        parts = [child(style, "pPr", "numPr") for style in chain]
        identifiers = filter(None, (attribute(child(one, "numId")) for one in parts))
        levels = filter(None, (number(child(one, "ilvl")) for one in (own, *parts)))
        names = tuple(attribute(style, "styleId") or "" for style in chain)
        styles = names if level is None else ()
        return Numbered(next(identifiers, None), next(levels, 0), styles)

    def _with_style(self, name: str, look: Look, *, switching: bool = False) -> Look:
        """A look with what a style and those that it is based on say of letters.

        `switching` where the toggles that they come to turn those of the look.
        """
        key = (name, look, switching)
        if key not in self._known:
            before = look.toggles if switching else frozenset()
            look = replace(look, toggles=look.toggles - before)
            for style in self._style_chain(name):
                look = _look_with(look, child(style, "rPr"))
            self._known[key] = replace(look, toggles=look.toggles ^ before)
        return self._known[key]

    def _style_chain(self, name: str) -> list[_Element]:
        """A style and those that it is based on, the farthest first."""
        chain: list[_Element] = []
        # Bounded, since the styles of a damaged file may be based on each other.
        while (style := self._styles.get(name)) is not None and style not in chain:
            chain.append(style)
            name = attribute(child(chain[-1], "basedOn")) or ""
        return chain[::-1]


def read_alike(one: Look, other: Look) -> bool:
    """Whether letters of two looks are read alike: seen as well, as high, in the same case."""
    seen = one.appearance == other.appearance and one.raised == other.raised
    return seen and not (one.toggles ^ other.toggles) & {"caps"}


def with_ground(look: Look, properties: _Element | None) -> Look:
    """A look on what a cell or a paragraph lays beneath its words."""
    ground = _colour_of_ground(child(properties, "shd"))
    return replace(look, ground=ground) if ground else look


def _parts_on(look: _Element | None, cell: Cell) -> list[str]:
    """The parts of a table's style that a cell has, the weakest first."""
    value = attribute(look) or ""
    bits = int(value, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", value) else 0
    for name, bit in _LOOKS.items():
        if attribute(look, name) is not None:
            bits = bits | bit if is_on_attribute(look, name) else bits & ~bit
    bits = _USUAL_LOOK if look is None else bits
    row, column = (cell.row - bool(bits & 0x20)) % 2, (cell.column - bool(bits & 0x80)) % 2
    of_cell = {
        "firstRow": cell.row == 0, "lastRow": cell.row == cell.rows - 1, "firstCol": cell.column == 0,
        "lastCol": cell.column == cell.columns - 1, f"band{row + 1}Horz": not bits & _NO_ROWS_BANDED,
        f"band{column + 1}Vert": not bits & _NO_COLUMNS_BANDED,
    }  # fmt: skip
    return [name for name, bit in _PARTS if of_cell.get(name) and (not bit or bits & bit)]


def with_properties(look: Look, *properties: _Element | None) -> Look:
    """A look with further properties of runs, one after the other."""
    for one in properties:
        look = _look_with(look, one)
    return look


def _look_with(look: Look, properties: _Element | None) -> Look:
    """A look with further properties."""
    for node in () if properties is None else properties:
        name = local(node).replace("specVanish", "vanish")
        if name in _TOGGLES:
            toggles = look.toggles | {name} if is_on(node) else look.toggles - {name}
            look = replace(look, toggles=toggles)
        elif name == "color":
            look = replace(look, colour=_colour_of_letters(node))
        elif name in {"shd", "highlight"}:
            look = replace(look, ground=_colour_of_ground(node) or look.ground)
        elif name == "sz":
            look = replace(look, size=number(node) or look.size)
        elif name in {"vertAlign", "position"}:
            is_far = name == "position" and abs(number(node) or 0) >= _FAR
            look = replace(look, raised=_raised_by(node), is_far=is_far)
        elif name == "textFill":
            look = replace(look, colour=_colour_of_fill(node) or look.colour)
        elif name in {"spacing", "w"}:
            look = replace(look, pressed=_is_pressed(node, look.size))
        elif name == "rFonts" and (font := attribute(node, "ascii") or attribute(node, "hAnsi")):
            look = replace(look, signs=_SIGNS.match(font) is not None)
    return look


def _colour_of_letters(node: _Element) -> Colour | None:
    if theme := _of_theme(node, "themeColor", "theme"):
        return theme
    value = attribute(node) or ""
    return None if value.lower() in {"", "auto"} else colour_of(f"#{value}") or BLACK


def _colour_of_ground(node: _Element | None) -> Colour | None:
    """The colour of a shading or a highlight; None where there is none."""
    if node is None:
        return None
    if local(node) == "highlight":
        return colour_of(_HIGHLIGHTS.get((attribute(node) or "").lower(), ""))
    if attribute(node) == "solid":  # the pattern covers the ground
        return colour_of(f"#{attribute(node, 'color')}") or BLACK
    if theme := _of_theme(node, "themeFill", "themeFill"):
        return theme
    fill = attribute(node, "fill") or "auto"
    return None if fill == "auto" else colour_of(f"#{fill}")


def _of_theme(node: _Element, name: str, changes: str) -> Colour | None:
    """The colour of a theme that an attribute names, where it is black or white and not changed."""
    changed = attribute(node, f"{changes}Tint") or attribute(node, f"{changes}Shade")
    return None if changed else _OF_THEMES.get(attribute(node, name) or "")


def _colour_of_fill(node: _Element) -> Colour | None:
    """The colour that letters are filled with (w14), one without any opacity for no fill."""
    if child(node, "noFill") is not None:
        return BLACK._replace(alpha=0)
    colour = child(node, "solidFill", "srgbClr")
    found = colour_of(f"#{attribute(colour)}") if colour is not None else None
    clear = (number(child(colour, "alpha")) or 0) / _ALL
    return found and found._replace(alpha=1 - clear)


def _is_pressed(node: _Element, size: int) -> bool:
    value = number(node)
    if value is None:
        return False
    return value < _NARROWEST if local(node) == "w" else value <= -_CLOSEST * size


_ALL: Final = 100_000
"""Parts of what lets light through (w14:alpha) that leave nothing of a colour."""
_NARROWEST: Final = 10
"""Percent of their width below which nobody reads letters."""
_CLOSEST: Final = 4
"""Twentieths of a point for each half-point of the type: letters so close lie over each other."""


def _raised_by(node: _Element) -> int:
    if local(node) == "vertAlign":
        return {"superscript": 1, "subscript": -1}.get(attribute(node) or "", 0)
    shift = number(node) or 0
    return (shift >= _LEAST_SHIFT) - (shift <= -_LEAST_SHIFT)
