"""Damaged and hostile files: one typed error, or the right text, in bounded time."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from pipeline.errors import QaulyError, UnreadableSourceError
from pipeline.read import Limits, read_bytes
from pipeline.read.worker import bounded
from tests.pdf.hostile import all_of

SOUND = (Path(__file__).parent / "files/ks-2023-21.kaz.pdf").read_bytes()
HOSTILE = all_of(SOUND)
LIMITS = Limits(seconds=3, memory=512)


def read_or_refuse(data: bytes) -> tuple[str, str]:
    """The text of a file and no message, or the message of the one error there may be."""
    try:
        return read_bytes(data, LIMITS).text, ""
    except UnreadableSourceError as error:
        return "", str(error)


def test_there_are_enough():
    assert len(HOSTILE) >= 50


@pytest.mark.parametrize("name", HOSTILE)
def test_one_error_or_the_text(name):
    started = time.monotonic()
    found, message = read_or_refuse(HOSTILE[name])
    assert message.startswith("cannot be ") or found == read_bytes(SOUND).text
    assert "\n" not in message
    assert time.monotonic() - started < LIMITS.seconds + 2


class TestWorker:
    """What happens in the child stays there."""

    def test_a_result_comes_back(self):
        assert bounded(lambda data, _: len(data), b"four", LIMITS) == 4

    def test_a_typed_error_comes_back(self):
        def work(_data: bytes, _limits: Limits) -> None:
            raise QaulyError("in the child")

        with pytest.raises(QaulyError, match="in the child"):
            bounded(work, b"", LIMITS)

    @pytest.mark.parametrize(
        ("work", "reason"),
        [
            (lambda *_: time.sleep(60), "longer than 0.3 seconds"),
            (lambda *_: os._exit(3), "ended without a result"),
            (lambda *_: os.abort(), "ended without a result"),
            (lambda *_: len(bytearray(1 << 30)), "MemoryError|ended without a result"),
            (lambda *_: 1 // 0, "ZeroDivisionError"),
            (lambda *_: (_ for _ in ()), "TypeError"),
        ],
        ids=["hang", "exit", "crash", "memory", "fault", "no-pickle"],
    )
    def test_anything_else_is_one_error(self, work, reason):
        with pytest.raises(UnreadableSourceError, match=reason):
            bounded(work, b"", Limits(seconds=0.3, memory=256))

    def test_nothing_is_left_behind(self):
        before = len(list(Path("/proc/self/fd").iterdir()))
        for _ in range(5):
            bounded(lambda *_: 1, b"", LIMITS)
        assert len(list(Path("/proc/self/fd").iterdir())) == before
        with pytest.raises(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)
