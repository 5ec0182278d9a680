"""Work grows with the text and the number of files, never with their square."""

from itertools import islice, product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.check.checked_files import json_problems
from pipeline.check.schema import MOST_PROBLEMS
from pipeline.convert import convert, convert_file, publish
from pipeline.errors import NotARulingError, UnreadableSourceError
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.linking import Texts
from pipeline.read import Limits, read_text
from pipeline.read.pdf.margins import margins_of
from pipeline.read.pdf.text_lines import Line
from pipeline.read.worker import run_bounded
from pipeline.sections import Part
from pipeline.segment.joints import loose_ends
from pipeline.segment.structure import Placed
from pipeline.terms import BlockRole
from pipeline.text import Span
from pipeline.words.folding import Folded
from tests.effort import grows_gently

HERE = Path(__file__).parent
RUSSIAN = (HERE / "rulings/ks-2024-77.rus.txt").read_text("utf-8")
KAZAKH = (HERE / "rulings/ks-2024-77.kaz.txt").read_text("utf-8")
POINT = "\n      1. "
# What some rule looks at, again and again: each made something quadratic once, or could.
REPEATED = (
    " ", "\t", "\n", "ст. 1, ", "статьи 1 и 2 Конституции, ", "Закон от 3 июля 2014 года № 5, ", "«а» ", "« ", '" ', "(",
    "Иванов И.И., ", "И.", "(далее – Закон) ", "1) ", "не соответствующим ", "14.07.2023 ", "№ 1 ", "[1] ", "- ", "а-\n",
    "а\n\n      ", "1. а\n\n      ", "1) а;\n\n      ", "\f", "судей ", "постановляет:\n", "Сноска. ", "а", "1", "\u0301",
    "а\tб\tв\n", "1-бабының ", "Конституциясының 13-бабының , , ", "-тармағы ", "сәйкес келмейді ", "қ", "1\n2\n", ". ",
)  # fmt: skip


def stretched(text, piece, length, *, last):
    """A ruling whose first or last point with the number 1 begins with a long stretch of one piece."""
    at = (text.rindex if last else text.index)(POINT) + len(POINT)
    return f"{text[:at]}{piece * (length // len(piece))} {text[at:]}"


def published(text):
    try:
        return publish(convert(read_text(text.encode())))
    except (NotARulingError, UnreadableSourceError):
        return None


@pytest.mark.parametrize("piece", REPEATED)
def test_no_text_costs_more_than_its_length(piece):
    text = KAZAKH if set(piece) & set("әіңғүұқөһ") else RUSSIAN
    assert grows_gently(lambda n: published(stretched(text, piece, n, last=False)), 3_000)


@pytest.mark.parametrize("piece", [".", ",", "(", "«", "–", "*", "1."])
@pytest.mark.parametrize("text", [KAZAKH, RUSSIAN], ids=["kaz", "rus"])
def test_no_row_of_signs_costs_more_than_its_length(text, piece):
    above, below = text.split(POINT, 1)
    assert grows_gently(lambda n: published(f"{above}\n      {piece * n}{POINT}{below}"), 5_000)


@pytest.mark.parametrize(
    "piece", ["ст. 1, ", "не соответствующим ", "1) ", "1) а;\n\n      ", "Статья 1.\n\n      "]
)
def test_no_operative_part_costs_more_than_its_length(piece):
    assert grows_gently(lambda n: published(stretched(RUSSIAN, piece, n, last=True)), 3_000)


@pytest.mark.parametrize("piece", ["A", "+A", "A" * 59 + " ", "=41", "%4", "&#1", "+"])
def test_packed_text_is_looked_for_once(piece):
    assert grows_gently(lambda n: published((piece * n)[:n]), 16_000)


def test_copies_of_one_ruling_are_not_compared_with_each_other():
    """One text of each other language is looked at, however many copies a run holds."""
    texts = Texts[int]()
    kaz, rus = (convert(read_text(text.encode())) for text in (KAZAKH, RUSSIAN))
    for number in range(200):
        texts.add(number, rus if number % 2 else kaz)
    assert {len(texts.beside(number).others) for number in range(200)} == {1}


def test_words_with_hyphens_are_looked_up_and_not_searched_for():
    """Invented words, all different: none stands in the text without its hyphen."""
    letters, grammar = "абвгдежзиклмнопр", load(Language("rus"))

    def told(count):
        ends = map("".join, islice(product(letters, repeat=4), count))
        text = f"Суд {' '.join(f'слово-{end}' for end in ends)}."
        line = Folded.of(text, Span(0, len(text)), grammar)
        return list(loose_ends([Placed(line, Part.MOTIVATION, BlockRole.PARAGRAPH)], grammar))

    assert told(8) == []
    assert grows_gently(told, 8_000)


def test_the_margins_of_a_long_pdf_are_told_in_one_pass():
    page = [Line("а", 700.0 - n, 12.0, (72.0, 80.0), "Tinos") for n in range(40)]
    assert grows_gently(lambda count: margins_of([page] * count), 150)


def test_a_file_with_more_faults_than_anybody_reads_is_done_with_soon():
    """The first faults are told, whatever number follows."""
    data = b'{"header":[' + b"0," * 200_000 + b"0]}"
    assert len(json_problems(data)) == MOST_PROBLEMS


def outcome(text):
    """What the process apart makes of a text within the usual limits but for a busy machine."""
    try:
        run_bounded(_published, text.encode(), Limits(seconds=300))
    except (NotARulingError, UnreadableSourceError) as error:
        told = str(error)
    else:
        told = ""
    assert "longer than" not in told
    assert "more than" not in told


def _published(data, _limits):
    return publish(convert(read_text(data))).json


PIECES = st.tuples(st.sampled_from(REPEATED) | st.text(max_size=5), st.integers(1, 3_000))


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, min_size=1, max_size=6), st.booleans(), st.booleans())
@example(
    pieces=[("постановляет:\n", 1985), ("\x8b", 1249)], in_ruling=True, last=True
)  # lists in lists
def test_any_text_of_50_kb_ends_within_its_limits(pieces, in_ruling, last):
    stretch = "".join(piece * count for piece, count in pieces)[:25_000]
    text = stretched(RUSSIAN, f"{stretch} ", len(stretch) + 1, last=last) if in_ruling else stretch
    outcome(text)


def test_time_runs_out_for_texts_as_for_any_file(tmp_path):
    """The whole conversion of a text is bounded, not its reading alone."""
    source = tmp_path / "a.txt"
    source.write_text(RUSSIAN, "utf-8")
    with pytest.raises(UnreadableSourceError, match=r"longer than 0\.001 seconds"):
        convert_file(source, limits=Limits(seconds=0.001))
