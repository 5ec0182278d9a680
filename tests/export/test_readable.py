"""Every word of a ruling is in every form for readers, once and in order; nothing else is."""

import io
import json
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.emit.json import from_json
from pipeline.export.readable import escaped, to_markdown, to_text
from pipeline.model import Block, Extent, Mark
from pipeline.outline import outline
from pipeline.terms import EDITORIAL, BlockRole, MarkKind
from tests.export.samples import ALL, GOLDEN, OPINION, SAMPLE, ruling_at, stem_of


def words_of(ruling):
    """Numbers and words of every block, sorted, since notes stand elsewhere in a document."""
    return sorted(f"{b.num} {b.text}" if b.num else b.text for b in ruling.blocks())


def footnoted():
    """The sample with a footnote that two of its words refer to nowhere else."""
    ruling = from_json(SAMPLE.read_bytes())
    note = Block(
        eId="notes__p_1", role=BlockRole.FOOTNOTE, num=None, text="¹ Invented note.",
        source=(Extent(5000, 5001),),
    )  # fmt: skip
    first, *rest = ruling.body.decision
    mark = Mark(kind=MarkKind.NOTE_REFERENCE, start=5, end=6, refers_to="notes__p_1")
    decision = (first.model_copy(update={"marks": (mark,)}), *rest)
    body = ruling.body.model_copy(update={"decision": decision})
    return ruling.model_copy(update={"body": body, "notes": (note,)})


def replaced(body, block):
    """A body with a block in the place of the one of its name."""
    parts = {name: [block if b.eId == block.eId else b for b in blocks] for name, blocks in body}
    return body.model_copy(update={name: tuple(blocks) for name, blocks in parts.items()})


@pytest.mark.parametrize("path", ALL, ids=stem_of)
def test_the_outline_has_every_block_once(path):
    ruling = ruling_at(path)
    view = outline(ruling)
    found = [p for part in view.parts for p in part.passages]
    assert sorted(p.eid for p in found) == sorted(b.eId for b in ruling.blocks())
    by_name = {b.eId: b for b in ruling.blocks()}
    for passage in found:
        assert passage.text == by_name[passage.eid].text
    own = [p.eid for p in found if p.role not in EDITORIAL]
    assert own == [b.eId for b in ruling.blocks() if b.role not in EDITORIAL]


@pytest.mark.parametrize("path", ALL, ids=stem_of)
def test_the_text_is_the_blocks_and_nothing_else(path):
    ruling = ruling_at(path)
    lines = [line for line in to_text(ruling).decode().split("\n") if line]
    assert sorted(lines) == words_of(ruling)


@pytest.mark.parametrize("path", ALL, ids=stem_of)
def test_markdown_shows_the_words_as_they_are(path):
    ruling = ruling_at(path)
    tokens = MarkdownIt().parse(to_markdown(ruling).decode())
    inline = [
        "".join(child.content for child in token.children if child.type in {"text", "code_inline"})
        for token in tokens
        if token.type == "inline"
    ]
    headings = {part.heading for part in outline(ruling).parts}
    assert sorted(line for line in inline if line not in headings) == words_of(ruling)
    assert not {t.type for t in tokens} & {"bullet_list_open", "ordered_list_open", "fence", "hr"}


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)
    .map(str.strip)
    .filter(bool)
    .filter(lambda text: not re.search(r"[\s\ufffd]", text.replace(" ", "")))
)
def test_any_words_are_shown_as_they_are(words):
    (shown,) = (t for t in MarkdownIt().parse(escaped(words)) if t.type == "inline")
    assert "".join(child.content for child in shown.children) == words


def test_a_footnote_stands_at_its_mark():
    ruling = footnoted()
    text, markdown = to_text(ruling).decode(), to_markdown(ruling).decode()
    assert "қаулы[1]етеді:" in text
    assert text.endswith("[1] ¹ Invented note.\n")
    assert "қаулы[^1]етеді:" in markdown
    assert markdown.endswith("[^1]: ¹ Invented note.\n")


def test_a_footnote_within_a_citation_stands_at_its_mark_and_both_are_told():
    ruling = footnoted()
    passages = (p for part in outline(ruling).parts if part.name for p in part.passages)
    passage, link = next((p, run) for p in passages for run in p.runs if run.href)
    block = ruling.by_eid()[passage.eid]
    at = block.text.index(link.text) + 3
    mark = Mark(kind=MarkKind.NOTE_REFERENCE, start=at, end=at + 1, refers_to="notes__p_1")
    marked = block.model_copy(update={"marks": (*block.marks, mark)})
    written = ruling.model_copy(update={"body": replaced(ruling.body, marked)})
    runs = next(p.runs for p in outline(written).passages if p.eid == block.eId)
    at = next(number for number, run in enumerate(runs) if run.note)
    before, note, behind = runs[at - 1 : at + 2]
    assert (before.href, note.note, behind.href) == (link.href, "notes__p_1", link.href)
    assert (before.text, behind.text) == (link.text[:3], link.text[4:])


class TestWordFile:
    """What python-docx reads again, and what the archive's own files say."""

    docx = None

    @pytest.fixture(autouse=True)
    def _needs_docx(self):
        pytest.importorskip("docx")

    def paragraphs(self, ruling):
        import docx

        from pipeline.export.word_file import to_docx

        return docx.Document(io.BytesIO(to_docx(ruling))).paragraphs

    @pytest.mark.parametrize("path", [SAMPLE, OPINION, *GOLDEN[::7]], ids=stem_of)
    def test_it_holds_every_word(self, path):
        ruling = ruling_at(path)
        headings = {part.heading for part in outline(ruling).parts}
        found = [p.text.replace("\t", " ", 1) for p in self.paragraphs(ruling)]
        assert sorted(line for line in found if line not in headings) == words_of(ruling)

    def test_headings_are_headings(self):
        ruling = ruling_at(SAMPLE)
        styles = {(p.text, p.style.name) for p in self.paragraphs(ruling)}
        assert (ruling.title, "Heading 1") in styles
        assert ("Қарар бөлім", "Heading 2") in styles

    def test_a_footnote_is_word_s_own(self):
        from lxml import etree

        from pipeline.export.word_file import to_docx

        data = to_docx(footnoted())
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            assert "Invented note." in file.read("word/footnotes.xml").decode()
            body = etree.fromstring(file.read("word/document.xml"))
        assert len(body.findall(".//{*}footnoteReference")) == 1

    def test_qauly_reads_it_again(self, tmp_path):
        """The footnote too; only the headings of parts are no words of the ruling."""
        from pipeline.export.word_file import to_docx
        from pipeline.read import read

        path = tmp_path / "x.docx"
        path.write_bytes(to_docx(footnoted()))
        text = read(path).text
        assert "Invented note." in text
        assert ruling_at(SAMPLE).body.decision[1].text in text.replace("\t", " ")

    @pytest.mark.parametrize("path", [SAMPLE, *GOLDEN[::9]], ids=stem_of)
    def test_what_qauly_reads_of_it_is_the_ruling_and_nothing_else(self, path):
        """The headings of parts stay on record, as no words of the ruling."""
        from pipeline.clean import clean
        from pipeline.decisions import Decisions
        from pipeline.export.word_file import to_docx
        from pipeline.job import Job
        from pipeline.read import read_bytes

        ruling = ruling_at(path)
        found = clean(Job.of(read_bytes(to_docx(ruling)), Decisions())).text.split("\n")
        headings = {part.heading for part in outline(ruling).parts if part.heading}
        assert headings.isdisjoint(found)

    def test_no_clock_gets_in(self):
        from pipeline.export.word_file import to_docx

        data = to_docx(ruling_at(SAMPLE))
        assert data == to_docx(ruling_at(SAMPLE))
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            assert {i.date_time for i in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert "2023-07-14T00:00:00Z" in file.read("docProps/core.xml").decode()


def test_a_ruling_without_title_number_and_name_has_a_heading():
    data = json.loads(SAMPLE.read_bytes())
    ruling = from_json(json.dumps(data).encode()).model_copy(
        update={"title": None, "number": None, "expression": None}
    )
    assert outline(ruling).title == ruling.text_sha256
