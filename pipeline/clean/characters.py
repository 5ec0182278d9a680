"""Characters: new lines, what cannot be seen, letters written in parts, marks that no letter has."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from pipeline.clean.naming import Places, named
from pipeline.codes import Code, Rule
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Finding, Replacement, Span

_NEW_LINE = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
# Control and format characters, fillers and selectors of a glyph's form, but not tab, new line and
# form feed; a soft hyphen that ends its line is a hyphen's matter (see divisions.py), and the controls
# above 0x7F stand for lost signs (see code_page.py).
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U000e0000-\U000e0fff]+|\u00ad(?![ \t]*[\n\f])"
)
# Word writes a hyphen at which no line ends as a control.
_HYPHEN = re.compile("(?<=[0-9\u2070-\u2079\u00b9\u00b2\u00b3])\u00ad(?=\\w)|(?<=\\w)\x1e(?=\\w)")
_OPTIONAL = re.compile(r"¬ ?(?:(?<=[^\W\d_]¬)|(?<=[^\W\d_]¬ ))(?=[^\W\d_])")
"""What Word shows for a soft hyphen, between two letters."""
_FILLER = re.compile("[\u3164\uffa0]")
"""Letters of Hangul that look like a blank."""
_IN_WORD = re.compile("[\x00-\x08\x0e-\x1d\x7f](?<=\\w.)(?=\\w)")
_HALF = re.compile("\\w+\u00ad(?=[^\\S\n\f]+\\w)")
"""Half a word, and another word beside it: two lines were taken for one."""
_BETWEEN_FIGURES = re.compile("[0-9]+\u00ad[0-9]+")
# `(cid:123)` is how extractors write a glyph of a PDF's font of which no letter is known.
_LOST = re.compile(r"\ufffd+|\(cid:[0-9]+\)")
_GLYPH = frozenset("(cid:)")
MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MARKED = re.compile(rf"(?:[^\W\d_]|[{MARKS}])*+")
_MARK = re.compile(f"[{MARKS}]")
_STRESS = frozenset("\u0300\u0301")


def newlines(text: CleanText, _: Job) -> Iterator[Edit]:
    """Make every kind of line end a new line."""
    for match in _NEW_LINE.finditer(text.text) if _NEW_LINE.search(text.characters) else ():
        yield Replacement(Rule.NEWLINE, Span(*match.span()), "\n")


def invisible(text: CleanText, _: Job) -> Iterator[Edit | Finding]:
    """Remove characters that no reader sees; point out one that stands for a lost one.

    A soft hyphen between a number and its unit or suffix divides no word: it is the hyphen there.
    """
    for match in _FILLER.finditer(text.text) if _FILLER.search(text.characters) else ():
        yield Replacement(Rule.INVISIBLE, Span(*match.span()), " ")
    for match in _INVISIBLE.finditer(text.text) if _INVISIBLE.search(text.characters) else ():
        due = "-" if _HYPHEN.match(text.text, match.start()) else ""
        yield Replacement(Rule.INVISIBLE, Span(*match.span()), due)
    shown = Places(Code.CHARACTER_READ)
    for match in _OPTIONAL.finditer(text.text) if "¬" in text.characters else ():
        yield Replacement(Rule.INVISIBLE, Span(*match.span()), "")
        shown.add(
            "“¬” inside a word is read as the hyphen of a line that no longer ends there",
            Span(*match.span()),
        )
    yield from shown.findings()
    for match in _IN_WORD.finditer(text.text) if _INVISIBLE.search(text.characters) else ():
        message = f"{named(match[0])} stands inside a word, perhaps for a letter that is lost"
        yield Finding(Code.CHARACTER_LOST, Span(*match.span()), message)
    for match in _HALF.finditer(text.text) if "\u00ad" in text.characters else ():
        message = f"“{match[0]}” is half a word, and its line goes on with another"
        yield Finding(Code.HYPHEN_DOUBTFUL, Span(*match.span()), message)
    for match in _BETWEEN_FIGURES.finditer(text.text) if "\u00ad" in text.characters else ():
        first, second = match[0].split("\u00ad")
        message = f"“{first}-{second}” may be one number: its hyphen is one that readers do not see"
        yield Finding(Code.HYPHEN_DOUBTFUL, Span(*match.span()), message)
    may_be_lost = "\ufffd" in text.characters or set(text.characters) >= _GLYPH
    for match in _LOST.finditer(text.text) if may_be_lost else ():
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
    """The pattern of a character with its combining marks, or of a row of Hangul jamo."""
    marks = "".join(chr(c) for c in range(0x300, 0x1F000) if unicodedata.combining(chr(c)))
    return re.compile(f"[\u1100-\u11ff\uac00-\ud7a3]+|[^{marks}]?[{marks}]+|[^\x00-\u02ff{marks}]")


def combining_marks(text: CleanText, _: Job) -> Iterator[Edit | Finding]:
    """Take stress and the marks of a name off their letters, and tell of every word with a mark.

    A mark parts a word for every later reader: a name that holds one would be lost. Strokes through
    other words stay, for what they strike out may not hold.
    """
    if not _MARK.search(text.characters):
        return
    for match in _MARKED.finditer(text.text):
        marks = "".join(dict.fromkeys(_MARK.findall(match[0])))
        if marks:
            taken = set(marks) <= _STRESS or match[0][:1].isupper()
            yield from _taken_off(match) if taken else ()
            what = ", ".join(map(named, marks))
            done = "the word is read without it" if taken else "it is left as it is"
            message = f"“{match[0]}” holds {what}; {done}"
            yield Finding(Code.CHARACTER_FOREIGN, Span(*match.span()), message)


def _taken_off(word: re.Match[str]) -> Iterator[Edit]:
    for mark in _MARK.finditer(word.string, *word.span()):
        yield Replacement(Rule.UNICODE, Span(*mark.span()), "")
    for at, letter in enumerate(word[0], word.start()):
        plain = unicodedata.normalize("NFD", letter)
        if len(plain) > 1 and plain[1] in _STRESS:
            yield Replacement(Rule.UNICODE, Span(at, at + 1), plain[0])
