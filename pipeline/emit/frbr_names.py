"""The names of a ruling at each level of FRBR, with stand-ins for what it does not tell."""

from __future__ import annotations

from typing import Final, NamedTuple

from pipeline.model import Ruling
from pipeline.words.works import JudgmentName, expression_iri

UNKNOWN_DATE: Final = "0001-01-01"
UNKNOWN_NUMBER: Final = "nn"
"""The naming convention's stand-in for a number that there is not (section 4.5)."""


class FrbrNames(NamedTuple):
    """The names of the ruling at each level of FRBR."""

    work: str
    expression: str
    original: str
    """The expression as first adopted, which this one is unless the text was changed."""
    date: str
    day: str
    """From which the text is as it stands."""
    number: str

    @classmethod
    def of(cls, ruling: Ruling) -> FrbrNames:
        """Take the names from the ruling; make them up with stand-ins where it has none."""
        date = ruling.date or UNKNOWN_DATE
        unknown = JudgmentName(ruling.kind, ruling.court, date, UNKNOWN_NUMBER)
        work = ruling.work or unknown.iri
        day = ruling.day or UNKNOWN_DATE
        expression = ruling.expression or expression_iri(work, ruling.language, day)
        original = expression_iri(work, ruling.language, date)
        return cls(work, expression, original, date, day, work.rpartition("/")[2])

    @property
    def changed(self) -> bool:
        """Whether the text is not the one that was adopted."""
        return self.day != self.date
