"""Words that a spreadsheet would run, and signs that break lines: every form keeps them as they are."""

import csv
import io

import pytest

from pipeline.export.bibliography import key_of, to_bibtex
from pipeline.export.form_files import GATHERED, to_form
from pipeline.export.forms import ExportForm
from tests.export.samples import GOLDEN, SAMPLE, ruling_at

BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What Python's `splitlines` takes for the end of a line, and N-Triples and CSV do not."""


def outcome_text(words):
    """The sample, whose first outcome has other words."""
    ruling = ruling_at(SAMPLE)
    first, *rest = ruling.outcomes
    return ruling.model_copy(update={"outcomes": (first.model_copy(update={"text": words}), *rest)})


def rows(ruling):
    *_, made = GATHERED[ExportForm.CSV]
    return list(
        csv.DictReader(io.StringIO(made.file_of([made.piece(ruling)]).decode(), newline=""))
    )


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠"]
)
def test_no_cell_is_a_formula(sign):
    """It has an apostrophe before it, and so has one that begins with one, so both can be undone."""
    words = f'{sign}HYPERLINK("https://x.invalid";"a, b")'
    assert rows(outcome_text(words))[0]["text"] == f"'{words}"


def test_other_cells_are_as_they_are():
    told = rows(ruling_at(SAMPLE))[0]
    assert told["text"] == ruling_at(SAMPLE).outcomes[0].text


def test_no_sign_of_a_text_divides_a_triple():
    rdflib = pytest.importorskip("rdflib")
    words = f'a{BREAKS}b\nc\r"d\\'
    data = to_form(outcome_text(words), ExportForm.NT)
    graph = rdflib.Graph().parse(data=data, format="nt")
    assert words in {str(value) for value in graph.objects()}
    lines = data.decode().split("\n")
    assert lines == [*sorted(lines[:-1]), ""]


def test_editions_of_a_ruling_have_keys_of_their_own():
    ruling = ruling_at(next(path for path in GOLDEN if path.name == "kk-2014-16.rus.json"))
    later = ruling.model_copy(
        update={"expression": ruling.expression.partition("@")[0] + "@2023-12-18"}
    )
    assert key_of(ruling) != key_of(later)
    assert to_bibtex(later).decode().startswith(f"@misc{{{key_of(later)},")


def test_the_key_of_the_text_as_adopted_is_short():
    assert key_of(ruling_at(SAMPLE)) == "constitutional-court-2023-07-14-21-kaz"
