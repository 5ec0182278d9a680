"""XML documents made element by element, each by its name: `make.entry(make.title("…"))`."""

from collections.abc import Callable, Mapping
from typing import Protocol

from lxml import etree
from lxml.builder import ElementMaker
from lxml.etree import _Element


class _ElementMaker(Protocol):
    """Makes elements of one namespace, with attributes (a mapping), and with words or elements in them."""

    def __call__(self, name: str, *inside: _Element | str | Mapping[str, str]) -> _Element: ...
    def __getattr__(self, name: str) -> Callable[..., _Element]: ...


def maker(iri: str, prefixes: Mapping[str | None, str] | None = None) -> _ElementMaker:
    """What makes elements of a namespace, which declare these prefixes."""
    made: _ElementMaker = ElementMaker(namespace=iri, nsmap=prefixes)
    return made


def document(root: _Element) -> bytes:
    """A whole document, as UTF-8."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
