"""Raised and lowered digits: `484¹`, the mark of a footnote, `x₂`, `¹⁄₂`."""

from typing import Final

_DIGITS: Final = "0123456789"
RAISED: Final = dict(zip(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))
"""Each digit above the line."""
LOWERED: Final = dict(zip(_DIGITS, "₀₁₂₃₄₅₆₇₈₉", strict=True))
"""Each digit below the line."""
FRACTION: Final = "⁄"
"""The line of a fraction, between raised digits and lowered ones."""
TO_RAISED: Final = str.maketrans(RAISED)
TO_LOWERED: Final = str.maketrans(LOWERED)
