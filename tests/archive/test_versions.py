"""Bags as versions in an OCFL root, which ocfl-py's validator is content with."""

import shutil

import pytest

from pipeline.archive.packing import archive
from pipeline.archive.verifying import bags_of
from pipeline.archive.versions import keep
from pipeline.cli import run
from pipeline.errors import UsageError
from tests.archive.conftest import built

ocfl = pytest.importorskip("ocfl")
pytest.importorskip("typst")


def test_versions_are_kept_and_valid(made, tmp_path):
    root = tmp_path / "root"
    for bag in bags_of(made):
        keep(bag, root)
    second = shutil.copytree(bags_of(made)[0], tmp_path / "second")
    info = (second / "bag-info.txt").read_text()
    (second / "bag-info.txt").write_text(info.replace("2031-05-06", "2032-05-06"))
    keep(second, root)
    keep(second, root)
    storage = ocfl.StorageRoot(root=str(root))
    assert storage.validate()
    assert (storage.good_objects, storage.num_objects) == (3, 3)
    assert len([path for path in root.rglob("v*") if path.is_dir()]) == 4
    inventories = "".join(path.read_text() for path in root.rglob("inventory.json"))
    assert '"created": "2031-05-06T12:00:00Z"' in inventories


def test_the_command_keeps_them(tmp_path, capfd):
    out = built(tmp_path, ("kk-2014-16.rus",))
    call = ["archive", str(out), "--out", str(tmp_path / "bags"), "--ocfl", str(tmp_path / "root")]
    assert run(call) == 0
    assert run(call) == 0
    assert not capfd.readouterr().err
    assert ocfl.StorageRoot(root=str(tmp_path / "root")).validate()


def test_what_has_no_date_is_refused(tmp_path):
    out = built(tmp_path, ("kk-2014-16.rus",))
    (out / "changes.jsonl").unlink()
    (entry,) = archive(out, tmp_path / "bags")
    with pytest.raises(UsageError, match="qauly release"):
        keep(tmp_path / "bags" / entry.bag, tmp_path / "root")
    assert not (tmp_path / "root").exists()
