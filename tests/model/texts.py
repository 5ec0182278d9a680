"""The texts that the models learn from: the project's own and laws with their sites' link ends."""

from __future__ import annotations

import lzma
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.layouts.marked import Paragraph, Run, load

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parent.parent
_BASE = re.compile(r"[\s,.;:!?)»”]")
_LONGEST_LINK = 80
_LEFT = re.compile(r"|[\s(«\"“„]")
_RIGHT = re.compile(r"\Z|[\s,.;:)»\"”]")


@dataclass(frozen=True, slots=True)
class Text:
    """A document: its paragraphs, its links if somebody marked them."""

    name: str
    paragraphs: tuple[Paragraph, ...]
    marked: bool


def own(language: str) -> list[Text]:
    """The project's own texts of a language, the real ruling and frozen texts left out."""
    found = []
    for folder, ending in (
        ("layouts/texts", ".txt"), ("dev", ".txt"), ("rulings", ".clean.txt"), ("cite/texts", ".txt"),
    ):
        for path in sorted((TESTS / folder).glob(f"*.{language}{ending}")):
            if path.name.startswith("sample."):
                continue
            marked = folder in ("layouts/texts", "dev")
            paragraphs = load(path)
            paragraphs = tuple(p for p in paragraphs if "\t" not in p.text)
            found.append(Text(f"{folder}/{path.name}", paragraphs, marked and any(p.links for p in paragraphs)))
    return found


def laws(folder: Path) -> list[Text]:
    """The laws of a folder of compressed texts."""
    return [
        Text(path.name, tuple(_paragraphs(lzma.decompress(path.read_bytes()).decode())), marked=True)
        for path in sorted(folder.glob("*.txt.xz"))
    ]


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for block in re.split(r"\n\s*\n", text.replace("\u00a0", " ").replace("\r", "")):
        runs: list[Run] = []
        for line in block.split("\n"):
            if not line.strip():
                continue
            link = bool(runs) and runs[-1].kind is None and not _BASE.match(line) and len(line) < _LONGEST_LINK
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


def drawn(paragraph: Paragraph, patterns: list[tuple[str, re.Pattern[str]]], style: dict[str, float], rng: random.Random) -> Paragraph:
    """The same words with links drawn by the patterns of citations."""
    text = paragraph.text
    taken: list[tuple[int, int, str]] = []
    for kind, pattern in patterns:
        for match in pattern.finditer(text):
            if rng.random() >= style[kind]:
                continue
            start, end = match.span()
            apart = _LEFT.fullmatch(text[:start][-1:]) and _RIGHT.match(text, end)
            if apart and all(end <= s or e <= start for s, e, _ in taken) and match[0].strip():
                taken.append((start, end, kind))
    runs: list[Run] = []
    at = 0
    for start, end, kind in sorted(taken):
        runs += [Run(text[at:start]), Run(text[start:end], kind)]
        at = end
    runs.append(Run(text[at:]))
    return Paragraph(tuple(run for run in runs if run.text))


def style(patterns: list[tuple[str, re.Pattern[str]]], rng: random.Random) -> dict[str, float]:
    """How often a document links each kind of citation."""
    return {
        kind: rng.choice((0.0, 0.002, 0.006)) if kind == "other" else rng.choice((0.0, 0.15, 0.5, 0.8, 0.95)) if kind in ("act", "multiword", "title") else rng.choice((0.2, 0.6, 0.85, 0.95, 1.0))
        for kind, _ in patterns
    }


_ORD_KAZ = r"(?:бірінші|екінші|үшінші|төртінші|бесінші|алтыншы|жетінші|сегізінші|тоғызыншы|оныншы|он бірінші|соңғы)"
_UNIT_KAZ = r"(?:бап|баб|тармақша|тармақ|тармағ|бөлі[гк]|абзац|тарау|бөлім|тармақшас)\w*"
_NUM = r"[0-9]+(?:-[0-9]+)?"
_SEP_KAZ = r"(?=(?:,| және| мен| –| -| немесе)(?: [0-9]+\)?(?:-[0-9]+)?(?:,| және| мен| –| -))* [0-9])"
_ORD_RUS = r"(?:перв|втор|треть|четверт|пят|шест|седьм|восьм|девят|десят|последн)[а-я]+"
_UNIT_RUS = r"(?:стат|пункт|подпункт|част|абзац|глав|раздел|параграф|норм)[а-я]*"
_ACTNUM = r"(?:№|N) ?[0-9A-ZА-ЯҚҢІа-я][\w/-]*"

PATTERNS = {
    "kaz": [
        ("multiword", rf"{_NUM}-{_UNIT_KAZ}(?: (?:{_NUM}-{_UNIT_KAZ}|{_NUM}\) {_UNIT_KAZ}|{_ORD_KAZ} {_UNIT_KAZ}))+"),
        ("title", r"[«\"][^«»\"]{4,120}[»\"](?= )"),
        ("number", rf"[12][0-9]{{3}} жылғы [0-9]{{1,2}} \w+ {_ACTNUM}"),
        ("list", rf"{_NUM}-{_UNIT_KAZ}"),
        ("subparagraph", rf"{_NUM}\) {_UNIT_KAZ}"),
        ("part", rf"{_ORD_KAZ} {_UNIT_KAZ}"),
        ("indent", rf"{_ORD_KAZ}(?=(?:,| және| мен) {_ORD_KAZ} {_UNIT_KAZ})"),
        ("number", _ACTNUM + r"(?: ҚРЗ)?"),
        ("bare", rf"(?<![\w.-]){_NUM}\)?{_SEP_KAZ}"),
        ("act", r"(?:[А-ЯҚҒҮҰІӘӨҢ][а-яқғүұіәөң-]+ )?(?:процестік |процестiк |тұлға )?(?:[Кк]одек[сс]|[Зз]аң)(?:\w*)(?!\w)"),
        ("ruling", r"(?:[Ққ]аулы|[Ққ]орытынды|Конституция|[Ққ]ағида|[Рр]егламент)\w*"),
        ("other", r"(?<!\w)[^\W\d_]{3,}(?: [^\W\d_]{3,}){0,2}(?!\w)"),
    ],
    "rus": [
        ("multiword", rf"(?:{_UNIT_RUS}|ст\.|п\.|ч\.|пп\.) ?(?:{_NUM}\)?|{_ORD_RUS})(?: {_UNIT_RUS} (?:{_NUM}\)?|{_ORD_RUS}))+"),
        ("title", r"[«\"][^«»\"]{4,120}[»\"]"),
        ("number", rf"от [0-9]{{1,2}} [а-я]+ [0-9]{{4}} (?:года|г\.) {_ACTNUM}(?: ЗРК)?"),
        ("list", rf"{_UNIT_RUS} {_NUM}(?![\w)])"),
        ("article", rf"(?:ст\. ?ст\.|ст\.|п\. ?п\.|пп\.|п\.|ч\.) ?{_NUM}\)?"),
        ("subparagraph", rf"{_UNIT_RUS} {_NUM}\)"),
        ("subparagraph", rf"{_UNIT_RUS} [«\"]?[а-я][»\"\)]+"),
        ("part", rf"{_UNIT_RUS} {_ORD_RUS}"),
        ("part", rf"{_ORD_RUS} {_UNIT_RUS}"),
        ("number", _ACTNUM + r"(?: ЗРК)?"),
        ("bare", rf"(?<=, ){_NUM}\)?(?!\w)|(?<= и ){_NUM}\)?(?!\w)|(?<= – ){_NUM}\)?(?!\w)|(?<= или ){_NUM}\)?(?!\w)"),
        ("bare", rf"(?<=ой, ){_ORD_RUS}|(?<=ой и ){_ORD_RUS}|(?<=ую и ){_ORD_RUS}"),
        ("act", r"(?:[А-Я][а-я-]+(?:ого|ому|ым|ом|ый) )?[Кк]одекс[а-я]*|[Зз]акон(?:а|у|ом|е|ы|ов|ам|ами|ах)?(?!\w)|(?:Конституционн[а-я]+ )?[Зз]акон(?:а|у|ом|е)?(?!\w)|Конституци[а-я]+"),
        ("ruling", r"(?:нормативн[а-я]+ )?[Пп]остановлени[а-я]+|[Пп]равил(?:а|ами|ах)?(?!\w)|[Рр]егламент[а-я]*|[Уу]каз(?:а|у|ом|е)?(?!\w)"),
        ("other", r"(?<!\w)[^\W\d_]{3,}(?: [^\W\d_]{3,}){0,2}(?!\w)"),
    ],
}
COMPILED = {lang: [(k, re.compile(p)) for k, p in rows] for lang, rows in PATTERNS.items()}
