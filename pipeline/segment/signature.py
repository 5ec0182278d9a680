"""The signature: the body's name over one or more lines, or offices and names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from pipeline.enactment.paragraph import read_enactment
from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation
from pipeline.text import Span
from pipeline.words.body_names import country_pattern, court_forms
from pipeline.words.folding import Folded
from pipeline.words.personal_names import without_names
from pipeline.words.sentence_ends import sentence_ends

LONG = 300


def is_signature(lines: Sequence[Folded], grammar: Grammar) -> bool:
    """Whether a signature begins with the first paragraph, seen with the one below it.

    Nothing may be left of it besides offices, the body and names; a country's name alone needs
    the body's in the next line, if there is one.
    """
    kinds = _kinds(lines[0], grammar)
    if kinds is None or lines[0].text.endswith((";", ":")):
        return False
    if kinds & {"court", "office", "name"}:
        return True
    if "country" not in kinds or len(lines) == 1:
        return "country" in kinds
    below = _kinds(lines[1], grammar)
    return bool(below and below & {"court", "office"})


def signature_at_end(line: Folded, grammar: Grammar) -> int | None:
    """The offset of a signature behind the last sentence of a paragraph."""
    end = Span(max(0, len(line.text) - LONG), len(line.text))
    for _, at in sentence_ends(line.text, end, grammar, before_small=True):
        tail = replace(line, text=line.text[at:], folded=line.folded[at:])
        if is_signature([tail], grammar):
            return at
    return None


def continues_signature(line: Folded, grammar: Grammar) -> bool:
    """Whether a paragraph below the first line of a signature is another line of it."""
    return _kinds(line, grammar) is not None or read_enactment(line, grammar) is not None


def _kinds(line: Folded, grammar: Grammar) -> set[str] | None:
    """What a paragraph is made of; None if anything else is in it, or nothing."""
    if len(line.text) > LONG:
        return None
    kinds: set[str] = set()
    rest = line.text
    known = [*_words(grammar).finditer(line.folded)]
    for match, next_one in zip_longest(known, known[1:]):
        # «И.О. Зайцев»: two capitals are initials, but before another office («И.О. ПРЕДСЕДАТЕЛЯ»).
        words = line.text[slice(*match.span())]
        before_office = next_one and next_one.start() <= match.end() + 1
        if words.isupper() and words.endswith(".") and not before_office:
            continue
        kinds.add(match.lastgroup or "")
        # Blanks in place of what is known, so that the offsets of what follows still hold.
        rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    named = without_names(grammar, rest)
    if named != rest:
        kinds.add("name")
    return None if any(map(str.isalnum, named)) else kinds or None


@cache
def _words(grammar: Grammar) -> re.Pattern[str]:
    names, table = grammar.identity, grammar.sections
    words = {
        "court": alternation(court_forms(grammar)),
        "country": country_pattern(grammar),
        "office": alternation((*table.offices, *names.plenum)),
        "place": alternation(names.places),
    }
    named = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in words.items())
    return re.compile(rf"(?<!\w)(?:{named})(?!\w)")
