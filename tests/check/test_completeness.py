"""What a ruling lacks is told once and blocks nothing."""

from __future__ import annotations

import pytest

from pipeline.check import check_ruling, what_is_lacking
from pipeline.codes import ABOUT, Code
from pipeline.emit.akn import to_akn
from pipeline.emit.json import to_json
from pipeline.model import Diagnostic
from pipeline.terms import BlockRole, Court
from tests.emit.assembling import Given
from tests.emit.invented import ruling
from tests.emit.test_akn import POINT, TITLE, made

SIGNATURE = Given("conclusions__p_1", BlockRole.SIGNATURE, "Конституционный Суд")
RESOLVES = Given("decision__p_1", BlockRole.RESOLVES, "постановляет:")


def points(part: str, *numbers: str) -> tuple[Given, ...]:
    return tuple(Given(f"{part}__para_{n}__p_1", POINT, "текст", f"{n}.") for n in numbers)


def codes(a_ruling) -> list[Code]:
    check_ruling(a_ruling, to_json(a_ruling), to_akn(a_ruling))
    found = what_is_lacking(a_ruling)
    assert all(d.severity is ABOUT[d.code][0] for d in found)
    return [d.code for d in found]


def test_a_full_ruling_lacks_nothing():
    assert codes(ruling()) == []


def test_missing_parts_are_told():
    assert codes(made(TITLE, title=None)) == [
        Code.PART_MISSING_TITLE,
        Code.PART_MISSING_OPERATIVE,
        Code.PART_MISSING_SIGNATURE,
    ]


def test_an_operative_part_without_an_outcome_is_told():
    bare = (TITLE, RESOLVES, *points("decision", "1"), SIGNATURE)
    assert codes(made(*bare)) == [Code.OUTCOME_MISSING]
    work = "/akn/kz/judgment/normative-resolution/supreme-court/2024-03-05/77"
    supreme = made(*bare, court=Court.SUPREME_COURT, work=work, expression=f"{work}/rus@2024-03-05")
    assert codes(supreme) == []


@pytest.mark.parametrize(
    ("numbers", "gaps"),
    [(("1", "2", "3"), 0), (("1", "3"), 1), (("2", "3"), 1), (("1", "3", "6"), 2), ((), 0)],
)
@pytest.mark.parametrize("part", ["motivation", "decision"])
def test_gaps_in_the_numbers_are_told(part: str, numbers: tuple[str, ...], gaps: int):
    found = codes(made(TITLE, *points(part, *numbers)))
    assert found.count(Code.POINTS_GAP) == gaps


def test_what_is_told_already_is_not_told_twice():
    told = Diagnostic(
        code=Code.PART_MISSING_SIGNATURE,
        severity=ABOUT[Code.PART_MISSING_SIGNATURE][0],
        message="no signature",
        block=None,
        source=(),
    )
    assert Code.PART_MISSING_SIGNATURE not in codes(made(TITLE, diagnostics=(told,)))
