"""Long contents without their drawings, for the library that reads letters.

Of a content that is longer than this it reads the surroundings of each text alone, and may lose what
the coordinates were before: the lines of a page came from its foot to its top where a coat of arms was
drawn on it.
"""

from collections.abc import Iterable
from typing import Any

import pikepdf

_LONG = 1 << 18
"""Bytes."""
_OF_TEXTS = (
    "BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ ' \" q Q cm gs Do BMC BDC EMC "
    "g rg k cs sc scn G RG K CS SC SCN"
)
"""The operators that tell of texts what is asked of that library (ISO 32000-1, annex A)."""


def make_bare(pdf: pikepdf.Pdf, contents: Iterable[tuple[Any, bytes]]) -> bool:
    """Take the drawings out of the long ones of the contents of pages and forms; whether there are any."""
    long = [holder for holder, content in contents if len(content) > _LONG]
    for holder in long:
        told = pikepdf.parse_content_stream(holder, _OF_TEXTS)
        content = pikepdf.unparse_content_stream(told)
        if isinstance(holder, pikepdf.Page):
            holder.Contents = pdf.make_stream(content)
        else:
            holder.write(content)
    return bool(long)
