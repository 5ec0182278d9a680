"""Names of glyphs → the letters that they stand for, as the Adobe Glyph List writes them."""

import re

from pipeline.words.indexes import LOWERED, RAISED

_UNI = re.compile(r"uni((?:[0-9A-F]{4})+)|u([0-9A-F]{4,6})")
# The list has Ё in its place of the alphabet, Unicode has it elsewhere: hence two runs a case.
_AFII = {
    **{10017 + n: chr(0x410 + n) for n in range(6)},
    10023: "Ё",
    **{10024 + n: chr(0x416 + n) for n in range(26)},
    **{10065 + n: chr(0x430 + n) for n in range(6)},
    10071: "ё",
    **{10072 + n: chr(0x436 + n) for n in range(26)},
    **{10050 + n: letter for n, letter in enumerate("ҐЂЃЄЅІЇЈЉЊЋЌЎ")},
    **{10098 + n: letter for n, letter in enumerate("ґђѓєѕіїјљњћќў")},
    10145: "Џ",
    10193: "џ",
    10846: "ә",
    61352: "№",
}
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_WORDS = {
    **{name: str(n) for n, name in enumerate(_DIGITS)},
    "space": " ",
    "period": ".",
    "comma": ",",
    "colon": ":",
    "semicolon": ";",
    "hyphen": "-",
    "parenleft": "(",
    "parenright": ")",
    "guillemotleft": "«",
    "guillemotright": "»",
    "quotedblleft": "“",
    "quotedblright": "”",
    "quotedblbase": "„",
    "quotedbl": '"',
    "quoteleft": "‘",
    "quoteright": "’",
    "quotesingle": "'",
    "endash": "–",
    "emdash": "—",
    "bracketleft": "[",
    "bracketright": "]",
    "asterisk": "*",
    "bullet": "•",
    "ellipsis": "…",
    "plus": "+",
    "equal": "=",
    "underscore": "_",
    "degree": "°",
    "fraction": "⁄",
    "question": "?",
    "exclam": "!",
    "ampersand": "&",
    "section": "§",
    "percent": "%",
    "slash": "/",
    "onesuperior": "¹",
    "twosuperior": "²",
    "threesuperior": "³",
}
_FORMS = dict.fromkeys(("superior", "sups", "numr", "numerator"), RAISED) | dict.fromkeys(
    ("inferior", "subs", "sinf", "dnom", "denominator"), LOWERED
)


def letters_of(name: str) -> frozenset[str]:
    """The text that a name of a glyph stands for; nothing where the name tells none."""
    base, _, form = name.partition(".")
    text = _text_of_name(base)
    if form in _FORMS:
        text = _FORMS[form].get(text, "")
    return frozenset({text}) if text else frozenset()


def _text_of_name(base: str) -> str:
    if len(base) == 1:
        return base
    if base in _WORDS:
        return _WORDS[base]
    if base.startswith("afii") and base[4:].isdecimal():
        return _AFII.get(int(base[4:]), "")
    match = _UNI.fullmatch(base)
    if match is None:
        return ""
    digits = match[1] or match[2]
    width = 4 if match[1] else len(digits)
    codes = [int(digits[n : n + width], 16) for n in range(0, len(digits), width)]
    return "".join(map(chr, codes)) if max(codes) < 0x110000 else ""
