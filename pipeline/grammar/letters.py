"""`letters.toml`: the alphabet, and what is taken for its letters and for figures."""

from typing import Self

from pydantic import Field, field_validator, model_validator

from pipeline.grammar.table import LanguageTable


class Letters(LanguageTable):
    """The letters of a language.

    A table of look-alikes or slips is written from the letter or figure that is meant: `"А" = "AΑ"`. Read, it
    goes the other way, from each foreign character to the one meant.
    """

    alphabet: str
    """Every letter of the language, in both cases."""
    own: str
    """Letters that tell this language from the others of the house; may be empty."""
    common: tuple[str, ...]
    """Words so frequent that a page without them is in another language."""
    merged: dict[str, str]
    """A small letter that many leave out, and the one that they write for it."""
    bare: dict[str, str]
    """A small letter of the language's own, and the one that fonts and keyboards without it have for it."""
    look_alikes: dict[str, str]
    """A foreign letter and the letter of this alphabet that it is taken for."""
    look_alikes_in_front_words: dict[str, str]
    """The same, in words with front vowels, where it differs."""
    front_vowels: frozenset[str]
    """Letters that make a word one with front vowels; none where that tells nothing."""
    slips: dict[str, str]
    """A letter of a language with nearly the same alphabet, and the one that it stands for in a word of this language."""
    uncertain: str
    """Look-alikes that could be taken for more than one letter."""
    figures: dict[str, str]
    """A letter and the figure that it is taken for beside other figures."""
    figures_alone: str
    """Those of them that are taken for a figure where a number alone can stand."""
    confused: tuple[str, ...] = ()
    """Small letters that recognisers of pictures take for each other, parted by blanks."""
    vowels: str = ""
    """Small letters that are sounded alone."""
    alike: str = ""
    """Letters of which a recogniser may take one for the other each time that it meets it."""
    short: tuple[str, ...] = ()
    """All words of one or two letters, in small letters."""
    apart: tuple[str, ...] = ()
    """Words that are part of no other: what one begins or ends, and the rest of which is a word, lacks a blank."""
    endings: tuple[str, ...] = ()
    """Ends of words that are no words themselves: where one stands alone, a blank got into its word."""
    figure_words: tuple[str, ...] = ()
    """Short words that recognisers make of the figures of a day."""
    numero: tuple[str, ...] = ()
    """What recognisers make of № before a number."""
    followers: dict[str, str] = Field(default_factory=dict)
    """For each small letter those that follow it inside words; empty where nothing is told of them."""
    never_missing: dict[str, int] = Field(default_factory=dict)
    """Small letters, and how many letters a text has at most that lacks them."""
    latin: dict[str, str]
    """Each small letter that ASCII has not, in ASCII; signs that are not sounded are empty."""

    @field_validator("look_alikes", "look_alikes_in_front_words", "slips", "figures", mode="before")
    @classmethod
    def _from_the_foreign(cls, table: dict[str, str]) -> dict[str, str]:
        return {foreign: meant for meant, foreigners in table.items() for foreign in foreigners}

    respelt: dict[str, str]
    """Sounds of other languages as this one spells them in ASCII, and their own spelling there."""
    code_pages: tuple[str, ...]
    """Code pages of the language that are taken for the commoner windows-1251."""

    @model_validator(mode="after")
    def _every_letter_has_a_latin_form(self) -> Self:
        foreign = {letter for letter in self.alphabet.lower() if not letter.isascii()}
        if missing := "".join(sorted(foreign - self.latin.keys())):
            raise ValueError(f"`latin` lacks {missing}")
        return self
