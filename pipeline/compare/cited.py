"""What a paragraph cites, item by item, and the numbers that each item prints."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.compare.content import RulingReading
from pipeline.compare.difference import Side
from pipeline.compare.quantities import dates, in_words, numbers, without_figures
from pipeline.grammar import Grammar
from pipeline.model import Block, Citation
from pipeline.words.works import parted, provision_of, work_of

_RANGE: Final = re.compile(r"(?<![0-9-])([0-9]{1,4}) ?[–—-] ?([0-9]{1,4})(?!-?[0-9])")
_FIGURE: Final = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class CitedItem:
    """One thing cited: a target, or the words of a citation that is not resolved."""

    citation: Citation
    target: str | None
    prints: frozenset[str]
    """Numbers that the citation prints; for a target those that it cannot do without."""
    may_print: frozenset[str]
    """The same, with the date and number of the act."""

    @property
    def work(self) -> str | None:
        """The act or ruling cited."""
        return work_of(self.target) if self.target else None

    @property
    def whole_act(self) -> bool:
        """Whether an act is named and none of its provisions."""
        return self.target is not None and not provision_of(self.target) and not self.prints

    @property
    def side(self) -> Side:
        """What is cited, and where."""
        return Side(self.citation.block, self.target or self.citation.text)


def items(reading: RulingReading, blocks: Sequence[Block]) -> tuple[CitedItem, ...]:
    """What some blocks cite, each target once."""
    found: dict[str, CitedItem] = {}
    for content in reading.content(blocks):
        for citation in content.citations:
            for item in _items(citation, reading.grammar):
                found.setdefault(item.target or citation.eId, item)
    return tuple(found.values())


def _items(citation: Citation, grammar: Grammar) -> Iterator[CitedItem]:
    for target in dict.fromkeys(citation.targets):
        yield CitedItem(citation, target, *_of_target(target))
    if not citation.targets:
        printed = _of_text(citation.text, grammar)
        yield CitedItem(citation, None, printed, printed)


@cache
def _of_target(target: str) -> tuple[frozenset[str], frozenset[str]]:
    work, provision = parted(target)
    *kind, date, number = work.split("/")
    name = frozenset((date, *_FIGURE.findall(number)))
    inside = frozenset(_FIGURE.findall(provision))
    needed = inside if provision or "judgment" not in kind else name
    return needed, inside | name


def _of_text(text: str, grammar: Grammar) -> frozenset[str]:
    """The numbers of a text, ordinals in words and the insides of ranges among them."""
    days = dates(text, grammar)
    within = (
        str(number)
        for first, last in _RANGE.findall(without_figures(text, days))
        for number in range(int(first), int(last) + 1)
    )
    figures = (figure.value for figure in (*days, *numbers(text, days)))
    return frozenset((*figures, *within)) | in_words(text, grammar)
