"""The XML form: what stands where, and what it says when the ruling does not tell."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.check import problems
from pipeline.emit.akn import to_akn
from pipeline.emit.json import to_json
from pipeline.errors import InvalidOutputError
from pipeline.languages import Language
from pipeline.model import Composition, StateId
from pipeline.outline import outline
from pipeline.terms import BlockRole
from pipeline.text import CleanText
from tests.emit.assembling import Case, Cited, Given, assembled
from tests.emit.invented import CASE, CODE, FIELDS, WORK, extracted, nameless, ruling

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "q": "urn:qauly:1"}
BARE = {
    **FIELDS,
    "composition": Composition(presiding=None, judges=()),
    "participants": (),
    "rapporteurs": (),
    "outcomes": (),
    "abbreviations": (),
    "diagnostics": (),
}


def tree(data: bytes):
    return etree.fromstring(data)


def one(root, path: str):
    found = root.xpath(path, namespaces=NS)
    assert len(found) == 1, (path, found)
    return found[0]


def found(root, path: str) -> list:
    return root.xpath(path, namespaces=NS)


def made(*paragraphs: Given, citations: dict[str, Cited] | None = None, **fields: object):
    """A ruling of a few paragraphs, whose source is their text."""
    title = next((p.text for p in paragraphs if p.role is BlockRole.TITLE), None)
    case = Case(paragraphs, {**BARE, "title": title, **fields}, citations or {})
    return assembled(case, CleanText.of(case.text))


def faults(a_ruling) -> list[str]:
    return [str(p) for p in problems(a_ruling, to_json(a_ruling), to_akn(a_ruling))]


POINT = BlockRole.POINT
WORDS = BlockRole.PARAGRAPH
TITLE = Given("header__p_1", BlockRole.TITLE, "Об официальном толковании")


def test_a_ruling_with_everything_breaks_no_rule():
    assert faults(ruling()) == []


def test_the_bytes_are_the_same_whatever_the_hash_seed():
    code = "import sys; from tests.emit.invented import ruling; from pipeline.emit.akn import to_akn; sys.stdout.buffer.write(to_akn(ruling()))"
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ".", "TZ": zone, "LC_ALL": "C"},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Almaty"))
    ]
    assert runs[0] == runs[1] == to_akn(ruling())


def test_marks_become_elements():
    root = tree(to_akn(ruling()))
    judge = one(root, "//a:header//a:judge[@refersTo='#judge_1']")
    assert (judge.text, judge.get("as")) == ("Вымысловой А.А.", "#role_chairperson")
    lawyer = one(root, "//a:lawyer")
    assert (lawyer.get("refersTo"), lawyer.get("for")) == ("#rep_1", "#party_1")
    assert one(root, "//a:docDate").get("date") == "2024-03-05"
    assert one(root, "//a:docNumber").text == "77-НП"
    assert one(root, "//a:def").text == "КоАП"
    assert one(root, "//a:term").get("refersTo") == "#abbr_1"
    assert one(root, "//a:background//a:judge").get("as") == "#role_rapporteur"
    assert one(root, "//a:conclusions//a:signature").get("refersTo") == "#constitutional-court"
    assert one(root, "//a:TLCTerm").get("href") == CODE
    assert [e.text for e in found(root, "//a:span[@class='formula']")] == [
        "установил:",
        "постановляет:",
    ]


def test_page_ends_that_were_inferred_say_so():
    root = tree(to_akn(ruling()))
    assert [end.get("number") for end in found(root, "//a:eop")] == ["1", "2"]
    assert one(root, "//q:source").get("pagesInferred") == "true"


def test_a_quotation_over_two_paragraphs_is_tied_together():
    first, second = found(tree(to_akn(ruling())), "//a:embeddedText")
    assert first.get("refersTo") == second.get("refersTo") == "#quotation_1"
    assert (first.get("startQuote"), first.get("endQuote")) == ("«", None)


def test_sub_points_stand_between_intro_and_wrap_up():
    paragraph = one(tree(to_akn(ruling())), "//a:paragraph[@eId='motivation__para_2']")
    assert [child.tag.rpartition("}")[2] for child in paragraph] == [
        "num",
        "intro",
        "point",
        "point",
        "wrapUp",
    ]


def test_words_between_sub_points_keep_their_place():
    parts = (
        Given("motivation__para_1__p_1", POINT, "Условия:", "1."),
        Given("motivation__para_1__point_1__p_1", POINT, "одно;", "1)"),
        Given("motivation__para_1__wrapup__p_1", WORDS, "Между ними."),
        Given("motivation__para_1__point_2__p_1", POINT, "другое.", "2)"),
    )
    between = made(TITLE, *parts)
    assert faults(between) == []
    assert found(tree(to_akn(between)), "//a:alinea//a:p")[0].text == "Между ними."


def test_a_number_that_opens_no_point_is_kept():
    numbered = made(TITLE, Given("header__p_2", WORDS, "строка", "1."))
    assert faults(numbered) == []
    assert one(tree(to_akn(numbered)), "//a:blockContainer/a:num").text == "1."


def test_a_ruling_cut_off_below_its_header_is_valid():
    assert faults(made(TITLE)) == []
    assert found(tree(to_akn(made(TITLE))), "//a:judgmentBody//a:p[@status='incomplete']")


@pytest.mark.parametrize(
    ("fields", "iri"),
    [
        ({"date": None, "number": None}, "constitutional-court/0001-01-01/nn"),
        ({"date": None}, "constitutional-court/0001-01-01/nn"),
        ({"number": None}, "constitutional-court/2024-03-05/nn"),
    ],
)
def test_unknown_date_or_number_have_stand_ins(fields: dict[str, None], iri: str):
    unknown = made(TITLE, work=None, expression=None, **fields)
    assert faults(unknown) == []
    root = tree(to_akn(unknown))
    value = one(root, "//a:FRBRWork/a:FRBRuri").get("value")
    assert value == f"/akn/kz/judgment/normative-resolution/{iri}"
    name = one(root, "//a:FRBRWork/a:FRBRdate").get("name")
    assert name == ("unknown" if "date" in fields else "adoption")
    assert bool(found(root, "//a:lifecycle")) is ("date" not in fields)


def test_names_are_in_the_language_of_the_ruling():
    kazakh = made(TITLE, language=Language.KAZ, expression=f"{WORK}/kaz@2024-03-05")
    assert faults(kazakh) == []
    root = tree(to_akn(kazakh))
    assert one(root, "//a:FRBRlanguage").get("language") == "kaz"
    shown = one(root, "//a:TLCOrganization[@eId='constitutional-court']").get("showAs")
    assert shown == "Қазақстан Республикасының Конституциялық Соты"


def test_judicial_is_left_out_where_no_target_is_resolved():
    assert found(tree(to_akn(ruling())), "//a:judicial/a:contrasts")
    without = tuple(o.model_copy(update={"targets": ()}) for o in ruling().outcomes)
    grounds = tuple(c for c in ruling().citations if not c.block.startswith("motivation__p_2"))
    blocks = tuple(
        block.model_copy(update={"marks": ()}) if block.eId == "motivation__p_2" else block
        for block in ruling().body.motivation
    )
    body = ruling().body.model_copy(update={"motivation": blocks})
    told = (nameless(without[0].block),)
    changed = {"outcomes": without, "citations": grounds, "body": body, "diagnostics": told}
    bare = ruling().model_copy(update=changed)
    assert not found(tree(to_akn(bare)), "//a:judicial")
    assert faults(bare) == []


def test_where_words_come_from_is_keyed_by_names_outside_the_text():
    root = tree(to_akn(ruling()))
    lines = one(root, "//a:otherAnalysis/q:sources").text.split("\n")[1:-1]
    assert [line.partition(" ")[0] for line in lines] == [b.eId for b in ruling().blocks()]
    for block, line in zip(ruling().blocks(), lines, strict=True):
        start, _, end = line.partition(" ")[2].partition("-")
        assert int(start) == min(extent.start for extent in block.source)
        assert int(end) == max(extent.end for extent in block.source)


def test_nothing_foreign_stands_in_the_text():
    """A round trip through an editor's format loses the prefix of foreign attributes there."""
    root = tree(to_akn(ruling()))
    for part in found(root, "//a:header | //a:judgmentBody | //a:conclusions"):
        names = [name for e in part.iter() for name in (e.tag, *e.keys())]
        assert not any(NS["q"] in name for name in names)


def test_a_note_is_a_remark_where_it_stands_in_the_source():
    root = tree(to_akn(ruling()))
    assert not found(root, "//a:meta/a:notes")
    note = one(root, "//a:p[@eId='notes__p_1']")
    remark = one(note, "./a:remark[@status='editorial']")
    assert remark.text == "Сноска. Текст приведён по копии."
    assert note.getprevious().get("eId") == "conclusions__p_1"


def test_notes_stand_in_the_order_of_the_source_in_whatever_order_they_are_listed():
    noted = made(
        TITLE,
        Given("motivation__p_1", WORDS, "Так сказано."),
        Given("notes__p_1", BlockRole.NOTE, "Сноска первая."),
        Given("notes__p_2", BlockRole.NOTE, "Сноска вторая."),
        Given("decision__p_1", WORDS, "Решено."),
    )
    for notes in (noted.notes, noted.notes[::-1]):
        listed = noted.model_copy(update={"notes": notes})
        written = [p.get("eId") for p in found(tree(to_akn(listed)), "//a:p")]
        shown = [passage.eid for passage in outline(listed).passages]
        assert shown == written
        assert written[1:] == ["motivation__p_1", "notes__p_1", "notes__p_2", "decision__p_1"]


def test_a_footnote_stands_at_its_mark():
    text = "Так сказано{note-reference:notes__p_1|1} и дальше."
    noted = made(
        TITLE,
        Given("motivation__p_1", WORDS, text),
        Given("notes__p_1", BlockRole.FOOTNOTE, "Где именно."),
    )
    assert faults(noted) == []
    note = one(tree(to_akn(noted)), "//a:authorialNote")
    assert (note.get("placement"), one(note, "./a:p").text) == ("bottom", "Где именно.")
    assert note.getprevious().text == "1"
    assert note.tail == " и дальше."


def test_a_footnote_without_a_mark_stands_behind_the_paragraph_before_it():
    noted = made(
        TITLE,
        Given("motivation__p_1", WORDS, "Так сказано."),
        Given("notes__p_1", BlockRole.FOOTNOTE, "Где именно."),
    )
    assert faults(noted) == []
    note = one(tree(to_akn(noted)), "//a:authorialNote")
    assert note.getparent().get("eId") == "motivation__p_1"


def test_each_cited_work_is_listed_once():
    root = tree(to_akn(ruling()))
    cited = [
        e.get("href") for e in found(root, "//a:TLCReference[@name='cited']|//a:jurisprudence")
    ]
    assert len(cited) == len(set(cited)) == 3
    assert not any("~" in href for href in cited)


@pytest.mark.parametrize(
    ("name", "href"),
    [
        (
            "Министерство юстиции Республики Казахстан",
            "/akn/ontology/organization/kz/ministry-of-justice",
        ),
        ("Министерство юстиции", "/akn/ontology/organization/kz/ministry-of-justice"),
        ("Министерство примеров Республики Казахстан", f"{WORK}/organizations/1"),
        (
            "Конституционный Суд Республики Казахстан",
            "/akn/ontology/organization/kz/constitutional-court",
        ),
    ],
)
def test_a_body_that_the_registry_knows_has_its_name_there(name: str, href: str):
    named = made(TITLE, Given("introduction__p_1", WORDS, f"{{organization:={name}|орган}}"))
    assert faults(named) == []
    mark = one(tree(to_akn(named)), "//a:organization").get("refersTo")
    listed = one(tree(to_akn(named)), f"//a:TLCOrganization[@eId='{mark[1:]}']")
    assert listed.get("href") == href


def test_cited_works_are_shown_by_their_titles():
    listed = one(tree(to_akn(ruling())), "//a:TLCReference[contains(@href, '/constitution/')]")
    assert listed.get("showAs") == "Конституция"


@pytest.mark.parametrize(("certain", "told"), [(True, None), (False, "false")])
def test_the_identifier_of_the_state_says_that_it_is_derived(*, certain: bool, told: str | None):
    state_id = StateId(value="S2400000077", certain=certain)
    root = tree(to_akn(made(TITLE, state_id=state_id)))
    title, alias = found(root, "//a:FRBRWork/a:FRBRalias")
    assert (title.get("name"), title.get("value")) == ("title", TITLE.text)
    own = f"{{{NS['q']}}}"
    assert (alias.get("name"), alias.get("value")) == ("adilet", "S2400000077")
    assert (alias.get(f"{own}derived"), alias.get(f"{own}certain")) == ("true", told)


def test_people_who_are_one_by_their_iri_are_listed_once():
    presiding = ruling().composition.presiding
    same = ruling().participants[2].model_copy(update={"iri": presiding.iri})
    double = ruling().model_copy(update={"participants": (*ruling().participants[:2], same)})
    assert faults(double) == []
    assert one(tree(to_akn(double)), "//a:person").get("refersTo") == "#judge_1"


def test_two_short_names_may_stand_for_one_act():
    first = ruling().abbreviations[0]
    second = first.model_copy(update={"eId": "abbr_2", "short": "Кодекса"})
    text = "{term:abbr_1|Кодекса Республики Казахстан} (далее – {term:abbr_2|Кодекса}) и {term:abbr_1|КоАП}"
    two = made(TITLE, Given("introduction__p_1", WORDS, text), abbreviations=(first, second))
    assert faults(two) == []
    assert len(found(tree(to_akn(two)), "//a:TLCTerm")) == 2


CITING = "motivation__p_1__cit_1"


@pytest.mark.parametrize(
    ("words", "given_refs", "refs"),
    [
        ("статья 5", {"art_5": None}, [("статья 5", "art_5")]),
        (
            "статьям 5, 7-1 и 9",
            {"art_5": "статьям 5", "art_7-1": "7-1", "art_9": "9"},
            [("статьям 5", "art_5"), ("7-1", "art_7-1"), ("9", "art_9")],
        ),
        (
            "55 – 58-баптарын",
            {"art_55": "55", "art_56": None, "art_57": None, "art_58": "58-баптарын"},
            [("55", "art_55"), ("58-баптарын", "art_58")],
        ),
        (
            "частям статьи 9",
            {"art_9__para_1": None, "art_9__para_2": None},
            [("частям статьи 9", "art_9__para_1")],
        ),
    ],
)
def test_a_citation_of_several_targets_shares_its_words(words, given_refs, refs):
    targets = tuple(f"{CODE}/~{provision}" for provision in given_refs)
    text = f"Согласно {{citation:{CITING}|{words}}} так."
    citations = {CITING: Cited(targets, tuple(given_refs.values()))}
    cited = made(TITLE, Given("motivation__p_1", WORDS, text), citations=citations)
    assert faults(cited) == []
    links = found(tree(to_akn(cited)), "//a:ref")
    assert [(e.text, e.get("href").rpartition("~")[2]) for e in links] == refs
    implied = {e.get("href") for e in found(tree(to_akn(cited)), "//a:implicitReference")}
    assert implied == set(targets) - {e.get("href") for e in links}


@pytest.mark.parametrize("inner", ["{formula|5 и} 6", "5 {formula|и 6}", "{formula|5} и 6"])
def test_marks_inside_a_list_of_targets_are_in_nobodys_way(inner: str):
    text = f"см. {{citation:{CITING}|статьи {inner}}}."
    targets = (f"{CODE}/~art_5", f"{CODE}/~art_6")
    citations = {CITING: Cited(targets, ("статьи 5", "6"))}
    cited = made(TITLE, Given("motivation__p_1", WORDS, text), citations=citations)
    assert faults(cited) == []
    links = found(tree(to_akn(cited)), "//a:ref | //a:implicitReference")
    assert [link.get("href") for link in links if link.get("href")] != []
    assert {link.get("href") for link in links} == set(targets)


def test_an_unresolved_citation_stays_visible():
    gap = one(tree(to_akn(ruling())), "//a:span[@class='unresolved']")
    assert gap.text == "Закона о несуществующем"
    assert gap.get("eId") == "motivation__para_2__p_1__cit_1"
    why = one(tree(to_akn(ruling())), f"//q:citation[@href='#{gap.get('eId')}']")
    assert "registry" in why.get("reason")


@pytest.mark.parametrize(
    ("marked", "xpath"),
    [
        ("{date|пятого марта}", "//a:span[@class='date']"),
        ("{date:=2024-02-30|30 февраля}", "//a:span[@class='date']"),
        ("{date:=2020-01-02|2 января}", "//a:date[@date='2020-01-02']"),
        ("{judge|А.А. Вымыслова}", "//a:span[@class='judge']"),
        ("{role|глава}", "//a:span[@class='role']"),
        ("{organization|Союз}", "//a:organization[@refersTo='#org_1']"),
        ("{term|КоАП}", "//a:span[@class='term']"),
        ("{outcome|так}", "//a:span[@class='outcome']"),
        ("{number|5}", "//a:span[@class='number']"),
    ],
)
def test_what_the_ruling_does_not_tell_is_not_guessed(marked: str, xpath: str):
    plain = made(TITLE, Given("introduction__p_1", WORDS, f"Вот {marked}."))
    assert faults(plain) == []
    assert len(found(tree(to_akn(plain)), xpath)) == 1


def test_an_empty_mark_stands_outside_of_its_neighbours():
    text = "{formula|раз} {page-end:=1|}{formula|два}{page-end:=2|}"
    root = tree(to_akn(made(TITLE, Given("introduction__p_1", WORDS, text))))
    tags = [e.tag.rpartition("}")[2] for e in one(root, "//a:introduction/a:p")]
    assert tags == ["span", "eop", "span", "eop"]


def _with_marks(*marks: tuple[int, int]):
    from pipeline.model import Mark
    from pipeline.terms import MarkKind

    base = made(TITLE, Given("introduction__p_1", WORDS, "одно слово и другое"))
    block = base.body.introduction[0].model_copy(
        update={"marks": tuple(Mark(kind=MarkKind.FORMULA, start=s, end=e) for s, e in marks)}
    )
    return base.model_copy(update={"body": base.body.model_copy(update={"introduction": (block,)})})


@pytest.mark.parametrize("marks", [((0, 6), (3, 9)), ((0, 99),), ((5, 2),)])
def test_marks_that_cross_or_leave_the_text_are_refused(marks):
    with pytest.raises(InvalidOutputError, match="introduction__p_1"):
        to_akn(_with_marks(*marks))


@pytest.mark.parametrize(
    ("paragraphs", "told"),
    [
        ((Given("introduction__p_1", WORDS, "{judge:judge_99|Кто}"),), "judge_99"),
        (
            (
                Given("motivation__para_1__p_1", POINT, "а", "1."),
                Given("motivation__para_2__p_1", POINT, "б", "2."),
                Given("motivation__para_1__p_2", WORDS, "в"),
            ),
            "motivation__para_1",
        ),
        ((Given("motivation__chapter_1__p_1", WORDS, "а"),), "chapter"),
    ],
)
def test_what_contradicts_itself_is_refused(paragraphs: tuple[Given, ...], told: str):
    with pytest.raises(InvalidOutputError, match=told):
        to_akn(made(TITLE, *paragraphs))


def test_characters_outside_xml_are_refused():
    with pytest.raises(InvalidOutputError, match="XML"):
        to_akn(ruling().model_copy(update={"title": "a\x01b"}))


@given(st.data())
def test_any_nest_of_marks_keeps_the_words(data):
    text = data.draw(st.text("абв «»", min_size=1, max_size=12).filter(lambda t: t == t.strip()))
    if not text:
        return
    marks: list[tuple[int, int]] = []
    for _ in range(data.draw(st.integers(0, 6))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        if all(
            end <= s or start >= e or (s <= start and end <= e) or (start <= s and e <= end)
            for s, e in marks
        ):
            marks.append((start, end))
    given_marks = _with_marks_on(text, marks)
    root = tree(to_akn(given_marks))
    assert "".join(one(root, "//a:introduction/a:p").itertext()) == text
    words = [
        "".join(e.itertext()) for e in root.iterfind(".//a:introduction//a:span", namespaces=NS)
    ]
    assert sorted(words) == sorted(text[s:e] for s, e in marks)


def _with_marks_on(text: str, marks: list[tuple[int, int]]):
    from pipeline.model import Mark
    from pipeline.terms import MarkKind

    base = made(TITLE, Given("introduction__p_1", WORDS, text))
    found_marks = tuple(Mark(kind=MarkKind.FORMULA, start=s, end=e) for s, e in marks)
    block = base.body.introduction[0].model_copy(update={"marks": found_marks})
    return base.model_copy(update={"body": base.body.model_copy(update={"introduction": (block,)})})


def test_the_case_is_what_its_source_was_cleaned_to():
    assert extracted(CASE).text == CASE.text
