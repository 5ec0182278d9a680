"""What of a ruling rests on recognised words: doubtful ones, or ones that nothing else confirms.

A recogniser's mistake gives another number, date or name that looks as good as the right one. What
is said twice was recognised twice, and what the registry has was not recognised at all; all else is
told.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple, TypeVar

from pipeline.annotation import Annotation
from pipeline.codes import Code
from pipeline.describe.citation_marks import NamedCitation
from pipeline.describe.operative import Decided
from pipeline.describe.source_places import SourcePlaces
from pipeline.job import Job
from pipeline.terms import OF_PEOPLE, OutcomeKind
from pipeline.text import Finding, Span
from pipeline.words.dates import WrittenDate, dates
from pipeline.words.folding import fold
from pipeline.words.personal_names import written_names

Key = TypeVar("Key", str, tuple[str, str], tuple[str, str, str])
_NUMBER: Final = re.compile(r"[0-9]+(?:[./,-][0-9]+)*")
_NEXT: Final = re.compile(r"\W{0,3}([^\W\d_]{0,5})")
_DOUBTS: Final = frozenset({Code.RECOGNISED_WORD, Code.CHARACTER_READ, Code.CHARACTER_FOREIGN})
_STEM: Final = 5
"""Letters of a surname that its cases share."""
_TWICE: Final = 2
_LOWERED: Final = 0.5
"""The most confidence that a citation keeps."""


class Rested(NamedTuple):
    """Citations after it was looked at what they rest on."""

    citations: tuple[NamedCitation, ...]
    findings: tuple[Finding, ...] = ()


def mark_recognised(
    places: SourcePlaces,
    job: Job,
    annotations: Sequence[Annotation],
    citations: tuple[NamedCitation, ...],
    outcomes: tuple[Decided, ...],
) -> Rested:
    """What rests on recognised words is told; all as it is where no word was recognised."""
    if not job.source.recognised:
        return Rested(citations)
    base = _Base(places, job, citations)
    weak = {one.span for one in citations if base.is_weak(one.span, base.confirms_citation(one))}
    findings = [
        *(base.finding(Code.RECOGNISED_CITATION, span) for span in sorted(weak)),
        *base.weak_names(annotations),
        *base.weak_dates(),
        *base.weak_numbers(),
        *base.weak_verdicts(outcomes),
    ]
    return Rested(
        tuple(_with_lower_confidence(one) if one.span in weak else one for one in citations),
        tuple(findings),
    )


def _with_lower_confidence(citation: NamedCitation) -> NamedCitation:
    """A citation as sure as recognised words can be."""
    confidence = min(citation.model.confidence, _LOWERED)
    return citation._replace(model=citation.model.model_copy(update={"confidence": confidence}))


def _numbers_of(citation: NamedCitation) -> tuple[str, ...]:
    """The numbers of a citation, by which one that is not resolved is known again."""
    return tuple(sorted(_NUMBER.findall(citation.model.text)))


@dataclass(frozen=True)
class _Base:
    """The recognised words of a ruling, and what confirms them."""

    places: SourcePlaces
    job: Job
    citations: tuple[NamedCitation, ...]

    def is_weak(self, span: Span, confirmed: bool, *, is_name: bool = False) -> bool:  # noqa: FBT001 - the second half of one question
        """Whether words were recognised and are doubtful, or confirmed by nothing.

        A letter that a recogniser takes for another each time confirms no name, however often it is read.
        """
        sure = confirmed or (self._was_read_twice(span) and not (is_name and self._has_alike(span)))
        return self._is_recognised(span) and (not sure or self.is_doubtful(span))

    def _was_read_twice(self, span: Span) -> bool:
        source = self.job.source
        if source.confirmed is None:
            return False
        return all(map(source.is_confirmed, self.places.text.origin(span)))

    def is_doubtful(self, span: Span) -> bool:
        """Whether one of the words is doubtful by itself."""
        return any(self._meets_any(part, self._doubts) for part in self.places.text.origin(span))

    def finding(self, code: Code, span: Span) -> Finding:
        """What is told of words."""
        why = (
            "are doubtful as they were recognised"
            if self.is_doubtful(span)
            else ("were recognised by a machine, and nothing else in the file confirms them")
        )
        words = span.line(self._text)
        return Finding(code, span, f"the words “{words}” {why}")

    def confirms_citation(self, one: NamedCitation) -> bool:
        """Whether each target is cited elsewhere too, or is an act that the registry has."""
        targets = one.model.targets
        if not targets:
            key = _numbers_of(one)
            return not key or self._figure_counts[key] >= _TWICE
        return all(self._times_cited[name] >= _TWICE or name in self._act_iris for name in targets)

    def weak_names(self, annotations: Iterable[Annotation]) -> Iterator[Finding]:
        """The names of people that stand in the text once."""
        whole = Span(0, len(self._text))
        keys = {
            name.span: (name.initials, name.surname[:_STEM].casefold())
            for name in written_names(self.job.grammar, self._text, whole, hidden=False)
        }
        for one in annotations:
            if one.kind in OF_PEOPLE and one.span not in keys:
                keys[one.span] = ("", one.refers_to or "")
        once = {
            span: (*key, str(span.start) if self._has_alike(span) else "")
            for span, key in keys.items()
        }
        yield from self._weak_ones(Code.RECOGNISED_NAME, once)

    def weak_dates(self) -> Iterator[Finding]:
        """The dates outside citations that stand in the text once."""
        found = {one.span: one.date.iso or "" for one in self._dates}
        # The IRI of an act holds its date between two slashes.
        known = [iso for iso in found.values() if any(f"/{iso}/" in act for act in self._act_iris)]
        yield from self._weak_ones(Code.RECOGNISED_DATE, found, known)

    def weak_numbers(self) -> Iterator[Finding]:
        """The numbers outside dates and citations that stand in the text once, with their unit."""
        taken = sorted([one.span for one in self._dates] + [one.span for one in self.citations])
        keys = {
            span: (self._text[slice(*span)], self._unit(span))
            for paragraph in self.places.sections.paragraphs
            for found in _NUMBER.finditer(self._text, *paragraph.body)
            for span in (Span(*found.span()),)
            if not self._meets_any(span, taken)
        }
        yield from self._weak_ones(Code.RECOGNISED_NUMBER, keys)

    def weak_verdicts(self, outcomes: Iterable[Decided]) -> Iterator[Finding]:
        """The verdicts in points that nothing confirms; those beside doubtful words are not given."""
        for one in outcomes:
            if one.kind is not OutcomeKind.VERDICT:
                continue
            point = self._paragraph(one)
            inside = [
                cited for cited in self.citations if point.start <= cited.span.start < point.end
            ]
            if self.is_weak(point, all(map(self.confirms_citation, inside))):
                yield self.finding(Code.RECOGNISED_VERDICT, one.span)

    def _weak_ones(
        self, code: Code, keys: dict[Span, Key], known: Iterable[Key] = ()
    ) -> Iterator[Finding]:
        """A finding for each place whose words are weak, unless their key stands more than once or is known."""
        count, sure = Counter(keys.values()), set(known)
        for span, key in sorted(keys.items()):
            is_name = code is Code.RECOGNISED_NAME
            cited = not is_name and self._meets_any(span, self._cited_spans)
            stands = count[key] >= _TWICE or key in sure
            if not cited and self.is_weak(span, stands, is_name=is_name):
                yield self.finding(code, span)

    def _has_alike(self, span: Span) -> bool:
        """Whether words have a letter that recognisers take for another each time."""
        return not set(self._text[slice(*span)].lower()).isdisjoint(self.job.grammar.letters.alike)

    def _unit(self, span: Span) -> str:
        found = _NEXT.match(self._text, span.end)
        return found[1].casefold() if found else ""

    def _paragraph(self, one: Decided) -> Span:
        paragraph = self.places.paragraph_at(one.span.start)
        return paragraph.body if paragraph else one.span

    def _is_recognised(self, span: Span) -> bool:
        pages = self.job.source.recognised
        return any(self._meets_any(part, pages) for part in self.places.text.origin(span))

    @staticmethod
    def _meets_any(span: Span, others: Sequence[Span]) -> bool:
        """Whether a span shares characters with one of others, which are in order."""
        # An end is not included, so the last character of a span stands one before it.
        index = bisect_left(others, span.start, key=lambda other: other.end - 1)
        return index < len(others) and others[index].start < span.end

    @property
    def _text(self) -> str:
        return self.places.text.text

    @cached_property
    def _doubts(self) -> list[Span]:
        doubts = (doubt for doubt in self.places.text.doubts if doubt.code in _DOUBTS)
        return sorted(span for doubt in doubts for span in doubt.source)

    @cached_property
    def _dates(self) -> tuple[WrittenDate, ...]:
        return tuple(dates(fold(self._text, self.job.grammar), self.job.grammar))

    @cached_property
    def _times_cited(self) -> Counter[str]:
        """How many citations name each target."""
        return Counter(name for one in self.citations for name in set(one.model.targets))

    @cached_property
    def _figure_counts(self) -> Counter[tuple[str, ...]]:
        """How many citations have the same numbers."""
        return Counter(_numbers_of(one) for one in self.citations)

    @cached_property
    def _cited_spans(self) -> list[Span]:
        return sorted(one.span for one in self.citations)

    @cached_property
    def _act_iris(self) -> frozenset[str]:
        """The IRIs of all acts of the registry."""
        return frozenset(act.iri for act in self.job.registry.acts)
