"""The gate: is the text layer of a PDF what its pages show? If not, nothing is made of it.

A PDF can show perfect letters and hold others, or none. What is measured here tells a right text
from garbage; the thresholds are far from both (figures in docs/pdf.md).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from pipeline.closed import require_every_kind
from pipeline.errors import UnreadableSourceError
from pipeline.read.counts import WORD, characters_in, words_in
from pipeline.read.encoding import is_text
from pipeline.read.misread import misread, readings
from pipeline.read.source import Source
from pipeline.words.alphabet import every_letter, letters_of_languages

# A lost character, one of the private use areas, a control character.
_NO_LETTER = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff\x01-\x08\x0e-\x1f\x80-\x9f]")
_NO_GLYPH = re.compile(r"\(cid:[0-9]+\)")
"""What extractors write for a glyph of which no letter is known."""
# Controls, signs of windows code pages and of symbol fonts.
_SIGNS = re.compile("[\x01-\x08\x0e-\x1f\x80-\x9f\uf020-\uf0ff]")
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s{2,}\S)")
# Not in an address: its letters are Latin.
_ASKED = re.compile(r"(?<=[^\W\d_A-Za-z])\?(?=[^\W\d_])|(?<![^\s(«\"])\?(?=[^\W\d_]{2})")
_FEWEST_WORDS, _FEWEST_WORDS_A_PAGE = 60, 100
_LONGEST_SHOWN = 80
_LONGEST_SHORT = 6
"""Letters of an abbreviation in capitals."""
_FEWEST_PAIRS = 30
"""Of letters in words of a paragraph."""


class Distrust(StrEnum):
    """Why a text layer is not taken."""

    NO_TEXT = "no-text"
    SCAN = "scan"
    PAGE_WITHOUT_TEXT = "page-without-text"
    HIDDEN_TEXT = "hidden-text"
    RECOGNISED = "recognised"
    LOST_CHARACTERS = "lost-characters"
    NOT_CYRILLIC = "not-cyrillic"
    NOT_WORDS = "not-words"
    KAZAKH_LETTERS_LOST = "kazakh-letters-lost"
    LETTERS_CHANGED = "letters-changed"
    CODE_PAGE = "code-page"
    SIDE_BY_SIDE = "side-by-side"
    COLUMNS = "columns"


_OCR = (
    "add a text layer with `ocrmypdf -l kaz --skip-text SCAN.pdf TEXT.pdf` (`-l rus` for a Russian "
    "ruling), then convert that file with --ocr; on Debian: "
    "apt-get install ocrmypdf tesseract-ocr-kaz tesseract-ocr-rus"
)
_OVER_HIDDEN = _OCR.replace("--skip-text", "--force-ocr")
_TAKE = "take its words with --ocr: what is doubtful is told, to be compared with the picture"
_ANOTHER = "get the file from its publisher again, or give its text"
_ADVICE = {
    Distrust.NO_TEXT: ("it holds no text", _ANOTHER),
    Distrust.SCAN: ("it is a scan, pictures of pages without text", _OCR),
    Distrust.PAGE_WITHOUT_TEXT: ("part of it is a scan", _OCR),
    Distrust.HIDDEN_TEXT: (
        "its text is not what its pages show: none of it is to be seen",
        _OVER_HIDDEN,
    ),
    Distrust.RECOGNISED: (
        "it is a scan, and its text is what a machine has recognised in the pictures",
        _TAKE,
    ),
    Distrust.LOST_CHARACTERS: ("its fonts do not tell which letters they show", _ANOTHER),
    Distrust.NOT_CYRILLIC: ("its text is not in Cyrillic letters", _ANOTHER),
    Distrust.NOT_WORDS: ("its text is made of letters but not of words", _ANOTHER),
    Distrust.KAZAKH_LETTERS_LOST: ("its Kazakh letters are lost", _ANOTHER),
    Distrust.SIDE_BY_SIDE: (
        "it holds one ruling in two languages, side by side",
        "copy each language into a file of its own, NAME.kaz.txt and NAME.rus.txt",
    ),
    Distrust.COLUMNS: (
        "its lines run over two columns",
        "give the file that it was extracted from, or its columns one below the other",
    ),
    Distrust.CODE_PAGE: ("it is mojibake, its letters were read in another code page", _ANOTHER),
    Distrust.LETTERS_CHANGED: ("its text has other letters than its pages show", _ANOTHER),
}
require_every_kind(Distrust, _ADVICE)
# Shares; a right text has less than half, or more than double.
_MOST_LOST, _MOST_ASKED = 0.005, 0.001
_FEWEST_CYRILLIC, _FEWEST_KAZAKH = 0.4, 0.03
_FEWEST_COMMON = 0.015
_FEW_WORDS = 200
"""Of fewer words so small a share is two or three, which chance can lack."""
_LEAST_OWN = 0.05
"""Letters that only its own language has, of a text in it."""
_MOST_ODD = 0.08
_MOST_REPEATED = 0.02
"""Of all words: how many may be one word that is not common."""
_SHOWN = 3
"""Words of a paragraph in a message."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted in a text."""

    letters: int = 0
    words: int = 0
    lost: int = 0
    """Characters that stand for none."""
    cyrillic: int = 0
    kazakh_letters: int = 0
    """Letters that Kazakh has and Russian has not."""
    listed: int = 0
    """Letters of a word that stands more often than any does in a text: a list tells of no alphabet."""
    common: int = 0
    """Words that are among the commonest of a language."""
    kazakh_words: int = 0
    """Common Kazakh words that are written without its own letters."""
    asked: int = 0
    """Question marks inside words."""

    @classmethod
    def of(cls, text: str) -> Figures:
        """Count in a text."""
        letters, words = characters_in(text), Counter[str]()
        for word, count in words_in(text).items():
            lower = word.lower()
            words[lower] = words.get(lower, 0) + count
        common, without_own = common_words()
        known, own = every_letter(), own_letters()
        bounded = _counts_bounded(words, common)
        return cls(
            letters=sum(count for char, count in letters.items() if char.isalpha()),
            words=bounded.total(),
            lost=sum(count for char, count in letters.items() if _NO_LETTER.match(char))
            + len(_NO_GLYPH.findall(text)),
            cyrillic=sum(map(letters.__getitem__, known & letters.keys())),
            kazakh_letters=sum(map(letters.__getitem__, own & letters.keys())),
            listed=sum(count * len(word) for word, count in (words - bounded).items()),
            common=sum(map(words.__getitem__, common & words.keys())),
            kazakh_words=sum(map(words.__getitem__, without_own & words.keys())),
            asked=len(_ASKED.findall(text)) if "?" in text else 0,
        )

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def _counts_bounded(words: Counter[str], common: Iterable[str]) -> Counter[str]:
    """The words, one that is not common no more often than a common one may stand in a text.

    A long list (`ст. 1, ст. 2`) is no text in another alphabet.
    """
    most = max(_FEWEST_WORDS, int(_MOST_REPEATED * words.total()))
    if max(words.values(), default=0) <= most:
        return words
    known = set(common)
    return Counter(
        {word: count if word in known else min(count, most) for word, count in words.items()}
    )


def distrust(figures: Figures) -> tuple[Distrust, float] | None:
    """The first reason not to take a text with these figures, and the share it rests on."""
    letters, words = max(figures.letters, 1), max(figures.words, 1)
    enough = figures.words >= _FEWEST_WORDS
    # A Kazakh title may stand above a Russian text: most of the common words have to be Kazakh.
    is_kazakh = (
        enough
        and figures.kazakh_words >= _FEWEST_COMMON * words
        and 2 * figures.kazakh_words > figures.common
    )
    cases = (
        (
            Distrust.LOST_CHARACTERS,
            figures.lost / max(figures.letters + figures.lost, 1),
            figures.lost > _MOST_LOST * letters,
        ),
        (Distrust.NO_TEXT, 0.0, not figures.letters),
        (
            Distrust.NOT_CYRILLIC,
            figures.cyrillic / letters,
            figures.cyrillic < _FEWEST_CYRILLIC * letters,
        ),
        (
            Distrust.KAZAKH_LETTERS_LOST,
            figures.asked / letters,
            figures.asked > _MOST_ASKED * letters,
        ),
        (
            Distrust.NOT_WORDS,
            figures.common / words,
            enough and figures.common < _FEWEST_COMMON * words,
        ),
        (
            Distrust.KAZAKH_LETTERS_LOST,
            figures.kazakh_letters / letters,
            is_kazakh and figures.kazakh_letters < _FEWEST_KAZAKH * (letters - figures.listed),
        ),
    )
    return next(((reason, share) for reason, share, holds in cases if holds), None)


def require_trust(pages: Sequence[str], paragraphs: Sequence[tuple[int, str]] = ()) -> None:
    """Raise UnreadableSourceError where a text, or a part of it, is not to be trusted.

    `paragraphs` come with the number of their page. A text in a Kazakh code page that was taken for
    another is trusted: cleaning reverses that.
    """
    wrong = misread("".join(pages))
    table = str.maketrans(wrong.meant) if wrong else {}
    meant = [page.translate(table) if table else page for page in pages]
    figures = list(map(Figures.of, meant))
    whole = sum(figures, Figures())
    found = distrust(whole)
    few = whole.words < _FEW_WORDS and odd_pairs("".join(meant)) <= _MOST_ODD
    if found and not (found[0] is Distrust.NOT_WORDS and few and whole.common):
        _refuse_code_page("".join(meant))
        raise refusal(found[0], f"{found[1]:.1%}")
    for number, page in enumerate(figures, 1):
        found = distrust(page) if page.words >= _FEWEST_WORDS_A_PAGE else None
        if found and not (found[0] is Distrust.NOT_WORDS and _has_words(page, meant[number - 1])):
            raise refusal(found[0], f"page {number}, {found[1]:.1%}")
    for number, paragraph in paragraphs:
        share = odd_pairs(paragraph.translate(table) if table else paragraph)
        if share > _MOST_ODD:
            words = " ".join(paragraph.split()[:_SHOWN])[:_LONGEST_SHOWN]
            raise refusal(Distrust.NOT_WORDS, f"page {number}, “{words}”, {share:.0%}")


def require_all_letters(text: str) -> None:
    """Raise UnreadableSourceError where a long text lacks a letter that every such text has.

    A font may tell one letter for another: a Kazakh text without one `ұ` has lost it.
    """
    letters = sum(map(str.islower, text))
    for table in letters_of_languages():
        own = sum(map(text.count, table.own))
        if not own > _LEAST_OWN * letters:
            continue
        alike = table.look_alikes | table.look_alikes_in_front_words
        taken = {meant for foreign, meant in alike.items() if foreign in text}
        for letter, most in table.never_missing.items():
            if letters > most and letter not in text and letter not in taken:
                raise refusal(
                    Distrust.KAZAKH_LETTERS_LOST, f"no “{letter}” among {letters} small letters"
                )


def trusted(source: Source) -> Source:
    """A text that somebody extracted, as it is. Raises UnreadableSourceError as `require_trust`.

    Signs that cleaning takes out or reads as what they stand for are not counted among the lost ones.
    """
    # Small letters stand in one place in many code pages: a text of wrong capitals alone has figures like any.
    _refuse_code_page(source.text)
    pages = [_SIGNS.sub(" ", page) for page in source.text.split("\f")]
    blocks = (
        (number, block) for number, page in enumerate(pages, 1) for block in _BLOCK.split(page)
    )
    require_trust(pages, list(blocks))
    return source


def _refuse_code_page(text: str) -> None:
    """Raise UnreadableSourceError for a text that is words only where it is read in other code pages."""
    for written, read, meant in () if is_text(text) else readings(text):
        if is_text(meant):
            raise refusal(Distrust.CODE_PAGE, f"{written} read as {read}")


def _has_words(page: Figures, text: str) -> bool:
    """Whether a page with hardly a common word is made of words all the same: a list of names."""
    return page.common > 0 or odd_pairs(text) <= _MOST_ODD


def odd_pairs(text: str) -> float:
    """How many letters in words follow one that no language lets them follow: a share of all pairs.

    0 where there are too few to tell.
    """
    total = odd = 0
    for pairs, strange in map(_pair_counts, WORD.findall(text)):
        total += pairs
        odd += strange
    return odd / total if total >= _FEWEST_PAIRS else 0.0


@lru_cache(maxsize=1 << 14)
def _pair_counts(word: str) -> tuple[int, int]:
    """The pairs of letters in a word, and those of them that no language has; none in an abbreviation (`ТК ЕАЭС`)."""
    known = followers()
    if len(word) <= _LONGEST_SHORT and word.isupper():
        return 0, 0
    pairs = [(a, b) for a, b in pairwise(word.lower()) if a in known and b in known]
    return len(pairs), sum(b not in known[a] for a, b in pairs)


def refusal(reason: Distrust, where: str) -> UnreadableSourceError:
    """The error for a text that is not taken; `where` is its page or figure."""
    what, todo = _ADVICE[reason]
    return UnreadableSourceError(f"cannot be trusted: {what} ({reason}: {where}); {todo}")


@cache
def common_words() -> tuple[frozenset[str], frozenset[str]]:
    """The commonest words of all languages, and those without the letters of their language's own.

    Words of one letter are left out: a text of wrong letters has them too.
    """
    common = [
        (one.own, word) for one in letters_of_languages() for word in one.common if len(word) > 1
    ]
    plain = (word for own, word in common if own and set(own).isdisjoint(word))
    return frozenset(word for _, word in common), frozenset(plain)


@cache
def followers() -> dict[str, frozenset[str]]:
    """Each letter, with those that follow it in words of any language."""
    letters = frozenset().union(*(language.followers for language in letters_of_languages()))
    return {
        letter: frozenset().union(
            *(language.followers.get(letter, "") for language in letters_of_languages())
        )
        for letter in letters
    }


@cache
def own_letters() -> frozenset[str]:
    """The letters that only one language has."""
    return frozenset().union(*(letters.own for letters in letters_of_languages()))
