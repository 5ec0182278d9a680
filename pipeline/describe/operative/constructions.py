"""The grammar of verdicts, compiled: rules over terminals become regular expressions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import Final

from pipeline.describe.operative.terminals import Stretch, symbols
from pipeline.grammar import Grammar

_PIECE: Final = re.compile(r"(?P<capture><[a-z_]+:)|(?P<name>[a-z_]+)|(?P<blank>\s+)|(?P<sign>.)")
_CLOSING: Final = {">": ")"}


@cache
def construction(grammar: Grammar, rule: str) -> re.Pattern[str]:
    """A rule as a pattern over symbols."""
    return re.compile("".join(_pieces(grammar, grammar.verdicts.rules[rule], count())))


def links(
    grammar: Grammar, rules: tuple[str, str, str], symbols: str
) -> list[re.Match[str]] | None:
    """One match for each part of a chain; None unless the parts take up all symbols.

    The rules are that of the first part, that of the others, and that of what stands between. Where the chain can be parted in several ways, an earlier part is as long as it can be.
    """
    first, further, between = rules
    breaks = list(construction(grammar, between).finditer(symbols))
    barren: set[int] = set()

    def rest(at: int, rule: str) -> list[re.Match[str]] | None:
        """The parts from a place on. A place from which none lead to the end is left at once."""
        if at in barren:
            return None
        whole = construction(grammar, rule).fullmatch(symbols, at)
        if whole:
            return [whole]
        for parted in reversed(breaks):
            match = construction(grammar, rule).fullmatch(symbols, at, parted.start())
            behind = rest(parted.end(), further) if match else None
            if match and behind:
                return [match, *behind]
        barren.add(at)
        return None

    return rest(0, first)


def captures(match: re.Match[str]) -> dict[str, list[Stretch]]:
    """The stretches that a match has captured, by what they are called."""
    found: dict[str, list[Stretch]] = defaultdict(list)
    for name in match.re.groupindex:
        if match.start(name) >= 0:
            found[name.rpartition("_")[0]].append(match.span(name))
    return {name: sorted(spans) for name, spans in found.items()}


def _pieces(grammar: Grammar, rule: str, numbers: count[int]) -> Iterator[str]:
    table = grammar.verdicts
    within = False
    for piece in _PIECE.finditer(rule):
        match piece.lastgroup:
            case "capture":
                # A rule may be used many times, but a pattern may hold the name of a group only
                # once.
                yield f"(?P{piece[0][:-1]}_{next(numbers)}>"
            case "name" if piece[0] in table.rules:
                yield f"(?:{''.join(_pieces(grammar, table.rules[piece[0]], numbers))})"
            case "name":
                # A name that is neither that of a set nor that of a terminal is a KeyError.
                members = table.sets.get(piece[0], (piece[0],))
                one_of = "".join(symbols(grammar)[member] for member in members)
                # Inside a set in brackets, brackets of its own would stand for themselves.
                yield one_of if within or len(one_of) == 1 else f"[{one_of}]"
            case "sign":
                within = piece[0] == "[" or (within and piece[0] != "]")
                yield _CLOSING.get(piece[0], piece[0])
