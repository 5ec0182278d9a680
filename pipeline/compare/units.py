"""A ruling as a row of units: each numbered point, and what stands before, between and after them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from pipeline.model import Block, Ruling
from pipeline.terms import BlockRole

_POINT: Final = re.compile(r"(motivation|decision)__para_([0-9]*)[^_]*")
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
        point = _POINT.fullmatch(self.name)
        return point[1] if point else None

    @property
    def number(self) -> int:
        """The number of a point; 0 where it has none in figures."""
        point = _POINT.fullmatch(self.name)
        return int(point[2]) if point and point[2] else 0

    @property
    def is_opinion(self) -> bool:
        """Whether it is the separate opinion of a judge."""
        return self.name.startswith("att_")


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
        point = _POINT.match(block.eId)
        if point:
            unnumbered = "grounds" if point[1] == "motivation" else "ending"
        found.setdefault(point[0] if point else unnumbered, []).append(block)
    found["closing"] = list(ruling.conclusions)
    found["footnotes"] = [note for note in ruling.notes if note.role is BlockRole.FOOTNOTE]
    found |= {opinion.eId: list(opinion.blocks) for opinion in ruling.opinions}
    return tuple(ComparedUnit(name, tuple(blocks)) for name, blocks in found.items() if blocks)
