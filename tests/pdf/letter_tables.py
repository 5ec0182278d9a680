"""Makes the tables of outlines and shapes that are shipped: `python -m tests.pdf.letter_tables FOLDER…`.

FOLDER holds unpacked font packages, those that `SOURCES` names: Debian 12's and PyPI's, all free.
The same fonts give the same bytes. Needs fontTools; nothing else of qauly does.
"""

from __future__ import annotations

import sys
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from statistics import median
from typing import Any

from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.read.pdf.fonts import glyph_shapes
from pipeline.read.pdf.fonts.outlines import PATH
from pipeline.read.pdf.fonts.programs import Program
from pipeline.words.indexes import LOWERED, RAISED

SOURCES = {
    "Debian 12": (
        "fonts-crosextra-carlito fonts-croscore fonts-dejavu-core fonts-dejavu-extra "
        "fonts-freefont-ttf fonts-liberation fonts-liberation2 fonts-linuxlibertine "
        "fonts-noto-core fonts-noto-mono fonts-open-sans fonts-paratype fonts-roboto-unhinted "
        "fonts-sil-charis fonts-sil-gentiumplus fonts-urw-base35 fonts-wine"
    ),
    "PyPI": (
        "font-roboto font-source-sans-pro font-source-serif-pro fontpkg-arimo "
        "fontpkg-ibm-plex-serif fontpkg-inter fontpkg-noto-sans fontpkg-noto-serif "
        "fontpkg-open-sans fontpkg-pt-sans fontpkg-pt-serif fontpkg-roboto fontpkg-source-serif-4"
    ),
}
_ALPHABETS = [load(language).letters.alphabet for language in Language]
_FIGURES = "0123456789"
_NEEDED = set(filter(str.islower, set.intersection(*map(set, _ALPHABETS)) - {"ё"})) | set(_FIGURES)
_REFERENCES = (
    "Tinos-Regular Tinos-Italic Tinos-Bold Arimo-Bold NotoSerif-Regular NotoSerif-Italic "
    "NotoSans-Regular DejaVuSerif PT_Serif-Web-Italic FreeSerifItalic LiberationMono-Regular "
    "CharisSIL-Regular Carlito-Regular"
)
_ALIKE = 60
"""Bits in which two shapes of one letter differ at least."""
_SMALL = "".join(sorted(filter(str.islower, set("".join(_ALPHABETS)))))
_WEIGHTS, _WIDTH = (400, 700), 5
_LETTERS = frozenset("".join(_ALPHABETS)).union(
    _FIGURES, "ҐґABCDEHIKLMOPTVXYaceiopxy№§%²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
)
# Features whose single substitutions show the same letter, or the raised and lowered digits.
# Not those by language or by style: a Serbian letter may look like another Russian one.
_SAME = frozenset({"onum", "lnum", "tnum", "pnum", "zero", "case", "titl"})
_CASES = frozenset({"smcp", "c2sc", "pcap", "c2pc"})
_FORMS = {"sups": RAISED, "subs": LOWERED, "sinf": LOWERED, "numr": RAISED, "dnom": LOWERED}


def main(folders: Iterable[str]) -> None:
    """Write the table of outlines and the shapes of the fonts in some folders."""
    # By name and bytes, so that it does not matter where the packages were unpacked.
    paths = sorted(
        chain.from_iterable(map(_fonts, folders)), key=lambda path: (path.name, path.read_bytes())
    )
    _write_outlines(paths)
    _write_shapes([path for name in _REFERENCES.split() for path in paths if path.stem == name])


def _write_outlines(paths: Iterable[Path]) -> None:
    found: dict[bytes, set[str]] = defaultdict(set)
    for path in paths:
        for key, letter in _outlines(path):
            found[key].add(letter)
    lines: dict[str, list[bytes]] = defaultdict(list)
    for key, letters in found.items():
        lines["".join(sorted(letters))].append(key)
    PATH.write_text(
        "".join(
            f"{letters}\t{b64encode(b''.join(sorted(keys))).decode()}\n"
            for letters, keys in sorted(lines.items())
        ),
        encoding="utf-8",
    )


def _write_shapes(paths: Iterable[Path]) -> None:
    """Write the shapes of the letters of reference fonts, those that are much alike once."""
    kept: dict[str, list[int]] = defaultdict(list)
    for path in paths:
        for letter, bits in _shapes(path):
            if all((bits ^ known).bit_count() > _ALIKE for known in kept[letter]):
                kept[letter].append(bits)
    glyph_shapes.PATH.write_bytes(
        b"".join(
            letter.encode("utf-16-be") + bits.to_bytes(glyph_shapes.SIZE, "big")
            for letter, found in sorted(kept.items())
            for bits in found
        )
    )


def _shapes(path: Path) -> Iterator[tuple[str, int]]:
    from fontTools.ttLib import TTFont

    font: Any = TTFont(path, lazy=True)
    letters = {chr(code): font.getGlyphID(name) for code, name in font.getBestCmap().items()}
    outlines = Program(path.read_bytes())
    height = median(
        max(y for line in outlines[letters[small]] or () for _, y, _ in line)
        for small in filter(letters.__contains__, _SMALL)
    )
    for letter in filter(letters.__contains__, _SMALL + _SMALL.upper() + "0123456789"):
        if outline := outlines[letters[letter]]:
            yield letter.lower(), glyph_shapes.shape(outline, height)


def _fonts(folder: str) -> Iterator[Path]:
    return (p for p in Path(folder).rglob("*") if p.suffix.lower() in (".ttf", ".otf"))


def _outlines(path: Path) -> Iterator[tuple[bytes, str]]:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        font: Any = TTFont(path, lazy=True)
        letters: dict[int, str] = font.getBestCmap() or {}
    except (TTLibError, AssertionError):
        return
    if not {ord(letter) for letter in _NEEDED} <= set(letters) or not _is_usual(font):
        return
    outlines = Program(path.read_bytes())
    for name, letter in _named(font, letters):
        outline = outlines[font.getGlyphID(name)]
        if outline:
            yield outline.key, letter


def _is_usual(font: Any) -> bool:
    """Whether a font is regular or bold, upright or slanted, and no narrower than usual."""
    if "OS/2" not in font:
        return True
    return font["OS/2"].usWeightClass in _WEIGHTS and font["OS/2"].usWidthClass == _WIDTH


def _named(font: Any, letters: dict[int, str]) -> Iterator[tuple[str, str]]:
    """The glyphs of a font that show a letter of the table, by name."""
    glyphs: dict[str, set[str]] = defaultdict(set)
    for code, name in letters.items():
        if chr(code) in _LETTERS:
            glyphs[name].add(chr(code))
    yield from ((name, letter) for name, found in glyphs.items() for letter in found)
    for tag, one, other in _substitutions(font):
        for letter in glyphs.get(one, ()):
            if tag in _FORMS and letter in _FORMS[tag]:
                yield other, _FORMS[tag][letter]
            elif tag in _CASES:
                yield from ((other, form) for form in {letter, letter.lower(), letter.upper()})
            elif tag in _SAME:
                yield other, letter


def _substitutions(font: Any) -> Iterator[tuple[str, str, str]]:
    """The single and alternate substitutions of a font: feature, glyph, the one that takes its place."""
    table = font["GSUB"].table if "GSUB" in font else None
    if table is None or not table.FeatureList or not table.LookupList:
        return
    for record in table.FeatureList.FeatureRecord:
        for index in record.Feature.LookupListIndex:
            for subtable in table.LookupList.Lookup[index].SubTable:
                subtable = getattr(subtable, "ExtSubTable", subtable)  # noqa: PLW2901
                for one, other in getattr(subtable, "mapping", {}).items():
                    if isinstance(other, str):
                        yield record.FeatureTag, one, other
                for one, others in getattr(subtable, "alternates", {}).items():
                    yield from ((record.FeatureTag, one, other) for other in others)


if __name__ == "__main__":
    main(sys.argv[1:])
