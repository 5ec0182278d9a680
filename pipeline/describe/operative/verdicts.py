"""Verdicts in a sentence, read to its end or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from pipeline.describe.operative.constructions import captures, links
from pipeline.describe.operative.terminals import Terminals, lowered, symbols
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
    "provided": ScopeKind.EXTENT,
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One verdict: its words, where its norms stand, and the share of them that it is about."""

    said: Span
    verdict: Verdict
    norms: tuple[Span, ...]
    members: tuple[Span, ...] = ()
    """Each norm with all that describes it, in the order of `norms`."""
    share: tuple[ScopeKind, Span] | None = None
    excepted: bool = False
    """Whether its norms are what another verdict leaves out."""

    def of(self, other: Measured) -> Measured:
        """The same verdict on the norms of another one."""
        return replace(self, norms=other.norms, members=other.members)


def speaks_of_verdicts(grammar: Grammar, text: str, sentence: Span) -> bool:
    """Whether a sentence may hold words of a verdict, quoted ones too."""
    return _verdict_words(grammar).search(lowered(text[slice(*sentence)])) is not None


def parsed(
    grammar: Grammar, tokens: Terminals, *, named: bool = False
) -> tuple[Measured, ...] | None:
    """The verdicts of a sentence, or of an item with those that open its list.

    None where it has words of a verdict that no construction accounts for. `named` says that the Constitution was named before, so that a pronoun may stand for it.
    """
    symbol, table = symbols(grammar), grammar.verdicts
    said = {name for name in (*table.upholds, *table.voids) if symbol[name] in tokens.symbols}
    measures = {symbol["constitution"], *((symbol["pronoun"],) if named else ())}
    if said and (measures & {*tokens.symbols} or said & {*table.alone}):
        return _verdicts(grammar, tokens)
    # Something is held to be or not to be so, if not by the Constitution.
    return None if said and symbol["recognise"] in tokens.symbols else ()


def _verdicts(grammar: Grammar, tokens: Terminals) -> tuple[Measured, ...] | None:
    """The verdicts of all clauses; None unless each word has its place in one of them."""
    if len(tokens.symbols) > _LONGEST or _deciding(grammar, tokens) > _MOST:
        return None
    found: list[Measured] = []
    clauses = links(grammar, ("opening", "following", "separator"), tokens.symbols)
    for match in clauses or (None,):
        verdicts = _of_clause(grammar, tokens, match) if match else None
        if verdicts is None:
            return None
        # «… соответствует Конституции в части …, в части … не соответствует»: the same norm.
        found += [v if v.norms or not found else v.of(found[-1]) for v in verdicts]
    return tuple(dict.fromkeys(found))


def _deciding(grammar: Grammar, tokens: Terminals) -> int:
    """How many words could be the core of a clause."""
    names = ("act", *grammar.verdicts.upholds, *grammar.verdicts.voids)
    return sum(tokens.symbols.count(symbols(grammar)[name]) for name in names)


def _of_clause(grammar: Grammar, tokens: Terminals, match: re.Match[str]) -> list[Measured] | None:
    """The verdicts of one clause: none where it decides something else, None where in doubt."""
    held = captures(match)
    if "said" not in held:
        return []
    shares = [
        (kind, tokens.span(*at)) for name, kind in _SHARES.items() for at in held.get(name, ())
    ]
    verdict = _verdict(grammar, tokens, held["said"])
    # An adjective without its verb decides only if a later clause brings the verb.
    awaited = (
        "awaiting" in held and symbols(grammar)["recognise"] not in tokens.symbols[match.end() :]
    )
    norms, members, narrowed = _norms(grammar, tokens, held.get("norm", ()))
    if len(shares) + len(narrowed) > 1 or awaited:
        return None
    shares += [(ScopeKind.PART, one) for one in narrowed]
    # What voids a norm unless something happens is no verdict yet.
    if verdict is Verdict.NON_CONFORMING and "provided" in held:
        return None
    if verdict is Verdict.CONFORMING and {"reading", "condition", "provided"} & held.keys():
        verdict = Verdict.CONFORMING_AS_INTERPRETED
    elif verdict is Verdict.NON_CONFORMING and not shares:
        # Void in one reading is not void as a whole.
        shares = [(ScopeKind.EXTENT, tokens.span(*at)) for at in held.get("meant", ())]
    share = next(iter(shares), None)
    first = Measured(_said(grammar, tokens, held["said"]), verdict, norms, members, share)
    if "turned" not in held:
        return [first]
    turned = _excepted(grammar, tokens, held, first)
    return [first, turned] if turned else None


def _norms(
    grammar: Grammar, tokens: Terminals, lists: Iterable[tuple[int, int]]
) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
    """Where the norms of a list stand, without what only describes them, and with it.

    Last come those of which the description tells a share («положения статьи 41, касающиеся …»).
    """
    norms: list[Span] = []
    members: list[Span] = []
    narrowed: list[Span] = []
    for start, end in lists:
        listed = tokens.symbols[start:end]
        for member in links(grammar, ("first", "further", "between"), listed) or ():
            held = captures(member)
            whole = tokens.span(start + member.start(), start + member.end())
            for one in held.get("one", ()):
                norms.append(tokens.span(start + one[0], start + one[1]))
                members.append(whole)
                narrowed += [whole] if "some" in held and one[1] < member.end() else []
    return tuple(norms), tuple(members), tuple(narrowed)


def _excepted(
    grammar: Grammar, tokens: Terminals, held: dict[str, list[tuple[int, int]]], first: Measured
) -> Measured | None:
    """The verdict on what the clause excepts from its own; None where in doubt."""
    verdict = _verdict(grammar, tokens, held["turned"])
    if "explained" in held and verdict is not Verdict.CONFORMING:
        return None
    if "explained" in held:
        verdict = Verdict.CONFORMING_AS_INTERPRETED
    said = _said(grammar, tokens, held["turned"])
    if "left_out" in held:
        share = ScopeKind.WORDS, tokens.span(*held["left_out"][0])
        if "narrowed" in held:
            share = ScopeKind.EXTENT, tokens.span(held["left_out"][0][0], held["narrowed"][0][1])
        return Measured(said, verdict, first.norms, first.members, share)
    excepted, members, _ = _norms(grammar, tokens, held["excepted"])
    return Measured(said, verdict, excepted, members, excepted=True)


def _said(grammar: Grammar, tokens: Terminals, said: list[tuple[int, int]]) -> Span:
    """The words of a verdict in the sentence that holds the one which decides."""
    table = grammar.verdicts
    deciding = {symbols(grammar)[name] for name in (*table.upholds, *table.voids)}
    pieces = [piece for one in said for piece in tokens.pieces(*one)]
    held = (piece for piece in pieces if deciding & {*tokens.symbols[slice(*piece)]})
    return tokens.span(*next(held, pieces[0]))


def _verdict(grammar: Grammar, tokens: Terminals, said: list[tuple[int, int]]) -> Verdict:
    symbol, table = symbols(grammar), grammar.verdicts
    words = "".join(tokens.symbols[start:end] for start, end in said)
    turned = sum(words.count(symbol[name]) for name in (*table.upholds, *table.turns))
    # A denial turns the verdict round: `не противоречит` counts 0 + 1, `не соответствует` 1 + 1.
    return Verdict.CONFORMING if turned % 2 else Verdict.NON_CONFORMING


@cache
def _verdict_words(grammar: Grammar) -> re.Pattern[str]:
    names = {*grammar.verdicts.upholds, *grammar.verdicts.voids}
    words = (t.words for t in grammar.verdicts.terminals if t.name in names)
    return re.compile("|".join(f"(?:{w})" for w in words))
