"""A small share of the table: what its reader must never do in silence."""

from itertools import islice

from tests.trust.text import MEASURED, MUTATIONS, rows


def test_no_word_is_moved_and_no_cut_sentence_torn_in_silence():
    found = {row.group: row for row in islice(rows(MEASURED[::6], each=1), len(MUTATIONS) + 3)}
    assert found["a sentence that was cut stays whole"].wrong == 0
    assert found["no word moved by the reader"].wrong == 0
    assert found["page doubled"].wrong == found["line doubled"].wrong == 0
    assert found["sound texts"].alarms == 0
