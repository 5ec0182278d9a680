"""The held-out texts of `frozen/`, and how what is published of them is judged."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.codes import Code
from pipeline.convert import convert_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model import Amendment, Block, Citation, Ruling

FROZEN = Path(__file__).parent / "frozen"
RIGHT, TOLD, WRONG = "right", "told", "wrong"
DOUBTS = frozenset({Code.AMENDMENT_DOUBTFUL, Code.EDITION_UNKNOWN})


def stems() -> list[str]:
    """The names of the texts."""
    return sorted(path.name.removesuffix(".facts.toml") for path in FROZEN.glob("*.facts.toml"))


class Text:
    """A held-out text, converted, and the facts of it."""

    def __init__(self, stem: str) -> None:
        path = FROZEN / f"{stem}.txt"
        self.facts: dict[str, Any] = tomllib.loads(
            (FROZEN / f"{stem}.facts.toml").read_text("utf-8")
        )
        self.lines = path.read_text("utf-8").splitlines()
        self.ruling: Ruling = convert_file(path, limits=None)
        self.doubts = [d for d in self.ruling.diagnostics if d.code in DOUBTS]
        self.blocks = {block.eId: self._paragraph(block) for block in self.ruling.blocks()}

    def _paragraph(self, block: Block) -> int:
        """The number of a block's line, from 1; 0 where none is the same."""
        printed = " ".join(filter(None, (block.num, block.text)))
        return 1 + self.lines.index(printed) if printed in self.lines else 0

    def verdicts(self) -> Iterator[tuple[str, str]]:
        """What each fact is about, and whether it is published right, told, or wrong in silence."""
        yield "work", RIGHT if self.ruling.work == self.facts["work"] else WRONG
        yield "edition", self._edition()
        yield from (("amendments", verdict) for verdict in self._amendments())
        yield from (("undated", self._undated(due)) for due in self.facts.get("undated", []))
        for name in ("status", "repeal"):
            if self.facts.get(name) or (self.ruling.edition and getattr(self.ruling.edition, name)):
                yield name, getattr(self, f"_{name}")()

    def _edition(self) -> str:
        due, found = self.facts["edition"], self.ruling.edition
        if found and (found.basis, found.date) == (due["basis"], due.get("date")):
            return RIGHT
        return TOLD if self.doubts else WRONG

    def _status(self) -> str:
        due, found = self.facts.get("status", {}), self.ruling.edition
        return RIGHT if found and found.status == due.get("text") else WRONG

    def _repeal(self) -> str:
        due = self.facts.get("repeal", {})
        found = self.ruling.edition.repeal if self.ruling.edition else None
        told = (found.date, found.number, found.work) if found else (None, None, None)
        number = due.get("number", found.number if found else None)
        return RIGHT if told == (due.get("date"), number, due.get("work") or None) else WRONG

    def _amendments(self) -> Iterator[str]:
        found = list(self.ruling.edition.amendments) if self.ruling.edition else []
        for due in self.facts.get("amendments", []):
            same = next((one for one in found if self._is(one, due)), None)
            if same is None:
                yield TOLD if due.get("impossible") and self.doubts else WRONG
                continue
            found.remove(same)
            operations = Counter(same.operations) == Counter(due["operations"])
            work = due.get("impossible") or same.work == (due.get("work") or None)
            yield RIGHT if operations and work else WRONG
        yield from (WRONG for _ in found)

    def _is(self, one: Amendment, due: dict[str, Any]) -> bool:
        date = None if due.get("impossible") else due["date"]
        return (self.blocks[one.block], one.date, one.number) == (
            due["paragraph"],
            date,
            due["number"],
        )

    def _undated(self, due: dict[str, Any]) -> str:
        touched = list(self._touched(due))
        works = {target.partition("/~")[0] for one in touched for target in one.targets}
        if touched and works == ({due["act"]} if due["act"] else set()):
            return RIGHT
        return TOLD if touched and not works else WRONG

    def _touched(self, due: dict[str, Any]) -> Iterator[Citation]:
        """The citations on the words of a fact, found by the words that both share."""
        for one in self.ruling.citations:
            same = one.text in due["text"] or due["text"] in one.text
            if self.blocks[one.block] == due["paragraph"] and same:
                yield one
