"""XML as it is written: any words come back, and what XML cannot hold is refused."""

from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.emit.vocabulary import NAMESPACES, akn, own, written

WORDS = st.text(
    st.characters(
        exclude_categories=["Cs"],
        exclude_characters=[*map(chr, range(0x20)), "\ufffe", "\uffff"],
    )
    | st.sampled_from("\t\n\r&<>\"'")
)


@given(WORDS, WORDS, WORDS)
def test_words_come_back_as_they_were(text: str, tail: str, value: str) -> None:
    root = Element("akomaNtoso", NAMESPACES)
    inner = SubElement(root, "q:citation", {"href": value})
    root.text, inner.tail = text, tail
    read = etree.fromstring(written(root))
    assert (read.text or "", read[0].tail or "", read[0].get("href")) == (text, tail, value)
    assert (read.tag, read[0].tag) == (akn("akomaNtoso"), own("citation"))


@given(WORDS, WORDS)
def test_the_bytes_are_those_of_lxml(text: str, value: str) -> None:
    ours = Element("p", {"eId": value})
    ours.text = text or None
    theirs = etree.Element("p", {"eId": value})
    theirs.text = text or None
    assert written(ours) == etree.tostring(theirs, encoding="UTF-8", xml_declaration=True)


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_what_xml_cannot_hold_is_refused(character: str) -> None:
    root = Element("p")
    root.text = f"сот{character}"
    with pytest.raises(ValueError, match=r"XML|surrogates"):
        written(root)
