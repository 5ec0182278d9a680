"""Pages that a machine recognised: refused with what to do, or taken as a source of lower rank."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from difflib import SequenceMatcher

import pytest

from pipeline.clean import clean
from pipeline.codes import Code
from pipeline.convert import convert, convert_file
from pipeline.decisions import Decisions
from pipeline.errors import UnreadableSourceError
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.read import read_bytes
from tests.scans.pictures import DPI, HARMS, Scan, can_recognise, recognised
from tests.test_rulings import FOLDER

SHORT = {"kaz": "kk-1996-9-1.kaz", "rus": "kk-2001-17.rus"}
needs_recogniser = pytest.mark.skipif(not can_recognise(), reason="no recogniser is here")
needs_ocrmypdf = pytest.mark.skipif(
    not (can_recognise() and shutil.which("ocrmypdf")), reason="no ocrmypdf is here"
)


def lines(language: str) -> list[str]:
    return (FOLDER / f"{SHORT[language]}.clean.txt").read_text("utf-8").rstrip("\n").split("\n")


def share_right(due: str, found: str) -> float:
    words = due.split()
    blocks = SequenceMatcher(None, words, found.split(), autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(words)


@needs_recogniser
@pytest.mark.parametrize("language", SHORT)
@pytest.mark.parametrize(("dpi", "harm"), list(zip((*DPI, *DPI), HARMS, strict=True)))
def test_the_words_of_a_layer_are_taken(language, dpi, harm, tmp_path):
    due = lines(language)[:6]
    data = recognised(list(Scan(dpi, harm).pictures(due)), language, dpi, tmp_path)
    with pytest.raises(UnreadableSourceError, match=r"recognised: page 1.*--ocr"):
        read_bytes(data)
    source = read_bytes(data, recognised=True)
    text = clean(Job(source, detect(source.body), Decisions()))
    assert share_right("\n".join(due), text.text) > 0.93
    assert source.recognised == source.pages
    assert [doubt.code for doubt in text.doubts if doubt.code is Code.RECOGNISED_TEXT]
    assert not [doubt for doubt in text.doubts if doubt.code is Code.HIDDEN_TEXT]


@needs_ocrmypdf
@pytest.mark.parametrize("language", SHORT)
def test_the_commands_of_the_refusal_work_as_they_are_printed(language, tmp_path):
    first, *rest = Scan(200).pictures(lines(language))
    scan = tmp_path / "SCAN.pdf"
    first.save(scan, save_all=True, append_images=rest, resolution=200)
    with pytest.raises(UnreadableSourceError) as refused:
        read_bytes(scan.read_bytes())
    command = shlex.split(re.search("`(ocrmypdf [^`]+)`", str(refused.value))[1])
    command = [language if word == "kaz" else word for word in command]
    assert f"-l {language}" in str(refused.value)
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=600)
    with pytest.raises(UnreadableSourceError, match="--ocr"):
        convert_file(tmp_path / "TEXT.pdf")
    ruling = convert_file(tmp_path / "TEXT.pdf", recognised="take")
    assert ruling.source.origin == "recognised"
    assert ruling.language == language
    (tmp_path / "TEXT.decisions.toml").write_text('recognised = "take"\n')
    assert convert_file(tmp_path / "TEXT.pdf") == ruling
    twice = convert_file(tmp_path / "TEXT.pdf", recognised="look")
    told, fewer = (
        sum(one.code.startswith("recognised") for one in read.diagnostics)
        for read in (ruling, twice)
    )
    assert fewer < told / 2
    (tmp_path / "TEXT.decisions.toml").write_text('recognised = "look"\n')
    assert convert_file(tmp_path / "TEXT.pdf") == twice


@needs_recogniser
def test_the_recognisers_record_beside_the_file_is_read(tmp_path):
    recognised(list(Scan(200).pictures(lines("rus"))), "rus", 200, tmp_path)
    command = ["tesseract", "pages", "layer", "-l", "rus", "hocr"]
    record = tmp_path / "layer.hocr"
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=600)
    sure = re.sub(r"x_wconf [0-9]+", "x_wconf 96", record.read_text("utf-8"))
    record.write_text(sure, "utf-8")
    told = "of which the recogniser was not sure"
    found = [convert_file(tmp_path / "layer.pdf", recognised="take")]
    record.write_text(re.sub(r"x_wconf 96(?=[^<]*>обращение)", "x_wconf 40", sure), "utf-8")
    found.append(convert_file(tmp_path / "layer.pdf", recognised="take"))
    assert [any(told in one.message for one in ruling.diagnostics) for ruling in found] == [
        False,
        True,
    ]
    record.write_text("<div class='ocr_page'></div>", "utf-8")
    with pytest.raises(UnreadableSourceError, match=r"\.hocr.*another file"):
        convert_file(tmp_path / "layer.pdf", recognised="take")


def test_other_sources_are_written_ones():
    text = "\n\n".join(lines("rus")).encode()
    assert convert(read_bytes(text, recognised=True)).source.origin == "written"
