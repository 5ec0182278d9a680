"""Print the table of trust: one row an inference and group of inputs; ``NAME…`` picks subjects."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from tests import trust

if TYPE_CHECKING:
    from tests.trust import Row

HEAD = f"{'inference':<28}{'inputs':<40}{'trials':>7}{'right %':>9}{'told %':>8}{'wrong ‰':>9}{'alarms':>12}"


def line(row: Row) -> str:
    """One row of the table: shares of the trials, and false alarms among sound inputs."""
    trials = row.trials or 1
    alarms = f"{row.alarms}/{row.sound}" if row.sound else "-"
    return (
        f"{row.inference:<28}{row.group:<40}{row.trials:>7}{100 * row.right / trials:>9.1f}"
        f"{100 * row.told / trials:>8.1f}{1000 * row.wrong / trials:>9.2f}{alarms:>12}"
    )


def main(names: list[str]) -> int:
    """Print the rows of every subject asked for; 1 if something was wrong in silence."""
    found = (module.name for module in pkgutil.iter_modules(trust.__path__))
    subjects = [name for name in found if not name.startswith(("__", "test_"))]
    wrong = 0
    print(HEAD)
    for name in subjects:
        if names and name not in names:
            continue
        for row in import_module(f"tests.trust.{name}").rows():
            print(line(row), flush=True)
            wrong += row.wrong
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
