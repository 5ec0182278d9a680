"""The words of citations, compiled from a grammar: what a word is, and which phrases it opens."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from string import ascii_lowercase
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.citations import ActKind
from pipeline.grammar.provisions import Case, Gender, Number, UnitKind
from pipeline.memo import Memo
from pipeline.words.dates import month_numbers
from pipeline.words.equivalents import AS_ROMAN
from pipeline.words.folding import merge_letters
from pipeline.words.list_numbers import roman
from pipeline.words.provision_words import OrdinalForm, UnitForm, ordinal_forms, unit_forms
from pipeline.words.quotes import MARKS
from pipeline.words.stems import Stems, forms, is_acronym
from pipeline.words.tokens import DATE, MARK, NUMBER, SIGN, WORD, read_token

KEPT_TOKENS = 1 << 14
TEN = 10
ROMANS = {roman(number).upper(): number for number in range(1, 90)}
"""Roman figures, as far as sections and chapters are counted."""


class UnitWord(NamedTuple):
    """A word that names a unit of provisions; an abbreviation may stand for several kinds."""

    kinds: tuple[UnitKind, ...]
    plural: bool
    """Whether the form can only be a plural."""
    singular: bool
    """Whether the form can only be a singular."""
    genders: frozenset[Gender] = frozenset()
    """None where any gender agrees."""
    bare: bool = False
    """Whether it is a form without the possession that others of its kind have (`баптың`)."""
    possessed: bool = False
    """Whether each reading of it has that possession (`бабының`)."""
    genitives: frozenset[Number | None] = frozenset()
    """The numbers in which the form may be a genitive; None is one of an abbreviation's."""
    cases: frozenset[Case] = frozenset(Case)
    single: frozenset[Case] = frozenset(Case)
    """Those of one unit alone: `статьи 5` is a genitive, `статьи 5, 6` may be a nominative, too."""
    behind: frozenset[Case] = frozenset()
    """Cases of a unit right before it, without which the word names none."""


class Counting(NamedTuple):
    """An ordinal and the genders that it agrees with, all if none is given."""

    value: int
    genders: frozenset[Gender]
    plural: bool
    """Whether the form can only be a plural: `третьи`."""


class KnownPhrase(NamedTuple):
    """Words that stand for something together: an act's noun, a body, a country."""

    sort: str
    text: str
    """The words in the nominative."""
    parts: tuple[str, ...]
    stems: tuple[str, ...]
    value: str = ""
    """The kind of act, the key of the court, or nothing."""
    capital: bool = False
    """Whether it counts only with a capital letter."""
    named: bool = False
    """Whether an act's noun tells which act it is."""


class Token(NamedTuple):
    """A spelling, and all that can be told of it alone.

    It is made once and read in thousands of places, so it has slots: a named tuple is made faster and
    read more slowly.
    """

    kind: str
    text: str
    """As printed, but for hyphens and dashes that are read alike."""
    lower: str
    """In lower case, with one letter for two that many write alike: `четвертая` for `четвёртая`."""
    stem: str
    """The stem of a word, the text itself of anything else."""
    glued: bool
    """Whether no blank stands behind it."""
    telling: bool
    """Whether it may open a phrase, a date, a number of an act, or be initials."""
    dated: bool
    """A month or the word `year`: what follows the first number of a date."""
    counted: bool
    """Whether it names a unit, at least with a full stop behind it."""
    unit: UnitWord | None
    short_unit: UnitWord | None
    """The unit that it abbreviates if a full stop follows."""
    numeral: bool
    """Whether it may begin the number of a unit: figures, an ordinal, a letter, a quotation mark."""
    joins: bool
    """A conjunction between the members of a list."""
    ranges: bool


class Words:
    """All words of a language that a citation is made of, each kind put together when it is first asked for."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar, self.table, self.forms = grammar, grammar.citations, forms(grammar)

    @cached_property
    def units(self) -> Mapping[str, UnitWord]:
        """What each form of a unit's word counts."""
        every = {**unit_forms(self.grammar, bound=True), **unit_forms(self.grammar)}
        return {word: _unit(self.grammar, readings) for word, readings in every.items()}

    @cached_property
    def plurals(self) -> Mapping[UnitKind, UnitWord]:
        """A plural of each kind, for numbers that share the word of others."""
        return {kind: UnitWord((kind,), plural=True, singular=False) for kind in UnitKind}

    @cached_property
    def ordinals(self) -> Mapping[str, Counting]:
        """What each form of an ordinal counts."""
        return {
            form: Counting(one[0].value, _genders(one), _numbers(one) == {Number.PLURAL})
            for form, one in ordinal_forms(self.grammar).items()
        }

    @cached_property
    def ordinal_openings(self) -> frozenset[str]:
        """The first words of ordinals."""
        return frozenset(form.partition(" ")[0] for form in self.ordinals)

    @cached_property
    def cardinals(self) -> frozenset[str]:
        """What stands before an ordinal that counts no unit by itself: `одной пятой части депутатов`, `сто пятая`."""
        return frozenset(form for one in self.grammar.numerals.cardinals for form in one.forms)

    @cached_property
    def counting(self) -> frozenset[str]:
        """What a numbered unit may begin with: `статья сорок первая`."""
        return self.cardinals.union(self.units)

    @cached_property
    def unnumbering(self) -> frozenset[str]:
        """Words in the place of a unit's number that do not tell it: `оба`, `два`, `последний`."""
        below_ten = (one for one in self.grammar.numerals.cardinals if one.value < TEN)
        below = frozenset(form for one in below_ten for form in one.forms)
        return below.union(self.grammar.provisions.unnumbering)

    @cached_property
    def dated(self) -> frozenset[str]:
        """Months and the word `year`."""
        years = (word.rstrip(".") for word in self.grammar.calendar.years)
        return frozenset((*month_numbers(self.grammar), *years))

    @cached_property
    def conjunctions(self) -> frozenset[str]:
        """What joins the members of a list."""
        joins = self.grammar.connectives
        return frozenset((*joins.adding, *joins.choosing, *joins.further))

    @cached_property
    def long_conjunctions(self) -> tuple[str, ...]:
        """Those of several words."""
        return tuple(sorted(words for words in self.conjunctions if " " in words))

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """What a letter that numbers an item stands for."""
        return {letter: letter for letter in ascii_lowercase} | self.grammar.provisions.letters

    @cached_property
    def issued(self) -> frozenset[ActKind]:
        """Kinds of acts that count only with a number and a body."""
        return frozenset(head.kind for head in self.table.heads if head.issued)

    @cached_property
    def phrases(self) -> Mapping[Stems, tuple[KnownPhrase, ...]]:
        """By the stems of their first two words, or of the only one, the longest first."""
        return _phrases_by_opening(_phrases(self.grammar))

    @cached_property
    def openings(self) -> frozenset[str]:
        """The stems of the first words of phrases."""
        return frozenset(stems[0] for stems in self.phrases)

    @cached_property
    def of_states(self) -> frozenset[str]:
        """The stems of all words in the names of other states, `республика` among them."""
        every = (one for some in self.phrases.values() for one in some)
        return frozenset(stem for one in every if one.sort == "state" for stem in one.stems)

    @cached_property
    def bare_sittings(self) -> frozenset[str]:
        """Sittings of a court that is not named with them: `Пленум`."""
        every = (name for names in self.table.sittings.values() for name in names)
        return frozenset(name for name in every if " " not in name)

    @cached_property
    def court_nouns(self) -> frozenset[str]:
        """The stems of the nouns that courts are called by."""
        names = (forms_of[0] for forms_of in self.grammar.bodies.courts.values())
        return frozenset(self.forms.stem(name.split()[-1]) for name in names)

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """Each name of the country by the stem of a word, where it is one."""
        return {self.forms.stem(one): one for one in self.grammar.bodies.country_nominatives}


@cache
def vocabulary(grammar: Grammar) -> Memo[str, Token]:
    """Every spelling of a language, with what it is."""
    return Memo(partial(_token, words(grammar)), KEPT_TOKENS)


@cache
def words(grammar: Grammar) -> Words:
    """The words of a language."""
    return Words(grammar)


def _token(known: Words, written: str) -> Token:
    text, kind, glued = read_token(written)
    lower = merge_letters(text.lower(), known.grammar)
    stem = known.forms.stem(text) if kind is WORD else text
    unit, short = known.units.get(lower), known.units.get(f"{lower}.")
    initials = kind is WORD and unit is None and is_initials(text)
    counts = as_roman(text) > 0 or lower in known.letters or lower in known.ordinal_openings
    opens = stem in known.openings or lower in known.grammar.calendar.openings
    return Token(
        kind=kind,
        text=text,
        lower=lower,
        stem=stem,
        glued=glued,
        telling=kind in (NUMBER, SIGN, DATE) or (kind is not MARK and (opens or initials)),
        dated=lower in known.dated,
        counted=bool(unit or short),
        unit=unit,
        short_unit=short,
        numeral=kind is NUMBER or text in MARKS or (kind is WORD and counts),
        joins=lower in known.conjunctions,
        ranges=text in known.grammar.provisions.range_marks,
    )


def as_roman(word: str) -> int:
    """The number of a Roman figure, be it typed in Cyrillic letters; 0 for any other word."""
    return ROMANS.get(word.translate(AS_ROMAN), 0)


def is_initials(word: str) -> bool:
    """Whether a word may be an act's initials (`ҚПК-нің`), and no Roman figure."""
    base = word.partition("-")[0]
    return is_acronym(base) and not as_roman(base)


def _unit(grammar: Grammar, readings: Sequence[UnitForm]) -> UnitWord:
    numbers = _numbers(readings)
    kinds = tuple(dict.fromkeys(reading.kind for reading in readings))
    plural, singular = numbers == {Number.PLURAL}, numbers == {Number.SINGULAR}
    genitives = frozenset(r.form.number for r in readings if Case.GENITIVE in r.form.cases)
    possessing = any(p.possessed for unit in grammar.provisions.units for p in unit.paradigms)
    bare = possessing and not any(r.form.possessed or r.form.number is None for r in readings)
    possessed = all(reading.form.possessed for reading in readings)
    cases = frozenset().union(*(reading.form.cases for reading in readings))
    ones = (r.form.cases for r in readings if r.form.number is not Number.PLURAL)
    single = frozenset().union(*ones) or cases
    genders = _genders(readings)
    behind = readings[0].form.behind
    return UnitWord(
        kinds, plural, singular, genders, bare, possessed, genitives, cases, single, behind
    )


def _numbers(readings: Iterable[UnitForm | OrdinalForm]) -> set[Number | None]:
    return {reading.form.number for reading in readings}


def _genders(readings: Iterable[UnitForm | OrdinalForm]) -> frozenset[Gender]:
    genders = frozenset(reading.form.gender for reading in readings)
    return frozenset() if Gender.ANY in genders else genders


def _phrases(grammar: Grammar) -> Iterator[KnownPhrase]:
    """All phrases of a language, in the order in which equal ones count."""
    table, made = grammar.citations, forms(grammar).phrase
    for head in table.heads:
        for text in head.words:
            yield KnownPhrase("head", *made(text), head.kind, capital=head.capital)
        for text in head.names:
            yield KnownPhrase("head", *made(text), head.kind, named=True, capital=head.capital)
    for text in table.pointers:
        own = "self" if text in table.self_pointers else ""
        yield KnownPhrase("pointer", *made(text), own)
    plain = ("former", "present", "new", "draft", "definition", "adoption", "called", "adverbs")
    for sort in plain:
        yield from (KnownPhrase(sort, *made(text)) for text in getattr(table, sort))
    parts = ((part, text) for part, names in table.ruling_parts.items() for text in names)
    yield from (KnownPhrase("part", *made(text), part) for part, text in parts)
    yield from (KnownPhrase("title", *made(text)) for text in table.titles)
    yield from (KnownPhrase("volume", *made(text)) for text in table.volumes)
    countries = grammar.bodies.country_nominatives
    bodies = {"country": countries, "state": table.states, "issuer": table.issuers}
    for sort, names in bodies.items():
        yield from (KnownPhrase(sort, *made(text), capital=True) for text in names)
    yield from (KnownPhrase("state", *made(text)) for text in table.of_states)
    for court, forms_of in grammar.bodies.courts.items():
        for text in (forms_of[0], *table.sittings.get(court, ())):
            yield KnownPhrase("court", *made(text), court, capital=True)
    for kind, clauses in table.force.items():
        yield from (KnownPhrase("force", *made(text), kind) for text in clauses)


def _phrases_by_opening(phrases: Iterable[KnownPhrase]) -> dict[Stems, tuple[KnownPhrase, ...]]:
    found: defaultdict[Stems, list[KnownPhrase]] = defaultdict(list)
    # The sort is stable, so of phrases of one length the one that came first counts.
    for phrase in sorted(phrases, key=lambda phrase: -len(phrase.stems)):
        found[phrase.stems[:2]].append(phrase)
    return {opening: tuple(some) for opening, some in found.items()}
