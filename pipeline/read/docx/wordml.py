"""Elements and attributes of WordprocessingML by their local names.

The transitional and the strict form of the format (ECMA-376 and ISO/IEC 29500) differ in their
namespaces alone.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from lxml.etree import _Element

_WRAPPERS: Final = frozenset({"customXml", "sdt", "sdtContent", "smartTag"})
_OFF: Final = frozenset({"0", "false", "none", "off"})


@lru_cache(maxsize=4096)
def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def children(node: _Element | None, *names: str) -> Iterator[_Element]:
    """The children of these names."""
    for child in () if node is None else node.iterchildren():
        if isinstance(child.tag, str) and local(child.tag) in names:
            yield child


def within(node: _Element | None, name: str) -> Iterator[_Element]:
    """The children of a name, those in content controls and other wrappers among them."""
    for child in () if node is None else node.iterchildren():
        if isinstance(child.tag, str) and local(child.tag) == name:
            yield child
        elif isinstance(child.tag, str) and local(child.tag) in _WRAPPERS:
            yield from within(child, name)


def child(node: _Element | None, *path: str) -> _Element | None:
    """The first child of a name, its first child of the next name, and so on."""
    for name in path:
        node = next(children(node, name), None)
    return node


def attribute(node: _Element | None, name: str = "val") -> str | None:
    """An attribute's value."""
    if node is None:
        return None
    return next((str(v) for key, v in node.attrib.items() if local(str(key)) == name), None)


def number(node: _Element | None, name: str = "val") -> int | None:
    """An attribute's value as a whole number, where it is one."""
    value = attribute(node, name) or ""
    return int(value) if value.lstrip("-").isdecimal() and len(value) < 10 else None


def is_on(node: _Element | None) -> bool:
    """Whether a property that is there is switched on."""
    return node is not None and (attribute(node) or "1").lower() not in _OFF
