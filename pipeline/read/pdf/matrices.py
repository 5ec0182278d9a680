"""Transformations of a page's coordinates (ISO 32000-1, 8.3.3): `a b c d e f`."""

from math import cos, radians, sin

from pipeline.read.geometry import Box

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


_STEEPEST = 0.8
"""Of a letter's height, by which it may slant and be read; slanted type has a third."""


def is_slanting(a: float, b: float, c: float, d: float) -> bool:
    """Whether a transformation leans letters so far that nobody reads them."""
    return abs(a * c + b * d) > _STEEPEST * abs(a * d - b * c)


def rotation(degrees: float) -> Matrix:
    """A turn about the origin, against the clock."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return (c, s, -s, c, 0.0, 0.0)


def product(one: Matrix, other: Matrix) -> Matrix:
    """One transformation and then the other, as one."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """Where a transformation moves a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def hull(box: Box, matrix: Matrix) -> Box:
    """The upright rectangle around a box that is moved by a transformation."""
    corners = [moved(x, y, matrix) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
    return Box.of((x for x, _ in corners), (y for _, y in corners))
