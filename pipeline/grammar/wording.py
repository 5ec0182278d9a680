"""How lists of words become patterns.

Every word is a regular expression without groups, of folded text. A ruling needs a third of them, and
to compile all takes a tenth of a short command: each is compiled when it is first used.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import attrgetter
from typing import Annotated, Any, Final, NamedTuple, cast

from pydantic import PlainSerializer, PlainValidator

TAIL = 90
"""How many characters before a paragraph's end a formula is looked for: longer than any."""
# It matches nowhere, and is tried at one place alone; an alternation of no words would match everywhere.
NOTHING = re.compile(r"\A(?!\A)")
_FIRST_CHOICE = re.compile(r"\(\?:([^()|\\]+(?:\|[^()|\\]+)*)\)(\??)(?![?*+{])")
_LETTER_FIRST = re.compile(
    r"[^\W\d_](?![?*+{])(?:[^|()\\]|\\.|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\Z"
)
"""A pattern that begins with a letter that must be there; a choice stands in it in brackets alone."""


def alternation(words: Iterable[str]) -> str:
    """One pattern for any of the words, the longest first."""
    # The first alternative that fits is taken, so a short word would hide a longer one.
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


def starting_pattern(words: Iterable[str]) -> str:
    """A pattern for any of the words that begins inside of no other word, the longest first.

    What it looks for first is one of a few letters, if words begin with letters: a search passes over
    all other places then, where one that begins with a look behind stops at each.
    """
    begun: dict[str, list[str]] = {}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    for word in chain.from_iterable(map(_without_first_choice, ordered)):
        if not _LETTER_FIRST.match(word):
            return rf"(?<!\w){alternation(ordered)}"
        begun.setdefault(word[0], []).append(word[1:])
    return alternation(rf"{one}(?<!\w{one})(?:{'|'.join(more)})" for one, more in begun.items())


def _without_first_choice(word: str) -> Sequence[str]:
    """A word that begins with a choice (`(?:а|б) в`, `(?:а )?в`) as one word for each."""
    choice = _FIRST_CHOICE.match(word)
    firsts = [*choice[1].split("|"), *([""] if choice[2] else ())] if choice else [""]
    return [first + word[choice.end() if choice else 0 :] for first in firsts]


class LazyPattern:
    """Stands for a pattern until something but its text is asked of it."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - all that patterns have
        """Look into the pattern; what is found stays here, for the next time."""
        pattern = re.compile(self.pattern, self._flags)
        for one in (name, "finditer", "fullmatch", "match", "search", "sub", "subn"):
            setattr(self, one, getattr(pattern, one))
        return getattr(pattern, name)


def compiled(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern of a table, compiled when it is first used."""
    return cast("re.Pattern[str]", LazyPattern(text, flags))


def opening_pattern(words: Sequence[str]) -> re.Pattern[str]:
    """For `match`: a paragraph begins with one of the words."""
    return compiled(rf"\W*{alternation(words)}(?!\w)") if words else NOTHING


def whole_pattern(words: Sequence[str]) -> re.Pattern[str]:
    """For `match`: a paragraph is one of the words and signs around it."""
    return compiled(rf"\W*({alternation(words)}\s*:?)\W*\Z") if words else NOTHING


def closing_pattern(words: Sequence[str]) -> re.Pattern[str]:
    """For `search` and `search_at_end`: a paragraph ends in one of the words, signs aside."""
    return compiled(rf"({starting_pattern(words)}\s*:?)\W*\Z") if words else NOTHING


def within_pattern(words: Sequence[str]) -> re.Pattern[str]:
    """For `search`: a paragraph holds one of the words."""
    # No `\b`: a word may begin or end in a sign, beside which that asks for a letter.
    return compiled(rf"{starting_pattern(words)}(?!\w)") if words else NOTHING


def ending_clause(words: Sequence[str]) -> re.Pattern[str]:
    """For `search`: one of the words stands before a full stop, a colon, or the end."""
    return compiled(rf"{starting_pattern(words)}(?=\s*(?:[.:;]|\Z))") if words else NOTHING


def search_at_end(pattern: re.Pattern[str], folded: str) -> re.Match[str] | None:
    """Search for a closing pattern where alone it can match."""
    # A search tries every place before the end first, which is what a long paragraph would cost.
    return pattern.search(folded, max(0, len(folded) - TAIL))


class Wording(NamedTuple):
    """Words that are looked for in more than one place of a paragraph, and the pattern for each."""

    words: tuple[str, ...]
    opening: re.Pattern[str]
    whole: re.Pattern[str]
    closing: re.Pattern[str]
    within: re.Pattern[str]


def wording(words: Sequence[str]) -> Wording:
    """The words with their patterns."""
    return Wording(
        tuple(words),
        opening_pattern(words),
        whole_pattern(words),
        closing_pattern(words),
        within_pattern(words),
    )


def _ignoring_case(text: str) -> re.Pattern[str]:
    return compiled(text, re.IGNORECASE)


def _at_end(text: str) -> re.Pattern[str]:
    return compiled(f"(?:{text})\\Z")


Opening = Annotated[re.Pattern[str], PlainValidator(opening_pattern)]
Whole = Annotated[re.Pattern[str], PlainValidator(whole_pattern)]
Closing = Annotated[re.Pattern[str], PlainValidator(closing_pattern)]
Within = Annotated[re.Pattern[str], PlainValidator(within_pattern)]
EndingClause = Annotated[re.Pattern[str], PlainValidator(ending_clause)]
AnyPlace = Annotated[Wording, PlainValidator(wording), PlainSerializer(attrgetter("words"))]
IgnoringCase = Annotated[re.Pattern[str], PlainValidator(_ignoring_case)]
AtEnd = Annotated[re.Pattern[str], PlainValidator(_at_end)]
Pattern = Annotated[re.Pattern[str], PlainValidator(compiled)]
PARTS: Final = "parts of patterns"
Patterns = Annotated[tuple[str, ...], PARTS]
"""Parts of patterns that code puts together with others."""
