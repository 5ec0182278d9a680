"""Where a ruling was published: the lines beside it that name newspapers, each word accounted for."""

import re
from collections.abc import Iterator

from pipeline.edition.life import NotedPublication
from pipeline.grammar import Grammar
from pipeline.text import Span
from pipeline.words.dates import dates
from pipeline.words.folding import Folded
from pipeline.words.quotes import MARKS, quoted

LEAST_NAME, LONGEST_NAME = 3, 80
UNQUOTED = re.compile(rf":\s*([^:;{MARKS}]{{3,120}}?)(?=,? (?:от )?[0-9])")
NUMBER = re.compile(r"[№Nn]\s?([0-9]+(?:[-/][0-9]+)*(?: ?\([0-9]+\))?)")
YEAR = re.compile(r"(?<![0-9.])(?:19|20)[0-9]{2}(?![0-9.])")


def publications(line: Folded, grammar: Grammar) -> Iterator[NotedPublication | Span]:
    """The newspapers of a line with day and number; a stretch of it that is not understood as such."""
    start = 0
    for part in line.folded.split(";"):
        end = start + len(part)
        yield _publication(line, Span(start, end), grammar)
        start = end + 1


def _publication(line: Folded, part: Span, grammar: Grammar) -> NotedPublication | Span:
    """One newspaper; the stretch itself where a word of it has no place."""
    words, folded = line.text[slice(*part)], line.folded[slice(*part)]
    named = _names(words)
    days = list(dates(folded, grammar))
    numbers = list(NUMBER.finditer(folded))
    place = part.shift(line.span.start)
    if len(named) != 1 or len(days) > 1 or len(numbers) > 1:
        return place
    held = [named[0], *(day.span for day in days)]
    # A year alone is no date, and yet no word of such a line that is left over.
    held += [Span(*found.span()) for found in (*numbers, *YEAR.finditer(folded))]
    if not (days or numbers) or _has_rest(folded, held, grammar):
        return place
    inner = Span(min(span.start for span in held), max(span.end for span in held))
    return NotedPublication(
        span=inner.shift(place.start),
        name=words[slice(*named[0])].strip(" :" + MARKS),
        date=days[0].date.whole if days else None,
        number=numbers[0][1] if numbers else None,
    )


def _names(words: str) -> list[Span]:
    """Where newspapers are named: in quotation marks, or else behind a colon."""
    inner = quoted(words).innermost()
    named = [one for one in inner if LEAST_NAME <= one.length - 2 <= LONGEST_NAME]
    return named or [Span(*found.span()) for found in UNQUOTED.finditer(words)]


def _has_rest(folded: str, held: list[Span], grammar: Grammar) -> bool:
    """Whether words are left beside what is held and the words that such a line is made of."""
    for start, end in held:
        folded = folded[:start] + " " * (end - start) + folded[end:]
    return any(map(str.isalnum, grammar.editions.publishing.sub("", folded)))
