"""Enactment lines that are broken over paragraphs or damaged: what is read is right, the rest is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.errors import NotARulingError
from pipeline.read import read_text
from tests.test_rulings import FOLDER, STEMS, facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model import Ruling

TOLD = {
    Code.NUMBER_UNKNOWN,
    Code.DATE_UNKNOWN,
    Code.HEADER_UNCLEAR,
    Code.PART_MISSING_ENACTMENT,
}
LABELLED = {
    stem: [at for at, role in enumerate(facts(stem)["roles"]) if role == "enactment"]
    for stem in STEMS
}
WHOLE = [stem for stem, at in LABELLED.items() if len(at) == 1]
"""Rulings whose enactment line is one paragraph."""


def paragraphs(stem: str) -> list[str]:
    return (FOLDER / f"{stem}.clean.txt").read_text(encoding="utf-8").splitlines()


def changed(stem: str, *enactment: str) -> Ruling:
    """Convert a ruling with other paragraphs in the place of its enactment line."""
    lines, (at,) = paragraphs(stem), LABELLED[stem]
    return convert(read_text("\n\n".join([*lines[:at], *enactment, *lines[at + 1 :]]).encode()))


def enactment(stem: str) -> str:
    return paragraphs(stem)[LABELLED[stem][0]]


def told(ruling: Ruling) -> set[Code]:
    return {diagnostic.code for diagnostic in ruling.diagnostics} & TOLD


def wrong(stem: str, ruling: Ruling) -> dict[str, object]:
    """Give what was read otherwise than it is labelled, what was left out aside."""
    due, found = facts(stem), ruling.model_dump(mode="json")
    keys = ("court", "number", "date", "title")
    return {key: found[key] for key in keys if found[key] not in (None, due.get(key))}


@pytest.mark.parametrize("stem", WHOLE)
def test_broken_over_two_paragraphs(stem: str) -> None:
    """At any blank: inside the body's name and inside the date, too."""
    line = enactment(stem)
    middle = [match.start() for match in re.finditer(" ", line)][2::4]
    for at in middle:
        ruling = changed(stem, line[:at], line[at + 1 :])
        assert not wrong(stem, ruling)
        complete = ruling.number is not None and ruling.date is not None
        assert complete or told(ruling), line[at:]


def damages(stem: str) -> Iterator[str]:
    """Give the line with its date or its number misread, torn or missing."""
    line, number = enactment(stem), str(facts(stem)["number"])
    year = str(facts(stem)["date"])[:4]
    yield line.replace(year, year.replace("0", "О").replace("1", "l"))
    yield line.replace(year, f"{year[:2]} {year[2:]}")
    yield " ".join(line.replace(year, "").split())
    yield line.replace(number, "l" + number)
    yield line.replace(number, "")
    yield re.sub(rf"(?:№|N) ?{number}", "", line)
    yield re.sub(r"(?<![0-9.])(?<!№ )(?<!N )[0-9]{1,2}(?= [а-я])", "40", line, count=1)


@pytest.mark.parametrize("stem", WHOLE)
def test_a_damaged_date_or_number_is_not_guessed(stem: str) -> None:
    for line in damages(stem):
        if line == enactment(stem):
            continue
        ruling = changed(stem, line)
        assert not wrong(stem, ruling), line
        read = Code.CHARACTER_READ in {one.code for one in ruling.diagnostics}
        assert read or ruling.number is None or ruling.date is None, line
        assert read or told(ruling), line


@pytest.mark.parametrize("stem", WHOLE)
def test_a_damaged_word_leaves_number_and_date_right_or_unread(stem: str) -> None:
    line = enactment(stem)
    words = [match.span() for match in re.finditer(r"[А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі]{4,}", line)]
    for count, (start, end) in enumerate(words):
        middle = (start + end) // 2
        letters = (f"{line[middle]} ", "ъ", "")[(count + len(line)) % 3]
        try:
            ruling = changed(stem, line[:middle] + letters + line[middle + 1 :])
        except NotARulingError:
            continue  # nothing else in this ruling names its court
        assert not wrong(stem, ruling), line[start:]
        complete = ruling.number is not None and ruling.date is not None
        assert complete or told(ruling), line[start:]


@pytest.mark.parametrize("stem", WHOLE)
def test_without_its_enactment_line(stem: str) -> None:
    try:
        ruling = changed(stem)
    except NotARulingError:
        assert not {"composition", "resolves"} & set("+".join(facts(stem)["roles"]).split("+"))
        return
    assert not wrong(stem, ruling)
    assert (ruling.number, ruling.date) == (None, None)
    assert Code.PART_MISSING_ENACTMENT in told(ruling)


FOREIGN = {
    "КОНСТИТУЦИОННЫЙ СУД КЫРГЫЗСКОЙ РЕСПУБЛИКИ": [
        "КОНСТИТУЦИОННЫЙ СУД КЫРГЫЗСКОЙ РЕСПУБЛИКИ",
        "ИМЕНЕМ КЫРГЫЗСКОЙ РЕСПУБЛИКИ",
        "РЕШЕНИЕ",
        "Конституционный суд в составе председательствующего Второго Б.Б., судей Третьего В.В., установил:",
        "Конституционный суд решил:",
        "1. Признать норму не противоречащей Конституции.",
    ],
    "КОНСТИТУЦИОННОГО СУДА РЕСПУБЛИКИ БЕЛАРУСЬ": [
        "РЕШЕНИЕ КОНСТИТУЦИОННОГО СУДА РЕСПУБЛИКИ БЕЛАРУСЬ",
        "Конституционный Суд Республики Беларусь в составе председательствующего Второго Б.Б. рассмотрел",
        "решил:",
        "1. Признать норму соответствующей Конституции.",
    ],
    "Ресей Федерациясы Конституциялық Сотының": [
        "Ресей Федерациясы Конституциялық Сотының 2030 жылғы 5 мамырдағы № 99-П қаулысы",
        "РЕСЕЙ ФЕДЕРАЦИЯСЫНЫҢ АТЫНАН",
        "Ресей Федерациясының Конституциялық Соты Төраға А.А. Бірінші, судьялар Б.Б. Екінші қатысқан құрамда",
        "қаулы етеді:",
        "1. Норма Конституцияға сәйкес келеді деп танылсын.",
    ],
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_court_is_named(name: str) -> None:
    with pytest.raises(NotARulingError, match=f"a foreign court \\(«{name}»\\)"):
        convert(read_text("\n\n".join(FOREIGN[name]).encode()))
