"""The labels of whole rulings belong to their texts, and a reading is judged as README says."""

import pytest

from tests.labelled import SUBJECTS, TOLD, LabelledRuling, rulings

NAMES = [ruling.path.stem for ruling in rulings()]


def test_there_are_twenty_a_language():
    assert [len(rulings(language=one)) for one in ("kaz", "rus")] == [20, 20]


@pytest.mark.parametrize("ruling", rulings(), ids=NAMES)
def test_labels_belong_to_the_text(ruling: LabelledRuling):
    paragraphs = ruling.written
    for row in ruling.rows("citations"):
        words = paragraphs[int(row["paragraph"]) - 1].split(row["text"])
        assert len(words) > int(row["occurrence"]), row
        assert (row["status"] == "resolved") == bool(row["targets"]), row
    for row in ruling.rows("points"):
        assert (row["scope"] or "") in paragraphs[int(row["paragraph"]) - 1], row
    assert all(ruling.rows(subject) for subject in SUBJECTS)


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


_EMPTY = {
    "outcomes": (),
    "composition": None,
    "participants": (),
    "rapporteurs": (),
    "signatories": (),
    "diagnostics": (),
}
