"""Whether a bag still is what it was, and who vouches for it: one report for people and programs."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from pipeline.archive.bag import (
    DECLARATION,
    SIGNATURES,
    BagFault,
    FaultKind,
    fixity,
    read_bag,
    read_info,
)
from pipeline.archive.inspecting import inspected, other_program, set_again
from pipeline.archive.seals import SIGNATURE, Seal, SealState, Trust, seals
from pipeline.errors import QaulyError, UnreadableSourceError, UsageError
from pipeline.read import USUAL, Limits

_SOUND, _UNVERIFIED, _BROKEN = 0, 1, 5
_STATES: Final = {_SOUND: "sound", _UNVERIFIED: "unverified", _BROKEN: "broken"}
_NOT_SET_AGAIN: Final = (
    "the PDF was not set again to compare, nor the record's events, nor was the JSON held against the "
    "schema: another version made them ({other})"
)


@dataclass(frozen=True, slots=True)
class BagReport:
    """What was found of one bag."""

    bag: str
    expression: str = ""
    faults: tuple[BagFault, ...] = ()
    seals: tuple[Seal, ...] = ()
    notes: tuple[str, ...] = ()
    made_by: str = ""

    @property
    def exit_code(self) -> int:
        """5 where anything is wrong, 1 where a signature or stamp could not be verified, else 0."""
        states = {seal.state for seal in self.seals}
        if self.faults or SealState.INVALID in states:
            return _BROKEN
        return _UNVERIFIED if SealState.UNVERIFIED in states else _SOUND

    def lines(self) -> Iterator[str]:
        """The report for people."""
        yield f"{self.bag}: {_STATES[self.exit_code]}"
        yield from (f"  {fault}" for fault in self.faults)
        for seal in self.seals:
            who = f" by {seal.signer}" if seal.signer else ""
            when = f", {seal.time}" if seal.time else ""
            yield f"  {seal.path}: {seal.state}{who}{when}: {seal.message}"
        yield from (f"  note: {note}" for note in self.notes)

    def as_json(self) -> dict[str, Any]:
        """The report for programs."""
        return {
            "bag": self.bag,
            "expression": self.expression,
            "state": _STATES[self.exit_code],
            "exit_code": self.exit_code,
            "made_by": self.made_by,
            "problems": [asdict(fault) for fault in self.faults],
            "signatures": [asdict(seal) for seal in self.seals],
            "notes": list(self.notes),
        }


def verify(bag: Path, trust: Trust | None = None, limits: Limits = USUAL) -> BagReport:
    """Everything that can be told of a bag.

    Raises UnreadableSourceError for what is none, UsageError for certificates that are not there.
    """
    if trust and trust.certificates and not trust.certificates.is_file():
        raise UsageError(f"{trust.certificates} is no file; name trusted certificates in PEM")
    files, misplaced = read_bag(bag, limits)
    faults = [*misplaced, *fixity(files)]
    notes = []
    try:
        faults += inspected(files, limits)
        # Setting the PDF again rests on the other files, which must be sound for it.
        if not faults and (other := other_program(files)):
            notes.append(_NOT_SET_AGAIN.format(other=other))
        elif not faults:
            faults += set_again(files)
    except QaulyError as error:
        faults.append(BagFault(FaultKind.MALFORMED, "data", f"it cannot be looked at: {error}"))
    found = tuple(seals(bag, files, trust or Trust()))
    valid = [seal.path for seal in found if seal.state is SealState.VALID]
    if trust and trust.signed and not any(path.endswith(SIGNATURE) for path in valid):
        faults.append(BagFault(FaultKind.LOST, SIGNATURES, "there is no valid signature"))
    info = read_info(files)
    return BagReport(
        bag=bag.name,
        expression=info.get("External-Identifier", ""),
        faults=tuple(faults),
        seals=found,
        notes=tuple(notes),
        made_by=info.get("Bag-Software-Agent", ""),
    )


def report_on(bag: Path, trust: Trust, limits: Limits = USUAL) -> BagReport:
    """What `verify` tells, or that there is no bag where one is due."""
    try:
        return verify(bag, trust, limits)
    except UnreadableSourceError as error:
        lost = BagFault(FaultKind.LOST, DECLARATION, str(error))
        return BagReport(bag.name, faults=(lost,))


def bags_of(path: Path) -> list[Path]:
    """The bag at a path, or all folders of a folder of bags, in the order of their names.

    What is no bag among them is given, too, so that a bag that lost its declaration is told. Raises
    UsageError where there is none at all.
    """
    if not path.is_dir():
        raise UsageError(f"{path} is no folder; name a bag or a folder of bags")
    if (path / DECLARATION).exists():
        return [path]
    found = sorted(one for one in path.iterdir() if one.is_dir() and not one.name.startswith("."))
    if not found:
        raise UsageError(f"{path} holds no bags; make some with `qauly archive DIR --out {path}`")
    return found
