"""The grammar's words as compiled patterns, once for each language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.grammar import Grammar

TAIL = 90
"""How many characters before a paragraph's end a formula is looked for: longer than any."""
NOTHING = re.compile(r"(?!)")


def alternation(words: Iterable[str]) -> str:
    """Give one pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


def opening(words: tuple[str, ...]) -> re.Pattern[str]:
    """Give a pattern for `match`: a paragraph begins with one of the words."""
    return re.compile(rf"\W*{alternation(words)}(?!\w)") if words else NOTHING


def whole(words: tuple[str, ...]) -> re.Pattern[str]:
    """Give a pattern for `match`: a paragraph is one of the words and signs around it."""
    return re.compile(rf"\W*({alternation(words)}\s*:?)\W*\Z") if words else NOTHING


def closing(words: tuple[str, ...]) -> re.Pattern[str]:
    """Give a pattern for `search`: a paragraph ends in one of the words, signs aside."""
    return re.compile(rf"(?<!\w)({alternation(words)}\s*:?)\W*\Z") if words else NOTHING


def within(words: tuple[str, ...]) -> re.Pattern[str]:
    """Give a pattern for `search`: a paragraph holds one of the words."""
    return re.compile(rf"(?<!\w){alternation(words)}(?!\w)") if words else NOTHING


def ends(pattern: re.Pattern[str], folded: str) -> re.Match[str] | None:
    """Search for a closing pattern where alone it can match."""
    return pattern.search(folded, max(0, len(folded) - TAIL))


@dataclass(frozen=True, slots=True)
class Patterns:
    """What each table of `sections.toml` comes to; how to apply one is said where it is made."""

    status: re.Pattern[str]
    edition: re.Pattern[str]
    note: re.Pattern[str]
    note_head: re.Pattern[str]
    in_the_name: re.Pattern[str]
    in_the_name_end: re.Pattern[str]
    in_the_name_open: re.Pattern[str]
    title_open: re.Pattern[str]
    title_close: re.Pattern[str]
    composition: re.Pattern[str]
    seated: re.Pattern[str]
    participants_open: re.Pattern[str]
    participants: re.Pattern[str]
    participants_mark: re.Pattern[str]
    participants_close: re.Pattern[str]
    question_open: re.Pattern[str]
    question: re.Pattern[str]
    question_end: re.Pattern[str]
    rapporteurs_open: re.Pattern[str]
    rapporteurs: re.Pattern[str]
    established: re.Pattern[str]
    established_end: re.Pattern[str]
    facts: re.Pattern[str]
    basis: re.Pattern[str]
    grounds: re.Pattern[str]
    guided: re.Pattern[str]
    resolves: re.Pattern[str]
    resolves_end: re.Pattern[str]
    resolves_sentence: re.Pattern[str]
    operative: re.Pattern[str]
    effect: re.Pattern[str]
    body_open: re.Pattern[str]
    body_end: re.Pattern[str]
    plenum_end: re.Pattern[str]
    court: re.Pattern[str]
    country: re.Pattern[str]


@cache
def patterns(grammar: Grammar) -> Patterns:
    """Compile the words of a language."""
    table = grammar.sections
    resolves = (*table.resolves, *table.resolves_sentence)
    return Patterns(
        status=whole(table.status_line),
        edition=opening(table.edition_open),
        note=opening(table.note_open),
        note_head=opening(table.note_head),
        in_the_name=whole(table.in_the_name),
        in_the_name_end=closing(table.in_the_name),
        in_the_name_open=opening(table.in_the_name),
        title_open=opening(table.title_open),
        title_close=closing(table.title_close),
        composition=within(table.composition),
        seated=re.compile(rf"\W*{_body(grammar)}\W{{1,3}}{alternation(table.chair)}(?!\w)"),
        participants_open=opening(table.participants_open),
        participants=within(table.participants),
        participants_mark=within(table.participants_mark),
        participants_close=closing(table.participants_close),
        question_open=opening(table.question_open),
        question=within(table.question),
        question_end=closing(table.question),
        rapporteurs_open=opening(table.rapporteurs_open),
        rapporteurs=within(table.rapporteurs),
        established=whole(table.established),
        established_end=closing(table.established),
        facts=opening(table.facts_open),
        basis=re.compile(rf"(?<!\w){alternation(table.basis)}(?=\s*(?:[.:;]|\Z))"),
        grounds=opening(table.grounds_open),
        guided=within(table.guided),
        resolves=whole(resolves),
        resolves_end=closing(resolves),
        resolves_sentence=closing(table.resolves_sentence),
        operative=within(table.operative),
        effect=opening(table.effect_open),
        body_open=re.compile(rf"\W*{_body(grammar)}(?!\w)"),
        body_end=re.compile(rf"(?<!\w){_body(grammar)}\W*\Z"),
        plenum_end=re.compile(rf"(?<!\w){_plenum(grammar)}\W*\Z"),
        country=opening(grammar.identity.country),
        court=re.compile(rf"(?<!\w){_courts(grammar)}(?!\w)"),
    )


def _courts(grammar: Grammar) -> str:
    return alternation(name for names in grammar.identity.courts.values() for name in names)


def _body(grammar: Grammar) -> str:
    """Give a pattern of a body's name with its country on either side, sitting included."""
    country = alternation(grammar.identity.country)
    return rf"(?:{_plenum(grammar)}|(?:{country} )?{_courts(grammar)}(?: {country})?)"


def _plenum(grammar: Grammar) -> str:
    country, courts = alternation(grammar.identity.country), _courts(grammar)
    plenum = alternation(grammar.identity.plenum)
    name = rf"(?:{country} )?{courts}(?: {country})?"
    return rf"(?:{plenum} {name}|{name}\W{{1,3}}{plenum})"
