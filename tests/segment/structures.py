"""Openings, headings and structures, labelled by hand before the code was read: the part and role of every line.

The rulings are invented. A case is the language's plain ruling with other lines in some of its places.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.convert import convert
from pipeline.errors import NotARulingError
from pipeline.read import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model import Ruling

FROZEN = Path(__file__).parent / "frozen"
LANGUAGES = ("kaz", "rus")


@dataclass(frozen=True, slots=True)
class Structure:
    """A ruling as lines, each with its part and role; `told`: something of it has to be told."""

    language: str
    name: str
    lines: tuple[tuple[str, str], ...]
    told: bool
    refused: bool

    def ruling(self) -> Ruling:
        return convert(read_text("\n\n".join(line for _, line in self.lines).encode()))

    def found(self, ruling: Ruling) -> tuple[str, ...]:
        """Part and role of each line, as it is read, whether it was joined to another or parted in two."""
        blocks = [
            *ruling.header, *ruling.body.introduction, *ruling.body.background,
            *ruling.body.motivation, *ruling.body.decision, *ruling.conclusions, *ruling.notes,
            *(block for opinion in ruling.opinions for block in opinion.blocks),
        ]  # fmt: skip
        read = [
            (_letters(f"{b.num or ''}{b.text}"), f"{b.eId.split('__')[0]}/{b.role}") for b in blocks
        ]
        return tuple(_role(read, _letters(line)) for _, line in self.lines)

    def verdict(self) -> str:
        """Whether a ruling is read right, told to be doubtful, or wrong in silence."""
        try:
            ruling = self.ruling()
        except NotARulingError:
            return "right" if self.refused else "told"
        told = {d.code for d in ruling.diagnostics} - usual(self.language)
        right = not self.refused and all(
            due in {"?", found}
            for (due, _), found in zip(self.lines, self.found(ruling), strict=True)
        )
        if right and (told or not self.told):
            return "right"
        return "told" if told else "wrong"


def usual(language: str) -> frozenset[str]:
    """What is told of the plain ruling of a language."""
    plain = next(structures(language))
    return frozenset(d.code for d in plain.ruling().diagnostics)


def structures(language: str) -> Iterator[Structure]:
    """The structures of a language, the plain one first."""
    tables = tomllib.loads((FROZEN / f"structures.{language}.toml").read_text(encoding="utf-8"))
    for case in tables["case"]:
        yield _read(language, tables["skeleton"], case)


def _read(language: str, skeleton: dict[str, list[str]], case: dict[str, Any]) -> Structure:
    places = skeleton | case.get("put", {})
    order = case.get("order", list(skeleton))
    rest = [] if case.get("refused") else [place for place in skeleton if place not in order]
    lines = [line.split(" | ", 1) for place in (*order, *rest) for line in places[place]]
    return Structure(
        language, case["name"], tuple((due, line) for due, line in lines),
        case.get("told", False), case.get("refused", False),
    )  # fmt: skip


def _role(read: list[tuple[str, str]], line: str) -> str:
    """The role of the paragraph that a line is, else of the one that it lies in or begins with."""
    whole = [role for words, role in read if words == line]
    parted = [role for words, role in read if line in words or line.startswith(words)]
    return next(iter(whole + parted), "-")


def _letters(line: str) -> str:
    return "".join(line.split())


if __name__ == "__main__":
    for name in LANGUAGES:
        totals = Counter[str]()
        for one in structures(name):
            verdict = one.verdict()
            totals[verdict] += 1
            if verdict == "right":
                continue
            print(name, verdict.upper(), one.name)  # noqa: T201
            try:
                read = one.ruling()
            except NotARulingError as error:
                print("   refused:", error)  # noqa: T201
                continue
            for (due, line), got in zip(one.lines, one.found(read), strict=True):
                if due not in {"?", got}:
                    print(f"   {got} for {due}: {line[:70]}")  # noqa: T201
            print("   ", *sorted({d.code for d in read.diagnostics} - usual(name)))  # noqa: T201
        print(name, dict(totals))  # noqa: T201
