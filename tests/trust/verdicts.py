"""Verdicts of operative points, on points labelled by construction and on what turns them round.

The points come from `tests/describe/composed_points.py` (verdict × form × order × contrast ×
exception × scope × number of norms) and `composed_acts.py` (lists whose items differ, refusals, bodies
in a row, repeals with exceptions), the tables of `tests/describe/points` from labels that were
frozen before the grammar.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from tests.describe import composed_acts
from tests.describe.composed_points import kazakh, mutated, qualified, russian
from tests.describe.labelled_points import Judged, Labelled, acts_in, judge, read_all, table
from tests.trust import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tests.describe.composed_acts import Composed

COMPOSED = {"kaz": kazakh, "rus": russian}
ACTS = {"kaz": composed_acts.kazakh, "rus": composed_acts.russian}
TABLES = (
    "forms",
    "clerk",
    "second",
    "courts",
    "eras",
    "beside",
    "docket",
    "sitting",
    "chambers",
    "recess",
    "gazette",
    "plenum",
    "chancery",
    "bailiff",
    "usher",
)
"""Points labelled by hand; none was changed after it was first read."""
STEP = 9
"""Every ninth point is mutated."""


def rows() -> Iterator[Row]:
    """Rows of every group of points in both languages, then of the mutations."""
    for language, composed in COMPOSED.items():
        for name in TABLES:
            yield from judged(language, table(f"{name}.{language}.txt"))
        yield from judged(language, composed())
        yield from decided(language, ACTS[language]())
        yield mutations(language, STEP)
        yield mutations(language, 20 * STEP, qualified, "a word that qualifies put in")


def judged(language: str, points: Iterable[Labelled]) -> Iterator[Row]:
    """One row for each group of the points."""
    due = list(points)
    counts: dict[str, Counter[Judged]] = defaultdict(Counter)
    for labelled, read in zip(due, read_all(language, [d.point for d in due]), strict=True):
        counts[labelled.group][judge(labelled.label, read)] += 1
    for group, count in counts.items():
        yield _row(f"{language}, {group}", count)


def decided(language: str, points: Iterable[Composed]) -> Iterator[Row]:
    """One row for each group of the points, by all that is published of what they decide."""
    composed = list(points)
    counts: dict[str, Counter[Judged]] = defaultdict(Counter)
    for one, read in zip(composed, read_all(language, [d.point for d in composed]), strict=True):
        due = [(a.kind, [*a.names], a.scope, a.addressee, a.term) for a in one.acts]
        right = _at_items(acts_in(read)) == _at_items(due)
        told = Judged.TOLD if read.told else Judged.WRONG
        counts[one.group][Judged.RIGHT if right and not read.told else told] += 1
    for group, count in counts.items():
        yield _row(f"{language}, {group}", count)


def _at_items(acts: Iterable[tuple[object, ...]]) -> list[str]:
    """The acts with one name each: what is decided on the items of a list stands at each of them."""
    return sorted(
        str((kind, name, *more)) for kind, names, *more in acts for name in names or (None,)
    )


def mutations(
    language: str,
    step: int,
    change: Callable[[str, str], Iterable[str]] = mutated,
    group: str = "a word put in or taken out",
) -> Row:
    """Whether each change of every so many points changes what is published, or is told."""
    verdicts = (d for d in COMPOSED[language]() if d.label[0] in "+-~" and ". " not in d.point)
    sound = [d.point for d in islice(verdicts, 0, None, step)]
    turned = [(at, point) for at, d in enumerate(sound) for point in change(language, d)]
    before = list(read_all(language, sound))
    after = read_all(language, [point for _, point in turned])
    count: Counter[Judged] = Counter()
    for (at, _), read in zip(turned, after, strict=True):
        same = read.whole == before[at].whole and not read.told
        count[Judged.TOLD if read.told else Judged.WRONG if same else Judged.RIGHT] += 1
    return _row(f"{language}, {group}", count)


def _row(group: str, count: Counter[Judged]) -> Row:
    return Row(
        "verdicts",
        group,
        right=count[Judged.RIGHT],
        told=count[Judged.TOLD],
        wrong=count[Judged.WRONG],
    )
