"""How a document was printed, counted over its lines and used for another one."""

from collections import Counter
from math import exp, isclose

import pytest

from pipeline.clean.displaced.candidates import Candidate
from pipeline.clean.displaced.cuts import Cut
from pipeline.clean.displaced.order import Filled
from pipeline.clean.displaced.printing import Printing, events
from pipeline.clean.displaced.sites import Site

GAP, WIDE, START = Site(6, 8), Site(6, 9, links=2, wide=True), Site(0, 0)
KEPT, GLUED, OPEN = Cut(16), Cut(16, "mark"), Cut(16, "open")


def reading(cut, *sites, in_place=False):
    return Candidate("", cut, tuple(Filled(site, 16, 25) for site in sites), in_place)


@pytest.mark.parametrize(
    ("one", "goes_on", "due"),
    [
        (Candidate(""), True, []),
        (reading(KEPT, GAP), True, ["blank kept"]),
        (reading(GLUED, GAP), True, ["blank lost"]),
        (reading(GLUED, GAP), False, []),
        (reading(OPEN, GAP), True, []),
        (reading(KEPT, GAP, in_place=True), True, []),
        (reading(KEPT, WIDE), True, ["blank kept", "gap wide"]),
        (reading(KEPT, WIDE, WIDE), True, ["blank kept", "gap doubled"]),
        (reading(KEPT, START), False, []),
    ],
)
def test_what_a_reading_says(one, goes_on, due):
    assert list(events(one, goes_on=goes_on)) == due


def test_what_was_never_seen_says_nothing_of_either():
    values = Printing().values(reading(KEPT, WIDE), goes_on=True)
    assert all(isclose(exp(value), 0.5) for value in values.values())


def test_what_is_usual_weighs_more():
    printing = Printing(Counter({"blank lost": 20}))
    (kept,) = printing.values(reading(KEPT, GAP), goes_on=True).values()
    (lost,) = printing.values(reading(GLUED, GAP), goes_on=True).values()
    assert lost > -0.1
    assert kept < -3
    assert isclose(exp(lost) + exp(kept), 1)
