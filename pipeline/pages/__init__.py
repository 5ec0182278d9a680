"""Pages to read and to review a ruling: `reading_page` is one HTML file that needs no other."""

from pipeline.pages.interface import Interface, interface, interfaces, tag_of
from pipeline.pages.reading_page import reading_page
from pipeline.pages.surroundings import LaterRuling, PageLink, Surroundings

__all__ = [
    "Interface",
    "LaterRuling",
    "PageLink",
    "Surroundings",
    "interface",
    "interfaces",
    "reading_page",
    "tag_of",
]
