"""Any bytes at all give a list of problems, never a traceback."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check import check_file, file_problems
from pipeline.emit.akn import to_akn
from pipeline.emit.json import to_json
from pipeline.errors import UsageError
from tests.emit.invented import ruling

JSON = to_json(ruling())
AKN = to_akn(ruling())
BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">]>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" a="&f;">&f;&f;</akomaNtoso>"""
XXE = b"""<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><judgment>&x;</judgment></akomaNtoso>"""
OTHER = (
    b"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act/></akomaNtoso>"""
)


def test_good_files_have_no_problems():
    assert file_problems("x.json", JSON) == ()
    assert file_problems("x.akn.xml", AKN) == ()
    check_file("x.json", JSON)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "not JSON"),
        (b"\x00", "not JSON"),
        (JSON[: len(JSON) // 2], "not JSON"),
        ("{}".encode("utf-16"), "byte order mark"),
        ('"Конституция"'.encode("cp1251"), "not JSON"),
        (b"\xef\xbb\xbf{}", "byte order mark"),
        (b"[" * 100_000, "not JSON"),
        (b"[" * 150 + b"]" * 150, "object"),
        (b"NaN", "not JSON"),
        (b"9" * 10_000, "not JSON"),
        (b"9" * 100, "object"),
        (b'{"a": "\\ud800"}', ""),
        (JSON.replace(b'"pages":2', b'"pages":1e400'), ""),
        (JSON.replace(b'"pages":2', b'"pages":-1'), "minimum"),
        (JSON.replace("Действующий".encode(), b"\\ud800"), ""),
        (b"null", "object"),
        (b"{}", "schema_version"),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value[:12]),
)
def test_bad_json_is_told_in_short_lines(data: bytes, told: str):
    found = file_problems("x.json", data)
    assert found
    assert any(told in str(problem) for problem in found), found
    assert all("\n" not in str(problem) and len(str(problem)) < 400 for problem in found)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "not XML"),
        (b"{}", "not XML"),
        (b"\x00\x01", "not XML"),
        (AKN[: len(AKN) // 2], "not XML"),
        (AKN.replace(b"</header>", b""), "not XML"),
        (AKN.replace("Действующий".encode(), b"\x01"), "not XML"),
        (AKN.replace("Действующий".encode(), b"\xff"), "not XML"),
        (BOMB, ""),
        (XXE, "DOCTYPE"),
        (OTHER, "no judgment"),
        (b"<html/>", "no judgment"),
        (b"<a>" * 50_000, "not XML"),
        (AKN.replace(b"<header", b"<?x y?><!-- c --><header"), ""),
        (
            AKN.replace(b'encoding="UTF-8"', b'encoding="klingon"').replace(
                b"'UTF-8'", b"'klingon'"
            ),
            "not XML",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value[:12]),
)
def test_bad_xml_is_told_in_short_lines(data: bytes, told: str):
    found = file_problems("x.akn.xml", data)
    if told:
        assert any(told in str(problem) for problem in found), found
    assert all("\n" not in str(problem) and len(str(problem)) < 500 for problem in found)


def test_entities_are_not_expanded():
    found = file_problems("x.akn.xml", BOMB)
    assert found
    assert not any("lollol" in str(problem) for problem in found)


def test_other_names_are_refused():
    with pytest.raises(UsageError, match=r"\.json and \.akn\.xml"):
        check_file("x.txt", b"")


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["x.json", "x.akn.xml"]), st.binary(max_size=60))
def test_any_bytes_have_problems(name: str, data: bytes):
    assert file_problems(name, data)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([("x.json", JSON), ("x.akn.xml", AKN)]),
    st.floats(0, 1),
    st.integers(0, 30),
    st.binary(max_size=8),
)
def test_any_damage_gives_a_list(file: tuple[str, bytes], place: float, cut: int, new: bytes):
    name, data = file
    at = int(place * len(data))
    for problem in file_problems(name, data[:at] + new + data[at + cut :]):
        assert str(problem)


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
        ),
    )
)
def test_any_json_has_problems(instance: object):
    data = json.dumps(instance).encode()
    assert file_problems("x.json", data)
