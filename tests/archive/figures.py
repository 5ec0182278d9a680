"""What bags cost, who takes them for bags, and what is found in them: `python -m tests.archive.figures`.

Makes bags of as many generated rulings as are asked for (`tests/faults/generator.py`; texts, HTML and
Word files), seals every tenth, has each tool look at all of them, flips single bits, and exchanges files
between bags. What a tool needs that is not installed is said. A thousand rulings take a quarter of an hour.
"""

from __future__ import annotations

import argparse
import logging
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.archive.seals import Trust
from pipeline.archive.signing import sign, stamp
from pipeline.archive.verifying import bags_of, verify
from pipeline.read import USUAL
from tests.archive.conftest import an_authority
from tests.archive.record import PREMIS_SCHEMA
from tests.conftest import ROOT
from tests.faults.generator import generated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

QAULY = (sys.executable, "-m", "pipeline")
SIGNATURE = "signatures/tagmanifest-sha512.txt.p7s"
SEALS = (SIGNATURE, f"{SIGNATURE}.tsr", "signatures/manifest-sha512.txt")
EXCHANGED = (
    ("data/ruling.json",), ("data/ruling.akn.xml",), ("data/ruling.pdf",), ("data/premis.xml",),
    ("bag-info.txt",), ("README.txt",), ("manifest-sha512.txt",), ("tagmanifest-sha512.txt",),
    ("manifest-sha512.txt", "tagmanifest-sha512.txt", "bag-info.txt"),
    *((name,) for name in SEALS), SEALS,
)  # fmt: skip
"""Files that are exchanged together."""


def main() -> None:
    """Print the figures, one a line."""
    options = argparse.ArgumentParser(prog="python -m tests.archive.figures")
    options.add_argument("--rulings", type=int, default=1000)
    options.add_argument("--flips", type=int, default=1000)
    options.add_argument("--place", type=Path, help="an empty folder; a temporary one")
    called = options.parse_args()
    logging.disable(logging.INFO)  # bagit and ocfl-py tell of every file
    with tempfile.TemporaryDirectory(dir=called.place) as place:
        home = Path(place)
        # `generated` numbers works, of which some are in two languages.
        for file in generated(called.rulings, bad=False):
            file.put(home / "in")
        qauly("build", home / "in", "--out", home / "out")
        qauly("release", home / "out", "--at", "2031-05-06T12:00:00Z")
        made(home)
        trust = sealed(home)
        looked_at(home)
        graphs(home)
        flipped(home, called.flips, trust)
        exchanged(home, trust)


def made(home: Path) -> None:
    """Bags of all, again, and as versions in an OCFL root."""
    call = ("archive", home / "out", "--sources", home / "in", "--out", home / "bags")
    with timed("archive") as told:
        qauly(*call)
        files = [path for path in (home / "bags").rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        told.append(f"{len(bags_of(home / 'bags'))} bags, {len(files)} files, {size / 1e6:.0f} MB")
    with timed("archive again"):
        qauly(*call)
    if not find_spec("ocfl"):
        print("OCFL: ocfl-py is not installed")
        return
    with timed("archive --ocfl"):
        qauly(*call, "--ocfl", home / "root")
    import ocfl

    storage = ocfl.StorageRoot(root=str(home / "root"))
    with timed("OCFL validator") as told:
        well = storage.validate()
        told.append(f"{storage.good_objects} of {storage.num_objects} objects valid, root {well}")


def sealed(home: Path) -> Trust:
    """Sign and stamp every tenth bag; whom to trust."""
    folder = home / "authority"
    folder.mkdir()
    authority = an_authority(folder)
    for bag in bags_of(home / "bags")[::10]:
        sign(bag, authority.key, authority.certificate, USUAL)
        stamp(bag, authority.stamping, USUAL)
    return Trust(authority.root)


def looked_at(home: Path) -> None:
    """What each tool says of every bag."""
    bags = bags_of(home / "bags")
    with timed("archive verify"):
        qauly("archive", "verify", home / "bags", "--trust", home / "authority/root.pem")
    with timed("sha512sum --strict -c") as told:
        script = 'for bag in "$1"/*/; do cd "$bag" && sha512sum --quiet --strict -c *manifest-sha512.txt || exit 1; done'
        subprocess.run(["sh", "-c", script, "sh", home / "bags"], check=True)
        told.append(f"{len(bags)} sound")
    if find_spec("bagit"):
        import bagit

        with timed("bagit") as told:
            told.append(f"{sum(bagit.Bag(str(bag)).validate() for bag in bags)} valid")
    schema = etree.XMLSchema(file=str(PREMIS_SCHEMA))
    with timed("PREMIS 3 schema") as told:
        records = [schema.validate(etree.parse(bag / "data/premis.xml")) for bag in bags]
        told.append(f"{sum(records)} valid")


def graphs(home: Path) -> None:
    """The RDF of all rulings held against the shapes, in one graph."""
    if not find_spec("pyshacl"):
        print("SHACL: pyshacl is not installed")
        return
    import pyshacl
    from rdflib import Graph

    qauly("export", home / "out", "--to", "nt", "--out", home / "rdf")
    graph = Graph()
    for path in sorted((home / "rdf").rglob("*.nt")):
        graph.parse(path, format="nt")
    shapes = Graph().parse(ROOT / "schemas/ruling.shacl.ttl", format="turtle")
    with timed("SHACL by pyshacl") as told:
        well, _, report = pyshacl.validate(graph, shacl_graph=shapes)
        told.append(f"{len(graph)} triples: {'all well' if well else report[:500]}")


def flipped(home: Path, flips: int, trust: Trust) -> None:
    """Single bits flipped on the disk, anywhere in any file of any bag."""
    dice = random.Random(7)  # noqa: S311 - to be repeated
    bags = bags_of(home / "bags")
    found: Counter[str] = Counter()
    with timed(f"{flips} flips") as told:
        for _ in range(flips):
            bag = dice.choice(bags)
            path = dice.choice(sorted(path for path in bag.rglob("*") if path.is_file()))
            before = path.read_bytes()
            after = bytearray(before)
            after[dice.randrange(len(after))] ^= 1 << dice.randrange(8)
            name = str(path.relative_to(bag))
            is_found = is_broken(bag, {name: bytes(after)}, trust)
            found["found" if is_found else f"NOT FOUND in {path}"] += 1
        told.append(str(dict(found)))


def exchanged(home: Path, trust: Trust) -> None:
    """Each kind of file of a sealed bag, replaced by another sealed bag's."""
    signed = [bag for bag in bags_of(home / "bags") if (bag / "signatures").exists()]
    pairs = [*pairwise(signed)][:20]
    sources = sorted({path.name for bag in signed for path in bag.glob("data/source.*")})
    for names in (*((f"data/{source}",) for source in sources), *EXCHANGED):
        tried = [
            is_broken(bag, {name: (other / name).read_bytes() for name in names}, trust)
            for bag, other in pairs
            if all((one / name).exists() for one in (bag, other) for name in names)
            if any((bag / name).read_bytes() != (other / name).read_bytes() for name in names)
        ]
        print(f"exchanged {', '.join(names)}: {sum(tried)} of {len(tried)} refused", flush=True)


def is_broken(bag: Path, changed: Mapping[str, bytes], trust: Trust) -> bool:
    """Whether `archive verify` finds the bag broken while some of its files have other bytes."""
    kept = {name: (bag / name).read_bytes() for name in changed}
    try:
        for name, data in changed.items():
            (bag / name).write_bytes(data)
        return verify(bag, trust).exit_code == 5
    finally:
        for name, data in kept.items():
            (bag / name).write_bytes(data)


def qauly(*call: object) -> None:
    """Run a command as a user does; it ends well."""
    done = subprocess.run([*QAULY, *map(str, call)], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        sys.exit((done.stdout[-500:] + done.stderr[-500:]).decode())


@contextmanager
def timed(what: str) -> Iterator[list[str]]:
    """Print how long something took, and what is put into the list."""
    clock, begin, told = time.perf_counter(), _processor(), list[str]()
    yield told
    took = f"{_processor() - begin:.1f} s of processor, {time.perf_counter() - clock:.1f} s of the clock"
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    print(f"{what}: {took}, largest process {peak} MB", *told, sep="; ", flush=True)


def _processor() -> float:
    used: Iterable[resource.struct_rusage] = map(
        resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    main()
