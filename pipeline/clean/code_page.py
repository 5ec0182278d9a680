"""A code page that was taken for another: Kazakh ones for windows-1251, windows ones for Latin-1."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.clean.naming import Places
from pipeline.codes import Code, Rule
from pipeline.read.misread import misread
from pipeline.text import Replacement, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.job import Job
    from pipeline.text import CleanText, Edit, Finding

_CONTROL = re.compile("[\x80-\x9f]")
_NEXT_LINE = "\x85"
_WINDOWS = ("cp1251", "cp1252")


def code_page(text: CleanText, _: Job) -> Iterator[Edit]:
    """Turn `Ќазаќстан` into `Қазақстан`, where the whole text is like that."""
    wrong = misread(text.text)
    if wrong is None:
        return
    for match in _wrong_letters(frozenset(wrong.meant)).finditer(text.text):
        meant = "".join(wrong.meant[letter] for letter in match[0])
        yield Replacement(Rule.CODE_PAGE, Span(*match.span()), meant)


def controls(text: CleanText, _: Job) -> Iterator[Edit | Finding]:
    """Turn the controls above 0x7F into the signs that windows has there, where its pages agree.

    A text has no use for them but one: U+0085 alone ends lines in files of old systems.
    """
    found = list(_CONTROL.finditer(text.text)) if _CONTROL.search(text.characters) else []
    ends_lines = all(match[0] == _NEXT_LINE for match in found)
    places = Places(Code.CHARACTER_LOST)
    for match in found if not ends_lines else ():
        if sign := _sign(match[0]):
            yield Replacement(Rule.CODE_PAGE, Span(*match.span()), sign)
        else:
            message = f"the control character U+{ord(match[0]):04X} stands for a sign that is lost"
            places.add(message, Span(*match.span()))
    yield from places.findings()


@cache
def _sign(control: str) -> str:
    """The sign that windows-1251 and windows-1252 both have in a control's place; nothing if none."""
    read = {bytes([ord(control)]).decode(page, "ignore") for page in _WINDOWS}
    return read.pop() if len(read) == 1 else ""


@cache
def _wrong_letters(wrong: frozenset[str]) -> re.Pattern[str]:
    """The pattern of wrong letters; a sign that stands for one is in a word or an initial."""
    letters = "".join(sorted(letter for letter in wrong if letter.isalpha()))
    signs = "".join(sorted(wrong - set(letters)))
    inside = rf"|(?<=[^\W\d_])[{signs}]+|[{signs}]+(?=[^\W\d_]|\.)" if signs else ""
    return re.compile(f"[{letters}]+{inside}")
