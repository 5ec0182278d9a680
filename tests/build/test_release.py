"""What is published since when: one log, append-only, that says what kind of change it was."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from pipeline.build import Settings, build
from pipeline.build.placing import ResultsFolder
from pipeline.build.release import release
from pipeline.cli import run
from pipeline.errors import UsageError
from tests.test_rulings import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

KAZ, RUS = "ks-2024-77.kaz", "ks-2024-77.rus"
WITHDRAWN = 'date = 2031-05-06\nreason = "Set aside by the Court."\n'


def day(number: int) -> dt.datetime:
    return dt.datetime(2031, 5, number, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """Sources and their results, made once and copied for each test."""
    place = tmp_path_factory.mktemp("built")
    (place / "sources").mkdir()
    for stem in (KAZ, RUS):
        shutil.copy(FOLDER / f"{stem}.txt", place / "sources")
    build_all(place / "sources", place / "out")
    return place


@pytest.fixture
def out(built, tmp_path) -> Path:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path / "out"


@pytest.fixture
def folder(out) -> Path:
    return out.parent / "sources"


def build_all(folder, out):
    entries = list(build(folder, out, Settings()))
    assert not [entry for entry in entries if entry.exit_code]


def actions(out, number, **more) -> list[tuple[str, str]]:
    return [(change.action, change.kind) for change in release(out, day(number), **more)]


def log(out) -> list[dict]:
    return [json.loads(line) for line in (out / "changes.jsonl").read_text().splitlines()]


def inventory(out) -> list[dict]:
    return [json.loads(line) for line in (out / "inventory.jsonl").read_text().splitlines()]


def test_the_life_of_a_ruling(folder, out):
    assert actions(out, 1) == [("create", ""), ("create", "")]
    assert actions(out, 2) == []
    path = folder / f"{KAZ}.txt"
    path.write_text(path.read_text("utf-8").replace("Сот", "сот", 1), "utf-8")
    build_all(folder, out)
    assert actions(out, 3)[0] == ("update", "text")
    (folder / f"{KAZ}.withdrawn.toml").write_text(WITHDRAWN)
    build_all(folder, out)
    assert actions(out, 4)[0] == ("withdraw", "")
    assert not (out / f"{KAZ}.json").exists()
    assert log(out)[-1]["reason"] == "Set aside by the Court." or log(out)[-2]["reason"]
    (folder / f"{KAZ}.withdrawn.toml").unlink()
    build_all(folder, out)
    assert actions(out, 5)[0] == ("restore", "")
    assert not (out / f"{KAZ}.withdrawn.json").exists()
    assert [change["seq"] for change in log(out)] == list(range(1, len(log(out)) + 1))


def test_a_change_of_markup_alone_is_one_of_markup(folder, out):
    actions(out, 1)
    (folder / f"{KAZ}.decisions.toml").write_text(
        '[[wrap]]\nbefore = "ж"\nafter = "ж"\nreading = "join"\n'
    )
    build_all(folder, out)  # a decision that fits nothing is told in the JSON, the text is the same
    assert actions(out, 2)[0] == ("update", "markup")


def test_the_inventory_lists_what_there_is(folder, out):
    (folder / f"{RUS}.withdrawn.toml").write_text(WITHDRAWN)
    build_all(folder, out)
    actions(out, 1)
    assert [(row["stem"], row["state"]) for row in inventory(out)] == [
        (KAZ, "published"),
        (RUS, "withdrawn"),
    ]
    assert {row["json_sha256"] == "" for row in inventory(out)} == {True, False}


def test_what_is_gone_needs_a_reason(folder, out):
    actions(out, 1)
    (folder / f"{RUS}.txt").unlink()
    build_all(folder, out)
    before = (out / "changes.jsonl").read_bytes()
    with pytest.raises(UsageError, match="say why"):
        actions(out, 2)
    assert (out / "changes.jsonl").read_bytes() == before
    assert ("withdraw", "") in actions(out, 2, reason="Published by mistake.")


@pytest.mark.parametrize("damage", ["half", "lost", "no JSON"])
def test_a_damaged_log_is_never_continued(out, damage):
    actions(out, 1)
    path = out / "changes.jsonl"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text({"half": lines[0] + lines[1][:9], "lost": lines[1], "no JSON": "x\n"}[damage])
    before = path.read_bytes()
    with pytest.raises(UsageError, match="line"):
        actions(out, 2)
    assert path.read_bytes() == before


@pytest.mark.parametrize("kept", [0, 1])
def test_a_log_that_lost_its_end_is_never_continued(out, kept):
    actions(out, 1)
    path = out / "changes.jsonl"
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:kept]))
    with pytest.raises(UsageError, match="backup"):
        actions(out, 2)
    path.unlink()
    with pytest.raises(UsageError, match="backup"):
        actions(out, 2)
    (out / "inventory.jsonl").unlink()
    assert actions(out, 2) == [("create", ""), ("create", "")]


def test_a_log_grows_and_nothing_in_it_changes(folder, out):
    actions(out, 1)
    path = out / "changes.jsonl"
    spaced = path.read_bytes().replace(b'"seq": 1', b'"seq":  1').rstrip(b"\n")
    path.write_bytes(spaced)
    (folder / f"{RUS}.txt").unlink()
    build_all(folder, out)
    actions(out, 1, reason="x")  # the same day again
    assert path.read_bytes().startswith(spaced + b"\n{")


def test_another_name_of_a_source_is_no_change(folder, out):
    actions(out, 1)
    (folder / "2031").mkdir()
    (folder / f"{RUS}.txt").rename(folder / "2031" / "x.rus.txt")
    (folder / f"{KAZ}.txt").rename(folder / "2031" / "x.kaz.txt")
    build_all(folder, out)
    assert actions(out, 2) == []
    assert {row["stem"] for row in inventory(out)} == {"2031/x.kaz", "2031/x.rus"}


def test_a_release_that_was_cut_off_between_its_files_goes_on(folder, out):
    (folder / f"{RUS}.withdrawn.toml").write_text(WITHDRAWN)
    build_all(folder, out)
    actions(out, 1)
    before = (out / "inventory.jsonl").read_bytes()
    (folder / f"{RUS}.withdrawn.toml").unlink()
    build_all(folder, out)
    assert actions(out, 2)
    after = (out / "inventory.jsonl").read_bytes()
    (out / "inventory.jsonl").write_bytes(before)  # as if only the log had got to its place
    assert actions(out, 3) == []
    assert (out / "inventory.jsonl").read_bytes() == after


def test_a_folder_that_is_none_is_not_made(tmp_path):
    with pytest.raises(UsageError, match="no folder"):
        actions(tmp_path / "typo", 1)
    assert not (tmp_path / "typo").exists()


def test_nothing_is_begun_in_a_folder_of_sources(folder):
    before = sorted(folder.iterdir())
    with pytest.raises(UsageError, match="no folder of rulings"):
        actions(folder, 1)
    assert sorted(folder.iterdir()) == before


def test_a_source_that_cannot_be_read_any_more_is_told_to_be_mended(folder, out):
    actions(out, 1)
    (folder / f"{KAZ}.txt").write_text("")
    assert [one.exit_code for one in build(folder, out, Settings()) if one.stem == KAZ] == [3]
    with pytest.raises(UsageError, match="mend its source and build again"):
        actions(out, 2)


def test_a_part_of_the_results_has_no_log_of_its_own(folder, out):
    (folder / "2031").mkdir()
    (folder / f"{KAZ}.txt").rename(folder / "2031" / f"{KAZ}.txt")
    build_all(folder, out)
    before = sorted((out / "2031").iterdir())
    with pytest.raises(UsageError, match="part of"):
        actions(out / "2031", 1)
    assert sorted((out / "2031").iterdir()) == before


def test_what_a_cut_off_build_left_is_released(out):
    with ResultsFolder(out) as place:
        ready = place.state / "ready" / "x"
        ready.mkdir()
        (ready / "name").write_text(f"{KAZ}\0.json\0.akn.xml")
        for ending in (".json", ".akn.xml"):
            (out / f"{KAZ}{ending}").rename(ready / ending[1:])
            (out / f"{RUS}{ending}").unlink()
    assert actions(out, 1) == [("create", "")]


def test_a_release_waits_for_no_build(out):
    with ResultsFolder(out), pytest.raises(UsageError, match="another build"):
        actions(out, 1)


def test_no_clock_runs_back(out):
    actions(out, 3)
    with pytest.raises(UsageError, match="check the clock"):
        actions(out, 2)


def test_a_withdrawal_that_says_no_reason_is_told(folder, out):
    (folder / f"{KAZ}.withdrawn.toml").write_text("date = 2031-05-06\n")
    found = {entry.stem: entry for entry in build(folder, out, Settings())}
    assert found[KAZ].exit_code == 2
    assert "reason" in found[KAZ].error


@pytest.mark.parametrize(
    "at", ["2031-05-06", "2031-05-06T12:00:00", "today", "2031-13-06T12:00:00Z"]
)
def test_a_moment_that_is_none_is_refused_with_one_that_is(out, at, capfd):
    assert run(["release", str(out), "--at", at]) == 2
    assert "2031-05-06T12:00:00Z" in capfd.readouterr().err
    assert not (out / "changes.jsonl").exists()


def test_a_moment_may_be_told_in_the_time_of_the_place(out, capfd):
    assert run(["release", str(out), "--at", "2031-05-06T17:00:00+05:00"]) == 0
    assert {change["at"] for change in log(out)} == {"2031-05-06T12:00:00Z"}
    assert capfd.readouterr().out.endswith("2 changes\n")
