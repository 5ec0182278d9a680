"""What qauly made of a ruling for readers, known from any other file by what it wrote into it."""

import re
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Final

_POLICY: Final = (
    b"\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
)
"""How the policy of every page begins, near its start; that of other pages differs."""
_IDENTIFIED: Final = re.compile(rb"<dc:identifier>/akn/[a-z]{2}/judgment/")
"""What an exported Word file says that it is."""
_UNOPENED: Final = (OSError, KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError)


def is_page(path: Path) -> bool:
    """Whether a file is a page of qauly, by its beginning."""
    with path.open("rb") as file:
        return _POLICY in file.read(1000)


def is_made_here(path: Path) -> bool:
    """Whether a file is a page of qauly, or a Word file that it exported; what cannot be opened is neither."""
    kind = path.suffix.lower()
    if kind not in {".html", ".docx"} or not path.is_file():
        return False
    with suppress(*_UNOPENED):
        if kind == ".html":
            return is_page(path)
        with zipfile.ZipFile(path) as parts:
            return _IDENTIFIED.search(parts.read("docProps/core.xml")) is not None
    return False
