"""The hash by which two copies of one text are known to be the same, defined here alone."""

import hashlib
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=1)  # a text is hashed when it is described, and once more when that is checked
def content_hash(text: str) -> str:
    """The SHA-256, in hexadecimals, of the text in NFC without white space, in UTF-8.

    Wraps, indents and paragraphs do not count, so copies in other layouts have the same hash.
    """
    words = "".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(words.encode()).hexdigest()
