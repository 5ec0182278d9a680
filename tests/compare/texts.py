"""The invented pairs under tests/rulings, and what a comparison of them gives."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.compare import compare
from pipeline.convert import convert
from pipeline.read import read_text

if TYPE_CHECKING:
    from pipeline.model import Ruling

RULINGS = Path(__file__).parents[1] / "rulings"
STEMS = sorted(
    name
    for path in RULINGS.glob("*.kaz.txt")
    if (RULINGS / f"{(name := path.name.removesuffix('.kaz.txt'))}.rus.txt").exists()
)
LANGUAGES = ("kaz", "rus")


@cache
def clean_text(stem: str, language: str) -> str:
    return (RULINGS / f"{stem}.{language}.clean.txt").read_text("utf-8")


@cache
def ruling_of(text: str) -> Ruling:
    return convert(read_text(text.encode()))


@cache
def ruling(stem: str, language: str) -> Ruling:
    return ruling_of(clean_text(stem, language))


def changed(stem: str, language: str, *changes: tuple[str, str]) -> Ruling:
    """One text with words changed, each of which stands there exactly once."""
    text = clean_text(stem, language)
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return ruling_of(text)


def facts(stem: str, language: str) -> dict[str, Any]:
    return tomllib.loads((RULINGS / f"{stem}.{language}.facts.toml").read_text("utf-8"))


def told(first: Ruling, second: Ruling) -> list[tuple[str, str | None, str | None]]:
    """The differences that matter: code, and what each text says."""
    return [(d.code, d.first.value, d.second.value) for d in compare(first, second) if d.matters]
