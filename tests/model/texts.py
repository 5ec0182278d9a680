"""The texts that the models learn from: the project's own and laws with their sites' link ends."""

from __future__ import annotations

import lzma
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.layouts.marked import Paragraph, Run, load

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parent.parent
_BASE = re.compile(r"[\s,.;:!?)»”]")
_LONGEST_LINK = 80
_LATIN = re.compile(r"(?<=[^\W\d_A-Za-z])i|i(?=[^\W\d_A-Za-z])")
"""The letter that old Kazakh texts have in place of the Cyrillic one, which cleaning puts there before runs are read."""
_NAMED = re.compile(r"\[([^\]]*)\]\([^)]*\)")
"""Words of an operative point and, in brackets behind them, what they name."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document: its paragraphs, its links if somebody marked them."""

    name: str
    paragraphs: tuple[Paragraph, ...]
    marked: bool


@cache
def named() -> frozenset[str]:
    """The texts that `texts.sha256` names: others that came since do not change a model."""
    rows = (TESTS / "model/texts.sha256").read_text(encoding="utf-8").splitlines()
    return frozenset(row.partition("  ")[2] for row in rows)


def own(language: str) -> list[Text]:
    """The project's own texts of a language that are named."""
    found = []
    for folder, ending in (
        ("layouts/texts", ".txt"),
        ("dev", ".txt"),
        ("model/rulings", ".txt"),
        ("rulings", ".clean.txt"),
        ("cite/texts", ".txt"),
        ("describe/points", ".txt"),
        ("labelled/rulings", ".txt"),
    ):
        for path in sorted((TESTS / folder).glob(f"*.{language}{ending}")):
            if f"{language} {folder}/{path.name}" not in named():
                continue
            marked = folder in ("layouts/texts", "dev", "model/rulings", "labelled/rulings")
            found_in = _points if folder == "describe/points" else load
            paragraphs = tuple(map(_lettered, (p for p in found_in(path) if "\t" not in p.text)))
            found.append(
                Text(
                    f"{folder}/{path.name}", paragraphs, marked and any(p.links for p in paragraphs)
                )
            )
    return found


def _lettered(paragraph: Paragraph) -> Paragraph:
    return Paragraph(tuple(Run(_LATIN.sub("і", run.text), run.kind) for run in paragraph.runs))


def _points(path: Path) -> tuple[Paragraph, ...]:
    """The sentences of a file of operative points, without what is said of each."""
    rows = [row.partition(" | ")[2] for row in path.read_text(encoding="utf-8").split("\n")]
    plain = (_NAMED.sub(r"\1", row).strip() for row in rows)
    return tuple(Paragraph((Run(row),)) for row in plain if row)


def laws(folder: Path) -> list[Text]:
    """The laws of a folder of compressed texts."""
    return [
        Text(
            path.name, tuple(_paragraphs(lzma.decompress(path.read_bytes()).decode())), marked=True
        )
        for path in sorted(folder.glob("*.txt.xz"))
    ]


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for block in re.split(r"\n\s*\n", text.replace("\u00a0", " ").replace("\r", "")):
        runs: list[Run] = []
        for line in block.split("\n"):
            if not line.strip():
                continue
            link = (
                bool(runs)
                and runs[-1].kind is None
                and not _BASE.match(line)
                and len(line) < _LONGEST_LINK
            )
            if link:
                runs.append(Run(line.strip(), "other"))
            else:
                runs.append(Run(line, None))
        paragraph = Paragraph(tuple(runs))
        flat = _flat(paragraph)
        if flat is not None and not flat.text.startswith(("Сноска", "Примечание ")):
            yield flat


def _flat(paragraph: Paragraph) -> Paragraph | None:
    """One blank between words; links stay; None for what is no prose."""
    out: list[Run] = []
    before = ""
    for run in paragraph.runs:
        text = re.sub(r"\s+", " ", run.text)
        if not before or before.endswith(" "):
            text = text.lstrip(" ")
        if text:
            out.append(Run(text, run.kind))
            before = text
    if not out:
        return None
    last = out[-1]
    out[-1] = Run(last.text.rstrip(), last.kind)
    return Paragraph(tuple(run for run in out if run.text))
