"""What the paragraphs of a ruling themselves tell of later changes, where no note of the publisher's does."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from operator import methodcaller

from pipeline.edition.life import ActNamed, NotedAmendment
from pipeline.edition.note import NUMBER, NoteReader, PublisherNote
from pipeline.grammar.editions import ActNoun
from pipeline.sections import Sections
from pipeline.terms import BlockRole, Court, Operation
from pipeline.text import Span
from pipeline.words.dates import dates
from pipeline.words.folding import Folded
from pipeline.words.quotes import BRACKETED
from pipeline.words.works import read_judgment

SIGN = re.compile("[№Nn]")
YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
SENTENCE_ENDS = ".;:!?)"
LONGEST_EMPTY = 40
"""Characters of a point that says nothing but that it was removed."""
NEAR = 400
"""Characters before a bracket in which a ruling is named that it may tell of."""
POINT = re.compile(r"\W*(?:[0-9]+(?:-[0-9]+)?\)\s*)?")
"""What stands before the words of a point within a paragraph."""


class ChangesInText:
    """Reads the paragraphs of a ruling of a day; their brackets are notes, and `changes` tells of what."""

    def __init__(
        self,
        reader: NoteReader,
        sections: Sections,
        day: dt.date | None,
        changes: Callable[[PublisherNote], Iterator[NotedAmendment]],
    ) -> None:
        self.text, self.grammar, self.read = reader.text, reader.grammar, reader.read
        self.words = reader.grammar.editions
        self.sections, self.day, self.changes = sections, day, changes
        self.bracketed = [*self._bracketed()]

    def removals(self) -> Iterator[NotedAmendment]:
        """The later rulings that took out a point, which the text says in its place: `2) исключен …`."""
        for paragraph in self.sections.of(BlockRole.PARAGRAPH, BlockRole.POINT):
            # An act is named by its number, so most points need not be read any further.
            if not SIGN.search(self.text, *paragraph.body):
                continue
            note = self.read(paragraph.body)
            whole = paragraph.body if self.words.removed_open.match(note.plain) else None
            for start, end, acts in note.clauses():
                opens = POINT.match(note.plain, start, end)
                if opens and self.words.removed_open.match(note.plain, opens.end(), end):
                    later = [act for act in acts if act.work and not self._is_too_early(act)]
                    rulings = (act for act in later if read_judgment(act.work or ""))
                    yield from (NotedAmendment(act, (Operation.REMOVED,), whole) for act in rulings)

    def insertions(self) -> Iterator[NotedAmendment]:
        """What brackets of the text say that later rulings changed in it."""
        return (change for change, is_own in self.bracketed if is_own)

    def stray_acts(self, latest: dt.date | None) -> Iterator[ActNamed]:
        """Later acts than the text, by which a bracket says that this ruling or one named before it was changed."""
        for (act, *_), is_own in self.bracketed:
            if not is_own and act.date and (latest is None or act.date > latest):
                yield act

    def _bracketed(self) -> Iterator[tuple[NotedAmendment, bool]]:
        """What brackets tell of later rulings' changes, and whether it is told of this text."""
        for paragraph in self.sections.of(
            BlockRole.ENACTMENT, BlockRole.PARAGRAPH, BlockRole.POINT
        ):
            for note in self.brackets_of(paragraph.body):
                changes = [*self._later_changes(note)]
                of_this = paragraph.role is BlockRole.ENACTMENT or (
                    bool(changes) and self._is_of_this(note, paragraph.body.start)
                )
                yield from ((change, of_this) for change in changes)

    def brackets_of(self, body: Span) -> Iterator[PublisherNote]:
        """The brackets of a paragraph that hold a year, as notes."""
        for found in BRACKETED.finditer(self.text, *body):
            if YEAR.search(found[0]):
                yield self.read(Span(*found.span()))

    def _later_changes(self, note: PublisherNote) -> Iterator[NotedAmendment]:
        for change in self.changes(note):
            ruling, day = read_judgment(change.act.work or ""), change.act.date
            if ruling and day and self.day and day > self.day:
                yield change

    def _is_of_this(self, note: PublisherNote, start: int) -> bool:
        """Whether no ruling is named before a bracket, which it may tell of, or a sentence ends between."""
        before = Span(max(start, note.line.span.start - NEAR), note.line.span.start)
        line = Folded.of(self.text, before, self.grammar).folded.rstrip()
        rulings = (self.words.nouns[noun] for noun in ActNoun if noun is not ActNoun.OTHER)
        return line[-1:] in ("", *SENTENCE_ENDS) or not any(
            map(methodcaller("search", line), rulings)
        )

    def points_left_empty(self) -> Iterator[Span]:
        """The points that say (`2. Исключен.`) that they were removed, and not by which act."""
        for paragraph in self.sections.of(BlockRole.PARAGRAPH, BlockRole.POINT):
            if paragraph.body.length <= LONGEST_EMPTY:
                line = Folded.of(self.text, paragraph.body, self.grammar).folded
                said = self.words.removed_open.match(line)
                if said and not line[said.end() :].strip(" .;)"):
                    yield paragraph.body

    def acts_after(self, day: dt.date | None) -> Iterator[Span]:
        """The acts that a text of the Supreme Court names and that are later than a day: it was changed since.

        Other courts' rulings are seldom changed: there such an act is told as what contradicts their day.
        """
        if day is None or self.sections.court is not Court.SUPREME_COURT:
            return
        for paragraph in self.sections.of(BlockRole.PARAGRAPH, BlockRole.POINT):
            years = YEAR.findall(self.text, *paragraph.body)
            if any(int(year) >= day.year for year in years):
                line = Folded.of(self.text, paragraph.body, self.grammar)
                for written in dates(line.folded, self.grammar):
                    later = written.date.whole and written.date.whole > day
                    if later and NUMBER.match(line.text, written.span.end):
                        yield written.span.shift(line.span.start)

    def _is_too_early(self, act: ActNamed) -> bool:
        return bool(act.date and self.day and act.date < self.day)
