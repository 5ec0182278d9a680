"""Loads that are killed at random moments, until one comes through."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def load_with_kills(url: str, folder: Path, kills: int, seed: int) -> int:
    """Kill a load so many times, each at a moment of its own, then let one end; how many hit it at work."""
    chance = random.Random(seed)  # noqa: S311 - to be repeated
    hit = 0
    longest = 1.0
    for _ in range(kills):
        took = _duration(url, folder, chance.uniform(0, longest))
        hit += took < 0
        longest = longest * 1.3 if took < 0 else 1.0  # until it comes through, then from the start
    assert _duration(url, folder, None) >= 0
    return hit


def _duration(url: str, folder: Path, limit: float | None) -> float:
    """How long a load took; -1 where it was killed."""
    start = time.monotonic()
    command = [sys.executable, "-m", "pipeline", "load", url, str(folder)]
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with suppress(subprocess.TimeoutExpired):
        out, err = run.communicate(timeout=limit)
        assert run.returncode == 0, (out, err)
        return time.monotonic() - start
    run.send_signal(signal.SIGKILL)
    run.communicate()
    return -1
