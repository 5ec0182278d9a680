"""The schema is narrowed to what a document has: it must allow what the whole one allows, and no more."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from lxml import etree

from pipeline.check.xsd import _narrowed_schema, _schema
from tests.fuzz.mutations import xml

GOLDENS = sorted(Path("tests/rulings/golden").glob("*.akn.xml")) or sorted(
    Path("output").rglob("*.akn.xml")
)


def names_of(tree) -> frozenset[str]:
    return frozenset(etree.QName(one).localname for one in tree.iter(etree.Element))


def verdicts(data: bytes) -> tuple[bool, bool]:
    """Whether a document is allowed by the schema that is narrowed to it, and by the whole one."""
    tree = etree.ElementTree(etree.fromstring(data))
    return etree.XMLSchema(_narrowed_schema(names_of(tree))).validate(tree), _schema().validate(
        tree
    )


def test_what_is_allowed_stays_so():
    assert GOLDENS
    assert all(verdicts(path.read_bytes()) == (True, True) for path in GOLDENS)


@pytest.mark.parametrize("seed", range(4))
def test_of_changed_documents_both_allow_the_same(seed):
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    found = [verdicts(xml(chance.choice(GOLDENS).read_bytes(), chance)) for _ in range(15)]
    assert all(narrowed == whole for narrowed, whole in found)
    assert {whole for _, whole in found} == {True, False}
