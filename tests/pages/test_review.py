"""The review view: every doubt and repair with its place; lines to paste that fit their place."""

import tomllib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.decisions import Decisions, mark_as_seen
from pipeline.model import Diagnostic, Extent, Region
from pipeline.pages import PageContext, interface
from pipeline.pages.excerpts import SourceText
from pipeline.pages.pictures import page_pictures
from pipeline.pages.repaired import in_blocks, repaired_words
from pipeline.pages.review_view import review_view
from pipeline.printed_forms import PrintedForms
from pipeline.read import read_text
from pipeline.terms import DecidedBy, RepairKind
from tests.pages.pages import NAMES, ROOT, page, read, ruling, sample

MOVED = "Конституцияның 13-бабының  және 14-бабының 2-тармағымен 1-тармағымен"
ELSEWHERE = {Code.DECISION_UNMATCHED, Code.EXPRESSION_DOUBLED}


def view(one):
    forms = PrintedForms(one)
    return review_view(forms, repaired_words(forms))


def pasted(one):
    """All lines that the view offers, as one decisions file with reasons."""
    shown = view(one)
    offered = [*(d.lines for d in shown.doubts), *(c.lines for c in shown.citations)]
    tables = [table.strip() for lines in offered for table in lines.split("\n\n")]
    # A citation may stand in two doubts and is decided once; what is told twice is seen twice.
    once = dict.fromkeys(table for table in tables if not table.startswith("[[seen]]"))
    lines = "\n\n".join([*once, *(table for table in tables if table.startswith("[[seen]]"))])
    told = tomllib.loads(lines.replace('reason = ""', 'reason = "Compared."'))
    return Decisions.model_validate(told, by_alias=True, by_name=False)


def words_of(one):
    return ["".join(block.text.split()) for block in one.blocks()]


def sources():
    yield "sample", (ROOT / "rulings/ks-2023-21.kaz.txt").read_bytes()
    for name in NAMES:
        if ruling(name).diagnostics or view(ruling(name)).citations:
            yield name, (ROOT / f"tests/rulings/{name}.txt").read_bytes()


def ambiguous():
    """The real text with one line more whose gaps can be filled in two ways."""
    text = (ROOT / "rulings/ks-2023-21.kaz.txt").read_text("utf-8")
    line = "Осы қылмыстық істер бойынша сот қателіктері"
    assert text.count(line) == 1
    return text.replace(line, f"{MOVED}\n{line}").encode()


def broken():
    """Halves of the real text, its lines turned round, and others that lack or hold too much."""
    text = (ROOT / "rulings/ks-2023-21.kaz.txt").read_text("utf-8")
    lines = text.splitlines(keepends=True)
    for name, damaged in {
        "head": "".join(lines[: len(lines) // 2]),
        "twice": "".join(line * 2 for line in lines),
        "thinned": "".join(line for at, line in enumerate(lines) if at % 5),
        "foreign": text.replace("ә", "\u0259").replace("н", "\u00f1", 3).replace("(", "", 2),
        "renumbered": text.replace("\n3. ", "\n7. ").replace("\n2. ", "\n1. "),
    }.items():
        yield name, damaged.encode()


@pytest.mark.parametrize(("name", "data"), [*sources(), ("ambiguous", ambiguous()), *broken()])
def test_lines_to_paste_fit_their_place_and_settle_every_doubt(name, data):
    source = read_text(data)
    before = convert(source)
    decisions = pasted(before)
    after = convert(source, decisions)
    assert [d for d in after.diagnostics if d.severity != "info"] == []
    assert Code.DECISION_UNMATCHED not in {found.code for found in after.diagnostics}
    # A line that is settled as it stands has no gaps, so that blanks before its commas go.
    assert words_of(after) == words_of(before)
    assert [c.targets for c in after.citations] == [c.targets for c in before.citations]
    if name == "ambiguous":
        assert [one.extracted for one in decisions.lines] == [MOVED]
    assert not any(one.lines for one in view(after).doubts if one.remedy is None)
    # What a person looked at stays on record, as such.
    looked = {(one.code, one.message) for one in decisions.seen}
    by_person = {(d.code, d.message) for d in after.diagnostics if d.by is DecidedBy.PERSON}
    assert looked == by_person


def test_every_code_has_a_remedy_and_lines_unless_it_is_settled_elsewhere():
    told = [
        Diagnostic(code=code, severity="warning", message=f"“{code}”\\", block=None, source=())
        for code in Code
    ]
    one = ruling(NAMES[0]).model_copy(update={"diagnostics": tuple(told)})
    shown = view(one).doubts
    assert {doubt.diagnostic.code for doubt in shown if not doubt.lines} == ELSEWHERE
    remedies = [interface(one.language).remedies[doubt.diagnostic.code.remedy] for doubt in shown]
    assert read(page(one)).xpath("//*[@class='remedy']/text()") == remedies
    marked, unmatched = mark_as_seen(told, pasted(one).seen)
    assert not unmatched
    assert {found.code for found in marked if found.by is DecidedBy.PIPELINE} == ELSEWHERE


@pytest.mark.parametrize("name", NAMES)
def test_every_doubt_and_every_repair_is_told(name):
    one = ruling(name)
    text = read(page(one)).xpath("string(//aside)")
    assert all(found.message in text for found in one.diagnostics)
    assert all(found.code in text for found in one.diagnostics)
    assert len(read(page(one)).xpath("//*[starts-with(@id, 'repair-')]")) == len(one.repairs)


def test_a_repair_tells_what_stands_at_its_place():
    one = sample()
    texts = {block.eId: block.text for block in one.blocks()}
    placed = in_blocks(repaired_words(PrintedForms(one)))
    assert sum(map(len, placed.values())) >= 0.9 * len(one.repairs)
    for eid, repairs in placed.items():
        for repair in repairs:
            words = texts[eid][repair.start : repair.end]
            assert words == repair.after
            if repair.repair.kind is RepairKind.REORDER:
                # Latin letters of the source stand before both repairs, this one and theirs.
                before = repair.repair.before.replace(" ", "").replace("i", "і")
                assert sorted(before) == sorted(words.replace(" ", ""))


def test_marks_of_repairs_on_the_page_lead_to_their_items():
    tree = read(page(sample()))
    items = {name.removeprefix("repair-") for name in tree.xpath("//aside//@id")}
    assert set(tree.xpath("//article//@data-repair")) <= items


def test_the_least_sure_repairs_come_first_and_none_is_rounded_up():
    unsure = view(sample()).unsure
    confidences = [one.words.repair.confidence for one in unsure]
    assert confidences == sorted(confidences)
    assert all(one.percent != "100 %" for one in unsure)


@given(st.text("аб \n", max_size=60), st.data())
def test_an_excerpt_holds_the_whole_lines_and_marks_what_is_meant(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    source = SourceText(text)
    excerpt = source.excerpt([Extent(start, end)])
    shown = "".join(words for words, _ in excerpt.pieces)
    assert shown in text
    assert excerpt.line == text.count("\n", 0, start) + 1
    meant = "".join(words for words, is_meant in excerpt.pieces if is_meant)
    assert text[start:end].startswith(meant)
    if text.count("\n", start, end) < 5 and start < end:
        assert meant == text[start:end].removesuffix("\n")


def drawn_pdf():
    from reportlab.pdfgen.canvas import Canvas

    held = BytesIO()
    canvas = Canvas(held, pagesize=(300, 400), invariant=1)
    for number in (1, 2):
        canvas.drawString(50, 350, f"page {number}")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def test_a_place_in_a_pdf_is_shown_on_the_picture_of_its_page():
    one = sample()
    region = Region(page=2, x0=50, y0=348, x1=90, y1=360)
    block = one.body.motivation[1].model_copy(update={"regions": (region,)})
    body = one.body.model_copy(
        update={"motivation": (one.body.motivation[0], block, *one.body.motivation[2:])}
    )
    pictures = page_pictures(drawn_pdf(), {1, 2, 9})
    assert sorted(pictures) == [1, 2]
    assert pictures == page_pictures(drawn_pdf(), {1, 2})
    tree = read(page(one.model_copy(update={"body": body}), PageContext(pictures=pictures)))
    assert tree.xpath("//image/@id") == ["page-2"]
    (box,) = tree.xpath("//svg[contains(@class, 'picture')]")[:1]
    assert box.get("viewbox") == "32.0 22.0 268.0 48.0"
    assert [box.find("rect").get(name) for name in ("x", "y", "width", "height")] == [
        "50.0",
        "40.0",
        "40.0",
        "12.0",
    ]
