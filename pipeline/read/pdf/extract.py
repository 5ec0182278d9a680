"""A PDF's bytes → pages of lines. The only module that calls the PDF library."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pdf_oxide
from pdf_oxide import pdf_oxide as _pdf_oxide

from pipeline.errors import UnreadableSourceError
from pipeline.read.geometry import Appearance, Box
from pipeline.read.pdf.actual_text import NOTHING, as_told, with_actual_text
from pipeline.read.pdf.annotations import NoteKind, boxes_of, with_words
from pipeline.read.pdf.drawn import drawn_words
from pipeline.read.pdf.hyphens import with_hard_hyphens, with_soft_hyphens
from pipeline.read.pdf.letter_runs import glyphs_of, runs_of
from pipeline.read.pdf.lines import lines_of
from pipeline.read.pdf.overlaid import overlaid
from pipeline.read.pdf.painted_paths import corners, covers_of, level_lines_of, rules_of, slanted_of
from pipeline.read.pdf.parts import part_of, places_of, unseen_lines
from pipeline.read.pdf.recognised import NO_LAYER, layer_of
from pipeline.read.pdf.seen import Viewer
from pipeline.read.pdf.streams import Streams, streams_of
from pipeline.read.pdf.struck import is_cut_upright, slanted_by, struck_by, under
from pipeline.read.pdf.turns import by_turn, main_turn, turned, turned_back, upright
from pipeline.read.pdf.veil import Veil
from pipeline.read.pdf.watermarks import overprinted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pdf_oxide.pdf_oxide import TextChar

    from pipeline.read.limits import Limits
    from pipeline.read.pdf.annotations import Note
    from pipeline.read.pdf.letter_runs import Glyph, Run
    from pipeline.read.pdf.lines import Line
    from pipeline.read.pdf.plain import Plain

_MOST_RULES = 1000
_ENCRYPTED = Streams(damaged=False, actual_text=True, hard_hyphens=False)
"""What has to be supposed where only the library can unpack."""
_WITHHELD = (
    Appearance.COVERED,
    Appearance.PAINTED_OVER,
    Appearance.STRUCK,
    Appearance.REDACTED,
)
_THIN = 2.5
"""Points: what is painted thinner is a rule, not an area."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is painted, read from its top. Pages count from 1.

    All boxes but `box` are as they lie when the page is turned by `turn` degrees, the direction of
    most of its text.
    """

    number: int
    box: Box
    turn: int
    lines: tuple[Line, ...]
    rotated: tuple[tuple[Line, int], ...]
    """Text that is painted in another direction, and the direction in degrees."""
    links: tuple[tuple[Box, str], ...]
    rules: tuple[Box, ...]
    """Painted lines, as thin boxes."""
    picture: float
    """How much of the page its largest picture covers."""
    numbers: tuple[Line, ...] = ()
    """Numbers of lines or paragraphs in its margin; `lines` are without them."""
    unseen: tuple[tuple[Line, Appearance], ...] = ()
    """What the text layer holds and nobody sees, and why; `lines` are without it."""
    faint: tuple[Box, ...] = ()
    """Letters that can hardly be seen."""
    unknown: tuple[Box, ...] = ()
    """Letters whose outlines are not in the file: whether they are seen is not known."""
    overlaid: tuple[Box, ...] = ()
    """Where two texts are painted over each other."""
    withheld: tuple[tuple[Box, Appearance], ...] = ()
    """Letters under bars and rules; `lines` have them."""
    drawn: tuple[Box, ...] = ()
    """Shapes and pictures in lines of the text that may be letters."""
    notes: tuple[Note, ...] = ()
    """Annotations with words of their own; those that are painted stand in `lines`."""
    covered: int = 0
    """How many of them lie under something dark."""
    unread: tuple[Box, ...] = ()
    """Where its picture has ink between recognised words."""
    recognised: bool = False
    """A machine recognised its words in its picture, and they are taken."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A PDF in the hands of all that read it."""

    document: pdf_oxide.PdfDocument
    streams: Streams
    viewer: Viewer
    notes: tuple[Note, ...]
    takes_recognised: bool
    """Whether words that a machine recognised in pictures of pages are taken."""


def pages_of(pdf: Plain, limits: Limits, *, recognised: bool = False) -> tuple[Page, ...]:
    """The pages of a PDF; `recognised` where words that a machine read in pictures are taken.

    Raises UnreadableSourceError where it is no whole, open PDF.
    """
    document = _open(pdf.data)
    streams = _ENCRYPTED if document.permissions() is not None else streams_of(pdf.data)
    if streams.damaged:
        raise unreadable("a part of the PDF is damaged", "get it again")
    count = int(document.page_count)
    if count > limits.pages:
        what = f"it has {count} pages, more than {limits.pages}"
        raise unreadable(what, "split it into rulings, or raise the limit “pages”")
    viewer = Viewer(pdf.data, closer=pdf.may_be_blank)
    try:
        opened = _Opened(document, streams, viewer, pdf.notes, recognised)
        return with_hard_hyphens(_all_pages(opened, count, limits))
    finally:
        viewer.close()


def _all_pages(opened: _Opened, count: int, limits: Limits) -> list[Page]:
    pages: list[Page] = []
    characters = 0
    for index in range(count):
        page = _page(opened, index)
        pages.append(page)
        characters += sum(len(line.text) for line in page.lines)
        if characters > limits.characters:
            what = f"it has more than {limits.characters} characters"
            raise unreadable(what, "split it into rulings, or raise the limit “characters”")
    if not pages:
        raise unreadable("it is a PDF without pages", "it may be damaged; get it again")
    return pages


def unreadable(what: str, todo: str) -> UnreadableSourceError:
    """The one error for a PDF that is not taken: what it is, and what to do."""
    return UnreadableSourceError(f"cannot be read: {what}; {todo}")


def _open(data: bytes) -> pdf_oxide.PdfDocument:
    pdf_oxide.set_log_level("off")
    _pdf_oxide.set_preserve_unmapped_glyphs(preserve=True)
    try:
        document = pdf_oxide.PdfDocument.from_bytes(data)
        int(document.page_count)
    except Exception as error:
        # The library raises whatever its parser met: any of it means a broken file.
        raise unreadable("it is a damaged PDF", f"get it again ({_first_line(error)})") from error
    if document.permissions() is not None and not document.authenticate(""):
        raise unreadable("it is an encrypted PDF", "save it without a password")
    return document


def _page(opened: _Opened, index: int) -> Page:
    try:
        return _read_page(opened, index)
    except Exception as error:
        raise unreadable(f"page {index + 1} of the PDF is damaged", "get it again") from error


def _read_page(opened: _Opened, index: int) -> Page:
    document, streams, viewer = opened.document, opened.streams, opened.viewer
    notes = [note for note in opened.notes if note.page == index + 1]
    chars = document.extract_chars(index)
    paths = document.extract_paths(index)
    painted = glyphs = with_words(list(map(glyphs_of, chars)), notes)
    pictures = _pictures(document, index)
    box = corners(document.page_crop_box(index) or document.page_media_box(index))
    lines_in = list(level_lines_of(paths))
    covers = covers_of(paths, pictures)
    if is_cut_upright(lines_in, painted):
        covers = covers._replace(odd=True)
    looks = viewer.look(index, painted, covers)
    barred = (
        dict.fromkeys(_struck(painted, paths), Appearance.STRUCK)
        | dict.fromkeys(under(boxes_of(notes, NoteKind.STRIKE), painted), Appearance.STRUCK)
        | dict.fromkeys(under(boxes_of(notes, NoteKind.REDACT), painted), Appearance.REDACTED)
        | {n: why for n, why in looks.unseen.items() if why in _WITHHELD}
    )
    laid = under(boxes_of(notes, NoteKind.WORDS), painted)
    layer = NO_LAYER
    if opened.takes_recognised:
        inked = partial(viewer.inked, index)
        layer = layer_of(painted, looks.unseen, _share(pictures, box), inked)
        barred = {n: why for n, why in barred.items() if n not in layer.letters}
    hidden = {
        n: why for n, why in looks.unseen.items() if n not in barred and n not in layer.letters
    }
    if streams.actual_text:
        glyphs = as_told(painted, document.extract_spans(index))
    watermark = sorted({*looks.watermark, *overprinted(glyphs, chars)})
    veil = Veil.of(glyphs, {*hidden, *watermark, *layer.letters})
    if set(map(itemgetter(2), glyphs)) - {0.0}:
        turn, runs, rotated = _directions(document, index, glyphs, chars, veil)
    else:
        turn, runs, rotated = 0, _runs(document, index, glyphs, chars, veil), []
    lines = lines_of(runs)
    if layer.letters:
        turn = layer.turn
        lines = sorted([*lines, *layer.lines], key=lambda line: -line.y)
    rotated += [(line, 0) for line in lines_of(part_of(glyphs, chars, watermark))]
    withheld = [
        (box, why)
        for why in _WITHHELD
        for box in places_of(glyphs, chars, [n for n, other in barred.items() if other is why])
    ]
    if streams.hard_hyphens:
        lines = with_soft_hyphens(lines, painted)
    return Page(
        number=index + 1,
        box=box,
        turn=turn,
        lines=tuple(lines),
        rotated=tuple(rotated),
        links=tuple((turned_back(place, -turn), uri) for place, uri in _links(document, index)),
        rules=tuple(turned_back(rule, -turn) for rule in rules_of(paths)),
        picture=_share(pictures, box),
        drawn=tuple(drawn_words(paths, pictures, lines)) if not turn else (),
        unseen=tuple(unseen_lines(glyphs, chars, hidden, looks.others)),
        unknown=tuple(places_of(glyphs, chars, sorted({*looks.unknown}.difference(laid)))),
        faint=tuple(places_of(glyphs, chars, looks.faint)),
        overlaid=(
            *viewer.confirmed(index, _overlaid(runs, glyphs, chars, turn)),
            *places_of(glyphs, chars, set(looks.crossed).difference(barred, watermark)),
        ),
        withheld=tuple(withheld),
        notes=tuple(note for note in notes if note.kind in (NoteKind.WORDS, NoteKind.UNPAINTED)),
        covered=sum(why is Appearance.COVERED for why in barred.values()),
        unread=layer.unread,
        recognised=bool(layer.letters),
    )


def _runs(
    document: pdf_oxide.PdfDocument,
    index: int,
    glyphs: list[Glyph],
    chars: list[TextChar],
    veil: Veil,
) -> list[Run]:
    runs = runs_of(glyphs, chars)
    if any(NOTHING in run.text for run in runs):
        runs = with_actual_text(runs, glyphs, chars, document.extract_spans(index))
    return veil.lifted(runs)


def _directions(
    document: pdf_oxide.PdfDocument,
    index: int,
    glyphs: list[Glyph],
    chars: list[TextChar],
    veil: Veil,
) -> tuple[int, list[Run], list[tuple[Line, int]]]:
    """The direction of most of a page, the runs in it, and the lines in other directions."""
    spans = sorted(document.extract_spans(index), key=lambda span: span.sequence)
    told = "".join("".join(span.text.split()) for span in spans)
    main, turn, runs = main_turn(glyphs), 0, list["Run"]()
    rotated: list[tuple[Line, int]] = []
    for angle, part in by_turn(glyphs, chars).items():
        if angle == 0:
            found, direction = _runs(document, index, *part, veil), 0
        else:
            found, direction = _turned_runs(_unveiled(*part, veil), angle, told)
        if angle == main:
            turn, runs = direction, found
        else:
            rotated += [(line, direction) for line in lines_of(found)]
    return turn, runs, rotated


def _unveiled(
    glyphs: list[Glyph], chars: list[TextChar], veil: Veil
) -> tuple[list[Glyph], list[TextChar]]:
    if not veil.unseen:
        return glyphs, chars
    kept = [n for n, (letter, (x, y, *_), _) in enumerate(glyphs) if not veil.hides(letter, x, y)]
    return [glyphs[n] for n in kept], [chars[n] for n in kept]


def _turned_runs(
    part: tuple[list[Glyph], list[TextChar]], angle: int, told: str
) -> tuple[list[Run], int]:
    """The runs of text painted at an angle, and the angle.

    Where the page's axes are flipped, the library gives the angle with the wrong sign: the order of
    the letters as they were painted (`told`) decides.
    """
    readings = [(runs_of(*turned(*part, degrees)), degrees) for degrees in (angle, -angle)]
    return max(readings, key=lambda reading: _agreement(lines_of(reading[0]), told))


def _agreement(lines: list[Line], told: str) -> int:
    return sum(
        len(line.text)
        for line in lines
        if line.text.replace(" ", "") in told and len(line.text) > 1
    )


def _pictures(document: pdf_oxide.PdfDocument, index: int) -> list[Box]:
    if document.permissions() is not None:  # the library cannot read pictures of encrypted files
        return []
    corners = (
        (image["x"], image["y"], image["width"], image["height"])
        for image in document.page_images(index)
    )
    return [_ordered((x, y, x + width, y + height)) for x, y, width, height in corners]


def _share(pictures: Sequence[Box], box: Box) -> float:
    """How much of a page its largest picture covers."""
    area = max((box.x1 - box.x0) * (box.y1 - box.y0), 1.0)
    sizes = ((picture.x1 - picture.x0) * (picture.y1 - picture.y0) for picture in pictures)
    return min(1.0, max(sizes, default=0.0) / area)


def _links(document: pdf_oxide.PdfDocument, index: int) -> Iterator[tuple[Box, str]]:
    for annotation in document.get_annotations(index):
        uri, rectangle = annotation.get("action_uri"), annotation.get("rect")
        if annotation.get("subtype") == "Link" and uri and rectangle:
            yield _ordered(rectangle), uri


def _struck(glyphs: Sequence[Glyph], paths: Sequence[dict[str, Any]]) -> list[int]:
    """The glyphs that lines of the page go through, however many lines there are."""
    rules = list(level_lines_of(paths))
    turn = main_turn(glyphs) if rules else 0
    if turn:
        glyphs, rules = upright(glyphs, turn), [turned_back(rule, -turn) for rule in rules]
    level = struck_by((rule for rule in rules if rule.y1 - rule.y0 <= _THIN), glyphs)
    return level if turn else sorted({*level, *slanted_by(slanted_of(paths), glyphs)})


def _overlaid(runs: list[Run], glyphs: list[Glyph], chars: list[TextChar], turn: int) -> list[Box]:
    """Where texts may lie over each other; turned ones are put together as they were painted."""
    if not turn:
        return overlaid(runs)
    found = overlaid(runs_of(upright(glyphs, turn), chars))
    return [turned_back(box, turn) for box in found]


def _ordered(rectangle: tuple[float, float, float, float]) -> Box:
    x0, y0, x1, y1 = rectangle
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
