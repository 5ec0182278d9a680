"""How well displaced runs are put back: ``python -m tests.bench_displaced [--layouts N]``.

Every frozen text is laid out in each layout, repaired, and compared line by line. Only displaced
lines count as restored or left; a line that was right and was changed counts as wrong, too.
"""

from __future__ import annotations

import argparse
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from multiprocessing import Pool
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

from pipeline.clean.displaced import displaced_runs, extract_of
from pipeline.clean.displaced.passages import read_lines, weighed
from pipeline.codes import Code
from tests.layouts import TEXTS, Laid, LaidLine, lay, layout, load
from tests.layouts.measure import job_of, lines_now, prepared, set_right

if TYPE_CHECKING:
    from pipeline.job import Job
    from pipeline.text import CleanText

DEV = Path(__file__).parent / "dev"
PROVISIONS = frozenset(
    {"article", "part", "paragraph", "point", "subparagraph", "indent", "bare", "list", "number"}
)
ACTS = PROVISIONS | {"act", "ruling", "multiword"}
FOLDERS = {
    "frozen": TEXTS,
    "sample": TEXTS,
    "dev": DEV,
    "held-out": TEXTS.parent / "frozen",
    "unseen": TEXTS.parent / "unseen",
}
THRESHOLDS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995)
_CELLS = "\t"
_STRAYS = re.compile(r" +(?=[,.;:)»”])|(?<=[(«“„]) +")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one line that was displaced, or was not and should not have changed."""

    text: str
    seed: int
    line: LaidLine
    outcome: str
    """``exact``, ``left`` (and flagged), ``wrong``."""
    got: str
    doubt: str


class Read(NamedTuple):
    """A displaced line as it was read, whatever was done with it."""

    language: str
    probability: float
    right: bool
    listed: bool
    """The right reading is among the candidates."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One text in one layout."""

    verdicts: tuple[Verdict, ...]
    seconds: float
    read: tuple[Read, ...]


def trial(path: Path, seed: int) -> Trial:
    """Lay a text out, repair it and judge each line."""
    laid = lay(load(path), layout(seed))
    language = path.stem.rpartition(".")[2]
    job, text = job_of(language, laid.text), prepared(language, laid.text)
    start = process_time()
    changes = tuple(displaced_runs(text, job))
    seconds = process_time() - start
    due = _due(language, laid)
    verdicts = tuple(_judge(path.stem, seed, laid, due, (text, text.apply(changes))))
    return Trial(verdicts, seconds, tuple(_read(language, laid, due, (text, job))))


def _due(language: str, laid: Laid) -> dict[int, str]:
    """Each line in its right order."""
    rows = [line.restored.replace(_CELLS, " ") for line in laid.lines]
    found = set_right(language, rows)
    return {line.index: _normal(row) for line, row in zip(laid.lines, found, strict=True)}


def _read(
    language: str, laid: Laid, due: Mapping[int, str], found: tuple[CleanText, Job]
) -> Iterator[Read]:
    """Each displaced line that was read, by the reading that is likeliest."""
    text, job = found
    starts = list(accumulate((len(line) + 1 for line in laid.text.split("\n")), initial=0))
    displaced = {line.index for line in laid.displaced}
    extract = extract_of(text.text, job.grammar)
    if extract is None:
        return
    undamaged = extract.undamaged()
    for index, choice in read_lines(extract).items():
        place = text.source_of(extract.lines[index].span.start)
        number = bisect_right(starts, place) - 1
        if number in displaced:
            wanted = due[number]
            listed = weighed(extract, index, undamaged).readings
            among = any(_normal(one.text) == wanted for one in listed)
            right = _normal(choice.best.text) == wanted
            yield Read(language, choice.posterior, right, among)


def _judge(
    name: str, seed: int, laid: Laid, due: Mapping[int, str], states: tuple[CleanText, CleanText]
) -> Iterator[Verdict]:
    before, text = states
    starts = list(accumulate((len(line) + 1 for line in laid.text.split("\n")), initial=0))
    then, now = lines_now(before, starts), lines_now(text, starts)
    doubts = {
        bisect_right(starts, span.start) - 1: doubt.message
        for doubt in text.doubts
        if doubt.code is Code.DISPLACED_RUN_LEFT
        for span in doubt.source
    }
    for line in laid.lines:
        got = _normal(now.get(line.index, ""))
        right = got == due[line.index]
        doubt = doubts.get(line.index, "")
        if line.displaced or not (right or got == _normal(then.get(line.index, ""))):
            outcome = "exact" if right else "left" if doubt else "wrong"
            yield Verdict(name, seed, line, outcome, got, doubt)


def _normal(line: str) -> str:
    """As the later rules leave blanks."""
    return _STRAYS.sub("", " ".join(line.replace("\f", " ").split()))


# --- the table ----------------------------------------------------------------------------------


def _rows(trials: Iterable[Trial]) -> dict[tuple[str, str], Counter[str]]:
    rows: dict[tuple[str, str], Counter[str]] = {}
    for verdict in (verdict for one in trials for verdict in one.verdicts):
        language = verdict.text.rpartition(".")[2]
        kinds = set(verdict.line.kinds) or {"(no link)"}
        groups = {*kinds, "all lines"}
        if not verdict.text.startswith("table"):
            groups |= {"and acts"} if kinds <= ACTS else set()
            groups |= {"all provisions"} if kinds <= PROVISIONS else set()
        for group in groups:
            rows.setdefault((language, group), Counter())[verdict.outcome] += 1
            gap_only = _normal(verdict.line.extracted) == _normal(verdict.line.restored)
            rows[language, group]["nothing"] += gap_only
    return rows


def _print(rows: dict[tuple[str, str], Counter[str]]) -> None:
    print(
        f"{'':4} {'link':14}{'lines':>8}{'exact':>8}{'left':>7}{'wrong':>7}{'exact %':>9}{'wrong ‰':>9}{'do nothing %':>14}"
    )
    for (language, group), counts in sorted(
        rows.items(),
        key=lambda row: (
            row[0][0],
            row[0][1] in ("all lines", "and acts", "all provisions"),
            row[0][1],
        ),
    ):
        total = counts["exact"] + counts["left"] + counts["wrong"]
        exact, wrong, nothing = (
            100 * counts["exact"] / total,
            1000 * counts["wrong"] / total,
            100 * counts["nothing"] / total,
        )
        print(
            f"{language:4} {group:14}{total:8}{counts['exact']:8}{counts['left']:7}{counts['wrong']:7}{exact:9.2f}{wrong:9.2f}{nothing:14.1f}"
        )


def _print_curve(read: Sequence[Read]) -> None:
    """What a threshold on the probability would restore, and how often the right reading is listed."""
    for language in sorted({one.language for one in read}):
        rows = [one for one in read if one.language == language]
        share = 100 / len(rows)
        print(
            f"\n{language}: right reading among the candidates {share * sum(r.listed for r in rows):.2f} %"
        )
        for least in THRESHOLDS:
            kept = [one for one in rows if one.probability >= least]
            right = sum(one.right for one in kept)
            wrong = 10 * share * (len(kept) - right)
            print(
                f"  restored from {least:.3f}: right {share * right:5.1f} %, wrong {wrong:5.2f} ‰"
            )


def _show(trials: Iterable[Trial], outcomes: Sequence[str]) -> None:
    shown: Counter[tuple[str, str, str]] = Counter()
    first: dict[tuple[str, str, str], Verdict] = {}
    for verdict in (verdict for one in trials for verdict in one.verdicts):
        key = (verdict.outcome, verdict.text, verdict.line.extracted.strip())
        shown[key] += 1
        first.setdefault(key, verdict)
    for key, count in shown.most_common():
        verdict = first[key]
        if verdict.outcome in outcomes:
            print(
                f"\n{verdict.outcome} ×{count} {verdict.text} seed {verdict.seed} {verdict.line.kinds} {verdict.doubt}"
            )
            print(f"  from {verdict.line.extracted!r}\n  due  {verdict.line.restored!r}")
            if verdict.outcome == "wrong":
                print(f"  got  {verdict.got!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--layouts", type=int, default=200, help="how many layouts of each text")
    parser.add_argument("--texts", default="frozen", choices=FOLDERS)
    parser.add_argument("--show", nargs="*", default=[], choices=("wrong", "left"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="*", help="pattern of names")
    options = parser.parse_args()
    folder = FOLDERS[options.texts]
    name = "sample.*" if options.texts == "sample" else options.only
    work = [
        (path, seed)
        for path in sorted(folder.glob(f"{name}.txt"))
        for seed in range(options.layouts)
    ]
    with Pool(options.jobs) as pool:
        trials = pool.starmap(trial, work, chunksize=20)
    _show(trials, options.show)
    _print(_rows(trials))
    _print_curve([read for one in trials for read in one.read])
    displaced = sum(verdict.line.displaced for one in trials for verdict in one.verdicts)
    seconds = sum(one.seconds for one in trials)
    print(
        f"{len(work)} layouts, {displaced} displaced lines, {1000 * seconds / max(displaced, 1):.2f} ms a displaced line"
    )


if __name__ == "__main__":
    main()
