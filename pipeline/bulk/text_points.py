"""`points.jsonl`, for language models: one point a line, with its address and what it decides."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.json_text import json_lines
from pipeline.words.eids import inner_point

_POINTS = (
    "select p.stem, p.expression, p.eid, p.part, p.role, p.num, p.text, p.language, p.court, p.date,"
    " r.number, r.title from points p join rulings r on r.stem = p.stem order by p.stem, p.position"
)
_OUTCOMES = "select kind, verdict, text, target from outcomes where stem = ? and point = ? order by kind, verdict, text, target"


def write_points(base: sqlite3.Connection, out: Path) -> None:
    """Write the points of a database, in the order of stems and of the text."""
    base.row_factory = sqlite3.Row
    with (out / "points.jsonl").open("wb") as file:
        for stem, rows in groupby(base.execute(_POINTS), lambda row: row["stem"]):
            points: dict[str, list[sqlite3.Row]] = {}
            for row in rows:  # what follows the sub-points of a point is among its words
                points.setdefault(inner_point(row["eid"]), []).append(row)
            file.write(json_lines(_record(stem, eid, own, base) for eid, own in points.items()))
    base.row_factory = None


def _record(
    stem: str, eid: str, blocks: list[sqlite3.Row], base: sqlite3.Connection
) -> dict[str, Any]:
    first = blocks[0]
    names = ("language", "court", "date", "number", "title", "part", "role")
    printed = (" ".join(filter(None, (block["num"], block["text"]))) for block in blocks)
    return {
        "address": f"{first['expression'] or stem}#{eid}",
        **{name: first[name] for name in names},
        "text": "\n".join(printed),
        "outcomes": list(_outcomes(base, stem, eid)),
    }


def _outcomes(base: sqlite3.Connection, stem: str, point: str) -> Iterator[dict[str, Any]]:
    rows = base.execute(_OUTCOMES, (stem, point))
    for same, targets in groupby(rows, lambda row: (row["kind"], row["verdict"], row["text"])):
        named = [row["target"] for row in targets if row["target"]]
        yield dict(zip(("kind", "verdict", "text"), same, strict=True)) | {"targets": named}
