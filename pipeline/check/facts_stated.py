"""Rules on what a file of results states beside its text: each statement has its words in a block, or repeats another.

A ruling that was just made keeps them by how it is made; a person's hand, or another program's, may not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import Final

from pipeline.check.problem import Problem
from pipeline.check.restore import restore
from pipeline.codes import Code
from pipeline.model import Block, Judge, Participant, Rapporteur, Repair, Ruling
from pipeline.terms import OF_PEOPLE, BlockRole, MarkKind, RepairKind
from pipeline.words.eids import root_of


def statement_of_file_problems(ruling: Ruling) -> Iterator[Problem]:
    """What breaks any rule; the ruling keeps those of `rules`."""
    for rule in _RULES:
        yield from rule(ruling)


def _people_are_printed(ruling: Ruling) -> Iterator[Problem]:
    """Require that a person's name as written stands in a mark, where any refers to it, and a judge's office somewhere."""
    marked = _words_of_marks(ruling)
    # Where readings cross, the mark of a name may be cut: then its words stand in a block at least.
    is_cut = any(one.code is Code.MARKS_CROSS for one in ruling.diagnostics)
    texts = [block.text for block in ruling.blocks()] if is_cut else []
    people: tuple[Judge | Participant | Rapporteur, ...] = (
        *ruling.composition.bench,
        *ruling.participants,
        *ruling.rapporteurs,
        *ruling.signatories,
    )
    for person in people:
        words = marked[person.eId, MarkKind.PERSON]
        is_marked = not words or person.as_written in words
        if not is_marked and not any(person.as_written in text for text in texts):
            yield Problem(person.eId, f"no mark of it reads “{person.as_written}”")
    printed = " ".join(block.text for block in ruling.blocks())
    seated = ruling.composition.presiding
    for judge in (*((seated,) if seated else ()), *ruling.signatories):
        if judge.role is not None and judge.role not in printed:
            yield Problem(judge.eId, f"“{judge.role}”, its office, stands nowhere")


def _words_of_marks(ruling: Ruling) -> defaultdict[tuple[str, MarkKind], set[str]]:
    """The words and values of the marks that refer to somebody; those of any kind of person are alike."""
    found: defaultdict[tuple[str, MarkKind], set[str]] = defaultdict(set)
    for block in ruling.blocks():
        for mark in block.marks:
            kind = MarkKind.PERSON if mark.kind in OF_PEOPLE else mark.kind
            words = block.text[mark.start : mark.end]
            found[mark.refers_to or "", kind] |= {words, str(mark.value)}
    return found


def _participants_are_marked(ruling: Ruling) -> Iterator[Problem]:
    """Require that bodies and offices in marks are those of the people that they refer to, and the represented known."""
    people = {person.eId: person for person in ruling.participants}
    known = {name for one in ruling.participants for name in (one.name, one.organization)}
    for block in ruling.blocks():
        for mark in block.marks:
            person = people.get(mark.refers_to or "")
            told = {
                MarkKind.ORGANIZATION: person and person.organization,
                MarkKind.ROLE: person and person.position,
            }
            if person and mark.value and mark.value != told.get(mark.kind, mark.value):
                yield Problem(person.eId, f"a mark of it says “{mark.value}”")
    for person in people.values():
        for name in set(person.represents) - known:
            yield Problem(person.eId, f"“{name}”, represented, is neither a participant nor a body")


def _enactment_is_marked(ruling: Ruling) -> Iterator[Problem]:
    """Require that court, date and number are those of the marks in the line of the enactment."""
    told = {
        MarkKind.COURT: ruling.court,
        MarkKind.DATE: str(ruling.date),
        MarkKind.NUMBER: ruling.number,
    }
    for block in ruling.header:
        for mark in block.marks if block.role is BlockRole.ENACTMENT else ():
            if mark.value and mark.value != told.get(mark.kind, mark.value):
                yield Problem(block.eId, f"its mark {mark.kind} says “{mark.value}”")


def _lists_are_in_order(ruling: Ruling) -> Iterator[Problem]:
    """Require that what is listed with its place stands in the order of the text, part by part."""
    places = {block.eId: number for number, block in enumerate(ruling.blocks())}
    lists: dict[str, Iterable[tuple[str, int]]] = {
        "/citations": ((one.block, one.start) for one in ruling.citations),
        "/outcomes": ((one.block, 0) for one in ruling.outcomes),
        "/abbreviations": ((one.block, 0) for one in ruling.abbreviations),
    }
    for path, listed in lists.items():
        # What is cited in a note is listed where the note stands in the source.
        found = [(root_of(eid), places[eid], at) for eid, at in listed]
        if any(one > other for one, other in pairwise(found) if one[0] == other[0]):
            yield Problem(path, "these are not in the order of the text")


def _outcomes_are_cited(ruling: Ruling) -> Iterator[Problem]:
    """Require that what an outcome is about is cited in the ruling."""
    cited = set(chain.from_iterable(one.targets for one in ruling.every_citation()))
    for number, outcome in enumerate(ruling.outcomes):
        for target in set(outcome.targets) - cited:
            yield Problem(f"/outcomes/{number}", f"no citation names {target}")


def _abbreviations_are_printed(ruling: Ruling) -> Iterator[Problem]:
    """Require that what a short name stands for stands in its block."""
    blocks = ruling.by_eid()
    for one in ruling.abbreviations:
        if one.long and one.long not in blocks[one.block].text:
            yield Problem(one.eId, f"“{one.long}” does not stand in {one.block}")


def _moves_are_recorded(ruling: Ruling) -> Iterator[Problem]:
    """Require that words that moved have a repair that quotes the source, and such a repair its block."""
    text, blocks = restore(ruling), ruling.by_eid()
    moves = [one for one in ruling.repairs if one.kind is RepairKind.REORDER]
    for number, repair in enumerate(ruling.repairs):
        if repair.kind is RepairKind.REORDER:
            if repair.before != "".join(text[one.start : one.end] for one in repair.source):
                yield Problem(f"/repairs/{number}", "the source has other words there")
            if repair.block and not _touches_block(repair, blocks.get(repair.block)):
                yield Problem(f"/repairs/{number}", f"{repair.block} holds nothing from there")
    for block in blocks.values():
        is_moved = any(one.start > other.start for one, other in pairwise(block.source))
        if is_moved and not any(_touches_block(repair, block) for repair in moves):
            yield Problem(block.eId, "its words were moved, and no repair says so")


def _touches_block(repair: Repair, block: Block | None) -> bool:
    return block is not None and any(
        one.start <= other.end and other.start <= one.end
        for one in repair.source
        for other in block.source
    )


def _layout_is_blank(ruling: Ruling) -> Iterator[Problem]:
    """Require that changes of layout are of blanks and line ends alone."""
    for number, change in enumerate(ruling.layout):
        if (change.before + change.after).strip():
            yield Problem(f"/layout/{number}", "it changes more than blanks and line ends")


_RULES: Final = (
    _people_are_printed,
    _participants_are_marked,
    _enactment_is_marked,
    _lists_are_in_order,
    _outcomes_are_cited,
    _abbreviations_are_printed,
    _moves_are_recorded,
    _layout_is_blank,
)
