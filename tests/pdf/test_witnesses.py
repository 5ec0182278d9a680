"""A PDF and a text of one ruling: the same, or each difference with its place and class."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare.witnesses import DifferenceKind, verify
from pipeline.errors import UsageError
from pipeline.read import read, read_text


@pytest.fixture(scope="module")
def pdf(files):
    return read(files / "housing.kaz.weasyprint.pdf")


@pytest.fixture(scope="module")
def told(files):
    return (files / "housing.kaz.txt").read_text("utf-8")


def test_the_ruling_and_its_text_agree(files, golden):
    text = read_text("\n".join(golden).encode())
    assert verify(read(files / "ks-2023-21.kaz.pdf"), text) == ()


def test_what_the_extractor_displaced_is_out_of_order_at_most(files, sample):
    differences = verify(read(files / "ks-2023-21.kaz.pdf"), read_text(sample))
    assert {difference.kind for difference in differences} <= {DifferenceKind.ORDER}


def test_the_same_text(pdf, told):
    assert verify(pdf, read_text(told.encode())) == ()


@pytest.mark.parametrize(
    "case",
    [
        (
            "Заңның 48¹-бабы 3-тармағы кооп",
            "Заңның 481-бабы 3-тармағы кооп",
            "index",
            ("48¹-бабы", "481-бабы"),
        ),
        ("жол береді¹.", "жол береді.", "index", ("береді¹.", "береді.")),
        ("сондай-ақ хаттамамен", "сондайақ хаттамамен", "hyphen", ("сондай-ақ", "сондайақ")),
        ("барабар болуға тиіс", "барабар емес тиіс", "wording", ("болуға", "емес")),
        ("мазмұны құқықтық айқындылық", "айқындылық мазмұны құқықтық", "order", None),
        ("бұрын да атап өткен", "бұрын өткен", "missing", ("да атап", "")),
        ("бұрын да атап өткен", "бұрын да дәл атап өткен", "added", ("", "дәл")),
        ("талабына сай емес", "талаб ына сай емес", "blank", ("талабына", "талаб ына")),
        ("мәлімдеді.", "мәлімдеді;", "punctuation", ("мәлімдеді.", "мәлімдеді;")),
        ("өтінішін қарады.\nанықтады:", "өтінішін қарады. анықтады:", "paragraph", None),
    ],
)
def test_each_class(pdf, told, case):
    before, after, kind, words = case
    assert told.count(before) == 1
    (found,) = verify(pdf, read_text(told.replace(before, after).encode()))
    assert found.kind is DifferenceKind(kind)
    if words:
        assert (found.first, found.second) == words
    line = told[: told.index(before)].count("\n") + 1
    assert found.second_place.line in {line, line + 1}
    assert found.first_place.page in {1, 2}


def test_a_paragraph_at_another_place_is_one_difference(pdf, told):
    lines = told.rstrip("\n").split("\n")
    moved = next(n for n, line in enumerate(lines) if line.startswith("2. "))
    line = lines.pop(moved)
    lines.insert(moved + 3, line)
    (found,) = verify(pdf, read_text("\n".join(lines).encode()))
    assert found.kind is DifferenceKind.MOVED
    assert found.first.strip() == line
    assert found.second_place.line in {moved + 3, moved + 4}


def test_another_ruling_is_refused(pdf):
    with pytest.raises(UsageError, match="no texts of one ruling"):
        verify(pdf, read_text("Мүлде басқа мәтін.\n".encode() * 40))


@settings(max_examples=60)
@given(data=st.data())
def test_no_edit_of_the_text_passes_in_silence(pdf, told, data):
    """Any change of letters, figures or marks is reported at its line."""
    words = list(re.finditer(r"[^\W_]{3,}", told))
    word = data.draw(st.sampled_from(words))
    at = data.draw(st.integers(word.start(), word.end() - 1))
    edit = data.draw(st.sampled_from(["drop", "double", "other", "drop word"]))
    new = {"drop": "", "double": told[at] * 2, "other": "ф" if told[at] != "ф" else "ж"}
    if edit == "drop word":
        changed = told[: word.start()] + told[word.end() :]
    else:
        changed = told[:at] + new[edit] + told[at + 1 :]
    found = verify(pdf, read_text(changed.encode()))
    assert found
    line = told[:at].count("\n") + 1
    assert any(abs(difference.second_place.line - line) <= 1 for difference in found)
