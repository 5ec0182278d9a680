"""What a ruling lacks, as the ruling itself shows it: diagnostics, which block nothing.

Segmentation and the later stages tell what they missed while they read; this looks at the result,
so that a ruling read back from JSON is judged by the same measure. What is told already is not
told twice.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.check.findings import diagnostic
from pipeline.codes import Code
from pipeline.model import Diagnostic, Ruling
from pipeline.terms import Court, MarkKind

# The first paragraph of each point at the top of a part: sub-points count anew within theirs.
_POINT: Final = re.compile(r"[a-z]+__para_([0-9]+)__p_1\Z")


def what_is_lacking(ruling: Ruling) -> tuple[Diagnostic, ...]:
    """What the ruling lacks and does not say so yet."""
    told = {one.code for one in ruling.diagnostics}
    found = (
        *_missing_parts(ruling),
        *_gaps_between_points(ruling),
        *_repeated_numbers(ruling),
        *_missing_outcome(ruling),
    )
    return tuple(one for one in found if one.code not in told)


def _missing_parts(ruling: Ruling) -> Iterator[Diagnostic]:
    """The parts that a ruling of every court and era has."""
    if ruling.title is None:
        yield diagnostic(Code.PART_MISSING_TITLE, "the ruling has no title")
    if not ruling.body.decision:
        yield diagnostic(Code.PART_MISSING_OPERATIVE, "the ruling has no operative part")
    last = (mark.kind for block in ruling.body.decision[-1:] for mark in block.marks)
    if not ruling.conclusions and MarkKind.SIGNATURE not in last:
        yield diagnostic(Code.PART_MISSING_SIGNATURE, "the ruling has no signature")


def _gaps_between_points(ruling: Ruling) -> Iterator[Diagnostic]:
    """The points after which numbers are left out, in the reasons and in what is decided."""
    for blocks in (ruling.body.motivation, ruling.body.decision):
        numbered = [(int(m[1]), b) for b in blocks if (m := _POINT.fullmatch(b.eId))]
        # A nought before them, so that a list which opens with 2 has a gap, too.
        first = [(0, numbered[0][1])] if numbered else []
        for (before, _), (number, block) in pairwise([*first, *numbered]):
            if number > before + 1:
                message = (
                    f"point {number} follows {before or 'no point'}: {number - before - 1} missing"
                )
                yield diagnostic(Code.POINTS_GAP, message, block)


def _repeated_numbers(ruling: Ruling) -> Iterator[Diagnostic]:
    """The blocks whose text begins with their number again (`1. 1. Признать …`)."""
    for block in ruling.blocks():
        if block.num is not None and block.text.startswith(block.num):
            message = f"“{block.num}” opens the paragraph and stands in its text once more"
            yield diagnostic(Code.NUMBER_REPEATED, message, block)


def _missing_outcome(ruling: Ruling) -> Iterator[Diagnostic]:
    # The Supreme Court's resolutions guide other courts and need not decide anything.
    decides = ruling.body.decision and ruling.court is not Court.SUPREME_COURT
    if decides and not ruling.outcomes:
        message = "no verdict or other decision was recognised in the operative part"
        yield diagnostic(Code.OUTCOME_MISSING, message, ruling.body.decision[0])
