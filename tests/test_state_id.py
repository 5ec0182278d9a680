"""Identifiers of the state's legal database: the known pairs."""

import pytest

from pipeline.state_id import state_id
from pipeline.terms import Court


@pytest.mark.parametrize(
    ("court", "year", "number", "due"),
    [
        (Court.CONSTITUTIONAL_COURT, 2023, "21", "S2300000021"),
        (Court.CONSTITUTIONAL_COURT, 2025, "69", "S2500000069"),
        (Court.CONSTITUTIONAL_COUNCIL, 2017, "1", "S1700000001"),
        (Court.CONSTITUTIONAL_COUNCIL, 2012, "2", "S1200000002"),
        (Court.CONSTITUTIONAL_COUNCIL, 2009, "6", "S090000006_"),
        (Court.CONSTITUTIONAL_COUNCIL, 2005, "3", "S050000003_"),
        (Court.CONSTITUTIONAL_COUNCIL, 1999, "3-2", "S990000003_"),
        (Court.CONSTITUTIONAL_COUNCIL, 1996, "2-1", "S9600002_1_"),
        (Court.SUPREME_COURT, 1994, "7", "P94000007S_"),
        (Court.SUPREME_COURT, 1999, "9", "P99000009S_"),
        (Court.SUPREME_COURT, 2002, "13", "P02000013S_"),
        (Court.SUPREME_COURT, 2009, "7", "P09000007S_"),
        (Court.SUPREME_COURT, 2011, "5", "P110000005S"),
        (Court.SUPREME_COURT, 2014, "4", "P140000004S"),
        (Court.SUPREME_COURT, 2024, "1", "P240000001S"),
    ],
)
def test_known_pairs(court, year, number, due):
    found = state_id(court, f"{year}-05-06", number)
    assert found is not None
    assert (found.value, found.certain) == (due, True)


@pytest.mark.parametrize(
    ("court", "year"),
    [
        (Court.CONSTITUTIONAL_COUNCIL, 1998),
        (Court.CONSTITUTIONAL_COUNCIL, 2011),
        (Court.SUPREME_COURT, 2010),
    ],
)
def test_years_without_a_known_pair_are_not_certain(court, year):
    found = state_id(court, f"{year}-05-06", "7")
    assert found is not None
    assert not found.certain


@pytest.mark.parametrize("number", ["", "б-н", "12-3-4", "1a", "123456", "9" * 300, "2-123456"])
def test_no_number_no_identifier(number):
    assert state_id(Court.SUPREME_COURT, "2012-05-06", number) is None
