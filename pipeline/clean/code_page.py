"""A code page that was taken for another: Kazakh ones for windows-1251, windows ones for Latin-1 or a font's own."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.clean.naming import Places
from pipeline.codes import Code, Rule
from pipeline.job import Job
from pipeline.read.misread import misread
from pipeline.text import CleanText, Edit, Finding, Replacement, Span

_CONTROL = re.compile("[\x80-\x9f]")
_NEXT_LINE = "\x85"
_WINDOWS = ("cp1251", "cp1252")

# OpenType, cmap, encoding 3.0: a font with a symbol encoding has the sign of byte XX at U+F0XX. Text
# set in one is windows-1251 but for bullets, so a sign is read by its byte where its neighbours fit.
_SIGNS = (
    ("\uf0ab", "«", r"(?<![\w«])", r"(?=[\w«„“\"])"),
    ("\uf0bb", "»", r"(?<=[\w»”\".!?)])", r"(?!\w)"),
    ("\uf084", "„", r"(?<!\w)", r"(?=\w)"),
    ("\uf093", "“", r"(?<!\w)", r""),
    ("\uf093", "“", r"", r"(?!\w)"),
    ("\uf094", "”", r"(?<=[\w.!?)])", r"(?!\w)"),
    ("\uf096", "–", r"(?<![^\W\d])", r"(?![^\W\d])"),
    ("\uf097", "—", r"(?<![^\W\d])", r"(?![^\W\d])"),
    ("\uf0b9", "№", r"(?<!\w)", r"(?=\s?\w)"),
    ("\uf0b7", "•", r"(?<![^\s])", r"(?=\s|\w)"),
    ("\uf0a7", "§", r"(?<!\w)", r"(?=[^\S\n]?[0-9])"),
    # Wingdings, whose signs word processors set before the items of lists.
    ("\uf06c", "●", r"(?<![^\n])", r"(?=\s)"),
    ("\uf06e", "■", r"(?<![^\n])", r"(?=\s)"),
    ("\uf076", "◆", r"(?<![^\n])", r"(?=\s)"),
    ("\uf0a7", "▪", r"(?<![^\n])", r"(?=\s)"),
    ("\uf0d8", "➢", r"(?<![^\n])", r"(?=\s)"),
    ("\uf0fc", "✓", r"(?<![^\n])", r"(?=\s)"),
    ("\uf020", " ", r"", r""),
    ("\uf02d", "-", r"", r""),
)
_READ = re.compile("|".join(f"({before}{sign}{behind})" for sign, _, before, behind in _SIGNS))
_ANY = re.compile("[\uf020-\uf0ff]")


def code_page(text: CleanText, _: Job) -> Iterator[Edit]:
    """Turn `Ќазаќстан` into `Қазақстан`, where the whole text is like that."""
    wrong = misread(text.text)
    if wrong is None:
        return
    for match in _wrong_letters(frozenset(wrong.meant)).finditer(text.text):
        meant = "".join(wrong.meant[letter] for letter in match[0])
        yield Replacement(Rule.CODE_PAGE, Span(*match.span()), meant)


def controls(text: CleanText, _: Job) -> Iterator[Edit | Finding]:
    """Turn the controls above 0x7F into the signs that windows has there, where its pages agree.

    A text has no use for them but one: U+0085 alone ends lines in files of old systems.
    """
    found = list(_CONTROL.finditer(text.text)) if _CONTROL.search(text.characters) else []
    ends_lines = all(match[0] == _NEXT_LINE for match in found)
    places = Places(Code.CHARACTER_LOST)
    for match in found if not ends_lines else ():
        if sign := _sign_for_control(match[0]):
            yield Replacement(Rule.CODE_PAGE, Span(*match.span()), sign)
        else:
            message = f"the control character U+{ord(match[0]):04X} stands for a sign that is lost"
            places.add(message, Span(*match.span()))
    yield from places.findings()


def private_use(text: CleanText, _: Job) -> Iterator[Edit]:
    """Write the sign that a symbol font shows where it stands as such a sign stands."""
    for match in _READ.finditer(text.text) if _ANY.search(text.characters) else ():
        meant = _SIGNS[(match.lastindex or 1) - 1][1]
        yield Replacement(Rule.CODE_PAGE, Span(*match.span()), meant)


@cache
def _sign_for_control(control: str) -> str:
    """The sign that windows-1251 and windows-1252 both have in a control's place; nothing if none."""
    read = {bytes([ord(control)]).decode(page, "ignore") for page in _WINDOWS}
    return read.pop() if len(read) == 1 else ""


@cache
def _wrong_letters(wrong: frozenset[str]) -> re.Pattern[str]:
    """The pattern of wrong letters; a sign that stands for one is in a word or an initial."""
    letters = "".join(sorted(letter for letter in wrong if letter.isalpha()))
    signs = "".join(sorted(wrong - set(letters)))
    inside = rf"|(?<=[^\W\d_])[{signs}]+|[{signs}]+(?=[^\W\d_]|\.)" if signs else ""
    return re.compile(f"[{letters}]+{inside}")
