"""A small share of the rows on displaced runs: hardly anything wrong goes untold."""

import pytest

from tests.trust.displaced import LANGUAGES, SETS, in_order, paths, restored, stray_marks


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SETS)
def test_every_set_has_rulings_that_no_model_has_learnt_from(language, name):
    assert len(paths(language, name)) >= 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_a_restored_paragraph_is_wrong(language):
    for row in restored(language, (1,)):
        assert row.right > 0.75 * row.trials
        assert row.wrong <= 0.01 * row.trials


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_moves_in_a_layout_in_order(language):
    assert in_order(language, range(4)).wrong == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_moves_at_a_stray_mark(language):
    assert stray_marks(language, 40).wrong == 0
