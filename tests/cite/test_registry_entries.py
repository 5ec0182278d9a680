"""Without an entry of the registry its citations are unresolved, and none goes elsewhere."""

from __future__ import annotations

import pytest

from pipeline.cite.lexicon import is_initials
from pipeline.grammar import load as load_grammar
from pipeline.languages import Language
from pipeline.registry import Registry, load
from tests.cite.labelled import Labelled, labelled, names

REGISTRY = load()
TEXTS = [labelled(name) for name in names()]
COURTS = ("constitutional-court", "constitutional-council", "supreme-court")


def _works(text: Labelled) -> set[str]:
    return {target.partition("/~")[0] for label in text.labels for target in label.targets}


ACTS = sorted({work for text in TEXTS for work in _works(text) if "/judgment/" not in work})


def _without(iri: str) -> Registry:
    acts = tuple(act for act in REGISTRY.acts if act.iri != iri)
    bodies = tuple(body for body in REGISTRY.bodies if body.iri != iri)
    assert len(acts) + len(bodies) + 1 == len(REGISTRY.acts) + len(REGISTRY.bodies)
    return Registry(acts, bodies)


@pytest.mark.parametrize("iri", ACTS)
def test_an_act_that_is_gone_leaves_gaps_and_nothing_else(iri: str):
    registry = _without(iri)
    for text in TEXTS:
        if iri in _works(text):
            _assert_gaps(text, iri, registry)


@pytest.mark.parametrize("court", COURTS)
def test_a_court_that_is_gone_leaves_gaps_and_nothing_else(court: str):
    registry = _without(f"/akn/ontology/organization/kz/{court}")
    for text in TEXTS:
        _assert_gaps(text, f"/{court}/", registry)


def _assert_gaps(text: Labelled, gone: str, registry: Registry) -> None:
    """Citations of what is gone have no target; those of all else have the same, or none."""
    due = {label.span: set(label.targets) for label in text.labels}
    for citation in text.cited(registry).citations:
        words = text.text.text[slice(*citation.span)]
        assert not [t for t in citation.targets if gone in t], words
        assert set(citation.targets) <= due[citation.span], words
        if any(gone in target for target in due[citation.span]):
            assert citation.targets == (), words
            assert citation.reason, words


def test_every_abbreviation_of_the_registry_is_read_as_initials():
    """Else removing its act would leave the provisions beside it to another act."""
    for language in Language:
        used = {a for act in REGISTRY.acts for a in act.abbreviations.get(language.value, ())}
        assert [a for a in used if not is_initials(a)] == []


def test_stems_tell_the_titles_of_the_registry_apart():
    from pipeline.cite.catalogue import catalogue
    from pipeline.registry import folded

    for language in Language:
        titles = {folded(t) for act in REGISTRY.acts for t in act.titles(language.value)}
        assert len(catalogue(REGISTRY, load_grammar(language)).titles) == len(titles)
