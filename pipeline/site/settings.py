"""What whoever publishes a site decides on: its address, and what search engines may list."""

from enum import StrEnum
from typing import NamedTuple, Self
from urllib.parse import quote

from pipeline.errors import UsageError
from pipeline.web_address import PLAIN, is_web_address


class Unlisted(StrEnum):
    """Which pages ask search engines not to list them."""

    NOTHING = "nothing"
    PRIVATE = "private"
    """Those of rulings that name persons who were there for themselves."""
    ALL = "all"


class SiteSettings(NamedTuple):
    """The settings of a site."""

    base: str = "http://localhost:8000/"
    """What all public addresses begin with."""
    unlisted: Unlisted = Unlisted.NOTHING

    def checked(self) -> Self:
        """The same, a slash at the end of its address. Raises UsageError for what is no address."""
        if not is_web_address(self.base):
            message = (
                f"--base {self.base}: write an address as https://law.example/, without ? and #"
            )
            raise UsageError(message)
        return self._replace(base=f"{self.base.rstrip('/')}/")

    def public_address(self, path: str) -> str:
        """The whole address of a path; a folder's page is the folder itself."""
        is_folder = path.rpartition("/")[2] == "index.html"
        return self.base + quote(path.removesuffix("index.html") if is_folder else path, safe=PLAIN)

    @property
    def lists_pages(self) -> bool:
        """Search engines may list pages that are about no single ruling."""
        return self.unlisted is not Unlisted.ALL

    def lists_ruling(self, *, is_private: bool) -> bool:
        """Search engines may list the page of a ruling."""
        return self.lists_pages and not (is_private and self.unlisted is Unlisted.PRIVATE)
