"""Weights of the features by conditional likelihood."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags, vstack

from pipeline.clean.displaced.passages import likeliest
from pipeline.clean.displaced.signs import MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.model.cases import Case

L2 = 0.0001
LEAST_LINES = 3
"""Of how many lines a sign must be one to get a weight."""


def arrays(cases: Sequence[Case]) -> list[str]:
    """The names of the features; the cases get theirs as rows of numbers."""
    lines = Counter(
        name for case in cases for name in {name for values in case.values for name in values}
    )
    names = sorted(name for name, count in lines.items() if count >= LEAST_LINES)
    column = {name: number for number, name in enumerate(names)}
    for case in cases:
        rows = [
            [(column[name], value) for name, value in values.items() if name in column]
            for values in case.values
        ]
        cells = list(chain.from_iterable(rows))
        bounds = np.cumsum([0, *map(len, rows)])
        where, what = [place for place, _ in cells], [value for _, value in cells]
        case.x = csr_matrix((what, where, bounds), shape=(len(rows), len(names)), dtype=float)
    return names


def fit(cases: Sequence[Case], names: Sequence[str]) -> np.ndarray:
    """The weights under which the right readings are likeliest."""
    cases = [case for case in cases if case.right.any()]
    x = vstack([case.x for case in cases], format="csr")
    right = np.concatenate([case.right for case in cases])
    counts = np.array([len(case.right) for case in cases])
    starts = np.cumsum([0, *counts[:-1]])
    scale = _spread(x, names)
    xs = (x @ diags(1 / scale)).tocsr()
    turned = xs.T.tocsr()

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = xs @ w
        e = np.exp(z - np.repeat(np.maximum.reduceat(z, starts), counts))
        whole = np.add.reduceat(e, starts)
        good = np.maximum(np.add.reduceat(e * right, starts), 1e-300)
        p = e / np.repeat(whole, counts) - e * right / np.repeat(good, counts)
        penalty = L2 * len(cases)
        value = (np.log(whole) - np.log(good)).sum() + penalty * (w**2).sum()
        return value, turned @ p + 2 * penalty * w

    start = np.zeros(x.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return found.x / scale


def _spread(x: csr_matrix, names: Sequence[str]) -> np.ndarray:
    """The standard deviation of each feature; of a sign, which is there or not, 1."""
    mean = np.asarray(x.mean(axis=0)).ravel()
    square = np.asarray(x.multiply(x).mean(axis=0)).ravel()
    spread = np.sqrt(np.maximum(square - mean**2, 0)) + 1e-6
    return np.where([MARK in name for name in names], 1.0, spread)


def judged(case: Case, weights: np.ndarray) -> tuple[int, float]:
    """The number of a case's likeliest reading, and how likely its text is by all that give it."""
    z = case.x @ weights
    p = np.exp(z - z.max())
    p /= p.sum()
    return likeliest(case.readings, p.tolist())
