"""`make fuzz`: inputs of every kind, led by the code that they reach, until one breaks what must hold.

Each target works in a process of its own for a share of the time; what broke it is kept in a file
and named. Without atheris the mutations go on by chance alone.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

try:
    import atheris
except ImportError:  # an extra
    atheris = None

# What is imported here is what leads: where the code of qauly goes, and nothing else.
LED = atheris is not None and "--within" in sys.argv and "--by-chance" not in sys.argv
with atheris.instrument_imports(include=["pipeline"]) if LED else nullcontext():
    from tests.fuzz.targets import TARGETS, Target


def main() -> None:
    """Fuzz the targets one after the other, or be the process of one."""
    options = argparse.ArgumentParser(prog="make fuzz")
    options.add_argument("--seconds", type=int, default=7200, help="for all targets together")
    options.add_argument("--only", choices=TARGETS, nargs="*", default=list(TARGETS))
    options.add_argument("--finds", type=Path, default=Path("fuzz-finds"), help="a folder")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--by-chance", action="store_true", help="with nothing that leads")
    options.add_argument("--within", action="store_true", help=argparse.SUPPRESS)
    called = options.parse_args()
    called.finds.mkdir(exist_ok=True)
    if called.within:
        (name,) = called.only
        (_led if LED else _by_chance)(name, called)
        return
    codes = [_apart(name, called) for name in called.only]
    sys.exit(any(codes))


def _apart(name: str, called: argparse.Namespace) -> int:
    seconds = max(1, called.seconds // len(called.only))
    own = ("--within", "--only", name, "--seconds", str(seconds), "--seed", str(called.seed))
    command = [sys.executable, "-m", "tests.fuzz", *own, "--finds", str(called.finds)]
    command += ["--by-chance"] if called.by_chance else []
    run = subprocess.run(command, capture_output=True, check=False, text=True)
    told = run.stdout + run.stderr
    (called.finds / f"{name}.log").write_text(told)
    runs = [line for line in told.splitlines() if "Done " in line]
    print(f"{name:10} {runs[-1].strip() if runs else 'FOUND: ' + told[-600:]}", flush=True)
    return run.returncode


def _by_chance(name: str, called: argparse.Namespace) -> None:
    target, end, runs = TARGETS[name], time.monotonic() + called.seconds, 0
    while time.monotonic() < end:
        try_one(target, f"{called.seed} {runs}", called.finds / f"{name}-{called.seed}-{runs}")
        runs += 1
    print(f"Done {runs} runs in {called.seconds} second(s), by chance")


def try_one(target: Target, seed: str, find: Path | None = None) -> None:
    """One mutation of one of a target's seeds; what breaks what must hold is kept."""
    chance = random.Random(seed)
    data = chance.choice(target.seeds())
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = target.mutate(data, chance)
    try:
        target.holds(data)
    except BaseException:
        if find is not None:
            find.write_bytes(data)
        raise


def _led(name: str, called: argparse.Namespace) -> None:
    target = TARGETS[name]
    corpus = called.finds / f"{name}-seeds"
    corpus.mkdir(exist_ok=True)
    for number, data in enumerate(target.seeds()):
        (corpus / f"{number}").write_bytes(data)

    def mutator(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        try:
            return target.mutate(data, chance)[:most]
        except Exception:  # noqa: BLE001 - what was mutated beyond its form starts from a seed again
            return chance.choice(target.seeds())

    arguments = [
        sys.argv[0],
        f"-max_total_time={called.seconds}",
        f"-artifact_prefix={called.finds}/{name}-",
        f"-seed={called.seed}",
        "-timeout=60",
        "-rss_limit_mb=3000",
        "-max_len=200000",
        "-verbosity=1",
        str(corpus),
    ]
    atheris.Setup(arguments, target.holds, custom_mutator=mutator)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
