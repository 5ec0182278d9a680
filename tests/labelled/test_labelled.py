"""The labels of whole rulings belong to their texts, and a reading is judged as README says."""

import re
from pathlib import Path

import pytest

from tests.labelled import (
    DECISIONS,
    OPENINGS,
    RIGHT,
    SUBJECTS,
    TOLD,
    WRONG,
    LabelledRuling,
    rulings,
)

EVERY = [*rulings(), *rulings(DECISIONS), *rulings(OPENINGS)]
NAMES = [ruling.path.stem for ruling in EVERY]


def test_there_are_seventy_four_a_language():
    assert [len(rulings(language=one)) for one in ("kaz", "rus")] == [74, 74]


def test_there_are_fourteen_a_language_of_decisions_alone():
    assert [len(rulings(DECISIONS, one)) for one in ("kaz", "rus")] == [14, 14]


def test_there_are_sixteen_a_language_of_many_openings():
    assert [len(rulings(OPENINGS, one)) for one in ("kaz", "rus")] == [16, 16]


@pytest.mark.parametrize("ruling", EVERY, ids=NAMES)
def test_labels_belong_to_the_text(ruling: LabelledRuling):
    paragraphs = ruling.written
    for row in ruling.rows("citations"):
        words = paragraphs[int(row["paragraph"]) - 1].split(row["text"])
        assert len(words) > int(row["occurrence"]), row
        assert (row["status"] == "resolved") == bool(row["targets"]), row
    for row in ruling.rows("points"):
        for words in (row["scope"], row.get("term") or ""):
            assert words in re.sub(r"⟦\w+\||⟧", "", paragraphs[int(row["paragraph"]) - 1]), row
    alone = ruling.path.parent == DECISIONS
    assert all(ruling.rows(subject) for subject in (("points",) if alone else SUBJECTS))


@pytest.mark.parametrize("language", ["kaz", "rus"])
def test_no_verdict_of_the_short_rulings_is_turned_round(language):
    judged = [one for ruling in rulings(DECISIONS, language) for one in ruling.judged("points")]
    silent = [one for one in judged if one.verdict == WRONG and "conforming" in one.due]
    assert silent == []


LEFT_OUT = [
    ("court-2024-citizen.rus", "code/1999-07-01/409-i"),
    ("court-2024-conscripts.kaz", "constitution/1995-08-30/constitution"),
    ("court-2025-guarantors.rus", "code/1994-12-27/268-xiii"),
    ("court-2026.kaz", "constitution/1995-08-30/constitution"),
    ("supreme-2016-loan.rus", "code/1994-12-27/268-xiii"),
    ("supreme-2018-amending.rus", "code/2014-07-03/226-v"),
    ("supreme-2019-land.kaz", "code/2003-06-20/442-ii"),
    ("supreme-2019-torture.kaz", "code/2014-07-04/231-v"),
    ("supreme-2020-changes.kaz", "code/2014-07-03/226-v"),
    ("supreme-2021-motor.rus", "code/1994-12-27/268-xiii"),
    ("supreme-2022-amending.rus", "code/2015-10-31/377-v"),
    ("supreme-2022-smuggling.kaz", "code/2014-07-03/226-v"),
    ("supreme-2022.kaz", "code/2014-07-05/235-v"),
    ("supreme-2023-theft.kaz", "code/2014-07-03/226-v"),
    ("supreme-2024-family.rus", "code/1994-12-27/268-xiii"),
    ("supreme-2024-release.rus", "code/2014-07-03/226-v"),
]


@pytest.mark.parametrize(("name", "act"), LEFT_OUT)
def test_without_an_act_no_citation_goes_to_another(name, act):
    one = EVERY[NAMES.index(name)]
    assert one.sent_elsewhere(f"/akn/kz/act/{act}") == []


@pytest.mark.parametrize("language", ["kaz", "rus"])
@pytest.mark.parametrize("subject", ["citations", "points"])
def test_nothing_of_the_many_openings_is_wrong_in_silence(subject, language):
    judged = [one for ruling in rulings(OPENINGS, language) for one in ruling.judged(subject)]
    assert [one for one in judged if one.verdict not in (RIGHT, TOLD)] == []


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_label_that_nothing_reads_is_lost(subject, tmp_path):
    """A reading of nothing is judged lost, label by label: the measure can fail."""
    source = rulings(language="rus")[0].path
    for path in source.parent.glob(f"{source.stem}.*"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (told,) = rulings(tmp_path)
    empty = type(told.read[2]).model_construct(**{**dict(told.read[2]), **_EMPTY})
    told.__dict__["read"] = ((), (), empty)
    judged = list(told.judged(subject))
    assert len(judged) == len(told.rows(subject))
    assert {one.verdict for one in judged} <= {"lost", "right"}
    assert any(one.verdict == "lost" for one in judged)
    assert all(one.verdict != TOLD for one in judged)


def _changed(tmp_path: Path, old: str, new: str) -> list[str]:
    """How the recommendations of a ruling are judged by other labels."""
    source = next(one.path for one in rulings() if one.path.stem == "council-2009.rus")
    for path in source.parent.glob(f"{source.stem}.*"):
        text = path.read_text("utf-8")
        assert path.suffixes[-2:] != [".points", ".tsv"] or old in text
        (tmp_path / path.name).write_text(text.replace(old, new) if "points" in path.name else text)
    (told,) = rulings(tmp_path)
    return [one.verdict for one in told.judged("points") if "recommendation" in one.due]


@pytest.mark.parametrize("old", ["Правительство", "в срок до 1 сентября"])
def test_another_addressee_or_term_is_not_read_as_labelled(old, tmp_path):
    assert _changed(tmp_path, old, "Иное") == ["wrong"]


def test_a_file_without_the_columns_is_not_asked_for_them(tmp_path):
    assert _changed(tmp_path, "\taddressee\tterm", "") == ["right"]


_EMPTY = {
    "outcomes": (),
    "composition": None,
    "participants": (),
    "rapporteurs": (),
    "signatories": (),
    "diagnostics": (),
}
