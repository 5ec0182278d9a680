"""Names of places in a ruling (eIds), read back; segmentation gives them out.

`decision__para_2__point_1__p_3` leads from the part, or the separate opinion (`att_1`), through numbered points to a
paragraph, each step inside the one before it; in `wrapup` stands what follows the last sub-point of a point.
Provisions of acts have names of the same make, without a part.
"""

from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

OPINION: Final = "att"
"""What separate opinions are called in names; their number follows."""
_POINTS: Final = frozenset({"para", "point"})


class Step(NamedTuple):
    """One step of a name: `para_3-1` is the unit `para` with the number `3-1`."""

    unit: str
    number: str
    """Empty where the step has none."""

    @property
    def whole(self) -> int | None:
        """The number before any dash; None where there is none in figures."""
        whole = self.number.partition("-")[0]
        return int(whole) if whole.isdecimal() else None


@lru_cache(maxsize=1 << 12)  # rulings have the same names
def steps_of(eid: str) -> tuple[Step, ...]:
    """What each step of a name says, from outside in."""
    parted = (step.partition("_") for step in eid.split("__"))
    return tuple(Step(unit, number) for unit, _, number in parted)


def path_to(eid: str) -> tuple[str, ...]:
    """The names of all that a place lies in, from outside in, and its own."""
    return tuple(accumulate(eid.split("__"), "{}__{}".format))


def root_of(eid: str) -> str:
    """The first step of a name: the part or the separate opinion of a paragraph, the article of a paragraph of an act."""
    return eid.partition("__")[0]


def opinion_of(eid: str) -> str | None:
    """The name of the separate opinion that a place lies in; None for what the court says."""
    return root_of(eid) if steps_of(eid)[0].unit == OPINION else None


def points_of(eid: str) -> tuple[str, ...]:
    """The names of the points that a place lies in, from outside in; a point's own is the last."""
    return tuple(name for name in path_to(eid) if steps_of(name)[-1].unit in _POINTS)


def top_point(eid: str) -> str:
    """The outermost point that a place lies in, or the place itself where it is in none."""
    return (*points_of(eid), eid)[0]


def inner_point(eid: str) -> str:
    """The innermost point that a place lies in, or the place itself where it is in none."""
    return (eid, *points_of(eid))[-1]


def holds(whole: str, eid: str) -> bool:
    """Whether a place is another or lies in it: point 1 does not hold point 10."""
    return f"{eid}__".startswith(f"{whole}__")
