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
    for language in ("kaz", "rus"):
        yield without_an_act(language)


def without_an_act(language: str) -> Row:
    """One trial for each act that a ruling cites: without it in the registry nothing goes to another act."""
    trials = [(o, act) for o in rulings(language=language) for act, _ in o.acts.most_common(4)]
    wrong = sum(bool(one.sent_elsewhere(act)) for one, act in trials)
    return Row("citations", f"{language}, an act unknown", len(trials) - wrong, 0, wrong)
