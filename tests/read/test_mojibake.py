"""Texts that were read in a wrong encoding: refused, whole or in part; sound ones pass the gate."""

import pytest

from pipeline.errors import UnreadableSourceError
from pipeline.read import read_bytes
from tests.test_rulings import FOLDER, STEMS

WRITTEN = ("utf-8", "cp1251", "kz1048", "koi8-r", "cp866")
READ = ("latin-1", "cp1252", "cp1251", "koi8-r", "cp866")
REPAIRED = {("kz1048", "cp1251")}
STEM = {"rus": "ks-2025-178.rus", "kaz": "ks-2025-178.kaz"}
PAIRS = [(w, r) for w in WRITTEN for r in READ if w != r and (w, r) not in REPAIRED]


def text(language):
    return (FOLDER / f"{STEM[language]}.clean.txt").read_text("utf-8")


@pytest.mark.parametrize("language", STEM)
@pytest.mark.parametrize(("written", "read"), PAIRS)
def test_a_text_read_in_a_wrong_encoding_is_refused(language, written, read):
    wrong = text(language).encode(written, "ignore").decode(read, "replace")
    with pytest.raises(UnreadableSourceError, match=r"mojibake|words|Cyrillic|lost"):
        read_bytes(wrong.encode(), None)


@pytest.mark.parametrize("language", STEM)
@pytest.mark.parametrize("read", [*READ, "mac_cyrillic"])
def test_one_word_of_utf_8_read_byte_by_byte_is_enough(language, read):
    lines = text(language).splitlines()
    word = max(lines[5].split(), key=len)
    lines[5] = lines[5].replace(word, word.encode().decode(read, "replace"))
    with pytest.raises(UnreadableSourceError, match=r"mojibake, UTF-8 .* \(line 6: "):
        read_bytes("\n".join(lines).encode(), None)


@pytest.mark.parametrize("read", [*READ, "mac_cyrillic"])
def test_its_signs_alone_are_enough(read):
    wrong = {ord(sign): sign.encode().decode(read, "ignore") for sign in "«»"}
    quoted = (FOLDER / "kk-2010-11.rus.clean.txt").read_text("utf-8").translate(wrong)
    with pytest.raises(UnreadableSourceError, match=r"mojibake, UTF-8"):
        read_bytes(quoted.encode(), None)


def test_mojibake_in_a_page_is_refused():
    wrong = text("rus").encode().decode("cp1251", "replace")
    page = f"<!doctype html><article><p>{wrong}</p></article>"
    with pytest.raises(UnreadableSourceError, match="mojibake"):
        read_bytes(page.encode(), None)


@pytest.mark.parametrize("language", STEM)
def test_two_texts_letter_by_letter_are_refused(language):
    lines = text(language).splitlines()
    long = sorted(lines, key=len)[-2:]
    mixed = "".join(a + b for a, b in zip(*long, strict=False))
    at = lines.index(long[0])
    with pytest.raises(UnreadableSourceError, match="not-words"):
        read_bytes("\n\n".join([*lines[:at], mixed, *lines[at + 1 :]]).encode(), None)


def test_sound_texts_pass():
    for stem in STEMS:
        data = (FOLDER / f"{stem}.txt").read_bytes()
        assert read_bytes(data, None).text == data.decode()


@pytest.mark.parametrize("read", ["cp1251", "mac-cyrillic"])
def test_capitals_alone_of_another_code_page_are_named_as_the_cause(read):
    """Both code pages have nearly all small letters in the same places."""
    written = {"cp1251": "mac-cyrillic", "mac-cyrillic": "cp1251"}[read]
    text = (FOLDER / "ks-2024-77.rus.txt").read_text("utf-8")
    wrong = text.encode(written, "ignore").decode(read, "ignore")
    with pytest.raises(UnreadableSourceError, match=r"code-page: .* read as"):
        read_bytes(wrong.encode(), None)
