"""Words: what a written word is to the grammar of citations."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pipeline.grammar.provisions import (
    Case,
    Gender,
    InflectedForm,
    Number,
    Paradigm,
    UnitKind,
    inflected,
    ordinal_forms,
    unit_forms,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.grammar import Grammar

OPENING = "([{«“„‘\"'"
CLOSING = ".,;:!?…)]}»”’\"'"
_AFFIXED = re.compile(
    rf"([{re.escape(OPENING)}]*)(.*?)([{re.escape(CLOSING)}]*)", re.DOTALL | re.ASCII
)
_DASH = re.compile(r"[–—-]\Z")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}\Z")
_DAY = re.compile(r"(?:[12]?[0-9]|3[01])\Z")
_ACT_NUMBER = re.compile(
    r"(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]+-)?[0-9]+(?:[-/][0-9A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]+)+\Z|[A-ZА-ЯӘҒҚҢӨҰҮҺІ]+-[0-9]+\Z"
)
_ABBREVIATION = re.compile(r"([А-ЯЁӘҒҚҢӨҰҮҺІ]{2,}|[А-Я]о[А-Я]{1,3})(?:-([а-яёәғқңөұүһі]+))?\Z")
_TORN_NUMBER = re.compile(r"[0-9]+-\Z")
_STUCK = re.compile(
    r"""[^\W\d_][0-9№«]|[.,;:!?)\]»”"][^\W_]{2}|--|\S№|[0-9.,;)]N\Z|[0-9][^\W\d_]{3}
    |[a-zа-яёәғқңөұүһі]{2}[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]""",
    re.VERBOSE,
)
_LONGEST = 80
"""Characters beyond which a word is none of ours."""
_MOST_WORDS = 1 << 15
"""Words that are remembered from one text to the next."""
_SHORTEST_INFLECTED = 5


class Kind(Enum):
    """What a word, or a phrase put together from words, is; the letters stand in `runs.toml`."""

    NUMBERED = "B"
    """A unit with its number: `13-бабының`; put together: `части второй`."""
    UNIT = "U"
    NUMBER = "N"
    ITEM = "I"
    """`3)`"""
    ORDINAL = "O"
    SIGN = "S"
    """`№`"""
    ACT_NUMBER = "X"
    """`13-НҚ`; put together: `№ 13-НҚ`."""
    ACT = "A"
    ABBREVIATION = "R"
    ADJECTIVE = "J"
    CONJUNCTION = "C"
    PREPOSITION = "P"
    MONTH = "M"
    YEAR_WORD = "Y"
    DATE = "T"
    """Put together, whole or in part: `16 мамырдағы`, `2023 года`."""
    COUNTRY = "K"
    OWNER = "G"
    """A body whose act is named before it."""
    TITLE = "Q"
    """Put together: words in quotes."""
    ABOUT = "Z"
    """`туралы`, between the name of an act and its noun."""
    DASH = "D"
    MARK = "m"
    """Punctuation alone."""
    TORN_NUMBER = "h"
    """`5-`, the head of a word that a line's end divides."""
    TORN_UNIT = "t"
    """`-бабы`, the tail of one."""
    WORD = "w"


_QUOTES = frozenset("\"'")
_LOOSE = frozenset({Kind.WORD, Kind.ADJECTIVE, Kind.ACT, Kind.ABBREVIATION})


@dataclass(frozen=True, eq=False, slots=True)
class Word:
    """A word as written and what it is. A phrase put together from words is one too.

    Words are interned by the document's `Reader`, so that what is learnt of one is kept by it.
    """

    core: str
    """In lower case, without the marks around it."""
    kind: Kind
    forms: tuple[InflectedForm, ...] = ()
    units: tuple[UnitKind, ...] = ()
    before: str = ""
    """Opening marks."""
    after: str = ""
    """Closing marks."""
    capital: bool = False
    many: bool = False
    """A list of several members."""
    bound: bool = False
    """Put together from words that need each other."""
    falling: bool = False
    """A list whose numbers do not rise."""
    stuck: bool = False
    """It looks like two words with no blank between them."""
    cases: frozenset[Case] = field(init=False)
    """All cases that the word may stand in; none where that is not known."""
    possessed: bool = field(init=False)
    """Whether the word may belong to what stands before it."""
    plural: bool = field(init=False)
    """Whether the word is a plural and nothing else."""
    singular: bool = field(init=False)
    letters: str = field(init=False)
    """The kind and the mark behind it, as patterns of phrases read them."""

    def __post_init__(self) -> None:
        cases: frozenset[Case] = frozenset().union(*(form.cases for form in self.forms))
        numbers = {form.number for form in self.forms}
        object.__setattr__(self, "cases", cases)
        object.__setattr__(self, "possessed", any(form.possessed for form in self.forms))
        object.__setattr__(self, "plural", numbers == {Number.PLURAL})
        object.__setattr__(self, "singular", numbers == {Number.SINGULAR})
        mark = " " if not self.after else "," if self.after == "," else "."
        object.__setattr__(self, "letters", self.kind.value + mark)


@dataclass(frozen=True, eq=False, slots=True)
class Lexicon:
    """The words of a language by their written form, and what follows from their endings."""

    known: Mapping[str, Word]
    adjectives: tuple[tuple[str, tuple[InflectedForm, ...]], ...]
    nouns: tuple[tuple[str, tuple[InflectedForm, ...]], ...]
    numbered: re.Pattern[str]
    number: re.Pattern[str]
    item: re.Pattern[str]
    counting: re.Pattern[str]
    """A figure that is an ordinal: `1-й`."""
    about: frozenset[str]
    """Words between the noun of an act and what it is about."""
    name_first: bool
    """What an act is about stands before its noun."""

    @lru_cache(maxsize=_MOST_WORDS)  # noqa: B019 - there is one lexicon a language, for good
    def word(self, text: str) -> Word:
        """Read a written word; `text` holds no blanks."""
        if len(text) > _LONGEST:
            return Word(text.lower(), Kind.WORD)
        before, core, after = _AFFIXED.fullmatch(text).groups()  # type: ignore[union-attr]
        if after[:1] == "." and core.lower() + "." in self.known:
            core, after = core + ".", after[1:]
        elif after[:1] == ")" and "(" not in before and self.item.fullmatch(core.lower() + ")"):
            core, after = core + ")", after[1:]
        elif len(core) == 1 and core.isalpha() and before in _QUOTES and after[:1] == before:
            core, before, after = before + core + before, "", after[1:]
        elif len(core) == 1 and core.isupper() and after[:1] == ".":
            return Word(core.lower(), Kind.WORD, (), (), before, after, capital=True)
        known = self.known.get(core.lower()) or self._shaped(core)
        stuck = known.kind in _LOOSE and bool(_STUCK.search(core) or self._runs_on(core))
        return replace(known, before=before, after=after, capital=core[:1].isupper(), stuck=stuck)

    def is_unit(self, text: str) -> bool:
        """Tell, without reading the word as a whole, whether it names a unit."""
        known = self.known.get(text.rpartition("-")[2].rstrip(CLOSING).lower())
        return known is not None and known.kind is Kind.UNIT

    def _runs_on(self, core: str) -> bool:
        """Tell whether a unit is joined to a word that is no number."""
        head, _, tail = core.rpartition("-")
        return bool(head) and tail in self.known and self.known[tail].kind is Kind.UNIT

    def _shaped(self, core: str) -> Word:
        lower = core.lower()
        if not lower:
            return Word("", Kind.MARK)
        if lower[0].isdigit():
            return self._numbered(core, lower)
        if lower[0] == "-" and (unit := self.known.get(lower[1:])) and unit.kind is Kind.UNIT:
            return replace(unit, core=lower, kind=Kind.TORN_UNIT)
        if _DASH.match(lower):
            return Word(lower, Kind.DASH)
        if self.item.fullmatch(lower) or lower[0] in _QUOTES:
            return Word(lower, Kind.ITEM)
        if _ACT_NUMBER.match(core):
            return Word(lower, Kind.ACT_NUMBER)
        if short := _ABBREVIATION.match(core):
            return Word(lower, Kind.ABBREVIATION, self._ending(short[2] or ""))
        return self._inflected(lower)

    def _numbered(self, core: str, lower: str) -> Word:
        if match := self.numbered.fullmatch(lower):
            return replace(self.known[match[1]], core=lower, kind=Kind.NUMBERED)
        for pattern, kind in (
            (self.counting, Kind.ORDINAL),
            (self.number, Kind.NUMBER),
            (self.item, Kind.ITEM),
            (_TORN_NUMBER, Kind.TORN_NUMBER),
        ):
            if pattern.fullmatch(lower):
                return Word(lower, kind)
        kind = Kind.ACT_NUMBER if _ACT_NUMBER.match(core) else Kind.WORD
        return Word(lower, kind)

    def _ending(self, suffix: str) -> tuple[InflectedForm, ...]:
        return tuple(form for end, forms in self.nouns if end == suffix for form in forms)

    def _inflected(self, lower: str) -> Word:
        if len(lower) >= _SHORTEST_INFLECTED:
            for ending, forms in self.adjectives:
                if lower.endswith(ending):
                    return Word(lower, Kind.ADJECTIVE, forms)
            for ending, forms in self.nouns:
                if ending and lower.endswith(ending):
                    return Word(lower, Kind.WORD, forms)
        return Word(lower, Kind.WORD)


@cache
def lexicon(grammar: Grammar) -> Lexicon:
    """Compile the tables of a language."""
    table = grammar.provisions
    units = "|".join(sorted(unit_forms(grammar), key=len, reverse=True))
    joined = rf"(?:{table.numerals}){table.joiner}({units})" if table.joiner else r"(?!)()"
    return Lexicon(
        _known(grammar),
        _endings(grammar, grammar.runs.adjectives),
        _endings(grammar, grammar.runs.nouns),
        re.compile(joined),
        re.compile(table.numerals),
        re.compile(table.items),
        re.compile(rf"[0-9]+-(?:{'|'.join(table.ordinal_endings)})"),
        frozenset(grammar.runs.about),
        grammar.runs.larger_first,
    )


def is_year(word: Word) -> bool:
    """Tell whether a number may be a year."""
    return word.kind is Kind.NUMBER and bool(_YEAR.match(word.core))


def is_day(word: Word) -> bool:
    """Tell whether a number may be a day of a month."""
    return word.kind is Kind.NUMBER and bool(_DAY.match(word.core))


def _known(grammar: Grammar) -> dict[str, Word]:
    """Collect what is listed, the more telling reading over the less telling one."""
    runs, known = grammar.runs, dict[str, Word]()
    plain: tuple[tuple[Kind, Iterable[str]], ...] = (
        (Kind.OWNER, runs.owners),
        (Kind.COUNTRY, runs.country),
        (Kind.YEAR_WORD, runs.year_words),
        (Kind.MONTH, (form for month in grammar.calendar.months for form in month)),
        (Kind.PREPOSITION, runs.prepositions),
        (Kind.CONJUNCTION, runs.conjunctions),
        (Kind.ABOUT, () if not runs.larger_first else runs.about),
        (Kind.SIGN, (sign.lower() for sign in grammar.identity.number_signs)),
    )
    for kind, words in plain:
        known.update((word, Word(word, kind)) for word in words)
    known.update(_acts(grammar))
    for paradigm in runs.positions:
        for text, form in inflected(paradigm, grammar.provisions.cases):
            forms = (*known[text].forms, form) if text in known else (form,)
            known[text] = Word(text, Kind.ORDINAL, forms)
    for text, ordinals in ordinal_forms(grammar).items():
        forms = tuple(ordinal.form for ordinal in ordinals)
        known[text.split()[-1]] = Word(text.split()[-1], Kind.ORDINAL, forms)
    for text, units in unit_forms(grammar).items():
        forms = tuple(unit.form for unit in units)
        kinds = tuple(dict.fromkeys(unit.kind for unit in units))
        known[text] = Word(text, Kind.UNIT, forms, kinds)
    return known


def _acts(grammar: Grammar) -> dict[str, Word]:
    acts: dict[str, Word] = {}
    for act in grammar.runs.acts:
        for paradigm in act.paradigms:
            for text, form in inflected(paradigm, grammar.provisions.cases, act.gender):
                forms = (*acts[text].forms, form) if text in acts else (form,)
                acts[text] = Word(text, Kind.ACT, forms, (act.unit,) if act.unit else ())
    return acts


def _endings(
    grammar: Grammar, paradigms: tuple[Paradigm, ...]
) -> tuple[tuple[str, tuple[InflectedForm, ...]], ...]:
    """Give endings with their readings, the longest first."""
    found: dict[str, list[InflectedForm]] = {}
    for paradigm in paradigms:
        for ending, form in inflected(paradigm, grammar.provisions.cases, Gender.ANY):
            found.setdefault(ending, []).append(form)
    ordered = sorted(found, key=lambda ending: (-len(ending), ending))
    return tuple((ending, tuple(found[ending])) for ending in ordered)
