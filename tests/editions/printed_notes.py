"""Notes as publishers print them, one a line behind what they tell: `tests/editions/notes`.

`operation date#number …` or `repeal date#number`, `-` for a note that tells of no change, `doubt` for
one that must be told. They were labelled before they were read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.read import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model import Ruling

FOLDER = Path(__file__).parent / "notes"
RIGHT, TOLD, WRONG = "right", "told", "wrong"
TABLES = ("plain", "eras", "docket", "sitting")
DOUBTS = frozenset({Code.AMENDMENT_DOUBTFUL, Code.EDITION_UNKNOWN})
RULINGS = {
    "rus": (
        "О применении судами законодательства о восстановлении на работе",
        "Нормативное постановление Верховного Суда Республики Казахстан от 20 марта 2003 года № 41",
        "В целях обеспечения единообразной практики пленарное заседание Верховного Суда Республики Казахстан",
        "постановляет:",
        "1. Иск о восстановлении на работе предъявляется в суд.",
        "2. Доказательства оценивает суд.",
        "3. Настоящее нормативное постановление включается в состав действующего права.",
        "Председатель Верховного Суда Республики Казахстан О. Найманов",
    ),
    "kaz": (
        "Соттардың жұмысқа қайта орналастыру туралы заңнаманы қолдануы туралы",
        "Қазақстан Республикасы Жоғарғы Сотының 2003 жылғы 20 наурыздағы № 41 нормативтік қаулысы",
        "Бірыңғай практиканы қамтамасыз ету мақсатында Қазақстан Республикасы Жоғарғы Сотының жалпы отырысы",
        "қаулы етеді:",
        "1. Жұмысқа қайта орналастыру туралы талап қою сотқа беріледі.",
        "2. Дәлелдемелерді сот бағалайды.",
        "3. Осы нормативтік қаулы қолданыстағы құқық құрамына қосылады.",
        "Қазақстан Республикасы Жоғарғы Сотының Төрағасы О. Найманов",
    ),
}
"""Invented; a note on the whole stands below the enactment line, others below the first point."""


def judged(language: str, table: str) -> Iterator[tuple[str, str]]:
    """Each note of a table, and whether it was read rightly, was told, or is wrong in silence."""
    for line in (FOLDER / f"{table}.{language}.txt").read_text("utf-8").splitlines():
        label, _, note = line.partition(" | ")
        yield note, _judge(label, _with(note, language, below=2 if "repeal" in label else 5))


def _with(note: str, language: str, below: int) -> Ruling:
    lines = RULINGS[language]
    return convert(read_text("\n\n".join((*lines[:below], note, *lines[below:])).encode()))


def _judge(label: str, ruling: Ruling) -> str:
    told = any(diagnostic.code in DOUBTS for diagnostic in ruling.diagnostics)
    if label == "doubt":
        return RIGHT if told else WRONG
    words = [] if label == "-" else label.split()
    due = set(zip(words[::2], words[1::2], strict=True))
    if set(_found(ruling)) == due:
        return TOLD if told else RIGHT
    return TOLD if told else WRONG


def _found(ruling: Ruling) -> Iterator[tuple[str, str]]:
    edition = ruling.edition
    if edition is None:
        return
    for one in edition.amendments:
        yield from ((operation.value, f"{one.date}#{one.number}") for operation in one.operations)
    if edition.repeal:
        yield "repeal", f"{edition.repeal.date}#{edition.repeal.number}"


def published(language: str) -> Iterator[tuple[str, str]]:
    """Each line on where a ruling was published, and whether it was read rightly, told or wrong.

    `name@date#number …` stands before it, `-` for a line that is none, `told` for one that must be.
    """
    for line in (FOLDER.parent / "published" / f"{language}.txt").read_text("utf-8").splitlines():
        label, _, note = line.partition(" | ")
        ruling = _with(note, language, below=2)
        told = any(d.code is Code.PUBLICATION_DOUBTFUL for d in ruling.diagnostics)
        printed = ruling.edition.publications if ruling.edition else ()
        found = " ".join(
            f"{one.name}@{one.date or ''}" + (f"#{one.number}" if one.number else "")
            for one in printed
        )
        right = told if label == "told" else found == label.strip("-") and not told
        yield note, RIGHT if right else TOLD if told else WRONG
