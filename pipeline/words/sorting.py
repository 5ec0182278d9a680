"""The order of words in a language, as text that any database sorts rightly by code points."""

from __future__ import annotations

from functools import cache

from pipeline.grammar import Grammar


def sort_key(text: str, grammar: Grammar) -> str:
    """A text by which to sort: letters of the language are replaced by others in its own order.

    `ә` comes behind `а` and `қ` behind `к`, where Unicode has them behind `я`.
    """
    return text.lower().translate(_places(grammar))


@cache
def _places(grammar: Grammar) -> dict[int, str]:
    small = dict.fromkeys(grammar.letters.alphabet.lower())
    # From the place of `а` on, so that figures, marks and Latin letters stay before all of them.
    return {ord(letter): chr(0x0430 + place) for place, letter in enumerate(small)}
