"""Lines: the visual lines of a text, as displaced runs see them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.text import Span
from pipeline.words.alphabet import lower

_LINE = re.compile(r"([^\S\n]*)(\S[^\n]*(?<=\S))?([^\S\n]*)(?:\n|\Z)")
_ENDS_PARAGRAPH = re.compile(r"[.;:!?][)»”\"]*\Z")
_CLOSING = (*",.;:)]»”-", '" ')
MOST_LOST = 5
"""Blanks before a line that words may have left: one for each link."""
_MARGIN_SHARE = 0.5
"""Where more of the lines than this begin with the same blanks, they are the margin and no lost word's."""
_LEAST_INDENTED = 0.05
_INDENT_SHARE = 0.6
"""Of the lines that stand in as far as a paragraph, so many must look like the start of one or
stand behind the end of one; some must look like it."""


@dataclass(frozen=True, slots=True)
class Line:
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
    margin, indent = _margin(len(match[1]) for match in inked), _indent(inked)
    befores = (None, *inked)
    return [
        _line(match, before, margin, indent) for before, match in zip(befores, inked, strict=False)
    ]


def _line(match: re.Match[str], before: re.Match[str] | None, margin: int, indent: int) -> Line:
    blanks = len(match[1])
    few = 0 < blanks <= MOST_LOST and blanks != margin and "\t" not in match[1]
    goes_on = _goes_on(before) or (blanks == indent and _opens_low(before, match[2]))
    doubtful = few and blanks > 1 and (blanks == indent) is goes_on
    lost = (few and blanks != indent) or doubtful
    span = Span(match.start(1) if lost else match.start(2), match.end(2))
    return Line(
        span,
        match.string[span.start : span.end],
        indented=blanks > 1 and not lost,
        doubtful=doubtful,
        empty_before=match.start() > (before.end() if before else 0),
        kept_blank=bool(match[3]),
    )


def _goes_on(before: re.Match[str] | None) -> bool:
    """Whether a line ends like one within a paragraph."""
    return before is not None and not _ENDS_PARAGRAPH.search(before[2]) and not before[2].isupper()


def _opens_low(before: re.Match[str] | None, text: str) -> bool:
    """Whether a line begins with a small letter behind a full stop, as none but a lettered item does."""
    ended = before is not None and before[2].endswith(".")
    return ended and text[0].islower() and text[1:2] != ")"


def _margin(blanks: Iterable[int]) -> int:
    """The number of blanks that most lines begin with."""
    counts = Counter(blanks)
    [(commonest, count)] = counts.most_common(1) or [(0, 0)]
    return commonest if counts.total() >= 3 and count > _MARGIN_SHARE * counts.total() else 0


def _indent(matches: Sequence[re.Match[str]]) -> int:
    """The number of blanks that stand before the first lines of paragraphs as a rule."""
    counts, opening, behind = Counter[int](), Counter[int](), Counter[int]()
    for before, match in zip((None, *matches), matches, strict=False):
        blanks, opens = len(match[1]), bool(_opens_paragraph().match(match[2]))
        counts[blanks] += 1
        opening[blanks] += opens
        behind[blanks] += opens or not _goes_on(before)
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
