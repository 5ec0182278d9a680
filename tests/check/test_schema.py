"""The JSON Schema: it says what a reader needs, and both validators read it alike."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from pipeline import codes, terms
from pipeline.check.ruling_schema import ruling_schema
from pipeline.check.schema import _fast_validator, _reference_validator, schema_problems
from pipeline.emit.json import to_json
from tests.emit.invented import ruling

SCHEMA = json.loads(ruling_schema())


def trimmed(node: Any) -> Any:
    """A document with one item in each list: the schema treats the others alike."""
    if isinstance(node, list):
        # A span or a place is an array of numbers, all of which it needs.
        return node if all(map(_is_number, node)) else [trimmed(item) for item in node[:1]]
    return {k: trimmed(v) for k, v in node.items()} if isinstance(node, dict) else node


def _is_number(value: Any) -> bool:
    return isinstance(value, int)


FULL = json.loads(to_json(ruling()))
INSTANCE = trimmed(FULL) | {
    "citations": trimmed(FULL["citations"][3:]) + trimmed(FULL["citations"][4:]),
    "outcomes": trimmed(FULL["outcomes"]) + trimmed(FULL["outcomes"][1:]),
    "repairs": FULL["repairs"][1:3],
}


def places(node: Any, path: tuple = ()):
    """Every place of a document, the whole first."""
    yield path
    items = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    )
    for key, value in items:
        yield from places(value, (*path, key))


def at(node: Any, path: tuple) -> Any:
    for step in path:
        node = node[step]
    return node


def changed(path: tuple, value: Any) -> Any:
    """The instance with another value at one place."""
    copy = json.loads(json.dumps(INSTANCE))
    if not path:
        return value
    at(copy, path[:-1])[path[-1]] = value
    return copy


def shortened(path: tuple) -> Any:
    """The instance without one place."""
    copy = json.loads(json.dumps(INSTANCE))
    del at(copy, path[:-1])[path[-1]]
    return copy


def agree(instance: Any) -> bool:
    """The verdict that both validators must share."""
    slow = _reference_validator().is_valid(instance)
    assert _fast_validator().is_valid(instance) is slow
    return slow


PLACES = list(places(INSTANCE))
# One place of each kind: the same keys of another block or another position say nothing new.
KINDS = list({tuple(s if isinstance(s, str) else 0 for s in p[-2:]): p for p in PLACES}.values())
VALUES = (
    None,
    True,
    0,
    -1,
    1.5,
    "",
    " ",
    "x",
    "x\n",
    "\n",
    "a\x01b",
    "\u2028",
    "é" * 300,
    [],
    {},
    [None],
    "2024-02-31",
    "2024-03-05\n",
    "/akn/kz/act/x",
    "judge_1\n",
    "a\ufffeb",
    "\x85x",
    "x\u00a0",
)


def test_it_is_a_schema_of_2020_12_with_a_name():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"].endswith("2020-12/schema")
    assert SCHEMA["$id"] == "urn:qauly:schema:ruling:1.2.0"
    assert SCHEMA["title"] == "Ruling"
    assert SCHEMA["description"]


def test_every_property_is_described():
    for node in (SCHEMA, *SCHEMA["$defs"].values()):
        for name, about in node.get("properties", {}).items():
            described = about.get("description") or _target(about).get("description")
            assert described, (node.get("title"), name)


def _target(about: dict[str, Any]) -> dict[str, Any]:
    parts = [about, *about.get("anyOf", ()), *about.get("allOf", ()), about.get("items", {})]
    refs = [part["$ref"] for part in parts if "$ref" in part]
    return SCHEMA["$defs"][refs[0].rpartition("/")[2]] if refs else {}


def test_codes_kinds_and_verdicts_are_enumerations():
    for kind in (codes.Code, codes.Rule, codes.Severity, terms.Verdict, terms.OutcomeKind):
        assert SCHEMA["$defs"][kind.__name__]["enum"] == [value.value for value in kind]


def test_a_full_ruling_is_valid():
    assert agree(FULL)
    assert agree(INSTANCE)
    assert list(schema_problems(FULL)) == []


@pytest.mark.parametrize("path", KINDS, ids=lambda p: "/".join(map(str, p)) or "whole")
def test_both_agree_on_every_mutation(path: tuple):
    assert (
        path == () or not agree(shortened(path)) or isinstance(path[-1], int) or _is_optional(path)
    )
    for value in VALUES:
        agree(changed(path, value))
    if isinstance(at(INSTANCE, path), dict):
        assert not agree(changed((*path, "unknown"), 1))


def _is_optional(path: tuple) -> bool:
    shapes = (SCHEMA, *SCHEMA["$defs"].values())
    return any(
        path[-1] in shape.get("properties", {}) and path[-1] not in shape["required"]
        for shape in shapes
    )


@settings(deadline=None)
@given(
    st.sampled_from(PLACES),
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(st.characters(codec="utf-8")),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), inner, max_size=3)
        ),
        max_leaves=5,
    ),
)
def test_both_agree_on_any_value_anywhere(path: tuple, value: Any):
    agree(changed(path, value))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("citations", 0, "targets"), []),
        (("citations", 0, "reason"), "why"),
        (("citations", 0, "status"), "unresolved"),
        (("citations", 1, "status"), "resolved"),
        (("outcomes", 0, "verdict"), None),
        (("outcomes", 1, "verdict"), "conforming"),
        (("repairs", 0, "offset"), None),
        (("repairs", 1, "offset"), 5),
        (("work",), None),
        (("expression",), None),
        (("date",), None),
        (("number",), None),
        (("date",), "5 марта 2024"),
        (("date",), "2024-03-05\n"),
        (("work",), "/akn/kz/judgment/normative-resolution/constitutional-court/2024-03-05/77-НП"),
        (("source", "sha256"), "712E"),
        (("schema_version",), "2.0.0"),
        (("repairs", 0, "confidence"), 1.01),
        (("diagnostics", 0, "code"), "no-such-code"),
    ],
)
def test_what_must_not_be_is_refused(path: tuple, value: Any):
    assert not agree(changed(path, value))


def test_a_decision_other_than_a_verdict_may_leave_something_out():
    assert agree(changed(("outcomes", 1, "scope"), {"kind": "words", "text": "и"}))


def test_messages_name_the_place_and_stay_short():
    broken = changed(("header", 0, "text"), "x\n" * 500)
    problems = list(schema_problems(broken))
    assert {p.path for p in problems} == {"/header/0/text"}
    assert all(len(p.message) < 200 for p in problems)


def test_the_reference_leaves_out_what_is_sound(monkeypatch):
    """It takes seconds of a large file, however little of that is broken."""
    seen = []
    within = _reference_validator()
    asked = Draft202012Validator.VALIDATORS["properties"]
    monkeypatch.setitem(within.VALIDATORS, "properties", lambda *a: seen.append(a[2]) or asked(*a))
    broken = changed(("header", 0, "text"), 1)
    assert {problem.path for problem in schema_problems(broken)} == {"/header/0/text"}
    assert broken in seen
    assert not any(part in seen for part in broken["citations"])
