"""The parts of a ruling as its page shows them: paragraphs with their names, numbers and depth."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from pipeline.model import Block, Ruling
from pipeline.outline import level
from pipeline.pages.inline_markup import BlockWords
from pipeline.sections import Part

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
    containers = _containers(block.eId)
    begins = tuple(name for name in containers if name not in seen)
    seen.update(begins)
    return BlockView(block, words.html(block), begins, max(level(block.eId) - 1, 0), beside)


def _containers(eid: str) -> list[str]:
    """The names of the points around a paragraph, from outside in, and of the opinion it stands in.

    A part of the ruling is none of them: `motivation__para_2__p_1` stands in `motivation__para_2`.
    """
    steps = eid.split("__")
    first = 2 if steps[0] in set(Part) else 1
    return ["__".join(steps[:length]) for length in range(first, len(steps))]


def _short_label(text: str) -> str:
    if len(text) <= _LONGEST_LABEL:
        return text
    return f"{text[:_LONGEST_LABEL].rsplit(' ', 1)[0].rstrip(' ,;:–(')}…"
