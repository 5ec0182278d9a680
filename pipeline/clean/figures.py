"""Figures: of other scripts, letters that stand for figures, and figures that stand for letters."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from pipeline.clean.naming import Places, named
from pipeline.codes import Code, Rule
from pipeline.grammar import Grammar
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Finding, Replacement, Span
from pipeline.words.dates import month_numbers
from pipeline.words.equivalents import DASH
from pipeline.words.provision_words import unit_forms
from pipeline.words.quotes import MARKS

# `\d` is a digit of any script; the look ahead leaves out those that are right as they are.
_DIGIT = re.compile(r"(?![0-9])\d")
_POINT = re.compile(r"(?m)^[^\S\n]*(\w{1,3})([.)])[^\S\n]")
_LISTED = re.compile(rf"[0-9]\s?(?:,|{DASH})\s?\Z")
"""What stands before a number that goes on with a list or a range."""
_LIKELY = 0.9
_WORD_BEFORE = re.compile(r"(?<!\w)(\w{4,5})\w*\s\Z")
_WORD_BEHIND = re.compile(r"[-\u2011](\w{3,4})")
_LEAD = re.compile(rf"\)\s|\s?{DASH}")
"""What stands between a number and its unit behind it."""
_GAP = re.compile(r"[^\S\n]*\n?[^\S\n]*\Z")
_WORD_STARTS = re.compile(r"(?<!\w)\w")
_WORD_ENDS = re.compile(r"[\w.](?!\w)")
_LED_BY_NAUGHT = re.compile("0[0-9]{2}")
"""No day or month, nor any other number of a ruling, begins so."""
_NEAR = 40
"""Characters in which the longest form of a unit stands."""


def foreign_digits(text: CleanText, _: Job) -> Iterator[Edit | Finding]:
    """Write figures of other scripts and forms as the usual ones."""
    if not _DIGIT.search(text.characters):
        return
    places = Places(Code.CHARACTER_READ)
    for match in _DIGIT.finditer(text.text):
        figure = str(unicodedata.decimal(match[0]))
        yield Replacement(Rule.LOOK_ALIKE, Span(*match.span()), figure)
        places.add(f"{named(match[0])} is read as “{figure}”", Span(*match.span()))
    yield from places.findings()


def letters_as_figures(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Write the figure meant by a letter among figures (`2О25`), or alone where a number is due."""
    taken = job.grammar.letters.figures
    if not taken:
        return
    # A set, since a letter may be found among figures and by the word beside it.
    found = {
        Span(*match.span())
        for pattern in _among_figures(job.grammar)
        for match in pattern.finditer(text.text)
    }
    found.update(
        _letters_for_numbers(text.text, job.grammar), _letters_for_points(text.text, job.grammar)
    )
    for span in sorted(found):
        yield from _as_figures(text.text, span, taken)
    for match in _figures_at_stroke(job.grammar).finditer(text.text):
        message = f"“{match[0]}” may hold a figure or a stray mark; it is left as it is"
        yield Finding(Code.MIXED_SCRIPT, Span(*match.span()), message)
    for span in sorted({*_unreadable_numbers(text.text, job.grammar)} - found):
        written = text.text[span.start : span.end]
        message = f"“{written}” stands in the place of a number; it is left as it is"
        yield Finding(Code.MIXED_SCRIPT, span, message)


def figures_as_letters(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Write the letter meant by a figure inside a word (`к0нституция`)."""
    own = job.grammar.letters.alphabet
    # Turned round, so that of several letters for a figure the first of the table stays.
    figures = reversed(job.grammar.letters.figures.items())
    taken = {figure: letter.lower() for letter, figure in figures if letter in own}
    for match in _figures_inside(own, text.text):
        written = [c for c in match[0] if c.isdigit()]
        # Mostly capitals: an abbreviation or a code with a number, and no word.
        if sum(c.islower() for c in match[0]) < len(match[0]) // 2:
            continue
        if set(written) <= set(taken):
            meant = "".join(taken.get(c, c) for c in match[0])
            yield Replacement(Rule.LOOK_ALIKE, Span(*match.span()), meant, _LIKELY)
            message = f"“{match[0]}” holds a figure; it is read as “{meant}”"
            yield Finding(Code.CHARACTER_READ, Span(*match.span()), message)
        else:
            message = f"“{match[0]}” holds a figure; it is left as it is"
            yield Finding(Code.MIXED_SCRIPT, Span(*match.span()), message)


def _figures_inside(own: str, text: str) -> Iterator[re.Match[str]]:
    """The words with figures between their letters."""
    # A search that begins with a figure passes over all else.
    if re.search(rf"[0-9](?<=[{own}].)(?=[{own}])", text):
        yield from re.finditer(rf"(?<!\w)[{own}]+(?:[0-9][{own}]+)+(?!\w)", text)


def _as_figures(text: str, span: Span, taken: dict[str, str]) -> Iterator[Edit | Finding]:
    written = text[span.start : span.end]
    meant = "".join(taken.get(c, c) for c in written)
    # A quotation begins with a letter, to which a displaced number may be glued: `«О4`.
    quoted = meant[0] == "0" and span.start > 0 and text[span.start - 1] in MARKS
    if (quoted or _LED_BY_NAUGHT.match(meant)) and not written[0].isdigit():
        message = f"“{written}” may begin with a letter or a figure; it is left as it is"
        yield Finding(Code.MIXED_SCRIPT, span, message)
        return
    yield Replacement(Rule.LOOK_ALIKE, span, meant, _LIKELY)
    message = f"“{written}” holds a letter in the place of a figure; it is read as “{meant}”"
    yield Finding(Code.CHARACTER_READ, span, message)


def _letters_for_points(text: str, grammar: Grammar) -> Iterator[Span]:
    """The letters that open a line between the points whose number they could be: 2., `З.`, 4."""
    figures = grammar.letters.figures
    alone = grammar.letters.figures_alone
    opened = list(_POINT.finditer(text))
    for before, match, after in zip(opened, opened[1:], opened[2:], strict=False):
        if match[1] in alone and before[2] == match[2] == after[2]:
            due = (str(int(figures[match[1]]) - 1), str(int(figures[match[1]]) + 1))
            if (before[1], after[1]) == due:
                yield Span(*match.span(1))


@cache
def _among_figures(grammar: Grammar) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of figures with capitals that stand for some, or with small letters between two of them.

    At an edge a stroke (`l`, `I`) may be a stray mark, and a small letter a suffix (`10б`).
    """
    letters = grammar.letters.figures
    capital = "".join(c for c, figure in letters.items() if c.isupper() and figure != "1")
    every = "".join(letters)
    # What is looked for comes first and what stands before it after that, as a search then passes over all else.
    mixed = rf"[0-9]*(?:[{capital}][0-9{capital}]*|(?:[{every}]+[0-9]+)+)"
    led = rf"[{capital}](?<!\w.)[{capital}]*[0-9][0-9{capital}]*"
    return re.compile(rf"[0-9](?<!\w.){mixed}(?!\w)"), re.compile(rf"{led}(?!\w)")


@cache
def _figures_at_stroke(grammar: Grammar) -> re.Pattern[str]:
    """Figures with a stroke behind or before them."""
    figures = grammar.letters.figures.items()
    strokes = "".join(c for c, figure in figures if figure == "1" and (c.isupper() or c == "l"))
    # All that may come first is one class, by which a search passes over all else.
    mixed = rf"(?<=[0-9])[0-9]*[{strokes}]|(?<=[{strokes}])[0-9]+"
    return re.compile(rf"[0-9{strokes}](?<!\w.)(?:{mixed})(?!\w)")


def _letters_for_numbers(text: str, grammar: Grammar) -> Iterator[Span]:
    """The letters alone where only a number can stand: at a unit, a month, the sign of a number."""
    alone = grammar.letters.figures_alone
    for match in re.finditer(rf"[{alone}](?<!\w.)(?!\w)", text) if alone else ():
        if number_due(text, Span(*match.span()), grammar):
            yield Span(*match.span())


def _unreadable_numbers(text: str, grammar: Grammar) -> Iterator[Span]:
    """Where only a number can stand: small letters and `S` that look like a figure, and figures with one before or a capital behind."""
    figures = grammar.letters.figures.items()
    small = "Ss" + "".join(c for c, f in figures if (f != "0" if c.islower() else f == "1"))
    capital = "".join(c for c in grammar.letters.alphabet if c.isupper())
    letter, figures_first = r"(?![\w.)])|[0-9]+(?!\w)", rf"(?<=[0-9])[0-9]*[{capital}](?!\w)"
    for match in re.finditer(
        rf"[0-9{small}](?<!\w.)(?:(?<=[{small}])(?:{letter})|{figures_first})", text
    ):
        span = Span(*match.span())
        listed = _LISTED.search(text, max(0, span.start - 8), span.start)
        due = listed or number_due(text, span, grammar)
        if due and (match[0][-1] not in "IІ" or _is_counted(text, span)):
            yield span


def _is_counted(text: str, span: Span) -> bool:
    """Whether figures stand elsewhere beside the word that a stroke stands beside, which is no Roman number then."""
    before = _WORD_BEFORE.search(text, max(0, span.start - _NEAR), span.start)
    behind = _WORD_BEHIND.match(text, span.end)
    counted = before and re.search(rf"{before[1]}\w*\s[0-9]", text)
    return bool(counted or (behind and re.search(rf"[0-9]{behind[0]}", text)))


def number_due(text: str, span: Span, grammar: Grammar) -> bool:
    """Whether words of a ruling ask for a number in a place: a unit, a month, the sign of a number."""
    before = text[max(0, span.start - _NEAR) : span.start].lower()
    behind = text[span.end : span.end + _NEAR].lower()
    # Between the two may be a line's end with the indent of the next line.
    worded, signs = _GAP.sub("", before), grammar.identity.number_signs
    if worded.endswith(tuple(map(str.lower, signs))):
        return True
    if behind[:1].isspace() and any(
        one in month_numbers(grammar) for one in _openings_of(behind[1:])
    ):
        return True
    units = unit_forms(grammar)
    # The number stands before its unit in one language
    # (`5-бап`), behind it in another (`статья 5`).
    if grammar.provisions.numeral_first:
        lead = _LEAD.match(behind)
        return lead is not None and any(one in units for one in _openings_of(behind[lead.end() :]))
    starts = _WORD_STARTS.finditer(worded)
    return worded != before and any(worded[one.start() :] in units for one in starts)


def _openings_of(text: str) -> Iterator[str]:
    """What a text begins with, up to each place where a word or its full stop ends."""
    return (text[: one.end()] for one in _WORD_ENDS.finditer(text))
