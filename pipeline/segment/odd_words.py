"""Words that no sentence of the language has: of another one, letters alone, torn, run together, without marks.

A word that was never learnt tells nothing by itself, as most of them are sound and rare. What tells is a second
proof: the next one is another language's, too; it is several learnt words; with the next one it is one learnt
word, or two that a blank divides elsewhere; with a letter's mark it is one; it is a letter that is no word.
Where every word that one text alone has was taken for unknown, these proofs spoke of a dozen of 440,000 sound words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise, takewhile
from string import ascii_lowercase

from pipeline.clean.displaced.learnt import words_of
from pipeline.clean.word_doubts import look_alike_words
from pipeline.codes import Code
from pipeline.grammar import Grammar, own_words
from pipeline.languages import Language
from pipeline.segment.other_languages import told_language
from pipeline.segment.strangers import strange_sentences, stranger
from pipeline.segment.structure import Placed
from pipeline.text import Finding, Span
from pipeline.words import alphabet
from pipeline.words.provision_words import unit_forms
from pipeline.words.quotes import without_quotations

# Possessive, so that the letters of a long word are not given back one by one.
_WORD = re.compile(r"(?<!\S)[^\W\d_]++(?=[,;:.!?]*(?!\S))")
_SENTENCE_STARTS = re.compile(r"(?:\A(?:[0-9]{1,3}[.)] )?|[.!?] )(?=[^\W\d_])")
_FIRST, _SECOND = 5, 7
"""Letters that each of two words in one has at least: shorter ones are endings of words, too."""
_AGREE = 2
"""A learnt word that has so many letters behind the first of the two is a form of the first."""
_ENDING = 2
"""Letters in which the forms of a word differ."""
_PART = 4
"""Letters of the second part of a compound, and of each of several words in one."""
_SEVERAL = 3
"""Words in one that are no compound, however they begin."""
_SHORT = 3
"""Letters of the shortest words into which others are divided."""
_LONGEST = 100
"""Letters of a few words in one at most."""
_NO_WORD = 36
"""Letters that no word has: the longest of 30,000 that no compound's hyphen divides has 27."""
_LONG = 9
"""Letters of a word that is told by one slip in it: a shorter one is another word more often."""


def odd_words(placed: Sequence[Placed], grammar: Grammar) -> Iterator[Finding]:
    """Say which words in small letters are another language's, no words, or two without a blank between them.

    Nothing is told where nobody has learnt a language's words; nor of quotations, names and what stands in brackets.
    """
    learnt = words_of(grammar.language)
    if not learnt:
        return
    texts = [without_quotations(one.line.text, brackets=True) for one in placed]
    rows = [[*_WORD.finditer(text)] for text in texts]
    words_of_rows = [[word[0] for word in row] for row in rows]
    here = frozenset(chain.from_iterable(words_of_rows))
    for one, text, row, words in zip(placed, texts, rows, words_of_rows, strict=True):
        whole, odd = one.line.text, _odd_of(row, words, grammar)
        small = [word for word, _ in odd if word[0].islower()]
        unknown = [m for m in small if m[0] not in learnt and len(m[0]) <= _LONGEST]
        read = unknown
        if text != whole:
            # A quotation may have other words, but none that come of learnt ones by a fault.
            every = [*_WORD.finditer(whole)]
            odd = _odd_of(every, [word[0] for word in every], grammar)
            read = [m for m, _ in odd if m[0].islower() and len(m[0]) <= _LONGEST]
        found = [
            *_foreign(unknown, text, grammar),
            *_no_words(small, text, grammar),
            *_without_vowels(unknown, text, grammar),
            *_joined(unknown, here, grammar),
            *_joined_at_start(text, here, grammar),
            *_torn(odd, whole, here, grammar),
            *_misread([m for m in read if m[0] not in learnt], here, grammar),
            *_capitals_inside(text, learnt),
        ]
        if found and not _is_foreign(text, [*filter(str.islower, words)], unknown, grammar):
            for code, span, message in found:
                yield Finding(code, span.shift(one.line.span.start), message)
        known = sum(map(str.islower, words)) - len(unknown)
        if strange := stranger(one, text, known, len(unknown), grammar):
            yield strange
        elif unknown:
            unlearnt = dict.fromkeys((m.start() for m in row if m[0].islower()), "")
            unlearnt |= {word.start(): word[0] for word in unknown}
            yield from strange_sentences(one, text, unlearnt, words_of_rows, grammar)


_WithNeighbours = tuple[re.Match[str], Sequence[re.Match[str]]]
"""A word that is odd, with it and its neighbours in a row."""


def _odd_of(
    row: Sequence[re.Match[str]], words: Sequence[str], grammar: Grammar
) -> Sequence[_WithNeighbours]:
    """The words of a row of which more is asked: nearly all are learnt, and no ends of words."""
    usual = _usual_words(grammar)
    return [(row[n], row[max(0, n - 1) : n + 2]) for n, w in enumerate(words) if w not in usual]


@cache
def _usual_words(grammar: Grammar) -> frozenset[str]:
    return words_of(grammar.language).difference(_never_words(grammar))


def _is_foreign(
    text: str, words: Sequence[str], unknown: Sequence[re.Match[str]], grammar: Grammar
) -> bool:
    """Whether a paragraph is in another language as a whole, which is told of it (see other_languages.py)."""
    if told_language(text) is grammar.language:
        return False
    others = [language for language in Language if language is not grammar.language]
    theirs = max((sum(_is_of(word, one) for word in words) for one in others), default=0)
    return 2 * len(unknown) > len(words) and 2 * theirs > len(words)


_Odd = tuple[Code, Span, str]


def _foreign(words: Sequence[re.Match[str]], text: str, grammar: Grammar) -> Iterator[_Odd]:
    """The first two words side by side that are both of another language, and have no letter of this one's own."""
    for one, behind in pairwise(words):
        pair, span = (one[0], behind[0]), Span(one.start(), behind.end())
        # The names of things are borrowed, and come in rows with commas.
        beside = text[one.end() : behind.start()] == " "
        if not beside or own_words(pair, grammar.language):
            continue
        for other in Language:
            # Last what takes longest: to read what was learnt of another language.
            if other is not grammar.language and all(_is_of(word, other) for word in pair):
                message = f"“{text[slice(*span)]}” are words of another language ({other})"
                yield Code.MIXED_LANGUAGE, span, message
                return


def _joined_at_start(text: str, here: frozenset[str], grammar: Grammar) -> Iterator[_Odd]:
    """Words that open a sentence with a capital, of which one part is a word that is part of no other."""
    for start in _SENTENCE_STARTS.finditer(text):
        word = _WORD.match(text, start.end())
        low = word[0].lower() if word else ""
        if not word or low in words_of(grammar.language):
            continue
        if parts := _parts_of(low, here, grammar):
            message = f"“{word[0]}” may be two words, “{parts[0]}” and “{parts[1]}”"
            yield Code.SPACING_DOUBTFUL, Span(*word.span()), message


def _is_of(word: str, language: Language) -> bool:
    return len(word) > 1 and bool(own_words([word], language) or word in words_of(language))


def _no_words(words: Sequence[re.Match[str]], text: str, grammar: Grammar) -> Iterator[_Odd]:
    """Ends of words that stand alone, and letters that are no word between words in small letters."""
    for word in words:
        if len(word[0]) > _LONGEST:
            yield Code.SPACING_DOUBTFUL, Span(*word.span()), f"“{word[0][:_LONGEST]}…” is no word"
        if word[0] not in _never_words(grammar):
            continue
        beside = [*text[: word.start()].split()[-1:], *text[word.end() :].split()[:1]]
        if len(word[0]) > 1:
            message = f"“{' '.join([*beside[:1], word[0]])}” may be one word"
            yield Code.SPACING_DOUBTFUL, Span(*word.span()), message
        # The items of a list may have letters: `подпункт а`, `а тармақшасы`.
        elif len(beside) > 1 and all(w.islower() and w not in unit_forms(grammar) for w in beside):
            yield Code.SPACING_DOUBTFUL, Span(*word.span()), f"“{word[0]}” is no word"


def _without_vowels(words: Sequence[re.Match[str]], text: str, grammar: Grammar) -> Iterator[_Odd]:
    """Unknown words without a vowel, which only abbreviations are: with a full stop, or behind figures (`5 млрд`)."""
    vowels = frozenset(grammar.letters.vowels)
    for word in words if vowels else ():
        if len(word[0]) < _PART or word[0].isascii() or not vowels.isdisjoint(word[0]):
            continue
        if not (text.startswith(".", word.end()) or text[: word.start()].rstrip()[-1:].isdigit()):
            yield Code.SPACING_DOUBTFUL, Span(*word.span()), f"“{word[0]}” is no word"


@cache
def _never_words(grammar: Grammar) -> frozenset[str]:
    letters = grammar.letters
    every = {*letters.alphabet, *ascii_lowercase, *letters.endings}
    return frozenset(every.difference(letters.short))


def _joined(
    words: Sequence[re.Match[str]], here: frozenset[str], grammar: Grammar
) -> Iterator[_Odd]:
    """Words that are two, which are learnt or stand elsewhere in the text, and no compound or form of a learnt one."""
    learnt, language = words_of(grammar.language), grammar.language
    for word in words:
        for at in range(_FIRST, len(word[0]) - _SECOND + 1):
            first, second = word[0][:at], word[0][at:]
            known = (first in learnt or first in here) and (second in learnt or second in here)
            counts = known and first in _cardinals(grammar)
            if known and not counts and not _continues(word[0], at, language):
                message = f"“{word[0]}” may be two words, “{first}” and “{second}”"
                yield Code.SPACING_DOUBTFUL, Span(*word.span()), message
                break
        else:
            # The shortest of them have three letters.
            long = len(word[0]) >= _SEVERAL * _SHORT
            if parts := _parts_of(word[0], here, grammar):
                message = f"“{word[0]}” may be two words, “{parts[0]}” and “{parts[1]}”"
                yield Code.SPACING_DOUBTFUL, Span(*word.span()), message
            elif long and (len(word[0]) > _NO_WORD or _words_in(word[0], grammar) >= _SEVERAL):
                message = f"“{word[0]}” may be several words"
                yield Code.SPACING_DOUBTFUL, Span(*word.span()), message


def _parts_of(word: str, here: frozenset[str], grammar: Grammar) -> tuple[str, str] | None:
    """The two words that one is, of which one is part of no other, and the other stands elsewhere in the text.

    Beside one of more than three letters, a learnt word tells, too.
    """
    learnt, apart = words_of(grammar.language), grammar.letters.apart
    # Few words begin or end like one, which is asked of all at once.
    for one in apart if word.startswith(apart) or word.endswith(apart) else ():
        begun, ended = word.startswith(one), word.endswith(one)
        for rest in (word[len(one) :] * begun, word[: -len(one)] * ended):
            known = rest in here or (len(one) > _SHORT and rest in learnt)
            if known and len(rest) >= _FIRST:
                return (one, rest) if word == one + rest else (rest, one)
    return None


def _words_in(letters: str, grammar: Grammar) -> int:
    """Into how many words letters can be divided that are learnt, or frequent ones of three letters; none where they cannot.

    No others are so short that the end of a word is not written like one.
    """
    learnt, frequent = words_of(grammar.language), _own_words(grammar)
    most = {0: 0}
    for end in range(_SHORT, len(letters) + 1):
        counts = [
            count + 1
            for at, count in most.items()
            if end - at >= _SHORT and letters[at:end] in (learnt if end - at > _SHORT else frequent)
        ]
        if counts:
            most[end] = max(counts)
    return most.get(len(letters), 0)


@cache
def _own_words(grammar: Grammar) -> frozenset[str]:
    """Words that stand beside an unknown one as their own, though the two were a learnt word together."""
    join = grammar.connectives
    return frozenset(
        {*grammar.letters.short, *grammar.letters.common, *join.adding, *join.choosing}
    )


def _torn(
    odd: Iterable[_WithNeighbours], text: str, here: frozenset[str], grammar: Grammar
) -> Iterator[_Odd]:
    """Neighbours that are one word, or two with the blank elsewhere, which are learnt or stand in the text."""
    learnt, own = words_of(grammar.language), _own_words(grammar)
    pairs = chain.from_iterable(pairwise(neighbours) for _, neighbours in odd)
    for one, behind in dict.fromkeys(pairs):
        if text[one.end() : behind.start()] != " ":
            continue
        first, second = pair = one[0][0].lower() + one[0][1:], behind[0]
        small = first.islower() and second.islower() and own.isdisjoint(pair)
        if not small or len(first) > _LONGEST or len(second) > _LONGEST:
            continue
        known = [word for word in pair if word in learnt and len(word) > 1]
        if len(known) == len(pair):
            continue
        whole, meant = first + second, ""
        if len(whole) >= _FIRST and (whole in learnt or whole in here):
            meant = "one word"
        elif not known and (at := _border(whole, len(first), learnt)):
            meant = f"“{whole[:at]}” and “{whole[at:]}”"
        if meant:
            span = Span(one.start(), behind.end())
            yield Code.SPACING_DOUBTFUL, span, f"“{text[slice(*span)]}” may be {meant}"


def _border(whole: str, blank: int, learnt: frozenset[str]) -> int | None:
    """Where two words end and begin that are learnt, other than at a blank."""
    places = range(_SHORT, len(whole) - _SHORT + 1)
    return next(
        (at for at in places if at != blank and whole[:at] in learnt and whole[at:] in learnt), None
    )


def _misread(
    words: Sequence[re.Match[str]], here: frozenset[str], grammar: Grammar
) -> Iterator[_Odd]:
    """Words that are learnt with a mark on a letter (`корғау` for `қорғау`), with another letter of its look, or but for a slip.

    A rare form of a learnt word may differ by a letter, too; but then no three of its letters are in no word.
    """
    learnt, merged = words_of(grammar.language), str.maketrans(grammar.letters.merged)
    for word in words:
        usual = word[0].translate(merged)
        bare = usual.translate(_bare_letters(grammar))
        if len(bare) < _PART or usual in learnt:
            continue
        meant = _words_by_bare_letters(grammar).get(bare)
        strange = not meant and _has_strange_letters(usual, grammar)
        others = chain(look_alike_words(usual, grammar.letters), _without_slip(usual, grammar))
        if strange:
            known = (other for other in others if other in learnt or other in here)
            meant = next((other for other in known if other != usual), None)
        if meant:
            message = f"“{word[0]}” is no known word, and may be “{meant}”"
            yield Code.SPACING_DOUBTFUL, Span(*word.span()), message


def _without_slip(word: str, grammar: Grammar) -> Iterator[str]:
    """What a long word may be of which one letter is lost, another, or too many, or two changed places; but for its first letter and its ending."""
    letters = dict.fromkeys(grammar.letters.alphabet.lower()).keys()
    whole = _LONG <= len(word) <= _NO_WORD and letters >= set(word)
    for at in range(1, len(word) - _ENDING if whole else 0):
        before, one, next_, behind = word[:at], word[at], word[at + 1], word[at + 2 :]
        yield from (f"{before}{next_}{behind}", f"{before}{next_}{one}{behind}")
        for letter in letters:
            yield f"{before}{letter}{next_}{behind}"
            yield f"{before}{letter}{one}{next_}{behind}"


def _has_strange_letters(word: str, grammar: Grammar) -> bool:
    """Whether any three letters in a row, its edges taken as letters, stand so in no learnt word."""
    edged = f" {word} "
    return not all(_are_learnt(edged[at : at + 3], grammar) for at in range(len(word)))


@lru_cache(maxsize=1 << 12)
def _are_learnt(letters: str, grammar: Grammar) -> bool:
    return letters in _learnt_letters(grammar)


@cache
def _learnt_letters(grammar: Grammar) -> str:
    """All learnt words side by side; a text asks for so few of their letters that a table of all would cost more."""
    words, merged = " ".join(words_of(grammar.language)), str.maketrans(grammar.letters.merged)
    return f" {words} ".translate(merged)


@cache
def _bare_letters(grammar: Grammar) -> dict[int, str]:
    """The language's own letters, and the ones that fonts and keyboards without them have for them."""
    return str.maketrans(grammar.letters.bare)


@cache
def _words_by_bare_letters(grammar: Grammar) -> dict[str, str]:
    letters = _bare_letters(grammar)
    return {word.translate(letters): word for word in words_of(grammar.language)} if letters else {}


@cache
def _cardinals(grammar: Grammar) -> frozenset[str]:
    """The numbers in words, which begin compounds without end."""
    return frozenset(form for one in grammar.numerals.cardinals for form in one.forms)


def _capitals_inside(text: str, learnt: Container[str]) -> Iterator[_Odd]:
    """Words that go on with a capital letter, or in many small ones behind several: no name or abbreviation does.

    Names of firms have capitals inside, but are not of long words that were learnt.
    """
    found, joined, capitalised = _capital_patterns()
    # The first begins with a letter that few words have inside them, so most paragraphs cost little.
    inside = found.search(text)
    for word in capitalised.finditer(text) if inside else ():
        starts = [at for at, letter in enumerate(word[0]) if letter.isupper()]
        parts = [word[0][a:b] for a, b in pairwise((*starts, len(word[0])))]
        if all(part.lower() in learnt or part in learnt for part in parts):
            message = f"“{word[0]}” may be several words"
            yield Code.SPACING_DOUBTFUL, Span(*word.span()), message
    for word in joined.finditer(text) if inside else ():
        first, second = word["first"], word["second"]
        what = f"may be two words, “{first}” and “{second}”" if first else "is no word"
        yield Code.SPACING_DOUBTFUL, Span(*word.span()), f"“{word[0]}” {what}"


@cache
def _capital_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A capital letter that such a word has, the word, and one that several with capitals make."""
    big, small = alphabet.upper(), alphabet.lower()
    joined = f"(?P<first>[{small}]{{3,}})(?P<second>[{big}][{big}{small}]+)"
    turned = f"[{small}][{big}]{{4,}}"
    words = (
        f"{joined}|[{big}]{{2,}}[{small}]{{8,}}|{turned}",
        f"(?:[{big}][{small}]{{{_PART},}}){{2,}}",
    )
    first, second = (re.compile(rf"(?<![\w-])(?:{one})(?![\w-])") for one in words)
    begun = re.compile(f"[{big}](?:(?<=[{small}].)|[{small}]{{8}}(?<=[{big}].{{9}}))")
    return begun, first, second


def _continues(word: str, at: int, language: Language) -> bool:
    """Whether a learnt word goes on like one behind some letters of it, or with another learnt word."""
    return any(
        one.startswith(word[: at + _AGREE])
        or (len(one) >= at + _PART and one[at:] in words_of(language))
        for one in _beginning_with(word[:at], language)
    )


def _beginning_with(start: str, language: Language) -> Iterator[str]:
    words = _sorted_words(language)
    at = bisect_left(words, start)
    return takewhile(lambda word: word.startswith(start), (words[n] for n in range(at, len(words))))


@cache
def _sorted_words(language: Language) -> Sequence[str]:
    return sorted(words_of(language))
