"""Cited words: what a written word is to a citation, and which words of a line are one thing."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.provisions import Case, InflectedForm, UnitKind
from pipeline.words.dates import month_numbers
from pipeline.words.provision_words import ordinal_forms, unit_forms
from pipeline.words.stems import Forms, forms, is_acronym

NUMBERED, UNIT, NUMBER, ITEM, ORDINAL = "BUNIO"
"""A unit with its number (`13-бабының`, `части второй`), and what one is put together from."""
SIGN, ACT_NUMBER, ACT, ABBREVIATION, TITLE = "SXARQ"
MONTH, YEAR, DATE = "MYT"
CONJUNCTION, DASH, MARK, COUNTRY, ADJECTIVE, OPENING, WORD = "CDmKJPw"
TORN_NUMBER, TORN_UNIT = "ht"
"""`5-` and `-бабы`, which a line's end divides."""
JOINING = CONJUNCTION + DASH
_RANKS = {kind: rank for rank, kind in enumerate(UnitKind)} | {
    UnitKind.ANNEX: -1,
    UnitKind.PREAMBLE: list(UnitKind).index(UnitKind.ARTICLE),
    UnitKind.NOTE: list(UnitKind).index(UnitKind.PART),
}
"""From the largest unit to the smallest, as the kinds stand, but for what is no part of another, and for notes,
which articles have and paragraphs divide."""
_UNCOUNTED = frozenset({UnitKind.NOTE, UnitKind.PREAMBLE})
"""Units that need no number: an article has one of them."""
_AFFIXED = re.compile(r"([(\[{«“„\"']*)(.*?)([.,;:!?…)\]}»”\"']*)", re.DOTALL)
_ACT_NUMBER = re.compile(r"[^\W\d_]*-?[0-9]+(?:[-/][^\W_]+)+|[^\W\d_]+-[0-9]+")
_OPENS, _CLOSES = re.compile(r"[«“„\"]"), re.compile(r"[»”\"]")
_LONGEST_TITLE = 40
_MOST_KEPT, _MOST_LISTS = 1 << 14, 1 << 11
_BEHIND = {"": " ", ",": ","}
"""What stands for the mark behind a word in the pattern of phrases; a full stop for all others."""
_LIST = r"(?:,| [CD] |,[CD] )"
_DATES = "(?:P )?(?:N [MY](?: N(?: [MY])?)?|[MY] N [MY])"
_NUMBERS = (
    rf"S (?:[RK] )?[NX](?: R)?|(?P<N>(?:N{_LIST})+N)|(?P<I>(?:I{_LIST})+I)|(?P<O>(?:O{_LIST})+O)"
)


class CitedWord(NamedTuple):
    """A word, or several that are one thing, and what it is to a citation."""

    kind: str
    forms: tuple[InflectedForm, ...] = ()
    rank: int = 0
    """The place of the smallest unit that it may be, counted from the largest."""
    before: str = ""
    """Opening marks."""
    after: str = ""
    """Closing marks."""
    governs: bool = True
    """Whether what belongs to it may stand beside it, by its case."""

    @property
    def possessed(self) -> bool:
        """Whether the word may belong to what stands before it."""
        return any(form.possessed for form in self.forms)

    def may_be(self, case: Case) -> bool:
        """Whether the word may stand in a case."""
        return any(case in form.cases for form in self.forms)


class CitedWords:
    """Reads the words of a language."""

    def __init__(self, grammar: Grammar) -> None:
        table = grammar.provisions
        self.numeral_first = table.numeral_first
        self.units = unit_forms(grammar)
        self.joined_units = self.units if table.joiner else {}
        self.endings: Forms = forms(grammar)
        self.apart = grammar.citations.endings.apart
        named = [text.split() for h in grammar.citations.heads for text in (*h.words, *h.names)]
        self.heads = {self.endings.stem(words[-1]) for words in named}
        self.describing = {self.endings.stem(word) for words in named for word in words[:-1]}
        self.plain = _kinds_of_plain_words(grammar)
        self.ordinals = {
            text.split()[-1]: tuple(one.form for one in readings)
            for text, readings in ordinal_forms(grammar).items()
        }
        joined = rf"(?:{table.numerals}){table.joiner}([^\W\d_].*)" if table.joiner else r"(?!)()"
        self.joined, self.number = re.compile(joined), re.compile(table.numerals)
        self.item = re.compile(table.items)
        self.pattern = re.compile(_phrases(numeral_first=self.numeral_first))
        self.word = lru_cache(maxsize=_MOST_KEPT)(self._read_word)
        self.phrases = lru_cache(maxsize=_MOST_LISTS)(self._phrases)

    def _phrases(self, *texts: str) -> list[CitedWord]:
        """Written words, those put together that are one thing: a title, a date, a list of numbers."""
        words = _titles_put_together(list(map(self.word, texts)))
        found: list[CitedWord] = []
        last = 0
        for match in self.pattern.finditer(
            "".join([w.kind + _BEHIND.get(w.after, ".") for w in words])
        ):
            start, end = match.start() // 2, (match.end() + 1) // 2
            found += words[last:start]
            found.append(self._phrase_as_one(words[start:end], match.lastgroup or ""))
            last = end
        return found + words[last:]

    def _phrase_as_one(self, words: Sequence[CitedWord], name: str) -> CitedWord:
        units = [word for word in words if word.kind in (UNIT, NUMBERED)]
        if units:
            head = units[-1]._replace(kind=NUMBERED)
        elif name:
            head = words[-1]
        else:
            sign = any(word.kind == SIGN for word in words)
            head = CitedWord(ACT_NUMBER if sign else DATE)
        return head._replace(before=words[0].before, after=words[-1].after)

    def _read_word(self, text: str) -> CitedWord:
        before, core, after = _AFFIXED.fullmatch(text).groups()  # type: ignore[union-attr]
        lower = core.lower()
        if after[:1] == "." and f"{lower}." in self.units:
            lower, after = f"{lower}.", after[1:]
        elif self.item.fullmatch(f"{lower})"):
            if after[:1] == ")" and "(" not in before:
                return CitedWord(ITEM, before=before, after=after[1:])
            if _OPENS.match(before[-1:]) and _CLOSES.match(after):
                return CitedWord(ITEM, before=before[:-1], after=after[1:])
        return self._kind_of_core(core, lower)._replace(before=before, after=after)

    def _kind_of_core(self, core: str, lower: str) -> CitedWord:
        joined = self.joined.fullmatch(lower)
        unit = joined[1] if joined else lower
        if unit in self.units:
            whole = joined or (self.numeral_first and self._is_uncounted(unit))
            return self._unit_of(unit, NUMBERED if whole else UNIT)
        if lower[:1] == "-" and lower[1:] in self.units:
            return self._unit_of(lower[1:], TORN_UNIT)
        if lower in self.ordinals:
            return CitedWord(ORDINAL, self.ordinals[lower])
        if lower in self.plain or not lower:
            return CitedWord(self.plain.get(lower, MARK))
        if lower[0].isdigit() or _ACT_NUMBER.fullmatch(core):
            return CitedWord(self._kind_of_figure(core, lower))
        if is_acronym(core.partition("-")[0]):
            return CitedWord(ABBREVIATION)
        if self.endings.stem(lower) in self.heads:
            return CitedWord(ACT, governs=not lower.endswith(self.apart))
        return CitedWord(ADJECTIVE if self.endings.stem(lower) in self.describing else WORD)

    def _is_uncounted(self, unit: str) -> bool:
        return _UNCOUNTED.issuperset(reading.kind for reading in self.units[unit])

    def _unit_of(self, text: str, kind: str) -> CitedWord:
        readings = self.units[text]
        rank = max(_RANKS[reading.kind] for reading in readings)
        return CitedWord(kind, tuple(reading.form for reading in readings), rank)

    def _kind_of_figure(self, core: str, lower: str) -> str:
        if self.number.fullmatch(lower):
            return NUMBER
        if lower[-1] == "-" and lower[:-1].isdigit():
            return TORN_NUMBER
        return ACT_NUMBER if _ACT_NUMBER.fullmatch(core) else WORD


def _kinds_of_plain_words(grammar: Grammar) -> Mapping[str, str]:
    """What words without forms are."""
    joins = grammar.connectives
    kinds: tuple[tuple[str, Collection[str]], ...] = (
        (COUNTRY, [w for names in grammar.bodies.country for name in names for w in name.split()]),
        (CONJUNCTION, [*joins.adding, *joins.choosing, *joins.further]),
        (MONTH, list(month_numbers(grammar))),
        (YEAR, [year.rstrip(".") for year in grammar.calendar.years]),
        (SIGN, grammar.identity.number_signs),
        (OPENING, grammar.calendar.openings),
        (DASH, "–—-"),
    )
    return {word.lower(): kind for kind, words in kinds for word in words}


def _phrases(*, numeral_first: bool) -> str:
    """The pattern of words that are one thing, over the letters of words."""
    before = rf"(?:N{_LIST})+B|(?:[IO]{_LIST})*[IO] U"
    behind = rf"U (?:[NI]{_LIST})*[NI](?! [MY])|U (?:O{_LIST})*O|O U(?! [NI])"
    return "|".join((before if numeral_first else behind, _DATES, _NUMBERS))


def _titles_put_together(words: list[CitedWord]) -> list[CitedWord]:
    """Words in quotes put together, where both quotes are there."""
    found: list[CitedWord] = []
    at = 0
    while at < len(words):
        end = _title_end(words, at) if words[at].before else 0
        if end:
            found.append(CitedWord(TITLE, before=words[at].before, after=words[end - 1].after))
        else:
            found.append(words[at])
        at = end or at + 1
    return found


def _title_end(words: Sequence[CitedWord], start: int) -> int:
    """The index behind the title that a word's opening mark begins, 0 where nothing closes it."""
    depth = 0
    for at in range(start, min(len(words), start + _LONGEST_TITLE)):
        depth += len(_OPENS.findall(words[at].before)) - len(_CLOSES.findall(words[at].after))
        if depth <= 0:
            return at + 1
    return 0


@cache
def cited_words(grammar: Grammar) -> CitedWords:
    """The reader of a language."""
    return CitedWords(grammar)
