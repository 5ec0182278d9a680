"""Akoma Ntoso's names, and elements written one a line so that versions can be compared."""

from functools import cache
from typing import Final

from lxml.etree import SubElement, _Element

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
QAULY: Final = "urn:qauly:1"
"""Namespace of what Akoma Ntoso has no word for: where a node comes from, how sure a link is."""
NAMESPACES: Final[dict[str | None, str]] = {None: AKN, "q": QAULY}


@cache
def akn(name: str) -> str:
    """A name of Akoma Ntoso with its namespace."""
    return f"{{{AKN}}}{name}"


@cache
def own(name: str) -> str:
    """A name of ours with its namespace."""
    return f"{{{QAULY}}}{name}"


AS_IS: Final = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
"""Keeps the blanks between two inline elements, which some readers drop and others add."""


def line(parent: _Element, tag: str, attributes: dict[str, str] | None = None) -> _Element:
    """Append an element that stands on a line of its own."""
    element = SubElement(parent, tag, attributes)
    element.tail = "\n"
    return element


def box(parent: _Element, tag: str, attributes: dict[str, str] | None = None) -> _Element:
    """Append an element whose children stand on lines of their own."""
    element = line(parent, tag, attributes)
    element.text = "\n"
    return element
