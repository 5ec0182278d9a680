"""Where a mark is written: the document with what it has numbered so far, and the block."""

from collections import Counter

from pipeline.emit.references import References
from pipeline.errors import InvalidOutputError
from pipeline.marked_words import EmptyElement, Stretch
from pipeline.model import Block, Citation, Mark, Outcome, Ruling
from pipeline.sections import Part
from pipeline.terms import MarkKind
from pipeline.words.eids import root_of


class Document:
    """The ruling while its blocks are written."""

    def __init__(self, ruling: Ruling, references: References) -> None:
        self.ruling = ruling
        self.references = references
        self._cited = ruling.citations_by_place()
        self.rapporteurs = {person.eId for person in ruling.rapporteurs}
        self.pages = 0
        self.implied: list[tuple[str, str]] = []
        """Targets without words of their own, each with the name of the element that implies it."""
        self.eids: dict[tuple[str, int, int], str] = {}
        self._outcomes: dict[str, list[Outcome]] = {}
        for outcome in ruling.outcomes:
            self._outcomes.setdefault(outcome.block, []).append(outcome)
        marks = (mark for block in ruling.blocks() for mark in block.marks)
        self.notes = {note.eId: number for number, note in enumerate(ruling.notes, start=1)}
        """The number of each note by its name."""
        self._parts = Counter(mark.value for mark in marks if mark.kind is MarkKind.QUOTATION)

    def citation(self, block: Block, mark: Mark) -> Citation:
        """The citation at the place of a mark. Raises InvalidOutputError for none."""
        found = self._cited.get((block.eId, mark.start, mark.end))
        if found is None:
            message = f"{block.eId}: a mark stands for a citation, but none is at its place"
            raise InvalidOutputError(message)
        return found

    def outcomes(self, block: Block, mark: Mark) -> list[Outcome]:
        """What the marked words decide: a mark may stand for several outcomes."""
        span = (mark.start, mark.end)
        return [o for o in self._outcomes.get(block.eId, ()) if (o.start, o.end) == span]

    def note_reference(self, note: str) -> EmptyElement:
        """The empty element that leads to a note. Raises InvalidOutputError for none."""
        number = self.notes.get(note)
        if number is None:
            message = f"a mark refers to the note {note}, which there is not"
            raise InvalidOutputError(message)
        return EmptyElement("noteRef", {"eId": f"noteRef_{number}", "href": f"#note_{number}"})

    def has_parts(self, mark: Mark) -> bool:
        """Whether a quotation has more than one part."""
        return mark.value is not None and self._parts[mark.value] > 1

    def next_page(self) -> int:
        """Count one more page end."""
        self.pages += 1
        return self.pages


class BlockPlace:
    """One block while its marks are written."""

    def __init__(self, document: Document, block: Block) -> None:
        self.document = document
        self.references = document.references
        self.block = block
        self._count: Counter[str] = Counter()

    @property
    def in_header(self) -> bool:
        """Whether the block stands above the body."""
        return root_of(self.block.eId) == Part.HEADER

    def words(self, mark: Mark) -> str:
        """The marked words."""
        return self.block.text[mark.start : mark.end]

    def stretch(self, mark: Mark, tag: str, **attributes: str) -> Stretch:
        """An element around the marked words; nothing refers to it, so it has no name."""
        return Stretch(mark.start, mark.end, tag, attributes)

    def named(self, mark: Mark, tag: str, **attributes: str) -> Stretch:
        """An element around the marked words, named after the block."""
        return self.stretch(mark, tag, eId=self.eid(tag), **attributes)

    def span(self, mark: Mark) -> Stretch:
        """A plain `span` that only says what kind of words these are."""
        return self.stretch(mark, "span", **{"class": mark.kind.value})

    def eid(self, tag: str) -> str:
        """The next free name for an element of the block."""
        self._count[tag] += 1
        return f"{self.block.eId}__{tag}_{self._count[tag]}"
