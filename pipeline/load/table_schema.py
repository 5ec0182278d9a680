"""The tables and views, and what stands for the way in which they are filled."""

import hashlib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

import pipeline

VERSION: Final = "1"
"""Of the contract, the views: it is raised when a view loses a column or means another thing."""
NONE: Final = "{place} holds no rulings as this version of qauly keeps them; run `qauly load` first"
FOREIGN: Final = "{place} holds something else than rulings of qauly; name another"
# What decides what is written: a database that was made otherwise is built anew, beside it.
_MAKERS: Final = (
    "load",
    "search",
    "collection/treatments.py",
    "words/sorting.py",
    "words/works.py",
    "grammar",
)


def identity() -> str:
    """What stands for the tables and for all that decides what is written into them."""
    found = hashlib.sha256(f"{VERSION} {pipeline.__version__}".encode())
    root = resources.files(pipeline)
    for name in _MAKERS:
        for text in _texts_below(root.joinpath(name)):
            found.update(text)
    return found.hexdigest()


def schema(kind: str, **marks: str) -> str:
    """The statements that make the tables and views; what stands in braces is told by `marks`."""
    here = resources.files("pipeline.load")
    common = here.joinpath("schema.sql").read_text("utf-8").format(**marks)
    return common + here.joinpath(f"schema.{kind}.sql").read_text("utf-8")


def _texts_below(place: Traversable) -> Iterator[bytes]:
    if place.is_file():
        yield place.read_bytes()
    elif place.is_dir() and place.name != "__pycache__":
        for inner in sorted(place.iterdir(), key=lambda one: one.name):
            if inner.is_dir() or inner.name.endswith((".py", ".sql", "endings.toml")):
                yield from _texts_below(inner)
