"""`endings.toml`: what a word may end in, so that any form of it is found by any other."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipeline.grammar.table import LanguageTable


class Ending(BaseModel):
    """Endings with one meaning, and the sounds that each of them may follow."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    forms: tuple[str, ...]
    """The endings: variants of one, by the vowels of the word that they join."""
    after: tuple[str, ...]
    """Letters, or strings of letters, in one of which the rest of the word has to end."""
    restores: tuple[str, ...] = ("",)
    """What the rest of the word had lost before it, for each way to read it."""
    harmonic: bool = True
    """Whether its vowels go with those of the word."""
    shortest: int = 2
    """How many letters have to be left before it."""

    @model_validator(mode="before")
    @classmethod
    def _lists_in_a_line(cls, table: dict[str, Any]) -> dict[str, Any]:
        # A row of short endings reads better as one text than as a list of quoted ones.
        names = ("forms", "after")
        return table | {n: table[n].split() for n in names if isinstance(table.get(n), str)}


class WordEndings(LanguageTable):
    """How to get from a form of a word to its stem.

    Either a stemmer that Snowball has for the language, put right by `words`, `kept` and
    `also`; or the endings themselves, which come off from the end of a word, at most one of each
    layer.
    """

    keyboard: dict[str, str]
    """Letters that some keyboards lack, and those that are typed for them."""
    snowball: str | None = None
    """The name of the stemmer."""
    layers: tuple[tuple[Ending, ...], ...] = ()
    """Endings of nouns and adjectives, the outermost layer first."""
    participles: tuple[Ending, ...] = ()
    """What makes a verb a noun or an adjective, with their endings behind it."""
    finite: tuple[Ending, ...] = ()
    """Endings of verbs behind which nothing follows."""
    negation: tuple[Ending, ...] = ()
    """What may stand between a verb and its endings."""
    voices: tuple[Ending, ...] = ()
    """What makes a verb passive, before all of these."""
    commands: tuple[Ending, ...] = ()
    """What a verb ends in as a command, behind which and before which nothing stands."""
    front: str = ""
    """Vowels that go with one another, but with none of `back`."""
    back: str = ""
    vowels: str = ""
    """All vowels: a stem has at least one."""
    soft: str = ""
    """Letters behind which an ending may have vowels of either kind."""
    voiced: dict[str, str] = Field(default_factory=dict)
    """A letter at the end of a stem before a vowel, and what it is elsewhere."""
    dropped: dict[str, str] = Field(default_factory=dict)
    """A vowel that falls out of a stem before another, and the letters between which it does, as a
    pattern of two groups."""
    also: dict[str, str] = Field(default_factory=dict)
    """A pattern for forms, and the form that it may also be one with: a vowel that others lack."""
    kept: dict[str, str] = Field(default_factory=dict)
    """A pattern for forms of which the stemmer takes off too much or too little, and their stem."""
    words: dict[str, str] = Field(default_factory=dict)
    """Words whose stem no rule tells, by their dictionary form: all their forms, which have no other."""
    whole: frozenset[str] = frozenset()
    """Words that only look as if they had endings."""

    @model_validator(mode="before")
    @classmethod
    def _classes_of_sounds(cls, table: dict[str, Any]) -> dict[str, Any]:
        """Replace the names of classes of sounds by their letters."""
        told = dict(table)
        sounds = told.pop("sounds", {})
        names = ("participles", "finite", "negation", "voices", "commands")
        for name in names:
            told[name] = [_spelt_out(one, sounds) for one in told.get(name, ())]
        told["layers"] = [
            [_spelt_out(one, sounds) for one in layer] for layer in told.get("layers", ())
        ]
        return told

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.snowball) == bool(self.layers):
            raise ValueError("either `snowball` or `layers`")
        return self


def _spelt_out(ending: dict[str, Any], sounds: dict[str, str]) -> dict[str, Any]:
    after = ending["after"].split()
    letters = [one for name in after for one in sounds.get(name, (name,))]
    return ending | {"after": letters}
