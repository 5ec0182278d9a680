"""The line that says which body adopted what, when, under which number, in any order.

A paragraph is read as words that an enactment line may hold (country, body, act, date, number,
place) and the rest. Where there is no rest it is an enactment line, or one of its lines; where the
rest stands on one side, title and enactment share a paragraph.
"""

import re
from dataclasses import replace
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from pipeline.enactment.enactment_words import EnactmentWord, has_letter_or_figure, read_words
from pipeline.grammar import Grammar, load
from pipeline.grammar.wording import search_at_end
from pipeline.languages import Language
from pipeline.terms import Court
from pipeline.text import Span
from pipeline.words.folding import Folded, fold
from pipeline.words.quotes import ANY

BITS = 3
"""What has no more characters is no title but torn off the enactment line."""
_MARK = re.compile(r"(?<=\S)\s+[\[(][^\[\]()]+[\])]\W*\Z")
LONG = 200
"""A paragraph with more characters is no enactment line unless it names the act in full."""


class Damage(Enum):
    """What of an enactment line was not read: scraps of figures only, or other words as well."""

    FIGURES = auto()
    WORDS = auto()


class Enactment(NamedTuple):
    """What one paragraph says of court, act, date and number; spans in the paragraph.

    `span` is the whole stretch, `title` what stands beside it, if anything does; `language` is
    the one that the words are of; `damage` is what kept it from being read in full.
    """

    span: Span
    title: Span | None
    words: tuple[EnactmentWord, ...]
    language: Language
    damage: Damage | None = None

    def word(self, kind: str) -> EnactmentWord | None:
        """The first word of a kind."""
        return next((token for token in self.words if token.kind == kind), None)

    @property
    def court(self) -> Court | None:
        """The body, if it is named."""
        token = self.word("court")
        return Court(token.text) if token else None

    @property
    def complete(self) -> bool:
        """Whether the words are enough to be an enactment line among others."""
        kinds = {token.kind for token in self.words}
        return {"court", "act"} <= kinds and not kinds.isdisjoint({"date", "number"})

    def name(self) -> Span | None:
        """The body's name with the country beside it."""
        kinds = [token.kind for token in self.words]
        if "court" not in kinds:
            return None
        at = kinds.index("court")
        first = at - 1 if at and kinds[at - 1] == "country" else at
        last = at + 1 if first == at and kinds[at + 1 : at + 2] == ["country"] else at
        return Span(self.words[first].span.start, self.words[last].span.end)


def reads_as_title(words: str, grammar: Grammar) -> bool:
    """Whether folded words are a title by the first or the last of them."""
    known = grammar.sections
    return bool(known.title_open.match(words) or search_at_end(known.title_close, words))


@lru_cache(maxsize=64)  # every stage of the header asks for the same lines
def read_enactment(line: Folded, grammar: Grammar) -> Enactment | None:
    """What a paragraph says as an enactment line or one of its lines; None if it is none.

    Databases put the heading of one language above the text of the other, so all are tried.
    """
    found = _read_in_language(line, grammar)
    others = (load(language) for language in Language if language is not grammar.language)
    elsewhere = (
        _read_in_language(replace(line, folded=fold(line.text, other)), other) for other in others
    )
    return found or next(filter(None, elsewhere), None)


def without_mark(line: Folded, grammar: Grammar) -> Folded:
    """A paragraph without the mark of an edition that a site set behind it in brackets."""
    mark = _MARK.search(line.folded)
    marks = (grammar.sections.status_line, grammar.sections.edition_open)
    marked = mark and any(known.match(mark[0].lstrip()) for known in marks)
    return _line_until(mark.start(), line) if mark and marked else line


def _line_until(end: int, line: Folded) -> Folded:
    """A paragraph up to an offset."""
    span = Span(line.span.start, line.span.start + end)
    return replace(line, span=span, text=line.text[:end], folded=line.folded[:end])


def _read_in_language(line: Folded, grammar: Grammar) -> Enactment | None:
    """What a paragraph says as an enactment line in the words of one language."""
    line = without_mark(line, grammar)
    formula = search_at_end(grammar.sections.in_the_name.closing, line.folded)
    if formula:
        line = _line_until(formula.start(1), line)
    if len(line.text) > LONG and not grammar.identity.acts.within.search(line.folded):
        return None
    runs = _runs(line, grammar)
    if not runs:
        return None
    at_start = not has_letter_or_figure(line.folded[: runs[0][0].span.start])
    at_end = not has_letter_or_figure(line.folded[runs[-1][-1].span.end :])
    if at_start and at_end:
        return _read_whole(line, runs, grammar)
    if at_start:
        return _read_at_start(line, runs[0], grammar)
    return _read_at_end(line, runs[-1], grammar) if at_end else None


def _read_whole(
    line: Folded, runs: list[tuple[EnactmentWord, ...]], grammar: Grammar
) -> Enactment | None:
    """Read a paragraph that is nothing else, or that holds its title between two stretches."""
    if len(runs) == 1:
        return Enactment(Span(0, len(line.text)), None, runs[0], grammar.language)
    middle = _trimmed_span(line.text, Span(runs[0][-1].span.end, runs[-1][0].span.start))
    inner = line.text[middle.start : middle.end]
    whole = Enactment(Span(0, len(line.text)), middle, runs[0] + runs[-1], grammar.language)
    if inner[:1] in ANY and inner[-1:] in ANY and whole.complete:
        return whole
    return _read_at_end(line, runs[-1], grammar) or _read_at_start(line, runs[0], grammar)


def _read_at_start(
    line: Folded, run: tuple[EnactmentWord, ...], grammar: Grammar
) -> Enactment | None:
    """Read an enactment line that a title or a remark follows."""
    end = run[-1].span.end
    rest = line.text[end:].lstrip()
    # What goes on in small letters is a sentence about the act, and no title of one.
    apart = len(rest) > BITS and (rest[:1] in f".;–—-({ANY}" or rest[:1].isupper())
    title = _trimmed_span(line.text, Span(end, len(line.text)))
    found = Enactment(Span(0, end), title, run, grammar.language)
    return found if found.complete and apart else None


def _read_at_end(
    line: Folded, run: tuple[EnactmentWord, ...], grammar: Grammar
) -> Enactment | None:
    """Read an enactment line that follows its title.

    A title may itself end in the name of an older act (`… в нормативное постановление …`), but
    then it runs on in lower case, or after a preposition.
    """
    kept = _own_words(run)
    at = kept[0].span.start if kept else 0
    title = _trimmed_span(line.text, Span(0, at))
    found = Enactment(Span(at, len(line.text)), title, kept, grammar.language)
    before = line.folded[:at].split()
    runs_on = line.text[at].islower() or (before and before[-1] in grammar.identity.runs_on)
    return found if found.complete and not runs_on else None


def _own_words(run: tuple[EnactmentWord, ...]) -> tuple[EnactmentWord, ...]:
    """Leave out what leads the stretch but is the title's end: the country, or another act's date."""
    kinds = [token.kind for token in run]
    start = 1 if kinds[0] == "country" and kinds[1:2] != ["court"] else 0
    if kinds.count("date") > 1:
        # From behind the last date but one, which is the other act's.
        start = len(kinds) - kinds[::-1].index("date", kinds[::-1].index("date") + 1)
    while start < len(kinds) and kinds[start] in {"number", "filler"}:
        start += 1
    return run[start:]


def _runs(line: Folded, grammar: Grammar) -> list[tuple[EnactmentWord, ...]]:
    """The stretches that are made of an enactment line's words only."""
    runs: list[list[EnactmentWord]] = []
    end = 0
    for token in read_words(line.folded, grammar):
        if not runs or _is_parting(line.folded[end : token.span.start]):
            runs.append([])
        runs[-1].append(token)
        end = token.span.end
    return [tuple(run) for run in runs]


def _is_parting(gap: str) -> bool:
    """Whether what stands between two words parts them: a letter, a figure or a quotation mark."""
    return any(letter.isalnum() or letter in ANY for letter in gap)


def _trimmed_span(text: str, span: Span) -> Span:
    """A stretch without the blanks and signs at its ends."""
    words = text[span.start : span.end].strip(" .;–—-")
    start = text.find(words, span.start)
    return Span(start, start + len(words))
