"""Fonts whose maps tell half of each letter: the outlines tell which letters they are.

Ghostscript makes one byte of the two of a letter: its low one, or the sum of both (`К`, U+041A, is
told as U+001A or as U+001E). Which letter that was is sure where the outline is a free font's, or
where the font has it in its place among such. Of a ligature (`fi`) it turns the two bytes
of each letter about, and adds up those behind the first one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import pikepdf

from pipeline.read.pdf.fonts.cmaps import map_of
from pipeline.read.pdf.fonts.embedded import Font, Glyph, fonts_of
from pipeline.read.pdf.fonts.lies import is_elsewhere, is_one_of

_BYTE, _CYRILLIC = 0x100, range(0x400, 0x530)
_DASHES = "‐‑–—"
_IN_ORDER = 5
_LIGATURES = {
    chr(ord("f") * _BYTE) + chr(sum(map(ord, rest)) * _BYTE): "f" + rest
    for rest in ("f", "i", "l", "fi", "fl")
}


def whole_told(pdf: pikepdf.Pdf) -> Iterator[tuple[Font, bool]]:
    """The fonts of a file, each with whether its map was half told; it is written anew then."""
    for font in fonts_of(pdf):
        may_be_half = "/ToUnicode" in font.entry and font.has_plain_codes
        letters = _letters(font) | _ligatures(font) if may_be_half else {}
        if letters:
            told = {code: min(texts) for code, texts in font.told.items()} | letters
            font.entry["/ToUnicode"] = pdf.make_stream(map_of(told, is_wide=font.is_wide))
        yield (Font(font.name, font.entry) if letters else font), bool(letters)


def _ligatures(font: Font) -> dict[int, str]:
    """The letters of the codes that are told as those of a ligature the wrong way round."""
    texts = ((code, min(texts)) for code, texts in font.told.items())
    return {code: _LIGATURES[text] for code, text in texts if text in _LIGATURES}


def _letters(font: Font) -> dict[int, str]:
    """The letters of the codes that are half told; none where one of them is not sure."""
    told = [(glyph, "".join(glyph.told)) for glyph in font.glyphs if glyph.outline]
    rest = [(glyph, text) for glyph, text in told if not is_one_of(text, glyph.known)]
    if not rest:
        return {}
    found = {glyph.code: half for glyph, text in rest if (half := _letter_half_told(glyph, text))}
    open_ = [(glyph, text) for glyph, text in rest if found and glyph.code not in found]
    unsure = {glyph.code for glyph, _ in open_} | found.keys()
    whole = _offsets_behind_codes(
        {glyph.code: text for glyph, text in told if glyph.code not in unsure}
    )
    halves = _offsets_behind_codes(found)
    for glyph, text in open_:
        near = [
            n for n in _letters_of_half(text) if ord(n) - glyph.code in halves or _is_dash(n, glyph)
        ]
        if len(near) == 1:
            found[glyph.code] = near[0]
        # A half may be a digit or another letter itself, so that each of these must be in its place.
        elif _may_be_half(text) and ord(text) - glyph.code not in whole:
            return {}
    return found


def _may_be_half(text: str) -> bool:
    return bool(_letters_of_half(text)) and (text.isalnum() or not text.isprintable())


def _is_dash(text: str, glyph: Glyph) -> bool:
    """Whether a glyph is where a dash is, and where what is told of it never is."""
    return (
        text in _DASHES
        and not is_elsewhere(text, glyph.box)
        and all(not n.isprintable() or is_elsewhere(n, glyph.box) for n in glyph.told)
    )


def _letter_half_told(glyph: Glyph, text: str) -> str:
    """The one letter of those with the glyph's outline half of which is told."""
    letters = [letter for letter in _letters_of_half(text) if letter in glyph.known]
    return letters[0] if len(letters) == 1 else ""


def _letters_of_half(text: str) -> Sequence[str]:
    """The Cyrillic letters and the dashes of which a character is half."""
    return _letters_by_half().get(ord(text), ()) if len(text) == 1 else ()


@cache
def _letters_by_half() -> Mapping[int, Sequence[str]]:
    """The same by the number of the half, made once: it is asked of every glyph of a font."""
    found: dict[int, list[str]] = defaultdict(list)
    for n in (*_CYRILLIC, *map(ord, _DASHES)):
        for half in {n % _BYTE, sum(divmod(n, _BYTE))}:
            found[half].append(chr(n))
    return found


def _offsets_behind_codes(texts: dict[int, str]) -> set[int]:
    """How far characters lie behind their codes, where a font has several in order."""
    often = Counter(ord(text) - code for code, text in texts.items() if len(text) == 1)
    return {offset for offset, count in often.items() if count >= _IN_ORDER}
