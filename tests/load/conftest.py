"""A collection of all our rulings, and databases to load it into."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
from typing import TYPE_CHECKING

import pytest

from pipeline.load import load
from tests.by_hand import release_as_made
from tests.conftest import ROOT
from tests.load.databases import Base, sqlite_base
from tests.load.server import server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NUMBERS = itertools.count()


def copy_rulings(folder: Path, count: int | None = None) -> Path:
    """A folder with our rulings, or the first of them."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = sorted((ROOT / "tests/rulings/golden").glob("*.json"))[:count]
    for path in (*paths, ROOT / "output/ks-2023-21.kaz.json"):
        shutil.copy(path, folder)
        shutil.copy(path.with_name(path.name.replace(".json", ".akn.xml")), folder)
    return folder


@pytest.fixture(scope="session")
def all_rulings(tmp_path_factory) -> Path:
    """Our rulings, released once; not to be changed."""
    folder = copy_rulings(tmp_path_factory.mktemp("collection"))
    release_as_made(folder, dt.datetime(2031, 5, 1, tzinfo=dt.UTC))
    return folder


@pytest.fixture
def collection(tmp_path) -> Path:
    """A few of them, released once, to be changed."""
    folder = copy_rulings(tmp_path / "collection", 4)
    release_as_made(folder, dt.datetime(2031, 5, 1, tzinfo=dt.UTC))
    return folder


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server, in a cluster of locale C: nothing may depend on what it knows of letters."""
    with server("C") as url:
        yield url


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def loaded(request, all_rulings, tmp_path_factory) -> Base:
    """A database with all our rulings; not to be changed."""
    base = fresh(request, tmp_path_factory.mktemp("database"))
    load(base.url, all_rulings)
    return base


@pytest.fixture(params=["sqlite", "postgres"])
def base(request, tmp_path) -> Base:
    """A database without anything."""
    return fresh(request, tmp_path)


def fresh(request, folder: Path) -> Base:
    """A database without anything, of the kind that is asked for."""
    if request.param == "sqlite":
        return sqlite_base(folder / "rulings.db")
    url = request.getfixturevalue("postgres")
    name = f"rulings_{next(_NUMBERS)}"
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"create database {name}")
    return Base(url.replace("/postgres?", f"/{name}?"))
