"""A small share of the rows on tilted words: nothing wrong goes untold."""

from tests.trust.tilted import words


def test_no_tilted_word_is_read_wrong_in_silence():
    assert words((1.3, 7.7), range(1)).wrong == 0
