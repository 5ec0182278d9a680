"""Words and lines that changed places are told where no sentence has them so; sound rulings stay quiet.

Measured on rulings whose words are in no table of neighbours.
"""

import random
import subprocess
import sys
import textwrap

import pytest

from tests.clean.tools import cleaned
from tests.layouts import load, unlinked
from tests.trust.displaced import LANGUAGES, SETS, paths

RULINGS = [
    (language, path) for language in LANGUAGES for name in SETS for path in paths(language, name)
]
ALARMED = {"court-2024-referendum.rus", "court-2025-rehabilitation.rus"}
"""Sound rulings in which something is told all the same: of each some words stand as they seldom do."""
WIDTH = 76
ALONE = """
import sys
from pipeline.clean.displaced.learnt import learnt_of
from tests.clean.tools import cleaned
assert cleaned(sys.stdin.read()).text
assert learnt_of.cache_info().misses == 0
"""


def lines_of(path):
    paragraphs = (unlinked(one).text for one in load(path))
    return [
        line
        for one in paragraphs
        for line in textwrap.wrap(one, WIDTH, initial_indent="      ", break_on_hyphens=False)
    ]


def told(lines):
    return [
        doubt.message for doubt in cleaned("\n".join(lines)).doubts if "places" in doubt.message
    ]


def inside(lines):
    """The lines that neither begin a paragraph nor end one, as little as the next one does."""
    starts = [line[:1] == " " for line in lines]
    return [at for at in range(1, len(lines) - 2) if not any(starts[at : at + 3])]


@pytest.mark.parametrize(("language", "path"), RULINGS, ids=lambda one: getattr(one, "stem", one))
def test_sound_rulings_are_quiet(language, path):
    assert bool(told(lines_of(path))) is (path.stem in ALARMED), language


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_words_and_most_lines_that_changed_places_are_told(language):
    rng = random.Random(language)  # noqa: S311 - repeatable, not secret
    words = lines_swapped = trials = 0
    for _, path in [one for one in RULINGS if one[0] == language]:
        lines = lines_of(path)
        for at in rng.sample(inside(lines), min(4, len(inside(lines)))):
            row = lines[at].split()
            which = rng.randrange(len(row) - 1)
            row[which], row[which + 1] = row[which + 1], row[which]
            words += bool(told([*lines[:at], " ".join(row), *lines[at + 1 :]]))
            lines_swapped += bool(told([*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]))
            trials += 1
    assert words > 0.5 * trials
    assert lines_swapped > 0.5 * trials


def test_the_number_of_a_point_of_one_word_stays_where_it_is():
    lines = ["1. Признать норму Закона", "", "5. не", "", "6. соответствующей Конституции."]
    assert not told(lines)


def test_a_sound_ruling_loads_no_learnt_model():
    given = "\n".join(lines_of(RULINGS[0][1]))
    subprocess.run([sys.executable, "-c", ALONE], input=given, text=True, check=True)
