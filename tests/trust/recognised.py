"""Recognised pages: which words are right, which wrong ones are told, and what rests on them.

The texts of `tests.scans.pictures.frozen` are drawn as pages, harmed as scanners harm them and recognised
by tesseract; none of these pages was looked at while the tests of words were made. A dash or a hyphen, and
№ or N, or quotation marks of one kind, are one sign here, a comma more or less behind a word is none,
nor is a blank between the thousands of a number. What a ruling says is held against what the text itself gives.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.clean import clean
from pipeline.convert import convert
from pipeline.decisions import Decisions
from pipeline.errors import QaulyError
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.languages import Language
from pipeline.read import read_bytes
from pipeline.read.second_reading import ONE_COLUMN, OTHER_DPI, confirmed_words, pages_read
from pipeline.text import Span
from pipeline.words.personal_names import written_names
from tests.scans.pictures import DPI, HARMS, Scan, can_recognise, frozen, recognised
from tests.trust import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.model import Ruling
    from pipeline.read import Source

_ONE_SIGN = str.maketrans({"—": "-", "–": "-", "ё": "е", "№": "N", "“": '"', "”": '"'})
_MARKS = re.compile(r"(?<=\w)[,;:]+\Z|(?<=\w\.)[,;:]+\Z")
_POINT = re.compile(r"[0-9]+[.)]")
_WORD = re.compile(r"[N№] ?[0-9]\S*|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])\S*|\S+")
_TELLING = ("recognised", "character", "number-", "points-")
"""How the codes begin that tell of a word or of the number of a point."""
_KINDS = ("number", "name", "other word")


class Trial(NamedTuple):
    """A text as it is, and the data of its recognised pages."""

    language: str
    lines: Sequence[str]
    data: bytes
    again: tuple[str, ...] | None = None
    """What a second reading of the pages gives, where they were looked at again."""


def trials() -> Iterator[Trial]:
    """One text for each language, density and harm."""
    texts = list(frozen().items())
    for language in ("kaz", "rus"):
        own = [lines for name, lines in texts if name.endswith(language)]
        for number, (dpi, harm) in enumerate((d, h) for d in DPI for h in HARMS):
            lines = own[-1 - number % len(own)]
            with tempfile.TemporaryDirectory() as folder:
                pictures = list(Scan(dpi, harm, number).pictures(lines))
                data = recognised(pictures, language, dpi, Path(folder))
            again = tuple(pages_read(data, Language(language), OTHER_DPI, ONE_COLUMN))
            yield Trial(language, lines, data, again)


def rows(given: Sequence[Trial] | None = None) -> Iterator[Row]:
    """A row for each kind of word, one for verdicts; nothing where no recogniser is."""
    if given is None and not can_recognise():
        return
    once: Counter[tuple[str, str]] = Counter()
    twice: Counter[tuple[str, str]] = Counter()
    for trial in given if given is not None else trials():
        once += counted(trial._replace(again=None))
        twice += counted(trial)
    for name, count in (("recognised", once), ("read twice", twice)):
        for kind in (*_KINDS, "verdict"):
            right, told, alarms, wrong = (
                count[kind, what] for what in ("right", "told", "alarm", "wrong")
            )
            sound = right + alarms
            yield Row(f"{name}: {kind}", "16 frozen scans", sound, told, wrong, alarms, sound)


def counted(trial: Trial) -> Counter[tuple[str, str]]:
    """How often words of each kind, and verdicts, are right, told, told for nothing, wrong in silence."""
    due = read_bytes("\n\n".join(trial.lines).encode(), None)
    try:
        found = read_bytes(trial.data, None, recognised=True)
        if trial.again is not None:
            found = replace(
                found,
                confirmed=confirmed_words(found, trial.again, detect(found.body).letters.numero),
            )
        ruling = convert(found)
    except QaulyError:  # refused: a page on which nothing was recognised
        return Counter({("other word", "told"): len(_words(due, convert(due)))})
    gaps = any(one.code == "points-gap" for one in ruling.diagnostics)
    words = _counted_words(_words(due, convert(due)), _words(found, ruling), gaps=gaps)
    return words + _counted_verdicts(convert(due), ruling)


class _Word(NamedTuple):
    text: str
    kind: str
    is_told: bool


def _counted_words(due: list[_Word], found: list[_Word], *, gaps: bool) -> Counter[tuple[str, str]]:
    """What became of each word; `gaps` tells that the number of a point is said to be missing."""
    count: Counter[tuple[str, str]] = Counter()
    texts = [[word.text for word in words] for words in (due, found)]
    for tag, a, b, c, d in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if tag == "equal":
            count.update((word.kind, "alarm" if word.is_told else "right") for word in found[c:d])
            continue
        is_told = any(word.is_told for word in found[c:d] or found[max(c - 1, 0) : d + 1])
        for word in due[a:b] or found[c:d]:
            known = is_told or (gaps and _POINT.fullmatch(word.text))
            count[word.kind, "told" if known else "wrong"] += 1
    return count


def _words(source: Source, ruling: Ruling) -> list[_Word]:
    text = clean(Job(source, detect(source.body), Decisions()))
    told = [
        extent
        for one in ruling.diagnostics
        if one.code.startswith(_TELLING)
        for extent in one.source
    ]
    whole = Span(0, len(text.text))
    names = [n.span for n in written_names(detect(source.body), text.text, whole, hidden=False)]
    return [
        _Word(
            _MARKS.sub("", match[0].translate(_ONE_SIGN).replace(" ", "")),
            _kind(match, names),
            any(a < part.end and part.start < b for a, b in told for part in text.origin(span)),
        )
        for match in _WORD.finditer(text.text)
        for span in (Span(*match.span()),)
    ]


def _kind(word: re.Match[str], names: Sequence[Span]) -> str:
    if any(map(str.isdigit, word[0])):
        return "number"
    is_name = any(name.start < word.end() and word.start() < name.end for name in names)
    return "name" if is_name else "other word"


def _counted_verdicts(due: Ruling, found: Ruling) -> Counter[tuple[str, str]]:
    """Each verdict with its point and norms, right or not; all that the operative part tells counts."""
    told = {
        one.block for one in found.diagnostics if one.code.startswith(("recognised", "outcome"))
    }
    ours, theirs = _verdicts(due), _verdicts(found)
    is_told = any(block and block.startswith("decision") for block in told)
    count: Counter[tuple[str, str]] = Counter()
    for point in ours.keys() | theirs.keys():
        right = ours.get(point) == theirs.get(point)
        doubted = any(block and block.startswith(point) for block in told)
        what = ("alarm" if doubted else "right") if right else ("told" if is_told else "wrong")
        count["verdict", what] += 1
    return count


def _verdicts(ruling: Ruling) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for one in ruling.outcomes:
        if one.verdict:
            found.setdefault(one.point, []).append((one.verdict, one.targets))
    return found
