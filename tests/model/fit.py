"""Weights of the features by conditional likelihood."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize


L2 = 0.02


def stacked(cases):
    x = np.concatenate([c.x for c in cases])
    right = np.concatenate([c.right for c in cases])
    starts = np.cumsum([0, *(len(c.right) for c in cases)])[:-1]
    return x, right, starts


def fit(cases) -> np.ndarray:
    cases = [c for c in cases if c.right.any()]
    x, right, starts = stacked(cases)
    counts = np.diff([*starts, len(right)])
    scale = x.std(axis=0) + 1e-6
    xs = x / scale
    start = np.zeros(x.shape[1])

    def loss(w):
        z = xs @ w
        top = np.maximum.reduceat(z, starts)
        e = np.exp(z - np.repeat(top, counts))
        all_ = np.add.reduceat(e, starts)
        good = np.add.reduceat(e * right, starts)
        value = (np.log(all_) - np.log(np.maximum(good, 1e-300))).sum()
        p = e / np.repeat(all_, counts)
        q = e * right / np.repeat(np.maximum(good, 1e-300), counts)
        grad = xs.T @ (p - q)
        return value + L2 * len(starts) / 100 * (w**2).sum(), grad + 2 * L2 * len(starts) / 100 * w

    w = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return w / scale


def judged(case, w):
    """Best reading's posterior (same texts added up), whether it is right, and the text."""
    z = case.x @ w
    p = np.exp(z - z.max())
    p /= p.sum()
    by_text: dict[str, float] = {}
    for c, q in zip(case.readings, p):
        by_text[c.text] = by_text.get(c.text, 0.0) + q
    best = max(by_text, key=by_text.__getitem__)
    return best, by_text[best]
