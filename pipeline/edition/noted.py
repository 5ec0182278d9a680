"""CleanText, Sections → Edition: notes, status lines and repeals, read clause by clause.

A note names acts by date and number and says what they did. What they did stands before the acts
(`с изменениями, внесенными … от 31.03.2017 № 2; от 21.04.2022 № 5`) or behind them
(`… 2017.03.31 № 2 қаулысымен өзгеріс енгізілді`); an act without words of its own shares those of
the one before it, or behind it. What stands in brackets, when an act takes effect, is no act.
"""

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain, pairwise

from pipeline.codes import Code
from pipeline.edition.amending import (
    amends_others,
    read_below,
    read_heads,
    read_instructions,
    read_wording,
)
from pipeline.edition.in_text import YEAR, ChangesInText
from pipeline.edition.life import ActNamed, NotedAmendment, NotedEdition, NotedPublication
from pipeline.edition.note import NUMBER, NoteReader, PublisherNote
from pipeline.edition.published_in import publications
from pipeline.edition.stated import addressed_days, stated_days
from pipeline.enactment.ruling import enactment_of
from pipeline.grammar import Grammar
from pipeline.grammar.editions import Editions
from pipeline.job import Job
from pipeline.registry import Registry
from pipeline.sections import Sections
from pipeline.terms import BlockRole, EditionBasis, Operation
from pipeline.text import CleanText, Finding, Span
from pipeline.words.dates import dates
from pipeline.words.edition_lines import names_end
from pipeline.words.folding import Folded

QUOTED_FIRST = re.compile('[«"“]')
FURTHER = re.compile(r"\s*,\s*(?:№|N)\s?[0-9]+")
"""The number of a further act right behind an act, which has no day of its own."""


def read_edition(text: CleanText, sections: Sections, job: Job) -> NotedEdition:
    """The state of the text, from the publisher's words in it and beside it."""
    reader = _NotesReader(text.text, sections, job.grammar, job.registry)
    noted = [a for note in reader.notes() for a in reader.amendments(note)]
    # A removed point may be all bracket.
    told = {one.act.span: one for one in (*reader.within.insertions(), *reader.within.removals())}
    amendments = tuple(sorted([*noted, *told.values()], key=lambda one: one.act.span))
    beside = f"{job.source.text}\n{job.source.address or ''}"
    basis, day = reader.basis(amendments, beside)
    printed = tuple(reader.publications())
    changing = amends_others(text.text, sections, job.grammar)
    ruling = (text.text, sections, job.grammar)
    heads = frozenset(read_heads(*ruling)) if changing else frozenset()
    below, within = read_below(text.text, sections, heads)
    instructions = tuple(read_instructions(*ruling)) if changing else ()
    said = (one.paragraph for one in instructions)
    unread = _unread_changes(*ruling, within.difference(said))
    return NotedEdition(
        instructions=instructions,
        heads=heads,
        below=below,
        aside=within | read_wording(text.text, sections) if heads else frozenset(),
        basis=basis,
        day=day,
        amendments=amendments,
        repeal=reader.repeal(),
        status=reader.status(),
        publications=tuple(one for one in printed if isinstance(one, NotedPublication)),
        findings=(
            *reader.findings(amendments, basis),
            *reader.publication_findings(printed),
            *unread,
        ),
    )


def _unread_changes(
    text: str, sections: Sections, grammar: Grammar, silent: Iterable[int]
) -> Iterator[Finding]:
    """A doubt for each paragraph that stands among changes, opens none, and says none that is understood."""
    message = "this stands among what is changed, and how it is changed is not understood"
    for body in (sections.paragraphs[index].body for index in sorted(silent)):
        line = Folded.of(text, body, grammar).folded
        if not line.endswith(":") and not grammar.editions.elsewhere.search(line):
            yield Finding(Code.AMENDMENT_DOUBTFUL, body, message)


class _NotesReader:
    """Reads the publisher's paragraphs of one ruling."""

    def __init__(self, text: str, sections: Sections, grammar: Grammar, registry: Registry) -> None:
        self.text, self.sections, self.grammar = text, sections, grammar
        self.words: Editions = grammar.editions
        self.own = enactment_of(text, sections, grammar)
        reader = NoteReader(text, grammar, registry, sections.court)
        self._note = reader.read
        self.beside = [self._note(p.span) for p in sections.of(BlockRole.NOTE, BlockRole.STATUS)]
        self.leading = self._leading_words()
        self.within = ChangesInText(reader, sections, self.own.day, self.amendments)

    def _leading_words(self) -> dict[Span, str]:
        """For each note the first of those right above that lead to it: `По всему тексту слова:`, `«…»;`."""
        found, above, at = dict[Span, str](), "", -1
        spans = {paragraph.span: n for n, paragraph in enumerate(self.sections.paragraphs)}
        for note in self.beside:
            place = spans[note.line.span]
            above = above if place == at + 1 else ""
            found[note.line.span] = above
            leads = not note.acts and note.line.text.endswith((":", ";"))
            above, at = (above or note.plain) if leads else "", place
        return found

    def notes(self) -> Iterator[PublisherNote]:
        """The paragraphs that tell of changes, those of the text that say so of themselves too."""
        known = self.words
        silent = (known.pointing, known.announced, known.ended, known.elsewhere)
        for note in self.beside:
            if not any(words.search(note.plain) for words in silent):
                yield note

    def basis(
        self, amendments: Sequence[NotedAmendment], source: str
    ) -> tuple[EditionBasis, dt.date | None]:
        """Which state of the text this is, and of which day.

        A day that a line or an address states counts before the latest amendment, which it cannot
        be earlier than; lines that state several days state none.
        """
        latest = self.latest(amendments)
        titled = (self.within.brackets_of(p.body) for p in self.sections.of(BlockRole.ENACTMENT))
        beside = chain(self.beside, *titled)
        lines = (note.line for note in beside if not note.acts)
        said = (day for line in lines for day in stated_days(line, self.grammar))
        stated = {*addressed_days(source, self.own, self.sections.court), *said}
        if (
            len(stated) > 1
            or None in stated
            or (latest and any(day < latest for day in stated if day))
        ):
            return EditionBasis.UNKNOWN, None
        if stated - {latest}:
            return EditionBasis.STATED, stated.pop()
        unlisted = any(self.signs_of_unlisted_acts()) or any(self.within.stray_acts(latest))
        unlisted = unlisted or any(self.within.acts_after(latest))
        if not unlisted and any(self._possible_days(amendments)):
            return EditionBasis.AMENDMENT, latest
        # The text of the day on which it was adopted is the first one, whatever came later.
        if amendments or unlisted or (self.is_changed() and not stated):
            return EditionBasis.UNKNOWN, None
        return EditionBasis.ORIGINAL, self.own.day

    def days_of_nameless_acts(self) -> Iterator[Span]:
        """The days of clauses that tell of a change, but of no act: no number stands behind them."""
        for note in self.notes():
            stated = [*stated_days(note.line, self.grammar)]
            if stated or not self._operations(note.plain):
                continue
            for clause in note.parts():
                said = note.plain[slice(*clause)]
                # From when the ruling has no force is no day of an act, be that one named or not.
                if self.words.takes_effect.search(said) or self._is_repeal(said):
                    continue
                for written in dates(said, self.grammar):
                    day = written.span.shift(clause.start)
                    if not NUMBER.match(note.line.text, day.end):
                        yield day.shift(note.line.span.start)

    def signs_of_unlisted_acts(self) -> Iterator[Span]:
        """Words of notes for acts which are not named (`и другими`), and numbers without a day."""
        for note in self.notes():
            start = note.line.span.start
            for said in self.words.others.finditer(note.plain) if note.acts else ():
                yield Span(*said.span()).shift(start)
            behind = (FURTHER.match(note.line.text, act.span.end - start) for act in note.acts)
            yield from (Span(*number.span()).shift(start) for number in behind if number)
            yield from (year.shift(start) for year in self._years_alone(note))

    def _years_alone(self, note: PublisherNote) -> Iterator[Span]:
        """The years of a note on acts that are neither of a day nor of a number: `и в 2019 году`."""
        words = self._without_acts(note) if note.acts else ""
        return (Span(*found.span()) for found in YEAR.finditer(words))

    def acts_without_effect(self, named: Container[ActNamed]) -> Iterator[ActNamed]:
        """The acts of notes that are told neither to have changed nor to have ended the ruling."""
        ended = self.repeal()
        noted = {paragraph.span for paragraph in self.sections.of(BlockRole.NOTE)}
        for note in self.notes():
            if note.line.span in noted:
                yield from (a for a in note.acts if a not in named and a != ended)

    def publications(self) -> Iterator[NotedPublication | Span]:
        """Where the ruling was published; stretches of such lines that are not understood."""
        for paragraph in self.sections.of(BlockRole.STATUS):
            line = Folded.of(self.text, paragraph.span, self.grammar)
            if self.words.published.search(line.folded) or QUOTED_FIRST.match(line.text):
                yield from publications(line, self.grammar)

    def publication_findings(self, printed: Iterable[NotedPublication | Span]) -> Iterator[Finding]:
        """What is doubtful of where the ruling was published."""
        for one in printed:
            if isinstance(one, Span):
                message = "where the ruling was published is not understood"
                yield Finding(Code.PUBLICATION_DOUBTFUL, one, message)
            elif disbelieved := self._why_impossible(one):
                yield Finding(Code.PUBLICATION_DOUBTFUL, one.span, disbelieved)

    def _why_impossible(self, printed: NotedPublication) -> str | None:
        """Why a publication cannot be as it is told."""
        words = Folded.of(self.text, printed.span, self.grammar).folded
        if any(written.date.impossible for written in dates(words, self.grammar)):
            return "the calendar has no such day, so this publication has no date"
        if printed.date and self.own.day and printed.date < self.own.day:
            return "this publication is older than the ruling"
        return None

    def amendments(self, note: PublisherNote) -> Iterator[NotedAmendment]:
        """The acts of a note that changed the text, each with what it did."""
        clauses = list(note.clauses())
        # One clause with such words before its acts tells how the whole note is built.
        first = any(
            self._operations(note.words_before(acts[0], start)) for start, _, acts in clauses
        )
        last: tuple[Operation, ...] = ()
        of_heading = self._is_of_heading(note)
        above = self._operations(self.leading.get(note.line.span, ""))
        for start, end, acts in clauses:
            if self._is_repeal(note.plain[start:end]):
                last = ()  # what ended the ruling tells nothing of the acts behind it
                continue
            ends = [start, *(act.span.end - note.line.span.start for act in acts), end]
            stretches = [note.plain[a:b] for a, b in pairwise(ends)]
            of_stretches = [self._operations(words) for words in stretches]
            done = of_stretches[:-1] if first else _operations_of_each(of_stretches[1:])
            for act, operations in zip(acts, done, strict=True):
                # `слова «…» исключить; в соответствии с постановлением № 4`
                last = operations or last or self._operations_before(note.plain[:start])
                last = above if Operation.THROUGHOUT in above else last
                # `№ 6; № 9 қаулыларымен 2-тармақ өзгертілді`: what both did stands behind the last.
                last = last or (() if first else self._operations(note.plain[end:]))
                if last:
                    yield NotedAmendment(act, last, of_heading=of_heading)

    def _operations_before(self, words: str) -> tuple[Operation, ...]:
        return () if self._is_repeal(words) else self._operations(words)

    def _is_of_heading(self, note: PublisherNote) -> bool:
        """Whether a note names what stands above the points, and none of them by its number."""
        told = self._without_acts(note)
        return bool(self.words.headings.search(told)) and not any(map(str.isdigit, told))

    def _without_acts(self, note: PublisherNote) -> str:
        """The words of a note with blanks in the place of its acts and days."""
        held = [written.span for written in dates(note.plain, self.grammar)]
        held += [act.span.shift(-note.line.span.start) for act in note.acts]
        pieces, at = list[str](), 0
        for start, end in sorted(held):
            pieces += [note.plain[at:start], " " * (end - max(at, start))]
            at = max(at, end)
        return "".join((*pieces, note.plain[at:]))

    def repeal(self) -> ActNamed | None:
        """The act that ended the ruling, from a note or from its enactment line."""
        enacting = [self._note(p.span) for p in self.sections.of(BlockRole.ENACTMENT)]
        for note in (*self.beside, *enacting):
            for start, end, acts in note.clauses():
                said = self.words.repealed.search(note.plain, start, end)
                at = said.start() + note.line.span.start if said else 0
                # An enactment line has the ruling's own date and number before those words.
                behind = [act for act in acts if act.span.start > at or note in self.beside]
                if said and behind and self._is_repeal(note.plain[start:end]):
                    return behind[-1]
        return None

    def status(self) -> Span | None:
        """The line on the act's force today; one that tells when that ended, where no act is said to have ended it."""
        told = next(self._statuses(self.words.status), None)
        return told or (None if self.repeal() else next(self._ends(), None))

    def _ends(self) -> Iterator[Span]:
        """The lines, or ends of the enactment line, that say that the ruling lost its force."""
        yield from (n.line.span for n in self.beside if names_end(n.line.folded, self.grammar))
        if number := self.own.first("number"):
            behind = number.line.text[number.word.span.end :]
            if names_end(number.line.folded[number.word.span.end :], self.grammar):
                start = number.line.span.end - len(behind.lstrip(" .,;–—-"))
                yield Span(start, number.line.span.end)

    def is_changed(self) -> bool:
        """Whether a line says that the text is not, or need not be, the first one."""
        ended = any(self.words.ended.search(note.line.folded) for note in self.beside)
        unnamed = [n.plain for n in self.notes() if self._operations(n.plain) and not n.acts]
        by_nobody = any(not self.words.repealed.search(words) for words in unnamed)
        return (
            ended
            or by_nobody
            or any(self._statuses(self.words.updated))
            or any(self.days_of_nameless_acts())
            or any(self.within.points_left_empty())
        )

    def _statuses(self, words: re.Pattern[str]) -> Iterator[Span]:
        """The lines, or ends of the enactment line, that are one of some words."""
        number = self.own.first("number")
        for line in [note.line for note in self.beside]:
            if words.match(line.folded):
                yield line.span
        if number and (said := words.match(number.line.folded, number.word.span.end)):
            yield Span(*said.span(1)).shift(number.line.span.start)

    def latest(self, amendments: Iterable[NotedAmendment]) -> dt.date | None:
        """The day of the last amendment that can have been one, else the ruling's own."""
        return max(self._possible_days(amendments), default=self.own.day)

    def _possible_days(self, amendments: Iterable[NotedAmendment]) -> Iterator[dt.date]:
        acts = (one.act for one in amendments)
        return (act.date for act in acts if act.date and not self.is_too_early(act))

    def is_too_early(self, act: ActNamed) -> bool:
        """Whether an act is older than the ruling that it is said to have changed."""
        return bool(act.date and self.own.day and act.date < self.own.day)

    def findings(
        self, amendments: Sequence[NotedAmendment], basis: EditionBasis
    ) -> Iterator[Finding]:
        """What is doubtful of the text's state."""
        for span, message in self._doubtful_words(amendments):
            yield Finding(Code.AMENDMENT_DOUBTFUL, span, message)
        if basis is EditionBasis.UNKNOWN:
            places = chain(
                (note.line.span for note in self.beside),
                self.within.points_left_empty(),
                self.within.acts_after(self.latest(amendments)),
            )
            at = next(places, Span(0, 0))
            message = (
                "the text was changed, and no line says when, or they disagree: undated names of acts "
                "are left open"
            )
            yield Finding(Code.EDITION_UNKNOWN, at, message)

    def _doubtful_words(self, amendments: Sequence[NotedAmendment]) -> Iterator[tuple[Span, str]]:
        """The words that tell of changes which are not understood, or cannot be, and why."""
        acts = [amendment.act for amendment in amendments]
        ended = self.repeal()
        for act in (*acts, *([ended] if ended else ())):
            if act.date is None:
                yield act.span, "the calendar has no such day, so this act has no date"
            elif self.is_too_early(act):
                yield (
                    act.span,
                    "this act is older than the ruling, so it cannot have changed or ended it",
                )
        for act in self.acts_without_effect(frozenset(acts)):
            yield act.span, "what this act did to the ruling is not understood"
        for act in self.within.stray_acts(self.latest(amendments)):
            yield act.span, "this bracket may tell of the ruling itself or of one named before it"
        for span in self.days_of_nameless_acts():
            yield span, "no number stands behind this day, so it is not known which act is meant"
        for span in self.signs_of_unlisted_acts():
            yield span, "this note does not name all the acts that changed the text"

    def _operations(self, words: str) -> tuple[Operation, ...]:
        if self.words.denied.search(words):
            return ()
        table = self.words.operations
        found = tuple(one for one in Operation if table[one].search(words))
        if self.words.repealed.search(words) and not found:
            return (Operation.REMOVED,)
        return (Operation.THROUGHOUT,) if Operation.THROUGHOUT in found else found

    def _is_repeal(self, clause: str) -> bool:
        """Whether a clause says that the ruling lost its force, not a part of it."""
        said = self.words.repealed.search(clause) and not self.words.denied.search(clause)
        return bool(said) and not self.words.parts.search(clause)


def _operations_of_each(of_stretches: list[tuple[Operation, ...]]) -> list[tuple[Operation, ...]]:
    """What each act did where the words stand behind the acts: those of the next that has any."""
    found: list[tuple[Operation, ...]] = []
    for operations in reversed(of_stretches):
        found.append(operations or (found[-1] if found else ()))
    return found[::-1]
