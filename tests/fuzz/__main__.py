"""`make fuzz`: inputs of every kind, led by the code that they reach, against what must hold of any.

The targets take turns, each turn a process of its own. The inputs that reached something new stay for
the next turn; what broke what must hold is kept with its traceback, once for each place of the code.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
import traceback
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import atheris

if TYPE_CHECKING:
    from collections.abc import Callable

# What is imported here is what leads: where the code of qauly goes, and nothing else.
WITHIN = "--within" in sys.argv
with atheris.instrument_imports(include=["pipeline"]) if WITHIN else nullcontext():
    from tests.fuzz.targets import TARGETS, Target


def main() -> None:
    """Fuzz the targets in turn, or be the process of one."""
    options = argparse.ArgumentParser(prog="make fuzz")
    options.add_argument("--seconds", type=int, default=7200, help="for all targets together")
    options.add_argument("--turn", type=int, default=240, help="the most seconds of one turn")
    options.add_argument("--only", choices=TARGETS, nargs="*", default=list(TARGETS))
    options.add_argument("--finds", type=Path, default=Path("fuzz-finds"), help="a folder")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--within", action="store_true", help=argparse.SUPPRESS)
    called = options.parse_args()
    called.finds.mkdir(exist_ok=True)
    if called.within:
        (name,) = called.only
        _led(name, called)
    else:
        sys.exit(_in_turn(called))


def _in_turn(called: argparse.Namespace) -> bool:
    """Whether any of the targets found something; each has its turn at least once."""
    end, found, seed = time.monotonic() + called.seconds, False, called.seed
    seconds = max(1, min(called.turn, called.seconds // len(called.only)))
    while seed == called.seed or time.monotonic() < end:
        for name in called.only:
            found |= _turn(name, seed, seconds, called)
            seed += 1
    return found


def _turn(name: str, seed: int, seconds: int, called: argparse.Namespace) -> bool:
    before = _finds(name, called.finds)
    own = ("--within", "--only", name, "--seconds", str(seconds), "--seed", str(seed))
    command = [sys.executable, "-m", "tests.fuzz", *own, "--finds", str(called.finds)]
    run = subprocess.run(command, capture_output=True, check=False, text=True, errors="replace")
    told = run.stdout + run.stderr
    (called.finds / f"{name}.log").write_text(told)
    runs = [line.strip() for line in told.splitlines() if "Done " in line]
    print(f"{name:10} {runs[-1] if runs else 'ended: ' + told[-600:]}", flush=True)
    new = sorted(_finds(name, called.finds) - before)
    for find in new:
        print(f"{name:10} FOUND {find}", flush=True)
    return bool(new or run.returncode)


def _finds(name: str, folder: Path) -> set[Path]:
    return set(folder.glob(f"{name}-find-*"))


def kept(target: Target, prefix: str) -> Callable[[bytes], None]:
    """What must hold of a target's inputs; one that breaks it is kept, and the work goes on."""

    def holds(data: bytes) -> None:
        try:
            target.holds(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a find
            ours = [
                f for f in traceback.extract_tb(error.__traceback__) if "pipeline" in f.filename
            ]
            place = f"{Path(ours[-1].filename).stem}-{ours[-1].lineno}" if ours else "target"
            find = Path(f"{prefix}{place}-{type(error).__name__}")
            if not find.exists():
                find.write_bytes(data)
                find.with_name(f"about-{find.name}").write_text(traceback.format_exc())

    return holds


def _led(name: str, called: argparse.Namespace) -> None:
    target = TARGETS[name]
    corpus = called.finds / f"{name}-corpus"
    corpus.mkdir(exist_ok=True)
    for number, data in enumerate(target.seeds()):
        (corpus / f"{number}").write_bytes(data)

    def mutator(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        try:
            mutated = target.mutate(data, chance)
        except Exception:  # noqa: BLE001 - what was mutated beyond its form starts from a seed again
            mutated = chance.choice(target.seeds())
        return mutated if len(mutated) <= most else data

    arguments = [
        sys.argv[0],
        f"-max_total_time={called.seconds}",
        f"-artifact_prefix={called.finds}/{name}-find-",
        f"-seed={called.seed}",
        "-timeout=60",
        "-report_slow_units=60",
        "-rss_limit_mb=3000",
        "-max_len=200000",
        "-len_control=0",
        "-verbosity=1",
        str(corpus),
    ]
    holds = kept(target, f"{called.finds}/{name}-find-")
    atheris.Setup(arguments, holds, custom_mutator=mutator)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
