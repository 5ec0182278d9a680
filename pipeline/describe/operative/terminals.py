"""The words of a sentence as terminals of a grammar, and what its rules find in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic, TypeVar

from pipeline.grammar.constructions import Constructions
from pipeline.text import Span
from pipeline.words.indexes import RAISED

_SIGNS: Final = {
    ",": "comma",
    ";": "semicolon",
    ":": "colon",
    **dict.fromkeys("–—-", "dash"),
    **dict.fromkeys("№/", "word"),
}
_NOTE_MARK: Final = re.compile(f"(?<![0-9{''.join(RAISED.values())}])[{''.join(RAISED.values())}]+")
"""The mark of a note, which is no part of the word that it touches; a raised figure at a number is an index."""

Table = TypeVar("Table", bound=Constructions)
Stretch = tuple[int, int]
"""Terminals from one up to another."""
Atom = tuple[Span, str]
"""A stretch that is one terminal, whatever words it holds, and what it is."""


@dataclass(frozen=True, slots=True)
class Terminals(Generic[Table]):
    """A sentence as a string of symbols, one a terminal, and the span of each."""

    table: Table
    symbols: str
    spans: tuple[Span, ...]
    seams: tuple[int, ...] = ()
    """Where the terminals of another sentence begin: an item is read behind those that open its list."""

    def __add__(self, other: Terminals[Table]) -> Terminals[Table]:
        """The terminals of a sentence behind those that open the list which it stands in."""
        here = len(self.symbols)
        seams = (*self.seams, here, *(here + seam for seam in other.seams))
        symbols, spans = self.symbols + other.symbols, self.spans + other.spans
        return Terminals(self.table, symbols, spans, seams)

    def count(self, *names: str, within: tuple[int, int | None] = (0, None)) -> int:
        """How many of the terminals, from one up to another, have one of the names."""
        stretch = self.symbols[slice(*within)]
        return sum(stretch.count(self.table.symbols[name]) for name in names)

    def matches(self, rule: str, at: int = 0) -> Iterator[re.Match[str]]:
        """Where the terminals are as a rule says, from one on."""
        return self.table.construction(rule).finditer(self.symbols, at)

    def places(self, name: str) -> Iterator[int]:
        """Which of the terminals have a name."""
        return (at for at, one in enumerate(self.symbols) if one == self.table.symbols[name])

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The part of each sentence in what reaches from one terminal up to another."""
        edges = [start, *(seam for seam in self.seams if start < seam < end), end]
        return pairwise(edges)

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text from one terminal up to another, in the last of its sentences."""
        *_, (first, last) = self.pieces(start, end)
        return Span(self.spans[first].start, self.spans[last - 1].end)


def terminals(
    table: Table, text: str, sentence: Span, atoms: Iterable[Atom] = ()
) -> Terminals[Table]:
    """The terminals of a sentence; an atom within another is not looked at."""
    found: list[tuple[str, Span]] = []
    at = sentence.start
    # Of atoms that begin together the longest first: those within it are then passed over.
    for span, name in sorted(atoms, key=lambda atom: (atom[0].start, -atom[0].end)):
        if span.start < at or span.end > sentence.end:
            continue
        found += _word_terminals(table, text, Span(at, span.start))
        found.append((name, span))
        at = span.end
    found += _word_terminals(table, text, Span(at, sentence.end))
    # A comma or semicolon at the end belongs to the list that the sentence is an item of.
    while found and found[-1][0] in {"comma", "semicolon"}:
        found.pop()
    spans = tuple(span for _, span in found)
    return Terminals(table, "".join(table.symbols[name] for name, _ in found), spans)


def _word_terminals(table: Constructions, text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """The terminals of a stretch without atoms, each with its place."""
    words = _NOTE_MARK.sub(lambda mark: " " * len(mark[0]), text[slice(*span)])
    for match in table.lexicon.finditer(words if table.cased else in_lower_case(words)):
        kind = match.lastgroup or ""
        name = _SIGNS.get(match[0], "strange") if kind == "sign" else kind
        yield name, Span(span.start + match.start(), span.start + match.end())


def in_lower_case(text: str) -> str:
    """The text in lower case, letter for letter: none becomes two."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def links(
    table: Constructions, rules: tuple[str, str, str], symbols: str
) -> list[re.Match[str]] | None:
    """One match for each part of a chain; None unless the parts take up all symbols.

    The rules are that of the first part, that of the others, and that of what stands between. Where the chain can be parted in several ways, an earlier part is as long as it can be.
    """
    first, further, between = rules
    breaks = list(table.construction(between).finditer(symbols))
    barren: set[int] = set()

    def parts_from(at: int, rule: str) -> list[re.Match[str]] | None:
        """The parts from a place on. A place from which none lead to the end is left at once."""
        if at in barren:
            return None
        whole = table.construction(rule).fullmatch(symbols, at)
        if whole:
            return [whole]
        for parted in reversed(breaks):
            match = table.construction(rule).fullmatch(symbols, at, parted.start())
            behind = parts_from(parted.end(), further) if match else None
            if match and behind:
                return [match, *behind]
        barren.add(at)
        return None

    return parts_from(0, first)


def captures(match: re.Match[str]) -> dict[str, list[Stretch]]:
    """The stretches that a match has captured, by what they are called."""
    found: dict[str, list[Stretch]] = defaultdict(list)
    for name in match.re.groupindex:
        if match.start(name) >= 0:
            found[name.rpartition("_")[0]].append(match.span(name))
    return {name: sorted(spans) for name, spans in found.items()}
