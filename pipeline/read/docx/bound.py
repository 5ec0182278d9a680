"""Content controls bound to data of the file: Word shows the data as it opens it (ECMA-376, part 1, 17.5.2.6)."""

import re
from collections.abc import Iterable
from typing import Final

from lxml import etree
from lxml.etree import _Element

from pipeline.read.docx.wordml import attribute, child

_PREFIX: Final = re.compile(r"xmlns:(\w+)\s*=\s*[\"']([^\"']+)[\"']")


def shows_other_words(control: _Element, data: Iterable[_Element]) -> bool:
    """Whether the data that a control is bound to have other words than it; a date is written otherwise anyway."""
    properties = child(control, "sdtPr")
    binding = child(properties, "dataBinding")
    if binding is None or child(properties, "date") is not None:
        return False
    content = child(control, "sdtContent")
    held = () if content is None else (one.text or "" for one in content.iter("{*}t"))
    words = "".join("".join(held).split())
    values = (_value_at(binding, root) for root in data)
    value = next((value for value in values if value is not None), words)
    return "".join(value.split()) != words


def _value_at(binding: _Element, root: _Element) -> str | None:
    """The words of the one element that a binding names in a part with data."""
    names = dict(_PREFIX.findall(attribute(binding, "prefixMappings") or ""))
    try:
        found = root.xpath(attribute(binding, "xpath") or "", namespaces=names)
    except etree.XPathError:
        return None
    first = found[0] if isinstance(found, list) and found else None
    return "".join(map(str, first.itertext())) if isinstance(first, _Element) else None
