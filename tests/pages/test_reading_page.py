"""The page of a ruling says what the ruling says, needs nothing else, and trusts no words of it."""

import html
import re

import pytest

from pipeline.model import Citation, Edition, NamedAct
from pipeline.pages import PageContext, interface, interfaces
from pipeline.registry import load
from pipeline.terms import CitationStatus, EditionBasis, OpenReason
from tests.pages.pages import NAMES, page, parallel, read, ruling, sample, texts, titled

WITH_PAIR = [name for name in NAMES if parallel(ruling(name))]


@pytest.mark.parametrize("name", NAMES)
def test_text_of_the_page_is_text_of_the_blocks(name):
    one = ruling(name)
    assert texts(read(page(one))) == {block.eId: block.text for block in one.blocks()}


def test_text_of_the_real_ruling_is_text_of_its_blocks():
    assert texts(read(page(sample()))) == {block.eId: block.text for block in sample().blocks()}


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_there_once_and_every_inner_link_leads_to_one(name):
    tree = read(page(ruling(name)))
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    inner = {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")}
    assert inner <= set(names)
    assert {block.eId for block in ruling(name).blocks()} <= set(names)
    assert {outcome.point for outcome in ruling(name).outcomes} <= set(names)
    assert {citation.eId for citation in ruling(name).citations} <= set(names)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_loaded_from_elsewhere(name):
    data = page(ruling(name)).decode()
    tree = read(data.encode())
    assert not tree.xpath(
        "//link[@rel='stylesheet'] | //img | //iframe | //object | //script[@src]"
    )
    assert "url(" not in data
    assert "@import" not in data


def test_page_is_the_same_on_every_run():
    assert page(sample()) == page(sample())


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</title><script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "{{ 7 * 7 }}{% raw %}",
        "<!-- --> ]]> &amp;",
    ],
)
@pytest.mark.parametrize("language", sorted(interfaces()))
def test_words_of_a_ruling_are_words_whatever_they_look_like(words, language):
    one = titled(words)
    tree = read(page(one, language=language))
    assert texts(tree) == {block.eId: block.text for block in one.blocks()}
    assert html.unescape(words) in one.title
    assert len(tree.xpath("//script")) == 2
    assert not tree.xpath("//*[@onerror] | //img")


@pytest.mark.parametrize("name", WITH_PAIR)
def test_every_paragraph_of_the_other_language_stands_beside_ours_once(name):
    other = parallel(ruling(name))
    shown = [
        " ".join(p.text_content().split())
        for p in read(page(ruling(name))).xpath("//*[@class='other']/p")
    ]
    wanted = [
        " ".join(f"{block.num or ''} {block.text}".split())
        for block in other.blocks()
        if block not in other.notes
    ]
    assert sorted(shown) == sorted(wanted)


def test_citations_lead_to_our_own_pages_first():
    one = sample()
    own = PageContext(load(), address=lambda iri: f"OWN{iri}")
    links = read(page(one, own)).xpath("//article//a[@class='citation']/@href")
    assert links
    assert all(href.startswith("OWN/akn/") for href in links)


def test_the_state_database_is_linked_only_by_a_certain_identifier():
    one = sample()
    certain = {work.state_id for work in one.works} | {act.state_id for act in load().acts}
    links = read(page(one)).xpath("//article//a[@class='citation']/@href")
    assert links
    assert all(
        re.fullmatch(r"https://adilet\.zan\.kz/kaz/docs/(\S+)", href)[1] in certain
        for href in links
    )
    bare = one.model_copy(update={"works": ()})
    assert not read(page(bare, PageContext())).xpath("//article//a[@class='citation']")


@pytest.mark.parametrize("language", sorted(interfaces()))
@pytest.mark.parametrize("reason", [*OpenReason, "a reason of another version"])
def test_an_unresolved_citation_is_shown_with_its_reason_in_the_words_of_the_page(reason, language):
    one = sample()
    first = one.citations[0]
    doubtful = Citation(
        eId=first.eId,
        start=first.start,
        end=first.end,
        text=first.text,
        targets=(),
        status=CitationStatus.UNRESOLVED,
        confidence=0,
        reason=reason,
    )
    told = one.model_copy(update={"citations": (doubtful, *one.citations[1:])})
    tree = read(page(told, PageContext(), language))
    (shown,) = tree.xpath(f"//*[@id='{first.eId}']")
    assert shown.get("class") == "unresolved"
    assert shown.text_content() == first.text
    words = dict(interfaces()[language].reasons).get(reason, reason)
    assert shown.get("title").endswith(f": {words}")
    assert words in tree.xpath("string(//aside)")


@pytest.mark.parametrize(
    ("language", "status", "is_told"),
    [
        ("kaz", "Күші жойылған", True),
        ("kaz", "Жаңартылған", False),
        ("rus", "Утративший силу", True),
        ("rus", "Новый", False),
    ],
)
def test_a_publisher_s_mark_alone_tells_a_repeal(language, status, is_told):
    one = ruling(f"ks-2024-77.{language}")
    edition = one.edition.model_copy(update={"status": status})
    tree = read(page(one.model_copy(update={"edition": edition})))
    assert interface(language).texts["repealed"] in tree.xpath("string(//main)") or not is_told
    assert len(tree.xpath("//*[contains(@class, 'banner gone')]")) == is_told


def test_repeal_and_amendments_are_told_above_the_text():
    act = NamedAct(
        block="notes__p_1", start=0, end=1, text="2031-1", date="2031-01-02", number="1", work=None
    )
    edition = Edition(
        basis=EditionBasis.UNKNOWN, date=None, status="Жаңа", amendments=(), repeal=act
    )
    text = read(page(sample().model_copy(update={"edition": edition}))).xpath("string(//main)")
    words = interfaces()["kaz"].texts
    assert (
        text.index(words["repealed"]) < text.index("2031-1") < text.index(sample().header[1].text)
    )
    assert words["edition_unknown"] in text


@pytest.mark.parametrize("language", sorted(interfaces()))
def test_language_of_page_and_of_ruling_are_told(language):
    tree = read(page(sample(), language=language))
    assert tree.get("lang") == interfaces()[language].tag
    assert tree.xpath("//article/@lang") == ["kk"]
