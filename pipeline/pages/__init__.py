"""Pages to read and to review a ruling: `reading_page` is one HTML file that needs no other.

`switching_page` is the same, and speaks every language of the interface; `reading_pages` are one each.
"""

from pipeline.made_here import is_page
from pipeline.pages.interface import Interface, interface, interfaces, tag_of
from pipeline.pages.page_context import PageContext, PageLink
from pipeline.pages.reading_page import reading_page, reading_pages
from pipeline.pages.switching_page import switching_page

__all__ = [
    "Interface",
    "PageContext",
    "PageLink",
    "interface",
    "interfaces",
    "is_page",
    "reading_page",
    "reading_pages",
    "switching_page",
    "tag_of",
]
