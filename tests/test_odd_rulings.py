"""Rulings of both languages and all courts with odd words put in: a ruling, or one typed error."""

import random
from pathlib import Path

import pytest

from pipeline.check.restore import restore
from pipeline.convert import convert, publish
from pipeline.errors import NotARulingError
from pipeline.read import read_text

HERE = Path(__file__).parent
RULINGS = sorted(p for p in (HERE / "rulings").glob("*.txt") if not p.name.endswith(".clean.txt"))
# What readings of different stages begin and end with, so that they meet and cross.
WORDS = (
    "1. ", "1. 1. ", "1) ", "2) ", "IV. ", "0. ", "999. ", "1.1. ", "\n", "\n\n", "\f", " ", "\t", "-", "‑", "\u00ad",
    "«", "»", '"', "“", "(", ")", "[1]", "¹", "*", "#", "№ ", "&", "<b>", "]]>", "\x01", "\u200b", "\ufeff", "\u202e",
    "от 31 июня 1999 года № 5-НП ", "2023 жылғы 31 маусымдағы № 7-НҚ ", "не ", "соответствующей ", "признать ",
    "Ивановой И.И. ", "судей ", "Председатель ", "статьи 5 ", "пункта 3 статьи 10 Конституции ", "1-бабының ",
    "Конституционный Суд Республики Казахстан", "постановляет:", "қаулы етеді:", "Сноска. ", "Ескерту. ",
    "62\n\n-бабы", "(далее – Закон) ", "(бұдан әрі – Заң) ", "; ", ": ", ". ",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_odd_words_in_a_ruling_never_end_in_a_fault(seed):
    chance = random.Random(seed)  # noqa: S311 - the same odd words on every run
    text = chance.choice(RULINGS).read_text("utf-8")
    for _ in range(25):
        at, word = chance.randrange(len(text)), chance.choice(WORDS)
        gone = chance.choice([0, 0, 0, 5, 60])
        text = text[:at] + word + text[at + gone :]
    source = read_text(text.encode())
    try:
        ruling = publish(convert(source)).ruling
    except NotARulingError:
        return
    assert restore(ruling) == text
