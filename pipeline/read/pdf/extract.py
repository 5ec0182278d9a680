"""A PDF's bytes → pages of lines: the letters that pdf_oxide reads, less what nobody sees of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

import pdf_oxide
from pdf_oxide import pdf_oxide as _pdf_oxide
from pdf_oxide.pdf_oxide import TextChar

from pipeline.read.geometry import Appearance, Box, Notice
from pipeline.read.limits import Limits
from pipeline.read.pdf.annotations import Note, NoteKind, boxes_of, on_their_lines, with_words
from pipeline.read.pdf.container import unreadable
from pipeline.read.pdf.drawn import drawn_words, gaps_of, pictured_lines
from pipeline.read.pdf.fractions import with_large_fractions
from pipeline.read.pdf.harmless import THIN, is_harmless
from pipeline.read.pdf.hyphens import with_plain_hyphens
from pipeline.read.pdf.ink import Sheet, Sheets
from pipeline.read.pdf.instructions import CLOSER, Instructions
from pipeline.read.pdf.letter_runs import Glyph, Run, glyphs_of, runs_of
from pipeline.read.pdf.overlaid import are_two_in_one_place, overlaid
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.page_parts import part_of, places_of, unseen_lines
from pipeline.read.pdf.painted_paths import (
    covers_of,
    level_lines_of,
    on_ring,
    rings_of,
    rules_of,
    slanted_of,
)
from pipeline.read.pdf.plain import Plain
from pipeline.read.pdf.recognised import NO_LAYER, Layer, layer_of
from pipeline.read.pdf.seen import PLAIN, Looks, inked, lined, look, parts_of_words
from pipeline.read.pdf.struck import fitting_rules, is_cut, places_struck, struck_by, under
from pipeline.read.pdf.text_lines import Line, lines_of
from pipeline.read.pdf.tilted import Tilted, directions, tilted
from pipeline.read.pdf.turns import main_turn
from pipeline.read.pdf.twins import risen, with_turns
from pipeline.read.pdf.upright import upright_pages
from pipeline.read.pdf.watermarks import overprinted, stamped
from pipeline.wordings import counted

_WITHHELD = (
    Appearance.COVERED,
    Appearance.PAINTED_OVER,
    Appearance.STRUCK,
    Appearance.REDACTED,
)
_MOST_OPERATORS = 1 << 40
_MOST_PICTURE = 0.5
_PAPER = 2.0
"""Points above and below a picture: where nothing differs from these it is clear."""
_DARKEST_TEXT = 0.28
"""Of black: print is paler on the whole, and codes for machines are darker."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A PDF in the hands of all that read it."""

    pdf: Plain
    document: pdf_oxide.PdfDocument
    texts: pdf_oxide.PdfDocument
    """The same, or one without the drawings in long contents."""
    sheets: Sheets
    is_upright: bool
    """Pages are read as they lie, whatever the direction of their text."""
    takes_recognised: bool
    """Whether words that a machine recognised in pictures of pages are taken."""


def pages_of(pdf: Plain, limits: Limits, *, recognised: bool = False) -> tuple[Page, ...]:
    """The pages of a PDF; `recognised` where words that a machine read in pictures are taken.

    Pages whose text is turned are read as they stand upright: of letters painted aside the library tells
    neither advances nor spans. Raises UnreadableSourceError where it is no whole, open PDF.
    """
    pages = {page.number: page for page in _pages(pdf, limits, recognised=recognised)}
    turned = {n - 1: page.turn for n, page in pages.items() if page.turn}
    if turned:
        upright = upright_pages(pdf, turned)
        for page in _pages(upright, limits, turned, recognised=recognised):
            before = pages[page.number]
            pages[page.number] = replace(page, turn=before.turn, box=before.box)
    return with_plain_hyphens(list(pages.values()))


def _pages(
    pdf: Plain, limits: Limits, indexes: Iterable[int] = (), *, recognised: bool
) -> list[Page]:
    """The pages with some indexes, which stand upright; or all of them, of turned ones the turn alone."""
    document = _open(pdf.data)
    count = int(document.page_count)
    if count > limits.pages:
        what = f"it has {counted(count, 'page')}, more than {limits.pages}"
        raise unreadable(what, "split it into rulings, or raise the limit “pages”")
    texts = _open(pdf.bare) if pdf.bare else document
    sheets = Sheets(pdf.data)
    try:
        opened = _Opened(pdf, document, texts, sheets, bool(indexes), recognised)
        return _all_pages(opened, indexes or range(count), limits)
    finally:
        sheets.close()


def _all_pages(opened: _Opened, indexes: Iterable[int], limits: Limits) -> list[Page]:
    pages: list[Page] = []
    characters = 0
    for index in indexes:
        page = _page(opened, index)
        pages.append(page)
        # Counted page by page, so that a huge file is refused before all of it is read.
        characters += sum(len(line.text) for line in page.lines)
        limits.check_characters(characters)
    if not pages:
        raise unreadable("it is a PDF without pages", "it may be damaged; get it again")
    return pages


def _open(data: bytes) -> pdf_oxide.PdfDocument:
    pdf_oxide.set_log_level("off")
    # A glyph without a text must leave a trace, lest a word lose letters in silence.
    _pdf_oxide.set_preserve_unmapped_glyphs(preserve=True)
    # How much of a page is read is bounded by time and memory, and never without a word.
    _pdf_oxide.set_max_ops_per_stream(_MOST_OPERATORS)
    try:
        document = pdf_oxide.PdfDocument.from_bytes(data)
        int(document.page_count)
    except Exception as error:
        # The library raises whatever its parser met: any of it means a broken file.
        raise unreadable("it is a damaged PDF", f"get it again ({_first_line(error)})") from error
    # Many files are locked against changes only: the empty password opens them for reading.
    if document.permissions() is not None and not document.authenticate(""):
        raise unreadable("it is an encrypted PDF", "save it without a password")
    return document


def _page(opened: _Opened, index: int) -> Page:
    try:
        return _read_page(opened, index)
    except Exception as error:
        raise unreadable(f"page {index + 1} of the PDF is damaged", "get it again") from error


class _Material(NamedTuple):
    """What the library tells of a page."""

    chars: list[TextChar]
    painted: list[Glyph]
    runs: list[Run]
    instructions: Instructions
    paths: list[dict[str, Any]]
    level: list[Box]
    """Its thin lines, level and upright ones."""
    pictures: list[Box]
    notes: list[Note]
    box: Box
    is_level: bool
    """None of its letters is turned."""

    @property
    def picture(self) -> float:
        """How much of the page its pictures cover; a scan may come in strips."""
        shares = (picture.common(self.box) for picture in set(self.pictures))
        return min(1.0, sum(shares) / max(self.box.area, 1.0))


class _Judged(NamedTuple):
    """How the letters of a page are seen, by their indexes."""

    looks: Looks
    barred: dict[int, Appearance]
    """They lie under bars, rules and marks."""
    hidden: dict[int, Appearance]
    layer: Layer
    was_painted: bool
    """The page was looked at closer."""

    def barred_by(self, appearance: Appearance) -> list[int]:
        """The indexes of the glyphs that lie under one kind of them."""
        return [n for n, why in self.barred.items() if why is appearance]


class _Words(NamedTuple):
    """The text of a page."""

    glyphs: list[Glyph]
    runs: list[Run]
    lines: list[Line]
    rotated: list[tuple[Line, float]]
    tilted: Tilted


def _read_page(opened: _Opened, index: int) -> Page:
    page = _material_of_page(opened, index)
    turn = 0 if opened.is_upright or page.is_level else main_turn(page.painted)
    if turn:
        return Page(index + 1, page.box, turn)
    judged = _judged_page(opened, index, page)
    words = _words(page, judged)
    places = partial(places_of, words.glyphs, page.chars)
    unseen = unseen_lines(words.glyphs, page.chars, judged.hidden, judged.looks.others)
    return Page(
        number=index + 1,
        box=page.box,
        lines=tuple(words.lines),
        rotated=tuple(words.rotated),
        links=tuple(
            (box, n.words) for n in page.notes if n.kind is NoteKind.LINK for box in n.boxes
        ),
        rules=tuple(rules_of(page.paths, words.lines)),
        picture=page.picture,
        unseen=tuple(unseen),
        noticed=tuple(
            (what, found)
            for what, boxes in _noticed(opened, index, page, judged, words)
            if (found := tuple(boxes))
        ),
        withheld=tuple((box, why) for why in _WITHHELD for box in places(judged.barred_by(why))),
        notes=tuple(n for n in page.notes if n.kind in (NoteKind.WORDS, NoteKind.UNPAINTED)),
        covered=sum(why is Appearance.COVERED for why in judged.barred.values()),
        recognised=bool(judged.layer.letters),
    )


def _noticed(
    opened: _Opened, index: int, page: _Material, judged: _Judged, words: _Words
) -> Iterator[tuple[Notice, Iterable[Box]]]:
    """What is told of words that the page's text has, and where they stand."""
    looks, places = judged.looks, partial(places_of, words.glyphs, page.chars)
    crossed = set(looks.crossed).difference(
        judged.barred, judged.hidden, looks.watermark, looks.unknown
    )
    sealed = _glyphs_on_seals(page, crossed)
    laid = under(boxes_of(page.notes, NoteKind.WORDS), page.painted)
    yield Notice.FAINT, places(looks.faint)
    yield Notice.FONTLESS, places(sorted({*looks.unknown}.difference(laid)))
    over = _over_each_other(opened, index, page, words)
    yield Notice.OVERLAID, (*over, *places(crossed.difference(*sealed)), *words.tilted.overlaid)
    yield from ((Notice.SEALED, places(letters)) for letters in sealed)
    yield Notice.FOREIGN, words.tilted.told
    drawn = _drawn_letters(opened, index, page, words, are_paths_all=not judged.was_painted)
    yield Notice.DRAWN, (*drawn, *places(looks.distorted))
    yield Notice.UNREAD, judged.layer.unread


def _over_each_other(opened: _Opened, index: int, page: _Material, words: _Words) -> Iterator[Box]:
    """The places in which two texts stand, one over the other."""
    largest = max((run.size for run in page.runs), default=0.0)
    for box in overlaid(words.runs):
        if are_two_in_one_place(box, opened.sheets.sheet(index).letters, largest):
            yield box


def _material_of_page(opened: _Opened, index: int) -> _Material:
    document = opened.document
    notes = [note for note in opened.pdf.notes if note.page == index + 1]
    chars = opened.texts.extract_chars(index)
    instructions = opened.pdf.instructions.get(index, CLOSER)
    painted = with_words(glyphs_of(chars, closer=instructions.may_hide), notes)
    if opened.pdf.rises:
        painted = risen(painted, opened.sheets.sheet(index).letters)
    is_level = not any(map(itemgetter(2), painted))
    if not is_level:
        painted = with_turns(painted, opened.sheets.sheet(index).letters)
    paths = document.extract_paths(index)
    return _Material(
        chars=chars,
        painted=painted,
        runs=runs_of(painted, chars),
        instructions=instructions,
        paths=paths,
        level=list(level_lines_of(paths)),
        pictures=opened.sheets.sheet(index).pictures() if instructions.may_hide else [],
        notes=notes,
        box=_box_shown(document, index),
        is_level=is_level,
    )


def _box_shown(document: pdf_oxide.PdfDocument, index: int) -> Box:
    """What is shown of a page: the library tells two corners here, in any order."""
    x0, y0, x1, y1 = document.page_crop_box(index) or document.page_media_box(index)
    return Box.of((round(x0, 1), round(x1, 1)), (round(y0, 1), round(y1, 1)))


def _judged_page(opened: _Opened, index: int, page: _Material) -> _Judged:
    covers = covers_of(page.paths, page.pictures)
    looks, struck = PLAIN, list[int]()
    rules = [*page.level, *boxes_of(page.notes, NoteKind.RULE)]
    was_painted = is_cut(rules, covers.stroke, page.runs) or not is_harmless(
        page.instructions,
        page.painted,
        page.runs,
        covers,
        lambda: opened.sheets.sheet(index).parts,
    )
    if was_painted:
        sheet, closer = opened.sheets.sheet(index), opened.pdf.may_be_blank
        looks = look(sheet, page.painted, page.runs, covers, closer=closer)
        read = set().union(
            *_glyphs_on_seals(page, looks.partly),
            parts_of_words(looks.partly, looks.unseen, page.painted),
        )
        looks = replace(
            looks,
            unseen={n: why for n, why in looks.unseen.items() if n not in read},
            crossed=(*looks.crossed, *read),
        )
        struck, pale = _glyphs_struck(sheet, page)
        looks = replace(looks, crossed=(*looks.crossed, *pale))
    layer = NO_LAYER
    if opened.takes_recognised:
        are_inked = partial(inked, opened.sheets.sheet(index))
        layer = layer_of(page.painted, looks.unseen, page.picture, are_inked)
    struck += under(boxes_of(page.notes, NoteKind.STRIKE), page.painted)
    redacted = under(boxes_of(page.notes, NoteKind.REDACT), page.painted)
    barred = (
        dict.fromkeys(struck, Appearance.STRUCK)
        | dict.fromkeys(redacted, Appearance.REDACTED)
        | {n: why for n, why in looks.unseen.items() if why in _WITHHELD}
    )
    barred = {n: why for n, why in barred.items() if n not in layer.letters}
    aside = barred.keys() | layer.letters
    hidden = {n: why for n, why in looks.unseen.items() if n not in aside}
    return _Judged(looks, barred, hidden, layer, was_painted)


def _words(page: _Material, judged: _Judged) -> _Words:
    chars, glyphs, runs, layer = page.chars, page.painted, page.runs, judged.layer
    if boxes_of(page.notes, NoteKind.WORDS):
        glyphs = on_their_lines(glyphs, page.notes)
        runs = runs_of(glyphs, chars)
    stamps = [] if page.is_level else stamped(glyphs, chars)
    marks = {*overprinted(glyphs, chars, runs), *stamps}
    apart = sorted({*judged.looks.watermark, *marks, *judged.looks.distorted})
    out = {*judged.hidden, *apart, *layer.letters}
    own = [n for n in range(len(glyphs)) if n not in out] if out else ()
    kept = ([glyphs[n] for n in own], [chars[n] for n in own]) if out else (glyphs, chars)
    slanted = Tilted()
    if not page.is_level:
        runs, rotated = directions(*kept)
        barred = [n for n in judged.barred if glyphs[n][2]]
        slanted = tilted(rotated, runs, list(places_of(glyphs, chars, barred)))
    elif out:
        runs = runs_of(*kept)
    lines = lines_of(with_large_fractions([*runs, *slanted.runs], page.level))
    if layer.letters:
        lines = sorted([*lines, *layer.lines], key=lambda line: -line.y)
    aside = [(line, 0.0) for line in lines_of(part_of(glyphs, chars, apart))]
    return _Words(glyphs, runs, lines, [*slanted.aside, *aside], slanted)


def _drawn_letters(
    opened: _Opened, index: int, page: _Material, words: _Words, *, are_paths_all: bool
) -> Iterator[Box]:
    """The shapes and pictures of a page that may be letters, and the ink of anything else in its lines."""
    told = list(drawn_words(page.paths, page.pictures, words.lines))
    pictured = list(pictured_lines(page.pictures, words.lines))
    clear = _pictures_painting_nothing(
        opened, index, {*told, *pictured}.intersection(page.pictures)
    )
    yield from (box for box in told if box not in clear)
    if index in opened.pdf.tiled:
        yield page.box
    pictured = [box for box in pictured if box not in clear]
    largest = max((picture.area for picture in page.pictures), default=0.0)
    if pictured and largest <= _MOST_PICTURE * page.box.area:
        dark = opened.sheets.sheet(index).darkness(pictured)
        yield from (box for box, share in zip(pictured, dark, strict=True) if share < _DARKEST_TEXT)
    is_plain = are_paths_all or not (page.instructions.may_hide or page.instructions.is_light)
    gaps = [] if is_plain else list(gaps_of(page.paths, page.pictures, words.lines))
    if gaps and not words.rotated:
        found = zip(gaps, inked(opened.sheets.sheet(index), gaps), strict=True)
        yield from (gap for gap, is_inked in found if is_inked)


def _pictures_painting_nothing(opened: _Opened, index: int, pictures: Iterable[Box]) -> set[Box]:
    """Those of some pictures that paint nothing: their places are as what is above and below them, and the text in these."""
    boxes = sorted(pictures)
    if not boxes:
        return set()
    sheet = opened.sheets.sheet(index)
    seen = lined(sheet, [box._replace(y0=box.y0 - _PAPER, y1=box.y1 + _PAPER) for box in boxes])
    shares = sheet.finer.patched(boxes)
    found = zip(boxes, seen, shares, strict=True)
    return {box for box, is_seen, share in found if is_seen is None and not share}


def _glyphs_struck(sheet: Sheet, page: _Material) -> tuple[list[int], list[int]]:
    """The glyphs that lines which are seen well go through, and those struck by pale ones.

    The lines of a pale emblem strike nothing out; but they seldom begin and end where words do.
    """
    notes = boxes_of(page.notes, NoteKind.RULE)
    thin = (rule for rule in (*page.level, *notes) if rule.y1 - rule.y0 <= THIN)
    struck = struck_by(thin, slanted_of(page.paths), page.painted)
    if not struck or notes:
        return struck, []
    looks = lined(sheet, places_struck(page.painted[n] for n in struck))
    clear, pale = (
        [n for n, is_clear in zip(struck, looks, strict=True) if is_clear is one]
        for one in (True, False)
    )
    rules = fitting_rules(page.level, page.runs) if pale else ()
    fitting = set(pale).intersection(struck_by(rules, (), page.painted))
    return clear, sorted(fitting) if 2 * len(fitting) > len(pale) else []


def _glyphs_on_seals(page: _Material, letters: Iterable[int]) -> list[set[int]]:
    """Those of some glyphs that stand on each seal: rings inside each other are one."""
    found: list[tuple[Box, set[int]]] = []
    for ring in sorted(rings_of(page.paths), key=lambda ring: -ring.area):
        on = {n for n in letters if on_ring(ring, page.painted[n])}
        outer = next((own for box, own in found if box.holds(ring, 0)), None)
        if outer is None:
            found.append((ring, on))
        else:
            outer |= on
    return [on for _, on in found]


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
