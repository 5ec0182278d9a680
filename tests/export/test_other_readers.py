"""What pandoc reads of the forms is what the plain text says; skipped where pandoc is not there."""

import json
import shutil
import subprocess

import pytest

from pipeline.export.bibliography import key_of, to_bibtex, to_csl
from pipeline.export.form_files import GATHERED, to_form
from pipeline.export.forms import ExportForm
from tests.archive.test_typeset import bare
from tests.export.samples import ALL, GOLDEN, OPINION, SAMPLE, ruling_at, stem_of

pytestmark = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")


def pandoc(data, *options):
    call = ["pandoc", *options]
    return subprocess.run(call, input=data, check=True, capture_output=True).stdout.decode()


@pytest.mark.parametrize("path", [SAMPLE, OPINION, *GOLDEN[::15]], ids=stem_of)
@pytest.mark.parametrize(("form", "reader"), [("md", "commonmark+footnotes"), ("docx", "docx")])
def test_every_paragraph_is_read(path, form, reader):
    if form == "docx":
        pytest.importorskip("docx")
    ruling = ruling_at(path)
    read = bare(pandoc(to_form(ruling, ExportForm(form)), "-f", reader, "-t", "plain"))
    lines = to_form(ruling, ExportForm.TXT).decode().splitlines()
    assert not [line for line in lines if bare(line) not in read]


def test_bibtex_and_csl_are_read_alike():
    rulings = [ruling_at(path) for path in ALL if path != OPINION]
    (bib,), (csl,) = GATHERED[ExportForm.BIBTEX], GATHERED[ExportForm.CSL]
    read = json.loads(pandoc(bib.file_of(map(to_bibtex, rulings)), "-f", "bibtex", "-t", "csljson"))
    items = json.loads(csl.file_of(map(to_csl, rulings)))
    wanted = sorted((key_of(r), r.number, [list(map(int, r.date.split("-")))]) for r in rulings)
    for found in (read, items):
        assert sorted((i["id"], i["number"], i["issued"]["date-parts"]) for i in found) == wanted
