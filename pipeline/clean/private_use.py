"""Characters in private use whose origin is known: signs of fonts with a symbol encoding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.codes import Rule
from pipeline.text import Replacement, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.job import Job
    from pipeline.text import CleanText, Edit

# OpenType, cmap, encoding 3.0: a font with a symbol encoding has the sign of byte XX at U+F0XX. Text
# set in one is windows-1251 but for bullets, so a sign is read by its byte where its neighbours fit.
_SIGNS = (
    ("\uf0ab", "«", r"(?<![\w«])", r"(?=[\w«„“\"])"),
    ("\uf0bb", "»", r"(?<=[\w»”\".!?)])", r"(?!\w)"),
    ("\uf084", "„", r"(?<!\w)", r"(?=\w)"),
    ("\uf093", "“", r"(?<!\w)", r""),
    ("\uf093", "“", r"", r"(?!\w)"),
    ("\uf094", "”", r"(?<=[\w.!?)])", r"(?!\w)"),
    ("\uf096", "–", r"(?<![^\W\d])", r"(?![^\W\d])"),
    ("\uf097", "—", r"(?<![^\W\d])", r"(?![^\W\d])"),
    ("\uf0b9", "№", r"(?<!\w)", r"(?=\s?\w)"),
    ("\uf0b7", "•", r"(?<![^\s])", r"(?=\s|\w)"),
    ("\uf0a7", "§", r"(?<!\w)", r"(?=[^\S\n]?[0-9])"),
    ("\uf020", " ", r"", r""),
    ("\uf02d", "-", r"", r""),
)
_READ = re.compile("|".join(f"{before}{sign}{behind}" for sign, _, before, behind in _SIGNS))
_ANY = re.compile("[\uf020-\uf0ff]")
_MEANT = {sign: meant for sign, meant, _, _ in _SIGNS}


def private_use(text: CleanText, _: Job) -> Iterator[Edit]:
    """Write the sign that a symbol font shows where it stands as such a sign stands."""
    for match in _READ.finditer(text.text) if _ANY.search(text.characters) else ():
        yield Replacement(Rule.CODE_PAGE, Span(*match.span()), _MEANT[match[0]])
