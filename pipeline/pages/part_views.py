"""The parts of a ruling as its page shows them: paragraphs with their names, numbers and depth."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from pipeline.model import Block, Ruling
from pipeline.pages.inline_markup import BlockWords
from pipeline.sections import Part
from pipeline.words.eids import path_to, points_of

_LONGEST_LABEL: Final = 64
"""Characters of a point's first words in the table of contents."""


@dataclass(frozen=True, slots=True)
class BlockView:
    """One paragraph on the page."""

    block: Block
    words: Markup
    begins: tuple[str, ...]
    """The names of the points that begin with it, from outside in."""
    depth: int
    """In how many sub-points it stands."""
    beside: tuple[Block, ...]
    """What corresponds to it in the other language."""

    @property
    def anchor(self) -> str:
        """The name that a link to it takes: that of its point where it begins one."""
        return self.begins[-1] if self.begins else self.block.eId


@dataclass(frozen=True, slots=True)
class PartView:
    """One part on the page."""

    part: Part
    title: str
    blocks: tuple[BlockView, ...]

    def points(self) -> Iterator[tuple[str, str, str]]:
        """The numbered points of the first level: anchor, number, first words."""
        for view in self.blocks:
            if view.begins and view.block.num and not view.depth:
                yield view.anchor, view.block.num, _short_label(view.block.text)


def part_views(
    ruling: Ruling,
    titles: Mapping[Part, str],
    words: BlockWords,
    beside: Mapping[str, Sequence[Block]],
) -> tuple[PartView, ...]:
    """The parts that a ruling has, in their order; none without paragraphs."""
    views: list[PartView] = []
    for part, blocks in ruling.parts().items():
        seen: set[str] = set()
        shown = tuple(
            _block_view(block, words, seen, tuple(beside.get(block.eId, ()))) for block in blocks
        )
        if shown:
            views.append(PartView(part, titles[part], shown))
    return tuple(views)


def _block_view(
    block: Block, words: BlockWords, seen: set[str], beside: tuple[Block, ...]
) -> BlockView:
    # A page's parts have no links of their own, but an opinion among them has.
    around = (name for name in path_to(block.eId)[:-1] if name not in set(Part))
    begins = tuple(name for name in around if name not in seen)
    seen.update(begins)
    return BlockView(
        block, words.html(block), begins, max(len(points_of(block.eId)) - 1, 0), beside
    )


def _short_label(text: str) -> str:
    if len(text) <= _LONGEST_LABEL:
        return text
    return f"{text[:_LONGEST_LABEL].rsplit(' ', 1)[0].rstrip(' ,;:–(')}…"
