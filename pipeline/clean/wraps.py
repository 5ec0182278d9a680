"""Line ends inside paragraphs are joined; what is left divides paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from pipeline.clean.blanks import blanks_start
from pipeline.clean.displaced.learnt import words_of
from pipeline.clean.divisions import division
from pipeline.clean.enactment_lines import parts_title
from pipeline.clean.hidden_ends import CLAUSE_ENDS, HANGS, SENTENCE_ENDS, HiddenEnds
from pipeline.clean.line_layout import Displaced, LaidLine, LineLayout, Style
from pipeline.clean.told_layout import KnownStarts
from pipeline.codes import Code, Rule
from pipeline.decisions import WrapDecision, WrapReading
from pipeline.grammar import Grammar
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Finding, Reordering, Replacement, Span
from pipeline.words.quotes import ends_in

_PART_ENDS = ":;"
# Where no blank stands between two lines: an opening quote or bracket ends the first, a closing one or a comma
# begins the second, or both are one number or word. A straight quote opens after a blank or a bracket.
_TIGHT = re.compile(
    r"(?:[(\[«“„]|(?:\A|[\s(])\"|[0-9]/)\n|\n(?:[)\]»”,;:]|\.(?!\w)|\"(?=\Z|[\s,.;:)])|/[0-9])"
    r"|[0-9][–—]\n[0-9]|\.-\n[^\W\d_]"
)
_SHORT = 0.7
"""Of the width: a line that ends before it, its next word included, ends early for no reason."""
_POINT = re.compile(r"[0-9]{1,3}(?:-[0-9]{1,2})?[.)]|[•●▪■◦➢✓]")
"""The number of a point, or an item's bullet."""
_CONTINUES = re.compile(r"[,;:)»”]")
_DASH = re.compile(r"[–—-](?!\w)")
_BULLET = re.compile(r"[•●▪■◦➢✓]")
_NUMBERED = re.compile(r"[0-9]{1,3}(?:-[0-9]{1,2})?\. [^\W\d_]|(?:[0-9]{1,3}|[^\W\d_])(\)) \S")
"""A point or, with its bracket, an item, and the beginning of its text."""
_ABBREVIATED = re.compile(r"(?<!\w)[^\W\d_]{1,3}\.\Z")
_INITIALS = re.compile(r"(\S+) (?:[^\W\d_]\. ?){2}\Z")
"""Initials of a name and the word before them, a surname perhaps."""
_REST = re.compile(r"(?:[–—-] )?(?:\S+ )?\S+[.;]\Z")
"""One word or two with the end of a sentence: no paragraph, and no heading, which has no full stop."""
_DIVISIBLE = re.compile(r"(?<!\w)(?:[^\W\d_]{6,}|[0-9]{2,}[A-ZА-ЯҚ]*)(?![\w-])")
"""A long word, or a number, which is divided nowhere but behind a hyphen of its own."""
_CITED = re.compile(r"[0-9]+(?:-[0-9]+)?-[^\W\d_]")
"""A number with what is joined to it, as in `240-бабы`: it numbers no point."""
# Blanks at the text's end belong to it, too; the look behind keeps each run from being tried anew.
_LEAD = re.compile(r"(?m)^[^\S\n]+(?=\S)")
_LINE_END = re.compile(r"\n\s*")


def wraps(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Join the lines of a paragraph. Line ends at a hyphen are left for `hyphens`."""
    layout = LineLayout.of(text.text, _page_ends(text), _displaced(text))
    settled, unmatched = _settled(layout, job.decisions.wraps)
    yield from unmatched
    yield from _lost_hyphens(text.text, layout, job.grammar)
    known = KnownStarts.of(text, job.source)
    began, begun, ended = True, 0, ""
    hidden = HiddenEnds(layout, job.grammar) if known is None else None
    for index, (line, following) in enumerate(pairwise(layout.lines), 1):
        end = Span(line.span.end, following.span.start)
        divided = division(text.text, end.start) is not None
        # A point's number on a line of its own belongs to the paragraph below it.
        numbers = known is None and began and _POINT.fullmatch(line.text) is not None
        began = not numbers and (
            _starts(line, following, layout, job.grammar, known)
            or (known is None and parts_title(layout.lines, begun, index, job.grammar))
        )
        begun = index if began else begun
        if end in settled:
            yield from _as_settled(line, following, end, settled[end], divided=divided)
        elif not divided:
            cut = began and known is None and _is_cut(line, following, layout, job.grammar)
            asked = hidden is not None and hidden.asks(index, begun, ended, joined=not began)
            if cut or asked or _is_doubtful(line, following, layout, known, began=began):
                message = f"does a paragraph end after “{line.text[-40:]}”?"
                yield Finding(Code.WRAP_DOUBTFUL, end, message)
            if not began:
                yield Replacement(Rule.WRAP, end, _joint(line.text, following.text))
                if known is None and _ends_early(line, following, layout):
                    message = f"“{line.text[-60:]}” ends early inside a paragraph"
                    yield Finding(Code.SENTENCE_CUT, line.span, message)
        ended = line.text[-1] if began else ended


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
    """Do at a line end what a person decided; `word` takes the hyphen away that divides a word."""
    if reading == "word":
        yield Replacement(Rule.HYPHEN, Span(end.start - 1, end.end), "", by_person=True)
    elif reading == "join":
        joint = "" if divided else _joint(line.text, following.text)
        yield Replacement(Rule.WRAP, end, joint, by_person=True)


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


def _starts(
    line: LaidLine,
    following: LaidLine,
    layout: LineLayout,
    grammar: Grammar,
    known: KnownStarts | None,
) -> bool:
    """Whether `following` starts a paragraph."""
    heading = _heading(grammar)
    if known is not None:
        return _is_known_start(line, following, heading, known)
    # Two lines that are one heading together are asked for before each of them alone.
    if layout.is_led_by_link(following) or (
        heading.fullmatch(f"{line.text} {following.text}")
        and not (_is_apart(following, layout) and heading.fullmatch(following.text))
    ):
        return False
    if layout.style is Style.UNWRAPPED or heading.fullmatch(line.text):
        return True
    if _says_state(line, grammar) or _says_state(following, grammar):
        return True
    if heading.fullmatch(following.text):
        return not _flows(line, following, layout)
    if layout.is_centred(line) and layout.is_centred(following) and not following.empty_before:
        return False
    if _is_known_pair(line, following, layout):
        return False
    return layout.is_indented(following) or _has_ended(line, following, layout)


def _says_state(line: LaidLine, grammar: Grammar) -> bool:
    """Whether a line is the word of a site for the state of an edition: `Жаңартылған`, `Новый`."""
    return line.text[0].isupper() and bool(grammar.sections.status_line.match(line.text.lower()))


def _flows(line: LaidLine, following: LaidLine, layout: LineLayout) -> bool:
    """Whether a formula at a line's start is the end of the sentence above it."""
    told = layout.style in (Style.INDENTED, Style.SPACED)
    return told and not _is_apart(following, layout) and layout.is_full(line, following)


def _is_apart(following: LaidLine, layout: LineLayout) -> bool:
    """Whether an indent, an empty line or a page's end stands before a line."""
    return layout.is_indented(following) or bool(following.empty_before) or following.after_page


def _is_known_start(
    line: LaidLine, following: LaidLine, heading: re.Pattern[str], known: KnownStarts
) -> bool:
    """Tell it by the layout; a number set above its point's text belongs to it."""
    if known.is_doubtful(following.span.start):
        return heading.fullmatch(following.text) is not None
    is_number = _POINT.fullmatch(line.text) is not None and known.is_start(line.span.start)
    return known.is_start(following.span.start) and not is_number


def _has_ended(line: LaidLine, following: LaidLine, layout: LineLayout) -> bool:
    """Whether a line is its paragraph's last, where no indent tells.

    An empty line alone does not: one stands before a line that a displaced link opened.
    """
    dash = _DASH.match(following.text)
    if _BULLET.match(following.text) or (dash and ends_in(line.text, _PART_ENDS)):
        return True
    if _CONTINUES.match(following.text) or (dash and not following.empty_before):
        return False
    if layout.has_displaced and (line.text[-1] in HANGS or _is_rest(line, following)):
        return False
    if layout.is_led_by_link(line) and following.empty_before and not following.after_page:
        # Its empty line may stand behind it; where indents tell, it is no paragraph's end.
        told = layout.style is Style.INDENTED
        return not told and ends_in(line.text, SENTENCE_ENDS)
    full, lower = layout.is_full(line, following), following.text[0].islower()
    if following.empty_before and layout.style is Style.SPACED:
        return not _may_be_torn(line, following, layout)
    # Where indents tell, the empty lines at a page's end are the page's.
    if following.empty_before and not (following.after_page and layout.style is Style.INDENTED):
        torn = _is_torn(following, layout) or layout.style is Style.INDENTED
        joined = lower or (full and torn and layout.has_displaced)
        return ends_in(line.text, SENTENCE_ENDS) or not joined
    item = line.text.endswith(";") and layout.style is not Style.INDENTED
    if following.after_page and item and not lower:
        return True  # one item of a list ends, and the next begins
    if layout.style is Style.FLAT:
        clause = ends_in(line.text, CLAUSE_ENDS)
        ended = layout.is_even or not lower or clause
        room = not full or (clause and following.span.start in layout.first_lines)
        return _opens_point(line, following, layout) or (ended and room)
    # A page's end takes the empty line before an item away, but not the room of the line above it.
    paged = layout.style is Style.SPACED and following.after_page
    listed = paged and line.text[-1] in _PART_ENDS
    return not full and (listed or not lower) and ends_in(line.text, SENTENCE_ENDS)


def _is_known_pair(line: LaidLine, following: LaidLine, layout: LineLayout) -> bool:
    """Whether a line that may be full ends in a word behind which the next one's first word stands elsewhere, too."""
    if ends_in(line.text, CLAUSE_ENDS) or not (layout.style is Style.FLAT or layout.has_displaced):
        return False
    return layout.may_be_full(line) and layout.stand_together(line, following)


def _opens_point(line: LaidLine, following: LaidLine, layout: LineLayout) -> bool:
    """Whether a line begins as a point or an item does, behind a sentence or a part of one."""
    number = _NUMBERED.match(following.text)
    if number is None or not ends_in(line.text, SENTENCE_ENDS) or _ABBREVIATED.search(line.text):
        return False
    return not number.lastindex or not layout.has_items_inside


def _is_rest(line: LaidLine, following: LaidLine) -> bool:
    """Whether a line that is hardly one, or begins with a citation, ends an open sentence."""
    rest = _REST.fullmatch(following.text) and not _POINT.fullmatch(following.text)
    return not ends_in(line.text, CLAUSE_ENDS) and bool(rest or _CITED.match(following.text))


def _may_be_torn(line: LaidLine, following: LaidLine, layout: LineLayout) -> bool:
    """Whether an empty line between two lines may be a displaced link's, though none shows.

    A line that is one link whole has its empty line and no gap.
    """
    if not layout.has_displaced or ends_in(line.text, CLAUSE_ENDS):
        return False
    return layout.is_full(line, following) and _is_torn(following, layout)


def _is_torn(following: LaidLine, layout: LineLayout) -> bool:
    """Whether a line begins as one may from which a displaced link was taken."""
    first = following.text[0]
    return layout.has_displaced and (first.islower() or first.isdigit() or following.indent == 1)


def _is_doubtful(
    line: LaidLine,
    following: LaidLine,
    layout: LineLayout,
    known: KnownStarts | None,
    *,
    began: bool,
) -> bool:
    """Whether what tells of a paragraph's end is not sure, or nothing does: room, the sentence, what is apart."""
    if known is not None:
        return known.is_doubtful(following.span.start)
    if layout.has_displaced and _is_oddly_apart(line, following, layout, began=began):
        return True
    lower, full = following.text[0].islower(), layout.is_full(line, following)
    # Words that were displaced took their room with them, and left blanks or an empty line.
    unsure = began and layout.may_be_full(line)
    roomy = layout.style is Style.FLAT and not full
    if unsure and layout.has_displaced and (roomy or not ends_in(line.text, CLAUSE_ENDS)):
        return True
    telling = layout.style in (Style.INDENTED, Style.UNWRAPPED)
    if telling or (layout.style is Style.SPACED and not following.after_page):
        ended = not (began or lower) and ends_in(line.text, SENTENCE_ENDS)
        listed = layout.style is Style.SPACED and _opens_point(line, following, layout)
        room = layout.leaves_room(line) and line.span.start not in layout.stretched
        return ended and (listed or room)
    if following.span.start in layout.first_lines:
        return False
    if not ends_in(line.text, _PART_ENDS if lower else SENTENCE_ENDS):
        if layout.style is Style.SPACED:
            # Where a page's end took the empty line away, only the room above a capital tells.
            return not (began or full or lower)
        # A formula below a full line may end its sentence; a word with a little room behind it hardly does.
        return unsure if not full else began and lower
    return full and not (_begins_name(line.text) or (began and not following.empty_before))


def _begins_name(text: str) -> bool:
    """Whether a line ends in initials whose surname does not stand before them, and so follows."""
    initials = _INITIALS.search(text)
    return initials is not None and (initials[1][0].islower() or initials[1][-1] == ",")


def _is_oddly_apart(
    line: LaidLine, following: LaidLine, layout: LineLayout, *, began: bool
) -> bool:
    """Whether an empty line may be a paragraph's end or a displaced link's, and nothing tells which."""
    if not following.empty_before or following.after_page or layout.is_led_by_link(following):
        return False
    if layout.style is Style.INDENTED:
        explained = layout.is_led_by_link(line) or layout.is_left(line) or layout.is_left(following)
        return not (began or explained or following.text[0].islower())
    if layout.is_led_by_link(line):  # its empty line may stand behind it
        return ends_in(line.text, SENTENCE_ENDS) and layout.is_full(line, following)
    return layout.style is Style.SPACED and _may_be_torn(line, following, layout)


def _is_cut(line: LaidLine, following: LaidLine, layout: LineLayout, grammar: Grammar) -> bool:
    """Whether a paragraph ends in a word right above one that begins as a sentence goes on.

    An indent parts them; an empty line or a page's end for certain only where the first of them left room.
    """
    goes_on = following.text[0].islower() or _CITED.match(following.text)
    is_open = goes_on and line.text[-1].isalnum() and not following.indent
    if not is_open or _heading(grammar).fullmatch(following.text):
        return False
    apart = following.empty_before or following.after_page
    wrapped = layout.style is not Style.UNWRAPPED
    return not apart or (wrapped and layout.is_full(line, following))


def _ends_early(line: LaidLine, following: LaidLine, layout: LineLayout) -> bool:
    """Whether a line inside a paragraph left much room: something was put in there, or lost."""
    telling = layout.style is not Style.UNWRAPPED and not layout.has_displaced
    beside = following.empty_before or layout.is_centred(line)
    beside = beside or f"{line.text}{following.text}".isupper()  # a formula over two lines
    beside = beside or line.span.start in layout.stretched
    return telling and not beside and layout.has_room(line, following, _SHORT)


def _joint(before: str, after: str) -> str:
    """What stands between two joined lines: a blank, or nothing inside quotes and brackets."""
    return "" if _TIGHT.search(f"{before[-2:]}\n{after[:2]}") else " "


def _displaced(text: CleanText) -> Displaced | None:
    """What the repair of displaced runs found, the rule before this one; none where it found none."""
    restored = [r.edit for r in text.records if r.edit.rule is Rule.DISPLACED_RUN]
    left = {doubt.source[0].start for doubt in text.doubts if doubt.code is Code.DISPLACED_RUN_LEFT}
    if not (restored or left):
        return None
    return Displaced(
        frozenset(
            edit.span.start
            for edit in restored
            if isinstance(edit, Reordering) and edit.order[0].start > edit.span.start
        ),
        frozenset(m.end() for m in _LEAD.finditer(text.text) if text.source_of(m.start()) in left),
        restored=bool(restored),
    )


def _page_ends(text: CleanText) -> frozenset[int]:
    return frozenset(
        offset
        for offset, piece in text.placed()
        if piece.record >= 0 and text.records[piece.record].edit.rule is Rule.PAGE_BREAK
    )


def _settled(
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


@cache
def _heading(grammar: Grammar) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in grammar.layout.headings), re.IGNORECASE)
