"""Marked paragraphs: legal text whose hyperlinks are shown as ``⟦kind|words⟧``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KINDS = frozenset(
    {
        "article",  # 13-бабының, статьи 43-1
        "part",  # екінші бөлігі, части второй
        "paragraph",  # 2-тармағына, пункта 2
        "point",  # a point of a part: 1) тармағы, пункту 2)
        "subparagraph",  # 3) тармақшасы, подпункта 3)
        "indent",  # үшінші абзацы, абзац второй
        "number",  # № 13-НҚ, от 16 мая 2023 года № 13-НП
        "bare",  # a member of a list that has no unit word of its own: 55
        "list",  # the member that carries the unit word for all: 62-баптарын, статьями 55
        "act",  # words that name an act: кодексінің, «О нормативных правовых актах»
        "ruling",  # қаулысында, постановлении
        "multiword",  # several units or words as one link: подпункта 3) пункта 4 статьи 23
        "other",  # what no citation grammar holds: emphasis, Latin terms, footnote marks
    }
)
_MARK = re.compile(r"⟦([^⟦⟧|]*)\|([^⟦⟧|]*)⟧")


@dataclass(frozen=True, slots=True)
class Run:
    """Words painted together; `kind` is None for the base text, else one of `KINDS`."""

    text: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in reading order; a tab in its text separates the cells of a table row."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The paragraph's plain text."""
        return "".join(run.text for run in self.runs)

    @property
    def links(self) -> tuple[Run, ...]:
        """The hyperlinks, in reading order."""
        return tuple(run for run in self.runs if run.kind is not None)


def parse(line: str) -> Paragraph:
    """The paragraph that one marked line shows; ValueError if its marks are malformed."""
    runs: list[Run] = []
    end = 0
    for mark in _MARK.finditer(line):
        runs += [Run(line[end : mark.start()]), _link(mark)]
        end = mark.end()
    runs.append(Run(line[end:]))
    paragraph = Paragraph(tuple(run for run in runs if run.text))
    if any(bracket in paragraph.text for bracket in "⟦⟧"):
        message = f"unbalanced ⟦⟧ in: {line}"
        raise ValueError(message)
    return paragraph


def _link(mark: re.Match[str]) -> Run:
    kind, text = mark.groups()
    if kind not in KINDS or not text or text != text.strip():
        message = f"not a link: {mark.group()}"
        raise ValueError(message)
    return Run(text, kind)


def unlinked(paragraph: Paragraph) -> Paragraph:
    """The same text with no hyperlink in it."""
    return Paragraph((Run(paragraph.text),))


def marked(paragraph: Paragraph) -> str:
    """The marked line of a paragraph; undoes `parse`."""
    return "".join(
        run.text if run.kind is None else f"⟦{run.kind}|{run.text}⟧" for run in paragraph.runs
    )


def load(path: Path) -> tuple[Paragraph, ...]:
    """The paragraphs of a marked UTF-8 file; the ``# `` lines at its head are remarks."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return tuple(parse(line) for line in lines if line and not line.startswith("# "))
