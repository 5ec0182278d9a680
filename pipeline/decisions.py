"""`STEM.decisions.toml`: what a person settled or overruled, replayed on every run.

Each decision quotes what it is about, so that it cannot hit another place after a change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from pipeline.codes import ELSEWHERE, OF_THE_RUN, Code, Severity
from pipeline.errors import DecisionsError, UsageError, first_fault
from pipeline.languages import Language
from pipeline.model import Diagnostic, EId, Line, TargetIri
from pipeline.read.disk import STDIN, is_there, toml_of
from pipeline.terms import DecidedBy
from pipeline.words.works import day_of, work_of

WrapReading = Literal["join", "paragraph", "word"]


_ENDING: Final = ".decisions.toml"
_MISNAMED: Final = (".decisions.TOML", ".Decisions.toml", ".DECISIONS.TOML", ".decision.toml")
"""Endings that are meant for it; to look through the folder for others would cost more than a ruling in large ones."""
_SEEN: Final = {"severity": Severity.INFO, "by": DecidedBy.PERSON}


class _Decision(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: str = ""
    """Why, and who decided: for people, not for the pipeline."""


class LineDecision(_Decision):
    """The reading order of one line."""

    extracted: str
    """The line as it stands in the source, without the blanks around it."""
    restored: str
    """The same characters in their right order; `extracted` again to leave the line as it is."""


class WrapDecision(_Decision):
    """What a line end is."""

    before: str
    """How the text before the line end ends."""
    after: str
    """How the next line that has text begins."""
    reading: WrapReading
    """The paragraph goes on, a new one starts, or a word goes on and its hyphen only divides it."""


class WithheldDecision(_Decision):
    """That the words under a bar or a rule of a PDF are published after all."""

    line: str
    """The line as it stands in the source, with a mark `█` a letter, without the blanks around it."""
    reading: Literal["show"]
    """The words take the place of the marks."""


Recognised = Literal["look", "take"]
"""What a person decides on words that a machine recognised in pictures of pages: take them, or take
them and have the pages read a second time."""


class CitationDecision(_Decision):
    """What a citation names."""

    quote: Line
    """The words of the citation, as they stand in the cleaned text."""
    context: Line | None = None
    """More of their paragraph, where the words alone stand in the text more than once."""
    targets: tuple[TargetIri, ...]
    """The names of what is cited, in full; none to leave the citation unresolved."""

    @field_validator("targets")
    @classmethod
    def _can_be(cls, targets: tuple[str, ...]) -> tuple[str, ...]:
        for work in map(work_of, targets):
            day = day_of(work)
            if day is None:
                raise ValueError(
                    f"“{work}” is the name of no act, and of no ruling of these courts"
                )
            try:
                date.fromisoformat(day)
            except ValueError:
                raise ValueError(f"“{work}”: the calendar has no {day}") from None
        return targets

    @model_validator(mode="after")
    def _context_holds_quote(self) -> CitationDecision:
        if self.context is not None and self.quote not in self.context:
            raise ValueError("`context` does not hold `quote`")
        return self


class SeenDecision(_Decision):
    """That a person looked at what a diagnostic tells, and that it stays as it is."""

    code: Code
    message: Line
    block: EId | None = None
    """As the diagnostic has them."""
    reason: Line
    """Who looked, and why it is well: a doubt is put to rest by nothing else."""

    @field_validator("code", mode="before")
    @classmethod
    def _can_be_seen(cls, code: object) -> object:
        known = next((one for one in Code if one == code), None)
        if known is None:
            raise ValueError(f"“{code}” is no code of docs/codes.md")
        if known.remedy in ELSEWHERE:
            raise ValueError(f"{code} is not settled by looking. {known.remedy.meaning}")
        return code


class Decisions(BaseModel):
    """All decisions on one source: `[[line]]`, `[[wrap]]`, `[[withheld]]`, `[[citation]]` and `[[seen]]`.

    Before them may stand `recognised = "take"`, as `--ocr` says it for one call, or `"look"`, as `--ocr
    --look` does; and `language = "rus"`, of a file that holds a text in each of several languages.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    lines: tuple[LineDecision, ...] = Field(default=(), alias="line")
    wraps: tuple[WrapDecision, ...] = Field(default=(), alias="wrap")
    withheld: tuple[WithheldDecision, ...] = ()
    citations: tuple[CitationDecision, ...] = Field(default=(), alias="citation")
    seen: tuple[SeenDecision, ...] = ()
    recognised: Recognised | None = None
    language: Language | None = None

    @model_validator(mode="after")
    def _none_contradicts(self) -> Decisions:
        readings = (
            *(((one.extracted,), one.restored) for one in self.lines),
            *(((one.before, one.after), one.reading) for one in self.wraps),
            *(((one.quote, one.context), one.targets) for one in self.citations),
        )
        known: dict[object, object] = {}
        for quoted, reading in readings:
            if known.setdefault(quoted, reading) != reading:
                raise ValueError(f"two decisions on “{quoted[0]}” contradict each other; keep one")
        return self


def mark_as_seen(
    found: Iterable[Diagnostic], decisions: Iterable[SeenDecision]
) -> tuple[tuple[Diagnostic, ...], tuple[SeenDecision, ...]]:
    """The diagnostics, without severity where a person has looked, and the decisions that fit none.

    What is told twice of one paragraph in the same words needs two decisions: one more is a doubt anew.
    """
    found, decisions = tuple(found), tuple(decisions)
    told, decided = Counter(map(_what_it_tells, found)), Counter(map(_what_it_tells, decisions))
    fitting = {about for about, times in decided.items() if told[about] == times}
    return (
        tuple(
            one.model_copy(update=_SEEN) if _what_it_tells(one) in fitting else one for one in found
        ),
        tuple(one for one in decisions if _what_it_tells(one) not in fitting),
    )


def _what_it_tells(one: Diagnostic | SeenDecision) -> tuple[Code, str, str | None]:
    return one.code, one.message, one.block


def with_seen(
    found: tuple[Diagnostic, ...], decisions: tuple[SeenDecision, ...]
) -> tuple[Diagnostic, ...]:
    """The diagnostics of one ruling by itself, with what a person has seen; each other decision is told."""
    marked, others = mark_as_seen(found, (one for one in decisions if one.code not in OF_THE_RUN))
    return marked + tuple(map(_unmatched_diagnostic, others))


def _unmatched_diagnostic(decision: SeenDecision) -> Diagnostic:
    message = (
        f"decision on what is seen of {decision.code}: “{decision.message}” is not told there, "
        "or not as often"
    )
    return Diagnostic.of(Code.DECISION_UNMATCHED, message)


def decisions_for(source: Path) -> Decisions:
    """Read the decisions that lie beside a source file; none if there is no such file.

    Raises DecisionsError that names the file and the first thing wrong in it.
    """
    path = decisions_path(source)
    if not is_there(path):
        for ending in _MISNAMED:
            other = path.with_name(path.name.removesuffix(_ENDING) + ending)
            if is_there(other):  # else it would be passed over without a word
                raise DecisionsError(f"{other.name} is not read; name it {path.name}")
        return Decisions()
    try:
        return Decisions.model_validate(toml_of(path), by_alias=True, by_name=False)
    except UsageError as error:
        raise DecisionsError(f"{path.name}: {error}") from error
    except ValidationError as error:
        raise DecisionsError(f"{path.name}: {first_fault(error)}") from error


def decided_on(source: Path, recognised: Recognised | None) -> Decisions:
    """The decisions on a source file, with that of a call on recognised words."""
    found = decisions_for(source)
    return found.model_copy(update={"recognised": recognised}) if recognised else found


def decisions_path(source: Path) -> Path:
    """Where the decisions on a source lie, if there are any."""
    return source.parent / f"{stem(source)}{_ENDING}"  # a folder such as `.` has no name


def stem(source: Path) -> str:
    """The name that a source shares with its results: `ks-2023-21.kaz` of `….kaz.txt`."""
    return "stdin" if str(source) == STDIN else source.name.removesuffix(source.suffix)
