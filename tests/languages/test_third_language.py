"""Another language is one more folder of the grammar: shown with English and an invented ruling."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STEM = "ks-2025-99.eng"
CONSTITUTION = "/akn/kz/act/constitution/1995-08-30/constitution"


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    """The package with the folder put beside those of the other languages, its schema made anew."""
    house = tmp_path_factory.mktemp("house")
    without = shutil.ignore_patterns("__pycache__")
    for name in ("pipeline", "schemas"):
        shutil.copytree(ROOT / name, house / name, ignore=without)
    shutil.copytree(HERE / "eng", house / "pipeline/grammar/eng")
    (house / "docs").mkdir()
    publish = [sys.executable, "-m", "pipeline.check.published"]
    subprocess.run(publish, check=True, cwd=house, env={**os.environ, "PYTHONPATH": str(house)})
    return house


def qauly(house: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house), "NO_COLOR": "1"},
        text=True,
        timeout=120,
    )


@pytest.fixture(scope="module")
def ruling(house):
    source = HERE / f"{STEM}.txt"
    run = qauly(house, "convert", source, "--registry", HERE / "registry.toml", "--out", house)
    assert run.returncode == 0, run.stderr
    check = qauly(house, "check", house / f"{STEM}.json", house / f"{STEM}.akn.xml")
    assert check.returncode == 0, check.stderr
    return json.loads((house / f"{STEM}.json").read_text("utf-8"))


def test_what_it_is(ruling):
    assert ruling["language"] == "eng"
    assert ruling["question"] == "conformity"
    assert (ruling["number"], ruling["date"]) == ("99", "2025-03-14")
    assert ruling["expression"].endswith("/2025-03-14/99/eng@2025-03-14")


def test_its_parts(ruling):
    assert [block["role"] for block in ruling["header"]] == [
        "title",
        "enactment",
        "in-the-name",
        "composition",
        "participants",
    ]
    parts = ruling["body"]
    assert [block["role"] for block in parts["introduction"]] == ["question"]
    assert [block["role"] for block in parts["background"]][:2] == ["rapporteurs", "established"]
    assert [b["eId"] for b in parts["motivation"] if b["role"] == "point"] == [
        "motivation__para_1__p_1",
        "motivation__para_2__p_1",
    ]
    assert [block["role"] for block in parts["decision"]] == ["resolves", "point", "point"]
    assert [block["role"] for block in ruling["conclusions"]] == ["signature"]


def test_who_sat_and_took_part(ruling):
    assert ruling["composition"]["presiding"]["name"] == "A.B. Ordinary"
    judges = [judge["name"] for judge in ruling["composition"]["judges"]]
    assert judges == ["C.D. Second", "E.F. Third", "G.H. Fourth"]
    assert [person["name"] for person in ruling["rapporteurs"]] == ["C.D. Second"]
    assert [person["name"] for person in ruling["participants"]] == ["I.J. Speaker", "K.L. Asker"]


def test_what_was_decided_and_cited(ruling):
    law = "/akn/kz/act/law/1997-07-14/155-i/~art_73"
    found = [(o["point"][-1], o["kind"], o["verdict"], o["targets"]) for o in ruling["outcomes"]]
    assert found == [
        ("1", "verdict", "conforming", [law]),
        ("2", "entry-into-force", None, []),
        ("2", "finality", None, []),
    ]
    targets = {target for citation in ruling["citations"] for target in citation["targets"]}
    assert targets == {law, f"{CONSTITUTION}/~art_13__para_2", f"{CONSTITUTION}/~art_72"}
    assert all(citation["status"] == "resolved" for citation in ruling["citations"])


@pytest.mark.usefixtures("ruling")
def test_the_user_s_registry_names_the_works_in_the_xml(house):
    xml = (house / f"{STEM}.akn.xml").read_text("utf-8")
    assert f'href="{CONSTITUTION}" showAs="Constitution"' in xml


def test_the_other_languages_are_as_they_were(house):
    sample = ROOT / "rulings/ks-2023-21.kaz.txt"
    assert qauly(house, "convert", sample, "--out", house).returncode == 0
    for form in ("json", "akn.xml"):
        name = f"ks-2023-21.kaz.{form}"
        assert (house / name).read_bytes() == (ROOT / "output" / name).read_bytes()
