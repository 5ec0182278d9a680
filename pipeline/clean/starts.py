"""Paragraphs that start inside a line: after a formula, at the next point of a row, at a publisher's note."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.clean.blanks import BLANK
from pipeline.codes import Code, Rule
from pipeline.grammar import Grammar
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Finding, Replacement, Span
from pipeline.words.alphabet import upper

# What is looked for comes first and what stands before it after that: a search passes over all else then.
_FIRST_POINT = re.compile(r"(?m)([0-9](?<=^.)[0-9]{0,2})\. ")
# The blanks before a number that a capital follows; three letters before the full stop: fewer are rather an abbreviation.
_NEXT_POINT = re.compile(
    rf"{BLANK}(?<=\w{{3}}[.;].){BLANK}*(?=(?P<number>[0-9]+)\. \W?[{upper()}])"
)
_COLON = re.compile(rf":([^\S\n]+)(?=\W?[0-9{upper()}])")
_LONGEST = 60
"""Characters of a formula."""
_BULLET = re.compile(r"(?m)[•●▪■◦‣·*–—-](?<=^.) (?=[0-9]{1,3}[.)] )")
_SENTENCE_END = re.compile(rf"\w{{3}}[\"»”)]*[.!?] (?=[{upper()}])")
_INLINE = 0.9
_NOTE_INSIDE = "a publisher's note begins inside this paragraph, and nothing tells where it ends"


def formula_starts(text: CleanText, job: Job) -> Iterator[Edit]:
    """Start a paragraph after the colon of a formula (`анықтады:`, `постановляет:`)."""
    for colon in _COLON.finditer(text.text):
        if _formula_pattern(job.grammar).search(
            text.text, max(0, colon.start() - _LONGEST), colon.start()
        ):
            yield Replacement(Rule.PARAGRAPH, Span(*colon.span(1)), "\n", _INLINE)


def bullets(text: CleanText, _: Job) -> Iterator[Edit]:
    """Take the bullet away that a list puts before a number, which opens the paragraph."""
    for match in _BULLET.finditer(text.text):
        yield Replacement(Rule.FURNITURE, Span(*match.span()), "")


def point_starts(text: CleanText, _: Job) -> Iterator[Edit]:
    """Start a paragraph where a point has the next number after a sentence's end."""
    for first in _FIRST_POINT.finditer(text.text):
        number, end = int(first[1]), text.text.find("\n", first.end())
        within = first.end(), end if end >= 0 else len(text.text)
        for blanks in _NEXT_POINT.finditer(text.text, *within):
            if blanks["number"] == str(number + 1):
                number += 1
                yield Replacement(Rule.PARAGRAPH, Span(*blanks.span()), "\n", _INLINE)


def note_starts(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Start a paragraph where the publisher's note stands behind the words of a paragraph.

    Where more than a sentence follows, nothing tells where the note ends: it stays and is told.
    """
    for match in _note_pattern(job.grammar).finditer(text.text):
        if _SENTENCE_END.search(match["said"]):
            yield Finding(Code.FURNITURE_DOUBTFUL, Span(*match.span("said")), _NOTE_INSIDE)
        else:
            yield Replacement(Rule.PARAGRAPH, Span(*match.span(1)), "\n", _INLINE)


@cache
def _note_pattern(grammar: Grammar) -> re.Pattern[str]:
    words = "|".join(grammar.layout.notes)
    return re.compile(
        rf"({BLANK}(?<=[.;:!?»”)].){BLANK}*)(?:{words})[.:] (?P<said>\W?[0-9{upper()}].*)"
    )


@cache
def _formula_pattern(grammar: Grammar) -> re.Pattern[str]:
    words = "|".join(grammar.layout.formulas)
    return re.compile(rf"(?<!\w)(?i:{words})\s*\Z")
