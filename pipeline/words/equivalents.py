"""Signs that are written differently and read alike: the one table of them."""

from __future__ import annotations

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
"""Hyphens, dashes and the minus: what joins a number to a unit or to another number."""
DASH = f"[{DASHES}]"
"""A pattern for any of them."""
HYPHENS = "-\u2010\u2011"
"""Those that hold one word or number together (`43-1`), and never part two numbers."""
PLAIN_DASH = str.maketrans(dict.fromkeys(DASHES, "-"))
"""For `str.translate`: every dash as a plain hyphen, for comparing."""
