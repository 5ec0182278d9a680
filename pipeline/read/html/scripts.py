"""Which elements of a page a script writes or hides, once a browser runs it.

Scripts are not run. What one names by its identifier or by a selector, and changes, may be shown
otherwise than the markup has it.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

import cssselect2
from lxml.etree import _Element

from pipeline.read.html.style_rules import compiled_selector

_CHANGES: Final = (
    r"\.\s*(?:(?:inner(?:HTML|Text)|outer(?:HTML|Text)|textContent|nodeValue|hidden|className|cssText)\s*\+?=(?!=)"
    r"|style\s*\.\s*(?:display|visibility|opacity|color|cssText)\s*=(?!=)|classList\s*\."
    r"|(?:insertAdjacent(?:HTML|Text|Element)|insertBefore|append(?:Child)?|prepend|before|after"
    r"|replace(?:With|Child|Children)|remove(?:Child)?|setHTML\w*|html|text|hide|empty|detach)\s*\()"
)
_CHANGE: Final = re.compile(_CHANGES)
_NEAR: Final = 300
"""Characters behind the name of an element in which a script changes it."""
_NAMED: Final = re.compile(
    r"(?:\bgetElement(?:ById|sBy(?P<by>ClassName|TagName))|\bquerySelector(?:All)?|\$|\bjQuery)"
    r"\(\s*(?P<quote>[\"'`])(?P<name>[^\"'`]{1,200})(?P=quote)"
)
_GLOBAL: Final = re.compile(rf"(?<![\w.$])(?P<name>[A-Za-z_]\w*)(?={_CHANGES})")
"""An element by its identifier, as browsers let scripts name it."""
_WHOLE: Final = re.compile(
    r"\bdocument\s*\.\s*(?:body|documentElement)\s*\.\s*(?:(?:inner|outer)(?:HTML|Text)|textContent)\s*\+?=(?!=)"
)
_ON_LOAD: Final = ("onload", "onerror")
_PREFIXES: Final = {"ClassName": ".", "TagName": ""}


def rewritten_elements(page: _Element, within: frozenset[_Element]) -> frozenset[_Element]:
    """The elements that hold the act, or stand in it, and that a script of the page changes."""
    scripts = [code for code in _scripts(page) if _CHANGE.search(code)]
    if not scripts:
        return frozenset()
    found = {one for code in scripts if _WHOLE.search(code) for one in within}
    selectors = {one for code in scripts for one in _selectors(code)}
    root = cssselect2.ElementWrapper.from_html_root(page)
    matched = root.query_all(*chain.from_iterable(map(compiled_selector, selectors)))
    found |= {wrapper.etree_element for wrapper in matched}
    return frozenset(one for one in found if not within.isdisjoint((one, *one.iterancestors())))


def _scripts(page: _Element) -> Iterator[str]:
    for node in page.iter("*"):
        if node.tag == "script":
            yield node.text or ""
        yield from filter(None, map(node.get, _ON_LOAD))


def _selectors(code: str) -> Iterator[str]:
    for named in _NAMED.finditer(code):
        if _CHANGE.search(code, named.end(), named.end() + _NEAR):
            is_id = "ById" in named[0]
            yield ("#" if is_id else _PREFIXES.get(named["by"] or "", "")) + named["name"]
    yield from (f"#{named['name']}" for named in _GLOBAL.finditer(code))
