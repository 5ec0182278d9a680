"""The registry, asked in the words of a ruling: which acts a naming can stand for."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from pipeline.cite.values import Naming
from pipeline.grammar import Grammar
from pipeline.grammar.citations import ActKind
from pipeline.registry import Act, Registry
from pipeline.terms import Court
from pipeline.words.stems import Stems, forms
from pipeline.words.works import ORGANIZATIONS

RULINGS = frozenset({ActKind.RESOLUTION, ActKind.ADDITIONAL_DECISION})
WITHOUT_ARTICLES = frozenset({*RULINGS, ActKind.ORDER, ActKind.RULES, ActKind.GENERAL_COMMENT})
# The Roman figures of a convocation (`213-I`) are often typed in Cyrillic letters that look alike, in
# old texts in Arabic ones.
LOOKS_LATIN = str.maketrans("ІіХхМмСсѴЅ", "IiXxMmCcVS")
EDITED = re.compile(r"\s*\[[^][]*\]")
"""What a publisher puts into a title: `«О прокуратуре [с изменениями]»`."""
CONVOCATIONS = {"1": "i", "2": "ii", "3": "iii"}


class Titles(NamedTuple):
    """Titles by the stems of their words, to be found where nothing marks their ends."""

    known: AbstractSet[Stems]
    lengths: tuple[int, ...]
    """How many words and marks they have, the most first."""
    shortened: Mapping[Stems, str] = MappingProxyType({})
    """Those of the ruling by their part before `and`, by which it goes on to call the acts; none for what two share."""

    def opening_length(self, stems: Stems) -> int:
        """Return the length of the longest title that begins some words; 0 where none does."""
        return next((n for n in self.lengths if stems[:n] in self.known and n <= len(stems)), 0)

    def ending_length(self, stems: Stems) -> int:
        """Return the length of the longest title that ends some words; 0 where none does."""
        return next((n for n in self.lengths if stems[-n:] in self.known and n <= len(stems)), 0)


class Catalogue:
    """The acts of a registry by the stems of their titles, so that any case of a title is found."""

    def __init__(self, registry: Registry, grammar: Grammar) -> None:
        self.registry, self.grammar, self.forms = registry, grammar, forms(grammar)
        made = self.forms.stems
        self.country = made(grammar.bodies.country_nominatives[0])
        self.titles: dict[Stems, tuple[Act, ...]] = {}
        self.addressed: dict[str, tuple[Act, ...]] = {}
        """The acts by their identifiers in the state's legal database, without the `_` at the end."""
        for act in registry.acts:
            for title in {made(title): None for title in act.titles(grammar.language.value)}:
                self.titles[title] = (*self.titles.get(title, ()), act)
            if act.state_id:
                place = act.state_id.rstrip("_")
                self.addressed[place] = (*self.addressed.get(place, ()), act)
        self.shortened: dict[Stems, tuple[Act, ...]] = {}
        """The acts by their titles without our country's name at an end, as rulings often leave it."""
        for title, acts in self.titles.items():
            # What is left may be the whole title of another act, which it then means.
            if (short := _title_without_country(title, self.country)) and short not in self.titles:
                self.shortened[short] = (*self.shortened.get(short, ()), *acts)
        # `Конвенция о …`: a title that holds its noun stands behind the noun, so it is known without.
        nouns = {made(word) for head in grammar.citations.heads for word in head.words}
        bare = (rest for one in self.titles for rest in _titles_without_noun(one, nouns, grammar))
        known = frozenset((*self.titles, *self.shortened, *bare)) - {()}
        self.unquoted = Titles(known, tuple(sorted(set(map(len, known)), reverse=True)))
        """Both, as they are found in a text without quotation marks around them."""

    def acts_called(self, naming: Naming) -> tuple[Act, ...]:
        """The acts that go by the name, whenever they were in force."""
        if naming.kind is None:
            initials = naming.name.partition("-")[0]  # an ending follows: `1997 жылғы ҚК-нің`
            return self.registry.by_abbreviation(self.grammar.language.value, initials)
        wordings = [self.forms.stems(words) for words in _possible_titles(naming)]
        # `О прокуратуре Республики Казахстан`: the country may stand in the ruling's words alone.
        wordings += filter(None, [_title_without_country(wordings[0], self.country)])
        # All wordings are tried as whole titles before any is taken for one without the country.
        for acts in (index.get(w, ()) for index in (self.titles, self.shortened) for w in wordings):
            if fitting := tuple(act for act in acts if _is_of_kind(act, naming)):
                return fitting
        return ()

    def namesakes(self, act: Act) -> tuple[Act, ...]:
        """The acts that have the title of an act, itself among them."""
        title = act.title.get(self.grammar.language.value)
        return self.titles[self.forms.stems(title)] if title else (act,)

    def in_force_under_a_name_of(self, acts: Iterable[Act], day: date) -> bool:
        """Whether an act is in force on a day that has the title of one of some acts, in whatever language."""
        titles = {title for act in acts for title in act.title.values()}
        alike = (a for a in self.registry.acts if not titles.isdisjoint(a.title.values()))
        return any(act.in_force(day) for act in alike)

    def is_part(self, act: Act) -> bool:
        """Whether a code was adopted in several acts, of which this is one: `Гражданский кодекс (Особенная часть)`."""
        names = act.titles(self.grammar.language.value)
        volumes = tuple(f"({words})" for words in self.grammar.citations.volumes)
        return any(name.endswith(volumes) for name in names)

    def is_amending_title(self, title: str) -> bool:
        """Whether a title says that the act amends another: such an act is one of many of its title.

        The registry knows some of them only, so that the single one it knows is no proof.
        """
        return self.grammar.editions.amending_title.search(title.casefold()) is not None

    def law_on(self, court: Court, day: date) -> tuple[Act, ...]:
        """The constitutional laws in force on a court: those with its name in the title."""
        name = self.forms.stems(self.grammar.bodies.courts[court][0])
        return tuple(
            act
            for title, acts in self.titles.items()
            for act in acts
            if act.kind == ActKind.CONSTITUTIONAL_LAW.value
            and act.in_force(day)
            and _has_words_in_row(title, name)
        )

    def acts_numbered(self, naming: Naming) -> tuple[Act, ...]:
        """The acts of the naming's date and number; of a code, which are few, the one of its day."""
        day = naming.date and naming.date.whole
        code = naming.kind is ActKind.CODE and naming.bare
        if naming.kind and not naming.date and "-" in naming.number:
            # With its convocation (`№ 226-V`) a number is of one act alone.
            return tuple(
                a for a in self.registry.acts if _is_of_kind(a, naming) and is_as_printed(a, naming)
            )
        if day is None or naming.kind is None or not (naming.number or code):
            return ()
        acts = self.registry.by_date(day)
        found = tuple(a for a in acts if _is_of_kind(a, naming) and is_as_printed(a, naming))
        return found if naming.number or len(found) == 1 else ()

    def court_sat(self, court: Court, day: date) -> bool:
        """Whether the registry knows a court and had it on that day."""
        body = self.registry.body(f"{ORGANIZATIONS}/{court}")
        return body is not None and body.existed_on(day)

    def is_one_on(self, court: Court, day: date, other: date) -> bool:
        """Whether one court sat on both days, and not one of its name before it."""
        body = self.registry.body(f"{ORGANIZATIONS}/{court}")
        return body is not None and body.is_one_on(day, other)


@lru_cache(maxsize=8)
def catalogue(registry: Registry, grammar: Grammar) -> Catalogue:
    """The catalogue of a registry in a language."""
    return Catalogue(registry, grammar)


def _title_without_country(title: Stems, country: Stems) -> Stems:
    """A title without the country at one of its ends and the preposition before it."""
    if title[: len(country)] == country:
        return title[len(country) :]
    if title[-len(country) :] != country:
        return ()
    rest = title[: -len(country)]
    # A stem of one letter is the preposition (`в`) that the country stood behind.
    return rest[:-1] if rest and len(rest[-1]) == 1 else rest


def _titles_without_noun(
    title: Stems, nouns: Container[Stems], grammar: Grammar
) -> Iterator[Stems]:
    """A title without each of its nouns, which stand on the side where those of acts do."""
    for at in range(1, len(title)):
        first, last = title[:at], title[at:]
        if (last if grammar.citations.head_last else first) in nouns:
            yield first if grammar.citations.head_last else last


def _has_words_in_row(words: Stems, part: Stems) -> bool:
    """Whether some words stand among others, in their order and with nothing between."""
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


def is_as_printed(act: Act, naming: Naming) -> bool:
    """Whether an act has the date and the number that are printed, as far as they are."""
    printed, days = naming.date, naming.days
    if days and days.last < act.date:
        return False
    whole = printed and printed.whole
    dated = act.date == whole if whole else not printed or act.date.year == printed.year
    return dated and _same_number(act, naming.number)


def _possible_titles(naming: Naming) -> Iterator[str]:
    """The titles that an act may have in the registry, the surest first."""
    title, name, country = EDITED.sub("", naming.title), naming.name, naming.country
    if naming.kind is ActKind.GENERAL_COMMENT:
        yield from (f"{name} № {naming.number}", f"№ {naming.number} {name}")
    named, ours = (
        (f"{title} {name}", f"{name} {title}"),
        (f"{country} {title}", f"{title} {country}"),
    )
    for words in (title, *named, *ours) if title else (name,):
        yield f"{words} ({naming.volume})" if naming.volume else words


def _is_of_kind(act: Act, naming: Naming) -> bool:
    """Whether an act is, or was adopted as, what its noun or the force that it has says."""
    said = {naming.kind, naming.noun} - {None}
    return not said.isdisjoint((act.kind, act.adopted_as))


def _same_number(act: Act, printed: str) -> bool:
    """Whether numbers agree; before 2000 the convocation (`213-I`) was often left out."""
    if not printed:
        return True
    ours, theirs = (_uniform_number(number) for number in (act.number or "", printed))
    return ours == theirs or ("-" not in theirs and ours.partition("-")[0] == theirs)


def _uniform_number(number: str) -> str:
    """A number in the one spelling in which numbers of acts are compared."""
    base, dash, convocation = number.translate(LOOKS_LATIN).lower().partition("-")
    return f"{base}{dash}{CONVOCATIONS.get(convocation, convocation)}"


def only_kind(acts: Iterable[Act]) -> str | None:
    """The kind that all acts have."""
    kinds = {act.kind for act in acts}
    return kinds.pop() if len(kinds) == 1 else None
