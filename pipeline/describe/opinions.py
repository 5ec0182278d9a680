"""Separate opinions: whose each is, and what it cites, apart from what the court says."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.codes import Code
from pipeline.describe.source_places import SourcePlaces
from pipeline.model import Block, Citation, Opinion
from pipeline.terms import BlockRole, MarkKind
from pipeline.text import Finding
from pipeline.words.eids import root_of

_SAYS_WHOSE = (BlockRole.OPINION_HEADING, BlockRole.SIGNATURE)


def separate_opinions(
    blocks: Iterable[Block], citations: Sequence[Citation]
) -> tuple[Opinion, ...]:
    """Each opinion with its paragraphs and citations, in their order."""
    return tuple(
        _opinion(eid, tuple(own), citations)
        for eid, own in groupby(blocks, key=lambda block: root_of(block.eId))
    )


def _opinion(eid: str, blocks: tuple[Block, ...], citations: Iterable[Citation]) -> Opinion:
    named = (_judges_named(blocks, role) for role in _SAYS_WHOSE)
    judges = next(filter(None, named), frozenset())
    return Opinion(
        eId=eid,
        judge=next(iter(judges)) if len(judges) == 1 else None,
        blocks=blocks,
        citations=tuple(one for one in citations if root_of(one.eId) == eid),
    )


def _judges_named(blocks: Iterable[Block], role: BlockRole) -> frozenset[str | None]:
    """The judges that the paragraphs of a role name."""
    marks = (mark for block in blocks if block.role is role for mark in block.marks)
    return frozenset(mark.refers_to for mark in marks if mark.kind is MarkKind.JUDGE)


def opinions_of_nobody(opinions: Iterable[Opinion], places: SourcePlaces) -> Iterator[Finding]:
    """A doubt for every opinion whose heading, or else its signature, names none of those who sat, or several."""
    spans = {paragraph.eId: paragraph.span for paragraph in places.sections.paragraphs}
    for opinion in opinions:
        if opinion.judge is None:
            yield Finding.of(Code.OPINION_JUDGE_UNKNOWN, spans[opinion.blocks[0].eId])
