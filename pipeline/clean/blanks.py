"""Blanks: one between words, none inside brackets' ends or before closing punctuation."""

import re
from collections.abc import Iterator

from pipeline.codes import Code, Rule
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Replacement, Span
from pipeline.words.dates import date_at
from pipeline.words.folding import fold

BLANK = r"[\t\x0b\x0c\r\x1c-\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
"""White space but for the new line, sign by sign: a search passes over other places faster than by `[^\\S\\n]`."""
# In both patterns the blank comes first and what stands before it after that: a search passes over all else then.
_BLANKS = re.compile(rf"{BLANK}(?:{BLANK}+|(?<! ))")
# “ opens «“word”» and closes «„word“».
_AT_BORDER = re.compile(
    r" (?:(?<=[(«„\n] )|(?<=[\s(«„]“ )|(?<=\A“ )|(?=[,;)»”](?!\w)|[.:](?:\s|\Z)|\n))"
)

# A single letter at a figure may be a sign before it, as that of a number is. The figure comes first here, too.
_GLUED = re.compile(r"[0-9](?<=[^\W\d_]{2}.)[0-9]{0,3}(?=[ .])")
_LONGEST_DATE = 40


def blanks_start(text: str, end: int) -> int:
    """Where the blanks begin that end at an offset; patterns that start at them are slow."""
    while end and text[end - 1].isspace() and text[end - 1] != "\n":
        end -= 1
    return end


def blanks(text: CleanText, _: Job) -> Iterator[Edit]:
    """Make every run of blanks one blank."""
    for match in _BLANKS.finditer(text.text):
        yield Replacement(Rule.BLANK, Span(*match.span()), " ")


def lost_blanks(text: CleanText, job: Job) -> Iterator[Edit]:
    """Put a blank between a word and the day, or the year, of a date that is glued to it (`от29 декабря 1998 года`)."""
    for match in _GLUED.finditer(text.text):
        start = match.start()
        words = text.text[start : start + _LONGEST_DATE]
        date = date_at(fold(words, job.grammar), 0, job.grammar)
        if date and date.date.iso:
            before = Span(start - 1, start)
            yield Replacement(Rule.BLANK, before, f"{text.text[slice(*before)]} ")


def stray_blanks(text: CleanText, _: Job) -> Iterator[Edit]:
    """Remove single blanks where none belongs, but not where they show the gap of a line left in doubt."""
    left = sorted(
        span
        for doubt in text.doubts
        if doubt.code is Code.DISPLACED_RUN_LEFT
        for span in doubt.source
    )
    for match in _AT_BORDER.finditer(text.text):
        span = Span(*match.span())
        if not (left and any(part.meets(span) for span in text.origin(span) for part in left)):
            yield Replacement(Rule.BLANK, span, "")
