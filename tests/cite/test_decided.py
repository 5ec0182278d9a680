"""A person's decisions on citations."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from pipeline.codes import Code
from pipeline.decisions import CitationDecision, Decisions
from pipeline.terms import CitationStatus, DecidedBy
from tests.cite.labelled import cite
from tests.cite.test_context import RUS

LAW = "/akn/kz/act/law/2016-04-06/480-v/~art_5"
TEXT = "Аталған заңның 5-бабы қолданылады. Басқа да заңның 5-бабы бар, ҚПК-нің 7-бабы да."


def _decided(**decision):
    settled = Decisions(citation=[decision])
    text, cited = cite(TEXT, decisions=settled)
    return {text[slice(*c.span)]: c for c in cited.citations}, cited.findings


def test_an_open_citation_is_settled():
    found, findings = _decided(quote="Аталған заңның 5-бабы", targets=[LAW])
    settled = found["Аталған заңның 5-бабы"]
    assert not findings
    assert (settled.targets, settled.by, settled.confidence) == ((LAW,), DecidedBy.PERSON, 1.0)
    assert settled.status is CitationStatus.RESOLVED
    assert [ref.target for ref in settled.refs] == [LAW]


def test_a_resolved_citation_is_overruled():
    found, _ = _decided(quote="ҚПК-нің 7-бабы", targets=[])
    open_ = found["ҚПК-нің 7-бабы"]
    assert (open_.targets, open_.by) == ((), DecidedBy.PERSON)
    assert open_.status is CitationStatus.UNRESOLVED
    assert open_.reason


def test_other_words_than_the_pipelines_take_the_place_of_what_they_touch():
    found, _ = _decided(quote="Басқа да заңның 5-бабы бар", targets=[LAW])
    assert found["Басқа да заңның 5-бабы бар"].by is DecidedBy.PERSON
    assert len(found) == 3


def test_words_that_were_not_found_become_a_citation():
    found, _ = _decided(quote="қолданылады", targets=[LAW])
    assert found["қолданылады"].targets == (LAW,)
    assert len(found) == 4


def test_a_second_decision_on_some_of_the_words_is_told():
    quotes = ("Аталған заңның 5-бабы", "заңның 5-бабы қолданылады")
    settled = Decisions(citation=[{"quote": one, "targets": [LAW]} for one in quotes])
    text, cited = cite(TEXT, decisions=settled)
    told = [(one.code, text[slice(*one.span)]) for one in cited.findings]
    assert told == [(Code.DECISION_UNMATCHED, quotes[1])]
    assert quotes[0] in {text[slice(*one.span)] for one in cited.citations}


def test_the_context_tells_equal_words_apart():
    found, findings = _decided(
        quote="заңның 5-бабы", context="Басқа да заңның 5-бабы", targets=[LAW]
    )
    assert not findings
    assert found["заңның 5-бабы"].targets == (LAW,)


@pytest.mark.parametrize(
    "decision",
    [
        {"quote": "заңның 5-бабы"},
        {"quote": "заңның 6-бабы"},
        {"quote": "5-бабы", "context": "заңның 5-бабы"},
        {"quote": "а", "context": "Аталған заңның"},
    ],
)
def test_words_that_fit_nowhere_or_twice_decide_nothing(decision):
    found, findings = _decided(**decision, targets=[LAW])
    assert [f.code for f in findings] == [Code.DECISION_UNMATCHED]
    assert not any(c.by is DecidedBy.PERSON for c in found.values())


@pytest.mark.parametrize(
    "decision",
    [
        {"quote": "а", "targets": ["5-бап"]},
        {"quote": "а", "context": "бв", "targets": []},
        {"quote": "а\nб", "targets": []},
        {"quote": "", "targets": []},
        {"quote": "а"},
        {"quote": "а", "targets": ["/akn/kz/act/law/2222-02-31/1"]},
        {"quote": "а", "targets": ["/akn/kz/act/law/2016-13-06/480-v/~art_5"]},
        {"quote": "а", "targets": ["/akn/kz/act/2016-04-06/480-v"]},
        {"quote": "а", "targets": ["/akn/kz/paper/law/2016-04-06/480-v"]},
        {"quote": "а", "targets": ["/akn/kz/judgment/normative-resolution/my-court/2016-04-06/4"]},
    ],
)
def test_a_decision_must_make_sense(decision):
    with pytest.raises(ValidationError):
        CitationDecision(**decision)


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (LAW, ""),
        ("/akn/kz/act/law/2016-04-06/480-v", ""),
        ("/akn/kz/act/law/2016-04-06/480-v/~chp_3", ""),
        ("/akn/kz/judgment/normative-resolution/supreme-court/2003-07-11/5/~para_4", ""),
        ("/akn/kz/act/law/2016-04-06/481-v", "the registry has no act"),
        ("/akn/kz/act/law/2016-04-06/480-v/~art_9999", "has no article 9999"),
        ("/akn/kz/act/law/2016-04-06/480-v/~art_9999-1__para_2", "has no article 9999-1"),
        (
            "/akn/kz/act/law/2016-04-06/480-v/~para_2__article_3",
            "“article_3” is the name of no unit",
        ),
        (
            "/akn/kz/judgment/normative-resolution/supreme-court/2098-07-11/5",
            "later than the ruling",
        ),
    ],
)
def test_a_target_that_is_not_known_is_told_and_still_taken(target, told):
    found, findings = _decided(quote="Аталған заңның 5-бабы", targets=[target])
    assert found["Аталған заңның 5-бабы"].targets == (target,)
    assert [f.code for f in findings] == [Code.DECISION_TARGET_UNKNOWN] * bool(told)
    assert all(told in f.message for f in findings)


def test_a_doubt_is_told_until_a_person_decided_on_each_of_its_places():
    """Which Constitution is meant is told once, at its first place that is still open."""
    enactment = RUS.format("30 июня 2026")
    first, second = ("статья 5 Конституции", "статья 6 Конституции")
    paragraphs = (f"Это {first}.", f"Это {second}.")

    def doubted(*quotes):
        settled = Decisions(citation=[{"quote": quote, "targets": []} for quote in quotes])
        text, cited = cite(*paragraphs, language="rus", enactment=enactment, decisions=settled)
        told = [f.span for f in cited.findings if f.code is Code.CITATION_DOUBTFUL]
        return [
            next(q for q in (first, second) if text.index(q) <= s.start < text.index(q) + len(q))
            for s in told
        ]

    assert doubted() == [first]
    assert doubted(first) == [second]
    assert doubted(first, second) == []
