"""Clean text that knows, for every character, where in the source it came from.

The text is a sequence of pieces. A piece either copies a span of the source or stands in its
place with other characters (none, for what was removed). Every source character is in exactly one
piece, always, so the source can be put together again from the pieces alone, and moving words is
nothing but another order of pieces. All offsets count code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, filterfalse, groupby
from operator import itemgetter
from typing import NamedTuple

from pipeline.codes import Code, Rule


class Span(NamedTuple):
    """Half-open range of characters."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of characters in the span."""
        return self.end - self.start

    def meets(self, other: Span) -> bool:
        """Whether both share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether all of another range lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> Span:
        """The same range `by` characters further on."""
        return Span(self.start + by, self.end + by)

    def stripped(self, text: str, signs: str | None = None) -> Span:
        """The range without the blanks, or the signs, at its ends."""
        words = text[self.start : self.end]
        end = self.start + len(words.rstrip(signs))
        return Span(min(self.end - len(words.lstrip(signs)), end), end)

    def line(self, text: str) -> str:
        """The words of the range as one line, which those over the end of a paragraph are not in the text."""
        return " ".join(text[self.start : self.end].split())


class Replacement(NamedTuple):
    """An edit: other characters in the place of a span (none removes it)."""

    rule: Rule
    span: Span
    text: str
    confidence: float = 1.0
    by_person: bool = False


class Reordering(NamedTuple):
    """An edit: the characters of a span in another order. `order` is a partition of `span`."""

    rule: Rule
    span: Span
    order: tuple[Span, ...]
    confidence: float = 1.0
    by_person: bool = False


Edit = Replacement | Reordering


class Finding(NamedTuple):
    """A doubt about a span of the text that a rule was given; it changes nothing."""

    code: Code
    span: Span
    message: str

    @classmethod
    def of(cls, code: Code, span: Span) -> Finding:
        """The finding whose message is the sentence of its code."""
        return cls(code, span, code.meaning)


class Doubt(NamedTuple):
    """A finding whose place is told in spans of the source, so that later edits cannot move it."""

    code: Code
    source: tuple[Span, ...]
    message: str


class Record(NamedTuple):
    """One applied edit, in terms of the source: what the ledger is made of."""

    edit: Edit
    source: tuple[Span, ...]
    before: str
    after: str


class Piece(NamedTuple):
    """A span of the source and what stands for it: itself (`text` is None) or other characters.

    `record` is the index of the edit that made the piece what it is, -1 for untouched text.
    """

    source: Span
    text: str | None = None
    record: int = -1


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text in the making: the source, the pieces that stand for it, and the edits on record."""

    source: str
    pieces: tuple[Piece, ...]
    records: tuple[Record, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    text: str = field(init=False)
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        parts = [self._text_of(piece) for piece in self.pieces]
        object.__setattr__(self, "text", "".join(parts))
        # One more than the pieces are: the last is the length of the text.
        object.__setattr__(self, "starts", tuple(accumulate(map(len, parts), initial=0)))

    @classmethod
    def of(cls, source: str) -> CleanText:
        """The source as it is: one piece, no edits."""
        return cls(source, (Piece(Span(0, len(source))),) if source else ())

    @property
    def decided(self) -> tuple[Span, ...]:
        """The line ends of the source of which a person decided what they are."""
        ends = {Rule.WRAP, Rule.HYPHEN, Rule.PARAGRAPH}
        told = (one for one in self.records if one.edit.by_person and one.edit.rule in ends)
        return tuple(span for one in told for span in one.source)

    @property
    def characters(self) -> str:
        """Each character of the text once: what is not among them need not be looked for."""
        return _characters(self.text)

    def apply(self, changes: Iterable[Edit | Finding]) -> CleanText:
        """The text after a rule's edits, with its findings kept. Edits may not overlap.

        Costs the number of edits and of pieces, not of characters.
        """
        found = tuple(changes)
        edits = sorted((c for c in found if not isinstance(c, Finding)), key=lambda e: e.span)
        doubts = tuple(
            Doubt(c.code, self.origin(c.span), c.message) for c in found if isinstance(c, Finding)
        )
        if not edits:
            return (
                CleanText(self.source, self.pieces, self.records, self.doubts + doubts)
                if doubts
                else self
            )
        pieces, records = _Application(self).run(edits)
        return CleanText(self.source, pieces, self.records + records, self.doubts + doubts)

    def origin(self, span: Span) -> tuple[Span, ...]:
        """The spans of the source behind a span of the text, in the text's order.

        Characters that an edit brought in count with the source span they stand for.
        """
        return merged(piece.source for piece in self.cut(span))

    def source_of(self, at: int) -> int:
        """Where in the source a character of the text comes from, or what it stands for."""
        index = bisect_right(self.starts, at) - 1
        source, text, _ = self.pieces[index]
        return source.start + (at - self.starts[index] if text is None else 0)

    def cut(self, span: Span) -> tuple[Piece, ...]:
        """The pieces of a span of the text; a removal at either edge is left out."""
        index, head = self._piece_at(span.start)
        while not head and index < len(self.pieces) and self.starts[index + 1] == span.start:
            index += 1
        return self._pieces_between((index, head), self._piece_at(span.end))

    def restore(self) -> str:
        """Put the source together again from the pieces."""
        return "".join(self.source[s:e] for (s, e), _, _ in sorted(self.pieces, key=itemgetter(0)))

    def placed(self) -> Iterator[tuple[int, Piece]]:
        """Every piece with the offset in the text where it stands."""
        return zip(self.starts, self.pieces, strict=False)

    def _text_of(self, piece: Piece) -> str:
        (start, end), text, _ = piece
        return self.source[start:end] if text is None else text

    def _piece_at(self, offset: int) -> tuple[int, int]:
        """The piece in which `offset` lies and how far in; at a border the piece behind it."""
        index = bisect_left(self.starts, offset)
        inside = offset - self.starts[index - 1] if index else 0
        return (index - 1, inside) if index and self.starts[index] != offset else (index, 0)

    def _pieces_between(self, start: tuple[int, int], end: tuple[int, int]) -> tuple[Piece, ...]:
        (first, head), (last, tail) = start, end
        if first == last:
            return (_part_of_piece(self.pieces[first], head, tail),) if tail > head else ()
        opening = (_part_of_piece(self.pieces[first], head),) if head else ()
        closing = (_part_of_piece(self.pieces[last], 0, tail),) if tail else ()
        return opening + self.pieces[first + bool(head) : last] + closing


class _Application:
    """One pass over a text and its edits, from left to right."""

    def __init__(self, text: CleanText) -> None:
        self.text = text
        self.offset = 0
        self.position = (0, 0)
        self.pieces: list[Piece] = []
        self.records: list[Record] = []

    def run(self, edits: list[Edit]) -> tuple[tuple[Piece, ...], tuple[Record, ...]]:
        for edit in edits:
            self.pieces += self._take_pieces(edit.span.start, with_removals=True)
            taken = self._take_pieces(edit.span.end)
            self.pieces += (
                self._pieces_replaced(edit, taken)
                if isinstance(edit, Replacement)
                else self._pieces_reordered(edit, taken)
            )
        self.pieces += self._take_pieces(len(self.text.text), with_removals=True)
        return tuple(self.pieces), tuple(self.records)

    def _take_pieces(self, offset: int, *, with_removals: bool = False) -> tuple[Piece, ...]:
        """Take the pieces up to `offset`, with those removed right there if wanted."""
        if not self.offset <= offset <= len(self.text.text):
            message = f"edits overlap or leave the text at {offset}"
            raise ValueError(message)
        # Removals have no length, so several pieces may begin at one offset: none is taken twice.
        end = max(self.position, self.text._piece_at(offset))  # noqa: SLF001 - one class in two halves
        if with_removals and not end[1]:
            index = end[0]
            while index < len(self.text.pieces) and self.text.starts[index + 1] == offset:
                index += 1
            end = (index, 0)
        taken = self.text._pieces_between(self.position, end)  # noqa: SLF001
        self.offset, self.position = offset, end
        return taken

    def _add_record(self, edit: Edit, taken: tuple[Piece, ...], before: str, after: str) -> int:
        source = merged(piece.source for piece in taken) or (self._span_of_insertion(),)
        self.records.append(Record(edit, source, before, after))
        return len(self.text.records) + len(self.records) - 1

    def _span_of_insertion(self) -> Span:
        """The empty source span at which something new comes in."""
        end = self.pieces[-1].source.end if self.pieces else 0
        return Span(end, end)

    def _pieces_replaced(self, edit: Replacement, taken: tuple[Piece, ...]) -> list[Piece]:
        before = self.text.text[edit.span.start : edit.span.end]
        record = self._add_record(
            edit, tuple(filterfalse(self._has_left, taken)), before, edit.text
        )
        pieces: list[Piece] = []
        text = edit.text
        for has_left, run in groupby(taken, self._has_left):
            if has_left:
                pieces += run
                continue
            for span in merged(piece.source for piece in run):
                pieces.append(Piece(span, text, record))
                # The first stretch takes all new words, the others none: each is accounted for.
                text = ""
        if text or not pieces:
            pieces.append(Piece(self._span_of_insertion(), text, record))
        return pieces

    def _has_left(self, piece: Piece) -> bool:
        """Whether an earlier edit took words out here: that they are gone stays on its record."""
        return piece.text == "" and bool(self.text.source[slice(*piece.source)].strip())

    def _pieces_reordered(self, edit: Reordering, taken: tuple[Piece, ...]) -> list[Piece]:
        # The parts of a partition, put in order, join into the whole span again.
        if merged(sorted(part for part in edit.order if part.length)) != (edit.span,):
            message = f"{edit.order} is no partition of {edit.span}"
            raise ValueError(message)
        whole = CleanText(self.text.source, taken)
        parts = [part.shift(-edit.span.start) for part in edit.order]
        bounds = {part: (whole._piece_at(part.start), whole._piece_at(part.end)) for part in parts}  # noqa: SLF001
        after = "".join(self.text.text[start:end] for start, end in edit.order)
        self._add_record(edit, taken, whole.text, after)
        return [piece for part in parts for piece in whole._pieces_between(*bounds[part])]  # noqa: SLF001


def _part_of_piece(piece: Piece, head: int, tail: int | None = None) -> Piece:
    """A piece from one place in its text up to another, or to its end.

    What stands in the place of source characters cannot be told apart: the first part keeps them.
    """
    (start, end), text, record = piece
    if text is None:
        return Piece(Span(start + head, end if tail is None else start + tail))
    return Piece(Span(end if head else start, end), text[head:tail], record)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join neighbours that continue each other; empty spans vanish."""
    out: list[Span] = []
    for start, end in spans:
        if out and out[-1].end == start:
            out[-1] = Span(out[-1].start, end)
        elif end > start:
            out.append(Span(start, end))
    return tuple(out)


@lru_cache(maxsize=1)
def _characters(text: str) -> str:
    # Many rules ask this of one text, one after the other: the last one is enough.
    return "".join(sorted(set(text)))
