"""What may go wrong around a build, each as a function that does it to a site."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import socket
import stat
import subprocess
import threading
import time
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from pipeline.build import Settings, build
from pipeline.convert import publish_file
from tests.faults.crashes import KINDS, WRONG, disturbed
from tests.faults.generator import LONGEST, MODELS, ruling
from tests.faults.kills import kill
from tests.faults.site import results
from tests.test_rulings import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.faults.site import Site


def kills(site: Site, count: int = 3, longest: float = 1.5) -> str:
    """Processes killed at random moments, while sources change between the builds."""
    builds, killed = 0, []
    while len(killed) < count:
        site.change_some(max(2, site.rulings // 50))
        builds += 1
        killed += filter(None, [kill(site, longest)])
    workers = killed.count("worker")
    return f"{builds} builds, {count} kills, {workers} of them of workers"


def crashes(site: Site, most: int = 2) -> str:
    """A build of a changed folder, ended at each of its touches of the disk, and by each error."""
    for stem in ("vs-2003-24.rus", "vs-2026-5.kaz"):  # what a process learns once, learnt for all
        publish_file(FOLDER / f"{stem}.txt", limits=None)
    list(build(site.sources, site.out, Settings()))
    moments = 0
    for kind in KINDS:
        site.change_some(3)
        _, last = disturbed(site.sources, site.root / "dry", "none", 0)
        shutil.rmtree(site.root / "dry")
        for moment in sorted(site.chance.sample(range(1, last), min(most, last - 1))):
            ended, _ = disturbed(site.sources, site.out, kind, moment)
            assert ended != WRONG, (kind, moment)
            moments += 1
            site.change_some(1)
    return f"{moments} moments"


@contextmanager
def small_disk(site: Site, options: str) -> Iterator[None]:
    """A disk of its own for the results."""
    site.out.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", site.out], check=True)
    try:
        yield
    finally:
        # The process that reads files may have the ledger's memory still, and needs it no more.
        subprocess.run(["umount", "--lazy", site.out], check=True)


def can_mount(place: Path) -> bool:
    """Whether a disk can be had for a test."""
    if not hasattr(os, "geteuid") or os.geteuid() or not shutil.which("mount"):
        return False
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "none", place], capture_output=True, check=False
    )
    return not (mount.returncode or subprocess.run(["umount", place], check=True).returncode)


def disk_full(site: Site, options: str = "size=500k") -> str:
    """A disk that is full after some rulings; then there is room, as a user would make it."""
    with small_disk(site, options):
        code, told = site.build()
        assert code == 6, told
        assert "cannot write" in told, told
        # One line ends the build; where a ruling's own files find no room, each such ruling has a line.
        assert told.count("cannot write") <= site.rulings, told
        assert "Traceback" not in told, told
        told = f"“{told.strip()[:70]}…”"
        subprocess.run(["mount", "-o", "remount,size=1g,nr_inodes=0", site.out], check=True)
        site.verify()
    return told


def no_inodes(site: Site) -> str:
    """A disk that takes no more files, though it has room."""
    return disk_full(site, "size=1g,nr_inodes=30")


def read_only(site: Site) -> str:
    """Results that may only be read for a while."""
    with small_disk(site, "size=1g"):
        site.build()
        site.change_some(3)
        before = results(site.out)
        subprocess.run(["mount", "-o", "remount,ro", site.out], check=True)
        code, told = site.build()
        assert code == 6, told
        assert len(told.splitlines()) == 1, told
        assert results(site.out) == before
        subprocess.run(["mount", "-o", "remount,rw", site.out], check=True)
        site.verify()
    return told.strip()[:70]


def largest_file(site: Site) -> str:
    """A limit on the size of files, which some results are beyond."""

    site.build()
    most = sorted(map(len, results(site.out).values()))[-3]
    shutil.rmtree(site.out)

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    code, told = site.build(preexec_fn=limit)
    assert code == 6, told
    assert "cannot write" in told, told
    return f"{told.count('cannot write')} told"


def clock_jumps(site: Site) -> str:
    """Clocks that run back and forth: of the machine in a build, of files between builds."""
    real, jump = time.time, iter(range(10**9))

    def jumping() -> float:
        number = next(jump)
        return real() + (-1) ** number * 86_400 * 365 * (number % 11)

    time.time = jumping
    try:
        list(build(site.sources, site.out, Settings(jobs=2)))
    finally:
        time.time = real
    for path in (*site.sources.rglob("*"), *site.out.rglob("*")):
        os.utime(path, (site.chance.uniform(0, 4e9),) * 2, follow_symlinks=False)
    site.change_some(4)
    for path in site.sources.rglob("*"):
        os.utime(path, (0, 0), follow_symlinks=False)
    return "a year back and forth"


def two_builds(site: Site, rounds: int = 1) -> str:
    """Two builds of one folder at once, and shards beside them: one works, the others say so."""
    refused = 0
    for _ in range(rounds):
        site.change_some(site.rulings // 2)
        calls = ((), (), ("--shard", "1/2"), ("--shard", "2/2"), ("--shard", "2/2"))
        builds = [site.start(*call, stderr=subprocess.PIPE) for call in calls]
        for process in builds:
            told = process.communicate()[1].decode()
            assert process.returncode in {0, 2, 3, 4, 5}, told
            assert "Traceback" not in told
            refused += "another build works" in told
    assert refused
    return f"{refused} of {rounds * 5} refused"


def changing_sources(site: Site, seconds: float = 1.0) -> str:
    """Sources that are written, swapped, taken away and put back while builds work on them."""
    files = [file for number in range(1, site.rulings + 1) for file in ruling(number, site.seed)]
    others = [
        file for number in range(1, site.rulings + 1) for file in ruling(number, site.seed, 1)
    ]
    stop, changes = threading.Event(), 0

    def change() -> None:
        nonlocal changes
        while not stop.wait(0.002):
            place = site.chance.randrange(len(files))
            path = site.sources / files[place].path
            how = site.chance.random()
            with suppress(OSError):
                if how < 0.2:
                    path.unlink()
                elif how < 0.3:
                    path.write_bytes(b"half of it")
                else:
                    (files, others)[how < 0.6][place].put(site.sources)
            changes += 1

    thread = threading.Thread(target=change)
    thread.start()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        code, told = site.build()
        assert code in {0, 2, 3, 4, 6}, told
    stop.set()
    thread.join()
    for file in files:  # as they were when the first build began: the keys of old come again
        file.put(site.sources)
    return f"{changes} changes"


def damaged_ledger(site: Site, rounds: int = 4) -> str:
    """Bits of the ledger flipped, its end cut off, other files in its place, between builds."""
    site.build()
    for number in range(rounds):
        path = site.out / ".qauly" / "made.sqlite"
        data = bytearray(path.read_bytes())
        if number % 4 == 3:
            path.unlink()
            path.mkdir()
            (path / "x").write_text("x")
        elif number % 4 == 2:
            path.write_bytes(data[: site.chance.randrange(len(data))])
        else:
            for _ in range(number * 40 + 1):
                data[site.chance.randrange(len(data))] ^= 1 << site.chance.randrange(8)
            path.write_bytes(data)
        path.with_name("made.sqlite-wal").write_bytes(site.chance.randbytes(5000))
        site.change_some(2)
        code, told = site.build()
        assert code in {0, 3, 4, 5}, told
    return f"{rounds} times"


def odd_files(site: Site) -> str:
    """Names of any form, links in a circle, pipes, sockets and devices among the sources."""
    text = next(ruling(MODELS.index(("vs-2003-24.rus",)), 7)).data
    names = [
        b"n" * (LONGEST - 4) + b".txt",  # too long for its results
        b"m" * (LONGEST - len(".withdrawn.json") - 40) + b".txt",
        b"\xff\xfe.txt",
        b".hidden.txt",
        "٣ ә\u0301 \u202e.txt".encode(),
        b"-rf.txt",
        b"a'b\"c\\d\ne\tf.txt",
        b"x.kaz.txt.txt",
        b"..txt",
        b"x.json.txt",
        b"x.withdrawn.txt",
    ]
    for number, name in enumerate(names):
        place = site.sources / os.fsdecode(name)
        place.write_bytes(text.replace("№ 4".encode(), f"№ {9000 + number}".encode()))
    (site.sources / "loop").symlink_to(site.sources)
    (site.sources / "self.txt").symlink_to("self.txt")
    (site.sources / "one.txt").symlink_to("two.txt")
    (site.sources / "two.txt").symlink_to("one.txt")
    (site.sources / "nowhere.txt").symlink_to("none")
    (site.sources / "folder.txt").mkdir()
    os.mkfifo(site.sources / "pipe.txt")
    os.mkfifo(site.sources / "pipe.decisions.toml")
    with suppress(OSError), socket.socket(socket.AF_UNIX) as end:  # its path may be too long
        end.bind(str(site.sources / "socket.txt"))
    devices = _devices(site.sources)
    return f"{len(names) + 9 + devices} files"


def _devices(folder: Path) -> int:
    made = 0
    for name, number in (("null.txt", (1, 3)), ("zero.txt", (1, 5)), ("tty.pdf", (5, 0))):
        with suppress(OSError):
            os.mknod(folder / name, stat.S_IFCHR | 0o600, os.makedev(*number))
            made += 1
    (folder / "device.html").symlink_to("/dev/zero")
    return made + 1


FAULTS = {
    "kills": kills,
    "crashes": crashes,
    "largest file": largest_file,
    "clock jumps": clock_jumps,
    "two builds": two_builds,
    "changing sources": changing_sources,
    "damaged ledger": damaged_ledger,
    "odd files": odd_files,
}
ON_A_DISK = {"disk full": disk_full, "no inodes": no_inodes, "read-only": read_only}
"""Those that need a disk of their own, which only root can mount."""
IN_FULL = {
    "kills": partial(
        kills, count=200, longest=4.0
    ),  # of the processor, of which its start takes one
    "crashes": partial(crashes, most=10**6),
    "two builds": partial(two_builds, rounds=5),
    "changing sources": partial(changing_sources, seconds=60),
    "damaged ledger": partial(damaged_ledger, rounds=8),
}
"""How much of each `make faults` does; a test does a little."""
