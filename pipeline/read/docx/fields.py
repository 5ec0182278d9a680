"""Fields and bound controls: what Word shows that the text of a file does not hold, or holds otherwise (ECMA-376, part 1, 17.16 and 17.5)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lxml import etree
from lxml.etree import _Element

from pipeline.errors import unreadable
from pipeline.read.docx.wordml import attribute, child, children, is_on, number

_LINK: Final = re.compile(r'^\s*HYPERLINK\s+"([^"]+)"')
_SILENT: Final = re.compile(
    r"\s*(?:ADVANCE|ASK|DATE|FORM(?:CHECKBOX|TEXT)|HYPERLINK|INDEX|NEXT|NEXTIF|NUMPAGES|PAGE|PRIVATE|RD|SECTION|SECTIONPAGES"
    r"|SET|SKIPIF|TA|TC|TIME|TOA|TOC|XE)\b|\s*\Z",
    re.IGNORECASE,
)
"""Fields that show nothing of the text where the file holds no result of theirs."""
_ANEW: Final = re.compile(
    r"\s*(?:AUTONUM\w*|EQ|FORM(?:CHECKBOX|DROPDOWN)|(?:GOTO|MACRO)BUTTON|LISTNUM|SYMBOL)\b",
    re.IGNORECASE,
)
"""Fields that Word works out as it shows them: that the file has an empty result says nothing."""
_OTHERWISE: Final = re.compile(r"\s*(?:ADVANCE|DATE|TIME)\b", re.IGNORECASE)
"""Fields that Word works out anew as it opens a file, and the one that moves what stands behind it."""
_SIGN: Final = re.compile(r"\s*SYMBOL\s+(\d{1,5})\b", re.IGNORECASE)
_BUTTON: Final = re.compile(r"\s*(?:MACRO|GOTO)BUTTON\s+\S+\s+(.+)", re.IGNORECASE)
_SHIFTED: Final = re.compile(r"\s*EQ\s+\\s\s*\\(up|do)\d*\s*\(([^()]*)\)\s*\Z", re.IGNORECASE)

_PREFIX: Final = re.compile(r"xmlns:(\w+)\s*=\s*[\"']([^\"']+)[\"']")


@dataclass(slots=True)
class Field:
    """A field that is open: its instruction, and whether its result is reached."""

    since: tuple[int, int]
    instruction: str = ""
    shows: bool = False
    chosen: str = ""
    """What is chosen of a field that is a menu or a box."""

    @property
    def link(self) -> str | None:
        """Where its words lead, if it is a link."""
        found = _LINK.match(self.instruction)
        return found[1] if found else None

    @property
    def shows_otherwise(self) -> bool:
        """Whether Word shows another result on another day, or its line otherwise than it stands in the file."""
        return _OTHERWISE.match(self.instruction) is not None

    def lacks_result(self, reached: tuple[int, int]) -> bool:
        """Whether the file does not tell what it shows; `reached` is the place where it ends."""
        return not self.shows or (reached == self.since and bool(_ANEW.match(self.instruction)))

    def without_result(self) -> tuple[str, int]:
        """What it shows without a result, and whether that is raised (1) or lowered (-1).

        Raises UnreadableSourceError for what only Word works out.
        """
        if self.chosen or _SILENT.match(self.instruction):
            return self.chosen, 0
        if shifted := _SHIFTED.match(self.instruction):
            return shifted[2], 1 if shifted[1].lower() == "up" else -1
        if sign := _SIGN.match(self.instruction):
            return chr(int(sign[1])), 0
        button = _BUTTON.match(self.instruction)
        if button:
            return button[1], 0
        name = self.instruction.split()[0]
        raise unreadable(f"it has a field that only Word works out ({name}); save it as a PDF")


def shown_choice(form: _Element | None) -> str:
    """What a menu or a box of a form shows."""
    if (box := child(form, "checkBox")) is not None:
        ticked, usual = child(box, "checked"), child(box, "default")
        return "☒" if is_on(usual if ticked is None else ticked) else "☐"
    menu = child(form, "ddList")
    entries = [attribute(one) or "" for one in children(menu, "listEntry")]
    told = (number(child(menu, name)) for name in ("result", "default"))
    at = next((one for one in told if one is not None), 0)
    return entries[at] if 0 <= at < len(entries) else ""


def shows_other_words(control: _Element, data: Iterable[_Element]) -> bool:
    """Whether the data that a control is bound to, which Word shows, have other words than it; a date is written otherwise anyway."""
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
