"""The grammar of verdicts, compiled: rules over terminals become regular expressions."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Final

from pipeline.describe.operative.terminals import symbols

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.grammar import Grammar

_PIECE: Final = re.compile(r"(?P<capture><[a-z_]+:)|(?P<name>[a-z_]+)|(?P<blank>\s+)|(?P<sign>.)")
_CLOSING: Final = {">": ")"}


@cache
def construction(grammar: Grammar, rule: str) -> re.Pattern[str]:
    """A rule that the whole sentence answers to."""
    return re.compile(f"(?:{_expanded(grammar, rule)})\\Z")


@cache
def clause(grammar: Grammar, rule: str) -> re.Pattern[str]:
    """A clause after which the rest of the sentence is clauses too."""
    separator, following = (_bare(grammar, name) for name in ("separator", "following"))
    rest = f"(?:(?:{separator})(?:{following}))*\\Z"
    return re.compile(f"(?:{_expanded(grammar, rule)})(?={rest})")


@cache
def separator(grammar: Grammar) -> re.Pattern[str]:
    """What parts two clauses."""
    return re.compile(_bare(grammar, "separator"))


def captures(match: re.Match[str]) -> dict[str, list[tuple[int, int]]]:
    """The stretches that a match has captured, by what they are called."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for name in match.re.groupindex:
        if match.start(name) >= 0:
            found[name.rpartition("_")[0]].append(match.span(name))
    return {name: sorted(spans) for name, spans in found.items()}


def _bare(grammar: Grammar, rule: str) -> str:
    """A rule without its captures, which another part of the pattern has already."""
    return re.sub(r"\(\?P<\w+>", "(?:", _expanded(grammar, rule))


def _expanded(grammar: Grammar, rule: str) -> str:
    numbers = count()
    return "".join(_pieces(grammar, grammar.verdicts.rules[rule], numbers))


def _pieces(grammar: Grammar, rule: str, numbers: count[int]) -> Iterator[str]:
    table = grammar.verdicts
    within = False
    for piece in _PIECE.finditer(rule):
        match piece.lastgroup:
            case "capture":
                yield f"(?P{piece[0][:-1]}_{next(numbers)}>"
            case "name" if piece[0] in table.rules:
                yield f"(?:{''.join(_pieces(grammar, table.rules[piece[0]], numbers))})"
            case "name":
                one_of = _one_of(grammar, piece[0])
                yield one_of if within or len(one_of) == 1 else f"[{one_of}]"
            case "sign":
                within = piece[0] == "[" or (within and piece[0] != "]")
                yield _CLOSING.get(piece[0], piece[0])


def _one_of(grammar: Grammar, name: str) -> str:
    """The symbols of a set or terminal. Raises KeyError for a name that is neither."""
    members = grammar.verdicts.sets.get(name, (name,))
    return "".join(symbols(grammar)[member] for member in members)
