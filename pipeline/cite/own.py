"""What the enactment line says of the ruling itself: its court and its day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipeline.cite.identity import Own
from pipeline.cite.pieces import Piece, Shorts, find_pieces
from pipeline.cite.tokenized import Tokenized
from pipeline.cite.words import vocabulary
from pipeline.terms import BlockRole, Court

if TYPE_CHECKING:
    from pipeline.grammar import Grammar
    from pipeline.sections import Sections
    from pipeline.text import CleanText


def own(text: CleanText, sections: Sections, grammar: Grammar) -> Own:
    """Read court and date of the ruling; what the enactment line does not say is None."""
    known = vocabulary(grammar)
    found: dict[str, Piece] = {}
    for paragraph in sections.of(BlockRole.ENACTMENT):
        line = Tokenized(text.text, paragraph.span, known)
        for piece in find_pieces(line, known.words, Shorts()).all:
            found.setdefault(piece.sort, piece)
    return Own(
        court=Court(found["court"].value) if "court" in found else None,
        day=_day(found.get("date")),
    )


def _day(piece: Piece | None) -> date | None:
    iso = piece.date.iso if piece and piece.date else None
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
