"""What becomes of incomplete and mixed-up documents: ``python -m tests.bench_damage``.

Every invented ruling is cut, torn, mixed and reordered, converted, and each paragraph's part is
compared with the golden part of the same paragraph. A part that is wrong must be told: by a
diagnostic that the whole ruling does not have, about a part between the right and the wrong one,
or about the seam at which the paragraph was joined to the one before it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, zip_longest
from multiprocessing import Pool
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.errors import NotARulingError
from pipeline.grammar import Grammar, load
from pipeline.languages import Language
from pipeline.read import read_text
from pipeline.sections import Part
from pipeline.words.folding import fold

if TYPE_CHECKING:
    from pipeline.model import Ruling

RULINGS = Path(__file__).parent / "rulings"
STEMS = sorted(path.name.removesuffix(".facts.toml") for path in RULINGS.glob("*.facts.toml"))

ORDER = list(Part)
ABOUT = {
    **dict.fromkeys(
        (
            Code.PART_MISSING_TITLE,
            Code.PART_MISSING_ENACTMENT,
            Code.PART_MISSING_IN_THE_NAME,
            Code.PART_MISSING_COMPOSITION,
            Code.PART_MISSING_PARTICIPANTS,
            Code.HEADER_UNCLEAR,
        ),
        (Part.HEADER, Part.HEADER),
    ),
    Code.PART_MISSING_QUESTION: (Part.INTRODUCTION, Part.INTRODUCTION),
    Code.PART_MISSING_INTRODUCTION: (Part.INTRODUCTION, Part.INTRODUCTION),
    Code.MARKER_MISSING: (Part.HEADER, Part.INTRODUCTION),
    Code.PART_MISSING_RAPPORTEURS: (Part.BACKGROUND, Part.BACKGROUND),
    Code.PART_MISSING_ESTABLISHED: (Part.BACKGROUND, Part.BACKGROUND),
    Code.PART_MISSING_REASONS: (Part.MOTIVATION, Part.MOTIVATION),
    Code.REASONS_START_UNCLEAR: (Part.BACKGROUND, Part.MOTIVATION),
    Code.PART_MISSING_GROUNDS: (Part.MOTIVATION, Part.MOTIVATION),
    Code.PART_MISSING_RESOLVES: (Part.MOTIVATION, Part.DECISION),
    **dict.fromkeys(
        (Code.NUMBER_BACK, Code.NUMBER_DOUBLED, Code.POINTS_GAP), (Part.MOTIVATION, Part.DECISION)
    ),
    Code.PART_MISSING_OPERATIVE: (Part.DECISION, Part.DECISION),
    Code.PART_MISSING_SIGNATURE: (Part.CONCLUSIONS, Part.CONCLUSIONS),
    Code.TEXT_AFTER_SIGNATURE: (Part.CONCLUSIONS, Part.CONCLUSIONS),
}
"""The first and the last part that a diagnostic of structure is about."""
EVERYWHERE = {
    Code.MIXED_LANGUAGE,
    Code.PARAGRAPH_DOUBLED,
    Code.PARTS_DISORDERED,
    Code.SECOND_RULING,
}
"""Diagnostics that are about the whole file."""
SEAMS = {Code.WRAP_DOUBTFUL, Code.SENTENCE_CUT}
"""Diagnostics of a place where two paragraphs may have been taken for one."""
SAID = {Code.HEADER_UNCLEAR, Code.KIND_UNKNOWN, Code.TITLE_CUT}
"""Diagnostics that say that the ruling's kind or title is in doubt."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a damaged file; `part` is its golden part, None where it has none."""

    text: str
    part: Part | None


@dataclass(frozen=True)
class Whole:
    """A ruling as it is whole: its paragraphs with their parts and roles, and what is doubtful."""

    stem: str
    pieces: tuple[Piece, ...]
    blocks: tuple[dict[str, Any], ...]
    golden: dict[str, Any]

    @property
    def language(self) -> str:
        return self.stem.rpartition(".")[2]

    @property
    def grammar(self) -> Grammar:
        return load(Language(self.language))

    def kept(self, keep: Callable[[dict[str, Any], Part], bool]) -> list[Piece]:
        return [
            piece
            for piece, block in zip(self.pieces, self.blocks, strict=True)
            if piece.part is not None and keep(block, piece.part)
        ]

    def parts(self, *parts: Part) -> list[Piece]:
        return self.kept(lambda _, part: part in parts)

    def without(self, *roles: str) -> list[Piece]:
        return self.kept(lambda block, _: block["role"] not in roles)


@cache
def whole(stem: str) -> Whole:
    golden = json.loads((RULINGS / "golden" / f"{stem}.json").read_text(encoding="utf-8"))
    named = {"header": golden["header"], **golden["body"]}
    named |= {"conclusions": golden["conclusions"], "notes": golden["notes"]}
    placed = [(block, Part(name)) for name, blocks in named.items() for block in blocks or ()]
    placed.sort(key=lambda one: one[0]["source"][0])
    pieces = tuple(Piece(_printed(block), part) for block, part in placed)
    return Whole(stem, pieces, tuple(block for block, _ in placed), golden)


def _printed(block: dict[str, Any]) -> str:
    return f"{block['num']} {block['text']}" if block["num"] else block["text"]


# --- the cuts -----------------------------------------------------------------------------------

Cut = Callable[[Whole], Sequence[Piece] | None]
CUTS: dict[str, Cut] = {}
"""Each gives the paragraphs of a damaged file, None where the ruling has nothing to damage so."""


def cut(name: str) -> Callable[[Cut], Cut]:
    def register(one: Cut) -> Cut:
        CUTS[name] = one
        return one

    return register


CUTS["whole"] = lambda ruling: ruling.pieces
CUTS["first half"] = lambda ruling: ruling.pieces[: len(ruling.pieces) // 2]
CUTS["second half"] = lambda ruling: ruling.pieces[len(ruling.pieces) // 2 :]
CUTS["first quarter"] = lambda ruling: ruling.pieces[: len(ruling.pieces) // 4]
CUTS["last quarter"] = lambda ruling: ruling.pieces[-(len(ruling.pieces) // 4) :]
CUTS["middle half"] = lambda ruling: ruling.pieces[len(ruling.pieces) // 4 :][
    : len(ruling.pieces) // 2
]
CUTS["without title"] = lambda ruling: ruling.without("title", "repeated-title")
CUTS["without enactment line"] = lambda ruling: ruling.without("enactment")
CUTS["without composition"] = lambda ruling: ruling.without("composition")
CUTS["without header"] = lambda ruling: ruling.parts(*ORDER[1:])
CUTS["without motivation"] = lambda ruling: ruling.kept(lambda _, part: part is not Part.MOTIVATION)
CUTS["without operative part"] = lambda ruling: ruling.kept(
    lambda _, part: part not in (Part.DECISION, Part.CONCLUSIONS)
)
CUTS["header alone"] = lambda ruling: ruling.parts(Part.HEADER)
CUTS["motivation alone"] = lambda ruling: ruling.parts(Part.MOTIVATION) or None
CUTS["operative points alone"] = lambda ruling: ruling.kept(
    lambda block, part: part is Part.DECISION and block["role"] != "resolves"
)
CUTS["operative points, signed"] = lambda ruling: ruling.kept(
    lambda block, part: part in (Part.DECISION, Part.CONCLUSIONS) and block["role"] != "resolves"
)


@cut("half, cut inside a paragraph")
def _torn(ruling: Whole) -> Sequence[Piece]:
    half = len(ruling.pieces) // 2
    last = ruling.pieces[half]
    words = last.text.split()
    return [*ruling.pieces[:half], Piece(" ".join(words[: len(words) // 2 + 1]), last.part)]


@cut("from «resolves» on")
def _from_resolves(ruling: Whole) -> Sequence[Piece] | None:
    """Give the formula, be it the end of the grounds, and what follows; the grounds not."""
    for at, piece in enumerate(ruling.pieces):
        words = _formula(ruling, at, "resolves")
        if words and re.search(r"\w", words):
            rest = [one for one in ruling.pieces[at + 1 :] if one.part is not Part.NOTES]
            return [Piece(words, piece.part), *rest]
    return None


@cut("from the grounds on")
def _from_grounds(ruling: Whole) -> Sequence[Piece] | None:
    """Give the last paragraph of the reasons and all that follows."""
    reasons = [at for at, piece in enumerate(ruling.pieces) if piece.part is Part.MOTIVATION]
    return ruling.pieces[reasons[-1] :] if reasons else None


def _formula(ruling: Whole, at: int, which: str) -> str | None:
    """Give the words of a formula in a paragraph."""
    table = ruling.grammar.sections
    known = {"established": table.established, "resolves": table.deciding}[which].whole
    block = ruling.blocks[at]
    marked = (
        block["text"][mark["start"] : mark["end"]]
        for mark in block.get("marks", ())
        if mark["kind"] == "formula"
    )
    return next(
        (words for words in marked if known.match(fold(words, ruling.grammar))),
        None,
    )


def _reworded(ruling: Whole, words: dict[str, dict[str, str]]) -> Sequence[Piece] | None:
    """Put other words, or none, in the place of formulas."""
    pieces: list[Piece] = []
    for at, piece in enumerate(ruling.pieces):
        text = piece.text
        for which, by in words.items():
            formula = _formula(ruling, at, which)
            if formula and text.count(formula) == 1:
                text = text.replace(formula, by[ruling.language]).strip()
        pieces += [Piece(text, piece.part)] if text else []
    return pieces if pieces != list(ruling.pieces) else None


NO_WORDS = {"kaz": "", "rus": ""}
OTHER_ESTABLISHED = {"kaz": "айқындағаны мынадай:", "rus": "выяснил:"}
OTHER_RESOLVES = {"kaz": "ұйғарды:", "rus": "определил:"}
OTHER_SEATED = {"kaz": "кіретін алқа ретінде", "rus": "заседая коллегией, которую образуют"}

CUTS["without «established»"] = lambda ruling: _reworded(ruling, {"established": NO_WORDS})
CUTS["without «resolves»"] = lambda ruling: _reworded(ruling, {"resolves": NO_WORDS})
CUTS["without both formulas"] = lambda ruling: _reworded(
    ruling, {"established": NO_WORDS, "resolves": NO_WORDS}
)
CUTS["other word for «established»"] = lambda ruling: _reworded(
    ruling, {"established": OTHER_ESTABLISHED}
)
CUTS["other word for «resolves»"] = lambda ruling: _reworded(ruling, {"resolves": OTHER_RESOLVES})
CUTS["other words for both"] = lambda ruling: _reworded(
    ruling, {"established": OTHER_ESTABLISHED, "resolves": OTHER_RESOLVES}
)


def _unnumbered(pieces: Sequence[Piece] | None) -> Sequence[Piece] | None:
    numbers = re.compile(r"[0-9]+(?:-[0-9]+)?[.)] ")
    return pieces and [
        Piece(
            numbers.sub("", piece.text, count=1) if numbers.match(piece.text) else piece.text,
            piece.part,
        )
        for piece in pieces
    ]


CUTS["without numbers of points"] = lambda ruling: _unnumbered(ruling.pieces)
CUTS["without numbers and «resolves»"] = lambda ruling: _unnumbered(
    CUTS["without «resolves»"](ruling)
)
CUTS["without numbers, first half"] = lambda ruling: _unnumbered(CUTS["first half"](ruling))
CUTS["without numbers, second half"] = lambda ruling: _unnumbered(CUTS["second half"](ruling))


@cut("unknown form of composition")
def _seated_otherwise(ruling: Whole) -> Sequence[Piece] | None:
    known = ruling.grammar.sections.composition
    pieces = list(ruling.pieces)
    for at, piece in enumerate(pieces):
        found = known.search(fold(piece.text, ruling.grammar))
        if found and ruling.blocks[at]["role"] == "composition":
            text = piece.text[: found.start()] + OTHER_SEATED[ruling.language]
            pieces[at] = Piece(text + piece.text[found.end() :], piece.part)
    return pieces if pieces != list(ruling.pieces) else None


@cut("two rulings")
def _two(ruling: Whole) -> Sequence[Piece]:
    same = [stem for stem in STEMS if stem.endswith(ruling.language)]
    other = whole(same[(same.index(ruling.stem) + 1) % len(same)])
    return [*ruling.pieces, *other.pieces]


@cut("one ruling twice")
def _twice(ruling: Whole) -> Sequence[Piece]:
    return [*ruling.pieces, *ruling.pieces]


def _in_the_other_language(ruling: Whole) -> Whole | None:
    stem = ruling.stem.rpartition(".")[0] + (".rus" if ruling.language == "kaz" else ".kaz")
    return whole(stem) if stem in STEMS else None


@cut("both languages, one after the other")
def _both(ruling: Whole) -> Sequence[Piece] | None:
    other = _in_the_other_language(ruling)
    return [*ruling.pieces, *other.pieces] if other else None


@cut("both languages, paragraph by paragraph")
def _columns(ruling: Whole) -> Sequence[Piece] | None:
    other = _in_the_other_language(ruling)
    if other is None:
        return None
    pairs = zip_longest(ruling.pieces, other.pieces)
    return [piece for piece in chain.from_iterable(pairs) if piece]


@cut("reasons in the other language")
def _reasons(ruling: Whole) -> Sequence[Piece] | None:
    other = _in_the_other_language(ruling)
    if other is None:
        return None
    above = ruling.parts(*ORDER[: ORDER.index(Part.MOTIVATION)])
    return [*above, *other.parts(Part.MOTIVATION), *ruling.parts(Part.DECISION, Part.CONCLUSIONS)]


@cut("operative part in the other language")
def _decision(ruling: Whole) -> Sequence[Piece] | None:
    other = _in_the_other_language(ruling)
    if other is None:
        return None
    above = ruling.parts(*ORDER[: ORDER.index(Part.DECISION)])
    return [*above, *other.parts(Part.DECISION, Part.CONCLUSIONS)]


def _pages(ruling: Whole) -> list[tuple[Piece, ...]]:
    third = len(ruling.pieces) // 3
    pieces = ruling.pieces
    return [pieces[:third], pieces[third : 2 * third], pieces[2 * third :]]


@cut("pages 1, 3, 2")
def _last_pages_swapped(ruling: Whole) -> Sequence[Piece]:
    first, second, third = _pages(ruling)
    return [*first, *third, *second]


@cut("pages 2, 1, 3")
def _first_pages_swapped(ruling: Whole) -> Sequence[Piece]:
    first, second, third = _pages(ruling)
    return [*second, *first, *third]


@cut("pages 3, 2, 1")
def _pages_back(ruling: Whole) -> Sequence[Piece]:
    first, second, third = _pages(ruling)
    return [*third, *second, *first]


def _doubled(ruling: Whole, *parts: Part) -> Sequence[Piece] | None:
    at = next((at for at, piece in enumerate(ruling.pieces) if piece.part in parts), None)
    if at is None:
        return None
    at = at + 1 if at + 1 < len(ruling.pieces) and ruling.pieces[at + 1].part in parts else at
    return [*ruling.pieces[: at + 1], *ruling.pieces[at:]]


CUTS["a reason doubled"] = lambda ruling: _doubled(ruling, Part.MOTIVATION)
CUTS["an operative paragraph doubled"] = lambda ruling: _doubled(ruling, Part.DECISION)
CUTS["a header line doubled"] = lambda ruling: _doubled(ruling, Part.HEADER)


# --- what became of them ------------------------------------------------------------------------


@dataclass(frozen=True)
class Trial:
    """What became of one ruling after one cut."""

    stem: str
    name: str
    refused: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    silent: tuple[tuple[str, str, str], ...] = ()
    """Golden part, given part and first words of each paragraph that is wrong in silence."""
    codes: tuple[str, ...] = ()
    """New diagnostics."""


def trial(stem: str, name: str) -> Trial | None:
    """Damage one ruling, convert it and judge each paragraph."""
    ruling = whole(stem)
    pieces = CUTS[name](ruling)
    if not pieces or (pieces == list(ruling.pieces) and name != "whole"):
        return None
    return tried(ruling, name, pieces)


def tried(ruling: Whole, name: str, pieces: Sequence[Piece]) -> Trial:
    """Convert paragraphs and judge each one."""
    try:
        found = convert(read_text("\n\n".join(piece.text for piece in pieces).encode()))
    except NotARulingError as refused:
        return Trial(ruling.stem, name, str(refused), Counter(refused=len(pieces)))
    return judged(ruling, name, pieces, found)


def judged(ruling: Whole, name: str, pieces: Sequence[Piece], found: Ruling) -> Trial:
    news = news_of(ruling.golden, found)
    counts = Counter[str]()
    silent = []
    seams, at = seams_told(found, news), 0
    for piece, part in zip(pieces, found_parts(pieces, found), strict=True):
        seam, at = range(max(0, at - 2), at), at + len(piece.text) + 2
        if piece.part is None or part is piece.part:
            counts["right"] += 1
        elif told(piece.part, part, news) or not seams.isdisjoint(seam):
            counts["told"] += 1
        else:
            counts["silent"] += 1
            silent.append((str(piece.part), str(part), piece.text[:60]))
    goldens = [ruling.golden]
    if "language" in name:
        goldens += [other.golden for other in [_in_the_other_language(ruling)] if other]
    now = found.model_dump(mode="json")
    wrong = misidentified(goldens, now)
    counts["identity"] = bool(wrong)
    counts["unsaid"] = bool(wrong) and not news & (SAID | EVERYWHERE)
    due = sum((_outcomes(golden) for golden in goldens), Counter[Any]())
    counts["outcome"] = bool(_outcomes(now) - due)
    counts["untold"] = not news
    return Trial(ruling.stem, name, "", counts, tuple(silent), tuple(sorted(news)))


def misidentified(goldens: Sequence[dict[str, Any]], now: dict[str, Any]) -> set[str]:
    """Give what identifies the ruling and is neither right nor left out."""
    keys = ("court", "number", "date", "kind", "title")
    return {key for key in keys if now[key] not in (None, *(golden[key] for golden in goldens))}


def _outcomes(ruling: dict[str, Any]) -> Counter[Any]:
    return Counter((one["kind"], one["verdict"], one["text"]) for one in ruling["outcomes"])


def news_of(golden: dict[str, Any], found: Ruling) -> set[str]:
    """Give the codes of the diagnostics that the whole ruling has not, or has fewer of."""
    before = Counter(diagnostic["code"] for diagnostic in golden["diagnostics"])
    now = Counter(diagnostic.code.value for diagnostic in found.diagnostics)
    return set(now - before)


def seams_told(found: Ruling, news: set[str]) -> set[int]:
    """Give the ends of lines and sentences of which a new diagnostic doubts that they go on.

    They are places in the source: the first character behind a sentence, or a line end itself.
    """
    extents = chain.from_iterable(
        one.source for one in found.diagnostics if one.code in SEAMS and one.code.value in news
    )
    return {end for extent in extents for end in (extent.end - 1, extent.end)}


def told(due: Part, given: Part | None, news: set[str]) -> bool:
    """Tell whether a new diagnostic is about a part from the right to the given one."""
    if news & EVERYWHERE or (due is Part.NOTES and news & set(ABOUT)):
        return True
    low, high = sorted((ORDER.index(due), ORDER.index(given or due)))
    return any(
        ORDER.index(first) <= high and low <= ORDER.index(last)
        for code, (first, last) in ABOUT.items()
        if code in news
    )


def found_parts(pieces: Sequence[Piece], found: Ruling) -> Iterator[Part | None]:
    """Give for each paragraph the part of the block that holds its first character."""
    held = sorted(
        (extent.start, Part(block.eId.split("__")[0]))
        for block in found.blocks()
        for extent in block.source
    )
    at = 0
    for piece in pieces:
        above = [part for start, part in held if start <= at]
        yield above[-1] if above else None
        at += len(piece.text) + 2


# --- the table ----------------------------------------------------------------------------------

COLUMNS = ("files", "refused", "right", "told", "silent", "identity", "unsaid", "outcome", "untold")


def _print(trials: Sequence[Trial]) -> None:
    print("Files; paragraphs refused, right, wrong and told, wrong in silence;")
    print("files with a wrong court, number, date, kind or title, and those that do not say so;")
    print("files with an outcome that the whole has not; files without any new diagnostic.")
    print(f"{'':40}" + "".join(f"{column:>10}" for column in COLUMNS))
    total = Counter[str]()
    for name in CUTS:
        row = Counter[str]()
        for one in trials:
            if one.name == name:
                row.update({"files": 1})
                row.update(one.counts)
        total.update(row)
        if row:
            print(f"{name:40}" + "".join(f"{row[column]:>10}" for column in COLUMNS))
    print(f"{'all':40}" + "".join(f"{total[column]:>10}" for column in COLUMNS))


def _show(trials: Sequence[Trial], kinds: Sequence[str]) -> None:
    for one in trials:
        if one.refused and "refused" in kinds:
            print(f"{one.name} · {one.stem}: {one.refused}")
        for due, given, words in one.silent if "silent" in kinds else ():
            print(f"{one.name} · {one.stem}: {due} → {given}: {words} {one.codes}")
        for kind in {"identity", "unsaid", "outcome", "untold"} & set(kinds):
            if one.counts[kind]:
                print(f"{one.name} · {one.stem}: {kind} {one.codes}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    kinds = ("silent", "refused", "identity", "unsaid", "outcome", "untold")
    parser.add_argument("--show", nargs="*", default=[], choices=kinds)
    parser.add_argument("--only", default="", help="a part of the names of cuts")
    options = parser.parse_args()
    work = [(stem, name) for name in CUTS if options.only in name for stem in STEMS]
    with Pool(2) as pool:
        trials = [one for one in pool.starmap(trial, work, chunksize=20) if one]
    _show(trials, options.show)
    _print(trials)


if __name__ == "__main__":
    main()
