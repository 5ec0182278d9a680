"""Operative points with their labels (`points/README.md`), and how a reading of them is judged."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from pipeline.describe.operative import outcomes
from pipeline.text import Span
from tests.describe.rulings import Citation, kaz, rus

FOLDER = Path(__file__).parent / "points"
_RULING = {"kaz": kaz, "rus": rus}
_CITED = re.compile(r"\[([^\[\]]*)\]\(([^()]*)\)")
_SIGNS = {
    "conforming": "+",
    "conforming-as-interpreted": "~",
    "non-conforming": "-",
}
_IRI = {
    "C": "/akn/kz/act/constitution/1995-08-30/constitution/~art_",
    "R": "/akn/kz/judgment/normative-resolution/constitutional-council/2005-07-01/",
    "": "/akn/kz/act/code/1994-12-27/268-xiii/~art_",
}
BATCH = 20
"""Points that are read in one ruling: enough to save time, as each is read by itself."""


class Judged(StrEnum):
    """How a reading compares with its label."""

    RIGHT = "right"
    TOLD = "told"
    WRONG = "wrong"


@dataclass(frozen=True)
class Labelled:
    """A point with what it decides; `label` is in the notation of `points/README.md`."""

    label: str
    point: str
    group: str = ""


@dataclass(frozen=True)
class Read:
    """What was read of a point, in the same notation, and whether anything was told."""

    items: tuple[str, ...]
    told: bool
    whole: tuple = ()
    """All that is published of it, for comparing two readings."""
    unlinked: bool = False
    """Whether it was told that not all is known of what the point is about."""


def table(name):
    """The labelled points of a file of `points`."""
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        label, _, point = line.partition(" | ")
        yield Labelled(label, point, name)


def judge(label, read):
    """Right, told or wrong in silence."""
    readings = [_spread(reading.split()) for reading in label.split(" or ")]
    found = _spread(read.items if "(" in label else [item.partition("(")[0] for item in read.items])
    due = {item for reading in readings for item in reading}
    found = {item if item in due else _coarse(item) for item in found}
    verdicts = {item for item in found if item[0] in "+-~"}
    if "?" in due and found == {"refusal"}:
        return Judged.RIGHT
    if found in [reading for reading in readings if "?" not in reading] and not read.told:
        return Judged.RIGHT
    if "?" in due and read.told and verdicts <= due:
        return Judged.RIGHT
    return Judged.TOLD if read.told and verdicts <= due else Judged.WRONG


def _spread(items):
    """The items with one name each: what is decided on the items of a list stands at each of them.

    What names nothing counts beside its like that does for no other decision: it is told besides.
    """
    found = set()
    for item in items:
        sign, names, share = re.fullmatch(r"([-+~?]|[a-z-]+\(?)([^/)]*)(.*)", item).groups()
        found |= {(sign, name, share) for name in names.split(",")}
    named = {(sign, share) for sign, name, share in found if name}
    return {"".join(one) for one in found if one[1] or (one[0], one[2]) not in named}


def _coarse(item):
    """The item with `part` for a share that is left out, and for whatever limits an act: older tables say no more."""
    return re.sub("/exception$" if item[0] in "+-~" else "/(exception|extent)$", "/part", item)


def opened(point):
    """The point with no citation resolved, then with each of several left open alone."""
    yield _CITED.sub(r"[\1](0)", point)
    several = list(_CITED.finditer(point))
    for match in several if len(several) > 1 else ():
        yield f"{point[: match.start()]}[{match[1]}](0){point[match.end() :]}"


def resolved(point, name):
    """The point with a name for each citation that has none."""
    return _CITED.sub(lambda m: f"[{m[1]}]({name})" if m[2] == "0" else m[0], point)


def judge_unnamed(label, read):
    """The same judgement of a point of which not all names are known: none but those of the label may be read."""
    told = replace(read, items=tuple(map(_unnamed, read.items)), told=read.told or read.unlinked)
    readings = [[_unnamed(item) for item in reading.split()] for reading in label.split(" or ")]
    # What is left out of a verdict is told by a share where no name tells it.
    shares = [["-/part" if i == "-" else i for i in r] for r in readings if {"+", "-"} <= {*r}]
    strange = _names(read.items) - _names(item for r in label.split(" or ") for item in r.split())
    if strange and not told.told:
        return Judged.WRONG
    return judge(" or ".join(map(" ".join, (*readings, *shares))), told)


def _unnamed(item):
    if item[0] not in "+-~":
        return item.partition("(")[0]
    return item[0] + "".join(item[1:].partition("/")[1:])


def _names(items):
    """Each name of a verdict, with its sign."""
    spread = _spread(item for item in items if item[0] in "+-~")
    return {item.partition("/")[0] for item in spread} - {*"+-~"}


def read_all(language, points):
    """What is read of each point, a batch of them as one ruling at a time."""
    for at in range(0, len(points), BATCH):
        yield from _read_batch(language, points[at : at + BATCH])


def _read_batch(language, points):
    printed = [tuple(_CITED.sub(r"\1", p).split(" ¶ ")) for p in points]
    ruling = _RULING[language](points=printed)
    tops = [f"decision__para_{n}" for n in range(1, len(points) + 1)]
    body = {top: [p for p in ruling.sections.paragraphs if _within(p.eId, top)] for top in tops}
    assert all(len(body[top]) == len(text) for top, text in zip(tops, printed, strict=True))
    cited = [
        c
        for top, p in zip(tops, points, strict=True)
        for text, par in zip(p.split(" ¶ "), body[top], strict=True)
        for c in _citations(text, par.body)
    ]
    found = outcomes(ruling.clean, ruling.sections, ruling.grammar, cited)
    for top in tops:
        inside = [o for o in found.outcomes if _within(o.block, top)]
        spans = [p.span for p in body[top]]
        told, unlinked = (
            any(s.start <= f.span.start <= s.end for f in findings for s in spans)
            for findings in (found.findings, found.unlinked)
        )
        whole = tuple(
            (
                o.kind,
                o.verdict,
                ruling.text[slice(*o.span)],
                o.targets,
                o.scope,
                o.addressee,
                o.term,
            )
            for o in inside
        )
        yield Read(tuple(map(_item, inside)), told, whole, unlinked)


def acts_of(language, point):
    """Kind, names of what it is about, and scope of each thing that one point decides."""
    (read,) = _read_batch(language, [point])
    return [act[:3] for act in acts_in(read)]


def acts_in(read):
    """Kind or verdict, names, scope, addressee and term of each thing that a point decides."""
    return [
        ((verdict or kind).value, [*map(_name_of, targets)], scope and scope.text, addressee, term)
        for kind, verdict, _, targets, scope, addressee, term in read.whole
    ]


def _name_of(iri):
    return next(
        sign + iri.removeprefix(base) for sign, base in _IRI.items() if iri.startswith(base)
    )


def _within(eid, top):
    return f"{eid}__".startswith(f"{top}__")


def _citations(text, body):
    """The citations that are marked in a paragraph, whose number is no part of its body."""
    taken = 0
    printed = len(_CITED.sub(r"\1", text))
    for match in _CITED.finditer(text):
        start = body.end - printed + match.start() - taken
        taken += len(match[0]) - len(match[1])
        yield Citation(Span(start, start + len(match[1])), _targets(match[2]))


def _targets(name):
    if name == "0":
        return ()
    kind = name[0] if name[0] in "CR" else ""
    return (f"{_IRI[kind]}{name.removeprefix(kind)}",)


def _item(outcome):
    share = f"/{outcome.scope.kind}" if outcome.scope else ""
    if outcome.verdict is None:
        return f"{outcome.kind.value}({','.join(map(_name_of, outcome.targets))}){share}"
    norms = ",".join(target.rpartition("_")[2] for target in outcome.targets)
    return f"{_SIGNS[outcome.verdict]}{norms}{share}"
