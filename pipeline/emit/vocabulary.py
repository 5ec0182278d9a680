"""Akoma Ntoso's names, and elements written one a line so that versions can be compared.

What is written has the names as the file has them (`p`, `q:sources`); readers ask for them with their
namespaces.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final
from xml.etree.ElementTree import Element, SubElement

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
QAULY: Final = "urn:qauly:1"
"""Namespace of what Akoma Ntoso has no word for: where a node comes from, how sure a link is."""
NAMESPACES: Final = {"xmlns": AKN, "xmlns:q": QAULY}
AS_IS: Final = {"xml:space": "preserve"}
"""Keeps the blanks between two inline elements, which some readers drop and others add."""
_DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8'?>\n"
_IN_WORDS: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_ATTRIBUTES: Final = {**_IN_WORDS, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
"""How signs of the markup are written; the ampersand first, as the others hold one."""
_SIGNS: Final = re.compile(f"[{''.join(_IN_ATTRIBUTES)}]")
_NO_CHARACTERS: Final = bytes({*range(0x20)} - set(b"\t\n\r"))
_NO_CODE_POINTS: Final = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""In UTF-8, what XML cannot hold beside lone surrogates, which no UTF-8 holds: U+FFFE and U+FFFF."""


@cache
def akn(name: str) -> str:
    """A name of Akoma Ntoso with its namespace."""
    return f"{{{AKN}}}{name}"


@cache
def own(name: str) -> str:
    """A name of ours with its namespace."""
    return f"{{{QAULY}}}{name}"


def line(parent: Element, tag: str, attributes: dict[str, str] | None = None) -> Element:
    """Append an element that stands on a line of its own."""
    element = SubElement(parent, tag, attributes or {})
    element.tail = "\n"
    return element


def box(parent: Element, tag: str, attributes: dict[str, str] | None = None) -> Element:
    """Append an element whose children stand on lines of their own."""
    element = line(parent, tag, attributes)
    element.text = "\n"
    return element


def written(root: Element) -> bytes:
    """An element as an XML file in UTF-8. Raises ValueError for characters that XML cannot hold."""
    parts = [_DECLARATION]
    _write_element(root, parts.append)
    data = "".join(parts).encode()
    if len(data.translate(None, _NO_CHARACTERS)) < len(data) or any(
        map(data.count, _NO_CODE_POINTS)
    ):
        raise ValueError("control characters and code points that are none have no place in XML")
    return data


def _write_element(element: Element, put: Callable[[str], None]) -> None:
    attributes = element.attrib
    # Nearly all are short names without any sign: one search costs less than one for each.
    if _SIGNS.search("".join(attributes.values())):
        attributes = {name: _with_references(v, _IN_ATTRIBUTES) for name, v in attributes.items()}
    named = [f' {name}="{value}"' for name, value in attributes.items()]
    put(f"<{element.tag}{''.join(named)}")
    if element.text or len(element):
        put(f">{_with_references(element.text or '', _IN_WORDS)}")
        for child in element:
            _write_element(child, put)
        put(f"</{element.tag}>")
    else:
        put("/>")
    if element.tail:
        put(_with_references(element.tail, _IN_WORDS))


def _with_references(text: str, references: Mapping[str, str]) -> str:
    for sign, reference in references.items():
        if sign in text:
            text = text.replace(sign, reference)
    return text
