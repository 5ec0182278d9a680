"""The streams of a PDF: what they hold, whether the compressed ones are whole, and long ones without drawings.

These carry checksums: a damaged one must not pass for a shorter text, and the library gives as much
of it as it can unpack, without a word.
"""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

from pipeline.read.pdf.container import unreadable

DAMAGED = (
    pikepdf.PikepdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
"""What reading a damaged PDF raises: any object of one may be missing, or be of another kind, an array where
the format has a number; the library's own errors and those of the code that meets such an object are one."""
_STREAM = re.compile(rb"stream\r?\n")
_FLATE = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\b")
_LONGEST_HEAD = 2048
_CHUNK = 1 << 20
_MOST_OUTPUT = 1 << 26
"""Beyond it a stream is no text, and reading it is bounded otherwise."""
_LONG = 1 << 18
"""Bytes."""
_FLUSHED = b"\0\0\xff\xff"
"""What ends a stream whose writer closed no last block (RFC 1951, 3.2.4)."""
_ENDS = re.compile(rb"(?:^|[\s)>\]])(?:[A-Za-z]\w*\*?|['\"])\s*$")
_OF_TEXTS = (
    "BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ ' \" q Q cm gs Do BMC BDC EMC "
    "g rg k cs sc scn G RG K CS SC SCN"
)
"""The operators that tell of texts what is asked of that library (ISO 32000-1, annex A)."""


def content_of(holder: pikepdf.Object | pikepdf.Page) -> bytes:
    """The content of a page, which may lie in several streams, or of a form.

    Raises ValueError, one of `DAMAGED`, where one of several is missing, and UnreadableSourceError
    where it is far longer than that of a page of text.
    """
    found = holder.obj.get("/Contents") if isinstance(holder, pikepdf.Page) else holder
    parts = list(found) if isinstance(found, pikepdf.Array) else [found]
    if len(parts) > 1 and not all(isinstance(part, pikepdf.Stream) for part in parts):
        raise ValueError("a part of a content is missing")
    content = b"\n".join(unpacked(part) for part in parts if isinstance(part, pikepdf.Stream))
    if len(content) > _MOST_OUTPUT:
        what = f"a page or a drawing in it has more than {_MOST_OUTPUT >> 20} MiB of instructions"
        raise unreadable(what, "print it to a PDF anew, and give that")
    return content


def unpacked(stream: pikepdf.Object) -> bytes:
    """What a stream holds, packed by runs of one byte too (`RunLengthDecode`)."""
    return stream.read_bytes(pikepdf.StreamDecodeLevel.specialized)


def has_damage(data: bytes) -> bool:
    """Whether a stream of a PDF that is not encrypted does not unpack, as far as a text may reach.

    One that merely lacks its checksum at the end is taken, as readers do.
    """
    return any(not _can_be_unpacked(packed) for packed in _packed_bytes(data))


def _packed_bytes(data: bytes) -> Iterator[bytes]:
    for match in _STREAM.finditer(data):
        # Not in the pattern, which would be tried at every byte then: `endstream` ends in the same word.
        if data.endswith(b"end", 0, match.start()):
            continue
        head = data[max(0, match.start() - _LONGEST_HEAD) : match.start()]
        # The stream's own dictionary alone: the object before it may name another filter.
        if _FLATE.search(head, head.rfind(b"obj") + 1):
            end = data.find(b"endstream", match.end())
            yield data[match.end() : end if end >= 0 else len(data)]


def _can_be_unpacked(packed: bytes) -> bool:
    unpacking, rest = zlib.decompressobj(), packed
    left = _MOST_OUTPUT
    try:
        while rest and left > 0 and not unpacking.eof:
            left -= len(unpacking.decompress(rest, _CHUNK))
            rest = unpacking.unconsumed_tail
    except zlib.error:
        return False
    return unpacking.eof or left <= 0 or not packed.strip() or _has_all_blocks(packed)


def _has_all_blocks(packed: bytes) -> bool:
    """Whether the last block of a compressed stream is there, whatever its checksum."""
    blocks = zlib.decompressobj(-zlib.MAX_WBITS)
    blocks.decompress(packed[2:])
    return blocks.eof or _FLUSHED in packed[-8:]


def is_cut(holder: Any, content: bytes) -> bool:  # noqa: ANN401 - a page or a form
    """Whether the content of a page or a form breaks off: within a text, or before an instruction's operator.

    Streams that are packed otherwise than `has_damage` looks at carry no checksum.
    """
    last = content.rstrip()
    if not last:
        return False
    # The name at the end of a text may stand in a picture's bytes too, so that the texts are then parsed.
    if last.rfind(b"BT") > last.rfind(b"ET"):
        told = [str(one.operator) for one in pikepdf.parse_content_stream(holder, "BT ET")]
        if told and told[-1] == "BT":
            return True
    return b"%" not in last[-80:] and not _ENDS.search(last[-80:])


def make_bare(pdf: pikepdf.Pdf, contents: Iterable[tuple[Any, bytes]]) -> bool:
    """Take the drawings out of the long ones of the contents of pages and forms; whether there are any.

    Of a longer content the library that reads letters reads the surroundings of each text alone, and may lose
    what the coordinates were before: the lines of a page came from its foot to its top where a coat of arms
    was drawn on it.
    """
    long = [holder for holder, content in contents if len(content) > _LONG]
    for holder in long:
        told = pikepdf.parse_content_stream(holder, _OF_TEXTS)
        content = pikepdf.unparse_content_stream(told)
        if isinstance(holder, pikepdf.Page):
            holder.Contents = pdf.make_stream(content)
        else:
            holder.write(content)
    return bool(long)
