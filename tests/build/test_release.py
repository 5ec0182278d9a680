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
from pipeline.emit.akn import to_akn
from pipeline.emit.json import from_json, to_json
from pipeline.errors import CutOffError, InvalidOutputError, UnreadableSourceError, UsageError
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
    assert actions(out, 1) == [("create", ""), ("create", "")]


def edited(path, old, new):
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def swapped(first, second):
    held = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(held)


def is_forged(out):
    """A JSON and an XML that agree, and leave out what was decided last."""
    ruling = from_json((out / f"{KAZ}.json").read_bytes())
    ruling = ruling.model_copy(update={"outcomes": ruling.outcomes[:-1]})
    (out / f"{KAZ}.json").write_bytes(to_json(ruling))
    (out / f"{KAZ}.akn.xml").write_bytes(to_akn(ruling))


def is_withdrawn_by_hand(out):
    told = json.loads((out / f"{KAZ}.json").read_bytes())
    names = {key: told[key] for key in ("expression", "work", "language")}
    why = {"withdrawn": {"date": "2031-05-06", "reason": "x"}}
    (out / f"{KAZ}.withdrawn.json").write_text(json.dumps(names | why))


def is_copied(out, stem):
    for ending in (".json", ".akn.xml"):
        shutil.copy(out / f"{KAZ}{ending}", out / f"{stem}{ending}")


BY_HAND = {
    "a word of the text": lambda out: edited(out / f"{KAZ}.json", "Сот", "сот"),
    "a role": lambda out: edited(out / f"{KAZ}.json", '"role":"', '"role":"x'),
    "a number": lambda out: edited(out / f"{KAZ}.json", '"number": "', '"number": "1'),
    "a line end": lambda out: edited(out / f"{KAZ}.json", "\n}", "\n}\n"),
    "a word of the XML": lambda out: edited(out / f"{KAZ}.akn.xml", "</p>", "x</p>"),
    "a comment of the XML": lambda out: edited(out / f"{KAZ}.akn.xml", "<judgment", "<!-- --><judgment"),
    "both forms": is_forged,
    "two texts swapped": lambda out: swapped(out / f"{KAZ}.json", out / f"{RUS}.json"),
    "a notice added": is_withdrawn_by_hand,
    "a ruling added": lambda out: is_copied(out, "x.kaz"),
    "a JSON gone": lambda out: (out / f"{KAZ}.json").unlink(),
    "an XML gone": lambda out: (out / f"{KAZ}.akn.xml").unlink(),
    "both gone": lambda out: [(out / f"{KAZ}{end}").unlink() for end in (".json", ".akn.xml")],
    "no JSON any more": lambda out: (out / f"{KAZ}.json").write_text("{"),
    "a folder in its place": lambda out: [(out / f"{KAZ}.json").unlink(), (out / f"{KAZ}.json").mkdir()],
}  # fmt: skip


@pytest.mark.parametrize("what", BY_HAND)
def test_what_a_hand_did_to_results_is_no_change_of_the_law(folder, out, what):
    actions(out, 1)
    before = (out / "changes.jsonl").read_bytes()
    BY_HAND[what](out)
    with pytest.raises(InvalidOutputError, match=r"not those that the build made.*build` again"):
        actions(out, 2, reason="x")
    assert (out / "changes.jsonl").read_bytes() == before
    if what != "a folder in its place":  # whose, a person must say
        build_all(folder, out)
        assert actions(out, 2) == []


@pytest.mark.parametrize(
    "what",
    [w for w in BY_HAND if w not in {"a line end", "a comment of the XML", "a notice added", "a ruling added", "both gone"}],
)  # fmt: skip
def test_without_records_results_are_checked_before_they_are_released(out, what):
    actions(out, 1)
    before = (out / "changes.jsonl").read_bytes()
    (out / ".qauly/made.sqlite").write_bytes(b"x" * 5000)
    BY_HAND[what](out)
    with pytest.raises((InvalidOutputError, UnreadableSourceError, UsageError)):
        actions(out, 2)
    assert (out / "changes.jsonl").read_bytes() == before


def test_sound_results_are_released_without_records(out):
    shutil.rmtree(out / ".qauly")
    assert actions(out, 1) == [("create", ""), ("create", "")]


def test_files_that_are_no_results_bar_no_release(out):
    (out / "notes.json").write_text('{"a": 1}')
    (out / f"{KAZ}.txt").write_text("x")
    moved = out.parent / "elsewhere.json"
    (out / f"{KAZ}.json").rename(moved)
    (out / f"{KAZ}.json").symlink_to(moved)  # another disk: what stands there counts
    (out / f"{RUS}.json").chmod(0o444)
    assert actions(out, 1) == [("create", ""), ("create", "")]


def test_what_stands_for_a_source_that_failed_is_no_result(folder, out):
    (folder / f"{KAZ}.txt").write_text("")
    list(build(folder, out, Settings()))
    shutil.copy(out / f"{RUS}.json", out / f"{KAZ}.json")
    with pytest.raises(InvalidOutputError, match=KAZ):
        actions(out, 1)
    list(build(folder, out, Settings()))
    assert not (out / f"{KAZ}.json").exists()
    assert actions(out, 1) == [("create", "")]


def test_results_that_stay_where_the_machine_failed_are_released(folder, out, monkeypatch):
    actions(out, 1)
    path = folder / f"{KAZ}.txt"
    path.write_text(path.read_text("utf-8").replace("Сот", "сот", 1), "utf-8")

    def fails(*_):
        raise CutOffError("killed")

    with monkeypatch.context() as patched:
        patched.setattr("pipeline.build.making.run_bounded", fails)
        patched.setattr("pipeline.build.making.convert_file", fails)
        assert {one.exit_code for one in build(folder, out, Settings())} != {0}
    assert actions(out, 2) == []
    build_all(folder, out)
    assert actions(out, 3)[0] == ("update", "text")


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
