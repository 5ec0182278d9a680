"""The signature: the body's name over one or more lines, or offices and names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.segment.enactment import read_enactment
from pipeline.segment.patterns import alternation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.grammar import Grammar
    from pipeline.segment.lines import Line

LONG = 200
UPPER, LOWER = "А-ЯЁӘҒҚҢӨҰҮҺІA-Z", "а-яёәғқңөұүһіa-z"
INITIALS = rf"[{UPPER}](?:-[{UPPER}])?\. ?(?:[{UPPER}](?:-[{UPPER}])?\.? ?){{0,2}}"
SURNAME = rf"[{UPPER}][{UPPER}{LOWER}]+(?:-[{UPPER}{LOWER}]+)?"
NAME = re.compile(rf"(?<!\w)(?:{INITIALS}{SURNAME}|{SURNAME} {INITIALS})(?![{LOWER}])")


def is_signature(lines: Sequence[Line], grammar: Grammar) -> bool:
    """Tell whether a signature begins with the first paragraph, seen with the one below it.

    Nothing may be left of it besides offices, the body and names; a country's name alone needs
    the body's in the next line.
    """
    kinds = _kinds(lines[0], grammar)
    if kinds is None or lines[0].text.endswith((";", ":")):
        return False
    if kinds & {"court", "office", "name"}:
        return True
    below = _kinds(lines[1], grammar) if len(lines) > 1 and "country" in kinds else None
    return bool(below and below & {"court", "office"})


def continues_signature(line: Line, grammar: Grammar) -> bool:
    """Tell whether a paragraph below the first line of a signature is another line of it."""
    return _kinds(line, grammar) is not None or read_enactment(line, grammar) is not None


def _kinds(line: Line, grammar: Grammar) -> set[str] | None:
    """Give what a paragraph is made of; None if anything else is in it, or nothing."""
    if len(line.text) > LONG:
        return None
    kinds: set[str] = set()
    rest = line.text
    for match in _words(grammar).finditer(line.folded):
        kinds.add(match.lastgroup or "")
        rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    named = NAME.sub("", rest)
    if named != rest:
        kinds.add("name")
    return None if any(map(str.isalnum, named)) else kinds or None


@cache
def _words(grammar: Grammar) -> re.Pattern[str]:
    names, table = grammar.identity, grammar.sections
    courts = [name for forms in names.courts.values() for name in forms]
    words = {
        "court": alternation(courts),
        "country": alternation(names.country),
        "office": alternation(table.offices),
        "place": alternation(names.places),
    }
    named = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in words.items())
    return re.compile(rf"(?<!\w)(?:{named})(?!\w)")
