"""Names without a date that several acts bear or bore: which one the ruling has told before."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from pipeline.cite.context import ALONE_IN_PARAGRAPH, Context
from pipeline.cite.meaning import Identifier, Meaning, one_code
from pipeline.cite.surroundings import Surroundings
from pipeline.cite.values import FORMER, Mention, Naming
from pipeline.registry import Act
from pipeline.terms import OpenReason
from pipeline.words.works import read_judgment

BY_DAY = frozenset(
    {
        OpenReason.EDITION_UNDATED,
        OpenReason.RULING_UNDATED,
        OpenReason.PERIOD_UNKNOWN,
        OpenReason.NONE_IN_FORCE,
    }
)
"""Why the day of the text does not tell which act of a name is meant."""


class Undated(NamedTuple):
    """Tells acts by what the ruling has named before."""

    identifier: Identifier
    context: Context
    around: Surroundings

    def meant(self, act: Naming, mention: Mention, changed: str) -> Meaning:
        """What a name stands for; `changed` is the ruling whose words may be quoted.

        An act in force on the day of the text is not meant for sure where the question named another
        one of its name by its date, where words of an older text are quoted, or where it came later.
        """
        identity, called = self.identifier.identify(act), self.identifier.called(act)
        if not identity.reason and len(called) == len(identity.parts):
            return identity
        told = [self.context.dated[one.iri] for one in called if one.iri in self.context.dated]
        asked = [one for one in told if one.key in self.context.asked]
        if len(told) == len(asked) == 1 and identity.reason in BY_DAY:
            return identity if self._is_beside_unknown(act) else told[0].limited(ALONE_IN_PARAGRAPH)
        if identity.reason:
            return identity
        other = bool(asked) and all(one.key != identity.key for one in told)
        older = any(q.holds(mention.span) for q in self.around.older)
        if (
            other
            or (older and _several_since(changed, called))
            or self._came_later(identity, called)
        ):
            return identity._replace(reason=OpenReason.KIND_SEVERAL)
        return identity

    def of_era(self, act: Naming) -> Meaning:
        """The older or the newer one of the two acts of this kind that were named, if both have one name."""
        named = self.context.kinds[act.kind or ""].values()
        acts = sorted({one for identity in named for one in identity.acts}, key=lambda a: a.date)
        if len(acts) != 2 or acts[1] not in self.identifier.catalogue.namesakes(acts[0]):
            return Meaning(kind=act.kind, reason=OpenReason.KIND_SEVERAL)
        chosen = acts[act.era != FORMER]
        return Meaning((chosen,), kind=chosen.kind, confidence=ALONE_IN_PARAGRAPH, exact=True)

    def _is_beside_unknown(self, act: Naming) -> bool:
        """Whether an act of the same title was named that the registry lacks."""
        named = self.context.kinds[act.kind or ""].values()
        unknown = (one for one in named if one.reason is OpenReason.TITLE_DIFFERS)
        return any(one.words == act.title.casefold() for one in unknown)

    def _came_later(self, identity: Meaning, called: Iterable[Act]) -> bool:
        """Whether an act came after the text was written, which names an older one of another state."""
        written = self.identifier.own.written
        later = written is not None and any(one.date > written for one in identity.acts)
        return later and any(one.iri in self.context.foreign for one in called)


def _several_since(ruling: str, called: Sequence[Act]) -> bool:
    """Whether the author of a ruling may have meant several of the acts that bear a name."""
    name = read_judgment(ruling)
    since = date.fromisoformat(name.date) if name else date.min
    return not one_code(tuple(act for act in called if act.period.ends_latest >= since))
