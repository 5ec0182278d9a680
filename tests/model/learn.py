"""What is learnt of a language: its words and classes, two trigram models, the models of links."""

from __future__ import annotations

import json
import random
import re
import zlib
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from pipeline.clean.displaced.learnt import class_of
from pipeline.clean.displaced.shapes import EDGE, pieces, root
from pipeline.clean.displaced.source_spans import (
    PARTS,
    TAIL,
    UNKNOWN,
    WHOLE,
    LinkPart,
    Spans,
    pair_features,
    pattern,
    place_features,
    span_features,
)
from pipeline.memo import Memo
from tests.model.drawing import drawn, patterns, style
from tests.model.ngrams import Rows, trigrams
from tests.model.tables import tabled, titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.layouts.marked import Paragraph
    from tests.model.texts import Text

Marked = list[tuple["Paragraph", float]]
"""Paragraphs with links, and how much they weigh."""

OWN = 3
"""How much more a word of the project's own texts counts than one of a law."""
COMMON = 300
LEAST_COMMON = 4
LEAST = {"word": (2, 5), "known": 3, "two": 2, "three": 4}
"""How often a word of the own texts and of laws, a pair, and a triple must be counted to be kept,
where there are laws to learn from; otherwise pairs and triples are all kept."""
LONGEST_LAW = 1500
L2 = 0.3
LEAST_WEIGHT = 0.04
LEAST_SEEN, LEAST_LINKED = 3, 3
EVERY_LAW = 5
_ROWS: dict[str, _Rows] = {}


def learn(
    language: str,
    texts: list[Text],
    others: list[Text],
    weights: dict[str, float],
    threshold: float,
) -> bytes:
    """The file of a model."""
    own, law = _Rows.of([*texts, titles(language)]), law_rows(language, others)
    common, words, kinds = vocabulary(own.counts, law.counts)
    roots = beginnings(own.counts, law.counts)
    least = (LEAST["two"], LEAST["three"]) if others else (1, 1)
    classes = {token: class_of(token, common) for token in {*own.counts, *law.counts} - {EDGE}}
    classes[EDGE] = EDGE
    body = b""
    for names, number in ((words, _word), (kinds, _kind), (roots, _root)):
        ids = {name: number for number, name in enumerate(names)}
        coded = {token: number(ids, token, name) for token, name in classes.items()}
        rows = [*own.coded(coded, OWN if others else 1), *law.coded(coded, 1)]
        body += trigrams(rows, len(names), least)
    facts = {
        "words": words, "kinds": kinds, "roots": roots, "known": known(language, own.counts, law.counts, words), "common": sorted(common),
        "weights": weights, "threshold": threshold,
    }  # fmt: skip
    # The links by themselves: what asks for words alone reads no further than those.
    links = learn_links(marked(language, texts, others), common)
    lines = "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in (facts, links))
    return zlib.compress(lines.encode() + body, 9)


def _word(ids: dict[str, int], token: str, name: str) -> int:
    return ids.get(token, ids[name])


def _kind(ids: dict[str, int], _: str, name: str) -> int:
    return ids[name]


def _root(ids: dict[str, int], token: str, _: str) -> int:
    return ids.get(root(token), 0)


def beginnings(own: Counter[str], law: Counter[str]) -> list[str]:
    """The roots that count for themselves; the others are one."""
    ours, theirs = _rooted(own), _rooted(law)
    least = LEAST["word"]
    enough = {r for r in {*ours, *theirs} if ours[r] >= least[0] or theirs[r] >= least[1]}
    return ["?", EDGE, *sorted(enough - {EDGE, "?"})]


def _rooted(tokens: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for token, count in tokens.items():
        found[root(token)] += count
    return found


def known(language: str, own: Counter[str], law: Counter[str], words: list[str]) -> list[str]:
    """Words in small letters that are not counted for themselves, but were seen."""
    seen = {w.lower() for w in own if w.isalpha()} | {
        word.lower() for word, count in law.items() if word.isalpha() and count >= LEAST["known"]
    }
    return sorted((seen | tabled(language)) - {word for word in words if word.islower()})


@dataclass(frozen=True, eq=False)
class _Rows:
    """The tokens of each paragraph between its edges, by their numbers among all tokens."""

    tokens: Sequence[str]
    counts: Counter[str]
    rows: Sequence[np.ndarray]

    @classmethod
    def of(cls, texts: list[Text]) -> _Rows:
        known = Memo(pieces)
        paragraphs = [
            [EDGE, EDGE, *chain.from_iterable(map(known.__getitem__, p.text.split())), EDGE]
            for text in texts
            for p in text.paragraphs
        ]
        counts = Counter(chain.from_iterable(paragraphs))
        number = {token: n for n, token in enumerate(counts)}
        rows = [np.array([number[token] for token in one]) for one in paragraphs]
        return cls(list(counts), counts, rows)

    def coded(self, numbers: Mapping[str, int], weight: int) -> Rows:
        """The paragraphs by other numbers of their tokens, each with a weight."""
        table = np.array([numbers[token] for token in self.tokens], dtype=np.int64)
        return [(table[row], weight) for row in self.rows]


def law_rows(language: str, others: list[Text]) -> _Rows:
    """The same of the laws, which are many, once."""
    if language not in _ROWS:
        _ROWS[language] = _Rows.of(others)
    return _ROWS[language]


def vocabulary(
    ours: Counter[str], theirs: Counter[str]
) -> tuple[frozenset[str], list[str], list[str]]:
    """The common words, all that counts for itself, and the classes, which come first in both."""
    lower: Counter[str] = Counter()
    for word, count in ours.items():
        if word.isalpha() and (len(word) > 1 or word.islower()):
            lower[word.lower()] += count
    ranked = sorted(lower.items(), key=lambda item: (-item[1], item[0]))[:COMMON]
    common = frozenset(word for word, count in ranked if count >= LEAST_COMMON)
    seen = set(ours) | set(theirs)
    kinds = ["?", EDGE, *sorted({class_of(word, common) for word in seen} - {EDGE, "?"})]
    enough = {w for w in seen if ours[w] >= LEAST["word"][0] or theirs[w] >= LEAST["word"][1]}
    return common, [*kinds, *sorted(enough - set(kinds))], kinds


def marked(language: str, texts: list[Text], others: list[Text]) -> Marked:
    """Paragraphs with links: as people and sites set them, and drawn."""
    rng = random.Random(1)
    found: Marked = []
    for text in texts:
        if text.marked:
            found += [(paragraph, 2.0) for paragraph in text.paragraphs if paragraph.links]
        shares = style(language, rng)
        again = (drawn(p, patterns(language), shares, rng) for p in text.paragraphs)
        found += [(paragraph, 0.7) for paragraph in again if paragraph.links]
    for text in others:
        some = [p for p in text.paragraphs if p.links and len(p.text) < LONGEST_LAW]
        found += [(paragraph, 0.5) for paragraph in some[::EVERY_LAW]]
    return found


def learn_links(paragraphs: Marked, common: frozenset[str]) -> dict[str, dict[str, float]]:
    """The weights of each part's features: is a span one link, or that part of one?"""
    return {part: _learn_part(paragraphs, common, part) for part in PARTS}


def _learn_part(paragraphs: Marked, common: frozenset[str], part: str) -> dict[str, float]:
    rng = random.Random(7)
    rows: list[list[str]] = []
    labels: list[bool] = []
    weights: list[float] = []
    for paragraph, weight in paragraphs:
        names, starts, links = _coded(paragraph, common)
        good = _good(links, [*starts, len(names)], part, weight)
        spans = Spans(names, LinkPart({}))
        for start, end in sorted({*good, *_others(links, starts, len(names), rng)}):
            rows.append(_features(spans, names, start, end, part))
            labels.append((start, end) in good)
            weights.append(good.get((start, end), weight))
    return _regression(rows, np.array(labels, dtype=float), np.array(weights))


def _good(
    links: list[tuple[int, int]], places: list[int], part: str, weight: float
) -> dict[tuple[int, int], float]:
    """The links, and the parts of them that a line's end may leave."""
    good = dict.fromkeys(links, weight)
    for start, end in links if part != WHOLE else ():
        inner = [place for place in places if start < place < end]
        for place in inner:
            good.setdefault((place, end) if part == TAIL else (start, place), weight / len(inner))
    return good


def _features(spans: Spans, names: list[str], start: int, end: int, part: str) -> list[str]:
    found = [
        *span_features(names, start, end),
        *("I" + name for name in names[start + 1 : end - 1]),
        *pair_features(*spans.open(start, end)),
    ]
    if part == WHOLE:
        before = names[start - 1] if start else EDGE
        after = names[end] if end < len(names) else EDGE
        found += place_features(before, names[start], names[end - 1], after)
    return [*found, pattern(names, start, end)]


def _coded(
    paragraph: Paragraph, common: frozenset[str]
) -> tuple[list[str], list[int], list[tuple[int, int]]]:
    """The classes of a paragraph's tokens, where words start among them, and its links."""
    bounds, at = [], 0
    for run in paragraph.runs:
        bounds += [(at, at + len(run.text))] if run.kind else []
        at += len(run.text)
    names: list[str] = []
    starts: list[int] = []
    begin, finish = {}, {}
    for start, end in _words(paragraph.text, {place for pair in bounds for place in pair}):
        starts.append(len(names))
        begin[start] = len(names)
        names += [class_of(token, common) for token in pieces(paragraph.text[start:end])]
        finish[end] = len(names)
    return names, starts, [(begin[s], finish[e]) for s, e in bounds if s in begin and e in finish]


def _words(text: str, marks: set[int]) -> Iterator[tuple[int, int]]:
    """The words of a text, divided where links start and end."""
    for match in re.finditer(r"\S+", text):
        places = [match.start(), *(m for m in sorted(marks) if match.start() < m < match.end())]
        yield from zip(places, [*places[1:], match.end()], strict=True)


def _others(
    links: list[tuple[int, int]], starts: list[int], count: int, rng: random.Random
) -> Iterator[tuple[int, int]]:
    """Spans that are no links: such as begin or end where one does, and a few at random."""
    ends = [*starts[1:], count]
    for start, end in links:
        first, last = starts.index(start), ends.index(end)
        for step in (-4, -2, -1, 1, 2, 4):
            if 0 <= first + step <= last:
                yield starts[first + step], end
            if first <= last + step < len(ends):
                yield start, ends[last + step]
        for step in (1, 2, 3):
            if first >= step:
                yield starts[first - step], start
                yield starts[first - step], ends[max(first - step, last - 1)]
            if last + step < len(ends):
                yield end, ends[last + step]
                yield starts[min(first + 1, last)], ends[last + step]
    for _ in range(12):
        first = rng.randrange(len(starts))
        yield starts[first], ends[min(len(ends) - 1, first + int(rng.expovariate(0.4)))]


def _regression(rows: list[list[str]], y: np.ndarray, weights: np.ndarray) -> dict[str, float]:
    """Logistic regression; the constant stands under the empty name, a row's pattern is its last."""
    linked = Counter(row[-1] for row, label in zip(rows, y, strict=True) if label)
    rows = [[*row[:-1], row[-1] if linked[row[-1]] >= LEAST_LINKED else UNKNOWN] for row in rows]
    counts = Counter(chain.from_iterable(set(row) for row in rows))
    names = ["", *sorted(name for name, count in counts.items() if count >= LEAST_SEEN)]
    index = {name: number for number, name in enumerate(names)}
    coded = [[0, *(index[name] for name in row if name in index)] for row in rows]
    columns = list(chain.from_iterable(coded))
    bounds = np.cumsum([0, *map(len, coded)])
    x = csr_matrix((np.ones(len(columns)), columns, bounds), shape=(len(rows), len(names)))
    turned = x.T.tocsr()
    penalised = np.array([0.0, *[L2] * (len(names) - 1)])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        p = 1 / (1 + np.exp(-np.clip(z, -30, 30)))
        value = (weights * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * (penalised * w**2).sum()
        return value, turned @ (weights * (p - y)) + penalised * w

    start = np.zeros(len(names))
    w = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 40}).x
    kept = zip(names, w, strict=True)
    return {
        name: round(float(v), 2) for name, v in kept if name[:1] == "S" or abs(v) >= LEAST_WEIGHT
    }
