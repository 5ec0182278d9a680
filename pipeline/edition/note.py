"""A publisher's note: its words, and the acts that it names by date and number."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeVar

from pipeline.edition.life import ActNamed
from pipeline.grammar import Grammar
from pipeline.grammar.editions import ActNoun
from pipeline.registry import Registry
from pipeline.terms import Court
from pipeline.text import Span
from pipeline.words.body_names import courts_named
from pipeline.words.dates import WrittenDate, dates
from pipeline.words.folding import Folded
from pipeline.words.quotes import without_quotations
from pipeline.words.works import JudgmentName, frbr_number

Of = TypeVar("Of")
BRACKET = re.compile(r"\s*\(([^()]*)\)")
NUMBER = re.compile(
    r"[\s.,]*(?:года|г\.|ж\.)?[\s.]*(?:№|[Nn][oоº°]?)[ ]?(?P<number>\w+(?:[-/]\w+)*)"
)
# The two texts of an act share its number without the suffix of their language.
SUFFIX = re.compile(r"-?(?:НП|НҚ|ЗРК|ҚРЗ)\Z")


class PublisherNote(NamedTuple):
    """A paragraph of the publisher's, and what may tell an edition in it."""

    line: Folded
    plain: str
    """The folded text with blanks in the place of brackets and quotations."""
    acts: tuple[ActNamed, ...]

    def clauses(self) -> Iterator[tuple[int, int, Sequence[ActNamed]]]:
        """The clauses that name acts: where they begin and end in the note, and the acts."""
        starts = [act.span.start for act in self.acts]
        for part in self.parts():
            place = part.shift(self.line.span.start)
            acts = self.acts[bisect_left(starts, place.start) : bisect_left(starts, place.end)]
            if acts:
                yield part.start, part.end, acts

    def parts(self) -> Iterator[Span]:
        """What stands between the semicolons, each with the one before it."""
        marks = [at for at, letter in enumerate(self.plain) if letter == ";"]
        yield from map(Span, [0, *marks], [*marks, len(self.plain)])

    def words_before(self, act: ActNamed, start: int) -> str:
        """The words from an offset to an act."""
        return self.plain[start : act.span.start - self.line.span.start]


class _Named(NamedTuple):
    """What tells which acts a note names, each with its place."""

    nouns: Sequence[tuple[int, ActNoun]]
    courts: Sequence[tuple[int, Court]]


class NoteReader(NamedTuple):
    """Reads the notes of a ruling that a court gave, where it is known."""

    text: str
    grammar: Grammar
    registry: Registry
    court: Court | None

    def read(self, span: Span) -> PublisherNote:
        """The note that stands at a span."""
        line = Folded.of(self.text, span, self.grammar)
        plain = without_quotations(line.folded, brackets=True)
        if line.folded.startswith("(") and not plain.strip(" .;,"):
            plain = line.folded  # the whole note stands in brackets
        acts = tuple(self._acts(line, plain))
        # Beside one act alone a bracket can speak of no other, wherever it stands behind it.
        if len(acts) == 1:
            begins = self._day_in_force(line, acts[0].span.end - line.span.start, anywhere=True)
            acts = (acts[0]._replace(in_force=begins),)
        return PublisherNote(line, plain, acts)

    def _acts(self, line: Folded, plain: str) -> Iterator[ActNamed]:
        """The acts that are named by date and number outside brackets."""
        named = self._named_in(plain)
        # What stands in a bracket behind a day may tell how that is written.
        for written in dates(line.folded, self.grammar):
            found = NUMBER.match(line.text, written.span.end)
            if found and plain[slice(*written.span)].strip():
                yield self._act(line, named, written, found)

    def _named_in(self, plain: str) -> _Named:
        nouns = {
            found.end(): noun
            for noun, pattern in self.grammar.editions.nouns.items()
            for found in pattern.finditer(plain)
        }
        return _Named(sorted(nouns.items()), [*courts_named(plain, self.grammar).items()])

    def _act(
        self, line: Folded, named: _Named, written: WrittenDate, found: re.Match[str]
    ) -> ActNamed:
        number = SUFFIX.sub("", found["number"])
        span = Span(written.span.start, found.end()).shift(line.span.start)
        date = written.date.whole
        work = self._work(named, written.span, date, number) if date else None
        begins = self._day_in_force(line, found.end(), anywhere=False)
        return ActNamed(span, date, number, work, begins)

    def _day_in_force(self, line: Folded, end: int, *, anywhere: bool) -> dt.date | None:
        """The day that the bracket right behind an act says that it applies from, or any behind it."""
        found = (BRACKET.search if anywhere else BRACKET.match)(line.folded, end)
        if found is None or not self.grammar.editions.takes_effect.search(found[1]):
            return None
        days = [one.date.whole for one in dates(found[1], self.grammar)]
        return days[0] if len(days) == 1 else None

    def _work(self, named: _Named, day: Span, date: dt.date, number: str) -> str | None:
        """The name of an amending act: a ruling's follows from the court, a law's is looked up."""
        noun = _nearest(named.nouns, day, behind=self.grammar.citations.head_last)
        if noun and noun is not ActNoun.OTHER:
            court = _nearest(named.courts, day, behind=False) or self.court
            figures = frbr_number(number)
            if court is None or figures is None:
                return None
            return JudgmentName(noun, court, date.isoformat(), figures).iri
        acts = [
            a for a in self.registry.by_date(date) if (a.number or "").lower() == number.lower()
        ]
        return acts[0].iri if len(acts) == 1 else None


def _nearest(places: Sequence[tuple[int, Of]], day: Span, *, behind: bool) -> Of | None:
    """What is named next to a day, on the side where its noun stands or else on the other."""
    at = bisect_left(places, day.start, key=itemgetter(0))
    before, after = places[max(0, at - 1) : at], places[at : at + 1]
    return next((one for _, one in ((*after, *before) if behind else (*before, *after))), None)
