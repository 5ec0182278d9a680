"""Two files of one ruling, of any kind, and a PDF beside what a machine reads on its pages."""

from __future__ import annotations

import shutil
from itertools import permutations

import pytest
from typer.testing import CliRunner

from pipeline.check.witnesses import DifferenceKind, verify
from pipeline.cli import app
from pipeline.read import read_bytes
from tests.pdf.conftest import FILES
from tests.test_doors import as_docx, as_html, as_text
from tests.test_rulings import FOLDER

LINES = (FOLDER / "kk-2015-12.rus.clean.txt").read_text("utf-8").rstrip("\n").split("\n")
DOORS = (as_text, as_html, as_docx)
PAIRS = list(permutations(DOORS, 2))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_any_two_files_of_one_text_agree(one, other):
    assert verify(read_bytes(one(LINES)), read_bytes(other(LINES))) == ()


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_any_two_files_tell_a_changed_figure_and_a_word(one, other):
    at = max(range(len(LINES)), key=lambda n: len(LINES[n]))
    words = LINES[at].split(" ")
    changed = [*LINES[:at], " ".join([*words[:5], "не", *words[5:]]), *LINES[at + 1 :]]
    changed = [line.replace("2015", "2016") for line in changed]
    found = verify(read_bytes(one(LINES)), read_bytes(other(changed)))
    assert {DifferenceKind.ADDED, DifferenceKind.NUMBER} == {
        difference.kind for difference in found
    }


def call(*arguments) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["verify", *map(str, arguments)])
    return done.exit_code, done.output


def test_one_file_alone_needs_to_be_looked_at(tmp_path):
    (tmp_path / "a.txt").write_bytes(as_text(LINES))
    assert call(tmp_path / "a.txt")[0] == 2
    code, said = call(tmp_path / "a.txt", "--look")
    assert code == 2
    assert "PDF" in said or not said


@pytest.mark.skipif(not shutil.which("tesseract"), reason="no recogniser is here")
def test_a_sound_pdf_is_what_is_read_on_its_pages():
    assert call(FILES / "ks-2023-21.kaz.pdf", "--look") == (0, "")
