"""The order of words, as text that any database sorts rightly by code points."""

from functools import cache

from pipeline.words.alphabet import letters_of_languages


def sort_key(text: str) -> str:
    """A text by which to sort: its letters are replaced by others in the order of the alphabet.

    `ә` comes behind `а` and `қ` behind `к`, where Unicode has them behind `я`.
    """
    return text.lower().translate(_alphabet_places())


def surname_first(name: str) -> str:
    """A name as lists have it, with its initials behind: `Ахметов А.Б.` for `А.Б. Ахметов`."""
    return " ".join(sorted(name.split(), key=lambda word: "." in word))


@cache
def _alphabet_places() -> dict[int, str]:
    # Names of one list are in all languages: the longest alphabet holds the letters of the others in their order.
    """For `str.translate`: each letter's place in the longest alphabet, as a code point."""
    longest = max((one.alphabet for one in letters_of_languages()), key=len)
    small = dict.fromkeys(longest.lower())
    # From the place of `а` on, so that figures, marks and Latin letters stay before all of them.
    return {ord(letter): chr(0x0430 + place) for place, letter in enumerate(small)}
