"""What a database costs: `python -m tests.load.figures [RULINGS] [KILLS]` prints time, size, memory.

Takes about a quarter of an hour for the usual 10,000 rulings and 100 kills, in SQLite and, where its
programs are there, in PostgreSQL.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from pipeline.load import load
from tests.by_hand import note_as_made
from tests.conftest import ROOT
from tests.load.databases import Base, sqlite_base
from tests.load.generated import generate
from tests.load.kills import load_with_kills
from tests.load.server import server

# Each with how to find what it asks about.
QUERIES = {
    "who cites a provision and its parts": (
        "select act || '/~art_13' from cites where act like '%/constitution/%' limit 1",
        "select count(*) from containments k join cites c on c.target = k.part where k.whole = ?",
    ),
    "what became of a provision": (
        "select target from outcomes where target is not null group by 1 order by count(*) desc, 1 limit 1",
        "select count(*) from containments k join outcomes o on o.target = k.part where k.whole = ?",
    ),
    "a judge": (
        "select iri from persons where role = 'judge' group by 1 order by count(*) desc, 1 limit 1",
        "select count(*) from persons where iri = ?",
    ),
    "changes since": ("select 100", "select count(*) from changes where seq > ?"),
}
SEARCHES = ("құқық азамат", "решение суда", "Конституциябвгд")


def main(count: int, kills: int) -> None:
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="qauly-figures-")))
        generate(place / "rulings", count)
        tell(f"{count} rulings", f"{size(place / 'rulings')} MB of JSON and XML")
        note_as_made(place / "rulings")
        subprocess.run([*QAULY, "release", place / "rulings"], check=True, capture_output=True)
        few = place / "few"
        generate(few, 200)
        fresh = sqlite_base(place / "fresh.db")
        load(fresh.url, few)
        for name, base, other in _bases(stack, place):
            tell(name, "")
            _load(base, place / "rulings")
            _ask(base)
            hit = load_with_kills(other.url, few, kills, seed=7)
            same = other.dump() == fresh.dump()
            tell(f"  {kills} kills, {hit} of them at work", "same rows" if same else "OTHER ROWS")


QAULY = [sys.executable, "-m", "pipeline"]


def _bases(stack: ExitStack, place: Path):
    yield "SQLite", sqlite_base(place / "rulings.db"), sqlite_base(place / "killed.db")
    tell("  file", f"{(place / 'rulings.db').stat().st_size >> 20} MB")
    try:
        url = stack.enter_context(server("C"))
    except pytest.skip.Exception as reason:
        tell("PostgreSQL", str(reason))
        return
    yield "PostgreSQL", Base(url), Base(_another(url))
    ((bytes_,),) = Base(url).ask("select pg_database_size(current_database())")
    tell("  database", f"{bytes_ >> 20} MB")


def _another(url: str) -> str:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("create database killed")
    return url.replace("/postgres?", "/killed?")


def _load(base: Base, folder: Path) -> None:
    for what in ("load", "load again", "--verify"):
        command = [
            *QAULY,
            "load",
            base.url,
            str(folder),
            *(["--verify"] if what == "--verify" else []),
        ]
        start = time.monotonic()
        run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        took = time.monotonic() - start
        tell(f"  {what}", f"{took:.1f} s; {(run.stdout + run.stderr).strip()[:200]}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    tell("  largest process", f"{peak} MB")


def _ask(base: Base) -> None:
    for name, (about, sql) in QUERIES.items():
        ((what,),) = base.ask(about)
        start = time.monotonic()
        ((rows,),) = base.ask(sql, what)
        tell(f"  {name}", f"{1000 * (time.monotonic() - start):.0f} ms, {rows} rows")
    with base.searching() as search:
        search("бап")
        for typed in SEARCHES:
            start = time.monotonic()
            found = len(search(typed))
            tell(f"  search {typed}", f"{1000 * (time.monotonic() - start):.0f} ms, {found} points")


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) >> 20


def tell(what: str, figure: str) -> None:
    print(f"{what:45} {figure}", flush=True)


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(*(numbers + [10_000, 100][len(numbers) :]))
