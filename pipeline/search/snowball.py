"""Stems by Snowball's stemmer of a language, put right by the language's table."""

import re
from collections.abc import Iterator, Mapping

import snowballstemmer

from pipeline.grammar.endings import WordEndings


class Snowball:
    """A stemmer with its exceptions."""

    def __init__(self, table: WordEndings) -> None:
        self._stemmer = snowballstemmer.stemmer(table.snowball)
        self._keyboard = str.maketrans(table.keyboard)
        self._words = _by_form(table.words, self._keyboard)
        self._kept, self._also = (
            [(re.compile(pattern), to) for pattern, to in rules.items()]
            for rules in (table.kept, table.also)
        )

    def folded(self, word: str) -> str:
        """A word as a plain keyboard has it."""
        return word.translate(self._keyboard)

    def stems(self, form: str) -> Iterator[str]:
        """The stems that a form may have."""
        plain = self.folded(form)
        if plain in self._words:
            yield from self._words[plain]
            return
        yield self._stem(plain)
        for pattern, other in self._also:
            if pattern.search(plain):
                yield self._stem(pattern.sub(other, plain))

    def _stem(self, form: str) -> str:
        for pattern, stem in self._kept:
            if pattern.search(form):
                return pattern.sub(stem, form)
        return self._stemmer.stemWord(form)  # type: ignore[no-any-return]


def _by_form(words: Mapping[str, str], keyboard: dict[int, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word, forms in words.items():
        for form in (word, *forms.split()):
            # One form may be of several words (`права`), and is found by each of them.
            found.setdefault(form.translate(keyboard), []).append(word)
    return found
