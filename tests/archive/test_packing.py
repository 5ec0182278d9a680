"""What a bag holds, that other tools take it for one, and that it is the same bytes everywhere."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from lxml import etree

from pipeline.archive.bag import fixity, read_bag
from pipeline.archive.packing import ArchiveSettings, archive
from pipeline.archive.verifying import verify
from pipeline.build import Settings, build
from pipeline.build.release import release
from pipeline.errors import UsageError
from pipeline.read import USUAL
from tests.archive.conftest import AT, built
from tests.archive.record import PREMIS_SCHEMA
from tests.export.samples import ROOT
from tests.scans.pictures import Scan, can_recognise, recognised

pytest.importorskip("typst")


def bags_in(folder):
    return sorted(path for path in folder.iterdir() if path.is_dir())


def bytes_in(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_bag_for_each_ruling_and_version(made):
    assert [path.name for path in bags_in(made)] == [
        "kz-judgment-additional-decision-constitutional-council-2014-07-08-16-rus-2015-02-02-v1",
        "kz-judgment-normative-resolution-constitutional-court-2024-05-16-77-kaz-2024-05-16-v1",
        "kz-judgment-normative-resolution-constitutional-court-2024-05-16-77-rus-2024-05-16-v1",
    ]


def test_it_holds_what_it_should(bag, collection):
    names = sorted(str(path.relative_to(bag)) for path in bag.rglob("*") if path.is_file())
    assert names == [
        "README.txt", "bag-info.txt", "bagit.txt", "data/parallel-rus-2024-05-16.json", "data/premis.xml",
        "data/ruling.akn.xml", "data/ruling.json", "data/ruling.pdf", "data/source.txt",
        "manifest-sha512.txt", "tagmanifest-sha512.txt",
    ]  # fmt: skip
    for name, other in (("source.txt", "sources/ks-2024-77.kaz.txt"), ("ruling.json", None)):
        wanted = collection.parent / (other or "results/ks-2024-77.kaz.json")
        assert (bag / "data" / name).read_bytes() == wanted.read_bytes()


def test_sha512sum_is_content(bag):
    for manifest in ("tagmanifest-sha512.txt", "manifest-sha512.txt"):
        done = subprocess.run(
            ["sha512sum", "--strict", "-c", manifest], cwd=bag, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_the_reference_validator_is_content(made):
    bagit = pytest.importorskip("bagit")
    for path in bags_in(made):
        assert bagit.Bag(str(path)).validate()


def test_the_record_keeps_to_premis(made):
    schema = etree.XMLSchema(file=str(PREMIS_SCHEMA))
    for path in bags_in(made):
        record = etree.parse(path / "data/premis.xml")
        assert schema.validate(record), schema.error_log
        assert set(record.xpath("//*[local-name()='eventType']/text()")) == {
            "capture", "conversion", "validation", "release",
        }  # fmt: skip


def test_premis_wants_what_a_record_has(bag):
    schema = etree.XMLSchema(file=str(PREMIS_SCHEMA))
    for name in ("eventType", "agentIdentifier", "objectIdentifier", "messageDigest"):
        record = etree.parse(bag / "data/premis.xml")
        for one in record.xpath(f"//*[local-name()='{name}']"):
            one.getparent().remove(one)
        assert not schema.validate(record), name


def test_dates_come_from_the_log_alone(bag):
    record = (bag / "data/premis.xml").read_text()
    dates = re.findall("<eventDateTime>(.*?)<", record)
    assert dates == ["[..2031-05-06]"] * 3 + ["2031-05-06T12:00:00Z"]
    assert "Bagging-Date: 2031-05-06\n" in (bag / "bag-info.txt").read_text()


def test_what_was_not_released_says_so(collection, tmp_path):
    copy = shutil.copytree(collection, tmp_path / "results")
    (copy / "changes.jsonl").unlink()
    entries = list(archive(copy, tmp_path / "bags"))
    assert all("-unreleased-" in entry.bag for entry in entries)
    assert all("not released" in entry.note for entry in entries)
    files, _ = read_bag(tmp_path / "bags" / entries[0].bag, USUAL)
    assert b"<eventDateTime>XXXX-XX-XX<" in files["data/premis.xml"]
    assert b"Bagging-Date" not in files["bag-info.txt"]


def test_a_second_run_finds_all_done(made, collection):
    before = bytes_in(made)
    assert [entry.status for entry in archive(collection, made)] == ["kept"] * 3
    assert bytes_in(made) == before


def test_a_new_version_is_a_new_bag(tmp_path):
    out = built(tmp_path, ("kk-2014-16.rus",))
    bags = tmp_path / "bags"
    list(archive(out, bags))
    source = tmp_path / "sources/kk-2014-16.rus.txt"
    source.write_text(source.read_text("utf-8").replace("технич", "вспомогат", 1), "utf-8")
    list(build(tmp_path / "sources", out, Settings()))
    release(out, AT.replace(year=2032))
    (entry,) = archive(out, bags)
    assert entry.status == "made"
    assert entry.bag.endswith("-v2")
    assert len(bags_in(bags)) == 2
    record = (bags / entry.bag / "data/premis.xml").read_text()
    assert re.findall("<eventDateTime>(.*?)<", record)[-2:] == [
        "2031-05-06T12:00:00Z", "2032-05-06T12:00:00Z",
    ]  # fmt: skip


def test_a_withdrawn_ruling_gets_no_bag(tmp_path):
    out = built(tmp_path, ("kk-2014-16.rus",))
    note = tmp_path / "sources/kk-2014-16.rus.withdrawn.toml"
    note.write_text('date = 2032-01-01\nreason = "Published by mistake."\n')
    list(build(tmp_path / "sources", out, Settings()))
    assert [entry.status for entry in archive(out, tmp_path / "bags")] == ["withdrawn"]


def test_without_typst_nothing_is_written(collection, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError, match=r"pip install 'qauly\[archive\]'"):
        list(archive(collection, tmp_path / "bags"))
    assert not (tmp_path / "bags").exists()


def test_a_pdf_s_source_must_be_named(tmp_path):
    pdf = ROOT.parent / "shared/cases/base/interpretation.pdf"
    if not pdf.exists():
        pytest.skip("no shared cases")
    (tmp_path / "sources").mkdir()
    shutil.copy(pdf, tmp_path / "sources/a.rus.pdf")
    list(build(tmp_path / "sources", tmp_path / "results", Settings()))
    (entry,) = archive(tmp_path / "results", tmp_path / "bags")
    assert (entry.status, entry.exit_code) == ("failed", 2)
    assert "--sources" in entry.error
    settings = ArchiveSettings(sources=tmp_path / "sources")
    (entry,) = archive(tmp_path / "results", tmp_path / "bags", settings)
    assert entry.status == "made"
    bag = tmp_path / "bags" / entry.bag
    assert (bag / "data/source.pdf").read_bytes() == pdf.read_bytes()
    assert "<originalName>a.rus.pdf<" in (bag / "data/premis.xml").read_text()


def test_results_of_another_version_say_so(collection, tmp_path):
    """An added blank in the JSON is sound, but nothing that this program writes."""
    copy = shutil.copytree(collection, tmp_path / "results")
    path = copy / "kk-2014-16.rus.json"
    path.write_bytes(path.read_bytes().replace(b'"work": ', b'"work":  '))
    entries = {entry.stem: entry for entry in archive(copy, tmp_path / "bags")}
    assert "makes other files" in entries["kk-2014-16.rus"].note
    info = (tmp_path / "bags" / entries["kk-2014-16.rus"].bag / "bag-info.txt").read_text()
    assert "Qauly-Reproduces: no" in info


def test_a_forged_result_gets_no_bag(collection, tmp_path):
    copy = shutil.copytree(collection, tmp_path / "results")
    path = copy / "kk-2014-16.rus.json"
    told = json.loads(path.read_bytes())
    told["body"]["decision"][1]["text"] += " Invented."
    path.write_bytes(json.dumps(told, ensure_ascii=False).encode())
    entries = {entry.stem: entry for entry in archive(copy, tmp_path / "bags")}
    assert entries["kk-2014-16.rus"].exit_code == 5
    assert len(bags_in(tmp_path / "bags")) == 2


@pytest.mark.parametrize(
    "place",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Almaty", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "America/Lima", "LC_ALL": "C.UTF-8"},
    ],
    ids=["almaty", "lima"],
)
def test_the_same_bytes_elsewhere(made, collection, tmp_path, place):
    copy = shutil.copytree(collection, tmp_path / "another place" / "results")
    env = os.environ | place | {"PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-m", "pipeline", "archive", str(copy), "--out", str(tmp_path / "b")]
    done = subprocess.run(call, env=env, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert bytes_in(tmp_path / "b") == bytes_in(made)


def test_no_bag_of_the_collection_s_own_folder_is_taken_for_a_ruling(tmp_path):
    out = built(tmp_path, ("kk-2014-16.rus",))
    list(archive(out, out / "bags"))
    assert [entry.status for entry in archive(out, out / "bags")] == ["kept"]


def test_manifests_are_sound(made):
    for path in bags_in(made):
        files, misplaced = read_bag(path, USUAL)
        assert not misplaced
        assert not list(fixity(files))


@pytest.fixture
def conversions(monkeypatch):
    """The sources that are converted while bags are made."""
    from pipeline.archive import packing

    made, again = [], packing.rebuilt
    monkeypatch.setattr(
        packing, "rebuilt", lambda inputs, limits: made.append(inputs) or again(inputs, limits)
    )
    return made


def test_what_a_build_has_on_record_is_not_converted_again(collection, made, tmp_path, conversions):
    assert [entry.status for entry in archive(collection, tmp_path / "bags")] == ["made"] * 3
    assert not conversions
    assert bytes_in(tmp_path / "bags") == bytes_in(made)


def test_without_records_it_is_and_gives_the_same_bytes(collection, made, tmp_path, conversions):
    copy = shutil.copytree(
        collection, tmp_path / "results", ignore=shutil.ignore_patterns(".qauly")
    )
    assert [entry.status for entry in archive(copy, tmp_path / "bags")] == ["made"] * 3
    assert len(conversions) == 3
    assert bytes_in(tmp_path / "bags") == bytes_in(made)


@pytest.mark.skipif(not can_recognise(), reason="tesseract is not installed")
def test_a_recognised_scan_is_packed_and_proved(tmp_path):
    """With a build's record, and without one, when it is read and converted again."""
    sources, out = tmp_path / "sources", tmp_path / "results"
    sources.mkdir()
    text = (ROOT / "tests/rulings/kk-2014-16.rus.txt").read_text("utf-8").split("\n")
    pages = list(Scan(200).pictures([row.strip() for row in text if row.strip()]))
    (sources / "a.rus.pdf").write_bytes(recognised(pages, "rus", 200, tmp_path / "scan"))
    (sources / "a.rus.decisions.toml").write_text('recognised = "take"\n')
    assert not any(entry.exit_code for entry in build(sources, out, Settings()))
    for bags in (tmp_path / "bags", tmp_path / "again"):
        (entry,) = archive(out, bags, ArchiveSettings(sources=sources))
        assert entry.status == "made"
        assert "other files" not in entry.note
        shutil.rmtree(out / ".qauly", ignore_errors=True)
    assert bytes_in(tmp_path / "bags") == bytes_in(tmp_path / "again")
    assert not any(verify(bag).exit_code for bag in bags_in(tmp_path / "bags"))


@pytest.mark.parametrize("ending", [".json", ".akn.xml"])
def test_no_record_vouches_for_other_files(collection, tmp_path, conversions, ending):
    """Nor for the ruling whose parallel text is another one, since that goes into its bag."""
    copy = shutil.copytree(collection, tmp_path / "results")
    path = copy / f"ks-2024-77.rus{ending}"
    path.write_bytes(path.read_bytes() + b"\n")
    list(archive(copy, tmp_path / "bags"))
    assert len(conversions) == (2 if ending == ".json" else 1)


@pytest.mark.parametrize("change", ["decisions", "registry", "program"])
def test_no_record_vouches_for_other_inputs(tmp_path, conversions, change, monkeypatch):
    out = built(tmp_path, ("kk-2014-16.rus",))
    settings = ArchiveSettings(sources=tmp_path / "sources")
    if change == "decisions":
        (tmp_path / "sources/kk-2014-16.rus.decisions.toml").write_text("# none\n")
    elif change == "registry":
        (tmp_path / "more.toml").write_text("# none\n")
        settings = ArchiveSettings(registries=(tmp_path / "more.toml",))
    else:
        monkeypatch.setattr("pipeline.build.keys.environment", lambda: "another")
    (entry,) = archive(out, tmp_path / "bags", settings)
    assert (entry.status, len(conversions)) == ("made", 1)
