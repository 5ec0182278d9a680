"""Names of people across languages: the same, one name in two spellings, or two names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Final

from pipeline.describe.identifiers import ascii_name
from pipeline.words.alphabet import respellings

# Between two languages vowels come and go (Тілеу and Тлеу, Темір and Темер), double consonants, too.
_VOWELS: Final = re.compile("[aeiouy]")
_DOUBLE: Final = re.compile(r"([a-z])\1+")
_ROUNDED: Final = str.maketrans("o", "u")


class NameLikeness(IntEnum):
    """How much two names are alike."""

    NONE = 0
    INITIALS = 1
    """Other initials with the same surname."""
    SPELLING = 2
    """The same name as far as spellings in two languages tell."""
    SAME = 3


@dataclass(frozen=True)
class PersonName:
    """Initials and surname in ASCII, in whatever order they were printed."""

    initials: tuple[str, ...]
    surname: str

    @classmethod
    def of(cls, name: str) -> PersonName:
        """Read a name as the model gives it; a word with a dot is initials."""
        words = name.split()
        short = [word for word in words if "." in word]
        initials = re.findall(r"[^.\s-]+", " ".join(short))
        surname = "-".join(ascii_name(word) for word in words if "." not in word)
        return cls(tuple(ascii_name(initial) for initial in initials), surname)

    @cached_property
    def skeleton(self) -> str:
        """What of the surname is left in either spelling."""
        plain = self.surname
        for printed, common in respellings().items():
            plain = plain.replace(printed, common)
        # The first letter stays, since two names that begin otherwise are seldom one.
        bare = plain[:1].translate(_ROUNDED) + _VOWELS.sub("", plain[1:])
        return _DOUBLE.sub(r"\1", bare)

    def likeness(self, other: PersonName) -> NameLikeness:
        """Whether two names may be one person's."""
        if self == other:
            return NameLikeness.SAME
        if not self.surname or self.skeleton != other.skeleton:
            return NameLikeness.NONE
        return NameLikeness.SPELLING if self._initials_fit(other) else NameLikeness.INITIALS

    def _initials_fit(self, other: PersonName) -> bool:
        """Whether initials agree; one text may print fewer."""
        ours, theirs = (tuple(i[0].translate(_ROUNDED) for i in n.initials) for n in (self, other))
        shorter = min(len(ours), len(theirs))
        return shorter > 0 and ours[:shorter] == theirs[:shorter]
