"""Names of glyphs → the letters that they stand for, by the Adobe Glyph List."""

from functools import lru_cache

from pipeline.words.indexes import RAISED

_FORMS = frozenset({"superior", "sups", "numr", "numerator"})


@lru_cache(maxsize=4096)
def letters_of(name: str) -> frozenset[str]:
    """The text that a name of a glyph stands for; nothing where the name tells none."""
    base, _, form = name.partition(".")
    text = base if len(base) == 1 else _text(base)
    if form in _FORMS:
        text = RAISED.get(text, "")
    return frozenset({text}) if text else frozenset()


def _text(name: str) -> str:
    """The text of a name; none of one that joins several, as a ligature's does."""
    if not name or "_" in name:
        return ""
    from fontTools.agl import toUnicode  # noqa: PLC0415 - takes its time, and few programs have names

    return str(toUnicode(name))
