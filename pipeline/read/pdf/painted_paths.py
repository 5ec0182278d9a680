"""The paths of a page: rules of tables, lines through words, shapes that may cover letters."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import Any

from pipeline.read.geometry import Box
from pipeline.read.pdf.harmless import THIN, Covers
from pipeline.read.pdf.letter_runs import Glyph
from pipeline.read.pdf.text_lines import Line

_SHORT = 3.0
"""Points: a row of lines that are shorter may be one through a word."""
_LEVEL = 0.05
"""Points by which a level line may rise."""
_MOST_RULES = 1000
_WIDEST_RING, _LEAST_RING, _MOST_CURVES = 4.0, 40.0, 8
"""Points: the line of a seal, and how wide and how high it is at least; the curves that it is made of."""
_NEAR_RING = 0.75
"""Ems from the line of a ring to the middle of a letter on it."""
_ROOM = 0.4
"""Ems by which the ground of words reaches beyond them."""
_STRAIGHT = frozenset(("move_to", "line_to", "rectangle", "close_path"))


def covers_of(paths: Sequence[dict[str, Any]], pictures: Sequence[Box]) -> Covers:
    """What of the paths and pictures of a page may cover letters, being more than a line."""
    shapes = [(path["bbox"], path["rendered_bbox"]) for path in paths]
    return Covers(
        areas=(*(corners(whole) for _, whole in shapes if min(whole[2:]) > THIN), *pictures),
        stroke=max((whole[n] - inner[n] for inner, whole in shapes for n in (2, 3)), default=0.0),
        odd=not all(map(_is_plain, paths)),
    )


def _is_plain(path: dict[str, Any]) -> bool:
    """Whether a path is made of level and upright lines, and no shorter than a rule."""
    if any(step["op"] not in _STRAIGHT for step in path["operations"]):
        return False
    return max(path["bbox"][2:]) >= _SHORT and all(map(_is_straight, _straight_lines(path)))


def _is_straight(piece: Box) -> bool:
    return min(piece.x1 - piece.x0, piece.y1 - piece.y0) <= _LEVEL


def _straight_lines(path: dict[str, Any]) -> Iterator[Box]:
    """The straight lines of a path; a rectangle gives its sides."""
    x = y = 0.0
    for step in path["operations"]:
        if step["op"] == "rectangle":
            xs, ys = (step["x"], step["x"] + step["width"]), (step["y"], step["y"] + step["height"])
            yield from _sides_of_box(Box.of(xs, ys))
        elif step["op"] == "line_to":
            yield Box.of((x, step["x"]), (y, step["y"]))
        x, y = step.get("x", x), step.get("y", y)


def box_of(path: dict[str, Any]) -> Box:
    """The rectangle of a path, its stroke left aside."""
    x, y, width, height = path["bbox"]
    return Box(x, y, x + width, y + height)


def level_lines_of(paths: Iterable[dict[str, Any]]) -> Iterator[Box]:
    """What a page has of thin lines, level and upright: each by itself, however they are painted."""
    for path in paths:
        if min(path["bbox"][2:]) <= THIN:
            yield box_of(path)
        elif path["stroke_color"] is not None:
            yield from filter(_is_straight, _straight_lines(path))


def slanted_of(paths: Sequence[dict[str, Any]]) -> Iterator[Box]:
    """The single straight lines of a page that are neither level nor upright, from their left end."""
    for path in paths:
        steps = path["operations"] if path["operations_count"] == 2 else ()
        if min(path["bbox"][2:]) > THIN and [n["op"] for n in steps] == ["move_to", "line_to"]:
            start, end = sorted((step["x"], step["y"]) for step in steps)
            yield Box(*start, *end)


def rings_of(paths: Iterable[dict[str, Any]]) -> Iterator[Box]:
    """The rectangles of the round seals of a page: large closed curves of a line that covers no whole letter.

    One that is filled between two curves is a line of that width.
    """
    for path in paths:
        starts = [step for step in path["operations"] if step["op"] == "move_to"]
        curves = [
            step for step in path["operations"] if step["op"] not in ("move_to", "close_path")
        ]
        wide = path["stroke_width"]
        if path["fill_color"] is not None:
            aside = [hypot(a["x"] - b["x"], a["y"] - b["y"]) for a, b in pairwise(starts)]
            wide = aside[0] if len(aside) == 1 else _LEAST_RING
        if (
            wide <= _WIDEST_RING
            and min(path["bbox"][2:]) >= _LEAST_RING
            and 0 < len(curves) <= _MOST_CURVES
            and all(step["op"] == "curve_to" for step in curves)
        ):
            yield box_of(path)


def on_ring(ring: Box, glyph: Glyph) -> bool:
    """Whether a letter stands on a ring."""
    _, (x, y, width, size), _ = glyph
    across, up = (ring.x1 - ring.x0) / 2, (ring.y1 - ring.y0) / 2
    off = hypot((x + width / 2 - ring.x0 - across) / across, (y + size / 4 - ring.y0 - up) / up)
    return abs(off - 1) * min(across, up) < _NEAR_RING * size


def rules_of(paths: Sequence[dict[str, Any]], lines: Sequence[Line]) -> list[Box]:
    """The painted lines of a page; a rectangle gives its sides. A drawing has none for a table.

    Nor has a seal, the ground of some words of a line, or of a part of their shadow.
    """
    rules: dict[Box, None] = {}
    grounds: list[Box] = []
    for path in paths:
        x, y, width, height = (round(value, 1) for value in path["bbox"])
        box = Box(x, y, x + width, y + height)
        if min(width, height) <= THIN:
            rules[box] = None
        elif _is_round(path):
            continue
        elif path["stroke_color"] is not None or not _is_overrun(box, lines):
            rules |= dict.fromkeys(_sides_of_box(box))
            grounds += [box] if path["stroke_color"] is None else []
        if len(rules) > _MOST_RULES:
            return []
    marks = {side for box in _marks_of_words(grounds, lines) for side in _sides_of_box(box)}
    return [rule for rule in rules if rule not in marks]


def _marks_of_words(grounds: Sequence[Box], lines: Sequence[Line]) -> Iterator[Box]:
    """Those of the grounds of a line that mark words of it, and are no cells: each ends where its words do.

    In justified lines gaps between words are as wide as those between columns.
    """
    for line in lines if len(grounds) > 1 else ():
        own = [box for box in grounds if box.y0 < line.y < box.y1]
        if len(own) > 1 and all(_ends_with_words(box, line) for box in own):
            yield from own


def _ends_with_words(box: Box, line: Line) -> bool:
    inside = [x for x in line.edges if box.x0 <= x <= box.x1]
    room = _ROOM * line.size
    return bool(inside) and inside[0] - box.x0 <= room and box.x1 - inside[-1] <= room


def _is_round(path: dict[str, Any]) -> bool:
    return all(step["op"] not in ("line_to", "rectangle") for step in path["operations"])


def _is_overrun(box: Box, lines: Sequence[Line]) -> bool:
    """Whether a line of text runs over the left or the right side of a rectangle."""
    return any(
        line.runs_over(x) for line in lines if box.y0 < line.y < box.y1 for x in (box.x0, box.x1)
    )


def _sides_of_box(box: Box) -> Iterator[Box]:
    yield box._replace(y1=box.y0)
    yield box._replace(y0=box.y1)
    yield box._replace(x1=box.x0)
    yield box._replace(x0=box.x1)


def corners(rectangle: Any) -> Box:  # noqa: ANN401 - the library leaves it open
    """A rectangle that the library tells by a corner, its width and its height."""
    x, y, width, height = rectangle
    return Box(round(x, 1), round(y, 1), round(x + width, 1), round(y + height, 1))
