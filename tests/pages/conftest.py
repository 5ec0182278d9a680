"""A collection of all invented rulings, released once, and the site of it."""

import datetime as dt
import shutil

import pytest

from pipeline.registry import load
from pipeline.site.settings import SiteSettings
from pipeline.site.whole_site import make_site
from tests.by_hand import release_as_made
from tests.pages.pages import FILES, ROOT

FIRST = dt.datetime(2031, 1, 2, 3, 4, 5, tzinfo=dt.UTC)


def collect(folder, files):
    """A collection of some of the goldens; both forms of a ruling stand in it."""
    for path in files:
        for ending in (".json", ".akn.xml"):
            shutil.copy(path.with_name(path.stem + ending), folder)
    return folder


@pytest.fixture(scope="session")
def collection(tmp_path_factory):
    folder = collect(tmp_path_factory.mktemp("collection"), FILES)
    for ending in (".json", ".akn.xml"):
        shutil.copy(ROOT / f"output/ks-2023-21.kaz{ending}", folder)
    release_as_made(folder, FIRST)
    return folder


@pytest.fixture(scope="session")
def site(collection, tmp_path_factory):
    """The folder of the site of that collection."""
    out = tmp_path_factory.mktemp("site")
    make_site(collection, out, SiteSettings("https://rulings.example/"), load())
    return out
