"""What stands beside the text of the ruling: its footnotes, and what the publisher added.

The publisher's notes, status and edition lines are no part of the ruling.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import Final

from pipeline.grammar import Grammar
from pipeline.segment.openers import Level, opener
from pipeline.terms import BlockRole
from pipeline.text import CleanText, Span
from pipeline.words.edition_lines import names_edition, names_end
from pipeline.words.folding import Folded

_ENDED: Final = re.compile(r"[.0-9]\Z")
"""How a sentence ends, or an enactment line."""
LONGEST = 40
"""Paragraphs that one note may run over."""
LONGEST_EDITION_LINE = 90
"""Letters of a line that names the day of the text."""


def footnotes_among(
    lines: Sequence[Folded], text: CleanText, footnotes: Sequence[Span]
) -> dict[int, BlockRole]:
    """The role of the paragraphs that are footnotes, by their index; they are the last ones."""

    def is_footnote(line: Folded) -> bool:
        at = text.origin(line.span)[0].start
        return any(start <= at < end for start, end in footnotes)

    # From the end: footnotes stand last, and a span
    # elsewhere must not take words out of the ruling.
    last = takewhile(is_footnote, reversed(lines)) if footnotes else ()
    return {line.index: BlockRole.FOOTNOTE for line in last}


def published_notes(lines: Sequence[Folded], grammar: Grammar) -> dict[int, BlockRole]:
    """The role of every paragraph that is the publisher's, by its index."""
    notes: dict[int, BlockRole] = {}
    for line in lines:
        if line.index in notes:
            continue
        role = _role(line, grammar)
        above = lines[line.index - 1].text if line.index else ""
        if not role and (names_end(line.folded, grammar) or _is_edition_line(line, above, grammar)):
            role = BlockRole.STATUS
        if role:
            notes[line.index] = role
        if role is BlockRole.NOTE:
            notes |= dict.fromkeys(_continuation(lines, line, grammar), role)
        elif role and line.text.endswith(":") and (value := lines[line.index + 1 :][:1]):
            # A label of an act's card; what stands below it may as well be the enactment line.
            notes |= {one.index: role for one in value if _is_value(one)}
    return notes


def _is_value(line: Folded) -> bool:
    """Whether a paragraph is but a word or a figure, and opens nothing, as the formula `постановляет:` does."""
    return " " not in line.text and not line.text.endswith(":")


def _role(line: Folded, grammar: Grammar) -> BlockRole | None:
    known = grammar.sections
    if known.note_open.match(line.folded) or known.note_head.match(line.folded):
        return BlockRole.NOTE
    if known.status_line.match(line.folded) or known.edition_open.match(line.folded):
        return BlockRole.STATUS
    # A row of dashes or asterisks only sets off what the publisher says.
    return None if any(map(str.isalnum, line.text)) else BlockRole.STATUS


def _is_edition_line(line: Folded, above: str, grammar: Grammar) -> bool:
    """Whether a line names the day of the text; what begins small may be the rest of a sentence that is cut."""
    if len(line.folded) > LONGEST_EDITION_LINE or not names_edition(line.folded, grammar):
        return False
    return not line.text[:1].islower() or bool(_ENDED.search(above))


def _continuation(lines: Sequence[Folded], first: Folded, grammar: Grammar) -> Iterator[int]:
    """The paragraphs over which a note runs on: those after a colon or a semicolon.

    A head (`РҚАО-ның ескертпесі!`) has its text in the next paragraph.
    """
    known = grammar.sections
    open_ended = bool(known.note_head.fullmatch(first.folded.rstrip(" !:.")))
    open_ended = open_ended or first.text.endswith((":", ";", ","))
    for line in islice(lines, first.index + 1, first.index + LONGEST):
        number = opener(line)
        if not open_ended or _role(line, grammar) or (number and number.level is Level.POINT):
            return
        yield line.index
        open_ended = line.text.endswith((":", ";", ","))
