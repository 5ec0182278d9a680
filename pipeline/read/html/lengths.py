"""Lengths and numbers of CSS (CSS Values and Units 4) in pixels."""

from __future__ import annotations

import re
from typing import Final

MEDIUM: Final = 16.0
_SIZES: Final = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0,
    "xx-large": 32.0, "xxx-large": 48.0, "smaller": 13.0, "larger": 19.0,
}  # fmt: skip
# An inch is 96 pixels on any screen (CSS Values and Units 4, absolute lengths).
_UNITS: Final = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54}
_LENGTH: Final = re.compile(r"(?P<number>[+-]?[0-9]*\.?[0-9]+)(?P<unit>[a-z%]*)")


def font_size(value: str, outer: float) -> float:
    """The size of letters in pixels; `outer` is that of those around, which stands for what is no size."""
    if value in _SIZES:
        return _SIZES[value]
    return pixels(value, outer, outer)


def pixels(value: str, size: float, otherwise: float) -> float:
    """A length in pixels; `size` is the font's, `otherwise` stands for what is no length."""
    found = _LENGTH.fullmatch(value.strip())
    if found is None:
        return otherwise
    number, unit = float(found["number"]), found["unit"]
    if unit in {"em", "rem", "ex", "ch", "%"}:
        whole = size if unit != "rem" else MEDIUM
        return number * whole / (100 if unit == "%" else 2 if unit in {"ex", "ch"} else 1)
    # Units of the window (`vw`, `vh`) are about ten pixels on an ordinary screen.
    return number * _UNITS.get(unit, 10.0 if unit else 1.0)


def number(value: str) -> float:
    """A number or a percentage as a share; 1 for what is none."""
    found = _LENGTH.fullmatch(value.strip())
    if found is None:
        return 1.0
    return float(found["number"]) / (100 if found["unit"] == "%" else 1)
