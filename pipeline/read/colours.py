"""Colours of CSS, and whether letters of one are seen on a ground of another."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from tinycss2.color4 import parse_color

_ALIKE: Final = 1.12
"""Contrast below which letters cannot be told from their ground."""
_FAINT: Final = 1.6
"""Contrast below which they are hardly seen (WCAG 2.2 asks for 4.5)."""
_CLEAR: Final = 0.12
"""Opacity below which nothing is seen."""


class Colour(NamedTuple):
    """Red, green, blue and opacity, each from 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def over(self, ground: Colour) -> Colour:
        """The colour seen where this one is painted over another."""
        return Colour(*(
            self.alpha * own + (1 - self.alpha) * below
            for own, below in zip(self[:3], ground[:3], strict=True)
        ))  # fmt: skip

    @property
    def luminance(self) -> float:
        """Relative luminance (WCAG 2.2)."""
        red, green, blue = (
            value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
            for value in self[:3]
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


BLACK: Final = Colour(0, 0, 0)
WHITE: Final = Colour(1, 1, 1)


@lru_cache(maxsize=1024)
def colour_of(text: str) -> Colour | None:
    """The colour that a value of CSS names; None where it names none, or that of its surroundings."""
    found = parse_color(_SYSTEM.get(text.strip().lower(), text))
    if found is None or found == "currentcolor":
        return None
    if found.space in _BY_LIGHTNESS:
        return _grey_of(_BY_LIGHTNESS[found.space](float(found.coordinates[0] or 0.0)), found.alpha)
    try:
        found = found.to("srgb")
    except NotImplementedError:
        return None
    red, green, blue = (min(max(float(value), 0.0), 1.0) for value in found.coordinates)
    return Colour(red, green, blue, float(found.alpha))


_SYSTEM: Final = {
    "accentcolortext": "white", "buttonface": "#efefef", "buttontext": "black", "canvas": "white",
    "canvastext": "black", "field": "white", "fieldtext": "black", "graytext": "#808080",
    "highlighttext": "black", "linktext": "#0000ee", "marktext": "black", "visitedtext": "#551a8b",
}  # fmt: skip
"""Colours of the system (CSS Color 4, 6.2), as browsers have them on a light screen."""


def _grey_of(luminance: float, alpha: float) -> Colour:
    """The grey of a luminance: as light as a colour that is told by its lightness, and so as clear."""
    linear = min(max(luminance, 0.0), 1.0)
    value = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return Colour(value, value, value, float(alpha))


_BY_LIGHTNESS: Final = {
    "lab": lambda lightness: ((lightness + 16) / 116) ** 3,
    "lch": lambda lightness: ((lightness + 16) / 116) ** 3,
    "oklab": lambda lightness: lightness**3,
    "oklch": lambda lightness: lightness**3,
}
"""Luminance by the lightness of colour spaces that are told by it (CSS Color 4, 9 and 10)."""


def unseen(letters: Colour, ground: Colour) -> bool:
    """Whether letters cannot be told from what lies beneath them."""
    return letters.alpha < _CLEAR or _contrast(letters, ground) < _ALIKE


def is_faint(letters: Colour, ground: Colour) -> bool:
    """Whether letters are hardly seen."""
    return _contrast(letters, ground) < _FAINT


def _contrast(letters: Colour, ground: Colour) -> float:
    """The ratio of their luminances, 1 to 21."""
    high, low = sorted((letters.over(ground).luminance, ground.luminance), reverse=True)
    return (high + 0.05) / (low + 0.05)
