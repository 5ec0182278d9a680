"""A page as it is painted: what reading its layout starts from."""

from dataclasses import dataclass

from pipeline.read.geometry import Appearance, Box, Notice
from pipeline.read.pdf.annotations import Note
from pipeline.read.pdf.text_lines import Line


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is painted, read from its top. Pages count from 1.

    All boxes but `box` are as they lie when the page is turned back by `turn` degrees, the direction of
    most of its text.
    """

    number: int
    box: Box
    turn: float = 0.0
    lines: tuple[Line, ...] = ()
    rotated: tuple[tuple[Line, float], ...] = ()
    """Text that is painted in another direction, and the direction in degrees."""
    links: tuple[tuple[Box, str], ...] = ()
    rules: tuple[Box, ...] = ()
    """Painted lines, as thin boxes."""
    picture: float = 0.0
    """How much of the page its pictures cover."""
    numbers: tuple[Line, ...] = ()
    """Numbers of lines or paragraphs in its margin; `lines` are without them."""
    unseen: tuple[tuple[Line, Appearance], ...] = ()
    """What the text layer holds and nobody sees, and why; `lines` are without it."""
    noticed: tuple[tuple[Notice, tuple[Box, ...]], ...] = ()
    """What is told of words that `lines` have, and where these stand; each seal by itself."""
    withheld: tuple[tuple[Box, Appearance], ...] = ()
    """Letters under bars and rules; `lines` have them."""
    notes: tuple[Note, ...] = ()
    """Annotations with words of their own; those that are painted stand in `lines`."""
    covered: int = 0
    """How many of them lie under something dark."""
    recognised: bool = False
    """A machine recognised its words in its picture, and they are taken."""
