"""Hyperlinks of the source are evidence for what citations name, and never silently override words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cite.linked import identifier
from pipeline.codes import Code
from pipeline.convert import convert, publish
from pipeline.decisions import CitationDecision, Decisions
from pipeline.read import read_bytes, read_text
from pipeline.read.geometry import Geometry, Link
from pipeline.registry import load
from pipeline.terms import CitationStatus, DecidedBy, LinkVerdict
from pipeline.text import Span
from tests.test_rulings import FOLDER

INVENTED = (FOLDER / "ks-2024-77.rus.clean.txt").read_text("utf-8")
ADILET = "https://adilet.zan.kz/rus/docs/{}#z5"
KNOWN = {act.state_id: act.iri for act in load().acts if act.state_id}
ARTICLE = "статьи 13 Конституции"
CONSTITUTION = "K950001000_"
UNNAMED = "статьи 5 Закона от 3 марта 2011 года"


def linked(*links: tuple[str, str], text: str = INVENTED):
    """The invented ruling with hyperlinks on the first place of each of some words."""
    source = read_text(text.encode())
    found = []
    for words, href in links:
        start = text.index(words)
        found.append(Link(Span(start, start + len(words)), href))
    starts = frozenset(line.start for line in source.lines)
    return replace(source, geometry=Geometry((), starts, frozenset(), links=tuple(found)))


def citation_of(ruling, words):
    return next(c for c in ruling.citations if words in c.text)


def codes(ruling):
    return [d.code for d in ruling.diagnostics]


@pytest.mark.parametrize(
    ("href", "named"),
    [
        ("https://adilet.zan.kz/kaz/docs/K950001000_#z63", "K950001000_"),
        ("http://www.adilet.zan.kz/rus/docs/S2300000021", "S2300000021"),
        ("//adilet.zan.kz/rus/docs/k950001000_", "K950001000_"),
        ("/rus/docs/K1400000231?ysclid=1", "K1400000231"),
        ("https://adilet.zan.kz/rus/docs/P02000013S_/compare", "P02000013S_"),
        ("https://adilet.zan.kz/rus/search/docs/", None),
        ("https://online.zakon.kz/Document/?doc_id=1005029", None),
        ("https://adilet.zan.kz.example/rus/docs/K950001000_", None),
        ("mailto:office@example.kz", None),
        ("#z5", None),
        ("", None),
        ("https://adilet.zan.kz/rus/docs/" + "K9" * 9999, None),
    ],
)
def test_addresses_of_the_state_database(href, named):
    assert identifier(href) == named


def test_a_link_that_agrees_confirms_the_citation():
    words = "пунктом 2 статьи 13 Конституции"
    plain = citation_of(convert(linked()), ARTICLE)
    published = publish(convert(linked((words, ADILET.format(CONSTITUTION)))))
    cited = citation_of(published.ruling, ARTICLE)
    (link,) = cited.links
    assert (link.verdict, link.state_id) == (LinkVerdict.AGREES, CONSTITUTION)
    block = next(b for b in published.ruling.blocks() if b.eId == cited.block)
    assert block.text[link.start : link.end] == words
    assert cited.targets == plain.targets
    assert cited.confidence >= max(plain.confidence, 0.95)
    assert Code.CITATION_LINK_DIFFERS not in codes(published.ruling)


@pytest.mark.parametrize("named", sorted(set(KNOWN) - {CONSTITUTION}))
def test_a_link_to_any_other_act_is_said_and_changes_nothing(named):
    plain = citation_of(convert(linked()), ARTICLE)
    ruling = convert(linked((ARTICLE, ADILET.format(named))))
    cited = citation_of(ruling, ARTICLE)
    assert cited.links[0].verdict is LinkVerdict.DIFFERS
    assert (cited.targets, cited.confidence) == (plain.targets, plain.confidence)
    assert codes(ruling).count(Code.CITATION_LINK_DIFFERS) == 1


def test_a_link_elsewhere_says_nothing():
    ruling = convert(linked((ARTICLE, "https://online.zakon.kz/Document/?doc_id=1")))
    (link,) = citation_of(ruling, ARTICLE).links
    assert (link.verdict, link.state_id) == (LinkVerdict.UNKNOWN, None)
    assert Code.CITATION_LINK_DIFFERS not in codes(ruling)


def unnamed(*links: tuple[str, str]):
    """The ruling with a citation of which the words do not tell the act."""
    text = INVENTED.replace(". Это право", f", а также {UNNAMED}. Это право", 1)
    assert UNNAMED in text
    return linked(*links, text=text)


def test_a_link_tells_the_act_that_the_words_leave_open():
    assert citation_of(convert(unnamed()), UNNAMED).status is CitationStatus.UNRESOLVED
    named, iri = next((n, i) for n, i in KNOWN.items() if "/law/" in i)
    cited = citation_of(convert(unnamed((UNNAMED, ADILET.format(named)))), UNNAMED)
    assert cited.targets == (f"{iri}/~art_5",)
    assert cited.links[0].verdict is LinkVerdict.AGREES


def test_links_to_two_acts_tell_none():
    first, second = [named for named, iri in KNOWN.items() if "/law/" in iri][:2]
    cited = citation_of(
        convert(
            unnamed(("статьи 5", ADILET.format(first)), ("Закона от 3", ADILET.format(second)))
        ),
        UNNAMED,
    )
    assert cited.status is CitationStatus.UNRESOLVED
    assert len(cited.links) == 2


def test_a_person_s_decision_stands_against_a_link():
    act = next(iri for iri in KNOWN.values() if "/code/" in iri)
    decided = Decisions(citations=(CitationDecision(quote=UNNAMED, targets=(act,)),))
    ruling = convert(unnamed((UNNAMED, ADILET.format(CONSTITUTION))), decided)
    cited = citation_of(ruling, UNNAMED)
    assert (cited.by, cited.targets) == (DecidedBy.PERSON, (act,))
    assert cited.links[0].verdict is LinkVerdict.DIFFERS
    assert Code.CITATION_LINK_DIFFERS not in codes(ruling)


def test_the_identifier_of_a_ruling_is_derived():
    words = "нормативном постановлении от 6 марта 2023 года № 4"
    text = INVENTED.replace(
        ". Это право", f". В {words} Конституционный Суд указал иное. Это право", 1
    )
    ruling = convert(linked((words, ADILET.format("S2300000004")), text=text))
    assert citation_of(ruling, "№ 4").links[0].verdict is LinkVerdict.AGREES
    ruling = convert(linked((words, ADILET.format("S2300000005")), text=text))
    assert citation_of(ruling, "№ 4").links[0].verdict is LinkVerdict.DIFFERS


def test_links_of_a_page_of_html():
    html = "<html><body><article>{}</article></body></html>".format(
        "".join(f"<p>{line}</p>" for line in INVENTED.splitlines() if line)
    ).replace(ARTICLE, f'<a href="/rus/docs/{CONSTITUTION}#z63">{ARTICLE}</a>')
    cited = citation_of(convert(read_bytes(html.encode())), ARTICLE)
    assert [link.verdict for link in cited.links] == [LinkVerdict.AGREES]


@given(href=st.text(max_size=60))
def test_no_address_breaks_the_output(href):
    publish(convert(linked((ARTICLE, href))))
