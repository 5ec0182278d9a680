"""Names of works: the IRI of a ruling, by the Akoma Ntoso naming convention, and what it is made of."""

import re
from typing import NamedTuple

from pipeline.terms import Court, Kind
from pipeline.words.eids import path_to
from pipeline.words.equivalents import DASHES

COUNTRY = "kz"
JUDGMENTS = f"/akn/{COUNTRY}/judgment"
ORGANIZATIONS = f"/akn/ontology/organization/{COUNTRY}"
OFFICIALS = f"/akn/ontology/person/{COUNTRY}"

_FIGURES = "[0-9]+(?:[/-][0-9]+)*"
# `-НҚ` and `-НП`: the two texts of one ruling share the number without it. None has the number 0.
_PRINTED = re.compile(
    rf"(?!0+(?![0-9]))({_FIGURES})(?:[{DASHES}\s]*[^\W\d_]+(?:[-/]([0-9]{{1,4}}))?)?"
)
WORK_PATTERN = (
    rf"{JUDGMENTS}/(?:{'|'.join(Kind)})/(?:{'|'.join(Court)})/[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}"
    r"/[0-9a-z]+(?:-[0-9a-z]+)*"
)
"""For JSON Schema too, so without named groups."""
ACT = re.compile(
    # By the naming convention the issuer may stand between the kind and the date.
    r"/akn/[a-z]{2}/(?:act|doc)/(?P<kind>[a-z][a-z-]*)/(?:[a-z][a-z-]*/)?"
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})/(?P<number>[a-z0-9]+(?:-[a-z0-9]+)*)\Z"
)
"""The IRI of an act, and what it says."""
_WORK = re.compile(
    rf"{JUDGMENTS}/(?P<kind>[a-z-]+)/(?P<court>[a-z-]+)/(?P<date>[0-9-]{{10}})/(?P<number>[^/]+)"
)


class JudgmentName(NamedTuple):
    """What the IRI of a ruling says."""

    kind: str
    court: str
    date: str
    """ISO."""
    number: str
    """As IRIs hold it."""

    @property
    def iri(self) -> str:
        """The FRBR Work."""
        return "/".join((JUDGMENTS, *self))


def frbr_number(printed: str) -> str | None:
    """A printed number as IRIs hold it; None if it is none.

    `37-НҚ` as `37`, `77/2-1` as `77-2-1`, `37-НҚ/1` (a decision that adds to `37-НҚ`) as `37-1`.
    """
    found = _PRINTED.fullmatch(printed.strip())
    return "-".join(filter(None, found.groups())).replace("/", "-") if found else None


def read_judgment(iri: str) -> JudgmentName | None:
    """The parts of a ruling's IRI; None for the name of anything else."""
    found = _WORK.fullmatch(iri)
    return JudgmentName(**found.groupdict()) if found else None


def day_of(work: str) -> str | None:
    """The day that the IRI of an act or a ruling says; None for what is the name of neither."""
    if found := ACT.match(work):
        return found["date"]
    return (
        found["date"] if re.fullmatch(WORK_PATTERN, work) and (found := _WORK.match(work)) else None
    )


def expression_iri(work: str, language: str, date: str | None) -> str:
    """The FRBR Expression: a work in one language, as of its date."""
    return f"{work}/{language}@{date}"


def language_of(expression: str) -> str:
    """The language of an FRBR Expression."""
    return expression.rpartition("/")[2].partition("@")[0]


def is_judgment(target: str) -> bool:
    """Whether a target is a ruling or lies in one."""
    return "/judgment/" in target


def is_constitution(target: str) -> bool:
    """Whether a target is the Constitution or lies in it."""
    return "/act/constitution/" in target


def parted(target: str) -> tuple[str, str]:
    """The IRI of the act or ruling in which a target lies, and its eId there, empty for the whole of it."""
    work, _, eid = target.partition("/~")
    return work, eid


def work_of(target: str) -> str:
    """The IRI of the act or ruling in which a target lies."""
    return parted(target)[0]


def holders(target: str) -> tuple[str, ...]:
    """A target's act or ruling, the provisions that it lies in from outside in, and itself."""
    work, eid = parted(target)
    return (work, *(f"{work}/~{name}" for name in path_to(eid) if eid))


def provision_of(target: str) -> str | None:
    """The eId of a target in its act or ruling; None where it is the whole of it."""
    return parted(target)[1] or None
