"""Differences and alignments in the forms in which they are printed and written."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from pipeline.compare.alignment import Pair
from pipeline.compare.difference import Difference
from pipeline.emit.table_markup import printed
from pipeline.json_text import json_lines
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
