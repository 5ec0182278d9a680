"""Text files: what is accepted comes back byte for byte, what is not is named."""

import base64
import binascii
import codecs
import json
import quopri
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.check.restore import restore_file
from pipeline.convert import convert, publish
from pipeline.errors import UnreadableSourceError, UsageError
from pipeline.read import USUAL, Limits, read, read_bytes, read_text
from pipeline.read.encoding import _SIGNATURES
from pipeline.text import Span
from tests.clean.hostile import BASES
from tests.test_rulings import FOLDER

KAZAKH = "Қазақстан Республикасының Конституциялық Соты өтінішті қарады. " * 20
RUSSIAN = "Конституционный Суд Республики Казахстан рассмотрел обращение. " * 20


@given(st.text(min_size=1).filter(lambda t: t.strip("\ufeff \t\r\n\f") and "\0" not in t))
def test_the_text_encodes_back_to_the_file(text):
    data = text.encode("utf-8", "surrogatepass") if text.isprintable() else text.encode()
    if data.startswith(tuple(signature for signature, _, _ in _SIGNATURES)):
        return
    assert read_text(data).text.encode() == data


def test_lines_and_pages_are_told_by_the_file():
    source = read_text("\ufeffбір\r\nекі\n\nүш\fтөрт\n".encode())
    assert [source.text[a:b] for a, b in source.lines] == ["\ufeffбір", "екі", "", "үш", "төрт"]
    assert [source.text[a:b] for a, b in source.pages] == ["\ufeffбір\r\nекі\n\nүш", "төрт\n"]
    assert source.lines[1] == Span(6, 9)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (KAZAKH.encode("utf-16")[:-1], "UTF-16-LE, but byte"),
        (codecs.BOM_UTF32_BE + b"\xff" * 8, "UTF-32-BE, but byte 4"),
        ("Бал. ".encode("cp1251") * 9, "unknown encoding; .*iconv -f ENCODING -t UTF-8 FILE"),
        (KAZAKH.encode() + b"\xff", f"byte {len(KAZAKH.encode())} is no UTF-8"),
        (bytes(range(256)) * 40, "NUL|binary"),
        (bytes(range(128, 256)) * 9 + b"\x01\x02" * 99, "binary"),
        (b"\xe9t\xe9 " * 30 + b"plain" * 300, "unknown encoding"),
        (b"text\0text", "NUL"),
        (b"%PDF-1.7 \xff\xfe", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"AT&TFORM....DJVM", "DjVu"),
        (b"%!PS-Adobe-3.0", "PostScript"),
        (b"Rar!\x1a\x07", "RAR.*unpack"),
        (b"\x28\xb5\x2f\xfd\x04\x00", "zstd.*unpack"),
        (b"a.txt".ljust(257, b"\0") + b"ustar\x0000", "tar archive.*unpack"),
        (b"II*\0\x08", "image"),
    ],
)
def test_what_is_no_utf8_text_is_refused_and_named(data, told):
    with pytest.raises(UnreadableSourceError, match=told) as caught:
        read_text(data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("head", "tail", "told"),
    [
        ('<?xml version="1.0"?><r><p>', "</p></r>", "XML"),
        ('{"text": "', '"}', "JSON"),
        ("From: a@b.kz\r\nSubject: қаулы\r\nMIME-Version: 1.0\r\n\r\n", "", "e-mail"),
        ("HTTP/1.1 200 OK\r\nDate: Mon\r\n\r\n<html><body><p>", "</p>", "HTTP"),
        ("Server: nginx\r\nDate: Mon\r\n\r\n<html><body><p>", "</p>", "HTTP"),
        ("WARC/1.0\r\nWARC-Type: response\r\n\r\n", "", "WARC"),
        ("Received: from x\n\tby y\nContent-Type: multipart/mixed; boundary=a\n\n", "", "e-mail"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_what_holds_a_text_but_is_none_is_named_in_every_encoding(head, tail, told, encoding):
    with pytest.raises(UnreadableSourceError, match=f"it is .*{told}"):
        read_bytes(f"{head}{KAZAKH}{tail}".encode(encoding))


def test_a_page_of_html_in_a_wide_encoding_is_read():
    for encoding in ("utf-8", "utf-16", "utf-32"):
        source = read_bytes(f"<html><body><p>{KAZAKH}</p></body></html>".encode(encoding))
        assert source.text.strip() == KAZAKH.strip()


def test_addresses_are_no_lost_letters():
    address = "https://online.example.kz/doc?id=91&page=2"
    assert read_bytes("\n".join([RUSSIAN, address] * 4).encode()).text.count("doc?id") == 4


CODE_PAGES = {
    "windows-1251": "rus",
    "koi8-r": "rus",
    "mac-cyrillic": "rus",
    "ibm866": "rus",
    "iso-8859-5": "rus",
    "kz-1048": "kaz",
    "pt154": "kaz",
    "utf-16-le": "kaz",
    "utf-16-be": "rus",
    "utf-32-le": "kaz",
    "utf-32-be": "rus",
}


def spelt(language):
    """A ruling with no sign that a code page lacks."""
    signs = {"«": '"', "»": '"', "–": "-", "№": "N"}
    return BASES[language].translate(str.maketrans(signs))


@pytest.mark.parametrize("encoding", CODE_PAGES)
def test_a_text_in_another_encoding_is_read(encoding):
    text = spelt(CODE_PAGES[encoding])
    source = read_text(text.encode(encoding))
    assert source.text == text
    assert source.text.encode(source.encoding) == text.encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_tells_the_encoding(encoding):
    data = KAZAKH.encode(encoding)
    source = read_text(data)
    assert source.text.lstrip("\ufeff") == KAZAKH
    assert source.text.encode(source.encoding) == data


@given(st.binary(min_size=1, max_size=400))
def test_other_bytes_are_in_no_code_page(data):
    """Random bytes are never taken for words."""
    try:
        source = read_text(data)
    except UnreadableSourceError:
        return
    assert source.text.encode(source.encoding) == data
    assert source.encoding in {"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"}


@pytest.mark.parametrize("encoding", CODE_PAGES)
def test_a_ruling_in_a_code_page_is_restored_to_the_byte(encoding):
    text = spelt(CODE_PAGES[encoding])
    ruling = publish(convert(read_text(text.encode(encoding)))).ruling
    assert ruling.source.encoding == encoding
    assert restore_file(ruling) == text.encode(encoding)


def test_a_missing_file_a_folder_and_a_huge_file(tmp_path):
    with pytest.raises(UnreadableSourceError, match="No such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(UsageError, match="folder"):
        read(tmp_path)
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate((USUAL.size << 20) + 1)
    with pytest.raises(UnreadableSourceError, match=r"larger than 16 MiB.*“size”"):
        read(huge)
    with pytest.raises(UnreadableSourceError, match="binary"):
        read(huge, Limits(size=17))


@pytest.mark.parametrize(("language", "one"), [("rus", "ст. 1, "), ("kaz", "1-бап, ")])
def test_a_long_list_of_one_word_is_no_text_in_another_code_page(language, one):
    """What is counted are words of the language; a list of one that is not common says nothing."""
    ruling = (FOLDER / f"ks-2024-77.{language}.txt").read_text("utf-8")
    assert read_bytes((ruling + "\n\n" + one * 30_000).encode()).text


def test_a_code_page_is_named_only_where_the_text_could_have_been_read_in_it():
    with pytest.raises(UnreadableSourceError) as caught:
        read_bytes(("ыщ 1, " * 900).encode())
    assert "code page" not in str(caught.value)


def test_a_russian_text_under_a_kazakh_title_has_lost_no_letters():
    title = "Азаматтық істерді сот талқылауына дайындау туралы\n\n"
    line = "Жоғарғы Соттың осы қаулысы туралы, сот үшін және тараптар үшін\n\n"
    data = (title + line + RUSSIAN[: 62 * 12]).encode()
    assert read_bytes(data, None).text.encode() == data


def test_no_code_page_is_named_where_it_leaves_next_to_nothing_of_the_text():
    lost = "Казакстан Республикасынын сот туралы жане заны бойынша бул ушин " * 20
    with pytest.raises(UnreadableSourceError) as caught:
        read_bytes(lost.encode(), None)
    assert "code-page" not in str(caught.value)


def test_abbreviations_make_no_words_of_a_line_strange():
    line = "отличаются от правил ТК ЕАЭС, суд применяет последние (пункт 5 статьи 1 ТК ЕАЭС, пункт 2).\n\n"
    text = f"{RUSSIAN}\n\n{line}{RUSSIAN}\n"
    assert read_text(text.encode()).text == text


def test_a_text_of_glyphs_that_no_letter_is_known_of_is_refused_for_that():
    with pytest.raises(UnreadableSourceError, match="lost-characters"):
        convert(read_bytes(KAZAKH.replace("а", "(cid:98)").encode()))


PACKED = {
    "base64": base64.encodebytes(KAZAKH.encode()),
    "quoted-printable": quopri.encodestring(RUSSIAN.encode()),
    "addresses": quote(KAZAKH).encode(),
    "programs": json.dumps(RUSSIAN).strip('"').encode(),
    "HTML": RUSSIAN.encode("ascii", "xmlcharrefreplace"),
    "uuencode": b"begin 644 a.txt\n" + binascii.b2a_uu(KAZAKH.encode()[:45]),
    "UTF-7": RUSSIAN.encode("utf-7"),
    "CMS": bytes.fromhex("3082010006092a864886f70d010702a0") + RUSSIAN.encode(),
    "signature": b"-----BEGIN CMS-----\n" + base64.encodebytes(KAZAKH.encode()),
}


@pytest.mark.parametrize("named", PACKED)
def test_what_text_is_packed_in_is_named(named):
    with pytest.raises(UnreadableSourceError, match=named):
        read_bytes(PACKED[named], None)


def test_an_address_in_a_ruling_does_not_pack_it():
    text = f"{RUSSIAN}https://adilet.zan.kz/{quote('Конституция')}\n"
    assert read_bytes(text.encode(), None).text == text


def test_a_text_that_is_cut_within_a_letter_is_named():
    with pytest.raises(UnreadableSourceError, match="ends within a letter"):
        read_bytes(RUSSIAN.strip(" .").encode()[:-1], None)


PARTS = (
    "<meta charset=utf-8>",
    "<title>x</title>",
    "<div>",
    "<P>",
    "<style>p{}</style>",
    "<h1>x</h1>",
)


@pytest.mark.parametrize("first", PARTS)
def test_a_part_of_a_page_is_a_page(first):
    source = read_bytes(f"{first}<p>{KAZAKH}</p>".encode())
    assert (source.media_type, KAZAKH.strip() in source.text) == ("text/html", True)


@pytest.mark.parametrize("first", ["<note>", "<ruling>", "<div1>", "<p:p xmlns:p='urn:x'>"])
def test_markup_of_another_kind_is_refused(first):
    with pytest.raises(UnreadableSourceError, match="it is XML"):
        read_bytes(f"{first}{KAZAKH}".encode())


@pytest.mark.parametrize("form", ["{}", "<html><p>{}</p></html>", "<p>{}</p>"])
def test_a_text_is_held_to_its_number_of_characters(form):
    text = min(FOLDER.glob("*.txt")).read_text("utf-8")
    data = form.format(text).encode()
    assert read_bytes(data, Limits(characters=len(text) + 100))
    with pytest.raises(UnreadableSourceError, match="more than 100 characters"):
        read_bytes(data, Limits(characters=100))
