"""A ruling as a row of units: each numbered point, and what stands before, between and after them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.model import Block, Ruling
from pipeline.sections import Part
from pipeline.terms import BlockRole
from pipeline.words.eids import opinion_of, points_of, root_of, steps_of, top_point

_NUMBERED: Final = (Part.MOTIVATION, Part.DECISION)
"""The parts whose points are compared one by one."""
_ROLES: Final = tuple(BlockRole)


@dataclass(frozen=True, slots=True)
class ComparedUnit:
    """A point with all its paragraphs, or the unnumbered paragraphs of one stretch.

    `name` is the eId of a point; of unnumbered paragraphs `opening` (all before the first point),
    `grounds` (between reasons and operative points), `ending`, `closing` (the signature), or `footnotes`; of an opinion its eId.
    """

    name: str
    blocks: tuple[Block, ...]

    @property
    def part(self) -> str | None:
        """The part whose point it is; none for unnumbered paragraphs."""
        return root_of(self.name) if points_of(self.name) else None

    @property
    def number(self) -> int:
        """The number of a point; 0 where it has none in figures."""
        return (self.part and steps_of(self.name)[-1].whole) or 0

    @property
    def is_opinion(self) -> bool:
        """Whether it is the separate opinion of a judge."""
        return opinion_of(self.name) is not None


def units(ruling: Ruling) -> tuple[ComparedUnit, ...]:
    """All paragraphs but the publisher's notes, in the order of the text."""
    found: dict[str, list[Block]] = {}
    unnumbered = "opening"
    body = ruling.body
    for block in (
        *sorted(ruling.header, key=lambda b: _ROLES.index(b.role)),  # sites put the title anywhere
        *body.introduction,
        *body.background,
        *body.motivation,
        *body.decision,
    ):
        part, point = root_of(block.eId), top_point(block.eId)
        is_point = part in _NUMBERED and steps_of(point)[-1].unit == "para"
        if is_point:
            unnumbered = "grounds" if part == Part.MOTIVATION else "ending"
        found.setdefault(point if is_point else unnumbered, []).append(block)
    found["closing"] = list(ruling.conclusions)
    found["footnotes"] = [note for note in ruling.notes if note.role is BlockRole.FOOTNOTE]
    found |= {opinion.eId: list(opinion.blocks) for opinion in ruling.opinions}
    return tuple(ComparedUnit(name, tuple(blocks)) for name, blocks in found.items() if blocks)
