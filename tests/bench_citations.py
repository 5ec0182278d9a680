"""Citations in figures: precision and recall on the labelled texts, time at 1, 10 and 100 times.

`python -m tests.bench_citations`
"""

from __future__ import annotations

import time

from pipeline.cite import find, resolve
from pipeline.text import CleanText
from tests.cite.labelled import labelled, names, sections_of, settled
from tests.cite.measure import measure

RUNS = {1: 50, 10: 10, 100: 2}


def report() -> str:
    """Give both tables."""
    return "\n".join((*_quality(), "", *_speed()))


def _quality() -> list[str]:
    rows = [f"{'text':24} {'citations':>9} {'targets':>8}  spans P / R        targets P / R"]
    for name in names():
        text = labelled(name)
        scores = measure(text, text.cited())
        figures = "  ".join(f"{s.precision:7.1%} / {s.recall:6.1%}" for s in scores.values())
        count = sum(len(label.targets) for label in text.labels)
        rows.append(f"{name:24} {len(text.labels):9} {count:8}  {figures}")
    return rows


def _speed() -> list[str]:
    sample = labelled("sample.kaz")
    context = settled(sample.grammar)
    rows = [
        f"{'length':>10} {'find ms':>9} {'resolve ms':>11}   (sample times 1, 10, 100; best run)"
    ]
    for times, runs in RUNS.items():
        text = CleanText.of("\n".join([sample.text.text] * times))
        sections = sections_of(text)
        best = [float("inf"), float("inf")]
        for _ in range(runs):
            start = time.perf_counter()
            found = find(text, sections, context)
            middle = time.perf_counter()
            resolve(found, text, sections, context)
            end = time.perf_counter()
            best = [min(best[0], middle - start), min(best[1], end - middle)]
        rows.append(f"{len(text.text):10} {best[0] * 1000:9.2f} {best[1] * 1000:11.2f}")
    return rows


if __name__ == "__main__":
    print(report())
