"""The published schema in the hands of those who generate code from it: ajv and TypeScript."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.check.ruling_schema import ruling_schema

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "schemas/ruling.schema.json"
RESULT = ROOT / "output/ks-2023-21.kaz.json"
NODE = ROOT / "tests/node"
READY = shutil.which("node") and (NODE / "node_modules").is_dir()
needs_node = pytest.mark.skipif(not READY, reason="`npm ci --prefix tests/node` was not run")


def node(*arguments):
    call = ["node", *map(str, arguments)]
    run = subprocess.run(call, cwd=NODE, capture_output=True, check=False, timeout=120)
    assert run.returncode == 0, run.stderr.decode()
    return run.stdout.decode()


@needs_node
def test_ajv_compiles_it_in_strict_mode_and_accepts_the_sample(tmp_path):
    ruling = json.loads(RESULT.read_bytes())
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps(ruling | {"date": "2023-02-31", "kind": "song"}), "utf-8")
    sound, faults = json.loads(node("check.mjs", SCHEMA, RESULT, wrong))
    assert sound == []
    assert {"/date", "/kind"} <= set(faults)


@needs_node
def test_typescript_has_one_type_a_concept():
    types = re.findall(r"^export (?:type|interface) (\w+)", node("types.mjs", SCHEMA), re.MULTILINE)
    concepts = {"Ruling", *json.loads(SCHEMA.read_bytes())["$defs"]}
    assert sorted(types) == sorted(concepts)


def nodes(schema):
    """Every schema inside a schema, itself first."""
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from nodes(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from nodes(value)


KEYWORDS = {
    "array": {"minItems", "maxItems", "items", "uniqueItems", "prefixItems"},
    "string": {"pattern", "minLength", "maxLength", "format"},
    "integer": {"minimum", "maximum"},
    "number": {"minimum", "maximum"},
}


def test_every_keyword_stands_beside_the_type_that_it_is_for():
    for schema in nodes(json.loads(ruling_schema())):
        for keyword in set(schema) & set.union(*KEYWORDS.values()) - {"prefixItems"}:
            kinds = {kind for kind, words in KEYWORDS.items() if keyword in words}
            assert schema.get("type") in kinds or set(schema) == {"pattern"}, schema


def test_patterns_say_digits_in_full_and_dates_have_their_format():
    schemas = list(nodes(json.loads(ruling_schema())))
    patterns = [s["pattern"] for s in schemas if isinstance(s.get("pattern"), str)]
    assert patterns
    assert not any(re.search(r"\\[dwsDWS]", pattern) for pattern in patterns)
    days = [s for s in schemas if "day of the calendar" in s.get("description", "")]
    assert [s["format"] for s in days] == ["date"]


def test_no_property_has_a_title_of_which_a_type_would_be_made():
    for schema in nodes(json.loads(ruling_schema())):
        for name, about in schema.get("properties", {}).items():
            assert "title" not in about, name
