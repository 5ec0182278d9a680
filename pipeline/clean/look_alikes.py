"""Letters of another alphabet inside a word become the ones of the language that they are taken for."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from pipeline.clean.displaced.learnt import words_of
from pipeline.clean.naming import Places, named
from pipeline.codes import Code, Rule
from pipeline.grammar import Grammar, load
from pipeline.grammar.letters import Letters
from pipeline.job import Job
from pipeline.languages import Language
from pipeline.text import CleanText, Edit, Finding, Replacement, Span
from pipeline.words.equivalents import AS_ROMAN

# An initial or a row of them, standing before or after a surname.
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.(?:[ -]?(?=[^\W\d_]\.))?){1,3}(?![\d_])")
_WORDS = re.compile(r"[^\W\d_]+")
_TWO_WORDS = re.compile(r" ?([^\W\d_])[^\W\d_]* ([^\W\d_])")
_ROMAN = re.compile(r"[IVX]+\.")
_ROMAN_NUMBER = re.compile(r"[IVXLCDM]+")
_ROMAN_HEAD = re.compile(r"[IVX]{2,}(?![A-Za-z])")
"""At the start of a word: a Roman number that lost the blank behind it, as no word begins so."""
_NUMBER_SIGN = r"N(?<=[^\W\d_A-Z]N) ?[0-9]"
"""Glued to the last word of a line, where a link moved behind it: no letter of that word."""
_ROMAN_TAIL = r"[IVXLCDM]{2,}(?![^\W\d_])"
"""Likewise the Roman figures of a number, behind a small letter."""
_LATIN = re.compile(r"[A-Za-zƏə]")
_ADDRESS = frozenset("/?&=@_:#.")
_AMBIGUOUS = 0.9
_LOWER_BEHIND = re.compile(r"\s(?=[^\W\d_A-ZА-Я])(\w+)")
_INDENT = 40
"""Blanks before the first word of a line, at most."""


class _Meant(NamedTuple):
    """The letter that a foreign one stands for; `told` where a reader of the text should know."""

    letter: str
    doubtful: bool
    told: bool


def look_alikes(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Put the letters meant for foreign ones inside a word of the language's own alphabet."""
    letters = _strange_letters(text.characters, job.grammar)
    if not letters:
        return
    strange = _Strange(text.text, job.grammar.letters, letters)
    places = Places(Code.CHARACTER_READ)
    for match in strange.words():
        if _is_mixed_roman(match[0]):
            yield from _as_roman(match)
            continue
        meant = strange.meanings(match[0])
        if meant and strange.is_native(match, meant):
            yield from _as_meant(match, meant, places)
    for match in _INITIALS.finditer(text.text):
        meant = strange.meanings(match[0])
        if meant and all(meant.values()) and _names_somebody(match, strange.own.alphabet):
            yield from _as_meant(match, meant, places)
    yield from places.findings()


def slips(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Put the letter meant for one of a neighbouring language, where a word of this one comes of it (`статьі`).

    A word with a capital may be a name, unless it stands in the text in small letters, too.
    """
    meant, letters = job.grammar.letters.slips, job.grammar.letters.alphabet
    slipped = "".join(sorted(set(meant).intersection(text.characters)))
    if not slipped:
        return
    places = Places(Code.CHARACTER_READ)
    pattern = rf"(?<!\w)(?=\w\w)[{letters}]*+[{slipped}][{letters}{slipped}]*+(?!\w)"
    for match in re.finditer(pattern, text.text):
        spelled = "".join(meant.get(letter, letter) for letter in match[0])
        if _is_known(match[0], spelled, text.text, job.grammar.language):
            read = {c: _Meant(meant[c], doubtful=True, told=True) for c in match[0] if c in meant}
            yield from _as_meant(match, read, places)
    yield from places.findings()


def _is_known(word: str, spelled: str, text: str, own: Language) -> bool:
    """Whether a word is none of another language as it is written, and one of this language as it is spelled."""
    if not word.islower() and not re.search(rf"(?<!\w){spelled.lower()}(?!\w)", text):
        return False
    others = (language for language in Language if language is not own)
    written = word.lower()
    return spelled.lower() in words_of(own) and not any(written in words_of(one) for one in others)


def _is_mixed_roman(word: str) -> bool:
    """Whether a word is a Roman number in letters of two alphabets; in those of one it stays as it is."""
    number = word.translate(AS_ROMAN)
    return _ROMAN_NUMBER.fullmatch(number) is not None and any(map(_LATIN.match, word))


def _as_roman(match: re.Match[str]) -> Iterator[Edit]:
    for at, letter in enumerate(match[0].translate(AS_ROMAN), match.start()):
        if match.string[at] != letter:
            yield Replacement(Rule.LOOK_ALIKE, Span(at, at + 1), letter, 1.0)


def _as_meant(
    match: re.Match[str], meant: Mapping[str, _Meant | None], places: Places
) -> Iterator[Edit | Finding]:
    unread = [named(character) for character, one in meant.items() if one is None]
    if unread:
        message = f"“{match[0]}” mixes two alphabets ({', '.join(unread)}); it is left as it is"
        yield Finding(Code.MIXED_SCRIPT, Span(*match.span()), message)
        return
    for at, character in enumerate(match[0], match.start()):
        if one := meant.get(character):
            confidence = _AMBIGUOUS if one.doubtful else 1.0
            # A sign has no case of its own; behind the capital that opens a word it is small before a small one.
            inside = at > match.start() and not character.isalpha()
            small = inside and any(map(str.islower, match.string[at - 1 : at + 2]))
            letter = one.letter.lower() if small else one.letter
            yield Replacement(Rule.LOOK_ALIKE, Span(at, at + 1), letter, confidence)
            if one.told:
                places.add(f"{named(character)} is read as “{letter}”", Span(*match.span()))


@dataclass(frozen=True)
class _Strange:
    """The letters of a text that need a reading, and what they mean."""

    text: str
    own: Letters
    letters: frozenset[str]

    @cached_property
    def native(self) -> frozenset[str]:
        """The letters of the language."""
        return frozenset(self.own.alphabet)

    def words(self) -> Iterator[re.Match[str]]:
        """Each word with such a letter; a sign may stand for one."""
        signs = "".join(sorted(re.escape(c) for c in self.letters if not c.isalpha()))
        small = "".join(filter(str.islower, self.own.alphabet))
        glued = rf"{_NUMBER_SIGN}|(?<=[{small}]){_ROMAN_TAIL}"
        letter = rf"(?:(?!{glued})[^\W\d_]{f'|[{signs}]' if signs else ''})"
        one, run = re.compile(letter), re.compile(f"{letter}*")
        strange = re.compile(f"[{''.join(sorted(map(re.escape, self.letters)))}]")
        # From each of the letters back to where its word begins: most words have none, and are passed over.
        end = 0
        for found in strange.finditer(self.text):
            start = found.start()
            if start < end or not one.match(self.text, start):
                continue
            while start and one.match(self.text, start - 1):
                start -= 1
            if word := run.match(self.text, start):
                end = word.end()
                yield word

    @cached_property
    def known(self) -> frozenset[str]:
        """The words of the text."""
        return frozenset(_WORDS.findall(self.text))

    def is_native(self, word: re.Match[str], meant: dict[str, _Meant | None]) -> bool:
        """Whether a word is meant to be of the language: most of it is, or it stands in the text so."""
        count = sum(c in self.native for c in word[0])
        if count:
            unread = [c for c, one in meant.items() if one is None]
            # Latin letters that look like none of the language's
            # are no slips: such a word is rather foreign.
            acronym = unread and all(map(_LATIN.match, unread))
            return not acronym or 2 * count > len(word[0])
        before = self.text[max(0, word.start() - 1) : word.start()]
        behind = self.text[word.end() : word.end() + 1]
        # All in foreign letters it may be a Roman number, the letter of an item or a part of an
        # address, right as it is.
        if (
            _ROMAN_NUMBER.fullmatch(word[0])
            or behind in {".", ")", "-"}
            or not _ADDRESS.isdisjoint({before, behind})
        ):
            return False
        spelled = "".join(one.letter for c in word[0] if (one := meant.get(c)))
        whole = len(spelled) == len(word[0]) and (len(spelled) > 1 or spelled.islower())
        opens = self._capital_opens_sentence(word, spelled) and self._stands_in_text(spelled)
        return opens or (whole and spelled in self.known)

    def _capital_opens_sentence(self, word: re.Match[str], spelled: str) -> bool:
        """Whether a capital opens a sentence or a line as a word of its own (`O мерах`), and is no item's letter."""
        before = self.text[max(0, word.start() - _INDENT) : word.start()].rstrip(" \t\u00a0")
        behind = _LOWER_BEHIND.match(self.text, word.end())
        goes_on = behind is not None and not self.native.isdisjoint(behind[1])
        return len(spelled) == 1 and goes_on and before[-1:] in {"", "\n", "."}

    def meanings(self, word: str) -> dict[str, _Meant | None]:
        """What each foreign letter of a word stands for, None where none is clear."""
        if self.letters.isdisjoint(word):
            return {}
        number = _ROMAN_HEAD.match(word)
        counting = frozenset(number[0] if number else "")
        return {
            c: None if c in counting else self._letter_by_look(c, word)
            for c in sorted(self.letters.intersection(word))
        }

    def _letter_by_look(self, character: str, word: str) -> _Meant | None:
        """The letter meant by its look, or by the look of its plain form, which is told.

        Initials tell nothing of vowels; they are read like a word with front ones.
        """
        front = "." in word or not self.own.front_vowels.isdisjoint(word)
        table = self.own.look_alikes | (self.own.look_alikes_in_front_words if front else {})
        if character in self.own.uncertain:
            return self._letter_of_two(character, word, table[character])
        if character in table:
            is_latin = _LATIN.match(character) is not None
            return _Meant(table[character], doubtful=False, told=not is_latin)
        # The first character of the decomposition is the letter without its accents.
        plain = unicodedata.normalize("NFKD", character)[0]
        letter = table.get(plain, plain if plain in self.native else "")
        return _Meant(letter, doubtful=True, told=True) if letter else None

    def _letter_of_two(self, character: str, word: str, usual: str) -> _Meant:
        """The one of two letters that gives a word of the text; else the usual one, which is told."""
        front = self.own.look_alikes_in_front_words
        both = sorted({self.own.look_alikes[character], front.get(character, usual)})
        rest = {ord(foreign): own for foreign, own in self.own.look_alikes.items()}
        spelled = {one: word.translate(rest | {ord(character): one}) for one in both}
        seen = [one for one in both if self._stands_in_text(spelled[one])]
        if len(seen) == 1:
            return _Meant(seen[0], doubtful=False, told=False)
        return _Meant(usual, doubtful=True, told=len(word) > 1)

    def _stands_in_text(self, word: str) -> bool:
        return not self.known.isdisjoint({word, word.lower(), word.capitalize(), word.upper()})


def _names_somebody(match: re.Match[str], native: str) -> bool:
    """Whether initials stand at a surname; a lone Roman number or the letter of an item does not count."""
    if _ROMAN.fullmatch(match[0]) or match[0][0].islower() or _counts_items(match):
        return False
    text = match.string
    after = text[match.end() : match.end() + 2].lstrip()
    before = text[max(0, match.start() - 2) : match.start()].rstrip()[-1:]
    return (after[:1].isupper() and after[1:] in native) or (before.islower() and before in native)


def _counts_items(match: re.Match[str]) -> bool:
    """Whether a letter at the start of a sentence is one of a row of items: another line has the next, or the last."""
    text, letter = f"\n{match.string}", match[0][0]
    words = _TWO_WORDS.match(match.string, match.end())
    goes_on = words is not None and not (words[1].isupper() and words[2].isupper())
    if match[0] != f"{letter}." or text[match.start()] != "\n" or not goes_on:
        return False
    return any(f"\n{chr(ord(letter) + step)}. " in text for step in (-1, 1))


def _strange_letters(characters: str, grammar: Grammar) -> frozenset[str]:
    """The letters that need a reading, and the signs that are taken for letters."""
    taken, every = grammar.letters.look_alikes, set(characters) - _neighbouring_letters(grammar)
    return frozenset(c for c in every if c in taken or c.isalpha())


@cache
def _neighbouring_letters(grammar: Grammar) -> frozenset[str]:
    """The letters of the language and of those that are written with nearly the same ones."""
    own = frozenset(grammar.letters.alphabet)
    alphabets = [frozenset(load(language).letters.alphabet) for language in Language]
    alike = (other for other in alphabets if 2 * len(own & other) > len(other))
    return own.union(*alike)
