"""Paragraphs that have no word in common with the rest: of another text, or of letters that are mixed up.

A ruling comes back to its words. Of the paragraphs of the invented rulings that have seven long words
or more, every one has some word of which another paragraph has a form.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pipeline.codes import Code
from pipeline.text import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.segment.structure import Placed

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
"""Letters in which the forms of a word agree."""
_FEWEST, _MANY = 7, 16
"""Long words of a paragraph of which none may be known elsewhere, and of which one may."""
_LEAST_RULING = 150
"""Long words that the rest must have to be held against."""


def strangers(placed: Sequence[Placed]) -> Iterator[Finding]:
    """Say which paragraphs share no long word with any other."""
    stems = [_stems(one) for one in placed]
    holding = Counter(stem for found in stems for stem in set(found))
    total = sum(map(len, stems))
    for one, found in zip(placed, stems, strict=True):
        known = sum(holding[stem] > 1 for stem in found)
        strange = known * _MANY <= len(found) and (known == 0 or len(found) >= _MANY)
        if len(found) >= _FEWEST and strange and total - len(found) >= _LEAST_RULING:
            message = f"“{one.line.text[:60]}” has no word in common with the rest of the ruling"
            yield Finding(Code.PARAGRAPH_STRANGE, one.line.span, message)


def _stems(one: Placed) -> list[str]:
    return [word[:_STEM] for word in _LONG_WORD.findall(one.line.folded)]
