"""What the names of places tell: part or opinion, points, and what lies in what."""

import pytest

from pipeline.words.eids import (
    holds,
    inner_point,
    opinion_of,
    path_to,
    points_of,
    root_of,
    steps_of,
    top_point,
)

POINTS = [
    ("header__p_1", ()),
    ("decision__p_3", ()),
    ("motivation__para_1__p_1", ("motivation__para_1",)),
    ("decision__para_4__point_1", ("decision__para_4", "decision__para_4__point_1")),
    ("decision__para_4__point_1__p_1", ("decision__para_4", "decision__para_4__point_1")),
    ("decision__para_4__wrapup__p_1", ("decision__para_4",)),
    ("decision__point_2__p_1", ("decision__point_2",)),
    (
        "motivation__para_IV__para_2-dup2__p_1",
        ("motivation__para_IV", "motivation__para_IV__para_2-dup2"),
    ),
    ("att_1__para_1__p_1", ("att_1__para_1",)),
    ("notes__p_1", ()),
]


@pytest.mark.parametrize(("eid", "points"), POINTS)
def test_the_points_that_a_place_lies_in(eid, points):
    assert points_of(eid) == points


def test_the_outermost_point_or_the_place_itself():
    assert top_point("decision__para_4__point_1__p_1") == "decision__para_4"
    assert top_point("decision__para_4") == "decision__para_4"
    assert top_point("decision__p_3") == "decision__p_3"


def test_the_innermost_point_or_the_place_itself():
    assert inner_point("decision__para_4__point_1__p_1") == "decision__para_4__point_1"
    assert inner_point("decision__para_4__wrapup__p_1") == "decision__para_4"
    assert inner_point("decision__p_3") == "decision__p_3"


def test_a_path_leads_to_its_place():
    assert path_to("art_5__para_2__point_1") == ("art_5", "art_5__para_2", "art_5__para_2__point_1")
    assert path_to("body") == ("body",)


@pytest.mark.parametrize(
    ("whole", "eid", "holding"),
    [
        ("decision__para_1", "decision__para_1__p_1", True),
        ("decision__para_1", "decision__para_1", True),
        ("decision__para_1", "decision__para_10__p_1", False),
        ("decision__para_1", "decision__para_1-1__p_1", False),
        ("decision__para_1__p_1", "decision__para_1", False),
        ("art_1", "art_13__para_2", False),
    ],
)
def test_what_a_place_holds(whole, eid, holding):
    assert holds(whole, eid) is holding


@pytest.mark.parametrize(
    ("eid", "root", "opinion"),
    [
        ("att_2__para_1__p_1", "att_2", "att_2"),
        ("att_1", "att_1", "att_1"),
        ("decision__p_1", "decision", None),
    ],
)
def test_what_the_court_says_is_in_no_opinion(eid, root, opinion):
    assert root_of(eid) == root
    assert opinion_of(eid) == opinion


@pytest.mark.parametrize(
    ("step", "unit", "number", "whole"),
    [
        ("para_3-1", "para", "3-1", 3),
        ("para_3-dup2", "para", "3-dup2", 3),
        ("para_IV", "para", "IV", None),
        ("wrapup", "wrapup", "", None),
    ],
)
def test_what_a_step_says(step, unit, number, whole):
    (found,) = steps_of(step)
    assert (*found, found.whole) == (unit, number, whole)
