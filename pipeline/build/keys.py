"""What each result depends on, as one hash: sources, decisions, pairs, registry, options, programs.

Contents are hashed on every run, so that no clock is trusted: 10,000 files take less than a second.
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final

import pipeline
from pipeline.build.settings import Settings
from pipeline.build.sources import RulingFiles
from pipeline.build.storage import SourceStorage, hash_of
from pipeline.read import Limits

_SCHEMAS: Final = Path(pipeline.__file__).parent.parent / "schemas"


def common_key(settings: Settings) -> str:
    """What the keys of all sources of a build share."""
    return _digest([environment(), str(settings.limits), *map(hash_of, settings.registries)])


def keys_of(
    sources: SourceStorage, group: RulingFiles, common: str, limits: Limits
) -> dict[str, str]:
    """The key of each source of a ruling, by stem: of it, of what lies beside it, of its pairs."""
    inputs = {one.stem: [sources.hash_of(n, limits) for n in one.inputs] for one in group.members}
    return keys_by_hashes(inputs, common)


def keys_by_hashes(inputs: Mapping[str, Sequence[str]], common: str) -> dict[str, str]:
    """The same, of the hashes of what each source of a ruling is made from, in their order."""
    keys = {}
    for stem, own in inputs.items():
        others = [value for other, values in inputs.items() if other != stem for value in values]
        # The bar keeps a hash of the source's own from passing for one of its pair's.
        keys[stem] = _digest([common, *own, "|", *others])
    return keys


@cache
def environment() -> str:
    """What stands for this program, the Python that runs it, and the libraries that it rests on."""
    return _digest([fingerprint(), *map(str, sys.version_info[:2]), *sorted(_libraries())])


def _libraries() -> Iterator[str]:
    with suppress(PackageNotFoundError):  # a program that brings its own copy of qauly
        for wanted in requires("qauly") or ():
            # Extras have no part in what a ruling becomes.
            if (name := re.match(r"[\w.-]+", wanted)) and "extra ==" not in wanted:
                yield f"{name[0]} {version(name[0])}"


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


@cache
def fingerprint() -> str:
    """What stands for this very program: the hash of its code, tables and schemas."""
    root = Path(pipeline.__file__).parent
    files = (
        path
        for folder in (root, _SCHEMAS)
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )
    # Sorted by what they are, not where: an installed qauly has its schemas elsewhere.
    return _digest(sorted(f"{path.name} {hash_of(path)}" for path in files))
