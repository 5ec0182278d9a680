"""What the project's own tables know of a language: the words of its grammar, the titles of acts.

They are kept in ``words.<language>.txt`` and ``titles.<language>.txt``, so that a change of the tables
does not change the models; ``python -m tests.model.tables`` writes them anew.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from tests.layouts.marked import Paragraph, Run
from tests.model.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_WORD = re.compile(r"[^\W\d_A-Za-z]{3,}")
_PATTERN = re.compile(r"[\\|*+?\[{]|\(\?")
"""What tells a pattern from words."""


def tabled(language: str) -> set[str]:
    """The words of a language's grammar tables in small letters, as they were kept."""
    return set(_kept("words", language).read_text(encoding="utf-8").split())


def titles(language: str) -> Text:
    """The titles of the registry's acts in a language as they were kept, each a paragraph."""
    kept = _kept("titles", language).read_text(encoding="utf-8").splitlines()
    return Text("registry", tuple(Paragraph((Run(title),)) for title in kept), marked=False)


def _kept(what: str, language: str) -> Path:
    return Path(__file__).parent / f"{what}.{language}.txt"


def words_now(language: str) -> set[str]:
    """The words of a language's grammar tables in small letters, as the tables are."""
    folder = resources.files("pipeline.grammar") / language
    tables = (_table(path) for path in folder.iterdir() if path.name.endswith(".toml"))
    return {
        word.lower()
        for table in tables
        for text in _strings(table)
        if not _PATTERN.search(text)
        for word in _WORD.findall(text)
    }


def titles_now(language: str) -> set[str]:
    """The titles of the registry's acts in a language, as the registry is."""
    registry = _table(resources.files("pipeline.registry") / "acts.toml")
    return {title for title in _titles(registry, language) if "\t" not in title}


def _table(path: Traversable) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _strings(value: object) -> Iterator[str]:
    """All strings among the values of a table, however deep."""
    if isinstance(value, str):
        yield value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from _strings(part)


def _titles(value: object, language: str) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(own := value.get(language), str):
            yield own
        value = list(value.values())
    for part in value if isinstance(value, list) else ():
        yield from _titles(part, language)


if __name__ == "__main__":
    for name in ("kaz", "rus"):
        for what, found in (("words", words_now(name)), ("titles", titles_now(name))):
            _kept(what, name).write_text("\n".join(sorted(found)) + "\n", encoding="utf-8")
