"""How a message names a character, and one finding for all places of it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.codes import Code
from pipeline.text import Finding, Span


def named(character: str) -> str:
    """A character's code point and name in Unicode: `U+03B1 GREEK SMALL LETTER ALPHA`."""
    name = unicodedata.name(character, "")
    private = " in private use" if unicodedata.category(character) == "Co" else ""
    return f"U+{ord(character):04X}{' ' * bool(name)}{name or private}"


@dataclass(slots=True)
class Places:
    """Where characters of one kind stand, by what is to be said of each."""

    code: Code
    first: dict[str, Span] = field(default_factory=dict)
    count: dict[str, int] = field(default_factory=dict)

    def add(self, message: str, span: Span) -> None:
        """Note a place of which the message holds."""
        self.first.setdefault(message, span)
        self.count[message] = self.count.get(message, 0) + 1

    def findings(self) -> Iterator[Finding]:
        """One finding a message, at its first place, with the number of places."""
        for message, span in self.first.items():
            many = self.count[message]
            times = f" ({many} times)" if many > 1 else ""
            yield Finding(self.code, span, f"{message}{times}")
