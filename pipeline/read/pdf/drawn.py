"""Words that a page shows and its text has not: letters drawn as shapes, pictures in a line, ink in its gaps."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain, pairwise
from math import hypot, inf
from typing import Any

from pipeline.read.geometry import Box
from pipeline.read.pdf.letter_runs import usual_size
from pipeline.read.pdf.painted_paths import box_of, corners
from pipeline.read.pdf.text_lines import Line

_LOW, _HIGH = 0.3, 1.25
"""Ems of the line: what is lower is a rule or a stop, what is higher belongs to more than a line."""
_WIDEST_LETTER, _WIDEST_PICTURE = 1.5, 30.0
"""Ems."""
_HIGHEST_PICTURE = 1.7
"""Ems: a picture has some white above and below the word in it."""
_STEPS_OF_WORDS = 60
"""Of a path: it may be all the letters of a word."""
_STRAIGHT, _FEWEST_STEPS = ("line_to", "rectangle"), 7
"""Of a path without curves: fewer make no letter but a box."""
_BEHIND = 3.0
"""Ems behind a line's end in which words may go on, or before its start."""
_BEFORE = 0.6
"""Ems from the first word of a line, where that is drawn, to its next: a bullet stands further off."""
_MARGIN = 0.5
"""Ems that a picture of words, with the white about them, may reach into the words beside it."""
_SMALLEST = 2.0
_SHORTEST_LINE, _PARAGRAPH = 2.0, 0.5
"""Ems of a line drawn, and the share of the text's width that a paragraph in a picture takes."""
_SAME_ROW, _FEWEST_FORMS, _MOST_ACROSS = 0.4, 4, 5
"""Ems between the middles of letters; forms that differ; one shape in so many may lie across a line."""
_FEWEST_DOTS, _FEWEST_STROKES, _MOST_DOTS = 10, 5, 5000
_LARGEST_STROKE, _LIGHTEST, _MOST_ALIKE = 16.0, 0.6, 3
"""Points; of white; how many of one size in one row or column are no border."""
_EDGE, _NARROWEST = 1.0, 1.4
"""Points about the edge of a shape, which may be blurred, or a hair that is painted as wide as a pixel; of a gap."""
_BENT, _POINT = 0.05, 0.02
"""The sine by which a shape with round corners may be bent inwards; points of a side that is none."""
_OF_FRACTIONS = "⁄"
_BAND, _ASIDE = (0.12, 0.42), 0.15
"""Ems above the baseline in which every letter has ink, and between a gap and the words beside it."""

_Step = dict[str, Any]
"""Of a path, as the library tells it."""
_Forms = frozenset[tuple[int, int]]
"""Of the contours of a path: their steps, and how wide they are."""


def drawn_words(
    paths: Sequence[dict[str, Any]], pictures: Iterable[Box], lines: Sequence[Line]
) -> Iterator[Box]:
    """Where shapes and pictures stand in lines of text as a letter or a word would."""
    letters = list(_paths_like_letters(paths))
    found = [(box, widest, _HIGH) for box, widest, _ in letters]
    found += [(picture, _WIDEST_PICTURE, _HIGHEST_PICTURE) for picture in pictures]
    left = min((line.x0 for line in lines), default=0.0)
    for box, widest, highest in found:
        if any(
            _is_in(line, left, box, widest, highest) and not _is_ground_of(box, line)
            for line in lines
        ):
            yield box
    shapes = list(map(box_of, paths))
    dots = [box for box in shapes if max(box.x1 - box.x0, box.y1 - box.y0) < _SMALLEST]
    yield from _of_pieces(dots, dots, lines, _FEWEST_DOTS)
    yield from _between_lines(letters, shapes, lines)
    small = _small_dark_paints(paths, pictures)
    strokes = [box for box in small if any(_lies_in_gap(line, box) for line in lines)]
    yield from _of_pieces(strokes, small, lines, _FEWEST_STROKES)
    for box in small:
        if any(_may_change_letter(line, box) or _is_in_gap(line, box) for line in lines):
            yield box


def pictured_lines(pictures: Iterable[Box], lines: Sequence[Line]) -> Iterator[Box]:
    """The pictures of a page that may be lines of its text: as flat as one, or as wide as a paragraph."""
    size, left, right = _type_and_reach(lines)
    for box in pictures:
        wide, high = box.x1 - box.x0, box.y1 - box.y0
        is_line = _LOW * size <= high <= _HIGHEST_PICTURE * size and wide >= _SHORTEST_LINE * size
        is_long = high > _HIGHEST_PICTURE * size and wide > _PARAGRAPH * (right - left)
        is_inside = left < (box.x0 + box.x1) / 2 < right
        if (
            is_inside
            and (is_line or is_long)
            and not any(_is_ground_of(box, line) for line in lines)
        ):
            yield box


def _type_and_reach(lines: Sequence[Line]) -> tuple[float, float, float]:
    """The size of most of a page's type, and from where to where its lines reach."""
    size = usual_size((line.text, line.size) for line in lines)
    lefts, rights = [line.x0 for line in lines], [line.x1 for line in lines]
    return size, min(lefts, default=0.0), max(rights, default=0.0)


def _between_lines(
    letters: Sequence[tuple[Box, float, _Forms]], shapes: Sequence[Box], lines: Sequence[Line]
) -> Iterator[Box]:
    """Where shapes follow each other as letters do, in a line of their own."""
    size, left, right = _type_and_reach(lines)
    rows: list[list[tuple[Box, _Forms]]] = []
    middle = inf
    inside = (
        (box, forms)
        for box, _, forms in letters
        if _LOW * size <= box.y1 - box.y0 <= _HIGH * size
        if not any(_holds_letter(box, line) for line in lines)
    )
    for box, forms in sorted(inside, key=lambda one: -one[0].y0 - one[0].y1):
        if middle - (box.y0 + box.y1) / 2 > _SAME_ROW * size:
            rows.append([])
            middle = (box.y0 + box.y1) / 2
        rows[-1].append((box, forms))
    for row in rows:
        hull = reduce(Box.around, (box for box, _ in row))
        kinds = {form for _, forms in row for form in forms}
        # Dots and dashes of a border, and the forms of an ornament, are all alike.
        is_word = len(kinds) >= _FEWEST_FORMS or max(kinds, default=(0, 0))[0] > _STEPS_OF_WORDS
        is_inside = left < (hull.x0 + hull.x1) / 2 < right
        if is_word and is_inside and hull.x1 - hull.x0 >= _SHORTEST_LINE * size:
            across = sum(
                _boxes_meet(hull, shape) and not hull.holds(shape, size / 4) for shape in shapes
            )
            if across * _MOST_ACROSS <= len(row):
                yield hull


def _small_dark_paints(paths: Sequence[dict[str, Any]], pictures: Iterable[Box]) -> list[Box]:
    """What is painted dark and small, and not again and again in one row or column as dots of a line are."""
    boxes = [*map(box_of, filter(_is_dark, paths)), *pictures]
    small = [box for box in boxes if max(box.x1 - box.x0, box.y1 - box.y0) <= _LARGEST_STROKE]
    columns, rows = (
        Counter((round(box[n]), round(box[n + 2] - box[n], 1)) for box in small) for n in (0, 1)
    )
    return [
        box
        for box in small
        if max(
            columns[round(box.x0), round(box.x1 - box.x0, 1)],
            rows[round(box.y0), round(box.y1 - box.y0, 1)],
        )
        <= _MOST_ALIKE
    ]


def _is_dark(path: dict[str, Any]) -> bool:
    colour = path["fill_color"] or path["stroke_color"] or (0.0,)
    return sum(colour) <= _LIGHTEST * len(colour)


def _may_change_letter(line: Line, box: Box) -> bool:
    """Whether a stroke may make another letter of one, or one more between two: `к` `қ`, `1` `7`, `2` `12`."""
    size, wide, high = line.size, box.x1 - box.x0, box.y1 - box.y0
    low, top = box.y0 - line.y, box.y1 - line.y
    if not (-0.3 * size < low and top < 0.85 * size and 0.1 * size < max(wide, high) <= size):
        return False
    if (top <= 0 and wide >= high) or min(wide, high) > 0.4 * size:  # an underline, a ground
        return False
    edges = line.edges
    first = bisect_right(edges, box.x0 - 0.05 * size) - 1
    last = bisect_left(edges, box.x1 + 0.05 * size)
    touched = line.text[max(first, 0) : last]
    inside = first >= 0 and last < len(edges) and edges[last] - edges[first] <= size
    if _OF_FRACTIONS in touched and high < 0.1 * size:  # its bar
        return False
    return bool(touched.strip()) or (bool(touched) and inside)


def _is_in_gap(line: Line, box: Box) -> bool:
    """Whether a dot stands in a gap of a line: so little may be left of a letter of dots."""
    low, high = (line.y + height * line.size for height in _BAND)
    is_dot = max(box.x1 - box.x0, box.y1 - box.y0) < _SMALLEST and low < box.y0 < high
    return is_dot and any(x0 < box.x0 < x1 for x0, x1 in line.gaps)


def gaps_of(
    paths: Sequence[dict[str, Any]], pictures: Sequence[Box], lines: Sequence[Line]
) -> Iterator[Box]:
    """The gaps in lines of text, before and behind them, without an edge of any shape: what has ink there, or is uneven, is none."""
    shapes = [(corners(path["rendered_bbox"]), _has_form(path["operations"])) for path in paths]
    shapes += [(picture, True) for picture in pictures]
    _, first, last = _type_and_reach(lines)
    for line in lines:
        low, high = line.y + _BAND[0] * line.size, line.y + _BAND[1] * line.size
        row = [one for one in shapes if low - _EDGE < one[0].y1 and one[0].y0 < high]
        for left, right in ((first, line.x0), *line.gaps, (line.x1, last)):
            if right - left < line.size:
                continue
            gap = Box(left + _ASIDE * line.size, low, right - _ASIDE * line.size, high)
            gap = _above_rules(gap, [shape for shape, _ in row])
            near = [one for one in row if _boxes_meet(one[0], gap)]
            near += [
                (words, True) for words in _words_aside(line, lines) if _boxes_meet(words, gap)
            ]
            if not any(has_form or _is_cut(shape, gap) for shape, has_form in near):
                yield from _between_edges(gap, [shape for shape, _ in near])


def _words_aside(line: Line, lines: Iterable[Line]) -> Iterator[Box]:
    """Where letters stand in other lines beside one, as in the other cells of a row of a table."""
    for other in lines:
        if other is not line and abs(other.y - line.y) < 1.5 * line.size:
            edges = [other.x0, *chain(*other.gaps), other.x1]
            for x0, x1 in zip(edges[::2], edges[1::2], strict=True):
                yield other.box._replace(x0=x0, x1=x1)


def _above_rules(gap: Box, shapes: Iterable[Box]) -> Box:
    """A gap without the blur of a rule along its foot: a line to write on, a row of dots."""
    rules = [
        shape.y1 + _EDGE
        for shape in shapes
        if abs(shape.y1 - gap.y0) < _EDGE and gap.x0 < shape.x1 and shape.x0 < gap.x1
    ]
    return gap._replace(y0=max([gap.y0, *rules]))


def _is_ground_of(box: Box, line: Line) -> bool:
    """Whether a picture higher than letters is the ground of some, which do not stand on its edge alone."""
    if box.y1 - box.y0 <= _HIGH * line.size:
        return False
    edge = min(_MARGIN * line.size, (box.x1 - box.x0) / 3)
    return _holds_letter(box._replace(x0=box.x0 + edge, x1=box.x1 - edge), line)


def _holds_letter(box: Box, line: Line) -> bool:
    if not box.y0 < line.y + line.size / 4 < box.y1:
        return False
    middles = ((a + b) / 2 for a, b in pairwise(line.edges))
    return any(
        box.x0 < middle < box.x1 and not letter.isspace()
        for letter, middle in zip(line.text, middles, strict=False)
    )


def _between_edges(gap: Box, shapes: Iterable[Box]) -> Iterator[Box]:
    """The parts of a gap between the upright edges of shapes."""
    edges = sorted(x for shape in shapes for x in (shape.x0, shape.x1) if gap.x0 < x < gap.x1)
    for x0, x1 in pairwise([gap.x0 - _EDGE, *edges, gap.x1 + _EDGE]):
        if x1 - x0 > 2 * _EDGE + _NARROWEST:
            yield gap._replace(x0=x0 + _EDGE, x1=x1 - _EDGE)


def _is_cut(shape: Box, gap: Box) -> bool:
    """Whether a level edge of a shape goes through a gap."""
    return any(gap.y0 - _EDGE < y < gap.y1 + _EDGE for y in (shape.y0, shape.y1))


def _boxes_meet(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and one.x1 > other.x0 and one.y0 < other.y1 and one.y1 > other.y0


def _lies_in_gap(line: Line, box: Box) -> bool:
    is_level = -0.3 * line.size < box.y0 - line.y < line.size
    return is_level and any(x0 < box.x0 and box.x1 < x1 for x0, x1 in line.gaps)


def _of_pieces(
    pieces: Sequence[Box], every: Sequence[Box], lines: Iterable[Line], fewest: int
) -> Iterator[Box]:
    """Where dots or strokes stand in a line of text, at several heights, and hardly any above or below it."""
    for line in lines if fewest <= len(pieces) <= _MOST_DOTS else ():
        near = [
            box
            for box in every
            if -_BEHIND * line.size < box.x0 - line.x0
            and box.x0 < line.x1 + _BEHIND * line.size
            and abs(box.y0 - line.y) < 3 * line.size
        ]
        inside = [
            box for box in pieces if box in near and -0.3 * line.size < box.y0 - line.y < line.size
        ]
        heights = {(round(box.y0), round(box.y1)) for box in inside}
        if len(inside) >= fewest and len(heights) > 3 and len(inside) > 0.9 * len(near):
            yield reduce(Box.around, inside)


def _paths_like_letters(paths: Iterable[dict[str, Any]]) -> Iterator[tuple[Box, float, _Forms]]:
    """The rectangles of the paths that may be letters, neither lines nor boxes, how wide in ems, their forms."""
    for path in paths:
        steps = path["operations"]
        if min(path["bbox"][2:]) < _SMALLEST or not _has_form(steps):
            continue
        contours = list(_contours(steps))
        if path["fill_color"] is None or not _is_round_ground(contours):
            widest = _WIDEST_PICTURE if len(steps) > _STEPS_OF_WORDS else _WIDEST_LETTER
            yield box_of(path), widest, frozenset(map(_steps_and_width, contours))


def _contours(steps: Iterable[_Step]) -> Iterator[list[_Step]]:
    """The pieces of a path; where it only moves to is none."""
    contour = list[_Step]()
    for step in steps:
        if step["op"] == "move_to":
            if len(contour) > 1:
                yield contour
            contour = []
        contour.append(step)
    if len(contour) > 1:
        yield contour


def _points(contour: Iterable[_Step]) -> Iterator[tuple[float, float]]:
    """The corners of a contour, and the points that draw its curves to themselves."""
    for step in contour:
        if step["op"] == "curve_to":
            yield from ((step["cx1"], step["cy1"]), (step["cx2"], step["cy2"]))
        if "x" in step:
            yield step["x"], step["y"]


def _steps_and_width(contour: Sequence[_Step]) -> tuple[int, int]:
    """The number of steps of a contour, and its width in points of the page."""
    xs = [x for x, _ in _points(contour)]
    return len(contour), round(max(xs) - min(xs))


def _is_round_ground(contours: Sequence[Sequence[_Step]]) -> bool:
    """Whether a shape is of one piece, and nowhere bent inwards, as no letter is that has a form."""
    if len(contours) != 1 or any(step["op"] == "rectangle" for step in contours[0]):
        return False
    sides = [
        (x1 - x0, y1 - y0)
        for (x0, y0), (x1, y1) in pairwise([*_points(contours[0]), *_points(contours[0][:1])])
        if hypot(x1 - x0, y1 - y0) > _POINT
    ]
    bends = [
        (x0 * y1 - x1 * y0) / (hypot(x0, y0) * hypot(x1, y1))
        for (x0, y0), (x1, y1) in zip(sides, sides[1:] + sides[:1], strict=True)
    ]
    return min(bends, default=0.0) >= -_BENT or max(bends) <= _BENT


def _has_form(steps: Sequence[dict[str, Any]]) -> bool:
    kinds = [step["op"] for step in steps]
    return "curve_to" in kinds or sum(map(kinds.count, _STRAIGHT)) >= _FEWEST_STEPS


def _is_in(line: Line, left: float, box: Box, widest: float, highest: float) -> bool:
    """Whether a box stands in a line, behind its last word, or inside the left margin before its first."""
    across, up = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2 - line.y
    opens = left - _EDGE < box.x0 and box.x1 > line.x0 - _BEFORE * line.size
    return (
        _LOW * line.size <= box.y1 - box.y0 <= highest * line.size
        and box.x1 - box.x0 <= widest * line.size
        and 0 < up < 0.6 * line.size
        and (line.x0 < across or opens)
        and across < line.x1 + _BEHIND * line.size
    )
