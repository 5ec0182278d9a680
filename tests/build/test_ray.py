"""The work of a build on a cluster of two nodes, of which one is killed: the same bytes, the same records."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest

from pipeline.build import Settings, build
from pipeline.build.storage import NO_FILE, RemoteFolder, storage
from pipeline.cli import run
from pipeline.errors import CutOffError, UsageError
from pipeline.places import SITE, keep_as
from pipeline.read import Limits
from tests.faults.generator import generated
from tests.faults.site import results
from tests.test_rulings import FOLDER

if TYPE_CHECKING:
    from pathlib import Path


def statuses(folder, out, **settings) -> dict[str, tuple[str, int]]:
    return {e.stem: (e.status, e.exit_code) for e in build(folder, out, Settings(**settings))}


@pytest.fixture
def folder(tmp_path) -> Path:
    for file in generated(16, seed=5):
        file.put(tmp_path / "in")
    (tmp_path / "in" / "bad.txt").write_text("no ruling")
    return tmp_path / "in"


def test_sources_by_an_address_are_made_as_those_of_a_folder(folder, tmp_path):
    pytest.importorskip("fsspec")
    (folder / ".hidden.txt").write_text("x")
    source = FOLDER / "kk-2003-14.rus.txt"
    shutil.copy(source, folder)
    for call in (["page"], ["export", "--to", "docx"]):
        assert run([*call, str(source), "--out", str(folder / "read")]) == 0
    keep_as(folder / "site", SITE)
    shutil.copy(source, folder / "site" / "copy.txt")
    local = statuses(folder, tmp_path / "local")
    remote = statuses(f"file://{folder}", tmp_path / "remote")
    assert local == remote
    assert results(tmp_path / "local") == results(tmp_path / "remote")
    assert {status for status, _ in statuses(folder, tmp_path / "remote").values()} <= {
        "unchanged",
        "failed",
        "passed-over",
    }


def test_sources_in_memory_and_in_an_archive_are_those_of_a_folder(folder, tmp_path):
    fsspec = pytest.importorskip("fsspec")
    local = statuses(folder, tmp_path / "local")
    memory = fsspec.filesystem("memory")
    memory.put(f"{folder}/", "/rulings/", recursive=True)
    packed = shutil.make_archive(str(tmp_path / "rulings"), "zip", folder)
    for number, address in enumerate(["memory://rulings", f"zip://::file://{packed}"]):
        assert statuses(address, tmp_path / f"{number}") == local
        assert results(tmp_path / f"{number}") == results(tmp_path / "local")
    memory.rm("/rulings/bad.txt")
    again = statuses("memory://rulings", tmp_path / "0")
    assert again.pop("bad") == ("removed", 0)
    assert {status for status, _ in again.values()} == {"unchanged"}


@pytest.mark.parametrize("address", ["file:///nowhere/at/all", "noscheme://x"])
def test_an_address_that_is_no_folder_is_told(tmp_path, address):
    pytest.importorskip("fsspec")
    with pytest.raises(UsageError):
        statuses(address, tmp_path / "out")


class OfALibraryError(Exception):
    """What no class of Python's own tells: no credentials, no connection."""


class OutOfReach:
    """A storage of which each call fails."""

    def __getattr__(self, _):
        def fail(*_, **__):
            raise OfALibraryError("Unable to locate\ncredentials")

        return fail


def test_a_storage_out_of_reach_is_no_fault_of_ours(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(RemoteFolder, "_system_and_root", lambda _: (OutOfReach(), "x"))
    assert run(["build", "s3://x/y", "--out", str(tmp_path / "out")]) == 3
    assert "s3://x/y cannot be read (Unable to locate credentials)" in capfd.readouterr().err
    assert RemoteFolder("s3://x/y").hash_of("a.txt", Limits()).startswith("unreadable")
    with pytest.raises(CutOffError):
        RemoteFolder("s3://x/y").copy("a.txt", tmp_path / "a.txt", Limits())


def test_what_is_an_address_and_what_a_folder(tmp_path):
    assert isinstance(storage("s3://x/y", tmp_path), RemoteFolder)
    assert not isinstance(storage("x/y", tmp_path), RemoteFolder)


def test_a_folder_is_found_wherever_a_worker_of_a_cluster_stands(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(folder.parent)
    sources = storage(folder.name, tmp_path / "out")
    before = sorted(sources.names())
    monkeypatch.chdir("/")
    assert before
    assert sorted(sources.names()) == before
    assert (
        sources.hash_of(before[0], Limits())
        == storage(folder, tmp_path / "out").hash_of(before[0], Limits())
        != NO_FILE
    )


def test_without_the_extra_it_is_said_what_to_install(folder, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(UsageError, match=r"qauly\[ray\]"):
        statuses(folder, tmp_path / "out", engine="ray")


def _two_nodes(cluster):
    """The second of two nodes; a machine that is too busy for Ray has none."""
    try:
        cluster.add_node(num_cpus=1)
        return cluster.add_node(num_cpus=1)
    except Exception as error:  # noqa: BLE001 - Ray raises no other kind
        pytest.skip(f"no cluster could be started: {error}")


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_loses_a_node_makes_the_same(folder, tmp_path, monkeypatch):
    ray = pytest.importorskip("ray")
    from ray.cluster_utils import Cluster

    from pipeline.build import ray_engine

    monkeypatch.setattr(ray_engine, "TASK", 2)
    monkeypatch.setenv("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    statuses(folder, tmp_path / "local")
    cluster = Cluster()
    try:
        other = _two_nodes(cluster)
        ray.init(address=cluster.address, log_to_driver=False, logging_level="error")
        kill = threading.Timer(4, cluster.remove_node, (other,), {"allow_graceful": False})
        kill.start()
        made = statuses(folder, tmp_path / "ray", engine="ray")
        kill.join()
    finally:
        ray.shutdown()
        cluster.shutdown()
    assert {status for status, _ in made.values()} == {"made", "failed"}
    assert results(tmp_path / "ray") == results(tmp_path / "local")
    again = statuses(folder, tmp_path / "ray")
    assert "made" not in {status for status, _ in again.values()}
