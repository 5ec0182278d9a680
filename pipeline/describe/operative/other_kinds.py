"""What operative points decide beside verdicts: by which words, about what, told to whom."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Final, NamedTuple

from pipeline.codes import Code
from pipeline.describe.operative.clauses import joints
from pipeline.describe.operative.deciding_words import Deciding
from pipeline.describe.operative.outcome import Decided, shared, widened
from pipeline.describe.operative.points import Sentence, masked
from pipeline.describe.operative.sentences import Said
from pipeline.describe.operative.subjects import (
    RULING,
    Cited,
    NormPlace,
    aside,
    innermost,
    targets,
)
from pipeline.describe.operative.verdicts import Parsed
from pipeline.grammar import Grammar
from pipeline.model import Scope
from pipeline.terms import OutcomeKind, ScopeKind
from pipeline.text import Finding, Span

_IN_CLAUSES: Final = frozenset(
    {
        OutcomeKind.REVISION,
        OutcomeKind.TERMINATION,
        OutcomeKind.REFUSAL,
        OutcomeKind.CASE_REVIEW,
        OutcomeKind.NON_APPLICATION,
    }
)
"""Kinds that take what they are about from their own part of a sentence."""
_URGED: Final = frozenset({OutcomeKind.RECOMMENDATION, OutcomeKind.INTERIM_RULE})
"""Kinds that may have a term."""
_LIMITED: Final = _IN_CLAUSES | {OutcomeKind.ENTRY_INTO_FORCE}
"""Kinds that may leave something out."""
_SHARED: Final = _LIMITED - {OutcomeKind.TERMINATION, OutcomeKind.REFUSAL}
"""Kinds that may keep to a share: to others a share only tells what they are about."""
_BRACKET: Final = re.compile(r"\([^()]*\)+")
"""A bracket; «4)» may close with it."""


class ReadActs(NamedTuple):
    """What some words of a sentence decide at each place where it may stand what they are about."""

    said: Said
    places: tuple[NormPlace, ...]
    acts: tuple[Decided, ...]


@dataclass(frozen=True)
class ActReader:
    """Reads what the points of one ruling decide beside verdicts; `cited` are its citations in order."""

    text: str
    plain: str
    """The text without what is quoted."""
    grammar: Grammar
    cited: tuple[Cited, ...]

    @cached_property
    def limited(self) -> tuple[str, str]:
        """The text to look in for what is left out, and for shares: a ruling's name is part of neither.

        Where the subject stands first, what is left out of a ruling follows its name.
        """
        named = [
            (c.span, all("/~" not in target for target in c.targets))
            for c in self.cited
            if any(RULING in target for target in c.targets)
        ]
        first = self.grammar.outcomes.subject_first
        whole = masked(self.plain, (span for span, is_whole in named if is_whole and first), ";")
        return whole, masked(self.plain, (span for span, _ in named), ";")

    def read(self, said: tuple[Said, ...]) -> tuple[ReadActs, ...]:
        """What the deciding words of a point's sentences decide, each at every place."""
        return tuple(
            ReadActs(one, places, tuple(self._act(one.sentence, words, at) for at in places))
            for one, words, places in self._decisions(said)
        )

    def acts(self, said: tuple[Said, ...], read: Iterable[ReadActs]) -> tuple[Decided, ...]:
        """All that the sentences of a point decide beside verdicts."""
        return tuple(_told_once(said, (act for one in read for act in shared(one.acts))))

    def stated(self, sentence: Sentence, span: Span) -> Decided:
        """The interpretation that a span of a sentence states, where a ruling only interprets."""
        start, stop = span
        end = start + len(self.text[start:stop].rstrip(" .;"))
        words = Deciding(Span(start, end), OutcomeKind.INTERPRETATION)
        place = NormPlace(Span(stop, stop), span)
        return self._act(sentence, words, place)

    def undecided(self, said: tuple[Said, ...]) -> Iterator[Finding]:
        """Tell of the clauses that do with what they name what is not known."""
        for clause in (clause for one in said for clause in one.clauses if clause.idle):
            shown = self.text[slice(*clause.span)].strip(" ;.")
            message = f"what “{shown}” decides is not known"
            yield Finding(Code.OUTCOME_UNKNOWN, clause.span, message)

    def uncertain(self, read: Iterable[ReadActs], acts: Sequence[Decided]) -> Iterator[Finding]:
        """Tell of which acts it is not certain that a limit or term is that of all they name."""
        told = {act.span for act in acts}
        for one in read:
            for place, act in zip(one.places, one.acts, strict=True):
                if act.span in told and (
                    self._is_limited_in_part(act, place)
                    or self._is_shared_out(act, place, one.said.whole)
                ):
                    shown = self.text[slice(*act.span)]
                    message = f"what of “{shown}” a limit or term beside it is about is not certain"
                    yield Finding(Code.OUTCOME_DOUBTFUL, act.span, message)

    def _is_limited_in_part(self, act: Decided, place: NormPlace) -> bool:
        """Whether a limit may be that of something else beside it, or is not all told apart."""
        limit = next(filter(None, self._limits(act.kind, place)), None)
        if limit is None:
            return False
        rulings = {target.partition("/~")[0] for target in act.targets if RULING in target}
        cut = any(limit.meets(c.span) and not limit.holds(c.span) for c in self.cited)
        first, last = sorted((place.words, limit))
        beyond = place.clause.holds(limit) and ";" in self.plain[first.end : last.start]
        return len(rulings) > 1 or cut or beyond

    def _is_shared_out(self, act: Decided, place: NormPlace, whole: Span) -> bool:
        """Whether bodies in a row are each told their own, or there are several terms."""
        known = self.grammar.outcomes
        if act.kind is not OutcomeKind.RECOMMENDATION:
            return False
        terms = {match[0] for match in known.term.finditer(self.plain, *place.clause)}
        return len(terms) > 1 or known.shared_out.search(self.plain, *whole) is not None

    def _decisions(
        self, said: tuple[Said, ...]
    ) -> Iterator[tuple[Said, Deciding, tuple[NormPlace, ...]]]:
        """The words of each decision, and where it may stand what they are about."""
        for one in said:
            for clause in one.clauses:
                # What several words of one kind do in a clause is one act.
                for kind, same in groupby(sorted(clause.words, key=_by_kind), _by_kind):
                    words = tuple(same)
                    # A norm that conforms as interpreted is explained in the same breath.
                    if kind is not OutcomeKind.INTERPRETATION or one.measured == Parsed():
                        yield one, words[0], tuple(_places(said, one, words, clause.span))

    def _act(self, sentence: Sentence, words: Deciding, place: NormPlace) -> Decided:
        kind = words.kind
        left_out, share = self._limits(kind, place)
        limit = left_out or share
        urged = kind in _URGED
        term = self.grammar.outcomes.term.search(self.plain, *place.clause) if urged else None
        return Decided(
            point=sentence.point,
            block=sentence.paragraph.eId,
            kind=kind,
            verdict=None,
            span=widened(words.span, self.cited),
            targets=targets(self.grammar, kind, place, self._meant(kind, sentence, left_out)),
            scope=self._part(limit) if limit else None,
            addressee=self._addressee(place) if kind is OutcomeKind.RECOMMENDATION else None,
            term=term[0] if term else None,
        )

    def _part(self, limit: Span) -> Scope:
        words = self.text[slice(*limit)].strip(" ,;")
        return Scope(kind=ScopeKind.PART, text=words[1:-1] if _BRACKET.fullmatch(words) else words)

    def _limits(self, kind: OutcomeKind, place: NormPlace) -> tuple[Span | None, Span | None]:
        """What is left out of a decision, and which share of a ruling it keeps to."""
        known = self.grammar.outcomes
        places = (place.item, place.clause, place.behind) if kind in _LIMITED else ()
        for whole in filter(None, places):
            shares = kind in _SHARED and whole != place.behind
            left_out = self._limit(known.left_out, self.limited[0], whole, place)
            share = self._limit(known.share, self.limited[1], whole, place) if shares else None
            if left_out or share:
                return left_out, share
        return None, None

    def _limit(
        self, pattern: re.Pattern[str], text: str, whole: Span, place: NormPlace
    ) -> Span | None:
        """A limit that a pattern finds. The deciding words and the name of a ruling are none of it."""
        found = pattern.search(text, *whole)
        if found is None:
            return None
        start, end = found.span()
        bracket = _BRACKET.match(text, start)
        end = min(end, bracket.end()) if bracket else end
        return Span(start, min(end, place.words.start) if start < place.words.start else end)

    def _meant(self, kind: OutcomeKind, sentence: Sentence, left_out: Span | None) -> list[Cited]:
        """The citations that a decision may be about: neither left out of it nor beside it.

        In brackets stands on what it rests, or how a ruling that is revised was changed before.
        """
        out = [*sentence.bracketed, *((left_out,) if left_out else ())]
        kept = [c for c in self.cited if not any(one.holds(c.span) for one in out)]
        beside = aside(self.text, kept, self.grammar, kind)
        return [c for c in kept if c.span not in beside]

    def _addressee(self, place: NormPlace) -> str | None:
        """To whom something is told. Whom items of a list name gets what is asked of the one above it."""
        named = (self._bodies(span) for span in (*place.heads, place.clause))
        return next(filter(None, named), None)

    def _bodies(self, span: Span) -> str:
        """All bodies that stand in a row, the first that do, in the nominative."""
        known = self.grammar.outcomes
        found: list[str] = []
        at, match = span.start, known.addressee.search(self.plain, *span)
        while match:
            name = self._nominative(self.text[slice(*match.span())])
            found += [self.text[at : match.start()] if found else "", name]
            at = match.end()
            joint = joints(self.grammar).match(self.plain, at, span.end)
            match = known.addressee.match(self.plain, joint.end(), span.end) if joint else None
        return "".join(found)

    def _nominative(self, name: str) -> str:
        for form in self.grammar.outcomes.addressee_forms:
            name = form.pattern.sub(form.nominative, name)
        return name


def _told_once(said: tuple[Said, ...], acts: Iterable[Decided]) -> Iterator[Decided]:
    """The acts, those that only do what the sentence above them announces as one with it."""
    lists = [(one.sentence.span, one.items) for one in said if one.items.length]
    found = list(acts)
    while found:
        act = found.pop(0)
        below = next((items for head, items in lists if head.holds(act.span)), act.span)
        same = [o for o in found if o.kind is act.kind and not o.scope and below.holds(o.span)]
        if act.kind is OutcomeKind.REVISION:
            found = [one for one in found if one not in same]
            targets = dict.fromkeys(t for one in (act, *same) for t in one.targets)
            act = replace(act, targets=innermost(tuple(targets)))
        # «Рекомендовать: 1) Правительству …» recommends nothing beside what the items do.
        announced = act.kind is OutcomeKind.RECOMMENDATION and not act.addressee
        announced = announced or (act.kind is OutcomeKind.INTERPRETATION and not act.targets)
        if not (announced and same):
            yield act


def _by_kind(words: Deciding) -> OutcomeKind:
    return words.kind


def _places(
    said: tuple[Said, ...], one: Said, words: tuple[Deciding, ...], clause: Span
) -> Iterator[NormPlace]:
    """Where it may stand what deciding words are about: one place for each item that they decide on."""
    kind, sentence = words[0].kind, one.sentence
    silent = tuple(other.sentence for other in said if other.silent)
    deciding = Span(words[0].span.start, words[-1].span.end)
    place = NormPlace(
        deciding,
        clause,
        behind=next((one.span for one in silent if one.span.start == sentence.span.end), None),
        point=tuple(other.span for other in silent),
        heads=tuple(head.span for head in reversed(sentence.heads)),
    )
    # Items that do the same again have targets of their own.
    alone = sum(w.kind is kind for other in said for w in other.acts) == 1
    # A verb that stands alone closes the list above it.
    closes = sentence.heads and sentence.span.length <= deciding.length + len(".\n")
    items = [
        other.span
        for other in silent
        if not other.is_quoted
        and ((alone and one.items.holds(other.span)) or (closes and other.heads == sentence.heads))
    ]
    yield from (replace(place, item=item) for item in items) if items else (place,)
