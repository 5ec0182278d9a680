"""What the elements around say of the words in a Word document: why they are not seen, how they look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from lxml.etree import _Element

from pipeline.read.docx.looks import PLAIN, Look
from pipeline.read.docx.wordml import attribute, child, children, is_on, local
from pipeline.read.geometry import Appearance
from pipeline.read.writing import are_numbers, as_shown

_OF_SIGNS: Final = 0xF000
"""Where Word has the signs of fonts such as Symbol."""
_FORMULAS: Final = (
    "acc", "bar", "borderBox", "box", "d", "eqArr", "func", "groupChr", "limLow", "limUpp", "m", "nary", "rad", "sPre",
)  # fmt: skip
"""Parts of formulas that stand over, under or between each other."""
_RAISED: Final = {"sup": 1, "sub": -1}
_STACKED: Final = frozenset({"f", *_FORMULAS, *_RAISED})
_OF_FRACTIONS: Final = {"num": 1, "den": -1}


@dataclass(frozen=True, slots=True)
class Where:
    """What the elements around say of the words in them."""

    base: Look = PLAIN
    """What lies beneath the styles of paragraphs, by the table around."""
    paragraph: Look = PLAIN
    look: Look = PLAIN
    hidden: Appearance | None = None
    inserted: bool = False
    moved: bool = False
    backwards: bool = False

    @property
    def appearance(self) -> Appearance | None:
        """Why the words are not plainly seen, if so."""
        return self.hidden or self.look.appearance

    def hidden_as(self, why: Appearance | None) -> Where:
        """The same for words that are not seen, unless there was a reason before."""
        return self if self.hidden or not why else replace(self, hidden=why)

    def shown_elsewhere(self, *, moved: bool = True) -> Where:
        """The same for words that may be shown elsewhere."""
        return self if self.moved or not moved else replace(self, moved=True)

    def in_tracked_change(self, *, by: bool = True) -> Where:
        """The same for words of a tracked change."""
        return self if self.inserted or not by else replace(self, inserted=True)

    def shown_word(self, word: str) -> str:
        """A word as it looks here."""
        if self.look.signs:
            word = "".join(chr(_OF_SIGNS + ord(one)) if ord(one) < 0x100 else one for one in word)
        transform = "uppercase" if "caps" in self.look.toggles else "none"
        return as_shown(word, self.look.raised, transform, backwards=self.backwards)


def _in_override(node: _Element, where: Where) -> Where:
    backwards = attribute(node) == "rtl"
    words = [one.text or "" for one in node.iter() if local(one) == "t"]
    several = len(words) > 1 or " " in "".join(words)
    return replace(where, backwards=backwards).shown_elsewhere(moved=backwards and several)


def _in_raised_part(node: _Element, where: Where) -> Where:
    raised = _RAISED[local(node)] if _is_math(node) else 0
    return replace(where, paragraph=replace(where.paragraph, raised=raised))


def _in_fraction(node: _Element, where: Where) -> Where:
    """In a fraction, which has a place in the line where it is of two numbers, as `1/2`."""
    # In an index it would pass for a part of what that belongs to: 2¹⁄₂.
    plain = _is_of_numbers(node) and not where.paragraph.raised
    return where.shown_elsewhere(moved=_is_math(node) and not plain)


def _in_part_of_fraction(node: _Element, where: Where) -> Where:
    holder = node.getparent()
    if holder is None or not _is_of_numbers(holder):
        return where
    return replace(where, paragraph=replace(where.paragraph, raised=_OF_FRACTIONS[local(node)]))


def _is_of_numbers(fraction: _Element) -> bool:
    is_lined = _is_math(fraction) and attribute(child(fraction, "fPr", "type")) != "noBar"
    plain = not any(local(one) in _STACKED for one in fraction.iterdescendants("*"))
    return is_lined and plain and are_numbers(children(fraction, "num", "den"))


def _in_control(node: _Element, where: Where) -> Where:
    """In a content control; the words that ask for an entry are no words of the document."""
    asks = is_on(child(node, "sdtPr", "showingPlcHdr"))
    return where.hidden_as(Appearance.FAINT if asks else None)


def _in_phantom(node: _Element, where: Where) -> Where:
    """In a part of a formula that may keep its place free alone."""
    shown = child(node, "phantPr", "show")
    return where.hidden_as(None if shown is None or is_on(shown) else Appearance.HIDDEN)


def _is_math(node: _Element) -> bool:
    return node.tag.partition("}")[0].endswith("math")


INSIDE: Final[Mapping[str, Callable[[_Element, Where], Where]]] = {
    "bdo": _in_override,
    "sdt": _in_control,
    **dict.fromkeys(("del", "moveFrom"), lambda _, where: where.hidden_as(Appearance.DELETED)),
    **dict.fromkeys(("ins", "moveTo"), lambda _, where: where.in_tracked_change()),
    **dict.fromkeys(("rt", "textpath"), lambda _, where: where.shown_elsewhere()),
    "phant": _in_phantom,
    **dict.fromkeys(_FORMULAS, lambda node, where: where.shown_elsewhere(moved=_is_math(node))),
    "f": _in_fraction,
    **dict.fromkeys(_OF_FRACTIONS, _in_part_of_fraction),
    **dict.fromkeys(_RAISED, _in_raised_part),
}
"""What an element makes of the surroundings, for the words in it."""
