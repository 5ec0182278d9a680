"""Rulings laid out as PDF extractors write them: the evaluation set for displaced runs.

Written from the description of the artifact, apart from any repair of it. Apart from
``sample.kaz``, a real ruling, every text is invented; its persons are too.
"""

from __future__ import annotations

from pathlib import Path

from tests.layouts.generator import Laid, LaidLine, lay
from tests.layouts.layout import Layout, layout, layouts
from tests.layouts.marked import KINDS, Paragraph, Run, load, marked, parse, unlinked

TEXTS = Path(__file__).parent / "texts"


def names(language: str = "*") -> tuple[str, ...]:
    """The texts, as ``NAME.LANG``; `language` is ``kaz``, ``rus`` or ``*`` for both."""
    return tuple(sorted(path.stem for path in TEXTS.glob(f"*.{language}.txt")))


def text(name: str) -> tuple[Paragraph, ...]:
    """The marked paragraphs of a text, such as ``sample.kaz``."""
    return load(TEXTS / f"{name}.txt")


def plain_text(name: str) -> tuple[Paragraph, ...]:
    """The same paragraphs without any link: a text in which nothing may move."""
    return tuple(map(unlinked, text(name)))


__all__ = [
    "KINDS",
    "TEXTS",
    "Laid",
    "LaidLine",
    "Layout",
    "Paragraph",
    "Run",
    "lay",
    "layout",
    "layouts",
    "load",
    "marked",
    "names",
    "parse",
    "plain_text",
    "text",
    "unlinked",
]
