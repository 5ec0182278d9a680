"""Pages of `site_pages.txt`, and what became of each: right, told, wrong in silence, a false alarm."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.clean import clean
from pipeline.decisions import Decisions
from pipeline.errors import UnreadableSourceError
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.read import read_bytes
from tests.html.test_seen import PROSE, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = Path(__file__).with_name("site_pages.txt")
_OF_THE_SITE = re.compile(r"\[([^\[\]~]*)~([^\[\]~]*)\]")
_WHOLE = re.compile(r"<!doctype|<html|<\?xml|MIME-", re.IGNORECASE)
_HEAD = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>t</title></head><body>'


class Case(NamedTuple):
    """A page, whose form it has, what is published of it, and whether that is to be told."""

    verdict: str
    form: str
    seen: str
    markup: str
    language: str

    @property
    def name(self) -> str:
        """What stands in the file of it."""
        return f"{self.language} {self.form}"

    def page(self) -> bytes:
        """The page as a file."""
        markup = self._filled(self.markup).replace("$", "\n")
        return (markup if _WHOLE.match(markup) else f"{_HEAD}{markup}</body></html>").encode()

    def found(self) -> tuple[str, bool]:
        """The paragraphs, and whether anything is told."""
        source = read_bytes(self.page())
        text = clean(Job(source, detect(source.body), Decisions()))
        return "/".join(" ".join(line.split()) for line in text.text.split("\n")), bool(text.doubts)

    def became(self) -> str:
        """One of right, told, wrong, alarm."""
        try:
            found, told = self.found()
        except UnreadableSourceError:
            return "alarm" if self.verdict == "T" else "right" if self.verdict == "R" else "told"
        if found != self._filled(self.seen):
            return "told" if told else "wrong"
        return "alarm" if told and self.verdict == "T" else "right"

    def _filled(self, text: str) -> str:
        (first, last), words = PROSE[self.language], WORDS[self.language]
        text = _OF_THE_SITE.sub(lambda found: found[1 + (self.language == "rus")], text)
        text = text.replace("{1}", first).replace("{9}", last).replace("{2}", " ".join(words))
        for name, word in zip("bwa", words, strict=True):
            text = text.replace(f"{{{name}}}", word)
        return text


def cases() -> Iterator[Case]:
    """Every page, in both languages."""
    for line in _FILE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            for language in ("kaz", "rus"):
                yield Case(*line.split("¦"), language)
