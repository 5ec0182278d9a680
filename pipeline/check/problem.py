"""What is wrong with a ruling or a file, and where."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that breaks a schema or a rule.

    `path` leads to it: `/body/motivation/3/text` in JSON, an XPath in XML, a block's eId for what
    a rule found; empty for the whole file.
    """

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message
