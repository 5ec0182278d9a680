"""Line ends inside paragraphs are joined; what is left divides paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.clean.blanks import blanks_start
from pipeline.clean.displaced.learnt import words_of
from pipeline.clean.displaced.order import kept_blank
from pipeline.clean.divisions import division
from pipeline.clean.figures import number_due
from pipeline.clean.line_ends import LineEnds, told_ends
from pipeline.clean.line_layout import Displaced, LaidLine, LineEnd, LineLayout, Style
from pipeline.clean.told_layout import KnownStarts
from pipeline.codes import Code, Rule
from pipeline.decisions import WrapDecision, WrapReading
from pipeline.grammar import Grammar
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Finding, Reordering, Replacement, Span

# Where no blank stands between two lines: an opening quote or bracket ends the first, a closing one or a comma
# begins the second, or both are one number or word. A straight quote opens after a blank or a bracket.
_TIGHT = re.compile(
    r"(?:[(\[«“„]|(?:\A|[\s(])\"|[0-9]/)\n|\n(?:[)\]»”,;:]|\.(?!\w)|\"(?=\Z|[\s,.;:)])|/[0-9])"
    r"|[0-9][–—]\n[0-9]|\.-\n[^\W\d_]"
)
_DIVISIBLE = re.compile(r"(?<!\w)(?:[^\W\d_]{6,}|[0-9]{2,}[A-ZА-ЯҚ]*)(?![\w-])")
"""A long word, or a number, which is divided nowhere but behind a hyphen of its own."""
_NOTE = re.compile(r"([0-9]{1,2}) ([^\W\d_])[^\W\d_]")
# Blanks at the text's end belong to it, too; the look behind keeps each run from being tried anew.
_LEAD = re.compile(r"(?m)^[^\S\n]+(?=\S)")
_LINE_END = re.compile(r"\n\s*")


def wraps(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Join the lines of a paragraph. Line ends at a hyphen are left for `hyphens`."""
    layout = LineLayout.of(text.text, _page_ends(text), _judged_lines(text))
    settled, unmatched = _settled_line_ends(layout, job.decisions.wraps)
    yield from unmatched
    yield from _lost_hyphens(text.text, layout, job.grammar)
    is_text = not job.source.is_laid_out
    read = LineEnds(layout, job.grammar).read()
    if not is_text:
        read = told_ends(layout, KnownStarts(text, job.source), job.grammar)
    for row, (ends, doubtful) in zip(layout.ends, read, strict=True):
        line, following = row.line, row.following
        end = Span(line.span.end, following.span.start)
        divided = division(text.text, end.start) is not None
        if end in settled:
            yield from _as_settled(line, following, end, settled[end], divided=divided)
        elif not divided:
            if doubtful:
                message = f"does a paragraph end after “{line.text[-40:]}”?"
                yield Finding(Code.WRAP_DOUBTFUL, end, message)
            if not ends:
                yield Replacement(Rule.WRAP, end, _joiner_between(line.text, following.text))
                if is_text and _opens_note(row, text.text, job.grammar):
                    message = f"“{following.text[:60]}” may be a note below a page"
                    yield Finding(Code.FURNITURE_DOUBTFUL, following.span, message)
                if not doubtful and is_text and _ends_early(row):
                    message = f"“{line.text[-60:]}” ends early inside a paragraph"
                    yield Finding(Code.SENTENCE_CUT, line.span, message)


def _lost_hyphens(text: str, layout: LineLayout, grammar: Grammar) -> Iterator[Finding]:
    """Tell of words that nothing knows where a line ended: a hyphen that is theirs went with the line's end."""
    for crossing in layout.crossings():
        for match in _DIVISIBLE.finditer(text, *crossing):
            if match[0].lower() not in words_of(grammar.language):
                message = f"“{match[0]}” may have lost its hyphen at a line's end"
                yield Finding(Code.HYPHEN_DOUBTFUL, Span(*match.span()), message)


def _as_settled(
    line: LaidLine, following: LaidLine, end: Span, reading: WrapReading, *, divided: bool
) -> Iterator[Edit]:
    """Do at a line end what a person decided, and keep on record that one did.

    `word` takes the hyphen away that divides a word.
    """
    if reading == "word":
        yield Replacement(Rule.HYPHEN, Span(end.start - 1, end.end), "", by_person=True)
    elif reading == "join":
        joint = "" if divided else _joiner_between(line.text, following.text)
        yield Replacement(Rule.WRAP, end, joint, by_person=True)
    else:
        yield Replacement(Rule.PARAGRAPH, end, "\n", by_person=True)


def paragraphs(text: CleanText, _: Job) -> Iterator[Edit]:
    """Make one new line of every line end that is left: it divides paragraphs."""
    whole, last = text.text, len(text.text.rstrip())
    first = last and len(whole) - len(whole.lstrip())
    if first:
        yield Replacement(Rule.PARAGRAPH, Span(0, first), "")
    for match in _LINE_END.finditer(whole, first, last):
        span = Span(blanks_start(whole, match.start()), match.end())
        if span.length > 1:
            yield Replacement(Rule.PARAGRAPH, span, "\n")
    if last < len(whole):
        yield Replacement(Rule.PARAGRAPH, Span(last, len(whole)), "")


def _opens_note(end: LineEnd, text: str, grammar: Grammar) -> bool:
    """Whether a line inside a sentence opens with a number for which no word asks, and with a sentence."""
    number = _NOTE.match(end.following.text)
    if number is None or end.clause or not number[2].isupper():
        return False
    before, joining = ["", "", *end.line.text.split()][-2:]
    connectives = grammar.connectives
    if before[:1].isdigit() and joining in {*connectives.adding, *connectives.choosing}:
        return False  # `статьями 55 – 58 и ⏎ 65 Конституционного закона`
    start = end.following.span.start
    return not number_due(text, Span(start, start + len(number[1])), grammar)


def _ends_early(end: LineEnd) -> bool:
    """Whether a line inside a paragraph left much room: something was put in there, or lost."""
    layout, line, following = end.layout, end.line, end.following
    telling = layout.style is not Style.UNWRAPPED and not layout.has_displaced
    # Lines in the middle, or a formula over two.
    title = layout.is_centred(line) or f"{line.text}{following.text}".isupper()
    return telling and not (following.empty_before or title) and end.ends_early


def _joiner_between(before: str, after: str) -> str:
    """What stands between two joined lines: a blank, or nothing inside quotes and brackets."""
    return "" if _TIGHT.search(f"{before[-2:]}\n{after[:2]}") else " "


def _judged_lines(text: CleanText) -> Displaced | None:
    """What the repair of displaced runs found, the rule before this one; none where it found none."""
    reordered = (one.edit for one in text.records if isinstance(one.edit, Reordering))
    moves = [edit for edit in reordered if edit.rule is Rule.DISPLACED_RUN]
    left = {doubt.source[0].start for doubt in text.doubts if doubt.code is Code.DISPLACED_RUN_LEFT}
    if not (moves or left):
        return None
    return Displaced(
        {e.span.stripped(text.text).start: kept_blank(text.text, e) for e in moves},
        frozenset(e.span.start for e in moves if e.order[0].start > e.span.start),
        frozenset(m.end() for m in _LEAD.finditer(text.text) if text.source_of(m.start()) in left),
    )


def _page_ends(text: CleanText) -> frozenset[int]:
    return frozenset(
        offset
        for offset, piece in text.placed()
        if piece.record >= 0 and text.records[piece.record].edit.rule is Rule.PAGE_BREAK
    )


def _settled_line_ends(
    layout: LineLayout, decisions: tuple[WrapDecision, ...]
) -> tuple[dict[Span, WrapReading], list[Finding]]:
    """What a person settled, by line end, and the decisions that fit no single place."""
    settled: dict[Span, WrapReading] = {}
    unmatched = []
    for decision in decisions:
        ends = [
            Span(line.span.end, following.span.start)
            for line, following in pairwise(layout.lines)
            if line.text.endswith(decision.before) and following.text.startswith(decision.after)
        ]
        if len(ends) == 1:
            settled[ends[0]] = decision.reading
        else:
            message = f"the wrap decision “{decision.before}” | “{decision.after}” fits {len(ends)} places"
            unmatched.append(Finding(Code.DECISION_UNMATCHED, Span(0, 0), message))
    return settled, unmatched
