"""Rulings that the tests of exports and archives work on: all invented ones of `tests/rulings`."""

from functools import cache
from pathlib import Path

from pipeline.emit.json import from_json
from tests.segment.test_opinions import with_opinion

ROOT = Path(__file__).parent.parent.parent
GOLDEN = sorted((ROOT / "tests/rulings/golden").glob("*.json"))
SAMPLE = ROOT / "output/ks-2023-21.kaz.json"

OPINION = Path("with-an-opinion.rus.json")
"""No file, but an invented ruling with a separate opinion."""
ALL = [SAMPLE, OPINION, *GOLDEN]


@cache
def ruling_at(path):
    """The ruling of a STEM.json."""
    return with_opinion() if path == OPINION else from_json(path.read_bytes())


def stem_of(path):
    """What the files of a ruling share."""
    return path.name.removesuffix(".json")
