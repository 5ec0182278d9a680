"""Pages of lines → pages in reading order: furniture, columns, tables, footnotes told apart."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.read.geometry import FurnitureKind
from pipeline.read.pdf.beside import Part, frames_of_white, parts_of, starts_of
from pipeline.read.pdf.columns import Column
from pipeline.read.pdf.furniture import furniture_of
from pipeline.read.pdf.letter_runs import usual_size
from pipeline.read.pdf.letterhead import Letterhead, letterhead_of
from pipeline.read.pdf.margin_words import begins_in_margin
from pipeline.read.pdf.margins import margins_of
from pipeline.read.pdf.notes import marks_alone, notes_of
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.tables import Frame, Grid, frames_of, grid
from pipeline.read.pdf.text_lines import Line

Outside = tuple[Line, FurnitureKind]
_Block = Grid | Column | Part


@dataclass(frozen=True, slots=True)
class Layout:
    """A page in reading order: its head, its text, its footnotes, its foot."""

    page: Page
    head: tuple[Outside, ...]
    body: tuple[Column | Grid, ...]
    notes: tuple[tuple[Line, ...], ...]
    foot: tuple[Outside, ...]


def layouts_of(pages: Sequence[Page]) -> list[Layout]:
    """The pages in reading order."""
    frames = [frames_of(page.rules) if page.lines else [] for page in pages]
    outer, texts = zip(*_pages_parted(pages, frames), strict=True)
    framed = [list(_tables_and_lines(*page)) for page in zip(pages, texts, frames, strict=True)]
    blocks = [list(_in_columns(page)) for page in framed]
    # A column that starts where one of another page does may be short.
    if known := starts_of(part for page in blocks for part in _parts(page)):
        blocks = [list(_in_columns(page, known)) for page in framed]
    single = [
        [line for part in _parts(page) if len(part) == 1 for line in part[0]] for page in blocks
    ]
    bodies = [
        [line for line in lines if not begins_in_margin(page, line)]
        for page, lines in zip(pages, single, strict=True)
    ]
    return [
        replace(layout, body=(*layout.body, *_columns(page, margins)))
        for layout, page, margins in zip(outer, blocks, margins_of(bodies), strict=True)
    ]


def _parts(blocks: Iterable[_Block]) -> Iterator[Part]:
    """The parts of a page that are in columns."""
    return (block for block in blocks if isinstance(block, tuple))


def _pages_parted(
    pages: Sequence[Page], frames: Sequence[list[Frame]]
) -> Iterator[tuple[Layout, list[Line]]]:
    """The furniture and the footnotes of each page, and the lines of its text."""
    furniture = furniture_of(pages)
    size = usual_size((line.text, line.size) for page in pages for line in page.lines)
    lines, notes = list[Line](), list[list[Line]]()
    for number, page in enumerate(pages):
        own = {n: kind for (at, n), kind in furniture.items() if at == number}
        # The mark of a note looks like the number of a page, unless it stands beside a foot.
        marks = [n for n in marks_alone(page.lines, lines) if n + 1 not in own]
        outside = {n: kind for n, kind in own.items() if n not in marks}
        inside = [n for n in range(len(page.lines)) if n not in outside]
        top = min(inside, default=len(page.lines))
        head, foot = (
            tuple((page.lines[n], outside[n]) for n in sorted(outside) if (n < top) is above)
            for above in (True, False)
        )
        inner = [page.lines[n] for n in inside]
        lines, notes = notes_of(inner, size, lines, goes_on=bool(notes))
        layout = Layout(page, head, (), tuple(map(tuple, notes)), foot)
        if page.number == 1:
            letterhead = letterhead_of(lines, frames[0], size)
            layout, lines = _page_below_letterhead(layout, letterhead), letterhead.rest
        yield layout, lines


def _page_below_letterhead(layout: Layout, letterhead: Letterhead) -> Layout:
    """A page with the letterhead that it opens with."""
    printed = ((line, FurnitureKind.LETTERHEAD) for line in letterhead.printed)
    names = (replace(_column_of(name), is_whole=True) for name in letterhead.names)
    return replace(layout, head=(*layout.head, *printed), body=tuple(names))


def _tables_and_lines(
    page: Page, lines: list[Line], frames: list[Frame]
) -> Iterator[Grid | Column | list[Line]]:
    """The tables and boxes of a page, and the lines between them."""
    frames, rest = frames if lines else [], lines
    aside = [frame for frame in frames if page.number == 1 and frame.is_beside(lines)]
    for frame in aside:
        rest = list(frame.parted(rest))
    ruled = [frame for frame in frames if not frame.is_box or frame.is_set_in(lines)] + aside
    free = [line for line in rest if not any(frame.holds(line) for frame in ruled)]
    for frame in sorted((*ruled, *frames_of_white(free)), key=lambda frame: -frame.heights[0]):
        inside = [line for line in rest if frame.holds(line)]
        above = [line for line in rest if line.y >= frame.heights[0]]
        block = _lines_in_box(frame, inside) if frame.is_box and inside else grid(frame, inside)
        if isinstance(block, Grid):
            # The first row of a page may have begun on the one before.
            may_be_cut = frame in ruled and not above and block.rows
            if not may_be_cut and not any(sum(map(bool, row)) > 1 for row in block.rows):
                continue
        rest = [line for line in rest if line.y < frame.heights[0] and not frame.holds(line)]
        yield above
        yield block
    yield rest


def _in_columns(
    blocks: Iterable[Grid | Column | list[Line]], known: Collection[float] = ()
) -> Iterator[_Block]:
    """The blocks of a page, the lines between tables parted into columns."""
    for block in blocks:
        if isinstance(block, list):
            yield from parts_of(block, known)
        else:
            yield block


def _lines_in_box(frame: Frame, lines: Sequence[Line]) -> Column:
    """The lines in a box, whose margins are as wide on either side."""
    left, (x0, x1) = min(line.x0 for line in lines), frame.places
    right = max(x1 - (left - x0), *(line.x1 for line in lines))
    return Column(tuple(lines), left, right, is_apart=True)


def _columns(blocks: list[_Block], margins: tuple[float, float]) -> Iterator[Column | Grid]:
    for block in blocks:
        if not isinstance(block, tuple):
            yield block
        elif len(block) == 1:
            yield Column(block[0], *margins)
        else:
            yield from (_column_of(lines) for lines in block)


def _column_of(lines: tuple[Line, ...]) -> Column:
    """Lines as a column of their own, as wide as they are."""
    return Column(lines, min(line.x0 for line in lines), max(line.x1 for line in lines))
