"""`qauly page` writes one HTML file a ruling, with pictures where the PDF is at hand."""

import shutil

import pytest

from pipeline.cli import run
from tests.pages.pages import ROOT, read

SAMPLE = ROOT / "output/ks-2023-21.kaz.json"
GOLDEN = ROOT / "tests/rulings/golden"
PDF = ROOT / "tests/pdf/files/ks-2023-21.kaz.pdf"


def test_page_of_a_ruling_speaks_its_language(tmp_path):
    assert run(["page", str(SAMPLE), "--out", str(tmp_path)]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["ks-2023-21.kaz.html"]
    assert read((tmp_path / "ks-2023-21.kaz.html").read_bytes()).get("lang") == "kk"


def test_a_page_takes_the_place_of_another_and_of_nothing_else(tmp_path, capsys):
    page, call = tmp_path / "ks-2023-21.kaz.html", ["page", str(SAMPLE), "--out", str(tmp_path)]
    page.write_text("<p>The source, or a person's.</p>")
    assert run(call) == 2
    assert "name another folder" in capsys.readouterr().err
    assert page.read_text() == "<p>The source, or a person's.</p>"
    page.unlink()
    assert [run(call), run(call)] == [0, 0]


def test_two_rulings_that_would_have_one_page_are_refused_by_its_name(tmp_path, capsys):
    other = shutil.copy(SAMPLE, tmp_path)
    assert run(["page", str(SAMPLE), str(other), "--out", str(tmp_path / "out")]) == 2
    assert f"become {tmp_path / 'out' / 'ks-2023-21.kaz.html'}" in capsys.readouterr().err


def test_texts_of_one_ruling_stand_beside_each_other(tmp_path):
    both = [str(GOLDEN / f"ks-2024-77.{language}.json") for language in ("kaz", "rus")]
    assert run(["page", *both, "--out", str(tmp_path)]) == 0
    for path in tmp_path.iterdir():
        assert read(path.read_bytes()).xpath("//*[@class='other']")


@pytest.fixture(scope="module")
def from_pdf(tmp_path_factory):
    """A folder with a PDF and what came of it."""
    folder = tmp_path_factory.mktemp("pdf")
    shutil.copy(PDF, folder / "a.pdf")
    assert run(["convert", str(folder / "a.pdf"), "--out", str(folder)]) == 0
    return folder


def test_places_in_a_pdf_are_shown_where_it_is_at_hand(from_pdf, tmp_path):
    call = ["page", str(from_pdf / "a.json"), "--out", str(tmp_path)]
    assert run(call) == 0
    assert not read((tmp_path / "a.html").read_bytes()).xpath("//image")
    assert run([*call, "--sources", str(from_pdf)]) == 0
    tree = read((tmp_path / "a.html").read_bytes())
    shown = {use.get("href")[1:] for use in tree.xpath("//use")}
    assert shown == set(tree.xpath("//image/@id"))


def test_another_pdf_is_refused(from_pdf, tmp_path, capsys):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 another")
    call = ["page", str(from_pdf / "a.json"), "--out", str(tmp_path), "--sources", str(tmp_path)]
    assert run(call) == 2
    assert "is not the file that the ruling was read from" in capsys.readouterr().err
    assert not (tmp_path / "a.html").exists()


def test_what_is_no_ruling_is_refused(tmp_path):
    (tmp_path / "b.json").write_text("{}", "utf-8")
    assert run(["page", str(tmp_path / "b.json"), "--out", str(tmp_path)]) == 5
