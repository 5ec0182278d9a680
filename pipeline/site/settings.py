"""What whoever publishes a site decides on: its address, and what search engines may list."""

from enum import StrEnum
from typing import NamedTuple


class Unlisted(StrEnum):
    """Which pages ask search engines not to list them."""

    NOTHING = "nothing"
    PRIVATE = "private"
    """Those of rulings that name persons who were there for themselves."""
    ALL = "all"


class SiteSettings(NamedTuple):
    """The settings of a site."""

    base: str = "http://localhost:8000/"
    """Its public address."""
    unlisted: Unlisted = Unlisted.NOTHING

    @property
    def lists_pages(self) -> bool:
        """Search engines may list pages that are about no single ruling."""
        return self.unlisted is not Unlisted.ALL

    def lists_ruling(self, *, is_private: bool) -> bool:
        """Search engines may list the page of a ruling."""
        return self.lists_pages and not (is_private and self.unlisted is Unlisted.PRIVATE)
