"""Dates and numbers in a text, in figures, and numbers in words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.numerals import TimeUnit
from pipeline.grammar.wording import alternation
from pipeline.text import Span
from pipeline.words import dates as written
from pipeline.words.folding import fold
from pipeline.words.provision_words import ordinal_forms

_LONGEST: Final = 9
"""Figures of a number of days, months or years; a longer one counts nothing that is."""
# Thousands may be parted by blanks; of two numbers joined by a hyphen each is one.
_NUMBER: Final = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+(?:[.,][0-9]+)*")


class Figure(NamedTuple):
    """A date (ISO) or a number, and where it stands."""

    span: Span
    value: str


class Duration(NamedTuple):
    """A span of time."""

    number: int
    period: TimeUnit
    in_figures: bool

    def __str__(self) -> str:
        return f"{self.number} {self.period}"


def dates(text: str, grammar: Grammar) -> tuple[Figure, ...]:
    """The dates of a text that name day, month and year."""
    found = written.dates(fold(text, grammar), grammar)
    return tuple(Figure(one.span, one.date.iso) for one in found if one.date.iso)


def numbers(text: str, without: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The numbers in figures that are no part of the dates."""
    return tuple(
        Figure(Span(*match.span()), match[0].replace(" ", "").replace(",", "."))
        for match in _NUMBER.finditer(without_figures(text, without))
    )


def without_figures(text: str, figures: Iterable[Figure]) -> str:
    """A text without some figures: new lines keep the offsets, and no number goes on across them."""
    bare = list(text)
    for figure in figures:
        bare[slice(*figure.span)] = "\n" * figure.span.length
    return "".join(bare)


def in_words(text: str, grammar: Grammar) -> frozenset[str]:
    """The numbers that a text writes in words, cardinal or ordinal."""
    found = _in_words(grammar).finditer(fold(text, grammar))
    ordinals = _ordinal_values(grammar)
    return frozenset(ordinals.get(m[0]) or str(_sum_of_words(m[0], grammar)) for m in found)


def durations(text: str, grammar: Grammar, *, bare: bool = False) -> Iterator[Duration]:
    """The spans of time that a text names, whether in words or in figures; if `bare`, a unit without number is one."""
    for match in _durations(grammar, "?" if bare else "").finditer(fold(text, grammar)):
        number = match["number"] or "1"
        in_figures = number.isdecimal()
        value = int(number) if in_figures else _sum_of_words(number, grammar)
        period = next(p for p in grammar.numerals.periods if match[p.value])
        yield Duration(value, period, in_figures)


def _sum_of_words(words: str, grammar: Grammar) -> int:
    values = _cardinal_values(grammar)
    return sum(values[word] for word in re.findall(alternation(values), words))


@cache
def _cardinal_values(grammar: Grammar) -> Mapping[str, int]:
    cardinals = grammar.numerals.cardinals
    return {form: numeral.value for numeral in cardinals for form in numeral.forms}


@cache
def _ordinal_values(grammar: Grammar) -> Mapping[str, str]:
    forms = ordinal_forms(grammar).items()
    return {fold(word, grammar): str(readings[0].value) for word, readings in forms}


@cache
def _in_words(grammar: Grammar) -> re.Pattern[str]:
    ordinal = alternation(_ordinal_values(grammar))
    return re.compile(rf"(?<!\w)(?:{ordinal}|{_cardinal(grammar, ' ')})(?!\w)")


@cache
def _durations(grammar: Grammar, number_lacking: str) -> re.Pattern[str]:
    periods = "|".join(f"(?P<{p}>{pattern})" for p, pattern in grammar.numerals.periods.items())
    number = f"(?P<number>[0-9]{{1,{_LONGEST}}}|{_cardinal(grammar, ' ?')})"
    counted = rf"(?:{number}(?: \([^()]*\))?[ -]?)"
    return re.compile(rf"(?<!\w){counted}{number_lacking}(?:{periods})(?!\w)")


def _cardinal(grammar: Grammar, joint: str) -> str:
    word = alternation(_cardinal_values(grammar))
    return rf"{word}(?:{joint}{word})*"
