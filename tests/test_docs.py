"""Every block of commands of the pages for users, run as it is printed, in a folder like a new clone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.load.server import server

if TYPE_CHECKING:
    from pathlib import Path

PAGES = [
    path
    for name in ("operator", "researcher", "developer", "archivist")
    if (path := ROOT / f"docs/{name}.md").exists()
]
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
MODULES = {"datasette": "/datasette ", "duckdb": "import duckdb", "pyarrow": "qauly bulk"}
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
        shutil.copytree(ROOT / name, folder / name)
    (folder / "pipeline").symlink_to(ROOT / "pipeline")
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


@pytest.fixture(scope="module")
def database():
    """What lets programs of PostgreSQL find ours."""
    with server() as url:
        yield {"PGHOST": url.partition("host=")[2], "PGUSER": "qauly", "PGDATABASE": "postgres"}


@pytest.mark.parametrize(("page", "block"), BLOCKS)
def test_the_commands_work_as_printed(page, block, places, request):
    for program, sign in NEEDED.items():
        if sign in block and shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    for module, sign in MODULES.items():
        if sign in block:
            pytest.importorskip(module, reason=f"{module} is not installed")
    more = request.getfixturevalue("database") if "postgresql" in block else {}
    run = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", MAKE + block],
        cwd=places(page),
        env={
            **os.environ,
            **more,
            "PATH": f"{sys.prefix}/bin:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_links_lead_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert "://" in target or (page.parent / target).exists(), f"{page.name}: {target}"
