"""What many rulings cost: `python -m tests.scale`, with `--help` for how many, on which engine.

Rulings are generated (`tests/faults/generator.py`), so that anyone can repeat it. Times are of the
processor, since other work on a machine lengthens those of the clock; both are told.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.build import Settings, build, telling
from pipeline.build.made import Made
from pipeline.build.release import release
from pipeline.collection.records import MadeRecord
from pipeline.convert import publish_file
from pipeline.read.worker import _THE_WORKER
from tests.by_hand import note_as_made
from tests.faults.generator import generated, ruling
from tests.faults.kills import descendants
from tests.faults.site import results

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS = ("local", "memory", "processes", "ray", "ledger", "release")


def main() -> None:
    """Measure the parts that are asked for, one after the other."""
    options = argparse.ArgumentParser(prog="python -m tests.scale")
    options.add_argument("--rulings", type=int, default=10_000)
    options.add_argument("--jobs", type=int, default=1, help="1: its processor time is known")
    options.add_argument("--rows", type=int, default=100_000, help="simulated")
    options.add_argument("--only", nargs="*", choices=PARTS, default=PARTS)
    options.add_argument("--place", type=Path, help="an empty folder; a temporary one")
    called = options.parse_args()
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory(dir=called.place) as place:
        home = Path(place)
        if {"local", "memory", "processes", "ray"} & set(called.only):
            for file in generated(called.rulings, bad=False):
                file.put(home / "in")
        if "local" in called.only:
            local(home, called.jobs)
        if "memory" in called.only:
            memory(home / "in")
        if "processes" in called.only:
            processes(home)
        if "ray" in called.only:
            on_ray(home)
        if "ledger" in called.only:
            ledger(home, called.rows)
        if "release" in called.only:
            released(home, called.rows)


def local(home: Path, jobs: int) -> None:
    """A build of all, of nothing, and of one changed source."""
    settings = Settings(jobs=jobs)
    with timed("all") as took:
        entries = list(build(home / "in", home / "out", settings))
    count = len(entries)
    print(f"  {telling.summary(entries)}", *telling.lines(entries))
    if jobs == 1:
        print(f"  {count} sources, {1000 * took[0] / count:.1f} ms of processor each")
    for kind in ("in", "out/*.json", "out/*.akn.xml"):
        folder, _, ending = kind.partition("/")
        size = sum(p.stat().st_size for p in (home / folder).rglob(ending or "*") if p.is_file())
        print(f"  {kind}: {size / 1e6:.0f} MB, {size / count / 1e3:.1f} kB each")
    print(f"  ledger: {(home / 'out/.qauly/made.sqlite').stat().st_size / count:.0f} bytes each")
    with timed("nothing to do"):
        entries = list(build(home / "in", home / "out", Settings(jobs=max(jobs, 2))))
    print(f"  {telling.summary(entries)}")
    for file in ruling(5, wording=1):
        file.put(home / "in")
    with timed("one changed"):
        entries = list(build(home / "in", home / "out", settings))
    print(f"  {telling.summary(entries)}")


def memory(folder: Path) -> None:
    """The resident memory of a process that makes thousands, after each some hundreds."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in {".txt", ".html", ".docx"})
    step = max(1, len(paths) // 8)
    sizes = []
    with timed("memory of one process"):
        for number, path in enumerate(paths[: 8 * step], start=1):
            publish_file(path, limits=None)
            if number % step == 0:
                sizes.append(_resident())
                print(f"  after {number}: {sizes[-1]:.1f} MB", flush=True)
    later = sizes[1:] or sizes
    print(f"  from the second on ±{50 * (max(later) - min(later)) / min(later):.1f} %")


def processes(home: Path) -> None:
    """The most memory of each process of a build by two, and of all of them, which share some."""
    call = f"-m pipeline build {home / 'in'} --out {home / 'by-two'} --jobs 2"
    most: dict[int, float] = {}
    shared = 0.0
    with subprocess.Popen([sys.executable, *call.split(" ")]) as build_of_two:
        while build_of_two.poll() is None:
            pids = [build_of_two.pid, *descendants(build_of_two.pid)]
            sizes = {pid: size for pid in pids if (size := _sizes(pid))}
            most |= {pid: max(most.get(pid, 0), size["Rss"]) for pid, size in sizes.items()}
            shared = max(shared, sum(size["Pss"] for size in sizes.values()))
            time.sleep(0.5)
    print(f"  {' '.join(f'{one:.0f}' for one in sorted(most.values()))} MB, all {shared:.0f} MB")


def _sizes(pid: int) -> dict[str, float]:
    """MB of memory that a process sees, and its share of it; none of one that has ended."""
    with suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
        return {line.split(":")[0]: int(line.split()[1]) / 1000 for line in lines}
    return {}


def on_ray(home: Path) -> None:
    """The same rulings on a cluster of this machine alone: the same bytes."""
    with timed("ray, with its start"):
        entries = list(build(home / "in", home / "ray", Settings(engine="ray")))
    print(f"  {telling.summary(entries)}", *telling.lines(entries))
    if (home / "out").exists():
        print(f"  the same bytes: {results(home / 'ray') == results(home / 'out')}")


def ledger(home: Path, rows: int) -> None:
    """The records of so many sources: written, looked up, opened again."""
    home.joinpath("state").mkdir()
    some = {".json": "0" * 64, ".akn.xml": "1" * 64}
    with timed(f"{rows} records written"), Made(home / "state") as made:
        for number in range(rows):
            name = f"/akn/kz/judgment/{number}"
            made.note(f"2023/{number}.kaz", MadeRecord("2" * 64, some, name, f"{number}"))
    with timed("  opened"), Made(home / "state"):
        pass
    with timed("  each looked up, doubles sought"), Made(home / "state") as made:
        assert all(made.get(f"2023/{number}.kaz") for number in range(rows))
        assert not made.doubled_expressions()
    print(f"  {(home / 'state' / 'made.sqlite').stat().st_size / 1e6:.0f} MB")


def released(home: Path, rows: int) -> None:
    """Two releases of so many rulings, of which only what a release reads is there."""
    out = home / "many"
    for number in range(rows):
        folder = out / f"{number % 100}"
        folder.mkdir(parents=True, exist_ok=True)
        work = f"/akn/kz/judgment/normative-resolution/supreme-court/2023-07-14/{number}"
        told = f'{{"schema_version": "1", "expression": "{work}/kaz@", "work": "{work}", "language": "kaz", "source": {{}}, "text_sha256": "{number}"}}'
        (folder / f"{number}.kaz.json").write_text(told)
        (folder / f"{number}.kaz.akn.xml").write_text("<a/>")
    note_as_made(out)
    for which in ("first", "second"):
        with timed(f"{which} release of {rows}"):
            release(out, datetime(2031, 5, 6, tzinfo=UTC))
    for name in ("changes.jsonl", "inventory.jsonl"):
        print(f"  {name}: {(out / name).stat().st_size / 1e6:.0f} MB")
    shutil.rmtree(out)


@contextmanager
def timed(what: str) -> Iterator[list[float]]:
    """Print how long something took; its processor time is in the list behind it."""
    clock, begin = time.perf_counter(), _processor()
    took: list[float] = []
    yield took
    _THE_WORKER.stop()  # whose time is known as it ends
    took.append(_processor() - begin)
    clock = time.perf_counter() - clock
    print(f"{what}: {took[0]:.2f} s of processor, {clock:.2f} s of the clock", flush=True)


def _processor() -> float:
    own, ended = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6


if __name__ == "__main__":
    sys.exit(main())
