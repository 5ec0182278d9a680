"""What only the whole ruling shows that it lacks or says twice: diagnostics, which block nothing.

The parts and points that are missing segmentation tells, at their places.
"""

from collections.abc import Iterator

from pipeline.codes import Code
from pipeline.model import Diagnostic, Ruling
from pipeline.terms import Court


def what_is_lacking(ruling: Ruling) -> Iterator[Diagnostic]:
    """A diagnostic for each number that stands twice, and one where nothing was decided."""
    for block in ruling.blocks():
        if block.num is not None and block.text.startswith(block.num):
            message = f"“{block.num}” opens the paragraph and stands in its text once more"
            yield Diagnostic.of(Code.NUMBER_REPEATED, message, block)
    # The Supreme Court's resolutions guide other courts and need not decide anything.
    decides = ruling.body.decision and ruling.court is not Court.SUPREME_COURT
    if decides and not ruling.outcomes:
        message = "no verdict or other decision was recognised in the operative part"
        yield Diagnostic.of(Code.OUTCOME_MISSING, message, ruling.body.decision[0])
