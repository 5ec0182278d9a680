"""What the two forms of a ruling state beside its words, and what a ruling made anew states.

The ruling is written once more, and what both files state is held against each other. What depends on the
registry that names were taken from, or on the layout of the file, is not compared.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from lxml import etree
from lxml.etree import _Element

from pipeline.check.problem import Problem
from pipeline.codes import OF_THE_RUN, Code
from pipeline.emit.akn import to_akn
from pipeline.emit.json import document
from pipeline.emit.vocabulary import AKN, QAULY, akn
from pipeline.model import Extent, MadeWith, Ruling

_OF_THE_REGISTRY: Final = {
    akn("TLCOrganization"): {"eId", "href"},
    akn("organization"): {"refersTo"},
    akn("TLCReference"): {"showAs"},
    akn("passiveRef"): {"showAs"},
}
"""Attributes that tell what the registry of the call knew of a body or an act."""
_SHOWN: Final = 160
"""Characters of a statement that a message quotes."""


def statement_problems(ruling: Ruling, root: _Element) -> Iterator[Problem]:
    """What the XML states and the ruling does not, and the other way round."""
    found, wanted = _statements_of(root), _statements_of(etree.fromstring(to_akn(ruling)))
    for statement in _shortened_statements(found - wanted):
        yield Problem("", f"the XML alone says {statement}")
    for statement in _shortened_statements(wanted - found):
        yield Problem("", f"the XML does not say {statement}")


def _shortened_statements(statements: Counter[str]) -> Iterator[str]:
    return (statement[:_SHOWN] for statement in sorted(statements.elements()))


def _statements_of(root: _Element) -> Counter[str]:
    """Each element with what holds it, its attributes and its words, as often as it stands."""
    return Counter(_statement(element) for element in root.iter(f"{{{AKN}}}*", f"{{{QAULY}}}*"))


def _statement(element: _Element) -> str:
    left_out = _OF_THE_REGISTRY.get(str(element.tag), ())
    # Attributes have no order in XML.
    attributes = (
        f"{key.rpartition('}')[2]}={element.get(key)}"
        for key in sorted(map(str, element.attrib))
        if key not in left_out
    )
    words = (" ".join((text or "").split()) for text in (element.text, element.tail))
    above = element.getparent()
    path = [etree.QName(one).localname for one in (above, element) if one is not None]
    return " ".join(("/".join(path), *attributes, *(f"“{text}”" for text in words if text)))


def stated_otherwise(ruling: Ruling, anew: Ruling) -> tuple[str, ...]:
    """Where a ruling and the one that is made anew from the same source differ, value by value."""
    settled = {one.source for one in ruling.diagnostics if one.code is Code.NAME_CONFIRMED}
    here, there = (document(_by_itself(one, settled)) for one in (ruling, anew))
    return tuple(f"{path} is {told[:_SHOWN]}" for path, told in _differences("", here, there))


def read_otherwise(ruling: Ruling, anew: Ruling) -> tuple[str, ...]:
    """Where a ruling says otherwise of its own words than is read in them alone.

    Layout, which words alone do not hold, may part paragraphs and tell of them otherwise: only those are looked at
    which both have and of which nothing is told.
    """
    here, there = _readings(ruling), _readings(anew)
    found = (
        _differences(place, read, there[words][1])
        for words, (place, read) in here.items()
        if words in there
    )
    return tuple(f"{path} is {told[:_SHOWN]}" for one in found for path, told in one)


def _readings(ruling: Ruling) -> dict[str, tuple[str, object]]:
    """What is read in the opening and in each paragraph of the decision, with the place, by the words, where nothing is told of these."""
    told = {one.block for one in ruling.diagnostics}
    opening = (*ruling.header, *ruling.body.introduction, *ruling.body.background)
    found: dict[str, tuple[str, object]] = {}
    if told.isdisjoint(block.eId for block in opening):
        names = {"kind", "question", "composition", "participants", "rapporteurs"}
        read: object = ruling.model_dump(mode="json", include=names)
        found["\n".join(block.text for block in opening)] = "", read
    for block in (one for one in ruling.body.decision if one.eId not in told):
        own = (one for one in ruling.outcomes if one.block == block.eId)
        read = [one.model_dump(mode="json", exclude={"block", "point"}) for one in own]
        found[block.text] = block.eId, read
    return found


def other_makers(then: MadeWith, now: MadeWith) -> tuple[str, ...]:
    """What a ruling was made with, where it is not what would make it now."""
    made = ((name, was or "none", getattr(now, name) or "none") for name, was in then)
    return tuple(f"{name} {was:.12}, not {one:.12}" for name, was, one in made if was != one)


def _by_itself(ruling: Ruling, settled: set[tuple[Extent, ...]]) -> Ruling:
    """A ruling without what others beside it have told of it, and without the doubts that they settled."""
    own = tuple(
        one
        for one in ruling.diagnostics
        if one.code not in OF_THE_RUN
        and not (one.code is Code.NAME_DOUBTFUL and one.source in settled)
    )
    return ruling.model_copy(update={"parallels": (), "diagnostics": own})


def _differences(path: str, here: object, there: object) -> Iterator[tuple[str, str]]:
    """The paths at which two values in JSON differ, and what stands in each."""
    if isinstance(here, dict) and isinstance(there, dict):
        for name in dict.fromkeys((*here, *there)):
            yield from _differences(f"{path}/{name}", here.get(name), there.get(name))
    elif isinstance(here, list) and isinstance(there, list):
        for number, (one, other) in enumerate(zip_longest(here, there)):
            yield from _differences(f"{path}/{number}", one, other)
    elif here != there:
        yield path, f"{here!r}, not {there!r}"
