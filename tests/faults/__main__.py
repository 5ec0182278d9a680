"""`make faults`: what was done to builds, and that a plain build mended each to the byte."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from tests.faults.faults import FAULTS, IN_FULL, ON_A_DISK, can_mount
from tests.faults.site import Site

MOST = {"kills": 10**6, "changing sources": 10**6, "damaged ledger": 300, "crashes": 6}
"""How many rulings at most these are tried with: each damage of a ledger lets all be made anew, each crash some."""
FEW = 40
"""How many the others are tried with."""


def main() -> None:
    """Try each fault, and tell how it went."""
    options = argparse.ArgumentParser(prog="make faults")
    options.add_argument("--rulings", type=int, default=2000, help="rulings of the large folder")
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", choices=[*FAULTS, *ON_A_DISK], nargs="*")
    called = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        for name, fault in {**FAULTS, **ON_A_DISK}.items():
            if called.only and name not in called.only:
                continue
            if name in ON_A_DISK and not can_mount(Path(place)):
                print(f"{name:18} not tried: only root can mount a disk", flush=True)
                continue
            count = min(called.rulings, MOST.get(name, FEW))
            more = {"count": called.kills} if name == "kills" else {}
            begin = time.monotonic()
            site = Site(Path(place) / name, count, called.seed)
            told = IN_FULL.get(name, fault)(site, **more)
            if name not in ON_A_DISK:
                site.verify()
            took = time.monotonic() - begin
            print(f"{name:18} {count} rulings, {told}: as undisturbed ({took:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
