"""A point's line has all of its words, those too that follow its sub-points: outcomes name the point for them."""

import json
import sqlite3
from contextlib import closing

from pipeline.bulk.text_points import write_points
from pipeline.emit.json import from_json
from pipeline.load import load
from tests.load.conftest import copy_rulings


def test_what_wraps_a_point_up_is_among_its_words(tmp_path):
    folder = copy_rulings(tmp_path / "collection")
    load(f"sqlite:///{tmp_path / 'rulings.db'}", folder)
    with closing(sqlite3.connect(tmp_path / "rulings.db")) as base:
        write_points(base, tmp_path)
    lines = (tmp_path / "points.jsonl").read_text("utf-8").split("\n")[:-1]
    points = {point["address"]: point for point in map(json.loads, lines)}
    assert len(points) == len(lines)
    ending = {
        f"{ruling.expression}#{block.eId.partition('__wrapup__')[0]}": block.text
        for ruling in (from_json(path.read_bytes()) for path in folder.glob("*.json"))
        for block in ruling.blocks()
        if "__wrapup__" in block.eId
    }
    assert ending
    for address, text in ending.items():
        assert points[address]["text"].endswith(text)
