"""Folders of invented rulings, as many as wanted, the same for the same seed.

Each is one of the invented rulings of `tests/rulings` under a number of its own, in a sub-folder, as
text, HTML or DOCX, alone or in both languages; some have decisions, a second witness or an odd name.
A few sources are none: no ruling, damaged, empty.
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from tests.docx.builder import docx, paragraph
from tests.test_rulings import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MODELS = (
    ("ks-2024-77.kaz", "ks-2024-77.rus"),
    ("kk-2009-15.kaz", "kk-2009-15.rus"),
    ("kk-2015-12.rus",),
    ("ks-2026-224.kaz",),
    ("vs-2003-24.rus",),
    ("vs-2026-5.kaz",),
    ("ks-2023-146.rus",),
    ("kk-2018-17.kaz",),
)
ODD = ("a b", "-dash", "қаулы", "q'uo\"te", "new\nline", "`touch PWNED`", "$(touch PWNED)", "a;b&c", "%s")  # fmt: skip
BAD = (
    ("shopping.txt", ("нан, сүт, шай — дүкенге бару керек\n" * 9).encode()),
    ("empty.txt", b""),
    ("mojibake.txt", "Конституционный Суд".encode("cp1251")),
    ("damaged.docx", docx(paragraph("x"))[:99]),
    ("damaged.pdf", b"%PDF-1.4 nothing"),
)
LONGEST = 255
"""Bytes that a name may have on the usual file systems."""


@dataclass(frozen=True)
class Generated:
    """One file of a folder of sources."""

    path: str
    data: bytes

    def put(self, folder: Path) -> Path:
        """Write it into a folder."""
        path = folder / self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.data)
        return path


def generated(count: int, seed: int = 1, *, bad: bool = True) -> Iterator[Generated]:
    """The files of so many rulings; with `bad`, one in forty is a source that is none."""
    for number in range(1, count + 1):
        yield from ruling(number, seed)
        if bad and number % 40 == 0:
            name, data = BAD[number // 40 % len(BAD)]
            yield Generated(f"{number % 7}/{number}-{name}", data)


def ruling(number: int, seed: int = 1, wording: int = 0) -> Iterator[Generated]:
    """The files of one ruling; `wording` tells versions of its text apart."""
    chance = random.Random(f"{seed} {number}")
    stems = MODELS[number % len(MODELS)]
    odd = f" {chance.choice(ODD)}" if chance.random() < 0.05 else ""
    for stem in stems:
        language = stem.rpartition(".")[2]
        name = f"{number % 7}/{number}{odd}.{language}"
        kind = chance.choices((".txt", ".html", ".docx", ".TXT"), (7, 1, 1, 1))[0]
        lines = _renumbered(stem, number, "txt" if kind.lower() == ".txt" else "clean.txt", wording)
        yield Generated(f"{name}{kind}", _written(lines, kind))
        if kind == ".docx" and chance.random() < 0.5:
            yield Generated(f"{name}.txt", "\n\n".join(lines).encode())
        if chance.random() < 0.05:
            yield Generated(f"{name}.decisions.toml", b"# none yet\n")


def _renumbered(stem: str, number: int, ending: str, wording: int) -> list[str]:
    lines = list(_lines(stem, ending))
    own = re.compile(rf"((?:№|N) ?){_number(stem)}(?![0-9/])")
    lines = [own.sub(rf"\g<1>{number}", line) for line in lines]
    return [*lines[:-1], lines[-1] + " " * wording] if wording else lines


@cache
def _lines(stem: str, ending: str) -> tuple[str, ...]:
    return tuple((FOLDER / f"{stem}.{ending}").read_text("utf-8").rstrip("\n").split("\n"))


@cache
def _number(stem: str) -> str:
    facts = tomllib.loads((FOLDER / f"{stem}.facts.toml").read_text("utf-8"))
    return re.match("[0-9]+", facts["number"])[0]


def _written(lines: list[str], kind: str) -> bytes:
    if kind == ".docx":
        return docx("".join(map(paragraph, lines)))
    if kind == ".html":
        body = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
        return f"<!doctype html><meta charset=utf-8><title>x</title><body>\n{body}</body>".encode()
    return ("\n".join(lines) + "\n").encode()
