"""A text file of two columns is refused for what it is; wide gaps of other kinds are none."""

import random
import textwrap
from itertools import zip_longest

import pytest

from pipeline.errors import UnreadableSourceError
from pipeline.read import read_bytes
from tests.test_rulings import FOLDER

KAZ, RUS = (
    (FOLDER / f"ks-2025-178.{language}.clean.txt").read_text("utf-8").splitlines()
    for language in ("kaz", "rus")
)


def column(paragraphs, width):
    return "\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in paragraphs).split(
        "\n"
    )


def beside(left, right, at):
    rows = zip_longest(left, right, fillvalue="")
    return "\n".join(f"{one:<{at}}{other}".rstrip() for one, other in rows)


def halves(lines):
    return lines[: len(lines) // 2], lines[len(lines) // 2 :]


@pytest.mark.parametrize(
    "text",
    [
        beside(column(KAZ, 50), column(RUS, 50), 56),
        beside(*halves(column(KAZ, 44)), 50),
        beside(*halves([line for line in column(RUS, 40) if line]), 44).replace("\n", "\r\n"),
    ],
    ids=["two languages", "a journal", "without empty lines"],
)
def test_a_text_of_two_columns_is_refused(text):
    with pytest.raises(UnreadableSourceError, match="two columns"):
        read_bytes(text.encode(), None)


def justified(paragraph, rng):
    lines = textwrap.wrap(paragraph, 70, break_on_hyphens=False)
    for line in lines[:-1]:
        words = line.split()
        gaps = [" "] * (len(words) - 1)
        for _ in range(70 - len(line)):
            gaps[rng.randrange(len(gaps))] += " "
        yield "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))
    yield lines[-1]


@pytest.mark.parametrize("paragraphs", [KAZ, RUS], ids=["kaz", "rus"])
def test_justified_lines_margins_and_a_signature_are_no_columns(paragraphs):
    rng = random.Random(7)  # noqa: S311 - a choice, no secret
    text = "\n".join(line for p in paragraphs for line in justified(p, rng))
    signed = "\n".join(f"{'Судья':<40}{name}" for name in ("А.Б. Ким", "Б.В. Ли", "В.Г. Пак"))
    assert read_bytes(f"{text}\n{signed}\n".encode(), None)
    assert read_bytes(textwrap.indent("\n".join(column(paragraphs, 80)), " " * 12).encode(), None)
    numbered = [f"{n:<4}{line}" for n, line in enumerate(column(paragraphs, 80), 1)]
    assert read_bytes("\n".join(numbered).encode(), None)
    behind = [f"{line:<84}{n}" for n, line in enumerate(column(paragraphs, 80), 1)]
    assert read_bytes("\n".join(behind).encode(), None)
