"""Elements of XML in one line each: name, attributes, children."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Namespace:
    """A namespace, with the prefixes that its elements declare."""

    iri: str
    prefixes: dict[str | None, str] = field(default_factory=dict)

    def node(
        self, tag: str, *children: _Element | str, told: Mapping[str, str] | None = None
    ) -> _Element:
        """An element with attributes (`told`), and with words or elements in it."""
        made = etree.Element(f"{{{self.iri}}}{tag}", dict(told or {}), self.prefixes)  # type: ignore[arg-type]  # the stubs know no default namespace
        for child in children:
            if isinstance(child, str):
                made.text = child
            else:
                made.append(child)
        return made


def document(root: _Element) -> bytes:
    """A whole document, as UTF-8."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
