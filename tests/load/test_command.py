"""`qauly load` as it is called: what it says, and its exit codes."""

from __future__ import annotations

import sqlite3

import pytest

from pipeline.cli import run
from tests.load.conftest import copy_rulings


@pytest.fixture
def folder(tmp_path):
    return copy_rulings(tmp_path / "results", 2)


def test_it_says_what_was_done_and_whether_all_agrees(folder, tmp_path, capsys):
    url = f"sqlite:///{tmp_path / 'rulings.db'}"
    assert run(["load", url, str(folder)]) == 0
    assert capsys.readouterr().out == "3 loaded, 0 unchanged, 0 removed, 0 changes\n"
    assert run(["load", url, str(folder), "--verify"]) == 0
    assert "agree" in capsys.readouterr().out
    with sqlite3.connect(tmp_path / "rulings.db") as base:
        base.execute("update expression set akn_sha256 = 'x' where stem = 'ks-2023-21.kaz'")
    assert run(["load", url, str(folder), "--verify"]) == 1
    told = capsys.readouterr()
    assert told.err.startswith("ks-2023-21.kaz: akn_sha256 is x, not ")
    assert told.out == "1 differences\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["load", "sqlite:///{tmp}/new.db", "{tmp}/nowhere"], "no folder of rulings"),
        (["load", "sqlite:///{tmp}/new.db", "{tmp}/results", "--verify"], "qauly load"),
        (["load", "oracle://x", "{tmp}/results"], "sqlite:///FILE"),
        (["bulk", "{tmp}/nowhere", "--out", "{tmp}/bulk"], "no folder of rulings"),
        (["bulk", "{tmp}/results", "--out", "{tmp}/results"], "is what is read"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_use_is_one_line(tmp_path, capsys, arguments, message):
    assert run([argument.format(tmp=tmp_path) for argument in arguments]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
    assert not list(tmp_path.glob("*.db*"))
    assert not list(tmp_path.glob("bulk*"))


def test_a_place_that_cannot_be_written_is_told(folder, tmp_path, capsys):
    (tmp_path / "file").write_text("x")
    assert run(["load", f"sqlite:///{tmp_path}/file/x.db", str(folder)]) in {2, 6}
    assert capsys.readouterr().err.count("\n") == 1
