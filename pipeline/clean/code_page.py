"""A Kazakh code page that was taken for windows-1251 is read as what it is."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.codes import Rule
from pipeline.read.misread import misread
from pipeline.text import Replacement, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.job import Job
    from pipeline.text import CleanText, Edit


def code_page(text: CleanText, _: Job) -> Iterator[Edit]:
    """Turn `Ќазаќстан` into `Қазақстан`, where the whole text is like that."""
    wrong = misread(text.text)
    if wrong is None:
        return
    for match in _wrong_letters(frozenset(wrong.meant)).finditer(text.text):
        meant = "".join(wrong.meant[letter] for letter in match[0])
        yield Replacement(Rule.CODE_PAGE, Span(*match.span()), meant)


@cache
def _wrong_letters(wrong: frozenset[str]) -> re.Pattern[str]:
    """Give the pattern of wrong letters; a sign that stands for one is in a word or an initial."""
    letters = "".join(sorted(letter for letter in wrong if letter.isalpha()))
    signs = "".join(sorted(wrong - set(letters)))
    inside = rf"|(?<=[^\W\d_])[{signs}]+|[{signs}]+(?=[^\W\d_]|\.)" if signs else ""
    return re.compile(f"[{letters}]+{inside}")
