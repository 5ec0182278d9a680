"""The rules of `schemas/akn.sch`: what the XSD cannot say about the XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lxml import etree
from lxml.etree import _ElementTree

from pipeline.check.problem import Problem

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


def schemas() -> Path:
    """The folder of the published schemas: in the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "schemas"
    return installed if installed.is_dir() else package.parent / "schemas"


@cache
def _rules() -> Schematron:
    from lxml.isoschematron import Schematron  # noqa: PLC0415 - 20 ms that only a check needs

    parameters = {"select-contexts": "key"}  # looks contexts up instead of walking the tree
    return Schematron(
        etree.parse(schemas() / "akn.sch"), store_report=True, compile_params=parameters
    )
