"""Two files of one ruling, of any kind, and a PDF beside what a machine reads on its pages."""

from __future__ import annotations

import json
import shutil
from itertools import permutations
from pathlib import Path

import pytest
from pikepdf import Pdf
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.compare.witnesses import DifferenceKind, verify
from pipeline.confined import differences_of_files
from pipeline.read import Limits, read_bytes
from tests.pdf.conftest import FILES
from tests.test_doors import as_docx, as_html, as_pdf, as_text
from tests.test_rulings import FOLDER

ROOT = Path(__file__).parents[1]

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


def facts_of(one: bytes, other: bytes) -> set[str]:
    found = differences_of_files(read_bytes(one, None), read_bytes(other, None), Limits())
    assert found.facts is not None
    return {subject for subject, differences in found.facts.items() if differences}


CHANGED = {
    "rus": (
        ("numbers", "N 17", "N 18"),
        ("dates", "22 ноября 2001 года.", "23 ноября 2001 года."),
        ("norms", "пункту 3 статьи 26 Конституции.", "пункту 3 статьи 25 Конституции."),
        ("names", "Катаева А.К.", "Катаева А.Н."),
        ("verdicts", "Закона соответствующими", "Закона не соответствующими"),
    ),
    "kaz": (
        ("numbers", "N 17", "N 18"),
        ("dates", "22 қарашада қабылдаған Заңның", "23 қарашада қабылдаған Заңның"),
        (
            "norms",
            "26-бабының 3-тармағына сәйкес келмейді",
            "25-бабының 3-тармағына сәйкес келмейді",
        ),
        ("names", "А.К.Катаев", "А.Н.Катаев"),
        ("verdicts", "сәйкес келеді деп", "сәйкес келмейді деп"),
    ),
}
WITH_PDF = [(as_pdf, as_docx), (as_html, as_pdf)]


@pytest.mark.parametrize("language", CHANGED)
@pytest.mark.parametrize(("one", "other"), PAIRS[::2] + WITH_PDF)
def test_each_kind_of_fact_is_told_by_its_name(one, other, language):
    text = (FOLDER / f"kk-2001-17.{language}.clean.txt").read_text("utf-8").rstrip("\n")
    lines = text.split("\n")
    assert facts_of(one(lines), other(lines)) == set()
    for subject, before, after in CHANGED[language]:
        assert before in text
        changed = text.replace(before, after, 1).split("\n")
        assert subject in facts_of(one(lines), other(changed)), subject


def test_the_report_names_every_subject(tmp_path):
    (tmp_path / "a.txt").write_bytes(as_text(LINES))
    changed = [line.replace("2015", "2016") for line in LINES]
    (tmp_path / "b.html").write_bytes(as_html(changed))
    code, said = call(tmp_path / "a.txt", tmp_path / "b.html", "--json")
    report = json.loads(said)
    assert code == 1
    assert list(report) == ["words", "numbers", "dates", "norms", "names", "verdicts"]
    assert report["dates"]
    assert report["dates"][0]["first"]["value"][:4] == "2015"
    assert (report["names"], report["verdicts"]) == ([], [])
    code, said = call(tmp_path / "a.txt", tmp_path / "b.html")
    assert code == 1
    assert "dates: " in said


def test_what_is_no_ruling_is_compared_by_its_words(tmp_path):
    for name, words in (("a.txt", "Бұл мәтін қаулы емес."), ("b.txt", "Бұл мәтін қаулы ма.")):
        (tmp_path / name).write_text(words * 9)
    code, said = call(tmp_path / "a.txt", tmp_path / "b.txt", "--json")
    report = json.loads(said[said.index("{") :])
    assert code == 1
    assert report["words"]
    assert report["norms"] is None


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
def test_a_sound_pdf_is_what_is_read_on_its_pages(tmp_path):
    """Two of its pages, as each takes a second."""
    with Pdf.open(FILES / "ks-2023-21.kaz.pdf") as file:
        del file.pages[2:]
        file.save(tmp_path / "a.pdf")
    assert call(tmp_path / "a.pdf", "--look") == (0, "")


@pytest.mark.parametrize(
    ("command", "ending"),
    [
        *((one, "json") for one in ("clean", "review", "verify")),
        *((one, "akn.xml") for one in ("clean", "cite", "review", "verify")),
    ],
)
def test_a_result_is_no_source(command, ending):
    result = str(ROOT / "output" / f"ks-2023-21.kaz.{ending}")
    done = CliRunner().invoke(app, [command, result, *[result] * (command == "verify")])
    assert done.exit_code == 3
    assert "JSON or Akoma Ntoso, as results are, and no source; name the file" in done.output


def test_a_package_names_the_source_in_it(tmp_path):
    (tmp_path / "bagit.txt").touch()
    code, said = call(tmp_path, tmp_path)
    assert code == 2
    assert "name data/source.* in it" in said
