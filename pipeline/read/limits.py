"""How much one file may cost."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace

from pipeline.errors import UsageError, unreadable

_ENTRY = re.compile(r"\s*([a-z]+)\s*=\s*([0-9]{1,12}(?:\.[0-9]{1,3})?)\s*")


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for reading one file; what goes beyond them is refused as unreadable."""

    seconds: float = 30.0
    """Of processor time, so that a busy machine refuses nothing; what hangs is ended as soon."""
    memory: int = 1024
    """MiB beyond what the program has taken already."""
    size: int = 16
    """MiB of the file itself; no ruling comes near."""
    pages: int = 3000
    characters: int = 8_000_000
    tags: int = 1_000_000
    """Tags of a page of HTML, or of a part of a Word file; a ruling of a hundred pages has a tenth."""

    @classmethod
    def parse(cls, text: str) -> Limits:
        """Read limits from a text such as `seconds=60,memory=2048`; the others stay as they are.

        Raises UsageError for a name that is none, and for a value that is no positive number.
        """
        kinds = {f.name: type(getattr(cls(), f.name)) for f in fields(cls)}
        told: dict[str, float] = {}
        for entry in text.split(","):
            match = _ENTRY.fullmatch(entry)
            if match is None or match[1] not in kinds or not float(match[2]):
                message = (
                    f"“{entry.strip()}” is no limit; "
                    f"write NAME=NUMBER,… with names of {', '.join(kinds)}"
                )
                raise UsageError(message)
            told[match[1]] = kinds[match[1]](float(match[2]))
        return replace(cls(), **told)  # type: ignore[arg-type]  # of each field's own kind

    def check_characters(self, number: int) -> None:
        """Raise UnreadableSourceError where a text has more characters than these."""
        if number > self.characters:
            todo = "split it into rulings, or raise the limit “characters”"
            raise unreadable(f"it has more than {self.characters} characters; {todo}")

    def check_tags(self, number: int) -> None:
        """Raise UnreadableSourceError where markup has more tags than these."""
        if number > self.tags:
            todo = "save the ruling alone, or raise the limit “tags”"
            raise unreadable(f"it has more than {self.tags} tags; {todo}")


USUAL = Limits()
