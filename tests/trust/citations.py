"""Citations: on the held-out texts of `tests/cite/frozen`, and on sentences labelled by construction.

Sentences are composed of every form of a provision, and of provisions whose act is told by what stands
before, beside something that may be meant instead.

A label is right where the citations that its words touch name its targets, all of them and no
other; told where they are unresolved or a diagnostic stands on them. A citation beside all labels
is a trial of its own, and wrong if it has a target.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tests.cite import rivals, sentences
from tests.cite.composed import composed
from tests.cite.labelled import FROZEN, cite, labelled, names
from tests.trust import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.cite.values import CitedWorks
    from pipeline.text import Span
    from tests.cite.labelled import Label

RIGHT, TOLD, WRONG = "right", "told", "wrong"


def rows() -> Iterator[Row]:
    """Rows of the held-out texts and of the composed sentences, in both languages."""
    for language in ("kaz", "rus"):
        yield held_out(language)
        for table in sentences.TABLES:
            alone = Counter(verdict for _, verdict in sentences.judged(language, table))
            yield _row(f"{language}, sentences, {table}", alone)
        yield from constructed(language)
        yield from beside_rivals(language)


def held_out(language: str) -> Row:
    """One row for the held-out texts of a language."""
    count: Counter[str] = Counter()
    alarms = texts = 0
    for name in names(FROZEN):
        if name.endswith(language):
            verdicts, false = judged(name)
            count.update(verdicts)
            alarms, texts = alarms + false, texts + 1
    return _row(f"{language}, held-out labels", count, alarms, texts)


def judged(name: str) -> tuple[list[str], int]:
    """The verdict on each label of a text and on what no label has; false alarms among them."""
    text = labelled(name, FROZEN)
    cited = text.cited()
    verdicts = [judge(label, cited) for label in text.labels]
    free = [c for c in cited.citations if not any(_meet(c.span, la.span) for la in text.labels)]
    verdicts += [WRONG for citation in free if citation.targets]
    spans = [label.span for label in text.labels]
    alarms = [f for f in cited.findings if not any(_meet(f.span, span) for span in spans)]
    return verdicts, len(alarms)


def judge(label: Label, cited: CitedWorks) -> str:
    """Whether what was cited on a label's words is right, told or wrong in silence."""
    touched = [one for one in cited.citations if _meet(one.span, label.span)]
    got = {target for one in touched for target in one.targets}
    if got == set(label.targets) and touched:
        return RIGHT
    told = any(_meet(finding.span, label.span) for finding in cited.findings)
    gap = got < set(label.targets) and any(not one.targets for one in touched)
    return TOLD if told or gap else WRONG


def constructed(language: str, step: int = 1) -> Iterator[Row]:
    """One row for each group of composed sentences, every `step`th of them."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    due = list(composed(language))[::step]
    text, cited = cite(*(one.sentence for one in due), language=language)
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    got: defaultdict[int, set[str]] = defaultdict(set)
    open_ = set()
    for one in cited.citations:
        at = sum(start <= one.span.start for start in starts) - 2
        got[at].update(one.targets)
        if not one.targets:
            open_.add(at)
    for at, one in enumerate(due):
        verdict = RIGHT if got[at] == one.targets else TOLD if at in open_ else WRONG
        counts[one.group][verdict] += 1
    for group, count in counts.items():
        yield _row(f"{language}, {group}", count)


def beside_rivals(language: str, step: int = 1) -> Iterator[Row]:
    """One row for each kind of what may be meant instead, every `step`th of its sentences."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in list(rivals.rivals(language))[::step]:
        counts[one.group][rivals.judge(one, language)] += 1
    for group, count in counts.items():
        yield _row(f"{language}, which act, {group}", count)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _row(group: str, count: Counter[str], alarms: int = 0, sound: int = 0) -> Row:
    return Row("citations", group, count[RIGHT], count[TOLD], count[WRONG], alarms, sound)
