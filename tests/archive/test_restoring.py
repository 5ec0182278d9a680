"""The source comes back byte for byte, and the results are made again, or their version is told."""

import pytest

from pipeline.archive import restoring
from pipeline.archive.bag import read_bag
from pipeline.archive.packing import ArchiveSettings, archive
from pipeline.archive.restoring import restore_bag
from pipeline.archive.verifying import bags_of, verify
from pipeline.build import Settings, build
from pipeline.cli import run
from pipeline.errors import InvalidOutputError
from pipeline.read import USUAL
from tests.archive.test_verifying import renewed, written
from tests.export.samples import ROOT, ruling_at
from tests.faults.generator import generated

pytest.importorskip("typst")
NAME = "kk-2014-16.rus"


def test_source_and_results_are_what_they_were(made, tmp_path):
    for bag in bags_of(made):
        done = restore_bag(bag, tmp_path / bag.name)
        assert "byte for byte" in done.message
        for name in done.files:
            assert (tmp_path / bag.name / name).read_bytes() == (bag / "data" / name).read_bytes()


def test_a_broken_bag_gives_nothing(bag, tmp_path):
    (bag / "data/source.txt").write_bytes(b"other")
    with pytest.raises(InvalidOutputError, match="not what it was"):
        restore_bag(bag, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_another_version_is_named(bag, tmp_path, monkeypatch):
    """What a later qauly makes of the source is another thing; the bag's own files are given."""
    files, _ = read_bag(bag, USUAL)
    old = files["bag-info.txt"].replace(b"qauly 0.1.0", b"qauly 0.0.9")
    code = next(line for line in old.splitlines() if line.startswith(b"Qauly-Code"))
    written(
        bag,
        renewed({**files, "bag-info.txt": old.replace(code, b"Qauly-Code-SHA256: " + b"0" * 64)}),
    )
    monkeypatch.setattr(restoring, "_results_made_anew", lambda *_: {})
    done = restore_bag(bag, tmp_path / "again")
    assert "qauly 0.0.9" in done.message
    assert "not made again" in done.message
    assert (tmp_path / "again/ruling.json").read_bytes() == files["data/ruling.json"]


def test_the_version_that_made_it_must_make_it_again(bag, tmp_path, monkeypatch):
    monkeypatch.setattr(restoring, "_results_made_anew", lambda *_: {})
    with pytest.raises(InvalidOutputError, match="report it"):
        restore_bag(bag, tmp_path / "again")
    assert not (tmp_path / "again").exists()


_DECISIONS = """
[[citation]]
quote = "{quote}"
targets = []
reason = "Invented for a test."
"""
_REGISTRY = """
[[act]]
iri = "/akn/kz/act/law/2019-01-01/1-vi"
kind = "law"
date = 2019-01-01
number = "1-VI"
title = { kaz = "Ойдан шығарылған", rus = "Вымышленный" }
source = ["invented for a test"]
"""


@pytest.fixture
def decided(tmp_path):
    """A function that builds one ruling with a decision on some citation; where sources and results are."""

    def decide(quote, **settings):
        sources, out = tmp_path / "sources", tmp_path / "results"
        sources.mkdir()
        (sources / f"{NAME}.txt").write_bytes((ROOT / f"tests/rulings/{NAME}.txt").read_bytes())
        decisions = _DECISIONS.format(quote=quote)
        (sources / f"{NAME}.decisions.toml").write_text(decisions, "utf-8")
        list(build(sources, out, Settings(**settings)))
        return sources, out

    return decide


def citation_once():
    """The words of a citation that stand in the text once."""
    ruling = ruling_at(ROOT / f"tests/rulings/golden/{NAME}.json")
    text = "\n".join(block.text for block in ruling.blocks())
    return next(
        c.text
        for c in ruling.citations
        if c.targets and '"' not in c.text and text.count(c.text) == 1
    )


def test_decisions_and_registries_are_kept_and_used(decided, tmp_path):
    """The results depend on both, so the bag holds both, and restoring makes the same of them."""
    registry = tmp_path / "registry.toml"
    registry.write_text(_REGISTRY, "utf-8")
    sources, out = decided(citation_once(), registries=(registry,))
    settings = ArchiveSettings(sources, (registry,))
    (entry,) = archive(out, tmp_path / "bags", settings)
    bag = tmp_path / "bags" / entry.bag
    assert (bag / "data/registry-1.toml").read_bytes() == registry.read_bytes()
    assert "Qauly-Reproduces: yes" in (bag / "bag-info.txt").read_text()
    assert "Decided by a person: 1." in (bag / "data/premis.xml").read_text()
    assert verify(bag).exit_code == 0
    done = restore_bag(bag, tmp_path / "again")
    assert "byte for byte" in done.message
    assert (tmp_path / "again/source.decisions.toml").exists()


@pytest.mark.parametrize("quote", [citation_once(), "words that stand nowhere"])
def test_a_person_s_decisions_must_be_at_hand(decided, tmp_path, quote):
    """The JSON says that somebody decided; without the decisions the bag would not be whole."""
    _, out = decided(quote)
    (entry,) = archive(out, tmp_path / "bags")
    assert entry.exit_code == 2
    assert "--sources" in entry.error


def test_the_command(bag, tmp_path, capfd):
    assert run(["archive", "restore", str(bag), "--out", str(tmp_path / "again")]) == 0
    assert "source.txt, ruling.json, ruling.akn.xml" in capfd.readouterr().out
    assert run(["archive", "restore", str(tmp_path), "--out", str(tmp_path / "again")]) == 3


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_sources_of_other_kinds_come_back_too(tmp_path, kind):
    source = next(file for file in generated(60, bad=False) if file.path.endswith(f".{kind}"))
    source.put(tmp_path / "sources")
    list(build(tmp_path / "sources", tmp_path / "results", Settings()))
    settings = ArchiveSettings(sources=tmp_path / "sources")
    (entry,) = archive(tmp_path / "results", tmp_path / "bags", settings)
    done = restore_bag(tmp_path / "bags" / entry.bag, tmp_path / "again")
    assert "byte for byte" in done.message
    assert (tmp_path / f"again/source.{kind}").read_bytes() == source.data


def test_a_bag_is_not_restored_into_a_bag(bag, capfd):
    before = sorted(bag.rglob("*"))
    for out in (bag, bag / "data"):
        assert run(["archive", "restore", str(bag), "--out", str(out)]) == 2
        assert "name another place" in capfd.readouterr().err
    assert sorted(bag.rglob("*")) == before
