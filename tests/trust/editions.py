"""Editions: what the held-out consolidated texts of `tests/editions/frozen` tell of their lives."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tests.editions import printed_notes
from tests.editions.held_out import RIGHT, TOLD, WRONG, Text, stems
from tests.trust import Row

if TYPE_CHECKING:
    from collections.abc import Iterator


def rows() -> Iterator[Row]:
    """One row for each kind of fact."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    alarms = 0
    for stem in stems():
        text = Text(stem)
        for about, verdict in text.verdicts():
            counts[about][verdict] += 1
        dated = text.facts["edition"]["basis"] != "unknown"
        impossible = any(a.get("impossible") for a in text.facts.get("amendments", []))
        alarms += bool(text.doubts) and dated and not impossible
    for about, count in counts.items():
        yield Row("editions", about, count[RIGHT], count[TOLD], count[WRONG])
    for language in printed_notes.RULINGS:
        for table in printed_notes.TABLES:
            notes = Counter(verdict for _, verdict in printed_notes.judged(language, table))
            group = f"{language}, notes as printed, {table}"
            yield Row("editions", group, notes[RIGHT], notes[TOLD], notes[WRONG])
    yield Row("editions", "false alarms", alarms=alarms, sound=len(stems()))
