"""Constructions: rules over the words of a sentence, each word a symbol of what it does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import count
from typing import Annotated, ClassVar, Final

from pydantic import BeforeValidator, model_validator

from pipeline.grammar.table import LanguageTable

FOUND: Final = (
    "norm",
    "constitution",
    "quote",
    "bracket",
    "act",
    "declined",
    "means",
    "comma",
    "semicolon",
    "colon",
    "dash",
    "word",
    "strange",
)
"""Terminals that no table holds."""

_FOREIGN: Final = r"(?P<strange>(?![ivxlc]+\b)\w*[a-z]\w*)"
"""A word with Latin letters that is no Roman number: «ne соответствующим» may mean either."""

_PIECE: Final = re.compile(r"(?P<capture><[a-z_]+:)|(?P<name>[a-z_]+)|(?P<blank>\s+)|(?P<sign>.)")
_CLOSING: Final = {">": ")"}


def _any_of(words: object) -> object:
    return "|".join(words) if isinstance(words, list) else words


class Terminal(LanguageTable):
    """Words (regular expressions) that do one thing, in all their forms."""

    name: str
    words: Annotated[str, BeforeValidator(_any_of)]
    """One expression, or several as a list."""
    opening: str = ""
    """What may stand before each of them, and belongs to them."""
    closing: str = ""
    """The same behind each."""


class Constructions(LanguageTable):
    """A grammar over terminals.

    Beside the terminals of the table there are those that the code finds: `norm` and `constitution`
    (citations), `quote`, `bracket`, `act` (words that decide something else), `declined` (those that
    refuse), `means` (those that explain), `comma`, `semicolon`, `colon`, `dash`, `word` (any other word) and `strange` (what could
    hide something).

    A rule is a regular expression in which names of terminals, sets and rules stand for themselves
    and blanks for nothing; `<norm: …>` captures.
    """

    required: ClassVar[frozenset[str]]
    """Rules that the code asks for by name."""
    cased: ClassVar[bool]
    """Whether capital letters tell terminals apart; else they are of words in lower case."""

    terminals: tuple[Terminal, ...]
    """An earlier terminal takes its words away from the later ones."""
    sets: dict[str, tuple[str, ...]]
    """Names for several terminals, for use within `[…]`."""
    rules: dict[str, str]

    @property
    def lexemes(self) -> tuple[Terminal, ...]:
        """All terminals whose words are told, in their order."""
        return self.terminals

    @cached_property
    def symbols(self) -> dict[str, str]:
        """One symbol for each terminal; none means anything in a regular expression."""
        names = dict.fromkeys((*FOUND, *(t.name for t in self.lexemes)))
        # Beyond ASCII, so that no sign of a rule is taken for a symbol; from 256 on, classes cost ten times as much.
        return {name: chr(0x80 + number) for number, name in enumerate(names)}

    @cached_property
    def lexicon(self) -> re.Pattern[str]:
        """All terminals at once; a full stop is none."""
        # A terminal is a whole word: neither letters nor a hyphen and letters may follow it.
        branches = [
            f"(?P<{t.name}>{t.opening}(?:{t.words}){t.closing}(?!-?\\w))" for t in self.lexemes
        ]
        return re.compile(
            f"(?<!\\w)(?:{'|'.join(branches)}|{_FOREIGN}|(?P<word>\\w+(?:[-.]\\w+)*\\)?))|(?P<sign>[^\\w\\s.])"
        )

    def construction(self, rule: str) -> re.Pattern[str]:
        """A rule as a pattern over symbols."""
        if rule not in self._compiled_rules:
            pieces = self._pattern_pieces(self.rules[rule], count())
            self._compiled_rules[rule] = re.compile("".join(pieces))
        return self._compiled_rules[rule]

    @cached_property
    def _compiled_rules(self) -> dict[str, re.Pattern[str]]:
        return {}

    def _pattern_pieces(self, rule: str, numbers: count[int]) -> Iterator[str]:
        within = False
        for piece in _PIECE.finditer(rule):
            match piece.lastgroup:
                case "capture":
                    # A rule may be used many times, but a pattern may hold the name of a group only
                    # once.
                    yield f"(?P{piece[0][:-1]}_{next(numbers)}>"
                case "name" if piece[0] in self.rules:
                    yield f"(?:{''.join(self._pattern_pieces(self.rules[piece[0]], numbers))})"
                case "name":
                    # A name that is neither that of a set nor that of a terminal is a KeyError.
                    members = self.sets.get(piece[0], (piece[0],))
                    one_of = "".join(self.symbols[member] for member in members)
                    # Inside a set in brackets, brackets of its own would stand for themselves.
                    yield one_of if within or len(one_of) == 1 else f"[{one_of}]"
                case "sign":
                    within = piece[0] == "[" or (within and piece[0] != "]")
                    yield _CLOSING.get(piece[0], piece[0])

    @model_validator(mode="after")
    def _check_names(self) -> Constructions:
        # They share one space of names, since a rule refers to all of them alike.
        names = [*(t.name for t in self.lexemes), *self.sets, *self.rules]
        doubled = sorted(name for name, number in Counter(names).items() if number > 1)
        missing = sorted(self.required - self.rules.keys())
        if doubled or missing:
            message = f"names used twice: {doubled}; rules missing: {missing}"
            raise ValueError(message)
        return self
