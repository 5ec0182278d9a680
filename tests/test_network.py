"""No command reaches for the network unless it says so; only what a shell of it does is looked at."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_rulings import FOLDER

ROOT = Path(__file__).parents[1]
SAYS_SO = frozenset({"load", "archive stamp", "build"})
"""With a URL that names a server, a service of time stamps, an address of sources."""
WATCHED = """
import os, sys
sys.path.insert(0, {root!r})
reached = []
EVENTS = {{"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr",
          "socket.sendto", "socket.bind", "urllib.Request", "http.client.connect"}}

def hook(event, arguments):
    if event in EVENTS:
        end = arguments[1] if event in {{"socket.connect", "socket.bind", "socket.sendto"}} else arguments
        if not isinstance(end, (str, bytes)):  # a name in the file system is that of a local socket
            reached.append(f"{{event}} {{end}}")
            raise OSError("no network here")

sys.addaudithook(hook)
"""
CALL = "from pipeline.cli import run\ncode = run({call!r})\nprint(reached) if reached else None\nos._exit(99 if reached else code)"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("network")
    (home / "in").mkdir()
    for stem in ("ks-2024-77.kaz", "ks-2024-77.rus", "vs-2026-5.kaz"):
        shutil.copy(FOLDER / f"{stem}.txt", home / "in")
    shutil.copy(ROOT / "tests" / "pdf" / "files" / "housing.kaz.weasyprint.pdf", home / "h.kaz.pdf")
    shutil.copy(ROOT / "tests" / "pdf" / "files" / "housing.kaz.html", home / "h.kaz.html")
    (home / "sitecustomize.py").write_text(WATCHED.format(root=str(ROOT)))
    return home


CALLS = (
    "build in --out out --jobs 2",
    "release out --at 2031-05-06T12:00:00Z",
    "convert h.kaz.pdf --out out2 --strict",
    "convert in/ks-2024-77.kaz.txt --out out3 --pair in/ks-2024-77.rus.txt",
    "clean in/ks-2024-77.kaz.txt --ledger l.jsonl",
    "review in/ks-2024-77.kaz.txt",
    "restore out/vs-2026-5.kaz.json",
    "cite in/ks-2024-77.rus.txt",
    "check out/vs-2026-5.kaz.json --source in/vs-2026-5.kaz.txt",
    "compare in/ks-2024-77.kaz.txt in/ks-2024-77.rus.txt --align a.jsonl",
    "verify h.kaz.pdf h.kaz.html",
    "export out/vs-2026-5.kaz.json --to md --out forms",
    "site out --out pages",
    "load sqlite:///all.db out",
    "--version",
)


def test_no_command_reaches_for_the_network(folder):
    """The calls build on each other; a hook sees every process that is started."""
    for call in CALLS:
        run = _watched(folder, CALL.format(call=call.split()))
        assert run.returncode in {0, 1}, (call, run.stdout[-300:], run.stderr[-600:])


def test_what_reaches_for_it_is_seen(folder):
    code = "import urllib.request\ntry: urllib.request.urlopen('http://127.0.0.1:9')\nexcept OSError: pass\nos._exit(99 if reached else 0)"
    assert _watched(folder, code).returncode == 99


def _watched(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """A process that looks on as it and those that it starts reach for the network."""
    code = "import os, sitecustomize\nreached = sitecustomize.reached\n" + code
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin", "HOME": str(folder)},
        text=True,
        timeout=300,
    )
