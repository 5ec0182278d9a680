"""The rules of `schemas/akn.sch`: what the XSD cannot say about the XML.

They are run as `schemas/akn.xsl`, which `make schemas` makes of them: to make it takes longer than to check a ruling.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from lxml import etree
from lxml.etree import XSLT, _ElementTree

from pipeline.check.problem import Problem
from pipeline.check.schema import schemas

_SVRL: Final = "{http://purl.oclc.org/dsdl/svrl}"
# The report writes each step of a path with a test of its name; the names alone can be read.
_STEP: Final = re.compile(r"\*\[local-name\(\)='([^']*)'[^\]]*\]")


def schematron_problems(tree: _ElementTree) -> Iterator[Problem]:
    """What breaks the rules, in the order of the document."""
    for failed in _rules()(tree).iter(f"{_SVRL}failed-assert"):
        text = " ".join("".join(map(str, failed.itertext())).split())
        yield Problem(_STEP.sub(r"\1", failed.get("location", "")), f"{text} [{failed.get('id')}]")


@cache
def _rules() -> XSLT:
    return XSLT(etree.parse(schemas() / "akn.xsl"))


def rules_as_xslt() -> bytes:
    """The rules as XSLT 1.0, which any processor turns into a report (SVRL) of what breaks them."""
    from lxml.isoschematron import (  # type: ignore[import-not-found]  # noqa: PLC0415 - only `make schemas` needs it
        Schematron,
    )

    rules = Schematron(
        etree.parse(schemas() / "akn.sch"),
        compile_params={
            "select-contexts": "key",  # looks contexts up instead of walking the tree
            "generate-fired-rule": "false",  # rules that found nothing
        },
        store_xslt=True,
    )
    return etree.tostring(rules.validator_xslt, xml_declaration=True, encoding="UTF-8")
