"""A folder of sources and one of results, and what an undisturbed build makes of the sources."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.build import BuildEntry, Settings, build
from tests.faults.generator import generated, ruling

ROOT = Path(__file__).parents[2]


@dataclass
class Site:
    """What a fault works on; `seed` decides all that is random."""

    root: Path
    rulings: int = 12
    seed: int = 1
    jobs: int = 2
    versions: dict[int, int] = field(default_factory=dict)
    """Wordings of the rulings that were changed, by number; none for those that are gone."""

    def __post_init__(self):
        self.chance = random.Random(self.seed)
        self.sources, self.out = self.root / "sources", self.root / "out"
        for file in generated(self.rulings, self.seed):
            file.put(self.sources)

    def command(self, out: Path | None = None, *more: str) -> list[str]:
        return [
            sys.executable,
            *("-m", "pipeline", "build", str(self.sources), "--out", str(out or self.out)),
            *("--jobs", str(self.jobs), *more),
        ]

    def start(self, *more: str, out: Path | None = None, **how) -> subprocess.Popen:
        """A build that is under way."""
        how = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **how}
        return subprocess.Popen(self.command(out, *more), cwd=ROOT, start_new_session=True, **how)

    def build(self, *more: str, out: Path | None = None, **how) -> tuple[int, str]:
        """A build that is left alone: its exit code and what it told."""
        command = self.command(out, *more)
        run = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, **how)
        told = (run.stdout + run.stderr).decode("utf-8", "replace")
        assert "Traceback" not in told, told
        assert "a fault of qauly" not in told, told
        return run.returncode, told

    def change(self, number: int) -> None:
        """Give a ruling another wording, take it away, or put it back."""
        was = self.versions.get(number, 0)
        now = -1 if was >= 0 and self.chance.random() < 0.2 else abs(was) + 1
        self.versions[number] = now
        for file in ruling(number, self.seed, max(now, 0)):
            if now < 0:
                (self.sources / file.path).unlink(missing_ok=True)
            else:
                file.put(self.sources)

    def change_some(self, count: int) -> None:
        for number in self.chance.sample(range(1, self.rulings + 1), min(count, self.rulings)):
            self.change(number)

    def verify(self) -> None:
        """A plain build must equal one that nothing ever disturbed, byte for byte."""
        fresh = self.root / "undisturbed"
        shutil.rmtree(fresh, ignore_errors=True)
        told, expected = self._entries(self.out), self._entries(fresh)
        assert told == expected
        assert results(self.out) == results(fresh)
        assert not leftovers(self.out)
        assert not list(self.root.rglob("PWNED"))
        assert not Path("PWNED").exists()
        assert "made" not in {entry.status for entry in self._built(self.out)}

    def _entries(self, out: Path) -> dict[str, tuple[int, str, int]]:
        """What became of each source."""
        return {
            entry.stem: (entry.exit_code, entry.error, entry.findings)
            for entry in self._built(out)
            if entry.status != "removed"
        }

    def _built(self, out: Path) -> list[BuildEntry]:
        return list(build(self.sources, out, Settings(jobs=self.jobs)))


def results(out: Path) -> dict[str, bytes]:
    """All files of a folder of results but what the build keeps for itself."""
    return {
        os.fsdecode(path.relative_to(out)): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and ".qauly" not in path.relative_to(out).parts
    }


def leftovers(out: Path) -> list[Path]:
    """What lies on its way in a folder that no build works on."""
    state = out / ".qauly"
    return [
        path
        for part in ("staged", "ready", "scratch")
        if (state / part).is_dir()
        for path in (state / part).iterdir()
    ] + [path for path in state.glob("*-of-*") if path.is_dir()]
