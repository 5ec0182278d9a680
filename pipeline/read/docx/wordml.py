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
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_ON: Final = frozenset({"1", "true", "on"})


@lru_cache(maxsize=4096)
def _without_namespace(name: str) -> str:
    return name.rpartition("}")[2]


def local(node: _Element) -> str:
    """The name of an element without its namespace."""
    return _without_namespace(node.tag)


def children(node: _Element | None, *names: str) -> Iterator[_Element]:
    """The children of these names."""
    return iter(()) if node is None else node.iterchildren(*(f"{{*}}{name}" for name in names))


def children_in_wrappers(node: _Element, name: str) -> Iterator[_Element]:
    """The children of a name, those in content controls and other wrappers among them."""
    for one in node:
        if local(one) == name:
            yield one
        elif local(one) in _WRAPPERS:
            yield from children_in_wrappers(one, name)


def child(node: _Element | None, *path: str) -> _Element | None:
    """The first child of a name, its first child of the next name, and so on."""
    for name in path:
        if node is not None:
            node = next(node.iterchildren(f"{{*}}{name}"), None)
    return node


def attribute(node: _Element | None, name: str = "val") -> str | None:
    """An attribute's value."""
    if node is None:
        return None
    return next(
        (str(v) for key, v in node.attrib.items() if _without_namespace(str(key)) == name), None
    )


def number(node: _Element | None, name: str = "val") -> int | None:
    """An attribute's value as a whole number, where it is one."""
    value = attribute(node, name) or ""
    return int(value) if value.lstrip("-").isdecimal() and len(value) < 10 else None


def keeps_blanks(node: _Element) -> bool:
    """Whether the blanks at the edges of a text are text, by `xml:space` of it or of what is around it (XML 1.0, 2.10)."""
    told = (one.get(_SPACE) for one in (node, *node.iterancestors()))
    return next(filter(None, told), "") == "preserve"


def is_on(node: _Element | None) -> bool:
    """Whether a property that is there is switched on."""
    return node is not None and (attribute(node) or "1").lower() not in _OFF


def is_on_attribute(node: _Element | None, name: str) -> bool:
    """Whether an attribute says yes."""
    return attribute(node, name) in _ON
