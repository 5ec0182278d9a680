"""`qauly compare`, and `qauly convert` with both texts of a ruling."""

import json

import pytest

from tests.compare.texts import RULINGS
from tests.test_cli import called, qauly

KAZ, RUS = (RULINGS / f"ks-2024-77.{language}.txt" for language in ("kaz", "rus"))
OTHERS = [RULINGS / f"ks-2025-178.{language}.txt" for language in ("kaz", "rus")]


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    run = qauly("convert", KAZ, RUS, "--out", out)
    assert run.returncode == 0, run.stderr.decode()
    return out


def parallels(path):
    return json.loads(path.read_text("utf-8"))["parallels"]


def test_texts_that_say_the_same(capfd):
    code, printed, _ = called(capfd, "compare", KAZ, RUS)
    assert code == 0
    assert printed.endswith("no differences\n")


def test_texts_that_differ(capfd):
    code, printed, _ = called(capfd, "compare", *OTHERS)
    assert code == 1
    assert printed.endswith("7 differences\n")
    assert "2025-03-20" in printed


def test_json_names_both_texts_and_every_difference(capfd):
    code, printed, _ = called(capfd, "compare", *OTHERS, "--json")
    assert code == 1
    told = json.loads(printed)
    assert [told[side]["language"] for side in ("first", "second")] == ["kaz", "rus"]
    assert all(set(d) == {"code", "severity", "first", "second"} for d in told["differences"])
    verdict = next(d for d in told["differences"] if d["code"] == "verdict")
    assert verdict["first"] == {"place": "decision__para_1", "value": "non-conforming"}


def test_results_compare_like_their_sources(capfd, results):
    converted = [results / f"ks-2024-77.{language}.json" for language in ("kaz", "rus")]
    pairs = (converted, (KAZ, converted[1]), (KAZ, RUS))
    said = {called(capfd, "compare", *pair)[:2] for pair in pairs}
    assert [code for code, _ in said] == [0]


def test_the_alignment_is_json_lines(capfd, tmp_path):
    lines = tmp_path / "aligned.jsonl"
    assert called(capfd, "compare", KAZ, RUS, "--align", lines)[0] == 0
    rows = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    assert all(set(row) == {"first", "second"} for row in rows)
    first = next(row for row in rows if row["first"]["eIds"] == ["decision__para_1__p_1"])
    assert first["first"]["text"].startswith("1. ")
    assert first["second"]["text"].startswith("1. Признать")


@pytest.mark.parametrize(
    ("second", "code", "told"),
    [
        (OTHERS[1], 2, "not two texts of one ruling; they differ in date"),
        (RULINGS / "nowhere.txt", 3, "nowhere.txt"),
        (RULINGS / "refused/law-2019.kaz.txt", 4, "law-2019.kaz.txt"),
    ],
)
def test_what_cannot_be_compared(capfd, second, code, told):
    got, _, said = called(capfd, "compare", KAZ, second)
    assert (got, told in said) == (code, True)
    assert len(said.splitlines()) == 1


def test_converted_together_the_texts_name_each_other(results):
    assert parallels(results / "ks-2024-77.kaz.json")[0].endswith("/rus@2024-05-16")
    assert parallels(results / "ks-2024-77.rus.json")[0].endswith("/kaz@2024-05-16")


def test_one_text_beside_its_pair_gives_the_same_bytes_as_both_together(capfd, results, tmp_path):
    assert called(capfd, "convert", KAZ, "--pair", RUS, "--out", tmp_path)[0] == 0
    assert {p.name for p in tmp_path.iterdir()} == {"ks-2024-77.kaz.json", "ks-2024-77.kaz.akn.xml"}
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (results / path.name).read_bytes()


def test_the_order_of_the_files_does_not_matter(capfd, results, tmp_path):
    assert called(capfd, "convert", RUS, KAZ, "--out", tmp_path)[0] == 0
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (results / path.name).read_bytes()


def test_a_refused_file_stops_neither_the_others_nor_their_links(capfd, tmp_path):
    refused = RULINGS / "refused/law-2019.kaz.txt"
    assert called(capfd, "convert", KAZ, refused, RUS, "--out", tmp_path)[0] == 4
    assert parallels(tmp_path / "ks-2024-77.kaz.json")
    assert not (tmp_path / "law-2019.kaz.json").exists()


def test_a_pair_that_cannot_be_read_is_told_and_the_file_is_written(capfd, tmp_path):
    nowhere = RULINGS / "nowhere.txt"
    assert called(capfd, "convert", KAZ, "--pair", nowhere, "--out", tmp_path)[0] == 3
    assert parallels(tmp_path / "ks-2024-77.kaz.json") == []
