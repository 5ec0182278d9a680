"""The words that an enactment line is made of."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation
from pipeline.text import Span
from pipeline.words.alphabet import native_lower
from pipeline.words.body_names import country_pattern, court_forms
from pipeline.words.dates import date_at, month_numbers
from pipeline.words.equivalents import DASH_READ, DASHES
from pipeline.words.folding import fold
from pipeline.words.quotes import ANY

SCRAP = rf"\w*[0-9][{DASHES}\w/]*"
"""A word with a figure in it that is no date and no number: `2О23`, `l4`, `37l-НҚ`."""
GLUED = {"country", "normative", "additional", "act", "court"}
"""Words that are known even if they are glued to a neighbour."""


class EnactmentWord(NamedTuple):
    """A word of an enactment line.

    `value` is where its part that counts stands, `text` the body or the ISO date that it names.
    """

    kind: str
    span: Span
    value: Span
    text: str = ""


def read_words(folded: str, grammar: Grammar, *, damaged: bool = False) -> Iterator[EnactmentWord]:
    """The words of an enactment line in folded text; `damaged`: scraps of them as well."""
    vocabulary, at = _vocabulary(grammar, damaged=damaged), 0
    while match := vocabulary.search(folded, at):
        span, kind = Span(*match.span()), match.lastgroup or ""
        written = date_at(folded, span.start, grammar)
        if written:
            span = written.span
            yield EnactmentWord("date", span, span, written.date.iso or "")
        elif kind == "number":
            digits = _digits().search(folded, span.start)
            yield EnactmentWord(kind, span, Span(*digits.span()) if digits else span)
        elif kind == "court":
            yield EnactmentWord(kind, span, span, court_forms(grammar)[match[0]])
        elif kind != "figure":
            yield EnactmentWord(kind, span, span)
        at = max(span.end, at + 1)


@cache
def _digits() -> re.Pattern[str]:
    """The number of a ruling with the suffix of its language, in folded text: `37-нқ`, `8/2`, `37-нқ/1`."""
    suffix = rf"[{native_lower()}]{{1,3}}(?:[-/][0-9]{{1,4}})?(?!\w)"
    return re.compile(rf"[0-9]{{1,4}}(?:[-/][0-9]{{1,4}})*(?: ?{DASH_READ} ?{suffix})?")


def has_letter_or_figure(text: str) -> bool:
    """Whether there is a letter or a figure in a text."""
    return any(letter.isalnum() for letter in text)


@cache
def _vocabulary(grammar: Grammar, *, damaged: bool) -> re.Pattern[str]:
    """Compile the words of an enactment line; the group's name tells what a word is."""
    names = grammar.identity
    signs = alternation(re.escape(fold(sign, grammar)) for sign in names.number_signs)
    words = {
        "number": rf"{signs}\.? ?{_digits().pattern}",
        "court": alternation(court_forms(grammar)),
        "country": country_pattern(grammar),
        "plenum": alternation(names.plenum),
        "act": alternation(names.acts.words),
        "normative": alternation(names.normative),
        "additional": alternation(names.additional),
        "place": alternation(names.places),
        "filler": alternation(names.fillers),
    }
    if damaged:
        months = alternation(month_numbers(grammar))
        words["sign"] = rf"{signs}(?:\.? ?(?:{SCRAP}|\w{{1,3}}(?:-\w{{1,3}})?)(?!\w))?"
        # Behind all others: a scrap is only what no whole word is.
        words["scrap"] = rf"{months}|{SCRAP}"
    named = {kind: rf"(?P<{kind}>(?<!\w)(?:{pattern})(?!\w))" for kind, pattern in words.items()}
    if damaged:
        named |= {
            kind: rf"(?P<{kind}>{_glued_pattern(words[kind])})" for kind in words if kind in GLUED
        }
    # A date may begin at any figure: what it is there is asked of those who read dates.
    return re.compile(
        "|".join((*named.values(), rf"(?P<figure>(?<!\w)(?:[0-9]|[{ANY}](?=[0-9])))"))
    )


def _glued_pattern(pattern: str) -> str:
    """A pattern of a word that may have lost the blank on one side."""
    return rf"(?<!\w)(?:{pattern})(?!\w)|(?<!\w)(?:{pattern})|(?:{pattern})(?!\w)"
