"""The texts of these tests: invented rulings of every body and era, and the one real ruling."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.grammar import Grammar, load
from pipeline.languages import Language
from pipeline.segment import segment
from pipeline.text import CleanText

if TYPE_CHECKING:
    from pipeline.sections import Sections

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "golden" / "ks-2023-21.kaz.clean.txt"


@dataclass(frozen=True)
class Text:
    """A clean text and its language."""

    name: str
    lines: tuple[str, ...]
    grammar: Grammar

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def clean(self) -> CleanText:
        return CleanText.of(self.text)

    def segment(self) -> Sections:
        return segment(self.clean, self.grammar)

    def changed(self, lines: list[str]) -> Text:
        return Text(self.name, tuple(lines), self.grammar)


def read(path: Path) -> Text:
    language = Language(path.name.split(".")[1])
    lines = path.read_text(encoding="utf-8").splitlines()
    return Text(path.name.removesuffix(".txt"), tuple(lines), load(language))


RULINGS = tuple(read(path) for path in (*sorted((HERE / "texts").glob("*.txt")), SAMPLE))
REFUSED = tuple(read(path) for path in sorted((HERE / "refused").glob("*.txt")))


def named(name: str) -> Text:
    return next(text for text in RULINGS if text.name == name)


def table(sections: Sections, text: str) -> str:
    """Give one line for each paragraph: eId, role, number."""
    rows = (
        f"{p.eId}\t{p.role}\t{text[p.number.start : p.number.end] if p.number else '-'}\n"
        for p in sections.paragraphs
    )
    return "".join(rows)


if __name__ == "__main__":
    for ruling in RULINGS:
        golden = HERE / "golden" / f"{ruling.name}.tsv"
        golden.write_text(table(ruling.segment(), ruling.text), encoding="utf-8")
