"""The compressed parts of a PDF carry checksums: a damaged one must not pass for a shorter text.

The library gives as much of a damaged stream as it can unpack, without a word.
"""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FLATE = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\b")
_LONGEST_HEAD = 2048
_CHUNK = 1 << 20
_MOST_OUTPUT = 1 << 26
"""Beyond it a stream is no text, and reading it is bounded otherwise."""


def damaged_stream(data: bytes) -> int | None:
    """Give where the first stream starts that does not unpack; None where all do.

    A stream that merely lacks its checksum at the end is taken, as readers do.
    """
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _LONGEST_HEAD) : match.start()]
        if _FLATE.search(head, head.rfind(b"obj") + 1):
            end = data.find(b"endstream", match.end())
            if not _unpacks(data[match.end() : end if end >= 0 else len(data)]):
                return match.start()
    return None


def _unpacks(packed: bytes) -> bool:
    unpacking = zlib.decompressobj()
    total = 0
    try:
        while packed and total < _MOST_OUTPUT and not unpacking.eof:
            total += len(unpacking.decompress(packed, _CHUNK))
            packed = unpacking.unconsumed_tail
    except zlib.error:
        return False
    return True
