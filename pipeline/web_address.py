"""Addresses on the web, behind which names of rulings and pages are put."""

import re
from typing import Final

_ADDRESS: Final = re.compile(r"https?://[^\s?#<>\"{}|\\^`]+")
PLAIN: Final = "/~@:!$&'()*+,;="
"""Signs that stand in the path of an address as they are (RFC 3986)."""


def is_web_address(text: str) -> bool:
    """Whether a text is an address that more can be put behind: without `?`, `#` and what no IRI has (RFC 3987)."""
    return _ADDRESS.fullmatch(text) is not None
