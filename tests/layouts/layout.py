"""How a site's PDF engine breaks lines and how an extractor writes them, as one value."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CONTROLS = 5
"""One layout in so many paints its links in place: nothing may move there."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The habits of one engine and one extractor; the default is that of adilet.zan.kz."""

    seed: int = 0
    """Settles what the other fields call "sometimes"."""
    displaced: bool = True
    """Links are painted after the plain text of their line; False: in reading order."""
    width: int = 84
    """Of a full line, in average characters; 0: each paragraph is one line."""
    proportional: bool = False
    """Characters differ in width, as in print."""
    indent: int = 6
    """Blanks before a paragraph's first line."""
    between: int = 0
    """Empty lines between paragraphs."""
    centred: bool = True
    """Paragraphs in capitals stand in the middle of the line."""
    airy: bool = False
    """An empty line before and after a clause like ``анықтады:``."""
    page: int = 0
    """Lines on a page; 0: no page breaks."""
    page_break: Literal["empty", "feed", "number"] = "empty"
    """Three or four empty lines; a form feed before the next line; a page number among empty lines."""
    own_blank: Literal["fits", "kept", "lost"] = "fits"
    """The blank a line broke at: kept where it fits, on every line, on none."""
    wrapped_blank: bool = True
    """The same blank inside a link of several words is written too."""
    strip: bool = False
    """The extractor drops blanks at the end of what it wrote."""
    wide: Literal["never", "sometimes", "long"] = "never"
    """Which gaps between words show as three blanks."""
    gap_line: Literal["before", "after", "sometimes", "none"] = "before"
    """Where the empty line of a line that begins with a gap stands."""
    hyphen: Literal["after", "before", "both", "none"] = "after"
    """Lines break after a hyphen (``49-`` + ``бабының``), or before one that follows a digit."""
    before_stop: bool = False
    """Lines break before a comma or full stop."""
    after_open: bool = False
    """Lines break after an opening quote or bracket."""
    justified: bool = False
    """Full lines are stretched with blanks; only for layouts that displace nothing."""
    newline: Literal["\n", "\r\n"] = "\n"

    @property
    def moves(self) -> bool:
        """Whether links leave their places."""
        return self.displaced and self.width > 0


def layout(seed: int) -> Layout:
    """The layout of a seed: any combination of habits, one in five a control."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    drawn = Layout(
        seed=seed,
        width=rng.choice((46, 58, 66, 72, 78, 84, 90, 100, 118)),
        proportional=rng.random() < 0.6,
        page=rng.choice((0, 30, 40, 55)),
        page_break=rng.choice(("empty", "feed", "number")),
        own_blank=rng.choice(("fits", "fits", "fits", "kept", "lost")),
        wrapped_blank=rng.random() < 0.7,
        strip=rng.random() < 0.3,
        wide=rng.choice(("never", "never", "sometimes", "long")),
        gap_line=rng.choice(("before", "before", "before", "after", "sometimes", "none")),
        hyphen=rng.choice(("after", "after", "both", "before", "none")),
        before_stop=rng.random() < 0.3,
        after_open=rng.random() < 0.5,
        newline="\r\n" if rng.random() < 0.2 else "\n",
    )
    return (
        _control(_set_apart(drawn, rng), rng) if seed % _CONTROLS == 0 else _set_apart(drawn, rng)
    )


def _set_apart(drawn: Layout, rng: random.Random) -> Layout:
    """How paragraphs are told apart: by indent, by empty lines, by both or by nothing."""
    indent, between = rng.choice(((6, 0), (6, 0), (6, 0), (3, 0), (0, 1), (6, 1), (0, 0)))
    centred, airy = rng.random() < 0.7, rng.random() < 0.5
    return replace(drawn, indent=indent, between=between, centred=centred, airy=airy)


def _control(drawn: Layout, rng: random.Random) -> Layout:
    match rng.choice(("justified", "paragraph a line", "in place")):
        case "justified":
            return replace(drawn, displaced=False, justified=True)
        case "paragraph a line":
            return replace(drawn, width=0)
        case _:
            return replace(drawn, displaced=False)


def layouts(seeds: Iterable[int] = range(200)) -> Iterator[Layout]:
    """The layout of each seed; 200 of them hold every value of every field."""
    return map(layout, seeds)
