"""One ruling in two languages, side by side: each column is read as a text of its own.

That is asserted only where one gutter goes down all pages, the columns of each page are in one language
each, and nothing but furniture, and a heading above all of them, goes over both.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from pipeline.errors import UnreadableSourceError
from pipeline.read.geometry import Box
from pipeline.read.pdf.beside import Sides
from pipeline.read.pdf.furniture import furniture_of
from pipeline.read.pdf.page import Page
from pipeline.read.sides import gutter_of, words_of
from pipeline.read.trust import Distrust, refusal

_SHOWN = 60
"""Letters of a line in a message."""
_FEWEST = 12
"""Letters of a line: Kazakh leaves its own letters out of one such line in six."""


def two_texts(pages: Sequence[Page]) -> tuple[list[Page], list[Page]]:
    """The pages of the left text, and the same pages of the right one; what goes over both is in the left.

    Raises UnreadableSourceError, which names the place, where it is not sure what belongs to which.
    """
    outer = {id(pages[number].lines[index]) for number, index in furniture_of(pages)}
    body = [line for page in pages for line in page.lines if id(line) not in outer]
    gutter = gutter_of(list(words_of((line.text, line.edges) for line in body)))
    if gutter is None or any(page.recognised for page in pages):
        raise _refusal_as_unsure(
            "the white between its columns does not go down all pages at one place"
        )
    first = min({*range(len(body))} - gutter.crossing)
    over = [body[n].text[:_SHOWN] for n in sorted(gutter.crossing) if n > first]
    if over:
        raise _refusal_as_unsure(f"“{over[0]}” goes over both columns")
    both = outer | set(map(id, body[:first]))
    columns = [
        Sides.of((line for line in page.lines if id(line) not in both), gutter.x) for page in pages
    ]
    _require_languages(columns, Sides.of(body[first : first + 1], gutter.x) if first else None)
    return (
        [_left_text(page, one, both, gutter.x) for page, one in zip(pages, columns, strict=True)],
        [_right_text(page, one, gutter.x) for page, one in zip(pages, columns, strict=True)],
    )


def _refusal_as_unsure(where: str) -> UnreadableSourceError:
    return refusal(Distrust.SIDE_BY_SIDE, where)


def _require_languages(pages: Sequence[Sides], below_heading: Sides | None) -> None:
    """Raise UnreadableSourceError where a column of a page is not in the language of all of it.

    So, too, where the line below a heading is not: one in which words end and begin at the gutter by chance
    would pass for the columns' first.
    """
    letters = [page.letters for page in pages]
    kazakh = max((0, 1), key=lambda side: sum(page[side].kazakh for page in letters))
    for number, page in enumerate(letters, 1):
        own, other = page[kazakh], page[1 - kazakh]
        if (own.is_long and not own.are_many) or not other.are_few:
            raise _refusal_as_unsure(f"page {number}: its columns are not in one language each")
    if below_heading is None:
        return
    own, other = below_heading.letters[kazakh], below_heading.letters[1 - kazakh]
    if other.kazakh or (own.every >= _FEWEST and not own.kazakh):
        words = below_heading.left[0].text
        raise _refusal_as_unsure(f"“{words[:_SHOWN]}” may go over both columns")


def _left_text(page: Page, columns: Sides, both: Container[int], x: float) -> Page:
    whole = [line for line in page.lines if id(line) in both]
    lines = sorted([*whole, *columns.left], key=lambda line: -line.y)
    return _half_of_page(replace(page, lines=tuple(lines)), float("-inf"), x)


def _right_text(page: Page, columns: Sides, x: float) -> Page:
    return _half_of_page(replace(page, lines=columns.right, rotated=()), x, float("inf"))


def _half_of_page(page: Page, left: float, right: float) -> Page:
    """A page with what stands beside its lines between two places alone."""

    def is_here(box: Box) -> bool:
        return left <= box.x0 < right

    return replace(
        page,
        rules=tuple(
            rule._replace(x0=max(rule.x0, left), x1=min(rule.x1, right))
            for rule in page.rules
            if rule.x0 < right and rule.x1 > left
        ),
        unseen=tuple(one for one in page.unseen if is_here(one[0].box)),
        noticed=tuple(
            (what, tuple(filter(is_here, boxes)) if what.is_of_line else boxes)
            for what, boxes in page.noticed
        ),
        notes=tuple(note for note in page.notes if is_here(note.boxes[0])),
    )
