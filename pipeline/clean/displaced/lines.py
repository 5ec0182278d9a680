"""Lines: the visual lines of a text, as displaced runs see them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.text import Span
from pipeline.words.alphabet import lower

_LINE = re.compile(r"([^\S\n]*)(\S[^\n]*(?<=\S))?([^\S\n]*)(?:\n|\Z)")
_ENDS_PARAGRAPH = re.compile(r"[.;:!?][)»”\"]*\Z")
_CLOSING = (*",.;:)]»”-", '" ')
MOST_LOST, _MOST_BEHIND = 5, 12
"""Blanks before a line that words may have left, one for each link; behind a line that surely goes on more."""
_MARGIN_SHARE = 0.5
"""Where more of the lines than this begin with the same blanks, they are the margin and no lost word's."""
_LEAST_INDENTED = 0.05
_INDENT_SHARE = 0.6
"""Of the lines that stand in as far as a paragraph, so many must look like the start of one or
stand behind the end of one; some must look like it."""
_LEAST_APART = 0.2
"""Of the paragraphs so many have an empty line before them where that sets them apart; at another one a link left it."""
_FEWEST_KEPT, _SHORT = 5, 0.7
"""Lines with a blank behind them that show it to be a rule where a line is broken, if none has one that ends a
sentence before this share of the longest line."""


class Line(NamedTuple):
    """A line that has text."""

    span: Span
    """From the blanks that links left at its start, or its first character, to its last one."""
    text: str
    indented: bool
    """It stands in from the margin, as the first line of a paragraph or a heading does."""
    doubtful: bool
    """The blanks before it may be the indent of a paragraph."""
    empty_before: bool
    kept_blank: bool
    """A blank stands at its end."""

    @property
    def may_be_indented(self) -> bool:
        """Whether the blanks before it may be an indent: more than one, before a capital or number."""
        lead = len(self.text) - len(self.text.lstrip())
        return self.doubtful or (lead > 1 and bool(_opens_paragraph().match(self.text, lead)))

    @property
    def opens_with_gap(self) -> bool:
        """Whether words may be missing at its start: blanks that links left, or a closing mark."""
        return self.text[0].isspace() or self.text.startswith(_CLOSING)


def inked_lines(text: str) -> list[re.Match[str]]:
    """The lines of a text that are not empty: the blanks before, the words, the blanks behind."""
    return [match for match in _LINE.finditer(text) if match[2]]


def lines_of(text: str) -> list[Line]:
    """The same, as displaced runs see them."""
    inked = inked_lines(text)
    broken = _ends_in_blanks(inked)
    margin, indent = _usual_margin(len(match[1]) for match in inked), _usual_indent(inked, broken)
    empty = [one.start() > before.end() for before, one in pairwise(inked) if len(one[1]) == indent]
    apart = sum(empty) > _LEAST_APART * len(empty)
    befores = zip((None, *inked), (False, *broken), inked, strict=False)
    return [
        _line(one, above, _Paragraphs(margin, indent, apart, goes)) for above, goes, one in befores
    ]


class _Paragraphs(NamedTuple):
    """How far lines and paragraphs stand in, whether empty lines stand before these, and whether one goes on."""

    margin: int
    indent: int
    apart: bool
    goes_on: bool


def _line(match: re.Match[str], before: re.Match[str] | None, known: _Paragraphs) -> Line:
    blanks, empty = len(match[1]), match.start() > (before.end() if before else 0)
    most = _MOST_BEHIND if known.goes_on else MOST_LOST
    few = 0 < blanks <= most and blanks != known.margin and "\t" not in match[1]
    led = _opens_low(before, match[2]) or (empty and not known.apart)
    goes_on = known.goes_on or _goes_on(before) or (blanks == known.indent and led)
    doubtful = few and blanks > 1 and (blanks == known.indent) is goes_on
    lost = (few and blanks != known.indent) or doubtful
    span = Span(match.start(1) if lost else match.start(2), match.end(2))
    return Line(
        span,
        match.string[span.start : span.end],
        indented=blanks > 1 and not lost,
        doubtful=doubtful,
        empty_before=empty,
        kept_blank=bool(match[3]),
    )


def _ends_in_blanks(inked: Sequence[re.Match[str]]) -> list[bool]:
    """Whether the blank stands behind each line that it was broken at, where such blanks stand behind no paragraph."""
    short = _SHORT * max((len(line[2]) for line in inked), default=0)
    kept = [line[2] for line in inked if line[3]]
    ends = any(len(text) < short and _ENDS_PARAGRAPH.search(text) for text in kept)
    tells = len(kept) >= _FEWEST_KEPT and not ends
    return [tells and bool(line[3]) for line in inked]


def _goes_on(before: re.Match[str] | None) -> bool:
    """Whether a line ends like one within a paragraph."""
    return before is not None and not _ENDS_PARAGRAPH.search(before[2]) and not before[2].isupper()


def _opens_low(before: re.Match[str] | None, text: str) -> bool:
    """Whether a line begins with a small letter behind a full stop, as none but a lettered item does."""
    ended = before is not None and before[2].endswith(".")
    return ended and text[0].islower() and text[1:2] != ")"


def _usual_margin(blanks: Iterable[int]) -> int:
    """The number of blanks that most lines begin with."""
    counts = Counter(blanks)
    [(commonest, count)] = counts.most_common(1) or [(0, 0)]
    return commonest if counts.total() >= 3 and count > _MARGIN_SHARE * counts.total() else 0


def _usual_indent(matches: Sequence[re.Match[str]], broken: Sequence[bool]) -> int:
    """The number of blanks that stand before the first lines of paragraphs as a rule."""
    counts, opening, behind = Counter[int](), Counter[int](), Counter[int]()
    for before, goes_on, match in zip((None, *matches), (False, *broken), matches, strict=False):
        blanks, opens = len(match[1]), bool(_opens_paragraph().match(match[2]))
        counts[blanks] += 1
        opening[blanks] += opens
        behind[blanks] += opens or not (goes_on or _goes_on(before))
    usual = {
        blanks
        for blanks, count in counts.items()
        if blanks > 1
        and opening[blanks]
        and behind[blanks] >= _INDENT_SHARE * count
        and (blanks > MOST_LOST or count >= _LEAST_INDENTED * counts.total())
        and (blanks > 2 or count > 2)
    }
    return max(usual, key=lambda blanks: (counts[blanks], blanks), default=0)


@cache
def _opens_paragraph() -> re.Pattern[str]:
    return re.compile(rf"[\"«(–-]*(?:[0-9]|[^\W_{lower()}])")
