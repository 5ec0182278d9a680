"""Numbers written in Roman figures and in letters, as browsers and word processors write them."""

from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN: Final = 3999


def roman(number: int) -> str:
    """A number in lower-case Roman figures; in Arabic ones where it has none."""
    if not 0 < number <= _MOST_ROMAN:
        return f"{number}"
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def letters(number: int) -> str:
    """A number in lower-case letters: a … z, aa, ab …; in figures where it has none."""
    if number < 1:
        return f"{number}"
    written = ""
    while number:
        number, rest = divmod(number - 1, 26)
        written = chr(ord("a") + rest) + written
    return written
