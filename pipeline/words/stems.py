"""Words in any case: stems to look them up by, and whether one is a form of another."""

import re
from functools import cache, lru_cache

from pipeline.grammar import Grammar
from pipeline.words.folding import merge_letters
from pipeline.words.quotes import MARKS

SHORTEST_STEM = 3
KEPT_STEMS = 1 << 15
LONGEST_ACRONYM = 7
LONGEST_IN_CAPITALS, LONGEST_CLUSTER = 5, 3
"""What has more letters, capitals all of them, but consonants side by side as a word has, is one: `УГОЛОВНОГО КОДЕКСА`."""
LONGEST_WORD = 60
"""What is longer is no word; it is not looked at, whatever it is made of."""
PARTS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]")

Stems = tuple[str, ...]


class Forms:
    """The endings of a language."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar, table = grammar, grammar.citations.endings
        self.hard, self.shared = table.hard, bool(table.shared)
        self.possessive, self.plural = table.possessive, table.plural
        self.cut, self.all = frozenset(table.cut), frozenset((*table.cut, *table.shared))
        self.longest = max(map(len, self.all), default=0)
        consonant = rf"[^\W{grammar.letters.vowels}{grammar.letters.vowels.upper()}]"
        self.cluster = re.compile(f"{consonant}{{{LONGEST_CLUSTER + 1}}}")
        self.stem = lru_cache(maxsize=KEPT_STEMS)(self._stem)
        self.is_form = lru_cache(maxsize=KEPT_STEMS)(self._is_form)
        self.is_possessed = lru_cache(maxsize=KEPT_STEMS)(self._is_possessed)

    def phrase(self, text: str) -> tuple[str, tuple[str, ...], Stems]:
        """A phrase, its words and their stems."""
        return text, phrase_parts(text), self.stems(text)

    def stems(self, text: str) -> Stems:
        """The stems of a phrase, its punctuation included and quotation marks left out."""
        return tuple(self.stem(part) for part in phrase_parts(text))

    def _stem(self, word: str) -> str:
        """What all forms of a word have in common, as far as it goes.

        It is for looking words up, so it may cut more than an ending; initials stay as they are.
        """
        base = word.partition("-")[0]
        in_capitals = base.isupper() and len(base) > LONGEST_IN_CAPITALS
        spelt = in_capitals and not self.cluster.search(base)
        if (is_acronym(base) and not spelt) or len(word) > LONGEST_WORD:
            return base
        rest = self._without_endings(merge_letters(word.lower(), self.grammar), self.all)
        return rest[:-1] + self.hard.get(rest[-1], rest[-1])

    def _is_form(self, word: str, known: str) -> bool:
        """Whether a word of the same stem is a form of a known word.

        Stems may be cut too short: `қағидат` is no form of `қағида`. Where a language glues its
        endings one behind the other, what stands behind the known word must be made of them.
        """
        if not self.shared or word == known:
            return True
        base = self._without_endings(known.lower(), self.cut)
        rest = word.partition("-")[0].lower() if is_acronym(known) else word.lower()
        # `кодексі` is what belongs to somebody, one `кодекс`; several are `кодекстері`.
        if known.endswith(self.possessive) and rest[len(known) - 1 :].startswith(self.plural):
            base = known[:-1].lower()
        # The last letter may soften before an ending (`қ` to `ғ`), so it is compared by itself
        # below.
        if not rest.startswith(base[:-1]) or len(rest) < len(base):
            return False
        last = rest[len(base) - 1]
        alike = self.hard.get(last, last) == self.hard.get(base[-1], base[-1])
        return alike and self._made_of_endings(rest[len(base) :])

    def _is_possessed(self, word: str, known: str) -> bool:
        """Whether a form of a known noun says that it is somebody's; always, where none does."""
        if not self.possessive:
            return True
        rest = word.lower()[len(known) :]
        plural = next((end for end in self.plural if rest.startswith(end)), "")
        return known.endswith(self.possessive[:2]) or rest[len(plural) :].startswith(
            self.possessive
        )

    def _made_of_endings(self, text: str) -> bool:
        # All places that some row of endings leads to, as the longest ending first may lead
        # nowhere.
        reached = {0}
        for at in range(len(text)):
            if at in reached:
                ends = range(at + 1, min(len(text), at + self.longest) + 1)
                reached.update(end for end in ends if text[at:end] in self.cut)
        return len(text) in reached

    def _without_endings(self, word: str, endings: frozenset[str]) -> str:
        """Cut off endings, the longest first, while three letters are left."""
        first = max(SHORTEST_STEM, len(word) - self.longest)
        for at in range(first, len(word)):
            if word[at:] in endings:
                return self._without_endings(word[:at], endings)
        return word


@cache
def forms(grammar: Grammar) -> Forms:
    """The endings of a language."""
    return Forms(grammar)


def phrase_parts(text: str) -> tuple[str, ...]:
    """The words of a phrase, its punctuation included and quotation marks left out."""
    return tuple(part for part in PARTS.findall(text) if part not in MARKS)


def is_acronym(word: str) -> bool:
    """Whether a word is written like an act's initials: `УПК`, `КоАП`."""
    return len(word) <= LONGEST_ACRONYM and sum(map(str.isupper, word)) > 1
