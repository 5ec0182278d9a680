"""The automatic numbers of paragraphs, as Word shows them (ECMA-376, part 1, 17.9)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from lxml.etree import _Element

from pipeline.read.docx.wordml import attribute, child, children, is_on, number
from pipeline.words.list_numbers import roman

_PLACE: Final = re.compile(r"%([1-9])")
_LEVELS: Final = 9
_FORMS: Final = frozenset({
    "bullet", "decimal", "decimalZero", "lowerLetter", "lowerRoman", "none", "russianLower", "russianUpper",
    "upperLetter", "upperRoman",
})  # fmt: skip
"""Forms of numbers that are written here as Word writes them."""
_SIGNS_OF_NOTES: Final = "*†‡§"
_BULLETS: Final = {"\uf02d": "–", "o": "◦"}
"""The dash of the font Symbol, and the letter that Word takes for a ring."""
# Word counts without ё, й, ъ, ы and ь.
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class _ListLevel:
    """How the numbers of one level are made."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    """The level, from 1, whose next number makes this one begin anew; 0 for none."""
    in_figures: bool = False
    suffix: str = "tab"
    look: _Element | None = None
    """Properties of the letters of the number."""
    style: str = ""
    """The style whose paragraphs are of this level."""


class ListNumber(NamedTuple):
    """What stands before a paragraph, with its blank; how it looks; whether Word may write another."""

    text: str
    look: _Element | None = None
    is_doubtful: bool = False


NO_NUMBER: Final = ListNumber("")


class _ListDefinition(NamedTuple):
    """The definition that a list counts by, its levels, and where those start that it starts itself."""

    abstract: str
    levels: Mapping[int, _ListLevel]
    starts: Mapping[int, int]


class Numbering:
    """Counts the numbered paragraphs of a document, in their order."""

    def __init__(self, root: _Element | None) -> None:
        # Of several of one name the first counts.
        abstracts = list(children(root, "abstractNum"))[::-1]
        self._nums = {attribute(one, "numId"): one for one in [*children(root, "num")][::-1]}
        self._abstracts = {attribute(one, "abstractNumId"): one for one in abstracts}
        self._styled = {attribute(child(one, "styleLink")): one for one in abstracts}
        """Definitions that a style is made of, by the style."""
        self._counts: dict[str, list[int | None]] = {}
        self._lists: dict[str, _ListDefinition] = {}
        self._begun: set[str] = set()

    def next(self, number_id: str, level: int) -> ListNumber:
        """The number of the next paragraph of a list and level."""
        if not 0 <= level < _LEVELS or number_id == "0":
            return NO_NUMBER
        abstract, levels, starts = self._definition_of(number_id)
        if level not in levels:
            return NO_NUMBER
        # Lists of one definition count on together (ECMA-376, part 1, 17.9).
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        # A start of its own holds where a list is first used, and not again.
        if number_id not in self._begun:
            self._begun.add(number_id)
            for at, start in starts.items():
                counts[at] = start - 1
        self._count_on(counts, levels, level)
        shown = [one.form for at, one in levels.items() if f"%{at + 1}" in levels[level].text]
        is_doubtful = not _FORMS.issuperset(shown) and not levels[level].in_figures
        return ListNumber(
            self._shown_number(counts, levels, level), levels[level].look, is_doubtful
        )

    def level_of_style(self, number_id: str, styles: Sequence[str]) -> int | None:
        """The level of a list that is linked with one of some styles, the first that is (`pStyle`)."""
        levels = self._definition_of(number_id).levels if styles and number_id != "0" else {}
        linked = {level.style: at for at, level in levels.items() if level.style}
        return next((linked[style] for style in styles if style in linked), None)

    @staticmethod
    def _count_on(counts: list[int | None], levels: Mapping[int, _ListLevel], level: int) -> None:
        for above in range(level):
            # A level above that has had no paragraph yet is shown with its first number.
            if counts[above] is None:
                counts[above] = levels[above].start if above in levels else 1
        count = counts[level]
        counts[level] = levels[level].start if count is None else count + 1
        for below in range(level + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or level < restart:
                counts[below] = None

    @staticmethod
    def _shown_number(
        counts: list[int | None], levels: Mapping[int, _ListLevel], level: int
    ) -> str:
        own = levels[level]
        if own.form == "bullet":
            sign = own.text.strip()
            return f"{_BULLETS.get(sign, sign)} " if sign else ""

        def written(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            form = (
                "decimal" if own.in_figures and at != level else levels.get(at, _ListLevel()).form
            )
            return in_form(counts[at] or 0, form)

        text = _PLACE.sub(written, own.text)
        return f"{text} " if text and own.suffix != "nothing" else text

    def _definition_of(self, number_id: str) -> _ListDefinition:
        if number_id not in self._lists:
            self._lists[number_id] = self._read_definition(number_id)
        return self._lists[number_id]

    def _read_definition(self, number_id: str) -> _ListDefinition:
        one = self._nums.get(number_id)
        abstract = attribute(child(one, "abstractNumId")) or ""
        found = self._abstracts.get(abstract)
        # A definition that only names a style has the levels of the one with that style.
        if style := attribute(child(found, "numStyleLink")):
            found = self._styled.get(style, found)
        levels = {number(node, "ilvl") or 0: _level_of(node) for node in children(found, "lvl")}
        starts: dict[int, int] = {}
        for node in children(one, "lvlOverride"):
            at = number(node, "ilvl") or 0
            if (level := child(node, "lvl")) is not None:
                levels[at] = _level_of(level)
            if (start := number(child(node, "startOverride"))) is not None:
                starts[at] = start
        return _ListDefinition(abstract, levels, starts)


def _level_of(node: _Element) -> _ListLevel:
    start = number(child(node, "start"))
    own = child(node, "AlternateContent", "Choice", "numFmt")
    return _ListLevel(
        start=1 if start is None else start,
        # A form of its own has a usual one beside it, for programs that do not know such.
        form=attribute(child(node, "numFmt")) or attribute(own) or "decimal",
        text=attribute(child(node, "lvlText")) or "",
        restart=number(child(node, "lvlRestart")),
        in_figures=is_on(child(node, "isLgl")),
        suffix=attribute(child(node, "suff")) or "tab",
        look=child(node, "rPr"),
        style=attribute(child(node, "pStyle")) or "",
    )


def in_form(count: int, form: str) -> str:
    """A number in one of Word's forms; in figures where the form is not known."""
    if form == "none":
        return ""
    if form.endswith("Roman"):
        written = roman(count)
    elif form.endswith("Letter"):
        written = _repeated_letter(count, _LATIN)
    elif form == "chicago":
        written = _repeated_letter(count, _SIGNS_OF_NOTES)
    elif form.startswith("russian"):
        written = _repeated_letter(count, _RUSSIAN)
    else:
        return f"{count:02d}" if form == "decimalZero" else f"{count}"
    return written.upper() if form.startswith("upper") or form.endswith("Upper") else written


def _repeated_letter(count: int, alphabet: str) -> str:
    """A number in letters as Word counts on behind the last one: z, aa, bb."""
    if count < 1:
        return f"{count}"
    times, at = divmod(count - 1, len(alphabet))
    return alphabet[at] * (times + 1)
