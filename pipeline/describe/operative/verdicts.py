"""Verdicts in a sentence, read to its end or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from pipeline.describe.operative.constructions import (
    CLAUSES,
    LATER_CLAUSES,
    MEMBERS,
    Chain,
    captures,
    construction,
    links,
)
from pipeline.describe.operative.terminals import Atom, Terminals, lowered, symbols, terminals
from pipeline.grammar import Grammar
from pipeline.terms import ScopeKind, Verdict
from pipeline.text import Span

_LONGEST: Final = 250
"""Most terminals of a sentence that is read."""
_MOST: Final = 8
"""Most words that decide in a sentence that is read: with each, clauses can be parted in more ways."""
_SHARES: Final = {
    "words": ScopeKind.WORDS,
    "part": ScopeKind.PART,
    "omitted": ScopeKind.PART,
    "extent": ScopeKind.EXTENT,
    "condition": ScopeKind.EXTENT,
}
_SHARES_BELOW: Final = {"parts": ScopeKind.PART, "extents": ScopeKind.EXTENT}


@dataclass(frozen=True, slots=True)
class Measured:
    """One verdict: its words, where its norms stand, and the share of them that it is about."""

    said: Span
    verdict: Verdict
    norms: tuple[Span, ...]
    members: tuple[Span, ...] = ()
    """Each norm with all that describes it, in the order of `norms`."""
    share: tuple[ScopeKind, Span] | None = None
    listed: bool = False
    """Whether its norms are a list of items above or below."""
    excepted: bool = False
    """Whether its norms are what another verdict leaves out."""
    shares_below: ScopeKind | None = None
    """What the items of a list below are, where each is a share of the norms."""

    def with_shares(self, below: Iterable[Span]) -> Iterator[Measured]:
        """The same verdict once for each share that is listed below it, if any is."""
        kind = self.shares_below
        if kind is None:
            yield self
            return
        yield from (replace(self, share=(kind, span)) for span in below)

    def of(self, other: Measured) -> Measured:
        """The same verdict on the norms of another one."""
        return replace(self, norms=other.norms, members=other.members)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a sentence says of norms."""

    verdicts: tuple[Measured, ...] = ()
    doubtful: bool = False
    """Whether it has words of a verdict that no construction accounts for."""
    heads: bool = False
    """Whether it opens a list of verdicts."""


def speaks_of_verdicts(grammar: Grammar, text: str, sentence: Span) -> bool:
    """Whether a sentence may hold words of a verdict, quoted ones too."""
    return _verdict_words(grammar).search(lowered(text[slice(*sentence)])) is not None


def parsed(
    grammar: Grammar, text: str, sentence: Span, atoms: Iterable[Atom], *, headed: bool
) -> Parsed:
    """The verdicts of a sentence; `headed` if it stands below a head that opens a list of them."""
    tokens = terminals(grammar, text, sentence, atoms)
    if construction(grammar, "header").fullmatch(tokens.symbols):
        return Parsed(heads=True)
    if not _measures(grammar, tokens):
        return Parsed(doubtful=_recognises(grammar, tokens))
    found = _verdicts(grammar, tokens, LATER_CLAUSES if headed else CLAUSES)
    return Parsed(doubtful=True) if found is None else Parsed(found)


def item_norms(
    grammar: Grammar, text: str, sentence: Span, atoms: Iterable[Atom]
) -> tuple[Span, ...]:
    """Where the norms of an item of a list stand; none where it holds anything else."""
    tokens = terminals(grammar, text, sentence, atoms)
    match = construction(grammar, "item").fullmatch(tokens.symbols)
    return _norms(grammar, tokens, captures(match)["norm"])[0] if match else ()


def is_share(grammar: Grammar, text: str, sentence: Span, atoms: Iterable[Atom]) -> bool:
    """Whether an item of a list is a share of norms and nothing else."""
    tokens = terminals(grammar, text, sentence, atoms)
    return construction(grammar, "share").fullmatch(tokens.symbols) is not None


def _measures(grammar: Grammar, tokens: Terminals) -> bool:
    """Whether there are words of a verdict, and the Constitution as the measure."""
    symbol, table = symbols(grammar), grammar.verdicts
    said = {name for name in (*table.upholds, *table.voids) if symbol[name] in tokens.symbols}
    return bool(said) and (symbol["constitution"] in tokens.symbols or bool(said & {*table.alone}))


def _recognises(grammar: Grammar, tokens: Terminals) -> bool:
    """Whether something is held to be or not to be so, if not by the Constitution."""
    symbol, table = symbols(grammar), grammar.verdicts
    said = (*table.upholds, *table.voids)
    recognised = symbol["recognise"] in tokens.symbols
    return recognised and any(symbol[name] in tokens.symbols for name in said)


def _verdicts(grammar: Grammar, tokens: Terminals, chain: Chain) -> tuple[Measured, ...] | None:
    """The verdicts of all clauses; None unless each word has its place in one of them."""
    if len(tokens.symbols) > _LONGEST or _deciding(grammar, tokens) > _MOST:
        return None
    found: list[Measured] = []
    for match in links(grammar, chain, tokens.symbols) or (None,):
        verdicts = _of_clause(grammar, tokens, match) if match else None
        if verdicts is None:
            return None
        # «… соответствует Конституции в части …, в части … не соответствует»: the same norm.
        found += [v if v.norms or v.listed or not found else v.of(found[-1]) for v in verdicts]
    return tuple(dict.fromkeys(v if v.norms else replace(v, listed=True) for v in found))


def _deciding(grammar: Grammar, tokens: Terminals) -> int:
    """How many words could be the core of a clause."""
    names = ("act", *grammar.verdicts.upholds, *grammar.verdicts.voids)
    return sum(tokens.symbols.count(symbols(grammar)[name]) for name in names)


def _of_clause(grammar: Grammar, tokens: Terminals, match: re.Match[str]) -> list[Measured] | None:
    """The verdicts of one clause: none where it decides something else, None where in doubt."""
    held = captures(match)
    if "said" not in held:
        return []
    shares = [(kind, span) for name, kind in _SHARES.items() for span in held.get(name, ())]
    verdict = _verdict(grammar, tokens, held["said"])
    # An adjective without its verb decides only if a later clause brings the verb.
    awaited = (
        "awaiting" in held and symbols(grammar)["recognise"] not in tokens.symbols[match.end() :]
    )
    colon = tokens.symbols[match.end() - 1] == symbols(grammar)["colon"]
    below = next((kind for name, kind in _SHARES_BELOW.items() if name in held), None)
    if len(shares) > 1 or verdict is None or awaited or (below and (shares or not colon)):
        return None
    if verdict is Verdict.CONFORMING and ("reading" in held or "condition" in held):
        verdict = Verdict.CONFORMING_AS_INTERPRETED
    elif verdict is Verdict.NON_CONFORMING and not shares:
        # Void in one reading is not void as a whole.
        shares = [(ScopeKind.EXTENT, span) for span in held.get("meant", ())]
    norms, members = _norms(grammar, tokens, held.get("norm", ()))
    share = next(((kind, tokens.span(*span)) for kind, span in shares), None)
    first = Measured(
        tokens.span(*held["said"][0]),
        verdict,
        norms,
        members,
        share,
        listed=colon and not below,
        shares_below=below,
    )
    if "turned" not in held:
        return [first]
    turned = _excepted(grammar, tokens, held, first)
    return [first, turned] if turned else None


def _norms(
    grammar: Grammar, tokens: Terminals, lists: Iterable[tuple[int, int]]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Where the norms of a list stand, without what only describes them, and with it."""
    norms: list[Span] = []
    members: list[Span] = []
    for start, end in lists:
        for member in links(grammar, MEMBERS, tokens.symbols[start:end]) or ():
            for one in captures(member).get("one", ()):
                norms.append(tokens.span(start + one[0], start + one[1]))
                members.append(tokens.span(start + member.start(), start + member.end()))
    return tuple(norms), tuple(members)


def _excepted(
    grammar: Grammar, tokens: Terminals, held: dict[str, list[tuple[int, int]]], first: Measured
) -> Measured | None:
    """The verdict on what the clause excepts from its own; None where in doubt."""
    verdict = _verdict(grammar, tokens, held["turned"])
    if verdict is None:
        return None
    said = tokens.span(*held["turned"][0])
    if "left_out" in held:
        share = ScopeKind.WORDS, tokens.span(*held["left_out"][0])
        return Measured(said, verdict, first.norms, first.members, share)
    excepted, members = _norms(grammar, tokens, held["excepted"])
    return Measured(said, verdict, excepted, members, excepted=True)


def _verdict(grammar: Grammar, tokens: Terminals, said: list[tuple[int, int]]) -> Verdict | None:
    symbol, table = symbols(grammar), grammar.verdicts
    words = "".join(tokens.symbols[start:end] for start, end in said)
    upholds, voids, turns = (
        sum(words.count(symbol[name]) for name in names)
        for names in (table.upholds, table.voids, table.turns)
    )
    if upholds + voids != 1:
        return None
    # A denial turns the verdict round: `не противоречит` counts 0 + 1, `не соответствует` 1 + 1.
    return Verdict.CONFORMING if (upholds + turns) % 2 else Verdict.NON_CONFORMING


@cache
def _verdict_words(grammar: Grammar) -> re.Pattern[str]:
    names = {*grammar.verdicts.upholds, *grammar.verdicts.voids}
    words = (t.words for t in grammar.verdicts.terminals if t.name in names)
    return re.compile("|".join(f"(?:{w})" for w in words))
