"""The text: single mutations of laid-out rulings, and what of them is put right, told, or wrong in silence.

Input is every second invented ruling of `tests/rulings`, laid out in lines, with one mutation each, by a
seed from its name; the other half was there to look at while the rules were made. (Whether sound files
are quiet was looked at on both halves.) A mutation is right
where the clean text is that of the sound file, told where a diagnostic that the sound file has not stands
at every paragraph that came out otherwise, or beside it, or the file is refused. What no file can betray by itself (a figure changed, words swapped) is
counted as wrong like all the rest.

What tells of swapped words and lines has seen the words of `tests/rulings`, too: how often it does
is measured on the rulings that nothing has learnt from as well, and only that says what it is worth.

Beside them: whether words were moved though nothing had moved them, and whether a paragraph was torn
where something stood inside its sentence.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections import Counter
from difflib import SequenceMatcher
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from pipeline.clean.word_doubts import look_alike_words
from pipeline.codes import Rule
from pipeline.convert import convert
from pipeline.errors import QaulyError
from pipeline.grammar import detect
from pipeline.read import read_bytes
from tests.layouts import load, unlinked
from tests.model.texts import TESTS
from tests.test_rulings import FOLDER, STEMS
from tests.trust import Row
from tests.trust.displaced import LANGUAGES, SETS, paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pipeline.model import Ruling

MEASURED, LOOKED_AT = STEMS[0::2], STEMS[1::2]
PAGE = 22
HEADS = (
    "Нормативное постановление № 77-НП",
    "Конституциялық Соттың шешімдері",
    "Архив судебных решений, том 2",
    "РЕСПУБЛИКА КАЗАХСТАН",
)
SITE = (
    "Текст",
    "Комментарии (2)",
    "Скачать приложение",
    "© 2024 Все права защищены",
    "Мәтін",
    "Оставить отзыв",
    "https://example.kz/docs/1",
    "Просмотров: 315",
)
STRAY = (",", "]]>", "*", ";", ".", "–", "(", "|")
FOREIGN = "Расписание приёма граждан на следующий месяц размещается на первом этаже здания."


class Changed(NamedTuple):
    """The lines after a mutation, and the words right before and behind it where it cut a sentence."""

    lines: Sequence[str]
    before: str = ""
    after: str = ""


class Told(NamedTuple):
    """A diagnostic, and the paragraph that it is about by its place among all; none for the whole text."""

    code: str
    message: str
    at: int | None


class Read(NamedTuple):
    """What came of a text: its paragraphs, its diagnostics, whether words were put in another order."""

    paragraphs: tuple[str, ...]
    diagnostics: tuple[Told, ...]
    moved: bool
    refused: bool = False

    @property
    def told(self) -> frozenset[tuple[str, str]]:
        """What the diagnostics say, wherever they stand."""
        return frozenset((one.code, one.message) for one in self.diagnostics)


Mutation = "Callable[[list[str], random.Random], Changed | None]"


def laid_out(paragraphs: Sequence[str], *, spaced: bool, width: int = 76) -> list[str]:
    """The lines of paragraphs, parted by empty lines or told by indents."""
    indent, between = ("", "\n\n") if spaced else ("      ", "\n")
    rows = (
        textwrap.fill(p, width, initial_indent=indent, break_on_hyphens=False) for p in paragraphs
    )
    return between.join(rows).split("\n")


def inside(lines: Sequence[str]) -> list[int]:
    """The lines that go on in the next one, in mid-sentence."""
    return [
        at
        for at in range(1, len(lines) - 1)
        if lines[at].strip()
        and lines[at + 1][:1].strip()
        and lines[at][-1].isalpha()
        and lines[at - 1].strip()
    ]


def word_doubled(lines: list[str], rng: random.Random) -> Changed:
    at = rng.choice(inside(lines))
    words = lines[at].split()
    which = rng.randrange(len(words) - 1)
    return _with(lines, at, " ".join([*words[: which + 1], *words[which:]]))


def words_swapped(lines: list[str], rng: random.Random) -> Changed:
    at = rng.choice(inside(lines))
    words = lines[at].split()
    which = rng.randrange(len(words) - 1)
    words[which], words[which + 1] = words[which + 1], words[which]
    return _with(lines, at, " ".join(words))


def line_lost(lines: list[str], rng: random.Random) -> Changed:
    at = rng.choice(inside(lines))
    return Changed([*lines[:at], *lines[at + 1 :]])


def line_doubled(lines: list[str], rng: random.Random) -> Changed:
    at = rng.choice(inside(lines))
    return Changed([*lines[:at], lines[at], *lines[at:]])


def lines_swapped(lines: list[str], rng: random.Random) -> Changed:
    at = rng.choice(inside(lines))
    return Changed([*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]])


def figure_changed(lines: list[str], rng: random.Random) -> Changed:
    at, match = rng.choice(
        [(at, m) for at, line in enumerate(lines) for m in re.finditer("[0-9]", line)]
    )
    other = str((int(match[0]) + rng.randint(1, 9)) % 10)
    return _with(lines, at, lines[at][: match.start()] + other + lines[at][match.end() :])


def header_inserted(lines: list[str], rng: random.Random) -> Changed:
    head = rng.choice(HEADS)
    number = str(rng.randint(1, 9))
    forms = (
        [head],
        ["", head, ""],
        [head, number],
        [number, head],
        ["", head, number, ""],
        [number],
    )
    return _cut(lines, rng, rng.choice(forms))


def site_line_inserted(lines: list[str], rng: random.Random) -> Changed:
    word = rng.choice(SITE)
    return _cut(lines, rng, rng.choice(([word], ["", word, ""])))


def page_lost(lines: list[str], rng: random.Random) -> Changed:
    start = rng.randrange(0, max(1, len(lines) - PAGE))
    return Changed([*lines[:start], *lines[start + PAGE :]])


def page_doubled(lines: list[str], rng: random.Random) -> Changed:
    start = rng.randrange(0, max(1, len(lines) - PAGE))
    return Changed([*lines[: start + PAGE], *lines[start:]])


def pages_moved(lines: list[str], rng: random.Random) -> Changed | None:
    if len(lines) < 3 * PAGE:
        return None
    start = rng.randrange(0, len(lines) - 2 * PAGE)
    first, second = lines[start : start + PAGE], lines[start + PAGE : start + 2 * PAGE]
    return Changed([*lines[:start], *second, *first, *lines[start + 2 * PAGE :]])


def foreign_paragraph(lines: list[str], rng: random.Random) -> Changed:
    ends = [
        at
        for at in range(len(lines) // 4, len(lines) - 1)
        if lines[at].endswith(".") and not lines[at + 1][:1].strip()
    ]
    at = rng.choice(ends)
    spaced = not lines[at + 1].strip()
    return Changed(
        [
            *lines[: at + 1],
            *([""] if spaced else []),
            ("" if spaced else "      ") + FOREIGN,
            *lines[at + 1 :],
        ]
    )


def stray_mark(lines: list[str], rng: random.Random) -> Changed:
    at = rng.choice(inside(lines))
    words = lines[at].split()
    which = rng.randrange(1, len(words))
    mark = rng.choice(STRAY)
    words[which] = rng.choice((f"{mark}{words[which]}", f"{mark} {words[which]}"))
    return _with(lines, at, " ".join(words))


def word_torn(lines: list[str], rng: random.Random) -> Changed:
    at, word = _small_word(lines, rng)
    cut = rng.randrange(word.start() + 2, word.end() - 1)
    return Changed([*lines[:at], f"{lines[at][:cut]} {lines[at][cut:]}", *lines[at + 1 :]])


def blank_moved(lines: list[str], rng: random.Random) -> Changed:
    at, word = _small_word(lines, rng, r" (?=[^\W\d_]{4})")
    cut, line = rng.randrange(word.start() + 3, word.end() - 1), lines[at]
    words = f"{line[:cut]} {line[cut : word.end() - 1]}{line[word.end() :]}"
    return Changed([*lines[:at], words, *lines[at + 1 :]])


def letter_mistaken(lines: list[str], rng: random.Random) -> Changed | None:
    at, word = _small_word(lines, rng)
    letters = detect("\n".join(lines)).letters
    if not (alike := [*look_alike_words(word[0], letters)]):
        return None
    line = f"{lines[at][: word.start()]}{rng.choice(alike)}{lines[at][word.end() :]}"
    return Changed([*lines[:at], line, *lines[at + 1 :]])


def _small_word(
    lines: Sequence[str], rng: random.Random, behind: str = r"(?!\S)"
) -> tuple[int, re.Match[str]]:
    """A word of six small letters or more, and the line that holds it."""
    pattern = re.compile(rf"(?<!\S)[^\W\d_]{{6,}}{behind}")
    found = [(at, m) for at, line in enumerate(lines) for m in pattern.finditer(line)]
    return rng.choice([one for one in found if one[1][0].rstrip().islower()])


def _with(lines: Sequence[str], at: int, line: str) -> Changed:
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())] if line[:1].strip() else ""
    return Changed([*lines[:at], indent + line, *lines[at + 1 :]])


def _cut(lines: list[str], rng: random.Random, rows: Sequence[str]) -> Changed:
    at = rng.choice(inside(lines))
    before, after = " ".join(lines[at].split()[-3:]), " ".join(lines[at + 1].split()[:3])
    return Changed([*lines[: at + 1], *rows, *lines[at + 1 :]], before, after)


MUTATIONS: dict[str, Callable[[list[str], random.Random], Changed | None]] = {
    one.__name__.replace("_", " "): one
    for one in (
        word_doubled,
        words_swapped,
        line_lost,
        line_doubled,
        lines_swapped,
        figure_changed,
        header_inserted,
        site_line_inserted,
        page_lost,
        page_doubled,
        pages_moved,
        foreign_paragraph,
        stray_mark,
        word_torn,
        blank_moved,
        letter_mistaken,
    )
}


def read(lines: Sequence[str]) -> Read:
    """What the pipeline makes of lines."""
    return read_data("\n".join(lines).encode())


def read_data(data: bytes) -> Read:
    """What the pipeline makes of the bytes of a file."""
    try:
        ruling = convert(read_bytes(data, None))
    except QaulyError:
        return Read((), (), moved=False, refused=True)
    blocks = list(ruling.blocks())
    # What is said of a part of the text stands at its first paragraph.
    places = {block.eId: at for at, block in reversed(list(enumerate(blocks)))}
    return Read(
        tuple(f"{b.num} {b.text}" if b.num else b.text for b in blocks),
        tuple(Told(d.code, d.message, places.get(d.block or "")) for d in ruling.diagnostics),
        _moved(ruling),
    )


def _moved(ruling: Ruling) -> bool:
    return any(one.rule is Rule.DISPLACED_RUN and one.kind != "replace" for one in ruling.repairs)


@cache
def sound(stem: str, *, spaced: bool) -> tuple[tuple[str, ...], Read]:
    """A ruling's lines as they are sound, and what is made of them."""
    lines = laid_out(_paragraphs(stem), spaced=spaced)
    return tuple(lines), read(lines)


def _paragraphs(stem: str) -> list[str]:
    if "/" in stem:
        return [unlinked(one).text for one in load(TESTS / stem)]
    return (FOLDER / f"{stem}.clean.txt").read_text(encoding="utf-8").splitlines()


def unlearnt() -> list[str]:
    """The rulings that no model has learnt from, by their paths among the tests."""
    found = (path for one in LANGUAGES for name in SETS for path in paths(one, name))
    return [str(path.relative_to(TESTS)) for path in found]


def trials(stems: Sequence[str], name: str, each: int) -> Iterator[tuple[str, Changed, Read, Read]]:
    """Every ruling with a mutation, so many times: what was changed, the sound reading, the new one."""
    for stem in stems:
        for turn in range(each):
            rng = random.Random(f"{stem} {name} {turn}")  # noqa: S311 - a choice, no secret
            lines, due = sound(stem, spaced=bool(turn % 2))
            changed = MUTATIONS[name](list(lines), rng)
            if changed is not None and list(changed.lines) != list(lines):
                yield stem, changed, due, read(changed.lines)


def outcome(due: Read, found: Read) -> str:
    """How one trial ended: right, told or wrong."""
    if found.refused:
        return "told"
    if found.paragraphs == due.paragraphs:
        return "told" if found.told - due.told else "right"
    return "told" if is_told(due, found) else "wrong"


def is_told(due: Read, found: Read) -> bool:
    """Whether a new diagnostic stands at each place where the paragraphs differ, or right beside it.

    What lacks at the text's start or end is told by what is said of the whole text, too.
    """
    new = [one.at for one in found.diagnostics if (one.code, one.message) not in due.told]
    last = len(found.paragraphs)
    return all(
        any(start - 1 <= at <= end if at is not None else not start or end == last for at in new)
        for tag, _, _, start, end in _differences(due, found)
        if tag != "equal"
    )


def _differences(due: Read, found: Read) -> list[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, due.paragraphs, found.paragraphs, autojunk=False).get_opcodes()


def torn(changed: Changed, due: Read, found: Read) -> bool:
    """Whether the words around what was put into a sentence stand in two paragraphs."""
    together = re.compile(f"{re.escape(changed.before)}.*{re.escape(changed.after)}")
    whole = (sum(map(bool, map(together.search, one.paragraphs))) for one in (due, found))
    return next(whole) > next(whole)


def rows(stems: Sequence[str] = MEASURED, each: int = 2) -> Iterator[Row]:
    """A row for each mutation, then the moved words, the torn paragraphs, the quiet of sound texts, spoilt ones."""
    moved: Counter[str] = Counter()
    split: Counter[str] = Counter()
    for name in MUTATIONS:
        ends: Counter[str] = Counter()
        for _, changed, due, found in trials(stems, name, each):
            end = outcome(due, found)
            ends[end] += 1
            told = end == "told"
            moved["right" if not found.moved or due.moved else "told" if told else "wrong"] += 1
            if changed.before:
                apart = torn(changed, due, found)
                split["right" if not apart else "told" if told else "wrong"] += 1
        yield Row("text", name, **ends)
    for name in ("words swapped", "lines swapped"):
        ends = Counter(outcome(due, found) for *_, due, found in trials(unlearnt(), name, 1))
        yield Row("text", f"{name}, unlearnt", **ends)
    yield Row("text", "no word moved by the reader", **moved)
    yield Row("text", "a sentence that was cut stays whole", **split)
    yield _quiet(stems)
    yield from _hostile()


def _hostile() -> Iterator[Row]:
    """The spoilt texts of `tests/clean/`, frozen before the rules were made for their kinds."""
    from tests.clean.hostile import TABLES, cases, found

    for table, kind in product(TABLES, ("same", "damaged")):
        ends = Counter(found(case) for case in cases(table, kind))
        alarms, right = ends["alarm"], ends["alarm"] + ends["right"]
        sound = ends.total() if kind == "same" else 0
        told, wrong = ends["told"], ends["wrong"]
        yield Row("text", f"{table}, {kind}", right, told, wrong, alarms, sound)


def _quiet(stems: Sequence[str]) -> Row:
    """Sound texts: as they are labelled, without a word on damage."""
    readings = [sound(stem, spaced=spaced)[1] for stem in stems for spaced in (False, True)]
    loud = sum(any(code in DAMAGE for code, _ in reading.told) for reading in readings)
    return Row("text", "sound texts", right=len(readings), alarms=loud, sound=len(readings))


DAMAGE = frozenset(
    (
        "character-foreign",
        "character-order",
        "character-read",
        "furniture-doubtful",
        "words-doubled",
        "sentence-cut",
        "figures-contradicted",
        "bracket-open",
        "paragraph-strange",
    )
)
