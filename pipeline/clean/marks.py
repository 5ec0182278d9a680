"""Combining marks that no letter of the language has: stress, accents, strokes through a word."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pipeline.clean.naming import named
from pipeline.codes import Code, Rule
from pipeline.text import Finding, Replacement, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.job import Job
    from pipeline.text import CleanText, Edit

_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MARKED = re.compile(rf"(?:[^\W\d_]|[{_MARKS}])*+")
_MARK = re.compile(f"[{_MARKS}]")
_STRESS = frozenset("\u0300\u0301")


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
