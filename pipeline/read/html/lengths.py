"""Lengths and numbers of CSS (CSS Values and Units 4), those that are worked out as well, in pixels."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeVar

import tinycss2
from tinycss2.ast import Node

T = TypeVar("T")
MEDIUM: Final = 16.0
_SIZES: Final = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0,
    "xx-large": 32.0, "xxx-large": 48.0, "smaller": 13.0, "larger": 19.0,
}  # fmt: skip
# An inch is 96 pixels on any screen (CSS Values and Units 4, absolute lengths).
_UNITS: Final = {
    "vw": 12.8,
    "vh": 7.2,
    "vmin": 7.2,
    "vmax": 12.8,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 9.6 / 2.54,
}
_LENGTH: Final = re.compile(r"([+-]?[0-9]*\.?[0-9]+)([a-z%]*)")


_NUMBER: Final = re.compile(r"[0-9]*\.?[0-9]+")


def font_size(value: str, outer: float) -> float:
    """The size of letters in pixels; `outer` is that of those around, which stands for what is no size."""
    if value in _SIZES:
        return _SIZES[value]
    return pixels(value, outer, outer)


def pixels(value: str, size: float, otherwise: float, whole: float | None = None) -> float:
    """A length in pixels; `size` is the font's, `whole` what shares are of (else the font's size).

    `otherwise` stands for what is no length.
    """
    whole = size if whole is None else whole
    if found := _LENGTH.fullmatch(value.strip()):
        return _in_pixels(float(found[1]), found[2], size, whole)
    if "(" not in value:
        return otherwise
    worked_out = _sum_of(tinycss2.parse_component_value_list(value), size, whole)
    return otherwise if worked_out is None else worked_out


def line_height(value: str, size: float) -> float:
    """How tall a line is in pixels; letters of this size take theirs where a style tells nothing."""
    return pixels(value, size, size) * (size if _NUMBER.fullmatch(value.strip()) else 1)


def number(value: str) -> float:
    """A number or a percentage as a share; 1 for what is none."""
    return pixels(value, 1.0, 1.0)


def at_commas(nodes: Iterable[Node]) -> list[list[Node]]:
    """Component values parted at their commas."""
    parts: list[list[Node]] = [[]]
    for node in nodes:
        if node == ",":
            parts.append([])
        else:
            parts[-1].append(node)
    return parts


def functions(value: str) -> Iterator[tuple[str, list[str]]]:
    """The functions that a value is made of, each with its arguments."""
    for node in tinycss2.parse_component_value_list(value) if "(" in value else ():
        if node.type == "function":
            arguments = at_commas(node.arguments)
            yield node.lower_name, [tinycss2.serialize(one).strip() for one in arguments]


def four_sides(values: Sequence[T]) -> list[T]:
    """Values of the top, right, bottom and left; a missing one is as its opposite."""
    sides = list(values)
    for at in range(len(sides), 4):
        sides.append(sides[max(at - 2, 0)])
    return sides


def _in_pixels(value: float, unit: str, size: float, whole: float) -> float:
    if unit == "%":
        return value * whole / 100
    if unit in {"em", "rem", "ex", "ch"}:
        return value * (size if unit != "rem" else MEDIUM) / (2 if unit in {"ex", "ch"} else 1)
    # Other units of the window are about ten pixels on an ordinary screen.
    return value * _UNITS.get(unit, 10.0 if unit else 1.0)


def _sum_of(nodes: Iterable[Node], size: float, whole: float) -> float | None:
    """What a calculation comes to; None where a part of it is not understood."""
    total, term, times, sign = 0.0, 1.0, "*", 1
    for node in nodes:
        if node.type == "literal" and node.value in "+-":
            total, term, times, sign = total + sign * term, 1.0, "*", 1 if node.value == "+" else -1
        elif node.type == "literal":
            times = node.value
        elif node.type not in {"whitespace", "comment"}:
            value = _value_of(node, size, whole)
            if value is None:
                return None
            term = term * value if times == "*" else term / (value or float("inf"))
    return total + sign * term


def _value_of(node: Node, size: float, whole: float) -> float | None:
    if node.type in {"dimension", "number", "percentage"}:
        unit = "%" if node.type == "percentage" else getattr(node, "lower_unit", "")
        return _in_pixels(float(node.value), unit, size, whole)
    if node.type == "() block":
        return _sum_of(node.content, size, whole)
    if node.type != "function" or node.lower_name not in {"calc", "clamp", "max", "min"}:
        return None
    values = [_sum_of(one, size, whole) for one in at_commas(node.arguments)]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None
    least = node.lower_name == "min"
    return (
        sorted(known)[len(known) // 2]
        if node.lower_name == "clamp"
        else (min if least else max)(known)
    )
