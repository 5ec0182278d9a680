"""What the compressed parts of a PDF tell before any of them is read as a page.

They carry checksums: a damaged one must not pass for a shorter text, and the library gives as much
of it as it can unpack, without a word.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

# The look behind passes over `endstream`, which ends in the same word.
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FLATE = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\b")
_FILTER = re.compile(rb"/Filter\b")
_PICTURE = re.compile(rb"/(?:DCT|JPX|CCITTFax|JBIG2)Decode\b")
_ACTUAL_TEXT = b"/ActualText"
_HARD_HYPHEN = re.compile(
    rb"/ActualText\s*(?:\(-\)|<(?i:FEFF)002[Dd]>|\((?:\\376\\377|\xfe\xff)(?:\\000|\0)-\))"
)
_LONGEST_HEAD = 2048
_CHUNK = 1 << 20
_MOST_OUTPUT = 1 << 26
"""Beyond it a stream is no text, and reading it is bounded otherwise."""


@dataclass(frozen=True, slots=True)
class Streams:
    """What is told of all the streams of a file."""

    damaged: bool
    """One does not unpack. One that merely lacks its checksum at the end is taken, as readers do."""
    actual_text: bool
    """One may hold text that a producer tells beside the glyphs."""
    hard_hyphens: bool
    """Hyphens are told so: the glyph itself then stands for U+00AD, a soft one (Typst)."""


def streams_of(data: bytes) -> Streams:
    """Unpack every stream of a PDF that is not encrypted, as far as a text may reach."""
    damaged, actual_text, hard_hyphens = False, _ACTUAL_TEXT in data, False
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _LONGEST_HEAD) : match.start()]
        # The stream's own dictionary alone: the object before it may name another filter.
        head = head[head.rfind(b"obj") + 1 :]
        if _FLATE.search(head):
            end = data.find(b"endstream", match.end())
            found = _unpacked(data[match.end() : end if end >= 0 else len(data)])
            damaged = damaged or found is None
            if found and _ACTUAL_TEXT in found:
                actual_text = True
                hard_hyphens = hard_hyphens or _HARD_HYPHEN.search(found) is not None
        # What is packed otherwise (LZW, ASCII85) is not unpacked here, and may hold anything.
        elif _FILTER.search(head) and not _PICTURE.search(head):
            actual_text = True
    return Streams(damaged, actual_text, hard_hyphens)


def _unpacked(packed: bytes) -> bytes | None:
    """What a stream holds, or None where it does not unpack."""
    unpacking = zlib.decompressobj()
    parts: list[bytes] = []
    try:
        while packed and len(parts) * _CHUNK < _MOST_OUTPUT and not unpacking.eof:
            parts.append(unpacking.decompress(packed, _CHUNK))
            packed = unpacking.unconsumed_tail
    except zlib.error:
        return None
    return b"".join(parts)
