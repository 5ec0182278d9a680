"""Quotation marks: which signs they are, and which of them opens or closes."""

OPENING, CLOSING = "«„", "»”"
EITHER = '"“'
"""Marks that open in one tradition and close in another: `“word”`, `„word“`, `"word"`."""
MARKS = OPENING + CLOSING + EITHER
ANY = f"{MARKS}'‘’‚‛‹›‟"
"""Single ones too, and the rarer double ones."""
_BEFORE_WORD = ' \t\n(«„“"[—–-/'
_INNER = '«„“"(['


def opens_quotation(text: str, at: int) -> bool:
    """Whether the mark at an offset opens a quotation; one that may do either by its neighbours."""
    mark = text[at]
    if mark not in EITHER:
        return mark in OPENING
    before, after = text[at - 1] if at else " ", text[at + 1 : at + 2]
    # A tuple, since at the end of the text `after` is empty, and "" is in every string.
    return before in _BEFORE_WORD and (after.isalnum() or after in tuple(_INNER))


def ends_in(text: str, signs: str, closing: str = '"»”)') -> bool:
    """Whether a text ends in one of some signs, with what closes behind it or without.

    A search for that would stop at every sign of a long text.
    """
    last = text.rstrip(closing)[-1:]
    return last != "" and last in signs


def without_quotes(text: str) -> str:
    """A text without the quotation marks in it."""
    return text.translate(_NONE)


_NONE = str.maketrans(dict.fromkeys(MARKS, ""))
