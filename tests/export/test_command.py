"""`qauly export`: what it prints, what it writes, what it refuses."""

import csv
import json
import shutil
import sys

import pytest

from pipeline.cli import run
from tests.export.samples import GOLDEN, SAMPLE


@pytest.fixture
def folder(tmp_path):
    """A collection of two rulings, one of them in a folder of its year."""
    place = tmp_path / "output"
    (place / "2023").mkdir(parents=True)
    for path, name in ((SAMPLE, "2023/a.kaz"), (GOLDEN[0], "b.kaz")):
        shutil.copy(path, place / f"{name}.json")
        xml = path.with_name(path.name.replace(".json", ".akn.xml"))
        shutil.copy(xml, place / f"{name}.akn.xml")
    return place


def test_one_file_is_printed(capfdbinary):
    assert run(["export", str(SAMPLE), "--to", "txt"]) == 0
    assert "484-бабы".encode() in capfdbinary.readouterr().out


@pytest.mark.parametrize("form", ["md", "csv"])
def test_several_files_need_a_folder(folder, form, capfd):
    assert run(["export", str(folder), "--to", form]) == 2
    assert "--out" in capfd.readouterr().err


@pytest.mark.parametrize("form", ["txt", "md"])
def test_a_folder_becomes_a_folder(folder, tmp_path, form):
    out = tmp_path / "forms"
    assert run(["export", str(folder), "--to", form, "--out", str(out)]) == 0
    made = sorted(str(p.relative_to(out)) for p in out.rglob("*") if p.is_file())
    assert made == [f"2023/a.kaz.{form}", f"b.kaz.{form}"]


def test_gathered_forms_have_all_in_one_file(folder, tmp_path):
    out = tmp_path / "forms"
    for form in ("csv", "csl", "bibtex"):
        assert run(["export", str(folder), "--to", form, "--out", str(out)]) == 0
    assert len(json.loads((out / "rulings.csl.json").read_bytes())) == 2
    assert (out / "rulings.bib").read_text("utf-8").count("@misc{") == 2
    with (out / "citations.csv").open(encoding="utf-8", newline="") as file:
        assert len({row["expression"] for row in csv.DictReader(file)}) == 2


def test_a_damaged_file_costs_itself_alone(tmp_path, capfd):
    bad = tmp_path / "bad.json"
    bad.write_text("{}")
    out = tmp_path / "forms"
    call = ["export", str(bad), str(SAMPLE), "--to", "csl", "--out", str(out)]
    assert run(call) == 5
    assert "bad.json" in capfd.readouterr().err
    assert len(json.loads((out / "rulings.csl.json").read_bytes())) == 1


@pytest.mark.parametrize("call", ["export --to txt", "export --to csv", "page"])
def test_a_folder_without_a_ruling_is_refused(tmp_path, capfd, call):
    (tmp_path / "a.rus.txt").write_text("no result")
    command, *rest = call.split()
    assert run([command, str(tmp_path), *rest, "--out", str(tmp_path / "x")]) == 2
    assert "no folder of rulings" in capfd.readouterr().err
    assert not (tmp_path / "x").exists()


def test_two_files_of_one_name_are_refused(folder, tmp_path, capfd):
    twin = tmp_path / "b.kaz.json"
    shutil.copy(GOLDEN[0], twin)
    call = ["export", str(folder), str(twin), "--to", "md", "--out", str(tmp_path / "x")]
    assert run(call) == 2
    assert "b.kaz.md" in capfd.readouterr().err
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(("form", "module"), [("docx", "docx"), ("ttl", "rdflib")])
def test_a_missing_library_is_told_by_name(tmp_path, monkeypatch, capfd, form, module):
    monkeypatch.setitem(sys.modules, module, None)
    assert run(["export", str(SAMPLE), "--to", form, "--out", str(tmp_path / "x")]) == 2
    assert "pip install 'qauly[export]'" in capfd.readouterr().err
    assert not (tmp_path / "x").exists()


def test_a_source_is_exported_too(capfdbinary):
    source = SAMPLE.parent.parent / "rulings/ks-2023-21.kaz.txt"
    assert run(["export", str(source), "--to", "txt"]) == 0
    made = capfdbinary.readouterr().out
    assert run(["export", str(SAMPLE), "--to", "txt"]) == 0
    assert capfdbinary.readouterr().out == made


@pytest.mark.parametrize("form", ["txt", "docx"])
def test_an_export_beside_the_results_never_takes_the_place_of_a_source(folder, form, capfd):
    if form == "docx":
        pytest.importorskip("docx")
    source = folder / f"b.kaz.{form}"
    source.write_text("a source")
    assert run(["export", str(folder / "b.kaz.json"), "--to", form, "--out", str(folder)]) == 2
    assert "its source" in capfd.readouterr().err
    assert source.read_text() == "a source"
