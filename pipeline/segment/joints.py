"""Sentences that do not join: what was lost, moved or put in leaves them open at one end.

A paragraph of prose ends in a sign of punctuation, and the next begins with a capital, a number or a
dash; where it does not, something stands between the two halves of a sentence, or a half is gone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise

from pipeline.clean.displaced.learnt import words_of
from pipeline.clean.figures import number_due
from pipeline.codes import Code
from pipeline.grammar import Grammar
from pipeline.grammar.provisions import UnitKind
from pipeline.grammar.wording import search_at_end
from pipeline.sections import OPENING_ROLES, Part
from pipeline.segment.openers import Level
from pipeline.segment.structure import Placed
from pipeline.terms import BlockRole
from pipeline.text import CleanText, Finding, Span
from pipeline.words.body_names import bodies, court_forms
from pipeline.words.folding import fold
from pipeline.words.indexes import RAISED
from pipeline.words.provision_words import unit_forms
from pipeline.words.quotes import OPENING, ends_in, quoted
from pipeline.words.sentence_ends import abbreviations

_PROSE = {BlockRole.PARAGRAPH, BlockRole.POINT, BlockRole.GROUNDS}
_BODY = {Part.INTRODUCTION, Part.BACKGROUND, Part.MOTIVATION, Part.DECISION}
_TORN = {Part.BACKGROUND, Part.MOTIVATION, Part.DECISION}
"""Where a sentence is one paragraph; preambles and grounds may have several."""
_FORMULAS = {BlockRole.ESTABLISHED, BlockRole.RESOLVES, BlockRole.OPINION_HEADING}
_SEATED = {BlockRole.COMPOSITION, BlockRole.PARTICIPANTS}
"""What the question goes on from, in one sentence over all paragraphs, with or without a comma."""
_NAME_ENDS = re.compile(r"(?:\.|\. ?[^\W\d_][\w-]+)\Z")
_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]\.\Z")
_INITIALS = r"(?:[^\W\d_]\. ?){1,2}"
_NAME = re.compile(rf"{_INITIALS}(?:,|[^\W\d_]{{2}})|[^\W\d_][\w-]+ {_INITIALS}(?:,|[^\W\d_])")
_LEAST = 40
"""A shorter paragraph may be a heading of its own."""
_MOST_HEADING = 120
_GOES_ON, _STOPS, _OPEN = ":;,—–-", ".!?…", "_,(«–—-"
"""The signs behind which a sentence goes on, with which one stops, and behind which it is open."""
_NOTE_MARKS = "".join(RAISED.values())
"""What stands behind the end of a sentence, and does not open it again."""
_MARKS_OF_NOTES = f"{_NOTE_MARKS}*"
# Shorter words with a raised figure are units of measure (`км²`).
_MARKED = re.compile(
    rf"[{re.escape(_NOTE_MARKS)}*](?<=[^\W\d_]{{3}}.)[{re.escape(_NOTE_MARKS)}]?(?![\w*])"
)
_WORDED = re.compile(r"[«“„\"(]?[^\W\d_]")
_FIRST_ROMAN = {"I", "І"}  # with the Cyrillic look-alike
_ROMAN = re.compile("[IVXІХ]{1,5}")
_ITEM = re.compile(r"(?:[^\W_]|[0-9]{1,3}(?:-[0-9]+)?)[.)]|[–—-]")
_ITEM_OF_LIST = re.compile(r"[^\W_]{1,3}\)|[–—-]")
_TWO_INITIALS = re.compile(r"(?:[^\W\d_]\.){2}")
_SUB_ITEM = re.compile(r"[^\W_]{1,3}\)")
_SENTENCE_STARTS = re.compile(r"\A|[^\W\d_]{4}[.!?…][»”)]? ")
_STOP = re.compile(r"\. (?=[^\W\d_]{3}|[^\W\d_]{1,2} [^\W\d_]{3,}(?![\w.]))")
# Four letters before the full stop, since shorter words are often abbreviations; of longer ones tables tell.
_SENTENCE_ENDS = re.compile(r"(?:(?<![^\W\d_.])([^\W\d_]{4,})|[^\W\d_][)»])\Z")
_WORD = re.compile(r"\w+")
_WORD_BEHIND = re.compile(r"\w+\Z")
_BRACKET = re.compile("[()]")
_HYPHENED = re.compile(r"-(?<=[^\W\d_]{2}-)([^\W\d_]{2,})(?!\w)")
_NOTE = re.compile(r"[0-9]{1,2} ?[^\W\d_]")
"""A number without a full stop: points have one, days a month in small letters behind them."""
_LISTED = {UnitKind.SUBPARAGRAPH, UnitKind.PARAGRAPH}
_NEAR = 24
"""Characters in which a unit and its number stand."""
_WORD_ENDS = re.compile(r"[^\W\d_]{2}[.»”\"]?\Z")
_LONGEST_END = 3
"""Characters that tell of the end of a word."""


def outside_tables(
    table_rows: Sequence[Span], placed: Sequence[Placed], text: CleanText
) -> Sequence[Placed]:
    """The paragraphs that are no row of a table: cells end without a sign, and say the same again."""
    if not table_rows:
        return placed
    rows = sorted(table_rows)
    starts = [row.start for row in rows]

    def is_row(one: Placed) -> bool:
        at = text.source_of(one.line.span.start)
        index = bisect_right(starts, at) - 1
        return index >= 0 and at < rows[index].end

    return [one for one in placed if not is_row(one)]


def loose_ends(placed: Sequence[Placed], grammar: Grammar) -> Iterator[Finding]:
    """Say where a sentence has no end or no beginning, and where a bracket is not closed."""
    first = placed[0].line.text if placed else ""
    if first[:1].islower():
        yield _cut_finding(placed[0], f"does “{_first_words(placed[0])}” begin the text?", 0)
    headed = sum(map(_is_headed, placed)) > 1
    sections = any(one.line.text in _FIRST_ROMAN for one in placed)
    for one, other in pairwise(placed):
        headings = headed and _is_headed(one) and not other.number
        if _parts_names(one, other) or (_is_cut(one, other, grammar) and not headings):
            yield _cut_finding(one, f"does “{_last_words(one)}” go on in “{_first_words(other)}”?")
        if _is_left_over(one, other) and not (sections and _ROMAN.fullmatch(other.line.text)):
            message = f"“{other.line.text}” is no sentence; it may be a line of a page or of a site"
            yield Finding(Code.FURNITURE_DOUBTFUL, other.line.span, message)
    last = placed[-1] if placed else None
    # What ends in a name or a number may be those who sign.
    if last and last.part in _BODY and last.role in _PROSE and _ends_small(last.line.text):
        yield _cut_finding(last, f"the text ends in “{_last_words(last)}”")
    words = frozenset(chain.from_iterable(_WORD.findall(one.line.text) for one in placed))
    noted = any(one.part is Part.NOTES or one.line.text[0] in _MARKS_OF_NOTES for one in placed)
    for one in placed:
        yield from () if noted else _marks_without_notes(one)
        yield from _broken_sentences(one, grammar)
        yield from _doubtful_hyphens(one, words, words_of(grammar.language))
        if (
            (note := _NOTE.match(one.line.text))
            and note[0][-1].isupper()
            and one.part in _BODY
            and one.role in _PROSE
        ):
            message = f"“{_first_words(one)}” may be a note below a page"
            yield Finding(Code.FURNITURE_DOUBTFUL, one.line.span, message)
        yield from _glued_figures(one, grammar)
        if fault := _bracket_fault(one.line.text, grammar):
            yield Finding(Code.BRACKET_OPEN, one.line.span, f"{fault}: “{_first_words(one)}”")


def _marks_without_notes(one: Placed) -> Iterator[Finding]:
    """The mark of a note behind a word of a text that has no notes: they are lost, or it is no mark."""
    text = one.line.text
    for match in _MARKED.finditer(text):
        before = _WORD_BEHIND.search(text, max(0, match.start() - _NEAR), match.start())
        word = f"{before[0] if before else ''}{match[0]}"
        message = f"“{word}” has the mark of a note, and the text has no notes"
        span = Span(match.end() - len(word), match.end()).shift(one.line.span.start)
        yield Finding(Code.FURNITURE_DOUBTFUL, span, message)


def _glued_figures(one: Placed, grammar: Grammar) -> Iterator[Finding]:
    """Figures right behind a word in small letters, or right before one."""
    text, counted = one.line.text, _counted_words(grammar)
    for match in _figures_at_words(grammar).finditer(text):
        # Units, months and years have their numbers before them, be it without a blank.
        if match["word"] and match["word"] + match["more"] in counted:
            continue
        before = _WORD_BEHIND.search(text[: match.end()])
        word = f"{before[0] if before else ''}{match['word'] or ''}"
        if word == word.lower():
            start = before.start() if before else match.start()
            ends = "begin with" if match["word"] else "end in"
            message = f"“{word}” may {ends} the number of a note or of a page"
            span = Span(start, start + len(word)).shift(one.line.span.start)
            yield Finding(Code.FURNITURE_DOUBTFUL, span, message)


def _broken_sentences(one: Placed, grammar: Grammar) -> Iterator[Finding]:
    """A full stop behind a word that is no abbreviation, and a small letter behind it."""
    text, short = one.line.text, abbreviations(grammar)
    for stop in _STOP.finditer(text):
        ended = text[stop.end()].islower() and _SENTENCE_ENDS.search(text, 0, stop.start())
        if ended and (ended[1] or "").lower() not in short:
            words = text[max(0, stop.start() - 10) : stop.end() + 20]
            message = f"a sentence ends and none begins: “{words}”"
            yield _cut_finding(one, message, stop.end() - 1)
    for start in _begins_anew(grammar).finditer(text):
        number = start["number"] and Span(*start.span("number"))
        # Among capitals one more tells nothing.
        alone = text[start.start() - 1].islower()
        if alone and not (number and number_due(text, number, grammar)):
            words = text[max(0, start.start() - 20) : start.end() + 10]
            message = f"a sentence begins and none has ended: “{words}”"
            yield _cut_finding(one, message, start.start())


def _doubtful_hyphens(
    one: Placed, words: Container[str], learnt: Container[str]
) -> Iterator[Finding]:
    """Words with a hyphen that the ruling has without it among its words, too: lines may have ended in them once.

    A word that was learnt without it tells as much where its halves are no words.
    """
    text = one.line.text
    for match in _HYPHENED.finditer(text):
        start = match.start()
        before = _WORD_BEHIND.search(text, max(0, start - _NEAR), start)
        first = before[0] if before else ""
        joined = first + match[1]
        halves = joined in learnt and not (first in learnt and match[1] in learnt)
        if joined in words or halves:
            word = text[start - len(joined) + len(match[1]) : match.end()]
            hyphen = Span(start, start + 1).shift(one.line.span.start)
            yield Finding(Code.HYPHEN_DOUBTFUL, hyphen, f"“{word}” has no hyphen elsewhere")


def _is_cut(one: Placed, other: Placed, grammar: Grammar) -> bool:
    """Whether a sentence runs over the border of two paragraphs, or ends at it without an end."""
    before, after = one.line.text.rstrip(_NOTE_MARKS) or one.line.text, other.line.text
    if before.endswith(grammar.identity.number_signs):
        return True
    # A number may stand in a line of its own, as a link: `в соответствии со статьей ¶ 150 ¶ ГПК`.
    if after.isdecimal() and before.split()[-1].lower() in unit_forms(grammar):
        return True
    if one.part is Part.MOTIVATION and other.role is BlockRole.RESOLVES:
        # The court resolves: its name is the subject, and ends what stands before the formula.
        last, clause = before.split()[-1], one.line.folded.rpartition(", ")[2]
        named = last[0].isupper() and clause.split()[-1] in _words_of_bodies(grammar)
        return last[-1].isalnum() and not (named or bodies(grammar).opening.match(clause))
    in_prose = one.part in _BODY and one.role in _PROSE and len(before) >= _LEAST
    if other.role is BlockRole.SIGNATURE:
        return in_prose and before[-1].isalnum()
    item = _ITEM.match(after) and not _TWO_INITIALS.match(after)
    if other.role in _FORMULAS or _ends_in_formula(other, grammar) or item:
        return in_prose and after[0].isdigit() and _lacks_its_end(before)
    if Part.NOTES in {one.part, other.part} or _is_place_of(one, other, grammar):
        return False
    joined = after.split()[0] in grammar.connectives.adding
    seated = (other.role is BlockRole.QUESTION or joined) and _ends_seats(one, grammar)
    if one.role is other.role is BlockRole.TITLE:
        return not after[0].islower()  # else it is one title over two paragraphs
    if _WORDED.match(after) and _first_letter(after).islower():
        runs_on = ends_in(before, _GOES_ON) and not _ends_in_formula(one, grammar)
        return not (seated or runs_on) or _is_torn_at_comma(one)
    if one.role in OPENING_ROLES:  # one sentence, of which each paragraph ends in a sign
        return before[-1].isalnum() and not seated
    named = before[0] == after[0] and before[0] in OPENING  # names in a list, one a paragraph
    comma = before[-1] == "," and (named or one.role is BlockRole.GROUNDS)
    listed = comma or _SUB_ITEM.match(before)
    return in_prose and not listed and _is_open(before)


def _is_open(text: str) -> bool:
    """Whether a text ends in no sign that ends a sentence or a part of one."""
    return text[-1].isalnum() or text[-1] in _OPEN


def _ends_small(text: str) -> bool:
    """Whether a text is open and ends in no name or number, which those who sign do."""
    word = text.rsplit(maxsplit=1)[-1]
    return _is_open(text) and (word.islower() or not word[-1].isalnum())


def _lacks_its_end(text: str) -> bool:
    """Whether a paragraph before a number is open, and is no heading and no item of a list."""
    heading = len(text) <= _MOST_HEADING and text[-1].isalnum()
    return not heading and not _ITEM_OF_LIST.match(text) and _ends_small(text)


def _is_torn_at_comma(one: Placed) -> bool:
    """Whether a sentence stops at a comma where a paragraph ends: no list has such without a colon before its items."""
    text = one.line.text
    prose = one.part in _TORN and one.role in _PROSE - {BlockRole.GROUNDS} and len(text) >= _LEAST
    if text[-1] != "," or not prose or _SUB_ITEM.match(text):
        return False
    sentence = text[max(start.end() for start in _SENTENCE_STARTS.finditer(text)) :]
    # What is quoted may go on over paragraphs as it stands where it is from.
    return ":" not in sentence and _first_letter(sentence).isupper() and not quoted(text).opened


def _is_place_of(one: Placed, other: Placed, grammar: Grammar) -> bool:
    """Whether a few words below an enactment line name the place, as they may inside it; no figure is among them."""
    few = one.role is BlockRole.ENACTMENT and len(other.line.text) < _LEAST
    words = "|".join(grammar.identity.fillers)
    named = few and re.match(rf"(?:{words}) ", other.line.folded)
    return bool(named) and not any(map(str.isdigit, other.line.text))


def _parts_names(one: Placed, other: Placed) -> bool:
    """Whether two paragraphs part the names of those who sat, and do not have one each."""
    before, after = one.line.text, other.line.text
    several = one.role is BlockRole.COMPOSITION and ", " in before and ", " in after
    goes_on = several and (before[-1] == "," or _INITIAL.search(before[-3:]) is not None)
    return goes_on and after[0].isupper() and _NAME.match(after) is not None


def _is_headed(one: Placed) -> bool:
    """Whether a section or point opens with a heading: few words behind a number, and no sign at the end."""
    level = one.number.level if one.number else Level.SUB_POINT
    return (
        level <= Level.POINT and len(one.line.text) <= _MOST_HEADING and one.line.text[-1].isalnum()
    )


def _is_left_over(one: Placed, other: Placed) -> bool:
    """Whether a few words without an end stand behind a sentence, in parts that have no headings, or anywhere in what opens a ruling."""
    text = other.line.text
    short = len(text) < _LEAST and text[-1].isalnum() and not _ITEM.match(text)
    prose = other.part in _BODY and other.role is BlockRole.PARAGRAPH
    opens = other.part is Part.INTRODUCTION
    # The items of a list begin alike, and the last of them may lack its full stop.
    listed = one.line.text[-1] == ";" and text[0].isupper() and not one.line.text[0].isupper()
    behind = one.part is other.part and (listed or ends_in(one.line.text, _STOPS))
    return short and prose and (opens or behind)


def _ends_seats(one: Placed, grammar: Grammar) -> bool:
    """Whether the names of those who sat or took part end here, as the language ends them."""
    closed = search_at_end(grammar.sections.participants_close, one.line.folded)
    return one.role in _SEATED and bool(closed or _NAME_ENDS.search(one.line.text))


def _ends_in_formula(one: Placed, grammar: Grammar) -> bool:
    """Whether a formula ends the paragraph: what follows is a sentence of its own."""
    known = (grammar.sections.established, grammar.sections.resolves)
    return any(search_at_end(formula.closing, one.line.folded) for formula in known)


def _first_letter(text: str) -> str:
    """The first letter of a text; empty where it has none."""
    return next((character for character in text if character.isalpha()), "")


def _bracket_fault(text: str, grammar: Grammar) -> str | None:
    """What is wrong with the brackets of a paragraph; one that closes none may be a number's (`3)`)."""
    if "(" not in text and ")" not in text:
        return None
    open_, open_at_most = 0, 0
    for match in _BRACKET.finditer(text):
        if match[0] == "(":
            open_, open_at_most = open_ + 1, open_at_most + 1
            continue
        # Two counts, as a bracket behind a number may close one or be the number's own (`3)`).
        open_ = max(open_ - 1, 0)
        near = text[max(0, match.start() - _NEAR) : match.start()]
        behind_number = near[-1:].isdigit() and _without_bracket(grammar).search(near)
        if behind_number or _WORD_ENDS.search(near[-_LONGEST_END:]):
            open_at_most -= 1
        if open_at_most < 0:
            return "a bracket closes and none opened it"
    return "a bracket opens and none closes it" if open_ else None


@cache
def _words_of_bodies(grammar: Grammar) -> frozenset[str]:
    """The words of the names of bodies and of their country, in folded text."""
    names = (*court_forms(grammar), *grammar.bodies.country_forms)
    return frozenset(word for name in names for word in fold(name, grammar).split())


@cache
def _begins_anew(grammar: Grammar) -> re.Pattern[str]:
    """Behind a word without a sign a word that has a capital only where it opens a sentence, or a point's number."""
    join = grammar.connectives
    words = "|".join(map(re.escape, join.opening)) or "(?!)"
    listed = "|".join(map(re.escape, (*join.adding, *join.choosing)))
    number = rf"(?P<number>[0-9]{{1,3}})(?:\.|\)(?! (?:{listed})\b)) (?=[^\W\d_])"
    # Before a full stop it is an initial; so is one letter before a number.
    return re.compile(rf" (?:(?<=[^\W\d_] )(?:{words})(?![\w.-])|(?<=[^\W\d_]{{2}} ){number})")


@cache
def _figures_at_words(grammar: Grammar) -> re.Pattern[str]:
    """The figures behind a word, or behind the four of a year; one or two before a word, which follows."""
    years = "|".join(map(re.escape, grammar.calendar.years))
    # Shorter words with a figure are units of measure and codes (`м2`).
    behind = r"(?<=[^\W\d_]{4}.)[0-9]{0,2}(?!\w)"
    in_year = rf"(?<=\b[12])[09][0-9]{{3,5}}(?= ?(?:{years}))"
    before = r"(?<![\w.,/–-].)[0-9]?(?=(?P<word>[^\W\d_]{4,})(?P<more>\w?))"
    return re.compile(rf"[0-9](?:{behind}|{in_year}|{before})")


@cache
def _counted_words(grammar: Grammar) -> frozenset[str]:
    """Every form of the units, months and years, without the full stop of an abbreviation."""
    words = chain(unit_forms(grammar), *grammar.calendar.months, grammar.calendar.years)
    return frozenset(word.rstrip(".") for word in words)


@cache
def _without_bracket(grammar: Grammar) -> re.Pattern[str]:
    """A number that has no bracket of its own: behind the sign of one, or a unit that no list counts."""
    signs = map(re.escape, grammar.identity.number_signs)
    # Where numbers stand before their units, the unit behind which one stands is not its own.
    forms = {} if grammar.provisions.numeral_first else unit_forms(grammar)
    units = (
        rf"(?<!\w){re.escape(word)}"
        for word, readings in forms.items()
        if _LISTED.isdisjoint(one.kind for one in readings)
    )
    return re.compile(rf"(?i)(?:{'|'.join((*signs, *units))})\s?[0-9]+(?:-[0-9]+)?\Z")


def _cut_finding(one: Placed, message: str, at: int = -1) -> Finding:
    """A sentence that is cut at a character of a paragraph, or at its last one: a line may have ended there."""
    at += one.line.span.start if at >= 0 else one.line.span.end
    return Finding(Code.SENTENCE_CUT, Span(at, at + 1), message)


def _last_words(one: Placed) -> str:
    """The last words of a paragraph, as messages show them."""
    return " ".join(one.line.text[-40:].split()[1:]) or one.line.text[-40:]


def _first_words(other: Placed) -> str:
    """The first words of a paragraph, as messages show them."""
    return " ".join(other.line.text[:40].split()[:-1]) or other.line.text[:40]
