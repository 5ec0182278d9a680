"""Whole rulings of other hands (`tests/labelled`): citations, decisions and people, as they were labelled.

What is lost without a word counts as wrong in silence. The texts were read by nobody who tuned until they
had been measured once; since then they are open.
"""

from collections import Counter
from collections.abc import Iterator

from tests.labelled import RIGHT, SUBJECTS, TOLD, rulings
from tests.trust import Row


def rows() -> Iterator[Row]:
    """One row a subject and language."""
    for subject in SUBJECTS:
        for language in ("kaz", "rus"):
            count = Counter(
                judged.verdict
                for ruling in rulings(language=language)
                for judged in ruling.judged(subject)
            )
            right, told = count[RIGHT], count[TOLD]
            group = f"{language}, whole rulings"
            yield Row(subject, group, right, told, count.total() - right - told)
