"""What only the whole ruling shows is told and blocks nothing."""

from __future__ import annotations

from pipeline.check import check_ruling, what_is_lacking
from pipeline.codes import Code
from pipeline.emit.akn import to_akn
from pipeline.emit.json import to_json
from pipeline.terms import BlockRole, Court
from tests.emit.assembling import Given
from tests.emit.invented import ruling
from tests.emit.test_akn import POINT, TITLE, made

SIGNATURE = Given("conclusions__p_1", BlockRole.SIGNATURE, "Конституционный Суд")
POINT_ONE = Given("decision__para_1__p_1", POINT, "текст", "1.")
RESOLVES = Given("decision__p_1", BlockRole.RESOLVES, "постановляет:")


def codes(a_ruling) -> list[Code]:
    check_ruling(a_ruling, to_json(a_ruling), to_akn(a_ruling))
    found = tuple(what_is_lacking(a_ruling))
    assert all(d.severity is d.code.severity for d in found)
    return [d.code for d in found]


def test_a_full_ruling_lacks_nothing():
    assert codes(ruling()) == []


def test_an_operative_part_without_an_outcome_is_told():
    bare = (TITLE, RESOLVES, POINT_ONE, SIGNATURE)
    assert codes(made(*bare)) == [Code.OUTCOME_MISSING]
    work = "/akn/kz/judgment/normative-resolution/supreme-court/2024-03-05/77"
    supreme = made(*bare, court=Court.SUPREME_COURT, work=work, expression=f"{work}/rus@2024-03-05")
    assert codes(supreme) == []


def test_a_number_that_stands_twice_is_told():
    twice = Given("decision__para_1__p_1", POINT, "1. текст", "1.")
    assert codes(made(TITLE, twice, SIGNATURE)) == [Code.NUMBER_REPEATED, Code.OUTCOME_MISSING]
