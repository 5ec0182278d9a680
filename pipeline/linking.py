"""Texts of one ruling that are converted together: each names the others and what they differ in."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from pipeline.codes import OF_THE_RUN, Code, DifferenceCode
from pipeline.decisions import SeenDecision, mark_as_seen
from pipeline.emit.json import from_json, to_json
from pipeline.model import Block, Diagnostic, Judge, Participant, Ruling
from pipeline.registry import Registry
from pipeline.words.eids import holds
from pipeline.words.works import language_of

if TYPE_CHECKING:
    from pipeline.compare import Difference, Side

Key = TypeVar("Key", bound="Hashable")
_SHOWN: Final = 12
"""Digits of a SHA-256 that tell it from others."""
_MOST_RIVALS: Final = 3


class Beside(NamedTuple):
    """A ruling, packed, and what its run holds beside it."""

    ruling: bytes
    others: tuple[bytes, ...] = ()
    """A text of the same work in each other language."""
    rivals: tuple[str, ...] = ()
    """SHA-256 of the sources that give the same expression another text."""
    seen: tuple[SeenDecision, ...] = ()
    """What a person has looked at."""


class _Kept(NamedTuple):
    """What a run keeps of a ruling: packed, with the names and the SHA-256 that it is known by."""

    ruling: bytes
    source: str
    work: str
    expression: str
    text: str
    seen: tuple[SeenDecision, ...]


class Texts(Generic[Key]):
    """The rulings of one run until all of them are there to be linked.

    Kept as packed JSON, a fiftieth of a ruling's size in memory, since a run may have thousands.
    """

    def __init__(self) -> None:
        self._kept: dict[Key, _Kept] = {}
        self._works: dict[str, dict[str, dict[str, Key]]] = defaultdict(dict)
        """Work → expression → text → the first source of that text, which stands for all its copies."""

    def add(self, key: Key, ruling: Ruling, seen: tuple[SeenDecision, ...] = ()) -> None:
        """Put a ruling among the others, under a key of its own, with what a person has looked at."""
        packed, text = zlib.compress(to_json(ruling), level=1), ruling.text_sha256
        names = ("", "")
        if ruling.work and ruling.expression:
            names = ruling.work, ruling.expression
            self._works[ruling.work].setdefault(ruling.expression, {}).setdefault(text, key)
        self._kept[key] = _Kept(packed, ruling.source.sha256, *names, text, seen)

    def has_other(self, key: Key) -> bool:
        """Whether there is a text in another language of a ruling's work."""
        names = self._works.get(self._kept[key].work, ())
        return len({language_of(name) for name in names}) > 1

    def beside(self, key: Key) -> Beside:
        """A ruling with one text in each other language of its work, and its own rivals.

        Costs the number of languages and versions, not that of copies.
        """
        own = self._kept[key]
        known = self._works.get(own.work, {})
        if own.expression not in known:
            return Beside(own.ruling)
        others = (
            next(iter(known[name].values())) for name in sorted(known) if name != own.expression
        )
        rivals = (k for text, k in known[own.expression].items() if text != own.text)
        return Beside(
            own.ruling,
            tuple(self._kept[k].ruling for k in others),
            tuple(sorted(self._kept[k].source for k in rivals)),
            own.seen,
        )


def with_other_texts(beside: Beside, registry: Registry | None = None) -> Ruling:
    """A ruling that names the other expressions of its work and what they differ in.

    Where the run holds its own expression with another text, an error says so.
    """
    others = map(_unpacked_ruling, beside.others)
    ruling = linked(_unpacked_ruling(beside.ruling), others, registry, beside.seen)
    if not beside.rivals:
        return ruling
    return ruling.model_copy(
        update={"diagnostics": (*ruling.diagnostics, _rivals_diagnostic(beside.rivals))}
    )


def _unpacked_ruling(packed: bytes) -> Ruling:
    return from_json(zlib.decompress(packed))


def _rivals_diagnostic(rivals: Sequence[str]) -> Diagnostic:
    others = ", ".join(sha[:_SHOWN] for sha in rivals[:_MOST_RIVALS])
    message = (
        "another file of this run is the same ruling in the same language and has another text "
        f"(source SHA-256 {others}…); keep the authentic one"
    )
    return Diagnostic.of(Code.EXPRESSION_DOUBLED, message)


def linked(
    ruling: Ruling,
    texts: Iterable[Ruling],
    registry: Registry | None = None,
    decisions: Iterable[SeenDecision] = (),
) -> Ruling:
    """A ruling that names the other expressions of its work among some texts.

    What differs from one of them is among the diagnostics; so is a name that was in doubt and is
    confirmed, instead of the doubt.
    """
    others = {
        t.expression: t for t in texts if t.work == ruling.work and t.language != ruling.language
    }
    names = sorted(name for name in others if name)
    if not names:
        return ruling
    found = _diagnostics(ruling, [others[name] for name in names], registry)
    # A decision on a difference waits for the other text, and for the difference.
    found, _ = mark_as_seen(found, (one for one in decisions if one.code in OF_THE_RUN))
    return ruling.model_copy(update={"parallels": tuple(names), "diagnostics": found})


def _diagnostics(
    ruling: Ruling, others: Sequence[Ruling], registry: Registry | None
) -> tuple[Diagnostic, ...]:
    from pipeline.compare import compare  # noqa: PLC0415 - most rulings stand alone

    found = [(other, d) for other in others for d in compare(ruling, other, registry)]
    confirmed = {d.first.value for _, d in found if d.code is DifferenceCode.NAME_CONFIRMED}
    settled = {id(doubt) for name, doubt in _doubts(ruling) if name in confirmed}
    kept = (_confirmed_name(d) if id(d) in settled else d for d in ruling.diagnostics)
    blocks = ruling.blocks()
    told = (_difference_diagnostic(other, d, blocks) for other, d in found if d.matters)
    return (*kept, *told)


def _doubts(ruling: Ruling) -> Iterator[tuple[str, Diagnostic]]:
    from pipeline.compare.casts import doubtful_people  # noqa: PLC0415 - as above

    doubts = doubtful_people(ruling)
    people: tuple[Judge | Participant, ...] = (*ruling.composition.bench, *ruling.participants)
    for person in people:
        if person.eId in doubts:
            yield person.name, doubts[person.eId]


def _confirmed_name(doubt: Diagnostic) -> Diagnostic:
    code = Code.NAME_CONFIRMED
    message = f"{doubt.message}; the text in another language confirms it"
    return doubt.model_copy(update={"code": code, "severity": code.severity, "message": message})


def _difference_diagnostic(
    other: Ruling, difference: Difference, blocks: Sequence[Block]
) -> Diagnostic:
    block = _block_at(difference.first, blocks)
    here, there = (side.value or "nothing" for side in (difference.first, difference.second))
    message = f"{difference.code}: “{here}” here, “{there}” in the other text ({other.language})"
    return Diagnostic.of(Code.PAIR_DIFFERS, message, block)


def _block_at(side: Side, blocks: Sequence[Block]) -> Block | None:
    """The block that a place is, or the first of a point."""
    if side.place is None:
        return None
    return next((b for b in blocks if holds(side.place, b.eId)), None)
