"""What stands twice: words, lines, paragraphs; a page that was taken twice, or an extractor that repeats itself."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, repeat, starmap, takewhile
from operator import eq, sub
from typing import NamedTuple

from pipeline.codes import Code
from pipeline.grammar import Grammar
from pipeline.grammar.connectives import Connectives
from pipeline.segment.structure import Placed
from pipeline.terms import BlockRole
from pipeline.text import Finding, Span

_TWICE_IN_A_ROW = {BlockRole.REPEATED_TITLE, BlockRole.SIGNATURE}
LONG = 60
"""A paragraph with fewer characters may well be said twice."""
REPEATED = {BlockRole.REPEATED_TITLE, BlockRole.ENACTMENT}
"""What is printed twice on purpose."""
ONCE = {BlockRole.TITLE, BlockRole.STATUS}
"""What is printed once, however short."""
MOST_WORDS = 24
"""Words of a line that may stand twice, one behind the other."""
_TORN = 12
"""Characters: so much of a paragraph's end stands again where a page that was taken twice begins in it."""
_WORD = re.compile(r"\S+")
_CLOSING = ".,;:!?»”)"
_PARTING = {",", ";", ":"}
_SENTENCE = 3
"""Words that may be a sentence, which its full stop does not part from its copy."""


def find_doubles(placed: Sequence[Placed], grammar: Grammar) -> Iterator[Finding]:
    """Say which words follow themselves, and which paragraphs were there before, word for word."""
    whole = "\n".join(one.line.text for one in placed)
    for one in placed:
        yield from _doubled_words(one, whole, grammar.connectives)
    yield from _doubled_paragraphs(placed)


def _doubled_paragraphs(placed: Sequence[Placed]) -> Iterator[Finding]:
    """Those that stand as far behind their first copies are told as one.

    Neighbours are never the same, nor are items of one list, however short; names may be lacking to a signature.
    """
    everywhere: dict[str, int] = {}
    near: dict[str, int] = {}
    again: list[tuple[int, int]] = []
    for at, one in enumerate(placed):
        words, telling = one.line.folded, any(map(str.isalpha, one.line.text))
        is_long = one.role not in REPEATED and (len(words) >= LONG or one.role in ONCE)
        seen = (everywhere if is_long else near).setdefault(words, at)
        if seen < at and (is_long or (telling and one.role not in _TWICE_IN_A_ROW)):
            again.append((at, seen))
        if words[-1] not in ",;":
            near.clear()
        near[words] = at
    for _, run in groupby(again, lambda pair: sub(*pair)):
        copies = list(run)
        yield _doubled_paragraphs_finding(placed, *copies[0], len(copies))


class _DoubledWord(NamedTuple):
    """A word of a paragraph without the punctuation behind it, and that."""

    span: Span
    bare: str
    closing: str

    @classmethod
    def of(cls, match: re.Match[str]) -> _DoubledWord:
        bare = match[0].rstrip(_CLOSING)
        return cls(Span(*match.span()), bare, match[0][len(bare) :])


def _doubled_words(one: Placed, whole: str, joining: Connectives) -> Iterator[Finding]:
    """Words that follow themselves without a sign between, the longest row of them only."""
    counts = _likely_counts(one.line.text)
    words = list(map(_DoubledWord.of, _WORD.finditer(one.line.text))) if counts else []
    opening = {word: word.lower() for word in joining.opening} if counts else {}
    told_until = 0
    for count in counts:
        rest = (word.bare for word in words[count:])
        alike = [b in {a.bare, opening.get(a.bare)} for a, b in zip(words, rest, strict=False)]
        for same, run in groupby(range(len(alike)), alike.__getitem__):
            places = list(run)
            first = places[0]
            if (
                same
                and len(places) >= count
                and first >= told_until
                and _is_doubled(words[first : first + 2 * count], count)
                and not (count == 1 and _is_said_twice(words, first, whole, joining))
                and not (count == 2 and words[first].bare in joining.postpositions)
            ):
                # The rows within a longer one that is told already would tell the same again.
                told_until = max(told_until, first + 2 * count)
                yield _doubled_words_finding(one, words[first], words[first + count - 1])


def _likely_counts(text: str) -> list[int]:
    """How many words may be doubled, the most first: of so many, so many stand that far apart."""
    words = [*map(str.rstrip, text.lower().split(), repeat(_CLOSING))]
    pairs = list(pairwise(words))
    different = set(pairs)
    alike = sum(starmap(eq, different))
    # Of two words or more that stand twice, each makes a pair with the next one that stands twice, too.
    if len(different) == len(pairs):
        return [1] if alike else []
    apart = Counter({1: sum(starmap(eq, pairs))})
    twice = {pair for pair, many in Counter(pairs).items() if many > 1}
    places: dict[tuple[str, str], deque[int]] = {}
    for at, pair in enumerate(pairs):
        if pair in twice:
            before = places.setdefault(pair, deque(maxlen=MOST_WORDS))
            apart.update(at - place for place in before if 1 < at - place <= MOST_WORDS)
            before.append(at)
    counts = (count for count, many in apart.items() if many >= max(1, count - 1))
    return sorted(counts, reverse=True)


def _is_doubled(words: Sequence[_DoubledWord], count: int) -> bool:
    """Whether equal words are one thing written twice: no sign parts them, or one that ends both.

    An abbreviation is doubled for the plural (`ст. ст.`).
    """
    telling = any(c.isalnum() for word in words[:count] for c in word.bare)
    first, last = words[count - 1].closing, words[-1].closing
    ends = _PARTING if count < _SENTENCE else _CLOSING
    return telling and (not first or (first == last and first[-1] in ends))


def _is_said_twice(
    words: Sequence[_DoubledWord], first: int, whole: str, joining: Connectives
) -> bool:
    """Whether a word is doubled on purpose: an adverb (`қайта қайта`), or one before a name like it."""
    return words[first].bare.lower() in joining.twice or _opens_a_name(words, first, whole)


def _opens_a_name(words: Sequence[_DoubledWord], first: int, whole: str) -> bool:
    """Whether a sentence begins with a word, and a name with the same one: `Салық Салық кодексінің`.

    The name stands in the ruling elsewhere, inside a sentence.
    """
    opens, word = not first or words[first - 1].closing[:1] in set(".!?"), words[first].bare
    if not (opens and word[:1].isupper()):
        return False
    # Behind a letter and a blank it is inside a sentence, but not where it follows itself again.
    name = rf"(?<=[^\W\d_] )(?<!{re.escape(word)} ){re.escape(word)}(?!\w)"
    return re.search(name, whole) is not None


def _doubled_words_finding(one: Placed, first: _DoubledWord, last: _DoubledWord) -> Finding:
    """The finding for words that stand twice, one behind the other."""
    words = one.line.text[first.span.start : last.span.end]
    shown = words if len(words) <= LONG else f"{words[:LONG]}…"
    span = Span(first.span.start, last.span.end).shift(one.line.span.start)
    return Finding(Code.WORDS_DOUBLED, span, f"“{shown}” stands twice, one behind the other.")


def _doubled_paragraphs_finding(
    placed: Sequence[Placed], at: int, first: int, many: int
) -> Finding:
    """The finding for paragraphs that stand twice: a copy may begin inside one, as a page begins in mid-sentence."""
    while first and placed[at - 1].line.folded == placed[first - 1].line.folded:
        at, first = at - 1, first - 1
    line = placed[at].line
    tail = _common_end(placed[at - 1].line.text, placed[first - 1].line.text) if first else 0
    start = placed[at - 1].line.span.end - tail if tail >= _TORN else line.span.start
    words = "This paragraph stands" if many == 1 else f"This and the next {many - 1} stand"
    message = f"{words} above already, word for word."
    return Finding(Code.PARAGRAPH_DOUBLED, Span(start, line.span.end), message)


def _common_end(one: str, other: str) -> int:
    """How many characters two texts end in alike."""
    alike = takewhile(lambda pair: eq(*pair), zip(reversed(one), reversed(other), strict=False))
    return sum(1 for _ in alike)
