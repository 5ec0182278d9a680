"""The units of laws and the ordinals that count them, as they are written in every form."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.provisions import Case, InflectedForm, UnitKind, inflected_forms

TEN, HUNDRED = 10, 100


class UnitForm(NamedTuple):
    """A written word read as a unit."""

    kind: UnitKind
    form: InflectedForm


class OrdinalForm(NamedTuple):
    """A written word, or several, read as an ordinal."""

    value: int
    form: InflectedForm


@cache
def unit_forms(grammar: Grammar, *, bound: bool = False) -> Mapping[str, tuple[UnitForm, ...]]:
    """Every written form of every unit, in lower case, with its readings; those of the words that are one behind another alone apart."""
    table = grammar.provisions
    found: dict[str, list[UnitForm]] = {}
    for unit in table.units:
        for paradigm in (one for one in unit.paradigms if bool(one.behind) == bound):
            for word, form in inflected_forms(paradigm, table.cases, unit.gender):
                nominal = table.nominal if form.cases == {Case.ATTRIBUTIVE} else ()
                for written in (word, *(word + ending for ending in nominal)):
                    found.setdefault(written, []).append(UnitForm(unit.kind, form))
        for short in () if bound else unit.abbreviations:
            form = InflectedForm(
                frozenset(table.cases), None, unit.gender, possessed=False, behind=frozenset()
            )
            found.setdefault(short, []).append(UnitForm(unit.kind, form))
    return {word: tuple(readings) for word, readings in found.items()}


@cache
def ordinal_forms(grammar: Grammar) -> Mapping[str, tuple[OrdinalForm, ...]]:
    """Every written form of every ordinal below a hundred, and of others that are one word, in lower case, with its readings."""
    table = grammar.provisions
    single = {ordinal.value for ordinal in table.ordinals}
    below = [one for one in grammar.numerals.cardinals if one.value < HUNDRED]
    tens = {one.value: f"{one.forms[0]} " for one in below if one.value % TEN == 0}
    found: dict[str, list[OrdinalForm]] = {}
    for ordinal in table.ordinals:
        for ten, words in {0: "", **tens}.items():
            value = ten + ordinal.value
            # `сорок восьмой` is put together, `восемнадцатый` is a word of its own.
            if ten and (ordinal.value >= TEN or value in single):
                continue
            for paradigm in ordinal.paradigms:
                for word, form in inflected_forms(paradigm, table.cases):
                    found.setdefault(words + word, []).append(OrdinalForm(value, form))
    return {word: tuple(readings) for word, readings in found.items()}
