"""The streams of a PDF: what they hold, and whether the compressed ones are whole.

These carry checksums: a damaged one must not pass for a shorter text, and the library gives as much
of it as it can unpack, without a word.
"""

import re
import zlib
from collections.abc import Iterator

import pikepdf

# The look behind passes over `endstream`, which ends in the same word.
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FLATE = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\b")
_LONGEST_HEAD = 2048
_CHUNK = 1 << 20
_MOST_OUTPUT = 1 << 26
"""Beyond it a stream is no text, and reading it is bounded otherwise."""


def content_of(holder: pikepdf.Object | pikepdf.Page) -> bytes:
    """The content of a page, which may lie in several streams, or of a form."""
    found = holder.obj.get("/Contents") if isinstance(holder, pikepdf.Page) else holder
    parts = found if isinstance(found, pikepdf.Array) else [found]
    return b"\n".join(part.read_bytes() for part in parts if isinstance(part, pikepdf.Stream))


def has_damage(data: bytes) -> bool:
    """Whether a stream of a PDF that is not encrypted does not unpack, as far as a text may reach.

    One that merely lacks its checksum at the end is taken, as readers do.
    """
    return any(not _unpacks(packed) for packed in _packed(data))


def _packed(data: bytes) -> Iterator[bytes]:
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _LONGEST_HEAD) : match.start()]
        # The stream's own dictionary alone: the object before it may name another filter.
        if _FLATE.search(head, head.rfind(b"obj") + 1):
            end = data.find(b"endstream", match.end())
            yield data[match.end() : end if end >= 0 else len(data)]


def _unpacks(packed: bytes) -> bool:
    unpacking = zlib.decompressobj()
    left = _MOST_OUTPUT
    try:
        while packed and left > 0 and not unpacking.eof:
            left -= len(unpacking.decompress(packed, _CHUNK))
            packed = unpacking.unconsumed_tail
    except zlib.error:
        return False
    return True
