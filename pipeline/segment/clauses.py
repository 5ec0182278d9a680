"""The clauses of the opening that name people: who sat, who took part, who asked, each with its place."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.sections import ClauseWords
from pipeline.sections import OPENING_ROLES, NamingClause, OpeningClauses, Paragraph, Part
from pipeline.terms import BlockRole
from pipeline.text import Span
from pipeline.words.body_names import bodies
from pipeline.words.folding import fold
from pipeline.words.personal_names import names_somebody

_END_OF_SENTENCE = re.compile(r"(?<!\b\w)[.]|:")
"""The last character of a sentence; the stop behind an initial ends none."""


def opening_clauses(text: str, paragraphs: Sequence[Paragraph], grammar: Grammar) -> OpeningClauses:
    """The clauses of the paragraphs that tell who sat, took part, asked and reported, in their order.

    A resolution of the Supreme Court tells in its preamble whom the plenum heard.
    """
    spans = [
        p.span for p in paragraphs if p.role in OPENING_ROLES or _names_who_sat(text, p, grammar)
    ]
    spans = spans or [p.span for p in paragraphs if p.part is Part.INTRODUCTION]
    if not spans:
        return OpeningClauses()
    end = _end_of_sentence(text, paragraphs, spans[-1].end)
    words, opening = grammar.sections.clauses, Span(spans[0].start, end)
    borders = tuple(Span(*found.span()) for found in words.border.finditer(text, *opening))
    find, ask = (_ClauseFinder(text, paragraphs, ends) for ends in (borders, ()))
    # Where neither its first words nor its last are there, each name must have its office beside it.
    sat = find.first_clause(words.composition, BlockRole.COMPOSITION, opening, bordered=True)
    left = Span(sat.end if sat else opening.start, opening.end)
    present = find.first_clause(words.participants, BlockRole.PARTICIPANTS, left)
    present = present if present and present.span.length else None
    # Those who took part may stand before the question or behind it.
    before, behind = (
        (Span(left.start, present.span.start), Span(present.span.end, left.end))
        if present
        else (Span(left.start, left.start), left)
    )
    asked = (
        ask.first_clause(words.question, BlockRole.QUESTION, within) for within in (behind, before)
    )
    return OpeningClauses(opening, sat, present, tuple(filter(None, asked)), behind)


def _names_who_sat(text: str, paragraph: Paragraph, grammar: Grammar) -> bool:
    """Whether a paragraph of the header that is nothing else begins with the body and names somebody."""
    words = text[slice(*paragraph.span)]
    left = paragraph.part is Part.HEADER and paragraph.role is BlockRole.PARAGRAPH
    body = left and bodies(grammar).opening.match(fold(words, grammar))
    return bool(body) and names_somebody(grammar, words)


def _end_of_sentence(text: str, paragraphs: Sequence[Paragraph], end: int) -> int:
    """Where the opening ends that reaches to `end`: a paragraph in small letters goes on with its sentence."""
    for one in (one for one in paragraphs if one.span.start > end):
        before = text[:end].rstrip()
        if _END_OF_SENTENCE.match(before, len(before) - 1) or not text[one.span.start].islower():
            break
        end = one.span.end
    return end


class _ClauseFinder(NamedTuple):
    """What clauses are looked for in."""

    text: str
    paragraphs: Sequence[Paragraph]
    borders: tuple[Span, ...]
    """The words behind which none of them goes on."""

    def first_clause(
        self,
        ways: Iterable[ClauseWords],
        role: BlockRole,
        within: Span,
        *,
        bordered: bool = False,
    ) -> NamingClause | None:
        """The first clause that a word closes; without one, the first that its role's paragraphs close.

        One whose first words are missing counts behind the others.
        """
        own = [p.span for p in self.paragraphs if p.role is role and p.span.end > within.start]
        stretch = Span(max(within.start, own[0].start), own[-1].end) if own else None
        # It may stand above the paragraphs that are its own: who sat and what was asked share one.
        opened = [
            (words, words.opens.search(self.text, *within) if words.opens else None)
            for words in ways
        ]
        every = [
            self._ranked_clause(*way, at, within)
            for at in dict.fromkeys((stretch, None))
            for way in opened
        ]
        ranked = (one for one in every if one and not (bordered and one[0][1]))
        return min(ranked, key=lambda one: one[0], default=(None, None))[1]

    def _ranked_clause(
        self,
        words: ClauseWords,
        opened: re.Match[str] | None,
        stretch: Span | None,
        within: Span,
    ) -> tuple[tuple[bool, bool], NamingClause] | None:
        """A clause that `opened` begins, with its rank: whether no word closes it, and whether its first words are missing."""
        text, (start, limit) = self.text, within
        if not opened and not stretch and words.opens:
            return None  # nothing tells where it begins
        start = opened.end() if opened else max(start, stretch.start) if stretch else start
        border = next((b for b in self.borders if start <= b.start and b.end <= limit), None)
        last, reach = border or (limit, limit)
        # What closes a clause may be told by the words of the border.
        closed = words.closes.search(text, start, reach) if words.closes else None
        closed = closed if closed and closed.start() <= last else None
        if words.whole and not (closed and words.whole.fullmatch(text, start, closed.start())):
            return None
        if closed:
            end = closed.start()
        elif border and words.opens:
            end = last
        elif stretch and stretch.end > start:
            end = min(stretch.end, last)
        elif opened:
            end = start + len(text[start:limit].partition("\n")[0])
        else:
            return None
        # The word that closes a clause that is read whole is its own; any other may open the next.
        own = closed.end() if closed and words.whole else end
        rank = closed is None, not opened and (closed is None or words.opens is not None)
        return rank, NamingClause(Span(start, end), words.cases, own)
