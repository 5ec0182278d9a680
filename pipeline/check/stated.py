"""What the XML states of the ruling beside its words: title, question, life, people, outcomes.

The ruling is written once more, and what both files state is held against each other. What depends on the
registry that names were taken from, or on the layout of the file, is not compared.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from lxml import etree

from pipeline.check.problem import Problem
from pipeline.emit.akn import to_akn
from pipeline.emit.vocabulary import akn, own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from pipeline.model import Ruling

_STATEMENTS: Final = (
    akn("FRBRalias"),
    akn("keyword"),
    akn("eventRef"),
    akn("TLCPerson"),
    own("outcome"),
)
_ENDS: Final = (akn("source"), akn("destination"))
"""What an argument of the analysis rests on, and what it is about."""
_PEOPLE: Final = (akn("judge"), akn("party"), akn("person"), akn("signature"))
"""Who is named in the text, and as what."""
_SHOWN: Final = 160
"""Characters of a statement that a message quotes."""


def statement_problems(ruling: Ruling, root: _Element) -> Iterator[Problem]:
    """What the XML states and the ruling does not, and the other way round."""
    found, wanted = _stated(root), _stated_by(ruling)
    for statement in _shown(found - wanted):
        yield Problem("", f"the XML alone says {statement}")
    for statement in _shown(wanted - found):
        yield Problem("", f"the XML does not say {statement}")


def stated_otherwise(ruling: Ruling, anew: Ruling) -> tuple[str, ...]:
    """What a ruling that is made anew from the same source states, and this one does not, and what it does not state."""
    found, wanted = _stated_by(ruling), _stated_by(anew)
    more = (f"it says {statement}" for statement in _shown(wanted - found))
    return (*more, *(f"it does not say {statement}" for statement in _shown(found - wanted)))


def _stated_by(ruling: Ruling) -> Counter[str]:
    return _stated(etree.fromstring(to_akn(ruling)))


def _shown(statements: Counter[str]) -> Iterator[str]:
    return (statement[:_SHOWN] for statement in sorted(statements.elements()))


def _stated(root: _Element) -> Counter[str]:
    """The statements of a file in words that do not depend on its layout, each as often as it stands."""
    about = (_words(element, "") for element in root.iter(*_STATEMENTS, *_ENDS))
    named = (_words(element, _text(element)) for element in root.iter(*_PEOPLE))
    return Counter((*about, *named))


def _words(element: _Element, text: str) -> str:
    name = etree.QName(element).localname
    if element.tag in _ENDS and (argument := element.getparent()) is not None:
        name = f"{etree.QName(argument).localname}/{name}"
    # Attributes have no order in XML.
    attributes = (f"{key}={element.get(key)}" for key in sorted(map(str, element.attrib)))
    return " ".join((name, *attributes, *([f"“{text}”"] if text else [])))


def _text(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
