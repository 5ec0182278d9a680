"""Whether citations are read as before: ``python -m tests.equal FILE`` records them where FILE is missing, else compares.

A record holds what `resolve` gives of every labelled and invented text of the tests, and of the
rulings that nobody labelled; a change that means to change no reading is proved by two equal ones.
"""

import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from pipeline.cite import find, resolve
from pipeline.cite.values import ShortName
from pipeline.decisions import Decisions
from pipeline.edition import read_edition
from pipeline.errors import NotARulingError
from pipeline.grammar import load
from pipeline.job import Job
from pipeline.languages import Language
from pipeline.read import read_text
from pipeline.segment import segment
from pipeline.text import CleanText
from tests.cite.rivals import CLOSE, OPEN, rivals
from tests.labelled import OPENINGS, rulings
from tests.layouts.marked import load as load_marked

TESTS = Path(__file__).parent
UNLABELLED = TESTS / "model/rulings"
"""Invented rulings that nobody labelled: a change shows in them what no label asks for."""
FOLDERS = ("cite/texts", "cite/frozen", "editions/texts", "editions/frozen", "rulings")


def texts() -> Iterator[tuple[str, str, str]]:
    """The name, the language and the text of each."""
    for one in (*rulings(), *rulings(OPENINGS)):
        yield one.path.stem, one.path.stem.rpartition(".")[2], one.text.text
    for path in sorted(UNLABELLED.glob("*.txt")):
        lines = (paragraph.text for paragraph in load_marked(path))
        yield path.stem, path.stem.rpartition(".")[2], "\n".join(lines)
    for folder in FOLDERS:
        for path in sorted((TESTS / folder).glob("*.txt")):
            if (language := path.stem.rpartition(".")[2]) in ("kaz", "rus"):
                yield f"{folder}/{path.stem}", language, path.read_text("utf-8")
    for language in ("kaz", "rus"):
        for rival in rivals(language):
            text = rival.text.replace(OPEN, "").replace(CLOSE, "")
            yield f"rival {rival.group}", language, f"{rival.enactment}\n{text}"


def read(name: str, language: str, written: str) -> Iterator[str]:
    """A line for each citation, short name and doubt of a text."""
    text, grammar = CleanText.of(written), load(Language(language))
    try:
        sections = segment(text, grammar)
    except NotARulingError:  # judgments of other courts are among what nobody labelled
        return
    job = Job(read_text(text.text.encode()), grammar, Decisions())
    edition = read_edition(text, sections, job)
    cited = resolve(find(text, sections, job), text, sections, job, edition)
    for one in (*cited.citations, *cited.abbreviations, *cited.findings):
        span = one.short if isinstance(one, ShortName) else one.span
        yield f"{name}.{language}: «{text.text[slice(*span)]}» {one}\n"


def main(arguments: list[str]) -> int:
    """Record, or print what differs; 1 where anything does."""
    record = Path(arguments[0])
    lines = [line for one in texts() for line in read(*one)]
    if not record.exists():
        record.write_text("".join(lines), "utf-8")
        return 0
    before = record.read_text("utf-8").splitlines(keepends=True)
    different = [*unified_diff(before, lines, "before", "now", n=0)]
    sys.stdout.writelines(different)
    return int(bool(different))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
