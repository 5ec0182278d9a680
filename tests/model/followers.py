"""Learn anew which words follow each other: ``python -m tests.model.followers``, from the project's own texts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from pipeline.clean.displaced.shapes import EDGE
from pipeline.clean.followers import FILE, LEVELS, SIZE, codes, places
from pipeline.languages import Language
from tests.model.texts import own

GRAMMAR = Path(__file__).parent.parent.parent / "pipeline/grammar"


def table(language: str) -> bytes:
    """The bits of each level at the places of the words that follow each other so often."""
    seen = [Counter[int]() for _ in LEVELS]
    for text in own(language):
        for paragraph in text.paragraphs:
            at = places(list(map(codes, (EDGE, EDGE, *paragraph.text.split(), EDGE, EDGE))))
            for number, counted in enumerate(seen):
                counted.update(at[number :: len(LEVELS)])
    cells = bytearray(SIZE)
    for level, counted in zip(LEVELS, seen, strict=True):
        for place, times in counted.items():
            for bit, least in enumerate(level.times, level.bit):
                cells[place] |= (times >= least) << bit
    return bytes(cells)


if __name__ == "__main__":
    for language in Language:
        if texts := own(language.value):
            (GRAMMAR / language.value / FILE).write_bytes(table(language.value))
            print(language.value, len(texts), "texts")
