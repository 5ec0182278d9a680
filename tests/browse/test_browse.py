"""`make browse`, asked over HTTP: facets, ready queries, search in any form."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pytest

from pipeline.load import load
from tests.conftest import ROOT
from tests.load.conftest import copy_rulings

pytest.importorskip("datasette", reason="Datasette is not installed")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A server with our rulings."""
    folder = tmp_path_factory.mktemp("browse")
    load(f"sqlite:///{folder / 'rulings.db'}", copy_rulings(folder / "collection"))
    command = re.search(
        r"\$\(BIN\)/datasette serve \$\(BROWSED\) (.*) --port", (ROOT / "Makefile").read_text()
    )
    program = [str(Path(sys.executable).parent / "datasette"), "serve", str(folder / "rulings.db")]
    run = subprocess.Popen(
        [*program, *command[1].split(), "--port", "0"], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    try:
        for line in run.stderr:
            if found := re.search(r"running on (http://\S+)", line):
                break
        else:
            raise AssertionError("the server did not start")
        yield found[1]
    finally:
        run.terminate()
        run.communicate(timeout=60)


def page(address, path) -> str:
    with urllib.request.urlopen(address + path, timeout=60) as answer:  # noqa: S310 - our own server
        return answer.read().decode()


def rows(address, path):
    return json.loads(page(address, path))["rows"]


def test_the_first_page_shows_the_views_and_the_queries(address):
    html = page(address, "/rulings")
    for name in (
        "rulings",
        "points",
        "cites",
        "outcomes",
        "persons",
        "full-text",
        "good-law",
        "who-cites",
    ):
        assert f'href="/rulings/{name}' in html
    assert 'href="/rulings/containment"' not in html


def test_facets_are_there(address):
    told = json.loads(page(address, "/rulings/rulings.json"))
    facets = told["facet_results"]
    assert {"court", "language", "kind"} <= facets.keys()
    languages = {row["value"]: row["count"] for row in facets["language"]["results"]}
    assert languages["kaz"] + languages["rus"] == told["filtered_table_rows_count"] == 46


@pytest.mark.parametrize("typed", ["құқық", "ҚҰҚЫҚТАРЫНЫҢ", "кукык", "решением суда"])
def test_search_finds_any_form(address, typed):
    found = rows(address, f"/rulings/full-text.json?_shape=objects&words={quote(typed)}")
    assert found
    boxed = rows(address, f"/rulings/points.json?_shape=objects&_size=max&_search={quote(typed)}")
    assert {row["eid"] for row in found} <= {row["eid"] for row in boxed}


def test_hits_are_marked_and_all_else_is_text(address):
    html = page(address, f"/rulings/full-text?words={quote('құқық')}")
    assert "<mark>құқық" in html.lower()
    assert "<script>alert" not in page(
        address, f"/rulings/full-text?words={quote('<script>alert(1)')}"
    )


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("who-cites", "provision=/akn/kz/act/constitution/1995-08-30/constitution/~art_13__para_2"),
        ("provision", "provision=/akn/kz/act/code/2014-07-04/231-v/~art_484"),
        (
            "good-law",
            "work=/akn/kz/judgment/normative-resolution/constitutional-council/2007-04-18/4",
        ),
        ("judge", "judge=/akn/ontology/person/kz/azimova-e-a"),
    ],
)
def test_the_ready_queries_answer(address, query, asked):
    assert rows(address, f"/rulings/{query}.json?_shape=objects&{asked}")
    assert "For example" in page(address, f"/rulings/{query}")


def test_changes_since(address):
    assert rows(address, "/rulings/changes-since.json?_shape=objects&seq=0") == []


def test_a_ruling_links_to_its_points(address):
    links = re.findall(
        r'href="(/rulings/points\?expression=[^"]+)"', page(address, "/rulings/rulings")
    )
    assert links
    assert "point" in page(address, links[0].replace("&amp;", "&"))
