"""Learn the tokens, the two trigram models and the link model of a language from texts."""

from __future__ import annotations

import json
import random
from collections import Counter
from itertools import chain

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from pipeline.clean.displaced.links import PARTS, TAIL, WHOLE, Spans, place_features
from pipeline.clean.displaced.model import Model, class_of, read
from pipeline.clean.displaced.tokens import EDGE, kind, pieces
from tests.model.ngrams import packed, train
from tests.model.texts import COMPILED, Text, drawn, style

OWN_WEIGHT = 3
MOST_COMMON = 300
NEGATIVES = 24


def token_rows(texts: list[Text]) -> list[list[str]]:
    return [
        [EDGE, EDGE, *chain.from_iterable(map(pieces, p.text.split())), EDGE]
        for t in texts
        for p in t.paragraphs
    ]


def vocabulary(own: list[list[str]], other: list[list[str]], least: tuple[int, int]):
    """The common words, the words counted for themselves, and the classes."""
    own_counts = Counter(chain.from_iterable(own))
    other_counts = Counter(chain.from_iterable(other))
    lower: Counter[str] = Counter()
    for word, count in own_counts.items():
        if word[0].isalpha() and word.isalpha() and len(word) > 1 or word.isalpha() and word.islower():
            lower[word.lower()] += count
    common = frozenset(w for w, c in sorted(lower.items(), key=lambda x: (-x[1], x[0]))[:MOST_COMMON] if c >= 4)
    seen = set(own_counts) | set(other_counts)
    kinds = ["?", EDGE, *sorted({class_of(w, common) for w in seen} - {EDGE, "?"})]
    words = sorted(
        w for w in seen
        if w not in kinds and (own_counts[w] >= least[0] or other_counts[w] >= least[1])
    )
    return common, [*kinds, *words], kinds


def learn(own: list[Text], other: list[Text], language: str, prune, links_from, weights=None, threshold=0.95) -> bytes:
    """The bytes of a model."""
    own_rows, other_rows = token_rows(own), token_rows(other)
    common, words, kinds = vocabulary(own_rows, other_rows, prune["words"])
    w_ids = {w: n for n, w in enumerate(words)}
    k_ids = {w: n for n, w in enumerate(kinds)}
    classes: dict[str, str] = {}

    def cls(tok):
        if tok not in classes:
            classes[tok] = class_of(tok, common)
        return classes[tok]

    def numbered(rows, ids, words_too):
        return [
            np.array([ids.get(t, ids[cls(t)]) if words_too else ids[cls(t)] for t in row], dtype=np.int64)
            for row in rows
        ]

    body = b""
    for ids, words_too, least in ((w_ids, True, prune["word_grams"]), (k_ids, False, prune["kind_grams"])):
        rows = [(r, OWN_WEIGHT) for r in numbered(own_rows, ids, words_too)]
        rows += [(r, 1) for r in numbered(other_rows, ids, words_too)]
        if not other_rows:
            rows = [(r, 1) for r, _ in rows]
        body += train(rows, len(ids), least)
    link_weights = learn_links(links_from, common)
    head = json.dumps(
        {"words": words, "kinds": kinds, "common": sorted(common), "links": link_weights, "weights": weights or {}, "threshold": threshold},
        ensure_ascii=False,
    ).encode()
    return packed(head, body)


def link_texts(own: list[Text], other: list[Text], language: str, rng: random.Random):
    """Marked paragraphs: (paragraph, weight)."""
    found = []
    for text in own:
        if text.marked:
            found += [(p, 2.0) for p in text.paragraphs if p.links]
        for _ in range(2):
            st = style(COMPILED[language], rng)
            found += [(q, 0.7) for p in text.paragraphs if (q := drawn(p, COMPILED[language], st, rng)).links]
    for text in other:
        some = [p for p in text.paragraphs if p.links and len(p.text) < 3000]
        found += [(p, 0.5) for p in some]
    return found


def learn_links(paragraphs, common) -> dict[str, dict[str, float]]:
    return {part: _learn_part(paragraphs, common, part) for part in PARTS}


def _learn_part(paragraphs, common, part) -> dict[str, float]:
    """Logistic regression: is this span one link, or that part of one, here?"""
    rng = random.Random(7)
    rows: list[list[str]] = []
    labels, weights = [], []
    for paragraph, weight in paragraphs:
        names, starts, links = _spans(paragraph, common)
        spans = Spans(names, {})
        whole = set(links)
        places = [*starts, len(names)]
        good = {span: weight for span in links}
        if part != WHOLE:
            for s, e in links:
                inner = [p for p in places if s < p < e]
                for p in inner:
                    good.setdefault((p, e) if part == TAIL else (s, p), weight / len(inner))
        chosen = set(good)
        for span in _negatives(links, starts, len(names), rng):
            chosen.add(span)
        for start, end in sorted(chosen):
            before = names[start - 1] if start else EDGE
            after = names[end] if end < len(names) else EDGE
            feats = list(spans.features(start, end))
            if part == WHOLE:
                feats += place_features(before, names[start], names[end - 1], after)
            rows.append(feats)
            labels.append((start, end) in good)
            weights.append(good.get((start, end), weight))
    counts = Counter(chain.from_iterable(set(r) for r in rows))
    index = {f: n + 1 for n, f in enumerate(sorted(f for f, c in counts.items() if c >= 3))}
    data, cols, ptr = [], [], [0]
    for r in rows:
        cols.append(0)
        data.append(1.0)
        for f in r:
            if f in index:
                cols.append(index[f])
                data.append(1.0)
        ptr.append(len(cols))
    x = csr_matrix((data, cols, ptr), shape=(len(rows), len(index) + 1))
    y = np.array(labels, dtype=float)
    sw = np.array(weights)

    def loss(w):
        z = x @ w
        p = 1 / (1 + np.exp(-np.clip(z, -30, 30)))
        value = (sw * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * 0.3 * (w[1:] ** 2).sum()
        grad = x.T @ (sw * (p - y))
        grad[1:] += 0.3 * w[1:]
        return value, grad

    w = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
    names = ["", *index]
    return {n: round(float(v), 2) for n, v in zip(names, w) if abs(v) >= 0.04}


def _spans(paragraph, common):
    names, starts, links = [], [], []
    text = paragraph.text
    bounds = []
    at = 0
    for run in paragraph.runs:
        if run.kind is not None:
            bounds.append((at, at + len(run.text)))
        at += len(run.text)
    marks = sorted({p for b in bounds for p in b})
    # tokenise words, cut at link ends too
    offsets = []
    for start, end in _words(text, marks):
        toks = pieces(text[start:end])
        starts.append(len(names))
        offsets.append((start, end, len(names), len(names) + len(toks)))
        names += [class_of(t, common) for t in toks]
    begin = {o[0]: o[2] for o in offsets}
    finish = {o[1]: o[3] for o in offsets}
    for s, e in bounds:
        if s in begin and e in finish:
            links.append((begin[s], finish[e]))
    return names, starts, links


def _words(text, marks):
    at = 0
    import re
    for m in re.finditer(r"\S+", text):
        s = m.start()
        for mark in marks:
            if s < mark < m.end():
                yield s, mark
                s = mark
        yield s, m.end()


def _negatives(links, starts, count, rng):
    ends = [*starts[1:], count]
    places = {s: n for n, s in enumerate(starts)}
    finish = {e: n for n, e in enumerate(ends)}
    for s, e in links:
        i, j = places.get(s), finish.get(e)
        if i is None or j is None:
            continue
        for d in (-6, -4, -3, -2, -1, 1, 2, 3, 4, 6):
            if 0 <= i + d <= j:
                yield starts[i + d], e
            if i <= j + d < len(ends):
                yield s, ends[j + d]
        for d in (1, 2, 3):
            if i - d >= 0:
                yield starts[i - d], starts[i]
                yield starts[i - d], ends[max(i - d, j - 1)]
            if j + d < len(ends):
                yield ends[j], ends[j + d]
                yield starts[min(i + 1, j)], ends[j + d]
    for _ in range(NEGATIVES // 2):
        i = rng.randrange(len(starts))
        j = min(len(ends) - 1, i + int(rng.expovariate(0.4)))
        yield starts[i], ends[j]
