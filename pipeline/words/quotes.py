"""Quotation marks and brackets: which signs they are, which open or close, and what stands in them."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from pipeline.text import Span

OPENING, CLOSING = "«„‹", "»”›"
EITHER = '"“'
"""Marks that open in one tradition and close in another: `“word”`, `„word“`, `"word"`."""
MARKS = OPENING + CLOSING + EITHER
SINGLE = "'‘’‚‛"
"""They quote in pairs alone: one by itself is an apostrophe, a minute of arc or an ill-read comma."""
DEEPEST = 20
"""Quotations inside quotations beyond this are not told apart."""
ANY = f"{MARKS}{SINGLE}‟"
BRACKETED = re.compile(r"\([^()]*\)")
_ANY = re.compile(f"[{ANY}]")
_CLOSES = {"»": "«", "›": "‹", "”": "“„‟", "“": "„“", '"': '"', "'": "'", "’": "‘‚‛", "‘": "‚"}
"""What each mark closes; ill-written texts have other pairs, too."""
_BEFORE_WORD = ' \t\n(«„“"‹‘[—–-/'
_BEHIND_CLOSING = ("", *".,;:!?)")
_INNER = '«„“"‹‘‚(['


class Quotations(NamedTuple):
    """What a stretch of text quotes, and the marks in it without a partner."""

    pairs: tuple[Span, ...] = ()
    """The quotations, the marks with them, in the order in which they begin; some lie in others."""
    opened: tuple[int, ...] = ()
    """The opening marks that nothing in the stretch closes."""
    closed: tuple[int, ...] = ()
    """The closing marks of what nothing in it opened."""

    def outermost(self, *, shared: bool = False) -> tuple[Span, ...]:
        """The quotations that lie in no other.

        `shared` takes one that nothing closes as ended with the next within it: `«О Законе «О суде»`.
        """
        every = sorted((*self.pairs, *self._shared())) if shared else self.pairs
        found: list[Span] = []
        for one in every:
            if not found or one.start >= found[-1].end:
                found.append(one)
        return tuple(found)

    def innermost(self) -> tuple[Span, ...]:
        """The quotations that hold no other."""
        starts = (*(one.start for one in self.pairs[1:]), sys.maxsize)
        return tuple(
            one for one, behind in zip(self.pairs, starts, strict=False) if behind >= one.end
        )

    def holds(self, at: int) -> bool:
        """Whether an offset stands in a quotation that is closed."""
        return any(one.start < at < one.end for one in self.pairs)

    def _shared(self) -> Iterable[Span]:
        for mark in self.opened:
            behind = bisect_right(self.pairs, Span(mark, mark))
            for one in self.pairs[behind : behind + 1]:
                yield Span(mark, one.end)


@lru_cache(maxsize=1 << 9)  # several stages ask it of the same paragraphs
def quoted(text: str, span: Span | None = None) -> Quotations:
    """What a text quotes, or a stretch of it, whichever marks it has; all offsets are the text's."""
    pairs: list[Span] = []
    waiting: list[int] = []
    closed: list[int] = []
    for match in _ANY.finditer(text, *(span or ())):
        at, mark = match.start(), match[0]
        own = next(
            (n for n in waiting[: -DEEPEST - 1 : -1] if text[n] in _CLOSES.get(mark, "")), None
        )
        if _opens(text, at, within=own is not None):
            waiting.append(at)
        elif own is None and mark in SINGLE:
            continue
        elif waiting:
            opening = waiting[-1] if own is None else own
            # It stands near the end; `remove` would begin at the head.
            del waiting[bisect_left(waiting, opening)]
            pairs.append(Span(opening, at + 1))
        else:
            closed.append(at)
    opened = tuple(at for at in waiting if text[at] not in SINGLE)
    return Quotations(tuple(sorted(pairs)), opened, tuple(closed))


def _opens(text: str, at: int, *, within: bool) -> bool:
    """Whether the mark at an offset opens a quotation; one that may do either by its neighbours.

    Where they do not tell, it closes `within` what it may close, and else opens.
    """
    mark = text[at]
    if mark in OPENING or mark in CLOSING:
        return mark in OPENING
    before, after = text[at - 1] if at else " ", text[at + 1 : at + 2]
    led = before in _BEFORE_WORD
    # A tuple, since at the end of the text `after` is empty, and "" is in every string.
    follows = after.isalnum() or after in tuple(_INNER)
    if led == follows or mark in SINGLE:
        return led and follows
    return not within and after not in _BEHIND_CLOSING


def without_quotations(text: str, *, brackets: bool = False) -> str:
    """A text of the same length with blanks in the place of what it quotes; of what stands in brackets, too."""
    pieces, at = [], 0
    for start, end in quoted(text).outermost():
        pieces += [text[at:start], " " * (end - start)]
        at = end
    text = "".join((*pieces, text[at:]))
    return BRACKETED.sub(lambda one: " " * len(one[0]), text) if brackets else text


def ends_in(text: str, signs: str, closing: str = '"»”)') -> bool:
    """Whether a text ends in one of some signs, with what closes behind it or without.

    A search for that would stop at every sign of a long text.
    """
    last = text.rstrip(closing)[-1:]
    return last != "" and last in signs


def without_quotes(text: str) -> str:
    """A text without the quotation marks in it."""
    return text.translate(_NONE)


_NONE = str.maketrans(dict.fromkeys(MARKS, ""))
