"""Features: what speaks for a reading of a line and against it, by name; weights are learnt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import log

from pipeline.clean.displaced.candidates import Candidate
from pipeline.clean.displaced.cuts import BROKEN
from pipeline.clean.displaced.extracted_lines import Extract, Undamaged
from pipeline.clean.displaced.lines import Line
from pipeline.clean.displaced.scale import LONGEST_HEAD, Scale, bounded, is_torn
from pipeline.clean.displaced.signs import glue_signs, placed, signs
from pipeline.clean.displaced.sites import Site
from pipeline.words.alphabet import lower, upper

_STOP = re.compile(r"[.;:!?][»”\")]*\Z")
_NUMBER = re.compile(r"([0-9]{1,6})(?:-[0-9]+)?(?:\)|-[^\W\d_]+)?([,.;:)]*)\Z")
_BETWEEN = re.compile(r"[^\W\d_]{1,4}\Z|[–-]\Z")
_OPENING = '(«"“„'

_DOUBLED = re.compile(r"([,;:])\1|(?<!\.)\.\.(?!\.)|\.{4}")
_FOREIGN = re.compile(r"[A-Za-zÀ-ÿ](?:[\W\d_]*[A-Za-zÀ-ÿ])*")
"""Latin words that stand together."""

Values = dict[str, float]


def features(extract: Extract, index: int, one: Candidate, known: Undamaged) -> Values:
    """The features of one reading of a line."""
    line, sites, scale = extract.lines[index], extract.sites[index], extract.scale
    goes_on = extract.goes_on(index)
    words = one.words
    by_word, by_kind, by_root = scale.model.costs(scale.tokens(words))
    values = {"word": -by_word, "kind": -by_kind, "root": -by_root}
    found = [*_features_of_gaps(sites, one), *_oddities_of_words(one.text, words)]
    if one.cut is not None:
        found += _features_of_links(line, one, scale)
        found += _features_of_divided_link(extract, index, one)
        found += _features_of_printing(line, one, known, goes_on=goes_on)
    if not goes_on:
        base = line.text[: one.cut.start].rstrip() if one.cut and not one.in_place else one.text
        found.append(("stop at end" if _STOP.search(base) else "no stop at end", 1.0))
    for name, value in found:
        values[name] = values.get(name, 0.0) + value
    return values


def _oddities_of_words(text: str, words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """What is odd in the words of a reading and their marks."""
    yield "falling", falling(words)
    yield "stuck", sum(map(_is_stuck, words))
    yield "torn", sum(is_torn(*pair) for pair in pairwise(words))
    yield "doubled mark", len(_DOUBLED.findall(text))
    yield "foreign", len(_FOREIGN.findall(text))


def _features_of_gaps(sites: Sequence[Site], one: Candidate) -> Iterator[tuple[str, float]]:
    counts = Counter(filled.site for filled in one.filled)
    for site in sites:
        if counts[site]:
            yield "gap wide" if site.wide else "gap fewer", site.links - counts[site]
        elif not site.optional:
            yield "gap left", 1.0
            yield "gap left before a mark", site.joins_right
            yield "gap left at start", not site.start


def _features_of_links(line: Line, one: Candidate, scale: Scale) -> Iterator[tuple[str, float]]:
    found = placed(line.text, one, scale.names)
    for link in found:
        yield f"link {link.part}", bounded(scale.links[link.part, link.text])
        place = (link.before, link.names[0], link.names[-1], link.after)
        yield "place", bounded(scale.places[place])
    yield "links", len(found)
    yield from signs(found, scale.model)
    yield from glue_signs(line.text, one, scale.names, scale.model)


def _features_of_divided_link(
    extract: Extract, index: int, one: Candidate
) -> Iterator[tuple[str, float]]:
    """What speaks for a link that the line's start or its end divides.

    The first part of a divided link stands in place at the end of the line above, whatever else
    moved there; its last part leaves a gap at the start of the line below.
    """
    scale = extract.scale
    if not one.filled[0].site.start:
        _, start, end, _ = one.filled[0]
        above = extract.lines[index - 1].text.split() if extract.goes_on(index - 1) else []
        tail = extract.lines[index].text[start:end].split()
        yield "start either", scale.starts[tuple(above[-LONGEST_HEAD:]), tuple(tail)]
    if one.in_place:
        below = extract.goes_on(index) and extract.lines[index + 1].opens_with_gap
        yield "in place before gap" if below else "in place before none", 1.0


def _features_of_printing(
    line: Line, one: Candidate, known: Undamaged, *, goes_on: bool
) -> Iterator[tuple[str, float]]:
    """How the line would have come about: what its moved words are glued to, what opens it.

    The blank that a line broke at is kept or lost; a paragraph's last line has none.
    """
    assert one.cut is not None  # noqa: S101 - only such readings move words
    glue = one.cut.glue
    if glue:
        yield f"glued {glue}", 1.0
    where = "in place" if one.in_place else "glued" if glue else "kept"
    if not goes_on:
        yield f"end {where}", 1.0
    elif where == "in place":
        yield where, 1.0
        yield "in place lost", log(1 - known.kept)
    elif glue not in BROKEN:
        yield ("lost", log(1 - known.kept)) if glue else ("kept", log(known.kept))
    yield "moved words", len(line.text[one.cut.start :].split())
    if not one.filled[0].site.start:
        yield "start after empty" if line.empty_before else "start after none", 1.0


def falling(words: Sequence[str]) -> int:
    """How many numbers of lists are no larger than the one before: `55, 58 and 3`."""
    found, last, listed, joined = 0, 0, False, False
    for word in words:
        match = _NUMBER.match(word.lstrip(_OPENING))
        if match is None:
            joined = listed = (listed or joined) and _BETWEEN.match(word) is not None
            continue
        found += listed and int(match[1]) <= last
        last, listed, joined = int(match[1]), match[2] == ",", not match[2]
        joined = joined and word[-1].isdigit()
    return found


@lru_cache(maxsize=1 << 14)  # the readings of a line have the same words
def _is_stuck(word: str) -> bool:
    """Whether a word looks like two."""
    return _stuck_pattern().search(word) is not None


@cache
def _stuck_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""[^\W\d_][0-9№«]|[.,;:!?)\]»”"][^\W_]{{2}}|--|\S№|[0-9.,;)]N\Z|[0-9][^\W\d_]{{3}}
    |[{lower()}]{{2}}[{upper()}]|[{upper()}]{{2}}[{lower()}]""",
        re.VERBOSE,
    )
