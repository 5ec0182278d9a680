"""What two files of one text differ in, as lines for people and as JSON."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from pipeline.compare.difference import Side
from pipeline.compare.facts import SUBJECTS, FactDifferences
from pipeline.compare.witnesses import TextDifference
from pipeline.json_text import json_document


def as_json(words: Sequence[TextDifference], facts: FactDifferences | None) -> bytes:
    """An object: `words`, and a key for each subject of the facts, null where they were not read."""
    report: dict[str, Any] = {"words": [asdict(one) for one in words]}
    for subject in SUBJECTS:
        report[subject] = facts and [
            {"first": _fact(first), "second": _fact(second)} for first, second in facts[subject]
        ]
    return json_document(report)


def as_lines(words: Sequence[TextDifference], facts: FactDifferences | None) -> bytes:
    """A line a difference: what it is, where, what the first and what the second has."""
    lines = [_of_words(one) for one in words]
    for subject, found in (facts or {}).items():
        lines += [_of_fact(subject, *sides) for sides in found]
    return "".join(f"{line}\n" for line in lines).encode()


def _of_words(difference: TextDifference) -> str:
    places = "; ".join(
        f"page {place.page}, line {place.line}"
        for place in (difference.first_place, difference.second_place)
    )
    shown = (words.replace("\n", "¶") for words in (difference.first, difference.second))
    return f"{difference.kind}: {places}: {' | '.join(shown)}"


def _fact(side: Side | None) -> dict[str, str | None] | None:
    return {"value": side.value, "place": side.place} if side else None


def _of_fact(subject: str, *sides: Side | None) -> str:
    places = "; ".join((one and one.place) or "-" for one in sides)
    return f"{subject}: {places}: {' | '.join((one and one.value) or 'nothing' for one in sides)}"
