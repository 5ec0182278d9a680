"""Pages to read and to review a ruling, each one HTML file that needs no other.

`switching_page` speaks every language of the interface; of `reading_pages` each speaks one.
"""

from pipeline.made_here import is_page
from pipeline.pages.interface import Interface, interface, interfaces, tag_of
from pipeline.pages.page_context import PageContext, PageLink
from pipeline.pages.reading_page import reading_pages
from pipeline.pages.switching_page import switching_page

__all__ = [
    "Interface",
    "PageContext",
    "PageLink",
    "interface",
    "interfaces",
    "is_page",
    "reading_pages",
    "switching_page",
    "tag_of",
]
