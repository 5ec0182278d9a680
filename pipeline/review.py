"""Review: the damaged lines of a source for a person's eyes, the least certain first.

A person reads the list and settles what was left: the decisions file that comes with it has every
choice as a comment, so that it changes nothing until somebody makes one.
"""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.clean import steps
from pipeline.clean.displaced import displaced_runs, judgements
from pipeline.clean.displaced.verdict import Judgement
from pipeline.job import Job
from pipeline.text import CleanText

_HEAD = """\
# Lines of {name} that may be out of order, the least certain first. Nothing here counts until the
# `#` before a choice is taken away; then give the reason. See docs/decisions.md.
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


def review(job: Job) -> tuple[Reviewed, ...]:
    """The lines of a source in which words moved or seem to be missing, the least certain first."""
    if job.source.geometry is not None:
        return ()
    settled = {decision.extracted.strip() for decision in job.decisions.lines}
    found = judgements(_text_before(job), job.grammar).values()
    rows = (_reviewed(one) for one in found if one.line.text.strip() not in settled)
    return tuple(sorted((row for row in rows if row), key=lambda row: row.probability))


def _text_before(job: Job) -> str:
    """The text that the repair of displaced runs is given."""
    text = CleanText.of(job.source.text)
    for name, after in steps(job):
        if name == displaced_runs.__name__:
            break
        text = after
    return text.text


def _reviewed(judgement: Judgement) -> Reviewed | None:
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


def as_decisions(name: str, rows: Sequence[Reviewed]) -> bytes:
    """A decisions file with the choices to be made on the lines that were left, as comments."""
    tables = (_table(row) for row in rows if not row.restored)
    return "\n".join((_HEAD.format(name=name), *tables)).encode()


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
