"""Characters: new lines, what cannot be seen, composed letters, letters of another alphabet."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from pipeline.codes import Code, Rule
from pipeline.text import Finding, Replacement, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.grammar import Grammar
    from pipeline.job import Job
    from pipeline.text import CleanText, Edit

_NEW_LINE = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
# Control and format characters, but not tab, new line and form feed; a soft hyphen that ends its
# line is a hyphen's matter (see hyphens.py).
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]+|\u00ad(?![ \t]*\n)"
)
_LOST = re.compile("\ufffd+")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zƏə]")
# An initial or a row of them, standing before or after a surname.
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.(?:[ -]?(?=[^\W\d_]\.))?){1,3}(?![\d_])")
_ROMAN = re.compile(r"[IVX]+\.")
_AMBIGUOUS = 0.9


def newlines(text: CleanText, _: Job) -> Iterator[Edit]:
    """Make every kind of line end a new line."""
    for match in _NEW_LINE.finditer(text.text):
        yield Replacement(Rule.NEWLINE, Span(*match.span()), "\n")


def invisible(text: CleanText, _: Job) -> Iterator[Edit | Finding]:
    """Remove characters that no reader sees; point out one that stands for a lost one."""
    for match in _INVISIBLE.finditer(text.text):
        yield Replacement(Rule.INVISIBLE, Span(*match.span()), "")
    for match in _LOST.finditer(text.text):
        yield Finding(
            Code.CHARACTER_LOST,
            Span(*match.span()),
            "a character was lost before this file was made",
        )


def compose(text: CleanText, _: Job) -> Iterator[Edit]:
    """Compose letters written in two parts (NFC; never NFKC, which would turn № into No)."""
    if unicodedata.is_normalized("NFC", text.text):
        return
    for match in _decomposed().finditer(text.text):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            yield Replacement(Rule.UNICODE, Span(*match.span()), composed)


@cache
def _decomposed() -> re.Pattern[str]:
    """Give the pattern of a character with its combining marks, or of a row of Hangul jamo."""
    marks = "".join(chr(c) for c in range(0x300, 0x1F000) if unicodedata.combining(chr(c)))
    return re.compile(f"[\u1100-\u11ff\uac00-\ud7a3]+|[^{marks}]?[{marks}]+|[^\x00-\u02ff{marks}]")


def look_alikes(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Put the letters meant for foreign ones inside a word of the language's own alphabet."""
    if not _LATIN.search(text.text):
        return
    for match in _WORD.finditer(text.text):
        if _LATIN.search(match[0]) and not match[0].isascii():
            yield from _in_word(match, job.grammar)
    for match in _INITIALS.finditer(text.text):
        if _LATIN.search(match[0]) and _names_somebody(text.text, match, job.grammar):
            letters = job.grammar.letters
            meant = letters.look_alikes | letters.look_alikes_in_front_words
            yield from _letters(match, meant, letters.uncertain)


def _in_word(match: re.Match[str], grammar: Grammar) -> Iterator[Edit | Finding]:
    letters = grammar.letters
    front = not letters.front_vowels.isdisjoint(match[0])
    meant = letters.look_alikes | (letters.look_alikes_in_front_words if front else {})
    native = sum(letter in letters.alphabet for letter in match[0])
    foreign = [c for c in match[0] if _LATIN.match(c)]
    if all(c in meant for c in foreign) and native:
        yield from _letters(match, meant, letters.uncertain)
    elif native > len(foreign):
        yield Finding(
            Code.MIXED_SCRIPT,
            Span(*match.span()),
            f"“{match[0]}” mixes two alphabets; it is left as it is",
        )


def _letters(match: re.Match[str], meant: dict[str, str], uncertain: str = "") -> Iterator[Edit]:
    for offset, letter in enumerate(match[0], match.start()):
        if letter in meant:
            confidence = _AMBIGUOUS if letter in uncertain else 1.0
            yield Replacement(Rule.LOOK_ALIKE, Span(offset, offset + 1), meant[letter], confidence)


def _names_somebody(text: str, match: re.Match[str], grammar: Grammar) -> bool:
    """Tell whether initials stand at a surname; a lone Roman number with a dot does not count."""
    if _ROMAN.fullmatch(match[0]):
        return False
    after, before = (
        text[match.end() : match.end() + 2].lstrip(),
        text[: match.start()].rstrip()[-1:],
    )
    native = grammar.letters.alphabet
    return (after[:1].isupper() and after[1:] in native) or (before.islower() and before in native)
