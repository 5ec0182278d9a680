"""Every pattern of every table compiles: a ruling compiles only those that it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from pipeline.grammar import Grammar, load
from pipeline.grammar.sections import SectionWords
from pipeline.grammar.wording import PARTS, LazyPattern, Wording, compiled
from pipeline.languages import Language
from tests.grammar.test_closed_sets import table

TABLES = sorted(Grammar.__dataclass_fields__.keys() - {"language"})


def faults(value: object, place: str) -> Iterator[str]:
    """What is no pattern in a table, with its place."""
    match value:
        case LazyPattern():
            try:
                value.search("")
            except re.error as error:
                yield f"{place}: {value.pattern!r} is no pattern: {error}"
        case Wording():
            yield from faults([*map(compiled, value.words)], place)
        case BaseModel():
            for name, field in type(value).model_fields.items():
                one = getattr(value, name)
                parts = [*map(compiled, one)] if PARTS in field.metadata else one
                yield from faults(parts, f"{place}.{name}")
        case dict():
            for key, one in value.items():
                yield from faults(one, f"{place}.{key}")
        case list() | tuple():
            for one in value:
                yield from faults(one, place)


@pytest.mark.parametrize("language", Language)
def test_every_pattern_compiles(language: Language) -> None:
    grammar = load(language)
    assert [fault for name in TABLES for fault in faults(getattr(grammar, name), name)] == []


@pytest.mark.parametrize("field", ["title_open", "in_the_name", "chair"])
@pytest.mark.parametrize("language", Language)
def test_a_word_that_is_no_pattern_is_named(language: Language, field: str) -> None:
    sections = SectionWords.model_validate(table(language, "sections") | {field: ["(open"]})
    assert {fault.partition(":")[0] for fault in faults(sections, "sections")} == {
        f"sections.{field}"
    }
    assert "unterminated subpattern" in next(faults(sections, "sections"))


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    pattern = compiled("(open")
    assert pattern.pattern == "(open"
    with pytest.raises(re.error, match="unterminated subpattern"):
        pattern.search("")


@pytest.mark.parametrize("name", ["match", "search", "split", "subn"])
def test_what_was_asked_of_a_pattern_stays_there(name: str) -> None:
    pattern = compiled("a")
    assert getattr(pattern, name) == vars(pattern)[name]
