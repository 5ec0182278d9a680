"""/ActualText: text that a producer gives beside the glyph (Chromium for `ә`, Typst for hyphens).

For such a glyph pdf_oxide 0.3 looks its text up in the font as if it were a code: among its
characters stands U+FFFD or, worse, another letter (`484вбабы`). What is painted in one string with
it moves right by the advance of that wrong one. Its spans know the text, and where each of them
starts and ends, but leave out some that seem to overlap for that reason. So a letter that the spans
tell otherwise counts as unknown, and a line with an unknown one is put together from the spans where
they have all of its letters, and from the characters, moved back, where they have not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import cache, partial
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from pipeline.read.pdf.letter_runs import Run, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pdf_oxide.pdf_oxide import TextChar, TextSpan

    from pipeline.read.pdf.letter_runs import Glyph

_T = TypeVar("_T")
NOTHING = "\ufffd"
_WORD = re.compile(r"\S+")
_SAME_LINE = 1.0
_NEAR = 0.5
"""Ems: two spans without a blank at their border are no further apart within a word."""
_EXACT = 0.004
"""Points: in one string a glyph starts where the one before it ends."""
_BYTES = frozenset("ÐÑÒÓ")
"""A font of bytes gives a letter for each byte of a text beside its glyphs: these open Cyrillic ones."""
_LONGEST_INDEX = 8
_NARROWEST, _WIDEST = 0.15, 1.1


def with_actual_text(
    runs: list[Run], glyphs: Sequence[Glyph], chars: Sequence[TextChar], spans: Sequence[TextSpan]
) -> list[Run]:
    """The runs of a page with the text of the glyphs that have only /ActualText."""
    lines = _apart(sorted({run.y for run in runs if NOTHING in run.text}))
    found = [run for run in runs if not _lines_at(lines, run.y)]
    known = defaultdict[str, list[Run]](list)
    for run in found:
        known[run.text].append(run)
    widths = _widths(glyphs)
    letters = _letters_without_glyph(glyphs, spans)
    told_rows = _by_line(lines, ((span.bbox[1], span) for span in spans))
    painted_rows = _by_line(lines, ((glyph[1][1], n) for n, glyph in enumerate(glyphs)))
    for own, line in zip(told_rows, painted_rows, strict=True):
        words = [run for run in _words(own) if not _is_known_index(run, known[run.text])]
        told = "".join(run.text for run in words)
        painted = Counter(
            glyphs[n][0] for n in line if glyphs[n][0] != NOTHING and not glyphs[n][0].isspace()
        )
        if painted - Counter(told):
            moved = _moved_back([(glyphs[n], chars[n]) for n in line], widths)
            parts = runs_of([glyph for glyph, _ in moved], [char for _, char in moved])
            words = [*_named(parts, told, letters)]
            if Counter(letter for letter in told if letter not in letters) - painted:
                words.append(_lost(parts[-1]))
        found += words
        for run in words:
            known[run.text].append(run)
    return found


def _lines_at(lines: list[float], y: float) -> range:
    """Which of some baselines, from the lowest, are one with a height but for rounding."""
    return range(bisect_right(lines, y - _SAME_LINE), bisect_left(lines, y + _SAME_LINE))


def _by_line(lines: list[float], items: Iterable[tuple[float, _T]]) -> list[list[_T]]:
    """What stands on each of some baselines; the items come with their heights."""
    rows: list[list[_T]] = [[] for _ in lines]
    lines_at = cache(partial(_lines_at, lines))
    for y, item in items:
        for n in lines_at(y):
            rows[n].append(item)
    return rows


def as_told(glyphs: list[Glyph], spans: Sequence[TextSpan]) -> list[Glyph]:
    """The glyphs of a page with the letter that the spans tell, where that is another.

    Where what follows was moved by the wrong letter's advance, NOTHING stands for it.
    """
    painted, told = _rows(glyphs), _told_rows(spans)
    pairs = [(row, "".join(told.get(y, "").split())) for y, row in painted.items()]
    aside = [n for n, glyph in enumerate(glyphs) if glyph[2] and not glyph[0].isspace()]
    if aside:  # where the spans of turned text start is not told: all is compared as painted
        pairs.append((aside, "".join("".join(n.text for n in _as_painted(spans)).split())))
    found = list(glyphs)
    for row, text in pairs:
        letters = "".join(glyphs[n][0] for n in row)
        if not _BYTES.isdisjoint(letters) and _BYTES.isdisjoint(text):
            for at in _not_told(letters, text):
                found[row[at]] = (NOTHING, glyphs[row[at]][1], glyphs[row[at]][2])
            continue
        for at, letter in _told_otherwise(letters, text):
            _, (x, y, advance, size), angle = glyphs[row[at]]
            follower = _follower(glyphs, row[at], x + advance + size)
            is_moved = angle or abs(follower - x - advance) <= 3 * _EXACT
            bounds = x, y, min(advance, max(follower - x, 0.0)), size
            found[row[at]] = (NOTHING if is_moved else letter, bounds, angle)
    return found


def _not_told(painted: str, told: str) -> Iterator[int]:
    """Where letters are told less often than they are painted."""
    left = Counter(told)
    for at, letter in enumerate(painted):
        left[letter] -= 1
        if left[letter] < 0:
            yield at


def _follower(glyphs: list[Glyph], at: int, otherwise: float) -> float:
    """Where the glyph that was painted next begins, a blank too, if it stands to the right."""
    _, (x, y, _, size), _ = glyphs[at]
    following = glyphs[at + 1][1] if at + 1 < len(glyphs) else (x, y, 0.0, size)
    near = abs(following[1] - y) < _SAME_LINE and x < following[0] <= otherwise
    return following[0] if near else otherwise


def _rows(glyphs: Sequence[Glyph]) -> dict[int, list[int]]:
    """The upright glyphs that are painted on each baseline, from left to right."""
    rows: dict[int, list[int]] = defaultdict(list)
    for n, (letter, (_, y, _, _), angle) in enumerate(glyphs):
        if not angle and not letter.isspace():
            rows[round(y)].append(n)
    lefts = [bounds[0] for _, bounds, _ in glyphs]
    for row in rows.values():
        row.sort(key=lefts.__getitem__)
    return rows


def _told_rows(spans: Sequence[TextSpan]) -> dict[int, str]:
    rows: dict[int, list[TextSpan]] = defaultdict(list)
    for span in spans:
        rows[round(span.bbox[1])].append(span)
    return {
        y: "".join(span.text for span in sorted(row, key=lambda span: span.bbox[0]))
        for y, row in rows.items()
    }


def _as_painted(spans: Sequence[TextSpan]) -> list[TextSpan]:
    return sorted(spans, key=lambda span: span.sequence)


def _told_otherwise(painted: str, told: str) -> Iterator[tuple[int, str]]:
    """Where a row has another letter than is told, and which letter that is."""
    if painted == told:
        return
    if len(painted) == len(told):
        pairs = list(enumerate(zip(painted, told, strict=True)))
        if NOTHING not in painted or all(a in (b, NOTHING) for _, (a, b) in pairs):
            yield from ((n, b) for n, (a, b) in pairs if a not in (b, NOTHING))
            return
    blocks = SequenceMatcher(None, painted, told, autojunk=False).get_opcodes()
    for tag, start, end, first, last in blocks:
        if tag == "replace" and end - start == last - first:
            letters = enumerate(zip(painted[start:end], told[first:last], strict=True), start)
            yield from ((n, b) for n, (a, b) in letters if a != NOTHING)


def _lost(last: Run) -> Run:
    """The mark of a lost character, for a line of which neither reading has all letters."""
    return last._replace(text=NOTHING, edges=(last.x1 + last.size, last.x1 + 2 * last.size))


def _letters_without_glyph(glyphs: Sequence[Glyph], spans: Sequence[TextSpan]) -> frozenset[str]:
    """The letters that only the spans of a page have: those of /ActualText."""
    told = {letter for span in spans for letter in span.text if not letter.isspace()}
    return frozenset(told - {glyph[0] for glyph in glyphs})


def _apart(lines: list[float]) -> list[float]:
    """The baselines, those that are one but for rounding as one."""
    return [y for n, y in enumerate(lines) if not n or y - lines[n - 1] >= _SAME_LINE]


def _is_known_index(run: Run, alike: list[Run]) -> bool:
    """Whether a run is an index that stands above its line: spans give it the line's baseline."""
    return len(run.text) <= _LONGEST_INDEX and any(
        abs(other.x0 - run.x0) < 1 and abs(other.y - run.y) < run.size for other in alike
    )


def _words(spans: list[TextSpan]) -> Iterator[Run]:
    """The words of a line's spans. Between two without a blank at their border there is none."""
    before: TextSpan | None = None
    for span in sorted(spans, key=lambda span: span.bbox[0]):
        x = span.bbox[0]
        if before is not None and not (before.text[-1:].isspace() or span.text[:1].isspace()):
            end = before.bbox[0] + before.bbox[2]
            x = end if 0 < x - end < _NEAR * span.font_size else x
        yield from _words_of(span, x)
        before = span


def _words_of(span: TextSpan, start: float) -> Iterator[Run]:
    """The words of a span; the width that its characters leave over is that of its blanks."""
    text, (x, y, width, _) = span.text, span.bbox
    widths = list(span.char_widths)
    if len(widths) != len(text):  # of text that stands beside its glyph the library tells none
        widths = [width / len(text)] * len(text)
    blanks = [n for n, letter in enumerate(text) if letter.isspace() and n < len(text) - 1]
    for index in blanks:
        widths[index] += (width - sum(span.char_widths)) / len(blanks)
    edges = (start, *list(accumulate(widths, initial=x))[1:])
    for match in _WORD.finditer(text):
        first, last = match.span()
        yield Run(match[0], y, span.font_size, span.font_name, edges[first : last + 1])


def _widths(glyphs: Sequence[Glyph]) -> list[float]:
    """How wide the glyphs without text may be, in ems: the distances that come up again."""
    seen: Counter[float] = Counter()
    for n, (letter, (x, y, advance, size), _) in enumerate(glyphs):
        if letter == NOTHING:
            for _, (other, line, *_), _ in glyphs[n + 1 : n + 6]:
                width = (other - x - advance) / size
                if line == y and _NARROWEST < width < _WIDEST:
                    seen[round(width, 3)] += 1
    return [width for width, count in seen.most_common() if count > 1]


def _moved_back(
    line: list[tuple[Glyph, TextChar]], widths: list[float]
) -> list[tuple[Glyph, TextChar]]:
    """The characters of a line where they stand: those in one string with U+FFFD move left."""
    moved = [0.0] * len(line)
    for n, ((letter, (x, _, advance, size), _), _) in enumerate(line):
        if letter != NOTHING:
            continue
        follower = next(
            (m for w in widths if (m := _at(line, x + advance + w * size, 3 * _EXACT))), None
        )
        while follower is not None:
            moved[follower] = moved[n] + advance
            glyph = line[follower][0]
            end = glyph[1][0] + glyph[1][2]
            follower = None if glyph[0] == NOTHING else _at(line, end, _EXACT)
    placed = [
        ((letter, (x - by, y, advance, size), turn), char)
        for ((letter, (x, y, advance, size), turn), char), by in zip(line, moved, strict=True)
    ]
    return _narrowed(sorted(placed, key=lambda item: item[0][1][0]))


def _at(line: list[tuple[Glyph, TextChar]], x: float, near: float) -> int | None:
    """The index of the glyph that starts at `x`; never the first one, which follows nothing."""
    return next((n for n, item in enumerate(line) if n and abs(item[0][1][0] - x) <= near), None)


def _narrowed(line: list[tuple[Glyph, TextChar]]) -> list[tuple[Glyph, TextChar]]:
    """End each glyph without text where the next one starts, if that is nearer than it was told."""
    ends = [item[0][1][0] for item in line[1:]] + [float("inf")]
    return [
        (
            (letter, (x, y, min(advance, end - x) if letter == NOTHING else advance, size), turn),
            char,
        )
        for ((letter, (x, y, advance, size), turn), char), end in zip(line, ends, strict=True)
    ]


def _named(runs: list[Run], told: str, letters: frozenset[str]) -> Iterator[Run]:
    """Runs with the unknown letters by name; what nothing tells stays unknown."""
    for run in runs:
        text = [
            _letter(run.text[max(0, n - 2) : n], run.text[n + 1 : n + 2], told, letters)
            if letter == NOTHING
            else letter
            for n, letter in enumerate(run.text)
        ]
        yield run.with_text("".join(text))


def _letter(before: str, after: str, told: str, letters: frozenset[str]) -> str:
    """The letter between two neighbours, or else behind the first: one that has no glyph."""
    for pattern in (f"{re.escape(before)}(\\S){re.escape(after)}", f"{re.escape(before)}(\\S)"):
        found = letters & set(re.findall(pattern, told)) if before else letters
        if len(found) == 1:
            return next(iter(found))
    return NOTHING
