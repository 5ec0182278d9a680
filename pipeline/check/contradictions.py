"""Dates and numbers of a ruling that cannot be, or that another place of it tells otherwise.

A figure that nothing else repeats can be wrong without a trace. What is held against something here:
dates against the calendar and the ruling's own day; acts against the registry, as far as reading them
said so; a title that stands with two dates against itself; what is decided on against what the title
asks; points of this ruling against its points.
"""

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Final

from pipeline.check.completeness import diagnostic
from pipeline.codes import Code
from pipeline.grammar import Grammar, load
from pipeline.grammar.provisions import UnitKind
from pipeline.grammar.wording import NOTHING, alternation
from pipeline.model import Block, Citation, Diagnostic, Ruling
from pipeline.registry import Registry
from pipeline.sections import TITLES
from pipeline.terms import BlockRole, Court, OpenReason, OutcomeKind
from pipeline.words.dates import Date, WrittenDate, dates, month_numbers
from pipeline.words.folding import fold
from pipeline.words.provision_words import unit_forms

_FIGURE: Final = re.compile("[0-9]")
_FIGURES: Final = re.compile("[0-9]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_STEM: Final = 4
"""Letters in which the forms of a word agree."""
_POINT: Final = re.compile(r"__para_([0-9-]+)__")
_SUB_POINT: Final = re.compile(r"__para_([0-9-]+__point_[0-9-]+)__")
_ITEM_BEFORE: Final = re.compile(r"(?<![0-9])([0-9]+)\) \Z")
_ITEM_WITHIN: Final = re.compile(r"(?:\A|[:;] )([0-9]+)\) ")
"""The number of a sub-point that stands in its point's own paragraph."""
_ITEM_BEHIND: Final = re.compile(r"\w* ([0-9]+)\)")
"""The number of a sub-point beside its point's."""
_NEAR: Final = 80
"""Characters in which the words for this ruling stand before the number of a point."""
_BARE: Final = 4
"""Words of a provision whose act is not named beside it, at most."""
_TITLE: Final = re.compile('[«“„"]([^«»“”„"]{8,})[»”“"]')
_BESIDE: Final = re.compile(r"[^\w,;]{0,3}(?:(?:№|n) ?[\w-]{1,12}(?: [ivxl]{1,4})?[^\w,;]{0,3})?")
"""What may stand between the date and the title of an act: nothing but its number."""
_YEARS: Final = range(1700, 2100)
"""Years of days that rulings tell of."""
_HISTORY: Final = {*range(100, 1000), *range(1200, 2100)}
"""Years that they tell of without a day: charters are older than laws; three figures count years of something else."""
_NOTES: Final = {BlockRole.NOTE, BlockRole.STATUS, BlockRole.FOOTNOTE}
_CONTRADICTED: Final = {OpenReason.NO_DAY, OpenReason.BEYOND}
_DECIDING: Final = {OutcomeKind.VERDICT, OutcomeKind.INTERPRETATION}


def contradicted(ruling: Ruling, registry: Registry) -> tuple[Diagnostic, ...]:
    """A diagnostic for each date and number that cannot be as it stands."""
    grammar = load(ruling.language)
    own = [b for b in ruling.blocks() if b.role not in _NOTES and _FIGURE.search(b.text)]
    told = {block.eId: fold(block.text, grammar) for block in own}
    found = {block.eId: list(dates(told[block.eId], grammar)) for block in own}
    by_name = {block.eId: block for block in own}
    places = (
        *_impossible(told, found, grammar),
        *_too_late(ruling, told, found, grammar),
        *_dated_twice(told, found),
        *_numbered_twice(told, found, grammar),
        *_adopted_twice(by_name, told, found, grammar),
        *_decided_otherwise(ruling, by_name),
        *_open(ruling, grammar, registry),
        *_own_points(ruling, told, grammar),
    )
    return tuple(
        diagnostic(Code.FIGURES_CONTRADICTED, message, by_name[eid])
        for eid, message in dict.fromkeys(places)
        if eid in by_name
    )


def _impossible(
    told: dict[str, str], found: dict[str, list[WrittenDate]], grammar: Grammar
) -> Iterator[tuple[str, str]]:
    """Days and years that no calendar has."""
    months = month_numbers(grammar)
    for eid, text in told.items():
        spans = (one.span for one in found[eid] if one.date.impossible)
        impossible = (span for span in spans if not _goes_on(text, span.start))
        yield from ((eid, f"the calendar has no “{text[slice(*span)]}”") for span in impossible)
        written = list(_day_pattern(grammar).finditer(text))
        for match in written:
            if _goes_on(text, match.start()):
                continue
            month = months.get(match["month"] or "") or int(match["number"] or 0)
            day = int(match["day"])
            # Days of February are asked for above, where their year is known.
            if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(2000, month)[1]:
                yield eid, f"the calendar has no “{match[0]}”"
        days = {at for match in written for at in match.span()}
        for match in _year_pattern(grammar).finditer(text):
            years = _HISTORY if days.isdisjoint({match.start() - 1, match.end() + 1}) else _YEARS
            if int(match["year"]) not in years and not _goes_on(text, match.start()):
                yield eid, f"“{match[0]}” is no year that a ruling tells of"


def _goes_on(text: str, at: int) -> bool:
    """Whether figures are the end of a longer number or word."""
    # Asked of what was found, as a pattern that begins with it is tried at every letter.
    before = text[max(0, at - 2) : at]
    return before[-1:].isalnum() or before[-1:] in {*".,/–-"} or before[:1].isdigit()


def _too_late(
    ruling: Ruling, told: dict[str, str], found: dict[str, list[WrittenDate]], grammar: Grammar
) -> Iterator[tuple[str, str]]:
    """Acts of a later day than the ruling; a text that was changed later may name such."""
    changed = ruling.edition is not None or ruling.notes or ruling.court is Court.SUPREME_COURT
    if ruling.date is None or changed:
        return
    for eid, written in found.items():
        for one in written:
            words = told[eid][slice(*one.span)]
            late = one.date.iso is not None and one.date.iso > ruling.date
            if late and _is_of_act(told[eid], one, grammar):
                yield eid, f"“{words}” is later than the ruling, which is of {ruling.date}"


def _is_of_act(text: str, one: WrittenDate, grammar: Grammar) -> bool:
    """Whether a date is that of a document: behind its preposition, or before a number."""
    before = text[: one.span.start].rstrip().rpartition(" ")[2]
    behind = text[one.span.end :].lstrip()
    signs = tuple(sign.lower() for sign in grammar.identity.number_signs)
    return before in grammar.calendar.openings or behind.startswith(signs)


def _dated_twice(
    told: dict[str, str], found: dict[str, list[WrittenDate]]
) -> Iterator[tuple[str, str]]:
    """Titles with two dates that differ in the day, the month or the year alone."""
    named: dict[str, list[tuple[Date, str]]] = defaultdict(list)
    for eid, text in told.items():
        for title in _TITLE.finditer(text):
            for one in found[eid]:
                first, last = sorted((one.span, title.span()))
                if one.date.iso and _BESIDE.fullmatch(text, first[1], max(first[1], last[0])):
                    named[title[1]].append((one.date, eid))
    for words, every in named.items():
        often = Counter(date for date, _ in every).most_common()
        # Many acts have one title; which of two days is wrong can be said where one stands again.
        for date, _ in often[1:] if often[0][1] > 1 else ():
            if _differing(_parts(date), _parts(often[0][0])) == 1:
                eid = next(eid for other, eid in every if other == date)
                yield eid, f"“{words}” is of {date.iso} here, and of {often[0][0].iso} elsewhere"


def _numbered_twice(
    told: dict[str, str], found: dict[str, list[WrittenDate]], grammar: Grammar
) -> Iterator[tuple[str, str]]:
    """Numbers with two dates that differ in the day, the month or the year alone."""
    named: dict[str, list[tuple[Date, str]]] = defaultdict(list)
    for eid, text in told.items():
        for one in found[eid]:
            beside = _numbered(grammar).match(text, one.span.end)
            if beside and one.date.iso:
                named[beside[1]].append((one.date, eid))
    for number, every in named.items():
        often = Counter(date for date, _ in every)
        near = _near(often)
        for date, eid in every:
            for other in near[date]:
                if often[date] <= often[other]:
                    yield eid, f"“{number}” is of {date.iso} here, and of {other.iso} elsewhere"


def _near(dates: Iterable[Date]) -> dict[Date, list[Date]]:
    """For each date, given once, those that differ in the day, the month or the year alone, in their order."""
    order = {date: place for place, date in enumerate(dates)}
    rests = {
        d: [(d.month, d.day, "year"), (d.year, d.day, "month"), (d.year, d.month, "day")]
        for d in order
    }
    alike: dict[object, list[Date]] = defaultdict(list)
    for date, rest in rests.items():
        for key in rest:
            alike[key].append(date)
    return {
        date: sorted((o for key in rest for o in alike[key] if o != date), key=order.__getitem__)
        for date, rest in rests.items()
    }


def _adopted_twice(
    blocks: dict[str, Block],
    told: dict[str, str],
    found: dict[str, list[WrittenDate]],
    grammar: Grammar,
) -> Iterator[tuple[str, str]]:
    """Several lines that say when and under which number the ruling was adopted: one may be the title's, cut off."""
    lines = [eid for eid, block in blocks.items() if block.role is BlockRole.ENACTMENT]
    numbers = {
        eid: beside[1]
        for eid in lines
        for one in found[eid]
        if (beside := _numbered(grammar).match(told[eid], one.span.end))
    }
    if len(set(numbers.values())) > 1:
        words = " and ".join(numbers.values())
        yield from ((eid, f"the lines on its adoption name the numbers {words}") for eid in numbers)


def _decided_otherwise(ruling: Ruling, blocks: dict[str, Block]) -> Iterator[tuple[str, str]]:
    """Norms in the question and in what is decided that differ from the title's in one figure."""
    roles = {eid: block.role for eid, block in blocks.items()}
    asked: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    asking = [one for one in ruling.citations if roles.get(one.block) in TITLES]
    # Of what is not resolved, nothing but the words can be compared.
    resolved = all(one.targets for one in asking)
    for citation in asking:
        targets = citation.targets if resolved else ()
        for shape, figures in (_shape(citation.text), *map(_shape_of_target, targets)):
            asked[shape].add(figures)
    deciding = [one for one in ruling.outcomes if one.kind in _DECIDING]
    decided = {one.block for one in deciding}
    again = [
        (one.block, one.text, _shape(one.text))
        for one in ruling.citations
        if one.block in decided or roles.get(one.block) is BlockRole.QUESTION
    ]
    again += [
        (one.block, target, _shape_of_target(target)) for one in deciding for target in one.targets
    ]
    concluded = _shapes(ruling, {one.block for one in ruling.outcomes})
    repeated = _shapes(ruling, {eid for eid, role in roles.items() if role is BlockRole.QUESTION})
    for eid, words, (shape, figures) in again:
        # What stands beside all that the title asks is there for its own sake.
        said = concluded if eid in decided else repeated
        missed = [other for other in asked[shape] if (shape, other) not in said]
        if figures not in asked[shape] and any(_differing(figures, other) == 1 for other in missed):
            yield eid, f"“{words}” differs in one number from what the title asks"


def _shapes(ruling: Ruling, eids: set[str]) -> set[tuple[str, tuple[str, ...]]]:
    """Of all that some blocks cite, by their words and by their targets."""
    cited = [one for one in ruling.citations if one.block in eids]
    targets = {_shape_of_target(target) for one in cited for target in one.targets}
    return targets | {_shape(one.text) for one in cited}


def _shape(words: str) -> tuple[str, tuple[str, ...]]:
    """What a naming of an act says but for its figures, and these; a bare provision is like any other."""
    stems = [word[:_STEM].lower() for word in _WORD.findall(words)]
    return (" ".join(stems), tuple(_FIGURES.findall(words))) if len(stems) > _BARE else ("", ())


def _shape_of_target(target: str) -> tuple[str, tuple[str, ...]]:
    """The same of a provision's identifier: the figures are those behind the act's own name."""
    act, _, provision = target.partition("/~")
    return f"{act}/~{_FIGURES.sub('#', provision)}", tuple(_FIGURES.findall(provision))


def _open(ruling: Ruling, grammar: Grammar, registry: Registry) -> Iterator[tuple[str, str]]:
    """Citations that stay open for a reason that only a wrong figure makes, or a wrong registry."""
    for citation in ruling.citations:
        differs = citation.reason == OpenReason.TITLE_DIFFERS
        if citation.reason in _CONTRADICTED or (differs and _is_near(citation, grammar, registry)):
            yield citation.block, f"“{citation.text}”: {citation.reason}"


def _is_near(citation: Citation, grammar: Grammar, registry: Registry) -> bool:
    """Whether an act of the quoted title has a date with one other part, or the same and another number."""
    told = fold(citation.text, grammar)
    quoted = {match[1] for match in _TITLE.finditer(told)}
    days = [one.date for one in dates(told, grammar)]
    known = (
        act
        for act in registry.acts
        if any(fold(title, grammar) in quoted for title in act.titles(grammar.language.value))
    )
    for act in known:
        number = _FIGURES.search(act.number or "")
        numbered = number is None or number[0] in _FIGURES.findall(told)
        parts = (act.date.year, act.date.month, act.date.day)
        wrong = {_differing(_parts(day), parts) for day in days}
        if 1 in wrong or (0 in wrong and not numbered):
            return True
    return False


def _own_points(
    ruling: Ruling, told: dict[str, str], grammar: Grammar
) -> Iterator[tuple[str, str]]:
    """Points and sub-points of this ruling that it does not have."""
    pointed = list(_pointed(told, grammar))
    known = _points_of(ruling) if pointed else set()
    for eid, place, words in pointed:
        if known and place not in known:
            sub = "sub-" * ("__point_" in place)
            yield eid, f"“{words}”: this ruling has no {sub}point of the number"


def _pointed(told: dict[str, str], grammar: Grammar) -> Iterator[tuple[str, str, str]]:
    """The points of this ruling that its blocks name: by the block, as names have them, as printed."""
    number, ruling_before, ruling_behind = _own_point(grammar)
    for eid, text in told.items():
        for match in number.finditer(text):
            near = text[max(0, match.start() - _NEAR) : match.start()]
            first, behind = ruling_before.search(near), ruling_behind.match(text, match.end())
            item = _ITEM_BEHIND.match(text, match.end()) if first else _ITEM_BEFORE.search(near)
            # What is quoted tells of points of its own ruling.
            if (first or behind) and not _is_quoted(text, match.start()):
                yield eid, match["point"] + (f"__point_{item[1]}" if item else ""), match[0]


def _points_of(ruling: Ruling) -> set[str]:
    """The points of a ruling, and their sub-points, those within a paragraph too."""
    eids = "\n".join(block.eId for block in ruling.blocks())
    known = {*_POINT.findall(eids), *_SUB_POINT.findall(eids)}
    return known | {
        f"{point}__point_{item}"
        for block in ruling.blocks()
        for point in _POINT.findall(f"{block.eId}__")
        for item in _ITEM_WITHIN.findall(block.text)
    }


def _is_quoted(text: str, at: int) -> bool:
    return text.count("«", 0, at) > text.count("»", 0, at)


def _differing(one: Sequence[object], other: Sequence[object]) -> int:
    """In how many places two rows differ; beyond all where they are not as long."""
    if len(one) != len(other):
        return len(one) + len(other)
    return sum(a != b for a, b in zip(one, other, strict=True))


def _parts(date: Date) -> tuple[int, int | None, int | None]:
    return date.year, date.month, date.day


# What stands first in these is one character of a set, for which a search passes over all others.


@cache
def _day_pattern(grammar: Grammar) -> re.Pattern[str]:
    """A day and a month, in words or in figures with a year behind."""
    months = alternation(form for forms in grammar.calendar.months for form in forms)
    figures = r"\.(?P<number>[0-9]{1,2})\.(?:19|20)[0-9]{2}"
    return re.compile(rf"(?P<day>[0-9][0-9]?)(?: (?P<month>{months})|{figures})(?!\w)")


@cache
def _numbered(grammar: Grammar) -> re.Pattern[str]:
    """A number right behind a date, with what is joined to it."""
    signs = alternation(re.escape(sign.lower()) for sign in grammar.identity.number_signs)
    return re.compile(rf" {signs} ?([0-9][^\s,;()«»]*)")


@cache
def _year_pattern(grammar: Grammar) -> re.Pattern[str]:
    """Three figures or four at the word for a year."""
    words = alternation(map(re.escape, grammar.calendar.years))
    # A language need not write a year by itself.
    forms = "|".join(grammar.calendar.partial) or NOTHING.pattern
    year = forms.replace("{year}", r"(?P<year>[0-9][0-9]{2,3})").replace("{word}", words)
    return re.compile(rf"(?:{year})(?!\w)")


@cache
def _own_point(grammar: Grammar) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A numbered point; to search before it, and to match behind it, the words for this ruling."""
    units = alternation(
        word
        for word, readings in unit_forms(grammar).items()
        if any(reading.kind is UnitKind.PARAGRAPH for reading in readings)
    )
    acts = _forms(grammar.identity.acts.words)
    # Words behind the first point back to any act that was named, too.
    pointers = _forms(grammar.citations.self_pointers[:1])
    ruling = rf"(?<!\w){pointers} (?:\w+ )?{acts}"
    named = chain.from_iterable(grammar.citations.ruling_parts.values())
    part = _forms(word for name in named for word in name.split())
    if grammar.provisions.numeral_first:
        number = rf"(?P<point>[0-9][0-9]*)-? ?{units}(?!\w)"
        return re.compile(number), re.compile(rf"{ruling} (?:{part} ){{0,2}}\Z"), NOTHING
    number = rf"{units} (?P<point>[0-9]+)(?![\w)-])"
    return re.compile(number), NOTHING, re.compile(rf" (?:{part} ){{0,2}}{ruling}")


def _forms(words: Iterable[str]) -> str:
    """A pattern for any form of words: all letters of short ones, all but the ending of longer ones."""
    stems = (word if len(word) <= _STEM else word[: max(_STEM, len(word) - 2)] for word in words)
    return rf"{alternation({re.escape(stem) for stem in stems})}\w*"
