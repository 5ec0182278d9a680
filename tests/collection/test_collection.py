"""The one reader of a folder of published rulings."""

import datetime as dt
import hashlib
import json
import os
import shutil
from contextlib import suppress

import pytest

from pipeline.build import Settings, build
from pipeline.build.release import release
from pipeline.collection import (
    PublishedRuling,
    WithdrawnRuling,
    changes,
    holdings,
    inventory,
    rulings,
    stems,
)
from pipeline.emit.json import to_json
from pipeline.errors import InvalidOutputError, UnreadableSourceError, UsageError
from pipeline.places import SITE, keep_as
from tests.conftest import ROOT
from tests.test_rulings import FOLDER

STEM = "ks-2023-21.kaz"
KAZ, RUS = "ks-2024-77.kaz", "ks-2024-77.rus"
NOTICE = {
    "expression": "/akn/kz/judgment/normative-resolution/constitutional-court/2024-01-09/40/kaz@2024-01-09",
    "work": "/akn/kz/judgment/normative-resolution/constitutional-court/2024-01-09/40",
    "language": "kaz",
    "withdrawn": {"date": "2031-05-06", "reason": "Set aside.\u2028By the Court."},
}


@pytest.fixture
def folder(tmp_path):
    for ending in (".json", ".akn.xml"):
        shutil.copy(ROOT / f"output/{STEM}{ending}", tmp_path)
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024/ks-2024-40.kaz.withdrawn.json").write_text(json.dumps(NOTICE))
    return tmp_path


def test_each_ruling_comes_with_its_names_hashes_and_value(folder):
    withdrawn, ruling = rulings(folder)
    assert isinstance(ruling, PublishedRuling)
    assert isinstance(withdrawn, WithdrawnRuling)
    assert (ruling.stem, ruling.language) == (STEM, "kaz")
    assert ruling.expression == ruling.ruling.expression
    assert ruling.json == to_json(ruling.ruling)
    data = (folder / f"{STEM}.akn.xml").read_bytes()
    assert (ruling.akn, ruling.akn_sha256) == (data, hashlib.sha256(data).hexdigest())
    assert (withdrawn.stem, withdrawn.date) == ("2024/ks-2024-40.kaz", "2031-05-06")
    assert withdrawn.expression == NOTICE["expression"]


def test_the_inventory_is_what_is_held_and_the_log_comes_back(folder):
    new = release(folder, dt.datetime(2031, 5, 7, tzinfo=dt.UTC))
    assert changes(folder) == list(new)
    held = sorted(holdings(folder), key=lambda holding: holding.expression)
    assert inventory(folder) == held
    assert [holding.state for holding in held] == ["published", "withdrawn"]


def test_before_a_release_there_is_neither(folder):
    assert changes(folder) == []
    assert inventory(folder) == []


@pytest.mark.parametrize("text", ["{", "[]", "7", '{"expression": 1}', "\0"])
def test_other_files_are_no_rulings(folder, text):
    (folder / "package.json").write_text(text)
    assert len(list(rulings(folder))) == 2


def test_hidden_and_derived_folders_are_no_part_of_it(folder):
    for name in (".qauly", "site"):
        shutil.copytree(folder / "2024", folder / name / "2024")
    keep_as(folder / "site", SITE)
    assert stems(folder) == ["2024/ks-2024-40.kaz", STEM]


def test_a_collection_may_itself_be_derived(folder):
    keep_as(folder, SITE)
    assert len(stems(folder)) == 2


def test_an_expression_comes_once(folder):
    for ending in (".json", ".akn.xml"):
        shutil.copy(folder / f"{STEM}{ending}", folder / f"z-copy{ending}")
    assert [found.stem for found in rulings(folder)] == ["2024/ks-2024-40.kaz", STEM]


@pytest.mark.parametrize("share", [0, 10, 1000])
def test_a_damaged_ruling_is_told(folder, share):
    path = folder / f"{STEM}.json"
    path.write_bytes(path.read_bytes()[:share])
    with pytest.raises(UnreadableSourceError, match="damaged"):
        list(rulings(folder))


def test_a_ruling_without_its_xml_is_told(folder):
    (folder / f"{STEM}.akn.xml").unlink()
    with pytest.raises(UnreadableSourceError, match=r"akn\.xml"):
        list(holdings(folder))


@pytest.mark.parametrize("name", ["ks-1.rus.json", "ks-1.rus.withdrawn.json", "changes.jsonl"])
def test_a_pipe_in_the_place_of_a_file_is_told(folder, name):
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    with pytest.raises(UnreadableSourceError, match="cannot be read"):
        list(changes(folder) if name == "changes.jsonl" else rulings(folder))


def test_a_folder_that_is_none_is_told(folder):
    with pytest.raises(UsageError, match="qauly build"):
        list(rulings(folder / "nowhere"))


@pytest.mark.parametrize("line", ["{", "{}", "7", '{"seq": 1}'])
def test_damaged_lists_are_told(folder, line):
    for name in ("changes.jsonl", "inventory.jsonl"):
        (folder / name).write_text(line + "\n")
    with pytest.raises(UsageError, match="line 1 is damaged"):
        changes(folder)
    with pytest.raises(UsageError, match="line 1 is damaged"):
        inventory(folder)


def test_copies_count_once_and_others_of_one_name_are_refused(folder):
    copy = folder / "copy.kaz.json"
    copy.write_bytes((folder / f"{STEM}.json").read_bytes())
    assert [found.stem for found in rulings(folder)] == ["2024/ks-2024-40.kaz", "copy.kaz"]
    told = json.loads(copy.read_bytes())
    copy.write_text(json.dumps(told | {"text_sha256": "0" * 64}))
    with pytest.raises(UsageError, match=f"copy.kaz and {STEM} are both"):
        list(rulings(folder))


def test_what_is_withdrawn_is_not_published_under_another_stem(folder):
    told = json.loads((folder / f"{STEM}.json").read_bytes())
    names = {key: told[key] for key in ("expression", "work", "language")}
    (folder / "z.withdrawn.json").write_text(json.dumps(NOTICE | names))
    with pytest.raises(UsageError, match="z are both"):
        list(rulings(folder))


def test_a_folder_without_rulings_that_was_never_built_is_none(tmp_path):
    """It would take all away from a database or a site: a typing error, a disk that is not mounted."""
    (tmp_path / f"{KAZ}.txt").write_text("x")
    with pytest.raises(UsageError, match="no folder of rulings"):
        list(rulings(tmp_path))
    (tmp_path / ".qauly").mkdir()
    assert list(rulings(tmp_path)) == []


CHANGED = {
    "a JSON": lambda out: edited(out / f"{KAZ}.json", '"number": "', '"number": "1'),
    "an XML": lambda out: edited(out / f"{KAZ}.akn.xml", "</p>", "x</p>"),
    "a JSON of another ruling": lambda out: shutil.copy(out / f"{RUS}.json", out / f"{KAZ}.json"),
    "a notice by hand": lambda out: (out / f"{KAZ}.withdrawn.json").write_text(json.dumps(NOTICE)),
}


def edited(path, old, new):
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("what", CHANGED)
def test_what_was_changed_since_it_was_built_is_read_by_nothing(tmp_path, what):
    sources, out = tmp_path / "sources", tmp_path / "out"
    sources.mkdir()
    for stem in (KAZ, RUS):
        shutil.copy(FOLDER / f"{stem}.txt", sources)
    list(build(sources, out, Settings()))
    assert [len(found.akn) > 0 for found in rulings(out)] == [True, True]
    CHANGED[what](out)
    with pytest.raises(InvalidOutputError, match=r"not what the build made.*build` again"):
        [found.akn for found in rulings(out)]
    shutil.rmtree(
        out / ".qauly"
    )  # results that come without records can only be checked by themselves
    with suppress(UsageError):
        list(rulings(out))
    list(build(sources, out, Settings()))
    assert len(list(rulings(out))) == 2
