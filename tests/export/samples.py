"""Rulings that the tests of exports and archives work on: all invented ones of `tests/rulings`."""

from functools import cache
from pathlib import Path

from pipeline.emit.json import from_json

ROOT = Path(__file__).parent.parent.parent
GOLDEN = sorted((ROOT / "tests/rulings/golden").glob("*.json"))
SAMPLE = ROOT / "output/ks-2023-21.kaz.json"


@cache
def ruling_at(path):
    """The ruling of a STEM.json."""
    return from_json(path.read_bytes())


def stem_of(path):
    """What the files of a ruling share."""
    return path.name.removesuffix(".json")
