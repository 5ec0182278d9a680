"""Operative points → outcomes: what each of them decides, about which norms, in which measure.

Verdicts are read by a grammar (`verdicts.toml`), to the end of the sentence or not at all; all other
outcomes by their deciding words (`outcomes.toml`).
"""

from pipeline.describe.operative.operative_part import outcomes
from pipeline.describe.operative.outcome import Decided, Outcomes, placed_outcomes
from pipeline.describe.operative.points import Reserved

__all__ = ["Decided", "Outcomes", "Reserved", "outcomes", "placed_outcomes"]
