"""A PostgreSQL of our own for a session of tests: on a socket in a temporary folder, no network."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL of the system."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).parent if there else None


@contextmanager
def server(locale: str = "C") -> Iterator[str]:
    """The address of a server that is there as long as the context is; the test is skipped where none can be."""
    pytest.importorskip("psycopg", reason="the driver of PostgreSQL is not installed")
    programs = binaries()
    if programs is None:
        pytest.skip("no PostgreSQL is installed")
    folder = Path(tempfile.mkdtemp(prefix="qauly-pg-"))
    user = _user()
    if user is not None:
        shutil.chown(folder, user)
    run = partial(subprocess.run, check=True, capture_output=True, cwd=folder, user=user)
    data = folder / "data"
    try:
        new = [programs / "initdb", "-D", data, "-U", "qauly", "-A", "trust", "-E", "UTF8", "-N"]
        run([*new, f"--locale={locale}"])
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        control = [programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
        run([*control, "-o", options, "start"])
        try:
            yield f"postgresql://qauly@/postgres?host={folder}"
        finally:
            run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str | None:
    """Whom to run it as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
