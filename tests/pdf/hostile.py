"""Damaged and hostile PDFs, made from nothing or from the bytes of a sound one."""

from __future__ import annotations

import random
import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
RESOURCES = b"<</Font<</F 4 0 R>>>>"
WORDS = b"BT /F 12 Tf 72 700 Td (plain words) Tj ET"


def stream(data: bytes, extra: bytes = b"", length: bytes | None = None) -> bytes:
    """A stream object."""
    size = length if length is not None else b"%d" % len(data)
    return b"<</Length %s%s>>stream\n%s\nendstream" % (size, extra, data)


def packed(data: bytes, extra: bytes = b"") -> bytes:
    """A compressed stream object."""
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode" + extra)


def pdf(objects: dict[int, bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """A whole file with a right cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % offsets.get(number, 0)
    out += b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        root,
        trailer,
        start,
    )
    return bytes(out)


def page(contents: bytes = b"5 0 R", extra: bytes = b"", box: bytes = b"0 0 595 842") -> bytes:
    """A page object of the tree at object 2."""
    return b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Resources%s/Contents %s%s>>" % (
        box,
        RESOURCES,
        contents,
        extra,
    )


def simple(content: bytes = WORDS, **other: bytes) -> bytes:
    """A file of one page with a content stream; `other` objects by number (`o6`)."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: page(),
        4: FONT,
        5: stream(content),
    }
    return pdf(objects | {int(name[1:]): body for name, body in other.items()})


def looped() -> Iterator[tuple[str, bytes]]:
    """Files whose objects lead back to themselves."""
    yield "page-tree-loop", simple(o2=b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>")
    yield "parent-loop", simple(o2=b"<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 1>>")
    yield "catalog-is-pages", pdf({1: b"<</Type/Pages/Pages 1 0 R/Kids[1 0 R]/Count 1>>"})
    yield "contents-loop", simple(o3=page(b"6 0 R"), o6=b"7 0 R", o7=b"6 0 R")
    yield "length-loop", simple(o5=stream(WORDS, length=b"6 0 R"), o6=b"6 0 R")
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    yield (
        "form-in-itself",
        simple(
            b"/X Do",
            o3=page().replace(RESOURCES, b"<</XObject<</X 6 0 R>>>>"),
            o6=stream(b"/X Do", form),
        ),
    )
    yield (
        "font-loop",
        simple(
            o4=b"<</Type/Font/Subtype/Type0/DescendantFonts[4 0 R]/Encoding 4 0 R/ToUnicode 4 0 R>>"
        ),
    )
    yield "array-of-contents-loop", simple(o3=page(b"6 0 R"), o6=b"[6 0 R 5 0 R 6 0 R]")


def huge() -> Iterator[tuple[str, bytes]]:
    """Files that ask for more than they are."""
    levels = {
        number: stream(
            b"/X Do " * 9,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
            % (number + 1),
        )
        for number in range(6, 40)
    }
    levels[40] = stream(WORDS, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources" + RESOURCES)
    nested = {f"o{number}": body for number, body in levels.items()}
    yield (
        "forms-times-nine",
        simple(b"/X Do", o3=page().replace(RESOURCES, b"<</XObject<</X 6 0 R>>>>"), **nested),
    )
    broken = b"<<\x8dype /Pages/Count 2/Kids[3 0 R 9 0 R]>>"
    yield "kid-missing-in-a-tree-without-type", simple(o2=broken)
    yield "count-of-a-billion", simple(o2=b"<</Type/Pages/Kids[3 0 R]/Count 1000000000>>")
    kids = b" ".join(b"%d 0 R" % n for n in range(10, 5010))
    pages = {n: page() for n in range(10, 5010)}
    tree = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[%s]/Count 5000>>" % kids}
    yield "five-thousand-pages", pdf(tree | {4: FONT, 5: stream(WORDS)} | pages)
    chain = {n: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(10, 4000)}
    yield (
        "page-tree-of-4000-levels",
        pdf(
            {1: b"<</Type/Catalog/Pages 10 0 R>>", 4: FONT, 5: stream(WORDS), 4000: page()} | chain
        ),
    )
    yield "ten-megabyte-string", simple(b"BT /F 12 Tf 72 700 Td (" + b"a" * 10_000_000 + b") Tj ET")
    yield "ten-megabyte-title", simple(o6=b"<</Title(" + b"a" * 10_000_000 + b")>>")
    yield (
        "bomb",
        pdf(
            {
                1: b"<</Type/Catalog/Pages 2 0 R>>",
                2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                3: page(),
                4: FONT,
                5: packed(b"BT /F 12 Tf 72 700 Td (spam) Tj ET\n" * 3_000_000),
            }
        ),
    )
    yield (
        "bomb-of-blanks",
        pdf(
            {
                1: b"<</Type/Catalog/Pages 2 0 R>>",
                2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                3: page(),
                4: FONT,
                5: packed(b" " * 400_000_000),
            }
        ),
    )
    yield "brackets", simple(b"[" * 200_000)
    yield "nested-arrays", simple(o6=b"[" * 50_000 + b"]" * 50_000)
    yield (
        "nested-dictionaries",
        simple(o3=page(extra=b"/A" + b"<</B" * 20_000 + b" 1" + b">>" * 20_000)),
    )
    links = b" ".join(b"%d 0 R" % n for n in range(10, 30_010))
    link = b"<</Type/Annot/Subtype/Link/Rect[0 0 600 900]/A<</S/URI/URI(http://a)>>>>"
    lines = b"".join(b"BT /F 2 Tf 72 %d Td (line) Tj ET\n" % (y + 20) for y in range(0, 800, 2))
    yield (
        "links-over-lines",
        simple(
            lines,
            o3=page(extra=b"/Annots[%s]" % links),
            **{f"o{n}": link for n in range(10, 30_010)},
        ),
    )
    marks = b"".join(
        b"%d %d m %d %d l S\n" % (n % 595, n % 842, n % 595, n % 800) for n in range(200_000)
    )
    yield "rules-without-end", simple(marks + WORDS)


def odd() -> Iterator[tuple[str, bytes]]:
    """Files with senseless values."""
    yield "box-upside-down", simple(o3=page(box=b"595 842 0 0"))
    yield "box-of-nothing", simple(o3=page(box=b"0 0 0 0"))
    yield "box-of-words", simple(o3=page(box=b"/a (b) null [1]"))
    yield "giant-type", simple(b"BT /F 1e30 Tf 1e30 -1e30 Td (a) Tj 9e99 0 Td (b) Tj ET")
    yield "type-of-no-size", simple(b"BT /F 0 Tf 72 700 Td (a) Tj (b) Tj ET")
    yield "matrix-of-noughts", simple(b"BT /F 12 Tf 0 0 0 0 0 0 Tm (a) Tj ET")
    yield "unknown-operators", simple(b"foo bar 1 2 3 BT ET ET ET Q Q Q Q")
    yield (
        "no-pages",
        pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>"}),
    )
    yield "no-root", pdf({2: b"<</Type/Pages/Kids[]/Count 0>>"}, root=9)
    yield (
        "script",
        simple(
            o1=b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>"
        ),
    )
    yield "wrong-length", simple(o5=stream(WORDS, length=b"99999999"))
    yield "negative-length", simple(o5=stream(WORDS, length=b"-5"))
    yield "unknown-filter", simple(o5=stream(WORDS, b"/Filter/NoSuch"))
    yield "not-packed", simple(o5=stream(WORDS, b"/Filter/FlateDecode"))


def broken(sound: bytes) -> Iterator[tuple[str, bytes]]:
    """A sound file, damaged."""
    for percent in (1, 5, 20, 40, 60, 80, 95):
        yield f"cut-at-{percent}-percent", sound[: len(sound) * percent // 100]
    yield "no-end", sound.rsplit(b"startxref", 1)[0]
    yield "start-astray", re.sub(rb"startxref\s+[0-9]+", b"startxref\n7", sound)
    yield "head-lost", sound[600:]
    yield (
        "middle-of-noughts",
        sound[: len(sound) // 3] + bytes(4000) + sound[len(sound) // 3 + 4000 :],
    )
    chance = random.Random(4)  # noqa: S311
    for number in range(6):
        flipped = bytearray(sound)
        for _ in range(10 ** (number // 2 + 1)):
            flipped[chance.randrange(9, len(flipped))] ^= 1 << chance.randrange(8)
        yield f"bits-turned-{number}", bytes(flipped)
    yield "header-only", b"%PDF-1.7\n"
    yield "noise", b"%PDF-1.7\n" + chance.randbytes(50_000)
    yield "noughts", b"%PDF-1.7\n" + bytes(50_000)


def all_of(sound: bytes) -> dict[str, bytes]:
    """Every file, by its name."""
    return dict([*looped(), *huge(), *odd(), *broken(sound)])
