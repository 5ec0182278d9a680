"""What is told names the true cause, in words: by the kind of the file, and never by an identifier."""

import json
import re

import pytest

from pipeline.cli import run
from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.errors import UnreadableSourceError
from pipeline.read import USUAL, read_bytes, read_text
from tests.docx.builder import docx, paragraph
from tests.test_rulings import FOLDER, STEMS

RUS = (FOLDER / "ks-2024-77.rus.clean.txt").read_text("utf-8").splitlines()


def page(paragraphs):
    return f"<!doctype html><html><meta charset='utf-8'>{''.join(f'<p>{one}</p>' for one in paragraphs)}".encode()


def hidden(data, code=Code.HIDDEN_TEXT):
    found = convert(read_bytes(data, USUAL)).diagnostics
    return [one.message for one in found if one.code is code]


@pytest.mark.parametrize("how", ["display:none", "visibility:hidden", "clip-path:inset(50%)"])
def test_words_that_a_style_hides_are_told_as_that(how):
    words = f"{RUS[-2]} <span style='{how}'>втайне</span>"
    (message,) = hidden(page([*RUS[:-2], words, RUS[-1]]))
    assert message.startswith("the page does not show “втайне”: hidden by")


def test_words_in_the_colour_of_the_page_are_told_as_that():
    words = f"{RUS[-2]} <span style='color:white;background:white'>втайне</span>"
    (message,) = hidden(page([*RUS[:-2], words, RUS[-1]]))
    assert "in the colour" in message


def test_hidden_words_of_a_word_file_are_told_as_that():
    unseen = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>втайне</w:t></w:r></w:p>"
    body = "".join(map(paragraph, RUS[:-1])) + unseen + paragraph(RUS[-1])
    (message,) = hidden(docx(body))
    assert "hidden by" in message


def test_a_picture_among_words_is_told_as_one():
    picture = f"{RUS[-2]} <img src='a.png' width=600 height=40> и так далее"
    (message,) = hidden(page([*RUS[:-2], picture, RUS[-1]]), Code.DRAWN_WORDS)
    assert "picture" in message


def test_no_message_names_a_provision_or_a_point_by_its_identifier():
    changed = "\n\n".join(RUS).replace(
        "1. Признать подпункт 9) части второй статьи 138",
        "1. Признать подпункт 8) части второй статьи 138",
    )
    changed = re.sub(r"2\. Рекомендовать [^\n]+", "2. Спеть песню.", changed)
    told = convert(read_text(changed.encode())).diagnostics
    codes = {one.code for one in told}
    assert {Code.FIGURES_CONTRADICTED, Code.OUTCOME_UNKNOWN} <= codes
    assert not [one.message for one in told if re.search("/akn/|__", one.message)]
    assert any("Спеть песню" in one.message for one in told)


@pytest.mark.parametrize("stem", STEMS)
def test_no_message_of_a_whole_ruling_names_an_identifier(stem):
    told = json.loads((FOLDER / f"golden/{stem}.json").read_bytes())["diagnostics"]
    assert not [one["message"] for one in told if re.search("/akn/|__", one["message"])]


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt"])
def test_bytes_of_no_kind_are_told_as_what_cannot_be_read(tmp_path, name, capfd):
    (tmp_path / name).write_bytes(bytes(range(1, 256)) * 40)
    assert run(["convert", str(tmp_path / name), "--out", str(tmp_path / "out")]) == 3
    told = capfd.readouterr().err
    assert "extract its text" not in told
    assert "damaged" in told


def test_a_kind_that_is_known_is_told_by_its_name():
    with pytest.raises(UnreadableSourceError, match="extract"):
        read_text(b"%PDF-1.7\n\xff")


def test_two_files_of_one_name_are_told_what_to_do(tmp_path, capfd):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.rus.txt").write_text("", "utf-8")
    files = [str(tmp_path / folder / "x.rus.txt") for folder in ("a", "b")]
    assert run(["convert", *files, "--out", str(tmp_path / "out")]) == 2
    assert "rename one" in capfd.readouterr().err
