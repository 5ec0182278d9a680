"""What qauly made of a ruling for readers, known from any other file by what it wrote into it."""

import os
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

_POLICY: Final = (
    b"\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
)
"""How the policy of every page begins, near its start; that of other pages differs."""
_IDENTIFIED: Final = re.compile(rb"<dc:identifier>/akn/[a-z]{2}/judgment/")
"""What an exported Word file says that it is."""
PART_HEADING: Final = "qauly_part"
"""How bookmarks of an exported Word file begin that stand at headings, which are no words of the ruling."""
_UNOPENED: Final = (OSError, KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError)


def is_page(path: Path) -> bool:
    """Whether a file is a page of qauly, by its beginning."""
    with path.open("rb") as file:
        return _begins_as_page(file)


def is_made_here(name: str, opened: Callable[[], IO[bytes]]) -> bool:
    """Whether a file is a page of qauly, or a Word file that it exported; what cannot be opened is neither.

    It is opened where its name is one that these have.
    """
    kind = os.path.splitext(name)[1].lower()  # noqa: PTH122 - of very many names
    if kind not in {".html", ".docx"}:
        return False
    with suppress(*_UNOPENED), opened() as file:
        if kind == ".html":
            return _begins_as_page(file)
        with zipfile.ZipFile(file) as parts:
            return _IDENTIFIED.search(parts.read("docProps/core.xml")) is not None
    return False


def _begins_as_page(file: IO[bytes]) -> bool:
    return _POLICY in file.read(1000)
