"""What two files of one text differ in, as lines for people and as JSON."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from pipeline.compare.facts import Fact, FactDifference, FactDifferences
from pipeline.compare.witnesses import TextDifference
from pipeline.json_text import json_document

_NOTHING = "nothing"


def as_json(words: Sequence[TextDifference], facts: FactDifferences | None) -> bytes:
    """An object: `words`, and a key for each subject of the facts, null where they were not read."""
    report: dict[str, Any] = {"words": [asdict(one) for one in words]}
    for subject in ("numbers", "dates", "norms", "names", "verdicts"):
        report[subject] = None if facts is None else [asdict(one) for one in facts[subject]]
    return json_document(report)


def as_lines(words: Sequence[TextDifference], facts: FactDifferences | None) -> bytes:
    """A line a difference: what it is, where, what the first and what the second has."""
    lines = [_of_words(one) for one in words]
    for subject, found in (facts or {}).items():
        lines += [_of_fact(subject, one) for one in found]
    return "".join(f"{line}\n" for line in lines).encode()


def _of_words(difference: TextDifference) -> str:
    places = "; ".join(
        f"page {place.page}, line {place.line}"
        for place in (difference.first_place, difference.second_place)
    )
    shown = (words.replace("\n", "¶") for words in (difference.first, difference.second))
    return f"{difference.kind}: {places}: {' | '.join(shown)}"


def _of_fact(subject: str, difference: FactDifference) -> str:
    sides = (difference.first, difference.second)
    places = "; ".join((one.place if one else None) or "-" for one in sides)
    return f"{subject}: {places}: {' | '.join(map(_shown_value, sides))}"


def _shown_value(fact: Fact | None) -> str:
    return fact.value if fact else _NOTHING
