"""Lines that a ground draws through the middle of words: a gradient, or a tile as thin as a line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import tinycss2

from pipeline.read.colours import BLACK, WHITE, Colour, colour_of, is_faint
from pipeline.read.html.lengths import at_commas, functions, pixels

_THICKEST: Final = 0.34
"""The share of a line's height that a stroke takes at most; a marker pen takes more."""
_MIDDLE: Final = (0.25, 0.8)
"""Where the middle of a stroke lies: what is lower underlines."""
_PLACES: Final = {"top": "0%", "center": "50%", "bottom": "100%", "left": "", "right": ""}
_LENGTH: Final = re.compile(r"[+-]?[0-9.]+(?:%|[a-z]+)?|auto|calc\(.*\)", re.DOTALL)
_SIDEWAYS: Final = re.compile(r"to (?:left|right)|-?(?:90|270)(?:\.0*)?deg")


class _Stop(NamedTuple):
    """A colour of a gradient and from where to where it is pure, in shares of the height."""

    colour: Colour
    first: float
    last: float


def is_struck_by_ground(own: Mapping[str, str], size: float, line: float) -> bool:
    """Whether a stroke lies behind the middle of words; `line` is how tall their lines are."""
    ground = own.get("background", "")
    if "(" not in ground:
        return False
    layers = at_commas(tinycss2.parse_component_value_list(ground))
    return any(_strikes(tinycss2.serialize(one), own, size, line) for one in layers)


def _strikes(layer: str, own: Mapping[str, str], size: float, line: float) -> bool:
    tall, top = _tile(layer, own, size, line)
    for name, arguments in functions(layer):
        if name.endswith("linear-gradient"):
            for first, last in _strokes(arguments, size, tall):
                middle = (top + (first + last) / 2 * tall) / line
                thick = (last - first) * tall / line
                if 0 < thick <= _THICKEST and _MIDDLE[0] < middle < _MIDDLE[1]:
                    return True
    # How tall a picture is nobody tells, but one that is laid along the middle of a line is a stroke.
    told = f"{layer} {own.get('background-repeat', '')} {own.get('background-size', '')}"
    along = "repeat-x" in told or ("100%" in told and tall <= _THICKEST * line)
    return "url(" in layer and along and _MIDDLE[0] < top / line < _MIDDLE[1]


def _tile(layer: str, own: Mapping[str, str], size: float, line: float) -> tuple[float, float]:
    """How tall a layer is painted, and how far from the top of the line, in pixels."""
    place, _, told = re.sub(r"[\w-]+\((?:[^()]|\([^()]*\))*\)", "", layer).partition("/")
    sizes = _LENGTH.findall(told or own.get("background-size", ""))
    tall = pixels(sizes[1], size, line, line) if len(sizes) > 1 else line
    places = [
        _PLACES.get(one, one)
        for one in re.split(r"\s+", f"{place} {own.get('background-position', '')}")
    ]
    lengths = [one for one in places if _LENGTH.fullmatch(one)]
    vertical = lengths[-1] if lengths else "0%"
    free = line - tall if "url(" not in layer else line
    return tall, pixels(vertical, size, 0.0, free)


def _strokes(arguments: Sequence[str], size: float, tall: float) -> Iterator[tuple[float, float]]:
    """From where to where a gradient is of a colour that stands out from those beside it."""
    if _SIDEWAYS.match(arguments[0]):
        colours = [one for one in map(_colour, arguments) if one]
        yield from [(0.0, 1.0)] if any(_stands_out(one, WHITE) for one in colours) else []
        return
    stops = _merged(_stops(arguments, size, tall))
    edges = [_Stop(WHITE, 0.0, 0.0), *stops, _Stop(WHITE, 1.0, 1.0)]
    for before, stop, after in zip(edges, edges[1:], edges[2:], strict=False):
        if all(_stands_out(stop.colour, one.colour.over(WHITE)) for one in (before, after)):
            yield (before.last + stop.first) / 2, (stop.last + after.first) / 2


def _stands_out(colour: Colour, ground: Colour) -> bool:
    return not is_faint(colour, ground)


def _stops(arguments: Sequence[str], size: float, tall: float) -> list[_Stop]:
    """The colours of a gradient with their places; one without a place lies between its neighbours."""
    told = [(colour, _places_of(one, size, tall)) for one in arguments if (colour := _colour(one))]
    found: list[_Stop] = []
    for at, (colour, places) in enumerate(told):
        least = found[-1].last if found else 0.0
        later = ((ahead, one[1][0]) for ahead, one in enumerate(told[at:]) if one[1])
        steps, end = next(later, (len(told) - 1 - at, 1.0))
        between = least + (end - least) / (steps + 1) if found else 0.0
        first, *_, last = places * 2 or (between, between if steps else max(end, between))
        found.append(_Stop(colour, max(first, least), max(last, least)))
    return found


def _merged(stops: Sequence[_Stop]) -> list[_Stop]:
    """The stops, those of one colour that follow each other as one."""
    found: list[_Stop] = []
    for stop in stops:
        if found and found[-1].colour == stop.colour:
            found[-1] = found[-1]._replace(last=stop.last)
        else:
            found.append(stop)
    return found


def _parts(argument: str) -> list[str]:
    nodes = tinycss2.parse_component_value_list(argument)
    return [node.serialize() for node in nodes if node.type != "whitespace"]


def _colour(argument: str) -> Colour | None:
    parts = _parts(argument)
    known = (BLACK if one == "currentcolor" else colour_of(one) for one in parts)
    return next(filter(None, known), None)


def _places_of(argument: str, size: float, tall: float) -> list[float]:
    lengths = [one for one in _parts(argument) if _LENGTH.fullmatch(one)]
    return [pixels(one, size, 0.0, tall) / (tall or 1) for one in lengths]
