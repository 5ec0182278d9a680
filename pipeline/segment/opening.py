"""From the title to the formula «established»: which paragraph does what."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.wording import search_at_end
from pipeline.sections import OPENING_ROLES
from pipeline.segment.formulas import Formula, FormulaPlace
from pipeline.segment.header import header_end, read_header
from pipeline.terms import BlockRole
from pipeline.text import Finding
from pipeline.words.body_names import bodies
from pipeline.words.folding import Folded

ORDER = (*OPENING_ROLES, BlockRole.ESTABLISHED)
NEAR = 4
"""Paragraphs between the question and the rapporteurs, at most."""


class Opening(NamedTuple):
    """The roles of the first paragraphs, one each, and what is doubtful about them."""

    roles: tuple[BlockRole, ...]
    findings: tuple[Finding, ...]

    @property
    def recognised(self) -> bool:
        """Whether anything below title and enactment line was found."""
        return any(role in ORDER for role in self.roles)


def read_opening(
    flow: Sequence[Folded], established: Formula | None, limit: int, grammar: Grammar
) -> Opening:
    """The roles of the paragraphs before the circumstances.

    Without the formula the paragraphs up to `limit` are looked at, where reasons or operative part
    begin at the latest.
    """
    end = established.last + 1 if established else limit
    stages = [stage(line, grammar) for line in flow[:end]]
    end = end if established else _opening_end(flow, stages)
    roles = _advance_stages(flow[:end], stages[:end], established, grammar)
    top = sum(role is None for role in roles) if end else header_end(flow[:limit], grammar)
    titles, findings = read_header(flow[:top], grammar)
    return Opening((*titles, *(role for role in roles if role)), tuple(findings))


def stage(line: Folded, grammar: Grammar) -> BlockRole | None:
    """The role that a paragraph's first words, or those that close it, tell."""
    known, folded = grammar.sections, line.folded
    if tells_who_sat(line, grammar):
        return BlockRole.COMPOSITION
    for role, first in (
        (BlockRole.PARTICIPANTS, known.participants_open),
        (BlockRole.QUESTION, known.question_open),
        (BlockRole.RAPPORTEURS, known.rapporteurs_open),
    ):
        if first.match(folded):
            return role
    if search_at_end(known.participants_close, folded):
        return BlockRole.PARTICIPANTS
    return BlockRole.QUESTION if search_at_end(known.question.closing, folded) else None


def tells_who_sat(line: Folded, grammar: Grammar) -> bool:
    """Whether a composition begins a paragraph, or follows other words in it."""
    seated, composed = bodies(grammar).seated, grammar.sections.composition
    return bool(
        seated.match(line.folded) or (composed.search(line.folded) and seated.search(line.folded))
    )


def _opening_end(flow: Sequence[Folded], stages: Sequence[BlockRole | None]) -> int:
    """Where the opening ends when the formula that closes it is missing.

    A text that is cut among the participants ends in their list, item by item.
    """

    def first(role: BlockRole, after: int = 0) -> int | None:
        return next((at for at in range(after, len(stages)) if stages[at] is role), None)

    question = first(BlockRole.QUESTION)
    heard = first(BlockRole.RAPPORTEURS, question or 0)
    if heard is not None and (question is None or heard - question <= NEAR):
        return heard + 1
    if question is not None:
        return question + 1
    seated = [at for at, role in enumerate(stages) if role in ORDER[:2]]
    end = seated[-1] + 1 if seated else 0
    while 0 < end < len(stages) and flow[end - 1].text.endswith((",", ";", ":")):
        end += 1
    return end


def _advance_stages(
    flow: Sequence[Folded],
    stages: Sequence[BlockRole | None],
    established: Formula | None,
    grammar: Grammar,
) -> list[BlockRole | None]:
    """Go from stage to stage, never back; None stands for the header above the first stage."""
    roles: list[BlockRole | None] = []
    for at, (line, told) in enumerate(zip(flow, stages, strict=True)):
        before = roles[-1] if roles else None
        if established and at >= established.first and established.place is not FormulaPlace.END:
            roles.append(BlockRole.ESTABLISHED)
        elif told and (before is None or ORDER.index(told) >= ORDER.index(before)):
            roles.append(told)
        elif before is None:
            closing = established is not None and at == established.last
            roles.append(_role_above(line, grammar, closing=closing))
        else:
            roles.append(_role_continued(flow[at - 1], before, grammar))
    return roles


def _role_above(line: Folded, grammar: Grammar, *, closing: bool) -> BlockRole | None:
    """The role of a paragraph that tells none, above the first stage.

    Participants may stand below a composition that is missing; the header has no such commas.
    """
    if closing:
        return BlockRole.ESTABLISHED
    listed = line.text.endswith((",", ";"))
    participants = grammar.sections.participants
    return BlockRole.PARTICIPANTS if listed and participants.search(line.folded) else None


def _role_continued(before: Folded, role: BlockRole, grammar: Grammar) -> BlockRole:
    """The role of a paragraph that tells none, from the one before it."""
    if role in {BlockRole.QUESTION, BlockRole.RAPPORTEURS}:
        return role
    known = grammar.sections
    asked = before.text.endswith(".") and known.question.within.search(before.folded)
    closed = search_at_end(known.participants_close, before.folded)
    return BlockRole.QUESTION if asked or closed else BlockRole.PARTICIPANTS
