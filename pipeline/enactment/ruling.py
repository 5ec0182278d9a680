"""What the enactment lines of one ruling say of it, for every stage that asks."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from pipeline.enactment.enacting import Enacting, read_enactments
from pipeline.enactment.enactment_words import EnactmentWord
from pipeline.grammar import Grammar
from pipeline.sections import Sections
from pipeline.terms import BlockRole
from pipeline.text import Span
from pipeline.words.equivalents import one_hyphen
from pipeline.words.folding import Folded


class PlacedWord(NamedTuple):
    """A word of an enactment line, with the line that holds it."""

    line: Folded
    word: EnactmentWord

    @property
    def span(self) -> Span:
        """Where the part that counts stands in the clean text."""
        return self.word.value.shift(self.line.span.start)

    @property
    def printed(self) -> str:
        """The part that counts as printed, but for blanks around its hyphens."""
        return one_hyphen(self.line.text[slice(*self.word.value)])


@dataclass(frozen=True)
class Enacted:
    """The enactment lines of a ruling, as far as they can be read."""

    lines: tuple[Enacting, ...]

    def first(self, kind: str) -> PlacedWord | None:
        """The first word of a kind; a date that the calendar does not have is none.

        Nor is what its line tells in two ways: one of them belongs to something else.
        """
        words = (PlacedWord(one.line, word) for one in self.lines for word in one.found.words)
        told = [placed for placed in words if placed.word.kind == kind]
        told = [placed for placed in told if kind != "date" or placed.word.text]
        first = [placed for placed in told if placed.line is told[0].line]
        return first[0] if len({placed.printed for placed in first}) == 1 else None

    @cached_property
    def day(self) -> dt.date | None:
        """The day that they name."""
        told = self.first("date")
        return dt.date.fromisoformat(told.word.text) if told else None

    @property
    def number(self) -> str | None:
        """The number as printed, without its sign."""
        told = self.first("number")
        return told.printed if told else None


@lru_cache(maxsize=4)  # citing and describing ask for the same ruling
def enactment_of(text: str, sections: Sections, grammar: Grammar) -> Enacted:
    """The enactment lines of a clean text, each read as one line."""
    spans = [paragraph.span for paragraph in sections.of(BlockRole.ENACTMENT)]
    lines = [Folded.of(text, span, grammar) for span in spans]
    return Enacted(tuple(read_enactments(lines, grammar)))
