"""The invented rulings with one marker changed, through the whole pipeline.

One marker is deleted, put inline or upper-cased: only its own part may change, and a diagnostic
says so. Which of the three is tried on which marker rotates over the rulings, so that the set has
every marker in every form. Laid out at another width a ruling is the same ruling.
"""

from __future__ import annotations

import re
import textwrap
from functools import cache
from typing import TYPE_CHECKING

import pytest

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.read import read_text
from pipeline.terms import BlockRole
from tests.segment.test_mutations import ONCE
from tests.test_rulings import FOLDER, STEMS, facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.model import Block, Ruling


PEOPLE = {
    Code.COMPOSITION_UNREAD,
    Code.NAME_DOUBTFUL,
    Code.TITLE_DOUBTFUL,
    Code.PRESIDING_UNKNOWN,
    Code.RAPPORTEUR_UNKNOWN,
}
"""What may be said of names in capitals, or in a paragraph with something else."""


@cache
def lines(stem: str) -> tuple[str, ...]:
    return tuple((FOLDER / f"{stem}.clean.txt").read_text(encoding="utf-8").splitlines())


def converted(paragraphs: Sequence[str]) -> Ruling:
    return convert(read_text("\n\n".join(paragraphs).encode()))


@cache
def whole(stem: str) -> Ruling:
    return converted(lines(stem))


def in_order(ruling: Ruling) -> list[Block]:
    return sorted(ruling.blocks(), key=lambda block: block.source[0].start)


def places(ruling: Ruling) -> list[tuple[str, str]]:
    """Give for each paragraph its name and its text as printed."""
    return [(b.eId, f"{b.num} {b.text}" if b.num else b.text) for b in in_order(ruling)]


def outside(ruling: Ruling, parts: set[str]) -> list[tuple[str, str]]:
    return [place for place in places(ruling) if place[0].partition("__")[0] not in parts]


def part(block: Block) -> str:
    return block.eId.split("__")[0]


def codes(ruling: Ruling) -> set[Code]:
    return {diagnostic.code for diagnostic in ruling.diagnostics}


def markers(stem: str) -> Iterator[tuple[BlockRole, list[int]]]:
    """Give the markers that stand in paragraphs of their own, with these."""
    labelled = facts(stem)["roles"]
    for role in ONCE:
        at = [i for i, label in enumerate(labelled) if role in label.split("+")]
        if at and all(labelled[i] == role for i in at):
            yield role, at


def forms(stem: str, at: list[int]) -> tuple[str, ...]:
    """Give what can be tried on a marker: only a ruling's own paragraph can take it in."""
    notes = {"note", "status"}
    inline = at[0] > 0 and facts(stem)["roles"][at[0] - 1] not in notes
    return ("deleted", "inline", "upper") if inline else ("deleted", "upper")


def cases() -> Iterator[tuple[str, BlockRole, list[int], str]]:
    for row, stem in enumerate(STEMS):
        for column, (role, at) in enumerate(markers(stem)):
            tried = forms(stem, at)
            yield stem, role, at, tried[(row + column) % len(tried)]


CASES = list(cases())
IDS = [f"{stem}-{role}-{kind}" for stem, role, _, kind in CASES]


@pytest.mark.parametrize(("stem", "role", "at", "kind"), CASES, ids=IDS)
def test_one_marker(stem: str, role: BlockRole, at: list[int], kind: str) -> None:
    before, blocks = whole(stem), in_order(whole(stem))
    touched = {part(blocks[i]) for i in at}
    if kind == "inline":
        touched.add(part(blocks[at[0] - 1]))
    after = converted(changed(lines(stem), at, kind))
    assert outside(after, touched) == outside(before, touched)
    told = codes(after) - codes(before)
    if kind == "deleted":
        again = role is BlockRole.TITLE and "repeated-title" in facts(stem)["roles"]
        assert again or ONCE[role] in codes(after)
    elif kind == "inline":
        both = {ONCE[role], ONCE.get(blocks[at[0] - 1].role)}
        # A title that the enactment line was taken into tells of no changes: then a preamble is asked for.
        asked = {Code.PART_MISSING_INTRODUCTION, Code.PART_MISSING_RESOLVES}
        if role is BlockRole.SIGNATURE:
            asked.add(
                Code.SENTENCE_CUT
            )  # the text ends in a name now, behind the last point's full stop
        assert told <= both | asked | {Code.HEADER_UNCLEAR, *PEOPLE}
    else:
        # A title in capitals settles no undated name, so that a decision may name no norm.
        assert told <= {*PEOPLE, Code.OUTCOME_WITHOUT_NORM}
        assert [(b.eId, b.role) for b in in_order(after)] == [(b.eId, b.role) for b in blocks]


def changed(text: Sequence[str], at: list[int], kind: str) -> list[str]:
    """Give the paragraphs with those of a marker changed."""
    first, last = at[0], at[-1]
    if kind == "inline":
        return [*text[: first - 1], " ".join(text[first - 1 : last + 1]), *text[last + 1 :]]
    if kind == "upper":
        return [line.upper() if i in at else line for i, line in enumerate(text)]
    return [line for i, line in enumerate(text) if i not in at]


WIDTHS = (60, 72, 100)


def laid_out(paragraph: str, width: int) -> str:
    """Break a paragraph into lines; the words of a formula at its end stay together.

    A formula that a line end sets alone is a paragraph of its own: sources print it so.
    """
    tied = re.sub(r" (?=\S+(?: \S+)?:\Z)", "\0", paragraph)
    filled = textwrap.fill(
        tied, width, initial_indent=" " * 6, break_long_words=False, break_on_hyphens=False
    )
    return filled.replace("\0", " ")


@pytest.mark.parametrize("row", range(len(STEMS)), ids=STEMS)
def test_another_width(row: int) -> None:
    stem = STEMS[row]
    text = "\n".join(laid_out(line, WIDTHS[row % 3]) for line in lines(stem))
    after = convert(read_text(text.encode()))
    assert places(after) == places(whole(stem))
    assert codes(after) == codes(whole(stem))
