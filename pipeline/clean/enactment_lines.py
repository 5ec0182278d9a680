"""Enactment lines at a ruling's head: who adopted it, when, under which number, apart from its title.

Neither ends in a full stop, and where both stand at the margin nothing but their words parts them.
"""

from collections.abc import Sequence

from pipeline.clean.line_layout import LaidLine
from pipeline.enactment.paragraph import read_enactment
from pipeline.grammar import Grammar
from pipeline.text import Span
from pipeline.words.body_names import bodies
from pipeline.words.folding import Folded
from pipeline.words.quotes import MARKS

_HEAD = 20
"""Lines from the top among which a ruling is named."""
_MOST = 4
"""Lines that an enactment line takes at most."""


def parts_title(lines: Sequence[LaidLine], begun: int, following: int, grammar: Grammar) -> bool:
    """Whether the line `following` begins an enactment line, or stands behind a whole one.

    `begun` is the first line of the paragraph that the line above belongs to.
    """
    if following >= _HEAD or not _is_capital(lines[following]):
        return False
    above, longer = lines[begun:following], lines[begun : following + 1]
    if len(above) <= _MOST and _is_enacting(above, grammar) and not _is_enacting(longer, grammar):
        return True
    if not _opens_enactment(lines, following, grammar):
        return False
    # The country's name opens the line, be it that narrow lines leave it alone.
    if any(_is_enacting(lines[begun:end], grammar) for end in _ends_of(following)):
        return False
    # A country's name or a date that ends the title could as well begin what stands below.
    whole = lines[following].text in grammar.bodies.country_nominatives
    below = lines[following + 1 : following + 2]
    return whole or not (
        all(map(_is_capital, below)) and _opens_enactment(lines, following + 1, grammar)
    )


def _is_capital(line: LaidLine) -> bool:
    """Whether a line begins with a capital letter, as a paragraph does."""
    return line.text.lstrip(MARKS)[:1].isupper()


def _opens_enactment(lines: Sequence[LaidLine], first: int, grammar: Grammar) -> bool:
    """Whether some lines from one on are an enactment line."""
    return any(_is_enacting(lines[first:end], grammar) for end in _ends_of(first))


def _ends_of(first: int) -> range:
    """Where an enactment line may end that goes over a line."""
    return range(first + 1, first + _MOST + 1)


def _is_enacting(lines: Sequence[LaidLine], grammar: Grammar) -> bool:
    """Whether lines are one enactment line together, and nothing else."""
    # The whole of it may stand in quotation marks, or be stretched with blanks.
    text = " ".join(word for line in lines for word in line.text.split()).strip(MARKS)
    line = Folded.of(text, Span(0, len(text)), grammar)
    if not bodies(grammar).named.search(line.folded):
        return False
    found = read_enactment(line, grammar)
    return found is not None and found.complete and found.title is None
