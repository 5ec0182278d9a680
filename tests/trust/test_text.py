"""A small share of the table: what its reader must never do in silence."""

from itertools import islice

import pytest

from tests.trust.text import DAMAGE, MEASURED, MUTATIONS, rows, sound


def test_no_word_is_moved_and_no_cut_sentence_torn_in_silence():
    found = {row.group: row for row in islice(rows(MEASURED[::6], each=1), len(MUTATIONS) + 5)}
    assert found["a sentence that was cut stays whole"].wrong == 0
    assert found["no word moved by the reader"].wrong == 0
    assert found["page doubled"].wrong == found["line doubled"].wrong == 0
    assert found["sound texts"].alarms == 0


@pytest.mark.parametrize("spaced", [False, True], ids=["indented", "spaced"])
@pytest.mark.parametrize("stem", MEASURED)
def test_sound_texts_raise_no_alarm(stem, spaced):
    _, reading = sound(stem, spaced=spaced)
    assert not DAMAGE & {code for code, _ in reading.told}
