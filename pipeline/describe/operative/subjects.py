"""What a decision is about: the norms, acts and rulings that are named with it."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Final

from pipeline.cite.values import ResolvedCitation
from pipeline.describe.operative.reading import Reading
from pipeline.terms import OutcomeKind
from pipeline.text import Span
from pipeline.words.works import holders, is_constitution, is_judgment, provision_of

_OPENED: Final = re.compile(r"(?: [^\W\d]+){0,3} ?\(")
"""What may stand between an act and the provisions of it that a bracket tells."""
_REACH: Final = 60
"""How far beside a citation a word says that it is a ground, in characters."""


def targets(
    kind: OutcomeKind,
    nearest: Iterable[Iterable[Span]],
    cited: Sequence[ResolvedCitation],
    explained: Collection[str] = (),
) -> tuple[str, ...]:
    """Names of what a decision of a kind is about; none where nothing resolved is.

    Each of the places to look in counts only where the ones before name nothing. Of the Constitution those
    are meant beside norms that somebody asked to be explained.
    """
    for spans in nearest if kind not in _OF_NO_NORM else ():
        found = [
            t
            for t in _targets_within(cited, spans)
            if kind is not OutcomeKind.REVISION or is_judgment(t)
        ]
        # By the Constitution is measured; alone it may be what somebody had asked about.
        norms = [t for t in found if not is_constitution(t) or t in explained]
        unknown = any(not c.targets for c in cited for span in spans if span.holds(c.span))
        alone = kind in OF_REQUESTS and not unknown
        found = found if kind is OutcomeKind.INTERPRETATION or (alone and not norms) else norms
        if found:
            every = tuple(dict.fromkeys(found))
            return innermost_targets(every) if kind is OutcomeKind.INTERIM_RULE else every
        if unknown:
            # What it is about stands here, whatever it is.
            return ()
    return ()


def innermost_targets(targets: tuple[str, ...]) -> tuple[str, ...]:
    """The names without those that only hold another one: who revises a point names its ruling, too."""
    return tuple(
        target for target in targets if not any(target in holders(other)[:-1] for other in targets)
    )


def whole_acts(cited: Iterable[ResolvedCitation]) -> list[ResolvedCitation]:
    """The citations that name an act and none of its provisions."""
    return [c for c in cited if c.targets and not any(map(provision_of, c.targets))]


def in_bracket(reading: Reading, act: ResolvedCitation) -> tuple[list[ResolvedCitation], bool]:
    """Its provisions in a bracket behind an act, and whether it holds them alone.

    Of «нормы Кодекса (статьи 5 и 7)» only they are meant.
    """
    opened = _OPENED.match(reading.text, act.span.end)
    inside: list[ResolvedCitation] = []
    end, alone = opened.end() if opened else len(reading.text), True
    for cited in (c for c in reading.cited if c.span.start >= end):
        between = reading.text[end : cited.span.start]
        if not is_of(cited, act) or ")" in between:
            break
        words = set(re.findall(r"\w+", between))
        alone = alone and words <= {*reading.grammar.connectives.adding}
        inside.append(cited)
        end = cited.span.end
    return inside, alone and reading.text.startswith(")", end)


def is_of(cited: ResolvedCitation, act: ResolvedCitation) -> bool:
    """Whether all that a citation names are provisions of an act."""
    inside = tuple(f"{target}/~" for target in act.targets)
    return bool(cited.targets) and all(target.startswith(inside) for target in cited.targets)


def citations_aside(reading: Reading, on_requests: bool) -> frozenset[Span]:  # noqa: FBT001 - it is a key
    """The citations that no decision is about, or none on a request, though they stand with it.

    They say by what is decided («в соответствии с …», «… сәйкес») or what somebody had asked for.
    """
    text, known = reading.text, reading.grammar.outcomes
    spans = [citation.span for citation in reading.cited]
    signs: list[tuple[re.Pattern[str] | None, re.Pattern[str] | None]]
    signs = [(known.ground_before, known.ground_behind)]
    signs += [] if on_requests else [(known.asked_before, known.asked_behind)]
    found = {span for words in signs for span in _citations_beside(reading, *words)}
    if known.aligned_before:
        found |= {
            other
            for one, other in pairwise(spans)
            if known.aligned_before.search(_words_around(text, one, other))
        }
    return _with_whole_lists(reading, found)


def explained_norms(reading: Reading) -> frozenset[str]:
    """The norms of which a decision on a request says that somebody asked for their meaning (`в толковании статьи 5`)."""
    known = reading.grammar.outcomes
    asked = _citations_beside(reading, known.explained_before, known.explained_behind)
    meant = _with_whole_lists(reading, asked)
    return frozenset(t for cited in reading.cited if cited.span in meant for t in cited.targets)


def acts_to_amend(reading: Reading) -> frozenset[Span]:
    """The citations of whole acts that are yet to be amended (`до внесения изменений в Кодекс`)."""
    known = reading.grammar.outcomes
    found = _citations_beside(reading, known.amended_before, known.amended_behind)
    return frozenset(found & {one.span for one in whole_acts(reading.cited)})


def _citations_beside(
    reading: Reading, before: re.Pattern[str] | None, behind: re.Pattern[str] | None
) -> set[Span]:
    """The citations with certain words right before or behind them."""
    text = reading.text
    return {
        Span(start, end)
        for start, end in (cited.span for cited in reading.cited)
        if (before and before.search(text[max(0, start - _REACH) : start]))
        or (behind and behind.match(text[end : end + _REACH]))
    }


def citations_rested_on(reading: Reading) -> frozenset[Span]:
    """The citations that decisions of others rest on («вынесенные на основании …»), beside which they stand as grounds."""
    text, resting = reading.text, reading.grammar.outcomes.resting
    spans = [citation.span for citation in reading.cited] if resting else []
    before = {span: text[max(0, span.start - 2 * _REACH) : span.start] for span in spans}
    return _with_whole_lists(reading, {s for s in spans if resting and resting.search(before[s])})


def _with_whole_lists(reading: Reading, found: set[Span]) -> frozenset[Span]:
    """The citations with all that stand in one list with them: they are grounds together."""
    spans = [citation.span for citation in reading.cited]
    joints = [(one, other) for one, other in pairwise(spans) if reading.are_listed(one, other)]
    for one, other in (*joints, *reversed(joints)):
        if one in found or other in found:
            found |= {one, other}
    return frozenset(found)


def _words_around(text: str, one: Span, other: Span) -> str:
    """The words before a citation and from it to the next one, with a sign in its place."""
    return f"{text[max(0, one.start - _REACH) : one.start]}·{text[one.end : other.start]}"


OF_REQUESTS: Final = frozenset({OutcomeKind.REFUSAL, OutcomeKind.TERMINATION})
"""Kinds that decide on what was asked."""
OF_DECISIONS: Final = frozenset({OutcomeKind.NON_APPLICATION, OutcomeKind.CASE_REVIEW})
"""Kinds that are about the norms which void ones or decisions of others are named with."""
_OF_NO_NORM: Final = frozenset(
    {OutcomeKind.ENTRY_INTO_FORCE, OutcomeKind.FINALITY, OutcomeKind.PUBLICATION}
)
"""Kinds that are about no norm."""


def _targets_within(cited: Sequence[ResolvedCitation], spans: Iterable[Span]) -> list[str]:
    """The targets of the citations that stand within some spans."""
    return [
        target
        for span in spans
        for citation in cited
        if span.holds(citation.span)
        for target in citation.targets
    ]
