"""A Kazakh code page that was taken for windows-1251 is read as what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.codes import Rule
from pipeline.read.misread import misread
from pipeline.text import Replacement, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.clean.context import Context
    from pipeline.text import CleanText, Edit

_BESIDE_LETTER = r"(?:(?<=[^\W\d_]){0}|{0}(?=[^\W\d_]))"


def code_page(text: CleanText, _: Context) -> Iterator[Edit]:
    """Turn `Ќазаќстан` into `Қазақстан`, where the whole text is like that."""
    wrong = misread(text.text)
    if wrong is None:
        return
    letters = "[" + "".join(map(re.escape, wrong.meant)) + "]+"
    for match in re.finditer(_BESIDE_LETTER.format(letters), text.text):
        meant = "".join(wrong.meant[letter] for letter in match[0])
        yield Replacement(Rule.CODE_PAGE, Span(*match.span()), meant)
