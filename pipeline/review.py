"""Review: all that is open in a source, for a person's eyes, the least certain first.

First the damaged lines, then what the ruling itself tells, as the review view of its page has it. A person
reads the list and settles what was left: the decisions file that comes with it has every choice as a
comment, so that it changes nothing until somebody makes one.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.check.findings import in_a_line
from pipeline.clean import steps
from pipeline.clean.displaced import displaced_runs, judgements
from pipeline.clean.displaced.verdict import Judgement
from pipeline.cleaned import job_of
from pipeline.codes import Rule
from pipeline.convert import convert_file
from pipeline.decisions import Decisions, decisions_for
from pipeline.errors import NotARulingError
from pipeline.job import Job
from pipeline.model import Ruling
from pipeline.pages.repaired import repaired_words
from pipeline.pages.review_view import DoubtView, ReviewView, review_view
from pipeline.printed_forms import PrintedForms
from pipeline.read import Limits, bytes_of
from pipeline.read.worker import run_apart
from pipeline.registry import Registry
from pipeline.terminal import visible
from pipeline.text import CleanText

_HEAD: Final = """\
# What is open in {name}, the least certain first. Nothing here counts until the `#` before a choice
# is taken away; then give the reason. See docs/decisions.md.
"""


class Reviewed(NamedTuple):
    """A line of the source with the reading that is likeliest."""

    before: str
    """As extracted, without the blanks around it."""
    after: str
    """The likeliest reading; the same as `before` where nothing better is known."""
    probability: float
    """0 where the line was not read."""
    restored: bool
    """The reading is published; otherwise the line stands as it is and a person is asked."""


class Review(NamedTuple):
    """What a person is to look at in one source."""

    lines: tuple[Reviewed, ...]
    view: ReviewView | None
    """What its ruling tells; None where it is read as none."""


def reviewed(path: Path, limits: Limits, registry: Registry | None = None) -> Review:
    """What is open in a source, with the decisions that lie beside it.

    Raises NotARulingError where no line is to be looked at, either.
    """
    data = bytes_of(path, limits)  # once, since the path may be standard input
    lines = run_apart(limits, _lines_to_review, data, decisions_for(path), limits)
    try:
        ruling = convert_file(path, registry, limits, data=data)
        return Review(lines, run_apart(limits, _view_of, ruling))
    except NotARulingError:
        if not lines:
            raise
        return Review(lines, None)


def _lines_to_review(data: bytes, decisions: Decisions, limits: Limits) -> tuple[Reviewed, ...]:
    return review(job_of(data, decisions, limits))


def _view_of(ruling: Ruling) -> ReviewView:
    forms = PrintedForms(ruling)
    return review_view(forms, repaired_words(forms))


def review(job: Job) -> tuple[Reviewed, ...]:
    """The lines of a source in which words moved or seem to be missing, the least certain first."""
    if job.source.is_laid_out:
        return ()
    settled = {decision.extracted.strip() for decision in job.decisions.lines}
    found = judgements(_text_before(job), job.grammar).values()
    rows = (_reviewed_line(one) for one in found if one.line.text.strip() not in settled)
    return tuple(sorted((row for row in rows if row), key=lambda row: row.probability))


def _text_before(job: Job) -> str:
    """The text that the repair of displaced runs is given."""
    text = CleanText.of(job.source.text)
    for name, after in steps(job):
        if name == displaced_runs.__name__:
            break
        text = after
    return text.text


def _reviewed_line(judgement: Judgement) -> Reviewed | None:
    before, choice = judgement.line.text.strip(), judgement.choice
    if choice is None:
        return Reviewed(before, before, 0.0, restored=False) if judgement.sure else None
    restored = judgement.is_settled
    after = before if choice.best.cut is None else choice.best.text
    if restored and after == before:
        return None
    if not judgement.displaced and not judgement.sure:
        return None
    return Reviewed(before, after, choice.posterior, restored)


def as_list(rows: Iterable[Reviewed]) -> str:
    """The lines for a terminal: whether restored or left, the probability, before and after."""
    return "".join(
        f"{'restored' if row.restored else 'left':<9}{100 * row.probability:5.1f} %\n"
        f"  - {row.before}\n  + {row.after}\n"
        for row in rows
    )


def as_told(view: ReviewView) -> str:
    """What the ruling tells that is open: the gravest doubts first, citations that name nothing, likely repairs."""
    likely = (one for one in view.unsure if one.words.repair.rule is not Rule.DISPLACED_RUN)
    return "".join(
        (
            *(_doubt_in_a_line(one) for one in view.doubts if one.remedy),
            *(
                f"open citation {one.citation.block}: “{one.citation.text}” ({one.citation.reason})\n"
                for one in view.citations
            ),
            *(
                f"{'repaired':<9}{100 * one.words.repair.confidence:5.1f} %\n"
                f"  - {one.words.repair.before}\n  + {one.words.after}\n"
                for one in likely
            ),
        )
    )


def _doubt_in_a_line(doubt: DoubtView) -> str:
    line = f"  (line {doubt.excerpt.line})\n" if doubt.excerpt else ""
    return f"{in_a_line(doubt.diagnostic.model_dump())}\n{line}"


def as_decisions(name: str, rows: Sequence[Reviewed], view: ReviewView | None = None) -> bytes:
    """A decisions file with the choices to be made, as comments; empty where there are none."""
    left = [row for row in rows if not row.restored]
    tables = [*map(_table, left), *(_ways_to_settle(view, left) if view else ())]
    # The name on one line, whatever is in it: what stands below a comment's line is no comment.
    head = _HEAD.format(name=visible(name).replace("\n", "\\n"))
    return "\n".join((head, *tables)).encode() if tables else b""


def _ways_to_settle(view: ReviewView, left: Sequence[Reviewed]) -> Iterator[str]:
    """What settles each thing that is told, behind words on what it is; but for the lines that have their choices."""
    of_lines = [f"extracted = {_string(row.before)}" for row in left]
    for doubt in view.doubts:
        if doubt.lines and not any(line in doubt.lines for line in of_lines):
            yield _comment(f"{in_a_line(doubt.diagnostic.model_dump())}\n{doubt.lines}")
    for one in view.citations:
        if one.lines:
            yield _comment(one.lines)


def _comment(lines: str) -> str:
    """Lines as comments; those that are comments stay."""
    rows = (row.removeprefix("# ") for row in lines.splitlines())
    return "".join(f"# {row}".rstrip() + "\n" for row in rows)


def _table(row: Reviewed) -> str:
    choices = dict.fromkeys((row.after, row.before))
    lines = [
        f"# {100 * row.probability:.1f} %",
        "# [[line]]",
        f"# extracted = {_string(row.before)}",
        *(f"# restored = {_string(choice)}" for choice in choices),
        '# reason = ""',
    ]
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    """A basic string of TOML, which is one of JSON too."""
    return json.dumps(text, ensure_ascii=False)
