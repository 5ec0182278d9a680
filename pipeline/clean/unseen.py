"""Words that the file holds and its pages do not show: they are no part of the text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.clean.geometry import located
from pipeline.codes import Code, Rule
from pipeline.read.geometry import Appearance
from pipeline.text import Finding, Replacement, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.job import Job
    from pipeline.text import CleanText, Edit

_WHY = {
    Appearance.UNPAINTED: "they are not painted, or in the colour of what lies beneath",
    Appearance.STRUCK: "they are struck out",
    Appearance.DELETED: "a tracked change that nobody has accepted takes them out",
    Appearance.UNDER_PICTURE: "something else is painted in their place",
    Appearance.COVERED: "they lie under a bar, or have its colour",
    Appearance.OUTSIDE: "they lie outside the part of the page that is shown",
    Appearance.TINY: "they are too small to be read",
}
_LONGEST = 60


def unseen(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Take out what nobody sees on the page; it stays on record, and is told where it stands."""
    geometry = job.source.geometry
    if geometry is None:
        return
    for span in located(text, (item.span for item in geometry.unseen)):
        yield Replacement(Rule.HIDDEN_TEXT, span, "")
    for (near, appearance), group in groupby(geometry.unseen, key=lambda u: (u.near, u.appearance)):
        words = " ".join(job.source.text[slice(*item.span)] for item in group)
        message = f"the page does not show “{_short(words)}”: {_WHY[appearance]}"
        yield from (Finding(Code.HIDDEN_TEXT, at, message) for at in located(text, [near]))
    for at in located(text, _joined(job.source.text, geometry.faint)):
        message = f"“{_short(text.text[slice(*at)])}” can hardly be seen on the page; it was kept"
        yield Finding(Code.FAINT_TEXT, at, message)
    for at in located(text, _joined(job.source.text, geometry.inserted)):
        message = f"“{_short(text.text[slice(*at)])}” is put in by a tracked change; it was kept"
        yield Finding(Code.TRACKED_CHANGE, at, message)
    for at in located(text, _joined(job.source.text, geometry.moved)):
        message = f"“{_short(text.text[slice(*at)])}” may be shown at another place of the page"
        yield Finding(Code.ORDER_DOUBTFUL, at, message)


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans, those with nothing but blanks and punctuation between them as one."""
    joined: list[Span] = []
    for span in spans:
        if joined and not any(map(str.isalnum, text[joined[-1].end : span.start])):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
