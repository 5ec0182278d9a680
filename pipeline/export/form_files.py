"""What makes each form: a file for each ruling, or one file of all."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.export.bibliography import to_bibtex, to_csl
from pipeline.export.forms import DEFAULT_BASE, ExportForm
from pipeline.export.readable import to_markdown, to_text
from pipeline.export.sheets import CITATION_COLUMNS, OUTCOME_COLUMNS, citation_rows, outcome_rows
from pipeline.extras import library
from pipeline.model import Ruling

_LIBRARIES: Final = {ExportForm.DOCX: "docx", ExportForm.NT: "rdflib", ExportForm.TTL: "rdflib"}
"""What forms need that does not come with qauly, as it is imported."""


@dataclass(frozen=True, slots=True)
class GatheredFile:
    """One file for all rulings: a piece of each, in their order, between a head and a tail."""

    name: str
    piece: Callable[[Ruling], bytes]
    head: bytes = b""
    between: bytes = b""
    tail: bytes = b""

    def file_of(self, pieces: Iterable[bytes]) -> bytes:
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
    if form is ExportForm.TXT:
        return to_text(ruling)
    if form is ExportForm.MD:
        return to_markdown(ruling)
    library(_LIBRARIES[form], "export", f"--to {form}")
    if form is ExportForm.DOCX:
        from pipeline.export.word_file import to_docx  # noqa: PLC0415 - its library is an extra

        return to_docx(ruling)
    from pipeline.export.graph import to_ntriples, to_turtle  # noqa: PLC0415 - likewise

    return (to_ntriples if form is ExportForm.NT else to_turtle)(ruling, base)
