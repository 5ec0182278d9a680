"""An act whose number of articles, chapters or sections is known has its last one, and none behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.registry import load
from tests.cite.labelled import cite
from tests.whole_table import every_row

if TYPE_CHECKING:
    from pipeline.registry import Act

MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
KINDS = {
    "code": "Кодекса",
    "law": "Закона",
    "edict": "Указа",
    "constitutional-law": "Конституционного закона",
}
COUNTED = [act for act in load().acts if act.articles and act.articles.last and act.kind in KINDS]
"""Of a Constitution the date is no part of its name."""


UNITS = {"art": "статью", "chp": "главу", "sec": "раздел"}
LAST = [
    (act, unit, units.last)
    for act in COUNTED
    for unit, units in (("art", act.articles), ("chp", act.chapters), ("sec", act.sections))
    if units and units.last
]


def cited(act: Act, unit: str, number: int) -> tuple[str, ...]:
    """What a unit of the act resolves to where the act stands with its day and its number."""
    day = f"{act.date.day} {MONTHS[act.date.month - 1]} {act.date.year} года"
    name = f" № {act.number}" if act.number else f" «{act.title['rus']}»"
    whole = f"{UNITS[unit]} {number} {KINDS[act.kind]} Республики Казахстан от {day}{name}"
    found = cite(f"Заявитель просит проверить {whole}.", language="rus")[1]
    return tuple(target for one in found.citations for target in one.targets)


@every_row(("act", "unit", "last"), LAST)
def test_the_last_one_is_there_and_the_next_is_told(act: Act, unit: str, last: int) -> None:
    assert cited(act, unit, last) == (f"{act.iri}/~{unit}_{last}",)
    assert cited(act, unit, last + 1) == ()
    assert cited(act, unit, last * 10 + 1) == ()


def test_counts_are_known_of_the_acts_that_are_cited_most() -> None:
    assert len(COUNTED) >= 290
