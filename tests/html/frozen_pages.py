"""Pages of three lists beside this, and what became of each: right, told, wrong in silence, a false alarm."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.clean import clean
from pipeline.decisions import Decisions
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.read import read_bytes
from tests.html.test_seen import PROSE, WORDS
from tests.html.test_seen import page as page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILES = (
    "frozen_pages.txt",
    "more_pages.txt",
    "third_pages.txt",
    "fourth_pages.txt",
    "fifth_pages.txt",
    "sixth_pages.txt",
    "seventh_pages.txt",
    "eighth_pages.txt",
    "ninth_pages.txt",
)


class Case(NamedTuple):
    """A page, what is seen of it, and whether something of it is to be told, or must not be."""

    verdict: str
    style: str
    markup: str
    seen: str
    language: str

    @property
    def name(self) -> str:
        """What stands in the file of it."""
        return f"{self.language} {self.style} {self.markup}"

    def page(self) -> bytes:
        """The page as a file."""
        style = f"<style>{self._filled(self.style)}</style>" if self.style else ""
        return page_of(self.language, self._filled(self.markup), style)

    def became(self) -> str:
        """One of right, told, wrong, alarm."""
        first, last = PROSE[self.language]
        text = clean(Job(source := read_bytes(self.page()), detect(source.body), Decisions()))
        lines = text.text.split("\n")
        assert (lines[0], lines[-1]) == (first, last), lines
        due = self._filled(self.seen)
        found = "/".join(" ".join(line.split()) for line in lines[1:-1])
        if self.verdict in "HS":  # which line a word is on does not matter
            due, found = due.replace("/", " "), found.replace("/", " ")
        told = bool(text.doubts)
        if found != due:
            return "told" if told else "wrong"
        if self.verdict == "H":
            return "right" if told else "wrong"
        return "alarm" if told and self.verdict in "ST" else "right"

    def _filled(self, markup: str) -> str:
        before, word, after = WORDS[self.language]
        capitals = " ".join(part[:1].upper() + part[1:] for part in after.split())
        markup = markup.replace("@{a}", capitals).replace("$", "\n")
        return markup.replace("{b}", before).replace("{w}", word).replace("{a}", after)


def cases() -> Iterator[Case]:
    """Every page, in both languages."""
    texts = (Path(__file__).with_name(name).read_text("utf-8") for name in _FILES)
    for line in (line for text in texts for line in text.splitlines()):
        if line.startswith("#"):
            continue
        verdict, style, markup, *seen = line.split("|")
        if "{a}" not in markup and "{b}" not in markup:
            markup = f"<p>{{b}} {markup} {{a}}</p>"
        usual = {"H": "{b} {a}", "S": "{b} {w} {a}"}.get(verdict, "")
        for language in ("kaz", "rus"):
            yield Case(verdict, style, markup, (seen or [""])[0] or usual, language)
