"""Trigram models from counts: Witten-Bell, pruned, normalised, in sixteenths of a nat."""

from __future__ import annotations

import numpy as np

from pipeline.clean.displaced.trigrams import STEP

Rows = list[tuple[np.ndarray, int]]
"""Token numbers of one paragraph after another, and how much each weighs."""


def _grams(rows: Rows, order: int, size: int) -> tuple[np.ndarray, np.ndarray]:
    """The keys of all n-grams of a length, in order, and their counts.

    The first two tokens of a row are padding: what is predicted is the third and on.
    """
    keys = []
    for tokens, _ in rows:
        key = tokens[2:]
        if order > 1:
            key = key + tokens[1:-1] * size
        if order > 2:
            key = key + tokens[:-2] * size * size
        keys.append(key)
    weights = [
        np.full(len(key), float(weight)) for key, (_, weight) in zip(keys, rows, strict=True)
    ]
    unique, inverse = np.unique(np.concatenate(keys), return_inverse=True)
    return unique, np.bincount(inverse, weights=np.concatenate(weights))


def _quantised(cost: np.ndarray) -> bytes:
    return np.clip(np.round(cost / STEP), 0, 255).astype(np.uint8).tobytes()


def _witten_bell(keys, counts, size, lower):
    """p(w|h) and the histories' weights; `lower` gives p(w|shorter h) of the keys."""
    histories = keys // size
    unique, inverse = np.unique(histories, return_inverse=True)
    total = np.bincount(inverse, weights=counts)
    kinds = np.bincount(inverse)
    p = (counts + kinds[inverse] * lower) / (total + kinds)[inverse]
    return unique, inverse, p


def trigrams(rows: Rows, size: int, least: tuple[int, int]) -> bytes:
    """The stored form of a model of `size` tokens; n-grams counted less than `least` are dropped."""
    one_keys, one_counts = _grams(rows, 1, size)
    unigram = np.full(size, 0.5)
    unigram[one_keys] += one_counts
    p1 = unigram / unigram.sum()
    two_keys, two_counts = _grams(rows, 2, size)
    three_keys, three_counts = _grams(rows, 3, size)
    h2, inv2, p2 = _witten_bell(two_keys, two_counts, size, p1[two_keys % size])
    # p(w | second) for each trigram
    at = np.searchsorted(two_keys, three_keys % (size * size))
    at = np.minimum(at, len(two_keys) - 1)
    p_short = np.where(two_keys[at] == three_keys % (size * size), p2[at], 0.0)
    h3, inv3, p3 = _witten_bell(three_keys, three_counts, size, p_short)
    keep3 = three_counts >= least[1]
    keep2 = two_counts >= least[0]
    # a kept trigram's history is kept, so that its back-off weight has a place
    keep2 |= np.isin(two_keys, three_keys[keep3] // size)
    back2 = _back_off(h2, inv2, p2, p1[two_keys % size], keep2)
    one_back = np.zeros(size)
    one_back[h2] = back2
    # probabilities of two words as they are after pruning
    pruned2 = np.where(keep2, p2, np.exp(-one_back[two_keys // size]) * p1[two_keys % size])
    p_low = np.where(two_keys[at] == three_keys % (size * size), pruned2[at], 1e-9)
    back3 = _back_off(h3, inv3, p3, p_low, keep3)
    kept2 = two_keys[keep2]
    two_back = np.zeros(len(kept2))
    place = np.searchsorted(kept2, h3)
    place = np.minimum(place, len(kept2) - 1)
    hit = kept2[place] == h3
    two_back[place[hit]] = back3[hit]
    return b"".join(
        (
            _quantised(-np.log(p1)),
            _quantised(one_back),
            len(kept2).to_bytes(4, "little"),
            _by_bytes(kept2),
            _quantised(-np.log(p2[keep2])),
            _quantised(two_back),
            int(keep3.sum()).to_bytes(4, "little"),
            _by_bytes(three_keys[keep3]),
            _quantised(-np.log(p3[keep3])),
        )
    )


def _back_off(histories, inverse, p, lower, keep) -> np.ndarray:
    """−log of what is left for shorter histories."""
    count = len(histories)
    taken = np.bincount(inverse[keep], weights=p[keep], minlength=count)
    below = np.bincount(inverse[keep], weights=lower[keep], minlength=count)
    left = np.clip(1 - taken, 1e-4, 1) / np.clip(1 - below, 1e-4, 1)
    return np.clip(-np.log(left), 0, 15)


def _by_bytes(keys: np.ndarray) -> bytes:
    return keys.astype("<u8").view(np.uint8).reshape(-1, 8).T.tobytes()
