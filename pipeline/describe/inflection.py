"""Surnames in the nominative, found by rule and proved by declining them again."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.people import SurnameParadigm
from pipeline.grammar.provisions import Gender

NOMINATIVE = "nominative"
_GENDERS = (Gender.MASCULINE, Gender.FEMININE)


class Nominative(NamedTuple):
    """A surname in the nominative, and whether another one could have given the same form."""

    surname: str
    doubtful: bool
    case: str | None = None
    """The case that the form was taken for."""


@lru_cache(maxsize=512)  # the same judges sit in ruling after ruling
def nominative(grammar: Grammar, surname: str, cases: tuple[str, ...]) -> Nominative:
    """The nominative of a surname that stands in one of the cases, the likeliest first.

    Both halves of a double surname stand in the case (`Салтыковой-Омаровой`), unless the first has
    no such form (`Тер-Петросяна`). A form that no paradigm gives is left as it is, and doubtful.
    """
    if surname.isupper():
        small = nominative(grammar, surname.title(), cases)
        return small._replace(surname=small.surname.upper())
    # A particle may stand apart: `Садыкова оглы`.
    joint = " " if surname.rpartition(" ")[2].islower() else "-"
    first, joint, last = surname.rpartition(joint)
    for case in cases:
        found: dict[str, bool] = {}
        for candidate, paradigm in _candidates(grammar, last, case):
            half, unsure = _first_half(grammar, first, case, paradigm)
            doubtful = paradigm is not None and paradigm.doubtful
            found.setdefault(f"{half}{joint}{candidate}", doubtful or unsure)
        if found:
            chosen = next(iter(found))
            return Nominative(chosen, found[chosen] or len(found) > 1, case)
    return Nominative(surname, doubtful=True, case=None)


def is_inflected(grammar: Grammar, surname: str) -> bool:
    """Whether a surname ends like a form of another one, be it by a misspelt ending."""
    every = (endings for rules in _paradigms_by_case(grammar).values() for _, endings in rules)
    return any(surname.lower().endswith(tuple(filter(None, endings))) for endings in every)


def other_cases(grammar: Grammar) -> tuple[str, ...]:
    """The cases in which surnames are declined."""
    return tuple(_paradigms_by_case(grammar))


def given_nominative(grammar: Grammar, given: str, cases: tuple[str, ...]) -> str | None:
    """Given name and patronymic in the nominative; initials as they are; None if nothing tells it."""
    words = given.split()
    named = [word for word in words if len(word) > 1 and word.isalpha() and word[0].isupper()]
    if cases[0] == NOMINATIVE or not named:
        return given
    patronymic = next((w for w in words[1:] if grammar.people.patronymic.search(w)), None)
    if patronymic is None:
        return None
    masculine = grammar.people.patronymic_of_men.search(patronymic)
    gender = Gender.MASCULINE if masculine else Gender.FEMININE
    return " ".join(_given_in_nominative(grammar, word, gender) for word in words)


def _given_in_nominative(grammar: Grammar, word: str, gender: Gender) -> str:
    """A word of a given name or patronymic of a gender, in the nominative."""
    endings = (one for one in grammar.people.given if one.gender in {gender, Gender.ANY})
    names = (ending.in_nominative(word) for ending in endings)
    return next((name for name in names if name is not None), word)


def _first_half(
    grammar: Grammar, first: str, case: str, last: SurnameParadigm | None
) -> tuple[str, bool]:
    """The first half of a double surname, of the gender that the last one has, and whether that is doubtful.

    `Кара-Мурзы` is of Кара-Мурза or of Кар-Мурза.
    """
    if not first or last is None:
        return first, False
    genders = {last.gender, Gender.ANY} if last.gender is not Gender.ANY else set(Gender)
    found = list(_candidates(grammar, first, case))
    fitting = [(name, p) for name, p in found if p and p.gender in genders]
    declined = next((name for name, p in fitting if p.forms[case] != ("",)), None)
    # «Абдрасулова-Хан»: the first half is his, the last one hers.
    crossed = not fitting and any(name != first for name, _ in found)
    unsure = crossed or any(p.doubtful and name == first for name, p in fitting)
    return declined or first, unsure


def all_forms(grammar: Grammar, surname: str) -> frozenset[str]:
    """Every form that a surname in the nominative can take, whoever bears it, the first half declined or not."""
    first, joint, last = surname.rpartition("-")
    declined = (
        f"{half}{joint}{form}"
        for gender in _GENDERS
        for case in other_cases(grammar)
        for form in _declined_forms(grammar, last, gender, case)
        for half in {first, *_declined_forms(grammar, first, gender, case)}
    )
    return frozenset({surname, *declined})


def _declined_forms(grammar: Grammar, surname: str, gender: Gender, case: str) -> list[str]:
    """The forms of a surname without a hyphen in a case; none where no paradigm gives them."""
    paradigm = _paradigm_of(grammar, surname, gender) if surname else None
    if paradigm is None:
        return []
    stem = surname.removesuffix(paradigm.nominative)
    return [stem + ending for ending in paradigm.forms.get(case, ())]


def _candidates(
    grammar: Grammar, written: str, case: str
) -> Iterator[tuple[str, SurnameParadigm | None]]:
    """The nominatives whose form in `case` is `written`, each with the paradigm that gives it."""
    if case == NOMINATIVE:
        yield written, None
        return
    for paradigm, endings in _paradigms_by_case(grammar)[case]:
        for ending in endings:
            stem = written[: len(written) - len(ending)]
            if not written.endswith(ending) or not stem or not paradigm.after.search(stem):
                continue
            surname = stem + paradigm.nominative
            # A surname that would itself be declined by another paradigm cannot have given this
            # form.
            governing = (_paradigm_of(grammar, surname, gender) for gender in _GENDERS)
            if paradigm.doubtful or any(one is paradigm for one in governing):
                yield surname, paradigm


def _paradigm_of(grammar: Grammar, surname: str, gender: Gender) -> SurnameParadigm | None:
    """The first paradigm by which a surname in the nominative is declined."""
    for paradigm in grammar.people.paradigms:
        if paradigm.gender in {gender, Gender.ANY} and surname.endswith(paradigm.nominative):
            stem = surname[: len(surname) - len(paradigm.nominative)]
            if paradigm.after.search(stem):
                return paradigm
    return None


@cache
def _paradigms_by_case(
    grammar: Grammar,
) -> dict[str, tuple[tuple[SurnameParadigm, tuple[str, ...]], ...]]:
    paradigms = grammar.people.paradigms
    cases = {case for paradigm in paradigms for case in paradigm.forms}
    return {c: tuple((p, p.forms[c]) for p in paradigms if c in p.forms) for c in cases}
