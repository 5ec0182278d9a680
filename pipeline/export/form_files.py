"""What makes each form: a file for each ruling, or one file of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.export.bibliography import to_bibtex, to_csl
from pipeline.export.forms import DEFAULT_BASE, ExportForm
from pipeline.export.graph import to_ntriples, to_turtle
from pipeline.export.readable import to_markdown, to_text
from pipeline.export.sheets import CITATION_COLUMNS, OUTCOME_COLUMNS, citation_rows, outcome_rows
from pipeline.export.word_file import to_docx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pipeline.model import Ruling


_READABLE: Final[Mapping[ExportForm, Callable[[Ruling], bytes]]] = {
    ExportForm.TXT: to_text,
    ExportForm.MD: to_markdown,
    ExportForm.DOCX: to_docx,
}
_GRAPHS: Final[Mapping[ExportForm, Callable[[Ruling, str], bytes]]] = {
    ExportForm.NT: to_ntriples,
    ExportForm.TTL: to_turtle,
}


@dataclass(frozen=True, slots=True)
class GatheredFile:
    """One file for all rulings: a piece of each, in their order, between a head and a tail."""

    name: str
    piece: Callable[[Ruling], bytes]
    head: bytes = b""
    between: bytes = b""
    tail: bytes = b""

    def of(self, pieces: Iterable[bytes]) -> bytes:
        """The file that holds the pieces."""
        return self.head + self.between.join(pieces) + self.tail


GATHERED: Final[Mapping[ExportForm, tuple[GatheredFile, ...]]] = {
    ExportForm.CSV: (
        GatheredFile("citations.csv", citation_rows, CITATION_COLUMNS),
        GatheredFile("outcomes.csv", outcome_rows, OUTCOME_COLUMNS),
    ),
    ExportForm.CSL: (GatheredFile("rulings.csl.json", to_csl, b"[\n", b",\n", b"\n]\n"),),
    ExportForm.BIBTEX: (GatheredFile("rulings.bib", to_bibtex, between=b"\n"),),
}
"""The forms that have no file for each ruling, with their files."""


def to_form(ruling: Ruling, form: ExportForm, base: str = DEFAULT_BASE) -> bytes:
    """One ruling in a form that has a file for each.

    Raises UsageError where a library is missing, and for RDF of a ruling without a name.
    """
    if form in _GRAPHS:
        return _GRAPHS[form](ruling, base)
    return _READABLE[form](ruling)
