"""A text as tokens: words, numbers, signs of numbers, dates in figures, other marks.

The tokens part the text without a rest, each with the blank behind it, so their offsets follow
from their lengths, and what a token is has to be found out once per spelling, not once per place.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from pipeline.text import Span
from pipeline.words.alphabet import lower, native_letters, upper
from pipeline.words.equivalents import DASH, DASHES, HYPHENS, read_alike

WORD, NUMBER, SIGN, DATE, MARK = "word", "number", "sign", "date", "mark"
LETTER = r"[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹]"
"""Python takes raised digits for letters: neither `\\d` nor `\\W` has them."""


class Spelling(NamedTuple):
    """A token as it is read, and whether no blank stands behind it."""

    text: str
    """As it is written, but for hyphens and dashes, which are made one of a kind."""
    kind: str
    glued: bool


def split_tokens(text: str, span: Span) -> list[str]:
    """The tokens of a stretch of text, each with the blank behind it."""
    written = _tokens().findall(text, *span)
    # At its very end the pattern matches once more, without a character: that is no token.
    return written[:-1] if written and not written[-1] else written


def read_token(written: str) -> Spelling:
    """What a token is by its spelling; `written` has the blank behind it."""
    text = read_alike(written.rstrip())
    found = _kind().match(text)
    kind = _NAMES[found.lastgroup or ""] if found else MARK
    return Spelling(text, kind, len(text) == len(written))


@cache
def _kinds() -> Mapping[str, str]:
    """A pattern for each kind; an act's number is one token with its sign, never a provision's."""
    capitals = f"[{upper()}]{{2,5}}[ ]"
    # Possessive (`?+`): a suffix that is there belongs to the number, whatever follows it.
    suffix = rf"(?:[ ]?{DASH}[ ]?[{upper()}]{{1,3}}(?!\w))?+"
    # A noun may be tied to the number before it: `№ 598-қаулысы`.
    noun = f"[{lower()}]{{5}}"
    return {
        # The look ahead asks for a figure, without which a sign or a capital N announces nothing.
        SIGN: rf"(?:№|(?<!\w)N[оoº°]?)[ ]?(?=(?:{capitals})?[{DASHES}\w/]*[0-9])(?:{capitals})?\w+(?:[{HYPHENS}/](?!{noun})\w+)*{suffix}",
        DATE: r"(?<![0-9.])(?:[0-3]?[0-9]\.[01]?[0-9]\.(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}\.[01]?[0-9]\.[0-3]?[0-9])(?!\w)",
        # Raised digits end a number: with more figures behind them (`0¹0`) they are of no index.
        NUMBER: f"[0-9]+(?:[{HYPHENS}][0-9]+)*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]++(?![0-9]))?",
        # Possessive: a word is all of its letters, so what fails behind it is not tried with fewer.
        # But figures that a hyphen ties to their noun are a token of their own: `II-бабы`.
        WORD: rf"[IVXІХ]++(?=[{HYPHENS}][{lower()}]{{3}})|{LETTER}++(?:[{HYPHENS}]{LETTER}++)*+(?![^\W_])",
        MARK: r"_+|\w+|\S",
    }


@cache
def _tokens() -> re.Pattern[str]:
    """Most tokens are words, so they are tried first, but for those that may announce a number.

    Of those most are plain words of a language, whose letters are told from others at once.
    """
    kinds = _kinds()
    # The empty alternative at the end takes the blanks before the first token.
    plain = rf"[{native_letters()}]++(?![{HYPHENS}\w])"
    return re.compile(rf"(?:(?!N)(?:{plain}|{kinds[WORD]})|{'|'.join(kinds.values())}|)\s*")


@cache
def _kind() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?P<{kind}>{pattern})" for kind, pattern in _kinds().items()))


_NAMES = {kind: kind for kind in (WORD, NUMBER, SIGN, DATE, MARK)}
"""So that a kind may be compared by `is`."""
