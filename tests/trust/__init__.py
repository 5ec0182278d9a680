"""Whether inferences can be trusted, measured on input that nothing was tuned on: ``make trust``.

Each module here is one subject and has a function ``rows()``, an iterable of `Row`; every module of
this folder is found by name, so that a new subject is a new file.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Row"]


@dataclass(frozen=True, slots=True)
class Row:
    """How often one inference was right, on one group of inputs.

    The four counts add up to the trials; `alarms` counts diagnostics on sound input beside
    `sound`, the number of sound inputs looked at.
    """

    inference: str
    group: str
    right: int = 0
    told: int = 0
    wrong: int = 0
    alarms: int = 0
    sound: int = 0

    @property
    def trials(self) -> int:
        """How many inputs had an answer to be held against."""
        return self.right + self.told + self.wrong
