"""Damaged and hostile files: one typed error, or the right text, in bounded time."""

from __future__ import annotations

import mmap
import os
import resource
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest

from pipeline.errors import QaulyError, UnreadableSourceError
from pipeline.read import Limits, read_bytes
from pipeline.read.worker import run_bounded
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


def test_a_tree_of_pages_that_cannot_be_put_right_is_damage():
    """The library of objects ends with an error of its own; where no process is apart it came through."""
    with pytest.raises(UnreadableSourceError, match="a part of the PDF is damaged"):
        read_bytes(HOSTILE["kid-missing-in-a-tree-without-type"], None)


def test_there_are_enough():
    assert len(HOSTILE) >= 50


@pytest.mark.parametrize("name", HOSTILE)
def test_one_error_or_the_text(name):
    found, message = read_or_refuse(HOSTILE[name])
    assert message.startswith("cannot be ") or found == read_bytes(SOUND).text
    assert "\n" not in message


def length(data: bytes, _limits: Limits) -> int:
    return len(data)


def process(_data: bytes, _limits: Limits) -> int:
    return os.getpid()


def refuse(_data: bytes, _limits: Limits) -> None:
    raise QaulyError("in the child")


def untold(*_: object) -> int:
    raise ValueError("no such value")


def hang(*_: object) -> None:
    time.sleep(60)


def spin(*_: object) -> None:
    while True:
        pass


def be_held_up(*_: object) -> str:
    """Take little of the processor and long by the clock, as any work does on a busy machine."""
    end = time.monotonic() + 4
    while time.monotonic() < end:
        turn = time.process_time() + 0.01
        while time.process_time() < turn:
            pass
        time.sleep(0.1)
    return "done"


def leave(*_: object) -> None:
    os._exit(3)


def crash(*_: object) -> None:
    os.abort()


def take_memory(*_: object) -> int:
    return len(bytearray(1 << 30))


def take_memory_in_disguise(*_: object) -> int:
    """As libraries do that tell of an error of their own where there is no more memory."""
    taken = mmap.mmap(-1, 200 << 20)  # which nothing is written to
    try:
        return len(taken) + len(bytearray(1 << 30))
    except MemoryError:
        raise ValueError("no content model") from None


def use_up_processor(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGXCPU)


def busy(*_: object) -> float:
    """Processor seconds that are left to the work after it took some."""
    until = time.process_time() + 0.4
    while time.process_time() < until:
        pass
    return resource.getrlimit(resource.RLIMIT_CPU)[0] - until


def fail(*_: object) -> float:
    return 1 / 0


def no_pickle(*_: object) -> object:
    return lambda: None


def ask_from_a_fork(answer: int) -> None:
    """Use the worker in a process that was forked from this one, and write what it says."""
    os.write(answer, b"%d" % run_bounded(length, b"four", LIMITS))


class TestWorker:
    """What happens in the process apart stays there."""

    def test_a_result_comes_back(self):
        assert run_bounded(length, b"four", LIMITS) == 4

    def test_large_files_and_results_come_whole(self):
        assert run_bounded(length, bytes(16 << 20), LIMITS) == 16 << 20

    def test_a_typed_error_comes_back(self):
        with pytest.raises(QaulyError, match="in the child"):
            run_bounded(refuse, b"", LIMITS)

    @pytest.mark.parametrize(
        ("work", "reason"),
        [
            (hang, "longer than 0.3 seconds"),
            (spin, "longer than 0.3 seconds"),
            (leave, "crashed .exit code 3.*--limits memory=512"),
            (crash, "crashed .SIGABRT.*--limits memory=512"),
            (use_up_processor, "longer than 0.3 seconds.*--limits seconds=0.6"),
            (take_memory, "more than 256 MiB.*--limits memory=512"),
            (take_memory_in_disguise, "more than 256 MiB.*--limits memory=512"),
            (fail, "ZeroDivisionError"),
            (no_pickle, "AttributeError|PicklingError"),
        ],
        ids=lambda value: getattr(value, "__name__", ""),
    )
    def test_anything_else_is_one_error_and_the_next_file_is_read(self, work, reason):
        with pytest.raises(UnreadableSourceError, match=reason):
            run_bounded(work, b"", Limits(seconds=0.3, memory=256))
        assert run_bounded(length, b"four", LIMITS) == 4

    def test_one_process_reads_file_after_file(self):
        assert run_bounded(process, b"", LIMITS) == run_bounded(process, b"", LIMITS) != os.getpid()

    def test_processor_time_counts_for_each_file_alone(self):
        """What is left to the fourth file is what was left to the first, not a second less."""
        left = [run_bounded(busy, b"", Limits(seconds=20)) for _ in range(4)]
        assert all(19.5 < one < 22 for one in left)

    def test_time_that_others_take_of_the_processor_counts_for_no_file(self):
        assert run_bounded(be_held_up, b"", Limits(seconds=1)) == "done"

    def test_a_system_that_tells_of_no_process_leaves_more_time(self, monkeypatch):
        """There the clock alone bounds it, with room for what others take."""
        monkeypatch.setattr(os, "sysconf", untold)
        with pytest.raises(UnreadableSourceError, match=r"longer than 0\.1 seconds"):
            run_bounded(hang, b"", Limits(seconds=0.1))

    def test_a_process_that_misbehaved_is_gone(self):
        before = run_bounded(process, b"", LIMITS)
        with pytest.raises(UnreadableSourceError):
            run_bounded(hang, b"", Limits(seconds=0.2))
        assert run_bounded(process, b"", LIMITS) != before
        assert not Path(f"/proc/{before}").exists()

    def test_a_fork_of_the_caller_has_a_worker_of_its_own(self):
        run_bounded(length, b"", LIMITS)
        output, answer = os.pipe()
        child = os.fork()
        if not child:
            try:
                ask_from_a_fork(answer)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        assert os.read(output, 10) == b"4"
        os.close(output)
        os.close(answer)
        assert run_bounded(length, b"12", LIMITS) == 2

    def test_an_interrupted_question_is_not_answered_to_the_next(self, monkeypatch):
        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        run_bounded(length, b"", LIMITS)
        with monkeypatch.context() as patched:
            patched.setattr("pipeline.read.worker._answer", interrupt)
            with pytest.raises(KeyboardInterrupt):
                run_bounded(length, b"four", LIMITS)
        assert run_bounded(length, b"12", LIMITS) == 2

    def test_nothing_is_left_behind(self):
        run_bounded(length, b"", LIMITS)
        before = len(list(Path("/proc/self/fd").iterdir()))
        for work in (length, fail, leave) * 3:
            with suppress(UnreadableSourceError):
                run_bounded(work, b"", LIMITS)
        run_bounded(length, b"", LIMITS)
        assert len(list(Path("/proc/self/fd").iterdir())) == before
