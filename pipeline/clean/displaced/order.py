"""Order: parts of a line in reading order as a partition of all its characters, blanks included."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.clean.displaced.sites import DASHES, Site
from pipeline.text import Reordering, Span, merged


class Filled(NamedTuple):
    """A gap and the span of the tail that fills it. A gap behind all that stays is the line's end."""

    site: Site
    start: int
    end: int
    goes_on: bool | None = None
    """Whether the word before the gap goes on in it, for the link began inside that word; none where it cannot."""


class ReadPart(NamedTuple):
    """Characters that stay together, no blank at either end."""

    start: int
    end: int
    apart: bool
    """A blank belongs before it."""


def parts_of(text: str, cut: int, filled: Sequence[Filled]) -> list[ReadPart]:
    """The parts of a line in the order in which a reading has them; its tail begins at `cut`.

    A dash that the words before it are joined to stands in a range, and is joined to those behind.
    """
    parts: list[ReadPart] = []
    last, apart, before = 0, False, None
    for site, start, end, goes_on in filled:
        base = _part_without_blanks(text, last, site.start, apart=apart)
        ranges = bool(parts) and any(
            not one.apart and text[one.start : one.end] in DASHES for one in base
        )
        parts += base
        joined = ranges or bool(goes_on) or (site.joins_left and site != before)
        parts.append(ReadPart(start, end, apart=bool(parts) and not joined))
        last, apart, before = site.end, not site.joins_right, site
    return parts + _part_without_blanks(text, last, cut, apart=apart)


def in_order(text: str, parts: Iterable[ReadPart]) -> str:
    """The line as its parts have it, one blank between words."""
    joined = "".join(" " * part.apart + text[part.start : part.end] for part in parts)
    return " ".join(joined.split())


def arranged(
    text: str, parts: Sequence[ReadPart], offset: int, *, led: bool = False
) -> tuple[Span, ...] | None:
    """The line's characters in the order of its parts; blanks left over end the line.

    Blanks before a first word that stays where it is are its indent, and stay too, unless the line
    is `led` by words that left them. None where the line has too few blanks to keep words apart.
    """
    blanks = _blanks_left_over(text, parts)
    lead = len(text) - len(text.lstrip())
    order = [Span(0, lead)] if parts[0].start == lead and not led else []
    blanks.difference_update(range(lead) if order else ())
    for index, part in enumerate(parts):
        if index and part.apart:
            blank = _blank_between(parts[index - 1], part, blanks)
            if blank is None:
                return None
            order.append(blank)
        order.append(Span(part.start, part.end))
    rest = [Span(place, place + 1) for place in sorted(blanks)]
    return tuple(span.shift(offset) for span in merged([*order, *rest]))


def _part_without_blanks(text: str, start: int, end: int, *, apart: bool) -> list[ReadPart]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [ReadPart(start, end, apart)] if end > start else []


def _blanks_left_over(text: str, parts: Iterable[ReadPart]) -> set[int]:
    blanks = set(range(len(text)))
    for part in parts:
        blanks.difference_update(range(part.start, part.end))
    return blanks


def _blank_between(left: ReadPart, right: ReadPart, blanks: set[int]) -> Span | None:
    """Take the blank behind the left part, before the right one, or the last that is free."""
    for place in (left.end, right.start - 1, max(blanks, default=-1)):
        if place in blanks:
            blanks.discard(place)
            return Span(place, place + 1)
    return None


def kept_blank(text: str, edit: Reordering) -> bool | None:
    """Whether a blank stood behind those words of a line, now in its new order, that had stayed, or behind the others.

    None where it cannot be told: a link ends the line, which none stands behind.
    """
    if text[edit.span.end : edit.span.end + 1].strip("\n").isspace():
        return True
    at, inked = edit.span.start, list[Span]()
    for start, end in edit.order:
        words = text[at : at + end - start]
        at += end - start
        if words.strip():
            inked.append(Span(end - len(words.lstrip()), start + len(words.rstrip())))
    starts = [one.start for one in inked]
    tail = min((one for n, one in enumerate(starts) if min(starts[n:]) < one), default=0)
    return inked[-1].end < tail if inked[-1].start < tail else None
