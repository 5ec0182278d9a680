"""The JSON with its published context, through a JSON-LD processor."""

import json
from pathlib import Path

import pytest

from pipeline.model import Ruling

jsonld = pytest.importorskip("pyld.jsonld", reason="PyLD (the extra archive-test) is not installed")

ROOT = Path(__file__).parents[2]
CONTEXT = json.loads((ROOT / "schemas/ruling.context.jsonld").read_text("utf-8"))
GOLDEN = sorted((ROOT / "tests/rulings/golden").glob("*.json"))
BASE = "https://example.org"
NS = "https://qauly.invalid/ns#"
ELI = "http://data.europa.eu/eli/ontology#"


def expanded(ruling):
    (node,) = jsonld.expand(ruling, {"expandContext": CONTEXT, "base": BASE})
    return node


def named(values):
    return [value["@id"] for value in values]


def test_every_key_of_a_ruling_has_a_meaning_or_is_left_out_on_purpose():
    usual = {"schema_version", "state_id", "text_sha256"}
    """Literals by their own names."""
    assert set(Ruling.model_fields) - usual <= set(CONTEXT["@context"])


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_ruling_expands_to_what_its_json_says(path):
    ruling = json.loads(path.read_text("utf-8"))
    node = expanded(ruling)
    assert node["@id"] == f"{BASE}{ruling['expression']}"
    assert named(node[f"{ELI}realizes"]) == [f"{BASE}{ruling['work']}"]
    assert named(node[f"{ELI}type_document"]) == [f"{NS}{ruling['kind']}"]
    cited = [(c["text"], c.get("targets", [])) for c in ruling["citations"]]
    assert cited == [
        (one[f"{NS}text"][0]["@value"], [t.removeprefix(BASE) for t in named(one.get(f"{NS}target", []))])
        for one in node.get(f"{NS}citation", [])
    ]  # fmt: skip
    decided = [(o["kind"], o.get("verdict")) for o in ruling["outcomes"]]
    assert decided == [
        tuple(next(iter(named(one.get(NS + key, []))), "").removeprefix(NS) or None for key in ("kind", "verdict"))
        for one in node.get(f"{NS}outcome", [])
    ]  # fmt: skip
    works = [work["work"] for work in ruling["works"]]
    assert works == [name.removeprefix(BASE) for name in named(node.get(f"{ELI}cites", []))]


@pytest.mark.parametrize("path", GOLDEN[::9], ids=lambda path: path.stem)
def test_a_ruling_is_rdf_without_relative_names(path):
    ruling = json.loads(path.read_text("utf-8"))
    options = {"expandContext": CONTEXT, "base": BASE, "format": "application/n-quads"}
    lines = jsonld.to_rdf(ruling, options).splitlines()
    assert any(f"<{ELI}cites>" in line for line in lines)
    for line in lines:
        names = [word for word in line.split(" ")[:2] if word.startswith("<")]
        assert all(word.startswith("<http") for word in names), line
