"""The characters and the words of a text, counted once for all who ask whether it is to be trusted.

They ask one after the other, of the same text, so that the last one is enough.
"""

import re
from collections import Counter
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def characters_in(text: str) -> Counter[str]:
    """The characters of a text, and how often each stands in it."""
    return Counter(text)


@lru_cache(maxsize=1)
def words_in(text: str) -> Counter[str]:
    """The words of a text as they are written, and how often each stands in it."""
    return Counter(WORD.findall(text))
