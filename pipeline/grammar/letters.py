"""`letters.toml`: the alphabet, and what is taken for its letters."""

from pipeline.grammar.table import Table


class Letters(Table):
    """The letters of a language."""

    alphabet: str
    """Every letter of the language, in both cases."""
    own: str
    """Letters that tell this language from the others of the house; may be empty."""
    common: tuple[str, ...]
    """Words so frequent that a page without them is in another language."""
    look_alikes: dict[str, str]
    """A foreign letter and the letter of this alphabet that it is taken for."""
    look_alikes_in_front_words: dict[str, str]
    """The same, in words with front vowels, where it differs."""
    front_vowels: frozenset[str]
    """Letters that make a word one with front vowels; none where that tells nothing."""
    uncertain: str
    """Look-alikes that could be taken for more than one letter."""
