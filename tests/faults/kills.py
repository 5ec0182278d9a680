"""Processes of a build, killed at random moments: the build itself, its workers, theirs."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.faults.site import Site

ENDS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)


def kill(site: Site, longest: float) -> str:
    """Start a build, kill one of its processes a moment later; what was killed, if it still ran."""
    process = site.start()
    # By what it has done, since on a busy machine a moment of the clock's may be all its start.
    moment = site.chance.uniform(0, longest)
    while process.poll() is None and processor_seconds(process.pid) < moment:
        time.sleep(0.05)
    if process.poll() is not None:
        return ""
    victims = descendants(process.pid)
    who = site.chance.choice(("build", "worker", "worker")) if victims else "build"
    if who == "build":
        process.send_signal(site.chance.choice(ENDS))
    else:
        with suppress(ProcessLookupError):
            os.kill(site.chance.choice(victims), signal.SIGKILL)
        if site.chance.random() < 0.5:
            process.send_signal(signal.SIGKILL)
    # A build that lost a worker is waited for only now and then, so that most are cut off.
    if site.chance.random() < 0.8:
        process.kill()
    process.wait(timeout=3600)
    return who


def processor_seconds(pid: int) -> float:
    """What a process and those that it started have taken of the processor."""
    ticks = 0
    for one in (pid, *descendants(pid)):
        with suppress(OSError):
            fields = Path(f"/proc/{one}/stat").read_text("latin-1").rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def descendants(pid: int) -> list[int]:
    """The processes that a process started, and theirs."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError):
            parents.setdefault(
                int(entry.read_text("latin-1").rpartition(")")[2].split()[1]), []
            ).append(int(entry.parent.name))
    found = list(parents.get(pid, []))
    for child in found:
        found.extend(parents.get(child, []))
    return found
