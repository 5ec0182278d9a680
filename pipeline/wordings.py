"""How messages for people word numbers, and show words of a text."""

from typing import Final

_MOST_SHOWN: Final = 60
"""Characters of a text in a message."""


def counted(number: int, noun: str) -> str:
    """How many of something there are: `1 finding`, `2 findings`, `no findings`."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def in_utf_8(text: str) -> str:
    """A text as UTF-8 can hold it: bytes of a file's name that are no UTF-8 are spelt out, as they are in print."""
    return text.encode("utf-8", "backslashreplace").decode()


def shortened(words: str) -> str:
    """Words in one line: their beginning where they are many."""
    line = " ".join(words.split())
    return line if len(line) <= _MOST_SHOWN else line[: _MOST_SHOWN - 1] + "…"
