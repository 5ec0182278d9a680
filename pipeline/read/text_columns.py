"""A text whose lines run over two columns, as `pdftotext -layout` and some copies have it: no line of it is one."""

import re
from collections import Counter
from typing import Final

from pipeline.read.source import Source
from pipeline.read.trust import Distrust, refusal

_GAP: Final = re.compile(r" (?<=\S ) +(?=\S)")
_FEWEST, _LEAST = 20, 0.5
"""Lines that go on at one place behind a gap, and their share of all: a table or a signature takes fewer."""


def in_one_column(source: Source) -> Source:
    """A source as it is. Raises UnreadableSourceError where most of its lines go on at one place behind a gap."""
    lines = [line.expandtabs() for line in source.text.splitlines() if line.strip()]
    starts = Counter(gap.end() for line in lines for gap in _GAP.finditer(line) if _parts(gap))
    at, many = starts.most_common(1)[0] if starts else (0, 0)
    if many >= max(_FEWEST, _LEAST * len(lines)):
        raise refusal(Distrust.COLUMNS, f"{many} of {len(lines)} lines go on at character {at + 1}")
    return source


def _parts(gap: re.Match[str]) -> bool:
    """Whether words stand on both sides, and not the numbers of lines on one."""
    before, behind = gap.string[: gap.start()], gap.string[gap.end() :]
    return any(map(str.isalpha, before)) and any(map(str.isalpha, behind))
