"""What is taken away is what was published: read back by csv, pyarrow and DuckDB."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from pipeline.bulk import TABLES, write_bulk
from pipeline.collection import rulings
from pipeline.errors import UsageError
from pipeline.load import load
from pipeline.places import BAGS, KEPT, SITE, keep_as
from tests.load.conftest import copy_rulings
from tests.load.databases import sqlite_base

pytest.importorskip("pyarrow", reason="pyarrow is not installed")


@pytest.fixture(scope="module")
def collection(tmp_path_factory):
    return copy_rulings(tmp_path_factory.mktemp("collection"))


@pytest.fixture(scope="module")
def out(collection, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bulk") / "bulk"
    write_bulk(collection, folder)
    return folder


@pytest.fixture(scope="module")
def base(collection, tmp_path_factory):
    base = sqlite_base(tmp_path_factory.mktemp("database") / "rulings.db")
    load(base.url, collection)
    return base


def due(base, table) -> Counter:
    names = [name for name in base.columns()[table] if (table, name) != ("points", "point")]
    return Counter(base.ask(f"select {', '.join(names)} from {table}"))  # noqa: S608


@pytest.mark.parametrize("table", TABLES)
def test_csv_holds_every_row(out, base, table):
    found: list[tuple[str, ...]] = []
    for path in sorted((out / f"csv/{table}").glob("*.csv")):
        data = path.read_bytes()
        assert data.count(b"\n") == data.count(b"\r\n")
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file, strict=True)
        assert {len(row) for row in rows} == {len(header)}
        court, year = header.index("court"), header.index("date")
        assert {f"{row[court]}-{row[year][:4]}" for row in rows} == {path.stem}
        found += map(tuple, rows)
    assert Counter(found) == Counter(
        {tuple("" if v is None else str(v) for v in row): n for row, n in due(base, table).items()}
    )


@pytest.mark.parametrize("table", TABLES)
def test_parquet_holds_every_row(out, base, table):
    from pyarrow import parquet

    found = parquet.read_table(out / f"parquet/{table}")
    rows = zip(*(found.column(name).to_pylist() for name in found.column_names), strict=True)
    assert Counter(rows) == due(base, table)


def test_duckdb_answers_from_the_files(out, base):
    duckdb = pytest.importorskip("duckdb")
    verdicts = "select verdict, count(*) from {} where verdict is not null group by 1 order by 1"
    for source in ("parquet/outcomes/*.parquet", "csv/outcomes/*.csv"):
        answer = duckdb.sql(verdicts.format(f"'{out / source}'")).fetchall()
        assert answer == base.ask(verdicts.format("outcomes"))
    points = duckdb.sql(f"select address from '{out / 'points.jsonl'}'").fetchall()  # noqa: S608
    assert len(points) == (out / "points.jsonl").read_bytes().count(b"\n")


def test_the_rulings_come_back_line_by_line(out, collection):
    lines = [
        json.loads(line)
        for path in (out / "jsonl").glob("*.jsonl")
        for line in path.read_text("utf-8").split("\n")[:-1]
    ]
    told = [found.told for found in rulings(collection)]
    assert sorted(lines, key=json.dumps) == sorted(told, key=json.dumps)


def test_points_hold_the_whole_text_and_what_is_decided(out, collection):
    records = [
        json.loads(line) for line in (out / "points.jsonl").read_text("utf-8").split("\n")[:-1]
    ]
    assert len({record["address"] for record in records}) == len(records)
    text = "".join(record["text"] for record in records)
    whole = "".join(
        (block.num or "") + block.text
        for found in rulings(collection)
        for block in found.ruling.blocks()
    )
    assert Counter("".join(text.split())) == Counter("".join(whole.split()))
    outcomes = Counter((o["kind"], o["verdict"]) for r in records for o in r["outcomes"])
    assert outcomes == Counter(
        (outcome.kind, outcome.verdict)
        for found in rulings(collection)
        for outcome in found.ruling.outcomes
    )
    sample = next(
        r for r in records if r["address"].endswith("2023-07-14/21/kaz@2023-07-14#decision__para_1")
    )
    assert sample["court"] == "constitutional-court"
    assert sample["outcomes"][0]["verdict"] == "conforming"


def test_the_package_names_every_file_with_its_hash(out):
    package = json.loads((out / "datapackage.json").read_bytes())
    named = {resource["path"]: resource for resource in package["resources"]}
    files = {str(p.relative_to(out)) for p in out.rglob("*") if p.is_file()}
    assert set(named) == files - {"datapackage.json", "SHA256SUMS", KEPT}
    for path, resource in named.items():
        data = (out / path).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource["bytes"] == len(data)
    assert len({resource["name"] for resource in named.values()}) == len(named)
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=out, check=True)


def test_frictionless_finds_tables_and_files_as_described(out):
    pytest.importorskip("frictionless")
    call = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    told = subprocess.run(call, cwd=out, check=False, capture_output=True)
    report = json.loads(told.stdout)
    assert report["valid"], report["tasks"]
    assert {task["type"] for task in report["tasks"]} == {"table", "file"}
    assert report["stats"]["tasks"] == len(contents(out)) - 3


def test_frictionless_sees_a_cell_of_another_type(out, tmp_path):
    pytest.importorskip("frictionless")
    shutil.copytree(out, tmp_path, dirs_exist_ok=True)
    path = next((tmp_path / "csv/points").glob("*.csv"))
    path.write_bytes(re.sub(rb",0,", b",zero,", path.read_bytes(), count=1))
    call = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    told = json.loads(subprocess.run(call, cwd=tmp_path, check=False, capture_output=True).stdout)
    assert {task["place"] for task in told["tasks"] if not task["valid"]} == {
        path.relative_to(tmp_path).as_posix()
    }


def test_the_same_bytes_again_and_what_is_gone_goes(out, collection, tmp_path):
    again = tmp_path / "bulk"
    write_bulk(collection, again)
    assert contents(again) == contents(out)
    few = copy_rulings(tmp_path / "few", 2)
    write_bulk(few, again)
    assert len(contents(again)) < len(contents(out))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def contents(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_place_may_be_a_link_the_folder_itself_or_a_disk(out, collection, tmp_path, monkeypatch):
    home = tmp_path / "bulk"
    home.mkdir()
    (tmp_path / "link").symlink_to(home)
    write_bulk(collection, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert contents(home) == contents(out)
    monkeypatch.chdir(home)
    write_bulk(copy_rulings(tmp_path / "few", 2), Path())
    assert contents(home) != contents(out)
    monkeypatch.setattr("pathlib.Path.is_mount", lambda path: path == home)
    before = home.stat().st_ino
    for _ in range(2):
        write_bulk(collection, home)
    assert home.stat().st_ino == before  # a disk cannot be moved
    assert contents(home) == contents(out)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bulk", "few", "link"]


def test_what_is_not_ours_stays(collection, tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(UsageError, match="something else"):
        write_bulk(collection, tmp_path)
    assert (tmp_path / "letter.txt").read_text() == "mine"


@pytest.mark.parametrize("what", [SITE, BAGS])
def test_nothing_goes_into_a_site_or_among_bags_nor_they_among_bulk_files(
    collection, out, tmp_path, what
):
    """The next site would take it away, and the next bulk files a site."""
    keep_as(tmp_path / "kept", what)
    for place in ("kept", "kept/bulk"):
        with pytest.raises(UsageError, match="name another"):
            write_bulk(collection, tmp_path / place)
    assert contents(tmp_path / "kept") == {KEPT: what.encode()}
    before = contents(out)
    for place in (out, out / "below"):
        with pytest.raises(UsageError, match="name another"):
            keep_as(place, what)
    assert contents(out) == before
