"""What a ruling can hold is listed; every other character is told by its name and place."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.clean.characters import MARKS
from pipeline.clean.naming import Places, named
from pipeline.codes import Code
from pipeline.grammar import Grammar
from pipeline.job import Job
from pipeline.text import CleanText, Finding, Span
from pipeline.words.alphabet import every_letter, native_letters
from pipeline.words.equivalents import DASHES

_BLANKS = "\t\n\f \u00a0\u2000-\u200a\u202f\u205f\u3000"
_PUNCTUATION = "!-/:-@\\[-`{-~«»‹›“”„‟‘’‚‛…′″•·‣◦▪▫■█□●○◆◊➢✓✔☐☑*†‡№§°ºª%‰©®™¦¶_¬"
_FIGURES = "0-9¹²³⁰⁴-⁹₀-₉½¼¾⅓⅔⁄×÷±≤≥≈≠−√∑∞µ"
_CURRENCY = "$€£₸₽¢"
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
"""With the letters of European languages, for names of firms and conventions."""
_SMALL = "\u0430-\u045fәғқңөұүһ"
_TOLD_ELSEWHERE = f"\ufffd\u00ad{MARKS}\x80-\x9f"
_NON_LATIN = r"[^\W\d_A-Za-z\u00c0-\u024f]"
_SIGNS = "|¦¶·•□▪■●○§$€&`½¼¾"
_RAISED = "№⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
_STRAY = {
    # Inside a word of the language, where names of firms in Latin letters may have signs, and inside a number.
    f"{_SIGNS}{_RAISED}": rf"[{_SIGNS}{_RAISED}](?<={_NON_LATIN}{{2}}.)(?={_NON_LATIN}{{2}})",
    f"{_SIGNS}¬": rf"[{_SIGNS}¬](?<=[0-9].)(?=[0-9])",
    # A reference to a character (`&laquo;`) is told as one.
    "¶¬$&": r"[¶¬$&](?<!\S.)(?=[^\W\d_])(?!(?<=&)\w+;)",
    # Signs of markup and of tables' rules, at the edge of a word or alone: a star behind one is a note's.
    "]|¦*^~\\{}<>=#@": r"(?<!\S)[]|¦*^~\\{}<>=#@]+(?!\s*[|¦*=]*\s*$)|(?<=\S)[]|¦^~\\{}<>=#]+(?!\S)",
    # A raised figure as people type it.
    "^_~": r"(?<=[0-9])[\^_~](?=[0-9])",
    # Two points for the dash of a range.
    ".": r"\.\.(?<=[0-9]\.\.)(?=[0-9])",
    # The address of a link behind its words, as pages and Markdown have it when they are copied.
    "/]": r"\(https?://[^\s()]+\)|\]\([^\s()]+\)",
    # What a code page without the letter writes for it, before a small one; an address has Latin ones.
    "?": r"\?(?=[\u0430-\u04ff])",
    # What stands for a hyphen or a blank between the halves of a line.
    "¬_": r"[¬_](?=[^\W\d_])(?<=[^\W\d_].)",
    # One alone at a word's edge, which fills no gap of a form; and a gap inside a sentence that nobody filled in.
    "_": rf"_(?:(?=[^\W\d_])(?<!\S.)|(?<=[^\W\d_].)(?!\S)|(?<=[{_SMALL}] _)_{{2,}}(?= [{_SMALL}]))",
    # Markup between words, what addresses write for letters, fields of Word, and a lowered figure for a number.
    "<>": r"</?[A-Za-z]{1,10} ?/?>",
    "%": r"(?<![\w/=?])(?:%[0-9A-F]{2}){3,}",
    "EFR": r"\b(?:HYPERLINK|PAGEREF|INCLUDEPICTURE|MERGEFIELD)\b",
    "₀₁₂₃₄₅₆₇₈₉": r"(?<![\w)])[₀-₉]+",
    # What a name is blacked out with.
    "█": r"█+",
    # Two commas, between which words are lost.
    ",": r",(?<=[^\W_],) ?,(?!\w)",
    # A bullet opens a line, and has a blank behind it.
    "·•▪■□◦●○": r"[·•▪■□◦●○](?=[^\W\d_])(?<=[^\W\d_,]\s.)",
    # Letters of a code page that was taken for another: no language has so many with marks side by side.
    "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ": r"(?<!\w)\w*[\u00e0-\u00ff]{4}\w*",
    # What is made of the sign of a number.
    "®©": r"[®©](?<=[^\W\d_].)(?= ?[0-9])",
    # One number behind the sign of several.
    "№": r"№№(?= ?[0-9][\w/-]*+(?!\W{1,3}(?:[^\W\d_]{1,5} )?(?:№ ?)?[0-9]))",
    # Words of a language that is written with Latin letters, too: such letters stand in names alone.
    "ığñşūäöü": r"(?<!\w)[a-z\u00df-\u024f]*[ığñşūäöü][a-z\u00df-\u024f]*",
}
"""Patterns of what belongs nowhere, by the characters of which such a text has one."""
_STRAYS = {frozenset(one): re.compile(pattern, re.MULTILINE) for one, pattern in _STRAY.items()}
# A blank before it and none behind. What stands before is asked last, as a search passes over all else then.
_STRAY_POINT = re.compile(
    r"[‒–—―,;:…](?:(?:(?<=[^\W\d_] .)|(?<=[^\W\d_]\n[,;:…]))(?=[^\W_])|(?<=[,;] [‒–—―])(?=[^\W\d_]))"
)
# A word's half, its hyphen, a blank: `уголовно- и гражданско-правовой` alone goes on so.
_PRIVATE = re.compile("[\ue000-\uf8ff]+")
_WORD = re.compile(r"(?:[^\W\d_]|[\ue000-\uf8ff])++")
_HALVED = re.compile(r"-(?<=[^\W\d_]{2}.) (?=([^\W\d_]{2,}))")


def foreign_characters(text: CleanText, job: Job) -> Iterator[Finding]:
    """Tell of each character that is not on the list; what stays in a word is told with the word."""
    places = Places(Code.CHARACTER_FOREIGN)
    foreign = _pattern_of_unlisted().search(text.characters)
    told: set[int] = set()
    for word in _of_a_font(text.text) if foreign else ():
        told.update(range(*word.span()))
        what = ", ".join(dict.fromkeys(map(named, "".join(_PRIVATE.findall(word[0])))))
        message = f"“{word[0]}” holds {what}, and nothing in the file tells the letter; it is left as it is"
        yield Finding(Code.CHARACTER_FOREIGN, Span(*word.span()), message)
    for match in _pattern_of_unlisted().finditer(text.text) if foreign else ():
        in_word = match[0].isalpha() and _touches_a_word(text.text, match.start())
        if not (in_word or match.start() in told):
            message = f"{named(match[0])} is no character of a ruling; it is left as it is"
            places.add(message, Span(*match.span()))
    for match in _stray_characters(text, job.grammar):
        message = f"“{match[0]}” stands where no such sign belongs; it is left as it is"
        places.add(message, Span(*match.span()))
    yield from places.findings()


def _stray_characters(text: CleanText, grammar: Grammar) -> list[re.Match[str]]:
    found = [
        match
        for characters, pattern in _STRAYS.items()
        if not characters.isdisjoint(text.characters)
        for match in pattern.finditer(text.text)
    ]
    joining = {*grammar.connectives.adding, *grammar.connectives.choosing}
    halved = (m for m in _HALVED.finditer(text.text) if m[1] not in joining)
    return sorted((*found, *halved, *_STRAY_POINT.finditer(text.text)), key=re.Match.start)


def _of_a_font(text: str) -> Iterator[re.Match[str]]:
    """Words with letters in private use."""
    words = _WORD.finditer(text) if _PRIVATE.search(text) else ()
    return (m for m in words if _PRIVATE.search(m[0]) and not _PRIVATE.fullmatch(m[0]))


def _touches_a_word(text: str, at: int) -> bool:
    return any(c in every_letter() for c in (text[at - 1 : at], text[at + 1 : at + 2]) if c)


@cache
def _pattern_of_unlisted() -> re.Pattern[str]:
    dashes = re.escape(DASHES)
    known = f"{_BLANKS}{_PUNCTUATION}{dashes}{_FIGURES}{_CURRENCY}{_LATIN}{native_letters()}{_TOLD_ELSEWHERE}"
    return re.compile(f"[^{known}]")
