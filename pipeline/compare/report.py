"""Differences and alignments of two texts, of two witnesses too, in the forms in which they are printed and written."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from pipeline.compare.alignment import Pair
from pipeline.compare.difference import Difference, Side
from pipeline.compare.facts import SUBJECTS, FactDifferences
from pipeline.compare.witnesses import TextDifference
from pipeline.emit.table_markup import printed
from pipeline.json_text import json_document, json_lines
from pipeline.model import Block, Ruling
from pipeline.wordings import counted

_WIDTH: Final = 160


def as_json(first: Ruling, second: Ruling, differences: Sequence[Difference]) -> str:
    """What was compared and every difference, with place and value in each text."""
    rows = [{"code": d.code, "severity": d.severity, **asdict(d)} for d in differences]
    compared = {
        "first": _names_of_ruling(first),
        "second": _names_of_ruling(second),
        "differences": rows,
    }
    return json.dumps(compared, ensure_ascii=False, indent=1)


def as_table(first: Ruling, second: Ruling, differences: Sequence[Difference]) -> str:
    """The differences as a table for people, and their number below it."""
    count = sum(d.matters for d in differences)
    total = counted(count, "difference")
    columns = ("severity", "code", first.language, "where", second.language, "where")
    rows = [
        (
            d.severity,
            d.code,
            *(part or "" for side in (d.first, d.second) for part in (side.value, side.place)),
        )
        for d in differences
    ]
    return f"{printed(columns, rows, _WIDTH)}{total}" if differences else total


def alignment_lines(first: Ruling, second: Ruling, pairs: Sequence[Pair]) -> bytes:
    """The paragraphs side by side as JSON lines: eIds and text of each side."""
    return json_lines(
        {"first": _side_of_pair(first, pair.first), "second": _side_of_pair(second, pair.second)}
        for pair in pairs
    )


def _names_of_ruling(ruling: Ruling) -> dict[str, Any]:
    return {"language": ruling.language, "expression": ruling.expression}


def _side_of_pair(ruling: Ruling, blocks: Sequence[Block]) -> dict[str, Any]:
    text = "\n".join(f"{b.num} {b.text}" if b.num else b.text for b in blocks)
    return {"language": ruling.language, "eIds": [block.eId for block in blocks], "text": text}


def witnesses_as_json(words: Sequence[TextDifference], facts: FactDifferences | None) -> bytes:
    """An object: `words`, and a key for each subject of the facts, null where they were not read."""
    report: dict[str, Any] = {"words": [asdict(one) for one in words]}
    for subject in SUBJECTS:
        report[subject] = facts and [
            {"first": _fact(first), "second": _fact(second)} for first, second in facts[subject]
        ]
    return json_document(report)


def witnesses_as_lines(words: Sequence[TextDifference], facts: FactDifferences | None) -> bytes:
    """A line a difference: what it is, where, what the first and what the second has."""
    lines = [_line_of_words(one) for one in words]
    for subject, found in (facts or {}).items():
        lines += [_line_of_fact(subject, *sides) for sides in found]
    return "".join(f"{line}\n" for line in lines).encode()


def _line_of_words(difference: TextDifference) -> str:
    places = "; ".join(
        f"page {place.page}, line {place.line}"
        for place in (difference.first_place, difference.second_place)
    )
    shown = (words.replace("\n", "¶") for words in (difference.first, difference.second))
    return f"{difference.kind}: {places}: {' | '.join(shown)}"


def _fact(side: Side | None) -> dict[str, str | None] | None:
    return {"value": side.value, "place": side.place} if side else None


def _line_of_fact(subject: str, *sides: Side | None) -> str:
    places = "; ".join((one and one.place) or "-" for one in sides)
    return f"{subject}: {places}: {' | '.join((one and one.value) or 'nothing' for one in sides)}"
