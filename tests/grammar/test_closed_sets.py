"""What has no words in a language, or no place in a table, is named when the tables load."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from importlib import resources
from pathlib import Path

import pytest
from pydantic import ValidationError

from pipeline import grammar
from pipeline.closed import require_every_kind
from pipeline.emit.analysis import TAGS
from pipeline.grammar import Grammar, load
from pipeline.grammar.names import Names
from pipeline.languages import Language
from pipeline.terms import Verdict


def table(language: Language, name: str) -> dict[str, object]:
    file = resources.files(grammar) / language.value / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


SETS = ["offices", "roles", "verdicts", "outcomes", "questions"]


@pytest.mark.parametrize("field", SETS)
@pytest.mark.parametrize("language", Language)
def test_a_language_without_words_for_a_kind_does_not_load(language: Language, field: str) -> None:
    for kind in table(language, "names")[field]:  # type: ignore[attr-defined]
        tables = table(language, "names")
        del tables[field][kind]  # type: ignore[attr-defined]
        with pytest.raises(ValidationError, match=f"`{field}` lacks {kind}"):
            Names.model_validate(tables)


MoreVerdicts = StrEnum(
    "MoreVerdicts",
    {**{one.name: one.value for one in Verdict}, "CONFORMING_FOR_NOW": "conforming-for-now"},
)
"""The verdicts there are, and one that nobody has thought of yet."""


def test_a_new_verdict_without_its_tag_is_named_at_load() -> None:
    require_every_kind(Verdict, TAGS)
    with pytest.raises(TypeError, match=r"no entry for MoreVerdicts\.CONFORMING_FOR_NOW"):
        require_every_kind(MoreVerdicts, TAGS)


@pytest.mark.parametrize("language", Language)
def test_a_new_verdict_without_its_words_is_named_at_load(language: Language) -> None:
    class NewNames(Names):
        """The table as it would be after a verdict is added in code alone."""

        verdicts: dict[MoreVerdicts, str]  # type: ignore[assignment, valid-type]

    with pytest.raises(ValidationError, match="`verdicts` lacks conforming-for-now"):
        NewNames.model_validate(table(language, "names"))


def test_every_language_has_the_same_tables() -> None:
    fields = {name for name in Grammar.__dataclass_fields__ if name != "language"}
    for language in Language:
        files = (resources.files(grammar) / language.value).iterdir()
        tables = {Path(file.name).stem for file in files if file.name.endswith(".toml")}
        assert tables == fields
        assert load(language).language is language
