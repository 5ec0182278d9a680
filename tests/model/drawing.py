"""Links drawn at random into plain paragraphs, in the style of one document or another."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.layouts.marked import Paragraph, Run

if TYPE_CHECKING:
    import random

Patterns = tuple[tuple[str, re.Pattern[str]], ...]

RARE = frozenset({"act", "multiword", "title", "range", "joint", "whole"})
INNER = "inner"
"""A link that ends inside a word."""
_LEFT = re.compile(r"|[\s(«\"“„–]")
_RIGHT = re.compile(r"\Z|[\s,.;:)»\"”–]")


@cache
def patterns(language: str) -> Patterns:
    """The kinds of links of a language, each with a pattern, in their order."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))[language]
    found = []
    for kind, pattern in table["patterns"]:
        for name, value in table["names"].items():
            pattern = pattern.replace(f"{{{name}}}", value)  # noqa: PLW2901
        found.append((kind, re.compile(pattern)))
    return tuple(found)


def style(language: str, rng: random.Random) -> dict[str, float]:
    """How often a document links each kind of citation; it rarely links anything else."""
    return {kind: rng.choice(_shares(kind)) for kind, _ in patterns(language)}


def _shares(kind: str) -> tuple[float, ...]:
    if kind == "other":
        return (0.0, 0.0, 0.004)
    if kind == INNER:
        return (0.0, 0.0, 0.0, 0.5)
    return (0.0, 0.15, 0.5, 0.8, 0.95) if kind in RARE else (0.2, 0.6, 0.85, 0.95, 1.0)


def drawn(
    paragraph: Paragraph, kinds: Patterns, shares: dict[str, float], rng: random.Random
) -> Paragraph:
    """The same words with links drawn anew."""
    text = paragraph.text
    taken: list[tuple[int, int, str]] = []
    for kind, pattern in kinds:
        for match in pattern.finditer(text):
            start, end = match.span()
            apart = kind == INNER or _RIGHT.match(text, end)
            apart = apart and _LEFT.fullmatch(text[:start][-1:])
            free = all(end <= first or last <= start for first, last, _ in taken)
            if rng.random() < shares[kind] and apart and free:
                taken.append((start, end, kind))
    runs: list[Run] = []
    at = 0
    for start, end, kind in sorted(taken):
        runs += [Run(text[at:start]), Run(text[start:end], kind)]
        at = end
    runs.append(Run(text[at:]))
    return Paragraph(tuple(run for run in runs if run.text))
