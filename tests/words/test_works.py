"""Names of works: numbers as printed and as IRIs hold them, the same for every stage."""

from __future__ import annotations

from itertools import product

import pytest

from pipeline.convert import convert, publish
from pipeline.read import read_text
from pipeline.terms import Court, Kind
from pipeline.words.works import JudgmentName, frbr_number, read_judgment
from tests.segment.rulings import named

BARE = {"21": "21", "8/2": "8-2", "13": "13", "9-3/1": "9-3-1", "77-1": "77-1", "77/2-1": "77-2-1"}
SUFFIXES = ("", "-НҚ", "-НП", " – НП", "–НҚ", " НП", "-П")
NUMBERS = [(f"{bare}{suffix}", due) for (bare, due), suffix in product(BARE.items(), SUFFIXES)]
BEHIND = {"37-НП/1": "37-1", "4-НП-2": "4-2", "8/2-НП/1": "8-2-1"}
"""Numbers of decisions that add to another: theirs stands behind the letters."""


@pytest.mark.parametrize(("printed", "number"), [*NUMBERS, *BEHIND.items()])
def test_numbers_as_iris_hold_them(printed: str, number: str) -> None:
    assert frbr_number(printed) == number


@pytest.mark.parametrize(
    "printed",
    ["", "0", "00-НП", "0/2", "НП", "б/н", "21-НП-3-ХП", "21-НП/", "21-НП/а", "№ 21", "21-", "/2"],
)
def test_what_is_no_number(printed: str) -> None:
    assert frbr_number(printed) is None


@pytest.mark.parametrize(("kind", "court"), list(product(Kind, Court)))
def test_a_name_reads_back(kind: Kind, court: Court) -> None:
    name = JudgmentName(kind, court, "2023-07-14", "77-2-1")
    assert read_judgment(name.iri) == name


@pytest.mark.parametrize("iri", ["", "/akn/kz/act/law/2001-12-24/276", "/akn/kz/judgment/x"])
def test_the_name_of_anything_else(iri: str) -> None:
    assert read_judgment(iri) is None


PRINTED = {**{f"{bare}-НП": number for bare, number in BARE.items()}, **BEHIND}


@pytest.mark.parametrize("printed", PRINTED)
def test_a_ruling_of_any_number_passes_its_own_check(printed: str) -> None:
    text = named("court-2025.rus").text.replace("№ 97-НП", f"№ {printed}", 1)
    published = publish(convert(read_text(text.encode())))
    assert published.ruling.number == printed
    assert str(published.ruling.work).rpartition("/")[2] == PRINTED[printed]


@pytest.mark.parametrize("printed", PRINTED)
def test_a_cited_ruling_has_the_name_that_it_has_itself(printed: str) -> None:
    own = named("court-2025.rus").text
    cited = f"Как указано в нормативном постановлении Конституционного Суда от 14 июля 2023 года № {printed}."
    ruling = convert(read_text(own.replace("\n", f"\n{cited}\n", 8).encode()))
    names = {read_judgment(target) for c in ruling.citations for target in c.targets}
    assert PRINTED[printed] in {name.number for name in names if name}
