"""Every block of commands of the pages for users, run as it is printed, in a folder like a new clone."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.load.server import server

if TYPE_CHECKING:
    from pathlib import Path

NAMES = "reader operator researcher developer archivist provenance export"
PAGES = [ROOT / f"docs/{name}.md" for name in NAMES.split()]
BLOCKS = [
    pytest.param(page.stem, block, id=f"{page.stem}-{number}")
    for page in PAGES
    for number, block in enumerate(
        re.findall(r"```sh\n(.*?)```", page.read_text("utf-8"), re.DOTALL), 1
    )
]
NEEDED = {
    "sqlite3": "sqlite3 ",
    "createdb": "createdb",
    "psql": "psql ",
    "curl": "curl ",
    "openssl": "openssl ",
}
MODULES = {
    "resync": "resync-sync",
    "datasette": "/datasette ",
    "duckdb": "import duckdb",
    "pyarrow": "qauly bulk",
    "pyarrow.parquet": "import parquet",
    "typst": "qauly archive",
    "rdflib": "--to ttl",
    "docx": "--to docx",
    "pyshacl": "pyshacl ",
}
PRINTED_PORT = "8642"
# A target of make sets up a clone; that it is there is all that can be seen here.
MAKE = f'make() {{ command make --dry-run -C {ROOT} "$@" >/dev/null; }}\n'


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """A folder for each page, in which its blocks are run one after the other."""
    found: dict[str, Path] = {}

    def place(page: str) -> Path:
        if page not in found:
            found[page] = clone(tmp_path_factory.mktemp(page))
        return found[page]

    return place


def clone(folder: Path) -> Path:
    for name in ("rulings", "output", "schemas", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("site", ".qauly"))
    (folder / "pipeline").symlink_to(ROOT / "pipeline")
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


@pytest.fixture(scope="module")
def skipped():
    """The pages of which a block was skipped: those behind it may lack what it would have made."""
    return set()


@pytest.fixture(scope="module")
def database():
    """What lets programs of PostgreSQL find ours."""
    with server() as url:
        yield {"PGHOST": url.partition("host=")[2], "PGUSER": "qauly", "PGDATABASE": "postgres"}


@pytest.mark.parametrize(("page", "block"), BLOCKS)
def test_the_commands_work_as_printed(page, block, places, skipped, request):
    if missing := lacking(block):
        skipped.add(page)
        pytest.skip(f"{missing} is not installed")
    more = request.getfixturevalue("database") if "postgresql" in block else {}
    path = f"{sys.prefix}/bin:{os.environ['PATH']}"
    script = MAKE + block.replace(PRINTED_PORT, free_port())
    code, said = run(script, places(page), {**more, "PATH": path, "PYTHONPATH": str(ROOT)})
    if code and page in skipped:
        pytest.skip("a block before it was skipped")
    assert code == 0, said


@cache
def free_port() -> str:
    """A port that nobody listens at; the one that is printed may be taken by another run of these tests."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return str(asked.getsockname()[1])


def lacking(block: str) -> str | None:
    """A program or module that a block needs and this machine has not."""
    programs = (name for name, sign in NEEDED.items() if sign in block and not shutil.which(name))
    modules = (name for name, sign in MODULES.items() if sign in block and not importable(name))
    return next(chain(programs, modules), None)


def importable(module: str) -> bool:
    try:
        import_module(module)
    except ImportError:
        return False
    return True


def run(script: str, place: Path, more: dict[str, str]) -> tuple[int, str]:
    """The exit code of a script and what it said; whatever it started ends with it."""
    with (place / "said.txt").open("w+") as said:
        process = subprocess.Popen(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=place,
            env={**os.environ, **more},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            code = process.wait(timeout=240)
        except subprocess.TimeoutExpired:
            code = -1
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        said.seek(0)
        return code, said.read()


def test_provenance_is_followed_by_hand():
    (code,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs/provenance.md").read_text("utf-8"), re.DOTALL
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert "15057 15065 484-бабы\n" in done.stdout.decode()


def test_the_picture_tells_what_is_so():
    """Its numbers and words are those of the published sample."""
    picture = (ROOT / "docs/provenance.svg").read_text("utf-8")
    picture = re.sub(r"<tspan[^>]*>|</tspan>", "", picture)
    told = json.loads((ROOT / "output/ks-2023-21.kaz.json").read_bytes())
    block = next(b for b in told["body"]["decision"] if b["eId"] == "decision__para_1__p_1")
    assert f"source: {json.dumps(block['source'][:3])[:-1]}, …]" in picture
    assert block["text"][:68].rstrip() in picture
    moved = next(r for r in told["repairs"] if r.get("block") == block["eId"])
    assert f"{moved['source'][0]} · confidence {moved['confidence']}" in picture
    assert f"rule {moved['rule']} · kind {moved['kind']}" in picture


def test_the_links_lead_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert "://" in target or (page.parent / target).exists(), f"{page.name}: {target}"
