"""Transformations of a page's coordinates (ISO 32000-1, 8.3.3): `a b c d e f`."""

from __future__ import annotations

Matrix = tuple[float, float, float, float, float, float]


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
