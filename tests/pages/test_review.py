"""The review view: every doubt and repair with its place; lines to paste that fit their place."""

import tomllib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.decisions import Decisions
from pipeline.model import Extent, Region
from pipeline.pages import Surroundings
from pipeline.pages.excerpts import SourceText
from pipeline.pages.pictures import page_pictures
from pipeline.pages.printed_forms import PrintedForms
from pipeline.pages.repaired import in_blocks, repaired_words
from pipeline.pages.review_view import review_view
from pipeline.read import read_text
from pipeline.terms import RepairKind
from tests.pages.pages import NAMES, ROOT, page, read, ruling, sample

MOVED = "Конституцияның 13-бабының  және 14-бабының 2-тармағымен 1-тармағымен"
SETTLED_BY_A_LINE = {Code.DISPLACED_RUN_LEFT, Code.WRAP_DOUBTFUL, Code.HYPHEN_DOUBTFUL}


def view(one):
    forms = PrintedForms(one)
    return review_view(forms, repaired_words(forms))


def pasted(one):
    """All lines that the view offers, as one decisions file."""
    shown = view(one)
    offered = [*(d.lines for d in shown.doubts), *(c.lines for c in shown.citations)]
    tables = dict.fromkeys(table.strip() for lines in offered for table in lines.split("\n\n"))
    return Decisions.model_validate(
        tomllib.loads("\n\n".join(tables)), by_alias=True, by_name=False
    )


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


@pytest.mark.parametrize(("name", "data"), [*sources(), ("ambiguous", ambiguous())])
def test_lines_to_paste_fit_their_place_and_settle_it(name, data):
    source = read_text(data)
    before = convert(source)
    decisions = pasted(before)
    after = convert(source, decisions)
    codes = [found.code for found in after.diagnostics]
    assert Code.DECISION_UNMATCHED not in codes
    assert not SETTLED_BY_A_LINE & set(codes)
    assert [block.text for block in after.blocks()] == [block.text for block in before.blocks()]
    assert [c.targets for c in after.citations] == [c.targets for c in before.citations]
    if name == "ambiguous":
        assert [one.extracted for one in decisions.lines] == [MOVED]


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
                assert sorted(repair.repair.before.replace(" ", "")) == sorted(
                    words.replace(" ", "")
                )


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
    tree = read(page(one.model_copy(update={"body": body}), Surroundings(pictures=pictures)))
    assert tree.xpath("//image/@id") == ["page-2"]
    (box,) = tree.xpath("//svg[contains(@class, 'picture')]")[:1]
    assert box.get("viewbox") == "32.0 22.0 268.0 48.0"
    assert [box.find("rect").get(name) for name in ("x", "y", "width", "height")] == [
        "50.0",
        "40.0",
        "40.0",
        "12.0",
    ]
