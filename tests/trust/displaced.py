"""Displaced runs: rulings that neither training nor tuning saw, and texts in which nothing moved.

The rulings with links are those of `tests/layouts/frozen` and `tests/layouts/unseen`, on which the
thresholds were chosen, and those of `tests/labelled` that no model has learnt from, on which nothing of
displaced runs was; in layouts drawn at random, paragraphs with links are counted. Stray marks are put into whole lines
of the rulings of `tests/rulings`, which show no displaced words, and into lines of laid rulings that
do; the layouts in order are of the frozen rulings, plain or justified, with their links where they
belong.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from pipeline.clean.displaced import displaced_runs
from pipeline.text import CleanText, Finding, Reordering
from tests.layouts import Laid, Layout, lay, layout, load, unlinked
from tests.layouts.measure import job_of, outcomes, prepared
from tests.layouts.strays import with_strays
from tests.model.texts import TESTS, named
from tests.trust import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SETS = {
    "held-out rulings": TESTS / "layouts/frozen",
    "rulings of totals alone": TESTS / "layouts/unseen",
    "rulings that nothing was chosen on": TESTS / "labelled/rulings",
}
RULINGS = TESTS / "rulings"
LANGUAGES = ("kaz", "rus")
SEEDS = tuple(seed for seed in range(1, 16) if seed % 5)
ORDERED, TRIES, BESIDE = 20, 600, 4
MARKS = (
    *(",", " ,", ", ", " , ", ";", " ;", ")", " )", "( ", ".", " .", "]]>", " ]]> ", "  ", '"'),
    *("1)", "–", "<b>"),
)


def rows() -> Iterator[Row]:
    """Rows of the restored paragraphs, of layouts in order, and of stray marks."""
    for language in LANGUAGES:
        for name in SETS:
            yield from restored(language, SEEDS, name)
        yield in_order(language, range(ORDERED))
        yield stray_marks(language, TRIES)
        yield strays_beside(language, SEEDS[:4])


def restored(language: str, seeds: Iterable[int], name: str = "held-out rulings") -> Iterator[Row]:
    """Paragraphs with links: in the right order, and joined and divided rightly."""
    count: Counter[str] = Counter()
    for path in paths(language, name):
        for seed in seeds:
            count.update(one.kind for one in outcomes(load(path), language, layout(seed)))
    right, told, group = count["exact"], count["told"], f"{language}, {name}"
    order, split = count["order"], count["split"]
    yield Row("displaced runs, order", group, right + split, told, order)
    yield Row("displaced runs, paragraphs", group, right + order, told, split)


def paths(language: str, name: str) -> list[Path]:
    """The rulings of a set that no model has learnt from."""
    found = sorted(SETS[name].glob(f"*.{language}.txt"))
    return [one for one in found if f"{language} {one.relative_to(TESTS)}" not in named()]


def in_order(language: str, seeds: Iterable[int]) -> Row:
    """Plain and justified layouts: right where nothing moves, an alarm where something is told."""
    right = wrong = alarms = 0
    rulings = paths(language, "held-out rulings")
    for seed in seeds:
        paragraphs = load(rulings[seed % len(rulings)])
        drawn = layout(seed * 5)
        for habits in (
            drawn,
            Layout(seed=seed, justified=True, displaced=False, width=drawn.width or 84),
        ):
            text = lay([unlinked(one) for one in paragraphs], habits).text.replace("\r", "")
            moved, told = changes(language, text)
            wrong += bool(moved)
            right += not moved
            alarms += bool(told)
    group = f"{language}, plain and justified"
    return Row("displaced runs, order", group, right, 0, wrong, alarms, right + wrong)


def stray_marks(language: str, tries: int) -> Row:
    """One stray mark in a whole line: told or not, no word may move."""
    rng = random.Random(language)  # noqa: S311 - repeatable, not secret
    texts = whole_texts(language)
    count: Counter[str] = Counter()
    for _ in range(tries):
        lines = rng.choice(texts).split("\n")
        at = rng.choice([n for n, line in enumerate(lines) if len(line.split()) > 4])
        place = rng.choice(
            [n for n, mark in enumerate(lines[at]) if mark == " " and lines[at][:n].strip()]
        )
        after = place + rng.randrange(2)
        lines[at] = lines[at][:after] + rng.choice(MARKS) + lines[at][after:]
        moved, told = changes(language, "\n".join(lines))
        count["wrong" if moved else "told" if told else "right"] += 1
    return _row(f"{language}, one stray mark", count)


def strays_beside(language: str, seeds: Iterable[int]) -> Row:
    """One stray mark in a text that has displaced words, too: its line comes out right or is told."""
    rng = random.Random(language)  # noqa: S311 - repeatable, not secret
    count: Counter[str] = Counter()
    for path in paths(language, "held-out rulings"):
        for seed in seeds:
            laid = lay(load(path), replace(layout(seed), newline="\n", page=0))
            for _ in range(BESIDE):
                count[_beside(language, laid, with_strays(laid, MARKS, 1, rng))] += 1
    return _row(f"{language}, one stray mark among displaced words", count)


def _row(group: str, count: Counter[str]) -> Row:
    return Row("displaced runs, order", group, count["right"], count["told"], count["wrong"])


def _beside(language: str, laid: Laid, marked: Laid) -> str:
    """What becomes of the one line that has a mark now."""
    pairs = zip(laid.lines, marked.lines, strict=True)
    line = next(after for before, after in pairs if before != after)
    start = sum(len(one) + 1 for one in marked.text.split("\n")[: line.index])
    got, told = line.extracted, False
    for one in displaced_runs(CleanText.of(marked.text), job_of(language, marked.text)):
        if start <= one.span.start <= start + len(line.extracted):
            told = told or isinstance(one, Finding)
            if isinstance(one, Reordering):
                got = "".join(marked.text[slice(*part)] for part in one.order)
    right = "".join(got.split()) == "".join(line.restored.split())
    return "told" if told else "right" if right else "wrong"


@cache
def whole_texts(language: str) -> tuple[str, ...]:
    """Rulings as extracted in which no line shows a gap or moves."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted(RULINGS.glob(f"*.{language}.txt"))
        if not path.name.endswith(".clean.txt")
    ]
    return tuple(text for text in texts if changes(language, text) == (0, 0))


def changes(language: str, text: str) -> tuple[int, int]:
    """How many lines of a text change their order, and of how many something is told."""
    found = list(displaced_runs(prepared(language, text), job_of(language, text)))
    moved = sum(isinstance(one, Reordering) for one in found)
    return moved, len(found) - moved
