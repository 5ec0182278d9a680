"""One marker deleted, put inline or upper-cased: only its own part may change, and a finding says so."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from pipeline.codes import Code
from pipeline.sections import Part, Sections
from pipeline.terms import BlockRole
from tests.segment.rulings import RULINGS, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

ONCE = {
    BlockRole.TITLE: Code.PART_MISSING_TITLE,
    BlockRole.ENACTMENT: Code.PART_MISSING_ENACTMENT,
    BlockRole.IN_THE_NAME: Code.PART_MISSING_IN_THE_NAME,
    BlockRole.COMPOSITION: Code.PART_MISSING_COMPOSITION,
    BlockRole.PARTICIPANTS: Code.PART_MISSING_PARTICIPANTS,
    BlockRole.QUESTION: Code.PART_MISSING_QUESTION,
    BlockRole.RAPPORTEURS: Code.PART_MISSING_RAPPORTEURS,
    BlockRole.ESTABLISHED: Code.PART_MISSING_ESTABLISHED,
    BlockRole.GROUNDS: Code.PART_MISSING_GROUNDS,
    BlockRole.RESOLVES: Code.PART_MISSING_RESOLVES,
    BlockRole.SIGNATURE: Code.PART_MISSING_SIGNATURE,
}
# What these paragraphs hold besides their own marker goes with them, and is reported as well.
HOLDS_MORE = {
    ("council-1996.kaz", BlockRole.COMPOSITION),
    ("council-1996.kaz", BlockRole.GROUNDS),
    ("council-1999.rus", BlockRole.COMPOSITION),
    ("council-2018-review.rus", BlockRole.COMPOSITION),
    ("court-2025.rus", BlockRole.RAPPORTEURS),
    ("court-2025.rus", BlockRole.GROUNDS),
}


NAMING = {
    BlockRole.TITLE,
    BlockRole.IN_THE_NAME,
    BlockRole.STATUS,
    BlockRole.NOTE,
    BlockRole.REPEATED_TITLE,
}


def marked() -> Iterator[tuple[Text, BlockRole, list[int]]]:
    """Give every marker of every text with the positions of its paragraphs."""
    for ruling in RULINGS:
        paragraphs = ruling.segment().paragraphs
        for role in ONCE:
            places = [at for at, p in enumerate(paragraphs) if p.role is role]
            if places and (ruling.name, role) not in HOLDS_MORE:
                yield ruling, role, places


MARKED = list(marked())
IDS = [f"{ruling.name}-{role}" for ruling, role, _ in MARKED]
Place = tuple[str, Part, str]


def places(ruling: Text, sections: Sections) -> list[Place]:
    """Give for each paragraph its text, part and eId."""
    return [(ruling.text[p.span.start : p.span.end], p.part, p.eId) for p in sections.paragraphs]


def outside(found: list[Place], *parts: Part) -> list[Place]:
    return [place for place in found if place[1] not in parts]


@pytest.mark.parametrize(("ruling", "role", "at"), MARKED, ids=IDS)
def test_deleted(ruling: Text, role: BlockRole, at: list[int]) -> None:
    before = ruling.segment()
    part = before.paragraphs[at[0]].part
    left = ruling.changed([line for i, line in enumerate(ruling.lines) if i not in at])
    after = left.segment()
    assert outside(places(left, after), part) == outside(places(ruling, before), part)
    # The title of a ruling that prints it twice is still there.
    doubled = role is BlockRole.TITLE and before.of(BlockRole.REPEATED_TITLE)
    assert doubled or ONCE[role] in {finding.code for finding in after.findings}


@pytest.mark.parametrize(("ruling", "role", "at"), MARKED, ids=IDS)
def test_upper_case(ruling: Text, role: BlockRole, at: list[int]) -> None:
    upper = [line.upper() if i in at else line for i, line in enumerate(ruling.lines)]
    changed = ruling.changed(upper)
    before, after = ruling.segment(), changed.segment()
    assert [(p.eId, p.role) for p in after.paragraphs] == [
        (p.eId, p.role) for p in before.paragraphs
    ]
    assert after.findings == before.findings, role


@pytest.mark.parametrize(("ruling", "role", "at"), MARKED, ids=IDS)
def test_inline(ruling: Text, role: BlockRole, at: list[int]) -> None:
    """The marker stands at the end of the paragraph before it (a note is no such paragraph)."""
    before = ruling.segment()
    first, last = at[0], at[-1]
    broken = role is BlockRole.COMPOSITION and ruling.lines[first - 1] == "АТЫНАН"
    if broken or not first or before.paragraphs[first - 1].part is Part.NOTES:
        pytest.skip("no paragraph of the ruling stands before it")
    joined = " ".join(ruling.lines[first - 1 : last + 1])
    changed = ruling.changed([*ruling.lines[: first - 1], joined, *ruling.lines[last + 1 :]])
    after = changed.segment()
    touched = {before.paragraphs[first].part, before.paragraphs[first - 1].part}
    assert outside(places(changed, after), *touched) == outside(places(ruling, before), *touched)
    found, known = ({f.code for f in s.findings} for s in (after, before))
    assert found - known <= {Code.HEADER_UNCLEAR}, role


@pytest.mark.parametrize("ruling", RULINGS, ids=lambda ruling: ruling.name)
def test_number_deleted(ruling: Text) -> None:
    """Without its number a point is text of the one before; the gap is seen, save at the end."""
    before = ruling.segment()
    numbered = [
        at
        for at, p in enumerate(before.paragraphs)
        if p.number and p.eId.count("__") == 2 and "point" not in p.eId and "1-1" not in p.eId
    ]
    for at, following in pairwise(numbered):
        paragraph = before.paragraphs[at]
        lines = list(ruling.lines)
        lines[at] = ruling.text[slice(*paragraph.body)]
        changed = ruling.changed(lines)
        after = changed.segment()
        # Number 1 opens the reasons where nothing else does.
        border = paragraph.eId == "motivation__para_1__p_1" and "motivation__p_1" not in {
            p.eId for p in before.paragraphs[:at]
        }
        touched = {paragraph.part, *((Part.BACKGROUND,) if border else ())}
        assert outside(places(changed, after), *touched) == outside(
            places(ruling, before), *touched
        )
        if not border:
            assert [p.part for p in after.paragraphs] == [p.part for p in before.paragraphs]
        if before.paragraphs[following].part is paragraph.part:
            assert Code.POINTS_GAP in {finding.code for finding in after.findings}


@pytest.mark.parametrize("ruling", RULINGS, ids=lambda ruling: ruling.name)
def test_turn_to_the_reasons_deleted(ruling: Text) -> None:
    before = ruling.segment()
    reasons = [at for at, p in enumerate(before.paragraphs) if p.part is Part.MOTIVATION]
    if not reasons or before.paragraphs[reasons[0]].number:
        pytest.skip("no such paragraph")
    left = ruling.changed([line for at, line in enumerate(ruling.lines) if at != reasons[0]])
    after = left.segment()
    assert outside(places(left, after), Part.MOTIVATION) == outside(
        places(ruling, before), Part.MOTIVATION
    )


@pytest.mark.parametrize("ruling", RULINGS, ids=lambda ruling: ruling.name)
def test_cut_anywhere(ruling: Text) -> None:
    """Whatever is left of a ruling is placed as in the whole one, down to the point that is cut.

    Its name alone is a page about it.
    """
    before = ruling.segment()
    named = max(at for at, p in enumerate(before.paragraphs) if p.role is BlockRole.ENACTMENT) + 1
    spoken = (at for at, p in enumerate(before.paragraphs) if at >= named and p.role not in NAMING)
    enough = next(spoken) + 1
    for end in range(enough, len(ruling.lines)):
        half = ruling.changed(list(ruling.lines[:end]))
        after = half.segment()
        got, whole = places(half, after), places(ruling, before)[:end]
        wrong = [(a, b) for a, b in zip(got, whole, strict=True) if a[1] is not b[1]]
        assert not wrong, (ruling.name, end)
        assert Code.PART_MISSING_SIGNATURE in {f.code for f in after.findings} or end > (
            next(at for at, p in enumerate(before.paragraphs) if p.role is BlockRole.SIGNATURE)
        )
