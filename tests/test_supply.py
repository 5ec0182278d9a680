"""What is said of the packages that come with qauly, and that nothing is said where nothing is known."""

from __future__ import annotations

import json

import pytest

from tests.supply import NOT_AUDITED, VULNERABLE, WELL, audit, judged, only, runtime

PACKAGES = {"lxml": "6.1.3", "pydantic": "2.14.3"}


def answer(**vulnerabilities):
    rows = [
        {"name": n, "version": v, "vulns": vulnerabilities.get(n, [])} for n, v in PACKAGES.items()
    ]
    return json.dumps({"dependencies": rows, "fixes": []})


def test_what_comes_with_qauly_and_what_does_not():
    found = runtime()
    assert {"qauly", "lxml", "pydantic", "pydantic-core", "pikepdf", "typer"} <= found.keys()
    assert not {"pytest", "ruff", "mypy", "hypothesis", "ray"} & found.keys()


def test_an_audit_tells_what_is_known():
    assert judged(PACKAGES, answer(), "")[0] == WELL
    code, told = judged(PACKAGES, answer(lxml=[{"id": "PYSEC-1"}]), "")
    assert (code, told) == (VULNERABLE, "lxml: PYSEC-1")


@pytest.mark.parametrize(
    "said",
    [
        "",
        "No known vulnerabilities found",
        "[]",
        "{}",
        json.dumps({"dependencies": []}),
        json.dumps({"dependencies": [{"name": "lxml", "skip_reason": "not found"}]}),
    ],
)
def test_an_audit_that_saw_nothing_says_so(said):
    code, told = judged(PACKAGES, said, "ConnectionError: no network\n")
    assert code == NOT_AUDITED
    assert told.startswith("NOT AUDITED")


def test_without_network_an_audit_fails(monkeypatch):
    pytest.importorskip("pip_audit")
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert audit()[0] == NOT_AUDITED


def test_the_bill_of_materials_lists_what_comes_with_qauly_alone():
    parts = {"lxml": ["ruff"], "ruff": [], "Pydantic": ["lxml"]}
    document = {
        "metadata": {"component": {"bom-ref": "root"}},
        "components": [{"name": name, "bom-ref": name} for name in parts],
        "dependencies": [
            {"ref": "root", "dependsOn": ["ruff", "Pydantic"]},
            *({"ref": name, "dependsOn": on} for name, on in parts.items()),
        ],
    }
    found = only(document, PACKAGES)
    assert [one["name"] for one in found["components"]] == ["lxml", "Pydantic"]
    assert found["dependencies"] == [
        {"ref": "root", "dependsOn": ["Pydantic"]},
        {"ref": "lxml", "dependsOn": []},
        {"ref": "Pydantic", "dependsOn": ["lxml"]},
    ]
