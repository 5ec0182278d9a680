"""Bags that somebody made to mislead or to break what reads them: told, never followed, never a crash."""

import hashlib
import os
import shutil

import pytest

from pipeline.archive.bag import (
    INFO,
    MANIFEST,
    SIGNATURES_MANIFEST,
    TAG_MANIFEST,
    FaultKind,
    read_bag,
)
from pipeline.archive.verifying import verify
from pipeline.cli import run
from pipeline.read import USUAL
from tests.archive.test_verifying import renewed, written

pytest.importorskip("typst")


def resealed(bag):
    """The tag manifest renewed over whatever the tag files say now, so that they alone are looked at."""
    lines = []
    for line in (bag / TAG_MANIFEST).read_text().splitlines():
        name = line[130:]
        if (bag / name).exists():
            digest = hashlib.sha512((bag / name).read_bytes()).hexdigest()
            lines.append(f"{digest}  {name}\n")
    (bag / TAG_MANIFEST).write_text("".join(lines))


def faults(bag):
    report = verify(bag)
    assert report.exit_code == 5
    return {fault.path: fault.kind for fault in report.faults}


@pytest.mark.parametrize("path", ["../outside", "data/../../outside", "/etc/hostname", "data/./x"])
def test_no_manifest_leads_out_of_the_bag(bag, path):
    outside = bag.parent / "outside"
    outside.write_text("x")
    digest = hashlib.sha512(b"x").hexdigest()
    lines = [*(bag / MANIFEST).read_text().splitlines(), f"{digest}  {path}"]
    (bag / MANIFEST).write_text(
        "".join(f"{line}\n" for line in sorted(lines, key=lambda x: x[130:]))
    )
    resealed(bag)
    assert faults(bag)[path] is FaultKind.LOST


@pytest.mark.parametrize("manifest", [MANIFEST, TAG_MANIFEST])
@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data + data.splitlines(keepends=True)[-1],
        lambda data: data.replace(b"  ", b" *"),
        lambda data: data.upper(),
        lambda data: data + b"\n",
        lambda data: data + b"\0",
        lambda _: b"",
        lambda data: data * 2000,
    ],
    ids=["bom", "crlf", "doubled", "star", "capitals", "empty-line", "null", "nothing", "huge"],
)
def test_a_manifest_of_another_form_is_told(bag, manifest, change):
    (bag / manifest).write_bytes(change((bag / manifest).read_bytes()))
    if manifest == MANIFEST:
        resealed(bag)
    assert faults(bag)


@pytest.mark.parametrize("path", ["bagit.txt", INFO, "README.txt", MANIFEST, TAG_MANIFEST])
def test_a_lost_tag_file_is_told(bag, path, capfd):
    (bag / path).unlink()
    resealed(bag) if path != TAG_MANIFEST else None
    assert run(["archive", "verify", str(bag.parent)]) == 5
    assert path in capfd.readouterr().out


@pytest.mark.parametrize(
    "name", ["Ruling.json", "RULING.PDF", "ruling.json ", "rulıng.json", "ru\nling"]
)
def test_names_that_look_like_others_are_other_names(bag, name):
    shutil.copy(bag / "data/ruling.json", bag / "data" / name)
    assert faults(bag)[f"data/{name}"] is FaultKind.ADDED


def test_a_name_that_is_no_text_is_told(bag, capfd):
    (bag / "data" / os.fsdecode(b"\xff\xfe")).touch()
    assert run(["archive", "verify", str(bag)]) == 5
    assert run(["archive", "verify", str(bag), "--json"]) == 5
    assert "data/" in capfd.readouterr().out


def test_links_out_of_the_bag_are_not_followed(bag):
    """A link to the very file that a manifest wants is none of the bag's own files."""
    for path in ("data/ruling.pdf", "bagit.txt", TAG_MANIFEST):
        shutil.move(bag / path, bag.parent / "kept")
        (bag / path).symlink_to(bag.parent / "kept")
        assert faults(bag)[path] in {FaultKind.MALFORMED, FaultKind.LOST}, path
        (bag / path).unlink()
        shutil.move(bag.parent / "kept", bag / path)
    shutil.move(bag / "data", bag.parent / "kept")
    (bag / "data").symlink_to(bag.parent / "kept")
    assert faults(bag)["data"] is FaultKind.MALFORMED


def test_a_pipe_keeps_nobody_waiting(bag):
    os.mkfifo(bag / "data/pipe")
    assert faults(bag)["data/pipe"] is FaultKind.MALFORMED


def test_a_huge_file_is_not_read(bag):
    with (bag / "data/source.txt").open("r+b") as file:
        file.truncate(1 << 40)
    assert faults(bag)["data/source.txt"] in {FaultKind.MALFORMED, FaultKind.LOST}


def test_folders_in_folders_end_nowhere(bag, capfd):
    here = os.open(bag / "data", os.O_RDONLY)
    for _ in range(300):  # pytest itself cannot clear away many more
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    assert run(["archive", "verify", str(bag)]) == 5
    assert "data/d/d" in capfd.readouterr().out


@pytest.mark.parametrize("junk", [b"\xff\xfe\x00", b"{" * 9999, b"[" * 100_000, b"%PDF-1.7\n%%EOF"])
@pytest.mark.parametrize("name", ["ruling.json", "ruling.akn.xml", "ruling.pdf", "premis.xml"])
def test_junk_under_sound_manifests_is_told(bag, name, junk):
    files, _ = read_bag(bag, USUAL)
    written(bag, renewed({**files, f"data/{name}": junk}))
    assert faults(bag)


@pytest.mark.parametrize(
    "call",
    [
        ["restore", "BAG", "--out", "OUT"],
        ["attach", "BAG", "FILE"],
        ["sign", "BAG", "--key", "FILE", "--certificate", "FILE"],
        ["stamp", "BAG", "--by", "cat"],
    ],
    ids=lambda call: call[0],
)
def test_nothing_is_done_with_a_bag_that_is_broken(bag, tmp_path, call, capfd):
    (bag / "data/more.txt").write_text("x")
    file = tmp_path / "x.p7s"
    file.write_bytes(b"0")
    names = {"BAG": str(bag), "OUT": str(tmp_path / "out"), "FILE": str(file)}
    assert run(["archive", *(names.get(word, word) for word in call)]) == 5
    assert "data/more.txt" in capfd.readouterr().err
    assert not (tmp_path / "out").exists()
    assert not (bag / "signatures").exists()


def test_what_was_cut_off_between_a_seal_and_its_manifest_is_told(bag):
    (bag / "signatures").mkdir()
    (bag / "signatures/x.p7s").write_bytes(b"0")
    assert faults(bag)[SIGNATURES_MANIFEST] is FaultKind.LOST
