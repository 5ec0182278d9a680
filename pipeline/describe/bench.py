"""The list of those who sat, read to its end: every name in whatever form, and what is no name.

A list is parted at commas, conjunctions, dashes and the words of offices. What stands between two
of them must be one whole name; whatever else is left there is told, never dropped.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.describe.roll import Item, items
from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation
from pipeline.text import Span
from pipeline.words.alphabet import letter, lower, upper
from pipeline.words.equivalents import DASH, HYPHENS
from pipeline.words.personal_names import (
    Written,
    capitals,
    name_halves,
    name_in_full,
    patronymic_word,
    written_names,
)

_SIGNS = re.compile(r"[,;:()]")


class Bench(NamedTuple):
    """The items of a list in their order, and the stretches that are no name."""

    listed: tuple[Item, ...]
    unread: tuple[Span, ...]


def bench(grammar: Grammar, text: str, clause: Span) -> Bench:
    """Read the list that a clause is."""
    names: list[Written] = []
    unread: list[Span] = []
    for words in _between(text, clause, _SIGNS):
        # «в отсутствие Председателя …»: whoever is named behind such words did not sit.
        if grammar.people.away and grammar.people.away.match(text, *words):
            unread.append(words)
            continue
        for part in _between(text, words, _separators(grammar)):
            name = _name(grammar, text, part)
            found = [name] if name else [*_inside(grammar, text, part)]
            names += found
            unread += _rest(text, part, found)
    return Bench(tuple(items(text, clause, names)), tuple(unread))


def _between(text: str, span: Span, separators: re.Pattern[str]) -> Iterator[Span]:
    """What stands between separators, without the blanks around it, if a letter or a figure is in it."""
    start = span.start
    for separator in (*separators.finditer(text, *span), None):
        end = separator.start() if separator else span.end
        if any(map(str.isalnum, text[start:end])):
            yield Span(start, end).stripped(text)
        start = separator.end() if separator else span.end


def _name(grammar: Grammar, text: str, item: Span) -> Written | None:
    """The name that an item is, whole; a full stop behind it belongs to the sentence."""
    for end in dict.fromkeys((item.end, len(text[: item.end].rstrip(".")))):
        for form in _forms(grammar):
            found = form.fullmatch(text, item.start, end)
            if found:
                return _written(found, grammar)
    return None


def _written(found: re.Match[str], grammar: Grammar) -> Written:
    span, parts = Span(*found.span()), found.groupdict()
    if "full" in parts:
        words = parts["full"].split()
        return name_in_full(span, words, _surname_at(words, grammar))
    # Initials as printed, but for the blanks between them and a last dot that is left out.
    given = re.sub(rf"(?<=\.) (?=[{upper()}])", "", " ".join(parts["given"].split()))
    given += "." if given[-2:-1] == "." and given[-1].isupper() else ""
    initials = "".join(f"{initial}." for initial in _initial().findall(given))
    return Written(span, initials, parts["surname"], given, found.start("given") == span.start)


def _surname_at(words: list[str], grammar: Grammar) -> int:
    """Which word of a full name is the surname: the one not beside the patronymic's given name."""
    patronymic = grammar.people.patronymic
    at = next((i for i, word in enumerate(words) if i and patronymic.search(word)), None)
    if at is None:
        return 0 if grammar.people.surname_leads else len(words) - 1
    return 0 if at > 1 or len(words) <= at + 1 else at + 1


def _rest(text: str, item: Span, names: list[Written]) -> Iterator[Span]:
    """What of an item is in no name, if a letter or a figure is in it."""
    at = item.start
    for start, end in (*(name.span for name in names), Span(item.end, item.end)):
        if any(map(str.isalnum, text[at:start])):
            yield Span(at, start).stripped(text, " ,;")
        at = end


def _inside(grammar: Grammar, text: str, item: Span) -> Iterator[Written]:
    """The names in what is no name, but for those of whom something is said: `Ли В.А. был болен`."""
    for name in written_names(grammar, text, item, hidden=False):
        if not _said().match(text, name.span.end, item.end):
            yield name


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"\s[{lower()}]{{2,}}(?:\s[{lower()}]|\W*\Z)")


@cache
def _separators(grammar: Grammar) -> re.Pattern[str]:
    joining = alternation((*grammar.connectives.adding, *grammar.connectives.further))
    offices = alternation(grammar.people.offices)
    office = rf"(?i:(?<!\w){offices}(?!\w))"
    return re.compile(
        # With a capital letter and initials behind it, a conjunction is a surname: `Ни В.В.`.
        rf"(?<=\s){DASH}(?=\s)|(?<!\w)(?:{joining}(?=\s)|(?i:{joining})(?=\s(?![{upper()}]\.)))"
        rf"|{office}(?:\s?{DASH}(?=\s))?"
    )


def _particle(grammar: Grammar) -> str:
    return rf"(?:[{HYPHENS}\s]*{alternation(grammar.people.particles)})"


@cache
def _initial() -> re.Pattern[str]:
    """An initial without its dot: `К`, `Дж`, `А-К`, `Ж.-П`."""
    one = f"[{upper()}][{lower()}]{{0,2}}"
    return re.compile(f"{one}(?:\\.?[{HYPHENS}]{one})?")


@cache
def _forms(grammar: Grammar) -> tuple[re.Pattern[str], ...]:
    """Whole names, the surer form first; a line may end at any blank in them."""
    big, small, letters = upper(), lower(), letter()
    # Some initials have small letters behind the capital one (`Дж.`).
    one = f"[{big}][{small}]{{0,2}}"
    dotted = f"{one}(?:\\.?[{HYPHENS}]{one})?\\."
    joined, bare = f"(?:[{big}][{small}]?){{2,3}}\\.", rf"[{big}](?:\s[{big}]){{0,2}}"
    particle = rf"{_particle(grammar)}\.?"
    initials = (
        rf"(?:(?:{dotted}|{joined})\s?){{1,3}}(?<=\S)(?:\s?[{big}](?![{letters}]))?(?:{particle})?"
    )
    halves = name_halves(grammar)
    opened = rf"(?:(?i:{alternation(grammar.people.surname_particles)})\s){{0,2}}"
    surname = rf"(?P<surname>{opened}{halves}(?:\s{patronymic_word(grammar)})?|{capitals()})"
    word = rf"(?:{halves}|{alternation(grammar.people.particles)})"
    return tuple(
        re.compile(form)
        for form in (
            rf"(?P<given>{initials})\s?{surname}",
            rf"{surname}\s?(?P<given>{initials})",
            rf"(?P<given>{bare})\s{surname}",
            rf"{surname}\s(?P<given>{bare})",
            rf"(?P<full>{halves}(?:\s{word}){{1,3}})",
        )
    )
