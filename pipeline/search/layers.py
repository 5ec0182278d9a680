"""Stems by the endings themselves: from the end of a word, at most one of each layer."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.grammar.endings import Ending, WordEndings

VERB: Final = "-"
"""Behind the stem of a verb, which is no word: `бас-`, of басу, is not бас."""


class Layers:
    """The endings of a language."""

    def __init__(self, table: WordEndings) -> None:
        self._table = table
        self._keyboard = str.maketrans(table.keyboard)
        self._own = frozenset(table.keyboard)
        self._vowels = frozenset(table.vowels)
        self._harmonies = (frozenset(table.front), frozenset(table.back))
        self._whole = table.whole | {self.folded(word) for word in table.whole}
        self._typed = table.model_copy(update=self._as_typed())
        self._dropped = [
            (re.compile(f"{pattern}$"), rf"\g<1>{vowel}\g<2>")
            for vowel, pattern in table.dropped.items()
        ]

    def folded(self, word: str) -> str:
        """A word as a plain keyboard has it."""
        return word.translate(self._keyboard)

    def stems(self, form: str) -> Iterator[str]:
        """The words that a form may have been made of, the longest first; stems of verbs end in `VERB`.

        One without any letter that plain keyboards lack may have been typed on such a keyboard.
        """
        yield from self._taken_apart(form, self._table)
        if self._own.isdisjoint(form):
            yield from self._taken_apart(form, self._typed)

    def _as_typed(self) -> dict[str, object]:
        """The endings of every kind on a plain keyboard, where one vowel stands for several."""
        kinds = ("participles", "finite", "negation", "voices", "commands")
        told: dict[str, object] = {
            kind: tuple(map(self._ending_as_typed, getattr(self._table, kind))) for kind in kinds
        }
        return told | {
            "layers": tuple(tuple(map(self._ending_as_typed, one)) for one in self._table.layers)
        }

    def _ending_as_typed(self, ending: Ending) -> Ending:
        return Ending(
            forms=tuple(dict.fromkeys(map(self.folded, ending.forms))),
            after=tuple(dict.fromkeys(map(self.folded, ending.after))),
            restores=tuple(dict.fromkeys(map(self.folded, ending.restores))),
            # Without harmony more looks like an ending, so more of the word has to be left.
            harmonic=False,
            shortest=max(ending.shortest, 3),
        )

    def _taken_apart(self, form: str, spelling: WordEndings) -> Iterator[str]:
        for noun in self._noun_stems(form, spelling.layers):
            yield noun
            yield from self._verb_stems(noun, spelling.participles, spelling)
        yield from self._verb_stems(form, spelling.finite, spelling)
        if form not in self._whole:
            yield from (f"{verb}{VERB}" for verb in self._without_endings(form, spelling.commands))

    def _noun_stems(self, word: str, layers: tuple[tuple[Ending, ...], ...]) -> Iterator[str]:
        yield word
        if word in self._whole:
            return
        for depth, layer in enumerate(layers, start=1):
            for rest in self._without_endings(word, layer):
                yield from self._noun_stems(rest, layers[depth:])

    def _verb_stems(
        self, word: str, endings: Iterable[Ending], spelling: WordEndings
    ) -> Iterator[str]:
        if word in self._whole:
            return
        for verb in self._without_endings(word, endings):
            for stem in (verb, *self._without_endings(verb, spelling.negation)):
                yield stem + VERB
                yield from (
                    f"{active}{VERB}" for active in self._without_endings(stem, spelling.voices)
                )

    def _without_endings(self, word: str, endings: Iterable[Ending]) -> Iterator[str]:
        """What a word is without each of the endings that it has, in every way to read it."""
        # All forms of an ending are asked for at once, since a word has few of the endings.
        forms = ((f, one) for one in endings if word.endswith(one.forms) for f in one.forms)
        for form, ending in forms:
            rest = word.removesuffix(form)
            if word.endswith(form) and self._may_follow(form, ending, rest):
                yield from self._restored_stems(rest, form, ending)

    def _may_follow(self, form: str, ending: Ending, rest: str) -> bool:
        return (
            len(rest) >= ending.shortest
            and not self._vowels.isdisjoint(rest)
            and rest.endswith(ending.after)
            and (not ending.harmonic or self._in_harmony(form, rest))
        )

    def _in_harmony(self, form: str, rest: str) -> bool:
        """Whether the vowels of an ending go with the last one of the word that tells its kind."""
        if rest[-1] in self._table.soft:
            return True
        kinds = [self._kind_of_vowels(form), self._kind_of_vowels(rest[::-1])]
        return None in kinds or kinds[0] is kinds[1]

    def _kind_of_vowels(self, letters: str) -> frozenset[str] | None:
        """The vowels of the kind that the first telling vowel is of."""
        return next((k for letter in letters for k in self._harmonies if letter in k), None)

    def _restored_stems(self, rest: str, form: str, ending: Ending) -> Iterator[str]:
        for lost in ending.restores:
            yield rest + lost
        # Only before a vowel are consonants voiced and vowels dropped.
        if not form or form[0] not in self._vowels:
            return
        if rest[-1] in self._table.voiced:
            rest = rest[:-1] + self._table.voiced[rest[-1]]
            yield rest
        for pattern, whole in self._dropped:
            if pattern.search(rest):
                yield pattern.sub(whole, rest)
