"""A PDF and a text of one ruling: the same, or each difference with its place and class."""

from __future__ import annotations

import pytest

from pipeline.check.witnesses import DifferenceKind, verify
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
        ("өтінішін қарады.\nанықтады:", "өтінішін қарады. анықтады:", "paragraph", None),
    ],
)
def test_each_class(pdf, told, case):
    before, after, kind, words = case
    assert told.count(before) == 1
    (found,) = verify(pdf, read_text(told.replace(before, after).encode()))
    assert found.kind is DifferenceKind(kind)
    if words:
        assert (found.pdf, found.text) == words
    line = told[: told.index(before)].count("\n") + 1
    assert found.text_place.line in {line, line + 1}
    assert found.pdf_place.page in {1, 2}
