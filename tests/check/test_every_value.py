"""Whatever is changed in one of the two files of a ruling is told: by itself, beside the other, or by the source."""

from __future__ import annotations

import copy
import json
from functools import cache
from itertools import chain

import pytest
from lxml import etree

from pipeline.check import InvalidOutputError, check_pair, file_problems, stated_otherwise
from pipeline.convert import convert, publish
from pipeline.emit.json import from_json
from pipeline.emit.vocabulary import akn
from pipeline.read import read_text
from tests.test_rulings import FOLDER

STEMS = ("ks-2024-77.rus", "kk-2009-15.kaz")
OF_THE_REGISTRY = {("TLCOrganization", "href"), ("TLCReference", "showAs")}
"""What another registry would tell otherwise, so that no pair is refused for it."""


@cache
def published(stem):
    return publish(convert(read_text((FOLDER / f"{stem}.txt").read_bytes())))


def values(value, path=()):
    """Each value and list of a JSON, by its path."""
    if isinstance(value, dict):
        yield from chain.from_iterable(values(one, (*path, name)) for name, one in value.items())
        return
    yield path, value
    if isinstance(value, list):
        yield from chain.from_iterable(values(one, (*path, at)) for at, one in enumerate(value))


def others(value):
    """Other values in the place of one."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int | float):
        return [value + 1 if isinstance(value, int) else value / 2]
    if isinstance(value, list):
        return [value[:-1], value[::-1]]
    return [None if value else "x", f"{value}x"]


@pytest.mark.parametrize("stem", STEMS)
def test_a_changed_json_says_otherwise_than_its_source(stem):
    done, seen = published(stem), set()
    whole = json.loads(done.json)
    for path, value in values(whole):
        kind = tuple(part for part in path if isinstance(part, str))
        for other in others(value) if (kind, type(value)) not in seen else ():
            changed = copy.deepcopy(whole)
            place = changed
            for part in path[:-1]:
                place = place[part]
            place[path[-1]] = other
            data = json.dumps(changed, ensure_ascii=False).encode()
            assert (
                changed == whole
                or kind == ("parallels",)
                or file_problems("a.json", data)
                or stated_otherwise(from_json(data), done.ruling)
            ), (path, other)
        seen.add((kind, type(value)))


def told(done, root):
    data = etree.tostring(root)
    try:
        check_pair(done.json, data)
    except InvalidOutputError:
        return True
    return bool(file_problems("a.akn.xml", data))


@pytest.mark.parametrize("stem", STEMS)
def test_a_changed_xml_says_otherwise_than_its_json(stem):
    done, seen = published(stem), set()
    root = etree.fromstring(done.akn)
    for element in root.iter():
        for name, value in element.attrib.items():
            kind = etree.QName(element).localname, name
            if kind not in seen | OF_THE_REGISTRY:
                seen.add(kind)
                element.set(name, f"{value}9")
                assert told(done, root), kind
                del element.attrib[name]
                assert told(done, root), kind
                element.set(name, value)
        if element.getparent() is not None and element.tag not in seen:
            seen.add(element.tag)
            above, at = element.getparent(), element.getparent().index(element)
            above.remove(element)
            assert told(done, root), element.tag
            above.insert(at, element)
    assert not told(done, root)


def test_words_that_move_between_two_elements_are_told():
    done = published(STEMS[0])
    root = etree.fromstring(done.akn)
    judge = next(root.iter(akn("judge")))
    judge.text, judge.tail = judge.text[:-1], judge.text[-1] + (judge.tail or "")
    assert told(done, root)


def test_what_others_write_between_the_elements_is_not_told():
    done = published(STEMS[0])
    root = etree.fromstring(done.akn)
    root.find(f".//{akn('meta')}").append(etree.Element("{urn:x}own", note="mine"))
    root.append(etree.Comment("reviewed"))
    etree.indent(root.find(f".//{akn('meta')}"))
    check_pair(done.json, etree.tostring(root))


def test_a_key_that_stands_twice_is_told():
    twice = published(STEMS[0]).json.replace(b'"number"', b'"number":"1",\n"number"', 1)
    assert [str(one) for one in file_problems("a.json", twice)] == [
        "the key “number” stands more than once in one object"
    ]
