"""Fonts that tell other letters than they show.

A PDF's text is what its fonts tell of their codes; what a person sees is the outlines. Evidence, the
strongest first: the outline is a free font's (`outlines`); the program's own names for the glyph;
its shape beside those of reference fonts (`unlike`); two outlines of one font for one letter that
has a Kazakh neighbour.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from statistics import mean
from typing import TYPE_CHECKING, NamedTuple

from pipeline.read.pdf.fonts.embedded import Font, Glyph
from pipeline.read.pdf.fonts.outlines import GlyphOutline
from pipeline.read.pdf.fonts.unlike import are_familiar, unlike
from pipeline.words.indexes import LOWERED, RAISED

if TYPE_CHECKING:
    from pipeline.read.geometry import Box

_ALIKE = (
    "AАΑ aа BВΒ CС cс EЕΕ eе HНΗ hһ IІӀΙ iі jј KКKΚ MМΜ OОΟ oоο PРΡ pрρ SЅ sѕ TТΤ XХΧ xх YҮΥ yу "
    "əәǝ ƏӘƎ өɵ ӨƟΘ µμ ЁË ёë ЇÏ їï"
)
_FIRST = {ord(letter): group[0] for group in _ALIKE.split() for letter in group}
"""Letters that look the same are one: a font has one glyph for them, and tells one of them."""
_SLANTED = {"m": "т", "n": "п", "u": "и", "g": "д"}
"""Latin letters that a slanted font has one outline with."""
_MERGED = frozenset("аэегкноуүхиАЭЕГКНОУҮХИ")
"""What Kazakh letters become where a font merges them with the Russian ones beside them."""
_MOST_MERGED = 9
_MOST_SHARED = 12
"""Letters of one outline that a person may take for each of them."""
_SAME_HEIGHT = 0.8
_MOST_NAMED = 4
_OFF_THE_LINE = frozenset((*RAISED.values(), *LOWERED.values()))
_NOTHING = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf"))
"""Categories of characters that nobody sees."""
_SOFT_HYPHEN = "\u00ad"
"""Painted as a hyphen where a line ends."""
_DRAWN = "of Type 3"
_LETTERS = frozenset(("Lu", "Ll"))
_LETTER = (-0.45, 0.4), (-0.6, 0.45), (0.03, 1.8), (0.2, 1.5)
_DIGIT = (-0.12, 0.4), (-0.35, 0.45), (0.1, 1.1), (0.2, 1.2)
_LEFT, _RIGHT = (-0.2, 0.5), (0.0, 1.5)
_ON, _BELOW, _LOW, _HIGH = (-0.05, 0.2), (-0.5, -0.03), (0.0, 0.36), (0.36, 1.2)
_MARKS = {
    mark: (_LEFT, lower, _RIGHT, upper)
    for marks, lower, upper in (
        (".", _ON, _LOW),
        (",", _BELOW, _LOW),
        (":", _ON, _HIGH),
        (";", _BELOW, _HIGH),
        ("\"'“”‘’", (0.25, 0.9), _HIGH),
        ("„‚", _BELOW, _LOW),
        ("-‐‑–—", (0.05, 0.7), (0.1, 0.8)),
        ("()[]", (-0.5, 0.45), (0.45, 1.2)),
        ("«»", (-0.1, 0.4), (0.3, 0.8)),
        ("".join(RAISED.values()), (0.15, 0.9), (0.4, 1.4)),
        ("".join(LOWERED.values()), (-0.6, 0.12), (0.1, 0.6)),
    )
    for mark in marks
}
"""Ems: the least and the most of the left, the lower, the right and the upper edge; wide and raised type included."""
_BENT = {"(": 1, "«": 1, "‹": 1, ")": -1, "»": -1, "›": -1}
"""Whether the ends of a mark stand to the right of its middle, or to the left."""
_END, _MIDDLE, _LEAST_BENT = 0.1, 0.3, 0.05
"""Of a mark's height: what is its end, from where on its middle, and how far they stand apart."""
_LOWEST = 0.2
"""Ems, of a letter or a digit."""


class Lie(NamedTuple):
    """A letter that a font shows, and the text that it tells instead."""

    font: str
    shown: str
    told: str

    def __str__(self) -> str:
        return f"{self.told.strip() or 'nothing'} for a painted {self.shown}"


def lies_of(fonts: Iterable[Font]) -> list[Lie]:
    """What the fonts of a file tell otherwise than they show, in the order of the fonts."""
    found: list[Lie] = []
    drawn: dict[GlyphOutline | None, Glyph] = {}
    for font in fonts:
        if font.is_drawn:  # one face comes in many of them, with a few letters each
            drawn |= {glyph.outline: glyph for glyph in font.glyphs}
        else:
            found += _lies(font.name, font.glyphs)
        # Readers paint a font that they have to find elsewhere by the names of its glyphs.
        found += [Lie(font.name, *pair) for pair in font.named_otherwise if _are_two(*pair)]
    return list(dict.fromkeys([*found, *_lies(_DRAWN, tuple(drawn.values()))]))


def named(lies: list[Lie]) -> str:
    """Font and letters of the first lies, for a message."""
    font = lies[0].font
    own = sorted(str(lie) for lie in lies if lie.font == font)
    more = ", …" if len(own) > _MOST_NAMED or len(own) < len(lies) else ""
    return f"font {font}: {', '.join(own[:_MOST_NAMED])}{more}"


def _without_boxes(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs but those of an outline that stands for very many letters, which is none of them.

    Recognisers write their words, unpainted, in a font of boxes.
    """
    often = Counter(glyph.outline for glyph in glyphs)
    return [glyph for glyph in glyphs if not glyph.outline or often[glyph.outline] <= _MOST_SHARED]


def _lies(font: str, all_glyphs: Sequence[Glyph]) -> Iterator[Lie]:
    glyphs = _without_boxes(all_glyphs)
    unknown: list[Glyph] = []
    for glyph in glyphs:
        letters = _letters_shown(glyph)
        yield from (
            Lie(font, "shape", told)
            for told in glyph.told
            if _is_lost(told, glyph) or _are_letters(told)
        )
        if letters:
            yield from (
                Lie(font, letters[-1], told) for told in glyph.told if not is_one_of(told, letters)
            )
        elif glyph.outline:
            unknown.append(glyph)
            yield from (
                Lie(font, "shape elsewhere", told)
                for told in glyph.told
                if is_elsewhere(told, glyph.box) or _is_turned_round(told, glyph)
            )
    # A program may call a glyph what it is told to be, and paint another letter for it.
    named = [glyph for glyph in glyphs if glyph.outline and not glyph.known]
    strange = named if are_familiar(glyphs, named) else unknown
    yield from (Lie(font, like, told) for told, like in unlike(glyphs, strange))
    yield from (Lie(font, other, told) for told, other in _letters_of_one_outline(unknown))
    yield from (
        Lie(font, "letter beside it", told)
        for told in _letters_of_several_outlines(unknown)
        # The second glyph of a letter that has its own is another form of it.
        if not any(told in glyph.named for glyph in glyphs)
    )


def _is_lost(told: str, glyph: Glyph) -> bool:
    """Whether a glyph that is told as a blank, or as nothing, paints something."""
    return told != _SOFT_HYPHEN and _is_nothing(told) and not glyph.is_blank


@lru_cache(maxsize=4096)
def _is_nothing(told: str) -> bool:
    return {unicodedata.category(letter) for letter in told} <= _NOTHING


@lru_cache(maxsize=4096)
def _are_letters(told: str) -> bool:
    """Whether a text is of several letters for which no font has one shape, as it has for `fi`."""
    letters = unicodedata.normalize("NFKC", told)
    return len(letters) > 1 and letters.isalnum() and not (letters.isascii() and letters.isalpha())


def is_elsewhere(told: str, box: Box) -> bool:
    """Whether a glyph paints where its letter, its digit or its mark never does, or more or less than that."""
    kind = unicodedata.category(told) if len(told) == 1 else ""
    own = _DIGIT if kind == "Nd" else _LETTER if kind in _LETTERS else None
    limits = own or _MARKS.get(told)
    if limits is None:
        return False
    inside = all(low <= side <= high for side, (low, high) in zip(box, limits, strict=True))
    return not inside or (own is not None and box.y1 - box.y0 < _LOWEST)


def _is_turned_round(told: str, glyph: Glyph) -> bool:
    """Whether a quotation mark or a bracket is bent to the other side than the one it is told for."""
    side = _BENT.get(told, 0)
    if not side:
        return False
    points = [point for line in glyph.outline or () for point in line]
    low, high = glyph.box.y0 * glyph.em, glyph.box.y1 * glyph.em
    off = [(x, min(y - low, high - y) / (high - low)) for x, y, _ in points]
    ends, middle = ([x for x, at in off if at < _END], [x for x, at in off if at > _MIDDLE])
    return bool(middle) and side * (mean(ends) - mean(middle)) < -_LEAST_BENT * (high - low)


def _letters_of_one_outline(glyphs: Iterable[Glyph]) -> Iterator[tuple[str, str]]:
    """Two letters of one script, or two digits, that are told of one outline.

    Of two scripts they may be one: `п` and `n` are, in slanted type.
    """
    told: dict[GlyphOutline | None, list[str]] = defaultdict(list)
    for glyph in glyphs:
        told[glyph.outline] += sorted(glyph.told)
    for texts in told.values():
        yield from (pair for pair in combinations(dict.fromkeys(texts), 2) if _are_two(*pair))


def _are_two(one: str, other: str) -> bool:
    """Whether two texts are two letters of Cyrillic, and not one in two cases, or two digits."""
    alike = (one.isdigit() and other.isdigit()) or (_is_cyrillic(one) and _is_cyrillic(other))
    return alike and plain(one.lower()) != plain(other.lower())


def _is_cyrillic(text: str) -> bool:
    return len(text) == 1 and text.isalpha() and "\u0400" <= text <= "\u04ff"


def _letters_shown(glyph: Glyph) -> str:
    """What a glyph shows by its outline, or else by the names that the program gives it."""
    if glyph.known or not glyph.outline or not any(map(str.isalnum, "".join(glyph.told))):
        return glyph.known
    return "".join(sorted(name for name in glyph.named if len(name) == 1 and name.isalnum()))


@lru_cache(maxsize=4096)
def is_one_of(told: str, letters: str) -> bool:
    """Whether a letter is one of some, as a small capital too: the capital is painted for it. A raised or lowered digit is no plain one."""
    if told in _OFF_THE_LINE:
        return told in letters
    forms = plain(told), plain(told.upper()), _SLANTED.get(told)
    return not set(forms).isdisjoint(map(plain, letters))


def plain(text: str) -> str:
    """A text with one letter for all that look like it, raised digits as plain ones."""
    return unicodedata.normalize("NFKC", text).translate(_FIRST)


def _letters_of_several_outlines(glyphs: Iterable[Glyph]) -> Iterator[str]:
    """The letters that several outlines of one height stand for, if Kazakh ones may be among them.

    Where others are doubled as well, the font has small capitals or alternate forms.
    """
    outlines: dict[str, list[GlyphOutline]] = defaultdict(list)
    for glyph in glyphs:
        for told in glyph.told:
            if glyph.outline and told.isalpha() and glyph.outline not in outlines[told]:
                outlines[told].append(glyph.outline)
    doubled = [told for told, found in outlines.items() if len(found) > 1]
    if len(doubled) <= _MOST_MERGED and _MERGED.issuperset(doubled):
        yield from (told for told in doubled if _are_as_high(outlines[told]))


def _are_as_high(outlines: list[GlyphOutline]) -> bool:
    heights = [outline.bounds[3] for outline in outlines]
    return min(heights) > _SAME_HEIGHT * max(heights)
