"""What stands before every line: a mail's sign of a quotation, or a counter, be it on every fifth only."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.codes import Rule
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Replacement, Span

_LINE = re.compile(r"\S[^\n\f]*")
# A figure with a full stop or a bracket is a point's own, be nearly every line a point.
_LEFT = re.compile(r"\s*([0-9]{1,5})(?![0-9]*[.)]\s)(?:[:|](?=\s))?")
_RIGHT = re.compile(r"(?<!\s)\s+([0-9]{1,5})\s*\Z")
_INDENT = re.compile(r"\s*")
_QUOTED = re.compile(r"(?m)^(?:> ?)*>")
_LEAST_BEGUN = 0.15
"""Of the lines: so many begin or end in a figure where every fifth is numbered."""
_LEAST_COUNTED = 0.9
"""Of the lines that should have a number or a sign: so many must have the one that is due."""
_LEAST_QUOTED = 0.5
"""Of all lines: so many must have the sign, the head and the foot of the mail included."""
_FEWEST = 5
_STARTS = 3
"""Numbers with which the counting may begin: the first ones of a text may be its own."""
_FIRST = frozenset({"1", "2", "3"})
"""The numbering of a page may begin so late: its first lines have no words."""


def line_numbers(text: CleanText, job: Job) -> Iterator[Edit]:
    """Take the numbers or signs before lines off, with the blanks that set them apart from the text."""
    if job.source.is_laid_out:
        return
    rows = [row for line in text.text.split("\n") if (row := line.strip())]
    first = [row[0] for row in rows]
    if _is_quoted("".join(first)):
        yield from _quote_signs_removed(text.text)
        return
    least = max(_FEWEST, _LEAST_BEGUN * len(first))
    if max(sum(map(str.isdigit, first)), sum(row[-1].isdigit() for row in rows)) < least:
        return
    lines = _lines(text.text)
    if counted := _lines_counted(lines, _LEFT.match):
        yield from _off_the_left(lines, counted)
        return
    for at in _lines_counted(lines, _at_right):
        number = _RIGHT.search(lines[at].text)
        end = lines[at].start + len(lines[at].text)
        yield Replacement(Rule.FURNITURE, Span(end - len(number[0]), end), "")  # type: ignore[index]


def _is_quoted(first: str) -> bool:
    """Whether nearly every line has the sign: between a mail's head and its foot, which have none, at least."""
    many, inside = first.count(">"), first.rfind(">") - first.find(">") + 1
    return many >= max(1, _LEAST_COUNTED * inside, _LEAST_QUOTED * len(first))


def _quote_signs_removed(text: str) -> Iterator[Edit]:
    """The signs go, and the blank behind them where every line with words has one."""
    signs = [Span(*match.span()) for match in _QUOTED.finditer(text)]
    parted = not any(text[sign.end : sign.end + 1].strip() for sign in signs)
    for start, end in signs:
        blank = parted and text[end : end + 1] == " "
        yield Replacement(Rule.FURNITURE, Span(start, end + blank), "")


class _WordedLine(NamedTuple):
    """A line with words: where it starts, the how manieth of all lines it is, and its text."""

    start: int
    place: int
    text: str


def _lines(text: str) -> list[_WordedLine]:
    lines, place, end = [], 0, 0
    for match in _LINE.finditer(text):
        place += text.count("\n", end, match.start())
        start = max(text.rfind(sign, end, match.start()) + 1 for sign in "\n\f") or end
        end = match.end()
        lines.append(_WordedLine(start, place, text[start:end]))
    return lines


def _at_right(line: str) -> re.Match[str] | None:
    return _RIGHT.search(line) if line.rstrip()[-1:].isdigit() else None


def _lines_counted(
    lines: Sequence[_WordedLine], finder: Callable[[str], re.Match[str] | None]
) -> dict[int, int]:
    """The lines whose number is the one due, and where that ends in the line; none without a counter."""
    begun = {at: found for at, line in enumerate(lines) if (found := finder(line.text))}
    if len(begun) < max(_FEWEST, _LEAST_BEGUN * len(lines)):
        return {}
    starts = [0, *(int(found[1]) for found in list(begun.values())[:_STARTS])]
    tries = [
        _lines_with_number_due(begun, lines, start, anew)
        for anew in ((), _FIRST)
        for start in starts
    ]
    numbers = max(tries, key=len)
    if len(numbers) < _LEAST_COUNTED * len(lines):
        numbers = _now_and_then(numbers, lines)
    return {at: begun[at].start(1) + len(str(number)) for at, number in numbers.items()}


def _now_and_then(numbers: dict[int, int], lines: Sequence[_WordedLine]) -> dict[int, int]:
    """The numbers that are multiples of a step, if nearly every line has one that should; else none."""
    steps = Counter(b - a for a, b in pairwise(numbers.values()) if b - a > 1)
    if not steps:
        return {}
    step = steps.most_common(1)[0][0]
    first, *_ = numbers
    # Some counters count empty lines and others pass over them: what asks for fewer numbers holds.
    due = min(
        sum((at - first) % step == 0 for at in range(len(lines))),
        sum((line.place - lines[first].place) % step == 0 for line in lines),
    )
    found = {at: number for at, number in numbers.items() if number % step == 0}
    return found if len(found) >= max(_FEWEST, _LEAST_COUNTED * due) else {}


def _lines_with_number_due(
    begun: dict[int, re.Match[str]], lines: Sequence[_WordedLine], start: int, anew: Collection[str]
) -> dict[int, int]:
    """The lines that have the number due, with it: by all lines or by those with words.

    Counting may begin `anew` on a page; a few lines that seem to count so are none. Where no blank parts
    a number from the text, that may begin with figures of its own.
    """
    glued = 2 * sum(lines[at].text[found.end() :][:1].isalpha() for at, found in begun.items())
    runs: list[dict[int, int]] = [{}]
    last, place, number = -1, -1, 0
    for at, found in begun.items():
        due = {number + at - last, number + lines[at].place - place}
        due |= {start} if not runs[0] and start else set()
        # Glued to the text, how many of the figures are the
        # counter's is not known: each number is tried.
        figures = range(1, 6) if glued > len(begun) else [len(found[1])]
        fitting = due & {int(found[1][:many]) for many in figures}
        if not fitting and found[1] in anew:
            fitting = {int(found[1])}
            runs.append({})
        if fitting:
            last, place, number = at, lines[at].place, max(fitting)
            runs[-1][at] = number
    return {at: number for run in runs if len(run) >= _FEWEST for at, number in run.items()}


def _off_the_left(lines: Sequence[_WordedLine], counted: dict[int, int]) -> Iterator[Edit]:
    """Each number goes with the gap behind it, and as much of a margin where only some lines have one."""
    gap = min(_text_start(lines[at].text, end) - end for at, end in counted.items())
    margin = gap + max(counted.values()) if 2 * len(counted) < len(lines) else 0
    for at, line in enumerate(lines):
        if at in counted:
            yield Replacement(Rule.FURNITURE, Span(line.start, line.start + counted[at] + gap), "")
        elif width := min(margin, _text_start(line.text, 0)):
            yield Replacement(Rule.BLANK, Span(line.start, line.start + width), "")


def _text_start(line: str, end: int) -> int:
    """Where the words of a line begin behind its number and the sign that may follow it."""
    signed = end + (line[end : end + 1] in {":", "|"})
    return _INDENT.match(line, signed).end()  # type: ignore[union-attr]
