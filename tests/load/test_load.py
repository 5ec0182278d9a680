"""What a folder of rulings holds is what a database holds, whatever happened before."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import socket
import sqlite3
from contextlib import closing

import pytest

from pipeline.collection import rulings
from pipeline.errors import CannotWriteError, UsageError
from pipeline.load import LoadCounts, differences, load
from pipeline.load.sqlite import file_of
from tests.by_hand import release_as_made
from tests.load.conftest import copy_rulings
from tests.load.databases import sqlite_base

FIRST = "kk-1996-9-1.kaz"


def withdraw(folder, stem):
    told = json.loads((folder / f"{stem}.json").read_bytes())
    for ending in (".json", ".akn.xml"):
        (folder / f"{stem}{ending}").unlink()
    notice = {name: told[name] for name in ("expression", "work", "language")}
    notice["withdrawn"] = {"date": "2031-05-02", "reason": "Set aside."}
    (folder / f"{stem}.withdrawn.json").write_text(json.dumps(notice))


def change_word(folder, stem, before, after):
    path = folder / f"{stem}.json"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_all_is_there_and_the_two_agree(loaded, all_rulings):
    assert list(differences(loaded.url, all_rulings)) == []
    for found in rulings(all_rulings):
        points = loaded.ask(
            "select eid, text from points where stem = ? order by position", found.stem
        )
        assert points == [(block.eId, block.text) for block in found.ruling.blocks()]
        cited = loaded.ask("select count(distinct citation) from cites where stem = ?", found.stem)
        assert cited == [(len(found.ruling.every_citation()),)]
    assert loaded.ask("select count(*) from changes") == [(len(list(rulings(all_rulings))),)]


def test_a_second_load_changes_nothing(base, collection):
    first = load(base.url, collection)
    assert (first.loaded, first.changes) == (5, 5)
    before = base.dump()
    assert load(base.url, collection) == LoadCounts(0, 5, 0, 0)
    assert base.dump() == before


def test_the_next_day_only_what_changed(base, collection):
    load(base.url, collection)
    change_word(collection, FIRST, "Конституция", "конституция")
    shutil.copy(collection / "kk-1998-4-1.kaz.json", collection / "new.kaz.json")
    shutil.copy(collection / "kk-1998-4-1.kaz.akn.xml", collection / "new.kaz.akn.xml")
    change_word(collection, "new.kaz", "1998-05-14/4-1", "1998-05-14/4-2")
    withdraw(collection, "kk-1997-16-3.kaz")
    release_as_made(collection, dt.datetime(2031, 5, 2, tzinfo=dt.UTC))
    counts = load(base.url, collection)
    assert (counts.unchanged, counts.removed, counts.changes) == (3, 0, 3)
    assert counts.loaded == 3
    assert list(differences(base.url, collection)) == []


def test_after_any_changes_it_is_as_if_loaded_afresh(base, collection, tmp_path):
    load(base.url, collection)
    change_word(collection, FIRST, "Конституция", "конституция")
    withdraw(collection, "kk-1997-16-3.kaz")
    for ending in (".json", ".akn.xml"):
        (collection / f"kk-1998-4-1.kaz{ending}").unlink()
        (collection / f"ks-2023-21.kaz{ending}").rename(collection / f"renamed.kaz{ending}")
    load(base.url, collection)
    fresh = sqlite_base(tmp_path / "fresh.db")
    load(fresh.url, collection)
    assert base.dump() == fresh.dump()


def test_a_withdrawn_ruling_keeps_its_name_and_no_word(base, collection):
    load(base.url, collection)
    assert base.found("Конституция")
    for stem in [
        "kk-1996-9-1.kaz",
        "kk-1997-16-3.kaz",
        "kk-1998-4-1.kaz",
        "ks-2023-21.kaz",
        "kk-1998-7-2.rus",
    ]:
        withdraw(collection, stem)
    load(base.url, collection)
    assert base.ask("select count(*) from points") == [(0,)]
    assert base.ask("select count(*) from words") == [(0,)]
    assert base.ask("select count(*) from persons") == [(0,)]
    assert base.ask("select count(*) from provisions") == [(0,)]
    assert base.ask("select distinct withdrawn, reason, title, json_sha256 from rulings") == [
        ("2031-05-02", "Set aside.", None, None)
    ]
    assert len(base.ask("select distinct expression from rulings")) == 5
    assert list(differences(base.url, collection))  # the inventory does not know yet
    release_as_made(collection, dt.datetime(2031, 5, 2, tzinfo=dt.UTC))
    load(base.url, collection)
    assert list(differences(base.url, collection)) == []


def test_a_ruling_without_a_name_is_there_by_its_file(base, collection):
    path = collection / f"{FIRST}.json"
    told = json.loads(path.read_bytes()) | {"work": None, "expression": None, "number": None}
    path.write_text(json.dumps(told, ensure_ascii=False))
    load(base.url, collection)
    assert base.ask("select expression from rulings where stem = ?", FIRST) == [(None,)]
    assert load(base.url, collection).loaded == 0


@pytest.mark.parametrize(
    "fault",
    [
        "update point set text = 'x' where position = 3",
        "delete from citation where position = 0 and eid like 'header%'",
        "delete from point where position = 2",
        "update expression set akn_sha256 = 'x'",
        "delete from expression where language = 'rus'",
        "delete from change where seq = 2",
        "delete from word where form like 'к%'",
        "delete from outcome",
    ],
)
def test_each_fault_is_told(collection, tmp_path, fault):
    base = sqlite_base(tmp_path / "rulings.db")
    load(base.url, collection)
    with sqlite3.connect(tmp_path / "rulings.db") as connection:
        connection.execute("pragma foreign_keys = on")
        connection.execute(fault)
    assert list(differences(base.url, collection))


def test_another_version_is_built_beside_and_takes_its_place(base, collection, monkeypatch):
    load(base.url, collection)
    before = base.dump()
    for kind in ("sqlite", "postgres"):
        monkeypatch.setattr(f"pipeline.load.{kind}.identity", lambda: "another version")
    with pytest.raises(UsageError, match="qauly load"):
        list(differences(base.url, collection))
    with pytest.raises(KeyboardInterrupt):
        load(base.url, collection, _stop_at(3))
    assert base.dump() == before
    assert load(base.url, collection).unchanged == 2  # goes on from where it was cut off
    assert base.dump() == before
    assert base.ask("select value from about where name = 'schema'") == [("another version",)]


def _stop_at(number):
    seen = []

    def progress(stem):
        seen.append(stem)
        if len(seen) == number:
            raise KeyboardInterrupt

    return progress


def test_what_is_no_database_of_ours_stays_as_it_is(collection, tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("create table mine (x)")
    data = path.read_bytes()
    for text in (data, b"no database at all, but quite a long text of somebody" * 20):
        path.write_bytes(text)
        with pytest.raises(UsageError, match="something else"):
            load(f"sqlite:///{path}", collection)
        assert path.read_bytes() == text


def test_what_is_no_plain_file_stays_and_a_link_is_followed(collection, tmp_path):
    pipe, listening, link = (tmp_path / name for name in ("pipe", "socket", "link"))
    os.mkfifo(pipe)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(listening))
        for place in (pipe, listening, collection):
            with pytest.raises(UsageError, match="no plain file"):
                load(f"sqlite:///{place}", collection)
        assert pipe.is_fifo()
        assert listening.is_socket()
    link.symlink_to(tmp_path / "rulings.db")
    load(f"sqlite:///{link}", collection)
    assert link.is_symlink()
    assert (tmp_path / "rulings.db").is_file()


def test_a_schema_of_others_stays_as_it_is(postgres, collection):
    import psycopg

    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("create database others")
    url = postgres.replace("/postgres?", "/others?")
    with psycopg.connect(url) as connection:
        connection.execute("create schema qauly")
        connection.execute("create table qauly.mine (x int)")
    with pytest.raises(UsageError, match="something else"):
        load(url, collection)


@pytest.mark.parametrize(
    "url", ["mysql://x/y", "rulings.db", "sqlite://", "sqlite:///", "postgresql://"]
)
def test_a_wrong_address_is_told(url, collection):
    with pytest.raises(UsageError, match="sqlite:///FILE"):
        load(url, collection)


def test_a_server_that_is_not_there_is_told(collection, tmp_path):
    pytest.importorskip("psycopg")
    with pytest.raises(UsageError, match="cannot reach"):
        load(f"postgresql://nobody@/none?host={tmp_path}", collection)


def test_a_second_load_at_the_same_time_is_refused(base, collection):
    def again(_stem):
        with pytest.raises(UsageError, match="another load"):
            load(base.url, collection)

    load(base.url, collection, again)


def test_addresses_of_files():
    assert str(file_of("sqlite:///a/b.db")) == "a/b.db"
    assert str(file_of("sqlite:////a/b.db")) == "/a/b.db"


def test_both_databases_have_the_same_contract(tmp_path, loaded):
    other = sqlite_base(tmp_path / "other.db")
    load(other.url, copy_rulings(tmp_path / "few", 1))
    assert loaded.columns() == other.columns()


def test_a_load_that_was_killed_while_it_wrote_is_gone_on_with(collection, tmp_path):
    """A journal that lies beside the file has to be rolled back before anybody may read."""
    place = tmp_path / "rulings.db"
    journal = place.with_name(f"{place.name}-journal")
    load(f"sqlite:///{place}", collection)
    with closing(sqlite3.connect(place, isolation_level=None)) as base:
        base.execute("pragma cache_size = 1")  # what was changed is written before it is committed
        base.execute("begin")
        base.execute("update point set text = 'x'")
        left = {path: path.read_bytes() for path in (place, journal)}
    for path, data in left.items():
        path.write_bytes(data)
    assert list(differences(f"sqlite:///{place}", collection)) == []
    assert load(f"sqlite:///{place}", collection).loaded == 0


def test_what_a_server_refuses_is_told_and_leaves_nothing(collection, postgres, tmp_path, caplog):
    import psycopg

    few = tmp_path / "few"
    shutil.copytree(collection, few)
    for path in sorted(few.glob("*.json"))[1:]:
        path.unlink()
    with psycopg.connect(postgres, autocommit=True) as server:
        server.execute("create database refusing")
        url = postgres.replace("/postgres?", "/refusing?")
        load(url, few)
        with psycopg.connect(url) as base:
            base.execute("alter table qauly.citation add check (text = '') not valid")
        with pytest.raises(CannotWriteError, match="the database refused: new row"):
            load(url, collection)
        assert not caplog.records
        with psycopg.connect(url) as base:
            base.execute("alter table qauly.citation drop constraint citation_text_check")
    load(url, collection)
    assert list(differences(url, collection)) == []
