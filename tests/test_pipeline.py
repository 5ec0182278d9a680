"""From bytes to checked files: what holds for the sample, for its goldens, and for any input."""

import json
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.check.restore import restore
from pipeline.clean import steps
from pipeline.convert import convert, publish
from pipeline.decisions import Decisions
from pipeline.errors import NotARulingError, UnreadableSourceError
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.read import read_text

ROOT = Path(__file__).parent.parent
SAMPLE = (ROOT / "rulings/ks-2023-21.kaz.txt").read_bytes()
STEPS = ROOT / "tests/golden/steps"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


@pytest.fixture(scope="module")
def published():
    return publish(convert(read_text(SAMPLE)))


def cleaning_steps():
    """The steps that change the sample, by the names of their rules, with the text behind each."""
    source = read_text(SAMPLE)
    before, changing = source.text, {}
    for name, text in steps(Job(source, detect(source.text), Decisions())):
        if text.text != before:
            changing[name] = before = text.text
    return changing


@pytest.mark.parametrize(("name", "text"), cleaning_steps().items(), ids=list(cleaning_steps()))
def test_each_cleaning_step_has_its_golden(name, text):
    """To renew after a change that is meant: QAULY_RENEW=1 pytest, then read the diff."""
    golden = STEPS / f"{name}.txt"
    if "QAULY_RENEW" in os.environ:
        golden.write_text(text, "utf-8")
    assert golden.read_text("utf-8") == text


def test_no_golden_is_left_over():
    assert {path.stem for path in STEPS.iterdir()} == set(cleaning_steps())


def test_blocks_are_the_paragraphs_of_the_clean_text(published, golden):
    printed = [f"{b.num} {b.text}" if b.num else b.text for b in published.ruling.blocks()]
    assert printed == golden


def test_the_xml_has_the_same_text_and_sources(published):
    root = etree.fromstring(published.akn)
    found = {p.get("eId"): p for p in root.iter(f"{AKN}p")}
    lines = root.findtext(".//{urn:qauly:1}sources").strip().splitlines()
    sources = dict(line.split(" ", 1) for line in lines)
    for block in published.ruling.blocks():
        paragraph = found[block.eId]
        assert "".join(paragraph.itertext()) == block.text
        first, last = min(s.start for s in block.source), max(s.end for s in block.source)
        assert sources[block.eId] == f"{first}-{last}"


def test_nothing_is_lost_and_nothing_is_new(published):
    """Non-blank characters of source and text differ by the recorded replacements alone."""
    ruling = published.ruling
    text = "".join(f"{b.num or ''}{b.text}" for b in ruling.blocks())
    source = SAMPLE.decode()
    for repair in ruling.edits():
        if repair.kind == "replace":
            text += repair.before
            source += repair.after
    assert sorted("".join(text.split())) == sorted("".join(source.split()))


def test_every_source_character_is_in_one_block_or_one_repair(published):
    ruling = published.ruling
    spans = [(s.start, s.end) for b in ruling.blocks() for s in b.source]
    spans += [(s.start, s.end) for r in ruling.edits() if r.kind == "replace" for s in r.source]
    ends = sorted(span for span in spans if span[0] < span[1])
    assert ends[0][0] == 0
    assert ends[-1][1] == ruling.source.characters
    assert all(a[1] == b[0] for a, b in pairwise(ends))


def test_the_source_comes_back_from_the_json(published):
    assert restore(published.ruling).encode() == SAMPLE


def test_names_are_unique_and_references_hold(published):
    root = etree.fromstring(published.akn)
    names = [element.get("eId") for element in root.iter() if element.get("eId")]
    assert len(names) == len(set(names))
    told = {v for e in root.iter() for v in e.attrib.values() if v.startswith("#")}
    assert {name.lstrip("#") for value in told for name in value.split()} <= set(names)


def test_the_json_holds_no_doubt_about_the_sample(published):
    assert [d.code for d in published.ruling.diagnostics if d.severity != "info"] == []


def test_keys_of_the_contract(published):
    keys = list(json.loads(published.json))
    due = (
        "work expression language kind title number date court schema_version composition "
        "participants rapporteurs header body conclusions outcomes citations abbreviations "
        "repairs diagnostics source made_with text_sha256"
    )
    assert set(due.split()) <= set(keys)


@pytest.mark.parametrize("control", ["\x01", "\x0e", "\x1f", "\x7f", "\u200b", "\ufeff", "\u00ad"])
def test_control_characters_are_removed_on_record(control):
    text = SAMPLE.decode().replace("Конституциялық", f"Консти{control}туциялық")
    data = text.encode()
    result = publish(convert(read_text(data)))
    assert restore(result.ruling).encode() == data
    assert control not in "".join(b.text for b in result.ruling.blocks())


def one_line(error):
    """Nothing is published; the message is one line that says something."""
    assert str(error)
    assert "\n" not in str(error)


def outcome(data):
    """What any bytes give: a published ruling that restores, or one typed error."""
    try:
        source = read_text(data)
        result = publish(convert(source))
    except (UnreadableSourceError, NotARulingError) as error:
        return one_line(error)
    assert restore(result.ruling).encode() == data
    return result


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_give_a_ruling_or_one_typed_error(data):
    outcome(data)


PIECES = re.findall(r"[^\n]*\n", SAMPLE.decode())


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_a_damaged_ruling_is_converted_or_refused(data):
    """Lines dropped, doubled, swapped, cut; strange characters put in."""
    lines = list(PIECES)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        what = data.draw(
            st.sampled_from(["drop", "double", "swap", "cut", "insert", "upper", "joined"])
        )
        if what == "drop":
            del lines[at : at + data.draw(st.integers(1, 60))]
        elif what == "double":
            lines.insert(at, lines[at])
        elif what == "swap":
            lines[at], lines[-1] = lines[-1], lines[at]
        elif what == "cut":
            lines[at] = lines[at][: len(lines[at]) // 2]
        elif what == "insert":
            lines[at] = data.draw(st.text(max_size=12)) + lines[at]
        elif what == "upper":
            lines[at] = lines[at].upper()
        else:
            lines[at] = lines[at].rstrip("\n")
        lines = lines or ["\n"]
    outcome("".join(lines).encode("utf-8", "replace"))


@pytest.mark.parametrize("share", [0.1, 0.25, 0.5, 0.75, 0.95])
def test_a_ruling_cut_in_the_middle_goes_as_far_as_it_goes_and_says_so(share):
    text = SAMPLE.decode()
    result = outcome(text[: int(len(text) * share)].encode())
    assert result is not None
    assert result.ruling.number == "21-НҚ"
    assert any(d.severity != "info" for d in result.ruling.diagnostics)
