"""Where on its pages a text stands: boxes of lines, and what the layout tells about them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from pipeline.text import Span


class Box(NamedTuple):
    """A rectangle in points from the lower left corner of the page, to a tenth of a point."""

    x0: float
    y0: float
    x1: float
    y1: float

    @classmethod
    def of(cls, xs: Iterable[float], ys: Iterable[float]) -> Box:
        """The smallest box that holds some points."""
        across, up = list(xs), list(ys)
        return cls(min(across), min(up), max(across), max(up))

    @property
    def area(self) -> float:
        """In square points."""
        return (self.x1 - self.x0) * (self.y1 - self.y0)

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        """Whether another box lies in it, or reaches out by no more than `slack`."""
        low, high = self[0] - slack <= other[0], other[2] <= self[2] + slack
        return low and high and self[1] - slack <= other[1] and other[3] <= self[3] + slack

    def common(self, other: Box) -> float:
        """The area that both cover."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.y1, other.y1) - max(self.y0, other.y0)
        return max(width, 0.0) * max(height, 0.0)

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box.of((*self[::2], *other[::2]), (*self[1::2], *other[1::2]))


class FurnitureKind(StrEnum):
    """Why a line belongs to the page and not to the text."""

    PAGE_NUMBER = "page-number"
    RUNNING_HEAD = "running-head"
    """The same line stands at the same place of other pages."""
    LETTERHEAD = "letterhead"
    """What a court's paper has printed around the names at its top: an address, a number in a box."""
    MARGIN_NUMBER = "margin-number"
    """The number of a line or a paragraph, beside the text."""
    ROTATED = "rotated"
    """A stamp or a watermark."""
    NAVIGATION = "navigation"
    """A row or a list of links of a site, or what else stands beside the act."""
    COMMENT = "comment"
    """What somebody remarked in the margin of a document."""


class Appearance(StrEnum):
    """How words look on the page, where they do not simply stand there in ink."""

    HIDDEN = "hidden"
    """By markup or style, or as what stands outside of all that is shown."""
    UNPAINTED = "unpainted"
    """In a mode, a layer or a clip that paints nothing, or in the colour of what lies beneath."""
    UNDER_PICTURE = "under-picture"
    """Not painted, or painted over; something else is seen in their place."""
    COVERED = "covered"
    """Under a bar, or in its colour."""
    PAINTED_OVER = "painted-over"
    """Under a shape in the colour of the page."""
    OUTSIDE = "outside"
    """Beyond the part of the page that is shown."""
    TINY = "tiny"
    """Smaller than anybody can read."""
    STRUCK = "struck"
    """Struck out by a line."""
    DELETED = "deleted"
    """Taken out by a tracked change that nobody has accepted yet."""
    REMARK = "remark"
    """The mark of what somebody remarked in the margin."""
    REDACTED = "redacted"
    """Marked for a redaction that was never carried out."""
    FAINT = "faint"
    """Hardly darker or lighter than what lies beneath."""


class Notice(StrEnum):
    """What was noticed of words that stay in the text."""

    FAINT = "faint"
    """They can hardly be seen."""
    OVERLAID = "overlaid"
    """Something is painted over them, or they over something."""
    SEALED = "sealed"
    """So it is under a seal, which is told once."""
    DRAWN = "drawn"
    """Shapes or pictures stand in their line as words would."""
    UNREAD = "unread"
    """A picture has ink beside or within their line, and nothing was recognised there."""
    MOVED = "moved"
    """The page may show them at another place than where they stand in the source."""
    FOREIGN = "foreign"
    """They may be no part of the ruling."""
    INSERTED = "inserted"
    """They stand in a tracked change that nobody has accepted yet."""
    FONTLESS = "fontless"
    """Their font is not in the file."""
    INITIAL = "initial"
    """A letter that reaches down beside the next lines: whether a blank follows is not to be seen."""

    @property
    def is_of_line(self) -> bool:
        """Whether a rectangle of a page is noticed beside its nearest line, not of the words in it."""
        return self in {Notice.DRAWN, Notice.UNREAD}


class Noticed(NamedTuple):
    """A span of the source, and what was noticed of it."""

    what: Notice
    span: Span


class PageRegion(NamedTuple):
    """A rectangle of a page, counted from 1."""

    page: int
    box: Box


class Place(NamedTuple):
    """Where a line stands. `edges` are the left edges of its characters, and the last one's right."""

    page: int
    box: Box
    edges: tuple[float, ...]

    def part(self, start: int, end: int) -> Box:
        """The box of some of the line's characters."""
        right = max(self.edges[start + 1 : end + 1])
        return self.box._replace(x0=round(self.edges[start], 1), x1=round(right, 1))


class Furniture(NamedTuple):
    """A span of the source that belongs to the page."""

    span: Span
    kind: FurnitureKind


class Link(NamedTuple):
    """A span of the source that leads somewhere, and where to."""

    span: Span
    uri: str


class Table(NamedTuple):
    """The cells of a table, row by row; in the source a tab parts the cells of a row."""

    rows: tuple[tuple[Span, ...], ...]


class Unseen(NamedTuple):
    """A span of the source that nobody sees on the page, and why. It is no part of the text.

    `near` is the line of the text beside which it stands; an empty span where the page has none.
    """

    span: Span
    appearance: Appearance
    near: Span


class Annotated(NamedTuple):
    """Words that lie on a page as an annotation or a field.

    `span` are the words themselves where the annotation paints them, else the line nearest to it.
    """

    span: Span
    words: str
    is_painted: bool


MARK = "█"
"""Stands in the source for a letter that is withheld."""


class Withheld(NamedTuple):
    """A span of marks in the source, the words under them, and why nobody is to read these."""

    span: Span
    words: str
    appearance: Appearance


class Geometry(NamedTuple):
    """What the layout of a source tells, or its markup; nothing of it of a text."""

    places: tuple[Place, ...] = ()
    """One for each of the source's lines; none where the source has no pages (HTML)."""
    starts: frozenset[int] = frozenset()
    """Where paragraphs start: the offset of the first character of their first line."""
    doubtful: frozenset[int] = frozenset()
    """Line starts of which the layout does not tell whether they start a paragraph."""
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[Span, ...] = ()
    """Footnotes, in the order of their pages."""
    links: tuple[Link, ...] = ()
    tables: tuple[Table, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    annotated: tuple[Annotated, ...] = ()
    noticed: tuple[Noticed, ...] = ()

    def spans_noticed(self, what: Notice) -> list[Span]:
        """Where one thing was noticed, in the order of the pages."""
        return [one.span for one in self.noticed if one.what is what]


NO_GEOMETRY = Geometry()
"""That of a text."""
_PARTING = frozenset(("\n", "\f", MARK))


def joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, those with nothing but blanks and punctuation of one line between them as one."""
    found: list[Span] = []
    for span in sorted(spans):
        between = text[found[-1].end : span.start] if found else "\n"
        if any(letter in _PARTING or letter.isalnum() for letter in between):
            found.append(span)
        else:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
    return tuple(found)
