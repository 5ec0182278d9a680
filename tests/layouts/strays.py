"""Stray marks: what a slip or a scanner puts between two words of a laid line, which moves nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from tests.layouts.generator import Laid, LaidLine

_PAIR = re.compile(r"(?=(?<!\S)(\S+ \S+)(?!\S))")


def with_strays(laid: Laid, marks: Sequence[str], count: int, rng: random.Random) -> Laid:
    """The same text with marks in some of its lines, each between two words that belong together."""
    places = [n for n, line in enumerate(laid.lines) if _pairs(line)]
    chosen = sorted(rng.sample(places, min(count, len(places))))
    lines, written = list(laid.lines), laid.text.split("\n")
    for place in chosen:
        line = lines[place]
        pair = rng.choice(_pairs(line))
        left, right = pair.split(" ")
        mark = rng.choice(marks)
        put = rng.choice((f"{left}{mark} {right}", f"{left} {mark}{right}"))
        extracted, restored = (text.replace(pair, put) for text in (line.extracted, line.restored))
        lines[place] = replace(line, extracted=extracted, restored=restored)
        written[line.index] = written[line.index].replace(line.extracted, extracted)
    return replace(laid, text="\n".join(written), lines=tuple(lines))


def _pairs(line: LaidLine) -> list[str]:
    """Two words with one blank between them that stand once in the line, and so when it is restored."""
    found: list[str] = _PAIR.findall(line.extracted)
    return [p for p in found if line.extracted.count(p) == line.restored.count(p) == 1]
