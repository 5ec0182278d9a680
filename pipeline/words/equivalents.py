"""Signs that are written differently and read alike: the one table of them.

The text keeps the sign that it has; readers look at it through `read_alike`.
"""

HYPHENS = "-\u2010\u2011\u2043\ufe63\uff0d"
"""What joins the parts of a word or a number: all read as the hyphen of the keyboard."""
RULES = "\u2012\u2013\u2015\u2212\ufe58"
"""What parts the ends of a range or two halves of a sentence: all read as the en dash."""
DASHES = f"{HYPHENS}{RULES}\u2014"
"""Every one of them; between a number and its unit or suffix they are the same. First in a class."""
DASH = f"[{DASHES}]"
"""A pattern for any of them."""
DASH_READ = "[-\u2013\u2014]"
"""A pattern for any of them in a text that `read_alike` has read, as folded text is."""
DASH_SIGNS = frozenset(DASHES)
_UNUSUAL = [(sign, usual) for usual, signs in (("-", HYPHENS), ("\u2013", RULES)) for sign in signs]
AS_ROMAN = str.maketrans("ІХΙΧ", "IXIX")
"""Cyrillic and Greek letters that are written for those of Roman numbers."""
_ONE = str.maketrans(dict.fromkeys(DASHES, "-"))


def read_alike(text: str) -> str:
    """A text of the same length with one hyphen and one dash in the place of all that are read so."""
    if text.isascii():
        return text
    for sign, usual in _UNUSUAL:  # a search for one sign is many times faster than a table
        if sign != usual and sign in text:
            text = text.replace(sign, usual)
    return text


def one_hyphen(number: str) -> str:
    """A number with its suffix as identifiers hold it: a hyphen, without blanks, for any dash."""
    return "-".join(part.strip() for part in number.translate(_ONE).split("-"))
