"""How many forms of a word are found by its dictionary form, and how many others are."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.search import words
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

HERE = Path(__file__).parent
UNSEEN = ("heldout", "fresh", "voices")
"""Lists of words that nothing was tuned on."""


class Word(NamedTuple):
    lemma: str
    forms: frozenset[str]
    """In small letters, е for ё and і for i."""


class Figures(NamedTuple):
    recall: float
    precision: float
    errors: tuple[tuple[str, str], ...]


def labelled(folder: str, language: str) -> list[Word]:
    table = tomllib.loads((HERE / folder / f"{language}.toml").read_text("utf-8"))
    return [
        Word(lemma, frozenset(map(plain, (lemma, *f.split())))) for lemma, (f, _) in table.items()
    ]


def occurrences(folder: str, language: str) -> Counter[str]:
    """Each form with how often it stands in our texts; those of the lists at least once."""
    table = tomllib.loads((HERE / folder / f"{language}.toml").read_text("utf-8"))
    listed = {
        word for lemma, lists in table.items() for word in f"{lemma} {' '.join(lists)}".split()
    }
    found = Counter(word.form for text in texts(language) for word in words(text))
    return Counter({word: max(found[word], 1) for word in listed | found.keys()})


def texts(language: str) -> Iterator[str]:
    for folder in (ROOT / "tests/rulings", ROOT / "rulings"):
        for path in sorted(folder.glob(f"*.{language}.txt")):
            yield path.read_text("utf-8")


def plain(form: str) -> str:
    return form.lower().replace("ё", "е").replace("i", "і")


def figures(found: Callable[[str], Iterable[str]], folder: str, language: str) -> Figures:
    """What a search finds, weighed by how often each form stands in the texts."""
    counts = occurrences(folder, language)
    right = wrong = missed = 0
    errors: list[tuple[str, str]] = []
    for word in labelled(folder, language):
        hits = set(found(word.lemma))
        for form, count in counts.items():
            is_one = plain(form) in word.forms
            right += count * (is_one and form in hits)
            missed += count * (is_one and form not in hits)
            wrong += count * (form in hits and not is_one)
            if is_one != (form in hits):
                errors.append((word.lemma, form))
    return Figures(right / (right + missed), right / (right + wrong), tuple(errors))
