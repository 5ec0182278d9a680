"""The rules of `schemas/akn.sch`: what the XSD cannot say about the XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from lxml import etree
from lxml.etree import _ElementTree

from pipeline.check.problem import Problem
from pipeline.check.schema import schemas

if TYPE_CHECKING:
    from lxml.isoschematron import Schematron  # type: ignore[import-not-found]

_SVRL: Final = "{http://purl.oclc.org/dsdl/svrl}"
# The report writes each step of a path with a test of its name; the names alone can be read.
_STEP: Final = re.compile(r"\*\[local-name\(\)='([^']*)'[^\]]*\]")


def schematron_problems(tree: _ElementTree) -> Iterator[Problem]:
    """What breaks the rules, in the order of the document."""
    rules = _rules()
    if rules.validate(tree):
        return
    for failed in rules.validation_report.iter(f"{_SVRL}failed-assert"):
        text = " ".join("".join(failed.itertext()).split())
        yield Problem(_STEP.sub(r"\1", failed.get("location", "")), f"{text} [{failed.get('id')}]")


@cache
def _rules() -> Schematron:
    from lxml.isoschematron import Schematron  # noqa: PLC0415 - 20 ms that only a check needs

    parameters = {"select-contexts": "key"}  # looks contexts up instead of walking the tree
    return Schematron(
        etree.parse(schemas() / "akn.sch"), store_report=True, compile_params=parameters
    )
