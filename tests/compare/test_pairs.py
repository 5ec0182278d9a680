"""The invented pairs: they say the same, but for the one that was made to differ."""

import tomllib

import pytest

from pipeline.codes import DifferenceCode
from pipeline.compare import align, compare
from pipeline.describe.identifiers import official_iri
from tests.compare.texts import RULINGS, STEMS, facts, ruling, told

LABELLED = {
    path.name.removesuffix(".differences.toml"): tomllib.loads(path.read_text("utf-8"))
    for path in RULINGS.glob("*.differences.toml")
}
CODES = {
    "date": "ruling-date",
    "person": "participant",
    "cited provision": "citation",
    "point": "point-missing",
    "verdict": "verdict",
    "term": "term",
}
SAME = [stem for stem in STEMS if stem not in LABELLED]


def test_there_are_pairs_of_every_body_of_constitutional_review():
    assert len(SAME) >= 5
    assert {stem[:2] for stem in STEMS} >= {"ks", "kk"}
    assert LABELLED


def slugs(stem, language):
    """The names of judges that make their IRIs, from the labels."""
    told = facts(stem, language)
    names = [told["presiding"]["name"], *told["judges"]]
    words = [name.replace(".", ". ").split() for name in names]
    surnames = [next(word for word in name if "." not in word) for name in words]
    initials = ["".join(word for word in name if "." in word) for name in words]
    return {official_iri(*both) for both in zip(initials, surnames, strict=True)}


@pytest.mark.parametrize("stem", SAME)
def test_equal_texts_differ_in_nothing_but_spellings_that_the_labels_hold(stem):
    one, other = slugs(stem, "kaz"), slugs(stem, "rus")
    found = told(ruling(stem, "kaz"), ruling(stem, "rus"))
    assert [code for code, *_ in found] == ["name-spelling"] * len(one - other)


@pytest.mark.parametrize("stem", LABELLED)
def test_every_labelled_difference_is_found_and_nothing_else(stem):
    first, second = ruling(stem, "kaz"), ruling(stem, "rus")
    found = [d for d in compare(first, second) if d.matters]
    labels = LABELLED[stem]["differences"]
    assert sorted(d.code for d in found) == sorted(CODES[label["what"]] for label in labels)
    for label in labels:
        same = [d for d in found if d.code == CODES[label["what"]]]
        where = label.get("where", "").partition("__")[2] and label["where"]
        if where:
            same = [d for d in same if where in (d.first.place, d.second.place)]
            assert len(same) == 1, label
        if label["what"] in {"date", "person", "verdict", "term"}:
            assert (same[0].first.value, same[0].second.value) == (label["kaz"], label["rus"])


def test_a_difference_in_the_cited_provision_names_both_provisions():
    stem = next(iter(LABELLED))
    found = compare(ruling(stem, "kaz"), ruling(stem, "rus"))
    cited = next(d for d in found if d.code is DifferenceCode.CITATION)
    assert cited.first.value.endswith("~art_26")
    assert "27" in cited.second.value


@pytest.mark.parametrize("stem", SAME)
def test_paragraphs_of_equal_texts_go_together_by_their_names(stem):
    for pair in align(ruling(stem, "kaz"), ruling(stem, "rus")):
        assert [b.eId for b in pair.first] == [b.eId for b in pair.second]


@pytest.mark.parametrize("stem", LABELLED)
def test_points_behind_a_missing_one_still_go_together(stem):
    pairs = align(ruling(stem, "kaz"), ruling(stem, "rus"))
    by_name = {p.first[0].eId: [b.eId for b in p.second] for p in pairs if p.first}
    assert by_name["decision__para_4__p_1"] == []
    assert by_name["decision__para_5__p_1"] == ["decision__para_4__p_1"]
    assert by_name["decision__para_6__p_1"] == ["decision__para_5__p_1"]
    assert by_name["motivation__para_3__p_2"] == ["motivation__para_3__p_2"]


@pytest.mark.parametrize("stem", STEMS)
def test_an_alignment_holds_every_paragraph_once(stem):
    first, second = ruling(stem, "kaz"), ruling(stem, "rus")
    pairs = align(first, second)
    for side, text in (("first", first), ("second", second)):
        held = [block.eId for pair in pairs for block in getattr(pair, side)]
        notes = {block.eId for block in text.notes}
        assert sorted(held) == sorted(b.eId for b in text.blocks() if b.eId not in notes)
