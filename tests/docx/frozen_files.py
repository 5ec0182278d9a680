"""Word files of three lists beside this, and what became of each: right, told, wrong in silence, a false alarm."""

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
from tests.docx.builder import W, docx, numbered, paragraph
from tests.html.test_seen import PROSE, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILES = (
    "frozen_files.txt",
    "more_files.txt",
    "third_files.txt",
    "fourth_files.txt",
    "fifth_files.txt",
    "sixth_files.txt",
    "seventh_files.txt",
    "eighth_files.txt",
)
_OFFICE = "http://schemas.openxmlformats.org"
_NAMES = {
    "a": f"{_OFFICE}/drawingml/2006/main",
    "m": f"{_OFFICE}/officeDocument/2006/math",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "zz": "urn:nobody:knows",
}
_NAMESPACES = " ".join(
    [W, *(f'xmlns:{k}="{v}"' for k, v in _NAMES.items()), 'mc:Ignorable="w14 zz"']
)
_RUN = re.compile(r"\[(?:((?:<[^\[\]|]*>)*)\|)?([^\[\]<>|]*)\]")
_START = '<w:start w:val="1"/>'
_NUMBERED = re.compile(r"\(([0-8])(?::(\d))?\)([^(]*)")


class Case(NamedTuple):
    """A Word file, what is seen of it, and whether something of it is to be told, or must not be."""

    verdict: str
    seen: str
    body: str
    parts: dict[str, str]
    language: str

    @property
    def name(self) -> str:
        """What stands in the file of it."""
        return f"{self.language} {self.body} {self.parts}"

    def file(self) -> bytes:
        """The Word file."""
        first, last = PROSE[self.language]
        parts = {name: self._xml(inside) for name, inside in self.parts.items()}
        tail, levels, override = (parts.pop(name, "") for name in ("tail", "levels", "override"))
        if levels:
            parts["numbering"] = _numbering(levels.split("|"), override)
        body = self._xml(self._body())
        return docx(paragraph(first) + body + paragraph(last) + tail, names=_NAMESPACES, **parts)

    def became(self) -> str:
        """One of right, told, wrong, alarm."""
        first, last = PROSE[self.language]
        try:
            source = read_bytes(self.file())
        except UnreadableSourceError:
            return "alarm" if self.verdict in "ST" else "told" if self.verdict in "DH" else "right"
        text = clean(Job(source, detect(source.body), Decisions()))
        lines = text.text.split("\n")
        assert lines[0] == first, lines
        due = self._filled(self.seen or ("{b} {w} {a}" if self.verdict == "S" else ""))
        behind = lines[lines.index(last) + 1 :]
        found = "/".join(" ".join(s.split()) for s in lines[1 : lines.index(last)] + behind)
        found = found.replace("\u2011", "-")
        if self.verdict in "HS":  # which paragraph a word is in does not matter
            due, found = due.replace("/", " "), found.replace("/", " ")
        told = bool(text.doubts)
        if found != due.strip():
            return "told" if told else "wrong"
        if self.verdict == "H":
            return "right" if told else "wrong"
        return "alarm" if told and self.verdict in "ST" else "right"

    def _body(self) -> str:
        body = self.body
        if _NUMBERED.match(body):
            return "".join(
                numbered("{" + words.strip("{}") + "}" if words else "", int(at), int(number or 1))
                for at, number, words in _NUMBERED.findall(body)
            )
        inside = body.startswith(("<p>", "<tbl>")) or (
            body.startswith("<sdt>") and "<p>" in body[:99]
        )
        return body if inside else f"<p>{body}</p>"

    def _xml(self, short: str) -> str:
        return _long(self._filled(short))

    def _filled(self, text: str) -> str:
        before, word, after = WORDS[self.language]
        text = text.replace("{b}", before).replace("{w}", word).replace("{a}", after)
        return text.replace("$", "\n")


def _long(short: str) -> str:
    """Runs and names in full."""
    spelt = _RUN.sub(
        lambda m: f'<r><rPr>{m[1] or ""}</rPr><t xml:space="preserve">{m[2]}</t></r>', short
    )
    spelt = re.sub(r"<(/?)(?=[A-Za-z]\w*[\s/>])", r"<\1w:", spelt)
    return re.sub(r"(<w:[^<>]*>)", lambda m: re.sub(r" (?=\w+=)", " w:", m[1]), spelt)


def _numbering(levels: list[str], override: str) -> str:
    made = []
    for at, level in enumerate(levels):
        found = re.match(r"(<w:start[^>]*>)?(?:(\w+):)?([^<]*)(.*)", level)
        start, form, text, more = found.groups()
        made.append(
            f'<w:lvl w:ilvl="{at}">{start or _START}<w:numFmt w:val="{form or "decimal"}"/>'
            f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
        )
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(made)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId '
        f'w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num>'
    )


def cases() -> Iterator[Case]:
    """Every Word file, in both languages."""
    texts = (Path(__file__).with_name(name).read_text("utf-8") for name in _FILES)
    for line in (line for text in texts for line in text.splitlines()):
        if line.startswith("#"):
            continue
        verdict, seen, body, *parts = line.split("¦")
        named = dict(part.split("=", 1) for part in parts)
        for language in ("kaz", "rus"):
            yield Case(verdict, seen, body, named, language)
