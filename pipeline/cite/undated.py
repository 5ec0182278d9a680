"""Names that do not tell alone which act they mean: what the ruling has told of it elsewhere."""

from collections.abc import Sequence
from datetime import date

from pipeline.cite.catalogue import RULINGS
from pipeline.cite.grounds import ALONE_IN_PARAGRAPH, POINTED, Antecedent
from pipeline.cite.looking_back import LookingBack
from pipeline.cite.meaning import Meaning, one_code
from pipeline.cite.objections import leaving
from pipeline.registry import Act
from pipeline.terms import OpenReason
from pipeline.words.works import frbr_number, read_judgment

BY_DAY = frozenset(
    {
        OpenReason.EDITION_UNDATED,
        OpenReason.RULING_UNDATED,
        OpenReason.PERIOD_UNKNOWN,
        OpenReason.NONE_IN_FORCE,
    }
)
"""Why the day of the text does not tell which act of a name is meant."""


def named_fully_before(back: LookingBack) -> Antecedent | None:
    """The one act of a kind and a date or year, or the one ruling of a number, named in full before."""
    act, mark = back.act, ""
    if not back.meant.reason:
        return None
    if act.date and not (act.title or act.number):
        mark = act.date.iso or str(act.date.year)
    elif act.number and act.kind in RULINGS and not act.date:
        mark = frbr_number(act.number) or ""
    known = back.play.of_kind.get(act.kind or "", {}).values() if mark else ()
    acts = [one.identity for one in known if mark in one.marks]
    sure = ALONE_IN_PARAGRAPH if act.date else POINTED
    return Antecedent(acts[0].limited(sure)) if len(acts) == 1 else None


def only_of_its_name(back: LookingBack) -> Antecedent | None:
    """What the words say where nothing else bears the name, or a date or a number tells which it is."""
    alone = not back.meant.reason and len(_called(back)) == len(back.meant.parts)
    return Antecedent(back.meant) if alone or back.identifier.dated(back.act) else None


def asked_about(back: LookingBack) -> Antecedent | None:
    """The act of the name that the question named by its date, where no day tells which is meant."""
    told = _told(back)
    asked = [one for one in told if one.key in back.play.asked]
    sole = len(told) == len(asked) == 1 and back.meant.reason in BY_DAY
    return Antecedent(told[0].limited(ALONE_IN_PARAGRAPH)) if sole and not _unknown(back) else None


def in_force(back: LookingBack) -> Antecedent:
    """The act of the name that is in force on the day of the text, or why none is known."""
    return Antecedent(back.meant)


@leaving(OpenReason.KIND_SEVERAL)
def another_was_asked_about(back: LookingBack) -> bool:
    """Whether the question named another act of the name by its date."""
    told = _told(back)
    asked = any(one.key in back.play.asked for one in told) and not back.meant.reason
    return asked and all(one.key != back.meant.key for one in told)


@leaving(OpenReason.KIND_SEVERAL)
def older_words_are_quoted(back: LookingBack) -> bool:
    """Whether words of an older ruling are quoted, which may mean an act that was in force then."""
    older = any(q.holds(back.mention.span) for q in back.around.older) and not back.meant.reason
    ruling = (back.play.changed and back.play.changed.identity.ruling) or ""
    return older and _several_since(ruling, _called(back))


@leaving(OpenReason.KIND_SEVERAL)
def came_later(back: LookingBack) -> bool:
    """Whether the act came after the text was written, which names older ones of another state."""
    written = back.identifier.own.written
    later = written is not None and any(one.date > written for one in back.meant.acts)
    return later and back.play.foreign and not back.identifier.dated(back.act)


def _called(back: LookingBack) -> tuple[Act, ...]:
    return back.identifier.called(back.act)


def _told(back: LookingBack) -> list[Meaning]:
    """The acts of the name that were named with their dates before."""
    acts = [back.play.acts.get((one.iri,)) for one in _called(back)]
    return [act.identity for act in acts if act and act.dated]


def _unknown(back: LookingBack) -> bool:
    """Whether an act of the same title was named that the registry lacks."""
    unknown = (one for one in back.known.values() if one.reason is OpenReason.TITLE_DIFFERS)
    return any(one.words == back.act.title.casefold() for one in unknown)


def _several_since(ruling: str, called: Sequence[Act]) -> bool:
    """Whether the author of a ruling may have meant several of the acts that bear a name."""
    name = read_judgment(ruling)
    since = date.fromisoformat(name.date) if name else date.min
    return not one_code(tuple(act for act in called if act.period.ends_latest >= since))
