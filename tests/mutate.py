"""`make mutate`: what the tests notice of faults that are put into the code, one at a time.

Of each package some of mutmut's faults are drawn, the same for the same seed. Each is put into a copy
of the project, and the tests must fail: those named after the file, those of the package, the goldens.
What survives no test holds the code to, or it makes no difference.
"""

from __future__ import annotations

import argparse
import difflib
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mutmut.mutation.file_mutation import create_mutations

if TYPE_CHECKING:
    from collections.abc import Iterator

    import libcst
    from mutmut.mutation.file_mutation import Mutation

PACKAGES = ("clean", "cite", "describe", "check")
GOLDENS = (
    "tests/scans",
    *(f"tests/test_{name}.py" for name in ("rulings", "pipeline", "identity")),
)
"""What is tried last, since it takes long: most faults are noticed by the tests of their package."""
LONGEST = 1200
"""Seconds after which tests count as failed."""


class Fault(NamedTuple):
    """A fault that can be put into a file."""

    path: Path
    code: str
    """The whole file with it."""

    def difference(self) -> str:
        """The lines that it changes."""
        lines = self.path.read_text("utf-8").splitlines(), self.code.splitlines()
        return "\n".join(list(difflib.unified_diff(*lines, lineterm="", n=0))[2:])


def main() -> None:
    """Draw faults of each package, try them, and tell what survived."""
    options = argparse.ArgumentParser(prog="make mutate")
    options.add_argument("--each", type=int, default=40, help="faults of each package")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", choices=PACKAGES, nargs="*", default=PACKAGES)
    called = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "copy"
        shutil.copytree(".", copy, ignore=shutil.ignore_patterns(".*", "fuzz-finds"))
        for package in called.only:
            faults = list(drawn(package, called.each, called.seed))
            killed = sum(_is_killed(fault, package, copy) for fault in faults)
            print(f"{package}: {killed} of {len(faults)} killed", flush=True)


def drawn(package: str, count: int, seed: int) -> Iterator[Fault]:
    """So many faults of a package, each as likely as any other."""
    places = [
        (path, number)
        for path in sorted(Path("pipeline", package).rglob("*.py"))
        for number in range(len(_mutations(path)[1]))
    ]
    for path, number in sorted(random.Random(f"{seed} {package}").sample(places, count)):
        module, mutations = _mutations(path)
        one = mutations[number]
        yield Fault(path, module.deep_replace(one.original_node, one.mutated_node).code)


def _mutations(path: Path) -> tuple[libcst.Module, list[Mutation]]:
    """A file as a tree, and the faults that functions and methods of it may have."""
    module, mutations, *_ = create_mutations(str(path), path.read_text("utf-8"))
    return module, [one for one in mutations if one.contained_by_top_level_function]


def _is_killed(fault: Fault, package: str, copy: Path) -> bool:
    (copy / fault.path).write_text(fault.code, "utf-8")
    command = [sys.executable, "-m", "pytest", "-qx", "-p", "no:cacheprovider"]
    command += [*_of_the_file(fault.path, package), f"tests/{package}", *GOLDENS]
    try:
        run = subprocess.run(command, cwd=copy, capture_output=True, check=False, timeout=LONGEST)
        killed = bool(run.returncode)
    except subprocess.TimeoutExpired:
        killed = True
    shutil.copy(fault.path, copy / fault.path)
    print(f"{'killed' if killed else 'SURVIVED'} {fault.path}\n{fault.difference()}", flush=True)
    return killed


def _of_the_file(path: Path, package: str) -> Iterator[str]:
    """The tests that are named after a file, which notice most of its faults."""
    for test in sorted(Path("tests", package).glob("test_*.py")):
        if path.stem in test.stem:
            yield str(test)


if __name__ == "__main__":
    main()
