"""Every citation of the labelled texts, to the character and to the target."""

from __future__ import annotations

import pytest

from pipeline.terms import CitationStatus, DecidedBy
from tests.cite.labelled import Labelled, labelled, names
from tests.cite.measure import measure

LEAST = 0.98


@pytest.fixture(params=names())
def text(request: pytest.FixtureRequest) -> Labelled:
    return labelled(request.param)


def test_sample_is_resolved_to_the_last_target():
    sample = labelled("sample.kaz")
    cited = sample.cited()
    due = [(label.text, set(label.targets)) for label in sample.labels]
    text = sample.text.text
    assert [(text[slice(*c.span)], set(c.targets)) for c in cited.citations] == due


def test_precision_and_recall(text: Labelled):
    scores = measure(text, text.cited())
    low = {name: score for name, score in scores.items() if min(score) < LEAST}
    assert not low


def test_no_citation_goes_to_another_act(text: Labelled):
    due = {label.span: {t.partition("/~")[0] for t in label.targets} for label in text.labels}
    for citation in text.cited().citations:
        works = {target.partition("/~")[0] for target in citation.targets}
        assert works <= due[citation.span], text.text.text[slice(*citation.span)]


def test_unresolved_ones_say_why(text: Labelled):
    for citation in text.cited().citations:
        unresolved = citation.status is CitationStatus.UNRESOLVED
        assert bool(citation.reason) == unresolved == (not citation.targets)
        assert (citation.confidence == 0) == unresolved
        assert citation.by is DecidedBy.PIPELINE


def test_nothing_is_cited_in_the_enactment_line(text: Labelled):
    line = next(p.span for p in text.sections.paragraphs if p.role == "enactment")
    assert not [c for c in text.cited().citations if line.start <= c.span.start < line.end]


def test_labels_cover_what_they_should():
    kazakh = [name for name in names() if name.endswith(".kaz")]
    assert len(names()) >= 13
    assert len(kazakh) >= 7
    assert sum(len(labelled(name).labels) for name in names()) > 400
    assert sum(label.status == "unresolved" for n in names() for label in labelled(n).labels) >= 40
