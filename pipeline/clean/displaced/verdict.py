"""Verdict: what is done with a damaged line, by the probability of its likeliest reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from math import inf
from statistics import median
from typing import NamedTuple

from pipeline.clean.displaced.candidates import Candidate
from pipeline.clean.displaced.cuts import Cut
from pipeline.clean.displaced.extracted_lines import Extract
from pipeline.clean.displaced.lines import Line
from pipeline.clean.displaced.order import arranged, parts_of
from pipeline.clean.displaced.passages import Choice
from pipeline.clean.displaced.shapes import pieces, root
from pipeline.clean.displaced.sites import Site
from pipeline.codes import Code, Rule
from pipeline.text import Edit, Finding, Reordering
from pipeline.words.alphabet import lower
from pipeline.words.provision_words import ordinal_forms

_SEVERAL = 3
"""Lines that nothing but displaced words explains; fewer may be slips of a hand."""
_TELLING = 3.0
"""Log-odds of a line's being damaged from which it is such a line."""
_STRETCHED = -4.0
"""Where the middle one of the lines with wide blanks is so much likelier whole, they fill the line."""
_BEYOND_DOUBT, _EASED = 5.0, 0.1
"""Log-odds of a line's being damaged from which on its reading may be so much less likely, yet published."""
_LEAST_STRETCHED = 0.25
_UNLIKELY = -3.0
"""Log-odds of a line's being damaged up to which a gap of it is a slip of typing, where no line shows more."""
_WIDEST = 150
"""Characters that a printed line has at most."""
_LIKELY, _ALL_BUT_CERTAIN = 0.95, 0.99
_SURE, _CERTAIN = 0.9995, 0.99995
"""How likely a reading must be that a link in place explains as well, or a slip of a hand; one that moves the mark of
a sentence's end over words without a figure; and one that moves another mark, or makes a figure the index of another."""
_NEVER = inf
"""However likely it is, such a reading is not published."""
_ENDS = (".", ";")
_STUCK = re.compile(r"[0-9][0-9-]*\.[0-9]{1,3}(?![0-9.])")
"""A figure that may have ended a sentence, and one that was moved behind it."""
_TWO_FIGURES = re.compile(r"\b[0-9]+-[0-9]+-[^\W\d_]+\Z")
"""A figure with an index at a line's end, or one that ended the line and one that was moved behind it: `9-9-бабының`."""
_STUCK_DASH = re.compile(r"[^\W\d_][–—](?=\s|\Z)|(?<!\w)[–—]-")
"""A dash at a word, or at a hyphen: one of them stands where a line broke, the other was moved there."""
_NUMBERED = re.compile(r"(?:№|\bN) ?[0-9][\w/-]*(?: [^\W\d_]+){0,2}\Z")
_LATIN_PAIR = re.compile(r"[A-Za-z]{3,} [A-Za-z]{3,}")
_AROUND = '-0123456789«»“”"()[]'
"""What may stand beside the letters of a word that ends in a hyphen."""
_SHORTEST = 3
"""Letters of a word that may be one of two that stand as one."""
_STOPS = ".,;:"
"""Marks that a line begins with where a link moved from before them, or where it broke before them."""


class Judgement(NamedTuple):
    """A line that shows a gap, and what is to be done with it."""

    line: Line
    choice: Choice | None
    """Its likeliest reading; none where it was not read."""
    displaced: bool
    """The text shows that words were displaced in it."""
    threshold: float
    """From which probability on a reading is published."""
    sites: Sequence[Site] = ()
    """The places in it that words may have left."""
    glued: bool = False
    """A moved word is glued to its end."""
    ordinals: Collection[str] = ()
    """The ordinals of its language."""
    knows: Callable[[str], bool] = str.isalpha
    """Whether a word of its language was seen."""
    above: str = ""
    """The last word above it, be it that of the likeliest reading there; none where a paragraph ends."""

    @property
    def sure(self) -> bool:
        """Whether words of it, or what looks like them, were moved for certain."""
        return self.glued or not all(site.optional for site in self.sites)

    @property
    def is_settled(self) -> bool:
        """Whether the likeliest reading is certain enough to be published, and no mark may be a stray one."""
        choice = self.choice
        if choice is None or not self.displaced or choice.posterior < self.least:
            return False
        return not (self.unproven or (self.glued and choice.best.cut is None))

    @property
    def least(self) -> float:
        """From which probability on its likeliest reading is published.

        Less will do where words were displaced in it beyond doubt, or where it stays as it stands and nothing shows
        that words left it; more is asked where it would stay with a gap.
        """
        choice = self.choice
        if choice is None:
            return self.threshold
        as_is = "".join(choice.best.words) == "".join(self.line.text.split())
        if as_is and self.sure:
            return max(self.threshold, _ALL_BUT_CERTAIN)
        return self.threshold - (_EASED if as_is or choice.odds > _BEYOND_DOUBT else 0.0)

    @property
    def unproven(self) -> str:
        """What speaks against the likeliest reading more than its probability speaks for it; empty where nothing does."""
        choice = self.choice
        if choice is None:
            return ""
        return next(
            (why for why, least in self._objections(choice.best) if choice.posterior < least), ""
        )

    def _objections(self, best: Candidate) -> Iterator[tuple[str, float]]:
        """What speaks against a reading, and how likely it must be in spite of that.

        The links that left a line's only place may stand behind it already, where nothing but links
        follows: such a line stays as it is.
        """
        text, sites = self.line.text, self.sites
        gaps = [site for site in sites if not site.optional]
        filled = {one.site for one in best.filled}
        in_place = best.cut is None and len(sites) == 1 and not sites[0].joins_right
        if not (in_place or filled.issuperset(gaps)):
            yield "leaves a gap or a stray mark", _NEVER
        if text[0] in _STOPS and not filled.issuperset(sites[:1]):
            yield "leaves a gap or a stray mark", _ALL_BUT_CERTAIN
        if gaps and _TWO_FIGURES.search(best.text):
            yield "leaves a figure that may be two", _CERTAIN
        if _STUCK_DASH.search(best.text):
            yield "leaves a dash that two words may share", _CERTAIN
        if best.cut is not None:
            yield from self._objections_to_moving(best, best.cut)

    def _objections_to_moving(self, best: Candidate, cut: Cut) -> Iterator[tuple[str, float]]:
        line = self.line
        stays, moved = line.text[: cut.start].split(), line.text[cut.start :].split()
        if stays and self._tears_ordinal(stays[-1].lower(), moved[0].lower()):
            yield "tears a number of two words apart", _NEVER
        if _ties_twice(self.above, line, best):
            yield "ties two hyphens together", _CERTAIN
        if any(pair not in line.text for pair in _LATIN_PAIR.findall(best.text)):
            yield "puts two foreign words together, whose order no model tells", _CERTAIN
        if any(one.goes_on is not None for one in best.filled):
            yield "joins or parts what may be one word or two", _ALL_BUT_CERTAIN
        if cut.glue == "hyphen" and stays and self._may_be_two(stays[-1]):
            yield "leaves a word that may be two", _CERTAIN
        if cut.glue == "digits" or _keeps_figures_together(line, best):
            yield "parts figures that stand together, or takes two for one", _ALL_BUT_CERTAIN
        if _leaves_one_alike(line, best):
            yield "leaves words like those that it moves", _LIKELY
        if mark := _mark_moved_alone(line, best):
            # A figure that moves with it is no slip of a hand.
            figured = any(map(str.isdigit, "".join(moved)))
            alone = _SURE if mark in _ENDS else _CERTAIN
            yield "moves a mark that may be a stray one", _ALL_BUT_CERTAIN if figured else alone

    def _may_be_two(self, word: str) -> bool:
        """Whether the letters of a word that ends in a hyphen were never seen, but two words that make them up were."""
        letters = word.strip(_AROUND)
        if not (word.endswith("-") and letters.isalpha()) or self.knows(letters):
            return False
        ways = range(_SHORTEST, len(letters) - _SHORTEST + 1)
        return any(self.knows(letters[:at]) and self.knows(letters[at:]) for at in ways)

    def _tears_ordinal(self, last: str, first: str) -> bool:
        """Whether two words, or a word and what is glued to the other one, are a number."""
        numbers = (one for one in self.ordinals if one.endswith(f" {first}"))
        return any(last.endswith(one.removesuffix(f" {first}")) for one in numbers)


def judge(extract: Extract, choices: Mapping[int, Choice]) -> dict[int, Judgement]:
    """What is to be done with each line that shows a gap, by its index; nothing in justified text."""
    sites = extract.sites
    sure = [index for index, places in enumerate(sites) if not all(s.optional for s in places)]
    odds = [choices[index].odds for index in sure if index in choices]
    displaced = sum(one >= _TELLING for one in odds) >= _SEVERAL and median(odds) > 0
    if not displaced and _are_slips(extract, choices, sure):
        return {}
    stretched = sum(any(s.end - s.start > 1 for s in sites[index]) for index in sure)
    wide = stretched >= max(_SEVERAL, _LEAST_STRETCHED * len(sites))
    if odds and wide and median(odds) <= _STRETCHED:
        return {}
    glued = {
        n for n, line in enumerate(extract.lines) if displaced and _glue_pattern().search(line.text)
    }
    threshold, ordinals = extract.scale.model.threshold, ordinal_forms(extract.grammar).keys()
    return {
        n: Judgement(
            line,
            choices.get(n),
            displaced,
            threshold,
            places,
            n in glued,
            ordinals,
            extract.scale.model.knows,
            _last_word_above(extract, choices, n),
        )
        for n, (line, places) in enumerate(zip(extract.lines, sites, strict=True))
        if places or n in glued
    }


@cache
def _glue_pattern() -> re.Pattern[str]:
    """A figure or a number sign at a word, or a word at a dash, as the first moved word stands at a full line's end.

    A dash or a capital at the end of a sentence.
    """
    small = f"[{lower()}]"
    return re.compile(
        r"[^\W\d_]{2}[.;:!?)»”]?(?:№ ?)?[0-9][^\s.]*\Z|\s[–—][^\W_]|[^\W\d_][.;][–—]"
        rf"|{small}{{4}}[.;:!?](?!{small})[^\W\d_]{{2}}"
    )


def _last_word_above(extract: Extract, choices: Mapping[int, Choice], index: int) -> str:
    """The last word above a line, as it was read there; none where a paragraph ends."""
    if not extract.goes_on(index - 1):
        return ""
    above = choices.get(index - 1)
    return (above.best.text if above else extract.lines[index - 1].text).split()[-1]


def _are_slips(extract: Extract, choices: Mapping[int, Choice], sure: Sequence[int]) -> bool:
    """Whether all gaps of a text are those of a hand that typed a blank too many.

    Each has two blanks, as none before a stray mark has but behind the number of an act that a link named; each line
    that could be read is far likelier whole, none has columns, and no other is as short as a printed one.
    """
    gaps = ((extract.lines[n].text, s) for n in sure for s in extract.sites[n] if not s.optional)
    if not all(s.end - s.start > 1 or _ends_with_number(text, s) for text, s in gaps):
        return False
    likely = any(one.odds > _UNLIKELY for one in choices.values())
    columns = any(sum(site.wide for site in extract.sites[index]) > 1 for index in sure)
    unread = (len(extract.lines[index].text) for index in sure if index not in choices)
    return not (likely or columns or any(length <= _WIDEST for length in unread))


def _ends_with_number(text: str, site: Site) -> bool:
    """Whether a line ends behind a blank in a mark alone, before which the number of an act and its kind stand."""
    return len(text) - site.end == 1 and _NUMBERED.search(text, 0, site.start) is not None


def verdict(judgement: Judgement) -> Iterator[Edit | Finding]:
    """The edit that restores a line, or the finding that says why it was left."""
    line, choice = judgement.line, judgement.choice
    if choice is None or not judgement.displaced:
        why = "it is too long, has too many gaps, or a moved word at its end and none"
        if not judgement.displaced:
            why = "a gap or a stray mark, and too few other lines show displaced words"
        if judgement.sure:
            yield _line_left(line, why)
    elif not judgement.is_settled:
        yield _line_left(line, _message_of_doubt(judgement, choice))
    else:
        yield from _edits_of_restoring(judgement, choice)


def _leaves_one_alike(line: Line, best: Candidate) -> bool:
    """Whether what stays before the moved words ends like one of these, and may be the one that moved."""
    assert best.cut is not None  # noqa: S101 - only such readings move words
    stays = line.text[: best.cut.start].split()
    moved = {_last_word_bare(line.text[start:end]) for _, start, end, _ in best.filled}
    return bool(stays) and not best.in_place and _last_word_bare(stays[-1]) in moved


def _last_word_bare(text: str) -> str:
    """The last word of a text, whatever its figure and its case."""
    return root(pieces(text.rsplit(maxsplit=1)[-1])[-1]).lstrip("01YD")


def _keeps_figures_together(line: Line, best: Candidate) -> bool:
    """Whether a word behind the line's gaps stays whole that the end of a sentence may divide: `92-1.2`."""
    assert best.cut is not None  # noqa: S101 - only such readings move words
    ends = (one.site.end for one in best.filled if one.site.end < best.cut.start)
    tail = line.text[max(ends, default=0) :]
    return any(_STUCK.match(word) and word in best.words for word in tail.split())


def _ties_twice(above: str, line: Line, best: Candidate) -> bool:
    """Whether the line is led by a word with a hyphen of its own, behind one that ends the line above: `17-⏎8-бабы`, `жедел-⏎тепе-іздестіру`.

    What stands before the second hyphen may as well stay where it is, and the rest belong to the line above.
    """
    site, start, end, _ = best.filled[0]
    first = line.text[start:end].partition(" ")[0]
    return not site.start and above.endswith("-") and "-" in first[:-1]


def _mark_moved_alone(line: Line, best: Candidate) -> str:
    """The marks inside a line, if a reading moves but them, over the words that end it, as a slip would have it.

    Marks at the line's start are what a link that the line's end divided leaves; a bracket that is
    empty is no slip, nor are two blanks too many before a mark that opens.
    """
    assert best.cut is not None  # noqa: S101 - only such readings move words
    text, moved = line.text, best.filled[: len(best.filled) - best.in_place]
    sites = {one.site for one in moved}
    if len(sites) != 1:
        return ""
    site = sites.pop()
    if site.links > 1 and best.cut.glue == "open":
        return ""
    marks = text[site.end : best.cut.start].strip()
    alone = text[: site.start].strip() and not (site.joins_left or any(map(str.isalnum, marks)))
    return marks if alone else ""


def _line_left(line: Line, message: str) -> Finding:
    return Finding(Code.DISPLACED_RUN_LEFT, line.span, message)


def _message_of_doubt(judgement: Judgement, choice: Choice) -> str:
    percent = int(100 * choice.posterior)
    if choice.best.cut is None:
        return f"words seem to be missing; that it is right as it stands has {percent} %"
    if judgement.unproven:
        return f"the likeliest way to fill its gaps, with {percent} %, {judgement.unproven}"
    return f"its gaps can be filled in more than one way; the likeliest has {percent} %"


def _edits_of_restoring(judgement: Judgement, choice: Choice) -> Iterator[Edit | Finding]:
    """The line as it reads; where a link leads it, no blanks that this one left stand before it."""
    line, best = judgement.line, choice.best
    led = any(not (site.start or site.optional) for site in judgement.sites)
    if best.cut is None and not led:
        return
    parts = parts_of(line.text, best.cut.start if best.cut else len(line.text), best.filled)
    order = arranged(line.text, parts, line.span.start, led=led)
    if order is None:
        yield _line_left(line, "no blank is left to keep words apart")
    elif len(order) > 1:
        confidence = int(1000 * choice.posterior) / 1000
        yield Reordering(Rule.DISPLACED_RUN, line.span, order, confidence)
