"""`qauly compare`, and `qauly convert` with both texts of a ruling."""

import json

import pytest

from tests.compare.texts import RULINGS
from tests.test_cli import qauly

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


def test_texts_that_say_the_same():
    run = qauly("compare", KAZ, RUS)
    assert run.returncode == 0, run.stderr.decode()
    assert run.stdout.decode().endswith("no differences\n")


def test_texts_that_differ():
    run = qauly("compare", *OTHERS)
    assert run.returncode == 1
    assert run.stdout.decode().endswith("7 differences\n")
    assert "2025-03-20" in run.stdout.decode()


def test_json_names_both_texts_and_every_difference():
    run = qauly("compare", *OTHERS, "--json")
    assert run.returncode == 1
    told = json.loads(run.stdout)
    assert [told[side]["language"] for side in ("first", "second")] == ["kaz", "rus"]
    assert all(set(d) == {"code", "severity", "first", "second"} for d in told["differences"])
    verdict = next(d for d in told["differences"] if d["code"] == "verdict")
    assert verdict["first"] == {"place": "decision__para_1", "value": "non-conforming"}


def test_results_compare_like_their_sources(results):
    converted = [results / f"ks-2024-77.{language}.json" for language in ("kaz", "rus")]
    from_json, mixed = (qauly("compare", *pair) for pair in (converted, (KAZ, converted[1])))
    assert from_json.returncode == mixed.returncode == 0
    assert from_json.stdout == mixed.stdout == qauly("compare", KAZ, RUS).stdout


def test_the_alignment_is_json_lines(tmp_path):
    lines = tmp_path / "aligned.jsonl"
    assert qauly("compare", KAZ, RUS, "--align", lines).returncode == 0
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
def test_what_cannot_be_compared(second, code, told):
    run = qauly("compare", KAZ, second)
    assert run.returncode == code
    assert told in run.stderr.decode()
    assert len(run.stderr.decode().splitlines()) == 1


def test_converted_together_the_texts_name_each_other(results):
    assert parallels(results / "ks-2024-77.kaz.json")[0].endswith("/rus@2024-05-16")
    assert parallels(results / "ks-2024-77.rus.json")[0].endswith("/kaz@2024-05-16")


def test_one_text_beside_its_pair_gives_the_same_bytes_as_both_together(results, tmp_path):
    assert qauly("convert", KAZ, "--pair", RUS, "--out", tmp_path).returncode == 0
    assert {p.name for p in tmp_path.iterdir()} == {"ks-2024-77.kaz.json", "ks-2024-77.kaz.akn.xml"}
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (results / path.name).read_bytes()


def test_the_order_of_the_files_does_not_matter(results, tmp_path):
    assert qauly("convert", RUS, KAZ, "--out", tmp_path).returncode == 0
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (results / path.name).read_bytes()


def test_a_refused_file_stops_neither_the_others_nor_their_links(tmp_path):
    refused = RULINGS / "refused/law-2019.kaz.txt"
    run = qauly("convert", KAZ, refused, RUS, "--out", tmp_path)
    assert run.returncode == 4
    assert parallels(tmp_path / "ks-2024-77.kaz.json")
    assert not (tmp_path / "law-2019.kaz.json").exists()


def test_a_pair_that_cannot_be_read_is_told_and_the_file_is_written(tmp_path):
    run = qauly("convert", KAZ, "--pair", RULINGS / "nowhere.txt", "--out", tmp_path)
    assert run.returncode == 3
    assert parallels(tmp_path / "ks-2024-77.kaz.json") == []
