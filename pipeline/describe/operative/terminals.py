"""The words of a sentence as terminals of the grammar of verdicts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from pipeline.edition.amending import QUOTED
from pipeline.grammar import Grammar
from pipeline.text import Span

FOUND: Final = (
    "norm",
    "constitution",
    "quote",
    "bracket",
    "act",
    "declined",
    "comma",
    "semicolon",
    "colon",
    "dash",
    "word",
    "strange",
)
"""Terminals that no table holds."""

_SIGNS: Final = {
    ",": "comma",
    ";": "semicolon",
    ":": "colon",
    **dict.fromkeys("–—-", "dash"),
    **dict.fromkeys("№/", "word"),
}

_FOREIGN: Final = r"(?P<strange>(?![ivxlc]+\b)\w*[a-z]\w*)"
"""A word with Latin letters that is no Roman number: «ne соответствующим» may mean either."""

Stretch = tuple[int, int]
"""Terminals from one up to another."""
Atom = tuple[Span, str]
"""A stretch that is one terminal, whatever words it holds, and what it is."""


@dataclass(frozen=True, slots=True)
class Terminals:
    """A sentence as a string of symbols, one a terminal, and the span of each."""

    grammar: Grammar
    symbols: str
    spans: tuple[Span, ...]
    seams: tuple[int, ...] = ()
    """Where the terminals of another sentence begin: an item is read behind those that open its list."""

    def __add__(self, other: Terminals) -> Terminals:
        """The terminals of a sentence behind those that open the list which it stands in."""
        here = len(self.symbols)
        seams = (*self.seams, here, *(here + seam for seam in other.seams))
        symbols, spans = self.symbols + other.symbols, self.spans + other.spans
        return Terminals(self.grammar, symbols, spans, seams)

    def count(self, *names: str, within: tuple[int, int | None] = (0, None)) -> int:
        """How many of the terminals, from one up to another, have one of the names."""
        symbol = symbols(self.grammar)
        stretch = self.symbols[slice(*within)]
        return sum(stretch.count(symbol[name]) for name in names)

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The part of each sentence in what reaches from one terminal up to another."""
        edges = [start, *(seam for seam in self.seams if start < seam < end), end]
        return pairwise(edges)

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text from one terminal up to another, in the last of its sentences."""
        *_, (first, last) = self.pieces(start, end)
        return Span(self.spans[first].start, self.spans[last - 1].end)


@cache
def symbols(grammar: Grammar) -> dict[str, str]:
    """One symbol for each terminal of a language; none means anything in a regular expression."""
    names = dict.fromkeys((*FOUND, *(t.name for t in grammar.verdicts.terminals)))
    # Beyond ASCII, so that no sign of a rule is taken for a symbol; from 256 on, classes cost ten times as much.
    return {name: chr(0x80 + number) for number, name in enumerate(names)}


def terminals(grammar: Grammar, text: str, sentence: Span, atoms: Iterable[Atom]) -> Terminals:
    """The terminals of a sentence; an atom within another is not looked at."""
    symbol = symbols(grammar)
    found: list[tuple[str, Span]] = []
    at = sentence.start
    # Of atoms that begin together the longest first: those within it are then passed over.
    for span, name in sorted(atoms, key=lambda atom: (atom[0].start, -atom[0].end)):
        if span.start < at or span.end > sentence.end:
            continue
        found += _words(grammar, text, Span(at, span.start))
        found.append((_seen_through(grammar, text, span, name), span))
        at = span.end
    found += _words(grammar, text, Span(at, sentence.end))
    # A comma or semicolon at the end belongs to the list that the sentence is an item of.
    while found and found[-1][0] in {"comma", "semicolon"}:
        found.pop()
    spans = tuple(span for _, span in found)
    return Terminals(grammar, "".join(symbol[name] for name, _ in found), spans)


def _words(grammar: Grammar, text: str, span: Span) -> Iterator[tuple[str, Span]]:
    for match in _lexicon(grammar).finditer(lowered(text[slice(*span)])):
        kind = match.lastgroup or ""
        name = _SIGNS.get(match[0], "strange") if kind == "sign" else kind
        yield name, Span(span.start + match.start(), span.start + match.end())


def _seen_through(grammar: Grammar, text: str, span: Span, name: str) -> str:
    """The terminal of an atom; `strange` where a citation or bracket holds words that matter."""
    if name in {"quote", "act", "declined", "strange"}:
        return name
    matters = {*grammar.verdicts.matters, *grammar.verdicts.decisive}
    words = QUOTED.sub("", lowered(text[slice(*span)])).strip("()")
    held = (match.lastgroup for match in _lexicon(grammar).finditer(words))
    return "strange" if any(one in matters for one in held) else name


def lowered(text: str) -> str:
    """The text in lower case, letter for letter: none becomes two."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def _lexicon(grammar: Grammar) -> re.Pattern[str]:
    """All terminals of a language at once; a full stop is none."""
    # A terminal is a whole word: neither letters nor a hyphen and letters may follow it.
    branches = [f"(?P<{t.name}>(?:{t.words})(?!-?\\w))" for t in grammar.verdicts.terminals]
    return re.compile(
        f"(?<!\\w)(?:{'|'.join(branches)}|{_FOREIGN}|(?P<word>\\w+(?:[-.]\\w+)*\\)?))|(?P<sign>[^\\w\\s.])"
    )
