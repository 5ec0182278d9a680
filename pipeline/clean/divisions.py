"""Hyphens at line ends: the two halves are joined, and the hyphen stays where it is part of the word."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from pipeline.clean.blanks import blanks_start
from pipeline.clean.displaced.learnt import words_of
from pipeline.codes import Code, Rule
from pipeline.grammar import Grammar
from pipeline.job import Job
from pipeline.languages import Language
from pipeline.text import CleanText, Edit, Finding, Replacement, Span

SOFT = "\u00ad"
_DIVIDERS = frozenset(f"{SOFT}¬")
"""Signs that divide words and are part of none; word processors show the soft hyphen as the second."""
# The end of a line whose last character is a hyphen at a word, up to the next line's text; and a
# line that opens with a hyphen at a word (`484⏎-бабы`).
_DIVIDED = re.compile(
    r"(?<=\w)(?:[-\u2010\u2011\u00ad¬][^\S\n]*\n\s*(?=\w)|[^\S\n]*\n\s*(?=[-\u2010\u2011][^\W\d]))"
)
_HYPHEN = "\u2010"
_INSIDE = re.compile(r"\w([-\u2010])(?=\w)")
_NEW_LINE = re.compile(r"\n")
_HEAD = re.compile(r"\w+(?:-\w+)*\Z")
_TAIL = re.compile(r"\w+(?:-\w+)*")
# A hyphen with as many letters as tell what is joined to it, and the number or the word before it.
_JOINT = re.compile(r"-([^\W\d_]{3})")
_BEFORE_JOINT = re.compile(r"(?<![\w-])(?:[0-9]+|([^\W\d_]{3,}))\Z")
_GLUED_NUMBER = re.compile(r"[0-9](?<![\w-].)[0-9]*([^\W\d_]{3})[^\W\d_]*")
_LONG_WORD = re.compile(r"(?<![\w-])[^\W\d_]{7,}(?![\w-])")
_LONGEST_WORD = 60
_MOST_PARTS = 8
_OF_TAIL = 3
"""Letters behind the hyphen: a compound whose halves were joined shares so much with no word (1 of 201)."""


@dataclass(frozen=True)
class _DocumentWords:
    """The words of a text, looked up for each of its divided ones."""

    text: str

    @cached_property
    def plain(self) -> Sequence[str]:
        """Words without hyphens, in lower case and in their order."""
        return sorted(set(re.findall(r"\w+", self.text.lower())))

    @cached_property
    def hyphenated(self) -> frozenset[str]:
        """Words with hyphens, whole and from each of their parts on."""
        found: set[str] = set()
        for word in set(re.findall(r"\w+(?:-\w+)+", self.text)):
            parts = word.split("-")
            # Bounded, since a row of hundreds of parts would cost the square of its length.
            found.update("-".join(parts[start:]) for start in range(min(len(parts), _MOST_PARTS)))
        return frozenset(found)

    @cached_property
    def dividers(self) -> frozenset[str]:
        """The signs that only divide words at lines' ends; of two hyphens the one that stands in no line."""
        inside = _INSIDE.findall(self.text)
        return _DIVIDERS if _HYPHEN in inside or "-" not in inside else _DIVIDERS | {_HYPHEN}


def hyphens(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Join what a line end divides at a hyphen."""
    words, done = _DocumentWords(text.text), 0
    decided = {span.start for span in text.decided}
    for end in _NEW_LINE.finditer(text.text):
        match = division(text.text, blanks_start(text.text, end.start()))
        if match and match.start() >= done:  # an empty line has two line ends, and is one division
            done = match.end()
            if decided and text.source_of(match.start() + 1) in decided:
                continue
            yield from _join_at_hyphen(words, match, job.grammar)
    yield from _lost_hyphens(text.text)


def _lost_hyphens(text: str) -> Iterator[Finding]:
    """Tell of numbers and words glued to a word that the text else joins to them by a hyphen.

    An extractor takes the hyphen for one that divides a word where a line ends with it.
    """
    joined = Counter(_hyphenated_joints(text))
    lower = text.lower()
    numbered = tuple(one for one in joined if one[0] == "0")
    # Mostly no word is written without its hyphen, and none need be looked through.
    worded = tuple(one for one in joined if one[0] != "0" and one in lower)
    numbers = _GLUED_NUMBER.finditer(text) if numbered else ()
    words = _LONG_WORD.finditer(text) if worded else ()
    glued = [m for m in numbers if f"0{m[1]}".lower().startswith(numbered)]
    glued += [m for m in words if m[0].lower().startswith(worded)]
    glued.sort(key=re.Match.start)
    for match in glued if 2 * len(glued) < joined.total() else ():
        message = f"“{match[0]}” may have lost its hyphen at a line's end"
        yield Finding(Code.HYPHEN_DOUBTFUL, Span(*match.span()), message)


def _hyphenated_joints(text: str) -> Iterator[str]:
    """What is joined by hyphens, with `0` for a number: the word before, and the first letters behind."""
    for joint in _JOINT.finditer(text):
        if before := _BEFORE_JOINT.search(
            text, max(0, joint.start() - _LONGEST_WORD), joint.start()
        ):
            yield ((before[1] or "0") + joint[1]).lower()


def division(text: str, line_end: int) -> re.Match[str] | None:
    """The hyphen and the line end where they divide a word; `line_end` is behind the text."""
    return _DIVIDED.match(text, max(0, line_end - 1)) or _DIVIDED.match(text, line_end)


def _join_at_hyphen(
    words: _DocumentWords, match: re.Match[str], grammar: Grammar
) -> Iterator[Edit | Finding]:
    mark, end = match[0][0], Span(match.start() + 1, match.end())
    # Nothing divides a number from letters but a hyphen that is theirs, whatever sign shows it.
    numbered = words.text[match.start() - 1].isdigit() and words.text[match.end()].isalpha()
    if numbered and mark in _DIVIDERS:
        yield Replacement(Rule.HYPHEN, Span(*match.span()), "-")
    elif mark.isspace() or (
        not numbered and (mark in words.dividers or _hyphen_divides(words, match, grammar))
    ):
        yield Replacement(Rule.HYPHEN, Span(*match.span()), "")
    else:
        yield Replacement(Rule.HYPHEN, end, "")
        if not _hyphen_belongs(words, match, grammar):
            word = f"{_word_before(words.text, match)}-{_word_behind(words.text, match)}"
            yield Finding(Code.HYPHEN_DOUBTFUL, end, f"the hyphen of “{word}” is kept")


def _hyphen_belongs(words: _DocumentWords, match: re.Match[str], grammar: Grammar) -> bool:
    """Whether the hyphen is part of the word: after a number, in a word seen with it, in a compound that is no plain word."""
    # The line end ties two parts: `социально-право-⏎вого` and `кт-⏎о-либо` are no compounds there.
    head, tail = _word_before(words.text, match).rpartition("-")[2], _word_behind(words.text, match)
    word, second = f"{head}-{tail}", tail.partition("-")[0]
    seen = word in words.hyphenated or word.lower() in words_of(grammar.language)
    if head[-1:].isdigit() or seen:
        return True
    # `экс-перт` and `сұр-ау` may look like compounds, and are known words without the hyphen.
    plain = second[:1].islower() and _is_begun(words, f"{head}{second}".lower(), grammar)
    return not plain and bool(_compound_pattern(grammar).fullmatch(f"{head}-{second}"))


def _hyphen_divides(words: _DocumentWords, match: re.Match[str], grammar: Grammar) -> bool:
    """Whether the hyphen only divides: a word of the document or of legal texts begins so, and none has it."""
    head, tail = _word_before(words.text, match), _word_behind(words.text, match)
    if head[-1:].isdigit() or not tail[:1].islower() or _hyphen_belongs(words, match, grammar):
        return False
    start = f"{head.rpartition('-')[2]}{tail[:_OF_TAIL]}".lower()
    return _is_begun(words, start, grammar)


def _is_begun(words: _DocumentWords, start: str, grammar: Grammar) -> bool:
    """Whether a word of the document or of legal texts begins so."""
    return _any_begins(words.plain, start) or _any_begins(_legal_words(grammar.language), start)


def _any_begins(words: Sequence[str], start: str) -> bool:
    """Whether any of some words, which are in their order, begins so."""
    at = bisect_left(words, start)
    return at < len(words) and words[at].startswith(start)


@cache
def _legal_words(language: Language) -> Sequence[str]:
    """The words of legal texts in their order."""
    return sorted(words_of(language))


def _word_before(text: str, match: re.Match[str]) -> str:
    # Only what is near is searched: from the text's start each search would cost the whole text.
    found = _HEAD.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
    return found[0] if found else ""


def _word_behind(text: str, match: re.Match[str]) -> str:
    found = _TAIL.match(text, match.end())
    return found[0] if found else ""


@cache
def _compound_pattern(grammar: Grammar) -> re.Pattern[str]:
    return re.compile("|".join(grammar.layout.compounds))
