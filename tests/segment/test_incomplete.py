"""Half a ruling is converted as far as it goes; half of anything else is refused as the whole is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.codes import Code
from pipeline.convert import convert, publish
from pipeline.errors import NotARulingError
from pipeline.read import read_text
from pipeline.terms import BlockRole
from tests.bench_damage import CUTS, STEMS, found_parts, trial, tried, whole
from tests.whole_table import every_row

RULINGS = Path(__file__).parents[1] / "rulings"
OPERATIVE = {
    "ks-2024-77.kaz": "constitutional-court",
    "ks-2023-146.rus": "constitutional-court",
    "kk-2009-15.kaz": "constitutional-council",
    "kk-2011-14.rus": "constitutional-council",
    "vs-2002-33.kaz": "supreme-court",
    "vs-2024-6.rus": "supreme-court",
}


def document(pieces) -> str:
    return "\n\n".join(piece.text for piece in pieces)


@pytest.mark.parametrize("cut", ["operative points, signed", "from «resolves» on"])
@pytest.mark.parametrize("stem", OPERATIVE)
def test_an_operative_part_alone(stem: str, cut: str) -> None:
    pieces = CUTS[cut](whole(stem))
    ruling = convert(read_text(document(pieces).encode()))
    publish(ruling)
    # The formula that is cut off its paragraph belonged to the part that it closed.
    assert list(found_parts(pieces, ruling))[1:] == [piece.part for piece in pieces][1:]
    assert ruling.court == OPERATIVE[stem]
    assert (ruling.title, ruling.date, ruling.number) == (None, None, None)
    codes = {diagnostic.code for diagnostic in ruling.diagnostics}
    assert {Code.PART_MISSING_TITLE, Code.PART_MISSING_ENACTMENT} <= codes
    assert (Code.PART_MISSING_RESOLVES in codes) == (cut == "operative points, signed")
    golden = [one["text"] for one in whole(stem).golden["outcomes"]]
    found = [one.text for one in ruling.outcomes]
    # Without the question, what only interprets is not understood.
    assert found == golden or (set(found) < set(golden) and Code.OUTCOME_UNKNOWN in codes)


def test_the_end_of_an_operative_part() -> None:
    """Its first number is not 1: the text begins inside of it."""
    pieces = CUTS["operative points, signed"](whole("ks-2024-77.rus"))[2:]
    ruling = convert(read_text(document(pieces).encode()))
    assert [block.num for block in ruling.body.decision] == ["3.", "4."]
    assert [block.role for block in ruling.conclusions] == [BlockRole.SIGNATURE]
    assert Code.POINTS_GAP in {diagnostic.code for diagnostic in ruling.diagnostics}


@pytest.mark.parametrize("stem", ["ks-2024-77.kaz", "kk-2009-15.rus", "ks-2026-224.kaz"])
def test_reasons_alone(stem: str) -> None:
    """The body at the end of the grounds shows that a formula followed."""
    pieces = CUTS["motivation alone"](whole(stem))
    ruling = convert(read_text(document(pieces).encode()))
    publish(ruling)
    assert len(ruling.body.motivation) == len(pieces)
    assert ruling.court == whole(stem).golden["court"]
    assert Code.PART_MISSING_OPERATIVE in {diagnostic.code for diagnostic in ruling.diagnostics}


def test_grounds_that_end_in_a_foreign_court_are_no_rulings() -> None:
    pieces = CUTS["motivation alone"](whole("ks-2024-77.rus"))
    foreign = document(pieces).replace("Республики Казахстан", "Российской Федерации")
    with pytest.raises(NotARulingError):
        convert(read_text(foreign.encode()))


@pytest.mark.parametrize("stem", ["kk-2009-15.kaz", "kk-2011-14.rus", "vs-2024-6.rus"])
def test_points_that_name_no_body(stem: str) -> None:
    pieces = CUTS["operative points alone"](whole(stem))
    with pytest.raises(NotARulingError, match="add the header or the body's signature"):
        convert(read_text(document(pieces).encode()))


@given(st.sampled_from(STEMS), st.floats(0, 1), st.floats(0, 1))
# So short that their empty lines may be those of lines set apart: a join is told at its seam.
@example("kk-1998-4-1.kaz", 0.0, 0.25)
@example("kk-2004-15.rus", 0.3, 0.1)
def test_any_stretch_of_a_ruling_is_right_or_told_or_refused(
    stem: str, start: float, length: float
) -> None:
    """A part that is wrong is told about a part from the right to the wrong one, or at its seam."""
    every = whole(stem).pieces
    first = int(start * (len(every) - 1))
    pieces = every[first : first + 1 + int(length * len(every))]
    done = tried(whole(stem), "", pieces)
    assert done.refused or done.counts["right"] + done.counts["told"] == len(pieces)
    assert not done.counts["unsaid"]
    if not done.refused:
        publish(convert(read_text(document(pieces).encode())))


@every_row("cut", CUTS)
def test_no_damage_makes_a_part_wrong_in_silence(cut: str) -> None:
    """Each cut of every third ruling, from another one on each time; `tests.bench_damage` does all."""
    for stem in STEMS[list(CUTS).index(cut) % 3 :: 3]:
        done = trial(stem, cut)
        if done is not None:  # else there is nothing to damage so
            assert done.silent == (), stem
            assert not done.counts["unsaid"], stem


OTHERS = sorted(
    [*(RULINGS / "refused").glob("*.txt"), *(Path(__file__).parent / "refused").glob("*.txt")]
)


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_no_half_of_another_document_is_a_ruling(path: Path) -> None:
    """Wherever it is cut: an act on a body's own work without its title approves rules still."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for at in range(1, len(lines)):
        for half in (lines[:at], lines[at:]):
            with pytest.raises(NotARulingError):
                convert(read_text("\n\n".join(half).encode()))


def test_a_signature_alone_is_no_ruling() -> None:
    with pytest.raises(NotARulingError):
        convert(read_text("Қазақстан Республикасы Конституциялық Кеңесінің Төрағасы".encode()))


@pytest.mark.parametrize(
    ("title", "enactment", "point", "rest"),
    [
        (
            "О внесении изменений в некоторые нормативные постановления Верховного Суда Республики Казахстан",
            "Нормативное постановление Верховного Суда Республики Казахстан от 30 сентября 2021 года № 12",
            "1. Внести в нормативное постановление Верховного Суда Республики Казахстан от 28 апреля 2000 года № 5 «О расторжении брака» следующие изменения:",
            "1) в пункте 2 слово «иск» заменить словом «заявление».",
        ),
        (
            "Қазақстан Республикасы Жоғарғы Сотының кейбір нормативтік қаулыларына өзгерістер енгізу туралы",
            "Қазақстан Республикасы Жоғарғы Сотының 2021 жылғы 30 қыркүйектегі № 12 нормативтік қаулысы",
            "1. Қазақстан Республикасы Жоғарғы Сотының «Некені бұзу туралы» 2000 жылғы 28 сәуірдегі № 5 нормативтік қаулысына мынадай өзгерістер енгізілсін:",
            "1) 2-тармақтағы «талап» деген сөз «арыз» деген сөзбен ауыстырылсын.",
        ),
    ],
)  # fmt: skip
def test_a_ruling_that_but_amends_others_may_begin_with_its_first_point(
    title: str, enactment: str, point: str, rest: str
) -> None:
    """The rulings are invented; those of the Supreme Court that amend others have had no preamble for years."""
    told = {Code.PART_MISSING_INTRODUCTION, Code.PART_MISSING_RESOLVES}
    found = convert(read_text(f"{title}\n\n{enactment}\n\n{point}\n\n{rest}".encode()))
    assert told.isdisjoint(one.code for one in found.diagnostics)
    other = title.replace("О внесении изменений в", "О").replace("өзгерістер енгізу", "түсініктер")
    found = convert(read_text(f"{other}\n\n{enactment}\n\n{point}\n\n{rest}".encode()))
    assert told <= {one.code for one in found.diagnostics}
